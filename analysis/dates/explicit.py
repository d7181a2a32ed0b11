"""Rules for dates that name their day, month, quarter, season or year."""

from __future__ import annotations

from datetime import date

from analysis.dates.context import Found, Meaning, rule
from analysis.dates.events import year_of_event
from analysis.dates.holidays import holiday_in
from analysis.dates.values import month_end, shift_months
from analysis.lexicon import word_set

# A day without its year is the nearest one, unless it is further away than this and the tense is against it.
NEAR_DAYS = 45
# Without any tense a day or month still to come is meant only up to this distance.
COMING_DAYS, COMING_MONTHS = 150, 3
NEWS_OF_A_QUARTER = 92  # days for which a quarter that has ended is still reported on
TALE_REACH = 60  # tokens after which a tale of another year is over
RECENT_DAYS = 60  # a day of the last weeks is news, whatever tale it stands in
PIVOT = 40  # '41 to '99 are of the last century


def choose_nearest(days: list[date], published: date, direction: str | None, near: int, coming: int) -> date:
    """Return the day nearest to publication, or the nearest on the side that the tense tells."""
    nearest = min(days, key=lambda day: abs((day - published).days))
    ahead = (nearest - published).days
    if ahead > near and (direction == "past" or (direction is None and ahead > coming)):
        return max((day for day in days if day <= published), default=nearest)
    if ahead < -near and direction == "future":
        return min((day for day in days if day >= published), default=nearest)
    return nearest


def find_year(found: Found, month: int, day: int) -> int | None:
    """Return the year of a day written without one; None when no year has such a day."""
    if year := found.memory.years.get((month, day)) or year_of_event(found, month, day):
        return year  # a day that the text has named before, or that stands for an event
    published = found.published
    days = []
    for year in range(published.year - 4, published.year + 5):
        try:
            days.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    if not days:
        return None
    if weekday := found.lexical("weekday"):
        days = [day for day in days if day.weekday() == int(weekday)] or days
        return min(days, key=lambda day: abs((day - published).days)).year
    direction = "past" if found.has("last") else found.direction
    chosen = choose_nearest(days, published, direction, NEAR_DAYS, COMING_DAYS)
    return told_year(found, chosen, direction) or chosen.year


def told_year(found: Found, chosen: date, direction: str | None) -> int | None:
    """Return the year of a tale that goes on: "On 27 July 2020 war broke out. On 9 August it ended"."""
    told, published = found.memory.told, found.published
    if told is None or found.first - found.memory.told_at > TALE_REACH or direction == "future":
        return None
    is_recent = abs((published - chosen).days) < RECENT_DAYS or published.year - told.year < 1
    goes_on = (chosen.month, chosen.day) >= (told.month, told.day)
    return told.year if goes_on and not is_recent else None


def named_year(found: Found) -> int | None:
    """Return the year that is named: 2024, '98 or last year; None when there is none."""
    words = found.words("ofyear") or found.words("year") or found.words("yy")
    if not words:
        return None
    number = words.split()[-1]
    if number.isdigit():
        return int(number) if len(number) == 4 else int(number) + (1900 if int(number) > PIVOT else 2000)
    if "that" in words or "same" in words:
        return (found.memory.period or found.published).year
    return found.published.year + (1 if "next" in words else -1 if "last" in words else 0)


