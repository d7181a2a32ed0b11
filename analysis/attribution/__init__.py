"""Who says what: statements with the words they cover, and the sources of an article.

Rules in the manner of textacy's direct quotations (speaker, cue, content), extended to indirect speech, to
"according to", to headlines ("Army: two drones downed") and to speakers who are only pointed back to.
Not covered: views without a reporting word, irony, and speakers named only in a later sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from analysis.actors import Mention, find_mentions, is_country
from analysis.article import Article
from analysis.attribution.speakers import (
    AFTER_NOUN,
    DOCUMENTS,
    Speaker,
    has_person,
    phrase_after,
    phrase_before,
    read_speakers,
    speaker_nouns,
    tag_words,
)
from analysis.lexicon import Phrases, read_lexicon, word_set
from analysis.sentences import Sentence, near
from analysis.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker the article names or leaves unnamed; `text` is its first naming, `article.text[start:end]`.

    `kind` is named_official, unnamed_official, government, military, organisation (armed groups too) or
    media. `actor` is the code of the country or organisation spoken for, `country` the same where it is a
    country's; `statements` counts what the article takes from it.
    """

    sentence: int
    start: int
    end: int
    text: str
    name: str
    role: str | None
    country: str | None
    kind: str
    statements: int
    rule: str
    actor: str | None = None


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


@lru_cache(maxsize=8)
def article_mentions(article: Article) -> tuple[Mention, ...]:
    """Return the actors and places that the article names, offsets counted in the article."""
    mentions = find_mentions(article.text)
    if not any(JOINT_CHIEFS.search(m.text) for m in mentions) or not KOREAN.search(article.text):
        return mentions
    return tuple(replace(m, code="KOR") if _is_korean_staff(m) else m for m in mentions)


JOINT_CHIEFS = re.compile(r"\b(?:Joint Chiefs|JCS)\b")
AMERICAN = re.compile(r"\b(?:U\.?S\.?|United States|American?|Pentagon)(?!\w)")
# What a text about Korea names, if only "the North" of its own reporters.
KOREAN = re.compile(r"\b(?:Koreas?|Koreans?|Seoul|Pyongyang|Kim Jong|[Tt]he North(?=[,.'’]| [a-z]))")


def _is_korean_staff(mention: Mention) -> bool:
    """In a text about Korea the Joint Chiefs of Staff are South Korea's, unless they are called American."""
    staff = mention.code == "USA" and JOINT_CHIEFS.search(mention.text)
    return bool(staff) and not AMERICAN.search(mention.text)


# ---------------------------------------------------------------------------------- within a sentence


@dataclass(slots=True)
class _Cue:
    """A reporting word: words `first` to `last` of its sentence, its speakers, and the words said."""

    first: int
    last: int
    kind: str
    speakers: list[Speaker]
    subject: int  # where the speaker's phrase begins
    forward: bool
    rule: str
    start: int = 0
    end: int = 0


PART = re.compile(r"[^\W\d_]+")
WORDED = re.compile(r"\w")
CONTRASTS = frozenset("but while whereas although though yet however".split())
BE = frozenset("is are was were be been being".split())
# What may follow "the army said," when the words said stand before it.
GOES_ON = frozenset("formerly who which as after but while without though although".split())
# What was done with a statement, between the verb and its end: "said in a statement posted on X".
PUBLISHED = frozenset("posted published released issued carried aired shared broadcast cited quoted".split())


