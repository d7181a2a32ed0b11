"""The tables on disk: one CSV file each, and datapackage.json, the codebook that describes every column."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.tables import Tables
from analysis.tables.columns import DTYPES, TABLES, Column, Table

# A spreadsheet takes a cell that begins so for a formula; a leading apostrophe makes it read text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def render_tables(tables: Tables) -> dict[str, bytes]:
    """Return file name -> content: one CSV file a table, and datapackage.json, the codebook.

    Text cells that begin with one of = + - @ (or with the guard itself) get a leading apostrophe, which
    read_tables takes away again.
    """
    files = {
        f"{table.name}.csv": guard(table, frame).to_csv(index=False, lineterminator="\n")
        for table, frame in tables
    }
    files["datapackage.json"] = json.dumps(describe_tables(), indent=2, ensure_ascii=False) + "\n"
    return {name: content.encode() for name, content in files.items()}


def read_tables(folder: Path) -> Tables:
    """Read back the frames from the files that render_tables makes, types included."""
    frames = {}
    for table in TABLES:
        frame = pd.read_csv(
            folder / f"{table.name}.csv",
            dtype={c.name: DTYPES[c.type] for c in table.columns if c.type != "date"},
            parse_dates=[c.name for c in table.columns if c.type == "date"],
            keep_default_na=False,
            na_values=[""],
        )
        frames[table.name] = unguard(table, frame).astype({c.name: DTYPES[c.type] for c in table.columns})
    return Tables(**frames)


def guard(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return _map_text(
        table, frame, lambda cell: GUARD + cell if cell.startswith((*FORMULA_STARTS, GUARD)) else cell
    )


def unguard(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Undo guard."""
    return _map_text(table, frame, lambda cell: cell.removeprefix(GUARD))


def _map_text(table: Table, frame: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    text = {
        c.name: frame[c.name].map(change, na_action="ignore") for c in table.columns if c.type == "string"
    }
    return frame.assign(**text)


def describe_tables() -> dict[str, Any]:
    """Return the codebook: a Frictionless Data Package of the five tables."""
    return {
        "name": "conflict-article-tables",
        "title": "Steps of escalation and interception claims, read from news articles",
        "description": "Dates are ISO 8601. A missing value is an empty cell. Text cells that begin with"
        " = + - @ or an apostrophe carry a leading apostrophe, so that no spreadsheet takes them for a"
        " formula; take the first apostrophe away to have the text itself.",
        "licenses": [{"name": "MIT", "title": "MIT License"}],
        "resources": [_describe_table(table) for table in TABLES],
    }


def _describe_table(table: Table) -> dict[str, Any]:
    schema = {"fields": [_describe_column(column) for column in table.columns], "missingValues": [""]}
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": table.description,
        "schema": schema | ({"primaryKey": [table.key]} if table.key else {}),
    }


def _describe_column(column: Column) -> dict[str, Any]:
    constraints = {
        "required": column.required or None,
        "unique": column.unique or None,
        "enum": list(column.values) or None,
        "minimum": 0 if column.type == "integer" else None,
    }
    field = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        "unit": column.unit or None,
        "constraints": {name: value for name, value in constraints.items() if value is not None} or None,
    }
    return {name: value for name, value in field.items() if value is not None}
