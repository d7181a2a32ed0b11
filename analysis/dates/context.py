"""What a date rule sees: the words it matched, the words around them, and what the text last spoke of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from analysis.dates.patterns import Place
from analysis.dates.tense import find_direction
from analysis.dates.values import DAY_UNITS, Bounds, bounds, narrow
from analysis.dates.words import Reading, list_meanings
from analysis.lexicon import word_set

BACK = {"last", "past", "previous", "preceding", "earlier", "before", "previously", "prior"}
AHEAD = {"next", "coming", "following", "upcoming", "later", "after", "afterward", "afterwards"}


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

    def note(self, meaning: Meaning, words: str) -> None:
        """Remember a date that the text has spoken of in these words."""
        earliest, _, grain = meaning.days
        if earliest is None:
            return
        if grain in ("day", "part_of_day"):
            self.day = earliest
            self.years[earliest.month, earliest.day] = earliest.year
        if grain == "quarter":
            self.quarter = meaning.value
        if grain in ("day", "part_of_day", "month"):
            goes_on = self.told is not None and self.told.year == earliest.year
            self.told = earliest if goes_on or str(earliest.year) in words else None
            self.told_at = meaning.last
        self.period = earliest


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean: a TIMEX3 value, its days and grain, and the tokens [first, last) it covers."""

    value: str
    days: Bounds
    first: int
    last: int


@dataclass(slots=True)
class Found:
    """A match of a rule's pattern in its text. Offsets before it are -1, -2 ..., after it 0, 1 ..."""

    reading: Reading
    memory: Memory
    first: int
    last: int
    places: list[Place]
    parts: dict[str, tuple[int, int]] = field(init=False)  # tokens [first, last) of each named part there
    said: list[str] = field(init=False)  # the words matched, in small letters

    def __post_init__(self) -> None:
        """Look up what almost every rule asks for."""
        self.said = self.reading.words[self.first : self.last]
        parts = self.parts = dict[str, tuple[int, int]]()
        for at, place in enumerate(self.places, start=self.first):
            for name in place.names:
                parts[name] = (parts[name][0] if name in parts else at, at + 1)

    def has(self, *names: str) -> bool:
        """Whether one of the named parts is there."""
        return not self.parts.keys().isdisjoint(names)

    def words(self, name: str) -> str:
        """Return the words of a part in small letters, separated by blanks; '' when it is not there."""
        return " ".join(self.reading.words[slice(*self.parts.get(name, (0, 0)))])

    def value(self, name: str) -> str:
        """Return what the lexicon says that a part of its class means, '' when it is not there."""
        return list_meanings().get((self.words(name), name.upper()), "")

    def number(self, name: str) -> float:
        """Return the number that a part spells: "two hundred" 200, "500th" 500, "2.5"; 0 without it."""
        total = 0.0
        for at in range(*self.parts.get(name, (0, 0))):
            word, kind = self.reading.words[at], self.places[at - self.first].kind
            if word[0].isdigit():
                total += float(re.sub(r"[^\d.]", "", word)[:15])
            elif kind == "MULTIPLE":
                total = (total or 1) * int(list_meanings()[word, kind])
            else:
                total += int(list_meanings().get((word, kind), 0))
        return total

    def integer(self, name: str) -> int:
        """Return the same as a whole number."""
        return int(self.number(name))

    @property
    def count(self) -> float:
        """How many units are counted: two and a half years 2.5, half an hour 0.5, a year 1."""
        is_half = "half" in self.said
        whole = self.number("number") if self.has("number") else float(not is_half or "and" in self.said)
        return whole + is_half / 2

    @property
    def unit(self) -> str:
        """The unit of time (D, W, MO, Q, Y, 10Y, 100Y, H, M, S), '' without one."""
        return self.value("unit") or self.value("units")

    @property
    def step(self) -> int:
        """-1 for last, previous or before, 1 for next, following or after, 0 for this."""
        skips = (
            self.has("mod") or self.said[0] == "following"
        )  # "earlier this week", "following Friday's raid"
        words = set(self.said[skips:])
        return -1 if words & BACK else 1 if words & AHEAD else 0

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
        return self.anchor if unit in DAY_UNITS else self.memory.period or self.anchor

    @property
    def direction(self) -> str | None:
        """'past', 'future' or 'purpose' by the verbs of the sentence, None when it does not tell."""
        return find_direction(self.reading, self.first, self.last)

    def _at(self, offset: int) -> int:
        return offset + (self.first if offset < 0 else self.last)

    def word_at(self, offset: int) -> str:
        """Return the word at an offset, '' outside the text."""
        at = self._at(offset)
        return self.reading.words[at] if 0 <= at < len(self.reading.words) else ""

    def is_capital_at(self, offset: int) -> bool:
        """Whether the token at an offset begins with a capital."""
        return self.reading.is_capital(self._at(offset))

    def is_after(self, neighbours: str) -> bool:
        """Whether the word before the match is in a list of date_neighbours.csv."""
        return self.word_at(-1) in word_set("date_neighbours", neighbours)

    def is_before(self, neighbours: str) -> bool:
        """Whether the word after the match is in a list of date_neighbours.csv."""
        return self.word_at(0) in word_set("date_neighbours", neighbours)

    def is_before_stop(self) -> bool:
        """Whether the words end their phrase: a mark, a conjunction or the end of the text follows."""
        return not self.word_at(0)[:1].isalnum() or self.is_before("after a whole phrase")

    def meaning(self, value: str, edge: str = "", grain: str = "", begin: str = "begin") -> Meaning:
        """Return the meaning of the words matched, of those from the part `begin` where that is there.

        `edge` (START, MID, END; by itself that of "early", "the end of") narrows the days, `grain` replaces
        the value's own.
        """
        earliest, latest, own_grain = bounds(value)
        edge = edge or self.value("mod") or self.value("edge")
        if edge and earliest and latest and own_grain not in ("day", "part_of_day"):
            earliest, latest = narrow(earliest, latest, edge)
        first, _ = self.parts.get(begin, (self.first, 0))
        return Meaning(value, (earliest, latest, grain or own_grain), first, self.last)

    def part(self, value: str, name: str) -> Meaning:
        """Return the meaning of a named part alone."""
        return Meaning(value, bounds(value), *self.parts[name])
