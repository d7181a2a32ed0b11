"""Weapons in a sentence: noun phrases such as "five of the six cruise missiles", with kind and count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.lexicon import Phrases, read_lexicon
from analysis.quantities import Count, Word, find_counts
from analysis.speakers import POSSESSIVE


@dataclass(frozen=True, slots=True)
class Weapon:
    """Weapons named in a sentence: words `first` to `last`, with their kind and, if given, their count.

    `form` is how they are named: "counted" ("six missiles", "a drone"), "definite" ("the missiles"), "bare"
    ("missiles"), "short" (a count alone, "18 of them", whose kind another phrase gives) or "back" ("it",
    "all of them", a reference to weapons named before). `kind` is "" while it is not known.
    """

    first: int
    last: int
    kind: str
    form: str
    count: Count | None = None
    plural: bool = True
    interceptor: bool = False
    part: bool = False


MODIFIER_STOPS = frozenset(
    "of for from in at with on to by into over near after before since under against about between during through"
    " across within toward towards off as per and or but nor while that which who whom when where if than then"
    " is are was were be been being has have had do does did will would can could may might must not"
    " said says say it he she they we i also both no only just still including via was"
    " shot fired launched intercepted downed destroyed hit struck landed fell killed wounded used sent".split()
)
OPEN = frozenset("the its their his her our these those this that such".split())
SHARE_LINKS = frozenset("the its their these those his her all".split())
MAX_MODIFIERS = 8
NUMBER_OF = re.compile(r"(\d{1,4}|[a-z]{3,9})-([a-z]+)$")
ADJECTIVES = frozenset(
    "ballistic cruise guided hypersonic short-range medium-range long-range intermediate-range attack kamikaze"
    " suicide one-way strike anti-ship aeroballistic decoy reconnaissance combat surface-to-surface armed".split()
)


@cache
def weapon_words() -> Phrases[tuple[str, str]]:
    """Return the words of weapons: form -> (kind of weapon, noun or name), and of what is made with them."""
    return Phrases(
        (form, (row["weapon"], row["kind"]))
        for row in read_lexicon("weapons")
        if row["weapon"]
        for form in row["word"].split("|")
    )


@cache
def _others(kind: str) -> frozenset[str]:
    return frozenset(
        form for row in read_lexicon("weapons") if row["kind"] == kind for form in row["word"].split("|")
    )


@cache
def _singulars() -> frozenset[str]:
    return frozenset(
        form
        for row in read_lexicon("weapons")
        if row["kind"] == "noun" and row["weapon"]
        for form in row["word"].split("|")
        if not form.endswith("s") and form not in ("aircraft", "unmanned aircraft", "uncrewed aircraft")
    )


@cache
def first_words() -> frozenset[str]:
    """Return the words with which the name of a weapon can begin: the cheap test for a sentence."""
    return frozenset(
        form.split()[0] for row in read_lexicon("weapons") if row["weapon"] for form in row["word"].split("|")
    )


def find_weapons(text: str, words: Sequence[Word]) -> list[Weapon]:
    """Return the weapons that a sentence names, in order, none overlapping another.

    Not covered: weapons outside data/lexicon/weapons.csv, counts more than eight words before their noun.
    """
    lowers = [POSSESSIVE.sub("", word.lower) for word in words]
    counts = find_counts(text, words)
    by_last = {count.last: count for count in counts}
    found: list[Weapon] = []
    position = 0
    while position < len(words):
        chain = _match_chain(words, lowers, position)
        if chain is None:
            position += 1
            continue
        last, kind, plural, head = chain
        weapon = _read_phrase(words, lowers, position, last, kind, plural, by_last)
        position = last
        if weapon is None:
            continue
        if last < len(words) and lowers[last] in _others("compound") and (not head or not plural):
            if weapon.count is not None or lowers[last] not in _others("compound"):
                continue
            continue
        found.append(weapon)
    found = _merge_mixed(words, lowers, found)
    used = {weapon.count.first for weapon in found if weapon.count is not None}
    found += [
        w for count in counts if count.first not in used and (w := _read_short(words, lowers, count, found))
    ]
    found += _read_compounds(words, lowers)
    return sorted(found, key=lambda weapon: weapon.first)


def _match_chain(
    words: Sequence[Word], lowers: list[str], position: int
) -> tuple[int, str, bool, bool] | None:
    """ "Shahed-136 attack drones": from the first word of a weapon to the last: (end, kind, plural, is noun)."""
    found = weapon_words().match(lowers, position)
    if found is None:
        return None
    last, (kind, sort) = position + found[0], found[1]
    surface = " ".join(lowers[position:last])
    ahead = last
    while ahead < min(len(words), last + 4):
        if words[ahead].text in "\"“”'’/" or lowers[ahead] in ADJECTIVES:
            ahead += 1
            continue
        more = weapon_words().match(lowers, ahead)
        if more is None:
            break
        ahead += more[0]
        surface = " ".join(lowers[ahead - more[0] : ahead])
        kind = more[1][0] if more[1][0] != "mixed" else kind
        last, sort = ahead, more[1][1]
    return last, kind, surface not in _singulars(), sort == "noun"


def _read_phrase(
    words: Sequence[Word],
    lowers: list[str],
    start: int,
    last: int,
    kind: str,
    plural: bool,
    by_last: dict[int, Count],
) -> Weapon | None:
    """Walk left from the noun over its modifiers to its count or article."""
    first = start
    interceptor = not _others("interceptor").isdisjoint(lowers[start:last])
    while True:
        if first in by_last and by_last[first].first < start:
            count = by_last[first]
            if not plural and count.low != 1 and count.high != 1:
                return None  # "12 missile launchers"
            part = count.first > 0 and lowers[count.first - 1] in ("including", "among")
            return Weapon(count.first, last, kind, "counted", count, plural, interceptor, part)
        if first == 0 or start - first >= MAX_MODIFIERS:
            return Weapon(start, last, kind, "bare", None, plural, interceptor)
        before = lowers[first - 1]
        if before in ("a", "an", "another", "every", "each", "any", "no"):
            if plural and before not in ("another",) and words[last - 1].lower.endswith("s"):
                return Weapon(start, last, kind, "bare", None, plural, interceptor)
            if before in ("a", "an", "another"):
                count = Count(
                    words[first - 1].start,
                    words[first - 1].end,
                    words[first - 1].text,
                    1,
                    1,
                    first - 1,
                    first,
                )
                part = first > 1 and lowers[first - 2] in ("including", "among")
                return Weapon(first - 1, last, kind, "counted", count, False, interceptor, part)
            return Weapon(start, last, kind, "bare", None, plural, interceptor)
        if before in OPEN:
            return _read_definite(words, lowers, first - 1, start, last, kind, plural, by_last, interceptor)
        if words[first - 1].text in "\"“”'‘’" or (
            words[first - 1].text == "," and first >= 2 and first < start
        ):
            first -= 1
            continue
        if before in MODIFIER_STOPS or not before[0].isalnum() or before.endswith("ly"):
            return Weapon(first if first < start else start, last, kind, "bare", None, plural, interceptor)
        interceptor = interceptor or before in _others("interceptor")
        first -= 1


def _read_definite(
    words: Sequence[Word],
    lowers: list[str],
    article: int,
    start: int,
    last: int,
    kind: str,
    plural: bool,
    by_last: dict[int, Count],
    interceptor: bool,
) -> Weapon:
    """ "18 of the drones" is a count, "the drones" refers to some named before."""
    if article and lowers[article - 1] == "of" and article - 1 in by_last:
        count = by_last[article - 1]
        return Weapon(count.first, last, kind, "counted", count, plural, interceptor)
    if article >= 3 and lowers[article - 3 : article] in (["out", "of"],):
        count_at = by_last.get(article - 2)
        if count_at:
            return Weapon(count_at.first, last, kind, "counted", count_at, plural, interceptor)
    return Weapon(article, last, kind, "definite", None, plural, interceptor)


def _merge_mixed(words: Sequence[Word], lowers: list[str], found: list[Weapon]) -> list[Weapon]:
    """ "20 missiles and drones" is one count of several kinds; "38 ballistic and three cruise missiles" two."""
    merged: list[Weapon] = []
    for weapon in found:
        if (
            merged
            and weapon.form == "bare"
            and weapon.plural
            and merged[-1].form == "counted"
            and merged[-1].plural
        ):
            between = lowers[merged[-1].last : weapon.first]
            single = merged[-1].count is not None and merged[-1].count.low == merged[-1].count.high == 1
            if between in (["and"], ["or"], [","], [",", "and"]) and not single:
                kind = weapon.kind if weapon.kind == merged[-1].kind else "mixed"
                merged[-1] = replace(merged[-1], last=weapon.last, kind=kind)
                continue
        merged.append(weapon)
    return merged


def _read_short(
    words: Sequence[Word], lowers: list[str], count: Count, found: Sequence[Weapon]
) -> Weapon | None:
    """A count that stands alone: "58 of which", "18 were", "34 of them", "38 ballistic and three cruise missiles"."""
    last = count.last
    following = lowers[last] if last < len(words) else "."
    before = lowers[count.first - 1] if count.first else ""
    part = before in ("including", "among")
    if (
        following == "of"
        and lowers[last + 1 : last + 2]
        and lowers[last + 1] in ("which", "them", "these", "those")
    ):
        return Weapon(count.first, last + 2, "", "short", count, part=part)
    if following in ADJECTIVES:
        ahead = last
        while ahead < len(words) and lowers[ahead] in ADJECTIVES:
            ahead += 1
        if lowers[ahead : ahead + 1] in (["and"], [","], ["or"]):
            for weapon in found:
                if ahead < weapon.first <= ahead + 2:
                    return Weapon(count.first, ahead, weapon.kind, "counted", count, part=part)
        return None
    while following in ("more", "others", "other") and last + 1 < len(words):
        last += 1
        following = lowers[last]
    if following in ALONE or not following[0].isalnum():
        return Weapon(count.first, last, "", "short", count, part=part)
    return Weapon(count.first, last, "", "short", count, part=part) if following.endswith("ed") else None


# What may follow a count that stands for weapons named before: "18 were", "five over the sea", "two fell".
ALONE = frozenset(
    "were was had have has are is being been over in near off from by at on during shot brought taken knocked hit"
    " struck fell landed failed reached crashed lost did got and but".split()
)


def _read_compounds(words: Sequence[Word], lowers: list[str]) -> list[Weapon]:
    """ "a 30-rocket barrage": the count is glued to the weapon."""
    found = []
    for at, lower in enumerate(lowers):
        parts = NUMBER_OF.match(lower)
        if not parts:
            continue
        weapon = weapon_words().match([parts[2]], 0)
        counts = find_counts(parts[1])
        if weapon and weapon[1][1] == "noun" and counts:
            count = replace(
                counts[0], start=words[at].start, end=words[at].start + len(parts[1]), first=at, last=at + 1
            )
            found.append(Weapon(at, at + 1, weapon[1][0], "counted", count))
    return found
