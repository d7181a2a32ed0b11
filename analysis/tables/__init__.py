"""Records become tidy DataFrames, checked against their columns before they are returned."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from analysis.article import Article
from analysis.attribution import Source, find_sources
from analysis.claims import Claim, find_claims
from analysis.dates import ResolvedDate, resolve_dates
from analysis.published import check_articles, check_published
from analysis.sentences import Sentence
from analysis.steps import Step, explain_unused, find_steps
from analysis.tables.columns import CLAIMS, DATES, DTYPES, SENTENCES, SOURCES, STEPS, TABLES, Column, Table

if TYPE_CHECKING:
    import pandera.pandas as pandera

Record: TypeAlias = Sentence | ResolvedDate | Source | Step | Claim
Array: TypeAlias = Any  # pandas', of one column
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


def extract_tables(articles: Article | Iterable[Article], workers: int = 1) -> Tables:
    """Read one article, or several, into the five tables.

    With `workers` above 1 so many processes share the reading, which pays from a hundred articles on; a
    script that asks for them must be guarded by `if __name__ == "__main__":`.

    Raises ArticleError when an article has no day of publication (the message proposes one from the
    weekdays it states) or when two articles have the same name, and pandera.errors.SchemaErrors when a
    rule made a row that breaks the definition of its columns.
    """
    tables: dict[str, Cells] = {table.name: {c.name: [] for c in table.columns} for table in TABLES}
    checked = check_articles([articles] if isinstance(articles, Article) else articles)
    with ProcessPoolExecutor(workers) if workers > 1 else nullcontext() as pool:
        for read in pool.map(_read_cells, checked, chunksize=50) if pool else map(_read_cells, checked):
            for table, cells in read.items():
                for column, found in cells.items():
                    tables[table][column] += found
    _make_unique(tables["steps"]["step_id"])
    _make_unique(tables["claims"]["claim_id"])
    return Tables(**{table.name: _make_frame(table, tables[table.name]) for table in TABLES})


# -------------------------------------------------------------------------------------------- cells


def _read_cells(article: Article) -> dict[str, Cells]:
    """Return the cells of each table's rows of an article."""
    published = check_published(article)
    steps, claims = find_steps(article), find_claims(article)
    cells = {
        "sentences": _fill(SENTENCES, article, article.sentences),
        "dates": _fill(DATES, article, resolve_dates(article.text, published)),
        "sources": _fill(SOURCES, article, find_sources(article)),
        "steps": _fill(STEPS, article, steps),
        "claims": _fill(CLAIMS, article, claims),
    }
    _identify_steps(cells["steps"], steps)
    _identify_claims(cells["claims"], claims)
    tellings = (start for step in steps for start in {step.start, *(start for start, _ in step.tellings)})
    told = Counter(_find_sentences(article, tellings))
    claimed, dated = Counter(cells["claims"]["sentence"]), Counter(cells["dates"]["sentence"])
    cells["sentences"] |= {
        "steps": [told[sentence.index] for sentence in article.sentences],
        "claims": [claimed[sentence.index] for sentence in article.sentences],
        "dates": [dated[sentence.index] for sentence in article.sentences],
        "unused": [
            None if sentence.index in told or sentence.index in claimed else explain_unused(article, sentence)
            for sentence in article.sentences
        ],
    }
    return cells


def _fill(table: Table, article: Article, records: Sequence[Record]) -> Cells:
    """Return the fields of the records that are columns of the table, and where each rests in the text."""
    cells: Cells = {c.name: [getattr(record, c.name, None) for record in records] for c in table.columns}
    cells["article"] = [article.name] * len(records)
    cells["sentence"] = _find_sentences(article, (record.start for record in records))
    words = "evidence" if "evidence" in cells else "text"
    cells[words] = [article.text[record.start : record.end] for record in records]
    return cells


def _find_sentences(article: Article, starts: Iterable[int]) -> list[int]:
    """Return the number of the sentence that each offset falls into."""
    first = [sentence.start for sentence in article.sentences]
    return [bisect_right(first, start) - 1 for start in starts]


def _identify_steps(cells: Cells, steps: Sequence[Step]) -> None:
    columns = ("article", "evidence", "action", "event", "mode", "actor", "recipient")
    content = zip(*(cells[name] for name in columns), strict=True)
    cells["step_id"] = [_content_id("s", *row) for row in content]
    cells["tellings"] = [" ".join(f"{a}:{b}" for a, b in step.tellings) or None for step in steps]


def _identify_claims(cells: Cells, claims: Sequence[Claim]) -> None:
    """Fill in the ids of claims, and of incidents: made from their first claim."""
    columns = ("article", "evidence", "claimant_text", "measure", "value_text")
    content = list(zip(*(cells[name] for name in columns), strict=True))
    first: dict[int, str] = {}
    for claim, row in zip(claims, content, strict=True):
        first.setdefault(claim.incident, _content_id("i", *row, claim.incident))
    cells["incident_id"] = [first[claim.incident] for claim in claims]
    weapons = cells["weapon_text"]
    cells["claim_id"] = [_content_id("c", *row, weapon) for row, weapon in zip(content, weapons, strict=True)]


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


# -------------------------------------------------------------------------------------------- frames


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
    cells = {str(name): column.array for name, column in frame.items()}
    wrong = [column.name for column in table.columns if not _fits(column, cells[column.name])]
    for lower, upper in (("start", "end"), ("earliest", "latest"), ("low", "high")):
        if lower in cells and (cells[lower] > cells[upper]).any():  # an open end exceeds nothing
            wrong.append(f"{lower} > {upper}")
    if wrong:
        raise ValueError(f"wrong cells: {', '.join(wrong)}")
    return True


def _fits(column: Column, cells: Array) -> bool:
    """Whether all cells of a column are of its type and among its values, given and unique where required."""
    return not (
        cells.dtype != DTYPES[column.type]
        or (column.required and cells.isna().any())
        or (column.unique and len(set(cells)) < len(cells))
        or (column.values and not {cell for cell in cells.unique() if cell == cell} <= {*column.values})
        or (column.type == "integer" and (cells < 0).any())
    )
