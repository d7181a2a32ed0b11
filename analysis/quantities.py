"""Counts in a text: numbers, their bounds, and the totals that they are a share of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from analysis.lexicon import Phrases, read_lexicon
from analysis.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a text: `low` and `high` are equal where it is exact, None where it is open.

    `of` is the total that it is a share of ("five of the six": 5 of 6, "both": 2 of 2). `first` and `last`
    are its first word and the word after it, among `split_words(text)`; `text` is its wording. `lacking` is
    set where the total is not named: 0 for "all", "all of them", 2 for "all but two of them".
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    first: int
    last: int
    of: Count | None = None
    lacking: int | None = None


DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
RANGE = re.compile(r"(\d{1,6})[-–](\d{1,6})")
DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")
# The longest number in words: "one hundred and twenty-five thousand two hundred and ten".
MAX_WORDS, MAX_LETTERS = 10, 30
CURRENCY = frozenset("$ € £ ¥ ₹ #".split())
# What stands between a share and its total: "five of the six", "two out of a total of nine".
BEFORE_TOTAL = frozenset("the its their these those all his our a an total of some".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# A number before these is no count of things: "3 percent", "7 p.m.", "2 million".
NOT_COUNTED = frozenset("percent per % ° am pm a.m p.m a.m. p.m. o'clock gmt utc".split())


def find_counts(text: str, words: Sequence[Word] | None = None) -> list[Count]:
    """Return the counts of a text in order, shares ("five of the six", "none of the 30") in one piece.

    Dates, clock times, money, percentages, decimals, and numbers inside names (F-16) are no counts. A bare
    "a" or "an" is none either. "More than 40" has `low` 40: the words bound it, they do not say 41.
    """
    words = split_words(text) if words is None else words
    counts: list[Count] = []
    position = 0
    openers = _openers()
    while position < len(words):
        lower = words[position].lower
        if lower not in openers and not lower[0].isdigit() and lower.partition("-")[0] not in openers:
            position += 1
            continue
        count = _read_share(text, words, position)
        if count is None:
            position += 1
        else:
            counts.append(count)
            position = count.last
    return counts


class _Number(NamedTuple):
    last: int
    low: int | None
    high: int | None


@cache
def _number_words() -> dict[str, tuple[int, str]]:
    return {row["word"]: (int(row["value"]), row["kind"]) for row in read_lexicon("numbers")}


@cache
def _bounds() -> Phrases[str]:
    return Phrases((row["phrase"], row["side"]) for row in read_lexicon("bounds"))


@cache
def _openers() -> frozenset[str]:
    """The words with which a count can begin."""
    bounds = (row["phrase"].split()[0] for row in read_lexicon("bounds"))
    return frozenset(
        {*bounds, *_number_words(), *"a half several between from both neither none all".split()}
    )


def _lowers(words: Sequence[Word], start: int, length: int) -> list[str]:
    return [word.lower for word in words[start : start + length]]


def _read_share(text: str, words: Sequence[Word], first: int) -> Count | None:
    """A count with the total that it is a share of, if it names one."""
    lower = words[first].lower

    def make(last: int, low: int | None, high: int | None, of: Count | None = None) -> Count:
        return _make_count(text, words, first, last, low, high, of)

    # "both missiles", "neither", "neither of them"
    if lower in ("both", "neither"):
        share = 2 if lower == "both" else 0
        pair = _read_total(text, words, first + 1) or make(first + 1, 2, 2)
        return make(pair.last, share, share, pair)
    # "none of the 30", "none of them"
    if lower == "none":
        whole = _read_total(text, words, first + 1)
        return make(whole.last if whole else first + 1, 0, 0, whole)
    if lower == "all":
        # "all but two of the 30", "all but two of them"
        if _lowers(words, first + 1, 1) in (["but"], ["except"]):
            left = _read_number(words, first + 2)
            if left is None or left.high is None:
                return None
            total_left = _read_total(text, words, left.last)
            if total_left is None:
                return replace(make(left.last, None, None), lacking=left.high)
            rest = (total_left.low or 0) - left.high
            return make(total_left.last, rest, rest, total_left) if rest >= 0 else None
        # "all 14 drones", "all of the 14 drones", "all of 37"
        whole = _read_total(text, words, first + 1) or _read_count(text, words, first + 1)
        if whole is None:
            return replace(make(first + 1, None, None), lacking=0)
        return make(whole.last, whole.low, whole.high, whole)
    count = _read_count(text, words, first)
    if count is None:
        return None
    total = _read_total(text, words, count.last)
    if total is None or (count.low or count.high or 0) > (total.low or total.high or 0):
        return count
    return make(total.last, count.low, count.high, total)


def _read_total(text: str, words: Sequence[Word], position: int) -> Count | None:
    """The total after a share: "of six", "of the six", "out of a total of more than 40"."""
    lowers = _lowers(words, position, 2)
    if lowers[:1] == ["of"]:
        position += 1
    elif lowers in (["out", "of"], ["out", "the"]):
        position += 2
    else:
        return None
    for first in range(position, min(position + 5, len(words))):
        count = _read_count(text, words, first)
        if count is not None:
            return count
        if words[first].lower not in BEFORE_TOTAL:
            return None
    return None


def _read_count(text: str, words: Sequence[Word], first: int) -> Count | None:
    """A number with its bound: "at least six", "between 10 and 15", "more than a dozen"."""
    position, side = first, ""
    while position < min(len(words), first + 8):  # bounds may be stacked: "only about", "a total of at least"
        found = _bounds().match([word.lower for word in words[position : position + 4]], 0)
        if found is None:
            break
        position += found[0]
        side = found[1] if found[1] != "near" or not side else side
    number = _read_range(words, position) or _read_number(words, position)
    if number is None:
        return None
    low, high = number.low, number.high
    if side == "low":
        high = None
    elif side == "high":
        low, high = None, high if high is not None else low
    return _make_count(text, words, first, number.last, low, high)


def _make_count(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    low: int | None,
    high: int | None,
    of: Count | None = None,
) -> Count:
    end = words[last - 1 - (words[last - 1].lower == "of")].end  # "dozens of" is worded "dozens"
    return Count(words[first].start, end, text[words[first].start : end], low, high, first, last, of)


def _read_range(words: Sequence[Word], first: int) -> _Number | None:
    """ "between 10 and 15", "from 10 to 15", "10 to 15", "three or four"."""
    opener = words[first].lower if first < len(words) else ""
    start = first + 1 if opener in ("between", "from") else first
    lower = _read_number(words, start)
    if lower is None or lower.last >= len(words) or lower.low is None:
        return None
    link = words[lower.last].lower
    if link not in (("and",) if opener == "between" else ("to", "or")):
        return None
    upper = _read_number(words, lower.last + 1)
    if upper is None or upper.high is None or upper.high <= lower.low:
        return None
    return _Number(upper.last, lower.low, upper.high)


def _read_number(words: Sequence[Word], first: int) -> _Number | None:
    """A plain number of digits or words, at most a few words long."""
    if first >= len(words):
        return None
    word = words[first]
    if word.lower[0].isdigit():
        return _read_digits(words, first)
    return _read_words(words, first)


def _read_digits(words: Sequence[Word], first: int) -> _Number | None:
    word = words[first]
    before = words[first - 1] if first else None
    after = words[first + 1] if first + 1 < len(words) else None
    if before is not None and before.end == word.start and before.text in (CURRENCY | {":", "/", ".", "+"}):
        return None
    if before is not None and (
        before.lower in MONTHS or before.lower in ("no", "number", "article", "route")
    ):
        return None
    scale = {"thousand": 1_000, "million": 1_000_000}.get(after.lower if after else "", 1)
    if DECIMAL.fullmatch(word.lower) and scale > 1:
        value = round(float(word.lower) * scale)
        return _Number(first + 2, value, value)
    ends = RANGE.fullmatch(word.lower)
    if ends:
        low, high = int(ends[1]), int(ends[2])
        return _Number(first + 1, low, high) if low < high else None
    if not DIGITS.fullmatch(word.lower):
        return None
    if after is not None and (
        after.lower in NOT_COUNTED
        or after.lower in ("billion", "trillion")
        or (after.lower in MONTHS and after.lower != "may")
    ):
        return None
    value = int(word.lower.replace(",", ""))
    if 1900 <= value <= 2099 and "," not in word.lower and _is_year(words, first):
        return None
    return _Number(first + (2 if scale > 1 else 1), value * scale, value * scale)


def _is_year(words: Sequence[Word], first: int) -> bool:
    """ "in 2015", "since 2022", "March 2019": a number that reads as a year where years stand."""
    before = words[first - 1].lower if first else ""
    after = words[first + 1].text if first + 1 < len(words) else "."
    return before in ("in", "since", "of", "from", "until", "by", "during", ",") or not after.isalpha()


def _read_words(words: Sequence[Word], first: int, offset: int = 0) -> _Number | None:
    """ "six", "twenty-three", "one hundred and twenty", "a dozen", "two dozen", "dozens of", "a pair of"."""
    known = _number_words()
    position, total, current, read = first, 0, 0, False
    if words[position].lower in ("a", "half", "several"):
        return _read_group(words, first)
    while position < min(len(words), first + MAX_WORDS) and len(words[position].lower) <= MAX_LETTERS:
        parts = words[position].lower.split("-")
        if not all(part in known for part in parts):
            if read and words[position].lower == "and" and current >= 100 and _is_unit(words, position + 1):
                position += 1
                continue
            break
        if [known[part][1] for part in parts] == ["open"]:
            if read:
                break
            return _read_open(words, position)
        if known[parts[0]][1] == "group":
            break
        for part in parts:
            value, kind = known[part]
            if kind == "scale":
                current = max(current, 1) * value
                if value >= 1000:
                    total, current = total + current, 0
            else:
                current += value
        read = True
        position += 1
    if not read or words[first].lower in ("dozen", "hundred", "thousand", "million"):
        return None
    if words[first].lower == "one" and first and words[first - 1].lower in ("no", "any", "every", "this"):
        return None
    value = total + current
    return _Number(position + offset, value, value)


def _is_unit(words: Sequence[Word], position: int) -> bool:
    return position < len(words) and words[position].lower.split("-")[0] in _number_words()


def _read_group(words: Sequence[Word], first: int) -> _Number | None:
    """ "a dozen", "half a dozen", "a pair of", "a hundred", "several dozen", "several hundred"."""
    known = _number_words()
    lowers = _lowers(words, first, 4)
    if lowers[:3] in (["half", "a", "dozen"],):
        return _Number(first + 3, 6, 6)
    if lowers[0] == "several" and lowers[1:2] and known.get(lowers[1], (0, ""))[1] == "scale":
        return _Number(first + 2, 2 * known[lowers[1]][0], None)
    if lowers[0] != "a" or not lowers[1:2] or lowers[1] not in known:
        return None
    value, kind = known[lowers[1]]
    if kind == "group":
        return _Number(first + (3 if lowers[2:3] == ["of"] else 2), value, value)
    if kind != "scale":
        return None
    return _read_words([words[first]._replace(lower="one"), *words[first + 1 : first + 8]], 0, first)


def _read_open(words: Sequence[Word], first: int) -> _Number:
    """ "dozens", "dozens of", "hundreds of", "tens of thousands of": a low bound only."""
    known = _number_words()
    low, position = known[words[first].lower][0], first + 1
    if _lowers(words, position, 1) == ["of"]:
        following = words[position + 1].lower if position + 1 < len(words) else ""
        if following in known and known[following][1] == "open":
            return _Number(
                position + 2 + (_lowers(words, position + 2, 1) == ["of"]),
                low * known[following][0] // 2,
                None,
            )
        position += 1
    return _Number(position, low, None)
