"""Words made from the tables: labels, titles and alternative texts of figures, answers of notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from analysis.actors import name_of
from analysis.article import Article
from analysis.lexicon import read_lexicon

Row: TypeAlias = Any  # a row of a table, as DataFrame.itertuples gives it

SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&-])")

LONGEST = 60  # letters of a label's detail
DIRECTIONS = {"escalates": "escalating", "restrains": "restraining", "neutral": "neutral"}
ASIDES = {  # what a label adds when the article does not report the step as done
    "historical": "earlier",
    "future": "planned",
    "hypothetical": "possible only",
    "negation": "not done",
}


# -- small words ------------------------------------------------------------------------------------


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: 'no step', 'one step', 'twelve steps', '13 steps'."""
    words = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{words} {noun if number <= 1 else plural or noun + 's'}"


def number_words(*numbers: int) -> list[str]:
    """Return numbers of one sentence, all in words if none is above twelve: 'seven', 'eleven'."""
    if max(numbers) >= len(SMALL):
        return [f"{number:,}" if number else "none" for number in numbers]
    return [SMALL[number] if number else "none" for number in numbers]


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return 'a', 'a and b', 'a, b and c'."""
    *rest, end = list(words) or [""]
    return f"{', '.join(rest)} {last} {end}" if rest else end


def sentence(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


def plain(words: object) -> str:
    """Return words from outside for use in Markdown: on one line, nothing in them read as markup."""
    return MARKDOWN.sub(r"\\\1", " ".join(str(words).split())).replace(r"\<", "&lt;").replace(r"\&", "&amp;")


def missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def each(table: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a table, each with its cells as attributes."""
    return iter(table.itertuples())


def name(code: object, unknown: str = "an actor not named") -> str:
    """Return an actor's English name, or `unknown` for an empty cell."""
    return unknown if missing(code) else name_of(str(code))


# -- days -------------------------------------------------------------------------------------------


def day(when: pd.Timestamp, year: bool = True) -> str:
    """Return '19 November 2024'."""
    return f"{when.day} {when:%B %Y}" if year else f"{when.day} {when:%B}"


def days(earliest: pd.Timestamp, latest: pd.Timestamp) -> str:
    """Return the days between two bounds in words; either bound may be missing.

    '19 November 2024', '19 to 20 November 2024', 'on or before 20 November 2024', 'date not stated'.
    """
    if missing(earliest) and missing(latest):
        return "date not stated"
    if missing(earliest):
        return f"on or before {day(latest)}"
    if missing(latest):
        return f"on or after {day(earliest)}"
    if earliest == latest:
        return day(earliest)
    if earliest.year != latest.year:
        return f"{day(earliest)} to {day(latest)}"
    if earliest.month != latest.month:
        return f"{day(earliest, year=False)} to {day(latest)}"
    return f"{earliest.day} to {day(latest)}"


def published(article: Article) -> str:
    """Return an article's day of publication in words."""
    return day(pd.Timestamp(article.published)) if article.published else "undated"


def source_line(article: Article) -> str:
    """Return the last line of an article's figure."""
    return f"Source: \u201c{article.title}\u201d, {published(article)}"


# -- steps ------------------------------------------------------------------------------------------


class Wording(NamedTuple):
    """How a label names one kind of event (a row of data/lexicon/event_labels.csv)."""

    event: str
    mode: str
    context: str
    verb: str
    alone: str
    noun: str


@cache
def _wordings() -> tuple[Wording, ...]:
    return tuple(Wording(**row) for row in read_lexicon("event_labels"))


def _wording(event: str, mode: str, context: str) -> Wording:
    """Return the first wording that fits; a cell left empty in the list fits everything."""
    for wording in _wordings():
        if (
            wording.event == event
            and wording.mode in ("", mode)
            and wording.context in ("", *context.split())
        ):
            return wording
    verb = event.lower()
    return Wording(event, "", "", f"{verb}:", verb, f"{verb} of")


def step_label(step: Row) -> str:
    """Return one step in a few words: 'Ukraine strikes Russia: ATACMS missiles'.

    `step` is a row of the steps table as DataFrame.itertuples gives it.
    """
    cells = {key: "" if missing(value) else str(value) for key, value in step._asdict().items()}
    wording = _wording(cells["event"], cells["mode"], cells["context"].replace(",", " ").replace(";", " "))
    recipient = "" if cells["recipient"] == cells["actor"] else cells["recipient"]
    if cells["actor"] and recipient and wording.event != "PROTECT":
        words = f"{name(cells['actor'])} {wording.verb} {name(recipient)}"
    elif cells["actor"]:
        words = f"{name(cells['actor'])} {wording.alone}"
    elif recipient:
        words = f"{wording.noun} {name(recipient)}"
    else:
        words = wording.noun.rpartition(" ")[0] or wording.noun
    words = sentence(words)
    if detail := _detail(cells, words):
        words += f": {detail}"
    aside = ASIDES.get(cells["status"])
    return f"{words} ({aside})" if aside else words


