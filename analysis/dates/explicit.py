"""Rules for dates that name their day, month, quarter, season or year."""

from __future__ import annotations

from datetime import date

from analysis.dates.context import Found, Meaning
from analysis.dates.events import year_of_event
from analysis.dates.patterns import rule
from analysis.dates.values import month_end, shift_months

NEAR_DAYS = 45  # a day without its year is the nearest one up to this distance, whatever the tense says
COMING_DAYS, COMING_MONTHS = 150, 3  # without any tense one to come is meant up to this distance
NEWS_OF_A_QUARTER = 92  # days for which a quarter that has ended is still reported on
TALE_REACH = 60  # tokens after which a tale of another year is over
RECENT_DAYS = 60  # a day of the last weeks is news, whatever tale it stands in
PIVOT = 40  # '41 to '99 are of the last century


def choose_nearest(days: list[date], published: date, found: Found | None, near: int, coming: int) -> date:
    """Return the day nearest to publication, or the nearest on the side that the tense of `found` tells."""
    nearest = min(days, key=lambda day: abs((day - published).days))
    ahead = (nearest - published).days
    if abs(ahead) <= near:
        return nearest
    direction = found and ("past" if found.has("last") else found.direction)
    if ahead > 0 and (direction == "past" or (direction is None and ahead > coming)):
        return max((day for day in days if day <= published), default=nearest)
    if ahead < 0 and direction == "future":
        return min((day for day in days if day >= published), default=nearest)
    return nearest


def find_year(found: Found, month: int, day: int) -> int:
    """Return the year of a day written without one. Raises ValueError when no year has such a day."""
    if year := found.memory.years.get((month, day)) or year_of_event(found, month, day):
        return year  # a day that the text has named before, or that stands for an event
    published, weekday = found.published, found.value("weekday")
    reach = 4 if weekday or (month, day) == (2, 29) else 1
    years = range(published.year - reach, published.year + reach + 1)
    days = [
        date(year, month, day) for year in years if day < 29 or day <= month_end(date(year, month, 1)).day
    ]
    if weekday:
        # "Friday, 5 March", told in 2024: 2021 rather than 2027, nobody announces that far ahead.
        coming = published.year + 1
        days = [day for day in days if day.weekday() == int(weekday) and day.year <= coming] or days
        return min(days, key=lambda day: abs((day - published).days)).year
    chosen = choose_nearest(days, published, found, NEAR_DAYS, COMING_DAYS)
    return told_year(found, chosen) or chosen.year


def told_year(found: Found, chosen: date) -> int | None:
    """Return the year of a tale that goes on: "On 27 July 2020 war broke out. On 9 August it ended"."""
    told, published = found.memory.told, found.published
    if told is None or found.first - found.memory.told_at > TALE_REACH:
        return None
    is_recent = abs((published - chosen).days) < RECENT_DAYS or published.year - told.year < 1
    goes_on = (chosen.month, chosen.day) >= (told.month, told.day)
    return told.year if goes_on and not is_recent and found.direction != "future" else None


def named_year(found: Found) -> int | None:
    """Return the year that is named: 2024, '98 or last year; None when there is none."""
    words = found.words("ofyear") or found.words("year") or found.words("yy")
    number = words[-4:].strip(" '")
    if number.isdigit():
        return int(number) + (0 if len(number) == 4 else 1900 if int(number) > PIVOT else 2000)
    if "that" in words or "same" in words:
        return (found.memory.period or found.published).year
    return found.published.year + ("next" in words) - ("last" in words) if words else None


def day_value(found: Found, day: int, month: int, year: int | None) -> str:
    """Return the value of a day; without year and publication XXXX-11-19. Raises ValueError for 31 June."""
    if year is None and found.memory.published is None:
        return f"XXXX{date(2000, month, day).isoformat()[4:]}"
    return date(year or find_year(found, month, day), month, day).isoformat()


