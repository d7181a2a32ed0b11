"""Who speaks: the noun phrase beside a reporting verb, read as a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.actors import Mention
from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.words import Word


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
PRONOUNS = frozenset("it he she they we i".split())
PREPOSITIONS = word_set("claim_words", "prepositions")
CONJUNCTIONS = word_set("claim_words", "conjunctions")
AUXILIARIES = word_set("claim_words", "auxiliaries")
TIMES = word_set("claim_words", "times")
ADVERBS = word_set("claim_words", "adverbs")
# "on Telegram", "in a statement": where or how a thing was said, between the speaker and the verb.
CHANNELS = word_set("claim_words", "channels")
# Words in -ed and -ing that stand within the name of a speaker.
NOT_VERBS = frozenset(
    "armed united allied unnamed retired exiled ousted ruling leading visiting breaking".split()
)
# Nouns for people and things that stand before "of", "for", "in" within the name of a speaker.
DOCUMENTS = frozenset(row["word"] for row in read_lexicon("reporting") if row["kind"] == "document")
# Words before which "state" and "report" are no verbs: "state media".
AFTER_NOUN = frozenset("media television tv news agency department radio oil run owned broadcaster".split())
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|Sheikh|Sir)$")
SECURITY = frozenset("counterterrorism counter-terrorism security intelligence".split())
BODIES = frozenset("service services directorate agency command centre center".split())
INSTALLED = ("-installed", "-appointed")  # "the Russian-installed governor" speaks for Russia
POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")


@cache
def speaker_nouns() -> Phrases[str]:
    """Return the nouns of speakers with their kind: official, leader, government, military, group, media."""
    kinds = frozenset("official leader government military group media".split())
    rows = (*read_lexicon("forces"), *read_lexicon("titles"))
    nouns = {row["word"]: row["kind"] for row in rows if row["kind"] in kinds}
    plurals = {f"{word}s": kind for word, kind in nouns.items() if kind in ("official", "leader")}
    return Phrases((plurals | nouns).items())


def tag_words(words: Sequence[Word], verbs: frozenset[str]) -> str:
    """Return one letter a word.

    Determiner, O pronoun, I preposition, Conjunction, X auxiliary, Time, R adverb, Verb, Number, Proper noun,
    n other noun or adjective, "," punctuation, Q quotation mark.
    """
    tags = [_tag(word, verbs) for word in words]
    for at in range(len(words) - 1):  # "carried by state media"
        if tags[at] == "V" and words[at + 1].lower in AFTER_NOUN:
            tags[at] = "n"
    for at in range(1, len(words) - 1):  # "head of occupied Crimea", "in a televised statement"
        before_name = tags[at - 1] == "I" and tags[at + 1] == "P"
        before_noun = tags[at - 1] == "D" and tags[at + 1] in "nP"
        if tags[at] == "V" and words[at].lower.endswith("ed") and (before_name or before_noun):
            tags[at] = "n"
    for at in range(1, len(words) - 1):  # "Camp As Sayliyah": a small word within a name
        if tags[at] in "IR" and words[at].text[0].isupper() and tags[at - 1] == "P" == tags[at + 1]:
            tags[at] = "P"
    return "".join(tags)


def _tag(word: Word, verbs: frozenset[str]) -> str:
    lower = word.lower
    if not lower[0].isalnum():
        return "Q" if lower in '"“”„«»' else ","
    for letter, known in _TAGS:
        if lower in known:
            return letter
    if lower[0].isdigit():
        return "N"
    if word.text[0].isupper():
        return "P"
    if lower in verbs or (lower.endswith(("ed", "ing")) and "-" not in lower and lower not in NOT_VERBS):
        return "V"
    return "R" if lower.endswith("ly") and len(lower) > 5 else "n"


_TAGS = (
    ("D", DETERMINERS - {"that"}),
    ("O", PRONOUNS),
    ("I", PREPOSITIONS),
    ("C", CONJUNCTIONS),
    ("X", AUXILIARIES),
    ("T", TIMES),
    ("R", ADVERBS),
)
INSIDE = "DPnN"


def phrase_before(words: Sequence[Word], tags: str, position: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before the verb at `position`: its words from, to.

    Passes over "also", "had", "on Tuesday", "in a statement", and commas around them.
    """
    last = _skip_back(words, tags, position)
    if last <= 0:
        return None
    if tags[last - 1] == "O":
        return last - 1, last
    first = _walk_back(words, tags, last)
    if first == last:
        return None
    # "the ministry's spokesman, Col. Amir Khan, said": a name in apposition to a noun before it, or after
    if tags[first - 1 : first] == "," and words[first - 1].text == "," and first >= 2:
        before = _walk_back(words, tags, first - 1)
        if (
            before < first - 1
            and tags[before - 1 : before] != "I"
            and _is_apposed(words, tags, before, first - 1, first, last)
        ):
            return before, last
    return first, last


