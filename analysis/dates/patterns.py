"""The small language of the date rules, and how a text is walked through all their patterns at once.

A pattern names what follows what: `the? DAY of? MONTH ( ,? YEAR )?`. Capitals are a class of tokens or one of
MACROS, everything else stands for itself; `?` makes optional what is before it, `|` parts alternatives,
brackets group. A class gives its name in small letters to its part of the match, `name:` gives another name.
There is no repetition: what a pattern matches is never long, so that reading takes time linear in the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

from analysis.dates.words import LITERALS, Classes, list_meanings

MACROS = {
    "DAY": "DAYNUM | DAYORD | ORDINAL",  # 19 | 19th | nineteenth
    # 5 | 1,000 | 2.5 | five | twenty-five | two hundred
    "NUMBER": "DIGITS | DECIMAL | CARDINAL ( -? CARDINAL )? MULTIPLE? | a MULTIPLE",
    "NTH": "ORDNUM | CARDINAL - ORDINAL | ORDINAL",  # 3rd | third | twenty-first | 500th
    "ANYUNIT": "UNIT | UNITS",  # hour | hours
    "COUNTLESS": "a? MANY of? | a number of",  # several | a few | a couple of | dozens of
    # about | more than | at least
    "ABOUT": "about | around | nearly | almost | roughly | approximately | some | only | just | barely | over"
    " | more than | less than | fewer than | at least | at most | up to | as long as | as little as"
    " | well over | an estimated | another | a further",
    # 2024 | , 2024 | of '98 | last year | of the same year
    "OFYEAR": ",? of? the? fiscal? year? YEAR | of? ' YY"
    " | ,? of? ( last | this | next | that | the | the same ) year",
    "UNTIL": "- | DASH | to | until | till | through",  # 3-5 | 3 to 5
    # last | this past | the coming
    "OFTODAY": "last | next | this | this past | this coming | the past | the coming | the current"
    " | the upcoming",
    "EARLY": "MOD -? in? | the? EDGE of",  # early | late in | the end of
}
ABBREVIATED = {kind for word, kind in list_meanings() if word.endswith(" .")}  # Nov., Thurs., mins.
# REF: now | in the near future; HOLIDAY: Christmas Eve
for _kind in ("REF", "HOLIDAY"):
    MACROS[_kind] = " | ".join(phrase for phrase, kind in list_meanings() if kind == _kind)

Rule = Callable[..., Any]  # takes a context.Found, returns what `rule` says


@dataclass(slots=True, eq=False)
class Place:
    """A place in a pattern: the class of its token, the parts it belongs to, what may follow, best first.

    Where the pattern may end, the pattern itself follows.
    """

    kind: str
    names: tuple[str, ...]
    then: list[Place | Pattern] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Pattern:
    """A pattern: the rule that works out its meaning, and the places that it can begin at."""

    rule: Rule
    begins: list[Place]


class _Piece(NamedTuple):
    """A stretch of a pattern: where it can begin, where it can end, and whether it can be left out."""

    begins: list[Place]
    ends: list[Place]
    is_optional: bool

    def followed_by(self, other: _Piece) -> _Piece:
        for end in self.ends:
            end.then += other.begins
        return _Piece(
            self.begins + (other.begins if self.is_optional else []),
            other.ends + (self.ends if other.is_optional else []),
            self.is_optional and other.is_optional,
        )


def _parse(items: deque[tuple[str, str]], names: tuple[str, ...]) -> _Piece:
    """Read the (name, word) items of a pattern up to a closing bracket or their end."""
    choice = [_Piece([], [], True)]
    while items and items[0][1] != ")":
        name, word = items.popleft()
        if word == "|":
            choice.append(_Piece([], [], True))
            continue
        name = name or (word.lower() if word.isupper() else "")
        within = (*names, name) if name else names
        if word == "(":
            piece = _parse(items, within)
            items.popleft()
        elif word in MACROS:
            piece = _parse(_split(MACROS[word]), within)
        else:
            LITERALS.update([] if word.isupper() else [word])
            piece = _Piece([place := Place(word, within)], [place], False)
            if word in ABBREVIATED:
                piece = piece.followed_by(_Piece([stop := Place("STOP", within)], [stop], True))
        if items and items[0][1] == "?":
            items.popleft()
            piece = piece._replace(is_optional=True)
        choice[-1] = choice[-1].followed_by(piece)
    return _Piece(
        [place for piece in choice for place in piece.begins],
        [place for piece in choice for place in piece.ends],
        any(piece.is_optional for piece in choice),
    )


def _split(pattern: str) -> deque[tuple[str, str]]:
    return deque(re.findall(r"(?:([a-z]+):(?=\S))?(\w+|\S)", pattern))


PATTERNS: list[Pattern] = []


def rule(*patterns: str) -> Callable[[Rule], Rule]:
    """Register a date rule under the patterns that it reads; its function works out what the words mean.

    Of a Found it returns a value, or a Meaning (or several) where the words or days are not those of the
    match and its value; None when the words are no date and another rule may read them, [] when none should.
    """

    def register(function: Rule) -> Rule:
        for text in patterns:
            piece = _parse(_split(text), ())
            pattern = Pattern(function, piece.begins)
            for end in piece.ends:
                end.then.append(pattern)
            PATTERNS.append(pattern)
        return function

    return register


@cache
def _start() -> frozenset[Place]:
    return frozenset(place for pattern in PATTERNS for place in pattern.begins)


@cache
def _step(places: frozenset[Place], classes: Classes) -> tuple[frozenset[Place], list[Pattern]]:
    """Return where a token leads from places reached together, and the patterns that may end with it."""
    reached = {then for place in places if place.kind in classes for then in place.then}
    ended = [pattern for pattern in reached if isinstance(pattern, Pattern)]
    going_on = frozenset(place for place in reached if isinstance(place, Place))
    return going_on, sorted(ended, key=PATTERNS.index)


def find_starts(classes: list[Classes]) -> Iterator[int]:
    """Return the tokens that may begin a match: they end one, or the next token leads on."""
    start, nothing = _start(), frozenset[str]()
    for at, (own, following) in enumerate(zip_longest(classes, classes[1:], fillvalue=nothing)):
        if own:
            places, ended = _step(start, own)
            if ended or (places and following and any(_step(places, following))):
                yield at


def find_matches(classes: list[Classes], first: int) -> Iterable[tuple[Rule, int, list[Place]]]:
    """Return (rule, index after its last token, places of its tokens) of what matches from a token on.

    The longest comes first, of equal ones the rule that was registered first.
    """
    places, matches = _start(), []
    for at in range(first, len(classes)):
        places, ended = _step(places, classes[at])
        if ended:
            matches.append((at + 1, ended))
        if not places:
            break
    if not matches:
        return ()
    return (
        (pattern.rule, last, _trace(pattern.begins, classes, first, last, pattern) or [])
        for last, patterns in reversed(matches)
        for pattern in patterns
    )


def _trace(
    places: Sequence[Place | Pattern], classes: list[Classes], first: int, last: int, goal: Pattern
) -> list[Place] | None:
    """Return the places that lead through the tokens [first, last) to the end of a pattern, None without."""
    if first == last:
        return [] if goal in places else None
    for place in places:
        if isinstance(place, Place) and place.kind in classes[first]:
            rest = _trace(place.then, classes, first + 1, last, goal)
            if rest is not None:
                return [place, *rest]
    return None
