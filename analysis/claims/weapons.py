"""Weapons in a sentence: noun phrases such as "five of the six cruise missiles", with kind and count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.quantities import Count, find_counts
from analysis.words import Memo, Word


@dataclass(slots=True)
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
PLURAL = {"were", "are", "have"}  # "a third over Belgorod", not "a third were intercepted"
HARM = word_set("claim_words", "harm")
MARKS = frozenset("\"“”'‘’/")
PART = re.compile(r"[a-z]+")


def _forms(*kinds: str) -> frozenset[str]:
    rows = (row for row in read_lexicon("weapons") if row["kind"] in kinds)
    return frozenset(form for row in rows for form in row["word"].split("|"))


COMPOUND = _forms("compound")
INTERCEPTOR = _forms("interceptor")
SINGULAR = frozenset(form for form in _forms("noun") if not form.endswith(("s", "aircraft")))
# Forms that are no nouns: "launched", "included", not "strike" and "attack".
VERBS = frozenset(form for row in read_lexicon("measures") for form in row["forms"].split("|")[1:4])


@cache
def _weapon_words() -> Phrases[tuple[str, str]]:
    """The words of weapons: form -> (kind of weapon, noun or name)."""
    rows = [row for row in read_lexicon("weapons") if row["weapon"]]
    forms = {form: (row["weapon"], row["kind"]) for row in rows for form in row["word"].split("|")}
    plurals = {f"{form}s": meaning for form, meaning in forms.items()}  # "two Kh-59s", "four Kinzhals"
    return Phrases((plurals | forms).items())


FIRST_WORDS = frozenset(
    word for form in _forms("noun", "name") for word in (form.split()[0], f"{form.split()[0]}s")
)


def names_weapon(lowers: list[str]) -> bool:
    """Tell whether a sentence may name a weapon: cheaply, by the words with which its name can begin."""
    if not FIRST_WORDS.isdisjoint(lowers):
        return True
    return any(map(_GLUED.__getitem__, lowers))


_GLUED = Memo(lambda lower: "-" in lower and not FIRST_WORDS.isdisjoint(PART.findall(lower)))


def is_ordinal(word: str) -> bool:
    """Tell whether a word is an ordinal from "third" on."""
    return word in ORDINALS or ORDINAL.match(word) is not None


def find_weapons(text: str, words: Sequence[Word], lowers: list[str]) -> list[Weapon]:
    """Return the weapons that a sentence names, in order.

    Not covered: weapons outside data/lexicon/weapons.csv, counts more than eight words before their noun.
    """
    return _Reader(text, words, lowers).read()


class _Reader:
    """The words of a sentence, its counts by the word after them, and the weapons found so far.

    `lowers` goes on with blanks, so that a look before the first word or behind the last finds nothing.
    """

    def __init__(self, text: str, words: Sequence[Word], lowers: list[str]) -> None:
        self.words, self.lowers = words, lowers
        self.counts = find_counts(text, words, lowers)
        self.by_last = {count.last: count for count in self.counts}
        self.found: list[Weapon] = []

    def read(self) -> list[Weapon]:
        last = 0
        for first, lower in enumerate(self.lowers):
            if lower in FIRST_WORDS and first >= last and (chain := self.match_chain(first)):
                last = chain[0]
                self.keep(self.read_phrase(first, *chain))
        used = {weapon.count.first for weapon in self.found if weapon.count}
        short = [self.read_short(count) for count in self.counts if count.first not in used]
        weapons = [*self.found, *filter(None, short), *self.read_single()]
        return sorted(weapons, key=lambda weapon: weapon.first)

    # -- a noun phrase -----------------------------------------------------------------------------------

    def match_chain(self, first: int) -> tuple[int, str, bool] | None:
        """ "Shahed-136 attack drones" from its first word: (end, kind, plural); None before "system"."""
        found = _weapon_words().match(self.lowers, first)
        if found is None:
            return None
        begins, last, (kind, sort) = first, first + found[0], found[1]
        ahead = last
        while ahead < last + 4:
            lower = self.lowers[ahead]
            more = _weapon_words().match(self.lowers, ahead) if lower in FIRST_WORDS else None
            if more:
                begins, ahead = ahead, ahead + more[0]
                if more[1][0] != "mixed" and (kind, more[1][0]) != ("drone", "aircraft"):  # "drone aircraft"
                    kind = more[1][0]
                last, sort = ahead, more[1][1]
            elif lower in MARKS or lower in ADJECTIVES:
                ahead += 1
            else:
                break
        plural = " ".join(self.lowers[begins:last]) not in SINGULAR
        if self.lowers[last] in COMPOUND and not (plural and sort == "noun"):
            return None  # "a missile attack", "Patriot battery"
        return last, kind, plural

    def read_phrase(self, start: int, last: int, kind: str, plural: bool) -> Weapon:
        """Walk left from the noun over its modifiers to its count or article."""
        interceptor = not INTERCEPTOR.isdisjoint(self.lowers[start:last])
        weapon = Weapon(start, last, kind, "bare", None, plural, interceptor)
        first, floor = start, self.found[-1].last if self.found else 0
        while first > floor and start - first < MAX_MODIFIERS:
            if headed := self.read_head(first, weapon):
                return headed
            before = self.lowers[first - 1]
            if before == ")":
                first = self.skip_brackets(first)
            elif before in MARKS or (before == "," and first < start) or self.is_modifier(before):
                first -= 1
                weapon.interceptor = weapon.interceptor or before in INTERCEPTOR
            else:
                break
        weapon.first = first + (first < start and not self.lowers[first][0].isalnum())
        return weapon

    def is_modifier(self, lower: str) -> bool:
        return lower[0].isalnum() and lower not in STOPS and lower not in VERBS

    def read_head(self, first: int, weapon: Weapon) -> Weapon | None:
        """The weapon with the count or article that ends at `first`, if one does."""
        before = self.lowers[first - 1]
        count = self.by_last.get(first)
        if count is None and before in ("a", "an", "another"):
            if not (weapon.plural and self.lowers[weapon.last - 1].endswith("s")):
                count, weapon.plural = self.make_one(first - 1), False
        elif count is None and before == "no":
            count = self.make_one(first - 1)._replace(low=0, high=0)
        elif count is None and before == "of":  # "three of Russia's bombers"
            count = self.by_last.get(first - 1)
        elif count is None and before in DEFINITE:
            of = first - 1 - (self.lowers[first - 2] == "of")  # where "of", "out of" begins
            of -= self.lowers[of - 1 : first - 1] == ["out", "of"]
            count = self.by_last.get(of, self.by_last.get(first - 1))
            if count is None:  # "most of the rockets", "the rockets"
                weapon.first, weapon.form = first - 1, "bare" if of < first - 1 else "definite"
                return weapon
        elif count is None and (count := self.read_ordinal(first - 1, weapon.last, weapon.plural)):
            weapon.plural = True
        if count is None:
            return None
        weapon.first, weapon.form = count.first, "counted"
        return self.settle_count(weapon, count)

    def settle_count(self, weapon: Weapon, count: Count) -> Weapon:
        """Settle what is counted: "most of the 22 missiles" tells the total, "including six" a part."""
        last = count.first - (self.lowers[count.first - 1] in DEFINITE)
        vague = self.lowers[last - 1] == "of" and self.lowers[last - 2] in VAGUE
        if vague and count.of is None:
            count = count._replace(low=None, high=None, of=count)
        weapon.count, weapon.part = count, self.is_part(count.first)
        return weapon

    def is_part(self, first: int) -> bool:
        before = self.lowers[first - 1]
        among = before in ("them", "these") and self.lowers[first - 2] == "among"
        return among or before in ("including", "among")

    def make_one(self, at: int) -> Count:
        """The count of "a drone", "another rocket"."""
        word = self.words[at]
        return Count(word.start, word.end, word.text, 1, 1, at, at + 1)

    def skip_brackets(self, first: int) -> int:
        """ "five Air Force (IAF) jets": the word before the brackets."""
        opening = (at for at in range(first - 2, max(-1, first - 6), -1) if self.lowers[at] == "(")
        return next(opening, first - 1)

    def read_ordinal(self, at: int, last: int, plural: bool) -> Count | None:
        """ "the fifth missile in two days", "at least the 17th missile that": a count of all so far."""
        lower, following = self.lowers[at], self.lowers[last]
        if plural or not is_ordinal(lower):
            return None
        digits = ORDINAL.match(lower)
        value = int(digits[1]) if digits else ORDINALS[lower]
        told = following in ("fired", "launched", "shot", "downed") and not BE.isdisjoint(
            self.lowers[max(0, at - 2) : at]
        )
        if value < 3 or not (following in COUNTED_SO_FAR or told):
            return None
        least = self.lowers[max(0, at - 3) : at] == ["at", "least", "the"]
        return self.make_one(at)._replace(low=value, high=None if least else value)

    def keep(self, weapon: Weapon) -> None:
        """Add a weapon; "20 missiles and drones" is one count of several kinds."""
        last = self.found[-1] if self.found else None
        between = self.lowers[last.last : weapon.first] if last else []
        if last and last.count and weapon.form == "bare":
            if not between:  # "nine Fajr artillery rockets"
                last.last, last.kind = weapon.last, weapon.kind
                return
            if last.plural and between in (["and"], ["or"], [","], [",", "and"]):
                last.last, last.kind = weapon.last, weapon.kind if weapon.kind == last.kind else "mixed"
                return
        if last and last.part and between in (["and"], [","]):
            weapon.part = True
        self.found.append(weapon)

    # -- what is named without its noun --------------------------------------------------------------------

    def read_short(self, count: Count) -> Weapon | None:
        """A count that stands alone: "58 of which", "18 were", "38 ballistic and three cruise missiles"."""
        lowers, last, part = self.lowers, count.last, self.is_part(count.first)
        if lowers[count.first - 1] in HARM:
            return None  # "wounding 50"
        if any(c.first == last + 1 and lowers[c.last] == "respectively" for c in self.counts):
            return None  # "of which 80 and five respectively were shot down": of two kinds
        if lowers[last] == "launches":  # "some of the approximately 65 launches"
            return self.settle_count(Weapon(count.first, last + 1, "", "short", count), count)
        if lowers[last] == "of" and lowers[last + 1] in THEM:
            return Weapon(count.first, last + 2, "", "short", count, part=part)
        if lowers[last] in ADJECTIVES:
            while lowers[last] in ADJECTIVES:
                last += 1
            kind = next((w.kind for w in self.found if last < w.first <= last + 2), "")
            joined = kind and lowers[last] in ("and", ",", "or")
            return Weapon(count.first, last, kind, "counted", count, part=part) if joined else None
        while lowers[last] in ("more", "others", "other"):
            last += 1
        following = lowers[last] or "."
        deed = following.endswith("ed") and following.isalpha()
        if following in ALONE or deed or not following[0].isalnum():
            return self.settle_count(Weapon(count.first, last, "", "short", count), count)
        return None

    def read_single(self) -> Iterator[Weapon]:
        """Weapons of one word: "a 30-rocket barrage", "it" and "they", "a third over Belgorod"."""
        for at, lower in enumerate(self.lowers):
            if lower in ("it", "they", "them"):  # weapons named before, if the verb beside them says so
                if self.lowers[at - 1] not in ("of", "among"):
                    yield Weapon(at, at + 1, "", "back", None, lower != "it")
            elif "-" in lower:
                yield from self.read_glued(at)
            elif lower == "a" and is_ordinal(self.lowers[at + 1]) and self.lowers[at + 2] in ALONE - PLURAL:
                yield Weapon(at, at + 2, "", "short", self.make_one(at))

    def read_glued(self, at: int) -> Iterator[Weapon]:
        """ "a 30-rocket barrage": the count is part of the word."""
        parts = GLUED.match(self.lowers[at])
        found = _weapon_words().match([parts[2]], 0) if parts else None
        if parts and found and (counts := find_counts(parts[1])):
            start = self.words[at].start
            count = counts[0]._replace(start=start, end=start + len(parts[1]), first=at, last=at + 1)
            yield Weapon(at, at + 1, found[1][0], "counted", count)
