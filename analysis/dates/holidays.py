"""The rule for holidays and feasts, each by its own rule or by the days that a list gives."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from analysis.dates.context import Found, Meaning
from analysis.dates.explicit import COMING_DAYS, choose_nearest, named_year
from analysis.dates.patterns import rule
from analysis.dates.words import list_meanings
from analysis.lexicon import read_lexicon


@rule("( LAST | NEXT | THIS )? HOLIDAY OFYEAR?")
def holiday(found: Found) -> str | list[Meaning] | None:
    """Thanksgiving Day; Christmas 1998; last Easter; Ramadan; 9/11."""
    day_rule, (first, _) = found.value("holiday"), found.parts["holiday"]
    if day_rule[:4].isdigit():  # 9/11
        return day_rule
    if not found.reading.is_capital(first):  # a day of thanksgiving
        return None
    if _is_part_of_a_name(found):
        return []
    year = named_year(found)
    years = [year] if year else [found.published.year + step for step in (-1, 0, 1)]
    values = {date.fromisoformat(value[:10]): value for year in years for value in list_days(year, day_rule)}
    days, published = list(values), found.memory.published or date(years[0], 1, 1)
    if found.has("last", "next"):
        days = [day for day in days if (day < published if found.step < 0 else day > published)]
    return values[choose_nearest(days, published, None if year else found, 30, COMING_DAYS)]


def _is_part_of_a_name(found: Found) -> bool:
    """Whether more of a name stands beside a holiday: Good Friday Agreement, Tariq Ramadan, Easter Island."""
    reading = found.reading
    names = [at for at in (found.first - 1, found.last) if reading.is_capital(at) and not reading.classes[at]]
    if len(found.said) == 1 and names:
        return not found.is_after("before month")  # but "during Ramadan Israel struck"
    return found.is_capital_at(0) and found.is_before("name after holiday")


@cache
def list_days(year: int, rule: str) -> list[str]:
    """Return the values of a holiday that begins in a year: its day, or a range of days.

    A rule is 12-25, 11-22/thu (that weekday, on that day or the first one after it), easter-2, orthodox+0,
    or a name in data/lexicon/feasts.csv, where a year can have a feast twice.
    """
    if found := re.fullmatch(r"(easter|orthodox)([+-]\d+)", rule):
        sunday = easter(year, EASTER_WESTERN if found[1] == "easter" else EASTER_ORTHODOX)
        return [f"{sunday + timedelta(int(found[2]))}"]
    if not rule[0].isdigit():
        rows = [
            row for row in read_lexicon("feasts") if (row["feast"], row["first"][:4]) == (rule, str(year))
        ]
        return ["/".join(sorted({row["first"], row["last"]})) for row in rows]
    day, _, weekday = rule.partition("/")
    first = date.fromisoformat(f"{year:04d}-{day}")
    number = int(list_meanings()[weekday, "WEEKDAY"]) if weekday else first.weekday()
    return [f"{first + timedelta((number - first.weekday()) % 7)}"]
