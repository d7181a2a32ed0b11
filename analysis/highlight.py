"""The article with its evidence marked, and tables whose rows link to it.

Each table has its own way to mark, so that spans of different tables stay legible where they overlap:
steps a tint (deeper where steps overlap), claims a thick line below, dates a thin underline, sources a
line above. At the start of each span stands its row's number as a link to the row; the row links back.
Everything from outside is escaped; style stands in the elements, since untrusted notebooks drop style sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import pandas as pd

from analysis.article import Article
from analysis.prose import each, escaped
from analysis.tables import Tables

TINTS = ("#fdeec4", "#fbdc8c", "#f7c654")  # behind the words of one, two, three and more steps
TINTED = "background-color: {}; color: #1a1a1a"
LINED = "background-color: transparent; color: inherit"
STYLES = {
    "claim": "border-bottom: 3px solid #b34700",
    "date": "text-decoration: underline",
    "source": "border-top: 2px solid #0072b2",
}
KEY = {
    "step": "a tint",
    "claim": "a thick line below",
    "date": "a thin underline",
    "source": "a line above",
}
CELL = 'style="text-align: left; vertical-align: top"'  # notebooks would set tables flush right


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML to show in a notebook, with the plain text that stands for it."""

    html: str
    text: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}


@dataclass(frozen=True, slots=True)
class Span:
    """Where one row of a table rests in the text; `number` is the row's, from 1."""

    kind: str
    number: int
    start: int
    end: int
    first: bool = True  # a row's further tellings get no name of their own

    @property
    def name(self) -> str:
        """Return what the reader sees: 'step 3'."""
        return f"{self.kind} {self.number}"


def find_spans(frame: pd.DataFrame, kind: str, article: str) -> Iterator[Span]:
    """Yield the spans of a table's rows in one article, further tellings of a step included."""
    for number, row in enumerate(each(frame), start=1):
        if row.article != article:
            continue
        yield Span(kind, number, int(row.start), int(row.end))
        tellings = getattr(row, "tellings", None)
        for telling in str(tellings).split() if isinstance(tellings, str) else ():
            start, _, end = telling.partition(":")
            yield Span(kind, number, int(start), int(end), first=False)


def mark_articles(articles: Sequence[Article], tables: Tables) -> Markup:
    """Return the text of each article with the evidence of every row marked and numbered."""
    samples = ", ".join(f"{_mark(f'{kind}s', [kind])} by {look}" for kind, look in KEY.items())
    key = f'<p style="line-height: 2.1">Marked: {samples}. Each number leads to its row.</p>'
    marked = [mark_article(article, tables) for article in articles]
    return Markup(key + "".join(part.html for part in marked), "\n".join(part.text for part in marked))


def mark_article(article: Article, tables: Tables) -> Markup:
    """Return an article's text with the evidence of every row marked and numbered."""
    found = {kind: list(find_spans(getattr(tables, f"{kind}s"), kind, article.name)) for kind in KEY}
    body = "".join(_mark_segments(article.text, [span for spans in found.values() for span in spans]))
    counted = ", ".join(f"{sum(span.first for span in spans)} {kind}s" for kind, spans in found.items())
    html = (
        f'<section aria-label="{escape(article.title)}, evidence marked">'
        f'<div style="white-space: pre-wrap; line-height: 2.1; max-width: 44em">{body}</div></section>'
    )
    return Markup(html, f"\u201c{article.title}\u201d with its evidence marked: {counted}.")


def _mark_segments(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Cut the text wherever a span begins or ends and yield each piece in its marking."""
    opening: dict[int, list[Span]] = {}
    closing: dict[int, list[Span]] = {}
    for span in spans:
        opening.setdefault(span.start, []).append(span)
        closing.setdefault(span.end, []).append(span)
    current: dict[Span, None] = {}  # in the order in which they begin
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        for span in closing.get(start, ()):
            current.pop(span, None)
        for span in opening.get(start, ()):
            current[span] = None
            yield _link(span)
        names = dict.fromkeys(span.name for span in current)
        yield _mark(text[start:end], [span.kind for span in current], ", ".join(names))


def _mark(words: str, kinds: Sequence[str], title: str = "") -> str:
    """Return the words in the marking of the kinds of spans that they stand in, one for each span."""
    if not kinds:
        return escaped(words)
    steps = kinds.count("step")
    ground = TINTED.format(TINTS[min(steps, len(TINTS)) - 1]) if steps else LINED
    style = "; ".join([ground, *(line for kind, line in STYLES.items() if kind in kinds)])
    named = f' title="{escape(title)}"' if title else ""
    return f'<mark{named} style="{style}">{escaped(words)}</mark>'


def _link(span: Span) -> str:
    identity = f' id="text-{span.kind}-{span.number}"' if span.first else ""
    row, words = f"#row-{span.kind}-{span.number}", f"{span.kind}&nbsp;{span.number}"
    return f'<sup><a{identity} href="{row}" style="font-weight: bold">{words}</a> </sup>'


def link_rows(frame: pd.DataFrame, kind: str, columns: Sequence[str]) -> Markup:
    """Return some columns of a table as HTML, each row numbered and linked to its words in the article.

    `kind` is 'step', 'claim', 'date' or 'source'; an empty cell is shown as a dash.
    Rows of several articles begin with the article's name.
    """
    return _table(frame, f"{kind}s", columns, kind)


def show_rows(frame: pd.DataFrame, title: str, columns: Iterable[str]) -> Markup:
    """Return some columns of a table as HTML; `title` names it for those who hear it."""
    return _table(frame, title, columns)


def _table(frame: pd.DataFrame, title: str, columns: Iterable[str], kind: str = "") -> Markup:
    if frame.empty:
        return Markup(f"<p>No {escape(title)}.</p>", f"No {title}.")
    shown = [*(["article"] if "article" in frame and frame.article.nunique() > 1 else []), *columns]
    names = [column.replace("_", " ") for column in shown]
    heads = ["row", *names] if kind else names
    head = "".join(f'<th scope="col" {CELL}>{escape(name)}</th>' for name in heads)
    rows = enumerate(frame[shown].itertuples(index=False), start=1)
    body = "".join(
        f"<tr>{_row_link(kind, number) if kind else ''}{''.join(map(_show_cell, row))}</tr>"
        for number, row in rows
    )
    html = (
        f'<div style="overflow-x: auto" tabindex="0" role="region" aria-label="Table of {escape(title)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    return Markup(html, f"Table of {title}: {len(frame)} rows of {', '.join(names)}.")


def _row_link(kind: str, number: int) -> str:
    target = f'id="row-{kind}-{number}" href="#text-{kind}-{number}"'
    return f'<th scope="row" {CELL}><a {target}>{kind}&nbsp;{number}</a></th>'


def _show_cell(value: object) -> str:
    """Return one cell: days as 2023-10-17, what is missing as a dash."""
    if pd.isna(value):  # type: ignore[call-overload]
        words = "\u2013"
    elif isinstance(value, bool):
        words = "yes" if value else "no"
    else:
        words = f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)
    wrap = "; min-width: 9em; max-width: 24em" if len(words) > 16 else "; white-space: nowrap"
    return f'<td {CELL[:-1]}{wrap}">{escaped(words)}</td>'
