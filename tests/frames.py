"""Hand-made tables for the tests of figures and of the marked article."""

import pandas as pd

from analysis.tables.columns import CLAIMS, DTYPES, STEPS, Table


def make_frame(rows: list[dict], table: Table) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[column.name for column in table.columns])
    return frame.astype({column.name: DTYPES[column.type] for column in table.columns})


def step(**cells) -> dict:
    usual = {
        "article": "report",
        "date_rule": "stated weekday",
        "actor": "Northland",
        "recipient": "Southland",
        "event": "ASSAULT",
        "mode": "heavy-weapons",
        "context": "military",
        "quad_class": "material conflict",
        "direction": "escalates",
        "status": "reported",
        "instrument": "rockets",
    }
    day = cells.pop("day", None)
    return usual | ({"earliest": day, "latest": day} if day else {}) | cells


def claim(claimant, measure, low, high=..., **cells) -> dict:
    usual = {
        "article": "report",
        "incident_id": "i-1",
        "claimant": claimant,
        "claimant_text": claimant,
        "attacker": "Northland",
        "weapon": "missile",
        "measure": measure,
        "low": low,
        "high": low if high is ... else high,
        "place": "the port",
        "earliest": "2024-03-05",
        "latest": "2024-03-05",
    }
    return usual | cells


def make_steps(*rows: dict) -> pd.DataFrame:
    return make_frame(list(rows), STEPS)


def make_claims(*rows: dict) -> pd.DataFrame:
    return make_frame(list(rows), CLAIMS)
