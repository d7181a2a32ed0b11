"""Clauses of a sentence: who does what, read off shallow tags.

A clause is a verb group with what belongs to it: subject, object, prepositional phrases, and the clause
that governs it ("agreed to withdraw": `withdraw` is governed by `agreed`). Built for English newswire;
not covered: questions, inverted quotes ("said the minister" is), poetry.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.clauses.links import Linker
from analysis.clauses.records import Clause, Parse, Phrase
from analysis.clauses.words import tag_words
from analysis.words import Word

__all__ = ["Clause", "Parse", "Phrase", "read_clauses"]


def read_clauses(sentence: Sequence[Word]) -> Parse:
    """Read the words of one sentence. The time grows in step with its length."""
    words, tags, lowers = tag_words(sentence)
    linker = Linker(tags, lowers)
    linker.link()
    return Parse(words, linker.chunks, linker.clauses, frozenset(lowers))
