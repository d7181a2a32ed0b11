"""Who is named in a text: countries and what stands for them, organisations, armed groups, news media.

find_mentions reads the words once, from left to right. Names come from the word lists (countries, actors,
places, leaders); what a country's name means beside other words comes from the rules here, which build on the
offices of the lists forces and titles: "Ukrainian" is an adjective, "Ukrainian air force" is Ukraine's military.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from analysis.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that stand for an actor or a place; text[start:end] is `text`.

    code: ISO 3166-1 alpha-3 (XKX for Kosovo), else the organisation's or group's name.
    kind: country, demonym, capital, seat, place, leader, official, government, military, organisation, group,
        media, anaphor ("the ministry": an office named earlier) or origin ("US-made", "pro-Russian": no agent).
    name: the person's name, where one is given ("Emmanuel Macron"); else "".
    role: the office in the text's own words ("foreign ministry spokesman"); else "".
    country: for a group known only by its country ("Afghan rebels"), that country's code; else "".
    """

    start: int
    end: int
    text: str
    code: str
    kind: str
    name: str = ""
    role: str = ""
    country: str = ""


class Entry(NamedTuple):
    """What the word lists say about a name."""

    code: str
    kind: str
    name: str = ""
    office: str = ""


class Office(NamedTuple):
    """What the word lists say about the words after (or before) a country's name.

    kind: government, military, official, leader, group or media for an agent; area and people for what is no
    agent; "" for a word that only modifies ("foreign", "senior") or a thing ("base").
    """

    kind: str = ""
    title: bool = False  # a person's: a name may follow ("president Emmanuel Macron")
    posted: bool = False  # has a place of work that is not whom it speaks for ("ambassador to Russia")
    modifier: bool = False
    thing: bool = False


# An abbreviation with points ("U.S.", "D.C.") is one word; combining accents belong to their letter.
WORD = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|[\w\u0300-\u036f]+")
BLANKS = frozenset([" ", "-", "\u2010", "\u2011", "\u00a0", "\n", "\r\n", "'", "’", "/"])
APOSTROPHES = frozenset("'’ʼ`")
LETTERS = str.maketrans("ıłŁøØđĐ", "ilLoOdD")  # letters that do not decompose into a base and an accent

# Words that begin with a capital and are no part of a person's name.
NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december a an the this that these those in on at of for from with by to as but "
    "and or nor not after before since until during while when where who whom which what why how if although "
    "meanwhile earlier later however also both he she it they we you i his her its their our my says said tells "
    "told is are was were has have had will would could should may might must can all some many several no "
    "every each another other more most only just still now then there here two three four five".split()
)
NAME_PARTICLES = frozenset(
    "al el bin ibn bint ben van von der den de la le da di dos das du abu ul ur ud ad ap arap".split()
)
PLACE_PREPOSITIONS = frozenset("in at near outside around inside".split())
# Acronyms that headlines in capitals also use as words.
WORDS_IN_CAPITALS = frozenset(["IS", "WHO"])

ANCHORS = frozenset(
    "country demonym capital seat place leader government military organisation group media".split()
)
AGENT_HEADS = frozenset("leader official government military group media".split())
OWN_BODIES = frozenset("government military group media".split())
# What may link an office to the one it belongs to: "minister of", "spokesman for", "officials from", "authorities in".
LINKS = {
    "leader": frozenset(["of"]),
    "official": frozenset(["of", "for", "from", "in", "at", "with"]),
    "government": frozenset(["of", "from", "in"]),
    "military": frozenset(["of", "from"]),
    "media": frozenset(["of"]),
}
POST_LINKS = frozenset(["to", "for", "in", "at"])


def fold(word: str) -> str:
    """Return the word without accents and points: "Türkiye" is "Turkiye", "U.S." is "US"."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(LETTERS))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return word.replace(".", "")


class Names(dict[str, list[tuple[tuple[str, ...], bool, Entry]]]):
    """Names by their first word, the longest first; each with the words, whether it holds a comma, its entry."""

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a name; one that begins with a small letter ("al-Shabaab") may begin a sentence too."""
        words = tuple(fold(word) for word in WORD.findall(phrase))
        for first in {words[0], words[0][0].upper() + words[0][1:]}:
            self.setdefault(first, []).append(((first, *words[1:]), "," in phrase, entry))


