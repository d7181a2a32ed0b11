from datetime import date

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from analysis.article import ArticleError, parse_article
from analysis.tables import Tables, _make_frame, extract_tables
from analysis.tables.columns import CLAIMS, TABLES

CLAIM = {
    "claim_id": "c-1",
    "incident_id": "i-1",
    "article": "a",
    "sentence": 1,
    "start": 0,
    "end": 9,
    "evidence": "nine words",
    "weapon": "rocket",
    "measure": "launched",
    "value_text": "five",
    "low": 5,
    "earliest": date(2024, 1, 2),
    "rule": "r",
}


def make_frame(*rows):
    return _make_frame(CLAIMS, {c.name: [row.get(c.name) for row in rows] for c in CLAIMS.columns})


def test_a_row_that_fits_is_returned_with_missing_as_missing():
    frame = make_frame(CLAIM)
    assert list(frame.columns) == [column.name for column in CLAIMS.columns]
    assert frame.loc[0, ["claimant", "high", "latest"]].isna().all()


WRONG = [
    ({"weapon": "sling"}, "weapon"),
    ({"measure": "guessed"}, "measure"),
    ({"low": 6, "high": 5}, "low > high"),
    ({"low": -1}, "low"),
    ({"start": 10}, "start > end"),
    ({"latest": date(2024, 1, 1)}, "earliest > latest"),
    ({"evidence": None}, "evidence"),
    ({"claim_id": None}, "claim_id"),
]


@pytest.mark.parametrize(("change", "column"), WRONG, ids=str)
def test_a_wrong_row_is_refused(change, column):
    with pytest.raises(SchemaErrors, match=f"wrong cells: {column}"):
        make_frame(CLAIM | change)


def test_an_id_given_twice_is_refused():
    with pytest.raises(SchemaErrors, match="wrong cells: claim_id"):
        make_frame(CLAIM, CLAIM)


def test_empty_tables_have_their_columns_and_types():
    tables = extract_tables([])
    assert isinstance(tables, Tables)
    for table, frame in tables:
        assert list(frame.columns) == [column.name for column in table.columns]
        assert frame.empty


def test_many_articles_are_told_apart_and_their_order_does_not_matter():
    def make(name):
        return parse_article(
            "Rockets fly\n\nHezbollah fired 20 rockets at Israel on Monday, 3 June.",
            name,
            published=date(2024, 6, 4),
        )

    forth = extract_tables([make("a"), make("b")])
    back = extract_tables([make("b"), make("a")])
    for table in TABLES:
        left, right = getattr(forth, table.name), getattr(back, table.name)
        order = ["article", "start", "end", *([table.key] if table.key else [])]
        pd.testing.assert_frame_equal(
            left.sort_values(order, ignore_index=True), right.sort_values(order, ignore_index=True)
        )


def test_several_processes_give_the_same_tables():
    articles = [
        parse_article(
            f"Raid {n}\n\nOn Monday, 3 June Chad said that it had shot down {n} of {n + 9} drones of Sudan.",
            f"a{n}",
            published=date(2024, 6, 4),
        )
        for n in range(120)
    ]
    alone, shared = extract_tables(articles), extract_tables(iter(articles), workers=2)
    assert len(alone.claims) == 240
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(alone, table.name), getattr(shared, table.name))


def test_errors_pass_from_one_process_to_the_other():
    with pytest.raises(ArticleError, match="--published"):
        extract_tables([parse_article("Head\n\nBody.")], workers=2)


def test_two_articles_of_one_name_are_refused():
    article = parse_article("Head\n\nBody.", published=date(2024, 1, 1))
    with pytest.raises(ArticleError, match="two articles have this name"):
        extract_tables([article, article])


def test_an_undated_article_is_refused():
    with pytest.raises(ArticleError, match="--published"):
        extract_tables(parse_article("Head\n\nBody."))
