"""Who acts and toward whom: the actors that a clause's phrases name, or that pronouns and places stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.actors import Mention
from analysis.clauses import Clause, Parse, Phrase
from analysis.lexicon import read_lexicon
from analysis.words import singular

# A place or a mere origin never acts ("US-made", "in Aleppo"); news media only report.
NO_AGENTS = frozenset(("place", "origin", "media"))
NO_RECIPIENTS = frozenset(("origin", "media"))
PLACES = frozenset(("place", "capital", "country"))
ATTACHING = frozenset("of in from for at near based".split())
LOCATIVE = frozenset("in at near across outside inside around throughout over off".split())

# Where the recipient stands when it is no object: "fired at Israel", "clashed with police".
TOWARD = "against on upon at toward towards to with into for of".split()
TOWARD_BY_EVENT = {
    "ASSAULT": "against on upon at toward towards into with to".split(),
    "SANCTION": "against on upon from with to".split(),
    "COERCE": "against on upon from to in of".split(),
    "AID": "to for".split(),
    "RETREAT": "from to".split(),
    "REQUEST": "on upon to from of with".split(),
    "CONSULT": "with to in".split(),
    "SUPPORT": "with to for of in".split(),
    "AGREE": "with to for".split(),
    "PROTEST": "against at over outside to".split(),
    "MOBILIZE": "against toward towards to along near on with for".split(),
}


# "its rival" is somebody else.
OTHERS = frozenset(
    "rival rivals enemy enemies neighbour neighbours neighbor neighbors ally allies partner partners "
    "counterpart opponent opponents foe foes".split()
)


@cache
def _agent_kinds() -> dict[str, str]:
    return {word: row["kind"] for row in read_lexicon("agents") for word in row["words"].split("|")}


class Scene:
    """The actors of an article, and who was last spoken of: what `it` and `the army` mean."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Keep the mentions, sorted by place."""
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.spoken_of: list[str] = []  # the last subject
        self.armed = False  # whether the sentence before, of the same paragraph, names a weapon

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin within text[start:end]."""
        return list(self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def within(self, parse: Parse, first: int, last: int) -> list[Mention]:
        """Return the mentions that begin within words[first:last]."""
        if first >= last:
            return []
        return self.between(parse.words[first].start, parse.words[last - 1].end)


@cache
def _named() -> frozenset[str]:
    return frozenset(row["code"] for row in read_lexicon("actors"))


def code_of(mention: Mention) -> str:
    """Return the country of a nameless group ("Afghan rebels"), else the actor's own code (Houthis)."""
    return mention.code if mention.code in _named() else mention.country or mention.code


def head_of(parse: Parse, phrase: Phrase) -> str:
    """Return the head noun of a phrase, singular."""
    last = phrase.last - 1
    while last > phrase.first and parse.words[last].tag in ("CD", "POS", "JJ"):
        last -= 1
    return singular(parse.words[last].lower)


def attached(parse: Parse, phrase: Phrase) -> list[Phrase]:
    """Return the prepositional phrases right behind a phrase: 'rebels in the north of Yemen'."""
    found: list[Phrase] = []
    last = phrase.last
    for chunk in parse.chunks:
        if chunk.first == last + 1 and chunk.prep in ATTACHING:
            found.append(chunk)
            last = chunk.last
    return found


def name_actors(scene: Scene, parse: Parse, phrases: Iterable[Phrase]) -> list[str]:
    """Return the codes of those that the phrases name as agents, each once."""
    found: list[str] = []
    for phrase in phrases:
        for code in _name_agent(scene, parse, phrase):
            if code not in found:
                found.append(code)
    return found


