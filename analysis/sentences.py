"""A text cut into paragraphs and sentences, with offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is `article.text[start:end]`; the headline is sentence 0 of paragraph 0."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str


PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
MAX_LENGTH = 2000  # the longest sentences of newswire have some 600 characters
WRAPPED_AT = 100  # nobody wraps lines beyond this: a longer line is a paragraph of its own
# - one | * one | 1. one | a table's | row |
ITEM = re.compile(r"[ \t]{0,8}(?:[-*•▪‣–—|+]|\d{1,2}[.)])[ \t|]")
ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}[ ]{0,3}$")

# A stop, closing quotes, a blank, then what can begin a sentence.
BOUNDARY = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(\s{1,4})(?=[\"'“‘«(\[—–-]{0,3}[A-Z0-9À-ÞŁŚŻŠČ])")
WORD_BEFORE_STOP = re.compile(r"[\w.&'’-]{1,24}$")

# "Gen. Smith", "Nov. 19": a stop after these ends no sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen maj lt col sgt cpl capt cmdr adm brig pvt rev hon st jr sr pres sec"
    " amb jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun"
    " no nos vs fig approx dept est ft mt fr vol art".split()
)
# "U.S. officials" goes on, "in the U.S. The minister" does not: only these words open a sentence then.
OPENERS = frozenset(
    "The A An It He She They We I You This That These Those There In On At By For From With But And So Yet"
    " After Before When While As If Its His Her Their Our Some Many Both Asked Earlier Later Meanwhile"
    " However Officials Separately".split()
)
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?$|^[A-Z]$")


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""


Spanned = TypeVar("Spanned", bound=Span)
_start, _end = attrgetter("start"), attrgetter("end")


def near(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Return those of the spans that may overlap start to end: sorted by start, none longer than a sentence.

    Looking through all of them for each sentence would take time that grows with the square of the length.
    """
    first = bisect_left(spans, start - MAX_LENGTH, key=_start)
    return spans[first : bisect_left(spans, end, lo=first, key=_start)]


def overlapping(spans: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """Return those of the spans that overlap start to end: sorted, and none overlapping another."""
    first = bisect_right(spans, start, key=_end)
    return spans[first : bisect_left(spans, end, lo=first, key=_start)]


def split_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; paragraphs end at blank lines and at lines that are not wrapped.

    No sentence is longer than MAX_LENGTH characters (a longer one is cut at a blank), so whatever a rule
    costs within a sentence, the time for a text stays in step with its length.
    """
    index = 0
    for number, (start, end) in enumerate(_find_paragraphs(text)):
        for left, right in _find_sentences(text, start, end):
            for first, last in _cut(text, left, right):
                yield Sentence(index, number, first, last, text[first:last])
                index += 1


def _find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Within a block, a line ends a paragraph where it ends a sentence, is too long to be wrapped, or where
    the next line is an item of a list or a row of a table: of several, as a single one may be a wrapped line
    that happens to begin with a dash or a number."""
    for block in PARAGRAPH.finditer(text):
        start = position = block.start()
        lines = block.group().split("\n")
        listed = sum(1 for line in lines if ITEM.match(line)) > 1
        for line in lines:
            end = position + len(line)
            ends = len(line) > WRAPPED_AT or ENDS_SENTENCE.search(line[-8:]) or end == block.end()
            if ends or (listed and ITEM.match(text, end + 1)):
                if text[start:end].strip():
                    yield start, end
                start = end + 1
            position = end + 1


def _find_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for boundary in BOUNDARY.finditer(text, start, end):
        if _is_stop(text, boundary.start(), boundary.end(1)):
            yield from _trim(text, start, boundary.start(1))
            start = boundary.end(1)
    yield from _trim(text, start, end)


def _is_stop(text: str, stop: int, following: int) -> bool:
    """Whether the stop ends a sentence, and not an abbreviation or an initial."""
    if text[stop] != ".":
        return True
    found = WORD_BEFORE_STOP.search(text, max(0, stop - 24), stop)
    word = found.group() if found else ""
    if word.isdigit() and text[max(0, stop - len(word) - 1) : stop - len(word)] in ("", "\n"):
        return False  # "1. Stop firing": an item's number
    if DOTTED.search(word):
        opener = re.match(r"\W{0,3}([A-Za-z]+)", text[following : following + 24])
        return len(word) > 1 and bool(opener) and opener.group(1) in OPENERS  # type: ignore[union-attr]
    return word.lower() not in ABBREVIATIONS or (word.lower() == "no" and not text[following].isdigit())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_LENGTH:
        blank = text.rfind(" ", start, start + MAX_LENGTH)
        middle = blank if blank > start else start + MAX_LENGTH
        yield from _trim(text, start, middle)
        start = middle
    yield from _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