@rule("( WEEKDAY ,? )? the? DAY of? MONTH OFYEAR?")  # Tuesday, the 17th of October 2023 | 17 October
@rule("( WEEKDAY ,? )? last:last? MONTH the? DAY OFYEAR?")  # Tuesday, Nov. 19, 2024 | November 19th
def day_of_month(found: Found) -> Meaning | list[Meaning] | None:
    """Tuesday 19 November; Nov. 19, 2024; the 19th of Nov. last year; May the fourth; last Oct. 23."""
    said, day = found.said, found.words("day")
    if day.isalpha() and (said[0] == day or said[-1] == "second"):  # "a third March", "one April second"
        return None
    if found.is_before("name after day") and found.is_capital_at(0):
        return []  # the May 2 Movement
    value = day_value(found, found.integer("day"), found.integer("month"), named_year(found))
    # in "the 1 May parade" the article is the parade's
    return found.meaning(value, begin="day" if said[0] == "the" and day.isdigit() else "")


@rule("WEEKDAY ,? the DAYORD", "( on | until | by | since ) begin:( the DAYORD )")
def day_alone(found: Found) -> str | None:
    """Tuesday the 19th; on the 19th: of the nearest month that fits."""
    if not found.has("weekday") and not found.is_before_stop():  # "on the 19th floor"
        return None
    published, day, weekday = found.published, found.integer("dayord"), found.value("weekday")
    months = [shift_months(published.replace(day=1), step) for step in range(-6, 7)]
    days = [month.replace(day=day) for month in months if day <= month_end(month).day]
    days = [day for day in days if weekday in ("", str(day.weekday()))]
    return choose_nearest(days, published, found, 0, 0).isoformat()


# April 24 and 25 | Nov. 3, 5 and 7
@rule(
    "one:( ( WEEKDAY ,? )? MONTH DAY ) ( ,? and | or | , two:( third:DAY ) ,? and )"
    " three:( second:DAY ) OFYEAR?"
)
# 24 and 25 April 2024 | 3, 5 and 7 November
@rule(
    "the? one:( DAY ) ( and | or | , the? two:( third:DAY ) ,? and )"
    " the? three:( second:DAY of? MONTH OFYEAR? )"
)
def days_of_month(found: Found) -> list[Meaning] | None:
    """April 24 and 25; 3, 5 and 7 November: each day by itself."""
    names = {"one": "day", "two": "third", "three": "second"}  # the words of each day, its number
    names = {part: day for part, day in names.items() if found.has(part)}
    days = [found.integer(day) for day in names.values()]
    if any(found.words(day).isalpha() for day in names.values()) or days != sorted(set(days)):
        return None
    month, year = found.integer("month"), named_year(found)
    return [
        found.part(day_value(found, day, month, year), part) for part, day in zip(names, days, strict=True)
    ]


@rule(
    "from? the? DAY UNTIL the? second:DAY of? MONTH OFYEAR?",  # from 3 to 5 May | 9-11 March 2024
    "between the? DAY and the? second:DAY of? MONTH OFYEAR?",  # between the 3rd and the 5th of May
    "from? MONTH DAY UNTIL second:DAY OFYEAR?",  # March 9-11 | from March 9 to 11, 2024
    "between MONTH DAY and second:DAY OFYEAR?",  # between April 24 and 26
    "from? DAY of? MONTH UNTIL second:DAY of? other:MONTH OFYEAR?",  # from 28 February to 3 March 2024
    "between DAY of? MONTH and second:DAY of? other:MONTH OFYEAR?",  # between 28 Feb. and 3 March
    "from? MONTH DAY UNTIL other:MONTH second:DAY OFYEAR?",  # from Feb. 28 to March 3
    "between MONTH DAY and other:MONTH second:DAY OFYEAR?",  # between Feb. 28 and March 3, 2024
)
def days_from_to(found: Found) -> str | None:
    """From 3 to 5 May; March 9-11; between 28 February and 3 March: a range of days."""
    month = found.integer("month")
    end_month = found.integer("other") or month
    last = day_value(found, found.integer("second"), end_month, named_year(found))
    year = int(last[:4]) - (month > end_month) if last[:4].isdigit() else None
    first = day_value(found, found.integer("day"), month, year)
    return f"{first}/{last}" if first < last and not found.words("day").isalpha() else None