def day_value(found: Found, day: int, month: int, year: int | None) -> str | None:
    """Return the value of a day; without year and publication XXXX-11-19. None when there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is None and found.memory.published is None:
        return f"XXXX-{month:02d}-{day:02d}"
    year = year or find_year(found, month, day)
    return date(year, month, day).isoformat() if year else None


# Tuesday, the 17th of October 2023 | 17 October | the 17th of Oct. last year
@rule("( WEEKDAY ,? )? the? DAY of? MONTH OFYEAR?")
# Tuesday, Nov. 19, 2024 | November 19th | May the fourth | last Oct. 23
@rule("( WEEKDAY ,? )? last:last? MONTH the? DAY OFYEAR?")
def day_of_month(found: Found) -> Meaning | list[Meaning] | None:
    """Tuesday 19 November; Nov. 19, 2024; the 19th of November."""
    words, day = found.all_words, found.words("day")
    if day.isalpha() and (words[0] == day or words[-1] == "second"):  # "a third March", "one April second"
        return None
    if found.word_at(0) in word_set("date_neighbours", "name after day") and found.is_capitalised(
        found.token_at(0)
    ):
        return []  # the May 2 Movement
    value = day_value(found, int(found.number("day")), int(found.lexical("month")), named_year(found))
    # in "the 1 May parade" the article is the parade's
    return found.meaning(value, begin="day" if words[0] == "the" and day.isdigit() else "") if value else None


# Tuesday the 19th | on the 19th
@rule("WEEKDAY ,? the DAYORD", "( on | until | by | since ) begin:the DAYORD")
def day_alone(found: Found) -> Meaning | None:
    """Tuesday the 19th; on the 19th: of the nearest month that fits."""
    begin = "begin" if found.has("begin") else ""
    if not found.has("weekday") and not found.is_before_stop():  # "on the 19th floor"
        return None
    published, day = found.published, int(found.number("dayord"))
    months = [shift_months(published.replace(day=1), step) for step in range(-6, 7)]
    days = [month.replace(day=day) for month in months if day <= month_end(month.year, month.month).day]
    if weekday := found.lexical("weekday"):
        days = [day for day in days if day.weekday() == int(weekday)]
    if not days:
        return None
    chosen = choose_nearest(days, published, found.direction, 0, 0)
    return found.meaning(chosen.isoformat(), begin=begin)


# April 24 and 25 | Nov. 3, 5 and 7
@rule("( WEEKDAY ,? )? MONTH DAY ( ,? and | or | , third:DAY ,? and ) second:DAY OFYEAR?")
# 24 and 25 April 2024 | 3, 5 and 7 November
@rule("the? DAY ( and | or | , the? third:DAY ,? and ) the? second:DAY of? MONTH OFYEAR?")
def days_of_month(found: Found) -> list[Meaning] | None:
    """April 24 and 25; 3, 5 and 7 November: each day by itself."""
    month, year = int(found.lexical("month")), named_year(found)
    parts = [part for part in ("day", "third", "second") if found.has(part)]
    if any(found.words(part).isalpha() for part in parts):
        return None
    values = [day_value(found, int(found.number(part)), month, year) for part in parts]
    numbers = [found.number(part) for part in parts]
    if None in values or numbers != sorted(set(numbers)):
        return None
    meanings = [found.part(str(value), part) for value, part in zip(values, parts, strict=True)]
    at_month = found.match.start("month")
    holder = 0 if at_month < meanings[0].first else -1  # the day that the month is written with
    first, last = (found.first, meanings[0].last) if holder == 0 else (meanings[-1].first, found.last)
    meanings[holder] = Meaning(meanings[holder].value, meanings[holder].days, first, last)
    return meanings


# from 3 to 5 May | 9-11 March 2024 | between the 3rd and the 5th of May
@rule("from? the? DAY UNTIL the? second:DAY of? MONTH OFYEAR?")
@rule("between the? DAY and the? second:DAY of? MONTH OFYEAR?")
# March 9-11 | from March 9 to 11, 2024 | between April 24 and 26
@rule("from? MONTH DAY UNTIL second:DAY OFYEAR?", "between MONTH DAY and second:DAY OFYEAR?")
# from 28 February to 3 March 2024 | between 28 Feb. and 3 March
@rule("from? DAY of? MONTH UNTIL second:DAY of? other:MONTH OFYEAR?")
@rule("between DAY of? MONTH and second:DAY of? other:MONTH OFYEAR?")
# from Feb. 28 to March 3 | between Feb. 28 and March 3, 2024
@rule("from? MONTH DAY UNTIL other:MONTH second:DAY OFYEAR?")
@rule("between MONTH DAY and other:MONTH second:DAY OFYEAR?")
def days_from_to(found: Found) -> str | None:
    """From 3 to 5 May; March 9-11; between 28 February and 3 March: a range of days."""
    month = int(found.lexical("month"))
    end_month = int(found.lexical("other") or month)
    last = day_value(found, int(found.number("second")), end_month, named_year(found))
    if last is None or found.words("day").isalpha():
        return None
    year = int(last[:4]) - (month > end_month) if last[:4].isdigit() else None
    first = day_value(found, int(found.number("day")), month, year)
    return f"{first}/{last}" if first and first < last else None


# 2023-10-17 | 2023/10/17
@rule("YEAR - MONTHNUM - DAYNUM", "YEAR / MONTHNUM / DAYNUM")
def iso_day(found: Found) -> str | None:
    """2023-10-17."""
    return day_value(found, int(found.words("daynum")), int(found.words("monthnum")), named_year(found))


# 11/19/2024 (American order, unless the first number is no month) | 11/19/98
@rule("one:DAYNUM / two:DAYNUM / YEAR", "one:DAYNUM / two:DAYNUM / YY", "one:DAYNUM - two:DAYNUM - YEAR")
def slashed_day(found: Found) -> str | None:
    """11/19/2024; 19/11/2024."""
    month, day = int(found.words("one")), int(found.words("two"))
    if month > 12:
        month, day = day, month
    return day_value(found, day, month, named_year(found))


# 19.11.2024
@rule("DOTDATE")
def dotted_day(found: Found) -> str | None:
    """19.11.2024: day, month, year."""
    day, month, year = (int(part) for part in found.words("dotdate").split("."))
    return day_value(found, day, month, year)


# October 2023 | early Oct. 2023 | October, 2023 | October last year
@rule("( MOD -? in? )? MONTH OFYEAR")
def month_of_year(found: Found) -> Meaning:
    """October 2023; late October last year."""
    return found.meaning(f"{named_year(found):04d}-{int(found.lexical('month')):02d}", found.lexical("mod"))


# from June to August 2024 | between May and July | June-August
@rule("from MONTH ( to | until | through ) other:MONTH OFYEAR?", "MONTH - other:MONTH OFYEAR?")
@rule("between MONTH and other:MONTH OFYEAR?", "MONTH ( to | through ) other:MONTH OFYEAR")
def months_from_to(found: Found) -> str | None:
    """From June to August 2024: a range of months."""
    month, last_month = int(found.lexical("month")), int(found.lexical("other"))
    year = named_year(found) or find_month(found, last_month).year
    return f"{year - (month > last_month):04d}-{month:02d}/{year:04d}-{last_month:02d}"


# June and July 2024
@rule("MONTH ( and | or ) other:MONTH OFYEAR")
def two_months(found: Found) -> list[Meaning]:
    """June and July 2024: each month by itself."""
    year = named_year(found)
    first = found.part(f"{year:04d}-{int(found.lexical('month')):02d}", "month")
    return [first, found.part(f"{year:04d}-{int(found.lexical('other')):02d}", "other", "ofyear")]


def find_month(found: Found, month: int) -> date:
    """Return the first day of the month that a month named without a year means."""
    published = found.published
    this = published.replace(day=1)
    months = [date(year, month, 1) for year in range(published.year - 1, published.year + 2)]
    # "in April" has the tense of its sentence, "the April delivery", "for April delivery" have none
    before = found.word_at(-1)
    has_tense = found.has("mod") or (
        before in word_set("date_neighbours", "before month") and before != "for"
    )
    return choose_nearest(months, this, found.direction if has_tense else None, 27, COMING_MONTHS * 31)


# in May | late November | a mid-March truce
@rule("( MOD -? in? )? MONTH")
def month_alone(found: Found) -> Meaning | None:
    """In May; late November: the nearest one that the tense allows."""
    month = int(found.lexical("month"))
    if not found.has("mod") and not _is_month(found):
        return None
    if found.memory.published is None:
        return found.meaning(f"XXXX-{month:02d}")
    return found.meaning(f"{find_month(found, month):%Y-%m}", found.lexical("mod"))


def _is_month(found: Found) -> bool:
    """Whether a capitalised month word is the month: not "May I", "March on Rome", "April Jones"."""
    before, after = found.word_at(-1), found.token_at(0)
    token = found.reading.tokens[found.first]
    if before in word_set("date_neighbours", "name before day") and found.is_capitalised(found.token_at(-1)):
        return False  # Black September
    if len(token.word) == 3 and token.word != "may" and found.reading.text[token.end - 1] != ".":
        return before in word_set("date_neighbours", "before month") and not found.is_capitalised(after)
    if before in word_set("date_neighbours", "before month") or (after and after.word in ("'", "’")):
        return True
    if token.word in ("may", "march"):
        return before in ("the", "a", "s") and found.word_at(0) != "of" and not found.is_capitalised(after)
    return not found.is_capitalised(after) or before in ("the", "s")


# last November | next May | this March
@rule("( MOD -? )? ( LAST | THIS | NEXT ) MONTH")
def month_beside_now(found: Found) -> Meaning | None:
    """Last November; next May."""
    month, published = int(found.lexical("month")), found.published
    year = published.year
    if found.has("last"):
        year -= month >= published.month
    elif found.has("next"):
        year += month <= published.month
    return found.meaning(f"{year:04d}-{month:02d}", found.lexical("mod"))


# the third quarter of 1998 | third-quarter | fourth quarter last year | fiscal first quarter
@rule("the? MOD? fiscal? ORDINAL -? quarter OFYEAR?")
# Q3 2024
@rule("QUARTERNAME OFYEAR?")
def quarter(found: Found) -> Meaning | None:
    """The third quarter of 1998; Q3 2024; without a year the latest that has begun."""
    number = int(found.lexical("quartername") or found.number("ordinal"))
    if not 1 <= number <= 4:
        return None
    year = named_year(found)
    if year is None:
        published, year = found.published, found.published.year
        if date(year, 3 * number - 2, 1) > published:
            year -= found.direction != "future"
        elif (published - month_end(year, 3 * number)).days > NEWS_OF_A_QUARTER:
            year += found.direction == "future"
    return found.meaning(f"{year:04d}-Q{number}", found.lexical("mod"))


# the first half of 1999 | second-half profit
@rule("the? ORDINAL -? half OFYEAR", "the ORDINAL half", "ORDINAL - half")
def half_year(found: Found) -> Meaning | None:
    """The first half of 1999."""
    number = int(found.number("ordinal"))
    year = named_year(found)
    is_named = year is not None or found.memory.quarter or "-" in found.all_words
    if number > 2 or not is_named:  # the second half of a match
        return None
    if year is None:
        year = found.published.year - (number == 2 and found.published.month < 7)
    return found.meaning(f"{year:04d}-H{number}")


# the spring of 1998 | winter 2023 | summer '98
@rule("the? MOD? SEASON OFYEAR")
def season_of_year(found: Found) -> Meaning:
    """The spring of 1998."""
    return found.meaning(f"{named_year(found):04d}-{found.lexical('season')}", found.lexical("mod"))


# 1998 | early 1999 | mid-2023
@rule("( MOD -? in? )? YEAR", "' YY")
def year(found: Found) -> Meaning | None:
    """In 1998; mid-2023; the '91 war."""
    if found.has("yy") and found.word_at(-1) not in word_set("date_neighbours", "before year"):
        return None
    if found.has("year") and not found.has("mod") and not _is_year(found):
        return None
    return found.meaning(str(named_year(found)), found.lexical("mod"))


