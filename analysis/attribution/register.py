"""The sources of an article as they are met, and to whom a later mention goes back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from operator import attrgetter
from typing import TypeAlias

from analysis.actors import Mention, is_country
from analysis.article import Article
from analysis.attribution.speakers import DOCUMENTS, PERSONS, Speaker, holds_person
from analysis.lexicon import read_lexicon, word_set
from analysis.sentences import Sentence, overlapping

Key: TypeAlias = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker the article names or leaves unnamed; `text` is its first naming, `article.text[start:end]`.

    `kind` is named_official, unnamed_official, government, military, organisation (armed groups too) or
    media, None for a person whose office the text does not give ("a villager"). `actor` is the code of the
    country or organisation spoken for, `country` the same where it is a country's; `statements` counts what
    the article takes from it.
    """

    sentence: int
    start: int
    end: int
    text: str
    name: str
    role: str | None
    country: str | None
    kind: str | None
    statements: int
    rule: str
    actor: str | None = None


DEFENDED = frozenset("intercepted|shot down|destroyed|downed|repelled|thwarted|foiled".split("|"))
ATTACKED = "fired|launched|attacked|struck|sent"
DEFENDS = re.compile(rf"\b(?:{'|'.join(sorted(DEFENDED))}|{ATTACKED})\b")
HAS = re.compile(r" (?:has |had |have |also |successfully ){0,3}")
ATTACKS = re.compile(rf"{HAS.pattern}(?:{ATTACKED})\b")
ALLIED = re.compile(r"\b(?:coalition|alliance)\b", re.IGNORECASE)
# "Army Maj. Gen. Paul Hart": American newspapers write so of their own.
SERVICE_RANK = re.compile(
    r"(?:Air Force|Army|Navy|Marine(?: Corps)?|Coast Guard) (?:(?:Lt|Maj|Brig|Rear|Vice|Staff)\.? )?"
    r"(?:Gen|Col|Adm|Capt|Cmdr|Maj|Lt|Sgt)\. "
)
FAR = 3000  # characters back to where a person was introduced
RECENT = 600  # characters back to whom a pronoun may mean, before anybody spoke
STATES = 40  # mentions of states back to whose forces are meant
SPOKEN = 400  # statements, mentions back to whom "the ministry", "the group" may mean
APPOSED = re.compile(r", ([^,.;:\n]{4,120})[,.]")
APPOSED_BEFORE = re.compile(r"(?:^|[.,;:\n] ?)([^.,;:\n]{4,120}), (?:[A-Z][\w.'’-]{1,20} ){0,4}$")
TOLD = re.compile(r"\btold (?:the )?$")
# "Amir Khan, a spokesman for the army" speaks for a state, if the text does not say for which
FORCES = re.compile(r"\b(?:army|navy|air force|armed forces|military|ministry)\b", re.IGNORECASE)
AGENTS = frozenset(PERSONS) | frozenset(
    "country capital seat government military group organisation demonym".split()
)
LOCAL = frozenset("governor mayor minister".split())  # who speak for the place attacked
PART = re.compile(r"\w+")
OFFICES = re.compile(r"department|ministry|embassy|council|service")
TARGETS = word_set("claim_words", "targets")


