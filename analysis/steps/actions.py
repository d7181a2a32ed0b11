"""What a clause does in PLOVER's terms: its verb, with particle and object, or noun in the action lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple, TypeVar

from analysis.clauses import Clause, Parse, Phrase
from analysis.clauses.verbs import singular, verb_forms
from analysis.clauses.words import NOUNS, Tagged
from analysis.lexicon import read_lexicon
from analysis.words import Memo

Meaning = TypeVar("Meaning")


class Action(NamedTuple):
    """A line of the action lexicon that fits: PLOVER event, mode and context, and how the rules treat it.

    `role` is '' for a plain action; the others are explained in data/lexicon/README.md.
    """

    event: str
    mode: str = ""
    context: str = ""
    role: str = ""


class Entry(NamedTuple):
    """A verb with its particles, the objects it asks for, and its meaning."""

    particles: tuple[str, ...]
    objects: frozenset[str]
    phrases: tuple[str, ...]  # objects of several words
    heads: frozenset[str]  # the last words of the phrases
    action: Action


@cache
def cue(*names: str) -> frozenset[str]:
    """Return the words of lists of cues.csv, together."""
    lists = {row["cue"]: row["words"].split("|") for row in read_lexicon("cues")}
    return frozenset(word for name in names for word in lists[name])


@cache
def _turns() -> dict[tuple[str, str], Action]:
    rows = read_lexicon("turns")
    return {(row["turn"], row["event"]): Action(row["to"], row["mode"], row["context"]) for row in rows}


def turn(name: str, action: Action | None) -> Action | None:
    """Return what an action comes to when it is stopped, promised, threatened or asked for, or None."""
    turned = _turns().get((name, action.event)) if action else None
    return turned._replace(context=turned.context or action.context) if turned and action else None


@cache
def _object_classes() -> dict[str, list[str]]:
    return {row["class"]: row["words"].split("|") for row in read_lexicon("objects")}


def _expand(cell: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Words and phrases of an object cell, classes (@weapons) replaced by their members."""
    words: list[str] = []
    for word in filter(None, cell.split("|")):
        words += _object_classes()[word[1:]] if word.startswith("@") else [word]
    return (
        frozenset(singular(word) for word in words if " " not in word),
        tuple(f" {word} " for word in words if " " in word),
        frozenset(word.split()[-1] for word in words if " " in word),
    )


def _rows(kind: str) -> list[tuple[list[str], str, Action]]:
    """The rows of one kind of actions.csv: words, object cell, meaning."""
    return [
        (
            row["words"].split("|"),
            row["object"],
            Action(row["event"], row["mode"], row["context"], row["role"]),
        )
        for row in read_lexicon("actions")
        if row["kind"] == kind
    ]


@cache
def _verb_entries() -> dict[str, dict[str, list[Entry]]]:
    """By the verb and its first particle: longer phrases first, those that ask for an object before those
    that do not."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for phrases, cell, action in _rows("verb"):
        for phrase in phrases:
            verb, *particles = phrase.split()
            entries = found.setdefault(verb, {}).setdefault("".join(particles[:1]), [])
            entries.append(Entry(tuple(particles), *_expand(cell), action))
    for by_particle in found.values():
        for entries in by_particle.values():
            entries.sort(key=lambda entry: (-len(entry.particles), not entry.objects and not entry.phrases))
    return found


@cache
def _adjective_entries() -> dict[str, Action]:
    return {phrase.split()[0]: action for phrases, _, action in _rows("adj") for phrase in phrases}


Entries = list[tuple[tuple[str, ...], Meaning]]  # the words before a noun, and its meaning


def _by_head(rows: Iterable[tuple[list[str], Meaning]]) -> dict[str, Entries[Meaning]]:
    """By the last word of nouns ("air raid", "raid"), the longest first."""
    found: dict[str, Entries[Meaning]] = {}
    for nouns, meaning in rows:
        for noun in nouns:
            *before, head = noun.split()
            found.setdefault(singular(head), []).append((tuple(before), meaning))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _match(entries: Entries[Meaning], parse: Parse, first: int, head: int) -> Meaning | None:
    """The meaning of the noun that ends at the word `head` and begins at `first` or behind it."""
    for before, meaning in entries:
        start = head - len(before)
        if start >= first and (not before or before == tuple(w.lower for w in parse.words[start:head])):
            return meaning
    return None


@cache
def _noun_entries() -> dict[str, Entries[Action]]:
    return _by_head((nouns, action) for nouns, _, action in _rows("noun"))


@cache
def _instruments() -> dict[str, Entries[str]]:
    return _by_head((row["words"].split("|"), row["mode"]) for row in read_lexicon("instruments"))


@cache
def _nominals() -> dict[str, str]:
    return {row["noun"]: row["verb"] for row in read_lexicon("nominals")}


@cache
def trigger_words() -> frozenset[str]:
    """Every word form that can begin an action: a sentence without one needs no closer look."""
    verbs: set[str] = set()
    forms: set[str] = set()
    for verb, by_particle in _verb_entries().items():
        entries = [entry for entries in by_particle.values() for entry in entries]
        if verb == "be":  # nearly every sentence has a form of it: "is over", "in contact"
            for entry in entries:
                objects = entry.objects | {max(phrase.split(), key=len) for phrase in entry.phrases}
                forms |= objects or set(entry.particles[-1:])
        elif any(entry.action.event or entry.action.role == "vowed" for entry in entries):
            verbs.add(verb)
    forms.update(form for form, entry in verb_forms().items() if entry.lemma in verbs)
    nouns = set(_noun_entries())
    return frozenset(forms | nouns | {f"{noun}s" for noun in nouns} | set(_adjective_entries()))


def is_adjective(clause: Clause) -> bool:
    """Whether the clause is told by its adjective ('is committed to'), not by a passive verb."""
    return clause.complement in _adjective_entries()


def find_verb_action(parse: Parse, clause: Clause) -> Action | None:
    """Return the meaning of the clause's verb with its particles and object, or None."""
    if is_adjective(clause):
        return _adjective_entries()[clause.complement]
    by_particle = _verb_entries().get(clause.lemma)
    objects: _Objects | None = None
    for entry in _find_entries(parse, clause, by_particle) if by_particle else ():
        if entry.objects or entry.phrases:
            objects = objects or _Objects(parse, clause)
            if not objects.fit(entry):
                continue
        return entry.action
    return None


