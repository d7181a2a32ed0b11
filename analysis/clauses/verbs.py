"""Forms of verbs: what a word can be as a verb, and what the verb does to what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.lexicon import read_lexicon


@dataclass(slots=True)
class VerbForm:
    """What a word can be as a verb; `noun` says that it is a common noun too."""

    lemma: str
    noun: bool
    base: bool = False
    third: bool = False
    past: bool = False
    participle: bool = False
    ing: bool = False


@cache
def _verb_roles() -> dict[str, str]:
    return {row["verb"]: row["role"] for row in read_lexicon("verbs")}


def verb_role(lemma: str) -> str:
    """Return what a verb does to its complement (report, plan, transparent), or ''."""
    return _verb_roles().get(lemma, "")


@cache
def listed_nouns() -> frozenset[str]:
    """Nouns that look like verbs: "attack", "shelling"."""
    nouns = [row["words"] for row in read_lexicon("actions") if row["kind"] == "noun"]
    nouns += [row["words"] for row in read_lexicon("nouns")]
    return frozenset(word for cell in nouns for word in cell.split("|"))


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every inflected form of the verbs of verbs.csv, actions.csv and irregular_verbs.csv."""
    nouns = listed_nouns() | {row["verb"] for row in read_lexicon("verbs") if row["also"] == "noun"}
    actions = [row["words"].split("|") for row in read_lexicon("actions") if row["kind"] == "verb"]
    irregular = {row["verb"]: (row["past"], row["participle"]) for row in read_lexicon("irregular_verbs")}
    verbs = [row["verb"] for row in read_lexicon("verbs")]
    verbs += [phrase.split()[0] for phrases in actions for phrase in phrases]
    found: dict[str, VerbForm] = {}
    for verb in dict.fromkeys([*verbs, *irregular]):
        past, participle = irregular.get(verb, (_inflect(verb, "ed"),) * 2)
        doubled = past.startswith(verb) and len(past) == len(verb) + 3  # admitted, admitting
        ing = f"{past[:-2]}ing" if doubled else _inflect(verb, "ing")
        kinds = {
            "base": verb,
            "third": _inflect(verb, "s"),
            "ing": ing,
            "past": past,
            "participle": participle,
        }
        forms = [*kinds.items(), *([("past", f"{verb}ed"), ("participle", f"{verb}ed")] if doubled else [])]
        for kind, form in forms:  # "labelled" and "labeled"
            entry = found.setdefault(form, VerbForm(verb, verb in nouns))
            if entry.lemma == verb or not entry.base:  # "found" the verb never hides the past of "find"
                setattr(entry, kind, True)
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
    if re.fullmatch(r"[^aeiou]{0,3}[aeiou][bdgklmnprt]", last):
        return f"{verb}{last[-1]}{ending}"
    return f"{verb}{ending}"


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


def verb_lemma(verb: str) -> str:
    """Return the infinitive of a form of a verb, the form itself if it is not known."""
    form = verb_forms().get(verb)
    return form.lemma if form else verb
