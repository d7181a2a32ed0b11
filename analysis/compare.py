"""Competing claims side by side: what each claimant counts, what all allow, how far apart they are.

Rivals are never averaged and open bounds never filled in: these are claims, not samples.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.actors import is_country
from analysis.claims.figures import ALONE
from analysis.lexicon import word_set

QUANTITIES = ("launched", "intercepted", "not_intercepted")
COUNTS = [f"{quantity}_{bound}" for quantity in QUANTITIES for bound in ("low", "high")]
SHARES = ["share_low", "share_high"]
WORDS = ["launched_words", "intercepted_words"]
ONE_VERB = "article incident_id sentence claimant claimant_text measure".split()
SHARED = (
    "article incident_id attacker interceptor weapon place earliest latest claimant claimant_text".split()
)
MISSED = ["hit_low", "failed_low"]  # what hit or failed was launched and not intercepted
# A mayor, a governor: they count what came to their place.
LOCAL = rf"(?i)\b(?:{'|'.join(sorted(word_set('claim_words', 'local')))})\b"

# "Some 70" is drawn as 70, and told in these words.
ROUGH = re.compile(rf"(?i)(?:an )?(?:{'|'.join(sorted(word_set('claim_words', 'rough')))})\b")


def compare(claims: pd.DataFrame) -> pd.DataFrame:
    """Lay the claims of each incident side by side: a row per incident and claimant, in the article's order.

    Columns: article, incident_id, attacker, interceptor, weapon, place, earliest, latest, claimant,
    claimant_text, then launched_low, launched_high, intercepted_low, intercepted_high, not_intercepted_low,
    not_intercepted_high (weapons, Int64), share_low and share_high (intercepted of launched, 0 to 1,
    Float64), launched_words and intercepted_words (the claimant's own, where his one figure is rough or
    open on one side: "some 70", "more than 70"). A bound is missing where the claimant leaves it open, or
    where it cannot be computed from what he says.

    Several figures of one claimant for one quantity narrow each other where they overlap ("dozens", then
    "36") and span their range where they do not; two voices of one country that contradict each other (a
    ministry, a spokesman) have a row each. What one verb counts kind by kind adds up. Left out is what is
    only a part of a larger figure: what one ship, an ally's jets, a town "alone" met, what came to the place
    of a mayor, or to one that the same claimant names. What hit or failed was not intercepted.
    """
    counted = claims[claims.measure.isin(["launched", "intercepted", "hit", "failed"])]
    counted = _add_kinds(_drop_parts(counted))
    groups = counted.groupby(["incident_id", "claimant"], dropna=False, sort=False)
    rows = [_sum_up(voice) for _, group in groups for voice in _tell_voices_apart(group)]
    frame = pd.DataFrame(rows, columns=[*SHARED, *COUNTS, *MISSED, *WORDS])
    dtypes = dict.fromkeys(WORDS, "str") | dict.fromkeys([*COUNTS, *MISSED], "Int64")
    frame = frame.astype(claims.dtypes[SHARED].to_dict() | dtypes)
    missed = frame[MISSED].sum(axis=1, min_count=1)
    none_met = (missed >= frame.launched_high).fillna(False).astype(bool)  # two fired, two hit
    bounds = ["intercepted_low", "intercepted_high"]
    frame.loc[none_met & frame[bounds].isna().all(axis=1), bounds] = 0
    least = (frame.launched_low - frame.intercepted_high).clip(lower=0)
    most = (frame.launched_high - frame.intercepted_low).clip(lower=0)
    low = pd.concat([least, missed], axis=1).max(axis=1)
    frame["not_intercepted_low"] = low.mask((low == 0) & most.isna())  # at least none: nothing is said
    frame["not_intercepted_high"] = most.clip(lower=low.fillna(0))
    frame = frame.dropna(subset=COUNTS, how="all", ignore_index=True)
    for bound, other in (("low", "high"), ("high", "low")):
        launched = frame[f"launched_{other}"]
        share = frame[f"intercepted_{bound}"] / launched.where(launched > 0)
        frame[f"share_{bound}"] = share.clip(upper=1).astype("Float64")
    return frame[[*SHARED, *COUNTS, *SHARES, *WORDS]]


def agree(comparison: pd.DataFrame) -> pd.DataFrame:
    """Say per incident and quantity what all claimants allow and how far they are apart.

    Takes what compare returns. Columns: article, incident_id, measure, claimants (how many give the
    quantity), alike (whether all of them give the same), agreed_low (all of them allow at least so many;
    missing if one gives no lower bound), disputed_low and disputed_high (the lowest and the highest count
    that any of them allows; missing is an open end). A quantity that nobody gives has no row. What the
    reporter counts without naming a claimant takes part only where nobody else counts.
    """
    rows = []
    for (article, incident), group in comparison.groupby(["article", "incident_id"], sort=False):
        named = group[group.claimant_text.notna()]
        voices = group if named.empty else named
        for quantity in QUANTITIES:
            given = voices[[f"{quantity}_low", f"{quantity}_high"]].dropna(how="all")
            if len(given):
                low, high = given.iloc[:, 0].min(skipna=False), given.iloc[:, 1].max(skipna=False)
                alike = len(given.drop_duplicates()) == 1
                rows.append((article, incident, quantity, len(given), alike, low, low, high))
    columns = dict.fromkeys(["article", "incident_id", "measure"], "str") | {"claimants": "Int64"}
    bounds = dict.fromkeys(["agreed_low", "disputed_low", "disputed_high"], "Int64")
    columns |= {"alike": "bool"} | bounds
    return pd.DataFrame(rows, columns=[*columns]).astype(columns)


def _drop_parts(claims: pd.DataFrame) -> pd.DataFrame:
    """ "One frigate had downed seven", "nine over Odesa, its governor said": no rivals of 40 in all."""
    alone = claims.rule.str.endswith(ALONE).fillna(False).astype(bool)
    local = claims.claimant_text.str.contains(LOCAL).fillna(False).astype(bool)
    voice, place = claims.claimant.fillna(""), claims.place.fillna("")
    size = claims.high.fillna(claims.low).fillna(0).astype(float)
    totals = size.mask(alone, -1).groupby([claims.incident_id, claims.measure]).transform("idxmax")

    def total(values: pd.Series) -> pd.Series:
        return values.loc[totals].set_axis(claims.index)

    there = (local & ~total(local)) | ((place != "") & (place != total(place)))
    part = ~total(alone) & (size <= total(size)) & (alone | (there & (voice == total(voice))))
    others = alone & (claims.measure == "intercepted")  # may have met the rest
    return claims.assign(high=claims.high.mask(others))[~part]


def _add_kinds(claims: pd.DataFrame) -> pd.DataFrame:
    """ "Two cruise missiles and one ballistic missile were downed": three missiles, not one to two.

    The evidence runs from the figure to its verb, so what one verb counts begins or ends together.
    """
    for edge in ("start", "end") if len(claims) > 1 else ():
        verb = claims.groupby([*ONE_VERB, edge], dropna=False, sort=False)
        kinds = verb.weapon_text.transform("nunique")
        listed = (kinds > 1) & (kinds == verb.weapon_text.transform("size"))
        for bound in ("low", "high"):
            total = verb[bound].transform("sum").mask(verb[bound].transform("count") < kinds)
            claims = claims.assign(**{bound: claims[bound].mask(listed, total)})
        claims["value_text"] = claims.value_text.mask(listed)
        claims = claims[~(listed & claims.duplicated([*ONE_VERB, edge]))]
    return claims


def _tell_voices_apart(claims: pd.DataFrame) -> list[pd.DataFrame]:
    """Part the claims of one country by the words for it, if two of these voices contradict each other."""
    if not is_country(str(claims.claimant.iloc[0])):
        return [claims]
    voices = [voice for _, voice in claims.groupby("claimant_text", dropna=False, sort=False)]
    contradict = len(voices) > 1 and any(_contradict(figures) for _, figures in claims.groupby("measure"))
    return voices if contradict else [claims]


def _contradict(claims: pd.DataFrame) -> bool:
    """Whether one of these figures lies wholly above another."""
    lows, highs = claims.low.dropna(), claims.high.dropna()
    return bool(len(lows) and len(highs) and lows.max() > highs.min())


def _sum_up(claims: pd.DataFrame) -> dict[Any, Any]:
    """Return what the claims of one voice on one incident come to: a place said once serves all figures."""
    row = claims[SHARED].bfill().iloc[0].to_dict()
    for measure, figures in claims.groupby("measure"):
        low, high = figures.low.max(), figures.high.min()
        if _contradict(figures):
            low, high = figures.low.min(), figures.high.max()
        words = figures.value_text.iloc[0] if len(figures) == 1 else None
        loose = not pd.isna(words) and (pd.isna(low) != pd.isna(high) or bool(ROUGH.match(words)))
        row |= {f"{measure}_low": low, f"{measure}_high": high}
        row[f"{measure}_words"] = words if loose else None
    return row
