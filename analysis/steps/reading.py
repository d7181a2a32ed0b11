"""A sentence being read: what its clauses do, what its phrases name, and who was spoken of before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.actors import Mention, is_country
from analysis.clauses import Clause, Parse, Phrase
from analysis.clauses.verbs import singular, verb_role
from analysis.lexicon import read_lexicon
from analysis.sentences import overlapping
from analysis.steps.actions import (
    Action,
    cue,
    find_instrument,
    find_noun_action,
    find_verb_action,
    names_weapon,
)

# A place or a mere origin never acts ("US-made", "in Aleppo"); news media only report.
NO_AGENTS = frozenset(("place", "origin", "media"))
NO_RECIPIENTS = frozenset(("origin", "media"))
PLACES = frozenset(("place", "capital", "country"))
NO_HOMES = frozenset(("origin", "media", "demonym", "pair"))
STATES = frozenset(("country", "capital", "seat", "government", "leader", "official", "organisation"))


class Scene:
    """The actors of an article, and who was last spoken of: what `it` and `the army` mean."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Keep the mentions, sorted by place."""
        self.mentions = mentions
        self.spoken_of: list[str] = []  # the last subject: what `it` and `they` mean
        self.spoken_to: list[str] = []  # the last recipient: what `it` means beside its actor
        self.actors: list[str] = []  # the last subject that acts: whose army `the army` is
        self.speaker: list[str] = []  # whom the sentence quotes: what `we` and `our` mean
        self.attackers: list[str] = []  # whoever attacked last: whose `the attack` is
        self.pair: list[str] = []  # those who last met or fought: what `both sides` means
        self.callers: list[str] = []  # who last condemned or urged somebody: not `both sides`
        self.fought = False  # whether the pair fought, which no mediator's call makes forgotten
        self.armed = False  # whether the sentence before, of the same paragraph, names a weapon
        self.home = _find_home(mentions)  # whose rebels "the rebels" are

    def speak_of(self, codes: list[str]) -> None:
        """Note the subject of a clause; `it` after "the ship sank" is no actor, `the army` still is."""
        self.spoken_of = codes
        self.actors = codes or self.actors

    def note(self, action: Action, actors: list[str], recipients: list[str]) -> None:
        """Note who did something to whom: what `it`, `the attack` and `both sides` mean next."""
        self.spoken_to = recipients or self.spoken_to
        fought, mutual = action.event == "ASSAULT", action.role == "mutual"
        if fought:
            self.attackers = actors
        both = unique([*actors, *(recipients if fought or mutual else [])])
        if action.event in cue("one-sided") and not mutual:
            self.callers = actors
        elif len(both) == 2 and (fought or not self.fought):
            self.pair, self.fought = both, fought


def _find_home(mentions: Sequence[Mention]) -> list[str]:
    """The only country that a text is about, or that it names twice as often as any other."""
    codes = (mention.country or mention.code for mention in mentions if mention.kind not in NO_HOMES)
    said = Counter(code for code in codes if is_country(code)).most_common(2)
    return [code for code, times in said[:1] if times >= 2 * sum(other for _, other in said[1:])]


