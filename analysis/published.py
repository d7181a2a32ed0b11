"""What every article needs: a name of its own and a day of publication, or a proposal of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from analysis.article import Article, ArticleError
from analysis.dates import resolve_dates
from analysis.dates.words import list_meanings

YEARS = range(1980, 2051)  # where nothing else narrows it


def check_articles(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles. Raises ArticleError at one that is undated or has the name of another."""
    names: set[str] = set()
    for article in articles:
        check_published(article)
        if article.name in names:
            raise ArticleError(f"{article.name}: two articles have this name; rename one of the files.")
        names.add(article.name)
        yield article


def check_published(article: Article) -> date:
    """Return the day of publication. Raises ArticleError, which proposes one, when there is none."""
    if article.published is None:
        raise ArticleError(f"{article.path or article.name}: {propose_published(article.text)}")
    return article.published


def propose_published(text: str) -> str:
    """Say in one sentence that the day of publication is missing, and which days would fit the text."""
    ask = (
        "no day of publication; give it by --published YYYY-MM-DD, in a notebook as published in the first"
        " code cell, or begin the file with the three lines '---', 'published: YYYY-MM-DD', '---'"
    )
    dates, weekdays = resolve_dates(text), {}  # the words of "Tuesday, the 19th of November" -> (11-19, 1)
    for found in dates:
        weekday = list_meanings().get((found.text.partition(" ")[0].strip(",").lower(), "WEEKDAY"))
        if weekday and re.match(r"[\dX]{4}-\d\d-\d\d", found.value):
            weekdays[found.text] = found.value[5:10], int(weekday)
    if not weekdays:
        return f"{ask}."
    fitting = [year for year in YEARS if all(_falls_on(year, *stated) for stated in weekdays.values())]
    named = {found.earliest.year for found in dates if found.earliest}
    years = [year for year in fitting if year in named] or fitting
    if not years:
        return f"{ask} (no year from {YEARS[0]} to {YEARS[-1]} fits all the weekdays it states)."
    words, (day, _) = weekdays.popitem()
    if len(years) > 1:
        days = ", ".join(f"{year}-{day}" for year in years)
        return f"{ask}: '{words}' fits {days}; choose one of them."
    return f"{ask}: '{words}' fits {years[0]}-{day}, so perhaps it is {years[0]}-{day}."


def _falls_on(year: int, day: str, weekday: int) -> bool:
    try:
        return date.fromisoformat(f"{year}-{day}").weekday() == weekday
    except ValueError:  # 29 February
        return False
