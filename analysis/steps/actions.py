"""What a clause does in PLOVER's terms: its verb, with particle and object, or noun in the action lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from analysis.clauses import Clause, Parse, Phrase
from analysis.clauses.words import NOUNS, Tagged, singular, verb_forms, verb_role
from analysis.lexicon import read_lexicon
from analysis.words import Memo

Meaning = TypeVar("Meaning")


class Action(NamedTuple):
    """A line of the action lexicon that fits: PLOVER event, mode and context, and how the rules treat it.

    `role` is '' for a plain action; the others are explained in data/lexicon/README.md.
    """

    event: str
    mode: str
    context: str
    role: str


# Verbs that name what they give behind "with": "supplied Chad with rifles", "hit Chad with sanctions".
EQUIPPING = frozenset("supply provide equip furnish arm present issue hit slap punish target".split())


# Verbs told by where they put something: "put on alert", "set ablaze".
PLACING = frozenset(("put", "place", "set"))


# Verbs that give what they speak of a name: "described the raid as".
NAMING = frozenset(
    "describe label brand denounce characterise characterize depict portray deride slam".split()
)


# Verbs of travel, which an infinitive makes a future or a purpose: "is going to leave".
MOVING = frozenset("go head return travel fly".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with the action of each clause."""

    parse: Parse
    clauses: list[Clause]
    actions: list[Action | None]

    def role(self, index: int) -> str:
        """What the clause's verb does: the action's role, or report, plan, transparent."""
        action = self.actions[index]
        return (action.role if action else "") or verb_role(self.clauses[index].lemma)

    def below(self, index: int) -> list[int]:
        """The clauses that complete a clause right away: 'agreed | to withdraw'."""
        return [
            other for other in range(index + 1, len(self.clauses)) if self.clauses[other].governor == index
        ]


class Entry(NamedTuple):
    """A verb with its particles, the objects it asks for, and its meaning."""

    particles: tuple[str, ...]
    objects: frozenset[str]
    phrases: tuple[str, ...]  # objects of several words
    action: Action


@cache
def _object_classes() -> dict[str, list[str]]:
    return {row["class"]: row["words"].split("|") for row in read_lexicon("objects")}