def _is_year(found: Found) -> bool:
    """Whether four digits are a year and not a count, a price, a model or part of a name."""
    number = int(found.words("year"))
    before, after, counts = (
        found.word_at(-1),
        found.word_at(0),
        word_set("date_neighbours", "counted after a number"),
    )
    if after in word_set("date_neighbours", "model after year"):  # a 2019 Toyota
        return False
    if after in counts or (before in word_set("date_neighbours", "before count") and number % 50 == 0):
        return False
    is_round = number % 100 == 0 and after[:1].isalpha() and after.endswith("s")
    if before in word_set("date_neighbours", "before year"):
        return not is_round or before in ("in", "since", "the")
    if before in word_set("date_neighbours", "owner"):  # "Its 1994 treaty"
        return True
    latest = found.memory.published.year + 50 if found.memory.published else 2100
    if not 1900 <= number <= latest or before == "-" or found.is_capitalised(found.token_at(-1)):
        return False  # Route 1967
    if before in ("at", "s") and found.is_capitalised(found.token_at(0)):
        return False  # at 2010 Harbour Road, the envoy's 1987 Volvo
    return not is_round


# 1994-97 | 1994-1997 | 2023/24
@rule("one:YEAR ( - | / ) two:( YEAR | YY )")
def years_from_to(found: Found) -> str | None:
    """1994-97: a range of years."""
    first, last = found.words("one"), found.words("two")
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


