"""Who did what to whom and when, in PLOVER's terms (Open Event Data Alliance, PLOVER manual 0.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from analysis.actors import find_mentions
from analysis.article import Article
from analysis.attribution import find_statements, owner_of
from analysis.clauses import Parse, read_clauses
from analysis.dates import is_compared, resolve_dates
from analysis.sentences import Sentence, near, overlapping
from analysis.steps.actions import classification, direction_of, trigger_words
from analysis.steps.coding import Coder
from analysis.steps.reading import Scene, unique
from analysis.steps.records import Coded
from analysis.steps.retelling import merge_retellings
from analysis.steps.sides import name_other_side
from analysis.steps.when import When, find_when
from analysis.words import Memo, words_of


class Step(NamedTuple):
    """One actor doing one thing; the fields are the columns of the table steps."""

    sentence: int
    start: int
    end: int
    earliest: date | None
    latest: date | None
    grain: str | None
    date_rule: str | None
    actor: str | None
    recipient: str | None
    event: str
    mode: str | None
    context: str | None
    quad_class: str
    score: float
    direction: str
    status: str
    action: str
    instrument: str | None
    source: str | None
    rule: str
    tellings: tuple[tuple[int, int], ...]


def find_steps(article: Article) -> list[Step]:
    """Return the steps of an article in its order; a step told again is kept once, with its tellings.

    A sentence is read in clauses, their verbs and nouns are looked up in the action lexicon (actions), and
    what they say is coded (coding; nouns for what nouns tell; records; choice). Several actors, or several
    recipients, of one action are a step each.
    Not covered: steps told over several sentences, events of which only the outcome is named ("the town lay
    in ruins").
    """
    return list(_read(article)[0])


def explain_unused(article: Article, sentence: Sentence) -> str:
    """Say why no step was read from a sentence, in a few words for the table sentences."""
    return _read(article)[1].get(sentence.index, "no action word")


@lru_cache(maxsize=8)
def _read(article: Article) -> tuple[list[Step], dict[int, str]]:
    """The steps, and by sentence what its clauses lack where no step was found in them."""
    scene = Scene(find_mentions(article.text))
    dates = [
        found
        for found in resolve_dates(article.text, article.published)
        if not overlapping(scene.mentions, found.start, found.start + 1)  # "the March 23 Movement"
        and not is_compared(article.text, found)
    ]
    steps: list[Step] = []
    lacking: dict[int, str] = {}
    told: list[When] = []
    paragraph = -1
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            paragraph, told, scene.armed = sentence.paragraph, [], False
        words = words_of(article, sentence)
        if not any(_MAY_TELL[word.lower] for word in words):
            continue
        parse = read_clauses(words)
        inside = overlapping(dates, sentence.start, sentence.end)
        scene.speaker = _find_speaker(article, sentence)
        coder = Coder(parse, scene)
        for coded in coder.code():
            if coded.rule in ("judged", "own") and not _take_judgement(article, parse, coded):
                continue
            when = find_when(parse, coded, inside, told if paragraph else (), article.published)
            told.append(when)
            steps += _make_steps(article, sentence, parse, coded, when)
        scene.armed = coder.armed
        named = "no step in its clauses" if coder.mentions else "no actor named"
        lacking[sentence.index] = named if parse.clauses else "no verb"
    return name_other_side(merge_retellings(steps, article.text), article.text), lacking


def _may_tell_steps(lower: str) -> bool:
    """Whether a word begins an action: "attack", "attack's"."""
    return not trigger_words().isdisjoint(lower.split("'"))


_MAY_TELL = Memo(_may_tell_steps)


def _make_steps(article: Article, sentence: Sentence, parse: Parse, coded: Coded, when: When) -> list[Step]:
    start, end = _place(parse, coded.evidence)
    first, last = _place(parse, coded.action)
    left, right = _place(parse, coded.instrument) if coded.instrument else (0, 0)
    quad_class, score = classification()[coded.event, coded.mode]
    return [
        Step(
            sentence=sentence.index,
            start=start,
            end=end,
            earliest=when.earliest,
            latest=when.latest,
            grain=when.grain,
            date_rule=when.rule,
            actor=actor,
            recipient=recipient,
            event=coded.event,
            mode=coded.mode or None,
            context=",".join(coded.contexts) or None,
            quad_class=quad_class,
            score=score,
            direction=direction_of(coded.event, coded.mode, coded.contexts, coded.promised),
            status=when.status,
            action=article.text[first:last],
            instrument=article.text[left:right] or None,
            source=_name_source(article, start, end, coded.actors, recipient),
            rule=coded.rule,
            tellings=(),
        )
        for actor, recipient in _pair(coded)
    ]


def _place(parse: Parse, span: tuple[int, int]) -> tuple[int, int]:
    """Where words[first:last] stand in the text."""
    return parse.words[span[0]].start, parse.words[span[1] - 1].end


def _pair(coded: Coded) -> list[tuple[str | None, str | None]]:
    """One step an actor and recipient ("warned Serbia and Kosovo"); what is mutual is told of both sides."""
    actors: Sequence[str | None] = coded.actors[:LISTED] or [None]
    recipients: Sequence[str | None] = coded.recipients[:LISTED] or [None]
    joint = coded.role == "mutual" or (coded.role == "joint" and len(coded.actors) > 1)
    if joint and not coded.each:
        everyone = unique([*coded.actors, *coded.recipients])[:LISTED]
        others = everyone[::-1] if len(everyone) == 2 else [None] * len(everyone)
        return list(zip(everyone, others, strict=True))
    return [(actor, recipient) for actor in actors for recipient in recipients]


def _name_source(
    article: Article, start: int, end: int, actors: list[str], recipient: str | None
) -> str | None:
    """Whom the article has the clause from: who says it, or who speaks in it ("the ministry accused").

    Where several speak at once ("Chad and Sudan each reported raids"), each for what was done to it; what
    several call for together is nobody's word.
    """
    said_here = near(find_statements(article), start, end)
    covering = [said for said in said_here if said.start <= start and end <= said.end]
    inside = [said for said in said_here if start <= said.speaker_start < end]
    if covering:
        chosen = min(covering, key=lambda said: (said.source.kind == "media", said.end - said.start))
    elif inside and not (len(actors) > 1 and inside[0].source.actor in actors):
        chosen = next((said for said in inside if said.source.actor == recipient), inside[0])
    else:
        return None
    # A state speaks as the article names it here (Iran, Tehran), others by the name of their source.
    at = chosen.speaker_start
    here = overlapping(find_mentions(article.text), at, at + 1)
    return chosen.speaker_text if any(m.kind in STATE_NAMES for m in here) else chosen.source.name


def _find_speaker(article: Article, sentence: Sentence) -> list[str]:
    """Whom the sentence quotes, as an actor."""
    middle = (sentence.start + sentence.end) // 2
    said = [said for said in near(find_statements(article), middle, middle + 1) if middle < said.end]
    return [found.source.actor for found in said if found.source.actor and found.source.kind != "media"][:1]


def _take_judgement(article: Article, parse: Parse, coded: Coded) -> bool:
    """'X has sought to intimidate Y', 'X will pay a price', 'X broke the truce': whoever says so of X acts.

    Return whether a step remains: a breach is one even when nobody speaks of it, and what X itself will do
    (rule own) is a threat when X says so.
    """
    start, end = _place(parse, coded.evidence)
    judges = [
        owner_of(said.source) if said.source.kind == "media" else said.source.actor
        for said in near(find_statements(article), start, end)
        if said.start <= start and end <= said.end
    ]
    judge = judges[-1] if judges else coded.teller
    if coded.rule == "own":
        return judge in coded.actors
    if not judge or judge in coded.actors:
        return coded.role == "breach" and bool(coded.actors)
    coded.recipients, coded.actors = coded.actors[:1], [judge]
    if coded.role == "breach":
        coded.event, coded.mode = "ACCUSE", "disapprove"
    return True


STATE_NAMES = frozenset(("country", "capital", "seat"))
LISTED = 12  # of a longer list only the first are told apart