@rule("YEAR - month:MONTHNUM - day:DAYNUM", "YEAR / month:MONTHNUM / day:DAYNUM")  # 2023-10-17 | 2023/10/17
# 11/19/2024 (American order, unless the first number is no month) | 11/19/98
@rule("month:DAYNUM / day:DAYNUM / ( YEAR | YY )", "month:DAYNUM - day:DAYNUM - YEAR", "DOTDATE")
def day_in_figures(found: Found) -> str:
    """2023-10-17; 11/19/2024; 19.11.2024."""
    day, month, year = found.integer("day"), found.integer("month"), named_year(found)
    if found.has("dotdate"):
        day, month, year = map(int, found.said[0].split("."))
    elif month > 12:
        day, month = month, day
    return day_value(found, day, month, year)


@rule("from MONTH ( to | until | through ) other:MONTH OFYEAR?", "MONTH - other:MONTH OFYEAR?")
@rule("between MONTH and other:MONTH OFYEAR?", "MONTH ( to | through ) other:MONTH OFYEAR")
@rule("one:( MONTH ) ( and | or ) two:( other:MONTH OFYEAR )")  # June and July 2024: each month by itself
def months_from_to(found: Found) -> str | list[Meaning]:
    """From June to August 2024; between May and July; June-August: a range of months."""
    month, last_month = found.integer("month"), found.integer("other")
    year = named_year(found) or find_month(found, last_month).year
    first, last = f"{year - (month > last_month):04d}-{month:02d}", f"{year:04d}-{last_month:02d}"
    return [found.part(first, "one"), found.part(last, "two")] if found.has("one") else f"{first}/{last}"


def find_month(found: Found, month: int) -> date:
    """Return the first day of the month that a month named without a year means."""
    this = found.published.replace(day=1)
    months = [date(this.year + step, month, 1) for step in (-1, 0, 1)]
    # "in April" has the tense of its sentence, "the April delivery", "for April delivery" have none
    has_tense = found.has("mod") or (found.is_after("before month") and found.word_at(-1) != "for")
    return choose_nearest(months, this, found if has_tense else None, 27, COMING_MONTHS * 31)


@rule("EARLY? MONTH OFYEAR?")  # in May | October, 2023 | a mid-March truce | the end of November last year
@rule("( MOD -? )? ( LAST | THIS | NEXT ) MONTH")  # last November | next May | this March
def month(found: Found) -> str | None:
    """October 2023; last November; in May, the nearest one that the tense allows."""
    number, year = found.integer("month"), named_year(found)
    if found.has("last", "this", "next"):
        this, step = found.published, found.step
        year = this.year - (step < 0 and number >= this.month) + (step > 0 and number <= this.month)
    if year is None and not found.has("mod", "edge") and not _is_month(found):
        return None
    if year is None and found.memory.published is None:
        return f"XXXX-{number:02d}"
    return f"{year or find_month(found, number).year:04d}-{number:02d}"


def _is_month(found: Found) -> bool:
    """Whether a capitalised month word is the month: not "May I", "March on Rome", "April Jones"."""
    before, word = found.word_at(-1), found.said[-1]
    if found.is_after("name before day") and found.is_capital_at(-1):
        return False  # Black September
    if len(word) == 3 and word != "may":  # "Mar", "Dec" without a full stop
        return found.is_after("before month") and not found.is_capital_at(0)
    if found.is_after("before month") or found.word_at(0) == "'":
        return True
    if word in ("may", "march"):
        return before in ("the", "a", "s") and found.word_at(0) != "of" and not found.is_capital_at(0)
    return not found.is_capital_at(0) or before in ("the", "s")


@rule("the? MOD? fiscal? ORDINAL -? quarter OFYEAR?", "QUARTERNAME OFYEAR?")
def quarter(found: Found) -> str | None:
    """The third quarter of 1998; Q3 2024; third-quarter: without a year the latest that has begun."""
    number, year = found.integer("quartername") or found.integer("ordinal"), named_year(found)
    if not 1 <= number <= 4:
        return None
    if year is None:
        published, year = found.published, found.published.year
        if date(year, 3 * number - 2, 1) > published:
            year -= found.direction != "future"
        elif (published - month_end(date(year, 3 * number, 1))).days > NEWS_OF_A_QUARTER:
            year += found.direction == "future"
    return f"{year:04d}-Q{number}"


