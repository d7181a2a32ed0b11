"""The same step told twice (headline and text, lead and detail) is one step with every telling kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.clauses.words import singular

if TYPE_CHECKING:
    from analysis.steps import Step

# How sure a day is, by the first word of the date rule: the surer of two tellings wins.
SURENESS = {"stated": 3, "inferred": 2, "bound": 1}


# Lead and detail tell these in other words ("disputed the claim", "rejected the assertion").
SAID_AGAIN = frozenset("REJECT SUPPORT AGREE CONSULT RETREAT CONCEDE".split())


def merge_retellings(steps: list[Step], text: str) -> list[Step]:
    """Return the steps with retellings joined to the first telling, in the order of the first tellings."""
    kept: list[Step] = []
    for step in steps:
        for place in range(len(kept) - 1, max(-1, len(kept) - 60), -1):
            if _same(kept[place], step):
                kept[place] = _join(kept[place], step)
                break
        else:
            kept.append(step)
    return _align_mutual(kept)


def _align_mutual(steps: list[Step]) -> list[Step]:
    """Give both sides of a mutual step one direction: 'Chad agreed to a truce. Sudan agreed with Chad.'"""
    sides: dict[tuple[str, str | None, str | None], list[Step]] = {}
    for step in steps:
        sides.setdefault((step.event, step.actor, step.recipient), []).append(step)
    aligned: list[Step] = []
    for step in steps:
        others = (
            sides.get((step.event, step.recipient, step.actor), []) if step.direction == "neutral" else []
        )
        directions = [other.direction for other in others if _dates_agree(step, other)]
        aligned.append(
            replace(step, direction=next((d for d in directions if d != "neutral"), step.direction))
        )
    return aligned


def _same(one: Step, other: Step) -> bool:
    """Whether two tellings can mean one step: nothing that both say differs."""
    return (
        one.event == other.event
        and one.sentence != other.sentence
        and _agree(one.actor, other.actor)
        and _agree(one.recipient, other.recipient)
        and (one.actor or one.recipient) is not None
        and (
            (one.actor is not None and one.actor == other.actor)
            or (one.recipient is not None and one.recipient == other.recipient)
        )
        and _status(one) == _status(other)
        and (_agree(one.mode, other.mode) or _goes_on(one, other))
        and _dates_agree(one, other)
        and _instruments_agree(one.instrument, other.instrument)
        and _close(one, other)
    )


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _goes_on(one: Step, other: Step) -> bool:
    """'Chad accused Sudan of ...': what it then says of Sudan's deeds is the same accusation."""
    return other.rule == "judged" and one.event == "ACCUSE" and other.sentence - one.sentence <= 3


def _status(step: Step) -> str:
    return step.status


def _dates_agree(one: Step, other: Step) -> bool:
    """A stated day differs from another stated day; a bound is no day."""
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _instruments_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    ones, others = ({singular(word) for word in words.lower().split()} for words in (one, other))
    return ones <= others or others <= ones


def _close(one: Step, other: Step) -> bool:
    """The headline is told again anywhere; elsewhere tellings share verb or weapon, or add the outcome."""
    if one.sentence == 0 or (
        (one.actor is None or other.actor is None) and "casualty" in (one.rule, other.rule)
    ):
        return True
    if (one.instrument and other.instrument) or _goes_on(one, other):
        return True
    if one.event == "ASSAULT" and (one.recipient is None or other.recipient is None):
        return True
    near = other.sentence - one.sentence <= 3 and (
        one.event in SAID_AGAIN or "casualty" in (one.rule, other.rule)
    )
    return near or _verb(one) == _verb(other)


AUXILIARIES = frozenset("has have had been being is are was were be also to will would not then".split())


def _verb(step: Step) -> str:
    """The stem of the action's first word that says something: 'has rejected', 'to reject' -> 'rejec'."""
    words = [word for word in step.action.lower().split() if word not in AUXILIARIES]
    return words[0][:5] if words else ""


def _join(one: Step, other: Step) -> Step:
    """Keep the first telling's place; take what only the other knows, and the surer date."""
    date = one if _sureness(one) >= _sureness(other) else other
    return replace(
        one,
        actor=one.actor or other.actor,
        recipient=one.recipient or other.recipient,
        mode=one.mode or other.mode,
        direction=other.direction if one.direction == "neutral" else one.direction,
        instrument=one.instrument or other.instrument,
        source=one.source or (other.source if one.sentence == 0 else None),
        earliest=date.earliest,
        latest=date.latest,
        grain=date.grain,
        date_rule=date.date_rule,
        tellings=(*one.tellings, (other.start, other.end)),
    )


def _sureness(step: Step) -> int:
    return SURENESS.get((step.date_rule or "").split(" ")[0], 0)
