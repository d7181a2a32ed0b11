"""Holidays and other named days, each by the rule that data/lexicon/holidays.csv gives for it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

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
