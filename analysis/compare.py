"""Competing claims side by side: what each claimant counts, what all allow, how far apart they are.

Rivals are never averaged and open bounds never filled in: these are claims, not samples.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

QUANTITIES = ("launched", "intercepted", "not_intercepted")
COUNTS = [f"{quantity}_{bound}" for quantity in QUANTITIES for bound in ("low", "high")]
SHARES = ["share_low", "share_high"]
INCIDENT = ["article", "incident_id", "attacker", "weapon", "place", "earliest", "latest"]
CLAIMANT = ["claimant", "claimant_text"]


class Bounds(NamedTuple):
    """A count known to lie between two numbers; None is an open end."""

    low: int | None
    high: int | None


OPEN = Bounds(None, None)


def compare(claims: pd.DataFrame) -> pd.DataFrame:
    """Lay the claims of each incident side by side: a row per incident and claimant, in the article's order.

    Columns: article, incident_id, attacker, weapon, place, earliest, latest, claimant, claimant_text, then
    launched_low, launched_high, intercepted_low, intercepted_high, not_intercepted_low,
    not_intercepted_high (weapons, Int64), share_low and share_high (intercepted of launched, 0 to 1,
    Float64). A bound is missing where the claimant leaves it open, or where it cannot be computed from what
    he says. Several figures of one claimant for one quantity narrow each other where they overlap ("dozens",
    then "36") and span their range where they do not; two voices of one country that contradict each other
    (a ministry, a governor) have a row each. Launches, interceptions and hits take part; what
    hit was not intercepted.
    """
    counted = claims[claims["measure"].isin([*QUANTITIES, "hit"])]
    groups = counted.groupby(["incident_id", "claimant"], dropna=False, sort=False)
    rows = [_describe_claimant(voice) for _, group in groups for voice in _tell_voices_apart(group)]
    frame = pd.DataFrame(rows, columns=[*INCIDENT, *CLAIMANT, *COUNTS, *SHARES])
    return frame.astype(
        {name: claims[name].dtype for name in (*INCIDENT, *CLAIMANT)}
        | dict.fromkeys(COUNTS, "Int64")
        | dict.fromkeys(SHARES, "Float64")
    )


def agree(comparison: pd.DataFrame) -> pd.DataFrame:
    """Say per incident and quantity what all claimants allow and how far they are apart.

    Takes what compare returns. Columns: article, incident_id, measure, claimants (how many give the
    quantity), agreed_low (all of them allow at least so many; missing if one gives no lower bound),
    disputed_low and disputed_high (the lowest and the highest count that any of them allows; missing is an
    open end). A quantity that nobody gives has no row. What the reporter counts without naming a claimant
    takes part only where nobody else counts.
    """
    rows = []
    for (article, incident), group in comparison.groupby(["article", "incident_id"], sort=False):
        named = group[group["claimant_text"].notna()]
        voices = group if named.empty else named
        for quantity in QUANTITIES:
            bounds = [b for b in (_bounds(row, quantity) for _, row in voices.iterrows()) if b != OPEN]
            if bounds:
                low = _least([b.low for b in bounds])
                rows.append(
                    (article, incident, quantity, len(bounds), low, low, _most([b.high for b in bounds]))
                )
    counts = ["claimants", "agreed_low", "disputed_low", "disputed_high"]
    frame = pd.DataFrame(rows, columns=["article", "incident_id", "measure", *counts])
    text = dict.fromkeys(["article", "incident_id", "measure"], "str")
    return frame.astype(text | dict.fromkeys(counts, "Int64"))


def _tell_voices_apart(claims: pd.DataFrame) -> list[pd.DataFrame]:
    """Part the claims of one claimant by the words for it, if two of these voices contradict each other."""
    voices = [voice for _, voice in claims.groupby("claimant_text", dropna=False, sort=False)]
    contradict = len(voices) > 1 and any(_contradict(figures) for _, figures in claims.groupby("measure"))
    return voices if contradict else [claims]


def _contradict(claims: pd.DataFrame) -> bool:
    """Whether one of these figures lies wholly above another."""
    lows, highs = claims["low"].dropna(), claims["high"].dropna()
    return bool(len(lows) and len(highs) and lows.max() > highs.min())


def _describe_claimant(claims: pd.DataFrame) -> dict[str, object]:
    """One row of compare, from the claims of one claimant on one incident."""
    row: dict[str, object] = {name: _first(claims[name]) for name in (*INCIDENT, *CLAIMANT)}
    launched = _narrow(claims[claims["measure"] == "launched"])
    intercepted = _narrow(claims[claims["measure"] == "intercepted"])
    hit = _narrow(claims[claims["measure"] == "hit"])  # what hit was not intercepted
    missed = Bounds(_minus(launched.low, intercepted.high), _minus(launched.high, intercepted.low))
    missed = missed._replace(low=max((n for n in (missed.low, hit.low) if n is not None), default=None))
    for quantity, bounds in zip(QUANTITIES, (launched, intercepted, missed), strict=True):
        row[f"{quantity}_low"], row[f"{quantity}_high"] = bounds
    row["share_low"] = _share(intercepted.low, launched.high)
    row["share_high"] = _share(intercepted.high, launched.low)
    return row


def _first(values: pd.Series) -> object:
    """Return the first value that is not missing, so that a place said once serves all figures."""
    known = values.dropna()
    return known.iloc[0] if len(known) else None


def _bounds(row: pd.Series, prefix: str) -> Bounds:
    low, high = row[f"{prefix}_low"], row[f"{prefix}_high"]
    return Bounds(None if pd.isna(low) else int(low), None if pd.isna(high) else int(high))


def _narrow(claims: pd.DataFrame) -> Bounds:
    lows = [int(low) for low in claims["low"].dropna()]
    highs = [int(high) for high in claims["high"].dropna()]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        return Bounds(min(lows), max(highs))
    return Bounds(low, high)


def _minus(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else max(0, whole - part)


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else min(1.0, part / whole)


def _least(values: list[int | None]) -> int | None:
    """The least of the values, open if one of them is."""
    known = [value for value in values if value is not None]
    return min(known) if len(known) == len(values) else None


def _most(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return max(known) if len(known) == len(values) else None
