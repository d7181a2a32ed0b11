"""Every date expression of an English news text, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analysis.dates.context import Found, Meaning, Memory, Rule, UnknownPublicationError
from analysis.dates.rules import ALPHABET, INDEX
from analysis.dates.values import bounds
from analysis.dates.words import Reading


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date expression: its words and place in the text, and what it means.

    `earliest` and `latest` are the first and last day that the words can mean, None where they name no
    date (durations, sets, PAST_REF, or a day whose year cannot be known). `grain` is one of day,
    part_of_day, week, month, quarter, year, range, vague, duration, set; `rule` the name of the function in
    analysis/date_*.py that read it; `value` the TIMEX3 value.
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
            whole = _with_part_of_day(reading, meaning, after=dates[-1].end if dates else 0)
            record = _record(reading, rule, whole)
            if dates and (timed := _with_clock_before(text, dates[-1], record)):
                dates[-1] = timed
            else:
                dates.append(record)
            memory.note(record.value, record.earliest, record.grain, record.text, whole.last)
            position = max(position, whole.last)
    return tuple(dates)


def _find_at(reading: Reading, position: int, memory: Memory) -> tuple[int, list[tuple[Rule, Meaning]]]:
    """Read one token: return where to go on, and what the rule with the longest match there finds."""
    for pattern, match in INDEX.find_matches(reading.letters, position):
        meanings = _apply(pattern.rule, Found(reading, match, pattern.classes, memory, ALPHABET.meanings))
        if meanings is not None:
            return match.end(), [(pattern.rule, meaning) for meaning in meanings]
    return position + 1, []


def _apply(rule: Rule, found: Found) -> list[Meaning] | None:
    """Return the meanings that a rule gives to a match; None when it declines or there is no such day."""
    try:
        result = rule(found)
        if isinstance(result, str):
            result = found.meaning(result)
    except UnknownPublicationError:
        return [_unanchored(found)]
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None
    return [result] if isinstance(result, Meaning) else result


BACKWARD = {"last", "ago", "yesterday", "earlier", "past", "previous", "before", "overnight"}
FORWARD = {"next", "tomorrow", "later", "coming", "after", "following", "upcoming"}


def _unanchored(found: Found) -> Meaning:
    """Without a day of publication "yesterday" is merely past, "next week" merely to come."""
    words = {token.word for token in found.reading.tokens[found.first : found.last]}
    value = "PAST_REF" if words & BACKWARD else "FUTURE_REF" if words & FORWARD else "PRESENT_REF"
    return Meaning(value, bounds(value), found.first, found.last)


def _with_part_of_day(reading: Reading, meaning: Meaning, after: int) -> Meaning:
    """Join a day with its part: "Tuesday" + "morning", "the night of" + "19 November".

    Nothing before the character `after` is joined: it belongs to the expression before.
    """
    if meaning.days[2] != "day" or "X" in meaning.value:
        return meaning
    first, last = meaning.first, meaning.last
    words = [token.word for token in reading.tokens[max(0, first - 3) : first]]
    following = reading.tokens[last].word if last < len(reading.tokens) else ""
    if part := ALPHABET.meanings.get((following, "PART")):
        last += 1
    elif words[-1:] == ["of"] and (part := ALPHABET.meanings.get((words[-2] if words[1:] else "", "PART"))):
        first -= 2
    elif words[1:] == ["hours", "of"] and words[0] in ("early", "small"):
        part = "MO"
        first -= 3
    if not part or reading.tokens[first].start < after:
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
