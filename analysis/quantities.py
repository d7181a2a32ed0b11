"""Counts in a text: numbers, their bounds, and the totals that they are a share of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.words import LOWER, Memo, Word, split_words


class Count(NamedTuple):
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
SCALES = {"thousand": 1_000, "million": 1_000_000}
# What touches a number that is no count: $12, 7:30 cut in two, +44.
TOUCHING = frozenset("$ € £ ¥ ₹ # : / . +".split())
MONTHS = frozenset(
    row["word"].removesuffix(".").lower() for row in read_lexicon("date_words") if row["class"] == "MONTH"
)
# "3 percent", "7 p.m.", "6 January", but "five may"; "no. 5", "May 5"
NOT_COUNTED = word_set("claim_words", "not_counted") | (MONTHS - {"may"})
NUMBERED = word_set("claim_words", "numbered") | MONTHS
PERIODS = frozenset("days nights hours minutes weeks months years attacks waves".split())
# "five of the six", "two out of a total of nine"
BEFORE_TOTAL = word_set("claim_words", "before_total")
NOTHING = ["none"], ["not", "one"], ["not", "a", "single"]
# "in 2015", "since 2022"
BEFORE_YEAR = word_set("claim_words", "before_year") | {","}


def find_counts(
    text: str, words: Sequence[Word] | None = None, lowers: list[str] | None = None
) -> list[Count]:
    """Return the counts of a text in order, shares ("five of the six", "none of the 30") in one piece.

    Dates, clock times, money, percentages, decimals, and numbers inside names (F-16) are no counts. A bare
    "a" or "an" is none either. "More than 40" has `low` 40: the words bound it, they do not say 41.
    """
    words = split_words(text) if words is None else words
    reader = _Reader(text, words, lowers or [*map(LOWER, words), "", "", ""])
    counts: list[Count] = []
    position = 0
    for first in [first for first, lower in enumerate(reader.lowers) if _OPENS[lower]]:
        if first >= position and (count := reader.read_share(first)):
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


def _read_digits(lower: str) -> tuple[float, float] | None:
    """ "1,200", "4.5", "3-5" as (low, high)."""
    if ends := RANGE.fullmatch(lower):
        low, high = int(ends[1]), int(ends[2])
        return (low, high) if low < high else None
    if DIGITS.fullmatch(lower):
        return (int(lower.replace(",", "")),) * 2
    return (float(lower),) * 2 if DECIMAL.fullmatch(lower) else None


def _read_parts(lower: str) -> list[tuple[int, str]]:
    """ "twenty-three" as values and kinds: (20, unit), (3, unit); nothing for what is no number word."""
    known = _number_words()
    parts = lower.split("-") if len(lower) <= MAX_LETTERS else [""]
    return [known[part] for part in parts] if all(part in known for part in parts) else []


@cache
def _openers() -> frozenset[str]:
    bounds = (row["phrase"].split()[0] for row in read_lexicon("bounds"))
    return frozenset((*bounds, *"a half several between from both neither none not all".split()))


def _opens_count(lower: str) -> bool:
    return lower in _openers() or _DIGITS[lower] is not None or bool(_PARTS[lower])


_DIGITS = Memo(_read_digits)
_PARTS = Memo(_read_parts)
_OPENS = Memo(_opens_count)


class _Reader:
    """The words of a sentence, in small letters, with empty ones behind the last."""

    def __init__(self, text: str, words: Sequence[Word], lowers: list[str]) -> None:
        self.text, self.words, self.lowers = text, words, lowers

    def make(
        self,
        first: int,
        last: int,
        low: int | None,
        high: int | None,
        of: Count | None = None,
        lacking: int | None = None,
    ) -> Count:
        start = self.words[first].start
        end = self.words[last - 1 - (self.lowers[last - 1] == "of")].end  # "dozens of" is worded "dozens"
        return Count(start, end, self.text[start:end], low, high, first, last, of, lacking)

    def read_share(self, first: int) -> Count | None:
        """A count with the total that it is a share of, if it names one."""
        lower = self.lowers[first]
        if lower == "all" and self.lowers[first - 1] != "in":  # "in all 45 drones"
            return self.read_all(first)
        for words in NOTHING if lower in ("none", "not") else ():
            last = first + len(words)
            if self.lowers[first:last] == words:  # "none of the 30", "not one of them"
                total = self.read_total(last)
                return self.make(first, total.last if total else last, 0, 0, total)
        if lower in ("both", "neither"):  # "both missiles", "neither of the two"
            share = 2 if lower == "both" else 0
            total = self.read_total(first + 1) or self.make(first, first + 1, 2, 2)
            return self.make(first, total.last, share, share, total)
        count = self.read_count(first)
        if count and self.lowers[count.last] == "in" and count.low:  # "one in ten rockets": a rate
            every = self.read_number(count.last + 1)
            if every and count.low < (every.low or 0) <= 20 and self.lowers[every.last] not in PERIODS:
                return self.make(first, every.last, None, None)
        total = count and self.read_total(count.last)
        if not count or not total or (count.low or count.high or 0) > (total.low or total.high or 0):
            return count
        return self.make(first, total.last, count.low, count.high, total)

    def read_all(self, first: int) -> Count | None:
        """ "all 14 drones", "all of 37", "all"; "all but two of the 30", "all but two of them"."""
        if self.lowers[first + 1] not in ("but", "except"):
            total = self.read_total(first + 1) or self.read_count(first + 1)
            if total is None:
                return self.make(first, first + 1, None, None, lacking=0)
            return self.make(first, total.last, total.low, total.high, total)
        left = self.read_number(first + 2)
        if left is None or left.high is None:
            return None
        total = self.read_total(left.last)
        if total is None:
            return self.make(first, left.last, None, None, lacking=left.high)
        rest = (total.low or 0) - left.high
        return self.make(first, total.last, rest, rest, total) if rest >= 0 else None

    def read_total(self, position: int) -> Count | None:
        """The total after a share: "of six", "of the six", "out of a total of more than 40"."""
        opener = self.lowers[position : position + 2]
        if opener[0] != "of" and opener not in (["out", "of"], ["out", "the"]):
            return None
        position += 1 if opener[0] == "of" else 2
        for first in range(position, position + 5):
            if count := self.read_count(first):
                return count
            if self.lowers[first] not in BEFORE_TOTAL:
                return None
        return None

    def read_count(self, first: int) -> Count | None:
        """A number with its bound: "at least six", "between 10 and 15", "more than a dozen"."""
        position, side = first, ""
        while position < first + 8 and (found := _bounds().match(self.lowers, position)):
            position += found[0]  # bounds may be stacked: "only about", "a total of at least"
            side = found[1] if found[1] != "near" or not side else side
        number = self.read_range(position)
        if number is None:
            return None
        _, low, high = number
        if side == "low":
            high = None
        elif side == "high":
            low, high = None, high if high is not None else low
        return self.make(first, number.last, low, high)

    def read_range(self, first: int) -> _Number | None:
        """ "between 10 and 15", "from 10 to 15", "10 to 15", "three or four", or a single number."""
        opener = self.lowers[first]
        framed = opener in ("between", "from")
        lower = self.read_number(first + framed)
        if lower is None or lower.low is None:
            return None if framed else lower
        upper = None
        if self.lowers[lower.last] in (("and",) if opener == "between" else ("to", "or")):
            upper = self.read_number(lower.last + 1)
        if upper is None or upper.high is None or upper.high <= lower.low:
            return None if framed else lower
        return _Number(upper.last, lower.low, upper.high)

    def read_number(self, first: int) -> _Number | None:
        """A plain number of digits or words, at most a few words long."""
        if first >= len(self.words):
            return None
        digits = _DIGITS[self.lowers[first]]
        return self.read_digits(first, *digits) if digits else self.read_words(first)

    def read_digits(self, first: int, low: float, high: float) -> _Number | None:
        """A number in digits, unless it is a day, a year, money, a clock time, a percentage, a name's."""
        before, after = self.lowers[first - 1], self.lowers[first + 1]
        touches = before in TOUCHING and self.words[first - 1].end == self.words[first].start
        if touches or before in NUMBERED or after in NOT_COUNTED:
            return None
        scale = SCALES.get(after, 1)
        if scale == 1 and (isinstance(low, float) or self.is_year(first, low)):
            return None
        return _Number(first + 1 + (scale > 1), round(low * scale), round(high * scale))

    def is_year(self, first: int, value: float) -> bool:
        """ "in 2015", "since 2022", "March 2019": a number that reads as a year where years stand."""
        if not 1900 <= value <= 2099 or "," in self.lowers[first]:
            return False
        return self.lowers[first - 1] in BEFORE_YEAR or not self.lowers[first + 1].isalpha()

    def read_words(self, first: int) -> _Number | None:
        """ "six", "twenty-three", "one hundred and twenty", "two dozen", "a hundred", "a pair of"."""
        lowers, position, total, current = self.lowers, first, 0, 0
        opener = lowers[first]
        if opener in ("a", "half", "several"):
            if lowers[first : first + 3] == ["half", "a", "dozen"]:
                return _Number(first + 3, 6, 6)
            value, kind = _number_words().get(lowers[first + 1], (0, ""))
            if opener == "a" and kind == "group":
                return _Number(first + 2 + (lowers[first + 2] == "of"), value, value)
            if opener == "half" or kind != "scale":
                return None
            if opener == "several":
                return _Number(first + 2, 2 * value, None)
            position, current = first + 1, 1
        elif not _PARTS[opener] or _PARTS[opener][0][1] in ("scale", "group"):
            return None
        elif _PARTS[opener][0][1] == "open":
            return self.read_open(first)
        elif opener == "one" and lowers[first - 1] in ("no", "any", "every", "this"):
            return None
        while position < first + MAX_WORDS:
            parts = _PARTS[lowers[position]]
            if lowers[position] == "and" and current >= 100 and _PARTS[lowers[position + 1]]:
                parts = []
            elif not parts or parts[0][1] in ("open", "group"):
                break
            for value, kind in parts:
                current = max(current, 1) * value if kind == "scale" else current + value
                if kind == "scale" and value >= 1000:
                    total, current = total + current, 0
            position += 1
        return _Number(position, total + current, total + current)

    def read_open(self, first: int) -> _Number:
        """ "dozens", "dozens of", "hundreds of", "tens of thousands of": a low bound only."""
        low, position = _number_words()[self.lowers[first]][0], first + 1
        if self.lowers[position] == "of":
            value, kind = _number_words().get(self.lowers[position + 1], (0, ""))
            position += 1
            if kind == "open":
                low, position = low * value // 2, position + 1 + (self.lowers[position + 1] == "of")
        return _Number(position, low, None)
