"""Does what the article says of its dates fit the calendar, and itself?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

import pandas as pd

from analysis.prose import Row, each

DAYS_COUNTED = re.compile(r"\b(\d[\d,]{0,7})(?:st|nd|rd|th)? day\b|\bday (\d[\d,]{0,7})\b", re.IGNORECASE)
NEAR = 10  # characters between two expressions that stand beside each other


def check_weekdays(dates: pd.DataFrame) -> pd.DataFrame:
    """Return every weekday that the article names with the weekday of the date it was resolved to.

    Columns: article, words, date, weekday (the calendar's) and fits. Takes the dates table; a weekday that
    names no single day is left out.
    """
    rows = [
        (row.article, row.text, row.earliest, row.earliest.day_name(), stated == row.earliest.day_name())
        for row in each(dates[dates.earliest.notna() & (dates.earliest == dates.latest)])
        for stated in calendar.day_name
        if stated.lower() in row.text.lower()
    ]
    return _as_frame(rows, ["article", "words", "date", "weekday", "fits"])


def check_day_counts(dates: pd.DataFrame) -> pd.DataFrame:
    """Return every counted day ('the 500th day of the war') with the first day that it counts from.

    Columns: article, words, date, first_day (day 1 by that count), beside (the date expression right before
    or after it) and fits (whether both mean the same day); the last two are missing where none stands there.
    """
    rows = []
    for row in each(dates[dates.earliest.notna() & (dates.earliest == dates.latest)]):
        if not (match := DAYS_COUNTED.search(row.text)):
            continue
        number = int((match[1] or match[2]).replace(",", ""))
        other = _beside(dates, row)
        words, fits = (None, None) if other is None else (other.text, bool(other.earliest == row.earliest))
        first_day = row.earliest - pd.Timedelta(days=number - 1)
        rows.append((row.article, row.text, row.earliest, first_day, words, fits))
    return _as_frame(rows, ["article", "words", "date", "first_day", "beside", "fits"])


def _beside(dates: pd.DataFrame, row: Row) -> Row | None:
    """Return the date expression right before or after a row's: 'Tuesday, the 500th day'."""
    near = dates[
        (dates.article == row.article)
        & ((dates.end - row.start).abs().le(NEAR) | (dates.start - row.end).abs().le(NEAR))
        & dates.earliest.notna()
    ]
    return next(each(near), None)


def _as_frame(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    kinds = {"fits": "boolean", "date": "datetime64[s]", "first_day": "datetime64[s]"}
    return pd.DataFrame(rows, columns=columns).astype({name: kinds.get(name, "str") for name in columns})
