"""The sentences that the notebooks display: each answers a question from the tables, in Markdown.

Every number and name in them is computed. An empty table is answered in a sentence too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import checks, prose
from analysis.article import Article
from analysis.compare import agree, compare
from analysis.prose import Row, count, each, listed, name, number_words, plain, published, sentence
from analysis.tables import Tables

SIDES = ["actor", "recipient"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Markdown to show in a notebook."""

    markdown: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": self.markdown}


def _paragraphs(*words: str) -> Answer:
    return Answer("\n\n".join(filter(None, words)))


def _bullets(lines: Sequence[str], indent: str = "") -> str:
    return "\n".join(f"{indent}- {line}" for line in lines)


def name_articles(articles: Sequence[Article]) -> str:
    """Return which articles were read: '“Truce holds” (22 September 2023)'."""
    return listed(f"\u201c{plain(article.title)}\u201d ({published(article)})" for article in articles)


# -- from article to tables -------------------------------------------------------------------------


def answer_tables(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say what was read and what came of it."""
    claimants = tables.claims.claimant_text.nunique()
    unused = int(tables.sentences.unused.notna().sum())
    found = [
        count(len(tables.steps), "step"),
        f"{count(len(tables.claims), 'figure')} by {count(claimants, 'claimant')}",
        count(len(tables.dates), "date expression"),
        count(len(tables.sources), "source"),
    ]
    return _paragraphs(
        f"**{name_articles(articles)}: {listed(found)}.**",
        f"{sentence(number_words(unused)[0])} of {count(len(tables.sentences), 'sentence')} "
        f"{'yields' if unused == 1 else 'yield'} neither a step nor a figure; the reasons stand below."
        if unused
        else "Every sentence yields a step or a figure.",
    )


def trace_row(articles: Sequence[Article], tables: Tables) -> Answer:
    """Follow one sentence to its row: that of the step of which the article tells most."""
    steps = tables.steps
    if steps.empty:
        return Answer("No sentence of this article tells a step, so there is no row to follow.")
    known = steps[["actor", "recipient", "instrument", "earliest"]].notna().sum(axis=1) + (steps.sentence > 0)
    row = next(each(steps.loc[[known.idxmax()]]))
    text = next(article.text for article in articles if article.name == row.article)
    said = tables.sentences[
        (tables.sentences.article == row.article) & (tables.sentences.sentence == row.sentence)
    ]
    when = prose.days(row.earliest, row.latest)
    rule = "" if prose.missing(row.date_rule) else f" (rule: {plain(row.date_rule)})"
    codes = (("event", row.event), ("mode", row.mode), ("context", row.context))
    coded = listed(f"{code} {plain(cell)}" for code, cell in codes if not prose.missing(cell))
    words = plain(text[row.start : row.end])
    lines = [
        f"**The words**: \u201c{words}\u201d, characters {row.start:,} to {row.end:,}.",
        f"**When**: {when}{rule}.",
        f"**Who**: {plain(name(row.actor))}; **toward whom**: {plain(name(row.recipient, 'nobody named'))}.",
        f"**What**: \u201c{plain(row.action)}\u201d (rule: {plain(row.rule)}), in PLOVER's terms {coded}.",
        f"**What kind of step**: {_kind(row)}; it {_effect(row)}.",
        f"**Who says so**: {_voice(row.source)}.",
    ]
    quoted = f"> {plain(said.text.iloc[0])}" if len(said) else ""
    return _paragraphs(f"Sentence {row.sentence} of the article reads:", quoted, _bullets(lines))


def _kind(row: Row) -> str:
    score = (
        ""
        if prose.missing(row.score)
        else f", {row.score:+g} on the scale from conflict (-10) to cooperation (+10)"
    )
    return f"{'neither kind' if prose.missing(row.quad_class) else row.quad_class}{score}"


def _effect(row: Row) -> str:
    return "is neutral" if row.direction == "neutral" else str(row.direction)


def _voice(source: object) -> str:
    return "the article itself" if prose.missing(source) else plain(source)


def answer_unused(tables: Tables) -> Answer:
    """Say how many sentences were left unused, by reason."""
    reasons = tables.sentences.unused.dropna().value_counts()
    if reasons.empty:
        return Answer("Nothing: every sentence yielded a step or a figure.")
    lines = [
        f"{sentence(count(int(number), 'sentence'))}: {plain(reason)}" for reason, number in reasons.items()
    ]
    return _paragraphs("By reason:", _bullets(lines))


def answer_weekdays(tables: Tables) -> Answer:
    """Say whether each weekday that the article names is the calendar's."""
    weekdays = checks.check_weekdays(tables.dates)
    if weekdays.empty:
        return Answer("The article names no weekday.")
    fitting = int(weekdays.fits.sum())
    total = len(weekdays)
    if fitting == total == 1:
        return Answer("The one weekday named fits its date.")
    if fitting == total:
        return Answer(f"All {number_words(total)[0]} weekdays named fit their dates.")
    wrong = [
        f"\u201c{plain(row.words)}\u201d, but {prose.day(row.date)} was a {row.weekday}"
        for row in each(weekdays[~weekdays.fits])
    ]
    part, whole = number_words(fitting, total)
    return Answer(
        f"{sentence(part)} of {whole} weekdays named fit their dates. These do not: {listed(wrong)}."
    )


def answer_day_counts(tables: Tables) -> Answer:
    """Say whether each counted day of a war falls on the day stated beside it."""
    counts = checks.check_day_counts(tables.dates)
    if counts.empty:
        return Answer("The article counts no days of a war.")
    lines = []
    for row in each(counts):
        checked = "nothing beside it to compare"
        if not prose.missing(row.fits):
            same = "the same day as" if row.fits else "but not the day of"
            checked = f"{same} \u201c{plain(row.beside)}\u201d beside it"
        counted = f"{prose.day(row.date)}, counted from {prose.day(row.first_day)}"
        lines.append(f"\u201c{plain(row.words)}\u201d is {counted}: {checked}.")
    return Answer(_bullets(lines))


def answer_table_limits(tables: Tables) -> Answer:
    """Say what the tables of this article leave open."""
    steps = tables.steps
    total = len(steps)
    gaps = [
        (steps.actor.isna(), "{has} no named actor: the article does not say who acted"),
        (
            steps.earliest.isna() | steps.latest.isna(),
            "{has} no day, or only one before or after which it fell",
        ),
        (steps.source.isna(), "{is} told in the article's own voice, without a source"),
    ]
    counted = [(int(missing.sum()), words) for missing, words in gaps]
    lines = [f"{_of(number, total)} {_agree(words, number)}." for number, words in counted if number]
    return Answer(_bullets(lines) or "No cell for who acted, when, or who says so is empty.")


def _of(part: int, total: int) -> str:
    words, whole = number_words(part, total)
    return f"{sentence(words)} of {count(total, 'step') if total == 1 else f'{whole} steps'}"


def _agree(words: str, number: int) -> str:
    """Fill in the verbs of a sentence on so many steps."""
    return words.format_map(
        {"has": "has", "is": "is", "takes": "takes"}
        if number == 1
        else {"has": "have", "is": "are", "takes": "take"}
    )


# -- steps ------------------------------------------------------------------------------------------


def answer_steps(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say, article by article, how many steps escalate, on which day most fall, and who takes them."""
    return _paragraphs(*(_article_steps(article, tables.steps) for article in articles))


def _article_steps(article: Article, steps: pd.DataFrame) -> str:
    steps = steps[steps.article == article.name]
    opening = f"**{plain(prose.timeline_title(steps))}**"
    told = f" (\u201c{plain(article.title)}\u201d, {published(article)})."
    actors = steps.actor.dropna().value_counts()
    if actors.empty:
        return opening + told
    most = int(actors.iloc[0])
    leading = [plain(name(code)) for code, number in actors.items() if number == most]
    split = " each" if len(leading) > 1 else ""
    return f"{opening}{told} Most active: {listed(leading)}, with {count(most, 'step')}{split}."


def answer_certainty(tables: Tables) -> Answer:
    """Say how sure the days of the steps are."""
    steps = tables.steps
    if steps.empty:
        return Answer("There is no step, and so no day to be sure of.")
    words = {
        "stated": "{has} a date stated in the step's own sentence",
        "inferred": "{takes} the date from elsewhere in the article",
        "bound": "{has} only a day before or after which the step fell",
    }
    sure = steps.date_rule.str.split().str[0].fillna("none")
    lines = []
    for kind in dict.fromkeys([*words, *sure]):
        number = int((sure == kind).sum())
        if number:
            told = _agree(words.get(kind, "{has} no date at all"), number)
            lines.append(f"{_of(number, len(steps))} {told}.")
    return Answer(_bullets(lines))


def answer_sources(tables: Tables) -> Answer:
    """Say on whose word the steps rest."""
    steps = tables.steps
    if steps.empty:
        return Answer("There is no step, and so nobody who tells of one.")
    by_source = steps.source.value_counts()
    own = int(steps.source.isna().sum())
    lines = [
        f"{sentence(plain(source))}: {count(int(number), 'step')}" for source, number in by_source.items()
    ]
    if own:
        lines.append(f"The article in its own voice: {count(own, 'step')}")
    return Answer(_bullets(lines))


def count_steps(steps: pd.DataFrame) -> pd.DataFrame:
    """Return how many steps each actor takes on each day: a row a day, a column an actor, and the total.

    Days are in words, since some are bounds: 'on or before 20 November 2024'.
    """
    ordered = steps.sort_values(["earliest", "latest"], kind="stable")
    when = pd.Series([prose.days(row.earliest, row.latest) for row in each(ordered)], dtype="str", name="day")
    actors = pd.Series([sentence(name(code)) for code in ordered.actor], dtype="str", name="actor")
    table = pd.crosstab(when, actors)
    table = table.reindex(index=list(dict.fromkeys(when)), columns=list(dict.fromkeys(actors)))
    table["all"] = table.sum(axis=1)
    return table.rename_axis(columns=None).reset_index()


def count_dyads(steps: pd.DataFrame) -> pd.DataFrame:
    """Return how many steps each actor takes toward each recipient: a row a pair, a column a quad class."""
    pairs = steps[steps.actor.notna() & steps.recipient.notna()]
    who = [
        pd.Series([sentence(name(code)) for code in pairs[side]], dtype="str", name=side) for side in SIDES
    ]
    kind = pairs.quad_class.fillna("neither").reset_index(drop=True)
    table = pd.crosstab(who, kind)
    table["all"] = table.sum(axis=1)
    ordered = table.sort_values("all", ascending=False, kind="stable")
    return ordered.rename_axis(columns=None).reset_index()


# -- claims -----------------------------------------------------------------------------------------


def answer_claims(articles: Sequence[Article], tables: Tables) -> Answer:
    """Say, article by article, what the claims come to."""
    told = []
    for article in articles:
        comparison = compare(tables.claims[tables.claims.article == article.name])
        title = prose.interceptions_title(comparison, agree(comparison))
        told.append(f"**{plain(title)}** (\u201c{plain(article.title)}\u201d, {published(article)}).")
    return _paragraphs(*told)


def answer_agreement(tables: Tables) -> Answer:
    """Say for each attack that two or more count what all of them allow, and how far apart they are."""
    comparison = compare(tables.claims)
    agreed = agree(comparison)
    lines = []
    for incident, rows in comparison.groupby("incident_id", sort=False):
        shared = agreed[(agreed.incident_id == incident) & (agreed.claimants > 1)]
        if len(shared):
            told = [f"{row.measure.replace('_', ' ')}: {prose.agreement_words(row)}" for row in each(shared)]
            lines.append(f"{plain(prose.incident_words(rows))}\n{_bullets(told, indent='    ')}")
    if not lines:
        return Answer("No attack is counted by two claimants, so there is nothing to agree on or to dispute.")
    return _paragraphs("If those who give a figure count the same attack:", _bullets(lines))


def answer_alone(tables: Tables) -> Answer:
    """Say which attacks only one claimant counts."""
    comparison = compare(tables.claims)
    sizes = comparison.incident_id.map(comparison.incident_id.value_counts())
    alone = comparison[sizes == 1]
    if comparison.empty:
        return Answer("There is no figure of launches or interceptions in what was read.")
    if alone.empty:
        return Answer("None: every attack is counted by at least two.")
    lines = [
        f"{plain(prose.claimant_words(row.claimant_text))}: {prose.share_words(row)} "
        f"({plain(prose.incident_words(comparison[comparison.incident_id == row.incident_id]))})"
        for row in each(alone)
    ]
    return Answer(_bullets(lines))


def describe_claims(comparison: pd.DataFrame) -> pd.DataFrame:
    """Return what `compare` gives with its bounds in words: a row an attack and claimant."""
    told = [
        (
            prose.incident_words(comparison[comparison.incident_id == row.incident_id]),
            prose.claimant_words(row.claimant_text),
            prose.figure_words(row.launched_low, row.launched_high),
            prose.figure_words(row.intercepted_low, row.intercepted_high),
            prose.figure_words(row.not_intercepted_low, row.not_intercepted_high),
        )
        for row in each(comparison)
    ]
    columns = ["attack", "claimant", "launched", "intercepted", "not_intercepted"]
    return pd.DataFrame(told, columns=columns, dtype="str")