def _skip_back(words: Sequence[Word], tags: str, position: int) -> int:
    """Return the end of what stands before `position` once adverbs, times and channels are passed over."""
    last = position
    while last > 0:
        word, tag = words[last - 1], tags[last - 1]
        if tag in "XRT" or (tag == "N" and tags[last : last + 1] == "T"):
            last -= 1
        elif (
            word.lower in CHANNELS
            and (start := tags.rfind("I", max(0, last - 7), last)) > 0
            and "," not in tags[start:last]
        ):
            last = start
        elif (tag == "I" and tags[last : last + 1] == "T") or (
            tag == "N" and last < position and tags[last - 2 : last - 1] == "T"
        ):
            last -= 1
        elif insertion := _find_insertion(words, tags, last):
            last = insertion
        elif word.text in ",()" and last <= position and tags[last - 2 : last - 1] not in ("Q", ""):
            last -= 1
            if word.text == ")":  # "the Joint Chiefs of Staff (JCS) said"
                opening = next(
                    (i for i in range(last - 1, max(-1, last - 6), -1) if words[i].text == "("), None
                )
                last = last if opening is None else opening
        elif word.lower in ("who", "which"):
            last -= 1
        else:
            break
    return last


def _find_insertion(words: Sequence[Word], tags: str, last: int) -> int:
    """ "an official, speaking on condition of anonymity, said": where the noun before the insertion ends."""
    if words[last - 1].text == ",":
        for at in range(last - 2, max(0, last - 14), -1):
            if words[at].text == ",":
                spoken = words[at + 1].lower in ("speaking", "who", "citing", "quoting")
                # "Col. Khan, at a briefing in Doha, said"
                briefing = tags[at + 1] == "I" and words[at + 2].lower in ("a", "an")
                # "Jan Novak, an analyst in Prague, said": no office, so it does not say whom he speaks for
                private = words[at + 1].lower in ("a", "an") and "I" in tags[at + 1 : last]
                private = private and tags[at - 1] == "P" and not has_person(words, at + 1, last - 1)
                return at if spoken or briefing or private else 0
    return 0


def _walk_back(words: Sequence[Word], tags: str, last: int) -> int:
    first = last
    while first > 0 and last - first < 24:
        tag = tags[first - 1]
        if tag in INSIDE:
            if tag == "D" and first < last and tags[first] == "D":
                break
            first -= 1
            if tag == "D":
                break
        elif tag == "V" and words[first - 1].text[0].isupper() and first < last:
            first -= 1  # "Press Secretary", "United Nations"
        elif (
            tag == "," and words[first - 1].text == "." and first >= 2 and TITLE.match(words[first - 2].text)
        ):
            first -= 1
        elif (
            words[first - 1].lower == "and"
            and first >= 2
            and tags[first - 2] in "Pn"
            and (tags[first] in "DP" or tags[first - 3 : first - 2] == ",")
        ):
            first -= 1  # "Reuters and the BBC"
        elif tag == "I" and first < last and first >= 2 and _joins(words, tags, first - 1):
            first -= 1
        elif tag == "I" and first >= 3 and tags[first - 2] == "V" and tags[first - 3] in "nP":
            first -= 2  # "the coalition engaged in Yemen"
        else:
            break
        if first < last and tags[first] == "D" and first and not _joins(words, tags, first - 1):
            break
    # A determiner ends the walk, unless "of the", "for the" or "and the" join it to more.
    if (
        2 <= first < last
        and tags[first] == "D"
        and (_joins(words, tags, first - 1) or (words[first - 1].lower == "and" and tags[first - 2] == "P"))
    ):
        return _walk_back(words, tags, first - 1)
    return first


def _joins(words: Sequence[Word], tags: str, position: int) -> bool:
    """Whether the preposition joins two nouns of one speaker: "spokesman for", "Chiefs of", "source in"."""
    if position < 1 or tags[position] != "I":
        return False
    lower, before = words[position].lower, words[position - 1].lower
    if lower not in ("of", "for", "in", "at", "from", "with", "to", "by"):
        return False
    if lower == "of" and tags[position - 1] == "P":
        return True
    if before in DOCUMENTS and lower in ("of", "from", "by"):
        return True
    return speaker_nouns().match([before], 0) is not None and lower != "by"


