"""Rules for dates that are counted from the day of publication or from what the text last spoke of."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.dates.context import Found, Meaning, rule
from analysis.dates.explicit import find_month, named_year
from analysis.dates.values import CLOCK_UNITS, SEASON_START, duration, shift, shift_months, value_at
from analysis.lexicon import word_set

WEEK = timedelta(days=7)
BACK = {"last", "past", "previous", "preceding", "earlier", "before", "previously"}
AHEAD = {"next", "coming", "following", "upcoming", "later", "after", "afterward", "afterwards"}


def step_of(found: Found) -> int:
    """Return -1 for last, previous or before, 1 for next, following or after, 0 for this."""
    words = set(found.all_words[1:] if found.has("mod") else found.all_words)  # "earlier this week"
    return -1 if words & BACK else 1 if words & AHEAD else 0


def edge_of(found: Found) -> str:
    """Early and late narrow a span; earlier and later only say before or after something."""
    return found.lexical("mod") if found.words("mod") in ("early", "mid", "late") else ""


def is_owned(found: Found) -> bool:
    """Whether the words are someone's: "his last day", "its next month"."""
    return found.word_at(-1) in word_set("date_neighbours", "owner")


# now | recently | in the near future
@rule("REF")
def reference(found: Found) -> str | None:
    """Now; recently; in the near future: a time without a date."""
    beside = {found.word_at(-1), found.word_at(0)}
    if found.words("ref") == "soon" and beside & {"as", "after", "before"}:  # as soon as, soon after
        return None
    if found.words("ref") == "future" and (is_owned(found) or found.word_at(-1) in ("a", "s")):
        return None
    return found.lexical("ref")


# in the past
@rule("in? the PAST")
def the_past(found: Found) -> str | None:
    """The past, with no span of it named."""
    return "PAST_REF" if found.is_before_stop() else None


# today | earlier yesterday | tomorrow
@rule("MOD? DEICTIC")
# the day before yesterday | the day after tomorrow
@rule("the? far:day ( before | after ) DEICTIC")
def day_beside_today(found: Found) -> str | None:
    """Today; yesterday; the day after tomorrow."""
    if found.is_in_a_title():
        return None
    days = int(found.lexical("deictic")) * (2 if found.has("far") else 1)
    return (found.published + timedelta(days=days)).isoformat()


# tonight | late tonight
@rule("MOD? tonight")
def tonight(found: Found) -> str | None:
    """Tonight."""
    return None if found.is_in_a_title() else f"{found.published.isoformat()}TNI"


# overnight | last night
@rule("overnight", "MOD? last night")
def last_night(found: Found) -> Meaning | None:
    """Overnight; last night: the night before the day of publication, and into that day."""
    evening = found.published - timedelta(days=1)
    days = (evening, found.published, "part_of_day")
    return Meaning(f"{evening.isoformat()}TNI", days, found.first, found.last)


# overnight into Monday | overnight from Sunday to Monday | overnight on Tuesday
@rule("overnight ( into | to | on )? WEEKDAY", "overnight from other:WEEKDAY ( into | to ) WEEKDAY")
def night_of_weekday(found: Found) -> Meaning:
    """Overnight into Monday; overnight Tuesday: that night, and into the day after."""
    day = date.fromisoformat(weekday_value(found, _is_ahead(found)))
    evening = day - timedelta(days=1) if set(found.all_words) & {"into", "to"} else day
    days = (evening, evening + timedelta(days=1), "part_of_day")
    return Meaning(f"{evening.isoformat()}TNI", days, found.first, found.last)


# Tuesday | late Tuesday | last Friday | next Monday
@rule("( MOD on? )? ( the? ( LAST | NEXT ) | near:( THIS | this past | this coming ) )? WEEKDAY")
def weekday(found: Found) -> str | None:
    """Tuesday: the nearest one, by the tense of its sentence; last Friday; next Monday."""
    after, before = found.word_at(0), found.word_at(-1)
    if after in word_set("date_neighbours", "name after weekday") and found.is_capitalised(found.token_at(0)):
        return None  # the Sunday Times
    is_name = found.is_capitalised(found.token_at(0)) and found.is_capitalised(found.token_at(1))
    if is_name and (after, "PART") in found.meaning_of:
        return None  # Friday Night Lights
    if before in word_set("date_neighbours", "name before day") and found.is_capitalised(found.token_at(-1)):
        return None  # Bloody Sunday
    if found.memory.published is None:
        return f"XXXX-WXX-{int(found.lexical('weekday')) + 1}"
    return weekday_value(found, _is_ahead(found))


