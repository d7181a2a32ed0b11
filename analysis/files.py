"""Writing results whole: everything is written beside its target first, then moved into place in one go."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock


def write_files(contents: Mapping[Path, bytes]) -> list[Path]:
    """Write each content to its path and return the paths.

    An interrupted or failed call leaves each former file whole, and until all the new ones lie written
    beside them, in place. Two calls at once for the same folders wait for each other.
    Raises OSError when a folder cannot be written to or the disk is full.
    """
    folders = sorted({path.parent for path in contents})
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(Path(tempfile.gettempdir(), f"conflict-article-analysis-{folders[0].stat().st_ino}.lock"))
    written: dict[Path, Path] = {}
    with lock:
        try:
            for path, content in contents.items():
                beside = path.with_name(f".{path.name}.new")  # what a killed run left is written over
                written[path] = beside
                beside.write_bytes(content)
            for path, beside in written.items():
                beside.replace(path)
        finally:
            for beside in written.values():
                beside.unlink(missing_ok=True)
    return list(contents)
