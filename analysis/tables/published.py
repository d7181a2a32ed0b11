"""The day of publication that an undated article lets one infer from the weekdays it states."""

from __future__ import annotations

import re
from datetime import date

from analysis.dates import resolve_dates

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = "january february march april may june july august september october november december".split()
MONTH = "|".join(MONTHS)
# "Tuesday, the 19th of November", "Tuesday 19 November", "Tuesday, November 19"
STATED = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}),? (?:the )?"
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})|({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
YEARS = range(1980, 2051)  # where nothing else narrows it


def find_stated_weekdays(text: str) -> list[tuple[str, int, int, int]]:
    """Return (words, weekday 0 to 6, month, day) of each weekday that stands beside a day and month."""
    found = []
    for match in STATED.finditer(text):
        weekday, day, month, other_month, other_day = match.groups()
        number = MONTHS.index((month or other_month).lower()) + 1
        found.append((match.group(), WEEKDAYS.index(weekday.lower()), number, int(day or other_day)))
    return found


def propose_published(text: str) -> str:
    """Say in one sentence that the day of publication is missing, and which days would fit the text."""
    ask = (
        "no day of publication; give it by --published YYYY-MM-DD, in a notebook as published in the first"
        " code cell, or begin the file with the three lines '---', 'published: YYYY-MM-DD', '---'"
    )
    stated = find_stated_weekdays(text)
    if not stated:
        return f"{ask}."
    words, _, month, day = stated[-1]
    fitting = [year for year in YEARS if all(_fits(year, *rest) for _, *rest in stated)]
    named = {found.earliest.year for found in resolve_dates(text) if found.earliest}
    years = [year for year in fitting if year in named] or fitting
    if not years:
        return f"{ask} (no year from {YEARS[0]} to {YEARS[-1]} fits all the weekdays it states)."
    days = [date(year, month, day).isoformat() for year in years]
    if len(days) > 1:
        return f"{ask}: '{words}' fits {', '.join(days)}; choose one of them."
    return f"{ask}: '{words}' fits {days[0]}, so perhaps it is {days[0]}."


def _fits(year: int, weekday: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False
