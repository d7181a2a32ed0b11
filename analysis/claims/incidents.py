"""Which attack a figure is about: its attacker, its place, its day; and which figures share one attack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.actors import Mention, find_mentions
from analysis.article import Article
from analysis.claims.deeds import Deed
from analysis.claims.weapons import Weapon
from analysis.dates import ResolvedDate, resolve_dates
from analysis.lexicon import word_set
from analysis.sentences import Sentence, overlapping
from analysis.words import Word

if TYPE_CHECKING:
    from analysis.claims import Claim


@dataclass(frozen=True, slots=True)
class Setting:
    """Who attacked, where and when, as far as the text says so."""

    attacker: str | None
    place: str | None
    earliest: date | None
    latest: date | None


TARGETING = word_set("claim_words", "targeting")
DIRECTIONS = frozenset("the its southern northern eastern western central occupied".split())
AGENTS = frozenset("country capital seat government military group organisation leader official".split())
SENT = frozenset(
    "fired launched sent from aimed directed belonging operated dropped shot flown released".split()
)
DAYS = frozenset("day part_of_day week month quarter year range".split())
SAID = re.compile(
    r"\b(?:said|says|told|reported|announced|confirmed|added|wrote|claimed)(?: \w+)?(?: on| late| early)*\s$"
)
PRONOUNS = frozenset("it they he she we".split())


@lru_cache(maxsize=8)
def article_dates(article: Article) -> tuple[ResolvedDate, ...]:
    """Return the date expressions of an article, resolved against its day of publication."""
    return tuple(resolve_dates(article.text, article.published))


def find_setting(
    article: Article, sentence: Sentence, words: Sequence[Word], deed: Deed, weapon: Weapon
) -> Setting:
    """Return attacker, place and day of a figure, from its sentence, then its paragraph."""
    mentions = overlapping(find_mentions(article.text), sentence.start, sentence.end)
    starts = {word.start: at for at, word in enumerate(words)}
    placed = [(starts[m.start], m) for m in mentions if m.start in starts]
    return Setting(
        _find_attacker(placed, words, deed, weapon),
        _find_place(placed, words, deed, weapon),
        *_find_day(article, sentence, words[weapon.first].start),
    )


def _find_attacker(
    mentions: Sequence[tuple[int, Mention]], words: Sequence[Word], deed: Deed, weapon: Weapon
) -> str | None:
    lowers = [word.lower for word in words]
    launched = deed.measure == "launched" and deed.voice == "active"
    for at, mention in mentions:
        between = lowers[weapon.last : at]
        if weapon.first <= at < weapon.last and mention.kind in AGENTS | {"demonym"}:
            return mention.code  # "six Russian missiles"
        if at >= weapon.last and len(between) <= 8 and mention.kind in AGENTS | {"place", "demonym"}:
            link = [word for word in between if word not in ("the", "inside", "southern", "northern")][-1:]
            if link in (["by"], ["from"]) and not SENT.isdisjoint(between):
                return mention.code  # "fired by Armenia", "launched from Yemen", "drones from Iraq"
        after = lowers[at + len(mention.text.split()) :][:1]
        if between in (["that"], ["which"]) and at > weapon.last and not SENT.isdisjoint(after):
            return mention.code  # "destroyed all the drones that Pakistan launched"
        if weapon.last <= at < deed.first and launched and mention.kind in AGENTS:
            return mention.code  # "nine rockets that Armenia fired"
    subjects = [(at, m) for at, m in mentions if at < deed.first <= weapon.first and m.kind in AGENTS]
    if launched and subjects:
        at, mention = subjects[-1]
        if PRONOUNS.isdisjoint(lowers[at : deed.first]) and ";" not in lowers[at : deed.first]:
            return mention.code  # "Hezbollah launched a volley"
    return None


def _find_place(
    mentions: Sequence[tuple[int, Mention]], words: Sequence[Word], deed: Deed, weapon: Weapon
) -> str | None:
    """The place named nearest after "at", "over", "targeting": a city rather than a country."""
    places = []
    here = max(weapon.last, deed.last)
    for at, mention in mentions:
        before = at - 1
        while before > 0 and words[before].lower in DIRECTIONS:
            before -= 1
        if mention.kind in ("place", "capital", "country") and words[before].lower in TARGETING:
            places.append((mention.kind != "place", at < weapon.first, abs(at - here), mention.text))
    return min(places)[-1] if places else None


LOOK_BACK = 12  # sentences of a paragraph, however long it is


def _find_day(article: Article, sentence: Sentence, at: int) -> tuple[date | None, date | None]:
    """The date nearest to the figure in its sentence, else in what its paragraph says before.

    A date that only tells when it was said ("the army said on Monday") is the last possible day.
    """
    before = article.sentences[max(0, sentence.index - LOOK_BACK) : sentence.index]
    opening = next((s.start for s in before if s.paragraph == sentence.paragraph), sentence.start)
    for start, end in ((sentence.start, sentence.end), (opening, sentence.start)):
        near_by = overlapping(article_dates(article), start, end)
        dates = [d for d in near_by if start <= d.start and d.end <= end and d.grain in DAYS]
        happened = [d for d in dates if not SAID.search(article.text, max(start, d.start - 30), d.start)]
        if happened:
            best = min(happened, key=lambda d: abs(d.start - at))
            return best.earliest, best.latest
        if dates:
            return None, dates[0].latest
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
