"""A text cut into words: one cut for all who read grammar, figures and speakers out of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, repeat
from operator import itemgetter
from typing import NamedTuple, TypeVar

from analysis.article import Article
from analysis.sentences import Sentence

Value = TypeVar("Value")
MOST_WORDS = 100_000  # some ten megabytes


class Word(NamedTuple):
    """A word or a mark of punctuation; `text` stands at `start` to `end` of the text that was read.

    `lower` is in small letters and has the plain apostrophe.
    """

    text: str
    lower: str
    start: int
    end: int


LOWER: Callable[[Word], str] = itemgetter(1)  # for map: faster than word.lower


class Memo(dict[str, Value]):
    """What a function says of a word, computed once: a lookup is faster than a cached call.

    Words seen before are forgotten when there are too many.
    """

    def __init__(self, function: Callable[[str], Value]) -> None:
        """Keep the function."""
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Value:
        """Ask the function."""
        if len(self) >= MOST_WORDS:
            self.clear()
        value = self[word] = self._function(word)
        return value


# Bounded or parted by marks of their own, so that no text makes them slow.
WORD = re.compile(
    r"((?:[A-Za-z]\.){1,6}[A-Za-z]\b\.?(?:-\w+)*"  # U.S., U.S, p.m., U.S.-led
    r"|[A-Z]\.(?=\s[A-Z])"  # J. Smith
    r"|[^\W\d_][\w&]*(?:[-/'’][\w&]+)*"  # Kh-101, Russia's, twenty-three, AT&T
    r"|\d+(?:,\d{3}(?!\d)|[.:/]\d+)*\w*(?:[-–]\w+)*"  # 1,200, 3-5, 4.5, 10:45, 9/11, 155mm, 2,000-pound
    r"|[^\w\s])"
)


def cut(pattern: re.Pattern[str], text: str, start: int = 0) -> tuple[list[str], list[int], list[int]]:
    """Cut a text by a pattern with one group into (tokens, their starts, their ends), `start` added to both.

    No object is made for a token: three times as fast as asking each match for its span.
    """
    pieces = pattern.split(text)  # what stands between, token, between, token, ...
    ends = list(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], ends[1:-1:2], ends[2::2]


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut text[start:end] into words and marks; their offsets count in `text`.

    Hyphens, slashes and apostrophes within a word do not part it, nor do the points of "U.S.".
    """
    texts, starts, ends = cut(WORD, text[start:end], start)
    lowers = list(map(str.lower, texts))
    if "’" in text:
        lowers = [lower.replace("’", "'") for lower in lowers]
    # What Word(...) does, twice as fast.
    return list(map(tuple.__new__, repeat(Word), zip(texts, lowers, starts, ends, strict=True)))


@lru_cache(maxsize=512)  # several articles, but not each of a long book's 100,000 sentences
def words_of(article: Article, sentence: Sentence) -> list[Word]:
    """Return the words of one sentence of an article. They are shared: not to be changed."""
    return split_words(article.text, sentence.start, sentence.end)
