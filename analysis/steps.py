"""Who did what to whom and when, in PLOVER's terms: the interface; the rules follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.article import Article
from analysis.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One actor doing one thing; the fields are the columns of the table steps."""

    sentence: int
    start: int
    end: int
    earliest: date | None
    latest: date | None
    grain: str | None
    date_rule: str | None
    actor: str | None
    recipient: str | None
    event: str
    mode: str | None
    context: str | None
    quad_class: str
    score: float
    direction: str
    status: str
    action: str
    instrument: str | None
    source: str | None
    rule: str
    tellings: tuple[tuple[int, int], ...]


def find_steps(article: Article) -> list[Step]:
    """Return the steps of an article in its order."""
    return []


def explain_unused(article: Article, sentence: Sentence) -> str:
    """Say why no step was read from a sentence."""
    return "no rule reads it yet"