@cache
def load_names() -> Names:
    """Return every name of the word lists; where two lists share one, the earlier list here wins."""
    names = Names()
    for row in read_lexicon("leaders"):
        full = row["name"].split("|")
        for name in full + [name for name in row["bare"].split("|") if name]:
            names.add(name, Entry(row["code"], "leader", full[0], row["office"]))
    for row in read_lexicon("actors"):
        for name in row["names"].split("|"):
            names.add(name, Entry(row["code"], row["kind"], row["code"]))
    for row in read_lexicon("countries"):
        code = row["code"]
        for kind, cell in (
            ("country", f"{row['name']}|{row['other_names']}"),
            ("demonym", f"{row['adjective']}|{row['demonyms']}"),
            ("capital", row["capitals"]),
        ):
            for name in filter(None, cell.split("|")):
                names.add(name, Entry(code, kind))
    for row in read_lexicon("places"):
        for name in row["names"].split("|"):
            names.add(name, Entry(row["code"], "place"))
    for entries in names.values():
        entries.sort(key=lambda entry: -len(entry[0]))  # stable: the earlier list stays first
    return names


@cache
def load_offices() -> dict[str, list[tuple[tuple[str, ...], Office]]]:
    """Return the offices and the words around them, by their first word in small letters, the longest first."""
    offices: dict[tuple[str, ...], Office] = {}
    for row in (*read_lexicon("forces"), *read_lexicon("titles")):
        words = tuple(fold(word) for word in WORD.findall(row["word"].lower()))
        office, kind = offices.get(words, Office()), row["kind"]
        if kind in ("modifier", "thing", "posted"):
            office = office._replace(**{kind: True})
        else:
            office = office._replace(kind=kind, title=row.get("title") == "yes")
        offices[words] = office
    by_first: dict[str, list[tuple[tuple[str, ...], Office]]] = {}
    for words, office in sorted(offices.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(words[0], []).append((words, office))
    return by_first


@cache
def load_words(kind: str) -> frozenset[str]:
    """Return the words of one kind of the list `affixes` ("made", "backed"; "anti", "pro") or names of persons."""
    return frozenset(row["word"] for row in read_lexicon("affixes") if row["kind"] == kind)


def name_of(code: str) -> str:
    """Return the short English name of a country's code, or the code itself for organisations and groups."""
    return _country_names().get(code, code)


def is_country(code: str) -> bool:
    """Tell whether a mention's code is a country's."""
    return code in _country_names()


@cache
def _country_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read_lexicon("countries")}


class Run(NamedTuple):
    """Consecutive words of offices: where the last noun ends, that noun's office and words, all its words."""

    end: int
    office: Office
    head: str
    words: str


