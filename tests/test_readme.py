"""README says what the tool does: its excerpt, its rows, its commands and its map of the package."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import extract_tables, read_article
from analysis.steps.actions import direction_of
from analysis.tables.columns import STATUSES, TABLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = {
    "steps": ["earliest", "latest", "actor", "recipient", "event", "evidence"],
    "claims": ["claimant_text", "attacker", "weapon", "measure", "low", "high", "earliest"],
}


def render(frame, columns):
    """A Markdown table of some columns; a missing cell is empty."""
    dates = frame.select_dtypes("datetime").columns
    shown = frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in dates})[columns]
    lines = [" | ".join(columns), " | ".join("---" for _ in columns)]
    lines += [" | ".join("" if pd.isna(cell) else str(cell) for cell in row) for row in shown.to_numpy()]
    return "\n".join(f"| {line} |" for line in lines)


def test_excerpt_becomes_the_rows_shown():
    block = re.search(r"<!-- excerpt: begin -->\n(.*?)<!-- excerpt: end -->", README, re.S).group(1)
    excerpt = " ".join(line.removeprefix("> ") for line in block.splitlines() if line.startswith(">"))
    assert len([line for line in block.splitlines() if line.startswith(">")]) == 6
    article = read_article(ROOT / "data/articles/2024-11-20-mines-for-ukraine.md")
    text = article.text.replace("\n\n", "  ")
    start = text.replace("  ", " ").find(excerpt)
    assert start >= 0, "the excerpt is not in the article"
    sentences = [s.index for s in article.sentences if s.text in excerpt]
    tables = extract_tables(article)
    for name, columns in SHOWN.items():
        frame = getattr(tables, name)
        expected = render(frame[frame["sentence"].isin(sentences)], columns)
        assert expected in block, f"README should show\n{expected}"


def test_two_sh_blocks_set_up_everything():
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.S | re.M)
    assert len(blocks) == 2
    assert all("pip install" in block and "requirements.txt" in block for block in blocks)
    assert "python -m analysis" in blocks[0]
    assert blocks[1].splitlines()[-1] == "pytest"


def test_workflow_runs_the_same_commands():
    second = re.findall(r"^```sh\n(.*?)^```", README, re.S | re.M)[1]
    workflow = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    assert all(line in workflow for line in second.splitlines())


def test_pictures_and_tables_are_there():
    assert all((ROOT / path).exists() for path in re.findall(r"\]\((data/[^)]+)\)", README))
    assert all(f"`{table.name}`" in README for table in TABLES)


def read_map():
    """Module -> line of the map of the package; its last column says what the line is for."""
    block = re.search(r"```\n(__main__.*?)```", README, re.S).group(1)
    lines = [re.split(r"\s{2,}", line.strip())[:-1] for line in block.splitlines()]
    return {module: number for number, modules in enumerate(lines) for module in modules}


def list_modules():
    for path in sorted((ROOT / "analysis").rglob("*.py")):
        name = path.relative_to(ROOT / "analysis").with_suffix("").parts[0]
        if name != "__init__":
            yield name, path


def test_map_names_every_module():
    assert set(read_map()) == {name for name, _ in list_modules()}


def test_imports_run_one_way():
    """Each module imports only from its own line of the map or from lines below it."""
    level = read_map()
    for name, path in list_modules():
        for imported in re.findall(r"from analysis\.(\w+)[\w.]* import", path.read_text(encoding="utf-8")):
            assert level[name] <= level[imported], f"{path.name} imports {imported} from above"


def test_columns_explained_exist():
    words = README.partition("What needs a word more:")[2].partition("`analysis.compare")[0]
    explained = {name for line in words.splitlines() for name in re.findall(r"^- `(\w+)`", line)}
    assert explained == {"earliest", "recipient", "status", "direction", "tellings", "incident_id", "low"}
    names = {column.name for table in TABLES for column in table.columns}
    assert set(re.findall(r"`(\w+)`", words)) <= names
    statuses = set(re.findall(r"\*(\w+)\*", words.partition("- `status`")[2].partition("\n")[0]))
    assert statuses == {*STATUSES}


@pytest.mark.parametrize(
    ("event", "mode", "contexts", "direction"),
    [
        *((event, "", [], "neutral") for event in ("SANCTION", "PROTEST", "ACCUSE", "REQUEST", "REJECT")),
        ("SANCTION", "expel", ["diplomatic"], "neutral"),
        ("COERCE", "arrest", [], "neutral"),
        ("COERCE", "seize", [], "neutral"),
        *(("COERCE", "seize", [context], "escalates") for context in ("military", "resource")),
        *((event, "", [], "escalates") for event in ("ASSAULT", "THREATEN", "MOBILIZE")),
        ("AID", "", ["military"], "escalates"),
        *((event, "", [], "restrains") for event in ("CONSULT", "RETREAT")),
    ],
)
def test_directions_are_as_explained(event, mode, contexts, direction):
    assert direction_of(event, mode, contexts, "") == direction
