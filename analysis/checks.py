"""Does what the article says of its dates fit the calendar, and itself?"""

from __future__ import annotations

import calendar
import re

import pandas as pd

from analysis.prose import Row, day, each

COUNTED = re.compile(r"\b(\d[\d,]{0,7})(?:st|nd|rd|th)? day\b|\bday (\d[\d,]{0,7})\b", re.IGNORECASE)
NEAR = 10  # characters between two expressions that stand beside each other
CHECKED = {"article": "str", "words": "str", "date": "datetime64[s]", "against": "str", "fits": "boolean"}


def check_calendar(dates: pd.DataFrame) -> pd.DataFrame:
    """Hold the weekdays and counted days ('the 500th day of the war') of a dates table against the calendar.

    Columns: article, words, date (the single day that they were resolved to), against (what they are held
    against) and fits. A weekday must be that of its date. A counted day must be that of the date expression
    beside it; where none stands there, fits is missing.
    """
    rows = []
    for row in each(dates[dates.earliest.notna() & (dates.earliest == dates.latest)]):
        named = [weekday for weekday in calendar.day_name if weekday.lower() in row.text.lower()]
        found = f"{row.earliest:%A}"
        checks: list[tuple[str, bool | None]] = [(f"a {found}", weekday == found) for weekday in named]
        if counted := COUNTED.search(row.text):
            first = row.earliest - pd.Timedelta(days=int((counted[1] or counted[2]).replace(",", "")) - 1)
            checks.append(_compare_beside(dates, row, f"day 1 was {day(first)}"))
        rows += [(row.article, row.text, row.earliest, *check) for check in checks]
    return pd.DataFrame(rows, columns=list(CHECKED)).astype(CHECKED)


def _compare_beside(dates: pd.DataFrame, row: Row, first: str) -> tuple[str, bool | None]:
    """Hold a counted day against the date expression right before or after it: 'Tuesday, the 500th day'."""
    beside = dates[
        (dates.article == row.article)
        & ((dates.end - row.start).abs().le(NEAR) | (dates.start - row.end).abs().le(NEAR))
        & dates.earliest.notna()
    ]
    if beside.empty:
        return first, None
    return f"\u201c{beside.text.iloc[0]}\u201d beside it; {first}", bool(
        beside.earliest.iloc[0] == row.earliest
    )
