"""The words of a text, and which names and offices of the word lists stand among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

from analysis.lexicon import read_lexicon


class Entry(NamedTuple):
    """What the word lists say about a name. `person` and `office` are a leader's."""

    code: str
    kind: str
    person: str = ""
    office: str = ""
    country: str = ""  # a group's home


class Office(NamedTuple):
    """What the word lists say about a word after (or before) a country's name.

    kind: government, military, official, leader, group or media for an agent; area and people for what is no
    agent; "" for a word that only modifies ("foreign", "senior") or a thing ("base").
    """

    kind: str = ""
    title: bool = False  # a person's: a name may follow ("president Emmanuel Macron")
    posted: bool = False  # has a place of work that is not whom it speaks for ("ambassador to Russia")
    rank: bool = False  # stands between an office and a name: "army chief Gen. Asim Munir"
    modifier: bool = False
    thing: bool = False


Key = list[str]
Meaning = TypeVar("Meaning", Entry, Office)
Phrase = tuple[Key, bool, Meaning]  # its words, whether it holds a comma, what it means
Index = dict[str, dict[str, list[Phrase[Meaning]]]]

# An abbreviation with points ("U.S.", "D.C.") is one word; combining accents belong to their letter.
WORD = re.compile(r"([A-Z](?:\.[A-Z])+\b\.?|[\w\u0300-\u036f]+)")
BREAK, BEYOND = "\n\n", [""] * 9
BLANKS = frozenset(" \u00a0")
APOSTROPHES = frozenset("'’ʼ`")
WITHIN_NAMES = frozenset([" ", "\u00a0", "-", "\u2010", "\u2011", "'", "’", "/"])
WRAPPED_AT = 50  # a shorter line is a heading or ends a paragraph
KINDS = ("leader", "official", "group", "government", "military", "media", "area", "people")
# Letters that Unicode does not take apart into a letter and an accent.
LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})
ABBREVIATIONS = frozenset(
    "gen lt col maj brig sgt capt cmdr adm gov sen rep mr mrs ms dr prof st no amb".split()
)
COUNTRY_COLUMNS = {
    "name": "country",
    "other_names": "country",
    "adjective": "demonym",
    "demonyms": "demonym",
    "capitals": "capital",
}
# Acronyms that headlines in capitals also use as words.
WORDS_IN_CAPITALS = frozenset(["IS", "WHO"])


def fold(word: str) -> str:
    """Return the word without accents and points: "Türkiye" is "Turkiye", "U.S." is "US"."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(LETTERS))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return word.replace(".", "")


def split_key(phrase: str) -> Key:
    """Return the folded words of a phrase of the word lists."""
    return [fold(word) for word in WORD.findall(phrase)]


@cache
def load_names() -> Index[Entry]:
    """Return the names; where two lists share one, the list read first here wins."""
    phrases = []
    for phrase, entry in _list_names():
        first, *rest = split_key(phrase)
        # What begins with a small letter ("al-Shabaab") may begin a sentence too.
        phrases += [([word, *rest], "," in phrase, entry) for word in {first, first[0].upper() + first[1:]}]
    return _index(phrases)


def _index(phrases: Iterable[Phrase[Meaning]]) -> Index[Meaning]:
    """Return the phrases by their first and second word ("" for none), the longest first."""
    index: Index[Meaning] = {}
    for phrase in sorted(
        phrases, key=lambda phrase: -len(phrase[0])
    ):  # a stable sort: lists keep their order
        key = phrase[0]
        index.setdefault(key[0], {}).setdefault(key[1] if len(key) > 1 else "", []).append(phrase)
    return index


def _list_names() -> Iterable[tuple[str, Entry]]:
    homes = {row["code"]: row["country"] for row in read_lexicon("actors")}
    for row in read_lexicon("leaders"):
        full = row["name"].split("|")
        for name in [*full, *filter(None, row["bare"].split("|"))]:
            person = name if name in full else full[0]
            yield name, Entry(row["code"], row["kind"], person, row["office"], homes.get(row["code"], ""))
    for row in read_lexicon("actors"):
        for name in row["names"].split("|"):
            yield name, Entry(row["code"], row["kind"], country=row["country"])
    for column, kind in COUNTRY_COLUMNS.items():
        for row in read_lexicon("countries"):
            for name in filter(None, row[column].split("|")):
                yield name, Entry(row["code"], kind)
    for row in read_lexicon("places"):
        for name in row["names"].split("|"):
            yield name, Entry(row["code"], "place")


@cache
def load_offices() -> Index[Office]:
    """Return the offices and what may stand around them as load_names does, in small letters."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    for name in ("forces", "titles"):
        for row in read_lexicon(name):
            marks = {"official", "rank"} if row["kind"] == "rank" else {row["kind"]}
            kinds.setdefault(tuple(split_key(row["word"].lower())), set()).update(
                marks | ({"title"} if name == "titles" else set())
            )
    phrases = []
    for key, marks in kinds.items():
        kind = next((kind for kind in KINDS if kind in marks), "")
        flags = (mark in marks for mark in ("title", "posted", "rank", "modifier", "thing"))
        phrases.append((list(key), False, Office(kind, *flags)))
    return _index(phrases)


