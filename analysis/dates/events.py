"""Dates counted from the start of a war, an invasion, a siege: "the 500th day of the war".

The starts stand in data/lexicon/event_starts.csv. Which war "the war" means is decided by the names that
the text gives (each event lists the words that point to it) and by what fits the day of publication.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from analysis.dates.context import Found, Meaning, rule
from analysis.dates.values import CLOCK_UNITS, bounds, shift, value_at
from analysis.lexicon import read_lexicon

EXCLUSIVE = {"siege", "truce", "attack"}  # kinds that go by their own words alone; the others share theirs
REACH = 8  # tokens after "of" in which the event must be named
NEARBY = 14  # tokens on each side whose names count most
FITS_WITHIN = 3  # days between a counted day and the day of publication that make a fit


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the lexicon: its first and last day (None while it goes on), kind and pointing words."""

    name: str
    start: date
    end: date | None
    kind: str
    words: frozenset[str]


@cache
def list_events() -> tuple[Event, ...]:
    """Return the events of the lexicon."""
    return tuple(
        Event(
            row["event"],
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]) if row["end"] else None,
            row["kind"],
            frozenset(row["words"].split()),
        )
        for row in read_lexicon("event_starts")
    )


@cache
def name_kinds() -> dict[str, str]:
    """Return what events may be called, each word with the kind of event it names."""
    return {row["word"]: row["kind"] for row in read_lexicon("event_kinds")}


# the 500th day of the war | the third year of Russia's invasion | day 45 of the conflict
@rule("the? NTH UNIT of", "UNIT NUMBER of")
# the war's 500th day | the war, now in its third year
@rule("event:( war | conflict | invasion | siege | offensive ) ' s NTH UNIT", "its:its NTH UNIT")
# 100 days into the war | a year into the siege
@rule("ABOUT? ( NUMBER | a | an ) ANYUNIT into")
def nth_of_event(found: Found) -> Meaning | None:
    """The 500th day of the war; day 45 of the conflict; 100 days into the war. Day 1 is the first day."""
    named, unit = _name_of_event(found), found.unit
    is_elapsed = found.all_words[-1] == "into"
    count = int(found.number("nth") or found.number("number") or is_elapsed)
    if named is None or unit in CLOCK_UNITS or count < 1:
        return None
    last, kind = named
    steps = count if is_elapsed else count - 1
    event = choose_event(found, kind, last, unit, steps)
    if event is None:
        return None
    begin = shift(event.start, steps, unit)
    if unit == "D" or is_elapsed:
        value = value_at(begin, unit)
        return Meaning(value, bounds(value), found.first, last)
    end = shift(event.start, steps + 1, unit) - timedelta(days=1)
    return Meaning(f"{begin.isoformat()}/{end.isoformat()}", (begin, end, "range"), found.first, last)


def _name_of_event(found: Found) -> tuple[int, str] | None:
    """Return where the words end, the event's name included, and the kind of event; None without a name."""
    kinds, tokens = name_kinds(), found.reading.tokens
    if found.has("event"):
        return found.last, kinds[found.words("event")]
    if found.has("its"):  # the event stands before: "the war, now in its third year"
        before = [kinds.get(token.word) for token in tokens[max(0, found.first - REACH) : found.first]]
        return next(((found.last, kind) for kind in reversed(before) if kind), None)
    for at in range(found.last, min(found.last + REACH, len(tokens))):
        word = tokens[at].word
        if word in kinds:
            return at + 1, kinds[word]
        if not word[0].isalpha() and word not in ("'", "’", "-"):
            return None
    return None


def choose_event(found: Found, kind: str, last: int, unit: str, steps: int) -> Event | None:
    """Return the event meant: of the right kind, begun, best named by the text, and fitting its date."""
    counts = _count_words(found)
    near = {t.word for t in found.reading.tokens[max(0, found.first - NEARBY) : last + NEARBY]}
    published = found.memory.published
    best: tuple[int, date, Event] | None = None
    for event in list_events():
        if (kind in EXCLUSIVE or event.kind in EXCLUSIVE) and event.kind != kind:
            continue
        counted = shift(event.start, steps, unit)
        if published and (counted > published + timedelta(days=31) or (event.end and counted > event.end)):
            continue
        named = sum(counts[word] for word in event.words) + 10 * len(event.words & near)
        fits = unit == "D" and any(
            day and abs((counted - day).days) <= FITS_WITHIN for day in (published, found.memory.day)
        )
        score = named + (50 if fits else 0)
        if named or fits:
            candidate = (score, event.start, event)
            best = max(best, candidate, key=lambda c: c[:2]) if best else candidate
    return best[2] if best else None


def year_of_event(found: Found, month: int, day: int) -> int | None:
    """Return the year of the event of the lexicon that a day stands for: "the Feb. 24 invasion"."""
    kinds = {name_kinds().get(found.word_at(offset)) for offset in range(3)} - {None}
    if not kinds:
        return None
    counts, published = _count_words(found), found.memory.published or date.max
    starts = [
        event.start
        for event in list_events()
        if (event.start.month, event.start.day) == (month, day) and event.start <= published
        if any(counts[word] for word in event.words)
    ]
    return max(starts).year if starts else None


def _count_words(found: Found) -> Counter[str]:
    """Count the words of the whole text, once a text."""
    if found.memory.word_counts is None:
        found.memory.word_counts = Counter(token.word for token in found.reading.tokens)
    return found.memory.word_counts
