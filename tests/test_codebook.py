import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from frictionless import validate

from analysis import extract_tables, read_article
from analysis.article import parse_article
from analysis.tables.codebook import describe_tables, read_tables, render_tables
from analysis.tables.columns import TABLES

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "data" / "tables"


def write_tables(tables, folder):
    for name, content in render_tables(tables).items():
        (folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def tables():
    return extract_tables(read_article(ROOT / "data/articles/2024-11-20-mines-for-ukraine.md"))


def test_committed_tables_are_those_of_the_code(tables):
    for name, content in render_tables(tables).items():
        assert content == (COMMITTED / name).read_bytes(), name


def test_codebook_validates():
    report = validate(str(COMMITTED / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


def test_every_column_is_described():
    described = {table["name"]: table["schema"]["fields"] for table in describe_tables()["resources"]}
    for table in TABLES:
        assert [field["name"] for field in described[table.name]] == [c.name for c in table.columns]
        assert all(field["description"].endswith(".") for field in described[table.name])


def test_validation_fails_on_a_wrong_cell(tables, tmp_path):
    write_tables(tables, tmp_path)
    path = tmp_path / "steps.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("escalates", "explodes"), encoding="utf-8")
    assert not validate(str(tmp_path / "datapackage.json")).valid


def test_tables_come_back_as_they_were(tables, tmp_path):
    write_tables(tables, tmp_path)
    again = {table.name: frame for table, frame in read_tables(tmp_path)}
    for table, frame in tables:
        pd.testing.assert_frame_equal(again[table.name], frame)


def test_formulas_are_guarded_and_come_back(tmp_path):
    hostile = parse_article(
        "=HYPERLINK(\"x\")\n\n@SUM(A1) said nothing. 'Quoted' words follow. +1 is no figure.",
        published=date(2024, 1, 2),
    )
    tables = extract_tables(hostile)
    write_tables(tables, tmp_path)
    cells = (tmp_path / "sentences.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in cells
    assert "'@SUM" in cells
    pd.testing.assert_frame_equal(read_tables(tmp_path).sentences, tables.sentences)


def test_codebook_is_json_without_surprises():
    package = json.loads((COMMITTED / "datapackage.json").read_text(encoding="utf-8"))
    assert [r["name"] for r in package["resources"]] == [table.name for table in TABLES]
