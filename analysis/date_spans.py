"""Rules for durations (four hours, the past three months), sets (every Monday, daily) and clock times."""

from __future__ import annotations

from analysis.date_context import Found, Meaning, rule
from analysis.date_values import duration

LASTING = set(
    "for in within of over after than nearly almost about only least most during takes took take lasts lasted last"
    " spent through every just as until by up around roughly another under spend spending".split()
)


def _unit(found: Found) -> str:
    return found.lexical("unit") or found.meaning_of.get((found.words("units"), "UNITS"), "")


def _is_age(found: Found) -> bool:
    """Whether years are an age: 44-year-old, 12 years old, aged 3 months."""
    words = [found.word_at(0), found.word_at(1)]
    return "old" in words or "olds" in words or found.word_at(-1) in ("aged", "age")


# four hours | a 16-hour flight | about two weeks | 2.5 years | the past three months | two more weeks
@rule(
    "( ABOUT )? ( the? ( LAST | NEXT | first | final ) )? NUMBER -? ( more | full | straight | consecutive | additional | long | whole )?"
    " ( UNIT | units:UNITS ) ( - long )?",
    "( ABOUT )? ( the? ( LAST | NEXT | first | final ) )? NUMBER and a half units:UNITS",
)
def counted(found: Found) -> Meaning | None:
    """Four hours; a 16-hour flight; the past three months."""
    unit = _unit(found)
    if _is_age(found):
        return None
    count = found.number("number")
    words = [token.word for token in found.reading.tokens[found.first : found.last]]
    if "half" in words:
        count += 0.5
    if unit in ("S", "Q") and not found.has("units"):  # two second-hand cars, four quarter finals
        return None
    if not found.has("units") and "-" not in words and "‑" not in words and count != 1:
        return None
    return found.meaning(duration(f"{count:g}", unit))


# several weeks | a few days | recent years | for months | the coming weeks | the last few days
@rule(
    "( the? ( LAST | NEXT | first | final ) )? COUNTLESS ( more )? ( units:UNITS )",
    "( the | recent )? ( recent | LAST | NEXT ) units:UNITS",
    "recent units:UNITS",
    "( for | in | within | over | after | of ) ( UNIT )? units:UNITS",
    "units:UNITS - ( long | old )",
)
def uncounted(found: Found) -> Meaning | None:
    """Several weeks; recent years; for months."""
    unit = _unit(found)
    first = found.first
    if found.reading.tokens[first].word in ("for", "in", "within", "over", "after", "of"):
        first = found.match.start("units")
    if first == found.first and _is_age(found):
        return None
    meaning = found.meaning(duration("X", unit))
    return Meaning(meaning.value, meaning.days, first, found.last)


# a year | an hour
@rule("( a | an ) UNIT")
def single(found: Found) -> Meaning | None:
    """A year: how long, or how often ("twice a week")."""
    unit = _unit(found)
    value = duration("1", unit)
    if _is_age(found) or found.word_at(0) == "-":
        return None
    if found.word_at(-1) in LASTING or found.word_at(0) in ("of", "or", "long"):
        return None if unit == "S" else found.meaning(value)
    if any(_is_number(found, offset) for offset in range(-1, -5, -1)):
        return found.meaning(value, grain="set")
    return None


def _is_number(found: Found, offset: int) -> bool:
    word = found.word_at(offset)
    return (
        word[:1].isdigit()
        or word in ("once", "twice", "times", "percent", "million", "billion", "dozen", "dozens")
        or (word, "CARDINAL") in found.meaning_of
    )


# half an hour | half-hour | half a century
@rule("half ( a | an | - ) UNIT", "a half -? UNIT")
def half(found: Found) -> str | None:
    """Half an hour."""
    unit = _unit(found)
    known = {"H": "PT30M", "Y": "P6M", "10Y": "P5Y", "100Y": "P50Y", "D": "PT12H", "M": "PT30S"}
    return known.get(unit)


# a year and a half | a day-long visit
@rule("( a | an | one ) UNIT and a half", "UNIT - long")
def one_and_a_half(found: Found) -> str:
    """A year and a half; a day-long visit."""
    return duration("1" if found.reading.tokens[found.last - 1].word == "long" else "1.5", _unit(found))


# the past year | the last week
@rule("( ABOUT )? the ( PAST | last ) UNIT")
def past_unit(found: Found) -> str | None:
    """Over the past year."""
    unit = _unit(found)
    return None if unit == "S" else duration("1", unit)


# every day | each of the two weeks | every other week | every Monday
@rule("( every | each ) ( other:other | NUMBER )? ( UNIT | units:UNITS )")
def every_unit(found: Found) -> Meaning:
    """Every day; every two weeks; every other day."""
    count = 2 if found.has("other") else found.number("number") or 1
    return found.meaning(duration(f"{count:g}", _unit(found)), grain="set")


# every Monday | on Mondays | every morning
@rule("( every | each ) WEEKDAY", "WEEKDAYS", "( every | each ) PART")
def every_weekday(found: Found) -> Meaning:
    """Every Monday; Mondays; every morning."""
    if found.has("part"):
        return found.meaning(f"XXXX-XX-XXT{found.lexical('part')}", grain="set")
    number = int(found.lexical("weekday") or found.lexical("weekdays")) + 1
    return found.meaning(f"XXXX-WXX-{number}", grain="set")


# daily | weekly | annual
@rule("PERIODIC")
def periodic(found: Found) -> Meaning | None:
    """Daily; weekly; annual."""
    token = found.reading.tokens[found.first]
    if found.is_capitalised(token) and found.is_capitalised(found.token_at(0)):
        return None
    return found.meaning(found.lexical("periodic"), grain="set")


# per day | 300 barrels per year
@rule("per UNIT")
def per_unit(found: Found) -> Meaning | None:
    """Per day."""
    unit = _unit(found)
    return None if unit in ("S", "M", "H") else found.meaning(duration("1", unit), grain="set")


# 9 a.m. | 10:30 p.m. EST | 5pm | six o'clock
@rule(
    "HOUR ( : MINUTE )? half:( a | p ) . m .? ( ZONE )?",
    "CLOCKNUM ( ZONE )?",
    "( HOUR | CARDINAL ) o ' clock",
)
# 14:30 GMT | 0600 GMT | at 14:30
@rule(
    "HOUR : MINUTE ( : second:MINUTE )? ZONE",
    "HHMM ( ZONE | hours )",
    "( at | by | until | before | after ) HOUR : MINUTE",
)
def clock(found: Found) -> Meaning | None:
    """9 a.m.; 10:30 p.m. EST; 0600 GMT: on the day spoken of."""
    if found.has("hhmm"):
        hour, minute = divmod(int(found.words("hhmm")), 100)
    elif found.has("clocknum"):
        digits = found.words("clocknum")
        hour, minute = int(digits[:-2]) % 12 + (12 if digits.endswith("pm") else 0), 0
    else:
        hour = int(found.words("hour") or found.lexical("cardinal") or 0)
        minute = int(found.words("minute") or 0)
        if found.has("half"):
            hour = hour % 12 + (12 if found.words("half") == "p" else 0)
    if hour > 24:
        return None
    first = found.match.start("hour") if found.has("hour") else found.first
    meaning = found.meaning(f"{found.anchor.isoformat()}T{hour:02d}:{minute:02d}")
    return Meaning(meaning.value, meaning.days, first, found.last)


# noon | midnight
@rule("CLOCKWORD")
def clock_word(found: Found) -> str:
    """Noon; midnight."""
    return f"{found.anchor.isoformat()}T{found.lexical('clockword')}"
