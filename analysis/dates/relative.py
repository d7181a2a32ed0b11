"""Rules for dates that are counted from the day of publication or from what the text last spoke of."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.dates.context import Found, Meaning
from analysis.dates.explicit import find_month, named_year
from analysis.dates.patterns import rule
from analysis.dates.values import (
    CLOCK_UNITS,
    PARTS_OF_YEAR,
    duration,
    month_end,
    shift,
    shift_months,
    value_at,
)

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FROM_ANCHOR = {"that", "same", "following", "previous", "preceding"}  # counted from the day spoken of last


@rule("REF", "in? the PAST")
def reference(found: Found) -> str | None:
    """Now; recently; in the near future; in the past: a time without a date."""
    words, before, after = found.words("ref"), found.word_at(-1), found.word_at(0)
    if words == "soon" and {before, after} & {"as", "after", "before"}:  # as soon as, soon after
        return None
    if words == "future" and (found.is_after("owner") or before in ("a", "s")):
        return None
    if found.has("past"):
        return "PAST_REF" if found.is_before_stop() else None
    return found.value("ref")


@rule("MOD? ( DEICTIC | night:tonight )")  # today | earlier yesterday | late tonight
@rule("the? far:day ( before | after ) DEICTIC")  # the day before yesterday | the day after tomorrow
def day_beside_today(found: Found) -> str | None:
    """Today; tonight; yesterday; the day after tomorrow."""
    if found.reading.is_capital(found.first) and found.is_capital_at(-1):
        return None  # USA Today
    days = found.integer("deictic") * (2 if found.has("far") else 1)
    return f"{found.published + days * DAY}{'TNI' if found.has('night') else ''}"


@rule("overnight", "MOD? last night")  # overnight | last night
# overnight into Monday | overnight on Tuesday | overnight from Sunday to Monday
@rule("overnight ( into | to | on )? WEEKDAY", "overnight from other:WEEKDAY ( into | to ) WEEKDAY")
def last_night(found: Found) -> Meaning:
    """Overnight: the night before the day of publication or the day named, and into that day."""
    evening = weekday_near(found, _is_ahead(found)) if found.has("weekday") else found.published
    if not found.has("weekday") or {"into", "to"} & {*found.said}:
        evening -= DAY
    days = (evening, evening + DAY, "part_of_day")
    return Meaning(f"{evening}TNI", days, found.first, found.last)


@rule("( MOD on? )? ( the? ( LAST | NEXT ) | near:( THIS | this past | this coming ) )? WEEKDAY")
def weekday(found: Found) -> Meaning | str | None:
    """Tuesday, the nearest one by the tense of its sentence; late Tuesday; last Friday; next Monday."""
    is_show = found.is_capital_at(1) and found.word_at(0) in ("morning", "night")
    if found.is_capital_at(0) and (is_show or found.is_before("name after weekday")):
        return None  # Friday Night Lights, the Sunday Times
    if found.is_after("name before day") and found.is_capital_at(-1):
        return None  # Bloody Sunday
    if found.memory.published is None:
        return f"XXXX-WXX-{found.integer('weekday') + 1}"
    value = weekday_near(found, _is_ahead(found)).isoformat()
    return found.meaning(value, begin="weekday" if found.said[0] == "following" else "")


def _base_of(found: Found) -> date:
    return found.anchor if FROM_ANCHOR & {*found.said} and found.said[0] != "following" else found.published


def weekday_near(found: Found, is_ahead: bool) -> date:
    """Return the day of the weekday matched, before or after the day it is counted from."""
    number, step = found.integer("weekday"), found.step
    base = _base_of(found)
    back, ahead = (base.weekday() - number) % 7, (number - base.weekday()) % 7
    if step:
        return base - DAY * (back or 7) if step < 0 else base + DAY * (ahead or 7)
    return base + DAY * ahead if is_ahead else base - DAY * back


def _is_ahead(found: Found) -> bool:
    """Whether a weekday is one to come: "will meet on Friday"; "Friday's raid" has been unless awaited."""
    if found.has("near"):
        return "past" not in found.said
    if (found.word_at(0), found.word_at(1)) == ("'", "s"):
        return bool({found.word_at(-1), found.word_at(-2)} & {"before", "until", "ahead", "upcoming"})
    direction = found.direction
    if direction == "purpose":  # the nearer one
        return (found.integer("weekday") - found.published.weekday()) % 7 <= 3
    return direction == "future"


@rule("one:( WEEKDAY ) UNTIL two:( other:WEEKDAY )")  # Monday through Friday | Saturday-Sunday
@rule("between one:( WEEKDAY ) and two:( other:WEEKDAY )")
def weekdays_from_to(found: Found) -> list[Meaning]:
    """Monday through Friday: each day by itself, the second one the first of its name after the other."""
    span = DAY * ((found.integer("other") - found.integer("weekday")) % 7 or 7)
    is_ahead = _is_ahead(found)
    begin = weekday_near(found, is_ahead)
    if not is_ahead and begin + span > found.published:
        begin -= WEEK
    return [found.part(begin.isoformat(), "one"), found.part((begin + span).isoformat(), "two")]


@rule("WEEKDAY of? OFTODAY week", "WEEKDAY of? ( that | the same | the following | the previous ) week")
def weekday_of_week(found: Found) -> str:
    """Tuesday last week; Friday of the following week."""
    base = _base_of(found)
    return f"{base + DAY * (found.integer('weekday') - base.weekday()) + WEEK * found.step}"


# this morning | that evening | the same night | the next morning
@rule("MOD? this PART", "MOD? ( that | the ) same? PART", "the ( NEXT | LAST ) PART")
@rule("the PART ( before | after )")  # the night before | the morning after
def part_of_day(found: Found) -> str | None:
    """This morning; that evening; the next morning: of the day of publication, or of the day spoken of."""
    said = found.said
    if said[-2] == "the" or (said[-1] in ("before", "after") and not found.is_before_stop()):
        return None  # "in the morning" names no day
    day = found.published if "this" in said else found.anchor + DAY * found.step
    return f"{day}T{found.value('part')}"


# the same day | that week | later that year | earlier that month | the end of that year
@rule("( MOD in? )? ( that same? | the same | the very same ) UNIT", "the? EDGE of that UNIT")
# the next day | the following week | the previous year | the day before | the year earlier
@rule("the? ( next:next | following | previous | preceding ) UNIT", "the UNIT ( before | after | earlier )")
def unit_spoken_of(found: Found) -> str | None:
    """The same day; later that year; the next day; the previous year: of what the text spoke of last."""
    said, unit = found.said, found.unit
    if unit in CLOCK_UNITS or (said[-1] in ("before", "after") and not found.is_before_stop()):
        return None
    if found.has("next") and unit != "D":  # "next week" is counted from today
        return duration("1", unit) if said[0] == "the" else None
    return value_at(shift(found.anchor_of(unit), found.step, unit), unit)


# last week | early next year | this month | this past year | the coming week
@rule("( MOD ( in | on )? )? OFTODAY fiscal? UNIT", "the latest:latest quarter")
# the end of the year | the beginning of next month | later in the day | late in the week
@rule("the? EDGE of ( the | OFTODAY ) UNIT", "MOD in the UNIT")
@rule("( for | of | in | during | throughout ) begin:( the UNIT )")  # sales for the year
def unit_beside_now(found: Found) -> str | None:
    """Last week; early next year; this month; the end of the year; later in the day; sales for the year."""
    unit, step, says_the = found.unit, found.step, found.said[-2] == "the"
    if found.has("latest"):
        return found.memory.quarter or value_at(shift(found.published, -1, "Q"), "Q")
    if found.has("begin"):  # the year of publication, the quarter spoken of
        if found.is_before("after another year") or found.word_at(0)[:1].isdigit() or unit not in ("Y", "Q"):
            return None
        return value_at(found.published, "Y") if unit == "Y" else found.memory.quarter or None
    if unit in CLOCK_UNITS or found.is_after("owner") or (unit == "D" and not step and not says_the):
        return None
    if found.said[:2] == ["the", "past"]:  # a duration
        return None
    base = found.anchor if says_the and unit == "D" else found.published
    return value_at(shift(base, step, unit), unit)


@rule("( OFTODAY | the | that ) weekend")
def weekend(found: Found) -> str:
    """Last weekend; over the weekend; next weekend."""
    base, step = _base_of(found), 0 if "coming" in found.said else found.step
    if found.said[0] in ("the", "this") and len(found.said) == 2 and base.weekday() < 5:
        step = 0 if found.direction == "future" else -1
    return f"{value_at(base + step * WEEK, 'W')}-WE"


# last summer | this spring | next winter | the spring of 1998 | winter 2023 | summer '98
@rule("MOD? ( LAST | NEXT | THIS | this past | this coming ) SEASON", "the? MOD? SEASON OFYEAR")
@rule("( in | by | during | since | until | through ) the? begin:( MOD? SEASON )")  # in the fall
def season(found: Found) -> str | None:
    """The spring of 1998; last summer; in the spring."""
    code, year, step = found.value("season"), named_year(found), found.step
    if year is None and found.word_at(0) == "of":  # the fall of a city
        return None
    if year is None:
        this, month = found.published, PARTS_OF_YEAR[code][0]
        year = this.year - (this.month < month)  # that of the last one that has begun
        begin, coming = date(year, month, 1), date(year + 1, month, 1)
        goes_on = shift_months(begin, 3) > this
        if step < 0:
            year -= goes_on
        elif step > 0 or not (goes_on or found.direction == "past" or this - begin <= coming - this):
            year += 1
    return f"{year:04d}-{code}"


# three days ago | a year ago | about 40 years ago | two and a half years ago | half a century ago
@rule("ABOUT? ( NUMBER ( and a half )? | half? ( a | an ) ) ANYUNIT ( and a half )? ago")
@rule("ABOUT? COUNTLESS? vague:UNITS ago")  # several weeks ago | years ago
@rule("the? year:year - ( ago | earlier ) ( quarter | period )?")  # the year-ago quarter
def ago(found: Found) -> Meaning | str:
    """Three days ago; a year ago; several weeks ago; the year-ago quarter."""
    if found.has("vague"):
        return Meaning("PAST_REF", (None, found.memory.published, "vague"), found.first, found.last)
    unit = "Y" if found.has("year") else found.unit
    return _value_at_distance(found, found.published, -found.count, unit)


@rule("ABOUT? ( NUMBER | a | an ) ANYUNIT ( later | after | afterward | afterwards )")
@rule("ABOUT? ( NUMBER | a | an ) ANYUNIT ( earlier | before | previously | prior )")
def distance(found: Found) -> str | None:
    """Two weeks later; a year earlier; three days before: from what the text spoke of last."""
    unit, step = found.unit, found.step
    if unit in CLOCK_UNITS or (found.said[-1] in ("before", "after", "prior") and not found.is_before_stop()):
        return None
    if found.memory.period is None and step > 0:
        return None
    return _value_at_distance(found, found.anchor_of(unit), step * found.count, unit)


@rule("( NUMBER | a | an ) ANYUNIT from ( now | DEICTIC )", "in ( NUMBER | a | an ) ANYUNIT ' s? time")
def from_now(found: Found) -> str | None:
    """Three days from now; a week from today; in two weeks' time."""
    base = found.published + DAY * found.integer("deictic")
    return None if found.unit in CLOCK_UNITS else _value_at_distance(found, base, found.count, found.unit)


