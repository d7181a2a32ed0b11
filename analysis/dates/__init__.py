"""Every date expression of an English news text, resolved against the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from analysis.dates import events, explicit, holidays, relative, spans  # noqa: F401 their rules register
from analysis.dates.context import AHEAD, BACK, Found, Meaning, Memory, UnknownPublicationError
from analysis.dates.patterns import find_matches, find_starts
from analysis.dates.words import Reading, list_meanings, read_tokens


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date expression: its words and place in the text, and what it means.

    `earliest` and `latest` are the first and last day that the words can mean, None where they name no
    date (durations, sets, PAST_REF, or a day whose year cannot be known). `grain` is one of day,
    part_of_day, week, month, quarter, year, range, vague, duration, set; `rule` the name of the function in
    analysis/dates that read it; `value` the TIMEX3 value.
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
    reading, memory = read_tokens(text), Memory(published)
    dates: list[ResolvedDate] = []
    position = 0
    for at in find_starts(reading.classes):
        if at < position:
            continue
        position, rule, meanings = _find_at(reading, at, memory)
        for meaning in meanings:
            whole = _with_part_of_day(reading, meaning, after=dates[-1].end if dates else 0)
            start, end = reading.starts[whole.first], reading.ends[whole.last - 1]
            _add(dates, ResolvedDate(text[start:end], start, end, *whole.days, rule, whole.value), text)
            memory.note(whole, text[start:end])
            position = max(position, whole.last)
    return tuple(dates)


def _find_at(reading: Reading, at: int, memory: Memory) -> tuple[int, str, list[Meaning]]:
    """Read on at a token: return where to go on, and the rule with the longest match and what it finds."""
    for rule, last, places in find_matches(reading.classes, at):
        found = Found(reading, memory, at, last, places)
        try:
            result = rule(found)
            result = found.meaning(result) if isinstance(result, str) else result
        except UnknownPublicationError:
            result = found.meaning(_vague_value(found.said))
        except (ValueError, OverflowError):  # 31 June, the year 0
            result = None
        if result is not None:
            return last, rule.__name__, [result] if isinstance(result, Meaning) else result
    return at + 1, "", []


def _vague_value(said: list[str]) -> str:
    """Without a day of publication "yesterday" is merely past, "next week" merely to come."""
    if not {*BACK, "ago", "yesterday", "overnight"}.isdisjoint(said):
        return "PAST_REF"
    return "PRESENT_REF" if {*AHEAD, "tomorrow"}.isdisjoint(said) else "FUTURE_REF"


def _with_part_of_day(reading: Reading, meaning: Meaning, after: int) -> Meaning:
    """Join a day with its part: "Tuesday" + "morning", "the night of" + "19 November".

    Nothing before the character `after` is joined: it belongs to the expression before.
    """
    if meaning.days[2] != "day" or "X" in meaning.value:
        return meaning
    first, last, words = meaning.first, meaning.last, reading.words
    before = ["", "", "", *words[max(0, first - 3) : first]][-3:]
    if part := list_meanings().get((words[last] if last < len(words) else "", "PART")):
        last += 1
    elif before[2] == "of" and (part := list_meanings().get((before[1], "PART"))):
        first -= 2
    elif before[1:] == ["hours", "of"] and before[0] in ("early", "small"):
        part = "MO"
        first -= 3
    if not part or reading.starts[first] < after:
        return meaning
    return Meaning(f"{meaning.value}T{part}", (*meaning.days[:2], "part_of_day"), first, last)


def is_compared(text: str, found: ResolvedDate) -> bool:
    """Whether a date is that of what something is measured by: "larger than the salvo in April"."""
    return bool(COMPARED.search(text, max(0, found.start - 60), found.start))


COMPARED = re.compile(
    r"\b(?:larger|bigger|smaller|heavier|worse|deadlier|fiercer|stronger|size|scale)[\"\u201d]? "
    r"(?:than|of)\b[\w '\u2019-]*$"
)
BETWEEN_CLOCK_AND_DAY = re.compile(r"[),]?\s?(?:\w{2,15} time\)?)?\s?(?:on)?")  # local time, Lagos time on


def _add(dates: list[ResolvedDate], day: ResolvedDate, text: str) -> None:
    """Add a date; a clock before it is of that day: "9 a.m. EST Tuesday", "6 p.m. (1500 GMT) on Monday"."""
    clock = dates[-1] if dates and dates[-1].rule == "clock" and day.grain == "day" else None
    between = text[clock.end : day.start].strip().lower() if clock else ""
    if clock is None or not BETWEEN_CLOCK_AND_DAY.fullmatch(between):
        dates.append(day)
        return
    if len(dates) > 1 and text[dates[-2].end : clock.start].strip().lower() in ("(", "local time ("):
        dates[-2] = _on_day(dates[-2], day) if dates[-2].rule == "clock" else dates[-2]
    dates[-1] = _on_day(clock, day)
    if ")" in between:
        dates.append(day)
    else:
        dates[-1] = replace(dates[-1], text=text[clock.start : day.end], end=day.end)


def _on_day(clock: ResolvedDate, day: ResolvedDate) -> ResolvedDate:
    value = f"{day.value}T{clock.value.partition('T')[2]}"
    return replace(clock, value=value, earliest=day.earliest, latest=day.latest)
