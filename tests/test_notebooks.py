"""The notebooks as saved: executed in order, short cells, readable on any article."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

from analysis.rerun.page import render_page

ROOT = Path(__file__).resolve().parent.parent
PATHS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ARTICLES = sorted((ROOT / "tests" / "articles").glob("2*.md"))


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_three_notebooks():
    assert [path.stem for path in PATHS] == [
        "01-article-to-tables",
        "02-escalation-timeline",
        "03-interception-figures",
    ]


def test_every_cell_is_executed_in_order(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_every_expression_has_its_output(notebook):
    """A cell that ends in a call, not in an assignment, shows something."""
    for cell in code_cells(notebook):
        last = cell.source.split("\n")[-1]
        shows = not re.match(r"\w+ = |from |import ", last)
        assert bool(cell.outputs) == shows, cell.source


def test_cells_are_short_and_define_nothing(notebook):
    for cell in code_cells(notebook):
        lines = cell.source.split("\n")
        assert 1 <= len(lines) <= 3, cell.source
        assert not re.search(r"^\s*(def|class|for|while|if|with|try)\b|lambda", cell.source, re.MULTILINE)


def test_one_cell_takes_the_parameters(notebook):
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())]
    assert len(tagged) == 1
    assert re.findall(r"^(\w+) = ", tagged[0].source, re.MULTILINE) == ["articles", "published"]


def test_headings_are_questions(notebook):
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    headings = [line for source in cells for line in source.split("\n") if line.startswith("#")]
    assert headings
    assert all(heading.endswith("?") for heading in headings)


def test_prose_of_ours_holds_no_figure(notebook):
    """Numbers about an article are computed; the headline is sentence 0 of every article."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"(?<!TIMEX)[1-9]", cell.source), cell.source


def test_no_warning_and_no_address(notebook):
    for cell in code_cells(notebook):
        for output in cell.outputs:
            assert output.output_type in ("display_data", "execute_result")
            assert not re.search(r" at 0x[0-9a-f]+>|<[\w.]+ object>", json.dumps(output.data))


def test_every_figure_has_alternative_text(notebook):
    shown = [out.data.get("text/html", "") for cell in code_cells(notebook) for out in cell.outputs]
    images = [tag for html in shown for tag in re.findall(r"<img [^>]*>", html)]
    assert all(re.search(r'alt="[^"]{20,}"', tag) for tag in images)
    assert all('src="data:image/svg+xml,' in tag for tag in images)


def test_metadata_holds_no_time(notebook):
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)


# -- on other articles ------------------------------------------------------------------------------


def run_cells(notebook, articles, published=None):
    """Run a notebook's code on other articles in this process; return what its cells display."""
    shown = []
    names = {"display": lambda *pictures: shown.extend(picture._repr_mimebundle_() for picture in pictures)}
    for cell in code_cells(notebook):
        *statements, last = ast.parse(cell.source).body
        exec(compile(ast.Module(statements, []), "cell", "exec"), names)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), "cell", "exec"), names)
        elif (value := eval(compile(ast.Expression(last.value), "cell", "eval"), names)) is not None:
            shown.append(value._repr_mimebundle_())
        if "parameters" in cell.metadata.get("tags", ()):
            names |= {"articles": articles, "published": published}
    return shown


@pytest.mark.parametrize("article", [*ARTICLES, ROOT / "tests" / "articles"], ids=lambda path: path.stem)
@pytest.mark.filterwarnings("error:::analysis")
def test_notebook_reads_well_on_any_article(notebook, article, tmp_path):
    if article.is_dir():
        article = [str(path) for path in ARTICLES]
    shown = run_cells(notebook, article if isinstance(article, list) else str(article))
    words = " ".join(data["text/plain"] for data in shown)
    assert len(shown) >= 5
    assert not re.search(r"\bnan\b|NaT|<NA>|\bNone\b(?! of|:)|0x[0-9a-f]{6}", words)
    assert all(data["text/plain"].strip() for data in shown)


EMPTY = "A quiet week\n\nNothing of note was reported from the valley.\n"
HOSTILE = """<script>alert(1)</script> & **bold** $x$

On Tuesday 5 March Israel struck <img src=x onerror=alert(1)> [Lebanon](javascript:alert(1)) with missiles.
Israel said it had intercepted five of six rockets that Hezbollah launched on Tuesday.
"""


@pytest.mark.parametrize("text", [EMPTY, HOSTILE], ids=["empty", "hostile"])
def test_notebook_reads_well_on_odd_text(notebook, text, tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    shown = run_cells(notebook, str(path), "2024-03-08")
    for data in shown:
        assert not re.search(r"<script|<img src=x", data.get("text/html", "") + data.get("text/markdown", ""))
        assert "](javascript" not in data.get("text/markdown", "")


def test_page_of_a_notebook_stands_alone(notebook):
    html = render_page(notebook)
    addresses = re.findall(r""" (?:src|href)=["']?([^"'\s>]{0,40})""", html)
    assert all(address.startswith(("#", "data:image/svg+xml,")) for address in addresses)
    assert not re.search(r"<(script|link|iframe|object)\b|@import|url\((?!%23)", html)
