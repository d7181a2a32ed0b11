"""Who speaks: the noun phrase beside a reporting verb, read as a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter

from analysis.actors import Mention
from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.words import Memo, Word


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase that names a speaker; `start` and `end` count in the article.

    `kind` is that of Source, or "" for a pronoun or a document; `head` says what the speaker is ("official",
    "defence ministry"), `actor` the code of the country or organisation spoken for. `refers` is True where
    the phrase may only point back ("the official", "he", "the statement").
    """

    start: int
    end: int
    kind: str
    head: str
    name: str | None = None
    role: str | None = None
    actor: str | None = None
    plural: bool = False
    refers: bool = False


DETERMINERS = word_set("claim_words", "determiners")
DOCUMENTS = word_set("reporting", "document")
CIVIL = word_set("claim_words", "civil")
# "on Telegram", "in a statement": where or how a thing was said, between the speaker and the verb.
CHANNELS = word_set("claim_words", "channels")
# Words before which "state" and "report" are no verbs: "state media".
AFTER_NOUN = word_set("speaker_words", "after_noun")
TITLES = word_set("speaker_words", "title")
SECURITY = word_set("speaker_words", "security")
BODIES = word_set("speaker_words", "body")
INSTALLED = ("-installed", "-appointed")  # "the Russian-installed governor" speaks for Russia
JOINING = frozenset("of for in at from with to".split())  # "spokesman for", "source in"
RELEASED = word_set("speaker_words", "released")
ASIDE = frozenset("speaking who where which whose citing quoting".split())
INSERTED = 40  # words between "an official, who" and the verb
PERSONS = ("official", "leader")
PRONOUNS = ("it", "he", "she", "they", "we", "i")
THE = DETERMINERS - {"a", "an"}
QUOTES = frozenset('"“”„«»')
LONGEST = 24  # words of a speaker's phrase


@cache
def speaker_nouns() -> Phrases[str]:
    """Return the nouns of speakers with their kind: official, leader, government, military, group, media."""
    kinds = frozenset("official leader government military group media".split())
    rows = (*read_lexicon("forces"), *read_lexicon("titles"))
    nouns = {row["word"]: row["kind"] for row in rows if row["kind"] in kinds}
    plurals = {f"{word}s": kind for word, kind in nouns.items() if kind in PERSONS}
    return Phrases((plurals | nouns).items())


@cache
def reporting_verbs() -> frozenset[str]:
    """Return the forms of verbs that say that somebody says something."""
    rows = (row for row in read_lexicon("reporting") if row["kind"] in ("verb", "deny"))
    return frozenset(form for row in rows for form in row["word"].split("|"))


