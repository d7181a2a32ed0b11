"""Who counts how many launched and intercepted: the interface; the rules follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.article import Article


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one claimant; the fields are the columns of the table claims."""

    sentence: int
    start: int
    end: int
    incident: int
    claimant: str | None
    claimant_text: str | None
    attacker: str | None
    weapon: str
    weapon_text: str
    measure: str
    low: int | None
    high: int | None
    value_text: str
    place: str | None
    earliest: date | None
    latest: date | None
    rule: str


def find_claims(article: Article) -> list[Claim]:
    """Return the claims of an article in its order."""
    return []
