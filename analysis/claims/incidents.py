"""Which attack a figure is about: its attacker, its place, its day; and which figures share one attack."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from analysis.actors import Mention, find_mentions, is_country
from analysis.article import Article
from analysis.attribution import Statement
from analysis.claims.deeds import AUXILIARIES, CLAUSE, FIRST_WORDS, PREPOSITION
from analysis.claims.figures import Figure
from analysis.dates import ResolvedDate, is_compared, resolve_dates
from analysis.lexicon import word_set
from analysis.sentences import overlapping

if TYPE_CHECKING:
    from analysis.claims import Claim


TARGETING = word_set("claim_words", "targeting")
DIRECTIONS = frozenset("the its southern northern eastern western central occupied".split())
FAR = 3000  # characters within which the group may be named that fires from a country
RECENT = 3  # sentences back in which an attacker may have been named
ADJECTIVE = "|".join(sorted(word_set("claim_words", "adjectives")))
ATTACKING = re.compile(
    rf"(?:['’]s)? (?:(?:{ADJECTIVE}) ){{0,2}}(?:drone|missile|rocket|shell|projectile|UAV)s?\b"
    r"| (?:has |had |have )?(?:fired|launched)\b"
)
BY = re.compile(r"\b(?:fired|launched|sent|flown) by (?:the )?(?:[\w-]{1,20} ){0,2}$")
AGENTS = frozenset("country capital seat government military group organisation leader official".split())
SENT = word_set("claim_words", "sent")
DAYS = frozenset("day part_of_day week month quarter year range".split())
START = itemgetter(2)  # of a word
SAID = re.compile(
    r"\b(?:said|says|told|reported|announced|confirmed|added|wrote|claimed)(?: \w+)?(?: on| late| early)*\s$"
)
# What stands before and behind the day of a dateline: "NEW DELHI, May 4 (Agency) - ".
PLACED = re.compile(r"[A-Z][A-Z ./'’-]{1,30},[\w ,.]{0,25} ?")
DASHED = re.compile(r",? ?(?:\([\w /.-]{2,20}\) ?)?(?:--|[-–—] )")
AIMED_AT = re.compile(r" (?:at|on|into|towards?|against) (?:[a-z]+ ){0,3}")
TIED = CLAUSE | PREPOSITION | frozenset(", and of to".split())  # "Iran's attack failed, and guns downed 12"
VERBAL = AUXILIARIES | FIRST_WORDS | {"and"}  # "Jordan had intercepted and destroyed"
# Behind these stands another attack, a part of the total, or what was heard far away.
ELSEWHERE = re.compile(
    r"[;:] |\b(?:of (?:them|which)|but|while|whereas|adding|and that|explosions?|blasts?|heard) "
)
APART = frozenset("it they he she we ;".split())  # between a name and the verb: the verb has another subject


Setting = tuple[str | None, str | None, str | None, date | None, date | None]


def find_setting(article: Article, figure: Figure, statement: Statement | None) -> Setting:
    """Return attacker, who did the deed, place, first and last day of a figure, as far as the text says so.

    `statement` gives the figure: who says it, and where, stands outside.
    """
    sentence, words = figure.sentence, figure.words
    since = statement.start if statement else sentence.start
    near_by = overlapping(find_mentions(article.text), sentence.start, sentence.end)
    mentions = [(bisect_left(words, m.start, key=START), m) for m in near_by if m.start >= sentence.start]
    day = _find_day(article, figure)
    doer = _find_doer([(at, mention) for at, mention in mentions if mention.start >= since], figure)
    told = [(at, m) for at, m in mentions if statement is None or not _is_seat(m, statement)]
    return _find_attacker(article, mentions, figure), doer, _find_place(article.text, told, figure), *day


def _is_seat(mention: Mention, statement: Statement) -> bool:
    """ "A spokesman in Baku said": where he sits, not where it happened."""
    return statement.speaker_start <= mention.start < statement.speaker_end


def _find_attacker(article: Article, mentions: Sequence[tuple[int, Mention]], figure: Figure) -> str | None:
    """The one whose weapons they are, who fired them, or from where they were fired."""
    lowers = [word.lower for word in figure.words]
    deed, first, last = figure.deed, figure.weapon.first, figure.weapon.last
    launched = deed.measure == "launched" and deed.voice == "active" and deed.sort != "detect"
    for at, mention in mentions:
        agent, between = mention.kind in AGENTS, lowers[last:at]
        if first <= at < last and (agent or mention.kind == "demonym"):
            return mention.code  # "six Russian missiles"
        if agent and last < at and between in (["of"], ["of", "the"]):
            return mention.code  # "a drone of the Armenian armed forces"
        if last < at <= last + 8 and (agent or mention.kind in ("place", "demonym")):
            link = [word for word in between if word not in DIRECTIONS | {"inside"}][-2:]
            sent = link[-1:] in (["by"], ["from"]) and not SENT.isdisjoint(between) and "down" not in between
            home = mention.kind in ("country", "place", "capital") and link[-1:] == ["from"]
            if sent or link == ["belonging", "to"]:  # "fired by Armenia", "launched from Yemen"
                return _find_group(article, figure, mention.code) if home else mention.code
        after = lowers[at + len(mention.text.split()) :][:1]
        if last < at and between in (["that"], ["which"]) and not SENT.isdisjoint(after):
            return mention.code  # "destroyed all the drones that Pakistan launched"
        if last <= at < deed.first and launched and agent:
            return mention.code  # "nine rockets that Armenia fired"
    return None


def _find_doer(mentions: Sequence[tuple[int, Mention]], figure: Figure) -> str | None:
    """ "Hezbollah launched a volley", "Saudi jets shot down", "intercepted by Jordan"; not two at once."""
    lowers, deed = [word.lower for word in figure.words], figure.deed
    passive, fired = deed.voice in ("passive", "reduced"), deed.measure == "launched"
    if deed.voice == "noun" or deed.sort == "detect" or (not passive and deed.first > figure.weapon.first):
        return None
    for at, mention in reversed(mentions):
        agent, last = mention.kind in AGENTS, at + len(mention.text.split())
        named_after = at - (lowers[at - 1] == "the")
        if deed.last < named_after <= deed.last + 3 and lowers[named_after - 1] == "by":
            return None if "and" in lowers[last : last + 4] else mention.code
        between = lowers[last : deed.first]
        near = len(between) <= 6 and (TIED.isdisjoint(between) or VERBAL.issuperset(between))
        if passive or last > deed.first:
            continue
        if (agent or not between) if fired else (near and mention.kind != "place"):
            joint = not fired and lowers[at - 1 - (lowers[at - 1] == "the")] == "and"
            return mention.code if APART.isdisjoint(between) and not joint else None
    return None


def _find_group(article: Article, figure: Figure, home: str) -> str:
    """ "fired from Yemen", where the text names the Houthis: its one group, else the country."""
    start, end = figure.sentence.start, figure.sentence.end
    near_by = overlapping(find_mentions(article.text), start - FAR, end + FAR)
    groups = {m.code for m in near_by if m.kind == "group" and m.country == home}
    return groups.pop() if len(groups) == 1 else home


def _find_place(text: str, mentions: Sequence[tuple[int, Mention]], figure: Figure) -> str | None:
    """The place named nearest after "at", "over", "targeting": a city rather than a country."""
    places = []
    words, weapon = figure.words, figure.weapon
    here = max(weapon.last, figure.deed.last)
    for at, mention in mentions:
        before = at - 1
        while before > 0 and words[before].lower in DIRECTIONS:
            before -= 1
        if mention.kind in ("place", "capital", "country") and words[before].lower in TARGETING:
            if at > here and ELSEWHERE.search(text, words[here].start, words[at].start):
                continue
            places.append((mention.kind != "place", at < weapon.first, abs(at - here), mention.text))
    return min(places)[-1] if places else None


LOOK_BACK = 12  # sentences of a paragraph, however long it is


def _find_day(article: Article, figure: Figure) -> tuple[date | None, date | None]:
    """The date nearest to the figure in its sentence, else in what its paragraph says before.

    A date that only tells when it was said ("the army said on Monday") is the last possible day.
    """
    sentence, weapon = figure.sentence, figure.weapon
    at = figure.words[weapon.first].start
    before = article.sentences[max(0, sentence.index - LOOK_BACK) : sentence.index]
    opening = next((s.start for s in before if s.paragraph == sentence.paragraph), sentence.start)
    for start, end in ((sentence.start, sentence.end), (opening, sentence.start)):
        near_by = overlapping(resolve_dates(article.text, article.published), start, end)
        dates = [d for d in near_by if d.grain in DAYS and not is_compared(article.text, d)]
        dates = [d for d in dates if not _is_dateline(article.text, start, d)] or dates
        happened = [d for d in dates if not SAID.search(article.text, max(start, d.start - 30), d.start)]
        if happened:
            best = min(happened, key=lambda d: abs(d.start - at))
            return best.earliest, best.latest
        if dates:
            return None, dates[0].latest
    return None, None


def _is_dateline(text: str, start: int, day: ResolvedDate) -> bool:
    """ "AMMAN, May 4 (Reuters) - Two rockets were fired on Thursday": the day of writing."""
    return bool(PLACED.fullmatch(text[start : day.start][:60]) and DASHED.match(text, day.end))


def number_incidents(article: Article, claims: list[Claim]) -> list[Claim]:
    """Number the attacks: figures share one if attacker, kind of weapon and day do not contradict each other.

    What one figure of an attack leaves open, its attacker, is filled from the others, else from what is
    said of weapons shortly before.
    """
    targets = {claim: target for claim in claims if (target := _find_target(article, claim))}
    incidents: list[list[Claim]] = []
    numbers: list[int] = []
    for claim in claims:
        latest = range(len(incidents) - 1, -1, -1)
        fitting = (n for n in latest if all(_agree(claim, member, targets) for member in incidents[n]))
        numbers.append(next(fitting, len(incidents)))
        if numbers[-1] == len(incidents):
            incidents.append([])
        incidents[numbers[-1]].append(claim)
    attackers = [
        next(filter(None, (m.attacker for m in members)), None) or _find_past_attacker(article, members[0])
        for members in incidents
    ]
    return [
        replace(claim, incident=number, attacker=attackers[number])
        if number or claim.attacker != attackers[number]
        else claim
        for claim, number in zip(claims, numbers, strict=True)
    ]


def _find_past_attacker(article: Article, claim: Claim) -> str | None:
    """ "Iranian drones were seen. Two were shot down": whose weapons were named last, or who fired."""
    before = article.sentences[max(0, claim.sentence - RECENT)].start
    for mention in reversed(overlapping(find_mentions(article.text), before, claim.end)):
        agent = mention.kind in AGENTS or mention.kind == "demonym"
        start, end = mention.start, mention.end
        attacks = ATTACKING.match(article.text, end) or BY.search(article.text, max(0, start - 60), start)
        if attacks and agent and mention.code != claim.claimant:
            return mention.code
    return None


def _find_target(article: Article, claim: Claim) -> str | None:
    """ "Two shells were fired at a Thai island": who shot is unsaid, but no Thai."""
    if claim.attacker or claim.measure != "launched":
        return None
    ahead = overlapping(find_mentions(article.text), claim.end, claim.end + 40)
    aimed = (m for m in ahead if AIMED_AT.fullmatch(article.text, claim.end, m.start))
    return next((m.code for m in aimed if m.kind == "country" or m.text.split()[-1].islower()), None)


def _agree(claim: Claim, other: Claim, targets: dict[Claim, str]) -> bool:
    if targets.get(claim, "") == other.attacker or targets.get(other, "") == claim.attacker:
        return False
    if claim.weapon != other.weapon or _is_own(claim, other.attacker) or _is_own(other, claim.attacker):
        return False
    forces = {claim.interceptor, other.interceptor} - {None}
    if len(forces) > 1 and all(is_country(force) for force in forces if force):
        return False  # what Jordan shot down, and what France did
    if claim.attacker and other.attacker and claim.attacker != other.attacker:
        return False
    if None in (claim.earliest, claim.latest, other.earliest, other.latest):
        return True
    return claim.earliest <= other.latest and other.earliest <= claim.latest  # type: ignore[operator]


def _is_own(claim: Claim, attacker: str | None) -> bool:
    """ "Chad downed 20 Sudanese drones, Sudan said it shot down 30": nobody intercepts his own."""
    unsaid = claim.attacker is None and claim.measure == "intercepted"
    return unsaid and attacker is not None and attacker == (claim.interceptor or claim.claimant)