def _expand(cell: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words of an object cell, classes (@weapons) replaced by their members."""
    words: list[str] = []
    for word in filter(None, cell.split("|")):
        words += _object_classes()[word[1:]] if word.startswith("@") else [word]
    return (
        frozenset(singular(word) for word in words if " " not in word),
        tuple(f" {word} " for word in words if " " in word),
    )


@cache
def _verb_entries() -> dict[str, list[Entry]]:
    """By the verb: longer phrases first, those that ask for an object before those that do not."""
    found: dict[str, list[Entry]] = {}
    for row in read_lexicon("actions"):
        if row["kind"] != "verb":
            continue
        objects, phrases = _expand(row["object"])
        action = Action(row["event"], row["mode"], row["context"], row["role"])
        for words in row["words"].split("|"):
            verb, *particles = words.split()
            found.setdefault(verb, []).append(Entry(tuple(particles), objects, phrases, action))
    for entries in found.values():
        entries.sort(key=lambda entry: (-len(entry.particles), not entry.objects and not entry.phrases))
    return found


@cache
def _adjective_entries() -> dict[str, Action]:
    return {
        words.split()[0]: Action(row["event"], row["mode"], row["context"], row["role"])
        for row in read_lexicon("actions")
        if row["kind"] == "adj"
        for words in row["words"].split("|")
    }


def read_actions(parse: Parse) -> Reading:
    """Look up the action of every clause."""
    return Reading(parse, parse.clauses, [find_verb_action(parse, clause) for clause in parse.clauses])


@cache
def cue(name: str) -> frozenset[str]:
    """Return the words of a list of cues.csv."""
    return next(frozenset(row["words"].split("|")) for row in read_lexicon("cues") if row["cue"] == name)


@cache
def _turns() -> dict[tuple[str, str], Action]:
    rows = read_lexicon("turns")
    return {(row["turn"], row["event"]): Action(row["to"], row["mode"], row["context"], "") for row in rows}


def turn(name: str, action: Action | None) -> Action | None:
    """Return what an action comes to when it is stopped, promised, threatened or asked for, or None."""
    turned = _turns().get((name, action.event)) if action else None
    return turned._replace(context=turned.context or action.context) if turned and action else None


def is_adjective(clause: Clause) -> bool:
    """Whether the clause is told by its adjective ('is committed to'), not by a passive verb."""
    return clause.complement in _adjective_entries()


def _by_head(rows: Iterable[tuple[str, Meaning]]) -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
    """By the last word of each noun of "air raid|raid": the words before it, its meaning, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for nouns, meaning in rows:
        for noun in nouns.split("|"):
            *before, head = noun.split()
            found.setdefault(singular(head), []).append((tuple(before), meaning))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def _noun_entries() -> dict[str, list[tuple[tuple[str, ...], Action]]]:
    rows = (row for row in read_lexicon("actions") if row["kind"] == "noun")
    return _by_head(
        (row["words"], Action(row["event"], row["mode"], row["context"], row["role"])) for row in rows
    )


@cache
def trigger_words() -> frozenset[str]:
    """Every word form that can begin an action: a sentence without one needs no closer look."""
    verbs = {
        verb
        for verb, entries in _verb_entries().items()
        if verb != "be" and any(entry.action.event or entry.action.role == "vowed" for entry in entries)
    }
    forms = {form for form, entry in verb_forms().items() if entry.lemma in verbs}
    for entry in _verb_entries()["be"]:  # nearly every sentence has a form of it: "is over", "in contact"
        objects = entry.objects | {max(phrase.split(), key=len) for phrase in entry.phrases}
        forms |= objects or set(entry.particles[-1:])
    nouns = set(_noun_entries())
    return frozenset(forms | nouns | {f"{noun}s" for noun in nouns} | set(_adjective_entries()))


def find_verb_action(parse: Parse, clause: Clause) -> Action | None:
    """Return the meaning of the clause's verb with its particles and object, or None."""
    if clause.complement and clause.complement in _adjective_entries():
        return _adjective_entries()[clause.complement]
    entries = _verb_entries().get(clause.lemma)
    if not entries:
        return None
    objects: _Objects | None = None
    for entry in entries:
        if entry.particles and entry.particles[0] not in parse.lowers:
            continue
        if entry.particles and not _has_particles(parse, clause, entry.particles):
            continue
        if entry.objects or entry.phrases:
            objects = objects or _Objects(parse, clause)
            if not objects.fit(entry):
                continue
        return entry.action
    return None


def _has_particles(parse: Parse, clause: Clause, particles: tuple[str, ...]) -> bool:
    """'shot down a jet' or 'shot a jet down'."""
    words = parse.words
    place = clause.verb + 1
    behind = place + len(particles)
    if particles[-1] == "to" and behind < len(words) and words[behind].tag == "VB" and clause.lemma in MOVING:
        return False  # "is going to increase its presence"
    if particles[-1] == "on" and behind < len(words) and words[behind].tag == "DATE":
        return False  # "insisted on Wednesday that"
    lowers = [word.lower for word in words[place : place + len(particles)]]
    if tuple(lowers) == particles:
        return True
    while place < len(words) and _may_intervene(words, place):
        place += 1
        if tuple(word.lower for word in words[place : place + len(particles)]) == particles:
            return True
    if len(particles) == 1 and clause.objects and not clause.passive and clause.lemma != "call":
        last = clause.objects[-1].last
        return last < len(words) and words[last].lower == particles[0] and words[last].tag in ("RB", "IN")
    return False


def _may_intervene(words: list[Tagged], place: int) -> bool:
    """What may stand before the particle: 'called again for', 'called on Monday for'."""
    dated = place + 1 < len(words) and words[place].lower == "on" and words[place + 1].tag == "DATE"
    return dated or words[place].tag in ("RB", "NEG", "DATE")


def object_phrases(parse: Parse, clause: Clause) -> list[Phrase]:
    """What the verb acts on: its objects and their 'of' phrases, or the subject of a passive."""
    if clause.passive and not clause.objects and (clause.form == "participle" or clause.subject):
        first = clause.subject[0].first if clause.subject else clause.noun or 0
        owned = clause.form == "participle" and any(p.prep == "of" for p in clause.subject[:1])
        return [
            *(c for c in parse.chunks if owned and c.last == first - 1),  # "video of the raid released by"
            *clause.subject,
            *(clause.phrases if clause.lemma in PLACING else []),
            *(c for c in parse.chunks if c.prep == "of" and first < c.first < clause.first),
        ]
    if clause.noun is not None and clause.link in ("that", "which", "to") and not clause.objects:
        return [chunk for chunk in parse.chunks if chunk.first <= clause.noun < chunk.last]
    found = list(clause.objects)
    for phrase in clause.phrases:
        if (
            phrase.prep in ("of", "as", "for")
            or not found
            or (phrase.prep == "with" and clause.lemma in EQUIPPING)
            or clause.lemma in PLACING
        ):
            found.append(phrase)
    return found


def _named_as(parse: Parse, clause: Clause) -> list[Phrase]:
    """'described the raid targeting Tine as aggression': what follows "as" behind a participle."""
    beyond = next(
        (c.first for c in parse.clauses if c.first > clause.verb and c.form == "finite"), len(parse.words)
    )
    return [c for c in parse.chunks if c.prep == "as" and clause.end <= c.first < beyond]


class _Objects:
    """What a verb acts on, read once for all the entries that ask for an object."""

    def __init__(self, parse: Parse, clause: Clause) -> None:
        self.parse, self.clause = parse, clause
        self.phrases = object_phrases(parse, clause)
        if clause.lemma in NAMING:
            self.phrases += _named_as(parse, clause)
        words = [word for phrase in self.phrases for word in parse.words[phrase.first : phrase.last]]
        beside = parse.words[clause.verb + 1 : clause.verb + 3]
        self.said = {word.lower for word in words}
        self.said.update(singular(word.lower) for word in words if word.tag in NOUNS)
        self.said.update(word.lower for word in beside if word.tag in ("RB", "JJ", "VBN"))

    def fit(self, entry: Entry) -> bool:
        """Tell whether they hold a word or a phrase that the entry asks for."""
        if "to" in entry.objects:  # @ask_object: "asked Israel to", "was told to"
            return any(below.form == "infinitive" for below in self._governed())
        if "for" in entry.objects:  # @reason: "attacked Chad for closing the port"
            return any(below.form == "gerund" and below.link == "for" for below in self._governed())
        if not entry.objects.isdisjoint(self.said):
            return True
        return bool(entry.phrases and self.phrases) and any(phrase in self.text for phrase in entry.phrases)

    def _governed(self) -> list[Clause]:
        clauses = self.parse.clauses
        return [c for c in clauses if c.governor is not None and clauses[c.governor] is self.clause]

    @cached_property
    def text(self) -> str:
        """The words from the first object to the last, as they stand and in the singular."""
        first, last = min(p.first for p in self.phrases), max(p.last for p in self.phrases)
        end = self.clause.end
        below = (c.end for c in self.parse.clauses if c.form == "infinitive" and c.first == end)
        lowers = [word.lower for word in self.parse.words[first : max(last, *below, end)]]
        return f" {' '.join(lowers)} | {' '.join(map(singular, lowers))} "


@cache
def _nominals() -> dict[str, str]:
    return {row["noun"]: row["verb"] for row in read_lexicon("nominals")}


def _names_deed(lower: str) -> bool:
    return singular(lower) in _noun_entries() or singular(lower) in _nominals()


_NAMES_DEED = Memo(_names_deed)


def names_deed(parse: Parse, phrase: Phrase) -> bool:
    """Tell whether a phrase holds a noun for an action ("attack") or one made from a verb ("expulsion")."""
    return any(_NAMES_DEED[word.lower] for word in parse.words[phrase.first : phrase.last])


def find_nominal_action(parse: Parse, clause: Clause, phrase: Phrase, behind: list[Phrase]) -> Action | None:
    """Return the meaning of a noun made from a verb ("the expulsion of two envoys"): that of the verb."""
    verb = _nominals().get(singular(parse.words[phrase.last - 1].lower))
    noun = _read_noun(parse, phrase) if verb else None
    if verb is None or (noun and not noun.event):  # "a press release"
        return None
    made = replace(clause, lemma=verb, passive=False, complement="", objects=[phrase], phrases=behind)
    return find_verb_action(parse, made)


def find_noun_action(parse: Parse, phrase: Phrase) -> Action | None:
    """Return the meaning of a noun phrase that names an action ("a drone attack", "the talks"), or None."""
    action = _read_noun(parse, phrase)
    return action if action and action.event else None


def _read_noun(parse: Parse, phrase: Phrase) -> Action | None:
    head = phrase.last - 1
    while head >= phrase.first and parse.words[head].tag not in NOUNS:
        if parse.words[head].tag == "JJ" and head == phrase.last - 1:
            break  # "the offensive"
        head -= 1
    if head < phrase.first:
        return None
    entries = _noun_entries().get(singular(parse.words[head].lower))
    for before, action in entries or ():
        start = head - len(before)
        if start >= phrase.first and tuple(word.lower for word in parse.words[start:head]) == before:
            return action
    return None


@cache
def _instruments() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    return _by_head((row["words"], row["mode"]) for row in read_lexicon("instruments"))


_INSTRUMENTS_OF = Memo(lambda lower: _instruments().get(singular(lower), []))


def find_instrument(parse: Parse, first: int, last: int) -> tuple[int, str] | None:
    """Return (place of the word, mode of an assault with it) of the first weapon in words[first:last]."""
    for place, word in enumerate(parse.words[first:last], first):
        for before, mode in _INSTRUMENTS_OF[word.lower]:
            start = place - len(before)
            if start >= 0 and tuple(word.lower for word in parse.words[start:place]) == before:
                return place, mode
    return None


@cache
def _context_words() -> dict[str, str]:
    return {
        singular(word): row["context"]
        for row in read_lexicon("contexts")
        for word in row["words"].split("|")
        if word and " " not in word
    }


_CONTEXT_OF = Memo(lambda lower: _context_words().get(singular(lower)))


def find_contexts(parse: Parse, first: int, last: int) -> list[str]:
    """Return the PLOVER contexts that the words words[first:last] speak of, each once, in order."""
    contexts = [_CONTEXT_OF[word.lower] for word in parse.words[first:last]]
    return list(dict.fromkeys(filter(None, contexts)))


@cache
def classification() -> dict[tuple[str, str], tuple[str, float]]:
    """(event, mode) -> (quad class, score), as plover.csv has them."""
    return {
        (row["event"], row["mode"]): (row["quad_class"], float(row["score"]))
        for row in read_lexicon("plover")
    }


def direction_of(event: str, mode: str, contexts: list[str], promised: str) -> str:
    """Return escalates, restrains or neutral: the first row of directions.csv that fits."""
    for row in read_lexicon("directions"):
        if (
            row["event"] == event
            and row["mode"] in ("", mode)
            and (not row["context"] or row["context"] in contexts)
            and row["promised"] in ("", promised)
        ):
            return row["direction"]
    return "neutral"
