"""The other side of a conflict that an article tells of: whom "the army retaliated" is against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.actors import find_mentions, is_country
from analysis.clauses.verbs import singular
from analysis.sentences import overlapping
from analysis.steps.actions import cue

if TYPE_CHECKING:
    from analysis.steps import Step

# What is done to the other side even where it is not named.
AGAINST = frozenset("ASSAULT THREATEN ACCUSE".split())
OF_MORE = re.compile(r"\s(?:on|by|against|in|at|of|near|from|over)\s(?!\w{3,6}day\b)")
WORD = re.compile(r"[a-z]+")
TOWNS = ("place", "capital")
DEEDS = frozenset("ASSAULT COERCE MOBILIZE".split())


def name_other_side(steps: list[Step], text: str) -> list[Step]:
    """Return the steps; a hostile one toward nobody is toward the only adversary that its actor has in them.

    'Chad shelled Sudan. Sudan's army retaliated': against Chad. With two adversaries it stays open, and so
    does what is done to the actor's own towns ("the army struck Mao") or to a ship.
    """
    sides: dict[str, set[str]] = {}
    for step in steps:
        hostile = step.quad_class.endswith("conflict")
        if hostile and step.actor and step.recipient not in (None, step.actor):
            sides.setdefault(step.actor, set()).add(step.recipient or "")
            if step.event != "REQUEST":  # whoever is urged to stop has no foe in the mediator
                sides.setdefault(step.recipient or "", set()).add(step.actor)
    assaults = [step for step in steps if step.event == "ASSAULT"]
    fighters = {code for step in assaults for code in (step.actor, step.recipient) if code}
    if len(fighters) != 2 or not any(map(is_country, fighters)):
        fighters = set()
    named: list[Step] = []
    for step in steps:
        if step.event in AGAINST and step.actor and not step.recipient and step.mode != "investigate":
            foes = sides.get(step.actor) or fighters - {step.actor}
            foe = next(iter(foes)) if len(foes) == 1 else ""
            words = WORD.finditer(text, step.start, step.end) if step.mode == "disapprove" else ()
            if deed := next((word for word in words if singular(word[0]) in cue("deeds")), None):
                foe = _find_blamed(deed, step, named, text, foe)
            step = step._replace(recipient=_name_foe(step, foe, text))
        named.append(step)
    return named


def _find_blamed(deed: re.Match[str], step: Step, told: list[Step], text: str, foe: str) -> str:
    """'Kenya condemned the attack.': whoever did the deeds told before, if one did them all; else its foe.

    Nobody where more is said of the deed: "the attack on a village", "the raid of 7 June".
    """
    dated = step.status != "reported" or any(map(str.isdigit, text[step.start : step.end]))
    if dated or OF_MORE.match(text, deed.end()):
        return ""
    doers = {other.actor or "" for other in told if other.event in DEEDS and other.actor != step.actor}
    return foe if not doers else doers.pop() if len(doers) == 1 else ""


def _name_foe(step: Step, foe: str, text: str) -> str | None:
    return foe if foe and not _aims_elsewhere(step, text, foe) else None


def _aims_elsewhere(step: Step, text: str, foe: str) -> bool:
    """Whether the words behind the verb name a place or people of the actor's own, or a ship of anyone's."""
    start = text.find(step.action, step.start, step.end)
    state = is_country(step.actor or "")
    rebels = state and not is_country(foe)  # it raids its own towns for them
    for mention in overlapping(find_mentions(text), start, step.end):
        inside = not cue("locative").isdisjoint(text[max(0, mention.start - 20) : mention.start].split()[-2:])
        own = mention.kind in TOWNS or (inside and mention.kind == "country")
        if own and mention.code == step.actor and not rebels:
            return True
    spared = ["civilians"] if rebels else ["rebels"] if state else []  # "raided a militants' camp"
    behind = {singular(word) for word in WORD.findall(text[start : step.end].lower())}
    return not behind.isdisjoint(cue("ships", *spared))
