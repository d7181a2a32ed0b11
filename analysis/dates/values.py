"""Calendar arithmetic in TIMEX3 values: 2023-10-17, 2023-10, 2023-W42, 2024-Q4, 199, P3M, PAST_REF ...

A value is the one thing that a date rule works out; the first and the last day that it allows and its
grain follow from the value alone (`bounds`).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

DAY_UNITS = {"D": 1, "W": 7, "2W": 14}
MONTH_UNITS = {"MO": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
CLOCK_UNITS = {"H", "M", "S"}
LONG_UNITS = {"2W": (2, "W"), "Q": (3, "M"), "10Y": (10, "Y"), "100Y": (100, "Y")}
HALF = {"H": "PT30M", "Y": "P6M", "D": "PT12H", "M": "PT30S"}  # durations of half a unit
# First month, number of months and grain of the parts of a year; the seasons are the northern ones.
PARTS_OF_YEAR = {
    **{season: (month, 3, "range") for season, month in (("SP", 3), ("SU", 6), ("FA", 9), ("WI", 12))},
    **{f"Q{number}": (3 * number - 2, 3, "quarter") for number in (1, 2, 3, 4)},
    **{f"H{number}": (6 * number - 5, 6, "range") for number in (1, 2)},
    **{f"{month:02d}": (month, 1, "month") for month in range(1, 13)},
}

Bounds = tuple[date | None, date | None, str]


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def shift_months(day: date, months: int) -> date:
    """Move a day by whole months, back to the month's last day where the target month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """Move a day by `count` units of the lexicon (D, W, MO, Q, Y, 10Y ...); hours and less stay on the day.

    Raises ValueError or OverflowError when the calendar ends.
    """
    if unit in MONTH_UNITS:
        return shift_months(day, round(count * MONTH_UNITS[unit]))
    return day + timedelta(days=round(count * DAY_UNITS.get(unit, 0)))


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
    if count == "X" and unit in ("10Y", "100Y"):  # some decades, some centuries
        return "PXE" if unit == "10Y" else "PXC"
    if count == "0.5" and unit in HALF:
        return HALF[unit]
    each, letter = LONG_UNITS.get(unit, (1, unit[0]))
    number = count if count == "X" else f"{float(count) * each:g}"
    return f"PT{number}{unit}" if unit in CLOCK_UNITS else f"P{number}{letter}"


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
    year, *parts = value.partition("T")[0].split("-")
    if year == "XXXX":  # XXXX-11 is a month of an unknown year, XXXX-11-19 and XXXX-WXX-2 are days
        return None, None, "part_of_day" if "T" in value else "month" if len(parts) == 1 else "day"
    if parts and parts[0][0] == "W" and parts[0] != "WI":
        monday = date.fromisocalendar(int(year), int(parts[0][1:]), 1)
        first_day = 5 if len(parts) > 1 else 0  # -WE is the weekend
        return monday + timedelta(first_day), monday + timedelta(6), "range" if first_day else "week"
    if len(parts) == 2:
        day = date.fromisoformat(value[:10])
        return day, day, "part_of_day" if "T" in value else "day"
    month, months, grain = PARTS_OF_YEAR[parts[0]] if parts else (1, 12, "year")
    begin = date(int(year), month, 1)
    return begin, month_end(shift_months(begin, months - 1)), grain


def narrow(earliest: date, latest: date, edge: str) -> tuple[date, date]:
    """Narrow a span of days to its first half (START), its second (END) or its middle half (MID)."""
    days = (latest - earliest).days
    if edge == "MID":
        return earliest + timedelta(days // 4), latest - timedelta(days // 4)
    half = timedelta(days // 2)
    return (earliest, earliest + half) if edge == "START" else (latest - half, latest)
