"""Hand-made tables for the tests of figures and of the marked article."""

import pandas as pd

STEPS = (
    "article sentence start end step_id earliest latest grain date_rule actor recipient event mode context "
    "quad_class score direction status action instrument source evidence rule tellings"
).split()
CLAIMS = (
    "article sentence start end claim_id incident_id claimant claimant_text attacker weapon weapon_text "
    "measure low high value_text place earliest latest evidence rule"
).split()
COUNTS = {"sentence", "start", "end", "low", "high"}
DAYS = {"earliest", "latest"}


def make_frame(rows: list[dict], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    kinds = {name: "Int64" if name in COUNTS else "str" for name in columns if name not in DAYS | {"score"}}
    for name in DAYS & set(columns):
        frame[name] = pd.to_datetime(frame[name])
    if "score" in columns:
        kinds["score"] = "Float64"
    return frame.astype(kinds)


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
