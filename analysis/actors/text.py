"""The words of a text and the gaps between them, and which names and offices stand among them."""

from __future__ import annotations

from itertools import accumulate

from analysis.actors.names import (
    WORD,
    Entry,
    Meaning,
    Office,
    Phrase,
    fold,
    load_names,
    load_offices,
    load_words,
)
from analysis.words import Memo

BLANKS = frozenset(" \u00a0")
APOSTROPHES = frozenset("'’ʼ`")
WITHIN_NAMES = frozenset([" ", "\u00a0", "-", "\u2010", "\u2011", "'", "’", "/"])
BREAK, BEYOND = "\n\n", [""] * 9
WRAPPED_AT = 50  # a shorter line is a heading or ends a paragraph
# Acronyms that headlines in capitals also use as words.
WORDS_IN_CAPITALS = frozenset(["IS", "WHO"])


FOLDED = Memo(fold)


class Words:
    """The words of a text, without accents and points. Positions count words; a span is [start, end).

    Beyond both ends (and at -1) stand empty words and breaks: no rule needs to ask where the text ends.
    """

    __slots__ = ("aliases", "calm", "ends", "gaps", "lower", "names", "offices", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        """Split the text."""
        self.text = text
        self.names, self.offices = load_names(), load_offices()
        pieces = WORD.split(text)  # gap, word, gap, word ... gap
        offsets = list(accumulate(map(len, pieces)))
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        self.gaps = [BREAK, *pieces[2:-1:2], *[BREAK] * len(BEYOND)]
        self.words = [*map(FOLDED.__getitem__, pieces[1::2]), *BEYOND]
        self.lower = list(map(str.lower, self.words))
        self.aliases: dict[str, Entry] = {}  # acronyms that the text explains: "Indian Air Force (IAF)"
        self.calm: list[str] = []  # the words as if no headline were in capitals, once that is asked for

    def said(self, start: int, end: int) -> str:
        """Return the text of a span."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def capital(self, position: int) -> bool:
        """Tell whether the word begins with a capital."""
        return self.words[position][:1].isupper()

    def spaced(self, position: int) -> bool:
        """Tell whether the word follows the one before it after a blank, a wrapped line's end or "Gen."."""
        gap = self.gaps[position]
        if gap == "\n":
            end = self.ends[position - 1]
            return end > WRAPPED_AT and "\n" not in self.text[end - WRAPPED_AT : end]
        before = self.lower[position - 1]
        return gap in BLANKS or (gap == ". " and (len(before) == 1 or before in load_words("abbreviation")))

    def linked(self, position: int) -> bool:
        """Tell whether the word goes on after a blank or a plural's apostrophe ("the rebels' leader")."""
        return self.spaced(position) or self.gaps[position] in ("' ", "’ ")

    def joined(self, position: int) -> bool:
        """Tell whether the word may belong to one name with the word before it ("al-Shabaab", "N. Korea")."""
        return self.gaps[position] in WITHIN_NAMES or self.linked(position)

    def after_possessive(self, position: int) -> int:
        """Return where the text goes on after an "'s" at the position: one further, else the position."""
        return position + (self.lower[position] == "s" and self.gaps[position] in APOSTROPHES)

    def name_at(self, position: int) -> tuple[int, Entry] | None:
        """Return (end, entry) of the longest name at the position, a listed one or an acronym explained."""
        word = self.words[position]
        found = self._longest(self.names[word], self.words, position) if word in self.names else None
        if word in self.aliases and (found is None or found[0] == position + 1):
            return position + 1, self.aliases[word]
        if found:
            return None if word in WORDS_IN_CAPITALS and self._shouted(position) else found
        if len(word) > 3 and word.isupper() and (entries := self.names.get(word.capitalize())):
            self.calm = self.calm or [word.capitalize() for word in self.words]  # IRAN STRIKES IRBIL
            return self._longest(entries, self.calm, position)
        return None

    def office_at(self, position: int) -> tuple[int, Office] | None:
        """Return (end, office) of the longest office or word around offices at the position."""
        word = self.lower[position]
        return self._longest(self.offices[word], self.lower, position) if word in self.offices else None

    def _longest(
        self, entries: dict[str, list[Phrase[Meaning]]], words: list[str], position: int
    ) -> tuple[int, Meaning] | None:
        if words[position + 1] in entries:
            for key, comma, meaning in entries[words[position + 1]]:
                end = position + len(key)
                if words[position:end] == key and self._is_one(position, end, comma):
                    return end, meaning
        return (position + 1, entries[""][0][2]) if "" in entries else None

    def _is_one(self, position: int, end: int, comma: bool) -> bool:
        """Tell whether the words of a span may make one name."""
        return all(self.joined(at) or (comma and self.gaps[at] == ", ") for at in range(position + 1, end))

    def _shouted(self, position: int) -> bool:
        around = self.words[max(0, position - 2) : position] + self.words[position + 1 : position + 3]
        return any(len(word) > 3 and word.isupper() for word in around)

    def in_headline(self, position: int) -> bool:
        """Tell whether all words of the line are capitalised: Then Names Cannot Be Told From Words."""
        first = self.starts[position]
        before = self.text[max(0, first - 200) : first].rpartition("\n")[2]
        line = before + self.text[first : first + 200].partition("\n")[0]
        words = [word for word in WORD.findall(line) if len(word) > 3]
        return len(words) > 4 and all(word[0].isupper() for word in words)
