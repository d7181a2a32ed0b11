"""Dates counted from the start of a war, an invasion, a siege: "the 500th day of the war".

The starts stand in data/lexicon/event_starts.csv. Which war "the war" means is decided by the names that
the text gives (each event lists the words that point to it) and by what fits the day of publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from analysis.dates.context import Found, Meaning
from analysis.dates.patterns import rule
from analysis.dates.values import CLOCK_UNITS, bounds, shift, value_at
from analysis.lexicon import read_lexicon

EXCLUSIVE = {"siege", "truce", "attack"}  # kinds that go by their own words alone; the others share theirs
REACH = 8  # tokens after "of" in which the event must be named
NEARBY = 14  # tokens on each side whose names count most
FITS_WITHIN = 3  # days between a counted day and the day of publication that make a fit


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the lexicon: its first and last day (the last of all while it goes on), kind, its words."""

    start: date
    end: date
    kind: str
    words: set[str]


@cache
def list_events() -> tuple[Event, ...]:
    """Return the events of the lexicon, the first ones first."""
    day = date.fromisoformat
    events = (
        Event(day(row["start"]), day(row["end"] or "9999-12-31"), row["kind"], {*row["words"].split()})
        for row in read_lexicon("event_starts")
    )
    return tuple(sorted(events, key=lambda event: event.start))


@cache
def name_kinds() -> dict[str, str]:
    """Return what events may be called, each word with the kind of event it names."""
    return {row["word"]: row["kind"] for row in read_lexicon("event_kinds")}


@rule(
    "the? NTH UNIT of",  # the 500th day of the war | the third year of Russia's invasion
    "UNIT NUMBER of",  # day 45 of the conflict
    "event:( war | conflict | invasion | siege | offensive ) ' s NTH UNIT",  # the war's 500th day
    "its:its NTH UNIT",  # the war, now in its third year
    "ABOUT? ( NUMBER | a | an ) ANYUNIT into",  # 100 days into the war | a year into the siege
)
def nth_of_event(found: Found) -> Meaning | None:
    """The 500th day of the war; 100 days into the war. Day 1 is the first day."""
    named, unit = _name_of_event(found), found.unit
    is_elapsed = found.said[-1] == "into"
    steps = int(found.count) if is_elapsed else found.integer("nth") + found.integer("number") - 1
    if named is None or unit in CLOCK_UNITS or steps < 0:
        return None
    last, kind = named
    event = choose_event(found, kind, last, unit, steps)
    if event is None:
        return None
    begin, end = (shift(event.start, count, unit) for count in (steps, steps + 1))
    value = value_at(begin, unit) if unit == "D" or is_elapsed else f"{begin}/{end - timedelta(1)}"
    return Meaning(value, bounds(value), found.first, last)


def _name_of_event(found: Found) -> tuple[int, str] | None:
    """Return where the words end, the event's name included, and the kind of event; None without a name."""
    kinds, first, last = name_kinds(), found.first, found.last
    if found.has("event"):
        return last, kinds[found.words("event")]
    if found.has("its"):  # the event stands before: "the war, now in its third year"
        before = [kinds[word] for word in found.reading.words[max(0, first - REACH) : first] if word in kinds]
        return (last, before[-1]) if before else None
    for at, word in enumerate(found.reading.words[last : last + REACH], start=last + 1):
        if word in kinds:
            return at, kinds[word]
        if not word[0].isalpha() and word not in "'-":
            return None
    return None


def choose_event(found: Found, kind: str, last: int, unit: str, steps: int) -> Event | None:
    """Return the event meant: of the right kind, begun, best named by the text, and fitting its date."""
    counts = found.reading.counts
    near = {*found.reading.words[max(0, found.first - NEARBY) : last + NEARBY]}
    published = found.memory.published
    best, best_score = None, 0
    for event in list_events():
        if (kind in EXCLUSIVE or event.kind in EXCLUSIVE) and event.kind != kind:
            continue
        counted = shift(event.start, steps, unit)
        if counted > event.end or (published and counted - published > timedelta(days=31)):
            continue
        known = [day for day in (published, found.memory.day) if day and unit == "D"]
        fits = any(abs((counted - day).days) <= FITS_WITHIN for day in known)
        score = sum(counts[word] for word in event.words) + 10 * len(event.words & near) + 50 * fits
        if score and score >= best_score:  # of two that are named as well the later
            best, best_score = event, score
    return best


def year_of_event(found: Found, month: int, day: int) -> int | None:
    """Return the year of the event of the lexicon that a day stands for: "the Feb. 24 invasion"."""
    if not any(found.word_at(offset) in name_kinds() for offset in range(3)):
        return None
    counts, published = found.reading.counts, found.memory.published or date.max
    starts = [
        event.start
        for event in list_events()
        if (event.start.month, event.start.day) == (month, day) and event.start <= published
        if any(counts[word] for word in event.words)
    ]
    return starts[-1].year if starts else None
