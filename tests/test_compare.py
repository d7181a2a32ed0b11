from datetime import date

import pandas as pd
import pytest

from analysis import extract_tables
from analysis.article import parse_article
from analysis.compare import agree, compare
from analysis.tables.columns import CLAIMS, DTYPES


def make_claims(*rows):
    """Claims from (incident, claimant, measure, low, high)."""
    records = [
        {
            "article": "a",
            "incident_id": incident,
            "claimant": claimant,
            "claimant_text": claimant,
            "attacker": "PRK",
            "weapon": "rocket",
            "measure": measure,
            "low": low,
            "high": high,
        }
        for incident, claimant, measure, low, high in rows
    ]
    frame = pd.DataFrame(records, columns=[column.name for column in CLAIMS.columns])
    return frame.astype({column.name: DTYPES[column.type] for column in CLAIMS.columns})


def bounds(frame, row, quantity):
    return tuple(
        None if pd.isna(v) else int(v) for v in frame.loc[row, [f"{quantity}_low", f"{quantity}_high"]]
    )


def test_two_claimants_of_one_salvo():
    claims = make_claims(
        ("i", "A", "launched", 6, 6),
        ("i", "A", "intercepted", 5, 5),
        ("i", "B", "launched", 8, 8),
        ("i", "B", "intercepted", 2, 2),
    )
    comparison = compare(claims)
    assert list(comparison["claimant"]) == ["A", "B"]
    assert bounds(comparison, 0, "not_intercepted") == (1, 1)
    assert bounds(comparison, 1, "not_intercepted") == (6, 6)
    assert list(comparison["share_low"]) == pytest.approx([5 / 6, 2 / 8])
    agreed = agree(comparison).set_index("measure")
    assert list(agreed["agreed_low"]) == [6, 2, 1]
    assert list(agreed["disputed_low"]) == [6, 2, 1]
    assert list(agreed["disputed_high"]) == [8, 5, 6]


# (what is claimed, launched, intercepted, not intercepted) with None for an open end.
OPEN_BOUNDS = [
    ([("launched", 5, None), ("intercepted", 3, 3)], (5, None), (3, 3), (2, None)),
    ([("launched", None, 10), ("intercepted", 4, None)], (None, 10), (4, None), (None, 6)),
    ([("intercepted", 4, 4)], (None, None), (4, 4), (None, None)),
    ([("launched", 9, 9)], (9, 9), (None, None), (None, None)),
    ([("launched", 24, None), ("launched", 36, 36)], (36, 36), (None, None), (None, None)),
    ([("launched", 20, 20), ("launched", 24, 24)], (20, 24), (None, None), (None, None)),
    ([("launched", 3, 3), ("intercepted", 4, 4)], (3, 3), (4, 4), (0, 0)),
    ([("hit", 6, None)], (None, None), (None, None), (6, None)),
    ([("launched", 9, 9), ("intercepted", 2, None), ("hit", 5, 5)], (9, 9), (2, None), (5, 7)),
    ([("launched", 6, 6), ("hit", 2, 2)], (6, 6), (None, None), (2, None)),
    ([("launched", 6, 6), ("hit", 6, 6)], (6, 6), (0, 0), (6, 6)),
    ([("launched", 6, 6), ("intercepted", 2, 2), ("hit", 6, 6)], (6, 6), (2, 2), (6, 6)),
    ([("launched", 6, None), ("intercepted", 8, 8)], (6, None), (8, 8), (None, None)),
    ([("failed", 2, 2)], (None, None), (None, None), (2, None)),
    ([("launched", 9, 9), ("hit", 3, 3), ("failed", 2, 2)], (9, 9), (None, None), (5, None)),
]


@pytest.mark.parametrize(("said", "launched", "intercepted", "missed"), OPEN_BOUNDS)
def test_open_bounds_are_carried_and_never_filled(said, launched, intercepted, missed):
    comparison = compare(make_claims(*[("i", "A", *figure) for figure in said]))
    assert bounds(comparison, 0, "launched") == launched
    assert bounds(comparison, 0, "intercepted") == intercepted
    assert bounds(comparison, 0, "not_intercepted") == missed


def test_an_open_lower_bound_leaves_nothing_agreed():
    claims = make_claims(("i", "A", "launched", 5, 5), ("i", "B", "launched", None, 9))
    row = agree(compare(claims)).iloc[0]
    assert pd.isna(row["agreed_low"])
    assert row["disputed_high"] == 9


def test_voices_of_one_country_that_contradict_each_other_have_a_row_each():
    claims = make_claims(
        ("i", "PAK", "launched", 5, 5), ("i", "PAK", "launched", 9, 9), ("i", "PAK", "intercepted", 5, 5)
    )
    claims["claimant_text"] = ["the army", "the governor", "the army"]
    comparison = compare(claims)
    assert list(comparison["claimant_text"]) == ["the army", "the governor"]
    assert list(comparison["launched_low"]) == [5, 9]


