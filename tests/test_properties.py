"""What holds for any text: spans match, ids are unique, bounds are in order, time grows with length."""

import os
import random
import time
from datetime import date

import pandas as pd
import pytest
from hostile import PUBLISHED, WORDS, make_file, make_text
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import extract_tables
from analysis.article import ArticleError, parse_article, read_article
from analysis.tables.codebook import read_tables, render_tables
from analysis.tables.columns import TABLES

FUZZ_RUNS = int(os.environ.get("FUZZ_RUNS", "1000"))
BATCH = 20

WORD_SALAD = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
HOSTILE = st.integers(min_value=0).map(lambda seed: make_text(random.Random(seed)))
PARAGRAPHS = st.lists(WORD_SALAD | HOSTILE | st.text(max_size=300), max_size=6).map("\n\n".join)
DAYS = st.sampled_from(PUBLISHED) | st.dates()


def read(text, name="a", published=PUBLISHED[0]):
    return parse_article(text, name, published=published)


def check(articles):
    """Extract the tables of some articles and check what must hold for every row; return the tables."""
    texts = {article.name: article.text for article in articles}
    tables = extract_tables(articles)
    sentences = set(zip(tables.sentences["article"], tables.sentences["sentence"], strict=True))
    for table, frame in tables:
        words = frame["evidence" if "evidence" in frame else "text"]
        for name, start, end, said in zip(frame["article"], frame["start"], frame["end"], words, strict=True):
            assert texts[name][start:end] == said
            assert said.strip()
        assert set(zip(frame["article"], frame["sentence"], strict=True)) <= sentences
        for lower, upper in (("earliest", "latest"), ("low", "high")):
            if lower in frame:
                assert not (frame[lower] > frame[upper]).fillna(False).any()
        for column in table.columns:
            cells = frame[column.name].dropna()
            assert not column.unique or cells.is_unique
            assert not column.values or set(cells) <= set(column.values)
            assert not column.required or len(cells) == len(frame)
    return tables


def assert_same(left, right):
    for table in TABLES:
        order = ["article", "start", "end", *([table.key] if table.key else [])]
        frames = [getattr(tables, table.name) for tables in (left, right)]
        pd.testing.assert_frame_equal(*[frame.sort_values(order, ignore_index=True) for frame in frames])


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, DAYS)
def test_invariants_hold_for_generated_articles(text, other, published):
    def read_both(*names):
        texts = {"a": text, "b": other}
        return [read(f"Head\n\n{texts[name]}", name, published) for name in names]

    tables = check(read_both("a", "b"))
    assert_same(tables, extract_tables(read_both("b", "a")))  # the same text, in another order


@settings(max_examples=30, deadline=None)
@given(PARAGRAPHS)
def test_tables_are_read_back_as_they_were_written(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("tables")
    tables = extract_tables(read(f"Head\n\n{text}"))
    for name, content in render_tables(tables).items():
        (folder / name).write_bytes(content)
    assert_same(tables, read_tables(folder))


def test_fuzz():
    """Hostile articles from a fixed seed, some at a time; FUZZ_RUNS=20000 for the long run."""
    chance = random.Random(int(os.environ.get("FUZZ_SEED", "20241119")))
    for batch in range(FUZZ_RUNS // BATCH):
        articles = [
            read(f"Head\n\n{make_text(chance)}", f"{batch}-{number}", chance.choice(PUBLISHED))
            for number in range(BATCH)
        ]
        try:
            check(articles)
        except Exception as error:
            raise AssertionError(f"batch {batch}: {find_culprit(articles)!r}") from error


def find_culprit(articles):
    """Return day and text of the first article that fails alone."""
    for article in articles:
        try:
            check([article])
        except Exception:
            return article.published, article.text
    return "none of them alone"


def test_fuzz_files(tmp_path):
    """A hostile file is read, or refused in one line that names it."""
    chance = random.Random(20241119)
    path = tmp_path / "story.md"
    for _ in range(FUZZ_RUNS // 4):
        path.write_bytes(make_file(chance))
        try:
            article = read_article(path)
        except ArticleError as error:
            message = str(error)
        else:
            message = f"{path}: read"
            assert article.published is None or isinstance(article.published, date)
        assert path.stem in message
        assert message.isprintable()


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
        start = time.process_time()
        extract_tables(article)
        return time.process_time() - start

    seconds(1_000)
    small = min(seconds(20_000) for _ in range(2))
    large = min(seconds(160_000) for _ in range(2))
    # Eight times the length; quadratic would be sixty-four times. The constant is for what does not grow.
    assert large < 20 * small + 0.3