def _value_at_distance(found: Found, base: date, count: float, unit: str) -> str:
    """Return the value some units away: as coarse as the unit, but never coarser than a year.

    Of a quarter spoken of it is the same one a year before: results are compared with those of "a year ago".
    """
    if unit == "Y" and count == -1 and (quarter := found.memory.quarter):
        return f"{int(quarter[:4]) - 1}{quarter[4:]}"
    grain = {"100Y": "Y", "10Y": "Y", "2W": "W", "Q": "MO"}.get(unit, unit)
    if count % 1 and unit == "Y":
        unit, count, grain = "MO", count * 12, "MO"
    return value_at(shift(base, count, unit), grain)


@rule("the ( NTH | LAST | final ) ( week | days:days ) of ( MONTH OFYEAR? | YEAR )")
def week_of_month(found: Found) -> str | None:
    """The first week of May; the last days of March 2024; the last week of 2023: a range of days."""
    year, number = named_year(found), found.integer("nth")
    month = found.integer("month") or (1 if number else 12)
    first = date(year, month, 1) if year else find_month(found, month)
    if number > 4 or (found.has("days") and number > 1):
        return None
    begin = first + (number - 1) * WEEK if number else month_end(first) - 6 * DAY
    return f"{begin}/{begin + 6 * DAY}"
