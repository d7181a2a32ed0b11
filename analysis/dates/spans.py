"""Rules for durations (four hours, the past three months), sets (every Monday, daily) and clock times."""

from __future__ import annotations

from analysis.dates.context import Found, Meaning, rule
from analysis.dates.events import name_kinds
from analysis.dates.values import CLOCK_UNITS, duration
from analysis.lexicon import word_set


def is_age(found: Found) -> bool:
    """Whether years are somebody's age: a 44-year-old, aged 3 months; not "the two-year-old war"."""
    following = [found.word_at(offset) for offset in range(3)]
    if following[:2] == ["-", "old"] and (following[2] in name_kinds() or found.unit not in ("Y", "MO")):
        return False
    is_old = "old" in following[:2] or "olds" in following[:2]
    return is_old or following[:2] == ["of", "age"] or found.word_at(-1) == "aged"


def is_title(found: Found) -> bool:
    """Whether a unit is written as part of a name: the Six-Day War, 60 Minutes."""
    last = found.reading.tokens[found.last - 1]
    return found.is_capitalised(last) and not found.reading.text[last.start : last.end].isupper()


# four hours | a 16-hour flight | about two weeks | the past three months | two more weeks
@rule(
    "( the? ( LAST | NEXT | PAST | first | final )? )? ABOUT? NUMBER -?"
    " ( more | full | straight | consecutive | additional | long | whole | extra )? ANYUNIT ( - long )?",
    # two-and-a-half years | two and a half years
    "ABOUT? NUMBER ( - and - a - half - | and a half ) ANYUNIT",
)
def counted(found: Found) -> Meaning | list[Meaning] | None:
    """Four hours; a 16-hour flight; the past three months."""
    unit, words = found.unit, found.all_words
    if is_age(found) or is_title(found):
        return []
    is_plural = found.words("anyunit").endswith("s") or found.words("anyunit") == "centuries"
    if unit in ("S", "Q") and not is_plural:  # two second-hand cars, four quarter finals
        return None
    count = found.number("number") + (0.5 if "half" in words else 0)
    if not is_plural and count != 1 and not any(mark in words for mark in "-‑–"):
        return None
    if found.is_capitalised(found.reading.tokens[found.first]) and words == ["one", "day"]:
        return None  # some day
    is_verb = words[0] == "last" and found.word_at(-1) in (
        "to",
        "will",
        "would",
        "could",
        "may",
        "can",
        "must",
    )
    begin = "number" if is_verb or (words[0] == "the" and "-" in words) else ""  # "the 72-hour truce"
    return found.meaning(duration(f"{count:g}", unit), begin=begin)


# 24 hours a day | seven days a week
@rule("NUMBER UNITS a UNIT")
def always(found: Found) -> list[Meaning]:
    """24 hours a day: no time at all."""
    return []


# several weeks | a few days | the last few days | the coming weeks | recent years
@rule("( the? ( LAST | NEXT | PAST | first | final ) )? COUNTLESS more? UNITS")
@rule("the? ( recent | LAST | NEXT ) UNITS", "UNITS - long", "UNITS - old", "( these | those ) LAST UNITS")
# for months | within hours | weeks of shelling
@rule("bare:UNITS")
def uncounted(found: Found) -> Meaning | list[Meaning] | None:
    """Several weeks; recent years; for months."""
    if is_age(found) or is_title(found) or found.word_at(-1) == "as":  # "the third in as many days"
        return []
    is_lasting = found.word_at(-1) in word_set("date_neighbours", "before how long")
    # "weeks of shelling", but neither "early hours of" nor "minutes of the meeting"
    is_filled = found.word_at(0) == "of" and found.word_at(-1) not in ("early", "small") and found.unit != "M"
    if found.has("bare") and not is_lasting and not is_filled:
        return None
    return found.meaning(duration("X", found.unit))


# for a year | an hour of talks | twice a week
@rule("( a | an ) UNIT")
def single(found: Found) -> Meaning | None:
    """A year: how long, or how often ("twice a week")."""
    unit = found.unit
    if is_age(found) or unit in ("S", "Q") or found.word_at(0) == "-":
        return None
    if found.word_at(-1) in word_set("date_neighbours", "before how long") or found.word_at(0) in (
        "of",
        "or",
        "long",
        "after",
        "before",
    ):
        return found.meaning(duration("1", unit))
    if unit not in CLOCK_UNITS and any(_is_number(found, offset) for offset in range(-1, -6, -1)):
        return found.meaning(duration("1", unit), grain="set")
    return None


def _is_number(found: Found, offset: int) -> bool:
    word = found.word_at(offset)
    return (
        word[:1].isdigit()
        or word in word_set("date_neighbours", "before how often")
        or (word, "CARDINAL") in found.meaning_of
    )