# the 1990s | 1980s | the early 1990's
@rule("the? ( MOD -? )? DECADE", "the ( MOD -? )? YEAR ' s")
# the '80s | the mid-80s | the early '80's | the sixties
@rule("the? ( MOD -? )? ' DECADE", "the ( MOD -? )? ' YY ' s", "the ( MOD -? )? DECADEWORD")
def decade(found: Found) -> Meaning | None:
    """The 1990s; the early '80s; the sixties."""
    digits = found.words("decade").removesuffix("s") or found.words("year") or found.words("yy")
    digits = digits or found.lexical("decadeword")
    if not digits.endswith("0") or (len(digits) == 2 and not {"'", "’", "the"} & set(found.all_words)):
        return None  # "in her 30s"
    if len(digits) == 2:
        digits = ("19" if int(digits) > 10 else "20") + digits
    is_century = digits.endswith("00") and digits < "1900"
    return found.meaning(digits[:2] if is_century else digits[:3], found.lexical("mod"))


# the 19th century | the late nineteenth century | 21st-century
@rule("the? ( MOD -? )? NTH -? century")
def century(found: Found) -> Meaning | None:
    """The 19th century."""
    number = int(found.number("nth"))
    return found.meaning(f"{number - 1:02d}", found.lexical("mod")) if 1 < number < 23 else None