class Register:
    """The sources of an article so far, by what makes two mentions one source."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        """Open the register of an article; `mentions` are the actors that it names."""
        self.text = article.text
        self.mentions = mentions
        self.entries: dict[Key, tuple[int, Speaker, str]] = {}
        self.recent: list[Key] = []

    def enter(self, sentence: Sentence, speaker: Speaker, rule: str) -> Key:
        """Return the key of the speaker's source, a new one if it goes back to none."""
        key = self._find(speaker) if speaker.refers else None
        if key is None:
            if speaker.head in ("he", "she") or (speaker.head in ("it", "they") and not self.entries):
                speaker = self._take_subject(speaker)
            if speaker.refers and self._attacks(speaker):
                speaker = replace(speaker, actor=None, kind="military")
            elif speaker.actor is None and speaker.kind != "media":
                speaker = replace(speaker, actor=self._find_actor(sentence, speaker))
            if speaker.kind == "":
                state = speaker.actor is not None and is_country(speaker.actor)
                speaker = replace(speaker, kind="government" if state else "organisation")
            key = _key_of(speaker)
            self.entries.setdefault(key, (sentence.index, speaker, rule))
        self.recent.append(key)
        return key

    def make_sources(self, statements: Mapping[Key, int]) -> dict[Key, Source]:
        """Return the sources by their keys, with how many statements each makes."""
        return {key: self._make_source(*entry, statements[key]) for key, entry in self.entries.items()}

    def _make_source(self, sentence: int, speaker: Speaker, rule: str, statements: int) -> Source:
        text, actor, kind = self.text[speaker.start : speaker.end], speaker.actor, speaker.kind
        country = actor if actor and is_country(actor) else None
        name = speaker.name or (kind in ("media", "organisation") and actor != country and actor)
        return Source(
            sentence,
            speaker.start,
            speaker.end,
            text,
            name or re.sub(r"^(?:the|a|an)\s", "", text, flags=re.IGNORECASE),
            speaker.role if kind.endswith("official") else None,
            country,
            None if kind == "named_official" and not (speaker.role or actor) else kind,
            statements,
            rule,
            actor,
        )

    def _find(self, speaker: Speaker) -> Key | None:
        """Find the source that "he", "the ministry", "the statement", "Khan" means: the last that fits."""
        recent = islice(reversed(self.recent), SPOKEN)
        return next((key for key in recent if _fits(speaker, self.entries[key][1])), None)

    def _before(self, end: int) -> Iterator[Mention]:
        """Yield the actors named before a place in the text, the nearest first."""
        last = bisect_right(self.mentions, end, key=attrgetter("end"))
        return (self.mentions[at] for at in range(last - 1, max(-1, last - SPOKEN), -1))

    def _take_subject(self, speaker: Speaker) -> Speaker:
        """ "Azerbaijan shot down a drone, it said": nobody spoke yet, so who was named last before."""
        kinds = PERSONS if speaker.head in ("he", "she") else AGENTS
        for mention in self._before(speaker.start):
            if mention.kind in kinds and speaker.start - RECENT < mention.start:
                return replace(
                    speaker, actor=mention.code, name=mention.name or None, role=mention.role or None
                )
        return speaker

    def _attacks(self, speaker: Speaker) -> bool:
        """ "Russia fired 30 drones. The air force said": not the one that fired, though no other is named."""
        recent = takewhile(lambda m: speaker.start - RECENT < m.start, self._before(speaker.start))
        return any(m.code == speaker.actor and ATTACKS.match(self.text, m.end) for m in recent)

    # -- for whom a speaker speaks ----------------------------------------------------------------------

    def _find_actor(self, sentence: Sentence, speaker: Speaker) -> str | None:
        actor = self._find_coalition(speaker) or self._find_office(speaker)
        if actor or (_is_unknown(speaker) and not FORCES.search(self.text, speaker.start, speaker.end)):
            return actor
        if speaker.kind == "organisation":
            return self._find_group(speaker) if speaker.refers else None  # "rights groups": nobody's
        return self._infer_state(sentence, speaker)

    def _find_coalition(self, speaker: Speaker) -> str | None:
        """ "The coalition", "coalition spokesman Amir Khan": the one named, else the one that fights whom."""
        if not ALLIED.search(self.text, speaker.start, speaker.end):
            return None
        for mention in self._before(speaker.start):
            if "coalition" in mention.code or mention.code == "NATO":
                return mention.code
        named = {mention.code for mention in self.mentions}
        coalitions = (
            row for row in read_lexicon("coalitions") if not named.isdisjoint(row["against"].split("|"))
        )
        return next((row["name"] for row in coalitions), None)

    def _find_office(self, speaker: Speaker) -> str | None:
        """ "Khan said" after "Amir Khan, the head of operations at the Pentagon": whom the office serves."""
        if SERVICE_RANK.match(self.text, speaker.start) and any(m.code == "USA" for m in self.mentions):
            return "USA"
        if not speaker.name:
            return None
        surname = re.compile(rf"\b{re.escape(speaker.name.split()[-1])}\b")
        for found in surname.finditer(self.text, max(0, speaker.end - FAR), speaker.end):
            after = APPOSED.match(self.text, found.end())
            before = APPOSED_BEFORE.search(self.text, max(0, found.start() - 160), found.start())
            for office in filter(None, (after, before)):
                if holds_person(office[1].lower().split()) and (code := self._first_agent(*office.span(1))):
                    return code
        return None

    def _first_agent(self, start: int, end: int) -> str | None:
        return next((m.code for m in overlapping(self.mentions, start, end) if m.kind != "media"), None)

    def _find_group(self, speaker: Speaker) -> str | None:
        """ "The group", "the alliance": the one named last."""
        last = {m.kind: m.code for m in reversed(list(self._before(speaker.start)))}
        return last.get("group") or last.get("organisation")

    def _infer_state(self, sentence: Sentence, speaker: Speaker) -> str | None:
        """The country of "the air force", "officials": of the forces named, of the place attacked."""
        states = (m for m in self._before(sentence.end) if is_country(m.code) and m.kind != "origin")
        near_by = list(islice(states, STATES))
        here = [m for m in near_by if m.start >= sentence.start]
        for mention in reversed(here):  # "A military source told Syrian state media"
            if mention.kind == "media" and TOLD.search(self.text, mention.start - 10, mention.start):
                return mention.code
        deed = DEFENDS.search(self.text, sentence.start, sentence.end)
        defended = deed is not None and deed.group() in DEFENDED
        if deed and defended:
            for mention in here:  # "The defence minister said Israel had shot down four drones"
                if HAS.fullmatch(self.text, mention.end, deed.start()):
                    return mention.code
        for pool in (here, near_by):
            forces = (m for m in pool if m.kind in ("military", "government", "official"))
            if (deed is None or defended) and (force := next(forces, None)):
                return force.code
            if target := next(filter(self._is_target, pool), None):
                return target.code
        return None

    def _is_target(self, mention: Mention) -> bool:
        """ "An attack on Kuwait"; not "said in Kuwait"."""
        words = self.text[max(0, mention.start - 12) : mention.start].lower().split()[-2:]
        return mention.kind != "demonym" and words[:1] != ["said"] and not TARGETS.isdisjoint(words)


