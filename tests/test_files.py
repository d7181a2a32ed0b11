import multiprocessing
import os
import signal
import time

import pytest

from analysis.files import hold_folder, write_files


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


def hold_for_ever(folder, ready):
    with hold_folder(folder):
        ready.set()
        time.sleep(60)


def test_one_run_at_a_time_holds_a_folder(tmp_path):
    """The folder need not exist yet; who is killed holds it no longer."""
    ready, folder = FORK.Event(), tmp_path / "to come"
    holder = FORK.Process(target=hold_for_ever, args=(folder, ready))
    holder.start()
    ready.wait()
    with hold_folder(tmp_path), pytest.raises(BlockingIOError, match="another run"), hold_folder(folder):
        pass
    holder.kill()
    holder.join()
    with hold_folder(folder):
        pass
    assert not folder.exists()