def weekday_value(found: Found, is_ahead: bool) -> str:
    """Return the value of the weekday matched, before or after the day it is counted from."""
    number = int(found.lexical("weekday"))
    words = set(found.all_words)
    base = found.anchor if words & {"following", "previous", "preceding"} else found.published
    since = timedelta(days=(base.weekday() - number) % 7)
    until = timedelta(days=(number - base.weekday()) % 7)
    step = step_of(found)
    if step:
        return (base - (since or WEEK) if step < 0 else base + (until or WEEK)).isoformat()
    return (base + until if is_ahead else base - since).isoformat()


def _is_ahead(found: Found) -> bool:
    """Whether a weekday is one to come: "will meet on Friday"; "Friday's raid" has been unless awaited."""
    if found.has("near"):
        return "past" not in found.all_words
    if found.word_at(0) in ("'", "’") and found.word_at(1) == "s":
        return bool({found.word_at(-1), found.word_at(-2)} & {"before", "until", "ahead", "upcoming"})
    direction = found.direction
    if direction == "purpose" and found.memory.published:  # the nearer one
        return (int(found.lexical("weekday")) - found.memory.published.weekday()) % 7 <= 3
    return direction == "future"


# Tuesday last week | Friday of next week
@rule("WEEKDAY of? OFTODAY week", "WEEKDAY of? ( that | the same | the following | the previous ) week")
def weekday_of_week(found: Found) -> str:
    """Tuesday last week; Friday of the following week."""
    words = set(found.all_words)
    base = found.anchor if words & {"that", "same", "following", "previous"} else found.published
    monday = base - timedelta(days=base.weekday()) + step_of(found) * WEEK
    return (monday + timedelta(days=int(found.lexical("weekday")))).isoformat()


# this morning | that evening | the same night | the next morning
@rule("MOD? this PART", "MOD? ( that | the ) same? PART", "the ( NEXT | LAST ) PART")
# the night before | the morning after
@rule("the PART ( before | after )")
def part_of_day(found: Found) -> str | None:
    """This morning; that evening; the next morning: of the day of publication, or of the day spoken of."""
    words = found.all_words
    if words[-2] == "the" or (words[-1] in ("before", "after") and not found.is_before_stop()):
        return None  # "in the morning" names no day
    day = found.published if "this" in words else found.anchor + timedelta(days=step_of(found))
    return f"{day.isoformat()}T{found.lexical('part')}"


# the same day | that week | later that year | earlier that month
@rule("MOD? ( that same? | the same | the very same ) UNIT")
def unit_spoken_of(found: Found) -> Meaning | None:
    """The same day; later that year: the one that the text spoke of last."""
    if found.unit in CLOCK_UNITS:
        return None
    return found.meaning(value_at(found.anchor_of(found.unit), found.unit), edge_of(found))


# the next day | the following week | the previous year | the day before | the year earlier
@rule("the? ( next | following | previous | preceding ) UNIT", "the UNIT ( before | after | earlier )")
def unit_beside_anchor(found: Found) -> Meaning | str | None:
    """The next day; the previous year: beside the one that the text spoke of last."""
    words, unit = found.all_words, found.unit
    if unit in CLOCK_UNITS or (words[-1] in ("before", "after") and not found.is_before_stop()):
        return None
    if words[0] == "next" and unit != "D":  # "next week" is counted from today
        return None
    if words[:2] == ["the", "next"] and unit != "D":
        return duration("1", unit)
    return value_at(shift(found.anchor_of(unit), step_of(found), unit), unit)