def _is_apposed(words: Sequence[Word], tags: str, first: int, comma: int, second: int, last: int) -> bool:
    """Whether one side of the comma is a name and the other its role."""
    if "N" in tags[first:comma] or POSSESSIVE.search(words[comma - 1].text):
        return False
    role_after = tags[second] == "D" and has_person(words, second, last) and tags[comma - 1] == "P"
    role_before = has_person(words, first, comma) and tags[last - 1] == "P"
    return role_after or role_before


def has_person(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether words `first` to `last` hold a noun for a person who speaks for others."""
    lowers = [word.lower for word in words[first:last]]
    return any(
        (found := speaker_nouns().match(lowers, i)) is not None and found[1] in ("official", "leader")
        for i in range(len(lowers))
    )


def phrase_after(words: Sequence[Word], tags: str, position: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at `position`: "Yerevan's air force", "the army"."""
    first = position
    while first < len(words) and (tags[first] == "R" or words[first].text in '"“'):
        first += 1
    if first >= len(words):
        return None
    if tags[first] == "O":
        return first, first + 1
    last = first
    while last < len(words) and last - first < 24:
        tag = tags[last]
        if (
            tag in INSIDE
            or (
                tag == "T"
                and last > first
                and tags[last - 1] == "P"
                and words[last].text[0].isupper()
                and words[last].lower in ("may", "august")
            )
            or (tag == "V" and words[last].text[0].isupper())
            or (tag == "," and words[last].text == "." and TITLE.match(words[last - 1].text))
            or (tag == "I" and last > first and (_joins(words, tags, last) or words[last].lower == "of"))
            or (
                words[last].lower == "and"
                and last > first
                and tags[last - 1] == "P"
                and tags[last + 1 : last + 2] in ("P", "D")
            )
        ):
            last += 1
        elif (
            words[last].lower in ("issued", "released", "published", "made", "posted")
            and words[last - 1].lower in DOCUMENTS
        ):
            last += 1
            if words[last : last + 1] and words[last].lower == "by":
                last += 1
        elif tag == "Q" and last > first and tags[last - 1] == "P":
            break
        else:
            break
    while last > first and tags[last - 1] in "IDN":
        last -= 1
    if last == first:
        return None
    # "said Amir Khan, a spokesman for the army"
    if words[last : last + 1] and words[last].text == "," and tags[last - 1] == "P" and last + 1 < len(words):
        beyond = phrase_after(words, tags, last + 1)
        if (
            beyond
            and beyond[0] == last + 1
            and has_person(words, *beyond)
            and not has_person(words, first, last)
        ):
            last = beyond[1]
    return first, last


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
}


def read_speakers(
    words: Sequence[Word], tags: str, first: int, last: int, mentions: Sequence[Mention]
) -> list[Speaker]:
    """Read the noun phrase of words `first` to `last` as speakers, none when nothing in it can speak.

    "the coalition's spokesman, Col. Amir Khan" is a named official, "US officials" unnamed ones, "Tehran" its
    government, "Reuters and the BBC" are two; a "statement from the army" speaks for the army.
    """
    lowers = [POSSESSIVE.sub("", word.lower) for word in words[first:last]]
    start, end = words[first].start, words[last - 1].end
    if tags[first] == "O" and last == first + 1:
        if lowers[0] in ("we", "i"):
            return []
        kind = "named_official" if lowers[0] in ("he", "she") else ""
        return [Speaker(start, end, kind, lowers[0], plural=lowers[0] == "they", refers=True)]
    for offset, lower in enumerate(lowers):
        if lower in DOCUMENTS and words[first + offset].text[0].islower():
            return _read_document(words, tags, first, last, offset, mentions)
    installed = [
        m for m in mentions if m.end > start and m.start < end and m.text.lower().endswith(INSTALLED)
    ]
    named = [m for m in mentions if m.start < end and m.end > start and m.kind in KINDS | {"anaphor": ""}]
    named = [m for m in named if m.name or m.kind not in ("leader", "official") or m.end >= end - 1] or named
    if named:
        bare = (
            _read_bare(words, tags, first, last) if {m.kind for m in named} <= {"demonym", "country"} else []
        )
        if bare and bare[0].name and bare[0].head != bare[0].name.lower():
            return [replace(bare[0], actor=named[0].code)]  # "the head of the Russian centre, Amir Khan"
        speakers = [_read_mention(m) for m in named]
        both = "and" in lowers and all(
            m.kind == named[0].kind or m.kind in ("media", "country") for m in named
        )
        if both:
            return speakers
        joint = next((words[i].start for i in range(first, last) if tags[i] == "I"), end)
        front = [speaker for speaker in speakers if speaker.start < joint] or speakers[:1]
        speaker = next((speaker for speaker in front if speaker.name), front[-1])
        return [replace(speaker, actor=installed[0].code) if installed else speaker]
    places = [m.code for m in mentions if m.kind == "place" and m.start < end and m.end > start]
    places = [m.code for m in installed] or places
    if places and lowers[-1] in SECURITY:  # "Kurdistan counterterrorism said"
        return [Speaker(start, end, "government", " ".join(lowers), actor=places[0])]
    return [
        replace(speaker, actor=places[0]) if places and speaker.kind.endswith("official") else speaker
        for speaker in _read_bare(words, tags, first, last)
    ]


