"""The small language that date rules are written in.

A pattern names kinds of token in the order in which they stand: `the? DAY of? MONTH (,? YEAR)?`.
Capitals name a class of words or one of MACROS, everything else stands for itself; `?` makes what it
follows optional, `|` separates alternatives, brackets group, and `name:` names a part. A class is also
named after itself (`MONTH` is the part "month"). There is no repetition, so matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from analysis.dates.context import Rule
from analysis.dates.words import INSIDE, PHRASE_CLASSES, Alphabet

MACROS = {
    # 19 | 19th | nineteenth
    "DAY": "DAYNUM | DAYORD | ORDINAL",
    # 5 | 1,000 | 2.5 | five | twenty-five | two hundred
    "NUMBER": "DIGITS | DECIMAL | CARDINAL ( -? CARDINAL )? MULTIPLE? | a MULTIPLE",
    # 3rd | third | twenty-first | 500th
    "NTH": "ORDNUM | CARDINAL - ORDINAL | ORDINAL",
    # hour | hours
    "ANYUNIT": "UNIT | UNITS",
    # several | a few | a couple of | dozens of
    "COUNTLESS": "a? MANY of? | a number of",
    # about | more than | at least
    "ABOUT": "about | around | nearly | almost | roughly | approximately | some | only | just | barely | over"
    " | more than | less than | fewer than | at least | at most | up to | as long as | as little as"
    " | well over | an estimated | another | a further",
    # 2024 | , 2024 | of '98 | last year | of the same year
    "OFYEAR": ",? of? the? fiscal? year? YEAR | of? ' YY"
    " | ,? of? ( last | this | next | that | the | the same ) year",
    # 3-5 | 3 to 5 | 3 and 5
    "UNTIL": "- | DASH | to | until | till | through",
    "AFTERWORD": "later | after | afterward | afterwards",
    "BEFOREWORD": "earlier | before | previously | prior",
    # last | this past | the coming
    "OFTODAY": "last | next | this | this past | this coming | the past | the coming | the current"
    " | the upcoming",
}

_ITEM = re.compile(r"\s*(?:([a-z_0-9]+):)?(\(|\)|\||\?|[A-Z]+|[a-z]+|[^\sA-Za-z()|?])")


@dataclass(slots=True)
class Node:
    """A parsed part of a pattern: a word, a sequence or a choice."""

    kind: str
    word: str = ""
    parts: list[Node] = field(default_factory=list)
    name: str = ""
    optional: bool = False


def parse(pattern: str) -> Node:
    """Parse a pattern. Raises ValueError where it cannot be read."""
    items = list(_items(pattern))
    node, rest = _parse_choice(items, 0)
    if rest != len(items):
        raise ValueError(f"unbalanced bracket in the pattern {pattern!r}")
    return node


def _items(pattern: str) -> Iterator[tuple[str, str]]:
    position = 0
    pattern = pattern.rstrip()
    while position < len(pattern):
        found = _ITEM.match(pattern, position)
        if not found:
            raise ValueError(f"cannot read the pattern {pattern!r} at {pattern[position:]!r}")
        yield found[1] or "", found[2]
        position = found.end()


def _parse_choice(items: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    choice = Node("choice")
    while True:
        sequence = Node("sequence")
        while at < len(items) and items[at][1] not in ("|", ")"):
            name, word = items[at]
            if word == "(":
                part, at = _parse_choice(items, at + 1)
            elif word in MACROS:
                part = parse(MACROS[word])
                part.word = word
                name = name or word.lower()
            else:
                part = Node("word", word)
                name = name or (word.lower() if word.isupper() else "")
            part.name = name
            at += 1
            if at < len(items) and items[at][1] == "?":
                part.optional = True
                at += 1
            sequence.parts.append(part)
        choice.parts.append(sequence)
        if at >= len(items) or items[at][1] == ")":
            return choice, at
        at += 1


def literals(node: Node) -> Iterator[str]:
    """Yield the words that a pattern names themselves."""
    if node.kind == "word" and not node.word.isupper():
        yield node.word
    for part in node.parts:
        yield from literals(part)


def to_regex(node: Node, alphabet: Alphabet, names: dict[str, str] | None) -> str:
    """Translate a pattern to a regular expression over letters.

    `names` collects the class of each named part. Parts of a macro have no names (`names` is None there).
    """
    if node.kind == "word":
        letters = alphabet.letters_of(node.word)
        if not letters:
            raise ValueError(f"no word is of the class {node.word}")
        body = f"[{letters}]" + (f"{INSIDE}{{0,9}}" if node.word in PHRASE_CLASSES else "")
    elif node.kind == "sequence":
        body = "".join(to_regex(part, alphabet, names) for part in node.parts)
    else:
        inner = None if node.word else names
        body = "(?:" + "|".join(to_regex(part, alphabet, inner) for part in node.parts) + ")"
    if node.name and names is not None:
        if node.name in names:
            raise ValueError(f"two parts of a pattern are both named {node.name}")
        names[node.name] = node.word
        body = f"(?P<{node.name}>{body})"
    return f"(?:{body})?" if node.optional else body


def first_letters(node: Node, alphabet: Alphabet) -> tuple[str, bool]:
    """Return the letters that a pattern can begin with, and whether it can be empty."""
    if node.kind == "word":
        return alphabet.letters_of(node.word), node.optional
    if node.kind == "choice":
        firsts = [first_letters(part, alphabet) for part in node.parts]
        return "".join(first for first, _ in firsts), node.optional or any(empty for _, empty in firsts)
    letters = ""
    for part in node.parts:
        first, empty = first_letters(part, alphabet)
        letters += first
        if not empty:
            return letters, False
    return letters, True


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern of a rule: its regular expression and the class of each named part."""

    rule: Rule
    regex: re.Pattern[str]
    classes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """The patterns by the letter they begin with, and a quick look whether any of them matches."""

    starts: re.Pattern[str]  # any letter that a pattern begins with
    any_of: dict[str, re.Pattern[str]]
    patterns: dict[str, list[Pattern]]

    def find_matches(self, letters: str, position: int) -> list[tuple[Pattern, re.Match[str]]]:
        """Return the matches at a position, the longest first, of equal ones the first in the rules."""
        letter = letters[position]
        if not self.any_of[letter].match(letters, position):
            return []
        matches = [(pattern, pattern.regex.match(letters, position)) for pattern in self.patterns[letter]]
        found = [(pattern, match) for pattern, match in matches if match]
        return sorted(found, key=lambda candidate: -candidate[1].end())


@cache
def _compile_any(patterns: tuple[Pattern, ...]) -> re.Pattern[str]:
    """Compile the patterns to one without names; many letters begin the same patterns."""
    return re.compile("|".join(re.sub(r"\?P<\w+>", "?:", pattern.regex.pattern) for pattern in patterns))


def index_patterns(rules: list[tuple[str, Rule]]) -> tuple[Alphabet, Index]:
    """Compile (pattern, rule) pairs; return the alphabet and the index of the patterns."""
    nodes = [(parse(pattern), rule) for pattern, rule in rules]
    alphabet = Alphabet(sorted({word for node, _ in nodes for word in literals(node)} | set("-'.:/,")))
    patterns: dict[str, list[Pattern]] = {}
    for node, rule in nodes:
        names: dict[str, str] = {}
        regex = re.compile(to_regex(node, alphabet, names))
        pattern = Pattern(rule, regex, names)
        for letter in set(first_letters(node, alphabet)[0]):
            patterns.setdefault(letter, []).append(pattern)
    any_of = {letter: _compile_any(tuple(found)) for letter, found in patterns.items()}
    return alphabet, Index(re.compile(f"[{''.join(patterns)}]"), any_of, patterns)