def _is_unknown(speaker: Speaker) -> bool:
    """ "He said", "Col. Khan said" of someone not named before: nothing tells whom he speaks for."""
    if speaker.name is not None:
        return LOCAL.isdisjoint(speaker.head.split())
    return speaker.head in ("he", "she", "diplomat", "diplomats")


def _key_of(speaker: Speaker) -> Key:
    if speaker.name:
        return ("named", speaker.name.split()[-1].lower())
    known = speaker.kind == "government" or (speaker.kind in ("organisation", "media") and speaker.actor)
    alone = known and not OFFICES.search(speaker.head)
    return (speaker.kind, speaker.actor, "" if alone and speaker.role is None else speaker.head)


def _fits(speaker: Speaker, known: Speaker) -> bool:
    """Whether a later mention can mean the source: by pronoun, by its head noun, by the surname."""
    if speaker.actor and known.actor and speaker.actor != known.actor:
        return False
    if speaker.name:
        return bool(known.name) and known.name.split()[-1] == speaker.name.split()[-1]  # type: ignore[union-attr]
    official = known.kind in ("named_official", "unnamed_official")
    head = speaker.head.split()[-1]
    if head in ("he", "she"):
        return official and not known.plural
    if head == "it":
        return not official
    if head == "they":
        return known.plural or not official
    if speaker.kind == "" and head in DOCUMENTS:
        return known.kind != "media"
    words = set(PART.findall(f"{known.head} {known.role or ''}".lower()))
    if speaker.kind == "unnamed_official":
        return official and known.plural == speaker.plural and (head in words or head == "official")
    return words.issuperset(
        PART.findall(speaker.head)
    )  # not "the home ministry" after "the foreign ministry"