def test_an_organisation_has_one_voice():
    claims = make_claims(("i", "the coalition", "launched", 5, 5), ("i", "the coalition", "launched", 9, 9))
    claims["claimant_text"] = ["the coalition", "its spokesman"]
    assert bounds(compare(claims), 0, "launched") == (5, 9)


def test_voices_of_one_country_that_agree_share_a_row():
    claims = make_claims(("i", "PAK", "launched", 5, None), ("i", "PAK", "launched", 9, 9))
    claims["claimant_text"] = ["the army", "the governor"]
    assert list(compare(claims)["launched_low"]) == [9]


def test_what_no_claimant_says_is_no_rival():
    claims = make_claims(("i", None, "launched", 100, 100), ("i", "A", "launched", 90, 90))
    row = agree(compare(claims)).iloc[0]
    assert (row["claimants"], row["agreed_low"], row["disputed_high"]) == (1, 90, 90)


def test_incidents_stay_apart_and_the_bare_statement_has_a_row():
    claims = make_claims(
        ("i", None, "launched", 2, 2), ("j", "A", "launched", 3, 3), ("i", "A", "damaged", 1, 1)
    )
    comparison = compare(claims)
    assert list(comparison["incident_id"]) == ["i", "j"]
    assert comparison["claimant"].isna().tolist() == [True, False]


# (sentence, whether what one verb counts kind by kind adds up, intercepted)
KINDS = [
    ("Qatar said nine drones, two cruise missiles and one ballistic missile were downed.", (3, 3)),
    ("Qatar said it shot down four cruise missiles and at least six ballistic missiles.", (10, None)),
    ("Qatar said it shot down six missiles, and later that eight missiles were shot down.", (6, 8)),
    ("Qatar said it shot down 12 missiles, including five ballistic missiles.", (12, 12)),
]


@pytest.mark.parametrize(("text", "intercepted"), KINDS)
def test_what_one_verb_counts_kind_by_kind_adds_up(text, intercepted):
    article = parse_article(text, title="Report", published=date(2024, 1, 10))
    comparison = compare(extract_tables(article).claims)
    row = int(comparison.index[comparison.weapon == "missile"][0])
    assert bounds(comparison, row, "intercepted") == intercepted


# (text, how many rivals count interceptions)
SHARES = [
    (
        "The Pentagon said 18 drones were shot down. One frigate alone had downed seven, France's navy said.",
        1,
    ),
    ("The Pentagon said 18 drones were shot down. France's navy said it alone shot down 19 drones.", 2),
    ("The Pentagon said 18 drones were shot down. France's navy said 16 drones were shot down.", 2),
    ("One frigate alone had shot down seven drones, France's navy said.", 1),
    ("Jordan said 60 drones were intercepted. The Pentagon said US jets shot down 20 drones.", 1),
    ("Jordan said 60 drones were intercepted. The Pentagon said 20 drones were intercepted.", 2),
    ("Baku said 60 drones were shot down. Ganja's mayor said nine drones were shot down over Ganja.", 1),
    ("Baku said 60 drones were shot down. The country's air force said 50 drones were shot down.", 2),
    ("Baku said 60 drones were shot down. Yerevan said nine drones were shot down over Ganja.", 2),
]


@pytest.mark.parametrize(("text", "rivals"), SHARES)
def test_a_part_counts_is_no_rival_of_a_total(text, rivals):
    article = parse_article(text, title="Report", published=date(2024, 1, 10))
    assert len(compare(extract_tables(article).claims)) == rivals


def test_who_met_some_alone_leaves_the_rest_open():
    text = "France's navy said one frigate alone had shot down seven of the 21 drones that rebels fired."
    article = parse_article(text, title="Report", published=date(2024, 1, 10))
    comparison = compare(extract_tables(article).claims)
    assert bounds(comparison, 0, "intercepted") == (7, None)
    assert bounds(comparison, 0, "not_intercepted") == (None, 14)


def test_no_claims():
    assert compare(make_claims()).empty
    assert agree(compare(make_claims())).empty
    assert compare(make_claims(("i", "A", "failed", 0, 0))).empty  # at least none: nothing is said


def test_an_open_figure_keeps_its_words():
    text = "Oman said more than 70 rockets were fired. Qatar said some 80 were fired, and dozens intercepted."
    comparison = compare(
        extract_tables(parse_article(text, title="Report", published=date(2024, 1, 10))).claims
    )
    assert comparison.launched_words.fillna("").tolist() == ["more than 70", "some 80"]
    assert comparison.intercepted_words.fillna("").tolist() == ["", "dozens"]
