"""Rules for dates that name their day, month, quarter, season or year."""

from __future__ import annotations

from datetime import date

from analysis.date_context import Found, Meaning, rule
from analysis.date_holidays import holiday_in

# A date without its year is the nearest one, unless the sentence's tense speaks against it by this much.
TENSE_DECIDES_FROM = 45
PAST_UNLESS_WITHIN = 150

# "in May", "since March": what stands before a month that is also a verb.
BEFORE_MONTH = set(
    "in of since by until till from to through between and before after during or last this next for".split()
)
NEWSPAPER = set("times mail telegraph herald post mirror express people tribune sun star world".split())


def nearest_year(found: Found, month: int, day: int, weekday: int | None = None) -> int | None:
    """Return the year that a month and day without one stand in; None when there is no such day."""
    published = found.published
    days = []
    for year in range(published.year - 4, published.year + 5):
        try:
            days.append(date(year, month, day))
        except ValueError:  # 29 February
            continue
    if weekday is not None:
        days = [d for d in days if d.weekday() == weekday] or days
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - published).days))
    ahead = (nearest - published).days
    if abs(ahead) <= TENSE_DECIDES_FROM or weekday is not None:
        return nearest.year
    direction = found.direction
    if ahead > 0 and (direction == "past" or (direction is None and ahead > PAST_UNLESS_WITHIN)):
        return max((d for d in days if d <= published), default=nearest).year
    if ahead < 0 and direction == "future":
        return min((d for d in days if d >= published), default=nearest).year
    return nearest.year


def day_value(found: Found, day: int, month: int, year: int | None) -> str | None:
    """Return the value of a day; without year and publication XXXX-11-19. None when there is no such day."""
    if year is None and found.memory.published is None:
        return f"XXXX-{month:02d}-{day:02d}" if day <= 31 else None
    weekday = found.lexical("weekday")
    year = year or nearest_year(found, month, day, int(weekday) if weekday else None)
    try:
        return date(year or 0, month, day).isoformat()
    except ValueError:
        return None


def named_year(found: Found, part: str = "year") -> int | None:
    """Return the year named with a date: 2024, '98 or last year; None when there is none."""
    if found.has("yy"):
        year = int(found.words("yy"))
        return year + (1900 if year > 40 else 2000)
    if found.has(part):
        return int(found.words(part))
    if found.has("relative"):
        words = found.words("relative")
        if "that" in words or "same" in words:
            return (found.memory.period or found.published).year
        return found.published.year + (1 if "next" in words else -1 if "last" in words else 0)
    return None


YEAR = "( ,? of? YEAR | ' YY | ,? relative:( last year | this year | next year | that year | of that year | of last year | of this year | of the same year ) )?"


# Tuesday, the 19th of November 2024 | 19 November | the 19th of Nov. last year
@rule(f"( WEEKDAY ,? )? the? DAY of? MONTH {YEAR}")
# Tuesday, Nov. 19, 2024 | November 19th | May the fourth
@rule(f"( WEEKDAY ,? )? LAST? MONTH the? DAY {YEAR}")
def day_of_month(found: Found) -> str | None:
    """Tuesday 19 November; Nov. 19, 2024; the 19th of November."""
    if found.words("day") == "second" and found.word_at(0) in ("offensive", "front"):
        return None
    return day_value(found, int(found.number("day")), int(found.lexical("month")), named_year(found))


# April 24 and 25 | Nov. 3, 4 and 5 reads its first two
@rule(f"( WEEKDAY ,? )? MONTH DAY ( and | or | , ) second:DAY {YEAR}")
def two_days_of_month(found: Found) -> list[Meaning] | None:
    """April 24 and 25: two days."""
    month, year = int(found.lexical("month")), named_year(found)
    if found.words("second").isalpha() or found.word_at(0) in (":",):
        return None
    values = [day_value(found, int(found.number(part)), month, year) for part in ("day", "second")]
    if None in values or values[0] >= values[1]:  # type: ignore[operator]
        return None
    return [found.part(str(values[0]), "month", "day"), found.part(str(values[1]), "second")]


