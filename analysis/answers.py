"""The sentences and counts that the notebooks display: each answers a question from the tables.

Every number and name in them is computed. An empty table is answered in a sentence too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import prose
from analysis.article import Article
from analysis.checks import check_calendar
from analysis.compare import agree, compare
from analysis.prose import count, each, listed, name, number_words, plain, published, sentence
from analysis.tables import Tables

# How sure a step's day is: the first word of its date rule, and what that means.
CERTAINTIES = {
    "stated": "a date in the step's own sentence",
    "inferred": "a date from elsewhere in the article",
    "bound": "only a day before or after which the step fell",
    "none": "no date",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Markdown to show in a notebook."""

    markdown: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": self.markdown}


def _list(lines: Iterable[str], otherwise: str, before: str = "") -> Answer:
    """Return the lines as a list below some words, or a sentence for no line."""
    told = "\n".join(f"- {line}" for line in lines)
    return Answer(f"{before}\n\n{told}".lstrip() if told else otherwise)


def _tally(values: pd.Series, noun: str) -> list[str]:
    return [f"{sentence(count(int(n), noun))}: {plain(value)}" for value, n in values.value_counts().items()]


def _of(part: int, total: int) -> str:
    """Return 'two of twelve steps'."""
    words, whole = number_words(part, total)
    return f"{words} of {whole} steps" if total > 1 else "the only step"


def _cite(article: Article) -> str:
    return f"\u201c{plain(article.title)}\u201d ({published(article)})"


# -- from article to tables -------------------------------------------------------------------------


