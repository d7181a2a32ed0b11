"""Does what the article says of its dates fit the calendar, and itself?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.article import Article
from analysis.prose import Row, day, each

COUNTED = re.compile(r"\b(\d[\d,]{0,7})(?:st|nd|rd|th)? day\b|\bday (\d[\d,]{0,7})\b", re.IGNORECASE)
YEAR = re.compile(r"\b\d{4}\b")
# "Tuesday, the 500th day of the war", "5 March (a Tuesday)": what may stand between two names of one day.
BESIDE = re.compile(r"\s{0,3}[,(]?\s{0,3}(?:an? )?", re.IGNORECASE)
EXPLICIT = ("day_of_month", "days_of_month", "day_in_figures")  # rules whose day the words state in figures
CHECKED = {"article": "str", "words": "str", "date": "datetime64[s]", "against": "str", "fits": "boolean"}


def check_calendar(articles: Iterable[Article], dates: pd.DataFrame) -> pd.DataFrame:
    """Hold weekdays and counted days ('the 500th day of the war') of a dates table against the calendar.

    Columns: article, words, date (the single day that they were resolved to), against (what they are held
    against) and fits. Only what says the same thing twice can be checked. A weekday must be that of the
    explicit day in its own expression or right beside it; a weekday alone was turned into a date by the
    calendar, and so is not held against it. Without a year the day of the year nearest to publication
    counts, unless a date expression names the other. A counted day must be that of the date expression right
    beside it; where none stands there, fits is missing.
    """
    read = {article.name: article for article in articles}
    rows = []
    for name, expressions in dates.groupby("article", sort=False):
        article = read[str(name)]
        whole = list(each(expressions[(expressions.earliest == expressions.latest).fillna(False)]))
        named = {int(year) for words in expressions.text for year in YEAR.findall(words)}
        for before, row, after in zip([None, *whole], whole, [*whole[1:], None], strict=False):
            together = (other for other in (before, after) if _stand_together(article.text, row, other))
            beside = next(together, None)
            checks = [*_check_weekday(row, beside, article, named), *_check_count(row, beside)]
            rows += [(row.article, row.text, row.earliest, *check) for check in checks]
    return pd.DataFrame(rows, columns=list(CHECKED)).astype(CHECKED)


def _stand_together(text: str, row: Row, other: Row | None) -> bool:
    """Tell whether two expressions name one day in apposition."""
    if other is None:
        return False
    first, second = sorted((row, other), key=lambda place: place.start)
    return first.end < second.start and BESIDE.fullmatch(text, first.end, second.start) is not None


def _check_weekday(
    row: Row, beside: Row | None, article: Article, named: set[int]
) -> Iterator[tuple[str, bool]]:
    """Hold 'Tuesday, 5 March' and 'Tuesday (5 March)' against the weekday of that day."""
    stated = row if row.rule in EXPLICIT else beside
    if stated is None or stated.rule not in EXPLICIT:
        return
    meant = stated.earliest
    if article.published and meant.year not in named:
        issued = pd.Timestamp(article.published)
        near = [meant + pd.DateOffset(years=years) for years in range(-5, 6)]
        meant = min(near, key=lambda when: abs(when - issued))
    against = f"a {meant:%A}" + ("" if meant == stated.earliest else f" in {meant.year}")
    against = against if stated is row else f"\u201c{stated.text}\u201d beside it, {against}"
    for weekday in calendar.day_name:
        if weekday.lower() in row.text.lower():
            yield against, weekday == f"{meant:%A}"


def _check_count(row: Row, beside: Row | None) -> Iterator[tuple[str, bool | None]]:
    """Hold 'the 500th day of the war' against the date expression beside it."""
    if not (counted := COUNTED.search(row.text)):
        return
    first = row.earliest - pd.Timedelta(days=int((counted[1] or counted[2]).replace(",", "")) - 1)
    told = f"day 1 was {day(first)}"
    if beside is None:
        yield told, None
    else:
        yield f"\u201c{beside.text}\u201d beside it; {told}", bool(beside.earliest == row.earliest)
