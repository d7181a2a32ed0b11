"""Words of a sentence with shallow tags: enough grammar to find who does what, without a parser.

Tags are those of the Penn Treebank where they fit (DT, IN, NN, VBD, ...), with auxiliaries kept apart
(BE, HAVE, DO), POS for a possessive 's, SUB for subordinators, DATE for days and months.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.lexicon import read_lexicon
from analysis.words import Word


class Tagged(NamedTuple):
    """A word with its tag; a possessive 's is a word of its own."""

    text: str
    lower: str
    start: int
    end: int
    tag: str
    lemma: str


NOMINAL = frozenset(("DT", "PRP$", "POS", "JJ", "NN", "NNS", "NNP", "CD", "DATE"))
NOUNS = frozenset(("NN", "NNS", "NNP"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "BE", "HAVE", "DO"))
VERBAL = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
OBJECT_STARTS = frozenset(("DT", "PRP$", "PRP", "NNP", "CD", "JJ", "NNS"))
MODIFIERS = frozenset(
    "air naval ground sea drone missile rocket artillery mortar tank bomb gun suicide border night terror"
    " cross-border".split()
)


class VerbForm(NamedTuple):
    """What a word can be as a verb; `noun` says that it is a common noun too."""

    lemma: str
    base: bool
    third: bool
    past: bool
    participle: bool
    ing: bool
    noun: bool


@cache
def _function_words() -> dict[str, str]:
    return {row["word"]: row["tag"] for row in read_lexicon("function_words")}


@cache
def _verb_roles() -> dict[str, str]:
    return {row["verb"]: row["role"] for row in read_lexicon("verbs")}