def _name_agent(scene: Scene, parse: Parse, phrase: Phrase) -> list[str]:
    word = parse.words[phrase.first]
    if word.tag == "PRP" or (word.tag == "PRP$" and phrase.first == phrase.last - 1):
        return [] if word.lower in ("i", "we", "you", "one", "us", "me") else scene.spoken_of
    mentions = [m for m in scene.within(parse, phrase.first, phrase.last) if m.kind not in NO_AGENTS]
    if mentions:
        last = mentions[-1]
        if last.kind in ("group", "demonym") and last.code not in _named():  # "ethnic Albanians in Serbia"
            for chunk in attached(parse, phrase)[:1]:
                home = [m for m in scene.within(parse, chunk.first, chunk.last) if m.kind in PLACES]
                if home and chunk.prep in ("in", "of", "from"):
                    return [home[0].code]
        return [code_of(last)]
    if word.tag == "PRP$" and word.lower in ("its", "their", "his", "her"):
        others = any(word.lower in OTHERS for word in parse.words[phrase.first : phrase.last])
        return [] if others else scene.spoken_of
    for chunk in attached(parse, phrase):
        if parse.words[chunk.first].lower in ("its", "their", "his", "her"):  # "one of its soldiers"
            return scene.spoken_of
        mentions = [m for m in scene.within(parse, chunk.first, chunk.last) if m.kind not in NO_RECIPIENTS]
        if mentions:
            return [code_of(mentions[-1])]
    return []


def is_agent(parse: Parse, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a noun for people or for an organ of a state."""
    return head_of(parse, phrase) in _agent_kinds()


def guess_actors(scene: Scene, parse: Parse, clause: Clause, phrases: Iterable[Phrase]) -> list[str]:
    """Return whom an unnamed agent belongs to: 'demonstrators blocked a road in Baghdad', 'the army'.

    By the place that the clause or the start of the sentence names, else, for the organs of a state, by
    whoever was last spoken of.
    """
    kinds = {_agent_kinds().get(head_of(parse, phrase), "") for phrase in phrases} - {""}
    if not kinds:
        return []
    place = find_place(scene, parse, clause)
    if place:
        return [place]
    return scene.spoken_of[:1] if "institution" in kinds else []


def find_place(scene: Scene, parse: Parse, clause: Clause) -> str:
    """Return the country of the first place that the clause or the start of the sentence names, or ''."""
    first = parse.clauses[0].first if parse.clauses else 0
    for chunk in [*clause.phrases, *(c for c in parse.chunks if c.last <= first)]:
        if chunk.prep in LOCATIVE:
            for mention in scene.within(parse, chunk.first, chunk.last):
                if mention.kind in PLACES:
                    return mention.code
    return ""


def name_recipients(
    scene: Scene, parse: Parse, clause: Clause, event: str, actors: list[str], skip: Sequence[Phrase] = ()
) -> list[str]:
    """Return the codes of those toward whom the clause's action goes; an actor is not its own recipient."""
    order = TOWARD_BY_EVENT.get(event, TOWARD)
    by_preposition = sorted(
        (phrase for phrase in clause.phrases if phrase.prep in order),
        key=lambda phrase: order.index(phrase.prep),
    )
    objects = [phrase for phrase in clause.objects if phrase not in skip]
    groups = [by_preposition, objects] if event in ("AID", "RETREAT") else [objects, by_preposition]
    if event == "ASSAULT":
        groups.append([phrase for phrase in clause.phrases if phrase.prep in LOCATIVE])
    for group in groups:
        found: list[str] = []
        for phrase in group:
            if phrase in skip:
                continue
            chunks = [phrase, *attached(parse, phrase)] if phrase.prep == "" else [phrase]
            for code in _name_targets(scene, parse, chunks, actors):
                if code not in found:
                    found.append(code)
            if found and phrase.prep:
                break
        if found:
            return found[:4]
    return []


def _name_targets(scene: Scene, parse: Parse, chunks: list[Phrase], actors: list[str]) -> list[str]:
    for chunk in chunks:
        word = parse.words[chunk.first]
        if word.tag == "PRP" and word.lower in ("it", "them", "him", "her"):
            return [code for code in scene.spoken_of if code not in actors]
        mentions = [m for m in scene.within(parse, chunk.first, chunk.last) if m.kind not in NO_RECIPIENTS]
        codes = [code_of(mention) for mention in mentions if code_of(mention) not in actors]
        if codes:
            return codes[-1:]
        if mentions:
            return []
    return []
