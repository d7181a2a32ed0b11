"""Every date expression of an English news text, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.date_context import Found, Meaning, Memory, Rule, UnknownPublicationError
from analysis.date_rules import ALPHABET, PATTERNS
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
    reading = ALPHABET.read(text)
    memory = Memory(published)
    dates: list[ResolvedDate] = []
    position = 0
    while position < len(reading.letters):
        found = _find_at(reading, position, memory)
        for rule, meaning in found:
            whole = _with_part_of_day(reading, meaning)
            record = _record(reading, rule, whole)
            if dates and (timed := _with_clock_before(text, dates[-1], record)):
                dates[-1] = timed
            else:
                dates.append(record)
            memory.note(record.value, record.earliest, record.grain)
            position = max(position, whole.last)
        if not found:
            position += 1
    return dates


def _find_at(reading: Reading, position: int, memory: Memory) -> list[tuple[Rule, Meaning]]:
    """Return what the rule with the longest match at a token makes of it, [] when no rule accepts it."""
    patterns = PATTERNS.get(reading.letters[position])
    if not patterns:
        return []
    matches = [(pattern, pattern.regex.match(reading.letters, position)) for pattern in patterns]
    candidates = [(match.end(), pattern, match) for pattern, match in matches if match]
    candidates.sort(key=lambda candidate: -candidate[0])
    for _, pattern, match in candidates:
        found = Found(reading, match, pattern.classes, memory, ALPHABET.meanings)
        if meanings := _apply(pattern.rule, found):
            return [(pattern.rule, meaning) for meaning in meanings]
    return []


def _apply(rule: Rule, found: Found) -> list[Meaning]:
    """Return the meanings that a rule gives to a match; none when the calendar has no such day."""
    try:
        result = rule(found)
        if result is None:
            return []
        if isinstance(result, str):
            return [found.meaning(result)]
        return result if isinstance(result, list) else [result]
    except UnknownPublicationError:
        return [_unanchored(found)]
    except (ValueError, OverflowError):
        return []


BACKWARD = {"last", "ago", "yesterday", "earlier", "past", "previous", "before", "overnight"}
FORWARD = {"next", "tomorrow", "later", "coming", "after", "following", "upcoming"}


def _unanchored(found: Found) -> Meaning:
    """Without a day of publication "yesterday" is merely past, "next week" merely to come."""
    words = {token.word for token in found.reading.tokens[found.first : found.last]}
    value = "PAST_REF" if words & BACKWARD else "FUTURE_REF" if words & FORWARD else "PRESENT_REF"
    return Meaning(value, bounds(value), found.first, found.last)


def _with_part_of_day(reading: Reading, meaning: Meaning) -> Meaning:
    """Join a day with the part of it that follows: "Tuesday" + "morning", "19 November" + "overnight"."""
    if meaning.days[2] != "day" or meaning.last >= len(reading.tokens) or "X" in meaning.value:
        return meaning
    part = ALPHABET.meanings.get((reading.tokens[meaning.last].word, "PART"))
    if part is None:
        return meaning
    days = (*meaning.days[:2], "part_of_day")
    return Meaning(f"{meaning.value}T{part}", days, meaning.first, meaning.last + 1)


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


def timex3(text: str, published: date) -> list[tuple[int, int, str, str]]:
    """Return (start, end, value, type) of each expression, as TimeML annotates it; ranges by their ends."""
    items = []
    for found in resolve_dates(text, published):
        kind = {"duration": "DURATION", "set": "SET"}.get(found.grain) or (
            "TIME" if "T" in found.value and "_" not in found.value else "DATE"
        )
        items.append((found.start, found.end, found.value, kind))
    return items
