"""Rules for durations (four hours, the past three months), sets (every Monday, daily) and clock times."""

from __future__ import annotations

import re

from analysis.dates.context import Found, Meaning
from analysis.dates.events import name_kinds
from analysis.dates.patterns import rule
from analysis.dates.values import CLOCK_UNITS, duration
from analysis.dates.words import list_meanings
from analysis.lexicon import word_set

AUXILIARIES = {"to", "will", "would", "could", "may", "can", "must"}  # after these "last" is a verb


def is_age_or_title(found: Found) -> bool:
    """Whether years are an age (a 44-year-old, aged 3 months) or a name (the Six-Day War, 60 Minutes)."""
    reading, last = found.reading, found.last - 1
    if reading.is_capital(last) and not reading.text[reading.starts[last] : reading.ends[last]].isupper():
        return True
    following = [found.word_at(offset) for offset in range(3)]
    if following[:2] == ["-", "old"] and (following[2] in name_kinds() or found.unit not in ("Y", "MO")):
        return False  # the two-year-old war
    is_old = "old" in following[:2] or "olds" in following[:2]
    return is_old or following[:2] == ["of", "age"] or found.word_at(-1) == "aged"


# four hours | a 16-hour flight | about two weeks | the past three months | two more weeks
@rule(
    "( the? ( LAST | NEXT | PAST | first | final ) | the )? ABOUT? NUMBER -?"
    " ( more | full | straight | consecutive | additional | long | whole | extra )? ANYUNIT ( - long )?",
)
# two-and-a-half years | two and a half years | 24 hours a day
@rule("ABOUT? NUMBER ( - and - a - half - | and a half ) ANYUNIT", "NUMBER UNITS a always:UNIT")
# half an hour | half-hour | half a century | a year and a half
@rule("half ( a | an | - ) UNIT", "a half -? UNIT", "( a | an | one ) UNIT and a half")
def counted(found: Found) -> Meaning | list[Meaning] | None:
    """Four hours; a 16-hour flight; the past three months; half an hour; not "24 hours a day"."""
    unit, said, count = found.unit, found.said, found.count
    if found.has("always") or is_age_or_title(found):
        return []
    if not found.has("units") and (unit in ("S", "Q") or (count > 1 and not {"-", "half"} & {*said})):
        return None  # two second-hand cars, four quarter finals
    if said == ["one", "day"] and found.reading.is_capital(found.first):
        return None  # some day
    is_verb = said[0] == "last" and found.word_at(-1) in AUXILIARIES
    begin = "number" if is_verb or (said[0] == "the" and "-" in said) else ""  # "the 72-hour truce"
    return found.meaning(duration(f"{count:g}", unit), begin=begin)


# several weeks | a few days | the last few days | the coming weeks | recent years
@rule("( the? ( LAST | NEXT | PAST | first | final ) | the )? COUNTLESS more? UNITS")
@rule("the? ( recent | LAST | NEXT ) UNITS", "UNITS - long", "UNITS - old", "( these | those ) LAST UNITS")
@rule("bare:( UNITS )")  # for months | within hours | weeks of shelling
def uncounted(found: Found) -> Meaning | list[Meaning] | None:
    """Several weeks; recent years; for months."""
    before = found.word_at(-1)
    if is_age_or_title(found) or before == "as":  # "the third in as many days"
        return []
    # "weeks of shelling", but neither "early hours of" nor "minutes of the meeting"
    is_filled = found.word_at(0) == "of" and before not in ("early", "small") and found.unit != "M"
    if found.has("bare") and not is_filled and not found.is_after("before how long"):
        return None
    # "following months of talks" is after them, "the following months" are they
    begin = "units" if found.said[0] == "following" else ""
    return found.meaning(duration("X", found.unit), begin=begin)


