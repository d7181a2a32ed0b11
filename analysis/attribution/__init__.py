"""Who says what: statements with the words they cover, and the sources of an article.

Rules in the manner of textacy's direct quotations (speaker, cue, content), extended to indirect speech, to
"according to", to headlines ("Army: two drones downed") and to speakers who are only pointed back to.
Not covered: views without a reporting word, irony, and speakers named only in a later sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from analysis.actors import find_mentions
from analysis.article import Article
from analysis.attribution.cues import Cue, find_cues
from analysis.attribution.register import Key, Register, Source
from analysis.attribution.speakers import Speaker
from analysis.lexicon import read_lexicon
from analysis.sentences import near
from analysis.words import Word, words_of

__all__ = ["Source", "Statement", "find_sources", "find_statements", "owner_of", "speaker_of"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says: `article.text[start:end]` are the words said.

    `speaker_start` and `speaker_end` mark the speaker's own words here, `speaker_text`; `cue` is the
    reporting word. `denies` is True where the speaker rejects what it repeats.
    """

    start: int
    end: int
    source: Source
    speaker_text: str
    speaker_start: int
    speaker_end: int
    cue: str
    rule: str
    denies: bool = False


def find_statements(article: Article) -> tuple[Statement, ...]:
    """Return the statements of an article in order of their words; one a speaker where several speak."""
    return _read(article)[0]


def find_sources(article: Article) -> list[Source]:
    """Return the sources of an article, each once, in the order of their first naming."""
    return list(_read(article)[1])


def speaker_of(article: Article, start: int, end: int) -> Statement | None:
    """Return the innermost statement that covers these words, or None: the article's own voice."""
    covering = [s for s in near(_read(article)[0], start, end) if s.start <= start and end <= s.end]
    return min(covering, key=lambda s: (s.end - s.start, s.rule != "cites"), default=None)


def owner_of(source: Source) -> str | None:
    """Return the state or group whose news agency or station a source is, or None."""
    return _state_media().get(source.name)


@cache
def _state_media() -> dict[str, str]:
    return {row["name"]: row["speaks_for"] for row in read_lexicon("state_media")}


WORDED = re.compile(r"\w")


@lru_cache(maxsize=8)
def _read(article: Article) -> tuple[tuple[Statement, ...], tuple[Source, ...]]:
    mentions = find_mentions(article.text)
    register = Register(article, mentions)
    found: list[tuple[Cue, str, Speaker, Key]] = []
    for sentence in article.sentences:
        words = words_of(article, sentence)
        for cue in find_cues(words, mentions, headline=sentence.text[-1] not in '.!?"”'):
            if not WORDED.search(article.text, cue.start, cue.end):
                continue
            if sentence.index and _means_before(words, cue):
                cue.start = article.sentences[sentence.index - 1].start
            wording = " ".join(word.text for word in words[cue.first : cue.last])
            for speaker in cue.speakers:
                found.append((cue, wording, speaker, register.enter(sentence, speaker, cue.rule)))
    sources = register.make_sources(Counter(key for *_, key in found))
    statements = []
    for cue, wording, said_by, key in found:
        start, end = _extend_quotes(article, cue.start, cue.end)
        named = article.text[said_by.start : said_by.end]
        denies = cue.kind == "deny"
        statements.append(
            Statement(start, end, sources[key], named, said_by.start, said_by.end, wording, cue.rule, denies)
        )
    statements.sort(key=_place)
    statements += list(_continue_quotes(article, statements))
    ordered = sorted(sources.values(), key=lambda source: source.start)
    return tuple(sorted(statements, key=_place)), tuple(ordered)


def _place(statement: Statement) -> tuple[int, int]:
    return statement.start, -statement.end


def _means_before(words: list[Word], cue: Cue) -> bool:
    """ "This was reported by the army", "the army said this": what was said stands in the sentence before."""
    if cue.rule == "said by":
        return cue.first <= 4 and words[0].lower in ("this", "that", "it")
    return cue.rule == "says that" and cue.last < len(words) and words[cue.last].lower == "this"


LONGEST = 3000  # characters of a quotation: bounded, so that a mark that nothing closes costs no more
QUOTED = re.compile(rf"“[^“”\n]{{1,{LONGEST}}}(?:”|$)|\"[^\"\n]{{1,{LONGEST}}}(?:\"|$)", re.MULTILINE)


@lru_cache(maxsize=8)
def _quotes(article: Article) -> tuple[tuple[int, int], ...]:
    """Quotations of at least a clause (not "so-called" words), each within one line of the article."""
    quotes = QUOTED.finditer(article.text)
    return tuple(q.span() for q in quotes if q.group().count(" ") >= 4 or q.group()[-2] in ".,!?")


def _extend_quotes(article: Article, start: int, end: int) -> tuple[int, int]:
    """Let a statement that holds part of a quotation hold all of it."""
    quotes = _quotes(article)
    for left, right in quotes[bisect_left(quotes, (start - LONGEST - 2,)) : bisect_left(quotes, (end,))]:
        if start < right and not (left <= start and end < right):
            start, end = min(start, left), max(end, right)
    return start, end


def _continue_quotes(article: Article, statements: list[Statement]) -> Iterator[Statement]:
    """A quotation without a speaker of its own goes on for whom was quoted last."""
    before, last = iter(statements), None
    following = next(before, None)
    for left, right in _quotes(article):
        while following and following.start < right:
            if last is None or following.end > last.end:
                last = following
            following = next(before, None)
        if last and last.end <= left:
            yield replace(last, start=left, end=right, rule="quote goes on")
