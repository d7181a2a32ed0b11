import multiprocessing
import os
import signal
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


def test_a_folder_of_the_same_name_leaves_the_former_files(tmp_path):
    write_files({tmp_path / "one": b"old"})
    (tmp_path / "two").mkdir()
    with pytest.raises(IsADirectoryError):
        write_files({tmp_path / "one": b"new", tmp_path / "two": b"new"})
    assert (tmp_path / "one").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


FORK = multiprocessing.get_context("fork")  # starts at once: nothing has to be imported again


def write_for_ever(folder, ready):
    for turn in range(10**6):
        write_files({folder / f"{n}": str(turn).encode() * 50_000 for n in range(4)})
        ready.set()


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda stop: stop.name)
@pytest.mark.parametrize("point", range(10))
def test_a_stop_at_any_point_leaves_every_file_whole(tmp_path, point, stop):
    ready = FORK.Event()
    writer = FORK.Process(target=write_for_ever, args=(tmp_path, ready))
    writer.start()
    ready.wait()
    time.sleep(0.0017 * point)
    while writer.is_alive():  # one that comes while files are moved is passed over
        os.kill(writer.pid, stop)
        writer.join(0.01)
    turns = set()
    for n in range(4):
        content = (tmp_path / f"{n}").read_bytes()
        turns.add(content[: len(content) // 50_000])
        assert content == content[: len(content) // 50_000] * 50_000
    assert stop == signal.SIGKILL or len(turns) == 1


def write_often(folder, name):
    for _ in range(20):
        write_files({folder / f"{n}": name for n in range(30)})


def test_two_writers_do_not_mix(tmp_path):
    for _ in range(5):
        writers = [FORK.Process(target=write_often, args=(tmp_path, name)) for name in (b"left", b"right")]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
            assert writer.exitcode == 0
        assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1
