"""Which attack a figure is about: its attacker, its place, its day; and which figures share one attack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.actors import Mention
from analysis.article import Article
from analysis.attribution import article_mentions
from analysis.dates import ResolvedDate, resolve_dates
from analysis.deeds import Deed
from analysis.quantities import Word
from analysis.sentences import Sentence
from analysis.weapons import Weapon

if TYPE_CHECKING:
    from analysis.claims import Claim


@dataclass(frozen=True, slots=True)
class Setting:
    """Who attacked, where and when, as far as the text says so."""

    attacker: str | None
    place: str | None
    earliest: date | None
    latest: date | None


TARGETING = frozenset(
    "at on over in near into toward towards against targeting across around off hit struck".split()
)
AGENTS = frozenset("country capital seat government military group organisation leader official".split())


@lru_cache(maxsize=8)
def article_dates(article: Article) -> tuple[ResolvedDate, ...]:
    """Return the date expressions of an article, resolved against its day of publication."""
    return tuple(resolve_dates(article.text, article.published))


def find_setting(
    article: Article, sentence: Sentence, words: Sequence[Word], deed: Deed, weapon: Weapon, kind: str
) -> Setting:
    """Return attacker, place and day of a figure, from its words, its sentence, its paragraph, in that order."""
    mentions = [m for m in article_mentions(article) if m.start < sentence.end and m.end > sentence.start]
    earliest, latest = _find_day(article, sentence, words[weapon.first].start)
    return Setting(
        _find_attacker(article, sentence, mentions, words, deed, weapon),
        _find_place(article, mentions, words, deed, weapon),
        earliest,
        latest,
    )


def _find_attacker(
    article: Article,
    sentence: Sentence,
    mentions: Sequence[Mention],
    words: Sequence[Word],
    deed: Deed,
    weapon: Weapon,
) -> str | None:
    start, end = words[weapon.first].start, words[weapon.last - 1].end
    # "six Russian missiles"
    for mention in mentions:
        if start <= mention.start and mention.end <= end and mention.kind in ("demonym", "country", "group"):
            return mention.code
    text = article.text
    for mention in mentions:
        before = text[max(0, mention.start - 24) : mention.start].lower().split()
        near = abs(mention.start - end) < 60
        # "fired by Ukraine", "launched from Yemen"
        if (mention.start >= end and near and before[-1:] in (["by"], ["from"])) or before[-2:] in (
            ["by", "the"],
            ["from", "the"],
        ):
            if text[end : mention.start].lower().split()[:1] and any(
                word in text[end : mention.start].lower()
                for word in ("fired", "launch", "sent", "aimed", "from", "belonging")
            ):
                return mention.code
    if deed.measure == "launched" and deed.voice == "active":
        subject = [m for m in mentions if m.end <= words[deed.first].start and m.kind in AGENTS]
        if subject:
            return subject[-1].code
    if deed.measure == "launched":
        for mention in mentions:
            before = text[max(0, mention.start - 8) : mention.start].lower().split()
            if mention.start >= words[deed.first].start and before[-1:] == ["by"]:
                return mention.code
    return None


def _find_place(
    article: Article, mentions: Sequence[Mention], words: Sequence[Word], deed: Deed, weapon: Weapon
) -> str | None:
    here = max(words[weapon.last - 1].end, words[deed.last - 1].end)
    places = []
    for mention in mentions:
        if mention.kind not in ("place", "capital", "country"):
            continue
        before = article.text[max(0, mention.start - 20) : mention.start].lower().split()
        while before and before[-1] in (
            "the",
            "its",
            "southern",
            "northern",
            "eastern",
            "western",
            "central",
        ):
            before.pop()
        if before and before[-1] in TARGETING:
            places.append(mention)
    if not places:
        return None
    best = min(
        places, key=lambda m: (m.kind != "place", m.start < words[weapon.first].start, abs(m.start - here))
    )
    return best.text


def _find_day(article: Article, sentence: Sentence, at: int) -> tuple[date | None, date | None]:
    sentences = article.sentences
    start = sentence.start
    paragraph = [s for s in sentences if s.paragraph == sentence.paragraph]
    for left, right in ((start, sentence.end), (paragraph[0].start, sentence.start)):
        dates = [
            d
            for d in article_dates(article)
            if left <= d.start
            and d.end <= right
            and d.earliest is not None
            and d.grain not in ("duration", "set", "vague")
        ]
        if dates:
            best = min(dates, key=lambda d: abs(d.start - at))
            return best.earliest, best.latest
    return None, None


def number_incidents(claims: list[Claim]) -> list[Claim]:
    """Number the attacks: figures share one if attacker, kind of weapon and day do not contradict each other.

    What one figure of an attack leaves open, its attacker, is filled from the others.
    """
    incidents: list[list[Claim]] = []
    numbers = []
    for claim in claims:
        fitting = (
            n for n, members in enumerate(incidents) if all(_agree(claim, member) for member in members)
        )
        number = next(fitting, len(incidents))
        if number == len(incidents):
            incidents.append([])
        incidents[number].append(claim)
        numbers.append(number)
    attackers = [next((m.attacker for m in members if m.attacker), None) for members in incidents]
    return [
        replace(claim, incident=number, attacker=attackers[number])
        for claim, number in zip(claims, numbers, strict=True)
    ]


def _agree(claim: Claim, other: Claim) -> bool:
    if claim.weapon != other.weapon:
        return False
    if claim.attacker and other.attacker and claim.attacker != other.attacker:
        return False
    if None in (claim.earliest, claim.latest, other.earliest, other.latest):
        return True
    return claim.earliest <= other.latest and other.earliest <= claim.latest  # type: ignore[operator]
