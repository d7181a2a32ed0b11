"""Words made from the tables: labels, titles and alternative texts of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import Any, TypeAlias

import pandas as pd

from analysis.actors import name_of
from analysis.article import Article
from analysis.compare import QUANTITIES
from analysis.lexicon import read_lexicon

Row: TypeAlias = Any  # a row of a table, as DataFrame.itertuples gives it

SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~$&-])")
MATHEMATICS = re.compile(r"[$\\]")
# JupyterLab would set "$5 ... $9" as a formula, unless each sign stands in an element of its own.
ENTITIES = {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>", "<": "&lt;", "&": "&amp;"}
PLURAL = re.compile(r"[^\Waus]s$")  # rebels, Houthis, Forces; but Hamas, Cross, Cyprus
VERB_END = re.compile(r"(?<=[cs]h)es$|(?<=ss)es$|s$")
LONGEST = 90  # letters of a label's detail
LOOSE = ("IN", "TO", "DT", "CC", "PRP$", "WDT")  # words that no label ends with: of, to, the, and, its, which
QUOTES = re.compile(r"[\"\u201c\u201d]|(?<!\w)['\u2018](?=\w)|(?<![\ss])['\u2019](?!\w)")
TOLD = 2  # words that tell what is done, at least
STEM = 5  # letters by which condemned is known to say no more than condemns
DIRECTIONS = {"escalates": "escalating", "restrains": "restraining", "neutral": "neutral"}
COLLECTIVE = re.compile(r"(?:dozens|scores|hundreds|thousands)$")
ONE = re.compile(r"\b(?:1|one)$")
UNDONE = ("hypothetical", "negation")
# What a label adds when the article does not report the step as done.
ASIDES = {
    "historical": "earlier",
    "future": "planned",
    "hypothetical": "possible only",
    "negation": "not done",
}


# -- small words ------------------------------------------------------------------------------------


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 'no step', 'one step', 'twelve steps', '13 steps'."""
    words = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{words} {noun if number < 2 else f'{noun}s'}"


def number_words(*numbers: int) -> list[str]:
    """Return numbers of one sentence, all in words if none is above twelve: 'seven', 'eleven'."""
    small = max(numbers) < len(SMALL)
    return ["none" if not number else SMALL[number] if small else f"{number:,}" for number in numbers]


def listed(words: Iterable[str]) -> str:
    """Return 'a', 'a and b', 'a, b and c'."""
    *rest, end = list(words) or [""]
    return f"{', '.join(rest)} and {end}" if rest else end


