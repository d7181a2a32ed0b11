"""Word lists: the CSV files of data/lexicon, read once, and the search for their phrases."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicon"

Meaning = TypeVar("Meaning")


class LexiconError(ValueError):
    """A word list is missing or malformed; the message names the file and the line."""


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of data/lexicon/NAME.csv, each a dict of column name to cell, in file order.

    Raises LexiconError when the file is missing or a row has too few or too many cells.
    """
    path = FOLDER / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            rows = list(reader)
    except OSError as error:
        raise LexiconError(f"{path}: the word list cannot be read ({error.strerror}).") from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            expected = ", ".join(reader.fieldnames or ())
            raise LexiconError(f"{path}, line {number}: expected the cells {expected}.")
    return tuple(rows)


@cache
def word_set(name: str, kind: str) -> frozenset[str]:
    """Return the words of one kind of data/lexicon/NAME.csv, a list with the columns word and kind."""
    return frozenset(row["word"] for row in read_lexicon(name) if row["kind"] == kind)


class Phrases(Generic[Meaning]):
    """Phrases of one or more words with their meaning, found by their first word, the longest first.

    >>> Phrases([("air force", "military"), ("air", "medium")]).match(["the", "air", "force"], 1)
    (2, 'military')
    """

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        """Index the (phrase, meaning) pairs; words within a phrase are separated by blanks."""
        self._by_first: dict[str, list[tuple[list[str], Meaning]]] = {}
        for phrase, meaning in entries:
            words = phrase.split()
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def match(self, words: Sequence[str], position: int) -> tuple[int, Meaning] | None:
        """Return (number of words, meaning) of the longest phrase that begins at `position`, or None."""
        for phrase, meaning in self._by_first.get(words[position], ()):
            if list(words[position : position + len(phrase)]) == phrase:
                return len(phrase), meaning
        return None
