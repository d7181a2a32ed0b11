"""What a date rule sees: the words it matched, the text around them, and what the text last spoke of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from analysis.dates.tense import find_direction
from analysis.dates.values import DAY_UNITS, Bounds, bounds, narrow
from analysis.dates.words import MARKS, Reading, Token
from analysis.lexicon import word_set


class UnknownPublicationError(LookupError):
    """A rule needs the day of publication and it is not known."""


@dataclass(slots=True)
class Memory:
    """The day of publication, and the day, month, quarter and year that the text spoke of last."""

    published: date | None
    day: date | None = None
    period: date | None = None  # first day of the last month, quarter, season or year named
    quarter: str = ""
    years: dict[tuple[int, int], int] = field(default_factory=dict)  # (month, day) -> the year it was given
    told: date | None = None  # the last day of a tale of years ago, begun by a date with its year
    told_at: int = 0  # the token after it
    word_counts: Counter[str] | None = None  # of the whole text, once a rule asks for them

    def note(self, value: str, earliest: date | None, grain: str, words: str, last: int) -> None:
        """Remember a date that the text has spoken of, its words and the token after them."""
        if earliest is None or grain in ("duration", "set", "vague"):
            return
        if grain in ("day", "part_of_day"):
            self.day = earliest
            self.years[earliest.month, earliest.day] = earliest.year
        if grain == "quarter":
            self.quarter = value
        if grain in ("day", "part_of_day", "month"):
            goes_on = self.told is not None and self.told.year == earliest.year
            self.told = earliest if goes_on or str(earliest.year) in words else None
            self.told_at = last
        self.period = earliest


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean: a TIMEX3 value, its days and grain, and the tokens [first, last) it covers."""

    value: str
    days: Bounds
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule's pattern, in its text."""

    reading: Reading
    match: re.Match[str]
    classes: dict[str, str]
    memory: Memory
    meaning_of: dict[tuple[str, str], str]

    @property
    def first(self) -> int:
        """Index of the first token matched."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index after the last token matched."""
        return self.match.end()

    @property
    def published(self) -> date:
        """The day of publication. Raises UnknownPublicationError without one."""
        if self.memory.published is None:
            raise UnknownPublicationError
        return self.memory.published

    @property
    def anchor(self) -> date:
        """The day that the text spoke of last, or the day of publication."""
        return self.memory.day or self.published

    def anchor_of(self, unit: str) -> date:
        """The day from which a unit is counted: of months and years also one that was named without a day."""
        if unit not in DAY_UNITS and self.memory.period:
            return self.memory.period
        return self.anchor

    def has(self, part: str) -> bool:
        """Whether a named part of the pattern was there."""
        return part in self.classes and self.match.start(part) >= 0

    def tokens(self, part: str) -> list[Token]:
        """Return the tokens of a named part, an empty list when it was not there."""
        if not self.has(part):
            return []
        return self.reading.tokens[self.match.start(part) : self.match.end(part)]

    def words(self, part: str) -> str:
        """Return the words of a part in lower case, separated by blanks."""
        return " ".join(MARKS.get(token.word, token.word) for token in self.tokens(part))

    @property
    def all_words(self) -> list[str]:
        """All words matched, in lower case."""
        return [token.word for token in self.reading.tokens[self.first : self.last]]

    def lexical(self, part: str) -> str:
        """Return the value that the lexicon gives for a part, '' when it was not there."""
        return self.meaning_of.get((self.words(part), self.classes.get(part, "")), "")

    @property
    def unit(self) -> str:
        """The unit of time matched (D, W, MO, Q, Y, 10Y, 100Y, H, M, S), '' without one."""
        part = next((part for part in ("unit", "units", "anyunit", "bare") if self.has(part)), "")
        word = self.words(part)
        return self.meaning_of.get((word, "UNIT")) or self.meaning_of.get((word, "UNITS"), "")

    def token_at(self, offset: int) -> Token | None:
        """Return the token at an offset before (-1, -2 ...) or after (0, 1 ...) the match, None outside."""
        at = self.first + offset if offset < 0 else self.last + offset
        return self.reading.tokens[at] if 0 <= at < len(self.reading.tokens) else None

    def word_at(self, offset: int) -> str:
        """Return the word at such a place, '' outside the text."""
        token = self.token_at(offset)
        return token.word if token else ""

    def is_before_stop(self) -> bool:
        """Whether the words end their phrase: a mark, a conjunction or the end of the text follows."""
        following = self.word_at(0)
        return not following[:1].isalnum() or following in word_set("date_neighbours", "after a whole phrase")

    def is_capitalised(self, token: Token | None) -> bool:
        """Whether a token begins with a capital letter."""
        return token is not None and self.reading.text[token.start].isupper()

    def is_in_a_title(self) -> bool:
        """Whether the first word is part of a name that goes before: USA Today, World News Tonight."""
        return self.is_capitalised(self.reading.tokens[self.first]) and self.is_capitalised(self.token_at(-1))

    @property
    def direction(self) -> str | None:
        """'past' or 'future' by the verbs of the sentence, None when it does not tell."""
        return find_direction(self.reading.text, self.reading.tokens, self.first, self.last)

    def meaning(self, value: str, edge: str = "", grain: str = "", begin: str = "") -> Meaning:
        """Return the meaning of the words matched, of those from the part `begin` where it is given.

        `edge` (START, MID, END) narrows the days, `grain` replaces the value's own.
        """
        earliest, latest, own_grain = bounds(value)
        if edge and earliest and latest and own_grain not in ("day", "part_of_day"):
            earliest, latest = narrow(earliest, latest, edge)
        first = self.match.start(begin) if begin else self.first
        return Meaning(value, (earliest, latest, grain or own_grain), first, self.last)

    def part(self, value: str, first: str, last: str = "") -> Meaning:
        """Return the meaning of a named part alone, or of the words from one part to another."""
        return Meaning(value, bounds(value), self.match.start(first), self.match.end(last or first))

    def number(self, part: str) -> float:
        """Return the number that a part of the class NUMBER, DAY or NTH stands for. 0 when not there."""
        return parse_number([token.word for token in self.tokens(part)], self.meaning_of)


def parse_number(words: Iterable[str], meaning_of: dict[tuple[str, str], str]) -> float:
    """Return the number that words spell: ['two', 'hundred'] is 200, ['500th'] 500, ['a'] 1.

    >>> parse_number(["19th"], {})
    19.0
    """
    total = 0.0
    for word in words:
        if word[0].isdigit():
            digits = re.match(r"[\d,]*(?:\.\d+)?", word)
            total += float(digits[0].replace(",", "")[:15] or 0) if digits else 0
        elif word in ("a", "an"):
            total += 1
        elif factor := meaning_of.get((word, "MULTIPLE")):
            total = (total or 1) * int(factor)
        else:
            total += int(meaning_of.get((word, "CARDINAL")) or meaning_of.get((word, "ORDINAL")) or 0)
    return total


Rule = Callable[[Found], "str | Meaning | list[Meaning] | None"]
RULES: list[tuple[str, Rule]] = []


def rule(*patterns: str) -> Callable[[Rule], Rule]:
    """Register a date rule under the patterns that it reads; its function works out the value.

    The function returns a value, or a Meaning (or several) where the words or days are not those of the
    match and its value; None when the words are no date after all and another rule may read them, [] when
    no rule should.
    """

    def register(function: Rule) -> Rule:
        RULES.extend((pattern, function) for pattern in patterns)
        return function

    return register