def sentence(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


def plain(words: object) -> str:
    """Return words from outside for use in Markdown: on one line, nothing in them read as markup."""
    return MARKDOWN.sub(
        lambda found: ENTITIES.get(found.group(), f"\\{found.group()}"), " ".join(str(words).split())
    )


def escaped(words: str) -> str:
    """Return words from outside for use in HTML: nothing in them read as markup or as mathematics."""
    return MATHEMATICS.sub(lambda found: ENTITIES[found.group()], escape(words))


def missing(value: object) -> bool:
    """Tell whether a cell is empty."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def each(table: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a table, each with its cells as attributes."""
    return iter(table.itertuples())


def name(code: object, unknown: str = "an actor not named") -> str:
    """Return an actor's English name, or `unknown` for an empty cell."""
    return unknown if missing(code) else name_of(str(code))


# -- days and articles ------------------------------------------------------------------------------


def day(when: pd.Timestamp) -> str:
    """Return '17 October 2023'."""
    return f"{when.day} {when:%B %Y}"


def days(earliest: pd.Timestamp, latest: pd.Timestamp) -> str:
    """Return the days between two bounds in words; either bound may be missing.

    '17 October 2023', '17 to 18 October 2023', 'on or before 18 October 2023', 'date not stated'.
    """
    if missing(earliest) and missing(latest):
        return "date not stated"
    if missing(earliest):
        return f"on or before {day(latest)}"
    if missing(latest):
        return f"on or after {day(earliest)}"
    if earliest == latest:
        return day(earliest)
    same = earliest.year == latest.year
    first = f"{earliest.day}" if same and earliest.month == latest.month else f"{earliest.day} {earliest:%B}"
    return f"{first if same else day(earliest)} to {day(latest)}"


def published(article: Article) -> str:
    """Return an article's day of publication in words."""
    return day(pd.Timestamp(article.published)) if article.published else "undated"


def source_line(articles: Iterable[Article]) -> str:
    """Return the last line of a figure: which article it is drawn from, or how many and the first."""
    first, *others = articles
    more = f", and {count(len(others), 'other article')}" if others else ""
    return f"Article: \u201c{first.title}\u201d, {published(first)}{more}"


# -- steps ------------------------------------------------------------------------------------------


def _wording(cells: dict[str, str]) -> dict[str, str]:
    """Return the first row of the list of wordings that fits; a cell left empty there fits everything."""
    event, contexts = cells["event"], re.split(r"[,; ]+", cells["context"])
    for row in read_lexicon("event_labels"):
        fits = row["mode"] in ("", cells["mode"]) and row["context"] in ("", *contexts)
        told = any(words in cells["action"] for words in row["action"].split("|"))
        if row["event"] == event and fits and told:
            return row
    return {"verb": f"{event.lower()}:", "alone": event.lower(), "noun": f"{event.lower()} of"}


def step_label(step: Row) -> str:
    """Return one step in a few words: 'Iran strikes Israel: Scud missiles'."""
    cells = {key: "" if missing(value) else str(value) for key, value in step._asdict().items()}
    wording = _wording(cells)
    actor, recipient = cells["actor"], cells["recipient"]
    if actor and recipient not in ("", actor) and cells["event"] != "PROTECT":
        words = f"{name(actor)} {_agree(actor, wording['verb'])} {name(recipient)}"
    elif actor:
        words = f"{name(actor)} {_agree(actor, wording['alone'])}"
    elif recipient:
        words = f"{wording['noun']} {name(recipient)}"
    else:
        words = wording["noun"].rpartition(" ")[0]
    detail = _detail(cells, words)
    dated = cells["status"] == "historical" and cells["earliest"]  # the day itself says "earlier"
    aside = "" if dated else ASIDES.get(cells["status"])
    return sentence(words) + (f": {detail}" if detail else "") + (f" ({aside})" if aside else "")


def _agree(actor: str, words: str) -> str:
    """Return words that begin with a verb as they stand after the actor: 'Rebels strike', 'Iran strikes'."""
    if actor.isupper() or not PLURAL.search(actor.partition(" of ")[0]):
        return words
    verb, blank, rest = words.partition(" ")
    return VERB_END.sub("", verb.replace("ies", "ys")) + blank + rest


def _detail(cells: dict[str, str], words: str) -> str:
    """Return what the step is done with, or else how the article tells it from the action's words on."""
    detail = cells["instrument"]
    if not detail:
        evidence = QUOTES.sub("", cells["evidence"])  # a label may cut a quotation
        told = evidence[max(evidence.find(QUOTES.sub("", cells["action"])), 0) :].split()
        detail = " ".join(told) if len(told) >= TOLD else ""
    known = {word[:STEM].lower() for word in words.split()} | {"the", "a", "an"}
    if all(word[:STEM].lower() in known for word in detail.split()):  # condemns Iran: condemned Iran
        return ""
    if len(detail) <= LONGEST:
        return detail
    kept = detail[:LONGEST].split()[:-1]
    while kept[1:] and kept[-1].lower() in _loose_words():
        kept.pop()
    return " ".join(kept) + "\u2026"


@cache
def _loose_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("function_words") if row["tag"] in LOOSE)