def _detail(cells: dict[str, str], words: str) -> str:
    """Return what the step is done with, or, where nobody is named at its receiving end, how it is told."""
    detail = cells["instrument"]
    if not detail and not cells["recipient"] and cells["action"].count(" ") >= 2:
        detail = cells["action"]
    if detail.lower().removesuffix("s") in words.lower():
        return ""
    return detail if len(detail) <= LONGEST else detail[:LONGEST].rpartition(" ")[0] + "\u2026"


def timeline_title(steps: pd.DataFrame) -> str:
    """Return what the timeline finds, in about ten words."""
    if steps.empty:
        return "The article tells of no step that one side takes"
    total = len(steps)
    escalating = int((steps.direction == "escalates").sum())
    if total == 1:
        return f"One step: {step_label(next(each(steps)))}"
    part, whole = number_words(escalating, total)
    finding = f"{sentence(part)} of {whole} steps {'escalates' if escalating < 2 else 'escalate'}"
    if escalating == total:
        finding = f"{'Both' if total == 2 else f'All {whole}'} steps escalate"
    dated = steps[steps.earliest.notna() & (steps.earliest == steps.latest)]
    if dated.empty:
        return f"{finding}; the article dates none to a day"
    busiest = dated.earliest.value_counts(sort=False).sort_index()
    top, when = int(busiest.max()), day(pd.Timestamp(str(busiest.idxmax())))
    if top == total:
        return f"{finding}, all on {when}"
    if top * 5 < len(dated):
        return f"{finding}, from {days(dated.earliest.min(), dated.latest.max())}"
    if top == 1:
        return f"{finding}, no two on one known day"
    return f"{finding}; {count(top, 'step')} fall on {when}"


def timeline_subtitle(steps: pd.DataFrame) -> str:
    """Return what the timeline shows, of which days; nothing for no step."""
    if steps.empty:
        return ""
    dated = steps[steps.earliest.notna() & steps.latest.notna()]
    span = f", {days(dated.earliest.min(), dated.latest.max())}" if len(dated) else ""
    return f"What each side does or says to another, by actor and day{span}"


def timeline_caption(steps: pd.DataFrame) -> str:
    """Return 'Twelve steps: 7 escalating, 1 restraining and 4 neutral.', or nothing for no step."""
    numbers = [(int((steps.direction == direction).sum()), words) for direction, words in DIRECTIONS.items()]
    told = [f"{number} {words}" for number, words in numbers if number]
    return f"{sentence(count(len(steps), 'step'))}: {listed(told)}." if told else ""


def timeline_alt(steps: pd.DataFrame) -> str:
    """Return the timeline in words: kind of chart, what it shows, and each step with its day."""
    opening = f"Timeline of {count(len(steps), 'step')}. {timeline_title(steps)}."
    told = [f"{sentence(days(step.earliest, step.latest))}: {step_label(step)}." for step in each(steps)]
    return " ".join([opening, *told])


# -- claims -----------------------------------------------------------------------------------------


def figure_words(low: object, high: object) -> str:
    """Return a figure with its bounds: '6', 'at least 5', 'up to 10', '8 to 10', 'not stated'."""
    if missing(low) and missing(high):
        return "not stated"
    if missing(low):
        return f"up to {high:,}"
    if missing(high):
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def weapon_words(weapon: object, number: int = 2) -> str:
    """Return the kind of weapon as a noun: 'missile', 'missiles', 'weapons of several kinds'."""
    if weapon == "mixed":
        return "weapons of several kinds"
    kind = "weapon" if missing(weapon) else str(weapon)
    return kind if number == 1 or kind == "aircraft" else f"{kind}s"


def claimant_words(claimant_text: object) -> str:
    """Return the label of a claimant: 'US officials', 'No claimant named'."""
    return "No claimant named" if missing(claimant_text) else sentence(str(claimant_text))


def share_words(row: Row, kind: str = "") -> str:
    """Return what one claimant counts: '5 of 6 intercepted', '8 launched, interceptions not stated'."""
    launched = figure_words(row.launched_low, row.launched_high)
    intercepted = figure_words(row.intercepted_low, row.intercepted_high)
    kind = f" {kind}" if kind else ""
    if intercepted == "not stated":
        return f"{launched}{kind} launched, interceptions not stated"
    if launched == "not stated":
        return f"{intercepted}{kind} intercepted, launches not stated"
    return f"{intercepted} of {launched}{kind} intercepted"


