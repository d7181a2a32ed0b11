"""What holds for any text: spans match, ids are unique, bounds are in order, time grows with length."""

import os
import random
import time
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import extract_tables
from analysis.article import ArticleError, parse_article
from analysis.tables.columns import TABLES

PUBLISHED = date(2024, 5, 6)
FUZZ_RUNS = int(os.environ.get("FUZZ_RUNS", "2000"))

# Words that rules look for, so that generated texts reach deep into them.
WORDS = (
    "the a of in on by from to and but that which , , . . ; : “ ” ' - – ( ) [ ] said says told according"
    " Ukraine Russia Israel Iran Hamas Houthi Yemen Sudan India Pakistan Korea Seoul Moscow Tehran president"
    " minister army ministry official officials spokesman it they he its their not will would could may had"
    " has been were was launched fired intercepted shot down destroyed downed attacked struck hit missiles"
    " drones rockets shells bombs aircraft ballistic cruise two five six 12 14 1,200 3.5 at least up more"
    " than dozens dozen none all both one of them Monday Tuesday 19 November 2024 May March last week"
    " yesterday overnight day days ago later earlier same morning 1,000th war threatened accused agreed"
    " talks ceasefire sanctions embassy evacuated deployed troops withdrew arrested $5 % 09:30 S-300 F-16"
).split()

WORD_SALAD = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY_TEXT = st.text(max_size=300)
PARAGRAPHS = st.lists(WORD_SALAD | ANY_TEXT, max_size=6).map("\n\n".join)


def read(text, name="a"):
    return parse_article(text, name, published=PUBLISHED)


def check(articles):
    """Extract the tables of some articles and check what must hold for every row; return the tables."""
    texts = {article.name: article.text for article in articles}
    tables = extract_tables(articles)
    for table, frame in tables:
        words = frame["evidence" if "evidence" in frame else "text"]
        for name, start, end, said in zip(frame["article"], frame["start"], frame["end"], words, strict=True):
            assert texts[name][start:end] == said
            assert said.strip()
        for lower, upper in (("earliest", "latest"), ("low", "high")):
            if lower in frame:
                assert not (frame[lower] > frame[upper]).fillna(False).any()
        if table.key:
            assert frame[table.key].is_unique
    return tables


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS)
def test_invariants_hold_for_generated_articles(text):
    try:
        article = read(text)
    except ArticleError:
        return
    tables = check([article])
    again = extract_tables([read(text)])
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(tables, table.name), getattr(again, table.name))


def make_salad(chance):
    words = chance.choices(WORDS, k=chance.randint(1, 80))
    return "".join(word + chance.choice(("", " ", " ", " ", " ", "\n", "\n\n")) for word in words)


def test_fuzz():
    """Word salads from a fixed seed, a hundred at a time; FUZZ_RUNS=20000 for the long run."""
    chance = random.Random(20241119)
    for batch in range(FUZZ_RUNS // 100):
        salads = [make_salad(chance) + " word" for _ in range(100)]
        articles = [read(salad, f"{batch}-{number}") for number, salad in enumerate(salads)]
        try:
            check(articles)
        except Exception as error:
            raise AssertionError(f"batch {batch}: {find_culprit(articles)!r}") from error


def find_culprit(articles):
    """Return the text of the first article that fails alone."""
    for article in articles:
        try:
            check([article])
        except Exception:
            return article.text
    return "none of them alone"


ADVERSARIES = {
    "one letter": "a",
    "blanks": " ",
    "digits": "1",
    "numbers": "1,",
    "hyphens": "five-",
    "stops": "U.S. ",
    "quotes": "“",
    "commas": "Iran, ",
    "relative": "missiles that Iran fired that ",
    "ratios": "five of ",
    "speakers": "officials said ",
    "negation": "not not ",
    "dates": "19 November ",
    "days": "the day after ",
    "verbs": "struck attacked ",
    "lists": "two drones and ",
    "lines": "a\n",
    "brackets": "[(",
    "an article again and again": "On Monday, 3 June the army of Chad said that it had shot down two of five"
    " drones. Sudan denied it.\n\nThe Chadian minister accused Sudan of shelling a town overnight. ",
}


@pytest.mark.parametrize("unit", ADVERSARIES.values(), ids=ADVERSARIES.keys())
def test_time_grows_in_step_with_length(unit):
    def seconds(size):
        article = read("Head\n\n" + (unit * size)[:size])
        start = time.perf_counter()
        extract_tables(article)
        return time.perf_counter() - start

    seconds(1_000)
    small = min(seconds(20_000) for _ in range(2))
    large = min(seconds(160_000) for _ in range(2))
    # Eight times the length; quadratic would be sixty-four times. The constant is for what does not grow.
    assert large < 20 * small + 0.3
