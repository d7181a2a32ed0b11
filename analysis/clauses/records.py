"""What is read out of a sentence: its words, its noun phrases, its clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.clauses.words import Tagged


class Phrase(NamedTuple):
    """A noun phrase: words[first:last]; `prep` is the preposition before it, '' for none."""

    first: int
    last: int
    prep: str = ""


@dataclass(slots=True)
class Clause:
    """A verb group and what belongs to it; all places are indexes into the sentence's words."""

    first: int  # first word of the verb group
    verb: int  # its main verb
    lemma: str
    form: str  # finite, infinitive, gerund or participle
    passive: bool = False
    modal: str = ""
    perfect: bool = False
    past: bool = False
    negated: bool = False
    complement: str = ""  # the adjective of "is willing to", "is ready to"
    link: str = ""  # what introduces the clause: that, if, after, who, ",", "of" ...
    governor: int | None = None  # the clause that this one completes or modifies
    noun: int | None = None  # the noun that this one modifies ("missiles fired", "permission to use")
    subject: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    begin: int = 0  # the clause's words, subject and complements included
    end: int = 0


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence read: its words, its noun phrases, its clauses, all in order."""

    words: list[Tagged]
    chunks: list[Phrase]
    clauses: list[Clause]
    lowers: frozenset[str]  # its words, to see at once what it does not hold

    def text(self, phrase: Phrase) -> str:
        """Return the words of a noun phrase, joined by blanks."""
        return " ".join(word.text for word in self.words[phrase.first : phrase.last])
