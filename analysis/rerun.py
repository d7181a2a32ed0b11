"""Execute the notebooks, in place or on articles of your own, and write each as a page without Jupyter."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from analysis.page import render_page

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
WORKERS = 2  # kernels at a time: each is a process of its own

Notebook: TypeAlias = Any  # as nbformat gives it


class NotebookError(RuntimeError):
    """A notebook could not be run; the message is one line with its name and the cause."""


def run_notebooks(
    articles: str | Path | Sequence[str | Path],
    out: Path | None = None,
    progress: Callable[[str], None] = lambda name: None,
    published: date | None = None,
) -> dict[Path, bytes]:
    """Execute every notebook and return what is to be written: each target file with its content.

    Without `out` the notebooks run in place as they are, on the articles that their first cell names. With
    `out` they run on `articles` (a file, a folder or several files) and go into the folder `out`, each with
    an HTML page beside it. `progress` is called with each notebook's name when it is done.

    Two runs on the same article give the same bytes. Raises NotebookError when a cell fails.
    """
    parameters: dict[str, object] = {}
    if out is not None:
        day = published.isoformat() if published else None
        parameters = {"articles": _absolute(articles), "published": day}
    paths = sorted(NOTEBOOKS.glob("*.ipynb"))
    with ThreadPoolExecutor(WORKERS) as pool:
        running = {pool.submit(_run, path, parameters, out): path for path in paths}
        try:
            for done in as_completed(running):
                done.result()
                progress(running[done].stem)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return {path: content for done in running for path, content in done.result().items()}


def _absolute(articles: str | Path | Sequence[str | Path]) -> str | list[str]:
    if isinstance(articles, (str, Path)):
        return str(Path(articles).resolve())
    return [str(Path(path).resolve()) for path in articles]


def _run(path: Path, parameters: Mapping[str, object], out: Path | None) -> dict[Path, bytes]:
    notebook = execute_notebook(path, parameters)
    if out is None:
        return {path: _to_bytes(notebook)}
    page = render_page(notebook).encode("utf-8")
    return {out / path.name: _to_bytes(notebook), out / f"{path.stem}.html": page}


def execute_notebook(path: Path, parameters: Mapping[str, object] | None = None) -> Notebook:
    """Return the notebook with every cell executed anew, under its own metadata.

    Raises NotebookError when a cell fails or when a parameter is not one of the notebook's.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(path, as_version=4)
    if parameters:
        notebook = set_parameters(notebook, parameters, path.name)
    metadata = notebook.metadata.copy()
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,  # times would differ from run to run
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    search = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        client.execute(env={**os.environ, "PYTHONPATH": search})
    except CellExecutionError as error:
        raise NotebookError(f"{path.name}: {error.ename}: {error.evalue}") from error
    notebook.metadata = metadata
    return notebook


def set_parameters(notebook: Notebook, parameters: Mapping[str, object], name: str) -> Notebook:
    """Return the notebook with a cell that sets the parameters, after the one tagged `parameters`.

    Raises NotebookError for a parameter that the tagged cell does not set.
    """
    from papermill.parameterize import parameterize_notebook

    known = _list_parameters(notebook)
    if wrong := sorted(set(parameters) - known):
        raise NotebookError(
            f"{name}: has no parameter {', '.join(wrong)}; it takes {', '.join(sorted(known)) or 'none'}."
        )
    notebook.metadata["papermill"] = {}
    notebook = parameterize_notebook(notebook, dict(parameters), kernel_name="python3", language="python")
    del notebook.metadata["papermill"]
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "injected-parameters"  # a random one would differ from run to run
    return notebook


def _list_parameters(notebook: Notebook) -> set[str]:
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())]
    statements = [statement for cell in cells for statement in ast.parse(cell.source).body]
    targets = [target for node in statements if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _to_bytes(notebook: Notebook) -> bytes:
    import nbformat

    words: str = nbformat.writes(notebook)
    return (words.rstrip("\n") + "\n").encode("utf-8")
