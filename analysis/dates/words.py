"""The words that date expressions are made of, and the text as a row of them.

Every word of the date lexicon belongs to one or more classes (MONTH, WEEKDAY, UNIT ...), every number to
those that its size allows (DAYNUM, YEAR ...). A text becomes a string with one character a token, one
character for each kind of token; date rules are patterns over that string. Words that no rule knows are
all one character, so most of a text is never looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from analysis.lexicon import Phrases, read_lexicon

# Classes whose words must be written with a capital: "March" is a month, "march" a walk.
PROPER = {"MONTH", "WEEKDAY", "WEEKDAYS"}

# A number keeps what is written to it (19th, 1980s, 10am, 9mm); a dotted day (19.11.2024) is one token.
TOKEN = re.compile(
    r"[^\W\d_][^\W_]*"
    r"|\d\d?\.\d\d?\.\d{4}(?!\d)"
    r"|\d+(?:,\d{3})*(?:\.\d+)?[^\W\d_]*"
    r"|\n[^\S\n]*\n"
    r"|[^\w\s]"
)
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)([^\W\d_]*)$")
MARKS = {"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‑": "-"}
OTHER = "\ue000"  # any token without meaning for dates
INSIDE = "\ue001"  # the second and later words of a phrase
PHRASE_CLASSES = {"REF", "HOLIDAY"}


class Token(NamedTuple):  # a text has many: a tuple is made three times as fast as a dataclass
    """A word, number or mark: lower-case word and its place in the text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as tokens and, one character for each, their kinds."""

    text: str
    tokens: list[Token]
    letters: str


class Alphabet:
    """One character for each kind of token that the rules tell apart, and what each word means."""

    def __init__(self, literals: Iterable[str]) -> None:
        """Read the date lexicon; `literals` are the words that rules name themselves."""
        self.meanings: dict[tuple[str, str], str] = {}  # (word or phrase, class) -> value
        self._classes: dict[str, frozenset[str]] = {}  # spelling -> classes
        self._dotted: set[str] = set()  # spellings of abbreviations that may take a full stop
        self._letters: dict[frozenset[str], str] = {}  # kind of token -> character
        for row in read_lexicon("date_words"):
            self._add_word(row["word"], row["class"], row["value"])
        for literal in literals:
            self._add_word(literal, literal, literal)
        self._letter_of = {spelling: self._letter(kind) for spelling, kind in self._classes.items()}
        self._mark_letters = {mark: self._letter_of.pop(mark) for mark in "-'"}  # these depend on their place
        for number in (*range(100), *(f"{n:02d}" for n in range(100)), *range(100, 3000, 5)):
            for suffix in ("", "th", "s", "am"):
                self._letter(number_classes(str(number), suffix))
        self._letter(number_classes("6.30", ""))
        for class_name in ("DECIMAL", "DOTDATE", "DIGITS", *PHRASE_CLASSES, "DASH"):
            self._letter({class_name})
        phrases = [*self._phrases("time_references", "REF"), *self._phrases("holidays", "HOLIDAY")]
        self._phrases_by_word = Phrases(phrases)
        self._phrase_starts = {phrase.split()[0] for phrase, _ in phrases}

    def _add_word(self, word: str, class_name: str, value: str) -> None:
        """Enter a word; a final full stop marks an abbreviation that may have one."""
        bare = word.removesuffix(".").lower() or word
        self.meanings[bare, class_name] = value
        spellings = {bare.capitalize(), bare.upper()} | (set() if class_name in PROPER else {bare})
        for spelling in spellings:
            self._classes[spelling] = self._classes.get(spelling, frozenset()) | {class_name}
        if word.endswith(".") and word != ".":
            self._dotted |= spellings

    def _phrases(self, lexicon: str, class_name: str) -> list[tuple[str, str]]:
        entries = []
        for row in read_lexicon(lexicon):
            words = " ".join(TOKEN.findall(row["phrase"]))
            self.meanings[words, class_name] = next(v for k, v in row.items() if k != "phrase")
            entries.append((words, class_name))
        return entries

    def _letter(self, classes: Iterable[str]) -> str:
        kind = frozenset(classes)
        return self._letters.setdefault(kind, chr(0xE010 + len(self._letters))) if kind else OTHER

    def letters_of(self, class_name: str) -> str:
        """Return the characters of all kinds of token that belong to a class."""
        return "".join(letter for kind, letter in self._letters.items() if class_name in kind)

    def read(self, text: str) -> Reading:
        """Split a text into tokens and give each the character of its kind."""
        tokens: list[Token] = []
        letters: list[str] = []
        letter_of = self._letter_of
        for found in TOKEN.finditer(text):
            spelling = found.group()
            start, end = found.span()
            if tokens and start < tokens[-1].end:  # the full stop of an abbreviation
                continue
            letter = letter_of.get(spelling)
            if letter is None:
                is_word = spelling[0].isalpha()
                letter = OTHER if is_word else self._letter_of_unlisted(text, spelling, start, end, letters)
            elif spelling in self._dotted and text.startswith(".", end):
                end += 1
            tokens.append(Token(spelling.lower(), start, end))
            letters.append(letter)
        self._mark_phrases(text, tokens, letters)
        return Reading(text, tokens, "".join(letters))

    def _letter_of_unlisted(self, text: str, spelling: str, start: int, end: int, before: list[str]) -> str:
        first = spelling[0]
        if first.isdigit():
            if _is_part_of_a_name(text, start, end, before):
                return OTHER
            found = NUMBER.match(spelling)
            if not found:
                return self._letter({"DOTDATE"})
            return self._letter(number_classes(found[1], found[2].lower()))
        first = MARKS.get(first, first)
        if first in ("-", "'"):
            tight = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
            if first == "-" and not tight:
                return self._letter({"DASH"})
            return self._mark_letters[first]
        return OTHER

    def _mark_phrases(self, text: str, tokens: list[Token], letters: list[str]) -> None:
        words = [MARKS.get(token.word, token.word) for token in tokens]
        for position in [p for p, word in enumerate(words) if word in self._phrase_starts]:
            found = self._phrases_by_word.match(words, position)
            if not found or letters[position] == INSIDE:
                continue
            size, class_name = found
            if class_name == "HOLIDAY" and text[tokens[position].start].islower():
                continue
            letters[position : position + size] = [self._letter({class_name})] + [INSIDE] * (size - 1)


def _is_part_of_a_name(text: str, start: int, end: int, before: list[str]) -> bool:
    """Whether a number is a price, a percentage, or part of a name: $19, 19%, S-300, No. 10."""
    previous = text[start - 1 : start]
    return (
        (previous != "" and previous in "$£€¥#@&")
        or text[max(0, start - 4) : start].lower().endswith(("no.", "no. "))
        or text[end : end + 1] == "%"
        or (previous in ("-", "–") and len(before) > 1 and before[-2] == OTHER)
    )


def number_classes(digits: str, suffix: str) -> set[str]:
    """Return the classes of a number and what is written to it: ('19', 'th') is an ordinal and a day."""
    if suffix:
        return _suffixed_classes(digits, suffix)
    if "." in digits:
        return {"DECIMAL", "HOURDOT"} if len(digits.partition(".")[2]) == 2 else {"DECIMAL"}
    if "," in digits or len(digits) > 4:
        return {"DIGITS"}
    number = int(digits)
    classes = {"DIGITS"}
    if len(digits) <= 2:
        classes |= {"DAYNUM"} if 1 <= number <= 31 else set()
        classes |= {"MONTHNUM"} if 1 <= number <= 12 else set()
        classes |= {"HOUR"} if number <= 24 else set()
    if len(digits) == 2:
        classes |= {"YY"} | ({"MINUTE"} if number < 60 else set())
    if len(digits) == 4:
        classes |= {"YEAR"} if 1500 <= number <= 2199 else set()
        classes |= {"HHMM"} if number <= 2400 and number % 100 < 60 else set()
    return classes


def _suffixed_classes(digits: str, suffix: str) -> set[str]:
    if not digits.replace(",", "").isdigit():
        return set()
    if suffix in ("st", "nd", "rd", "th"):
        return {"ORDNUM"} | ({"DAYORD"} if len(digits) <= 2 and 1 <= int(digits) <= 31 else set())
    if suffix == "s" and digits.endswith("0") and len(digits) in (2, 4):
        return {"DECADE"}
    if suffix in ("am", "pm") and len(digits) <= 2 and 1 <= int(digits) <= 12:
        return {"CLOCKNUM"}
    return set()