def answer_tables(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say what was read and what came of it."""
    claimants = tables.claims.claimant_text.nunique()
    found = [
        prose.step_count(tables.steps),
        count(len(tables.claims), "figure") + (f" by {count(claimants, 'claimant')}" if claimants else ""),
        count(len(tables.dates), "date expression"),
        count(len(tables.sources), "source"),
    ]
    unused, total = number_words(int(tables.sentences.unused.notna().sum()), len(tables.sentences))
    return Answer(
        f"**{listed(map(_cite, articles))}: {listed(found)}.**\n\n"
        f"Sentences without a step or a figure: {unused} of {total}."
    )


def trace_row(tables: Tables) -> Answer:
    """Follow one sentence to its row: that of the step of which the article tells most."""
    steps = prose.done(tables.steps)
    if steps.empty:
        return Answer("No sentence tells a step that is taken, so there is no row to follow.")
    known = steps[["actor", "recipient", "instrument", "earliest"]].notna().sum(axis=1) + (steps.sentence > 0)
    row = next(each(steps.loc[[known.idxmax()]]))
    said = tables.sentences.query("article == @row.article and sentence == @row.sentence").text
    codes = (("event", row.event), ("mode", row.mode), ("context", row.context), ("score", row.score))
    coded = listed(f"{code} {plain(cell)}" for code, cell in codes if not prose.missing(cell))
    source = "the article itself" if prose.missing(row.source) else plain(row.source)
    rule = "" if prose.missing(row.date_rule) else f" (rule: {plain(row.date_rule)})"
    lines = [
        f"**The words**: \u201c{plain(row.evidence)}\u201d, characters {row.start:,} to {row.end:,}.",
        f"**When**: {prose.days(row.earliest, row.latest)}{rule}.",
        f"**Who**: {plain(name(row.actor))}; **toward whom**: {plain(name(row.recipient, 'nobody named'))}.",
        f"**What**: \u201c{plain(row.action)}\u201d (rule: {plain(row.rule)}), in PLOVER's terms {coded}.",
        f"**Direction**: {row.direction}. **Who says so**: {source}.",
    ]
    quoted = "".join(f"\n\n> {plain(words)}" for words in said)
    return _list(lines, "", f"Sentence {row.sentence} of the article reads:{quoted}")


def answer_unused(tables: Tables) -> Answer:
    """Say how many sentences were left unused, by reason."""
    return _list(_tally(tables.sentences.unused, "sentence"), "Every sentence yielded a step or a figure.")


def answer_calendar(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say whether the weekdays and counted days that the article names are the calendar's."""
    checked = check_calendar(articles, tables.dates).dropna(subset="fits")
    if checked.empty:
        return Answer(
            "No weekday stands beside an explicit day, and no counted day beside a date: nothing to hold."
        )
    fitting, total = number_words(int(checked.fits.sum()), len(checked))
    wrong = [
        f"\u201c{plain(row.words)}\u201d was read as {prose.day(row.date)}, against {plain(row.against)}"
        for row in each(checked[~checked.fits])
    ]
    told = f"Weekdays and counted days that fit the calendar: {fitting} of {total}."
    return _list(wrong, told, f"{told} These do not:")


# -- steps ------------------------------------------------------------------------------------------


def answer_steps(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say, article by article, how many steps escalate, on which day most fall, and who takes them.

    What did not happen, or only might, is nobody's activity.
    """
    told = []
    for article in articles:
        steps = tables.steps[tables.steps.article == article.name]
        taken = prose.done(steps)
        actors = taken.actor.value_counts()
        leading = [plain(name(code)) for code in actors.index[actors == actors.max()]]
        most, whole = number_words(actors.max() if leading else 0, len(taken))
        share = f"{most} of {whole}{' each' if len(leading) > 1 else ''}"
        active = f" Most active: {listed(leading)} ({share})." if leading else ""
        told.append(f"**{plain(prose.timeline_title(steps))}**, in {_cite(article)}.{active}")
    return Answer("\n\n".join(told))


def answer_certainty(tables: Tables) -> Answer:
    """Say how sure the days of the steps are."""
    sure = prose.done(tables.steps).date_rule.str.extract(r"^(\S+)", expand=False).fillna("none")
    numbers = [(int((sure == kind).sum()), words) for kind, words in CERTAINTIES.items()]
    lines = [f"{sentence(words)}: {_of(number, len(sure))}." for number, words in numbers if number]
    return _list(lines, "No step is taken, and so there is no day to be sure of.")


def answer_sources(tables: Tables) -> Answer:
    """Say on whose word the steps rest."""
    voices = prose.done(tables.steps).source.fillna("the article in its own voice")
    return _list(_tally(voices, "step"), "No step is taken, and so nobody tells of one.")


def describe_steps(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the steps with days, actors and status in words, for reading beside the figure.

    What did not happen, or only might, has no direction: its label says so.
    """
    directions = steps.direction.where(~steps.status.isin(prose.UNDONE))
    told = [
        (row.article, prose.days(row.earliest, row.latest), prose.step_label(row), direction, row.source)
        for row, direction in zip(each(steps), directions, strict=True)
    ]
    return pd.DataFrame(told, columns=["article", "day", "step", "direction", "who_says_so"], dtype="str")


def count_steps(steps: pd.DataFrame) -> pd.DataFrame:
    """Return how many steps are taken on each day, and by whom: a row a day, in order.

    Days are in words, since some are bounds: 'on or before 18 October 2023'. What did not happen, or only
    might, does not count.
    """
    ordered = prose.done(steps).sort_values(["earliest", "latest"], kind="stable")
    actors: dict[str, list[str]] = {}
    for row in each(ordered):
        actors.setdefault(prose.days(row.earliest, row.latest), []).append(name(row.actor))
    told = [
        (day, len(names), ", ".join(f"{who} {number}" for who, number in Counter(names).most_common()))
        for day, names in actors.items()
    ]
    return pd.DataFrame(told, columns=["day", "steps", "by"])


def count_dyads(steps: pd.DataFrame) -> pd.DataFrame:
    """Return how many steps each actor takes toward each recipient: a row a pair, a column a quad class.

    What did not happen, or only might, does not count.
    """
    pairs = prose.done(steps).dropna(subset=["actor", "recipient"])
    who = [pairs[side].map(lambda code: sentence(name(code))) for side in ("actor", "recipient")]
    table = pd.crosstab(who, pairs.quad_class)
    table = table.assign(all=table.sum(axis=1)).sort_values("all", ascending=False, kind="stable")
    return table.rename_axis(columns=None).reset_index()


# -- claims -----------------------------------------------------------------------------------------


def answer_claims(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say, article by article, what the claims come to."""
    told = []
    for article in articles:
        comparison = compare(tables.claims[tables.claims.article == article.name])
        title = prose.interceptions_title(comparison, agree(comparison))
        told.append(f"**{plain(title)}**, in {_cite(article)}.")
    return Answer("\n\n".join(told))


def _name_attacks(comparison: pd.DataFrame) -> dict[str, str]:
    """Return each incident in words, by its id."""
    incidents = comparison.groupby("incident_id", sort=False)
    return {str(incident): prose.incident_words(rows) for incident, rows in incidents}


def describe_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Return what `compare` gives with its bounds in words: a row an attack and claimant."""
    comparison = compare(claims)
    columns = ["counted", "claimant", "launched", "intercepted", "not_intercepted"]
    attacks = _name_attacks(comparison)
    told = [
        (attacks[row.incident_id], prose.claimant_words(row.claimant_text), *prose.quantity_words(row))
        for row in each(comparison)
    ]
    return pd.DataFrame(told, columns=columns, dtype="str")


def describe_agreement(claims: pd.DataFrame) -> pd.DataFrame:
    """Return what `agree` gives, in words: a row a quantity that two or more claimants of an attack give."""
    comparison = compare(claims)
    agreed, attacks = agree(comparison), _name_attacks(comparison)
    told = [
        (
            attacks[row.incident_id],
            prose.measure_words(row).lower(),
            row.claimants,
            prose.agreement_words(row),
        )
        for row in each(agreed[agreed.claimants > 1])
    ]
    return pd.DataFrame(told, columns=["counted", "quantity", "claimants", "what_they_allow"])
