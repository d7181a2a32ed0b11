"""Notebooks are executed repeatably, take the parameters they name, and become pages that stand alone."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import rerun
from analysis.rerun import page


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """A small notebook in a folder of its own; its cells' ids are given, as a saved notebook's are."""
    cells = [
        new_markdown_cell("# What is *asked*?", id="title"),
        new_code_cell('articles = "here"\npublished = None', id="set", metadata={"tags": ["parameters"]}),
        new_code_cell("print(articles, published)", id="show"),
    ]
    path = tmp_path / "01-small.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    monkeypatch.setattr(rerun, "NOTEBOOKS", tmp_path)
    return path


def printed(content):
    return nbformat.reads(content.decode(), as_version=4).cells[-1].outputs[0].text


def test_running_in_place_is_repeatable(notebook):
    first = rerun.run_notebooks([])
    assert list(first) == [notebook]
    assert printed(first[notebook]) == "here None\n"
    notebook.write_bytes(first[notebook])
    assert rerun.run_notebooks([]) == first


def test_what_is_made_meanwhile_comes_back_too(notebook, tmp_path):
    picture = tmp_path / "picture.svg"
    made = rerun.run_notebooks([], meanwhile=lambda: {picture: b"drawn"})
    assert list(made) == [picture, notebook]


def test_running_elsewhere_takes_the_article_and_writes_nothing(notebook, tmp_path):
    before = notebook.read_bytes()
    done = []
    out = tmp_path / "out"
    written = rerun.run_notebooks([tmp_path / "mine.txt"], out, done.append)
    assert sorted(path.name for path in written) == ["01-small.html", "01-small.ipynb"]
    assert printed(written[out / "01-small.ipynb"]) == f"['{tmp_path / 'mine.txt'}'] None\n"
    assert written == rerun.run_notebooks([tmp_path / "mine.txt"], out)
    assert done == ["01-small"]
    assert notebook.read_bytes() == before
    assert not out.exists()


def test_misspelt_parameter_is_refused(notebook):
    with pytest.raises(rerun.NotebookError, match=r"no parameter artciles; it takes articles, published\."):
        rerun.set_parameters(nbformat.read(notebook, as_version=4), {"artciles": "x"}, notebook.name)


def test_failing_cell_is_named(notebook):
    broken = nbformat.read(notebook, as_version=4)
    broken.cells.append(new_code_cell("1 / 0", id="broken"))
    nbformat.write(broken, notebook)
    with pytest.raises(rerun.NotebookError, match=r"^01-small\.ipynb: ZeroDivisionError: division by zero$"):
        rerun.run_notebooks([])


def test_dead_kernel_is_named(notebook):
    broken = nbformat.read(notebook, as_version=4)
    broken.cells.append(new_code_cell("import os; os._exit(1)", id="dies"))
    nbformat.write(broken, notebook)
    with pytest.raises(rerun.NotebookError, match=r"^01-small\.ipynb: its Python kernel did not run"):
        rerun.run_notebooks([])


# -- the page ---------------------------------------------------------------------------------------


@pytest.fixture
def html():
    outputs = [
        new_output("stream", name="stdout", text="a < b"),
        new_output("display_data", data={"text/html": "<b>shown</b>", "text/plain": "not shown"}),
        new_output("display_data", data={"text/markdown": "**bold**", "text/plain": "not shown"}),
        new_output("display_data", data={"text/plain": "1 < 2"}),
    ]
    cells = [new_markdown_cell("# Who & what?"), new_code_cell("if a < b:\n    pass", outputs=outputs)]
    return page.render_page(new_notebook(cells=cells))


def test_page_has_title_language_and_folded_code(html):
    assert "<title>Who &amp; what?</title>" in html
    assert '<html lang="en">' in html
    assert "<details><summary>Code</summary><pre>if a &lt; b:" in html


def test_page_shows_the_richest_output(html):
    assert "<b>shown</b>" in html
    assert "<strong>bold</strong>" in html
    assert "a &lt; b" in html
    assert "1 &lt; 2" in html
    assert "not shown" not in html


def test_page_asks_nothing_of_the_network(html):
    assert not re.search(r"<(script|link|iframe)|@import|url\(", html)
    assert "default-src 'none'" in html