@rule("the? ORDINAL -? half OFYEAR", "the ORDINAL half", "ORDINAL - half")
def half_year(found: Found) -> str | None:
    """The first half of 1999; second-half profit."""
    number, year = found.integer("ordinal"), named_year(found)
    if number > 2 or not (year or found.memory.quarter or "-" in found.said):  # the second half of a match
        return None
    return f"{year or found.published.year - (number == 2 and found.published.month < 7):04d}-H{number}"


@rule("EARLY? YEAR", "' YY", "the? fiscal:( fiscal year? ) YEAR", "the YEAR fiscal:( fiscal year )")
@rule("year - EDGE YEAR?", "year ' s EDGE", "the? EDGE of? year")  # year-end | by year's end
def year(found: Found) -> str | None:
    """1998; mid-2023; the end of 2024; the '91 war; fiscal 1998, by the year it is named after; year-end."""
    if found.has("yy") and not found.is_after("before year"):
        return None
    if found.has("year") and not found.has("mod", "edge", "fiscal") and not _is_year(found):
        return None
    return f"{named_year(found) or found.published.year:04d}"


def _is_year(found: Found) -> bool:
    """Whether four digits are a year and not a count, a price, a model or part of a name."""
    number, before, after = found.integer("year"), found.word_at(-1), found.word_at(0)
    if found.is_before("model after year") or found.is_before("counted after a number"):  # a 2019 Toyota
        return False
    if found.is_after("before count") and number % 50 == 0:
        return False
    is_round = number % 100 == 0 and after[:1].isalpha() and after.endswith("s")
    if found.is_after("before year"):
        return not is_round or before in ("in", "since", "the")
    if found.is_after("owner"):  # "Its 1994 treaty"
        return True
    latest = found.memory.published.year + 50 if found.memory.published else 2100
    if not 1900 <= number <= latest or before == "-" or found.is_capital_at(-1):
        return False  # Route 1967
    # not at 2010 Harbour Road, the envoy's 1987 Volvo
    return not is_round and not (before in ("at", "s") and found.is_capital_at(0))


@rule("one:YEAR ( - | / ) two:( YEAR | YY )")
def years_from_to(found: Found) -> str | None:
    """1994-97; 2023/24: a range of years."""
    first, last = found.words("one"), found.words("two")
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


@rule("the? ( MOD -? )? DECADE", "the ( MOD -? )? YEAR ' s")  # the 1990s | 1980s | the early 1990's
# the '80s | the mid-80s | the early '80's | the sixties
@rule("the? ( MOD -? )? ' DECADE", "the ( MOD -? )? ' YY ' s", "the ( MOD -? )? DECADEWORD")
def decade(found: Found) -> str | None:
    """The 1990s; the early '80s; the sixties."""
    digits = found.words("decade").removesuffix("s") or found.words("year") or found.words("yy")
    digits = digits or found.value("decadeword")
    if not digits.endswith("0") or (len(digits) == 2 and not {"'", "the"} & {*found.said}):
        return None  # "in her 30s"
    if len(digits) == 2:
        digits = ("19" if int(digits) > 10 else "20") + digits
    return digits[:2] if digits.endswith("00") and digits < "1900" else digits[:3]


@rule("the? ( MOD -? )? NTH -? century")
def century(found: Found) -> str | None:
    """The 19th century; the late nineteenth century; 21st-century."""
    number = found.integer("nth")
    return f"{number - 1:02d}" if 1 < number < 23 else None


@rule("( in | since | of | until ) begin:( one:CARDINAL two:CARDINAL ( - three:CARDINAL )? )")
@rule("( in | since | of | until ) begin:( two thousand:thousand ( and? two:CARDINAL )? )")
def spelt_year(found: Found) -> str | None:
    """In nineteen ninety-one; twenty twenty-four; two thousand and eight."""
    century = 20 if found.has("thousand") else found.integer("one")
    rest = found.integer("two") + found.integer("three")
    is_year = century in (18, 19, 20) and (rest > 9 or found.has("thousand"))
    return f"{century:02d}{rest:02d}" if is_year else None