@cache
def load_words(kind: str) -> frozenset[str]:
    """Return the words of one kind of the list name_words: origin, against, person, plain, ..."""
    return frozenset(row["word"] for row in read_lexicon("name_words") if row["kind"] == kind)


@cache
def load_starters() -> frozenset[str]:
    """Return the words that begin a name or an office as a text may write them: no other needs a look."""
    small = {*load_offices(), *load_words("against"), *load_words("pair"), "country"}
    shouted = (name.upper() for name in load_names() if len(name) > 3)
    return frozenset([*load_names(), *shouted, *small, *map(str.capitalize, small), *map(str.upper, small)])


@cache
def load_countries() -> dict[str, str]:
    """Return the short English names of the countries by their codes."""
    return {row["code"]: row["name"] for row in read_lexicon("countries")}


class Words:
    """The words of a text, with the gaps between them. Positions count words; a span is [start, end).

    Beyond both ends (and at -1) stand empty words and breaks: no rule needs to ask where the text ends.
    """

    __slots__ = ("calm", "ends", "gaps", "lower", "name_index", "office_index", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        """Split the text."""
        self.text = text
        self.name_index = load_names()
        self.office_index = load_offices()
        pieces = WORD.split(text)  # gap, word, gap, word ... gap
        said, offsets = pieces[1::2], list(accumulate(map(len, pieces)))
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        self.gaps = [BREAK, *pieces[2:-1:2], *[BREAK] * len(BEYOND)]
        # Without accents and points.
        self.words = [word if word.isascii() and "." not in word else fold(word) for word in said] + BEYOND
        self.lower = list(map(str.lower, self.words))
        self.calm: list[str] = []  # the words as if no headline were in capitals, once that is asked for

    def said(self, start: int, end: int) -> str:
        """Return the text of a span."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def capital(self, position: int) -> bool:
        """Tell whether the word begins with a capital."""
        return self.words[position][:1].isupper()

    def spaced(self, position: int) -> bool:
        """Tell whether the word follows the one before it after a blank, a wrapped line's end or "Gen."."""
        gap = self.gaps[position]
        if gap == "\n":
            end = self.ends[position - 1]
            return end > WRAPPED_AT and "\n" not in self.text[end - WRAPPED_AT : end]
        return gap in BLANKS or (gap == ". " and self._abbreviates(position - 1))

    def linked(self, position: int) -> bool:
        """Tell whether the word goes on after a blank or a plural's apostrophe ("the rebels' leader")."""
        return self.spaced(position) or self.gaps[position] in ("' ", "’ ")

    def joined(self, position: int) -> bool:
        """Tell whether the word may belong to one name with the word before it ("al-Shabaab", "N. Korea")."""
        return self.gaps[position] in WITHIN_NAMES or self.spaced(position)

    def _abbreviates(self, position: int) -> bool:
        return len(self.words[position]) == 1 or self.lower[position] in ABBREVIATIONS

    def after_possessive(self, position: int) -> int:
        """Return where the text goes on after an "'s" at the position: one further, else the position."""
        return position + (self.lower[position] == "s" and self.gaps[position] in APOSTROPHES)

    def name_at(self, position: int) -> tuple[int, Entry] | None:
        """Return (end, entry) of the longest name of the word lists at the position."""
        word = self.words[position]
        if entries := self.name_index.get(word):
            found = self._longest(entries, self.words, position)
            if found:
                return None if word in WORDS_IN_CAPITALS and self._shouted(position) else found
        if len(word) > 3 and word.isupper() and (entries := self.name_index.get(word.capitalize())):
            self.calm = self.calm or [word.capitalize() for word in self.words]  # RUSSIA STRIKES KYIV
            return self._longest(entries, self.calm, position)
        return None

    def office_at(self, position: int) -> tuple[int, Office] | None:
        """Return (end, office) of the longest office or word around offices at the position."""
        offices = self.office_index.get(self.lower[position])
        return self._longest(offices, self.lower, position) if offices else None

    def _longest(
        self, entries: dict[str, list[Phrase[Meaning]]], words: list[str], position: int
    ) -> tuple[int, Meaning] | None:
        for key, comma, meaning in entries.get(words[position + 1], ()):
            end = position + len(key)
            if words[position:end] == key and all(
                self.joined(at) or (comma and self.gaps[at] == ", ") for at in range(position + 1, end)
            ):
                return end, meaning
        return (position + 1, entries[""][0][2]) if "" in entries else None

    def _shouted(self, position: int) -> bool:
        around = self.words[max(0, position - 2) : position] + self.words[position + 1 : position + 3]
        return any(len(word) > 3 and word.isupper() for word in around)

    def in_headline(self, position: int) -> bool:
        """Tell whether all words of the line are capitalised: Then Names Cannot Be Told From Words."""
        first = self.starts[position]
        before = self.text[max(0, first - 200) : first].rpartition("\n")[2]
        line = before + self.text[first : first + 200].partition("\n")[0]
        words = [word for word in WORD.findall(line) if len(word) > 3]
        return len(words) > 4 and all(word[0].isupper() for word in words)
