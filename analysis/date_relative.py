"""Rules for dates that are counted from the day of publication or from what the text last spoke of."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.date_context import Found, Meaning, rule
from analysis.date_values import DAY_UNITS, shift, shift_months, value_at

NEWSPAPER = set("times mail telegraph herald post mirror express people tribune sun star world".split())


# now | recently | in the near future
@rule("REF")
def reference(found: Found) -> str | None:
    """Now; recently; in the near future: a time without a date."""
    if found.words("ref") in ("once", "this time", "future") and not _is_adverb_of_time(found):
        return None
    return found.lexical("ref")


def _is_adverb_of_time(found: Found) -> bool:
    words, before, after = found.words("ref"), found.word_at(-1), found.word_at(0)
    if words == "once":  # "a once thriving port"; not "once more", "at once", "once the talks end"
        return False
    if words == "future":
        return after not in ("s",) and before not in (
            "a",
            "'s",
            "s",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
        )
    return before not in ("by", "for")


# today | yesterday | tomorrow
@rule("DEICTIC")
def day_beside_today(found: Found) -> str:
    """Today; yesterday; tomorrow."""
    return (found.published + timedelta(days=int(found.lexical("deictic")))).isoformat()


# the day before yesterday | the day after tomorrow
@rule("the? day ( before | after ) DEICTIC")
def day_but_one(found: Found) -> str:
    """The day before yesterday."""
    return (found.published + timedelta(days=2 * int(found.lexical("deictic")))).isoformat()


# tonight
@rule("tonight")
def tonight(found: Found) -> str:
    """Tonight."""
    return f"{found.published.isoformat()}TNI"


# overnight | last night
@rule("overnight", "last night")
def last_night(found: Found) -> Meaning | None:
    """Overnight; last night: the night before the day of publication, and into that day."""
    if found.words("") == "" and found.word_at(0) == "-":
        return None
    published = found.published
    evening = published - timedelta(days=1)
    return Meaning(f"{evening.isoformat()}TNI", (evening, published, "part_of_day"), found.first, found.last)


# Tuesday | last Friday | next Monday
@rule("( ( LAST | THIS | NEXT ) )? WEEKDAY")
def weekday(found: Found) -> str | None:
    """Tuesday: the nearest one, by the tense of its sentence; last Friday; next Monday."""
    if found.word_at(0) in NEWSPAPER and found.is_capitalised(found.token_at(0)):
        return None
    number = int(found.lexical("weekday"))
    if found.memory.published is None:
        return f"XXXX-WXX-{number + 1}"
    published = found.published
    since = timedelta(days=(published.weekday() - number) % 7)
    until = timedelta(days=(number - published.weekday()) % 7)
    if found.has("last"):
        return (published - (since or timedelta(days=7))).isoformat()
    if found.has("next"):
        return (published + (until or timedelta(days=7))).isoformat()
    if not since:
        return published.isoformat()
    return (published + until if found.direction == "future" else published - since).isoformat()


# Tuesday last week | Friday of next week
@rule("WEEKDAY of? ( the? ( LAST | PAST ) | THIS | NEXT ) week")
def weekday_of_week(found: Found) -> str:
    """Tuesday last week."""
    step = 1 if found.has("next") else 0 if found.has("this") else -1
    published = found.published
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
    return (monday + timedelta(days=int(found.lexical("weekday")))).isoformat()


# this morning | that evening | the same night
@rule("this PART", "that same? PART", "the same PART")
def part_of_day_spoken_of(found: Found) -> str:
    """This morning; that evening: of the day of publication, or of the day spoken of."""
    words = found.reading.tokens[found.first].word
    day = found.published if words == "this" else found.anchor
    return f"{day.isoformat()}T{found.lexical('part')}"


# the next morning | the following night | the previous evening
@rule("the ( NEXT | LAST ) PART")
def part_of_day_beside(found: Found) -> str:
    """The next morning."""
    day = found.anchor + timedelta(days=1 if found.has("next") else -1)
    return f"{day.isoformat()}T{found.lexical('part')}"


# the same day | that week | later that year | earlier that month
@rule("( MOD )? ( that same? | the same | the very same ) UNIT")
def unit_spoken_of(found: Found) -> Meaning | None:
    """The same day; later that year: the one that the text spoke of last."""
    unit = found.lexical("unit")
    if unit in ("S", "M", "H"):
        return None
    if unit in ("Y", "MO") and found.memory.period:
        return found.meaning(value_at(found.memory.period, unit), _edge(found))
    return found.meaning(value_at(found.anchor, unit), _edge(found))


def _edge(found: Found) -> str:
    """Early and late narrow a span; earlier and later only say before or after something."""
    return found.lexical("mod") if found.words("mod") in ("early", "mid", "late") else ""


# the next day | the following week | the previous year
@rule(
    "the? ( next:( next | following ) | last:( previous | preceding ) ) UNIT",
    "the day before",
    "the day after",
)
def unit_beside_anchor(found: Found) -> Meaning | None:
    """The next day; the previous year: beside the one that the text spoke of last."""
    words = [token.word for token in found.reading.tokens[found.first : found.last]]
    unit = found.lexical("unit") or "D"
    if unit in ("S", "M", "H") or unit not in ("D",) and words[0] == "next":
        return None
    if words[0] == "the" and words[1] == "next" and unit != "D":
        return found.meaning(f"P1{'M' if unit == 'MO' else unit}") if unit in ("W", "MO", "Y") else None
    step = -1 if found.has("last") or words[-1] == "before" else 1
    base = found.memory.period if unit in ("Y", "MO") and found.memory.period else found.anchor
    return found.meaning(value_at(shift(base, step, unit), unit))


# last week | early next year | this month | late last quarter
@rule("( MOD ( in | on )? )? ( last | next | this | the current | the upcoming | the coming ) UNIT")
def unit_beside_now(found: Found) -> Meaning | None:
    """Last week; early next year; this month."""
    words = {token.word for token in found.reading.tokens[found.first : found.last]}
    unit = found.lexical("unit")
    if unit in ("S", "M", "H"):
        return None
    step = -1 if "last" in words else 1 if words & {"next", "upcoming", "coming"} else 0
    return found.meaning(value_at(shift(found.published, step, unit), unit), _edge(found))


# last weekend | over the weekend | next weekend
@rule("( last | next | this | the | the past | the coming ) weekend")
def weekend(found: Found) -> str:
    """The weekend; last weekend."""
    words = {token.word for token in found.reading.tokens[found.first : found.last]}
    published = found.published
    saturday = published + timedelta(days=5 - published.weekday())
    if "next" in words:
        saturday += timedelta(days=7)
    elif words & {"last", "past"}:
        saturday -= timedelta(days=7)
    elif "coming" not in words and published.weekday() < 5 and found.direction != "future":
        saturday -= timedelta(days=7)
    return f"{value_at(saturday, 'W')}-WE"


# last summer | this spring | next winter | in the fall
@rule(
    "( MOD )? ( LAST | NEXT | THIS ) SEASON",
    "( in | by | during | since | until | through ) the? ( MOD )? SEASON",
)
def season(found: Found) -> Meaning | None:
    """Last summer; in the spring."""
    if found.word_at(0) == "of":
        return None
    code, published = found.lexical("season"), found.published
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    starts = [date(published.year + step, start, 1) for step in (-2, -1, 0, 1)]
    if found.has("last"):
        begun = max(d for d in starts if shift_months(d, 3) <= published)
    elif found.has("next"):
        begun = min(d for d in starts if d > published)
    else:
        past = max(d for d in starts if d <= published)
        coming = min(d for d in starts if d > published)
        is_on = shift_months(past, 3) > published
        begun = past if is_on or (found.direction == "past" and not found.has("this")) else coming
        if found.has("this") and not is_on:
            begun = min(starts, key=lambda d: abs((d - published).days))
    first = found.match.start("mod") if found.has("mod") else found.match.start("season")
    if found.has("last") or found.has("this") or found.has("next"):
        first = found.first
    meaning = found.meaning(f"{begun.year:04d}-{code}", found.lexical("mod"))
    return Meaning(meaning.value, meaning.days, first, found.last)


# the end of the year | late in the week | the beginning of next month | earlier in the day
@rule(
    "the? EDGE of ( the | LAST | THIS | NEXT | that ) UNIT",
    "MOD in ( the | that ) UNIT",
)
def edge_of_unit(found: Found) -> Meaning | None:
    """The end of the year; later in the day."""
    unit = found.lexical("unit")
    if unit in ("S", "M", "H"):
        return None
    words = {token.word for token in found.reading.tokens[found.first : found.last]}
    step = -1 if found.has("last") else 1 if found.has("next") else 0
    base = found.anchor if unit == "D" or "that" in words else found.published
    return found.meaning(value_at(shift(base, step, unit), unit), found.lexical("edge") or _edge(found))


# the end of 1999 | the start of November | the middle of May 2024
@rule("the? EDGE of ( MONTH )? YEAR", "the? EDGE of MONTH")
def edge_of_named(found: Found) -> Meaning | None:
    """The end of 1999; the start of November."""
    from analysis.date_explicit import month_alone, year

    if found.has("year"):
        value = found.words("year")
        if found.has("month"):
            value += f"-{int(found.lexical('month')):02d}"
        return found.meaning(value, found.lexical("edge"))
    alone = month_alone(found)
    return found.meaning(alone.value, found.lexical("edge")) if alone else None


# year-end | by year's end
@rule("year - end", "year ' s end", "the? end of? year")
def year_end(found: Found) -> Meaning:
    """Year-end."""
    return found.meaning(f"{found.published.year:04d}", "END")


# three days ago | a year ago | about 40 years ago | several weeks ago
@rule(
    "( ABOUT )? ( NUMBER | a | an | COUNTLESS ) ( UNIT | units:UNITS ) ( and a half )? ago",
    "( ABOUT )? NUMBER and a half units:UNITS ago",
    "half:half ( a | an )? UNIT ago",
    "units:UNITS ago",
)
def ago(found: Found) -> Meaning | None:
    """Three days ago; a year ago; several weeks ago."""
    unit = found.lexical("unit") or found.meaning_of[found.words("units"), "UNITS"]
    if not found.has("number") and (found.has("countless") or found.has("units")):
        return Meaning("PAST_REF", (None, found.memory.published, "vague"), found.first, found.last)
    count = found.number("number") or (0.5 if found.has("half") else 1)
    if unit in ("S", "M", "H"):
        return found.meaning(found.published.isoformat(), grain="day")
    if unit == "Y" and count == 1 and found.memory.quarter:
        return found.meaning(f"{int(found.memory.quarter[:4]) - 1}{found.memory.quarter[4:]}")
    if count == 0.5 and unit in ("10Y", "100Y", "Y"):
        unit, count = {"10Y": ("Y", 5), "100Y": ("10Y", 5), "Y": ("MO", 6)}[unit]
    return found.meaning(value_at(shift(found.published, -count, unit), _grain_of_distance(unit)))


def _grain_of_distance(unit: str) -> str:
    return {"100Y": "Y", "10Y": "Y", "2W": "W", "Q": "MO"}.get(unit, unit)


# two weeks later | a year earlier | three days before
@rule(
    "( ABOUT )? ( NUMBER | a | an ) ( UNIT | units:UNITS ) ( later | earlier | before | previously | after | afterward )",
    "the UNIT ( earlier | before )",
)
def distance(found: Found) -> Meaning | None:
    """Two weeks later; a year earlier: from what the text spoke of last."""
    unit = found.lexical("unit") or found.meaning_of[found.words("units"), "UNITS"]
    word = found.reading.tokens[found.last - 1].word
    sign = 1 if word in ("later", "after", "afterward") else -1
    count = found.number("number") or 1
    if unit in ("S", "M", "H") or (word in ("before", "after") and not found.has("units") and count > 1):
        return None
    if unit == "Y" and sign < 0 and count == 1 and found.memory.quarter:
        return found.meaning(f"{int(found.memory.quarter[:4]) - 1}{found.memory.quarter[4:]}")
    base = found.memory.day or (found.memory.period if unit not in DAY_UNITS else None)
    if unit == "Y" and found.memory.period:
        base = found.memory.period
    if base is None:
        if sign > 0 or found.memory.published is None:
            return None
        base = found.published
    return found.meaning(value_at(shift(base, sign * count, unit), _grain_of_distance(unit)))


# three days from now | a week from Tuesday
@rule("( NUMBER | a | an ) ( UNIT | units:UNITS ) from now")
def from_now(found: Found) -> Meaning | None:
    """Three days from now."""
    unit = found.lexical("unit") or found.meaning_of[found.words("units"), "UNITS"]
    if unit in ("S", "M", "H"):
        return None
    return found.meaning(
        value_at(shift(found.published, found.number("number") or 1, unit), _grain_of_distance(unit))
    )


# the year-ago quarter | year-earlier
@rule("the? year - ( ago | earlier ) quarter?", "the? year - ( ago | earlier ) period?")
def year_ago(found: Found) -> Meaning:
    """The year-ago quarter."""
    if found.memory.quarter:
        return found.meaning(f"{int(found.memory.quarter[:4]) - 1}{found.memory.quarter[4:]}")
    return found.meaning(f"{found.published.year - 1:04d}")
