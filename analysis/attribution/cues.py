"""Reporting words of a sentence, the speakers beside them, and the words that they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis.actors import Mention
from analysis.attribution.speakers import PERSONS, Reading, Speaker, reporting_verbs
from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.sentences import overlapping
from analysis.words import Word


@dataclass(slots=True)
class Cue:
    """A reporting word: words `first` to `last` of its sentence, its speakers, and the words said.

    `subject` is where the speaker's phrase begins; `forward` tells that the words said follow. `start` and
    `end` mark them in the text.
    """

    first: int
    last: int
    kind: str
    rule: str = ""
    speakers: list[Speaker] = field(default_factory=list)
    subject: int = 0
    forward: bool = True
    start: int = 0
    end: int = 0


CONTRASTS = frozenset("but while whereas although though yet however ;".split())
BE = frozenset("is are was were be been being".split())
DASHES = frozenset("— – -".split())
# What may follow "the army said," when the words said stand before it.
GOES_ON = frozenset("formerly who which as after but while without though although".split())
# What was done with a statement, between the verb and its end: "said in a statement posted on X".
PUBLISHED = word_set("speaker_words", "published")
LEAVES = frozenset("; when after before while citing quoting".split())
DOCUMENTED = frozenset("that of by from".split())  # "claims that", "a statement by the army that"
LABEL = 10  # words before the colon of "Army: two drones downed"
CLOSING = frozenset(["says that", "according to", "so it says"])  # whose speakers end what was said before
NAMING = frozenset("DnPIN")  # tags of what may stand before the colon of "Army: two drones downed"


@cache
def _cue_words() -> Phrases[str]:
    return Phrases(
        (form, row["kind"]) for row in read_lexicon("reporting") for form in row["word"].split("|")
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for row in read_lexicon("reporting") for form in row["word"].split("|"))


def find_cues(words: Sequence[Word], mentions: Sequence[Mention], headline: bool) -> list[Cue]:
    """Return the reporting words of a sentence that have a speaker, with the words that they cover.

    `mentions` are the actors that the article names.
    """
    lowers = [word.lower for word in words]
    cues = [] if _first_words().isdisjoint(lowers) else list(_match_cues(lowers))
    labelled = headline or ":" in lowers[:LABEL]
    if not words or not (cues or labelled):
        return []
    here = overlapping(mentions, words[0].start, words[-1].end)
    return _Reader(words, here).read(cues, headline)


def _match_cues(lowers: Sequence[str]) -> Iterator[Cue]:
    """Yield the reporting words, each with its kind; whether anybody speaks is not yet known."""
    last, starts = 0, _first_words()
    for first in [at for at, lower in enumerate(lowers) if lower in starts]:
        found = _cue_words().match(lowers, first) if first >= last else None
        if found:
            last = first + found[0]
            if found[1] != "document" or not DOCUMENTED.isdisjoint(lowers[last : last + 1]):
                yield Cue(first, last, found[1])


class _Reader(Reading):
    """A sentence and the cues found in it so far."""

    def __init__(self, words: Sequence[Word], mentions: Sequence[Mention]) -> None:
        super().__init__(words, mentions)
        self.cues: list[Cue] = []

    def read(self, cues: Sequence[Cue], headline: bool) -> list[Cue]:
        for cue in cues:
            if self._read_cue(cue):
                self.cues.append(cue)
        self.cues += self._find_labels(headline)
        for index, cue in enumerate(self.cues):
            self._mark_content(index, cue)
        if len(self.cues) > 1 and self.cues[0].rule == "cites":  # "TASS, citing the army, reported that"
            self.cues[0].start, self.cues[0].end = self.cues[1].start, self.cues[1].end
        return self.cues

    # -- who speaks -------------------------------------------------------------------------------------

    def _speak(self, cue: Cue, phrase: tuple[int, int] | None, forward: bool, rule: str) -> Cue | None:
        """Give the cue the speakers of a phrase, None if nothing in it can speak."""
        if phrase and phrase[0] < cue.first:
            phrase = self._widen(phrase)
        cue.speakers = self.read_speakers(phrase)
        if not phrase or not cue.speakers:
            return None
        cue.subject, cue.forward, cue.rule = min(phrase[0], cue.first), forward, rule
        return cue

    def _widen(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """ "Amir Khan, deputy head of Russia's centre, said": the office, not the last name in it."""
        first, last = phrase
        while self.tags[first - 1] in "IDnPN" or self.lowers[first - 1] in ("(", ")"):
            first -= 1
        if self.has_person(first, phrase[0]):
            return first, last
        start, end = self.words[first], self.words[phrase[0]].start
        for mention in self.mentions:
            if mention.kind in PERSONS and start.start < mention.end <= end:
                return next(at for at, word in enumerate(self.words) if word.end > mention.start), last
        return phrase

    def _read_cue(self, cue: Cue) -> Cue | None:
        if cue.kind == "document":
            return self._read_document_cue(cue)
        lower, following, previous = self.lowers[cue.first], self.lowers[cue.last], self.lowers[cue.first - 1]
        if cue.kind == "source":  # "according to the army", "citing officials"
            rule = "according to" if lower == "according" else "cites"
            return self._speak(cue, self.phrase_after(cue.last + (following == "by")), False, rule)
        if self.tags[cue.first - 1] == "D" or self.is_capital(cue.first):
            return None
        if following == "by":
            return self._speak(cue, self.phrase_after(cue.last + 1), False, "said by")
        if lower.endswith("ing"):
            return self._read_further(cue)
        return None if previous in BE else self._read_verb(cue, previous)

    def _read_document_cue(self, cue: Cue) -> Cue | None:
        """ "a statement by the rebels that", "Russian figures that"."""
        end = cue.last
        if self.lowers[end] in ("by", "from"):
            phrase = self.phrase_after(end + 1)
            end = phrase[1] if phrase else end
        else:
            phrase = self.phrase_before(cue.first)
        within = phrase and self.lowers[phrase[0] - 1] == "in"
        if self.lowers[end] not in ("that", "of") or within:  # not "said in a press statement that"
            return None
        return self._speak(cue, phrase, True, "claim that")

    def _read_verb(self, cue: Cue, previous: str) -> Cue | None:
        """ "The army said that", "..., the army said", "..., said the army"."""
        if previous == ",":  # "..., reports Reuters."
            inverted = self.phrase_after(cue.last)
            ends = inverted and self.lowers[inverted[1]] in (",", ".")
            if ends and self._speak(cue, inverted, False, "says it"):
                return cue
        phrase = self.phrase_before(cue.first)
        if self._speak(cue, phrase, True, "says that") or (phrase and self._speak_across(cue, phrase[0] - 1)):
            if self._is_trailing(cue.last) and self._has_content(cue):
                cue.forward, cue.rule = False, "so it says"
            return cue
        if previous in ("and", "but", "also", "has"):
            return self._read_further(cue)  # "bombed it and said that"
        # "..., said Yerevan's air force": the speaker behind the verb
        behind = self.tags[cue.first - 1] in ",Q"
        return self._speak(cue, self.phrase_after(cue.last), False, "says it") if behind else None

    def _speak_across(self, cue: Cue, comma: int) -> Cue | None:
        """ "the governor of the port, the largest of the country, said", "an official who spoke said"."""
        while self.tags[comma] in "IDnPNV":
            comma -= 1
        found = self.lowers[comma] in (",", "who") and self.phrase_before(comma)
        return self._speak(cue, found or None, True, "says that")

    def _read_further(self, cue: Cue) -> Cue | None:
        """ "..., adding that": who spoke before, else the sentence's subject."""
        phrase = self.phrase_before(cue.first)  # "..., with Yerevan saying that 50 drones had been launched"
        if phrase and self.lowers[phrase[0] - 1] == "with" and self._speak(cue, phrase, True, "says that"):
            cue.subject -= 1
            return cue
        spoken = [other.speakers for other in self.cues]
        cue.speakers = spoken[-1] if spoken else self.read_speakers(self.phrase_after(0))
        cue.subject, cue.rule = cue.first, "adding that"
        return cue if cue.speakers else None  # none in "Sirens sounded, warning of"

    def _is_trailing(self, position: int) -> bool:
        """Whether nothing but where, when and how follows the verb: "said on Monday in a post on X." """
        lowers, tags = self.lowers, self.tags
        for at in range(position, len(self.words)):
            lower = lowers[at]
            if lower in LEAVES or (lower == "," and at == position):
                return True
            if lower == ",":
                if len(self.words) - at <= 8 and not reporting_verbs().isdisjoint(lowers[at + 1 :]):
                    return True  # "..., the army said on Monday, Reuters reported."
                following = lowers[at + 1 + (lowers[at + 1] in ("both", "also"))]
                return following.endswith("ing") or following in GOES_ON
            if tags[at] not in "DnPNTRIQ" and lower not in (".", "'") and lower not in PUBLISHED:
                return False
        return True

    def _has_content(self, cue: Cue) -> bool:
        """Whether something is said before the speaker: a clause, and a comma or a quotation mark."""
        at = cue.subject - 1
        lower, tag = self.lowers[at], self.tags[at]
        if lower == "as":
            return True  # "..., as the army announced on Friday"
        if self.tags[cue.last] not in "DnPNQ":
            return tag in ",Q"  # nothing that it says can follow: "..., officials said on Monday"
        return tag == "Q" or (lower == "," and not {"V", "X"}.isdisjoint(self.tags[:at]))

    def _find_labels(self, headline: bool) -> Iterator[Cue]:
        """ "Army: two drones downed"; in headlines also "Two drones downed: army", "... - air force"."""
        colon = self.lowers.index(":") if ":" in self.lowers[:LABEL] else 0
        if colon and NAMING.issuperset(self.tags[:colon]) and self.words[colon + 1 :]:
            speakers = self.read_speakers((0, colon))
            if speakers and not speakers[0].refers:
                yield Cue(colon, colon + 1, "verb", "label", speakers)
        last = len(self.words) - 1
        marks = (at for at in range(last - 1, max(3, last - 8), -1) if self.lowers[at] in DASHES | {":", "|"})
        if headline and (mark := next(marks, 0)):
            phrase = self.phrase_after(mark + 1)
            speakers = self.read_speakers(phrase)
            if phrase and speakers and phrase[1] >= last and _is_known(speakers[0]):
                yield Cue(mark, mark + 1, "verb", "label", speakers, mark, forward=False)

    # -- what is said -----------------------------------------------------------------------------------

    def _mark_content(self, index: int, cue: Cue) -> None:
        """Set the words that a cue covers: to the next speaker's clause, or back to the last one's."""
        if cue.rule == "cites" and index:  # "reported Bloomberg, quoting the ministry"
            cue.start, cue.end = self.cues[index - 1].start, self.cues[index - 1].end
            return
        first, last = self._content_after(cue) if cue.forward else self._content_before(index, cue)
        cue.start = self.words[min(first, len(self.words) - 1)].start
        cue.end = self.words[max(last, 1) - 1].end
        if cue.end <= cue.start:
            cue.end = self.words[-1].end

    def _content_after(self, cue: Cue) -> tuple[int, int]:
        first, last = cue.last, len(self.words)
        while self.lowers[first] in ("that", ":", ","):
            first += 1
        behind = (other for other in self.cues if other.first > cue.first and other.rule in CLOSING)
        other = next(behind, None)
        if other and other.rule == "says that":
            # where the clause of the next speaker begins: at the comma, semicolon or contrast before it
            clause = range(other.subject - 1, cue.last, -1)
            return first, next((at for at in clause if self.lowers[at] in CONTRASTS | {","}), other.subject)
        return first, last

    def _content_before(self, index: int, cue: Cue) -> tuple[int, int]:
        alone = cue.rule in ("so it says", "says it")
        first, last = 0, max(cue.subject, 1) if alone else len(self.words)
        for other in self.cues[:index]:
            first = max(first, self._find_contrast(other.last, cue.subject))
        return first, last

    def _find_contrast(self, first: int, last: int) -> int:
        """The word after the last contrast or semicolon between two words, 0 when there is none."""
        return next((at + 1 for at in range(last - 1, first, -1) if self.lowers[at] in CONTRASTS), 0)


def _is_known(speaker: Speaker) -> bool:
    """Whether it is more than a capitalised word."""
    return speaker.actor is not None or speaker.kind != "named_official"
