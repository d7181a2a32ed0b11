"""Records become tidy DataFrames, checked against their columns before they are returned."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from analysis.article import Article, ArticleError
from analysis.attribution import Source, find_sources
from analysis.claims import Claim, find_claims
from analysis.dates import ResolvedDate, resolve_dates
from analysis.sentences import Sentence
from analysis.steps import Step, explain_unused, find_steps
from analysis.tables.columns import DTYPES, TABLES, Column, Table
from analysis.tables.published import propose_published

if TYPE_CHECKING:
    import pandera.pandas as pandera

Row = dict[str, Any]
Record: TypeAlias = ResolvedDate | Source | Step | Claim


@dataclass(frozen=True)
class Tables:
    """The five tables of one article or of many; their columns are those of columns.TABLES."""

    sentences: pd.DataFrame
    dates: pd.DataFrame
    sources: pd.DataFrame
    steps: pd.DataFrame
    claims: pd.DataFrame

    def __iter__(self) -> Iterator[tuple[Table, pd.DataFrame]]:
        """Yield each table's definition with its frame."""
        return ((table, getattr(self, table.name)) for table in TABLES)


def extract_tables(articles: Article | Iterable[Article]) -> Tables:
    """Read one article, or several, into the five tables.

    Raises ArticleError when an article has no day of publication (the message proposes one from the
    weekdays it states) or when two articles have the same name, and pandera.errors.SchemaErrors when a
    rule made a row that breaks the definition of its columns.
    """
    if isinstance(articles, Article):
        articles = [articles]
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    seen: set[str] = set()
    for article in articles:
        if article.name in seen:
            raise ArticleError(f"{article.name}: two articles have this name; rename one of the files.")
        seen.add(article.name)
        for name, found in _read_rows(article).items():
            rows[name] += found
    _make_unique(rows["steps"], "step_id")
    _make_unique(rows["claims"], "claim_id")
    return Tables(**{table.name: _make_frame(table, rows[table.name]) for table in TABLES})


# -------------------------------------------------------------------------------------------- rows


def _read_rows(article: Article) -> dict[str, list[Row]]:
    if article.published is None:
        raise ArticleError(f"{article.name}: {propose_published(article.text)}")
    starts = [sentence.start for sentence in article.sentences]

    def place(found: Record | Sentence, words: str) -> Row:
        """Fill the columns that say where a record rests in the text."""
        return {
            "article": article.name,
            "sentence": bisect_right(starts, found.start) - 1,
            "start": found.start,
            "end": found.end,
            words: article.text[found.start : found.end],
        }

    steps = find_steps(article)
    rows = {
        "dates": [
            _fields(found) | place(found, "text") for found in resolve_dates(article.text, article.published)
        ],
        "sources": [_fields(found) | place(found, "text") for found in find_sources(article)],
        "steps": [_step_row(step, place(step, "evidence")) for step in steps],
        "claims": _claim_rows([(claim, place(claim, "evidence")) for claim in find_claims(article)]),
    }
    told = Counter(
        bisect_right(starts, start) - 1
        for step in steps
        for start in {step.start, *(telling[0] for telling in step.tellings)}
    )
    claimed = Counter(row["sentence"] for row in rows["claims"])
    dated = Counter(row["sentence"] for row in rows["dates"])
    rows["sentences"] = [
        place(sentence, "text")
        | {
            "paragraph": sentence.paragraph,
            "steps": told[sentence.index],
            "claims": claimed[sentence.index],
            "dates": dated[sentence.index],
            "unused": None
            if told[sentence.index] or claimed[sentence.index]
            else explain_unused(article, sentence),
        }
        for sentence in article.sentences
    ]
    return rows


def _fields(record: Record) -> Row:
    """Return the fields of a slotted dataclass (dataclasses.asdict would copy every value)."""
    return {name: getattr(record, name) for name in record.__slots__}


def _step_row(step: Step, place: Row) -> Row:
    row = _fields(step) | place
    row["tellings"] = " ".join(f"{start}:{end}" for start, end in step.tellings) or None
    row["step_id"] = _content_id(
        "s", row["article"], row["evidence"], step.action, step.event, step.mode, step.actor, step.recipient
    )
    return row


def _claim_rows(claims: list[tuple[Claim, Row]]) -> list[Row]:
    """Rows of claims; the incident's id is made from its first claim."""
    rows = []
    incidents: dict[int, str] = {}
    for claim, place in claims:
        content = (place["article"], place["evidence"], claim.claimant_text, claim.measure, claim.value_text)
        row = _fields(claim) | place
        row["claim_id"] = _content_id("c", *content, claim.weapon_text)
        row["incident_id"] = incidents.setdefault(claim.incident, _content_id("i", *content, claim.incident))
        rows.append(row)
    return rows


def _content_id(prefix: str, *content: object) -> str:
    """Make an id from content, so that it survives changes elsewhere in the article: s-k3f7q2zd."""
    digest = hashlib.blake2b(repr(content).encode(), digest_size=5).digest()
    return f"{prefix}-{b32encode(digest).decode().lower()}"


def _make_unique(rows: list[Row], column: str) -> None:
    """Number the ids that rows of the same content share: s-k3f7q2zd, s-k3f7q2zd.2."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row[column]] += 1
        if seen[row[column]] > 1:
            row[column] += f".{seen[row[column]]}"


# ------------------------------------------------------------------------------------------- frames


def _make_frame(table: Table, rows: list[Row]) -> pd.DataFrame:
    """Make a frame of exactly the table's columns in their order and types, and check it."""
    frame = pd.DataFrame(
        {
            column.name: pd.Series([row.get(column.name) for row in rows], dtype=DTYPES[column.type])
            for column in table.columns
        }
    )
    checked: pd.DataFrame = _schema(table).validate(frame, lazy=True)
    return checked


@cache
def _schema(table: Table) -> pandera.DataFrameSchema:
    """Make the pandera model of a table from the definition of its columns."""
    import pandera.pandas as pandera  # a quarter of a second, needed only when rows are made

    names = {column.name for column in table.columns}
    dtypes = {column.name: DTYPES[column.type] for column in table.columns}
    # One check for all dtypes: pandera's own, column by column, takes four fifths of the whole time.
    checks = [pandera.Check(lambda frame: frame.dtypes.astype(str).to_dict() == dtypes, name="dtypes")]
    for lower, upper in (("start", "end"), ("earliest", "latest"), ("low", "high")):
        if {lower, upper} <= names:
            checks.append(pandera.Check(partial(_is_ordered, lower, upper), name=f"{lower} <= {upper}"))
    columns = {column.name: _column_model(column) for column in table.columns}
    return pandera.DataFrameSchema(columns, checks=checks, strict=True, ordered=True, name=table.name)


def _is_ordered(lower: str, upper: str, frame: pd.DataFrame) -> pd.Series:
    """Whether no lower bound exceeds its upper bound; an open end exceeds nothing."""
    return ~(frame[lower] > frame[upper]).fillna(False).astype(bool)


def _column_model(column: Column) -> pandera.Column:
    import pandera.pandas as pandera

    checks = []
    if column.values:
        checks.append(pandera.Check.isin(column.values))
    if column.type == "integer":
        checks.append(pandera.Check.ge(0))
    return pandera.Column(checks=checks, nullable=not column.required, unique=column.unique)