# last week | early next year | this month | this past year | the coming week
@rule("( MOD ( in | on )? )? OFTODAY fiscal? UNIT", "the latest quarter")
def unit_beside_now(found: Found) -> Meaning | str | None:
    """Last week; early next year; this month."""
    unit, words = found.unit, found.all_words
    if words[-2:] == ["latest", "quarter"]:
        return found.memory.quarter or value_at(shift(found.published, -1, "Q"), "Q")
    if unit in CLOCK_UNITS or is_owned(found) or (unit == "D" and step_of(found) == 0):
        return None
    if words[:2] == ["the", "past"]:  # a duration
        return None
    return found.meaning(value_at(shift(found.published, step_of(found), unit), unit), edge_of(found))


# last weekend | over the weekend | next weekend
@rule("( OFTODAY | the | that ) weekend")
def weekend(found: Found) -> str:
    """The weekend; last weekend."""
    base = found.anchor if "that" in found.all_words else found.published
    saturday = base + timedelta(days=5 - base.weekday())
    step = step_of(found)
    if step == 0 and base.weekday() < 5 and "that" not in found.all_words and found.direction != "future":
        step = -1
    if "coming" in found.all_words:
        step = 0
    return f"{value_at(saturday + step * WEEK, 'W')}-WE"


# last summer | this spring | next winter
@rule("MOD? ( LAST | NEXT | THIS | this past | this coming ) SEASON")
# in the fall | since early spring
@rule("( in | by | during | since | until | through ) the? begin:( MOD? SEASON )")
def season(found: Found) -> Meaning | None:
    """Last summer; in the spring."""
    if found.word_at(0) == "of":  # the fall of a city
        return None
    code, published, step = found.lexical("season"), found.published, step_of(found)
    starts = [date(published.year + years, SEASON_START[code], 1) for years in (-2, -1, 0, 1)]
    past = max(day for day in starts if day <= published)
    coming = min(day for day in starts if day > published)
    if step < 0:
        begun = max(day for day in starts if shift_months(day, 3) <= published)
    elif step > 0:
        begun = coming
    elif shift_months(past, 3) > published or found.direction == "past":
        begun = past
    else:
        begun = min((past, coming), key=lambda day: abs((day - published).days))
    begin = "begin" if found.has("begin") else ""
    return found.meaning(f"{begun.year:04d}-{code}", found.lexical("mod"), begin=begin)


# the end of the year | the beginning of next month | later in the day | late in the week
@rule("the? EDGE of ( the | that | OFTODAY ) UNIT", "MOD in ( the | that ) UNIT")
def edge_of_unit(found: Found) -> Meaning | None:
    """The end of the year; later in the day."""
    unit, words = found.unit, found.all_words
    if unit in CLOCK_UNITS:
        return None
    base = found.anchor_of(unit) if unit == "D" or "that" in words else found.published
    return found.meaning(
        value_at(shift(base, step_of(found), unit), unit), found.lexical("edge") or edge_of(found)
    )


# the end of 1999 | the start of November | the middle of May 2024
@rule("the? EDGE of MONTH? YEAR", "the? EDGE of MONTH")
def edge_of_named(found: Found) -> Meaning | None:
    """The end of 1999; the start of November."""
    edge, month = found.lexical("edge"), found.lexical("month")
    if not found.has("year"):
        return found.meaning(f"{find_month(found, int(month)):%Y-%m}", edge)
    return found.meaning(found.words("year") + (f"-{int(month):02d}" if month else ""), edge)


# year-end | by year's end
@rule("year - end YEAR?", "year ' s end", "the? end of? year")
def year_end(found: Found) -> Meaning:
    """Year-end."""
    return found.meaning(f"{named_year(found) or found.published.year:04d}", "END")


# for the year | in the quarter
@rule("( for | of | in | during | throughout ) the:the UNIT")
def unit_of_report(found: Found) -> Meaning | None:
    """Sales for the year; profit in the quarter: the year of publication, the quarter spoken of."""
    following = found.word_at(0)
    if following in word_set("date_neighbours", "after another year") or following[:1].isdigit():
        return None
    if found.unit == "Y":
        return found.meaning(f"{found.published.year:04d}", begin="the")
    if found.unit == "Q" and found.memory.quarter:
        return found.meaning(found.memory.quarter, begin="the")
    return None


