"""Groups of words that belong together, by the lists of tag_words: noun phrases and groups of verbs."""

from __future__ import annotations

from analysis.clauses.records import Clause, Phrase
from analysis.clauses.verbs import verb_lemma
from analysis.clauses.words import MODIFIERS, NOMINAL, VERBAL
from analysis.lexicon import word_set

ADVERBIAL = frozenset(("RB", "NEG"))
PHRASE_STARTS = NOMINAL - {"POS"} | {"PRP", "WP"}
WITHIN_PHRASE = NOMINAL | {"CC", "RB"}
AUXILIARY = frozenset(("MD", "BE", "HAVE", "DO"))
GROUP_STARTS = VERBAL | AUXILIARY
WITHIN_GROUP = AUXILIARY | ADVERBIAL
INFINITIVES = {"BE": "be", "HAVE": "have", "DO": "do"}
PAST = frozenset("had hadn't was were did didn't".split())
MODALS = {"won't": "will", "can't": "can"}
TIMES = word_set("grammar", "time")
ROUGHLY = frozenset("about around over under above below".split())


def find_phrases(tags: list[str], lowers: list[str]) -> tuple[list[Phrase], list[int]]:
    """Return the noun phrases, and for every word the number of its phrase, or -1.

    A phrase is a run of determiners, adjectives and nouns, as long as can be, or a pronoun.
    """
    found: list[Phrase] = []
    at = [-1] * len(tags)
    last = 0
    for first, tag in enumerate(tags):
        if tag in PHRASE_STARTS and first >= last:
            at[first], last = len(found), first + 1
            if tag in NOMINAL:
                while tags[last] in WITHIN_PHRASE and _goes_on(tags, lowers, last):
                    at[last] = len(found)
                    last += 1
            led = tags[first - 1] in ("IN", "RB")
            found.append(Phrase(first, last, _find_preposition(tags, lowers, first) if led else ""))
    return found, at


def _goes_on(tags: list[str], lowers: list[str], index: int) -> bool:
    """Whether a noun phrase holds one word more, and no phrase of its own begins there."""
    tag, left = tags[index], tags[index - 1]
    if tag == "CC":  # "a missile and drone attack"
        joins = lowers[index - 1] in MODIFIERS and lowers[index + 1] in MODIFIERS
        return joins and tags[index + 2] in ("NN", "NNS")
    if tag == "RB":  # "its newly granted permission"
        return left in ("DT", "POS", "PRP$") and tags[index + 1] in ("JJ", "NN", "NNS", "CD")
    if tag == "CD" and left in ("NN", "NNS"):
        return tags[index + 1] not in ("NN", "NNS")  # "gave the envoy | 48 hours"
    if tag in ("DT", "PRP$"):
        return left in ("DT", "POS")
    if tag == "DATE":
        return left in ("CD", "DATE", "JJ", "DT")
    if left == "DATE":
        return tag in ("CD", "NN", "POS")
    if tag == "NNP":  # "on the same day | President Kim", "on June 3 | Chad shelled"
        return lowers[index - 1] not in TIMES and not (left == "CD" and tags[index - 2] == "DATE")
    # "Chad | last month mounted"
    return tag != "JJ" or lowers[index] not in ("last", "next", "earlier") or lowers[index + 1] not in TIMES


def _find_preposition(tags: list[str], lowers: list[str], first: int) -> str:
    index = first - 1
    while tags[index] == "RB":
        index -= 1
    if tags[index] != "IN":
        return ""
    rough = tags[first] == "CD" and lowers[index] in ROUGHLY  # "evacuated just under 100 people"
    rough = rough and (index == 0 or tags[index - 1] in VERBAL | {"RB", "SUB", "THAT"})
    return "" if rough else lowers[index]


def find_verb_groups(tags: list[str], lowers: list[str]) -> list[Clause]:
    """Return a clause for each verb group: 'had recently been attacked', 'to withdraw', 'making'."""
    found: list[Clause] = []
    last = 0
    for index, tag in enumerate(tags):
        if tag in GROUP_STARTS and index >= last:
            found.append(_read_group(tags, lowers, index))
            last = found[-1].verb + 1
    return found


def _read_group(tags: list[str], lowers: list[str], index: int) -> Clause:
    """Read the group of verbs from `index` on; adverbs before it, and "to", belong to it."""
    first = place = main = index
    while tags[first - 1] in ADVERBIAL:
        first -= 1
    infinitive = tags[first - 1] == "TO"
    modal, perfect, copula = "", False, False
    while (tag := tags[place]) in WITHIN_GROUP:
        if tag == "MD":
            modal = MODALS.get(lowers[place]) or lowers[place].removesuffix("n't")
        elif tag not in ADVERBIAL:
            main = place
            perfect = perfect or tag == "HAVE"
            copula = tag == "BE" or (copula and tag == "DO")
        place += 1
    if tag in VERBAL:
        main = place
    verb, said = tags[main], lowers[index:place]
    clause = Clause(first, main, INFINITIVES.get(verb) or verb_lemma(lowers[main]), "finite", modal=modal)
    clause.perfect = perfect and verb != "HAVE"
    clause.past = verb == "VBD" or not PAST.isdisjoint(said)
    clause.negated = (
        "NEG" in tags[max(0, first - 2 * infinitive) : place] or "n't" in " ".join(said) or "cannot" in said
    )
    clause.passive = copula and verb == "VBN"
    if clause.passive:
        clause.complement = lowers[main]
    elif verb == "BE" and tags[place] == "JJ":  # "is willing to"
        clause.complement = lowers[place]
    if main == index and verb == "VBN":
        clause.form, clause.passive = "participle", True
    elif (main == index and verb == "VBG") or (lowers[index] in ("being", "having") and not modal):
        clause.form = "gerund"
    elif infinitive:
        clause.form, clause.first = "infinitive", first - 1
    elif main == index and verb == "VB":
        clause.form = "infinitive"  # "helped slow the advance"
    clause.begin, clause.end = clause.first, main + 1
    return clause
