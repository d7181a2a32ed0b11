"""Who is named in a text: countries and what stands for them, organisations, armed groups, news media.

find_mentions reads the words once, from left to right. Names come from the word lists; what a country's name
means beside other words comes from the rules here: "Armenian" is an adjective, "Armenian air force" is
Armenia's military, "Armenian President Vahagn Khachaturyan" its leader.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from analysis.actors.names import Entry, Office, Words, load_countries, load_starters, load_words, split_key


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that stand for an actor or a place; text[start:end] is `text`.

    code: ISO 3166-1 alpha-3 (XKX for Kosovo), else the organisation's or group's name.
    kind: country, demonym, capital, seat, place, leader, official, government, military, organisation, group,
        media, anaphor ("the ministry", "the rebels": named before), pair ("both sides": `code` and
        `second`) or origin ("US-made", "pro-Russian"). A place and an origin are no agents; a demonym alone
        needs the noun after it to say what it is.
    name: the person's name, where one is known ("Emmanuel Macron"), else "".
    role: the office in the text's own words ("foreign ministry spokesman"), else "".
    country: a group's home ("Afghan rebels": AFG), a coalition's leader; else "".
    second: the other actor of a pair, else "".
    """

    start: int
    end: int
    text: str
    code: str
    kind: str
    name: str = ""
    role: str = ""
    country: str = ""
    second: str = ""


class Run(NamedTuple):
    """Offices one after the other, "deputy foreign minister": where the last noun ends, and what it is."""

    end: int
    kind: str
    office: Office
    head: str  # the last noun, in small letters
    words: str


@dataclass(slots=True)
class Phrase:
    """A name and what the text adds to it, while it is read. Positions count words."""

    start: int
    end: int
    code: str
    kind: str
    owner: Entry
    person: str = ""
    role: str = ""
    country: str = ""


Found = tuple[int, Mention | None]  # where reading goes on; None for words that mean no actor

ACRONYMS = frozenset(["US", "UN", "EU", "UK"])
PLACE_PREPOSITIONS = frozenset("in at near outside around inside".split())

ANCHORS = frozenset(
    "country demonym capital seat place leader official government military organisation group media".split()
)
AGENTS = frozenset("leader official government military group media".split())
PLACES = frozenset(["place", "capital", "demonym"])
# What links an office to whom it belongs: "minister of", "spokesman for", "officials from", "authorities in".
LINKS = {
    "leader": frozenset(["of"]),
    "official": frozenset(["of", "for", "from", "in", "at", "with"]),
    "government": frozenset(["of", "in"]),
    "military": frozenset(["of"]),
    "media": frozenset(["of"]),
}
# Officials in Yerevan are Armenia's; diplomats and sources in Geneva may be anyone's.
HEADS_IN = frozenset(["official", "officials", "ministers", "lawmakers", "leaders"])
LONGEST = 9  # words of offices, one after the other
DEEPEST = 4  # offices of offices: "adviser to the head of the ministry of"
BODIES = frozenset(["government", "military"])
# Words by which an office is a state's: "army spokesman", "local government official", "justice minister".
NATIONAL = frozenset("army navy military police government ministry minister parliament junta".split())
ARMIES = ("army", "military", "armed forces")  # one and the same
STATE = frozenset(["government", "official", "leader"])
POST_LINKS = frozenset(["to", "for", "in", "at"])
# YEREVAN, Armenia (AP) -- ; TEHRAN, Aug 8 (Xinhua) -
DATELINE = re.compile(r"(?:, [\w .]{1,30})? ?(?:\([\w /.-]{2,20}\) ?)?(?:--|[-–—_] )")
LOCATING = tuple(f"{space}{word} " for word in sorted(PLACE_PREPOSITIONS | {"from", "of"}) for space in " \n")
STOP = re.compile(r"[.!?][\"'”’)]?\s|\n")
PAIRING = frozenset(["both", "two", "the"])
JOINT_CHIEFS = re.compile(r"\b(?:Joint Chiefs|JCS)\b")
NORTH = re.compile(r"\b[Tt]he North(?=[,.'’]| [a-z])")
AMERICAN = re.compile(r"\b(?:U\.?S\.?|United States|American?|Pentagon)(?!\w)")
# Rapid Support Forces (RSF)
ALIAS = re.compile(r" \((?:the )?([A-Z][A-Za-z]{1,9})\)")
ALIASED = frozenset(["government", "military", "organisation", "group", "media"])
# Where the name that a text goes on with comes first: Xi Jinping, Abiy Ahmed, Prabowo Subianto.
FIRST_NAME_STAYS = frozenset("CHN TWN KOR PRK THA KHM ETH ERI IDN MYS MNG".split())