def verb_role(lemma: str) -> str:
    """Return what a verb does to its complement (report, plan, transparent), or ''."""
    return _verb_roles().get(lemma, "")


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every inflected form of the verbs of verbs.csv and actions.csv."""
    nouns = {row["verb"] for row in read_lexicon("verbs") if row["also"] == "noun"}
    verbs = dict.fromkeys(row["verb"] for row in read_lexicon("verbs"))
    for row in read_lexicon("actions"):
        if row["kind"] == "verb":
            verbs.update(dict.fromkeys(phrase.split()[0] for phrase in row["words"].split("|")))
        elif row["kind"] == "noun":
            nouns.update(phrase for phrase in row["words"].split("|") if " " not in phrase)
    nouns.update(word for row in read_lexicon("nouns") for word in row["words"].split("|"))
    irregular = {row["verb"]: (row["past"], row["participle"]) for row in read_lexicon("irregular_verbs")}
    verbs.update(dict.fromkeys(irregular))
    found: dict[str, VerbForm] = {}
    for verb in verbs:
        past, participle = irregular.get(verb, (_inflect(verb, "ed"),) * 2)
        noun = verb in nouns
        forms = {verb: "base", _inflect(verb, "s"): "third", _inflect(verb, "ing"): "ing"}
        for form, kind in [*forms.items(), (past, "past"), (participle, "participle")]:
            entry = found.get(form) or VerbForm(verb, False, False, False, False, False, noun)
            if entry.lemma != verb and entry.base:
                continue  # "found" the verb never hides the past of "find"
            found[form] = entry._replace(
                base=entry.base or kind == "base",
                third=entry.third or kind == "third",
                past=entry.past or kind == "past",
                participle=entry.participle or kind == "participle",
                ing=entry.ing or kind == "ing",
            )
    return found


def _inflect(verb: str, ending: str) -> str:
    """Add -s, -ed or -ing as English spelling wants it: carries, planned, firing."""
    last = verb.rpartition("-")[2]
    if ending == "s":
        if last.endswith(("s", "sh", "ch", "x", "z", "o")):
            return f"{verb}es"
        return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", last) else f"{verb}s"
    if last.endswith("ie") and ending == "ing":
        return f"{verb[:-2]}ying"
    if last.endswith("e") and not (ending == "ing" and last.endswith(("ee", "ye", "oe"))):
        return f"{verb[:-1]}{ending}"
    if re.search(r"[^aeiou]y$", last) and ending == "ed":
        return f"{verb[:-1]}ied"
    if last in _DOUBLING or re.fullmatch(r"[^aeiou]{0,3}[aeiou][bdgklmnprt]", last):
        return f"{verb}{'k' if last.endswith('c') else last[-1]}{ending}"
    return f"{verb}{ending}"


_DOUBLING = frozenset(
    "admit commit permit submit rebut concur confer occur refer prefer transfer abet compel "
    "control dispel expel impel patrol propel rebel repel cancel quarrel signal label travel "
    "panic equip deter defer incur regret allot quit".split()
)


def tag_words(words: Sequence[Word]) -> list[Tagged]:
    """Return the words of a sentence with their tags."""
    texts, lowers, starts, ends = _part_possessives(words)
    tags = _tag(texts, lowers)
    return list(
        map(Tagged._make, zip(texts, lowers, starts, ends, tags, map(_lemma, lowers, tags), strict=True))
    )


def _part_possessives(words: Sequence[Word]) -> tuple[list[str], list[str], list[int], list[int]]:
    texts, lowers, starts, ends = (
        (list(column) for column in zip(*words, strict=True)) if words else ([],) * 4
    )
    for index in [index for index, lower in enumerate(lowers) if lower[-2:] == "'s"][::-1]:
        if lowers[index] != "'s":
            cut = ends[index] - 2
            texts[index : index + 1] = texts[index][:-2], texts[index][-2:]
            lowers[index : index + 1] = lowers[index][:-2], "'s"
            starts.insert(index + 1, cut)
            ends.insert(index, cut)
    return texts, lowers, starts, ends


@lru_cache(maxsize=65536)
def _lemma(lower: str, tag: str) -> str:
    if tag in VERBAL:
        form = verb_forms().get(lower)
        return form.lemma if form else lower
    if tag == "NN" or tag == "NNS":
        return singular(lower)
    return lower


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """Cut a plural ending: parties -> party, attacks -> attack; good enough to match word lists."""
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("shes", "ches", "sses", "xes")):
        return noun[:-2]
    return noun[:-1]


def _tag(texts: list[str], lowers: list[str]) -> list[str]:
    """Tag by the word first, by its neighbours then."""
    titled = _is_title_case(texts)
    tags = [_tag_alone(text, bool(index), titled) for index, text in enumerate(texts)]
    for settle in (_SETTLE_FIRST, _SETTLE_THEN):
        for index, tag in enumerate(tags):
            if tag in settle:
                tags[index] = settle[tag](index, lowers, tags)
    for index in range(len(tags) - 1, -1, -1):
        if tags[index] == "VBD":
            tags[index] = _past_or_participle(index, lowers, tags)
    return tags


def _is_title_case(texts: list[str]) -> bool:
    """Whether Nearly Every Long Word Is Capitalised, as in some headlines."""
    long = [text for text in texts if len(text) > 3 and text[0].isalpha()]
    return len(long) > 3 and sum(text[0].isupper() for text in long) >= 0.8 * len(long)


@lru_cache(maxsize=65536)
def _tag_alone(text: str, inside: bool, titled: bool) -> str:
    """The tag of a word without its neighbours, `inside` a sentence or first in it."""
    lower = text.lower().replace("’", "'")
    first = text[0]
    if not first.isalnum():
        if lower in ("'s", "'"):
            return "POS" if lower == "'s" else "''"
        return first if first not in '“”"«»' else '"'
    if first.isdigit():
        return "CD"
    capital = first.isupper() and not titled and inside
    tag = _function_words().get(lower)
    if tag and not (
        (capital and tag in ("NN", "JJ", "CD")) or (text.isupper() and len(text) > 1 and lower == "us")
    ):
        return "THAT" if lower == "that" else "TO" if lower == "to" else tag
    if lower == "that":
        return "THAT"
    if lower == "to":
        return "TO"
    if lower.endswith("n't"):
        return "DO" if lower.startswith(("do", "did")) else "MD"
    if capital or (first.isupper() and "." in text):
        return "NNP"
    if lower in verb_forms():
        return "V"
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower and not lower.endswith("eed"):
        return "V"
    if lower.endswith("ing") and len(lower) > 5 and "-" not in lower:
        return "V"
    if lower.endswith("ly") and len(lower) > 4:
        return "RB"
    if titled and first.isupper() and inside:
        return "NNP"
    if lower.endswith(
        ("ous", "ful", "ive", "able", "ible", "less", "ish", "-led", "-backed", "-made", "ed", "ern")
    ):
        return "JJ"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return "NNS"
    return "NNP" if first.isupper() else "NN"


def _before(index: int, tags: list[str]) -> int:
    """The place of the word before, adverbs and negations skipped; -1 at the start."""
    index -= 1
    while index >= 0 and tags[index] in ("RB", "NEG"):
        index -= 1
    return index


def _settle_verb(index: int, lowers: list[str], tags: list[str]) -> str:
    """Decide a word that can be a verb: its form first, then what stands before and after."""
    lower = lowers[index]
    form = verb_forms().get(lower)
    place = _before(index, tags)
    left = tags[place] if place >= 0 else ""
    right = tags[index + 1] if index + 1 < len(tags) else "."
    if left == "CD" and place and tags[place - 1] == "DATE":
        left = "DATE"  # "on 24 April announced"
    if lower.endswith("ing") and (form is None or form.ing):
        return _settle_ing(lower, left if lowers[place] not in ("both", "all", "each") else ",", right)
    if form is None or form.past or form.participle:
        floating = place >= 0 and lowers[place] in ("each", "both", "all")  # "they each reported"
        settled = _settle_past(lower, form, "NNS" if floating else left, right)
        if settled or form is None:
            return settled or "VBD"
    if form.base and left in ("TO", "MD", "DO"):
        return "VB"
    if form.third:
        return _settle_third(form, index, place, lowers, tags)
    return _settle_base(form, place, left, right, lowers, tags, index)


def _settle_ing(lower: str, left: str, right: str) -> str:
    if left == "BE":
        return "VBG"
    if left in ("DT", "JJ", "PRP$", "POS", "CD"):
        return "NN"
    if left == "" and right in ("IN", "BE", "V") and lower in _gerund_nouns():
        return "NN"  # "Fighting in the north ..."
    if (
        left in ("IN", "INSUB", "NN", "NNS", "NNP")
        and right in ("IN", "CC", ",", ".", "INSUB", "POS", "DATE", "V", "BE", "HAVE", "MD", "NN")
        and lower in _gerund_nouns()
    ):
        return "NN"
    return "VBG"


@cache
def _gerund_nouns() -> frozenset[str]:
    nouns = {
        word for row in read_lexicon("actions") if row["kind"] == "noun" for word in row["words"].split("|")
    }
    nouns |= {word for row in read_lexicon("nouns") for word in row["words"].split("|")}
    return frozenset(word for word in nouns if word.endswith("ing"))


def _settle_past(lower: str, form: VerbForm | None, left: str, right: str) -> str:
    """'' when the word may still be a base form (cut, hit, put)."""
    if left == "HAVE" or left == "BE":
        return "VBN"
    if form and form.base and left in ("TO", "MD", "DO", "DT", "JJ", "PRP$", "POS"):
        return ""
    if left in ("DT", "PRP$", "POS", "JJ", "CD") or (left == "IN" and right in NOUNS | {"V"}):
        return "JJ"
    if form and not form.past:
        return "VBN"
    if form and form.past and not form.participle:
        return "VBD"
    if left == "":
        return "VBN"
    return "VBD"


def _settle_third(form: VerbForm, index: int, place: int, lowers: list[str], tags: list[str]) -> str:
    left = tags[place] if place >= 0 else ""
    right = tags[index + 1] if index + 1 < len(tags) else "."
    if left in _BEFORE_NOUNS:
        return "NNS"
    if not form.noun:
        return "VBZ"
    if left in ("PRP", "WP") and place == index - 1:
        return "VBZ" if lowers[place] in ("he", "she", "it", "who", "which", "that", "one") else "NNS"
    if left == "NNP" and place and tags[place - 1] == "IN":
        return "NNS"  # "killed in Israeli strikes on"
    if left == "NNP" or (left == "NN" and place >= 0 and lowers[place] not in MODIFIERS):
        if right in ("DT", "PRP$", "PRP", "NNP", "CD", "THAT", "TO") or lowers[index + 1 : index + 2] == [
            "up"
        ]:
            if right == "THAT" and _finite_behind(index, tags):
                return "NNS"  # "condemns US strikes that"
            return "VBZ" if left == "NNP" or not _finite_ahead(index + 1, tags) else "NNS"
        if (
            left == "NNP"
            and right in ("IN", "RB", "JJ", "NN", "NNS", ".", "V")
            and not _finite_ahead(index + 1, tags)
        ):
            return "VBZ" if right != "." and not _finite_behind(index, tags) else "NNS"
    return "NNS"


def _settle_base(
    form: VerbForm, place: int, left: str, right: str, lowers: list[str], tags: list[str], index: int
) -> str:
    if left in _BEFORE_NOUNS:
        return "NN"
    if place >= 0 and lowers[place] in ("help", "helps", "helped", "helping") and right in OBJECT_STARTS:
        return "VB"  # "helped slow the advance"
    if left in ("NNS", "PRP", "WP"):
        if left == "PRP" and lowers[place] in ("him", "her", "them", "it", "us", "me") and form.noun:
            return "NN"
        if not form.noun or right in OBJECT_STARTS | {"IN", "TO", "THAT", "RB"}:
            return "VBP"
        return "NN"
    if form.noun:
        if left == "NNP" and right in ("DT", "PRP$"):
            return "VBP"  # "that Iran stop the drills"
        if left == "CC" and index >= 2 and tags[index - 2] in ("VB", "VBP") and right in OBJECT_STARTS:
            return tags[index - 2]
        return "NN"
    if left == "CC" and any(tag == "VB" for tag in tags[max(0, index - 8) : index]):
        return "VB"
    return "VBP" if left in ("NN", "NNP", "CC", ",", "CD", ")", '"') else "VB"


def _finite_ahead(index: int, tags: list[str]) -> bool:
    """Whether a finite verb follows in this clause: then what stands before it is its subject."""
    for tag in tags[index : index + 14]:
        if tag in FINITE or tag == "V":
            return True
        if tag in (",", ";", "SUB", "WP", "THAT", ":"):
            return False
    return False


def _finite_behind(index: int, tags: list[str]) -> bool:
    for tag in reversed(tags[max(0, index - 10) : index]):
        if tag in FINITE:
            return True
        if tag in (",", ";", "SUB", "WP", "THAT", "CC", '"'):
            return False
    return False


def _settle_that(index: int, lowers: list[str], tags: list[str]) -> str:
    """'said that' joins a clause, 'missiles that' a relative one, 'that morning' points."""
    left = tags[index - 1] if index else ""
    right = tags[index + 1] if index + 1 < len(tags) else "."
    if right in ("NN", "DATE") and not _clause_follows(index + 1, tags):
        return "DT"
    if left in NOUNS and (right in FINITE or right in ("RB", "NEG")):
        return "WP"
    return "THAT"


def _clause_follows(index: int, tags: list[str]) -> bool:
    for tag in tags[index : index + 10]:
        if tag in FINITE or tag == "V":
            return True
        if tag in (",", ";", "."):
            return False
    return False


def _settle_to(index: int, lowers: list[str], tags: list[str]) -> str:
    """'to attack' is an infinitive, 'to Goma' a preposition."""
    forms = verb_forms()
    following = index + 1
    if index and lowers[index - 1] == "up" and following < len(tags) and tags[following] == "CD":
        return "RB"  # "up to 300 rebels"
    while following < len(lowers) and tags[following] == "RB":
        following += 1
    if following >= len(lowers):
        return "IN"
    lower = lowers[following]
    if lower in ("be", "have", "do"):
        return "TO"
    form = forms.get(lower)
    if not (form and form.base) or tags[following] not in ("V", "JJ"):
        return "IN"
    tags[following] = "V"  # "to free the sailors"
    right = tags[following + 1] if following + 1 < len(tags) else "."
    if (
        form.noun
        and right in ("IN", "POS", "V", "BE", "MD", "HAVE")
        and tags[index - 1] in ("NN", "NNS", "V")
        and lower
        in ("talk", "protest", "report", "aid", "plan", "war", "attack", "strike", "demand", "threat")
        and tags[index - 1] == "V"
    ):
        return "IN"
    return "TO"


def _settle_insub(index: int, lowers: list[str], tags: list[str]) -> str:
    """'after talks' is a preposition, 'after talks failed' opens a clause."""
    return "SUB" if _clause_follows(index + 1, tags) and _opens_clause(index + 1, tags) else "IN"


def _opens_clause(index: int, tags: list[str]) -> bool:
    """A subject, then a finite verb, with no gerund at the very beginning."""
    nominal = False
    for tag in tags[index : index + 14]:
        if tag in NOUNS or tag in ("PRP", "CD", "DT"):
            nominal = True
        elif tag in FINITE or tag == "V":
            return nominal
        elif tag in (",", ";", ".", "THAT"):
            return False
    return False


def _past_or_participle(index: int, lowers: list[str], tags: list[str]) -> str:
    """'missiles fired by X', 'troops sent to Y were' hold participles; 'X fired missiles' a finite verb."""
    form = verb_forms().get(lowers[index])
    if form and form.past and not form.participle:
        return "VBD"
    right = tags[index + 1] if index + 1 < len(tags) else "."
    left = tags[index - 1] if index else ""
    if index + 1 < len(lowers) and lowers[index + 1] == "by" and left not in ("PRP", "WP", "RB"):
        return "VBN"
    if form and verb_role(form.lemma) == "report":
        return "VBD"
    if left == "," and right in ("IN", "RB") and not _subject_before_comma(index, tags):
        return "VBN"
    if left in NOUNS and right in ("IN", "TO", "RB", "DATE", "JJ") and _is_object(index - 1, lowers, tags):
        return "VBN"
    if left in NOUNS and right in ("IN", "TO", "RB", "DATE") and _bare_finite_ahead(index + 1, tags):
        return "VBN"
    return "VBD"


def _is_object(index: int, lowers: list[str], tags: list[str]) -> bool:
    """'suspended part of a program aimed at': the noun before stands under a verb of its own already."""
    for place in range(index, max(-1, index - 14), -1):
        tag = tags[place]
        if tag in VERBAL:
            form = verb_forms().get(lowers[place])
            return not (form and verb_role(form.lemma) in ("report", "plan"))
        if tag not in NOMINAL and tag not in ("IN", "RB"):
            return False
    return False


def _subject_before_comma(index: int, tags: list[str]) -> bool:
    """'The minister, a reformer, resigned': an earlier comma with no verb between opens an insertion."""
    for tag in reversed(tags[: index - 1]):
        if tag == ",":
            return True
        if tag in FINITE:
            return False
    return True


def _bare_finite_ahead(index: int, tags: list[str]) -> bool:
    """Whether a finite verb follows without a subject of its own: only phrases with a preposition between."""
    covered = False  # inside a phrase that a preposition opened
    for place in range(index, min(len(tags), index + 14)):
        tag = tags[place]
        if tag == "IN" or tag == "CC":
            covered = True
        elif tag in FINITE:
            return True
        elif tag in ("DT", "PRP$", "PRP", "NNP", "NNS", "NN", "CD", "JJ"):
            fresh = tags[place - 1] == "DATE" or (tag in ("DT", "PRP$", "PRP") and tags[place - 1] in NOUNS)
            if not covered or fresh:
                return False
        elif tag not in ("RB", "DATE", "POS"):
            return False
    return False


_BEFORE_NOUNS = frozenset(("IN", "DT", "JJ", "PRP$", "POS", "CD"))


def _settle_adjective(index: int, lowers: list[str], tags: list[str]) -> str:
    """'would free the miners', 'that Iran open the border': some adjectives are verbs too."""
    form = verb_forms().get(lowers[index])
    place = _before(index, tags)
    left = tags[place] if place >= 0 else ""
    right = tags[index + 1] if index + 1 < len(tags) else "."
    if not form or not form.base or right not in OBJECT_STARTS - {"JJ"}:
        return "JJ"
    return "VB" if left in ("MD", "DO") else "VBP" if left in ("NNP", "NNS", "PRP") else "JJ"


_SETTLE_FIRST = {"V": _settle_verb, "TO": _settle_to, "JJ": _settle_adjective}
_SETTLE_THEN = {"THAT": _settle_that, "INSUB": _settle_insub}
