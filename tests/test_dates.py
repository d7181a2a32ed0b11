import re
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from analysis import dates
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
            expectations = [re.fullmatch(r"(.+) = (\S+) (\S+)", part).groups() for part in expected if part]
            yield pytest.param(sentence, published, expectations, id=f"{group}, line {number}", marks=marks)


@pytest.mark.parametrize(("sentence", "published", "expected"), list(read_examples()))
def test_example(sentence, published, expected):
    found = resolve_dates(sentence, published)
    assert [(date.text, date.value, date.grain) for date in found] == expected
    assert all(sentence[date.start : date.end] == date.text for date in found)


def test_example_table_is_large_enough():
    cases = list(read_examples())
    assert len(cases) >= 250
    assert sum(not case.values[2] for case in cases) >= 60


REPEATED = [
    "the ",
    "1,",
    "1",
    "-",
    "19-",
    "5:",
    "\n",
    "\n ",
    ". ",
    "’",
    "“",
    "é",
    "1999 ",
    "last ",
    "Tuesday ",
]
REPEATED += ["in 2000 ", "Sept. ", "May 3 to ", "3, 4 and 5 May ", "five years ago ", "said on Tuesday that "]
REPEATED += ["the 3rd day of the war ", "October 7 attack ", "Ramadan ", "in Jan. 3-5 "]


def seconds_to_resolve(text):
    best = float("inf")
    for _ in range(3):
        dates._resolve.cache_clear()
        began = time.process_time()
        resolve_dates(text, PUBLISHED)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("words", REPEATED)
def test_time_grows_with_the_length_of_the_text(words):
    short, long = (words * (size // len(words)) for size in (4_000, 32_000))
    # eight times the text may take eight times as long; a square law would take 64 times
    assert seconds_to_resolve(long) < 24 * seconds_to_resolve(short) + 0.02


ODD = [
    "",
    " ",
    "\n\n",
    "31 June 2024",
    "0 May",
    "99999999999999 days ago",
    "the 0th day of the war",
    "½ hour",
]
ODD += [
    "9999 years ago",
    "10,000 years later",
    "day 0 of the war",
    "٣ May ٢٠٢٤",
    "XX" * 9,
    "May 99, 0000",
    "25:99 GMT",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_read_without_complaint(text):
    for found in resolve_dates(text, PUBLISHED):
        assert text[found.start : found.end] == found.text
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


def test_dates_come_in_order_and_do_not_overlap():
    text = " ".join(case.values[0] for case in read_examples())
    found = resolve_dates(text, PUBLISHED)
    assert len(found) > 250
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(("words", "earliest", "latest"), [
    ("late November 2024", date(2024, 11, 16), date(2024, 11, 30)),
    ("early 2024", date(2024, 1, 1), date(2024, 7, 1)),
    ("the end of 2023", date(2023, 7, 2), date(2023, 12, 31)),
    ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
    ("the 19th century", date(1800, 1, 1), date(1899, 12, 31)),
    ("last week", date(2024, 11, 11), date(2024, 11, 17)),
    ("the weekend", date(2024, 11, 16), date(2024, 11, 17)),
    ("the second half of 2023", date(2023, 7, 1), date(2023, 12, 31)),
    ("last winter", date(2023, 12, 1), date(2024, 2, 29)),
    ("from 3 to 5 May", date(2024, 5, 3), date(2024, 5, 5)),
    ("several weeks ago", None, date(2024, 11, 20)),
    ("overnight", date(2024, 11, 19), date(2024, 11, 20)),
])  # fmt: skip
def test_days_that_words_can_mean(words, earliest, latest):
    (found,) = resolve_dates(f"It happened {words}.", PUBLISHED)
    assert (found.text, found.earliest, found.latest) == (words, earliest, latest)
