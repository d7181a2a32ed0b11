"""Calendar arithmetic in TIMEX3 values: 2023-10-17, 2023-10, 2023-W42, 2024-Q4, 199, P3M, PAST_REF ...

A value is the one thing that a date rule works out; the first and the last day that it allows and its
grain follow from the value alone (`bounds`).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

# First month of each season on the northern hemisphere, by the meteorological calendar.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAY_UNITS = {"D": 1, "W": 7, "2W": 14}
MONTH_UNITS = {"MO": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
CLOCK_UNITS = {"H", "M", "S"}

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


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


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
    if unit == "MO":
        return f"{day:%Y-%m}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "10Y":
        return f"{day.year // 10:03d}"
    if unit == "100Y":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def duration(count: str, unit: str) -> str:
    """Return the TIMEX3 value of a duration: ('4', 'H') is PT4H, ('X', 'D') is PXD."""
    number, letter = re.fullmatch(r"(\d*)(\w+?)", unit).groups()  # type: ignore[union-attr]
    if letter == "Q":
        number, letter = "3", "MO"
    if number:
        if count == "X" and number == "100":
            return "PXC"
        if count == "X" and number == "10":
            return "PXE"
        count = "X" if count == "X" else f"{float(count) * int(number):g}"
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
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31), "range"
    if re.fullmatch(r"\d{2}", value):
        return date(int(value) * 100 or 1, 1, 1), date(int(value) * 100 + 99, 12, 31), "range"
    found = _VALUE.match(value)
    return _bounds_of_parts(found) if found else (None, None, _grain_without_year(value))


def _grain_without_year(value: str) -> str:
    """XXXX-11-19 and XXXX-WXX-2 are days of an unknown year, XXXX-11 is a month."""
    return "part_of_day" if "T" in value else "month" if re.fullmatch(r"XXXX-\d\d", value) else "day"


def _bounds_of_parts(found: re.Match[str]) -> Bounds:
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        if found["weekend"]:
            return monday + timedelta(days=5), monday + timedelta(days=6), "range"
        return monday, monday + timedelta(days=6), "week"
    if found["season"]:
        start = date(year, SEASON_START[found["season"]], 1)
        return start, shift_months(start, 3) - timedelta(days=1), "range"
    if found["quarter"]:
        month = 3 * int(found["quarter"])
        return date(year, month - 2, 1), month_end(year, month), "quarter"
    if found["half"]:
        month = 6 * int(found["half"])
        return date(year, month - 5, 1), month_end(year, month), "range"
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day, "part_of_day" if found["time"] else "day"
    if found["month"]:
        return date(year, int(found["month"]), 1), month_end(year, int(found["month"])), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


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