# fiscal 1998 | fiscal year 1998
@rule("the? fiscal year? YEAR", "the YEAR fiscal year")
def fiscal_year(found: Found) -> str:
    """Fiscal 1998, by the year it is named after."""
    return found.words("year")


# nineteen ninety-one | twenty twenty-four | two thousand and eight
@rule("( in | since | of | until ) one:CARDINAL two:CARDINAL ( - three:CARDINAL )?")
@rule("( in | since | of | until ) one:two thousand ( and? two:CARDINAL )?")
def spelt_year(found: Found) -> Meaning | None:
    """In nineteen ninety-one; in two thousand and eight."""
    century = 20 if found.words("one") == "two" else int(found.number("one"))
    rest = int(found.number("two") + found.number("three"))
    if century not in (18, 19, 20) or (rest < 10 and "thousand" not in found.all_words):
        return None
    return found.meaning(f"{century:02d}{rest:02d}", begin="one")


# Thanksgiving Day | Christmas 1998 | last Easter
@rule("( LAST | NEXT | THIS )? HOLIDAY OFYEAR?")
def holiday(found: Found) -> str | None:
    """Thanksgiving Day; last Easter; Christmas Eve 1998."""
    day_rule = found.lexical("holiday")
    if day_rule[:4].isdigit():  # 9/11
        return day_rule
    if year := named_year(found):
        return holiday_in(year, day_rule).isoformat()
    published = found.published
    days = [holiday_in(published.year + step, day_rule) for step in (-1, 0, 1)]
    if found.has("last"):
        return max(day for day in days if day < published).isoformat()
    if found.has("next"):
        return min(day for day in days if day > published).isoformat()
    return choose_nearest(days, published, found.direction, 30, COMING_DAYS).isoformat()
