"""What a text has said so far, and whom it means when it names nobody: "the ministry", "both sides"."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from analysis.actors.names import (
    Entry,
    Office,
    load_countries,
    load_names,
    load_offices,
    load_states,
    load_words,
    split_key,
)
from analysis.actors.text import Words
from analysis.words import Memo


class Mention(NamedTuple):
    """Words of a text that stand for an actor or a place; text[start:end] is `text`.

    code: ISO 3166-1 alpha-3 (XKX for Kosovo), else the organisation's or group's name.
    kind: country, demonym, capital, seat, place, leader, official, government, military, organisation, group,
        media, anaphor ("the ministry", "the rebels": named before), pair ("both sides", "the three
        countries": `code` and `others`) or origin ("US-made", "pro-Russian"). A place and an origin are no
        agents; a demonym alone needs the noun after it to say what it is.
    name: the person's name, where one is known ("Emmanuel Macron"), else "".
    role: the office in the text's own words ("foreign ministry spokesman"), else "".
    country: a group's home ("Afghan rebels": AFG), a coalition's leader; else "".
    others: the other actors of a pair.
    """

    start: int
    end: int
    text: str
    code: str
    kind: str
    name: str = ""
    role: str = ""
    country: str = ""
    others: tuple[str, ...] = ()


class Run(NamedTuple):
    """Offices one after the other, "deputy foreign minister": where the last noun ends, and what it is."""

    end: int
    kind: str
    office: Office
    head: str  # the last noun, in small letters
    words: str


Found = tuple[int, Mention | None]  # where reading goes on; None for words that mean no actor

BODIES = frozenset(["government", "military"])
# What shows whose country a text is about: a foreign army does not.
COUNTED = frozenset(["country", "group", "government", "place"])
ARMIES = ("army", "military", "armed forces")  # one and the same
# "Which country", never "in which country"; the last two are no places, but no first actors either.
PLACING = "in|at|near|outside|around|inside|from|of|border with|borders with"
LOCATING = tuple(f"{blank}{words} " for words in PLACING.split("|") for blank in " \n")
MOST_PARTIES = 100  # a text that names more groups is no text
STOP = re.compile(r"[.!?][\"'”’)]?\s|\n")
COUNTS = {"both": 2, "two": 2, "the": 2, "three": 3, "four": 4, "five": 5}
COUPLING = (" and ", "-", " with ", " and the ", " against ", " from ")
RECENT = 25  # mentions looked back on for a pair
TWINS = {"koreas": ["PRK", "KOR"], "sudans": ["SDN", "SSD"], "congos": ["COD", "COG"]}
# Rapid Support Forces (RSF)
ALIAS = re.compile(r"(?:['’]s)? \((?:the )?([A-Z][A-Za-z]{1,9})\)")
ALIASED = frozenset(["government", "military", "organisation", "group", "media"])
# Where the name that a text goes on with comes first: Xi Jinping, Abiy Ahmed, Prabowo Subianto.
FIRST_NAME_STAYS = frozenset("CHN TWN KOR PRK THA KHM ETH ERI IDN MYS MNG".split())
STAFF = re.compile(r"\b(?:Joint Chiefs|JCS)\b")
NORTH = re.compile(r"\b[Tt]he North(?=[,.'’]| [a-z])")
AMERICAN = re.compile(r"\b(?:U\.?S\.?|United States|American?|Pentagon)(?!\w)")


def is_country(code: str) -> bool:
    """Tell whether a mention's code is a country's."""
    return code in load_countries()


class Memory(Words):
    """The words of a text, the mentions found in them so far, and what they say about words to come."""

    __slots__ = ("groups", "home", "mentions", "named", "parties", "persons", "posts")

    def __init__(self, text: str) -> None:
        """Begin with nothing said."""
        super().__init__(text)
        self.mentions: list[Mention] = []
        self.persons: dict[str, Mention | None] = {}  # by surname; None for one whom nobody knows
        self.groups: dict[str, Mention] = {}  # the last group of each country, and of all
        self.named: Counter[str] = Counter()  # how often each country
        self.parties: Counter[str] = Counter()  # how often each country or group that could be at war
        self.posts: dict[str, Mention] = {}  # by words and by head: "defence ministry", "ministry"
        self.home = ""  # whose office was guessed last

    def mention(
        self, start: int, end: int, code: str, kind: str, name: str = "", role: str = "", country: str = ""
    ) -> Mention:
        """Return the mention that a span of words is."""
        first, last = self.starts[start], self.ends[end - 1]
        return Mention(first, last, self.text[first:last], code, kind, name, role, country)

    def keep(self, mention: Mention) -> None:
        """Add a mention, and remember what it says about words to come."""
        code, kind, home = mention.code, mention.kind, mention.country
        while self.mentions and self.mentions[-1].end > mention.start:
            self.mentions.pop()  # the name before its office: "Bill Clinton, the US president"
        self.mentions.append(mention)
        if kind in ("media", "origin", "pair"):
            return
        for country in (code, home):
            if is_country(country):
                self.named[country] += kind in COUNTED
        if kind != "place" and (party := _party(mention)) and len(self.parties) < MOST_PARTIES:
            self.parties[party] += 1
        if kind in ("anaphor", "place"):
            return
        if home and not code.endswith(("coalition", "groups", "factions")):
            self.groups[home] = self.groups[""] = mention
        if home and not is_country(code):
            self.aliases.update(dict.fromkeys(PEOPLES[code], Entry(code, "group", country=home)))
        near = "(" in self.text[mention.end : mention.end + 4]
        if near and kind in ALIASED and (alias := ALIAS.match(self.text, mention.end)):
            self.aliases[alias.group(1)] = Entry(code, kind, country=home)
        if mention.role or kind in BODIES:
            self.remember_post(mention, mention.role or mention.text)
        if mention.name:
            self.remember_person(mention)

    def remember_person(self, mention: Mention) -> None:
        """Keep whom a surname means from here on."""
        names = split_key(mention.name)
        if len(names) > 1:
            self.persons[names[0] if mention.code in FIRST_NAME_STAYS else names[-1]] = mention

    def remember_post(self, mention: Mention, office: str) -> None:
        """Keep whom "the defence ministry", "the ministry" means from here on."""
        words = office.lower().split()
        self.posts[" ".join(words)] = self.posts[words[-1]] = mention
        if words[-1] in ARMIES:
            self.posts.update(dict.fromkeys(ARMIES, mention))

    def meant_by(self, run: Run) -> Mention | None:
        """The ministry, the official: the last of that name. The rebels: the last group."""
        before = None if run.head == "group" else self.posts.get(run.words.lower())
        if before is None and run.kind == "group" and run.head in load_words("nameless"):
            before = self.groups.get("")
        return before

    def self_declared(self) -> Mention | None:
        """Return the self-declared state, or where it lies, that the text named last."""
        last = self.groups.get("")
        return last if last and last.code in load_states() else None

    def guess_country(self, position: int, run: Run, its: bool) -> str:
        """Return whose an office is that nobody is named beside, or ''.

        The only country's that is named so far; with several, that of the sentence's first actor or, in
        "rebels fought the army", of the last group in it; then the country's of which the text speaks twice
        as often as of any other; else a ministry is of the country whose ministry was named last.
        """
        if len(self.named) < 2:
            return next(iter(self.named), "")
        here = self.actors_before(position)
        if here and is_country(here[0].code) and (its or {run.kind, here[0].kind} <= BODIES):
            return here[0].code
        groups = [actor.country for actor in here if actor.kind == "group" and actor.country]
        if run.kind == "military" and groups and not its:
            return groups[-1]
        (first, most), (_, less) = self.named.most_common(2)
        if its or self.home:
            return "" if its else self.home
        if most >= max(3 if run.head == "ministry" else 2, 2 * less):
            return first
        other = self.posts.get("ministry") if run.head == "ministry" else None
        return other.code if other and is_country(other.code) else ""

    def actors_before(self, position: int) -> list[Mention]:
        """Return the actors that the sentence names up to the position, without mere places."""
        last = self.starts[position]
        first = max((stop.end() for stop in STOP.finditer(self.text, max(0, last - 400), last)), default=0)
        here = (m for m in self.mentions[-20:] if m.kind not in ("origin", "media") and m.start >= first)
        return [mention for mention in here if not self._is_place_of(mention)]

    def _is_place_of(self, mention: Mention) -> bool:
        """Whether a name only says where: "in Chad", "near the border with Chad"."""
        return self.text[max(0, mention.start - 13) : mention.start].lower().endswith(LOCATING)

    def read_several(self, position: int) -> Found | None:
        """Both sides, the two nuclear-armed neighbours, the three countries, the rival armies."""
        if self.lower[position] not in load_words("pair"):
            return None
        first = position
        while first > position - 4 and self.gaps[first] in (" ", "-") and self.lower[first] not in COUNTS:
            first -= 1
        words = self.lower[first : position + 1]
        counted = words[0] == "both" or self.lower[first - 1] in ("the", "these", "those", "all")
        rivals = words[0] == "the" and not load_words("rival").isdisjoint(words)
        if not load_words("plain").isdisjoint(words[1:]) or not (rivals or (counted and words[0] != "the")):
            return None
        count, nations = COUNTS.get(words[0], 0), words[-1] in load_words("nation")
        codes = TWINS.get(words[-1]) or self._parties_meant(position, count, nations)
        if len(codes) < 2:
            return None
        pair = self.mention(first, position + 1, codes[0], "pair")
        return position + 1, pair._replace(others=tuple(codes[1:]))

    def _parties_meant(self, position: int, count: int, nations: bool) -> list[str]:
        """Return the codes of so many parties: the sentence's own, or those that sentences before pair most.

        Not the sentence's own when one of them is new to a pair: "Mali, Oman said, wants both sides to talk".
        Two are otherwise those that the text names most.
        """
        here: list[str] = []
        together: dict[tuple[str, ...], int] = {}
        before = max(0, self.mentions[-RECENT].end if len(self.mentions) > RECENT else 0)
        for mention in self.mentions[-RECENT:]:
            party = "" if self._is_place_of(mention) else _party(mention)
            between = self.text[before : mention.start]
            if STOP.search(between):
                here = []
            before = mention.end
            if not party or party in here or (nations and not is_country(party)):
                continue
            here.append(party)
            if len(here) == count:
                told = next((known for known in together if {*known} == {*here}), tuple(here))
                together[told] = together.pop(told, 0) + (3 if between in COUPLING else 1)
        if STOP.search(self.text[before : self.starts[position]]):
            here = []
        often = max(reversed(together), key=lambda known: together[known], default=())
        if len(here) == count and (together.get(tuple(here), 0) > 2 or len({*here, *often}) != count + 1):
            return here
        if often or count > 2:
            return list(often)
        named = [code for code, _ in self.parties.most_common() if is_country(code) or not nations]
        return named[:2]

    def read_direction(self, position: int) -> Found | None:
        """The North in a text that names Korea; the West."""
        code = {"North": "PRK", "South": "KOR", "West": "West"}.get(self.words[position])
        if not code or self.lower[position - 1] != "the" or self.capital(position + 1):
            return None
        if code != "West" and not self.named.keys() & {"KOR", "PRK"}:
            return None
        return position + 1, self.mention(position, position + 1, code, "country")

    def share_offices(self) -> None:
        """Russian and + Armenian officials: the first adjective shares the second's office."""
        for index in range(len(self.mentions) - 2, -1, -1):
            first, second = self.mentions[index], self.mentions[index + 1]
            if (
                second.role
                and (first.kind == "demonym" or (first.kind == "country" and first.text.isupper()))
                and not second.name
                and second.kind in ("official", "leader", "military", "government")
                and self.text[first.end : second.start] in (" and ", ", ", " or ", " and the ")
            ):
                self.mentions[index] = first._replace(kind=second.kind, role=second.role)

    def settle_staffs(self) -> None:
        """In a text about Korea the Joint Chiefs of Staff are the South's, unless called American."""
        if not ("Joint Chiefs" in self.text or "JCS" in self.text):
            return
        if self.named.keys() & {"KOR", "PRK"} or NORTH.search(self.text):
            for index, mention in enumerate(self.mentions):
                if mention.code == "USA" and STAFF.search(mention.text) and not AMERICAN.search(mention.text):
                    self.mentions[index] = mention._replace(code="KOR")


def _find_people(code: str) -> tuple[str, ...]:
    """Where Bosnian Serbs were named, "the Serbs" are those; the Tamil Tigers are "the Tigers"."""
    *before, last = split_key(code)
    people = any(entry.kind == "demonym" for _, _, entry in load_names().get(last, {}).get("", ()))
    is_one = len(before) == 1 and last.endswith("s") and (people or last.lower() not in load_offices())
    return (last, last[:-1]) if is_one else ()


PEOPLES = Memo(_find_people)


def _party(mention: Mention) -> str:
    """Return who could be a party to a conflict by a mention's words: a country or a group, or ''."""
    if mention.kind in ("place", "origin", "media", "pair"):
        return ""
    return mention.code if is_country(mention.code) or mention.country or mention.kind == "group" else ""