# from 3 to 5 May | 9-11 March 2024 | between the 3rd and the 5th of May
@rule(
    f"( from | between )? the? DAY ( - | DASH | to | and | until | through ) the? second:DAY of? MONTH {YEAR}"
)
# March 9-11 | from March 9 to 11, 2024
@rule(f"( from | between )? MONTH DAY ( - | DASH | to | until | through ) second:DAY {YEAR}")
# between April 24 and 26
@rule(f"between MONTH DAY and second:DAY {YEAR}")
def days_of_one_month(found: Found) -> str | None:
    """From 3 to 5 May; March 9-11: a range of days."""
    month, year = int(found.lexical("month")), named_year(found)
    first = day_value(found, int(found.number("day")), month, year)
    last = day_value(found, int(found.number("second")), month, year)
    return f"{first}/{last}" if first and last and first < last else None


# from 28 February to 3 March 2024 | between 28 Feb. and 3 March
@rule(
    f"( from | between )? DAY of? MONTH ( - | DASH | to | and | until | through ) second:DAY of? other:MONTH {YEAR}"
)
# from Feb. 28 to March 3 | between Feb. 28 and March 3, 2024
@rule(f"( from | between )? MONTH DAY ( - | DASH | to | until | through ) other:MONTH second:DAY {YEAR}")
@rule(f"between MONTH DAY and other:MONTH second:DAY {YEAR}")
def days_of_two_months(found: Found) -> str | list[Meaning] | None:
    """Between 28 February and 3 March: a range of days over the end of a month."""
    month, year = int(found.lexical("month")), named_year(found)
    other = int(found.lexical("other"))
    last = day_value(found, int(found.number("second")), other, year)
    if last and last[:4].isdigit():
        year = int(last[:4]) - (month > other)
    first = day_value(found, int(found.number("day")), month, year)
    return f"{first}/{last}" if first and last and first < last else None


# 2024-11-19 | 2024/11/19
@rule("YEAR - MONTHNUM - DAYNUM", "YEAR / MONTHNUM / DAYNUM")
def iso_day(found: Found) -> str | None:
    """2024-11-19."""
    return day_value(found, int(found.words("daynum")), int(found.words("monthnum")), named_year(found))


# 11/19/2024 (American order, unless the first number is no month) | 11/19/98
@rule("one:DAYNUM / two:DAYNUM / YEAR", "one:DAYNUM / two:DAYNUM / YY", "one:DAYNUM - two:DAYNUM - YEAR")
def slashed_day(found: Found) -> str | None:
    """11/19/2024; 19/11/2024."""
    month, day = int(found.words("one")), int(found.words("two"))
    if month > 12:
        month, day = day, month
    return day_value(found, day, month, named_year(found)) if month <= 12 else None


# 19.11.2024
@rule("DOTDATE")
def dotted_day(found: Found) -> str | None:
    """19.11.2024: day, month, year."""
    day, month, year = (int(part) for part in found.words("dotdate").split("."))
    return day_value(found, day, month, year)


# November 2024 | early Nov. 2024 | November, 2024 | November last year
@rule(
    f"( MOD -? in? )? MONTH ( ,? of? YEAR | ' YY | ,? of? relative:( last year | this year | next year | that year ) )"
)
def month_of_year(found: Found) -> Meaning:
    """November 2024; late November last year."""
    return found.meaning(f"{named_year(found):04d}-{int(found.lexical('month')):02d}", found.lexical("mod"))


# in May | late November | a mid-March truce
@rule("( MOD -? in? )? MONTH")
def month_alone(found: Found) -> Meaning | None:
    """In May; late November: the nearest one that the tense allows."""
    month = int(found.lexical("month"))
    if not found.has("mod") and not _is_month(found):
        return None
    if found.memory.published is None:
        return found.meaning(f"XXXX-{month:02d}")
    published = found.published
    candidates = [date(year, month, 1) for year in range(published.year - 1, published.year + 2)]
    this = published.replace(day=1)
    months = {d: (d.year - this.year) * 12 + d.month - this.month for d in candidates}
    nearest = min(candidates, key=lambda d: (abs(months[d]), months[d]))
    if months[nearest]:
        direction = found.direction
        if months[nearest] > 1 and (direction == "past" or (direction is None and months[nearest] > 4)):
            nearest = max(d for d in candidates if d <= this)
        elif months[nearest] < 0 and direction == "future":
            nearest = min(d for d in candidates if d >= this)
    return found.meaning(f"{nearest:%Y-%m}", found.lexical("mod"))


