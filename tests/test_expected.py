"""What the shipped article must yield, row by row; and the report that it restates, where present."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis import extract_tables, read_article
from analysis.compare import agree, compare

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "articles" / "2024-11-20-mines-for-ukraine.md"
REPORT = ROOT.parent / "shared" / "articles" / "original-report.txt"

ANY = object()  # what the row may leave open
D19, D20 = date(2024, 11, 19), date(2024, 11, 20)


@pytest.fixture(scope="module", params=["shipped", "report"])
def article(request):
    if request.param == "report" and not REPORT.exists():
        pytest.skip("the report as published is not redistributed: ../shared/articles/original-report.txt")
    return read_article(SHIPPED if request.param == "shipped" else REPORT, published=D20)


@pytest.fixture(scope="module")
def tables(article):
    return extract_tables(article)


def day(value):
    return None if pd.isna(value) else value.date()


def text(value):
    return None if pd.isna(value) else str(value)


# earliest, latest, actor, recipient, event, mode, contexts, direction, status, source, instrument
STEPS = [
    (D19, D19, "USA", "UKR", "AID", ANY, {"military"}, "escalates", {"reported"}, "official", "mines"),
    (None, D20, "UKR", ANY, "AGREE", ANY, {"military"}, "restrains", {"reported"}, "official", ANY),
    (None, D20, "USA", "UKR", "AID", ANY, {"military"}, "escalates", {"historical"}, ANY, "anti-tank mines"),
    (
        D19,
        D19,
        "UKR",
        "RUS",
        "ASSAULT",
        "heavy-weapons",
        {"military"},
        "escalates",
        {"reported"},
        None,
        "ATACMS",
    ),
    (None, D19, "USA", "UKR", "AID", ANY, {"military"}, "escalates", {"historical", "reported"}, None, ANY),
    (D19, D19, "RUS", None, "THREATEN", "violence", {"cbrn"}, "escalates", {"reported"}, None, ANY),
    (None, D20, "USA", "RUS", "ACCUSE", ANY, set(), "neutral", {"reported"}, "Matthew Miller", ANY),
    (
        None,
        D20,
        "USA",
        ANY,
        "PROTECT",
        ANY,
        set(),
        "neutral",
        {"reported", "future"},
        "State Department",
        ANY,
    ),
    (None, D20, "USA", ANY, "PROTECT", ANY, set(), "neutral", {"reported"}, "embassy", ANY),
    (D19, D20, None, "UKR", "ASSAULT", "drone", {"military"}, "escalates", {"reported"}, "Ukraine", ANY),
    (D19, D20, None, "RUS", "ASSAULT", "drone", {"military"}, "escalates", {"reported"}, "Russia", ANY),
]


def step_fits(row, expected):
    earliest, latest, actor, recipient, event, mode, contexts, direction, statuses, source, instrument = (
        expected
    )
    return (
        (day(row.earliest), day(row.latest)) == (earliest, latest)
        and text(row.actor) == actor
        and (recipient is ANY or text(row.recipient) == recipient)
        and row.event == event
        and (mode is ANY or text(row["mode"]) == mode)
        and contexts <= set((text(row.context) or "").split(","))
        and row.direction == direction
        and row.status in statuses
        and (source is ANY or (text(row.source) is None if source is None else source in str(row.source)))
        and (instrument is ANY or instrument in str(row.instrument))
    )


# What may stand beside the expected steps: actor, recipient, event, statuses.
ALLOWED = [
    ("USA", "UKR", "REQUEST", ANY),
    ("USA", "UKR", "SUPPORT", {"historical"}),
    ("RUS", ANY, "THREATEN", ANY),
    (ANY, ANY, "ASSAULT", {"hypothetical", "future"}),
    ("UKR", "RUS", "ASSAULT", ANY),
    ("RUS", "UKR", "ASSAULT", {"historical"}),
]


def is_allowed(row):
    return any(
        (actor is ANY or text(row.actor) == actor)
        and (recipient is ANY or text(row.recipient) == recipient)
        and row.event == event
        and (statuses is ANY or row.status in statuses)
        for actor, recipient, event, statuses in ALLOWED
    )


def test_steps_are_all_there_in_order_and_no_others(tables):
    rows = [row for _, row in tables.steps.iterrows()]
    found = []
    for expected in STEPS:
        at = next((i for i, row in enumerate(rows) if i not in found and step_fits(row, expected)), None)
        assert at is not None, f"no row for {expected}"
        found.append(at)
    assert found == sorted(found)
    others = [row for i, row in enumerate(rows) if i not in found]
    strangers = [(row.evidence, row.event, row.actor) for row in others if not is_allowed(row)]
    assert not strangers


def test_claims(tables):
    claims = tables.claims
    assert claims["incident_id"].nunique() == 1
    assert set(claims["claimant_text"]) in ({"Moscow", "US officials"}, {"Russia", "US officials"})
    rows = {(row.claimant, row.measure): row for row in claims.itertuples()}
    expected = {
        ("RUS", "launched"): 6,
        ("RUS", "intercepted"): 5,
        ("USA", "launched"): 8,
        ("USA", "intercepted"): 2,
    }
    assert {key: (row.low, row.high) for key, row in rows.items()} == {
        key: (count, count) for key, count in expected.items()
    }
    assert len(claims) == 4
    assert set(claims["attacker"]) == {"UKR"}
    assert set(claims["weapon"]) == {"missile"}
    assert {day(d) for d in (*claims["earliest"], *claims["latest"])} == {D19}
    assert all("Bryansk region" in str(rows["RUS", m].place) for m in ("launched", "intercepted"))
    assert all(
        text(rows["USA", m].place) is None or "Bryansk" in rows["USA", m].place
        for m in ("launched", "intercepted")
    )


def test_comparison(tables):
    comparison = compare(tables.claims)
    counts = comparison[["launched_low", "intercepted_low", "not_intercepted_low"]]
    assert counts.to_numpy().tolist() == [[6, 5, 1], [8, 2, 6]]
    assert list(comparison["share_low"]) == pytest.approx([5 / 6, 2 / 8])
    agreed = agree(comparison)
    assert agreed[["agreed_low", "disputed_low", "disputed_high"]].to_numpy().tolist() == [
        [6, 6, 8],
        [2, 2, 5],
        [1, 1, 6],
    ]


# words in lower case (any of them): value, earliest, latest, grain
DATES = [
    ({"tuesday 19 november", "tuesday, the 19th of november"}, {"2024-11-19"}, D19, D19, "day"),
    ({"20 january", "the 20th of january"}, {"2025-01-20"}, date(2025, 1, 20), date(2025, 1, 20), "day"),
    ({"four hours"}, {"PT4H"}, None, None, ANY),
    ({"two weeks"}, {"P2W"}, None, None, ANY),
    ({"tuesday"}, {"2024-11-19"}, D19, D19, "day"),
    ({"the 1,000th day of the war", "the 1000th day of the war"}, {"2024-11-19"}, D19, D19, "day"),
    ({"recently"}, {"PAST_REF"}, None, None, "vague"),
    ({"that morning", "tuesday morning"}, {"2024-11-19TMO"}, D19, D19, "part_of_day"),
    ({"the same day"}, {"2024-11-19"}, D19, D19, "day"),
    ({"20 november", "the 20th of november"}, {"2024-11-20"}, D20, D20, "day"),
    ({"overnight"}, {"2024-11-19TNI", "2024-11-20TNI"}, D19, D20, "part_of_day"),
]


def test_dates(tables):
    rows = list(tables.dates.itertuples())
    matched = []
    for words, values, earliest, latest, grain in DATES:
        fitting = [
            row.Index
            for row in rows
            if row.text.lower() in words
            and row.value in values
            and (earliest is None or (day(row.earliest), day(row.latest)) == (earliest, latest))
            and (grain is ANY or row.grain == grain)
        ]
        assert fitting, f"no row for {words}"
        matched += fitting
    others = [row.text for row in rows if row.Index not in matched and row.value != "PRESENT_REF"]
    assert others == []


# a word of the name, kind, country
SOURCES = [
    ({"Reuters"}, "media", ANY),
    ({"BBC"}, "media", ANY),
    ({"official"}, "unnamed_official", "USA"),
    ({"Moscow", "Russia"}, "government", "RUS"),
    ({"officials"}, "unnamed_official", "USA"),
    ({"Matthew Miller"}, "named_official", "USA"),
    ({"State Department"}, "government", "USA"),
    ({"embassy", "Embassy"}, "government", "USA"),
    ({"Ukraine"}, "government", "UKR"),
]


def test_sources(tables):
    rows = list(tables.sources.itertuples())
    found = []
    for names, kind, country in SOURCES:
        at = next(
            row.Index
            for row in rows
            if row.Index not in found
            and any(name in row.name for name in names)
            and row.kind == kind
            and (country is ANY or text(row.country) == country)
        )
        found.append(at)
    assert [row.name for row in rows if row.Index not in found] == []
    miller = next(row for row in rows if "Miller" in row.name)
    assert "spokesman" in miller.role


def test_every_row_rests_on_its_words(article, tables):
    words = {
        "sentences": "text",
        "dates": "text",
        "sources": "text",
        "steps": "evidence",
        "claims": "evidence",
    }
    for table, frame in tables:
        assert len(frame), table.name
        for row in frame.to_dict("records"):
            assert article.text[row["start"] : row["end"]] == row[words[table.name]]
            sentence = article.sentences[row["sentence"]]
            assert sentence.start <= row["start"] < row["end"] <= sentence.end


def test_parts_of_a_row_stand_in_its_sentence(article, tables):
    for column, frame in (
        ("action", tables.steps),
        ("value_text", tables.claims),
        ("weapon_text", tables.claims),
    ):
        for row in frame.to_dict("records"):
            if not pd.isna(row[column]):
                assert row[column] in article.text
