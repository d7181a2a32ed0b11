"""Whether a sentence looks back or ahead: what decides which Friday, which March is meant."""

from __future__ import annotations

from functools import cache

from analysis.dates.words import Reading
from analysis.lexicon import read_lexicon, word_set
from analysis.sentences import ABBREVIATIONS

REACH = 30  # tokens looked at on each side
HOURS = {"PART", "CLOCKWORD", "DIGITS"}
DETERMINERS = {"the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "all"}
# After these a participle has no time of its own: "will be held", "is heard", "the wounded".
PASSIVE_OR_NOUN = {"be", "is", "are", "being", "to", "the", "a", "an"}

MONTH_LEADS = {"in", "on", "by", "of", "since", "until", "from", "before", "after", "last", "next", "this"}


@cache
def _directions() -> dict[str, str]:
    directions = {}
    for row in read_lexicon("irregular_verbs"):
        participles = set(row["participle"].split("|")) - {row["verb"]}  # "come" is no sign of the past
        directions.update(dict.fromkeys((*row["past"].split("|"), *participles), "past"))
    cues = {
        row["word"]: row["kind"] for row in read_lexicon("date_cues") if row["kind"] in ("past", "future")
    }
    return directions | cues


def _is_sentence_end(reading: Reading, at: int) -> bool:
    """Whether a token ends a sentence; the full stop of an abbreviation or an initial does not."""
    word = reading.words[at]
    if word != ".":
        return word in ("?", "!", ";") or word[0] == "\n"
    following = reading.text[reading.starts[at + 1]] if at + 1 < len(reading.words) else ""
    if following.islower() or following == ",":
        return False
    previous = reading.words[at - 1] if at else ""
    return not previous.isalpha() or (len(previous) > 2 and previous not in ABBREVIATIONS)


def find_direction(reading: Reading, first: int, last: int) -> str | None:
    """Return where the verb nearest to the tokens [first, last) points: 'past', 'future' or None.

    The verb before the words counts first ("will meet on Friday", "said Friday that it will"), else the
    first one after them ("On Friday the army will"). What was only meant to be ("left to meet on Friday",
    "was due on Friday") is 'purpose': it may have been or be to come.
    Not covered: the tense of the sentences around, and verbs in the present ("the court sits on Friday")
    but for those that the lexicon lists.
    """
    words, awaited = reading.words, False
    for at in range(first - 1, max(-1, first - REACH), -1):
        if _is_sentence_end(reading, at):
            break
        if words[at] in word_set("date_cues", "awaits"):
            is_beside = at >= first - 2 or reading.classes[at + 1] & HOURS  # "before dawn on Friday"
            if not is_beside:  # "before the president moves on 20 January"; not "before landing on Friday"
                if words[at] != "by" and not words[at + 1].endswith("ing"):
                    return "future"
            elif _is_infinitive(reading, last):  # "until Friday to sign"
                return "future"
            else:
                awaited = True  # "until Friday", unless a verb says that it is past
        elif direction := _direction_at(reading, at):
            return direction
    for at in range(last, min(len(words), last + REACH)):
        if _is_sentence_end(reading, at):
            break
        direction = _direction_at(reading, at)
        if words[at] == "planned" and direction == "future":
            return "past"  # "On Friday the army planned a raid" tells when it planned
        if direction and direction != "purpose":
            return direction
    return "future" if awaited else None


def _direction_at(reading: Reading, at: int) -> str | None:
    words = reading.words
    word, previous = words[at], words[at - 1] if at else ""
    if word == "to":
        has_happened = previous in word_set("date_cues", "happened before to")
        if has_happened or not _is_infinitive(reading, at):
            return None
        if previous not in word_set("date_cues", "planning before to"):
            return "purpose"
        return (
            "purpose" if at > 1 and words[at - 2] in ("was", "were") else "future"
        )  # "was due to end Monday"
    if word == "as" and previous in ("early", "soon"):  # "as early as Friday"
        return "future"
    if word == "may" and reading.is_capital(at) and not _is_titled_modal(reading, at):
        return None  # the month, or a name: "Theresa May condemned"
    direction = _directions().get(word)
    if direction == "future" and previous in ("was", "were"):  # "was expected on Monday"
        return "purpose"
    if direction is None and len(word) > 3 and word.endswith("ed"):
        direction = None if word in word_set("date_cues", "no participle") else "past"
    if word in ("set", "planned") and words[at + 1 : at + 2] == ["for"]:
        return "future"
    if direction == "past" and (previous in PASSIVE_OR_NOUN or _directions().get(previous) == "future"):
        return None  # "will hit": the word before decides
    return direction


def _is_titled_modal(reading: Reading, at: int) -> bool:
    """'Rebels May Attack on Friday', as against 'In May Iran struck' and 'May Condemned the Raid'."""
    following = reading.words[at + 1] if reading.is_capital(at + 1) else ""
    told = following.endswith("ed") or _directions().get(following) == "past"
    led = reading.is_capital(at - 1) and reading.words[at - 1] not in MONTH_LEADS
    return led and bool(following) and not told


def _is_infinitive(reading: Reading, at: int) -> bool:
    """Whether "to" and a verb stand at a token: "to sign", not "to Nairobi", "to the south", "to signing"."""
    if at + 1 >= len(reading.words) or reading.words[at] != "to":
        return False
    following = reading.words[at + 1]
    is_lower = reading.text[reading.starts[at + 1]].islower()
    return is_lower and following not in DETERMINERS and not following.endswith("ing")
