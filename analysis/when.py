"""The day of a step: the date that belongs to its clause, else what sentence and paragraph allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.clauses import Parse
from analysis.coding import Coded
from analysis.dates import ResolvedDate
from analysis.sentences import Sentence
from analysis.words import verb_role


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, grain, and rule ('stated ...', 'inferred ...' or 'bound ...'); where it was told."""

    earliest: date | None
    latest: date | None
    grain: str | None
    rule: str | None
    paragraph: int = -1
    status: str = ""


def find_when(
    parse: Parse,
    coded: Coded,
    dates: Sequence[ResolvedDate],
    sentence: Sentence,
    told: Sequence[When],
    published: date | None,
) -> When:
    """Return when a coded action happened.

    In turn: a date in the action's own clause, one at the start of the sentence or beside the verb of
    saying, the day of the step before in the same paragraph, and only then the bound that the article
    sets: on or before its publication.
    """
    place = (sentence.paragraph, coded.status)
    usable = [
        found
        for found in dates
        if found.grain not in ("duration", "set", "vague") and _possible(found, coded, published)
    ]
    owners = {_owner(parse, found): found for found in reversed(usable) if found.earliest or found.latest}
    clause: int | None = coded.clause
    rule = "own clause"
    while clause is not None:
        if clause in owners:
            found = owners[clause]
            if coded.status == "historical" and clause != coded.clause:
                return When(None, found.latest, found.grain, "bound before its sentence's day", *place)
            return When(found.earliest, found.latest, found.grain, f"stated {rule}", *place)
        for other in _below(parse, clause):
            if other in owners and coded.status != "historical" and coded.event not in SPEECH:
                found = owners[other]
                return When(found.earliest, found.latest, found.grain, "stated joined clause", *place)
        clause, rule = parse.clauses[clause].governor, "governing clause"
    for other, found in owners.items():
        teller = parse.clauses[other] if other >= 0 else None
        if coded.status == "historical":
            if teller is None or teller.form == "finite":
                return When(None, found.latest, found.grain, "bound before its sentence's day", *place)
        elif teller is None or (verb_role(teller.lemma) == "report" and teller.link != "that"):
            return When(found.earliest, found.latest, found.grain, "stated telling", *place)
        elif (
            teller.form == "finite"
            and not teller.link
            and other < coded.clause
            and coded.link in ("", "and", ",")
        ):
            return When(found.earliest, found.latest, found.grain, "stated sentence", *place)
    if coded.status in ("reported", "negation"):
        for before in reversed(told):
            if before.paragraph != sentence.paragraph or sentence.paragraph == 0:
                break
            if before.rule and before.rule.startswith("stated") and before.status == "reported":
                return When(before.earliest, before.latest, before.grain, "inferred paragraph", *place)
    if published is None or (coded.status in ("future", "hypothetical") and coded.event != "PROTECT"):
        return When(None, None, None, None, *place)
    return When(None, published, "day", "bound publication", *place)


# What these speak of has days of its own: "agreed to leave on Friday".
SPEECH = frozenset("AGREE THREATEN REQUEST REJECT ACCUSE".split())


def _below(parse: Parse, clause: int) -> list[int]:
    """The clauses without a finite verb that follow one: 'fired at a ship headed to Aden on Monday'."""
    found = []
    for other in range(clause + 1, len(parse.clauses)):
        child = parse.clauses[other]
        if child.form == "finite":
            break
        if child.link in (",", "and", "to", "by") or child.noun is not None:
            found.append(other)
    return found


def _possible(found: ResolvedDate, coded: Coded, published: date | None) -> bool:
    """A day to come is not the day of what was said or done: 'agreed to leave by June'."""
    if published is None or coded.status in ("future", "hypothetical"):
        return True
    if found.earliest is not None:
        return found.earliest <= published
    return found.latest is not None and found.latest <= published


def _stands_apart(parse: Parse, found: ResolvedDate) -> bool:
    before = [word for word in parse.words if word.end <= found.start][-3:]
    return any(word.lower == "," for word in before) and all(
        word.tag in (",", "IN", "RB", "DT", "NN", "DATE", "NNS") for word in before[-2:]
    )


def _owner(parse: Parse, found: ResolvedDate) -> int:
    """The clause that a date belongs to: the last that begins before it; -1 before the first."""
    owner = -1
    for index, clause in enumerate(parse.clauses):
        start = parse.words[clause.begin].start
        if start <= found.start:
            owner = index
    if (
        owner > 0
        and (parse.clauses[owner].form != "finite" or parse.clauses[owner].link)
        and _stands_apart(parse, found)
    ):
        # "..., on Friday": behind a comma the day is the main clause's
        return next(
            (
                i
                for i in range(owner, -1, -1)
                if parse.clauses[i].form == "finite" and not parse.clauses[i].link
            ),
            owner,
        )
    if owner >= 0 and parse.clauses:
        last = parse.clauses[owner]
        for index, clause in enumerate(parse.clauses):
            if (
                clause.governor == owner
                and clause.link in ("who", "which", "that")
                and clause.noun is not None
            ):
                if clause.end and parse.words[clause.end - 1].end < found.start and last is clause:
                    return owner
    return owner
