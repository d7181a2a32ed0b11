"""Writing results whole: everything is written beside its target first, then moved into place in one go."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EISDIR, EWOULDBLOCK
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock, Timeout

INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder, which need not exist yet, for as long as this one is at work.

    Raises BlockingIOError at once when another run holds it; a run that is killed holds nothing.
    """
    key = blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()
    lock = FileLock(Path(tempfile.gettempdir(), f"conflict-article-analysis-{key}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BlockingIOError(EWOULDBLOCK, "another run is at work there", str(folder)) from None
    try:
        yield
    finally:
        lock.release()


def write_files(contents: Mapping[Path, bytes]) -> list[Path]:
    """Write each content to its path and return the paths.

    Nothing is moved into place before all of it lies written, so a failed or interrupted call leaves the
    former files; while it moves them (less than a millisecond) it can no longer be interrupted. A kill or a
    power cut in just that moment leaves each file whole, but some of them former. Call it from the main
    thread, and hold the folder (`hold_folder`) where others may write into it.
    Raises OSError when a folder cannot be written to or the disk is full.
    """
    for folder in {path.parent for path in contents}:
        folder.mkdir(parents=True, exist_ok=True)
    if taken := next(filter(Path.is_dir, contents), None):
        raise IsADirectoryError(EISDIR, "a folder has this name", str(taken))
    beside = {path: path.with_name(f".{path.name}.new") for path in contents}
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
