"""Who says what: the interface; the rules follow."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article import Article


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker; the fields are the columns of the table sources."""

    sentence: int
    start: int
    end: int
    text: str
    name: str
    role: str | None
    country: str | None
    kind: str
    statements: int
    rule: str


def find_sources(article: Article) -> list[Source]:
    """Return the speakers of an article in the order of their first naming."""
    return []