# half an hour | half-hour | half a century
@rule("half ( a | an | - ) UNIT", "a half -? UNIT")
def half(found: Found) -> str | None:
    """Half an hour."""
    known = {"H": "PT30M", "Y": "P6M", "10Y": "P5Y", "100Y": "P50Y", "D": "PT12H", "M": "PT30S"}
    return known.get(found.unit)


# a year and a half
@rule("( a | an | one ) UNIT and a half")
def one_and_a_half(found: Found) -> str:
    """A year and a half."""
    return duration("1.5", found.unit)


# a day-long visit | the past year | over the last week
@rule("UNIT - long", "the ( past | last ) UNIT")
def one_unit(found: Found) -> str | None:
    """A day-long visit; the past year."""
    return None if found.unit in ("S", "M") or found.word_at(0) == "of" else duration("1", found.unit)


# the weeklong truce
@rule("LASTING")
def lasting(found: Found) -> str:
    """Weeklong."""
    return found.lexical("lasting")


# every day | each year | every two weeks | every other week
@rule("( every | each ) ( other:other | NUMBER )? ANYUNIT")
def every_unit(found: Found) -> Meaning | None:
    """Every day; every two weeks; every other day."""
    count = 2 if found.has("other") else found.number("number") or 1
    return found.meaning(duration(f"{count:g}", found.unit), grain="set")


# every Monday | on Mondays | every morning
@rule(
    "( every | each ) ( WEEKDAY | PART | DAYNUM? MONTH | SEASON )",
    "( every | each ) MONTH DAYNUM",
    "WEEKDAYS",
)
def every_named(found: Found) -> Meaning:
    """Every Monday; Mondays; every morning; every March."""
    if found.has("part"):
        value = f"XXXX-XX-XXT{found.lexical('part')}"
    elif found.has("month"):
        value = f"XXXX-{int(found.lexical('month')):02d}"
        value += f"-{int(found.words('daynum')):02d}" if found.has("daynum") else ""
    elif found.has("season"):
        value = f"XXXX-{found.lexical('season')}"
    else:
        value = f"XXXX-WXX-{int(found.lexical('weekday') or found.lexical('weekdays')) + 1}"
    return found.meaning(value, grain="set")


# daily | weekly | annual
@rule("PERIODIC")
def periodic(found: Found) -> Meaning | None:
    """Daily; weekly; annual; not the newspaper ("the daily Haaretz", "Daily Star")."""
    if found.is_capitalised(found.token_at(0)) and found.words("periodic") in ("daily", "weekly", "monthly"):
        return None
    return found.meaning(found.lexical("periodic"), grain="set")


# 300 barrels per day
@rule("per UNIT")
def per_unit(found: Found) -> Meaning | None:
    """Per day."""
    return None if found.unit in CLOCK_UNITS else found.meaning(duration("1", found.unit), grain="set")


# 9 a.m. | 10:30 p.m. EST | 6.30 pm | 5pm | six o'clock
@rule(
    "( HOUR ( : MINUTE )? | HOURDOT ) half:( a . m .? | p . m .? | am | pm ) ZONE?",
    "CLOCKNUM ZONE?",
    "( HOUR | CARDINAL ) o ' clock",
)
# 14:30 GMT | 0600 GMT | at 14:30
@rule("HOUR : MINUTE ( : second:MINUTE )? ZONE", "HHMM ( ZONE | local time | hours )", "bare:HOUR : MINUTE")
def clock(found: Found) -> Meaning | None:
    """9 a.m.; 10:30 p.m. EST; 0600 GMT: on the day spoken of."""
    if found.has("bare") and found.word_at(-1) not in word_set("date_neighbours", "before clock"):
        return None
    if found.has("hhmm"):
        hour, minute = divmod(int(found.words("hhmm")), 100)
    elif found.has("hourdot"):
        hour, minute = (int(part) for part in found.words("hourdot").split("."))
    elif found.has("clocknum"):
        digits = found.words("clocknum")
        hour, minute = int(digits[:-2]) % 12 + (12 if digits.endswith("pm") else 0), 0
    else:
        hour, minute = (
            int(found.words("hour") or found.words("bare") or found.lexical("cardinal")),
            int(found.words("minute") or 0),
        )
    if found.has("half"):
        hour = hour % 12 + (12 if found.words("half").startswith("p") else 0)
    if hour > 24 or minute > 59:
        return None
    return found.meaning(f"{found.anchor.isoformat()}T{hour:02d}:{minute:02d}")


# noon | midnight
@rule("CLOCKWORD")
def clock_word(found: Found) -> str:
    """Noon; midnight."""
    return f"{found.anchor.isoformat()}T{found.lexical('clockword')}"