@rule("( a | an ) UNIT")
def single(found: Found) -> Meaning | None:
    """A year: how long ("for a year", "an hour of talks"), or how often ("twice a week")."""
    unit, value = found.unit, duration("1", found.unit)
    if unit in ("S", "Q") or found.word_at(0) == "-" or is_age_or_title(found):
        return None
    if found.is_after("before how long") or found.word_at(0) in ("of", "or", "long", "after", "before"):
        return found.meaning(value)
    before = [found.word_at(offset) for offset in range(-5, 0)]
    often = word_set("date_neighbours", "before how often")  # dozens, once, percent
    is_counted = any(w[:1].isdigit() or w in often or (w, "CARDINAL") in list_meanings() for w in before)
    return found.meaning(value, grain="set") if is_counted and unit not in CLOCK_UNITS else None


@rule("UNIT - long", "the ( past | last ) UNIT", "LASTING")
def one_unit(found: Found) -> str | None:
    """A day-long visit; the past year; over the last week; the weeklong truce."""
    if found.unit in ("S", "M") or found.word_at(0) == "of":
        return None
    return found.value("lasting") or duration("1", found.unit)


@rule("( every | each ) ( other:other | NUMBER )? ANYUNIT", "per:per UNIT", "PERIODIC")
def every_unit(found: Found) -> Meaning | None:
    """Every day; every two weeks; every other week; 300 barrels per day; daily; annual."""
    if found.has("per") and found.unit in CLOCK_UNITS:
        return None
    if found.is_capital_at(0) and found.said[0] in ("daily", "weekly", "monthly"):
        return None  # Daily Star, the daily Haaretz
    count = found.count + found.has("other")
    return found.meaning(found.value("periodic") or duration(f"{count:g}", found.unit), grain="set")


@rule("( every | each ) ( WEEKDAY | PART | SEASON | DAYNUM? MONTH | MONTH DAYNUM )", "WEEKDAYS")
def every_named(found: Found) -> Meaning:
    """Every Monday; on Mondays; every morning; every March."""
    weekday = found.value("weekday") or found.value("weekdays")
    value = found.value("season") or f"XX-XXT{found.value('part')}"
    if found.has("month"):
        value = f"{found.integer('month'):02d}" + f"-{found.integer('daynum'):02d}" * found.has("daynum")
    elif weekday:
        value = f"WXX-{int(weekday) + 1}"
    return found.meaning(f"XXXX-{value}", grain="set")


# 9 a.m. | 10:30 p.m. EST | 6.30 pm | 5pm | six o'clock
@rule("( HOUR ( : MINUTE )? | hour:HOURDOT ) half:( a . m .? | p . m .? | am | pm ) ZONE?")
@rule("( hour:HOURAM | HOUR : minute:MINUTEAM ) ZONE?", "( HOUR | hour:CARDINAL ) o ' clock")
@rule("HOUR : MINUTE ( : second:MINUTE )? ZONE", "HHMM ( ZONE | local time | hours )")  # 14:30 GMT | 0600 GMT
@rule("bare:( HOUR : MINUTE )", "CLOCKWORD")
def clock(found: Found) -> str | None:
    """9 a.m.; 10:30 p.m. EST; 0600 GMT; noon: on the day spoken of."""
    if found.has("bare") and not found.is_after("before clock"):
        return None
    day = found.memory.day or found.memory.published or "XXXX-XX-XX"
    if found.has("clockword"):
        return f"{day}T{found.value('clockword')}"
    minutes = found.words("hour").partition(".")[2][:2]  # 6.30 pm
    hour, minute = found.integer("hour"), int(minutes or found.integer("minute"))
    half = found.words("half") or re.sub(r"^[\d.]+", "", found.words("minute") or found.words("hour"))
    if found.has("hhmm"):
        hour, minute = divmod(found.integer("hhmm"), 100)
    if half[:1] in ("a", "p"):
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"{day}T{hour:02d}:{minute:02d}" if hour <= 24 and minute <= 59 else None