def done(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the steps without those that are only possible, or that the article says were not done."""
    return steps[~steps.status.isin(UNDONE)]


def step_count(steps: pd.DataFrame) -> str:
    """Return 'four steps', or 'four steps (one more not done or only possible)'."""
    taken = len(done(steps))
    undone = f" ({number_words(len(steps) - taken)[0]} more not done or only possible)"
    return count(taken, "step") + (undone if taken < len(steps) else "")


def state_days(steps: pd.DataFrame) -> pd.Series:
    """Return for each step whether its own sentence states its one day."""
    return steps.date_rule.str.startswith("stated").fillna(False).astype(bool) & (
        steps.earliest == steps.latest
    )


def timeline_title(steps: pd.DataFrame) -> str:
    """Return what the timeline finds, in about ten words.

    A step that is only possible, or that the article says was not done, does not count.
    """
    steps = done(steps)
    if steps.empty:
        return "The article tells of no step that one side takes"
    total = len(steps)
    escalating = int((steps.direction == "escalates").sum())
    if total == 1:
        return f"One step: {step_label(next(each(steps)))}"
    days = steps.earliest[steps.earliest == steps.latest].value_counts(sort=False).sort_index()
    top = 0 if days.empty else int(days.max())
    part, whole, most = number_words(escalating, total, top)
    finding = f"Of {whole} steps, {part} {'escalates' if escalating < 2 else 'escalate'}"
    if escalating == total:
        finding = f"{'Both' if total == 2 else f'All {whole}'} steps escalate"
    if days.empty:
        return f"{finding}; the article dates none to a day"
    if len(days) > 1 and (top == 1 or top * 5 < total):
        return finding
    on = "all fall" if top == total else f"{most} steps fall" if top > 1 else f"{most} step falls"
    on = "both fall" if top == total == 2 else on
    return f"{finding}; {on} on {day(pd.Timestamp(str(days.idxmax())))}"


def timeline_subtitle(steps: pd.DataFrame, placed: pd.DataFrame) -> str:
    """Return what the timeline shows, of which days its axis is; nothing for no step."""
    span = f", {days(placed.earliest.min(), placed.latest.max())}" if len(placed) else ""
    return f"What each side does or says to another, by actor and day{span}" if len(steps) else ""


def timeline_caption(steps: pd.DataFrame) -> str:
    """Return 'Twelve steps: 7 escalating, 1 restraining and 4 neutral.', or nothing for no step taken."""
    directions = done(steps).direction
    numbers = {words: int((directions == direction).sum()) for direction, words in DIRECTIONS.items()}
    told = [f"{number} {words}" for words, number in numbers.items() if number]
    return f"{sentence(step_count(steps))}: {listed(told)}." if told else ""


def timeline_alt(steps: pd.DataFrame) -> str:
    """Return the timeline in words: kind of chart, what it shows, and each step with its day."""
    told = [f"{sentence(days(step.earliest, step.latest))}: {step_label(step)}." for step in each(steps)]
    told = [f"Timeline of {step_count(steps)}. {timeline_title(steps)}.", *told]
    return " ".join(" ".join(told).split())


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


def quantity_words(row: Row) -> list[str]:
    """Return what a claimant counts as launched, intercepted, not intercepted; his own words where open."""
    bounds = [(getattr(row, f"{counted}_low"), getattr(row, f"{counted}_high")) for counted in QUANTITIES]
    own = [getattr(row, f"{counted}_words", None) for counted in QUANTITIES]
    return [figure_words(*b) if missing(words) else str(words) for words, b in zip(own, bounds, strict=True)]


def weapon_words(weapon: object, figure: str = "") -> str:
    """Return the weapons as a noun: 'missiles', 'weapons of several kinds', 'dozens of drones'."""
    if weapon == "mixed":
        kind = "weapons of several kinds"
    else:
        kind = "weapon" if missing(weapon) else str(weapon)
        kind = kind if kind == "aircraft" or ONE.search(figure) else f"{kind}s"
    return " ".join([*([figure] if figure else []), *(["of"] if COLLECTIVE.search(figure) else []), kind])


def claimant_words(claimant_text: object) -> str:
    """Return the label of a claimant: 'US officials', 'No claimant named'."""
    return "No claimant named" if missing(claimant_text) else sentence(str(claimant_text))


def share_words(row: Row, named: bool = False) -> str:
    """Return what one claimant counts: '5 of 6 intercepted', '8 launched, interceptions not stated'.

    `named` adds the weapon: '5 of 6 missiles intercepted'.
    """
    launched, intercepted, missed = quantity_words(row)
    told, fate = (missed, "not intercepted") if intercepted == "not stated" else (intercepted, "intercepted")
    counted = told if launched == "not stated" else launched
    whole = weapon_words(row.weapon, counted) if named else counted
    if told == "not stated":
        return f"{whole} launched, interceptions not stated"
    if launched == "not stated":
        return f"{whole} {fate}, launches not stated"
    return f"{told} of {whole} {fate}"


def incident_words(rows: pd.DataFrame) -> str:
    """Return which attack an incident's rows count: 'Missiles launched by Northland · the port · 5 March'."""
    known = rows.bfill().iloc[0]
    attacker = "" if missing(known.attacker) else f" launched by {name(known.attacker)}"
    defender = [] if missing(known.interceptor) else [f"met by {name(known.interceptor)}"]
    place = [] if missing(known.place) else [str(known.place)]
    when = days(known.earliest, known.latest)
    return sentence(" · ".join([f"{weapon_words(known.weapon)}{attacker}", *defender, *place, when]))


def interceptions_title(comparison: pd.DataFrame, agreed: pd.DataFrame) -> str:
    """Return what the claims come to, in about ten words."""
    incidents = comparison.incident_id.nunique()
    if not incidents:
        return "The article gives no count of launches or interceptions"
    shared = agreed[(agreed.claimants > 1) & (agreed.measure != "not_intercepted")]
    apart = shared[~shared.alike].incident_id.nunique()
    if incidents > 1:
        where = "all" if apart == incidents else number_words(apart)[0]
        finding = "no two claims differ" if len(shared) else "none by more than one claimant"
        finding = f"on {where} of them claimants differ" if apart else finding
        return f"{sentence(count(incidents, 'separate count'))}; {finding}"
    named = comparison[comparison.claimant_text.notna()]  # what the reporter counts is no claim
    rows = list(each(comparison if named.empty else named))
    first = f"{claimant_words(rows[0].claimant_text)}: {share_words(rows[0], named=True)}"
    if len(rows) == 1:
        return f"Only one {'count' if len(comparison) == 1 else 'claimant named'}. {first}"
    if len(rows) == 2 and len(shared) == 2:
        other = share_words(rows[1]).removesuffix(" intercepted")
        return f"{first}; {claimant_words(rows[1].claimant_text)}: {other}"
    told = [f"{figure_words(row.disputed_low, row.disputed_high)} {row.measure}" for row in each(shared)]
    told = [words for words in told if not words.startswith("not stated")]
    verb = "differ" if apart else "agree" if told else "count different things"
    return f"{sentence(count(len(rows), 'claimant'))} {verb}{': ' if told else ''}{listed(told)}"


def interceptions_subtitle(comparison: pd.DataFrame) -> str:
    """Return what the figure of the claims shows, for one attack with its place and day."""
    if comparison.empty:
        return ""
    if comparison.incident_id.nunique() == 1:
        return f"{incident_words(comparison)}, as each claimant counts"
    return "How many were launched and how many intercepted, as each claimant counts"


def interceptions_caption(agreed: pd.DataFrame) -> str:
    """Return what all claimants of one attack allow, where two or more count it; else nothing."""
    shared = agreed[(agreed.claimants > 1) & (agreed.agreed_low > 0).fillna(False)]
    if shared.incident_id.nunique() != 1:
        return ""
    told = [f"{row.agreed_low:,} {measure_words(row).lower()}" for row in each(shared)]
    return f"All who give a count allow at least {listed(told)}."


def measure_words(measure: Row) -> str:
    """Return the name of a quantity: 'Not intercepted'."""
    return sentence(str(measure.measure).replace("_", " "))


def agreement_words(measure: Row) -> str:
    """Return what all claimants allow of one quantity: 'at least 6; disputed: 6 to 8'."""
    low, top = measure.agreed_low, measure.disputed_high
    if missing(low):
        return "nothing in common" if missing(top) else f"no common minimum; at most {top:,}"
    if missing(top):
        return "no common count" if not low else f"at least {low:,}; no common maximum"
    disputed = f"disputed: {low:,} to {top:,}"
    return f"all say {low:,}" if low == top else f"at least {low:,}; {disputed}" if low else disputed


def interceptions_alt(comparison: pd.DataFrame, agreed: pd.DataFrame) -> str:
    """Return the figure of the claims in words: kind of chart, each claim, what all allow."""
    told = [f"Unit chart of competing claims. {interceptions_title(comparison, agreed)}."]
    for incident, rows in comparison.groupby("incident_id", sort=False):
        told.append(f"{incident_words(rows)}.")
        told += [f"{claimant_words(row.claimant_text)}: {share_words(row)}." for row in each(rows)]
        for row in each(agreed[(agreed.incident_id == incident) & (agreed.claimants > 1)]):
            told.append(f"{measure_words(row)}: {agreement_words(row)}.")
    return " ".join(" ".join(told).split())