def _find_entries(parse: Parse, clause: Clause, by_particle: dict[str, list[Entry]]) -> list[Entry]:
    """The verb's entries whose particles follow: 'shot down a jet', 'shot a jet down', 'called again for'."""
    found: list[Entry] = []
    if len(by_particle) > 1 or "" not in by_particle:
        words, place = parse.words, clause.verb + 1
        places = [place]
        while _may_intervene(words, place):
            place += 1
            places.append(place)
        for place in places:
            for entry in by_particle.get(words[place].lower, ()) if place < len(words) else ():
                if _has_particles(words, clause, place, entry.particles):
                    found.append(entry)
        if clause.objects and not clause.passive and clause.lemma != "call":
            last = clause.objects[-1].last
            if last < len(words):
                found += [e for e in by_particle.get(words[last].lower, ()) if len(e.particles) == 1]
    return found + by_particle.get("", [])


def _has_particles(words: list[Tagged], clause: Clause, place: int, particles: tuple[str, ...]) -> bool:
    behind = clause.verb + 1 + len(particles)
    following = words[behind].tag if behind < len(words) else ""
    if particles[-1] == "to" and following == "VB" and clause.lemma in cue("moving"):
        return False  # "is going to increase its presence"
    if particles[-1] == "on" and following == "DATE":
        return False  # "insisted on Wednesday that"
    return particles == tuple([word.lower for word in words[place : place + len(particles)]])


def _may_intervene(words: list[Tagged], place: int) -> bool:
    """What may stand before the particle: 'called again for', 'called on Monday for'."""
    tags = [word.tag for word in words[place : place + 2]]
    return tags[:1] in (["RB"], ["NEG"], ["DATE"]) or tags[1:] == ["DATE"]


def object_phrases(parse: Parse, clause: Clause) -> list[Phrase]:
    """What the verb acts on: its objects and their 'of' phrases, or the subject of a passive."""
    placing = clause.lemma in cue("placing")
    if clause.passive and not clause.objects and (clause.form == "participle" or clause.subject):
        first = clause.subject[0].first if clause.subject else clause.noun or 0
        owned = clause.form == "participle" and any(p.prep == "of" for p in clause.subject[:1])
        return [
            *(c for c in parse.chunks if owned and c.last == first - 1),  # "video of the raid released by"
            *clause.subject,
            *(clause.phrases if placing else []),
            *(c for c in parse.chunks if c.prep == "of" and first < c.first < clause.first),
        ]
    found = list(clause.objects)
    if clause.noun is not None and clause.link in ("that", "which", "to") and not found:
        found = [chunk for chunk in parse.chunks if chunk.first <= clause.noun < chunk.last]
        if clause.link != "to":
            return found
    for phrase in clause.phrases:
        equipped = phrase.prep == "with" and clause.lemma in cue("equipping")
        part = parse.words[phrase.first - 2].lower == "part"  # "took part in the raid"
        part = part or parse.words[phrase.last - 1].lower == "custody"  # "took two men into custody"
        if placing or equipped or part or not found or phrase.prep in ("of", "as", "for"):
            found.append(phrase)
    return found


def _named_as(parse: Parse, clause: Clause) -> list[Phrase]:
    """'described the raid targeting Tine as aggression': what follows "as" behind a participle."""
    finite = (c.first for c in parse.clauses if c.first > clause.verb and c.form == "finite")
    beyond = next(finite, len(parse.words))
    return [c for c in parse.chunks if c.prep == "as" and clause.end <= c.first < beyond]