def find_nouns(lowers: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the nouns of speakers among words in lower case: (first word, word after, kind)."""
    for at in range(len(lowers)):
        if found := speaker_nouns().match(lowers, at):
            yield at, at + found[0], found[1]


def holds_person(lowers: Sequence[str]) -> bool:
    """Tell whether words in lower case name a person who speaks for others: "deputy head of"."""
    return any(kind in PERSONS for _, _, kind in find_nouns(lowers))


# The letters of tag_words for the tags of data/lexicon/function_words.csv.
TAGS = {"D": "DT PRP$", "I": "IN TO INSUB", "C": "CC SUB WP WRB THAT", "X": "BE HAVE DO MD", "R": "RB NEG"}
LETTERS = {tag: letter for letter, tags in TAGS.items() for tag in tags.split()}
INSIDE = "DPnN"  # what a noun phrase is made of


def tag_words(words: Sequence[Word]) -> str:
    """Return one letter a word.

    Determiner, O pronoun, I preposition, Conjunction, X auxiliary, Time, R adverb, Verb, Number, Proper noun,
    n other noun or adjective, "," punctuation, Q quotation mark.
    """
    tags = list(map(LETTER.__getitem__, map(itemgetter(0), words)))
    for at in [at for at, tag in enumerate(tags[:-1]) if tag in "VIR"]:
        before, after = tags[at - 1] if at else "", tags[at + 1]
        if tags[at] == "V":
            # "carried by state media"; "head of occupied Crimea", "in a televised statement"
            adjective = words[at].lower.endswith("ed") and before + after in ("Dn", "DP", "IP")
            if adjective or words[at + 1].lower in AFTER_NOUN:
                tags[at] = "n"
        elif before == "P" == after and words[at].text[0].isupper():  # "Camp As Sayliyah"
            tags[at] = "P"
    return "".join(tags)


def _read_functions() -> dict[str, str]:
    rows = read_lexicon("function_words")
    known = {row["word"]: LETTERS[row["tag"]] for row in rows if row["tag"] in LETTERS}
    known |= dict.fromkeys(word_set("claim_words", "times"), "T") | dict.fromkeys(
        ["both", "all", "each"], "R"
    )
    return known | dict.fromkeys(PRONOUNS, "O")


FUNCTIONS = _read_functions()


def _tag(text: str) -> str:
    lower = text.lower()
    if not lower[0].isalnum():
        return "Q" if lower in QUOTES else ","
    if lower in FUNCTIONS:
        return FUNCTIONS[lower]
    if lower[0].isdigit():
        return "N"
    if text[0].isupper():
        return "P"
    if lower in reporting_verbs() or (lower.endswith(("ed", "ing")) and "-" not in lower):
        return "V"
    return "R" if lower.endswith("ly") and len(lower) > 5 else "n"


LETTER = Memo(_tag)


class Reading:
    """A sentence as it is read for speakers: its words, a letter for each, the actors that it names.

    `lowers` and `tags` go on with blanks, so that a look before the first word or behind the last finds
    nothing; phrases are pairs (first word, word after the last).
    """

    def __init__(self, words: Sequence[Word], mentions: Sequence[Mention]) -> None:
        """Tag the words of a sentence; `mentions` are the actors that it names."""
        self.words = words
        self.mentions = mentions
        self.lowers = [word.lower for word in words] + [""] * 4
        self.tags = tag_words(words) + " " * 4

    def is_capital(self, at: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.words[at].text[0].isupper()

    # -- the noun phrase --------------------------------------------------------------------------------

    def phrase_before(self, position: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends before the verb at `position`.

        Passes over "also", "had", "on Tuesday", "in a statement", and commas around them.
        """
        last = self._skip_back(position)
        if last > 0 and self.tags[last - 1] == "O":
            return last - 1, last
        first = self._walk_back(last)
        if first == last:
            return None
        if self.tags[first - 1] == "I" and (engaged := self._find_engaged(first)):
            return engaged
        if self.lowers[first - 1] == ",":
            # "the ministry's spokesman, Col. Amir Khan, said": a name in apposition to its role
            before = self._walk_back(first - 1)
            if before < first - 1 and self.tags[before - 1] != "I" and self._is_apposed(before, first, last):
                return before, last
        return first, last

    def _find_engaged(self, first: int) -> tuple[int, int] | None:
        """ "the coalition fighting the Houthis in Yemen said": the noun before the participle."""
        while self.tags[first - 1] in "IDnPN":
            first -= 1
        before = self._walk_back(first - 1)
        return (before, first - 1) if self.lowers[first - 1].endswith("ing") and before < first - 1 else None

    def _skip_back(self, position: int) -> int:
        """Return the end of what stands before `position`, adverbs, times and channels passed over."""
        lowers, tags, last = self.lowers, self.tags, position
        while last > 0:
            lower, tag, after = lowers[last - 1], tags[last - 1], tags[last]
            if (
                tag in "XRT"
                or (tag in "IN" and after == "T")
                or lower in ("who", "which")
                or (tag == "N" and last < position and tags[last - 2] == "T")
            ):
                last -= 1
            elif lower in CHANNELS and (start := self._find_channel(last)):
                last = start
            elif (insertion := self._find_insertion(last)) is not None:
                last = insertion
            elif lower in (",", "(", ")") and tags[last - 2] not in "Q ":
                last -= 1
                if lower == ")":  # "the Joint Chiefs of Staff (JCS) said"
                    opening = (at for at in range(last - 1, max(-1, last - 6), -1) if lowers[at] == "(")
                    last = next(opening, last)
            else:
                break
        return last

    def _find_channel(self, last: int) -> int:
        """Where "in a post on X" begins, 0 if it does not."""
        start = self.tags.rfind("I", max(0, last - 7), last)
        return start if start > 0 and "," not in self.tags[start:last] else 0

    def _find_insertion(self, last: int) -> int | None:
        """ "an official, speaking on condition of anonymity, said": where the noun before it ends."""
        lowers, tags = self.lowers, self.tags
        if lowers[last - 1] != ",":
            return None
        commas = [at for at in range(last - 2, max(0, last - INSERTED), -1) if lowers[at] == ","]
        aside = next((at for at in commas if lowers[at + 1] in ASIDE), None)
        if aside is not None or not commas or commas[0] < last - 14:
            return aside
        comma = commas[0]
        # "Col. Khan, at a briefing in Doha, said"
        briefing = tags[comma + 1] == "I" and lowers[comma + 2] in ("a", "an")
        # "Jan Novak, an analyst in Prague, said": no office, so it does not say whom he speaks for
        private = lowers[comma + 1] in ("a", "an") and not self.has_person(comma + 1, last - 1)
        return comma if briefing or private else None

    def _walk_back(self, last: int) -> int:
        """Return the first word of the noun phrase that ends before `last`."""
        first = last
        while first > 0 and last - first < LONGEST and (step := self._step_back(first, last)):
            first -= step
            if self.tags[first] == "D":  # it ends the phrase, unless "of the", "for the" join it to more
                more = self._joins(first - 1) or (
                    self.lowers[first - 1] == "and" and self.tags[first - 2] == "P"
                )
                return self._walk_back(first - 1) if more and first > 1 else first
        return first

    def _step_back(self, first: int, last: int) -> int:
        """How many words before `first` belong to the phrase from there to `last`."""
        tag, lower, two = self.tags[first - 1], self.lowers[first - 1], self.tags[first - 2]
        if tag in INSIDE:
            return 1
        if lower == "." and self.words[first - 2].text in TITLES:
            return 1
        if first == last:
            return 0
        if lower == "and" and two in "Pn" and (self.tags[first] in "DP" or self.tags[first - 3] == ","):
            return 1  # "Reuters and the BBC"
        if tag == "I" and self._joins(first - 1):
            return 1
        # "the coalition engaged in Yemen"
        return 2 if tag == "I" and two == "V" and self.tags[first - 3] in "nP" else 0

    def _joins(self, position: int) -> bool:
        """Whether the preposition joins two nouns of one speaker: "spokesman for", "Chiefs of"."""
        lower, before = self.lowers[position], self.lowers[position - 1]
        if before in DOCUMENTS and lower in ("of", "from", "by"):
            return True
        noun = lower in JOINING and speaker_nouns().match([before], 0) is not None
        return noun or (lower == "of" and self.tags[position - 1] == "P")

    def _is_apposed(self, first: int, second: int, last: int) -> bool:
        """Whether one side of the comma before `second` is a name and the other its role."""
        comma = second - 1
        if "N" in self.tags[first:comma]:
            return False
        role_after = (
            self.tags[second] == "D" and self.tags[comma - 1] == "P" and self.has_person(second, last)
        )
        return role_after or (self.tags[last - 1] == "P" and self.has_person(first, comma))

    def has_person(self, first: int, last: int) -> bool:
        """Tell whether the words hold a noun for a person who speaks for others."""
        return holds_person(self.lowers[first:last])

    def phrase_after(self, position: int) -> tuple[int, int] | None:
        """Return the noun phrase that begins at `position`: "Yerevan's air force", "the army"."""
        first = position
        while self.lowers[first] in ('"', "“"):
            first += 1
        if self.tags[first] == "O":
            return first, first + 1
        last = first
        while last - first < LONGEST and self._goes_on(first, last):
            last += 1
        while last > first and self.tags[last - 1] in "IDN":
            last -= 1
        if last == first:
            return None
        # "said Amir Khan, a spokesman for the army"
        if self.lowers[last] == "," and not self.has_person(first, last):
            beyond = self.phrase_after(last + 1)
            if beyond and beyond[0] == last + 1 and self.has_person(*beyond):
                return first, beyond[1]
        return first, last

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether the phrase that begins at `first` holds the word `at` too."""
        tag, lower = self.tags[at], self.lowers[at]
        if tag in INSIDE:
            return True
        if at == first:
            return False
        if lower == ".":
            return self.words[at - 1].text in TITLES
        if lower == "and":
            return self.tags[at - 1] == "P" and self.tags[at + 1] in "PD"
        if lower in RELEASED:
            return self.lowers[at - 1] in DOCUMENTS
        if lower == "by" and self.lowers[at - 1] in RELEASED:
            return True
        return tag == "I" and (lower == "of" or self._joins(at))

    # -- the speakers in it -----------------------------------------------------------------------------

    def read_speakers(self, phrase: tuple[int, int] | None) -> list[Speaker]:
        """Read a noun phrase as speakers, none when nothing in it can speak.

        "the coalition's spokesman, Col. Amir Khan" is a named official, "US officials" unnamed ones, "Tehran"
        its government, "Reuters and the BBC" are two; a "statement from the army" speaks for the army.
        """
        if phrase is None:
            return []
        first, last = phrase
        start, end = self.words[first].start, self.words[last - 1].end
        lowers = [lower.removesuffix("'s") for lower in self.lowers[first:last]]
        if self.tags[first] == "O" and last == first + 1:
            return [] if lowers[0] in ("we", "i") else [_read_pronoun(start, end, lowers[0])]
        for at, lower in enumerate(lowers, start=first):
            if lower in DOCUMENTS and not self.is_capital(at):
                return self._read_document(first, last, at)
        within = [m for m in self.mentions if m.end > start and m.start < end]
        installed = [m.code for m in within if m.text.lower().endswith(INSTALLED)]
        named = [m for m in within if m.kind in KINDS]
        # an office without a name must end the phrase: not "the ministry's X"
        ends = {end, end - 1} | {word.start - 1 for word in self.words[first:last] if word.lower == "and"}
        named = [m for m in named if m.name or m.kind not in PERSONS or m.end in ends or m.end > end] or named
        if named:
            return self._read_named(named, installed, phrase)
        places = installed or [m.code for m in within if m.kind == "place"]
        if places and lowers[-1] in SECURITY:  # "Kurdistan counterterrorism said"
            return [Speaker(start, end, "government", " ".join(lowers), actor=places[0])]
        bare = self._read_bare(first, last)
        if places and bare and bare[0].kind.endswith("official"):
            return [replace(bare[0], actor=places[0])]
        return bare

    def _read_named(
        self, named: list[Mention], installed: list[str], phrase: tuple[int, int]
    ) -> list[Speaker]:
        """The speakers of a phrase that names actors: all that "and" joins, else the first before "of"."""
        first, last = phrase
        if {m.kind for m in named} <= {"demonym", "country"}:
            bare = self._read_bare(first, last)
            if bare and bare[0].name and bare[0].head != bare[0].name.lower():
                return [replace(bare[0], actor=named[0].code)]  # "the head of the Russian centre, Amir Khan"
        speakers = [_read_mention(mention) for mention in named]
        alike = all(m.kind in (named[0].kind, "media", "country") for m in named)
        if alike and "and" in self.lowers[first:last]:
            if named[0].kind == "official" and not named[0].name:  # "Indian and Pakistani officials"
                return [replace(speaker, end=speakers[-1].end) for speaker in speakers]
            return speakers
        joint = self.tags.find("I", first, last)
        front = [s for s in speakers if joint < 0 or s.start < self.words[joint].start] or speakers[:1]
        speaker = next((speaker for speaker in front if speaker.name), front[-1])
        return [replace(speaker, actor=installed[0]) if installed else speaker]

    def _read_document(self, first: int, last: int, at: int) -> list[Speaker]:
        """ "a statement by the army" speaks for the army, "the statement" for whom was named before."""
        for joint in range(at + 1, min(at + 4, last - 1)):
            if self.lowers[joint] in ("from", "by", "of", "for"):
                return self.read_speakers((joint + 1, last))
        start, end = self.words[first].start, self.words[last - 1].end
        speakers = self.read_speakers((first, at)) if at > first else []
        return speakers or [Speaker(start, end, "", self.lowers[at], refers=True)]

    def _read_bare(self, first: int, last: int) -> list[Speaker]:
        """A speaker whose country the phrase does not name: "officials", "Col. Amir Khan"."""
        start, end = self.words[first].start, self.words[last - 1].end
        lowers = [lower.removesuffix("'s") for lower in self.lowers[first:last]]
        joint = self.tags.find("I", first, last) - first
        head, kind, behind = "", "", 0
        for at, after, sort in find_nouns(lowers):
            if at >= behind and (joint < 0 or at < joint) and (sort != "media" or not kind):
                head, kind, behind = " ".join(lowers[at:after]), sort, after
        name = self._find_name(first, last)
        the = lowers[0] in THE
        if kind in PERSONS:
            if name:
                return [Speaker(start, end, "named_official", head, name, head)]
            refers = the or lowers[0] == "another"
            return [Speaker(start, end, "unnamed_official", head, plural=head.endswith("s"), refers=refers)]
        if kind == "group" and not CIVIL.isdisjoint(lowers):  # "the aid group": not the armed one before
            return [Speaker(start, end, KINDS[kind], " ".join(lowers[the:]))]
        if kind:
            return [Speaker(start, end, KINDS[kind], head, refers=the or kind == "military")]
        if the and lowers[-1] in BODIES:  # "the aforesaid service"
            return [Speaker(start, end, "", lowers[-1], refers=True)]
        if lowers == ["the", "alliance"]:
            return [Speaker(start, end, "organisation", "alliance", refers=True)]
        if name and name == " ".join(word.text for word in self.words[first:last] if word.text != "."):
            return [Speaker(start, end, "named_official", name.lower(), name, refers=True)]
        return []

    def _find_name(self, first: int, last: int) -> str | None:
        """Return the last run of capitalised words that are no nouns of speakers: a name."""
        run: list[str] = []
        joint = self.tags.find("I", first + 1, last)
        for at in range((joint if "P" in self.tags[first : max(joint, first)] else last) - 1, first - 1, -1):
            text, noun = self.words[at].text, speaker_nouns().match([self.lowers[at]], 0)
            if self.tags[at] == "P" and not noun and text not in TITLES:
                run.insert(0, text)
            elif run:
                break
        return " ".join(run) or None


# What a mention of an actor is as a source; an anaphor takes the kind of what it goes back to.
KINDS = {
    "leader": "named_official",
    "official": "unnamed_official",
    "government": "government",
    "military": "military",
    "group": "organisation",
    "organisation": "organisation",
    "media": "media",
    "country": "government",
    "capital": "government",
    "seat": "government",
    "demonym": "government",
    "anaphor": "",
}


def _read_pronoun(start: int, end: int, lower: str) -> Speaker:
    kind = "named_official" if lower in ("he", "she") else ""
    return Speaker(start, end, kind, lower, plural=lower == "they", refers=True)


def _read_mention(mention: Mention) -> Speaker:
    kind = "unnamed_official" if mention.kind == "leader" else KINDS[mention.kind]
    head = (mention.role or mention.text).lower()
    return Speaker(
        mention.start,
        mention.end,
        "named_official" if mention.name else kind,
        head,
        mention.name or None,
        mention.role or None,
        mention.code,
        plural=not mention.name and kind == "unnamed_official" and head.endswith("s"),
        refers=mention.kind == "anaphor",
    )