def _is_month(found: Found) -> bool:
    """Whether a capitalised month word is the month: not "May I", "March on Rome", "April Jones"."""
    before, after = found.word_at(-1), found.token_at(0)
    if before in BEFORE_MONTH:
        return True
    if found.words("month") in ("may", "march", "mar", "jan", "dec"):
        return (
            before in ("the", "a", "'s", "s", "mid", "late", "early", "(", ",")
            and bool(after)
            and not found.is_capitalised(after)
        )
    return not (found.is_capitalised(after) and before not in ("the", "s"))


# last November | next May | this March
@rule("( MOD -? )? ( LAST | THIS | NEXT ) MONTH")
def month_beside_now(found: Found) -> Meaning | None:
    """Last November; next May."""
    month, published = int(found.lexical("month")), found.published
    if found.has("last"):
        year = published.year - (month >= published.month)
    elif found.has("next"):
        year = published.year + (month <= published.month)
    else:
        year = published.year
    return found.meaning(f"{year:04d}-{month:02d}", found.lexical("mod"))


# the third quarter of 1998 | third-quarter | fourth quarter last year | fiscal first quarter
@rule(
    f"the? ( MOD )? fiscal? ORDINAL -? quarter of? ( the? ( fiscal year | fiscal )? YEAR | relative:( last year | this year | next year | the year | that year ) )?"
)
# Q3 2024
@rule("QUARTERNAME of? YEAR?")
def quarter(found: Found) -> Meaning | None:
    """The third quarter of 1998; Q3 2024; without a year the one that ended last."""
    number = int(found.lexical("quartername") or found.number("ordinal"))
    if not 1 <= number <= 4:
        return None
    year = named_year(found)
    if year is None:
        published = found.published
        year = published.year
        started = date(year, 3 * number - 2, 1) <= published
        if not started and found.direction != "future":
            year -= 1
    return found.meaning(f"{year:04d}-Q{number}", found.lexical("mod"))


# the first half of 1999 | second-half
@rule(
    f"the? ORDINAL -? half of ( the? fiscal? YEAR | relative:( last year | this year | next year | the year | that year ) )"
)
@rule("ORDINAL - half", "the ORDINAL half")
def half_year(found: Found) -> Meaning | None:
    """The first half of 1999."""
    number = int(found.number("ordinal"))
    if number > 2:
        return None
    year = named_year(found)
    if year is None:
        if not found.memory.quarter:  # of a match, of a book
            return None
        year = found.published.year - (number == 2 and found.published.month < 7)
    return found.meaning(f"{year:04d}-H{number}")


# the spring of 1998 | winter 2023 | summer '98
@rule(
    "the? ( MOD )? SEASON ( ,? of? YEAR | ' YY | of? relative:( last year | this year | next year | that year ) )"
)
def season_of_year(found: Found) -> Meaning:
    """The spring of 1998."""
    return found.meaning(f"{named_year(found):04d}-{found.lexical('season')}", found.lexical("mod"))


# 1998 | early 1999 | mid-2023
@rule("( MOD -? in? )? YEAR")
def year(found: Found) -> Meaning | None:
    """In 1998; mid-2023."""
    if not found.has("mod") and not _is_year(found):
        return None
    return found.meaning(found.words("year"), found.lexical("mod"))


BEFORE_YEAR = set(
    "in since until till by from to of early late mid and between during before after for through around or the a this"
    " back fiscal year".split()
)
COUNTED = set(
    "people troops soldiers men women children civilians police officers fighters rebels militants workers jobs"
    " refugees prisoners hostages victims deaths casualties wounded dead bodies houses homes buildings families"
    " miles kilometers kilometres km meters metres feet yards pounds tons tonnes kg kilograms acres hectares barrels"
    " dollars euros rubles roubles rupees points shares votes seats pages copies missiles rockets drones shells tanks"
    " vehicles aircraft planes ships rounds bombs tents trucks years days hours minutes weeks months percent per"
    " voters students residents passengers demonstrators protesters displaced people's mw hp cc watts calories".split()
)
BEFORE_COUNT = set(
    "than about nearly almost some least most over approximately roughly around only another up to total".split()
)


def _is_year(found: Found) -> bool:
    """Whether four digits are a year and not a count, a price, a model or part of a name."""
    number = int(found.words("year"))
    before, after = found.word_at(-1), found.word_at(0)
    if after in COUNTED:
        return before in ("in", "since") and after in ("people", "troops", "police")
    if before in BEFORE_YEAR:
        return True
    if before in BEFORE_COUNT and number % 50 == 0:
        return False
    latest = found.memory.published.year + 50 if found.memory.published else 2100
    if not 1900 <= number <= latest:
        return False
    token, previous = found.token_at(0), found.token_at(-1)
    if found.is_capitalised(token) and found.is_capitalised(previous):
        return False
    return not (number % 100 == 0 and after.endswith("s") and token is not None)


