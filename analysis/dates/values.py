"""Calendar arithmetic in TIMEX3 values: 2023-10-17, 2023-10, 2023-W42, 2024-Q4, 199, P3M, PAST_REF ...

A value is the one thing that a date rule works out; the first and the last day that it allows and its
grain follow from the value alone (`bounds`).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

# First month of each season on the northern hemisphere, by the meteorological calendar.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAY_UNITS = {"D": 1, "W": 7, "2W": 14}
MONTH_UNITS = {"MO": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
CLOCK_UNITS = {"H", "M", "S"}
HALF = {"H": "PT30M", "Y": "P6M", "D": "PT12H", "M": "PT30S"}

Bounds = tuple[date | None, date | None, str]

_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|-(?P<season>SP|SU|FA|WI)"
    r"|-Q(?P<quarter>[1-4])"
    r"|-H(?P<half>[12])"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.*)?)?"
    r")?$"
)


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def shift_months(day: date, months: int) -> date:
    """Move a day by whole months, back to the month's last day where the target month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """Move a day by `count` units of the lexicon (D, W, MO, Q, Y, 10Y ...); hours and less stay on the day.

    Raises ValueError or OverflowError when the calendar ends.
    """
    if unit in DAY_UNITS:
        return day + timedelta(days=round(count * DAY_UNITS[unit]))
    if unit in MONTH_UNITS:
        return shift_months(day, round(count * MONTH_UNITS[unit]))
    return day


def value_at(day: date, unit: str) -> str:
    """Return the value of the unit of time that a day lies in: ('MO' of 2023-10-17) is 2023-10."""
    if unit in ("W", "2W"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"MO": 7, "Y": 4, "10Y": 3, "100Y": 2}.get(unit, 10)]


def duration(count: str, unit: str) -> str:
    """Return the TIMEX3 value of a duration: ('4', 'H') is PT4H, ('X', 'D') is PXD."""
    if count == "X" and unit in ("10Y", "100Y"):
        return "PXE" if unit == "10Y" else "PXC"
    if count == "0.5" and unit in HALF:
        return HALF[unit]
    letter = unit.lstrip("0123456789")
    each = int(unit.removesuffix(letter) or 1)
    if unit == "Q":
        letter, each = "MO", 3
    count = "X" if count == "X" else f"{float(count) * each:g}"
    return f"PT{count}{letter}" if letter in CLOCK_UNITS else f"P{count}{letter[0]}"


def bounds(value: str) -> Bounds:
    """Return (earliest, latest, grain) of a TIMEX3 value; both days are None where it names no date."""
    if "/" in value:
        first, last = (bounds(part) for part in value.split("/"))
        return first[0], last[1], "range"
    if value.endswith("_REF"):
        return None, None, "vague"
    if value.startswith("P"):
        return None, None, "duration"
    if value.isdigit() and len(value) < 4:  # a century, a decade
        return date(int(f"{value:0<4}"), 1, 1), date(int(f"{value:9<4}"), 12, 31), "range"
    if found := _VALUE.match(value):
        return _bounds_of_parts(found)
    # XXXX-11-19 and XXXX-WXX-2 are days of an unknown year, XXXX-11 is a month
    return (
        None,
        None,
        "part_of_day" if "T" in value else "month" if re.fullmatch(r"XXXX-\d\d", value) else "day",
    )


def _bounds_of_parts(found: re.Match[str]) -> Bounds:
    year, month = int(found["year"]), int(found["month"] or 1)
    if found["day"]:
        day = date(year, month, int(found["day"]))
        return day, day, "part_of_day" if found["time"] else "day"
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        if found["weekend"]:
            return monday + timedelta(days=5), monday + timedelta(days=6), "range"
        return monday, monday + timedelta(days=6), "week"
    months, grain = 1 if found["month"] else 12, "month" if found["month"] else "year"
    if found["season"]:
        month, months, grain = SEASON_START[found["season"]], 3, "range"
    elif found["quarter"]:
        month, months, grain = 3 * int(found["quarter"]) - 2, 3, "quarter"
    elif found["half"]:
        month, months, grain = 6 * int(found["half"]) - 5, 6, "range"
    first = date(year, month, 1)
    return first, month_end(shift_months(first, months - 1)), grain


def narrow(earliest: date, latest: date, edge: str) -> tuple[date, date]:
    """Narrow a span of days to its first half (START), its second (END) or its middle half (MID).

    >>> narrow(date(2024, 11, 1), date(2024, 11, 30), "START")[1].day
    15
    """
    days = (latest - earliest).days
    if edge == "START":
        return earliest, earliest + timedelta(days=days // 2)
    if edge == "END":
        return earliest + timedelta(days=(days + 1) // 2), latest
    return earliest + timedelta(days=days // 4), latest - timedelta(days=days // 4)


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# 12-25 | easter-2 | 11/thu/4 | 11/thu/4+1 | 05/mon/-1 | 11/tue/1/mon (the first Tuesday after a Monday)
_FIXED = re.compile(r"(\d\d)-(\d\d)$")
_MOVING = re.compile(r"(easter|orthodox)([+-]\d+)$")
_NTH = re.compile(r"(\d\d)/([a-z]{3})/(-?\d)(?:/([a-z]{3}))?([+-]\d+)?$")


def holiday_in(year: int, rule: str) -> date:
    """Return the day of a holiday in a year. Raises ValueError for a rule of no known form."""
    if found := _FIXED.match(rule):
        return date(year, int(found[1]), int(found[2]))
    if found := _MOVING.match(rule):
        sunday = easter(year, EASTER_WESTERN) if found[1] == "easter" else easter(year, EASTER_ORTHODOX)
        return sunday + timedelta(days=int(found[2]))
    if found := _NTH.match(rule):
        return _nth_weekday(year, found)
    raise ValueError(f"holiday rule {rule!r} is none of MM-DD, easter+N, orthodox+N, MM/ddd/N")


def _nth_weekday(year: int, found: re.Match[str]) -> date:
    month, count = int(found[1]), int(found[3])
    weekday = WEEKDAYS.index(found[2])
    if count > 0:
        first = date(year, month, 1)
        if found[4]:  # count only weekdays after the month's first weekday of this name
            first += timedelta(days=(WEEKDAYS.index(found[4]) - first.weekday()) % 7)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-count - 1))
    return day + timedelta(days=int(found[5] or 0))