# three days ago | a year ago | about 40 years ago | two and a half years ago | half a century ago
@rule(
    "ABOUT? ( NUMBER | half:half? ( a | an ) ) ANYUNIT ( and a half )? ago",
    "ABOUT? NUMBER and a half UNITS ago",
)
# several weeks ago | years ago
@rule("ABOUT? COUNTLESS? vague:UNITS ago", "COUNTLESS vague:UNITS ago")
def ago(found: Found) -> Meaning | None:
    """Three days ago; a year ago; several weeks ago."""
    if found.has("vague"):
        return Meaning("PAST_REF", (None, found.memory.published, "vague"), found.first, found.last)
    unit = found.unit
    if unit in CLOCK_UNITS:
        return found.meaning(found.published.isoformat())
    count = found.number("number") or (0.5 if found.has("half") else 1)
    if "and" in found.all_words:
        count += 0.5
    if unit == "Y" and count == 1 and found.memory.quarter:
        return found.meaning(_year_before(found.memory.quarter))
    return found.meaning(_value_at_distance(found.published, -count, unit))


def _year_before(quarter: str) -> str:
    """The same quarter a year before: results are compared with those of "a year ago"."""
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def _value_at_distance(base: date, count: float, unit: str) -> str:
    """Return the value some units away: as coarse as the unit, but never coarser than a year."""
    grain = {"100Y": "Y", "10Y": "Y", "2W": "W", "Q": "MO"}.get(unit, unit)
    if count % 1 and unit == "Y":
        unit, count, grain = "MO", count * 12, "MO"
    return value_at(shift(base, count, unit), grain)


# two weeks later | a year earlier | three days before | the attack came two days after
@rule("ABOUT? ( NUMBER | a | an ) ANYUNIT ( AFTERWORD | BEFOREWORD )")
def distance(found: Found) -> str | None:
    """Two weeks later; a year earlier: from what the text spoke of last; a duration without that."""
    unit, word = found.unit, found.all_words[-1]
    sign = 1 if found.has("afterword") else -1
    count = found.number("number") or 1
    if unit in CLOCK_UNITS or (word in ("before", "after", "prior") and not found.is_before_stop()):
        return None
    if unit == "Y" and sign < 0 and count == 1 and found.memory.quarter:
        return _year_before(found.memory.quarter)
    if found.memory.day is None and found.memory.period is None and sign > 0:
        return None
    return _value_at_distance(found.anchor_of(unit), sign * count, unit)


# three days from now | in two weeks' time
@rule("( NUMBER | a | an ) ANYUNIT from ( REF | DEICTIC )", "in ( NUMBER | a | an ) ANYUNIT ' s? time")
def from_now(found: Found) -> str | None:
    """Three days from now; a week from today."""
    if found.unit in CLOCK_UNITS or found.words("ref") not in ("", "now"):
        return None
    base = found.published + timedelta(days=int(found.lexical("deictic") or 0))
    return _value_at_distance(base, found.number("number") or 1, found.unit)


# the year-ago quarter | year-earlier results
@rule("the? year - ( ago | earlier ) ( quarter | period )?")
def year_ago(found: Found) -> str:
    """The year-ago quarter."""
    return _year_before(found.memory.quarter) if found.memory.quarter else f"{found.published.year - 1:04d}"


# the first week of May | the last days of March 2024
@rule("the ( NTH | LAST | final ) ( week | days:days ) of MONTH OFYEAR?")
def week_of_month(found: Found) -> str | None:
    """The first week of May; the last days of March: a range of days."""
    month = int(found.lexical("month"))
    year = named_year(found)
    first = date(year, month, 1) if year else find_month(found, month)
    end = shift_months(first, 1) - timedelta(days=1)
    number = int(found.number("nth"))
    if number > 4 or (found.has("days") and number > 1):
        return None
    begin = first + (number - 1) * WEEK if number else end - timedelta(days=6)
    return f"{begin.isoformat()}/{(begin + timedelta(days=6)).isoformat()}"
