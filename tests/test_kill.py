"""A run that is killed, at whatever point, leaves results of one run: the former or its own, each file whole.

Three points here; KILL_POINTS=20 for the long run, which kills a run in place as often.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
POINTS = int(os.environ.get("KILL_POINTS", "3"))
ARTICLE = ROOT / "tests" / "articles" / "2024-03-08-sahel-patrols.md"
JOBS = {  # arguments, and where the results are
    "own article": ([str(ARTICLE), "--out", "out"], ["out"]),
    "in place": ([], ["data/tables", "notebooks"]),
}


def read_files(folders):
    """Return file -> content; a file whose name begins with a point is no result."""
    paths = [path for folder in folders for path in folder.rglob("*")]
    return {path: path.read_bytes() for path in paths if path.is_file() and path.name[0] != "."}


@pytest.mark.parametrize("job", list(JOBS)[: 1 if POINTS < 10 else 2])
def test_a_killed_run_leaves_results_of_one_run(tmp_path, job):
    arguments, parts = JOBS[job]
    folders = [tmp_path / part for part in parts]
    for part in ("analysis", "data", "notebooks"):
        shutil.copytree(ROOT / part, tmp_path / part)
    command = [sys.executable, "-m", "analysis", *arguments]
    start = time.monotonic()
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    seconds = time.monotonic() - start
    own = read_files(folders)
    assert len(own) >= 11
    former = {path: content + b"\n" for path, content in own.items()}
    for point in range(POINTS):
        for path, content in former.items():
            path.write_bytes(content)
        run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Not evenly: the writing is in the last tenth.
        time.sleep(seconds * (1 - (1 - (point + 0.5) / POINTS) ** 2))
        run.send_signal(signal.SIGTERM if point % 2 else signal.SIGKILL)
        run.wait()
        found = read_files(folders)
        assert found in (own, former), [path.name for path in own if found.get(path) != own[path]]
