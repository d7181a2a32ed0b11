"""Records become tidy DataFrames, checked against their columns before they are returned."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from operator import itemgetter
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
Record: TypeAlias = Sentence | ResolvedDate | Source | Step | Claim
Cells = dict[str, list[Any]]  # by column: a tenth of the memory of a dict a row


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
    cells: dict[str, Cells] = {table.name: {c.name: [] for c in table.columns} for table in TABLES}
    names: set[str] = set()
    for article in [articles] if isinstance(articles, Article) else articles:
        if article.name in names:
            raise ArticleError(f"{article.name}: two articles have this name; rename one of the files.")
        names.add(article.name)
        for table, rows in _read_rows(article).items():
            for column, values in cells[table].items():
                values += [row.get(column) for row in rows]
    _make_unique(cells["steps"]["step_id"])
    _make_unique(cells["claims"]["claim_id"])
    return Tables(**{table.name: _make_frame(table, cells[table.name]) for table in TABLES})


# -------------------------------------------------------------------------------------------- rows


def _read_rows(article: Article) -> dict[str, list[Row]]:
    """Return each table's rows of an article; a row may hold more than the table's columns."""
    if article.published is None:
        raise ArticleError(f"{article.name}: {propose_published(article.text)}")
    starts = [sentence.start for sentence in article.sentences]

    def find_sentence(start: int) -> int:
        return bisect_right(starts, start) - 1

    def make_row(record: Record, words: str) -> Row:
        """Return the fields of a slotted record, and where it rests in the text."""
        row: Row = {name: getattr(record, name) for name in record.__slots__}
        row["article"], row["sentence"] = article.name, find_sentence(record.start)
        row[words] = article.text[record.start : record.end]
        return row

    steps = [make_row(step, "evidence") for step in find_steps(article)]
    claims = [make_row(claim, "evidence") for claim in find_claims(article)]
    dates = [make_row(found, "text") for found in resolve_dates(article.text, article.published)]
    sentences = [make_row(sentence, "text") for sentence in article.sentences]
    tellings = [{row["start"], *(start for start, _ in row["tellings"])} for row in steps]
    told = Counter(find_sentence(start) for starts_of_step in tellings for start in starts_of_step)
    claimed = Counter(row["sentence"] for row in claims)
    dated = Counter(row["sentence"] for row in dates)
    for number, (sentence, row) in enumerate(zip(article.sentences, sentences, strict=True)):
        row["steps"], row["claims"], row["dates"] = told[number], claimed[number], dated[number]
        if not told[number] and not claimed[number]:
            row["unused"] = explain_unused(article, sentence)
    _identify_steps(steps)
    _identify_claims(claims)
    sources = [make_row(source, "text") for source in find_sources(article)]
    return {"sentences": sentences, "dates": dates, "sources": sources, "steps": steps, "claims": claims}


def _identify_steps(rows: list[Row]) -> None:
    parts = itemgetter("article", "evidence", "action", "event", "mode", "actor", "recipient")
    for row in rows:
        row["step_id"] = _content_id("s", *parts(row))
        row["tellings"] = " ".join(f"{start}:{end}" for start, end in row["tellings"]) or None


def _identify_claims(rows: list[Row]) -> None:
    """Give claims their ids, and incidents one made from their first claim."""
    parts = itemgetter("article", "evidence", "claimant_text", "measure", "value_text")
    incidents: dict[int, str] = {}
    for row in rows:
        row["claim_id"] = _content_id("c", *parts(row), row["weapon_text"])
        incident = row["incident"]
        row["incident_id"] = incidents.setdefault(incident, _content_id("i", *parts(row), incident))


def _content_id(prefix: str, *content: object) -> str:
    """Make an id from content, so that it survives changes elsewhere in the article: s-k3f7q2zd."""
    digest = hashlib.blake2b(repr(content).encode(), digest_size=5).digest()
    return f"{prefix}-{b32encode(digest).decode().lower()}"


def _make_unique(ids: list[str]) -> None:
    """Number the ids that rows of the same content share: s-k3f7q2zd, s-k3f7q2zd.2."""
    seen: Counter[str] = Counter()
    for place, name in enumerate(ids):
        seen[name] += 1
        if seen[name] > 1:
            ids[place] = f"{name}.{seen[name]}"


# ------------------------------------------------------------------------------------------- frames


def _make_frame(table: Table, cells: Cells) -> pd.DataFrame:
    """Make a frame of exactly the table's columns in their order and types, and check it."""
    columns = {c.name: pd.array(cells[c.name], dtype=DTYPES[c.type]) for c in table.columns}
    checked: pd.DataFrame = _schema(table).validate(
        pd.DataFrame(columns, copy=False), lazy=True, inplace=True
    )
    return checked


@cache
def _schema(table: Table) -> pandera.DataFrameSchema:
    """Make the pandera model of a table: one check of all columns, as one for each takes far longer."""
    import pandera.pandas as pandera  # a quarter of a second, needed only when rows are made

    return pandera.DataFrameSchema(checks=pandera.Check(partial(_check_columns, table)), name=table.name)


def _check_columns(table: Table, frame: pd.DataFrame) -> bool:
    """Raise ValueError that names the columns which break the table's definition."""
    wrong = [column.name for column in table.columns if not _fits(column, frame)]
    for lower, upper in (("start", "end"), ("earliest", "latest"), ("low", "high")):
        if lower in frame and (frame[lower].array > frame[upper].array).any():  # an open end exceeds nothing
            wrong.append(f"{lower} > {upper}")
    if wrong:
        raise ValueError(f"wrong cells: {', '.join(wrong)}")
    return True


def _fits(column: Column, frame: pd.DataFrame) -> bool:
    """Whether all cells of a column are of its type and among its values, given and unique where required."""
    cells = frame[column.name].array
    return not (
        str(cells.dtype) != DTYPES[column.type]
        or (column.required and cells.isna().any())
        or (column.unique and len(set(cells)) < len(cells))
        or (column.values and not {cell for cell in cells.unique() if cell == cell} <= {*column.values})
        or (column.type == "integer" and (cells < 0).any())
    )
