import signal
import subprocess
import sys
import time

import pytest

from analysis.files import write_files


def test_writes_all(tmp_path):
    paths = write_files({tmp_path / "a" / "one": b"1", tmp_path / "two": b"2"})
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["one", "two"]


def test_a_failure_leaves_the_former_files(tmp_path):
    write_files({tmp_path / "one": b"old", tmp_path / "two": b"old"})
    with pytest.raises(TypeError):
        write_files({tmp_path / "one": b"new", tmp_path / "two": None})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"one": b"old", "two": b"old"}


WRITER = """
import sys
from pathlib import Path
from analysis.files import write_files
folder = Path(sys.argv[1])
print("ready", flush=True)
for turn in range(10**6):
    write_files({folder / f"{n}": str(turn).encode() * 50_000 for n in range(4)})
"""


@pytest.mark.parametrize("point", range(12))
def test_a_kill_at_any_point_leaves_every_file_whole(tmp_path, point):
    write_files({tmp_path / f"{n}": b"0" * 50_000 for n in range(4)})
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
    writer.stdout.readline()
    time.sleep(0.003 * point)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    for n in range(4):
        content = (tmp_path / f"{n}").read_bytes()
        turn = content[: len(content) // 50_000]
        assert content == turn * 50_000


TWIN = """
import sys
from pathlib import Path
from analysis.files import write_files
folder = Path(sys.argv[1])
for _ in range(20):
    write_files({folder / f"{n}": sys.argv[2].encode() for n in range(30)})
"""


def test_two_writers_do_not_mix(tmp_path):
    for _ in range(5):
        writers = [
            subprocess.Popen([sys.executable, "-c", TWIN, str(tmp_path), name]) for name in ("left", "right")
        ]
        assert [writer.wait() for writer in writers] == [0, 0]
        assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1