class Reading:
    """A sentence with the action of each clause. What a phrase holds is looked up once."""

    def __init__(self, parse: Parse, scene: Scene) -> None:
        """Look up the action of every clause."""
        self.parse, self.scene = parse, scene
        self.words, self.chunks, self.clauses = parse.words, parse.chunks, parse.clauses
        self.actions = [find_verb_action(parse, clause) for clause in parse.clauses]
        # whether it names a weapon
        self.armed = names_weapon(parse) and find_instrument(parse, 0, len(parse.words)) is not None
        self.mentions: Sequence[Mention] = ()
        if parse.words:
            self.mentions = overlapping(scene.mentions, parse.words[0].start, parse.words[-1].end)
        self.starting = {chunk.first: chunk for chunk in parse.chunks}
        self.ending = {chunk.last: chunk for chunk in parse.chunks}
        self._deeds: dict[Phrase, Action | None] = {}
        self._behind: dict[int, list[Phrase]] = {}

    def role(self, index: int | None) -> str:
        """What the clause's verb does: the action's role, or report, plan, transparent; '' for no clause."""
        if index is None:
            return ""
        action = self.actions[index]
        return (action.role if action else "") or verb_role(self.clauses[index].lemma)

    def above(self, clause: Clause) -> Clause | None:
        """The clause that a clause completes or modifies."""
        return None if clause.governor is None else self.clauses[clause.governor]

    def modified(self, clause: Clause) -> str:
        """The noun that a clause modifies: 'a decision | to withdraw'."""
        return "" if clause.noun is None else self.words[clause.noun].lemma

    def below(self, index: int) -> list[int]:
        """The clauses that complete a clause right away: 'agreed | to withdraw'."""
        later = range(index + 1, len(self.clauses))
        return [other for other in later if self.clauses[other].governor == index]

    def lowers(self, first: int, last: int) -> list[str]:
        """The words words[first:last] in small letters."""
        return [word.lower for word in self.words[first:last]]

    def opens(self, phrase: Phrase) -> str:
        """The first word of a phrase: its determiner, or a pronoun."""
        return self.words[phrase.first].lower

    def is_owned(self, phrase: Phrase) -> bool:
        """'its army'."""
        return self.opens(phrase) in cue("possessive")

    def head(self, phrase: Phrase) -> str:
        """The head noun of a phrase, singular."""
        last = phrase.last - 1
        while last > phrase.first and self.words[last].tag in ("CD", "POS", "JJ"):
            last -= 1
        return singular(self.words[last].lower)

    def heads(self, phrases: Iterable[Phrase]) -> set[str]:
        """The head nouns of phrases."""
        return {self.head(phrase) for phrase in phrases}

    def deed(self, phrase: Phrase) -> Action | None:
        """The action that the noun of a phrase names: "a drone attack", "the talks"."""
        if phrase not in self._deeds:
            self._deeds[phrase] = find_noun_action(self.parse, phrase)
        return self._deeds[phrase]

    def weapon(self, phrase: Phrase) -> tuple[int, str] | None:
        """The first weapon that a phrase names, as find_instrument gives it."""
        return find_instrument(self.parse, phrase.first, phrase.last) if self.armed else None

    def named(self, phrase: Phrase, without: frozenset[str] = NO_AGENTS) -> list[Mention]:
        """Return the mentions that a phrase holds words of, those of the kinds in `without` left out."""
        if not self.mentions:
            return []
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        # "Mali's leader, | Assimi Goita" may be one mention over two phrases
        return [m for m in self.mentions if m.start < end and m.end > start and m.kind not in without]

    def codes(self, phrases: Iterable[Phrase], without: frozenset[str] = NO_AGENTS) -> list[str]:
        """Return the codes of all whom the phrases name, each once."""
        return unique([code_of(mention) for phrase in phrases for mention in self.named(phrase, without)])

    def kinds(self, phrases: Iterable[Phrase]) -> set[str]:
        """Return the kinds of actors that the phrases name."""
        return {mention.kind for phrase in phrases for mention in self.named(phrase)}

    def attached(self, phrase: Phrase) -> list[Phrase]:
        """Return the prepositional phrases right behind a phrase: 'rebels in the north of Yemen'."""
        found: list[Phrase] = []
        chunk = self.starting.get(phrase.last + 1)
        while chunk and chunk.prep in cue("attaching"):
            found.append(chunk)
            chunk = self.starting.get(chunk.last + 1)
        return found

    def is_border(self, phrase: Phrase) -> bool:
        """Whether it only says what is near: 'near the border | with Chad', 'near Chad's border'."""
        near = self.ending.get(phrase.first - 1, phrase) if phrase.prep in ("with", "of") else phrase
        return near.prep in cue("locative") and self.head(near) in cue("border")

    def behind(self, phrase: Phrase) -> list[Phrase]:
        """Return the prepositional phrases behind a noun, up to the next verb or the next item of a list."""
        last = phrase.last
        if last in self._behind:
            return self._behind[last]
        limit = next((clause.first for clause in self.clauses if clause.first >= last), len(self.words))
        found = self._behind[last] = []
        for chunk in self.chunks:
            if not last <= chunk.first < limit:
                continue
            if chunk.prep == "by" and any(other.prep in cue("apart") for other in found):
                break  # "lifted the sanctions after mediation | by Togo"
            if chunk.prep:
                found.append(chunk)
            elif "," in [word.tag for word in self.words[max(0, chunk.first - 2) : chunk.first]]:
                break
        return found


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["code"] for row in read_lexicon("actors"))


def is_listed(mention: Mention) -> bool:
    """Whether the actor has a code of its own (Houthis), unlike "Afghan rebels"."""
    return mention.code in _listed()


def code_of(mention: Mention) -> str:
    """Return the country of a nameless group ("Afghan rebels"), else the actor's own code (Houthis)."""
    return mention.code if is_listed(mention) else mention.country or mention.code


def unique(codes: Iterable[str], without: Sequence[str] = ()) -> list[str]:
    """Return the codes in order, each once, those of `without` left out."""
    found: list[str] = []
    for code in codes:
        if code not in found and code not in without:
            found.append(code)
    return found


def with_prep(phrases: Iterable[Phrase], *prepositions: str) -> list[Phrase]:
    """Return the phrases behind one of the prepositions."""
    return [phrase for phrase in phrases if phrase.prep in prepositions]
