"""Whether a sentence looks back or ahead: what decides which Friday, which March is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.date_words import Token
from analysis.lexicon import read_lexicon

REACH = 30  # tokens looked at on each side
NOT_PARTICIPLES = {
    "need",
    "indeed",
    "red",
    "hundred",
    "speed",
    "feed",
    "bed",
    "united",
    "seed",
    "deed",
    "exceed",
}
# After these "to" and a verb tell what happened, not what is to come: "had to leave", "began to fall".
FACTUAL = {
    "had",
    "used",
    "failed",
    "managed",
    "began",
    "started",
    "continued",
    "able",
    "refused",
    "declined",
    "forced",
}
DETERMINERS = {
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "our",
    "this",
    "that",
    "these",
    "those",
    "all",
    "both",
}
AWAITING = {"before", "until", "till", "ahead", "by"}  # what is named after them is yet to come
STOPS = {".", "?", "!", ";"}


@cache
def _cues() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in read_lexicon("date_cues")}


def is_sentence_end(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a token ends a sentence; the full stop of an abbreviation or an initial does not."""
    word = tokens[at].word
    if word[0] == "\n":
        return True
    if word not in STOPS:
        return False
    if word != "." or at == 0:
        return True
    if at + 1 < len(tokens) and text[tokens[at + 1].start].islower():
        return False
    return len(tokens[at - 1].word) > 2 or not tokens[at - 1].word.isalpha()


def find_direction(text: str, tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Return 'past' or 'future' by the verb nearest to tokens[start:end] in its sentence, None without one.

    The verb before the words counts first ("will meet on Friday", "said Friday that it will"), else the
    first one after them ("On Friday the army will").
    """
    adjacent = None
    for at in range(start - 1, max(-1, start - REACH), -1):
        if is_sentence_end(text, tokens, at):
            break
        if tokens[at].word in AWAITING:
            if at < start - 2:  # "before the president moves on 20 January"
                return "future"
            adjacent = "future"  # "until Friday", unless a verb says that it is past
        if direction := _direction_at(text, tokens, at):
            return direction
    if adjacent:
        return adjacent
    for at in range(end, min(len(tokens), end + REACH)):
        if is_sentence_end(text, tokens, at):
            break
        if tokens[at].word != "to" and (direction := _direction_at(text, tokens, at)):
            return direction
    return None


def _direction_at(text: str, tokens: Sequence[Token], at: int) -> str | None:
    word = tokens[at].word
    previous = tokens[at - 1].word if at else ""
    cue = _cues().get(word)
    if word == "to" and at + 1 < len(tokens):
        return _direction_of_infinitive(text, tokens, at)
    if previous in ("be", "to"):  # "will be held", "to have": the word further back decides
        return None
    if cue:
        return cue
    if len(word) > 3 and word.endswith("ed") and word not in NOT_PARTICIPLES:
        return "past"
    return None


def _direction_of_infinitive(text: str, tokens: Sequence[Token], at: int) -> str | None:
    following = tokens[at + 1]
    if not text[following.start].islower() or following.word in DETERMINERS or following.word.endswith("ing"):
        return None
    return None if at and tokens[at - 1].word in FACTUAL else "future"
