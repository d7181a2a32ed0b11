"""Weapons in a sentence: noun phrases such as "five of the six cruise missiles", with kind and count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.quantities import Count, find_counts
from analysis.words import Word


@dataclass(frozen=True, slots=True)
class Weapon:
    """Weapons named in a sentence: words `first` to `last`, with their kind and, if given, their count.

    `form` is how they are named: "counted" ("six missiles", "a drone"), "definite" ("the missiles"), "bare"
    ("missiles"), "short" (a count alone, "58 of which", whose kind another phrase gives) or "back" ("it",
    "they", weapons named before). `kind` is "" while it is not known. `part` marks what "including" joins
    to a total, `interceptor` what is fired to intercept.
    """

    first: int
    last: int
    kind: str
    form: str
    count: Count | None = None
    plural: bool = True
    interceptor: bool = False
    part: bool = False


# Words that end the walk from a weapon to its count: they stand in no noun phrase.
STOPS = word_set("claim_words", "stops")
DEFINITE = frozenset("the its their his her our these those this that such".split())
# Shares that nobody counts: "most of the 22 missiles" tells the total only.
VAGUE = word_set("claim_words", "vague")
THEM = frozenset("which them these those".split())
MAX_MODIFIERS = 8
GLUED = re.compile(r"(\d{1,4}|[a-z]{3,9})-([a-z]+)$")
BE = frozenset("is was be".split())
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
ORDINALS = {
    word: n for n, word in enumerate("third fourth fifth sixth seventh eighth ninth tenth".split(), start=3)
}
# "the fifth missile in two days", "the 17th rocket that": an ordinal that counts all so far
COUNTED_SO_FAR = frozenset("that to in since this within so".split())
ADJECTIVES = word_set("claim_words", "adjectives")
# What may follow a count that stands for weapons named before: "18 were", "five over the sea", "two fell".
ALONE = word_set("claim_words", "alone")


@cache
def weapon_words() -> Phrases[tuple[str, str]]:
    """Return the words of weapons: form -> (kind of weapon, noun or name)."""
    return Phrases((form, (row["weapon"], row["kind"])) for row, form in _forms() if row["weapon"])


@cache
def first_words() -> frozenset[str]:
    """Return the words with which the name of a weapon can begin: the cheap test for a sentence."""
    return frozenset(form.split()[0] for row, form in _forms() if row["weapon"])


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(form for row, form in _forms() if row["kind"] == kind)


@cache
def _singulars() -> frozenset[str]:
    nouns = (form for row, form in _forms() if row["kind"] == "noun")
    return frozenset(form for form in nouns if not form.endswith(("s", "aircraft")))


@cache
def _verbs() -> frozenset[str]:
    """Forms that are no nouns: "launched", "included", not "strike" and "attack"."""
    rows = (row for row in read_lexicon("measures") if row["kind"] not in ("noun", "group", "attack"))
    return frozenset(form for row in rows for form in row["forms"].split("|")[1:4])


def _forms() -> Iterator[tuple[dict[str, str], str]]:
    for row in read_lexicon("weapons"):
        for form in row["word"].split("|"):
            yield row, form


def is_ordinal(word: str) -> bool:
    """Tell whether a word is an ordinal from "third" on."""
    return word in ORDINALS or ORDINAL.match(word) is not None


def is_interceptor(word: str) -> bool:
    """Tell whether a word names what is fired to intercept ("Patriots", "interceptor")."""
    return word in _of_kind("interceptor")


def find_weapons(text: str, words: Sequence[Word]) -> list[Weapon]:
    """Return the weapons that a sentence names, in order.

    Not covered: weapons outside data/lexicon/weapons.csv, counts more than eight words before their noun.
    """
    return _Reader(text, words).read()


class _Reader:
    """The words of a sentence, its counts by the word after them, and the weapons found so far."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.words = words
        self.lowers = [word.lower.removesuffix("'s") for word in words]
        self.counts = find_counts(text, words)
        self.by_last = {count.last: count for count in self.counts}
        self.found: list[Weapon] = []

    def read(self) -> list[Weapon]:
        position = 0
        while position < len(self.words):
            chain = self.match_chain(position)
            weapon = self.read_phrase(position, *chain) if chain else None
            if weapon is not None:
                self.keep(weapon)
            position = chain[0] if chain else position + 1
        used = {weapon.count.first for weapon in self.found if weapon.count}
        short = [self.read_short(count) for count in self.counts if count.first not in used]
        weapons = [
            *self.found,
            *filter(None, short),
            *self.read_glued(),
            *self.read_back(),
            *self.read_next(),
        ]
        return sorted(weapons, key=lambda weapon: weapon.first)

    def match_chain(self, position: int) -> tuple[int, str, bool] | None:
        """ "Shahed-136 attack drones" from its first word: (end, kind, plural); None before "system"."""
        found = weapon_words().match(self.lowers, position)
        if found is None:
            return None
        last, (kind, sort) = position + found[0], found[1]
        begins = position
        ahead = last
        while ahead < min(len(self.words), last + 4):
            more = weapon_words().match(self.lowers, ahead)
            if more:
                begins, ahead = ahead, ahead + more[0]
                if more[1][0] != "mixed" and (kind, more[1][0]) != ("drone", "aircraft"):  # "drone aircraft"
                    kind = more[1][0]
                last, sort = ahead, more[1][1]
            elif self.words[ahead].text in "\"“”'’/" or self.lowers[ahead] in ADJECTIVES:
                ahead += 1
            else:
                break
        plural = " ".join(self.lowers[begins:last]) not in _singulars()
        compound = self.lowers[last : last + 1] and self.lowers[last] in _of_kind("compound")
        if compound and not (plural and sort == "noun"):
            return None  # "a missile attack", "Patriot battery"
        return last, kind, plural

    def read_phrase(self, start: int, last: int, kind: str, plural: bool) -> Weapon | None:
        """Walk left from the noun over its modifiers to its count or article."""
        first = start
        floor = self.found[-1].last if self.found else 0
        interceptor = not _of_kind("interceptor").isdisjoint(self.lowers[start:last])
        while True:
            count = self.by_last.get(first)
            if count is not None:
                if not plural and count.low != 1 and count.high != 1 and count.lacking is None:
                    return None  # "12 missile launchers"
                return self.counted(count, last, kind, plural, interceptor)
            before = self.lowers[first - 1] if first > floor else ""
            if not before or start - first >= MAX_MODIFIERS:
                first += first < start and not self.lowers[first][0].isalnum()
                return Weapon(first, last, kind, "bare", None, plural, interceptor)
            if before == "a" and self.lowers[max(0, first - 2) : first + 1] == ["not", "a", "single"]:
                return Weapon(first, last, kind, "bare", None, plural, interceptor)
            if before in ("a", "an", "another") and not (plural and self.lowers[last - 1].endswith("s")):
                return self.counted(self.make_one(first - 1), last, kind, False, interceptor)
            if before == "of" and first - 1 in self.by_last:  # "three of Russia's bombers"
                return self.counted(self.by_last[first - 1], last, kind, plural, interceptor)
            if before in DEFINITE:
                return self.read_definite(first - 1, last, kind, plural, interceptor)
            if ordinal := self.read_ordinal(first - 1, last, plural):
                return self.counted(ordinal, last, kind, True, interceptor)
            if self.words[first - 1].text == ")":
                first = self.skip_brackets(first)
            elif before in "\"“”'‘’" or (before == "," and first < start):
                first -= 1
            elif before in STOPS or before in _verbs() or not before[0].isalnum() or before.endswith("ly"):
                return Weapon(first, last, kind, "bare", None, plural, interceptor)
            else:
                interceptor = interceptor or before in _of_kind("interceptor")
                first -= 1

    def counted(self, count: Count, last: int, kind: str, plural: bool, interceptor: bool) -> Weapon:
        part = self.is_part(count.first)
        before = [word for word in self.lowers[max(0, count.first - 3) : count.first] if word not in DEFINITE]
        if before[-1:] == ["of"] and before[-2:-1] and before[-2] in VAGUE and count.of is None:
            count = replace(
                count, low=None, high=None, of=count
            )  # "most of the 22 missiles": nobody counts the share
        return Weapon(count.first, last, kind, "counted", count, plural, interceptor, part)

    def is_part(self, first: int) -> bool:
        before = self.lowers[max(0, first - 2) : first]
        return before[-1:] in (["including"], ["among"]) or before in (["among", "them"], ["among", "these"])

    def make_one(self, at: int) -> Count:
        """The count of "a drone", "another rocket"."""
        word = self.words[at]
        return Count(word.start, word.end, word.text, 1, 1, at, at + 1)

    def skip_brackets(self, first: int) -> int:
        """ "five Air Force (IAF) jets": the word before the brackets."""
        for at in range(first - 2, max(-1, first - 6), -1):
            if self.words[at].text == "(":
                return at
        return first - 1

    def read_definite(self, article: int, last: int, kind: str, plural: bool, interceptor: bool) -> Weapon:
        """ "18 of the drones", "all the drones" are counts, "the drones" refers to some named before."""
        of = article - 1 if article and self.lowers[article - 1] == "of" else article
        of = of - 1 if of < article and self.lowers[of - 1] == "out" else of
        for at in (of, article):
            if at in self.by_last:
                return self.counted(self.by_last[at], last, kind, plural, interceptor)
        if of < article:  # "most of the rockets", "some of the drones"
            return Weapon(article, last, kind, "bare", None, plural, interceptor)
        return Weapon(article, last, kind, "definite", None, plural, interceptor)

    def read_ordinal(self, at: int, last: int, plural: bool) -> Count | None:
        """ "the fifth missile in two days", "at least the 17th missile that": a count of all so far."""
        following = self.lowers[last] if last < len(self.lowers) else ""
        digits = ORDINAL.match(self.lowers[at])
        value = int(digits[1]) if digits else ORDINALS.get(self.lowers[at], 0)
        told = following in ("fired", "launched", "shot", "downed") and not BE.isdisjoint(
            self.lowers[max(0, at - 2) : at]
        )
        if value < 3 or plural or not (following in COUNTED_SO_FAR or told):
            return None
        least = self.lowers[max(0, at - 3) : at] == ["at", "least", "the"]
        word = self.words[at]
        return Count(word.start, word.end, word.text, value, None if least else value, at, at + 1)

    def keep(self, weapon: Weapon) -> None:
        """Add a weapon; "20 missiles and drones" is one count of several kinds."""
        if self.found and weapon.form == "bare" and weapon.plural:
            last = self.found[-1]
            between = self.lowers[last.last : weapon.first]
            if not between and last.count:  # "nine Fajr artillery rockets"
                self.found[-1] = replace(last, last=weapon.last, kind=weapon.kind or last.kind)
                return
            if last.count and last.plural and between in (["and"], ["or"], [","], [",", "and"]):
                kind = weapon.kind if weapon.kind == last.kind else "mixed"
                self.found[-1] = replace(last, last=weapon.last, kind=kind)
                return
        if (
            self.found
            and self.found[-1].part
            and self.lowers[self.found[-1].last : weapon.first] in (["and"], [","])
        ):
            weapon = replace(weapon, part=True)
        self.found.append(weapon)

    def read_short(self, count: Count) -> Weapon | None:
        """A count that stands alone: "58 of which", "18 were", "38 ballistic and three cruise missiles"."""
        last = count.last
        part = self.is_part(count.first)
        if (
            self.lowers[last : last + 1] == ["of"]
            and self.lowers[last + 1 : last + 2]
            and self.lowers[last + 1] in THEM
        ):
            return Weapon(count.first, last + 2, "", "short", count, part=part)
        following = self.lowers[last] if last < len(self.lowers) else "."
        if following in ADJECTIVES:
            while last < len(self.lowers) and self.lowers[last] in ADJECTIVES:
                last += 1
            if self.lowers[last : last + 1] in (["and"], [","], ["or"]):
                kind = next((w.kind for w in self.found if last < w.first <= last + 2), "")
                return Weapon(count.first, last, kind, "counted", count, part=part) if kind else None
            return None
        while following in ("more", "others", "other") and last + 1 < len(self.lowers):
            last += 1
            following = self.lowers[last]
        if (
            following in ALONE
            or (following.endswith("ed") and following.isalpha())
            or not following[0].isalnum()
        ):
            return Weapon(count.first, last, "", "short", count, part=part)
        return None

    def read_glued(self) -> Iterator[Weapon]:
        """ "a 30-rocket barrage": the count is part of the word."""
        for at, lower in enumerate(self.lowers):
            parts = GLUED.match(lower)
            found = weapon_words().match([parts[2]], 0) if parts else None
            counts = find_counts(parts[1]) if parts and found and found[1][1] == "noun" else []
            if counts and found and parts:
                start = self.words[at].start
                count = replace(counts[0], start=start, end=start + len(parts[1]), first=at, last=at + 1)
                yield Weapon(at, at + 1, found[1][0], "counted", count)

    def read_next(self) -> Iterator[Weapon]:
        """ "two drones over Crimea and a third over Belgorod": one more."""
        for at in range(1, len(self.words) - 1):
            if self.lowers[at - 1] == "a" and is_ordinal(self.lowers[at]) and self.lowers[at + 1] in ALONE:
                yield Weapon(at - 1, at + 1, "", "short", self.make_one(at - 1))

    def read_back(self) -> Iterator[Weapon]:
        """ "it", "they", "them": weapons named before, if the verb beside them says so."""
        for at, lower in enumerate(self.lowers):
            if lower in ("it", "they", "them") and self.lowers[at - 1 : at] not in (["of"], ["among"]):
                yield Weapon(at, at + 1, "", "back", None, lower != "it")
