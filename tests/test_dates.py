import re
from datetime import date
from pathlib import Path

import pytest

from analysis.dates import resolve_dates

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "articles" / "2024-11-20-mines-for-ukraine.md"
AS_PUBLISHED = ROOT.parent / "shared" / "articles" / "original-report.txt"
PUBLISHED = date(2024, 11, 20)

EXAMPLES = ROOT / "tests" / "date_examples.txt"

# words: (value, earliest, latest, grain)
DAY = ("2024-11-19", date(2024, 11, 19), date(2024, 11, 19), "day")
IN_BOTH_TEXTS = {
    "four hours": ("PT4H", None, None, "duration"),
    "two weeks": ("P2W", None, None, "duration"),
    "Tuesday": DAY,
    "recently": ("PAST_REF", None, None, "vague"),
    "the same day": DAY,
    "overnight": ("2024-11-19TNI", date(2024, 11, 19), date(2024, 11, 20), "part_of_day"),
}
NEXT_YEAR = ("2025-01-20", date(2025, 1, 20), date(2025, 1, 20), "day")
NEXT_DAY = ("2024-11-20", date(2024, 11, 20), date(2024, 11, 20), "day")
MORNING = ("2024-11-19TMO", date(2024, 11, 19), date(2024, 11, 19), "part_of_day")


def read_meanings(text):
    return {
        found.text.lower(): (found.value, found.earliest, found.latest, found.grain)
        for found in resolve_dates(text, PUBLISHED)
    }


def test_shipped_article():
    text = SHIPPED.read_text(encoding="utf-8").split("---", 2)[2]
    expected = IN_BOTH_TEXTS | {
        "Tuesday 19 November": DAY,
        "20 January": NEXT_YEAR,
        "the 1,000th day of the war": DAY,
        "that morning": MORNING,
        "20 November": NEXT_DAY,
    }
    assert read_meanings(text) == {words.lower(): meaning for words, meaning in expected.items()}


@pytest.mark.skipif(not AS_PUBLISHED.exists(), reason="the report as published is not part of the project")
def test_report_as_published():
    expected = IN_BOTH_TEXTS | {
        "Tuesday, the 19th of November": DAY,
        "the 20th of January": NEXT_YEAR,
        "the 1000th day of the war": DAY,
        "Tuesday morning": MORNING,
        "the 20th of November": NEXT_DAY,
        "now": ("PRESENT_REF", None, None, "vague"),
    }
    meanings = read_meanings(AS_PUBLISHED.read_text(encoding="utf-8"))
    assert meanings == {words.lower(): meaning for words, meaning in expected.items()}


def read_examples():
    """Yield a pytest case for each sentence of the example table: sentence, publication, expected dates."""
    published = None
    for number, line in enumerate(EXAMPLES.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("=="):
            group, day = re.fullmatch(r"== (.+), published (\S+)", line).groups()
            published = None if day == "never" else date.fromisoformat(day)
        elif line and not line.startswith("#"):
            sentence, *expected = (part.strip() for part in line.removeprefix("xfail ").split(" |"))
            marks = [pytest.mark.xfail(strict=True)] if line.startswith("xfail ") else []
            dates = [re.fullmatch(r"(.+) = (\S+) (\S+)", part).groups() for part in expected if part]
            yield pytest.param(sentence, published, dates, id=f"{group}, line {number}", marks=marks)


@pytest.mark.parametrize(("sentence", "published", "expected"), list(read_examples()))
def test_example(sentence, published, expected):
    found = resolve_dates(sentence, published)
    assert [(date.text, date.value, date.grain) for date in found] == expected
    assert all(sentence[date.start : date.end] == date.text for date in found)


def test_example_table_is_large_enough():
    cases = list(read_examples())
    assert len(cases) >= 250
    assert sum(not case.values[2] for case in cases) >= 60
