"""Every date expression of an English news text, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.date_context import Found, Meaning, Memory, Rule, UnknownPublicationError
from analysis.date_rules import ALPHABET, INDEX
from analysis.date_values import bounds
from analysis.date_words import Reading


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date expression: its words and place in the text, and what it means.

    `earliest` and `latest` are the first and last day that the words can mean, None where they name no
    date (durations, sets, PAST_REF, or a day whose year cannot be known). `grain` is one of day,
    part_of_day, week, month, quarter, year, range, vague, duration, set; `rule` the name of the rule in
    analysis/date_rules.py; `value` the TIMEX3 value.
    """

    text: str
    start: int
    end: int
    earliest: date | None
    latest: date | None
    grain: str
    rule: str
    value: str


def resolve_dates(text: str, published: date | None = None) -> list[ResolvedDate]:
    """Return the date expressions of a text, sorted by place and without overlap.

    Relative words ("Tuesday", "last week", "19 November" without its year) are counted from `published`;
    without it they keep only what they say themselves (XXXX-11-19, PAST_REF) and have no days.
    The values are TIMEX3 (TimeML 1.2.1); a range of days is an ISO 8601 interval (2024-05-03/2024-05-05).
    """
    return list(_resolve(text, published))


@lru_cache(maxsize=16)  # steps, claims and tables each ask for the dates of the same article
def _resolve(text: str, published: date | None) -> tuple[ResolvedDate, ...]:
    reading = ALPHABET.read(text)
    memory = Memory(published)
    dates: list[ResolvedDate] = []
    position = 0
    while start := INDEX.starts.search(reading.letters, position):
        position, found = _find_at(reading, start.start(), memory)
        for rule, meaning in found:
            record = _record(reading, rule, _with_part_of_day(reading, meaning))
            if dates and (timed := _with_clock_before(text, dates[-1], record)):
                dates[-1] = timed
            else:
                dates.append(record)
            memory.note(record.value, record.earliest, record.grain)
    return tuple(dates)


def _find_at(reading: Reading, position: int, memory: Memory) -> tuple[int, list[tuple[Rule, Meaning]]]:
    """Read one token: return where to go on, and what the rule with the longest match there finds."""
    for pattern, match in INDEX.find_matches(reading.letters, position):
        meanings = _apply(pattern.rule, Found(reading, match, pattern.classes, memory, ALPHABET.meanings))
        if meanings is not None:
            end = max([match.end(), *(meaning.last for meaning in meanings)])
            return end, [(pattern.rule, meaning) for meaning in meanings]
    return position + 1, []


def _apply(rule: Rule, found: Found) -> list[Meaning] | None:
    """Return the meanings that a rule gives to a match; None when it declines or there is no such day."""
    try:
        result = rule(found)
    except UnknownPublicationError:
        return [_unanchored(found)]
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None
    if isinstance(result, str):
        return [found.meaning(result)]
    return [result] if isinstance(result, Meaning) else result


BACKWARD = {"last", "ago", "yesterday", "earlier", "past", "previous", "before", "overnight"}
FORWARD = {"next", "tomorrow", "later", "coming", "after", "following", "upcoming"}


def _unanchored(found: Found) -> Meaning:
    """Without a day of publication "yesterday" is merely past, "next week" merely to come."""
    words = {token.word for token in found.reading.tokens[found.first : found.last]}
    value = "PAST_REF" if words & BACKWARD else "FUTURE_REF" if words & FORWARD else "PRESENT_REF"
    return Meaning(value, bounds(value), found.first, found.last)


def _with_part_of_day(reading: Reading, meaning: Meaning) -> Meaning:
    """Join a day with its part: "Tuesday" + "morning", "the night of" + "19 November"."""
    if meaning.days[2] != "day" or "X" in meaning.value:
        return meaning
    words = [token.word for token in reading.tokens[max(0, meaning.first - 3) : meaning.last + 1]]
    at = meaning.last - meaning.first + min(3, meaning.first)
    first, last, part = meaning.first, meaning.last, None
    if at < len(words) and (part := ALPHABET.meanings.get((words[at], "PART"))):
        last += 1
    elif meaning.first > 1 and reading.tokens[first - 1].word == "of":
        before = reading.tokens[first - 2].word
        part = "MO" if before == "hours" else ALPHABET.meanings.get((before, "PART"))
        first -= 0 if part is None else 3 if before == "hours" and first > 2 else 2
    if part is None:
        return meaning
    return Meaning(f"{meaning.value}T{part}", (*meaning.days[:2], "part_of_day"), first, last)


BETWEEN_CLOCK_AND_DAY = {"", "on", ",", "local time", "local time on", "( gmt ) on"}


def _with_clock_before(text: str, clock: ResolvedDate, day: ResolvedDate) -> ResolvedDate | None:
    """Join a clock time with the day that follows it: "9 a.m. EST" + "Tuesday"."""
    between = text[clock.end : day.start]
    if clock.rule not in ("clock", "clock_word") or day.grain != "day" or len(between) > 20:
        return None
    if between.strip().lower() not in BETWEEN_CLOCK_AND_DAY:
        return None
    value = f"{day.value}T{clock.value.partition('T')[2]}"
    words = text[clock.start : day.end]
    return ResolvedDate(
        words, clock.start, day.end, day.earliest, day.latest, "part_of_day", clock.rule, value
    )


def _record(reading: Reading, rule: Rule, meaning: Meaning) -> ResolvedDate:
    start, end = reading.tokens[meaning.first].start, reading.tokens[meaning.last - 1].end
    earliest, latest, grain = meaning.days
    return ResolvedDate(
        reading.text[start:end], start, end, earliest, latest, grain, rule.__name__, meaning.value
    )