@dataclass(slots=True)
class _Reader:
    """One text being read. Positions are counted in words; `joint` tells what stands between two of them."""

    text: str
    words: list[str] = field(default_factory=list)  # folded
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    persons: dict[str, Mention] = field(default_factory=dict)  # by surname
    offices: dict[str, Mention] = field(default_factory=dict)  # by their words: "ministry"
    mentions: list[Mention] = field(default_factory=list)

    def split(self) -> None:
        for match in WORD.finditer(self.text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            word = match.group()
            self.words.append(word if word.isascii() and "." not in word else fold(word))
        self.lower = [word.lower() for word in self.words]

    # -- what stands where ------------------------------------------------------------------------------------

    def gap(self, position: int) -> str:
        """Return the text between the word at `position` and the one before it."""
        if not 0 < position < len(self.words):
            return "\n\n"
        return self.text[self.ends[position - 1] : self.starts[position]]

    def joined(self, position: int) -> bool:
        """Tell whether the word at `position` continues the phrase of the word before it."""
        gap = self.gap(position)
        return gap in BLANKS or (gap == ". " and len(self.words[position - 1]) <= 4)

    def capital(self, position: int) -> bool:
        return position < len(self.words) and self.words[position][0].isupper()

    def name_at(self, position: int) -> tuple[int, Entry] | None:
        """Return (end, entry) of the longest name of the word lists at `position`."""
        names = load_names()
        word = self.words[position]
        found = self._longest(names, self.words, position) if word in names else None
        if found is None and len(word) > 3 and word.isupper():  # RUSSIA STRIKES KYIV
            calm = [w.capitalize() if w.isupper() else w for w in self.words[position : position + 6]]
            if calm[0] in names:
                found = self._longest(names, calm, position, position)
        if found and word in WORDS_IN_CAPITALS and self._shouted(position):
            return None
        return found

    def _longest(
        self, names: Names, words: list[str], position: int, offset: int = 0
    ) -> tuple[int, Entry] | None:
        for key, comma, entry in names[words[position - offset]]:
            end = position + len(key)
            if len(key) > 1:
                if tuple(words[position - offset : end - offset]) != key:
                    continue
                if not all(
                    self.joined(at) or (comma and self.gap(at) == ", ") for at in range(position + 1, end)
                ):
                    continue
            return end, entry
        return None

    def _shouted(self, position: int) -> bool:
        around = self.words[max(0, position - 1) : position] + self.words[position + 1 : position + 2]
        return any(len(word) > 3 and word.isupper() for word in around)

    def office_at(self, position: int) -> tuple[int, Office] | None:
        """Return (end, office) of the longest office or word around offices at `position`."""
        if position >= len(self.words):
            return None
        for key, office in load_offices().get(self.lower[position], ()):
            end = position + len(key)
            if len(key) == 1 or (
                tuple(self.lower[position:end]) == key
                and all(self.joined(at) for at in range(position + 1, end))
            ):
                return end, office
        return None

    def after_possessive(self, position: int) -> int:
        """Return where the words go on after "'s" at `position`: 1 further, or `position` itself."""
        if position < len(self.words) and self.lower[position] == "s" and self.gap(position) in APOSTROPHES:
            return position + 1
        return position

    def links_on(self, position: int) -> bool:
        """Tell whether the next words continue the phrase: after a blank, or a plural's apostrophe."""
        return self.gap(position) in (" ", "\n", "' ", "’ ", "\u00a0") or (
            self.gap(position) == ". " and len(self.words[position - 1]) <= 4
        )

    # -- phrases ----------------------------------------------------------------------------------------------

    def run_at(self, position: int) -> Run | None:
        """Return the offices that begin at `position`: "deputy foreign minister", "air force spokesman".

        A run that ends before a thing ("military base", "government building") is no agent.
        """
        at, best = position, None
        while found := self.office_at(at):
            end, office = found
            if office.kind:
                best = Run(end, office, self.said(at, end).lower(), self.said(position, end))
            elif not office.modifier:
                break
            if not (self.joined(end) and self.gap(end) not in APOSTROPHES):
                break
            at = end
        if best and best.office.kind in ("government", "military") and self.gap(best.end) == " ":
            following = self.office_at(best.end)
            if following and following[1].thing:
                return None
        return best

    def said(self, start: int, end: int) -> str:
        return self.text[self.starts[start] : self.ends[end - 1]]

    def person_at(self, position: int) -> int:
        """Return where the person's name that begins at `position` ends; `position` when none does."""
        end = position
        while end < len(self.words) and end - position < 5:
            word = self.words[end]
            if end > position and not (self.joined(end) and self.after_possessive(end) == end):
                break
            if not (word[0].isupper() and self.lower[end] not in NOT_NAMES):
                if not (self.lower[end] in NAME_PARTICLES and self.capital(end + 1) and self.joined(end + 1)):
                    break
            if word in ("US", "UN", "EU", "UK"):
                break
            end += 1
        if end - position > 2 and self._in_headline(position):
            return position + 2
        return end

    def _in_headline(self, position: int) -> bool:
        """Tell whether the words of the line are all capitalised: Then Names Cannot Be Told From Words."""
        start = self.text.rfind("\n", 0, self.starts[position]) + 1
        line = self.text[start : start + 200].partition("\n")[0]
        words = [word for word in WORD.findall(line) if len(word) > 3]
        return len(words) > 4 and all(word[0].isupper() for word in words)

    def mention(self, start: int, end: int, code: str, kind: str, **more: str) -> Mention:
        first, last = self.starts[start], self.ends[end - 1]
        return Mention(first, last, self.text[first:last], code, kind, **more)

    def anchored_at(self, position: int) -> tuple[int, Mention | None] | None:
        """Read a name of the word lists and the offices after it: (end, mention), or None."""
        found = self.name_at(position)
        if found is None:
            return None
        end, entry = found
        if entry.kind not in ANCHORS or self._is_person(position, end, entry):
            return end, None
        if entry.kind == "leader" and not self._is_leader(position, end):
            return end, None
        if self.gap(end) == "-" and self.lower[end] in load_words("origin"):
            return self._origin(position, end, entry)
        return self._owned(position, end, entry)

    def _is_person(self, position: int, end: int, entry: Entry) -> bool:
        """Jordan Henderson, Chad Brown: a country's name that a surname follows."""
        return (
            end - position == 1
            and self.words[position] in load_words("person")
            and self.capital(end)
            and self.gap(end) == " "
            and self.lower[end] not in NOT_NAMES
            and self.name_at(end) is None
            and self.office_at(end) is None
            and not self._in_headline(position)
        )

    def _is_leader(self, position: int, end: int) -> bool:
        """Hunter Biden is not Biden: a bare surname after another first name is someone else."""
        before = position - 1
        return (
            end - position > 1
            or not self.capital(before)
            or before < 0
            or self.gap(position) != " "
            or self.lower[before] in NOT_NAMES
            or self.office_at(before) is not None
            or self.name_at(before) is not None
            or self.gap(before) not in BLANKS  # the first word of a sentence
            or self._in_headline(position)
        )

    def _origin(self, position: int, end: int, entry: Entry) -> tuple[int, Mention | None]:
        """US-made, Russian-held: no agent; but a US-led coalition is, and so are Iran-backed militias."""
        run = self.run_at(end + 1) if self.links_on(end + 1) else None
        if run and run.office.kind == "group":
            return run.end, self.mention(position, run.end, self.said(position, run.end), "group")
        if run and self.lower[end] == "led" and run.office.kind == "military":
            return run.end, self.mention(position, run.end, entry.code, "military", role=run.words)
        return end + 1, self.mention(position, end + 1, entry.code, "origin")

    def _owned(self, position: int, end: int, entry: Entry) -> tuple[int, Mention | None]:
        """Read on after a name: "Russia" + "'s defence ministry spokesman" + "Igor Konashenkov"."""
        code, kind, name = entry.code, entry.kind, entry.name if entry.kind == "leader" else ""
        role = ""
        country = ""
        at = self.after_possessive(end)
        while self.links_on(at) and at < len(self.words):
            run = self.run_at(at)
            if run and run.office.kind == "area" and kind in ("place", "capital", "demonym"):
                if kind == "demonym" or run.words != run.head:
                    break
                kind, end = "place", run.end
                at = self.after_possessive(end)
                continue
            if run and run.office.kind in AGENT_HEADS:
                name = ""
                role = f"{role} {run.words}".strip()
                kind, end = run.office.kind, run.end
                if run.office.posted:
                    end = self._post_end(end)
                if run.office.title:
                    return self._person(position, end, code, kind, role)
                at = self.after_possessive(end)
                if kind == "group" and code in _country_names():
                    country = code
                if kind in ("group", "media") and at == end:
                    body = (
                        self.name_at(end) if end < len(self.words) and self.gap(end) in (" ", ", ") else None
                    )
                    if body and body[1].kind == kind:
                        (end, entry), country = body, ""
                        code = entry.code
                        at = self.after_possessive(end)
                        continue
                if kind not in ("government", "military", "group", "media"):
                    break
                continue
            body = self.name_at(at)
            if body and self._owns(entry, end != at, body[1]):
                end, entry = body
                code, kind = entry.code, entry.kind
                role, name = "", entry.name if kind == "leader" else ""
                at = self.after_possessive(end)
                continue
            break
        if country:
            code = self.said(position, end)
        if kind == "leader" and not role:
            role = entry.office
        return end, self.mention(position, end, code, kind, name=name, role=role, country=country)

    def _owns(self, owner: Entry, possessive: bool, body: Entry) -> bool:
        """Israel's Mossad, the US State Department, Lebanese Hezbollah; not the US, NATO or Israel Hamas."""
        if owner.kind not in ("country", "demonym", "place"):
            return False
        if body.kind in ("government", "military", "leader", "seat") and body.code == owner.code:
            return possessive or body.kind in ("government", "military")
        return body.kind in ("group", "media") and (possessive or owner.kind == "demonym")

    def _post_end(self, end: int) -> int:
        """Skip where someone is posted: ambassador "to Russia", embassy "in Kyiv", envoy "for Yemen"."""
        if end < len(self.words) and self.lower[end] in POST_LINKS and self.gap(end) == " ":
            at = end + 1
            if at < len(self.words) and self.lower[at] == "the":
                at += 1
            if at < len(self.words) and (post := self.name_at(at)) and post[1].kind in ANCHORS:
                return post[0]
        return end

    def _person(self, position: int, end: int, code: str, kind: str, role: str) -> tuple[int, Mention]:
        """Add the person's name to an office: after it, after a comma, or before it."""
        start, name = position, ""
        if self.links_on(end) and (stop := self.person_at(end)) > end:
            name, end = self.said(end, stop), stop
        elif (
            self.gap(end) == ", "
            and (stop := self.person_at(end)) > end + 1
            and self.gap(stop)[:1] in (",", ".")
        ):
            name, end = self.said(end, stop), stop
        else:
            start, name = self._person_before(position)
        mention = self.mention(start, end, code, kind, name=name, role=role)
        if name:
            self._remember_person(mention)
        return end, mention

    def _person_before(self, position: int) -> tuple[int, str]:
        """Emmanuel Macron, the French president: return (start, name), or (position, "")."""
        at = position
        while (
            at > 0
            and position - at < 3
            and (self.lower[at - 1] in ("the", "a", "an") or self.office_at(at - 1) is not None)
            and self.gap(at) == " "
        ):
            at -= 1
        if self.gap(at) != ", ":
            return position, ""
        start = at
        while start > 0 and at - start < 5 and (start == at or self.joined(start)):
            word = self.lower[start - 1]
            if word in NOT_NAMES or not (self.capital(start - 1) or word in NAME_PARTICLES):
                break
            start -= 1
        if start < at and self.lower[start] in NAME_PARTICLES and not self.capital(start):
            start += 1
        known = self.mentions[-1] if self.mentions and self.mentions[-1].end > self.starts[start] else None
        if known is not None and not (known.name and known.start >= self.starts[start]):
            return position, ""  # "in Buenos Aires, the French president": the words are someone else
        if at - start < 2 and known is None:
            return position, ""
        if start > 0 and self.lower[start - 1] in PLACE_PREPOSITIONS:
            return position, ""
        return start, self.said(start, at)

    def office_phrase_at(self, position: int) -> tuple[int, Mention | None] | None:
        """Read an office that names its country after it, or not at all.

        "the president of France, Emmanuel Macron"; "President Macron"; "the ministry".
        """
        run = self.run_at(position)
        if run is None or run.office.kind not in AGENT_HEADS:
            return None
        kind, end = run.office.kind, run.end
        link = self.lower[end] if end < len(self.words) and self.gap(end) == " " else ""
        if link in LINKS.get(kind, ()) and not (run.office.posted and link != "of"):
            at = end + 1
            if at < len(self.words) and self.lower[at] == "the":
                at += 1
            inner = (self.anchored_at(at) or self.office_phrase_at(at)) if at < len(self.words) else None
            if inner and inner[1] and self._belongs(link, inner[1]):
                stop, owner = inner
                role = f"{run.words} {self.said(end, stop)}"
                if run.office.title:
                    return self._person(position, stop, owner.code, kind, role)
                return stop, self.mention(position, stop, owner.code, kind, role=role)
        if run.office.posted and (stop := self._post_end(end)) > end:
            return stop, None
        if run.office.title and self.links_on(end) and (known := self._known_person(end)):
            stop, person = known
            return stop, self.mention(position, stop, person.code, kind, name=person.name, role=run.words)
        if position and self.lower[position - 1] == "the" and self.gap(position) == " ":
            return self._anaphor(position, run)
        return None

    def _belongs(self, link: str, owner: Mention) -> bool:
        """Officials in Kyiv are Ukraine's; officials in the Kremlin are, too; "at the front" is nobody."""
        if link in ("in", "at", "with"):
            return owner.kind in (
                "capital",
                "seat",
                "country",
                "place",
                "government",
                "military",
                "organisation",
            )
        return owner.kind in ANCHORS and owner.kind != "demonym"

    def _known_person(self, position: int) -> tuple[int, Mention] | None:
        """A name after a title without a country: of the list of leaders, or named in full before."""
        if position >= len(self.words):
            return None
        found = self.name_at(position)
        if found and found[1].kind == "leader":
            end, entry = found
            return end, self.mention(position, end, entry.code, "leader", name=entry.name)
        end = self.person_at(position)
        if end > position and (person := self.persons.get(self.words[end - 1])):
            return end, person
        return None

    def _anaphor(self, position: int, run: Run) -> tuple[int, Mention | None] | None:
        """The ministry, the official: the last such office that the text gave to a country."""
        before = self.offices.get(run.words.lower())
        if before is None:
            return None
        return run.end, self.mention(
            position, run.end, before.code, "anaphor", name=before.name, role=before.role or run.words
        )

    # -- memory -----------------------------------------------------------------------------------------------

    def _remember_person(self, mention: Mention) -> None:
        words = [fold(word) for word in WORD.findall(mention.name)]
        if len(words) > 1:
            # Chinese, Korean and Vietnamese family names come first.
            surname = words[0] if mention.code in ("CHN", "TWN", "KOR", "PRK") else words[-1]
            self.persons[surname] = mention

    def _remember_office(self, mention: Mention) -> None:
        if mention.kind == "anaphor" or not mention.role:
            words = mention.text.lower().split() if mention.kind in ("government", "military") else []
        else:
            words = mention.role.lower().split()
        if words:
            self.offices[" ".join(words)] = mention
            self.offices[words[-1]] = mention

    # -- the walk ---------------------------------------------------------------------------------------------

    def read(self) -> Iterator[Mention]:
        self.split()
        names, offices, against = load_names(), load_offices(), load_words("against")
        position = 0
        while position < len(self.words):
            word, small = self.words[position], self.lower[position]
            found: tuple[int, Mention | None] | None = None
            if small in against and self.gap(position + 1) == "-":
                found = self._against(position)
            if found is None and (word in names or (word.isupper() and len(word) > 3)):
                found = self.anchored_at(position)
            if found is None and small in offices:
                found = self.office_phrase_at(position)
            if found is None and word in self.persons:
                found = self._remembered(position)
            if found is None:
                position += 1
                continue
            position, mention = found
            if mention:
                self._keep(mention)
        yield from self.mentions

    def _against(self, position: int) -> tuple[int, Mention | None] | None:
        """Anti-American, pro-Russian: no agent; but pro-Russian separatists are a group."""
        found = self.name_at(position + 1)
        if found is None or found[1].kind not in ANCHORS:
            return None
        end, entry = found
        run = self.run_at(end) if self.links_on(end) else None
        if run and run.office.kind == "group":
            return run.end, self.mention(position, run.end, self.said(position, run.end), "group")
        return end, self.mention(position, end, entry.code, "origin")

    def _remembered(self, position: int) -> tuple[int, Mention | None] | None:
        person = self.persons[self.words[position]]
        return position + 1, self.mention(
            position, position + 1, person.code, person.kind, name=person.name, role=person.role
        )

    def _keep(self, mention: Mention) -> None:
        while self.mentions and self.mentions[-1].end > mention.start:
            self.mentions.pop()  # the name before its office: "Joe Biden, the US president"
        self.mentions.append(mention)
        self._remember_office(mention)
        if mention.name:
            self._remember_person(mention)


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the actors and places that the text names, in its order, none overlapping another.

    What a text calls someone by, once it has said whose president or ministry that is, holds until its end.
    Not covered: pronouns, coreference by description ("the Jewish state's neighbour"), persons without a
    country who are not on the list of leaders, unnamed armed men ("gunmen").
    """
    return tuple(_share_offices(list(_Reader(text).read()), text))


def _share_offices(mentions: list[Mention], text: str) -> list[Mention]:
    """Russian and Ukrainian officials: the first adjective shares the second's office."""
    for index in range(len(mentions) - 2, -1, -1):
        first, second = mentions[index], mentions[index + 1]
        if (
            first.kind == "demonym"
            and second.kind in ("official", "leader", "military", "government")
            and not second.name
            and text[first.end : second.start] in (" and ", ", ", " or ", " and the ")
        ):
            mentions[index] = replace(first, kind=second.kind, role=second.role)
    return mentions
