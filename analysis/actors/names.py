"""The names and offices of the word lists, ready to be found by their first word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, TypeVar

from analysis.lexicon import read_lexicon, word_set


class Entry(NamedTuple):
    """What the word lists say about a name.

    `person` and `office` are a leader's; `country` is a group's home, of a place the self-declared state
    whose officials its officials are.
    """

    code: str
    kind: str
    person: str = ""
    office: str = ""
    country: str = ""


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


Meaning = TypeVar("Meaning", Entry, Office)
Phrase = tuple[list[str], bool, Meaning]  # its words, whether it holds a comma, what it means
Index = dict[str, dict[str, list[Phrase[Meaning]]]]

# An abbreviation with points ("U.S.", "D.C.") is one word; combining accents belong to their letter.
WORD = re.compile(r"([A-Z](?:\.[A-Z])+\b\.?|[\w\u0300-\u036f]+)")
AGENTS = frozenset("leader official government military group media".split())
KINDS = ("leader", "official", "group", "government", "military", "media", "area", "people")
# What a self-declared state is called without its name: "the region's president".
REGIONS = frozenset(["region", "republic", "enclave", "territory"])
# Letters that Unicode does not take apart into a letter and an accent.
LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})
COUNTRY_COLUMNS = {
    "name": "country",
    "other_names": "country",
    "adjective": "demonym",
    "demonyms": "demonym",
    "capitals": "capital",
}


def fold(word: str) -> str:
    """Return the word without accents and points: "Türkiye" is "Turkiye", "U.S." is "US"."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(LETTERS))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return word.replace(".", "")


def split_key(phrase: str) -> list[str]:
    """Return the folded words of a phrase of the word lists."""
    return [fold(word) for word in WORD.findall(phrase)]


def _index(phrases: Iterable[Phrase[Meaning]]) -> Index[Meaning]:
    """Return the phrases by their first and second word ("" for none), the longest first.

    Of phrases alike the one listed first wins.
    """
    index: Index[Meaning] = {}
    for phrase in sorted(phrases, key=lambda known: -len(known[0])):
        words = phrase[0]
        index.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append(phrase)
    return index


@cache
def load_names() -> Index[Entry]:
    """Return the names; what begins with a small letter ("al-Shabaab") may begin a sentence too."""
    phrases: list[Phrase[Entry]] = []
    for name, entry in _list_names():
        first, *rest = split_key(name)
        phrases += [([word, *rest], "," in name, entry) for word in {first, first[0].upper() + first[1:]}]
    return _index(phrases)


def _list_names() -> Iterable[tuple[str, Entry]]:
    homes = {row["code"]: row["country"] for row in read_lexicon("actors")}
    for row in read_lexicon("leaders"):
        full, bare = row["name"].split("|"), filter(None, row["bare"].split("|"))
        for name, person in [*zip(full, full, strict=True), *((name, full[0]) for name in bare)]:
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
            yield name, Entry(row["code"], "place", country=row["state"])


@cache
def load_offices() -> Index[Office]:
    """Return the offices and what may stand around them as load_names does, in small letters."""
    marks: dict[str, set[str]] = {}
    for name in ("forces", "titles"):
        for row in read_lexicon(name):
            said = marks.setdefault(" ".join(split_key(row["word"].lower())), set())
            said |= {"official", "rank"} if row["kind"] == "rank" else {row["kind"]}
            said |= {"title"} if name == "titles" else set()
    phrases = []
    for words, said in marks.items():
        kind = next((kind for kind in KINDS if kind in said), "")
        flags = (mark in said for mark in ("title", "posted", "rank", "modifier", "thing"))
        phrases.append((words.split(), False, Office(kind, *flags)))
    return _index(phrases)


@cache
def load_words(kind: str) -> frozenset[str]:
    """Return the words of one kind of the list name_words: origin, against, person, plain, ..."""
    return word_set("name_words", kind)


@cache
def load_states() -> frozenset[str]:
    """Return the self-declared states: Abkhazia, Somaliland ..."""
    return frozenset(row["state"] for row in read_lexicon("places"))


@cache
def load_rare() -> frozenset[str]:
    """Return the words, in small letters, that need a look before names and offices do."""
    return load_words("against") | load_words("pair") | {"north", "south", "west"}


@cache
def load_starters() -> dict[str, bool]:
    """Return the words that begin a name (True) or only an office (False) as a text may write them."""
    small = {*load_rare(), "country", *REGIONS}
    for word, phrases in load_offices().items():  # a base or a region alone is no agent
        if any(said.kind in AGENTS or said.modifier for known in phrases.values() for _, _, said in known):
            small.add(word)
    offices = [form for word in small for form in (word, word.capitalize(), word.upper())]
    names = [*load_names(), *(name.upper() for name in load_names() if len(name) > 3)]
    return dict.fromkeys(offices, False) | dict.fromkeys(names, True)


@cache
def load_countries() -> dict[str, str]:
    """Return the short English names of the countries by their codes."""
    return {row["code"]: row["name"] for row in read_lexicon("countries")}