@cache
def _cues() -> Phrases[str]:
    return Phrases(
        (form, row["kind"]) for row in read_lexicon("reporting") for form in row["word"].split("|")
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for row in read_lexicon("reporting") for form in row["word"].split("|"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(
        form
        for row in read_lexicon("reporting")
        if row["kind"] in ("verb", "deny", "quote")
        for form in row["word"].split("|")
    )


def _find_cues(words: Sequence[Word], tags: str, mentions: Sequence[Mention], headline: bool) -> list[_Cue]:
    lowers = [word.lower for word in words]
    cues: list[_Cue] = []
    position = 0
    while position < len(words):
        found = _cues().match(lowers, position)
        if found:
            cue = _read_cue(words, tags, position, position + found[0], found[1], mentions, cues)
            if cue:
                cues.append(cue)
            position += found[0]
        else:
            position += 1
    return cues + list(_find_labels(words, tags, mentions, headline))


def _read_cue(
    words: Sequence[Word],
    tags: str,
    first: int,
    last: int,
    kind: str,
    mentions: Sequence[Mention],
    before: Sequence[_Cue],
) -> _Cue | None:
    def speak(phrase: tuple[int, int] | None, forward: bool, rule: str) -> _Cue | None:
        if phrase and phrase[0] < first:
            phrase = _widen(phrase, words, tags, mentions)
        speakers = read_speakers(words, tags, *phrase, mentions) if phrase else []
        if not phrase or not speakers:
            return None
        return _Cue(first, last, kind, speakers, min(phrase[0], first), forward, rule)

    following = words[last].lower if last < len(words) else "."
    previous = words[first - 1].lower if first else ""
    if kind == "document":
        # "claims by the rebels that ...", "Russian claims that ..."
        end = last
        phrase: tuple[int, int] | None = None
        if following in ("by", "from"):
            phrase = phrase_after(words, tags, last + 1)
            end = phrase[1] if phrase else last
        elif tags[first - 1 : first] in ("n", "P"):
            phrase = phrase_before(words, tags, first)
        within = phrase and phrase[0] > 1 and words[phrase[0] - 1].lower in ("a", "in", "its", "of", "the")
        if end < len(words) and words[end].lower in ("that", "of") and not within:
            return speak(phrase, True, "claim that")
        if words[first].lower not in _verbs():
            return None
    if kind == "source":
        # "according to the army", "citing officials"; "was quoted as saying" is read at "saying"
        if previous in BE and following != "by":
            return None
        at = last + 1 if following == "by" else last
        cites = words[first].lower != "according"
        return speak(phrase_after(words, tags, at), False, "cites" if cites else "according to")
    if following in AFTER_NOUN or tags[first - 1 : first] == "D" or words[first].text[0].isupper():
        return None
    if following == "by":
        return speak(phrase_after(words, tags, last + 1), False, "said by")
    if previous in BE and not words[first].lower.endswith("ing"):
        return None
    if words[first].lower.endswith("ing"):
        return _read_participle(words, tags, first, last, kind, mentions, before)
    if previous == ",":  # "..., reports Reuters."
        inverted = phrase_after(words, tags, last)
        if inverted and inverted[1] < len(words) and words[inverted[1]].text in ",.;":
            cue = speak(inverted, False, "says it")
            if cue:
                return cue
    phrase = phrase_before(words, tags, first)
    subject = speak(phrase, True, "says that")
    if phrase and subject is None:
        comma = phrase[0] - 1
        while comma > 0 and tags[comma] in "IDnPNV":
            comma -= 1
        if words[comma].text == ",":  # "the governor of the port, the largest of the country, said"
            subject = speak(phrase_before(words, tags, comma), True, "says that")
    if subject:
        subject.forward = not _is_trailing(words, tags, last) or not _has_content(words, tags, subject)
        if not subject.forward:
            subject.rule = "so it says"
        return subject
    if previous in ("and", "but", "then", "also", "has") and tags[first] == "V":
        return _read_participle(words, tags, first, last, kind, mentions, before)  # "bombed it and said that"
    # "..., said Yerevan's air force": the speaker behind the verb
    if first and (tags[first - 1] in ",Q"):
        return speak(phrase_after(words, tags, last), False, "says it")
    return None


def _widen(
    phrase: tuple[int, int], words: Sequence[Word], tags: str, mentions: Sequence[Mention]
) -> tuple[int, int]:
    """ "Amir Khan, deputy head of Russia's centre for Syria, said": the office, not the last name in it."""
    if tags[phrase[0]] == "O":
        return phrase
    first = phrase[0]
    while first > 0 and (tags[first - 1] in "IDnPN" or words[first - 1].text in "()"):
        first -= 1
    if first < phrase[0] and has_person(words, first, phrase[0]):
        return first, phrase[1]
    for mention in mentions:
        ends = words[first].start < mention.end <= words[phrase[0]].start
        if mention.kind in ("official", "leader") and ends and mention.start <= words[first].end:
            return next(i for i, word in enumerate(words) if word.end > mention.start), phrase[1]
    return phrase


def _read_participle(
    words: Sequence[Word],
    tags: str,
    first: int,
    last: int,
    kind: str,
    mentions: Sequence[Mention],
    before: Sequence[_Cue],
) -> _Cue | None:
    """ "..., adding that": who spoke before, else the sentence's subject; "was quoted as saying": who was."""
    quoted = next((i for i in range(max(1, first - 8), first) if words[i].lower == "quoted"), None)
    if quoted and words[quoted - 1].lower in BE and (phrase := phrase_before(words, tags, quoted - 1)):
        speakers = read_speakers(words, tags, *phrase, mentions)
        if speakers:
            return _Cue(first, last, kind, speakers, phrase[0], True, "quoted as saying")
    phrase = phrase_before(words, tags, first)  # "..., with Yerevan saying that 50 drones had been launched"
    if phrase and phrase[0] and words[phrase[0] - 1].lower == "with":
        speakers = read_speakers(words, tags, *phrase, mentions)
        if speakers:
            return _Cue(first, last, kind, speakers, phrase[0] - 1, True, "says that")
    spoken = [cue for cue in before if cue.rule != "according to"]
    if spoken:
        return _Cue(first, last, kind, spoken[-1].speakers, first, True, "adding that")
    subject = phrase_after(words, tags, 0)
    speakers = read_speakers(words, tags, *subject, mentions) if subject else []
    known = speakers and (speakers[0].actor or speakers[0].refers or speakers[0].kind != "named_official")
    if not known:
        return None  # "Sirens sounded, warning of": no speaker
    return _Cue(first, last, kind, speakers, first, True, "adding that")


def _is_trailing(words: Sequence[Word], tags: str, position: int) -> bool:
    """Whether nothing but where, when and how follows the verb: "said on Monday in a post on X." """
    if position < len(words) and (words[position].lower == "that" or words[position].text in ':"“'):
        return False
    if position < len(words) and words[position].text == ",":
        return True
    for at in range(position, len(words)):
        word, tag = words[at], tags[at]
        if word.text == ".":
            continue
        if word.text == ";" or word.lower in ("when", "after", "before", "while", "citing", "quoting"):
            return True
        if word.text == "," or word.text in "—–-":
            if tags[position : position + 1] in ("D", "N", "n") or words[position].lower == "all":
                return False  # "announced the downing of two drones, adding that"
            if len(words) - at <= 8 and any(word.lower in _verbs() for word in words[at + 1 :]):
                return True  # "..., the army said on Monday, Reuters reported."
            following = [word.lower for word in words[at + 1 : at + 3] if word.lower not in ("both", "also")][
                :1
            ]
            return bool(following) and (following[0].endswith("ing") or following[0] in GOES_ON)
        if tag in "DnPNTRIQ" or word.text in "()’'" or word.lower in PUBLISHED:
            continue
        return False
    return True


def _has_content(words: Sequence[Word], tags: str, cue: _Cue) -> bool:
    """Whether something is said before the speaker: a clause with a verb, and a comma or a quotation mark."""
    at = cue.subject - 1
    if at >= 2 and words[at].lower == "as":
        return True  # "..., as the army announced on Friday"
    if cue.last >= len(words) or tags[cue.last] not in "DnPNQ":
        return (
            at >= 2 and tags[at] in ",Q"
        )  # nothing that it says can follow: "..., officials said on Monday"
    if at < 2 or not (tags[at] == "Q" or words[at].text in ",—–-?!"):
        return False
    if words[at].text != "," and tags[at] != "Q":
        return True
    return tags[at] == "Q" or tags[at - 1] == "Q" or any(tag in "VX" for tag in tags[:at])


def _find_labels(
    words: Sequence[Word], tags: str, mentions: Sequence[Mention], headline: bool
) -> Iterator[_Cue]:
    """ "Army: two drones downed"; in headlines also "Two drones downed: army", "... - defence ministry"."""
    colon = next((i for i, word in enumerate(words[:10]) if word.text == ":"), 0)
    if (
        colon
        and set(tags[:colon]) <= set("DnPIN")
        and words[colon].end != words[min(colon + 1, len(words) - 1)].start
    ):
        speakers = read_speakers(words, tags, 0, colon, mentions)
        if speakers and not speakers[0].refers and speakers[0].start <= words[0].start + 4:
            yield _Cue(colon, colon + 1, "verb", speakers, 0, True, "label")
    if not headline:
        return
    for at in range(len(words) - 2, max(3, len(words) - 9), -1):
        if words[at].text in (":", "-", "–", "—", "|"):
            phrase = phrase_after(words, tags, at + 1)
            speakers = read_speakers(words, tags, *phrase, mentions) if phrase else []
            if phrase and speakers and phrase[1] >= len(words) - 1:
                yield _Cue(at, at + 1, "verb", speakers, at, False, "label")
            return


def _mark_content(cues: list[_Cue], words: Sequence[Word], tags: str) -> None:
    """Set the words that each cue covers: to the next speaker's clause, or back to the last one's."""
    for index, cue in enumerate(cues):
        if cue.forward:
            start = cue.last
            while start < len(words) - 1 and (words[start].lower == "that" or words[start].text in ":,"):
                start += 1
            end = len(words)
            for other in cues:
                if other.first > cue.first and other.rule in ("says that", "according to"):
                    if other.rule == "says that" and other.subject > cue.last:
                        end = min(end, _cut_before(words, other.subject, cue.last))
                    break
                if other.first > cue.first and other.rule == "so it says":
                    break
        else:
            start, end = 0, len(words)
            if cue.rule == "cites" and index:  # "reported Bloomberg, quoting the ministry"
                cue.start, cue.end = cues[index - 1].start, cues[index - 1].end
                continue
            if cue.rule in ("so it says", "says it"):
                end = max(cue.subject, 1)
            for other in cues[:index]:
                if (other.forward and other.rule == "says that") or (
                    cue.rule == "so it says" and not other.forward
                ):
                    start = max(start, _contrast_between(words, other.last, cue.subject))
            for other in cues[index + 1 :]:
                if other.rule == "says that" and cue.rule not in ("so it says", "says it"):
                    cut = _contrast_between(words, cue.last, other.subject)
                    end = min(end, cut or end)
        start, end = min(start, len(words) - 1), max(end, 1)
        cue.start, cue.end = words[start].start, words[end - 1].end
        if cue.end <= cue.start:
            cue.end = words[-1].end
    if len(cues) > 1 and cues[0].rule == "cites" and cues[1].rule in ("adding that", "says that"):
        cues[0].start, cues[0].end = cues[1].start, cues[1].end  # "TASS, citing the army, reported that"


def _means_before(words: Sequence[Word], cue: _Cue) -> bool:
    """ "This was reported by the army", "the army said this": what was said stands in the sentence before."""
    if cue.rule == "said by":
        return cue.first <= 4 and words[0].lower in ("this", "that", "it")
    return cue.rule == "says that" and [word.lower for word in words[cue.last : cue.last + 1]] == ["this"]


def _cut_before(words: Sequence[Word], subject: int, floor: int) -> int:
    """Where the clause of the next speaker begins: at the comma, semicolon or contrast before it."""
    for at in range(subject - 1, floor, -1):
        if words[at].lower in CONTRASTS or words[at].text in ";,":
            return at
    return subject


def _contrast_between(words: Sequence[Word], first: int, last: int) -> int:
    """The word after the last contrast or semicolon between two words, 0 when there is none."""
    for at in range(last - 1, first, -1):
        if words[at].lower in CONTRASTS or words[at].text == ";":
            return at + 1
    return 0


# ---------------------------------------------------------------------------------- across sentences


@dataclass(slots=True)
class _Entry:
    """A source as it is being collected."""

    sentence: int
    speaker: Speaker
    text: str
    rule: str
    statements: int = 0


@dataclass(slots=True)
class _Register:
    """The sources so far, and to whom a later mention goes back."""

    article: Article
    mentions: Sequence[Mention]
    entries: dict[tuple[str | None, ...], _Entry] = field(default_factory=dict)
    recent: list[tuple[str | None, ...]] = field(default_factory=list)

    def enter(self, sentence: Sentence, speaker: Speaker, rule: str) -> tuple[str | None, ...]:
        """Return the key of the speaker's source, a new one if it goes back to none."""
        key = self._find(speaker) if speaker.refers else None
        if key is None:
            if speaker.head in ("he", "she") or (speaker.head in ("it", "they") and not self.entries):
                speaker = self._take_subject(speaker)
            if speaker.actor is None and speaker.kind != "media":
                speaker = replace(speaker, actor=self._find_coalition(speaker) or self._find_office(speaker))
            if speaker.actor is None and speaker.kind != "media" and not _is_unknown(speaker):
                speaker = replace(speaker, actor=self._infer_actor(sentence, speaker))
            if speaker.kind == "":
                speaker = replace(speaker, kind="government" if speaker.actor else "organisation")
            key = _key_of(speaker)
            if key not in self.entries:
                text = self.article.text[speaker.start : speaker.end]
                self.entries[key] = _Entry(sentence.index, speaker, text, rule)
        self.recent.append(key)
        return key

    def _find(self, speaker: Speaker) -> tuple[str | None, ...] | None:
        """Find the source that "he", "the ministry", "the statement", "Khan" means: the last that fits."""
        for key in reversed(self.recent):
            if _fits(speaker, self.entries[key].speaker):
                return key
        return None

    def _take_subject(self, speaker: Speaker) -> Speaker:
        """ "Azerbaijan shot down a drone, it said": nobody spoke yet, so who was named last before."""
        kinds = PERSONS if speaker.head in ("he", "she") else AGENTS
        for mention in reversed(self.mentions):
            if speaker.start - 600 < mention.start and mention.end <= speaker.start and mention.kind in kinds:
                name = mention.name or speaker.name
                return replace(speaker, actor=mention.code, name=name, role=mention.role or None)
        return speaker

    def _find_coalition(self, speaker: Speaker) -> str | None:
        """ "The coalition", "coalition spokesman Amir Khan": the one named, else the one that fights whom."""
        said = PART.findall(self.article.text[speaker.start : speaker.end].lower())
        if ALLIED.isdisjoint(said):
            return None
        for mention in reversed(self.mentions):
            allied = "coalition" in mention.code or mention.code == "NATO"
            if mention.end <= speaker.start and allied:
                return mention.code
        named = {mention.code for mention in self.mentions}
        for row in read_lexicon("coalitions"):
            if not named.isdisjoint(row["against"].split("|")):
                return row["name"]
        return None

    def _find_office(self, speaker: Speaker) -> str | None:
        """ "Khan said" after "Amir Khan, the head of operations at the Pentagon": whom the office serves."""
        text = self.article.text
        if SERVICE_RANK.match(text, speaker.start) and any(m.code == "USA" for m in self.mentions):
            return "USA"
        if not speaker.name:
            return None
        surname = re.escape(speaker.name.split()[-1])
        near = re.compile(rf"\b{surname}\b")
        for found in near.finditer(text, max(0, speaker.end - FAR), speaker.end):
            after = APPOSED.match(text, found.end())
            before = APPOSED_BEFORE.search(text, max(0, found.start() - 160), found.start())
            for span in filter(None, (after, before)):
                if _names_office(span.group(1)) and (code := self._first_agent(*span.span(1))):
                    return code
        return None

    def _first_agent(self, start: int, end: int) -> str | None:
        within = (m for m in self.mentions if start <= m.start and m.end <= end and m.kind != "media")
        return next((m.code for m in within if m.kind != "origin"), None)

    def _infer_actor(self, sentence: Sentence, speaker: Speaker) -> str | None:
        """The country of "the air force", "officials": of the forces named, of the place attacked."""
        if speaker.kind == "organisation":  # "the group", "the alliance"
            before = [m for m in self.mentions if m.end <= speaker.start]
            allied = [m for m in before if "coalition" in m.text.lower() or m.kind == "organisation"]
            groups = [m for m in before if m.kind == "group"]
            fitting = allied if speaker.head in ("coalition", "alliance") else groups or allied
            return fitting[-1].code if fitting else None
        near = [
            m for m in self.mentions if m.end <= sentence.end and is_country(m.code) and m.kind != "origin"
        ]
        near = near[-40:]
        here = [m for m in near if m.start >= sentence.start and not m.start <= speaker.start < m.end]
        if speaker.kind == "unnamed_official":
            told = (
                m for m in here if m.kind == "media" and TOLD.search(self.article.text, m.start - 10, m.start)
            )
            if listener := next(told, None):
                return listener.code  # "A military source told Syrian state media"
        first = DEFENDS.search(self.article.text, sentence.start, sentence.end)
        if here and first and first.group() in DEFENDED and here[0].start <= sentence.start + 4:
            return here[0].code  # "The Emirates intercepted two missiles, the ministry said"
        if _speaks_for_state(self.article.text, speaker) and first and first.group() in DEFENDED:
            for mention in here:  # "The defence minister said Israel had shot down four drones"
                if HAS.fullmatch(self.article.text, mention.end, first.start()):
                    return mention.code
        for pool in (here, near):
            for mention in reversed(pool if first is None or first.group() in DEFENDED else []):
                if mention.kind in ("military", "government", "official"):
                    return mention.code
            for mention in reversed(pool):
                words = self.article.text[max(0, mention.start - 12) : mention.start].lower().split()
                spoken = len(words) > 1 and (words[-2] in _verbs() or words[-2] in HEARERS)
                if mention.kind != "demonym" and not spoken and not TARGETS.isdisjoint(words[-2:]):
                    return mention.code
        return None


DEFENDS = re.compile(
    r"\b(?:intercepted|shot down|destroyed|downed|repelled|thwarted|foiled"
    r"|fired|launched|attacked|struck|sent)\b"
)
DEFENDED = frozenset("intercepted|shot down|destroyed|downed|repelled|thwarted|foiled".split("|"))


ALLIED = frozenset(["coalition", "alliance"])
# "Army Maj. Gen. Paul Hart": American newspapers write so of their own.
SERVICE_RANK = re.compile(
    r"(?:Air Force|Army|Navy|Marine(?: Corps)?|Coast Guard) (?:(?:Lt|Maj|Brig|Rear|Vice|Staff)\.? )?"
    r"(?:Gen|Col|Adm|Capt|Cmdr|Maj|Lt|Sgt)\. "
)
FAR = 3000  # characters back to where a person was introduced
APPOSED = re.compile(r", ([^,.;:\n]{4,120})[,.]")
APPOSED_BEFORE = re.compile(r"(?:^|[.,;:\n] ?)([^.,;:\n]{4,120}), (?:[A-Z][\w.'’-]{1,20} ){0,4}$")
TOLD = re.compile(r"\btold (?:the )?$")
HAS = re.compile(r" (?:has |had |have |also |successfully ){0,3}")
HEARERS = frozenset("reporters journalists correspondents lawmakers briefing".split())


def _speaks_for_state(text: str, speaker: Speaker) -> bool:
    """ "The ministry", "the commander of the air force"; not "officials", who may be anybody's."""
    if speaker.kind != "unnamed_official":
        return True
    return not speaker.plural and bool(FORCES.search(text, speaker.start, speaker.end))


FORCES = re.compile(
    r"\b(?:army|navy|air force|armed forces|military|ministry)\b(?! official| source)", re.IGNORECASE
)


def _names_office(text: str) -> bool:
    """Whether the words hold a person's office, in the manner of "the deputy head of"."""
    lowers = [word.lower() for word in PART.findall(text)]
    return any(
        (found := speaker_nouns().match(lowers, at)) is not None and found[1] in ("official", "leader")
        for at in range(len(lowers))
    )


PERSONS = frozenset("official leader".split())
AGENTS = PERSONS | frozenset("country capital seat government military group organisation demonym".split())


def _is_unknown(speaker: Speaker) -> bool:
    """ "He said", "Col. Khan said" of someone not named before: nothing tells whom he speaks for."""
    if speaker.name is not None and not LOCAL.isdisjoint(speaker.head.split()):
        return False
    return speaker.head in ("he", "she") or speaker.name is not None


LOCAL = frozenset("governor mayor minister".split())  # who speak for the place attacked


TARGETS = word_set("claim_words", "targets")


def _key_of(speaker: Speaker) -> tuple[str | None, ...]:
    if speaker.name:
        return ("named", speaker.name.split()[-1].lower())
    if speaker.kind == "media":
        return ("media", speaker.actor or speaker.head)
    if speaker.kind == "unnamed_official":
        return (speaker.kind, speaker.actor, speaker.head.split()[0].rstrip("s"), str(speaker.plural))
    head = (
        ""
        if speaker.role is None and speaker.kind in ("government", "organisation") and not _is_office(speaker)
        else speaker.head
    )
    return (speaker.kind, speaker.actor, head)


def _is_office(speaker: Speaker) -> bool:
    return any(word in speaker.head for word in ("department", "ministry", "embassy", "council", "service"))


def _fits(speaker: Speaker, known: Speaker) -> bool:
    """Whether a later mention can mean the source: by pronoun, by its head noun, by the surname."""
    if speaker.actor and known.actor and speaker.actor != known.actor:
        return False
    official = known.kind in ("named_official", "unnamed_official")
    head = speaker.head.split()[-1]
    if speaker.name:
        return bool(known.name) and known.name.split()[-1] == speaker.name.split()[-1]  # type: ignore[union-attr]
    if head in ("he", "she"):
        return official and not known.plural
    if head == "it":
        return (not official and known.kind != "media") or known.kind == "media"
    if head == "they":
        return known.plural or not official
    if speaker.kind == "" and head in DOCUMENTS:
        return known.kind != "media"
    words = set(re.findall(r"\w+", f"{known.head} {known.role or ''}".lower()))
    if speaker.kind == "unnamed_official":
        return official and known.plural == speaker.plural and (head in words or head == "official")
    if speaker.kind == "" and known.name:
        return head in words
    if head in words or head.rstrip("s") in words:
        return True
    return speaker.kind == "organisation" and known.kind == "organisation" and head in ("group", "movement")


@lru_cache(maxsize=8)
def _read(article: Article) -> tuple[tuple[Statement, ...], tuple[Source, ...]]:
    mentions = article_mentions(article)
    register = _Register(article, mentions)
    found: list[tuple[int, int, tuple[str | None, ...], Speaker, str, str, bool]] = []
    for sentence in article.sentences:
        speechless = _first_words().isdisjoint(PART.findall(sentence.text.lower()))
        if speechless and sentence.index and ":" not in sentence.text:
            continue
        for cue, words in _read_sentence(article, sentence, mentions):
            if _means_before(words, cue) and sentence.index:
                cue.start = article.sentences[sentence.index - 1].start
            for speaker in cue.speakers:
                key = register.enter(sentence, speaker, cue.rule)
                wording = " ".join(word.text for word in words[cue.first : cue.last])
                found.append((cue.start, cue.end, key, speaker, wording, cue.rule, cue.kind == "deny"))
    counts: dict[tuple[str | None, ...], int] = {}
    for _, _, key, *_ in found:
        counts[key] = counts.get(key, 0) + 1
    sources = {key: _make_source(entry, counts.get(key, 0)) for key, entry in register.entries.items()}
    spans = _extend_quotes(article, [(start, end) for start, end, *_ in found])
    statements = [
        Statement(*span, sources[key], article.text[sp.start : sp.end], sp.start, sp.end, cue, rule, denies)
        for span, (_, _, key, sp, cue, rule, denies) in zip(spans, found, strict=True)
    ]
    statements += _continue_quotes(article, statements)
    ordered = tuple(sorted(sources.values(), key=lambda source: source.start))
    return tuple(sorted(statements, key=lambda s: (s.start, -s.end))), ordered


def _read_sentence(
    article: Article, sentence: Sentence, mentions: Sequence[Mention]
) -> list[tuple[_Cue, list[Word]]]:
    words = words_of(article, sentence)
    if len(words) < 3:
        return []
    here = [m for m in near(mentions, sentence.start, sentence.end) if m.end > sentence.start]
    tags = tag_words(words, _verbs())
    cues = _find_cues(words, tags, here, not sentence.text.endswith((".", "!", "?", '"', "”")))
    _mark_content(cues, words, tags)
    return [
        (cue, words)
        for cue in cues
        if WORDED.search(sentence.text, cue.start - sentence.start, cue.end - sentence.start)
    ]


def _make_source(entry: _Entry, statements: int) -> Source:
    speaker = entry.speaker
    country = speaker.actor if speaker.actor and is_country(speaker.actor) else None
    name = speaker.name or (
        speaker.actor if speaker.kind in ("media", "organisation") and speaker.actor else None
    )
    return Source(
        entry.sentence,
        speaker.start,
        speaker.end,
        entry.text,
        name or re.sub(r"^(?:the|a|an)\s", "", entry.text, flags=re.IGNORECASE),
        speaker.role if speaker.kind.endswith("official") else None,
        country,
        speaker.kind,
        statements,
        entry.rule,
        speaker.actor,
    )


QUOTED = re.compile(r"“[^“”\n]{1,3000}(?:”|$)|\"[^\"\n]{1,3000}(?:\"|$)", re.MULTILINE)


@lru_cache(maxsize=8)
def _quotes(article: Article) -> tuple[tuple[int, int], ...]:
    """Quotations of at least a clause (not "so-called" words), each within one line of the article."""
    quotes = QUOTED.finditer(article.text)
    return tuple(q.span() for q in quotes if q.group().count(" ") >= 4 or q.group()[-2] in ".,!?")


def _extend_quotes(article: Article, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Let a statement that holds part of a quotation hold all of it."""
    extended = []
    for start, end in spans:
        for left, right in _quotes(article):
            if left < end and start < right and not (left <= start and end < right):
                start, end = min(start, left), max(end, right)
        extended.append((start, end))
    return extended


def _continue_quotes(article: Article, statements: list[Statement]) -> list[Statement]:
    """A quotation without a speaker of its own goes on for whom was quoted last."""
    more = []
    for left, right in _quotes(article):
        if not any(s.start < right and left < s.end for s in statements):
            earlier = [s for s in statements if s.end <= left]
            if earlier:
                last = max(earlier, key=lambda s: s.end)
                more.append(replace(last, start=left, end=right, rule="quote goes on"))
    return more