# 1994-97 | 1994-1997 | 2023/24
@rule("one:YEAR ( - | / ) two:( YEAR | YY )")
def years(found: Found) -> str | None:
    """1994-97: a range of years."""
    first, last = found.words("one"), found.words("two")
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


# the 1990s | the early 1990's | the '80s | the mid-80s
@rule(
    "the? ( MOD -? ( to - )? )? '? DECADE",
    "the ( MOD -? )? YEAR ' s",
    "the ( MOD -? )? ' YY ' s",
    "the ( MOD -? )? DECADEWORD",
)
def decade(found: Found) -> Meaning | None:
    """The 1990s; the early '80s; the sixties."""
    digits = (
        found.words("decade").removesuffix("s")
        or found.words("year")
        or found.words("yy")
        or found.lexical("decadeword")
    )
    if not digits.endswith("0"):
        return None
    if len(digits) == 2:
        if (
            found.has("decade")
            and "'" not in [t.word for t in found.reading.tokens[found.first : found.last]]
            and "’" not in [t.word for t in found.reading.tokens[found.first : found.last]]
            and found.reading.tokens[found.first].word != "the"
        ):
            return None
        digits = ("20" if int(digits) < 20 else "19") + digits
    if int(digits) % 100 == 0 and found.has("decade") and int(digits) < 1900:
        return found.meaning(digits[:2], found.lexical("mod"))
    return found.meaning(digits[:3], found.lexical("mod"))


# the 19th century | the late nineteenth century | 21st-century
@rule("the? ( MOD -? )? NTH -? century")
def century(found: Found) -> Meaning | None:
    """The 19th century."""
    number = int(found.number("nth"))
    return found.meaning(f"{number - 1:02d}", found.lexical("mod")) if 1 < number < 23 else None


# fiscal 1998 | fiscal year 1998
@rule("fiscal year? YEAR", "the fiscal year YEAR", "the YEAR fiscal year")
def fiscal_year(found: Found) -> str:
    """Fiscal 1998, by the year it is named after."""
    return found.words("year")


# nineteen ninety-one | twenty twenty-four | two thousand and eight
@rule(
    "in one:CARDINAL two:CARDINAL ( - three:CARDINAL )?",
    "in two thousand ( and? two:CARDINAL )?",
    "since one:CARDINAL two:CARDINAL ( - three:CARDINAL )?",
)
def spelt_year(found: Found) -> Meaning | None:
    """In nineteen ninety-one."""
    century = int(found.meaning_of.get((found.words("one"), "CARDINAL"), 20)) if found.has("one") else 20
    rest = sum(
        int(found.meaning_of[found.words(part), "CARDINAL"]) for part in ("two", "three") if found.has(part)
    )
    if not found.has("one"):
        return found.meaning(f"{2000 + rest:04d}")
    if century not in (18, 19, 20) or rest < 10 or rest > 99:
        return None
    return found.meaning(f"{century}{rest:02d}")


# Thanksgiving Day | Christmas 1998 | last Easter
@rule(
    "( LAST | NEXT | THIS )? HOLIDAY ( ,? of? YEAR | relative:( last year | this year | next year | that year ) )?"
)
def holiday(found: Found) -> str | None:
    """Thanksgiving Day; last Easter; Christmas Eve 1998."""
    rule_text = found.lexical("holiday")
    if rule_text[:4].isdigit():
        return rule_text
    year = named_year(found)
    if year is not None:
        return holiday_in(year, rule_text).isoformat()
    published = found.published
    days = [holiday_in(published.year + step, rule_text) for step in (-1, 0, 1)]
    if found.has("last"):
        return max(d for d in days if d < published).isoformat()
    if found.has("next"):
        return min(d for d in days if d > published).isoformat()
    nearest = min(days, key=lambda d: abs((d - published).days))
    if abs((nearest - published).days) > 30:
        direction = found.direction
        if direction == "past":
            nearest = max(d for d in days if d <= published)
        elif direction == "future":
            nearest = min(d for d in days if d >= published)
    return nearest.isoformat()
