"""Whether a sentence looks back or ahead: what decides which Friday, which March is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.dates.words import Token
from analysis.lexicon import read_lexicon, word_set
from analysis.sentences import ABBREVIATIONS

REACH = 30  # tokens looked at on each side
DETERMINERS = {"the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "all"}
# After these a participle has no time of its own: "will be held", "is heard", "the wounded".
PASSIVE_OR_NOUN = {"be", "is", "are", "being", "to", "the", "a", "an"}
STOPS = {".", "?", "!", ";"}


@cache
def _directions() -> dict[str, str]:
    directions = {}
    for row in read_lexicon("irregular_verbs"):
        participles = set(row["participle"].split("|")) - {row["verb"]}  # "come" is no sign of the past
        directions.update(dict.fromkeys((*row["past"].split("|"), *participles), "past"))
    for row in read_lexicon("date_cues"):
        if row["kind"] in ("past", "future"):
            directions[row["word"]] = row["kind"]
    return directions


def is_sentence_end(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a token ends a sentence; the full stop of an abbreviation or an initial does not."""
    word = tokens[at].word
    if word[0] == "\n":
        return True
    if word not in STOPS:
        return False
    if word != "." or at == 0:
        return True
    if at + 1 < len(tokens):
        following = text[tokens[at + 1].start]
        if following.islower() or following == ",":
            return False
    previous = tokens[at - 1].word
    return not previous.isalpha() or (len(previous) > 2 and previous not in ABBREVIATIONS)


def find_direction(text: str, tokens: Sequence[Token], start: int, end: int) -> str | None:
    """Return where the verb nearest to tokens[start:end] in its sentence points: 'past', 'future' or None.

    The verb before the words counts first ("will meet on Friday", "said Friday that it will"), else the
    first one after them ("On Friday the army will"). What was only meant to be ("left to meet on Friday",
    "was due on Friday") is 'purpose': it may have been or be to come.
    Not covered: the tense of the sentences around, and verbs in the present ("the court sits on Friday")
    but for those that the lexicon lists.
    """
    awaited = False
    for at in range(start - 1, max(-1, start - REACH), -1):
        if is_sentence_end(text, tokens, at):
            break
        if tokens[at].word in word_set("date_cues", "awaits"):
            if at < start - 2:  # "before the president moves on 20 January"; not "before landing on Friday"
                if tokens[at].word != "by" and not tokens[at + 1].word.endswith("ing"):
                    return "future"
            elif _has_infinitive_at(text, tokens, end):  # "until Friday to sign"
                return "future"
            else:
                awaited = True  # "until Friday", unless a verb says that it is past
        elif direction := _direction_at(text, tokens, at):
            return direction
    for at in range(end, min(len(tokens), end + REACH)):
        if is_sentence_end(text, tokens, at):
            break
        direction = _direction_at(text, tokens, at)
        if tokens[at].word == "planned" and direction == "future":
            return "past"  # "On Friday the army planned a raid" tells when it planned
        if direction and direction != "purpose":
            return direction
    return "future" if awaited else None


def _direction_at(text: str, tokens: Sequence[Token], at: int) -> str | None:
    word, previous = tokens[at].word, tokens[at - 1].word if at else ""
    if word == "to":
        has_happened = previous in word_set("date_cues", "happened before to")
        if has_happened or not _has_infinitive_at(text, tokens, at):
            return None
        if previous not in word_set("date_cues", "planning before to"):
            return "purpose"
        word, previous = previous, tokens[at - 2].word if at > 1 else ""
        return "purpose" if previous in ("was", "were") else "future"  # "was due to end on Monday"
    if word == "as" and previous in ("early", "soon"):  # "as early as Friday"
        return "future"
    direction = _directions().get(word)
    if direction == "future" and previous in ("was", "were"):  # "was expected on Monday"
        return "purpose"
    is_participle = (
        word.endswith("ed") and len(word) > 3 and word not in word_set("date_cues", "no participle")
    )
    if direction is None and is_participle:
        direction = "past"
    if word in ("set", "planned") and at + 1 < len(tokens) and tokens[at + 1].word == "for":
        return "future"
    if direction == "past" and (previous in PASSIVE_OR_NOUN or _directions().get(previous) == "future"):
        return None  # "will hit": the word before decides
    return direction


def _has_infinitive_at(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" and a verb stand at a token: "to sign", not "to Nairobi", "to the south", "to signing"."""
    if at + 1 >= len(tokens) or tokens[at].word != "to":
        return False
    following = tokens[at + 1]
    return (
        text[following.start].islower()
        and following.word not in DETERMINERS
        and not following.word.endswith("ing")
    )
