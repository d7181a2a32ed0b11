"""Execute the notebooks, in place or on articles of your own, and write each as a page without Jupyter."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parent.parent.parent
NOTEBOOKS = ROOT / "notebooks"

Notebook: TypeAlias = Any  # as nbformat gives it
Kernel: TypeAlias = Any  # jupyter_client's manager of one


class NotebookError(RuntimeError):
    """A notebook could not be run; the message is one line with its name and the cause."""


def run_notebooks(
    articles: Sequence[Path],
    out: Path | None = None,
    progress: Callable[[str], None] = lambda name: None,
    published: date | None = None,
    meanwhile: Callable[[], dict[Path, bytes]] = dict,
) -> dict[Path, bytes]:
    """Execute every notebook and return what is to be written: each target file with its content.

    Without `out` the notebooks run in place as they are, on the articles that their first cell names. With
    `out` they run on `articles` (files or folders) and go into the folder `out`, each with
    an HTML page beside it. `progress` is called with each notebook's name when it is done. `meanwhile`
    returns further files; it is called while the kernels, each a process of its own, are at work.

    Two runs on the same article give the same bytes. Raises NotebookError when a cell fails.
    """
    parameters: dict[str, object] = {}
    if out is not None:
        day = published.isoformat() if published else None
        parameters = {"articles": [str(path.resolve()) for path in articles], "published": day}
    kernels: dict[Path, Kernel] = {}
    pool = ThreadPoolExecutor()
    running = {}
    try:
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            kernels[path] = _start_kernel(path.name)
            running[pool.submit(_run, path, parameters, kernels[path], out)] = path
        files = meanwhile()
        for done in as_completed(running):
            done.result()
            progress(running[done].stem)
    except BaseException:
        for kernel in kernels.values():
            _kill_kernel(kernel)
        raise
    finally:
        pool.shutdown(wait=False)
    for done in running:
        files |= done.result()
    return files


def _start_kernel(name: str) -> Kernel:
    from jupyter_client.kernelspec import NoSuchKernel
    from jupyter_client.manager import KernelManager

    search = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    client = "jupyter_client.asynchronous.AsyncKernelClient"  # as nbclient, which will use it, wants it
    kernel = KernelManager(kernel_name="python3", client_class=client)
    quiet = ["--log-level=ERROR"]  # the kernel warns of its own transport otherwise
    try:
        kernel.start_kernel(
            cwd=str(NOTEBOOKS), env={**os.environ, "PYTHONPATH": search}, extra_arguments=quiet
        )
    except NoSuchKernel as error:
        raise NotebookError(f"{name}: its Python kernel did not run ({error}).") from error
    return kernel


def _kill_kernel(kernel: Kernel) -> None:
    """End a kernel's process at once; to ask it to end takes a second."""
    if process := getattr(kernel.provisioner, "process", None):
        process.kill()
    kernel.cleanup_connection_file()


def _run(path: Path, parameters: Mapping[str, object], kernel: Kernel, out: Path | None) -> dict[Path, bytes]:
    """Return the executed notebook, and elsewhere its page beside it."""
    # jsonschema would build the grammar of addresses with it: a second, for what no notebook is checked for.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    if parameters:
        set_parameters(notebook, parameters, path.name)
    _execute(notebook, kernel, path.name)
    if out is None:
        return {path: _to_bytes(notebook)}
    from analysis.rerun.page import render_page

    page = render_page(notebook).encode("utf-8")
    return {out / path.name: _to_bytes(notebook), out / f"{path.stem}.html": page}


def _execute(notebook: Notebook, kernel: Kernel, name: str) -> None:
    """Run the cells in the kernel, which ends with them."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    metadata = notebook.metadata.copy()
    # Times would differ from run to run.
    client = NotebookClient(notebook, kernel, record_timing=False, shutdown_kernel="immediate")
    try:
        client.execute(cleanup_kc=True)
    except CellExecutionError as error:
        cause = " ".join(f"{error.ename}: {error.evalue}".split())
        raise NotebookError(f"{name}: {cause}") from error
    except DeadKernelError as error:
        raise NotebookError(f"{name}: its Python kernel did not run ({error}).") from error
    notebook.metadata = metadata


def set_parameters(notebook: Notebook, parameters: Mapping[str, object], name: str) -> Notebook:
    """Put a cell that sets the parameters after the one tagged `parameters`, as papermill does.

    Raises NotebookError for a parameter that the tagged cell does not set.
    """
    from nbformat.v4 import new_code_cell
    from papermill.translators import translate_parameters

    place = next((n for n, cell in enumerate(notebook.cells) if _has_tag(cell, "parameters")), -1)
    known = _assigned(notebook.cells[place].source) if place >= 0 else set()
    if wrong := sorted(set(parameters) - known):
        raise NotebookError(
            f"{name}: has no parameter {', '.join(wrong)}; it takes {', '.join(sorted(known)) or 'none'}."
        )
    source = translate_parameters("python3", "python", dict(parameters), "Parameters")
    # The cell's id is given, since a random one would differ from run to run.
    tags = {"tags": ["injected-parameters"]}
    notebook.cells.insert(place + 1, new_code_cell(source, id="injected-parameters", metadata=tags))
    return notebook


def _has_tag(cell: Notebook, tag: str) -> bool:
    return tag in cell.metadata.get("tags", ())


def _assigned(source: str) -> set[str]:
    """Return the names that Python code assigns at its top level."""
    statements = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    return {name.id for node in statements for name in node.targets if isinstance(name, ast.Name)}


def _to_bytes(notebook: Notebook) -> bytes:
    import nbformat

    words: str = nbformat.writes(notebook)
    return (words.rstrip("\n") + "\n").encode("utf-8")
