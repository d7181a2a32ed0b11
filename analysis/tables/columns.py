"""The tables: what one row is, what each column holds. Frames, checks, codebook and tests follow this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pandas.api.types import pandas_dtype

from analysis.lexicon import read_lexicon

Type = Literal["string", "integer", "number", "date"]
DTYPES: dict[str, Any] = {  # looked up once: pandas parses a dtype's name anew for each column
    "string": pandas_dtype("str"),
    "integer": pandas_dtype("Int64"),
    "number": pandas_dtype("Float64"),
    "date": pandas_dtype("datetime64[s]"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `values` are the permitted ones (any if empty); `required` forbids missing cells."""

    name: str
    description: str
    type: Type = "string"
    unit: str = ""
    values: tuple[str, ...] = ()
    required: bool = False
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row is, its columns in order."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str | None:
        """The column that tells the rows apart, if one alone does."""
        return next((column.name for column in self.columns if column.unique), None)


def _place(of: str, words: str) -> tuple[Column, ...]:
    """Where in the text a row rests: `article.text[start:end]` is the column `words`."""
    return (
        Column("article", "Name of the article: its file's name without the ending.", required=True),
        Column("sentence", "Number of the sentence; 0 is the headline.", "integer", required=True),
        Column("start", f"Where {of} begins in the article's text.", "integer", "characters", required=True),
        Column("end", f"Where {of} ends, exclusive.", "integer", "characters", required=True),
        Column(words, f"The words of {of}, exactly as they stand in the text.", required=True),
    )


RULE = Column("rule", "Name of the rule in analysis/ that made the row.", required=True)
EARLIEST = Column("earliest", "First day that the words can mean.", "date", "day")
LATEST = Column("latest", "Last day that the words can mean.", "date", "day")

# The last two name no day: four hours, every Monday.
GRAINS = tuple("day part_of_day week month quarter year range vague duration set".split())
KINDS = tuple("named_official unnamed_official government military organisation media".split())
EVENTS = tuple(dict.fromkeys(row["event"] for row in read_lexicon("plover")))
MODES = tuple(dict.fromkeys(row["mode"] for row in read_lexicon("plover") if row["mode"]))
QUAD_CLASSES = ("verbal cooperation", "verbal conflict", "material cooperation", "material conflict")
STATUSES = tuple("reported historical future hypothetical negation".split())
WEAPONS = tuple("missile drone rocket shell bomb aircraft mixed".split())
MEASURES = tuple("launched intercepted hit damaged failed".split())

SENTENCES = Table(
    "sentences",
    "A sentence of an article, and what was made of it.",
    (
        *_place("the sentence", "text"),
        Column("paragraph", "Number of the paragraph; 0 is the headline.", "integer", required=True),
        Column("steps", "How many steps were read from the sentence.", "integer", "rows", required=True),
        Column("claims", "How many claims were read from the sentence.", "integer", "rows", required=True),
        Column("dates", "How many date expressions were found in it.", "integer", "rows", required=True),
        Column("unused", "Why neither step nor claim was read from it; missing if one was."),
    ),
)

DATES = Table(
    "dates",
    "A date expression of an article, resolved against the day of publication.",
    (
        *_place("the expression", "text"),
        EARLIEST,
        LATEST,
        Column("grain", "How fine the expression is.", values=GRAINS, required=True),
        RULE,
        Column("value", "TIMEX3 value: 2023-10-17, 2023-W42, PT4H, PAST_REF.", required=True),
    ),
)

SOURCES = Table(
    "sources",
    "A speaker that an article names, or quotes unnamed.",
    (
        *_place("the first naming", "text"),
        Column("name", "The speaker's name, or office where unnamed.", required=True),
        Column("role", "Office or rank that the article gives."),
        Column("country", "Country spoken for, ISO 3166-1 alpha-3, or organisation."),
        Column("kind", "What kind of speaker; missing for a person without office.", values=KINDS),
        Column("statements", "How many statements the article takes from it.", "integer", required=True),
        RULE,
    ),
)

STEPS = Table(
    "steps",
    "A step: one actor doing one thing, in the terms of PLOVER.",
    (
        Column("step_id", "Made from the row's content.", required=True, unique=True),
        *_place("the clause that tells the step", "evidence"),
        EARLIEST,
        LATEST,
        Column("grain", "How fine the date is.", values=GRAINS),
        Column("date_rule", "Whether the day is stated, inferred or only bounded, and by which rule."),
        Column("actor", "Who acts: ISO 3166-1 alpha-3 for countries, else the organisation's name."),
        Column("recipient", "Toward whom: as actor; may be inferred, as the actor's only adversary told of."),
        Column("event", "PLOVER event, or PROTECT.", values=EVENTS, required=True),
        Column("mode", "PLOVER mode of the event.", values=MODES),
        Column("context", "PLOVER contexts, joined by commas."),
        Column("quad_class", "Verbal or material, cooperation or conflict.", values=QUAD_CLASSES),
        Column("score", "Conflict-cooperation scale of PLOVER.", "number", "points from -10 to +10"),
        Column(
            "direction",
            "By the table directions.csv.",
            values=("escalates", "restrains", "neutral"),
            required=True,
        ),
        Column("status", "Reported, or PLOVER's auxiliary mode.", values=STATUSES, required=True),
        Column("action", "The words of the action.", required=True),
        Column("instrument", "The words for what the step is done with."),
        Column("source", "Name of the speaker who says so; missing in the article's own voice."),
        RULE,
        Column("tellings", "Further tellings of the step: their start:end, separated by blanks."),
    ),
)

CLAIMS = Table(
    "claims",
    "A claim: one figure that one claimant gives for one quantity.",
    (
        Column("claim_id", "Made from the row's content.", required=True, unique=True),
        Column("incident_id", "The same for figures that rival each other.", required=True),
        *_place("the clause that gives the figure", "evidence"),
        Column("claimant", "Who claims: as a step's actor; missing in the article's own voice."),
        Column("claimant_text", "The claimant in the article's words."),
        Column("attacker", "Who launched: as a step's actor."),
        Column("interceptor", "Who intercepted, where the words say so: as a step's actor."),
        Column("weapon", "Kind of weapon counted.", values=WEAPONS, required=True),
        Column("weapon_text", "The weapon in the article's words."),
        Column("measure", "What the figure counts.", values=MEASURES, required=True),
        Column(
            "low",
            "The lower bound that the words give: 6 for six, at least or over six.",
            "integer",
            "weapons",
        ),
        Column(
            "high",
            "The upper bound that the words give: 6 for six, up to or under six.",
            "integer",
            "weapons",
        ),
        Column("value_text", "The figure in the article's words.", required=True),
        Column("place", "Where the weapons were aimed or met, in the article's words."),
        EARLIEST,
        LATEST,
        RULE,
    ),
)

TABLES = (SENTENCES, DATES, SOURCES, STEPS, CLAIMS)