class _Objects:
    """What a verb acts on, read once for all the entries that ask for an object."""

    def __init__(self, parse: Parse, clause: Clause) -> None:
        self.parse, self.clause = parse, clause
        self.around: set[str] = set()  # the words from the first object to the last, also in the singular
        self.text = ""  # the same, joined
        self.phrases = object_phrases(parse, clause)
        if clause.lemma in cue("naming"):
            self.phrases += _named_as(parse, clause)
        words = [word for phrase in self.phrases for word in parse.words[phrase.first : phrase.last]]
        beside = [w for w in parse.words[clause.verb + 1 : clause.verb + 3] if w.tag in ("RB", "JJ", "VBN")]
        self.said = {word.lower for word in words + beside}
        self.said.update([singular(word.lower) for word in words if word.tag in NOUNS])

    def fit(self, entry: Entry) -> bool:
        """Tell whether they hold a word or a phrase that the entry asks for."""
        if "to" in entry.objects:  # @ask_object: "asked Israel to", "was told to"
            return any(below.form == "infinitive" for below in self._governed())
        if "for" in entry.objects:  # @reason: "attacked Chad for closing the port"
            return any(below.form == "gerund" and below.link == "for" for below in self._governed())
        if not entry.objects.isdisjoint(self.said):
            return True
        if not entry.phrases or not self.phrases:
            return False
        if not self.text:
            self._join()
        return not entry.heads.isdisjoint(self.around) and any(p in self.text for p in entry.phrases)

    def _governed(self) -> list[Clause]:
        clauses = self.parse.clauses
        return [c for c in clauses if c.governor is not None and clauses[c.governor] is self.clause]

    def _join(self) -> None:
        first, last = min(p.first for p in self.phrases), max(p.last for p in self.phrases)
        end = self.clause.end
        below = (c.end for c in self.parse.clauses if c.form == "infinitive" and c.first == end)
        lowers = [word.lower for word in self.parse.words[first : max(last, *below, end)]]
        singulars = [singular(lower) for lower in lowers]
        self.around.update(lowers, singulars)
        self.text = f" {' '.join(lowers)} | {' '.join(singulars)} "


# Whether a word names an action ("attack") or is made from a verb ("expulsion").
NAMES_DEED = Memo(lambda lower: singular(lower) in _noun_entries() or singular(lower) in _nominals())


def find_nominal_action(parse: Parse, clause: Clause, phrase: Phrase, behind: list[Phrase]) -> Action | None:
    """Return the meaning of a noun made from a verb ("the expulsion of two envoys"): that of the verb."""
    verb = _nominals().get(singular(parse.words[phrase.last - 1].lower))
    if verb is None or ((noun := _read_noun(parse, phrase)) and not noun.event):  # "a press release"
        return None
    made = replace(clause, lemma=verb, passive=False, complement="", objects=[phrase], phrases=behind)
    return find_verb_action(parse, made)


def find_noun_action(parse: Parse, phrase: Phrase) -> Action | None:
    """Return the meaning of a noun phrase that names an action ("a drone attack", "the talks"), or None."""
    action = _read_noun(parse, phrase)
    return action if action and action.event else None


def _read_noun(parse: Parse, phrase: Phrase) -> Action | None:
    head = phrase.last - 1
    if parse.words[head].tag != "JJ":  # "the offensive"
        while head > phrase.first and parse.words[head].tag not in NOUNS:
            head -= 1
    return _match(_noun_entries().get(singular(parse.words[head].lower), []), parse, phrase.first, head)


_INSTRUMENTS_OF = Memo(lambda lower: _instruments().get(singular(lower), []))


def names_weapon(parse: Parse) -> bool:
    """Whether a sentence may name a weapon: quicker than to find it."""
    return any(map(_INSTRUMENTS_OF.__getitem__, parse.lowers))


def find_instrument(parse: Parse, first: int, last: int) -> tuple[int, str] | None:
    """Return (place of the word, mode of an assault with it) of the first weapon in words[first:last]."""
    for place, word in enumerate(parse.words[first:last], first):
        entries = _INSTRUMENTS_OF[word.lower]
        mode = _match(entries, parse, 0, place) if entries else None
        if mode is not None:
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


@cache
def _directions() -> dict[str, list[tuple[str, str, str, str]]]:
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for row in read_lexicon("directions"):
        cells = row["mode"], row["context"], row["promised"], row["direction"]
        found.setdefault(row["event"], []).append(cells)
    return found


def direction_of(event: str, mode: str, contexts: list[str], promised: str) -> str:
    """Return escalates, restrains or neutral: the first row of directions.csv that fits."""
    for of_mode, context, of_promised, direction in _directions().get(event, ()):
        if of_mode in ("", mode) and (not context or context in contexts) and of_promised in ("", promised):
            return direction
    return "neutral"
