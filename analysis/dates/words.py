"""A text as the date rules see it: a row of tokens, each with the classes that it belongs to.

Classes are those of the word in data/lexicon/date_words.csv (MONTH, UNIT ...), the word itself where a
pattern names it, and those that the form of a number allows (DAYNUM, YEAR ...). Most words have none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import repeat

from analysis.lexicon import read_lexicon
from analysis.words import cut

Classes = frozenset[str]

LITERALS: set[str] = set()  # the words that patterns name; rules enter them as they register
PROPER = {"MONTH", "WEEKDAY", "WEEKDAYS"}  # must have a capital: "March" is a month, "march" a walk
MARKS = {"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‑": "-"}
NOTHING: Classes = frozenset()
DASH = frozenset({"DASH"})  # with a blank beside it, not the hyphen within a word
STOP = frozenset({"STOP", "."})  # that of an abbreviation
BEFORE_NO_DATE = ("$", "£", "€", "¥", "#", "@", "&", "no.", "no. ")

# The classes of numbers, each with the numbers that belong to it and what is written to them.
NUMBERS = {
    "DIGITS": r"[\d,]+",
    "DECIMAL": r"[\d,]+\.\d+",
    "DAYNUM": r"0?[1-9]|[12]\d|3[01]",
    "DAYORD": r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)",
    "ORDNUM": r"[\d,]+(st|nd|rd|th)",
    "MONTHNUM": r"0?[1-9]|1[0-2]",
    "YEAR": r"1[5-9]\d\d|2[01]\d\d",
    "YY": r"\d\d",
    "DECADE": r"(\d\d)?\d0s",
    "DOTDATE": r"\d\d?\.\d\d?\.\d{4}",
    "HOUR": r"[01]?\d|2[0-4]",
    "MINUTE": r"[0-5]\d",
    "HHMM": r"([01]\d|2[0-3])[0-5]\d|2400",
    "HOURDOT": r"\d+\.\d\d",
    "HOURAM": r"(0?[1-9]|1[0-2])(\.[0-5]\d)?[ap]m",
    "MINUTEAM": r"[0-5]\d[ap]m",
}


TOKEN = re.compile(
    r"([^\W\d_][^\W_]*"
    r"|\d\d?\.\d\d?\.\d{4}(?!\d)"  # 19.11.2024
    r"|\d+(?:,\d{3})*(?:\.\d+)?[^\W\d_]*"  # a number keeps what is written to it: 19th, 1980s, 10am, 9mm
    r"|\n[^\S\n]*\n|[^\w\s])"
)


@dataclass(frozen=True)
class Reading:
    """A text as tokens: words in small letters with plain marks, where they stand, their classes."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: list[Classes]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the text has each word."""
        return Counter(self.words)

    def is_capital(self, at: int) -> bool:
        """Whether there is a token at an index, and it begins with a capital."""
        return 0 <= at < len(self.words) and self.text[self.starts[at]].isupper()


def read_tokens(text: str) -> Reading:
    """Cut a text into tokens and give each its classes."""
    plain = text
    for mark in MARKS:  # five times as fast as str.translate
        plain = plain.replace(mark, MARKS[mark])
    tokens, starts, ends = cut(TOKEN, plain)
    classes = list(map(_classes_of_words().get, tokens, repeat(NOTHING)))
    for at in [at for at, token in enumerate(tokens) if token <= ":"]:  # no word
        token = tokens[at]
        if token[0].isdigit():
            before, after = text[max(0, starts[at] - 4) : starts[at]], text[ends[at] : ends[at] + 1]
            is_model = before.endswith(("-", "–")) and at > 1 and not classes[at - 2]  # S-300
            is_other = is_model or after == "%" or before.lower().endswith(BEFORE_NO_DATE)
            classes[at] = NOTHING if is_other else classify_number(token)
        elif token == "-" and not text[starts[at] - 1 : starts[at] + 2 : 2].isalnum():
            classes[at] = DASH
        elif token == "." and starts[at] in ends[at - 1 : at] and tokens[at - 1].lower() in ABBREVIATIONS:
            classes[at] = STOP
    return Reading(text, list(map(str.lower, tokens)), starts, ends, classes)


@lru_cache(maxsize=4096)
def classify_number(token: str) -> Classes:
    """Return the classes of a number and what is written to it.

    >>> sorted(classify_number("19th"))
    ['DAYORD', 'ORDNUM']
    """
    sizes = (kind for kind, form in NUMBERS.items() if re.fullmatch(form, token, re.IGNORECASE))
    return _classes_of_words().get(token, NOTHING).union(sizes)


@cache
def list_meanings() -> dict[tuple[str, str], str]:
    """Return what the words and phrases of the lexicon mean: (in small letters, class) -> value."""
    meanings = {}
    for row in read_lexicon("date_words"):
        word, kind = row["word"].lower(), row["class"]
        meanings[word.removesuffix("."), kind] = meanings[word.replace(".", " ."), kind] = row["value"]
    for row in read_lexicon("time_references"):
        meanings[row["phrase"], "REF"] = row["value"]
    for row in read_lexicon("holidays"):
        meanings[" ".join(re.findall(r"\w+|\S", row["phrase"])), "HOLIDAY"] = row["rule"]
    return meanings


ABBREVIATIONS = {word.removesuffix(" .") for word, _ in list_meanings() if word.endswith(" .")}


@cache
def _classes_of_words() -> dict[str, Classes]:
    """Return the classes of every spelling that the rules know."""
    classes: dict[str, Classes] = {}
    for word, kind in [*list_meanings(), *((word, word) for word in LITERALS)]:
        for spelling in {word.capitalize(), word.upper(), word.capitalize() if kind in PROPER else word}:
            classes[spelling] = classes.get(spelling, NOTHING) | {kind}
    return classes
