"""The other side of a conflict that an article tells of: whom "the army retaliated" is against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors import find_mentions
from analysis.clauses.verbs import singular
from analysis.sentences import overlapping
from analysis.steps.actions import cue

if TYPE_CHECKING:
    from analysis.steps import Step

# What is done to the other side even where it is not named.
AGAINST = frozenset("ASSAULT THREATEN ACCUSE".split())


def name_other_side(steps: list[Step], text: str) -> list[Step]:
    """Return the steps; a hostile one toward nobody is toward the only adversary that its actor has in them.

    'Chad shelled Sudan. Sudan's army retaliated': against Chad. With two adversaries it stays open, and so
    does what is done to the actor's own towns ("the army struck Mao") or to a ship.
    """
    sides: dict[str, set[str]] = {}
    for step in steps:
        if step.quad_class.endswith("conflict") and step.actor and step.recipient not in (None, step.actor):
            sides.setdefault(step.actor, set()).add(step.recipient or "")
            sides.setdefault(step.recipient or "", set()).add(step.actor)
    return [
        replace(step, recipient=next(iter(others)))
        if step.event in AGAINST
        and step.actor
        and not step.recipient
        and len(others := sides.get(step.actor, set())) == 1
        and not _aims_elsewhere(step, text)
        else step
        for step in steps
    ]


def _aims_elsewhere(step: Step, text: str) -> bool:
    """Whether the words behind the verb name a place of the actor's own, or a ship, which may be anyone's."""
    start = text.find(step.action, step.start, step.end)
    behind = overlapping(find_mentions(text), start, step.end)
    own = any(mention.kind == "place" and mention.code == step.actor for mention in behind)
    return own or any(singular(word.lower()) in cue("ships") for word in text[start : step.end].split())
