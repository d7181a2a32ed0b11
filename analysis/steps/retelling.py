"""The same step told twice (headline and text, lead and detail) is one step with every telling kept."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from analysis.actors import find_mentions
from analysis.clauses.verbs import singular, verb_forms
from analysis.sentences import overlapping

if TYPE_CHECKING:
    from analysis.steps import Step

# How sure a day is, by the first word of the date rule: the surer of two tellings wins.
SURENESS = {"stated": 3, "inferred": 2, "bound": 1}


# Lead and detail tell these in other words ("disputed the claim", "rejected the assertion").
SAID_AGAIN = frozenset("REJECT SUPPORT AGREE CONSULT RETREAT CONCEDE PROTECT".split())


# What a headline or an undated lead reports is news: an event of an earlier week is another one.
NEWS = timedelta(days=7)
LONGEST = timedelta(days=31)
NEAR = 3  # sentences
FAR = 60  # steps: nobody looks back further


def merge_retellings(steps: list[Step], text: str) -> list[Step]:
    """Return the steps with retellings joined to the first telling, in the order of the first tellings."""
    kept: list[Step] = []
    places: dict[str, list[int]] = {}  # by event
    for step in steps:
        alike = places.setdefault(step.event, [])
        for place in reversed(alike):
            if len(kept) - place >= FAR:
                continue
            if _same(kept[place], step) and _close(kept[place], step, text):
                kept[place] = _join(kept[place], step)
                break
        else:
            alike.append(len(kept))
            kept.append(step)
    return _align_mutual(kept)


def _align_mutual(steps: list[Step]) -> list[Step]:
    """Give both sides of a mutual step one direction: 'Chad agreed to a truce. Sudan agreed with Chad.'"""
    told = {(step.event, step.recipient, step.actor): step for step in steps if step.direction != "neutral"}
    for place, step in enumerate(steps):
        other = told.get((step.event, step.actor, step.recipient))
        if step.direction == "neutral" and other and _dates_agree(step, other):
            steps[place] = step._replace(direction=other.direction)
    return steps


def _same(one: Step, other: Step) -> bool:
    """Whether two tellings can mean one step: nothing that both say differs, and one party is named twice."""
    named_twice = (one.actor is not None and one.actor == other.actor) or (
        one.recipient is not None and one.recipient == other.recipient
    )
    # A headline's "blast" is its lede's suicide attack.
    lede = one.event == "ASSAULT" and (one.sentence, other.sentence) == (0, 1)
    alike = lede and ("casualty" in (one.rule, other.rule) or _verb(one) == _verb(other))
    return (
        (named_twice or alike)
        and one.sentence != other.sentence
        and _agree(one.actor, other.actor)
        and _agree(one.recipient, other.recipient)
        and one.status == other.status
        and (_agree(one.mode, other.mode) or other.rule == "judged" or lede)
        and _dates_agree(one, other)
        and _instruments_agree(one.instrument, other.instrument)
        and _is_downing(one) == _is_downing(other)
    )


def _is_downing(step: Step) -> bool:
    """'shot down two jets' answers what those jets had bombed, and does not tell it again."""
    return bool(DOWNING.search(step.action))


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _dates_agree(one: Step, other: Step) -> bool:
    """A stated day differs from another stated day; a bound is no day, but news is not of last month."""
    for undated, dated in ((one, other), (other, one)):
        if undated.date_rule == "bound publication" and undated.latest and dated.earliest and dated.latest:
            news = undated.latest - dated.latest <= NEWS
            return news and dated.latest - dated.earliest <= LONGEST  # no single raid lasts "since May"
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _instruments_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    ones, others = ({singular(word) for word in words.lower().split()} for words in (one, other))
    return ones <= others or others <= ones


def _close(one: Step, other: Step, text: str) -> bool:
    """Whether the words speak for one event: the lead tells its headline; else both name the same thing.

    'accused Chad of shelling a town' and 'accused Chad of hiding rebels' are two; when in doubt, two.
    """
    gap = other.sentence - max(one.sentence, 1)  # a headline stands for the lead
    verbs = _verb(one) == _verb(other)
    if one.sentence == 0 and (gap <= 0 or verbs):
        return True
    if gap <= NEAR and (one.event in SAID_AGAIN or "casualty" in (one.rule, other.rule)):
        return True
    armed = bool(one.instrument and other.instrument)
    topics, others = _topics(one, text), _topics(other, text)
    if not topics or not others:
        return verbs or bool(one.instrument)  # "the missiles that Chad fired"
    return (one.sentence == 0 or gap <= NEAR or verbs or armed) and not topics.isdisjoint(others)


# Say nothing of what a step is about.
EMPTY = frozenset(
    "about after also against been before being both could each from have into more most other over said side"
    " some such than that their them they this which will with would".split()
)


def _topics(step: Step, text: str) -> set[str]:
    """The stems of the words beside the verb that are no names of actors: 'border post' of a raid."""
    named = overlapping(find_mentions(text), step.start, step.end)
    found: set[str] = set()
    for match in WORD.finditer(text, step.start, step.end):
        word = match[0].lower()
        if word in EMPTY or any(m.start <= match.start() < m.end for m in named):
            continue
        found.add(_stem(word))
    return found - {_verb(step)}


WORD = re.compile(r"[^\W\d_]{4,}")
DOWNING = re.compile(r"\bdown(ed|ing|s)?\b")
AUXILIARIES = frozenset("has have had been being is are was were be also to will would not then".split())


def _verb(step: Step) -> str:
    """The stem of the action's first word that says something: 'has rejected', 'to reject' -> 'reject'."""
    words = [word for word in step.action.lower().split() if word not in AUXILIARIES]
    return _stem(words[0]) if words else ""


def _stem(word: str) -> str:
    """'mobilised', 'mobilisation' -> 'mobili'."""
    form = verb_forms().get(word)
    return (form.lemma if form else singular(word))[:6]


def _join(one: Step, other: Step) -> Step:
    """Keep the first telling's place; take what only the other knows, and the surer date."""
    date = one if _sureness(one) >= _sureness(other) else other
    return one._replace(
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