@lru_cache(maxsize=16)  # claims, steps and attribution ask for the same text
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the actors and places that the text names, in its order, none overlapping another.

    What a text calls someone by, once it has said whose president or ministry that is, holds until its end.
    Time is linear in the text's length. Not covered: pronouns, descriptions ("the kingdom's neighbour"),
    armed men without a country ("gunmen"), persons whose country neither the text nor the list gives.
    """
    return tuple(_Reader(text).read())


def name_of(code: str) -> str:
    """Return the short English name of a country's code; the code itself for organisations and groups."""
    return load_countries().get(code, code)


def is_country(code: str) -> bool:
    """Tell whether a mention's code is a country's."""
    return code in load_countries()


class _Reader(Words):
    """A text being read: its words, the mentions found so far, and what they say about words to come."""

    __slots__ = ("aliases", "groups", "mentions", "named", "offices", "persons")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.mentions: list[Mention] = []
        self.persons: dict[str, Mention | None] = {}  # by surname; None for one who is not in the lists
        self.aliases: dict[str, Entry] = {}  # acronyms that the text explains: "Indian Air Force (IAF)"
        self.groups: dict[str, Mention] = {}  # the last group of each country, and of all
        self.named: Counter[str] = Counter()  # how often each country
        self.offices: dict[str, Mention] = {}  # by words and by head: "defence ministry", "ministry"

    def read(self) -> list[Mention]:
        starters, end = load_starters(), 0
        for position, word in enumerate(self.words):
            if position < end or not (word in starters or word in self.persons or word in self.aliases):
                continue
            found = (
                self._read_pair(position)
                or self._read_direction(position)
                or self._read_against(position)
                or self._read_name(position)
            )
            found = found or self._read_office(position) or self._read_surname(position)
            if found:
                end, mention = found
                if mention:
                    self._keep(mention)
        self._share_offices()
        self._settle_staffs()
        return self.mentions

    # -- names, and what follows them

    def name_at(self, position: int) -> tuple[int, Entry] | None:
        found = super().name_at(position)
        if self.aliases and (found is None or found[0] == position + 1):
            alias = self.aliases.get(self.words[position])
            return (position + 1, alias) if alias else found
        return found

    def _read_name(self, position: int) -> Found | None:
        found = self.name_at(position)
        if found is None:
            return None
        end, entry = found
        if entry.kind not in ANCHORS or self._is_within_name(position, end, entry):
            return end, None
        if entry.person and self.words[end - 1] in self.persons and self._is_single(position, end):
            return self._read_surname(end - 1) or (end, None)
        if self.gaps[end] == "-" and self.lower[end] in load_words("origin"):
            return self._read_origin(position, end, entry)
        return self._read_owner(position, end, entry)

    def _is_within_name(self, position: int, end: int, entry: Entry) -> bool:
        """Jordan Henderson, Chelsea Clinton, Bush Stadium: one word of a name that the lists lack."""
        if self.gaps[end][-1:] == "$":  # US$5
            return True
        if not (entry.person or self.words[position] in load_words("person")):
            return False
        if not self._is_single(position, end):
            return False
        before = entry.person and self.gaps[position] == " " and self._is_unknown_name(position - 1)
        after = self.gaps[end] == " " and self._is_unknown_name(end)
        if not (before or after) or self.in_headline(position):
            return False
        if before:  # from here on Maliki is that one
            self.persons.setdefault(self.words[end - 1], None)
        return True

    def _is_single(self, position: int, end: int) -> bool:
        """Tell whether a name has but one word, or one after a particle: "al-Maliki"."""
        return end == position + 1 or (end == position + 2 and self.lower[position] in load_words("particle"))

    def _is_unknown_name(self, position: int) -> bool:
        """Tell whether the word has a capital and no list explains it."""
        return (
            self.capital(position)
            and self.lower[position] not in load_words("plain")
            and self.lower[position] not in load_words("month")
            and self.name_at(position) is None
            and self.office_at(position) is None
        )

    def _read_origin(self, position: int, end: int, entry: Entry) -> Found:
        """US-made, Russian-held: no agent. But a US-led coalition is one, and so are Iran-backed militias."""
        run = self._run_at(end + 1) if self.spaced(end + 1) else None
        if run and run.kind == "military" and self.lower[end] == "led":
            led, country = entry.code, ""
            if "coalition" in run.words.lower():
                led, country = f"{self.said(position, end)}-led coalition", entry.code
            return run.end, self._mention(position, run.end, led, "military", "", run.words, country)
        return self._read_sided(position, end + 1, entry, run)

    def _read_sided(self, position: int, end: int, entry: Entry, run: Run | None) -> Found:
        """Iran-backed militias; the Iran-aligned group + Kataib Hezbollah; or else no agent."""
        if run is None or run.kind != "group":
            return end, self._mention(position, end, entry.code, "origin")
        phrase = Phrase(position, run.end, self.said(position, run.end), "group", entry, role=run.words)
        self._take_body(phrase)
        return phrase.end, self._finish(phrase)

    def _read_against(self, position: int) -> Found | None:
        """Anti-American, pro-Russian: no agent. But pro-Russian separatists are a group."""
        if self.gaps[position + 1] != "-" or self.lower[position] not in load_words("against"):
            return None
        found = self.name_at(position + 1)
        if found is None or found[1].kind not in ANCHORS:
            return None
        end, entry = found
        return self._read_sided(position, end, entry, self._run_at(end) if self.spaced(end) else None)

    def _read_owner(self, position: int, end: int, entry: Entry) -> Found:
        """Russia's + defence ministry spokesman + Ali Omar; Lebanese + militant group + Hezbollah."""
        if entry.kind in ("capital", "seat") and self._is_dateline(position, end):
            return end, self._mention(position, end, entry.code, "place")
        phrase = Phrase(position, end, entry.code, entry.kind, entry, entry.person, country=entry.country)
        if entry.kind == "demonym" and self.lower[position - 1] == "ethnic":  # Albanians, but not Albania's
            phrase.start, phrase.kind = position - 1, "group"
        while self._take_office(phrase) or self._take_body(phrase):
            pass
        self._name_group(phrase)
        mention = self._finish(phrase)
        if phrase.owner.office and not phrase.role:
            self._remember_office(mention, phrase.owner.office)
        return phrase.end, mention

    def _name_group(self, phrase: Phrase) -> None:
        """Afghan rebels: a group without a name. The Lebanese group: Lebanon's that was named before."""
        if phrase.kind == "group" and is_country(phrase.code):
            before = self.groups.get(phrase.code) if phrase.role.lower() in load_words("nameless") else None
            phrase.country = phrase.code
            phrase.code = before.code if before else self.said(phrase.start, phrase.end)

    def _is_dateline(self, position: int, end: int) -> bool:
        first, last = self.starts[position], self.ends[end - 1]
        if first > 0 and self.text[first - 1] != "\n":
            return False
        shouted = self.text[first:last].isupper() and self.text[last : last + 1] == ":"
        return shouted or bool(DATELINE.match(self.text, last))

    def _take_office(self, phrase: Phrase) -> bool:
        """Armenian + air force, Pentagon + spokesman, Clinton + administration."""
        at = self.after_possessive(phrase.end)
        if (phrase.role and phrase.kind in ("leader", "official")) or not self.linked(at):
            return False
        run = self._run_at(at) or self._run_after_adjective(phrase, at)
        if run and run.kind == "area" and (phrase.kind in PLACES or at > phrase.end):
            phrase.end, phrase.kind = run.end, "place"  # Kharkiv region, Russian territory, Armenia's capital
            return True
        if run is None or run.kind not in AGENTS or (run.office.title and self._is_building(run.end)):
            return False
        phrase.end, phrase.kind, phrase.person = run.end, run.kind, ""
        phrase.role = f"{phrase.role} {run.words}".strip()
        if run.office.posted:
            phrase.end = self._post_end(phrase.end)
        self._name_group(phrase)
        if run.office.title:
            self._take_person(phrase)
        return True

    def _run_after_adjective(self, phrase: Phrase, at: int) -> Run | None:
        """Jordan's visiting + king; Yemen's Saudi-backed + government; Mali's UN + ambassador.

        Of words that no list has, one is bridged.
        """
        word, name = self.lower[at], self.name_at(at)
        if name and self.gaps[name[0]] == "-" and self.lower[name[0]] in load_words("origin"):
            return self._run_at(name[0] + 1) if self.spaced(name[0] + 1) else None
        if name and name[1].kind == "organisation" and (run := self._run_at(name[0])) and run.office.posted:
            return run
        if not word.isalpha() or self.capital(at) or word in load_words("plain") or not self.spaced(at + 1):
            return None
        if at == phrase.end and (phrase.kind != "demonym" or self.lower[phrase.end - 1].endswith("s")):
            return None
        found = self.office_at(at)
        if found and not found[1].thing:
            return None
        run = self._run_at(at + 1)
        return run and run._replace(words=self.said(at, run.end))

    def _take_body(self, phrase: Phrase) -> bool:
        """Israel's + Mossad, Lebanese + Hezbollah, news agency + TASS; not the US + NATO, Israel + Hamas."""
        at = self.after_possessive(phrase.end)
        apposed = phrase.kind in ("group", "media") and bool(phrase.role)
        if not (self.linked(at) or (apposed and self.gaps[at] == ", ")):
            return False
        found = self.name_at(at)
        if found is None:
            return False
        end, body = found
        if apposed and at == phrase.end:
            owned = body.kind == phrase.kind
        else:
            owned = self._owns(phrase, body, possessive=at > phrase.end)
        if not owned:
            return False
        if body.kind == "group":
            phrase.country = body.country or (phrase.owner.code if is_country(phrase.owner.code) else "")
        phrase.end, phrase.code, phrase.kind = end, body.code, body.kind
        phrase.owner, phrase.person = body, body.person
        return True

    def _owns(self, phrase: Phrase, body: Entry, possessive: bool) -> bool:
        if phrase.kind not in ("country", "demonym", "place"):
            return False
        if body.code == phrase.code:
            return body.kind in ("government", "military", "place") or (
                possessive and (body.person != "" or body.kind in ("seat", "capital"))
            )
        return body.kind in ("group", "media") and (possessive or phrase.kind == "demonym")

    def _finish(self, phrase: Phrase) -> Mention:
        mention = self._mention(
            phrase.start, phrase.end, phrase.code, phrase.kind, phrase.person, phrase.role, phrase.country
        )
        if phrase.person and phrase.owner.person != phrase.person:
            self._remember_person(mention)
        return mention

    # -- offices

    def _run_at(self, position: int) -> Run | None:
        """Read offices one after the other. Those that end before a thing ("military base") are no agent."""
        at, best, rebel = position, None, False
        while at < position + LONGEST and (found := self.office_at(at)):
            end, office = found
            if office.rank and best and best.office.title:  # army chief + Gen.
                best = best._replace(end=end)
            elif office.kind:
                rebel = rebel or office.kind == "group"
                kind = "group" if rebel and office.kind in ("official", "leader") else office.kind
                best = Run(end, kind, office, self.said(at, end).lower(), self.said(position, end))
            elif not office.modifier and not (office.thing and self._is_agent(end)):
                break
            if not (self.spaced(end) or self.gaps[end] == "-"):
                break
            at = end
        return None if best and best.kind in BODIES | {"group"} and self._is_thing(best.end) else best

    def _is_thing(self, position: int) -> bool:
        """Military base, army-held: what comes is no agent."""
        if self.gaps[position] == "-":
            return self.lower[position] in load_words("origin")
        found = self.office_at(position) if self.spaced(position) else None
        return bool(found and found[1].thing)

    def _is_agent(self, position: int) -> bool:
        """Attack + helicopters, weapons + inspectors: a thing before an office does not end it."""
        found = self.office_at(position) if self.spaced(position) else None
        return bool(found and found[1].kind in AGENTS)

    def _post_end(self, end: int) -> int:
        """Skip where someone is posted: ambassador "to Russia", embassy "in Yerevan", envoy "for Yemen"."""
        if self.lower[end] in POST_LINKS and self.spaced(end):
            at = end + 1 + (self.lower[end + 1] == "the")
            post = self.name_at(at)
            if post and post[1].kind in ANCHORS and post[1].kind != "demonym":
                return post[0]
        return end

    def _read_office(self, position: int, depth: int = 0) -> Found | None:
        """The president of France, Emmanuel Macron; President Macron; the ministry (named before)."""
        if self.lower[position] not in self.office_index and self.lower[position] != "country":
            return None
        if self.lower[position] == "country" and self.lower[position + 1] == "s":
            run = self._run_at(position + 2)  # the country's president
            return self._read_unowned(position, run, its=True) if run and run.kind in AGENTS else None
        run = self._run_at(position)
        if run is None or run.kind not in AGENTS:
            return None
        if owned := self._read_office_of(position, run, depth):
            return owned
        if run.office.title:
            if run.office.posted and (stop := self._post_end(run.end)) > run.end:
                return stop, None
            if self.linked(run.end) and (known := self._known_person(run.end)):
                stop, person = known
                kind = person.kind if run.office.rank else run.kind
                return stop, self._mention(position, stop, person.code, kind, person.name, run.words)
        if self.lower[position - 1] == "the" and (before := self._meant_by(run)):
            role = before.role or run.words
            return run.end, self._mention(
                position, run.end, before.code, "anaphor", before.name, role, before.country
            )
        return self._read_unowned(position, run, its=self.lower[position - 1] == "its" and run.kind in STATE)

    def _meant_by(self, run: Run) -> Mention | None:
        """The ministry, the official: the last of that name. The rebels: the last group."""
        before = None if run.head == "group" else self.offices.get(run.words.lower())
        if before is None and run.kind == "group" and run.head in load_words("nameless"):
            before = self.groups.get("")
        return before

    def _read_unowned(self, position: int, run: Run, its: bool = False) -> Found | None:
        """Read an office whose country is not said beside it.

        An army spokesman: of the army named before. The army, Prime Minister Ana Paz: of the only country
        named so far. With several, "the army" is the country's whose forces or ministry the sentence begins
        with, and "the country" is the one that it begins with.
        """
        words = run.words.lower().split()
        own = run.head in load_words("national") and words != ["ministry"]
        plain = its or (own and self.lower[position - 1] == "the") or run.words.lower() in load_words("bare")
        body = self.offices.get(words[-2]) if len(words) > 1 and run.kind in ("official", "leader") else None
        if body and body.kind in BODIES and not self._is_unknown_name(position - 1):
            code, plain = body.code, True
        elif plain or run.kind == "leader" or not NATIONAL.isdisjoint(words):
            code = self._guess_country(position, run, its)
        else:
            return None
        if not code:
            return None
        phrase = Phrase(position, run.end, code, "anaphor", Entry(code, "country"), role=run.words)
        if run.office.title:
            self._take_person(phrase)
        if phrase.person:
            phrase.kind = run.kind
        return (phrase.end, self._finish(phrase)) if phrase.person or plain else None

    def _guess_country(self, position: int, run: Run, its: bool) -> str:
        """Return whose an office is that nobody is named beside, or ''.

        The only country's that is named so far; with several, that of the sentence's first actor or, in
        "rebels fought the army", of the last group in it; else the country's of which the text speaks twice
        as often as of any other.
        """
        if len(self.named) < 2:
            return next(iter(self.named), "")
        here = self._actors_before(position)
        if here and is_country(here[0].code) and (its or {run.kind, here[0].kind} <= BODIES):
            return here[0].code
        if its:
            return ""
        groups = [actor.country for actor in here if actor.kind == "group" and actor.country]
        if run.kind == "military" and groups:
            return groups[-1]
        (first, most), (_, less) = self.named.most_common(2)
        return first if most >= max(3, 2 * less) else ""

    def _actors_before(self, position: int) -> list[Mention]:
        """Return the actors that the sentence names up to the position, without mere places."""
        last = self.starts[position]
        first = max((stop.end() for stop in STOP.finditer(self.text, max(0, last - 400), last)), default=0)
        here = (m for m in self.mentions[-20:] if m.kind not in ("origin", "media") and m.start >= first)
        return [m for m in here if not self.text[: m.start].lower().endswith(LOCATING)]

    def _read_pair(self, position: int) -> Found | None:
        """Both sides, the two nuclear-armed neighbours, the rival armies.

        The two that the sentence names before, or else those that the text names most.
        """
        if self.lower[position] not in load_words("pair"):
            return None
        first = position
        while first > position - 4 and self.gaps[first] in (" ", "-") and self.lower[first] not in PAIRING:
            first -= 1
        words = self.lower[first : position + 1]
        if not load_words("plain").isdisjoint(words[1:]) or not (
            words[0] == "both"
            or (words[0] == "two" and self.lower[first - 1] in ("the", "these", "those"))
            or (words[0] == "the" and not load_words("rival").isdisjoint(words))
        ):
            return None
        here = Counter(map(self._party, self._actors_before(position)))
        parties = here if len(here) == 2 else Counter(map(self._party, self.mentions))
        del parties[""]
        if self.lower[position] in load_words("nation"):
            parties = Counter({code: count for code, count in parties.items() if is_country(code)})
        if len(parties) < 2:
            return None
        (one, _), (other, _) = parties.most_common(2)
        return position + 1, replace(self._mention(first, position + 1, one, "pair"), second=other)

    def _party(self, mention: Mention) -> str:
        """Return who could be a party to a conflict by a mention's words: a country or a group, or ''."""
        if mention.kind in ("place", "origin", "media", "pair"):
            return ""
        return mention.code if is_country(mention.code) or mention.country else ""

    def _read_direction(self, position: int) -> Found | None:
        """The North in a text that names Korea; the West."""
        code = {"North": "PRK", "South": "KOR", "West": "West"}.get(self.words[position])
        korea = code == "West" or self.named.keys() & {"KOR", "PRK"}
        if not code or not korea or self.lower[position - 1] != "the" or self.capital(position + 1):
            return None
        return position + 1, self._mention(position, position + 1, code, "country")

    def _read_office_of(self, position: int, run: Run, depth: int) -> Found | None:
        """Ministry of Defence of + Azerbaijan; spokesman for + the US Army; officials in + Yerevan."""
        stop = self._person_end(run.end) if run.office.title and self.linked(run.end) else run.end
        link = self.lower[stop]
        if link not in LINKS.get(run.kind, ()) or not self.spaced(stop) or depth == DEEPEST:
            return None
        if link == "in" and run.kind == "official" and run.head not in HEADS_IN:
            return None
        if run.office.posted and link != "of":
            return None
        at = stop + 1 + (self.lower[stop + 1] == "the")
        end, owner = self._read_name(at) or self._read_office(at, depth + 1) or (at, None)
        if owner is None or not self._belongs(link, owner):
            return None
        phrase = Phrase(
            position, end, owner.code, run.kind, Entry(owner.code, owner.kind), country=owner.country
        )
        phrase.role = self.said(position, end)
        if stop > run.end:  # Commander Ali Omar of the US Navy
            phrase.role, phrase.person = run.words, self._strip_titles(run.end, stop)
        elif run.office.title:
            self._take_person(phrase, least=2)
        return phrase.end, self._finish(phrase)

    def _belongs(self, link: str, owner: Mention) -> bool:
        if link in ("in", "at", "with"):
            return owner.kind not in ("demonym", "origin", "leader", "official", "group", "media")
        return owner.kind not in ("demonym", "origin")

    # -- persons

    def _take_person(self, phrase: Phrase, least: int = 1) -> None:
        """Add the person's name to an office: after it, after a comma, or before it."""
        more = (
            self._run_at(phrase.end + 1)
            if self.lower[phrase.end] == "and" and self.spaced(phrase.end)
            else None
        )
        if more and more.office.title and self.linked(more.end) and self._person_end(more.end) > more.end:
            phrase.role, phrase.end = (
                f"{phrase.role} and {more.words}",
                more.end,
            )  # spokesman and minister Ali Omar
        at = phrase.end
        if (self.linked(at) and (stop := self._person_end(at)) >= at + least) or (
            self.gaps[at] == ", "
            and (stop := self._person_end(at)) > at + 1
            and self.gaps[stop][:1] in (",", ".")
        ):
            phrase.end, phrase.person = stop, self._strip_titles(at, stop)
        else:
            start, stop = self._person_before(phrase.start)
            if start < stop:
                phrase.start, phrase.person = start, self._strip_titles(start, stop)
                return
        if self.lower[phrase.start - 1] == "former" and self.spaced(phrase.start):
            phrase.start, phrase.role = phrase.start - 1, f"former {phrase.role}"

    def _person_end(self, position: int) -> int:
        """Return where the person's name that begins at the position ends; the position when none does."""
        end, found = position, self.name_at(position)
        if found and not found[1].person and found[1].kind in ANCHORS and not self._names_persons(position):
            return position  # former ruler + France
        while end < position + 6 and self._may_be_name(end, position):
            end += 1
        if any(word in load_words("institution") for word in self.words[position:end]):
            return position
        return position + 2 if end > position + 2 and self.in_headline(position) else end

    def _names_persons(self, position: int) -> bool:
        return self.words[position] in load_words("person") or self.lower[position] in load_words("particle")

    def _may_be_name(self, position: int, first: int) -> bool:
        """Tuesday and "US" are no names, nor is "'s"; May is one, in Theresa May, if no day follows."""
        small = self.lower[position]
        if position > first and not self.joined(position):
            return False
        if small in load_words("month"):
            return position > first and not self.lower[position + 1].isdigit()
        if small in load_words("particle") and self.joined(position + 1):
            return self.capital(position + 1)
        plain = small in load_words("plain") or self.words[position] in ACRONYMS
        return self.capital(position) and not plain

    def _is_building(self, position: int) -> bool:
        """King Khalid + International Airport: the title is part of a name that is no person's."""
        named = self.linked(position) and self._may_be_name(position, position)
        return named and self._person_end(position) == position

    def _strip_titles(self, start: int, end: int) -> str:
        """Return the name without titles before it: "General Abdel Fattah al-Burhan"."""
        while end - start > 1 and (found := self.office_at(start)) and found[1].title and found[0] < end:
            start = found[0]
        return self.said(start, end)

    def _person_before(self, position: int) -> tuple[int, int]:
        """Emmanuel Macron, + the French president: return the name's span, empty when there is none."""
        none = position, position
        stop = position
        while stop > position - 3 and self.gaps[stop] == " ":  # "a former", "the late"
            if self.lower[stop - 1] not in ("a", "an", "the") and self.office_at(stop - 1) is None:
                break
            stop -= 1
        if self.gaps[stop] != ", ":
            return none
        start = stop
        while start > stop - 5 and (start == stop or self.joined(start)):
            word = self.lower[start - 1]
            if word in load_words("plain") or not (self.capital(start - 1) or word in load_words("particle")):
                break
            start -= 1
        while start < stop and not self.capital(start):
            start += 1
        known = self.mentions[-1] if self.mentions and start < stop else None
        if known and known.end <= self.starts[start]:
            known = None
        if known and not (known.name and known.start >= self.starts[start]):
            return none  # "In Buenos Aires, the French president": the words are someone or somewhere else
        if stop - start < 2 and known is None:
            return none
        if self.lower[start - 1] in PLACE_PREPOSITIONS:
            return none
        return start, stop

    def _known_person(self, position: int) -> tuple[int, Mention] | None:
        """A name whose country the list of leaders knows, or the text has said before."""
        found = self.name_at(position)
        if found and found[1].person:
            end, entry = found
            return end, self._mention(position, end, entry.code, entry.kind, entry.person)
        end = self._person_end(position)
        person = self.persons.get(self.words[end - 1]) if end > position else None
        return (end, person) if person else None

    def _read_surname(self, position: int) -> Found | None:
        person, start = self.persons.get(self.words[position]), position
        if person is None:
            return None
        if self.lower[position - 1] in load_words("particle") and self.gaps[position] == "-":
            start -= 1
        return position + 1, self._mention(
            start, position + 1, person.code, person.kind, person.name, person.role
        )

    # -- what the text has said

    def _mention(
        self, start: int, end: int, code: str, kind: str, name: str = "", role: str = "", country: str = ""
    ) -> Mention:
        first, last = self.starts[start], self.ends[end - 1]
        return Mention(first, last, self.text[first:last], code, kind, name, role, country)

    def _keep(self, mention: Mention) -> None:
        while self.mentions and self.mentions[-1].end > mention.start:
            self.mentions.pop()  # the name before its office: "Bill Clinton, the US president"
        self.mentions.append(mention)
        if mention.kind == "pair":
            return
        if mention.kind not in ("media", "origin"):
            for code in {mention.code, mention.country}:
                if is_country(code):
                    self.named[code] += mention.kind != "place"  # where it happened is not of whom it speaks
        if mention.kind == "anaphor":
            return
        if mention.country and not mention.code.endswith(("coalition", "groups", "factions")):
            self.groups[mention.country] = self.groups[""] = mention
        if mention.kind in ALIASED and (alias := ALIAS.match(self.text, mention.end)):
            self.aliases[alias.group(1)] = Entry(mention.code, mention.kind, country=mention.country)
        if mention.role:
            self._remember_office(mention, mention.role)
        elif mention.kind in ("government", "military"):
            self._remember_office(mention, mention.text)
        if mention.name:
            self._remember_person(mention)

    def _remember_person(self, mention: Mention) -> None:
        names = split_key(mention.name)
        if len(names) > 1:
            self.persons[names[0] if mention.code in FIRST_NAME_STAYS else names[-1]] = mention

    def _remember_office(self, mention: Mention, office: str) -> None:
        words = office.lower().split()
        self.offices[" ".join(words)] = self.offices[words[-1]] = mention
        if words[-1] in ARMIES and mention.kind == "military":
            self.offices.update(dict.fromkeys(ARMIES, mention))

    def _share_offices(self) -> None:
        """Russian and + Armenian officials: the first adjective shares the second's office."""
        for index in range(len(self.mentions) - 2, -1, -1):
            first, second = self.mentions[index], self.mentions[index + 1]
            if (
                (first.kind == "demonym" or (first.kind == "country" and first.text.isupper()))
                and second.role
                and not second.name
                and second.kind in ("official", "leader", "military", "government")
                and self.text[first.end : second.start] in (" and ", ", ", " or ", " and the ")
            ):
                self.mentions[index] = replace(first, kind=second.kind, role=second.role)

    def _settle_staffs(self) -> None:
        """In a text about Korea the Joint Chiefs of Staff are the South's, unless called American."""
        if not ("Joint Chiefs" in self.text or "JCS" in self.text):
            return
        if self.named.keys() & {"KOR", "PRK"} or NORTH.search(self.text):
            for index, mention in enumerate(self.mentions):
                staff = mention.code == "USA" and JOINT_CHIEFS.search(mention.text)
                if staff and not AMERICAN.search(mention.text):
                    self.mentions[index] = replace(mention, code="KOR")
