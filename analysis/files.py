"""Writing results whole: everything is written beside its target first, then moved into place in one go."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path

from filelock import FileLock

INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


def write_files(contents: Mapping[Path, bytes]) -> list[Path]:
    """Write each content to its path and return the paths.

    Nothing is moved into place before all of it lies written, so a failed or interrupted call leaves the
    former files; while it moves them (less than a millisecond) it can no longer be interrupted. A kill or a
    power cut in just that moment leaves each file whole, but some of them former. Two calls at once for the
    same folders wait for each other. Call it from the main thread.
    Raises OSError when a folder cannot be written to or the disk is full.
    """
    folders = sorted({path.parent for path in contents})
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    if taken := next(filter(Path.is_dir, contents), None):
        raise IsADirectoryError(EISDIR, "a folder has this name", str(taken))
    lock = FileLock(Path(tempfile.gettempdir(), f"conflict-article-analysis-{folders[0].stat().st_ino}.lock"))
    beside = {path: path.with_name(f".{path.name}.new") for path in contents}
    with lock:
        try:
            for path, content in contents.items():
                beside[path].write_bytes(content)  # over what a killed run left
            handlers = [(number, signal.signal(number, signal.SIG_IGN)) for number in INTERRUPTS]
            for path in contents:
                beside[path].replace(path)
            for number, handler in handlers:
                signal.signal(number, handler)
        finally:
            for new in beside.values():
                new.unlink(missing_ok=True)
    return list(contents)