def interceptions_title(comparison: pd.DataFrame, agreed: pd.DataFrame) -> str:
    """Return what the claims come to, in about ten words."""
    incidents = comparison.incident_id.nunique()
    apart = len(disputed_incidents(agreed))
    if not incidents:
        return "The article gives no count of launches or interceptions"
    if incidents > 1:
        where = "all" if apart == incidents else number_words(apart)[0]
        shared = (agreed.claimants > 1).any()
        finding = "no two claims differ" if shared else "none by more than one claimant"
        finding = f"on {where} of them claimants differ" if apart else finding
        return f"{sentence(count(incidents, 'attack'))} counted; {finding}"
    rows = list(each(comparison))
    kind = weapon_words(rows[0].weapon)
    if len(rows) == 1:
        return f"{claimant_words(rows[0].claimant_text)} alone: {share_words(rows[0], kind)}"
    if len(rows) == 2 and len(agreed) == 3 and (agreed.claimants == 2).all():
        first, second = (claimant_words(row.claimant_text) for row in rows)
        other = share_words(rows[1]).removesuffix(" intercepted")
        return f"{first}: {share_words(rows[0], kind)}; {second}: {other}"
    spreads = {row.measure: figure_words(row.disputed_low, row.disputed_high) for row in each(agreed)}
    told = listed(
        f"{spreads[measure]} {measure}" for measure in ("launched", "intercepted") if measure in spreads
    )
    return f"{sentence(count(len(rows), 'claimant'))} {'differ' if apart else 'agree'}: {told}"


def disputed_incidents(agreed: pd.DataFrame) -> list[str]:
    """Return the ids of incidents whose claimants give different counts of launches or interceptions."""
    given = agreed[(agreed.claimants > 1) & (agreed.measure != "not_intercepted")]
    apart = given[
        given.disputed_low.isna() | given.disputed_high.isna() | (given.disputed_low != given.disputed_high)
    ]
    return list(dict.fromkeys(apart.incident_id))


def incident_words(rows: pd.DataFrame) -> str:
    """Return which attack an incident's rows count: 'Missiles launched by Northland, the port, 5 March'."""
    first = next(each(rows))
    known = rows.bfill().iloc[0]
    attacker = "" if missing(known.attacker) else f" launched by {name(known.attacker)}"
    place = [] if missing(known.place) else [str(known.place)]
    when = days(known.earliest, known.latest)
    return sentence(", ".join([f"{weapon_words(first.weapon)}{attacker}", *place, when]))


def interceptions_subtitle(comparison: pd.DataFrame) -> str:
    """Return what the figure of the claims shows, for one attack with its place and day."""
    if comparison.empty:
        return ""
    if comparison.incident_id.nunique() == 1:
        return f"{incident_words(comparison)}, as each claimant counts"
    return "How many were launched and how many intercepted, as each claimant counts"


def interceptions_caption(agreed: pd.DataFrame) -> str:
    """Return what all claimants of one attack allow, where two or more count it; else nothing."""
    shared = agreed[(agreed.claimants > 1) & agreed.agreed_low.notna()]
    if shared.empty or shared.incident_id.nunique() > 1:
        return ""
    told = [f"{row.agreed_low:,} {row.measure.replace('_', ' ')}" for row in each(shared)]
    return f"All who give a count allow at least {listed(told)}."


def agreement_words(measure: Row) -> str:
    """Return what all claimants allow of one quantity: 'at least 6; disputed: 6 to 8'."""
    low, top = measure.agreed_low, measure.disputed_high
    if missing(low):
        return "nothing in common" if missing(top) else f"no common minimum; at most {top:,}"
    if missing(top):
        return f"at least {low:,}; no common maximum"
    if low == top:
        return f"all say {low:,}"
    disputed = f"disputed: {low:,} to {top:,}"
    return f"at least {low:,}; {disputed}" if low else disputed


def interceptions_alt(comparison: pd.DataFrame, agreed: pd.DataFrame) -> str:
    """Return the figure of the claims in words: kind of chart, each claim, what all allow."""
    told = [f"Unit chart of competing claims. {interceptions_title(comparison, agreed)}."]
    for incident, rows in comparison.groupby("incident_id", sort=False):
        told.append(f"{incident_words(rows)}.")
        told += [f"{claimant_words(row.claimant_text)}: {share_words(row)}." for row in each(rows)]
        shared = agreed[(agreed.incident_id == incident) & (agreed.claimants > 1)]
        told += [
            f"{sentence(row.measure.replace('_', ' '))}: {agreement_words(row)}." for row in each(shared)
        ]
    return " ".join(told)