def _read_document(
    words: Sequence[Word], tags: str, first: int, last: int, offset: int, mentions: Sequence[Mention]
) -> list[Speaker]:
    """ "a statement by the ministry" speaks for the ministry, "the statement" for whom was named before."""
    at = first + offset
    for joint in range(at + 1, min(at + 4, last - 1)):
        if words[joint].lower in ("from", "by", "of", "for"):
            return read_speakers(words, tags, joint + 1, last, mentions)
    if offset:
        speakers = read_speakers(words, tags, first, at, mentions)
        if speakers:
            return speakers
    return [Speaker(words[first].start, words[last - 1].end, "", words[at].lower, refers=True)]


def _read_mention(mention: Mention) -> Speaker:
    kind = "named_official" if mention.name else KINDS.get(mention.kind, "")
    if mention.kind == "leader" and not mention.name:
        kind = "unnamed_official"
    if mention.kind == "anaphor":
        kind = "named_official" if mention.name else ""
    head = (mention.role or mention.text).lower()
    plural = head.endswith("s") and kind == "unnamed_official"
    return Speaker(
        mention.start,
        mention.end,
        kind,
        head,
        mention.name or None,
        mention.role or None,
        mention.code,
        plural,
        refers=mention.kind == "anaphor",
    )


def _read_bare(words: Sequence[Word], tags: str, first: int, last: int) -> list[Speaker]:
    """A speaker whose country the phrase does not name: "officials", "the air force", "Col. Amir Khan"."""
    lowers = [POSSESSIVE.sub("", word.lower) for word in words[first:last]]
    start, end = words[first].start, words[last - 1].end
    joint = next((i for i in range(first, last) if tags[i] == "I"), last) - first
    head, kind, at = "", "", 0
    for offset in range(joint):
        found = speaker_nouns().match(lowers, offset)
        if found and offset >= at and (found[1] != "media" or not kind):
            head, kind, at = " ".join(lowers[offset : offset + found[0]]), found[1], offset + found[0]
    name = _find_name(words, tags, first, last)
    if kind in ("official", "leader"):
        if name:
            return [Speaker(start, end, "named_official", head, name, head)]
        refers = lowers[0] in DETERMINERS - {"a", "an"} or lowers[0] == "another"
        return [Speaker(start, end, "unnamed_official", head, plural=head.endswith("s"), refers=refers)]
    if kind:
        refers = lowers[0] in DETERMINERS - {"a", "an"}
        return [Speaker(start, end, KINDS[kind], head, refers=refers or kind == "military")]
    if lowers[-1] in BODIES and lowers[0] in DETERMINERS - {"a", "an"}:  # "the aforesaid service"
        return [Speaker(start, end, "", lowers[-1], refers=True)]
    if lowers == ["the", "alliance"]:
        return [Speaker(start, end, "organisation", "alliance", refers=True)]
    if name and name == " ".join(word.text for word in words[first:last] if word.text != "."):
        return [Speaker(start, end, "named_official", name.lower(), name, refers=True)]
    return []


def _find_name(words: Sequence[Word], tags: str, first: int, last: int) -> str | None:
    """Return the last run of capitalised words that are no nouns of speakers: a name."""
    run: list[str] = []
    joint = next((i for i in range(first + 1, last) if tags[i] == "I"), last)
    for position in range((joint if "P" in tags[first:joint] else last) - 1, first - 1, -1):
        word = words[position]
        if (
            tags[position] == "P"
            and not speaker_nouns().match([word.lower], 0)
            and not TITLE.match(word.text)
        ):
            run.insert(0, word.text)
        elif run:
            break
    return " ".join(run) or None
