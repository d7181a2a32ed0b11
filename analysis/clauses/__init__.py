"""Clauses of a sentence: who does what, read off shallow tags.

A clause is a verb group with what belongs to it: subject, object, prepositional phrases, and the clause
that governs it ("agreed to withdraw": `withdraw` is governed by `agreed`). Built for English newswire;
not covered: questions, inverted quotes ("said the minister" is), poetry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.clauses.words import FINITE, MODIFIERS, NOMINAL, NOUNS, VERBAL, Tagged, tag_words, verb_role
from analysis.words import Word


class Phrase(NamedTuple):
    """A noun phrase: words[first:last]; `prep` is the preposition before it, '' for none."""

    first: int
    last: int
    prep: str = ""


@dataclass(slots=True)
class Clause:
    """A verb group and what belongs to it; all places are indexes into the sentence's words."""

    first: int  # first word of the verb group
    verb: int  # its main verb
    lemma: str
    form: str  # finite, infinitive, gerund or participle
    passive: bool = False
    modal: str = ""
    perfect: bool = False
    past: bool = False
    negated: bool = False
    complement: str = ""  # the adjective of "is willing to", "is ready to"
    link: str = ""  # what introduces the clause: that, if, after, who, ",", "of" ...
    governor: int | None = None  # the clause that this one completes or modifies
    noun: int | None = None  # the noun that this one modifies ("missiles fired", "permission to use")
    subject: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    begin: int = 0  # the clause's words, subject and complements included
    end: int = 0


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence read: its words, its noun phrases, its clauses, all in order."""

    words: list[Tagged]
    chunks: list[Phrase]
    clauses: list[Clause]
    lowers: frozenset[str]  # its words, to see at once what it does not hold

    def text(self, phrase: Phrase) -> str:
        """Return the words of a noun phrase, joined by blanks."""
        return " ".join(word.text for word in self.words[phrase.first : phrase.last])


ADVERBIAL = frozenset(("RB", "NEG"))
PHRASE_STARTS = NOMINAL - {"POS"} | {"PRP", "WP"}
GROUP_STARTS = VERBAL | {"MD", "BE", "HAVE", "DO"}
TIMES = frozenset("day morning evening night afternoon week month year weekend hour hours days".split())
CLAUSE_TAKERS = frozenset(
    "demand request insist vow promise pledge warn threaten agree deny hope fear wish make".split()
)
NEGATED_MODALS = {"won't": "will", "can't": "can"}
STOPS = frozenset((";", ":", "—", "–"))
INSERTED = frozenset(("who", "which", "whose", "whom"))  # what opens a relative clause between commas
ROUGHLY = frozenset("about around over under above below".split())
# Verbs whose object is the subject of the infinitive that follows: "urged Israel to halt".
OBJECT_CONTROL = frozenset(
    "urge ask tell order call appeal allow permit force want expect invite press pressure push advise"
    " instruct direct warn authorise authorize enable help encourage persuade convince command require"
    " beg implore get lead prompt cause let make teach remind accuse compel oblige exhort plead train"
    " beseech".split()
)


def read_clauses(sentence: Sequence[Word]) -> Parse:
    """Read the words of one sentence. The time grows in step with its length."""
    words = tag_words(sentence)
    chunks = find_phrases(words)
    clauses = _find_verb_groups(words)
    at = _chunk_index(words, chunks)
    for index in range(len(clauses)):
        _link(index, clauses, words, chunks, at)
    for index in range(len(clauses)):
        _complete(index, clauses, words, chunks, at)
    return Parse(words, chunks, clauses, frozenset([word.lower for word in words]))


def find_phrases(words: list[Tagged]) -> list[Phrase]:
    """Return the noun phrases: maximal runs of determiners, adjectives and nouns."""
    found: list[Phrase] = []
    last = 0
    for first, word in enumerate(words):
        if first >= last and word.tag in PHRASE_STARTS:
            last = first + 1
            if word.tag in NOMINAL:
                while last < len(words) and _continues_phrase(words, last):
                    last += 1
            found.append(Phrase(first, last, _preposition(words, first)))
    return found


def _continues_phrase(words: list[Tagged], index: int) -> bool:
    """A noun, an adverb within ('its newly granted permission'), or weapons ('missile and drone attack')."""
    tag = words[index].tag
    if tag in NOMINAL:
        return not _begins_phrase(words, index)
    if tag == "CC" and words[index - 1].lower in MODIFIERS and index + 2 < len(words):
        return words[index + 1].lower in MODIFIERS and words[index + 2].tag in ("NN", "NNS")
    if tag == "RB" and words[index - 1].tag in ("DT", "POS", "PRP$") and index + 1 < len(words):
        return words[index + 1].tag in ("JJ", "NN", "NNS", "CD")
    return False


def _begins_phrase(words: list[Tagged], index: int) -> bool:
    """A determiner after a noun, or a date beside a name, opens a phrase of its own."""
    tag, left = words[index].tag, words[index - 1].tag
    if tag == "CD" and left in ("NN", "NNS") and index + 1 < len(words):
        return words[index + 1].tag in ("NN", "NNS")  # "gave the envoy | 48 hours"
    if tag in ("DT", "PRP$"):
        return left not in ("DT", "POS")
    if tag == "NNP" and left == "CD" and words[index - 2].tag == "DATE":
        return True  # "on June 3 | Chad shelled"
    if words[index - 1].lower in TIMES and not words[index].text.islower():
        return tag in NOUNS  # "on the same day | President Kim", "| al-Shabab gunmen"
    if tag == "JJ" and words[index].lower in ("last", "next", "earlier") and index + 1 < len(words):
        return words[index + 1].lower in TIMES  # "Chad | last month mounted"
    if tag == "DATE" or left == "DATE":
        return (tag == "DATE" and left not in ("CD", "DATE", "JJ", "DT")) or (
            left == "DATE" and tag not in ("CD", "DATE", "NN", "POS")
        )
    return False


def _preposition(words: list[Tagged], first: int) -> str:
    index = first - 1
    while index >= 0 and words[index].tag == "RB":
        index -= 1
    if index < 0 or words[index].tag != "IN":
        return ""
    rough = words[first].tag == "CD" and words[index].lower in ROUGHLY
    if rough and index and words[index - 1].tag in VERBAL | {"RB"}:
        return ""  # "evacuated just under 100 people"
    return words[index].lower


def _chunk_index(words: list[Tagged], chunks: list[Phrase]) -> list[int]:
    """For every word the number of its noun phrase, or -1."""
    at = [-1] * len(words)
    for number, chunk in enumerate(chunks):
        at[chunk.first : chunk.last] = [number] * (chunk.last - chunk.first)
    return at


def _find_verb_groups(words: list[Tagged]) -> list[Clause]:
    """Find the verb groups: 'had recently been attacked', 'to withdraw', 'making'."""
    found: list[Clause] = []
    last = 0
    for index, word in enumerate(words):
        if index >= last and word.tag in GROUP_STARTS:
            clause, last = _read_group(words, index)
            found.append(clause)
    return found


def _read_group(words: list[Tagged], index: int) -> tuple[Clause, int]:
    first = index
    while first > 0 and words[first - 1].tag in ADVERBIAL:
        first -= 1
    infinitive = first > 0 and words[first - 1].tag == "TO"
    negated = any(word.tag == "NEG" for word in words[max(0, first - 2 if infinitive else first) : index])
    modal, perfect, past, copula = "", False, False, False
    place = main = index
    while place < len(words):
        word = words[place]
        tag = word.tag
        if tag == "MD":
            modal = NEGATED_MODALS.get(word.lower) or word.lower.removesuffix("n't")
        elif tag == "HAVE":
            perfect, past, main, copula = True, past or word.lower.startswith("had"), place, False
        elif tag == "BE":
            copula, main = True, place
            past = past or word.lower in ("was", "were")
        elif tag == "DO":
            past, main = past or word.lower.startswith("did"), place
        elif tag == "NEG":
            negated = True
        elif tag in VERBAL:
            main = place
            break
        elif tag != "RB":
            break
        if word.lower.endswith("n't") or word.lower == "cannot":
            negated = True
        place += 1
    word = words[main]
    clause = Clause(
        first, main, word.lemma, "finite", modal=modal, perfect=perfect, past=past, negated=negated
    )
    clause.past = past or word.tag == "VBD"
    clause.passive = copula and word.tag == "VBN"
    if clause.passive:
        clause.complement = word.lower
    if word.tag == "VBN" and main == index:
        clause.form, clause.passive = "participle", True
    elif word.tag == "VBG" and main == index:
        clause.form = "gerund"
    elif infinitive:
        clause.form = "infinitive"
        clause.first = first - 1
    elif word.tag == "VB" and main == index:
        clause.form = "infinitive"  # "helped slow the advance"
    elif word.tag in ("BE", "HAVE") and word.lower in ("being", "having"):
        clause.form = "gerund"
    if words[index].lower in ("being", "having") and words[index].tag in ("BE", "HAVE") and not modal:
        clause.form = "gerund"
    if word.tag in ("BE", "HAVE", "DO"):
        clause.lemma = {"BE": "be", "HAVE": "have", "DO": "do"}[word.tag]
        clause.perfect = False if word.tag == "HAVE" else perfect
        if word.tag == "BE":
            _read_complement(clause, words, main)
    clause.begin, clause.end = clause.first, main + 1
    return clause, max(main, place if place > main and word.tag in VERBAL else main) + 1


def _read_complement(clause: Clause, words: list[Tagged], main: int) -> None:
    """'is willing to', 'was responsible for': keep the adjective."""
    place = main + 1
    while place < len(words) and words[place].tag in ADVERBIAL:
        if words[place].tag == "NEG":
            clause.negated = True
        place += 1
    if place < len(words) and words[place].tag in ("JJ", "VBN"):
        clause.complement = words[place].lower


def _link(
    index: int, clauses: list[Clause], words: list[Tagged], chunks: list[Phrase], at: list[int]
) -> None:
    """Find what introduces the clause, its subject, and the clause or noun that it hangs on."""
    clause = clauses[index]
    left = clause.first - 1
    before = clauses[index - 1] if index else None
    if clause.form == "infinitive":
        clause.link = "to"
        _hang(clause, index, clauses, words, at)
        return
    if clause.form in ("gerund", "participle"):
        word = words[left] if left >= 0 else None
        clause.link = word.lower if word and word.tag in ("IN", "SUB", ",", "CC", "INSUB") else ""
        if word and word.tag == "CC" and before and clauses[index - 1].form == clause.form:
            _coordinate(clause, clauses[index - 1])
            return
        if word and word.tag in NOUNS and at[left] >= 0 and not (before and before.verb == left):
            clause.noun = chunks[at[left]].last - 1
            if clause.form == "participle" or words[left].tag != "IN":
                clause.subject = _coordinated(at[left], words, chunks, at)
            clause.governor = index - 1 if before else None
            return
        _hang(clause, index, clauses, words, at)
        return
    _find_subject(index, clauses, words, chunks, at)


def _hang(clause: Clause, index: int, clauses: list[Clause], words: list[Tagged], at: list[int]) -> None:
    """A clause without a finite verb hangs on the clause before, or on the noun right before it."""
    left = clause.first - 1
    if left >= 0 and words[left].tag == "CC" and index and clauses[index - 1].form == clause.form:
        _coordinate(clause, clauses[index - 1])
        return
    if left >= 0 and clause.link == "to" and words[left].tag in NOUNS:
        clause.noun = left
    if index:
        clause.governor = index - 1


def _coordinate(clause: Clause, other: Clause) -> None:
    clause.subject, clause.governor, clause.noun = other.subject, other.governor, other.noun
    clause.link = other.link
    clause.modal = clause.modal or other.modal
    clause.negated = clause.negated or (other.negated and other.form != "finite")


def _coordinated(number: int, words: list[Tagged], chunks: list[Phrase], at: list[int]) -> list[Phrase]:
    """The noun phrase with those joined to it on its left: 'Israel, Egypt and Jordan'."""
    found = [chunks[number]]
    place = chunks[number].first - 1
    if number == 1 and place == chunks[0].last and words[place].tag == "," and words[-1].tag != ".":
        names = words[:place] + words[place + 1 : chunks[1].last]
        found = chunks[:2] if all(word.tag == "NNP" for word in names) else found  # "Chad, Sudan trade blame"
    joined = False
    while place > 0:
        tag = words[place].tag
        # ", but Russia and China", ", and Chad and Niger": another clause begins there
        if words[place].lower == "but" or (joined and tag == "CC" and words[place - 1].tag == ","):
            break
        if tag == "CC" or (
            tag == "," and (joined or (place + 1 < len(words) and words[place + 1].tag == "CC"))
        ):
            joined = True
            other = at[place - 1] if words[place - 1].tag != "," else at[place - 2]
            if other < 0 or words[place - 1].tag not in NOMINAL | {",", "PRP"} or found[0] is chunks[other]:
                break
            if chunks[other].prep or words[chunks[other].last - 1].tag == "DATE":
                break
            found.insert(0, chunks[other])
            place = chunks[other].first - 1
        else:
            break
    return found


def _find_subject(
    index: int, clauses: list[Clause], words: list[Tagged], chunks: list[Phrase], at: list[int]
) -> None:
    """Walk left from a finite verb to its subject; set link and governor on the way."""
    clause = clauses[index]
    place = clause.first - 1
    before = index - 1
    commas = 0
    joined = place >= 0 and (words[place].tag == "CC" or _lists_verbs(index, clauses, words, at))
    if joined and _share_subject(index, clauses, words):
        return
    if _is_inverted(clause, words, at):
        clause.subject = [chunks[at[clause.verb + 1]]]
        return
    while place >= 0:
        word = words[place]
        tag = word.tag
        number = at[place]
        if before >= 0 and clauses[before].first <= place <= clauses[before].verb:
            pronoun = clauses[before].noun
            if pronoun is not None and words[pronoun].tag == "WP" and place == clauses[before].verb:
                clause.link, clause.governor = clauses[before].link, before
                _take_antecedent(clause, pronoun, words, chunks, at)
                return  # "Chad, which Sudan said had shelled a town,"
            passed = _pass_clause(clause, before, clauses, words)
            if passed is None:
                return
            place = passed
            before -= 1
            while before >= 0 and clauses[before].first > place:
                before -= 1
            continue
        if tag == "WP" or (tag == "THAT" and place == clause.first - 1):
            clause.link = word.lower
            _take_antecedent(clause, place, words, chunks, at)
            clause.governor = before if before >= 0 else None
            return
        if tag in ("SUB", "THAT", "WRB"):
            clause.link = word.lower
            clause.governor = before if before >= 0 else None
            return
        if number >= 0:
            chunk = chunks[number]
            if chunk.prep or _is_insertion(chunk, words) or _is_time(chunk, words):
                place = chunk.first - 1
                continue
            if commas and before >= 0 and _belongs_to_insertion(chunk, clauses[before]):
                place = _before_link(clauses[before], words)
                before -= 1
                continue
            if commas and before >= 0 and (outer := _find_insertion(before, clauses)) is not None:
                place = _before_link(clauses[outer], words)
                before = outer - 1
                continue
            if before >= 0 and _belongs_to_purpose(chunk, clauses[before], words):
                place = clauses[before].noun or 0  # "any attempt to divert water would be"
                while before >= 0 and clauses[before].first > place:
                    before -= 1
                continue
            if before < 0 and place == clause.first - 1 and _shares_preposition(number, words, chunks, at):
                place = chunks[number - 1].first - 1
                continue
            clause.subject = _coordinated(number, words, chunks, at)
            if (
                before >= 0
                and len(clause.subject) > 1
                and _is_object_before(clause.subject[0], clauses[before], words)
            ):
                clause.subject = [chunk]
            if commas and len(clause.subject) == 1:
                clause.subject = [_skip_apposition(number, words, chunks, at)]
            _link_full(clause, before, clauses, words, chunks)
            return
        if tag == ",":
            commas += 1
        elif tag in STOPS:
            break
        place -= 1
    _subject_after(clause, words, chunks, at)


def _is_inverted(clause: Clause, words: list[Tagged], at: list[int]) -> bool:
    """'..., said the minister': behind a comma or a quotation mark the speaker follows the verb."""
    place = clause.first - 1
    after = clause.verb + 1
    return (
        verb_role(clause.lemma) == "report"
        and clause.first == clause.verb
        and (place < 0 or words[place].tag in (",", "?", "!"))
        and after < len(words)
        and at[after] >= 0
        and words[after].tag in ("DT", "NNP", "NN", "NNS", "JJ", "PRP$")
        and all(word.tag not in FINITE for word in words[after : after + 12] if word.tag != ",")
    )


def _lists_verbs(index: int, clauses: list[Clause], words: list[Tagged], at: list[int]) -> bool:
    """'sent troops, declared a curfew and': a verb behind a comma and another verb's object goes on."""
    place = clauses[index].first - 1
    if (
        index == 0
        or words[place].tag != ","
        or at[place - 1] < 0
        or clauses[index].first != clauses[index].verb
    ):
        return False
    other = clauses[index - 1]
    plain = other.form == "finite" and other.link not in (
        "who",
        "which",
        "whose",
        "whom",
        "that",
        "as",
        "after",
        "while",
        "when",
        "since",
        "although",
        "if",
        "because",
    )
    return plain and other.verb < place - 1 and verb_role(other.lemma) != "report"


def _share_subject(index: int, clauses: list[Clause], words: list[Tagged]) -> bool:
    """'attacked the city and killed five': a verb right after `and` has the subject of the verb before."""
    clause = clauses[index]
    adverbs = all(word.tag in ADVERBIAL for word in words[clause.first : clause.verb])
    bare = words[clause.verb].tag in ("VB", "VBP") and not clause.modal and adverbs
    for other in reversed(clauses[:index]):
        if _voices_beside(clause, other):
            continue
        if bare and (other.form == "infinitive" or other.modal):
            if other.form == "infinitive":
                clause.form = "infinitive"
            _coordinate(clause, other)
            return True
        if other.form == "finite" and other.subject:
            own = clause.modal, clause.negated
            _coordinate(clause, other)
            clause.link = other.link or "and"
            clause.modal, clause.negated = own
            return True
    return False


def _voices_beside(clause: Clause, other: Clause) -> bool:
    """'denied that it had fired and accused Chad': who accuses is who denied, not who fired."""
    told = other.link == "that" and other.governor is not None
    return told and _is_speech(clause.lemma) and not _is_speech(other.lemma)


def _is_speech(lemma: str) -> bool:
    return verb_role(lemma) in ("report", "voice")


def _pass_clause(clause: Clause, before: int, clauses: list[Clause], words: list[Tagged]) -> int | None:
    """Meet another verb on the way left: share its subject, or step over it; None when all is settled."""
    other = clauses[before]
    if _voices_beside(clause, other):
        return other.first - 1
    left = words[clause.first - 1].tag
    relative = other.link in ("who", "which", "whom", "whose", "that") and other.form == "finite"
    joined = left == "CC" or (left == "," and clause.form == "finite" and not relative)
    if joined and other.form == "finite":
        clause.subject, clause.governor = other.subject, other.governor
        clause.link = other.link if other.link not in ("",) else "and"
        if other.modal and words[clause.verb].tag in ("VB", "VBP"):
            clause.modal = other.modal
        return None
    if joined and other.form == "infinitive" and words[clause.verb].tag in ("VB", "VBP"):
        clause.form = "infinitive"
        _coordinate(clause, other)
        return None
    if other.link in ("who", "which", "whom", "whose", "that") and other.form == "finite":
        return _before_link(other, words)
    return other.first - 1


def _before_link(other: Clause, words: list[Tagged]) -> int:
    place = other.first - 1
    if other.form != "finite":
        return place
    while place >= 0 and words[place].tag not in ("WP", "THAT"):
        place -= 1
    return place - 1


def _take_antecedent(
    clause: Clause, place: int, words: list[Tagged], chunks: list[Phrase], at: list[int]
) -> None:
    """'Russia, which fired ...': the noun phrase before the relative pronoun is the subject."""
    relative = place
    place -= 1
    while place >= 0 and (
        words[place].tag in (",", "IN", "RB")
        or (at[place] >= 0 and words[chunks[at[place]].last - 1].tag == "DATE")
        or (words[relative].lower == "that" and at[place] > 0 and _is_at_place(chunks[at[place]], words))
    ):
        place -= 1
    if place < 0 or at[place] < 0:
        return
    number = at[place]
    clause.noun = chunks[number].last - 1
    while chunks[number].prep == "of" and number and chunks[number - 1].last == chunks[number].first - 1:
        number -= 1
    clause.subject = _coordinated(number, words, chunks, at)


def _is_at_place(chunk: Phrase, words: list[Tagged]) -> bool:
    """'two bombings near Mogadishu that killed nine': a place by its name does nothing."""
    named = all(word.tag in ("NNP", "POS") for word in words[chunk.first : chunk.last])
    return named and chunk.prep in ("in", "near", "at", "outside")


def _belongs_to_insertion(chunk: Phrase, other: Clause) -> bool:
    """'The convoy, which left Aleppo, was': Aleppo is the object of the clause between the commas."""
    inserted = other.link in INSERTED or (other.form != "finite" and other.link in (",", "of"))
    return inserted and other.verb < chunk.first


def _find_insertion(index: int, clauses: list[Clause]) -> int | None:
    """'Chad, which says it has no troops in Mali, condemned': the relative clause that a clause completes."""
    while (governor := clauses[index].governor) is not None and governor < index:
        if clauses[index].form == "finite" and clauses[index].link != "that":
            return None
        index = governor
        if clauses[index].link in INSERTED and clauses[index].form == "finite":
            return index
    return None


def _belongs_to_purpose(chunk: Phrase, other: Clause, words: list[Tagged]) -> bool:
    """'any attempt to divert water would be', 'ships escorting boats were': objects within the subject."""
    if other.form == "finite" or other.noun is None or other.verb >= chunk.first:
        return False
    return all(word.tag in NOMINAL for word in words[other.verb + 1 : chunk.first])


def _shares_preposition(number: int, words: list[Tagged], chunks: list[Phrase], at: list[int]) -> bool:
    """'officials in Rome and Oslo said': the second name stands under the first one's preposition."""
    place = chunks[number].first - 1
    if place < 1 or words[place].tag != "CC" or at[place - 1] < 0:
        return False
    other = at[place - 1]
    return (
        bool(chunks[other].prep) and other == number - 1 and any(not chunk.prep for chunk in chunks[:other])
    )


def _is_insertion(chunk: Phrase, words: list[Tagged]) -> bool:
    """'..., however, ...', 'they each reported': no subject of its own."""
    return chunk.last - chunk.first == 1 and words[chunk.first].lower in (
        "each",
        "both",
        "themselves",
        "itself",
        "himself",
    )


def _is_time(chunk: Phrase, words: list[Tagged]) -> bool:
    """'Tuesday', 'earlier this month'; not 'two days of clashes'."""
    last = words[chunk.last - 1]
    counted = chunk.last < len(words) and words[chunk.last].lower == "of"
    return last.tag == "DATE" or (last.lower in TIMES and not counted)


def _is_object_before(chunk: Phrase, other: Clause, words: list[Tagged]) -> bool:
    """'hit Taiz and Oman denied': the first of two joined phrases belongs to the verb before it."""
    return (
        other.verb < chunk.first
        and all(word.tag not in ("SUB", "THAT", ",", "WP") for word in words[other.verb + 1 : chunk.first])
        and verb_role(other.lemma) != "report"
    )


def _skip_apposition(number: int, words: list[Tagged], chunks: list[Phrase], at: list[int]) -> Phrase:
    """'Ana Diaz, the foreign minister, has left': the name before the apposition is the subject."""
    chunk = chunks[number]
    place = chunk.first - 1
    steps = 0
    while place > 0 and steps < 8:
        tag = words[place].tag
        if tag == ",":
            other = at[place - 1]
            if other >= 0 and words[place - 1].tag in NOUNS:
                while chunks[other].prep and other and chunks[other].prep == "of":
                    other -= 1
                if not chunks[other].prep and words[chunks[other].last - 1].tag == "NNP":
                    return chunks[other]
            return chunk
        if tag in FINITE or tag in VERBAL or tag in ("SUB", "THAT", "WP"):
            return chunk
        place -= 1
        steps += 1
    return chunk


def _link_full(
    clause: Clause, before: int, clauses: list[Clause], words: list[Tagged], chunks: list[Phrase]
) -> None:
    """What stands before the subject: that, if, after, a comma; and the clause it completes."""
    place = clause.subject[0].first - 1
    while place >= 0 and words[place].tag in ("RB", "NEG", "CD", "DATE", "IN"):
        place -= 1
    limit = clauses[before].verb if before >= 0 else -1
    scan = clause.subject[0].first - 1
    while scan > limit:
        tag = words[scan].tag
        if tag in ("SUB", "THAT", "WRB"):
            clause.link = words[scan].lower
            if tag == "THAT" and scan and words[scan - 1].tag in NOUNS:
                clause.noun = scan - 1  # "rockets that Armenia fired"
            break
        if tag == "WP":
            clause.link = words[scan].lower
            clause.noun = scan
            clause.objects = [chunk for chunk in chunks if scan - 2 <= chunk.last <= scan][-1:]
            break  # "the rebels, whom Chad accuses of"
        scan -= 1
    if before < 0:
        return
    if clause.link:
        clause.governor = before
    elif _takes_clause(clauses[before].lemma) and place == clauses[before].verb:
        clause.link, clause.governor = "that", before
    elif place >= 0 and words[place].tag in NOUNS and place > limit:
        clause.link, clause.noun, clause.governor = "which", place, before


def _takes_clause(lemma: str) -> bool:
    """Whether a clause without 'that' may complete the verb: 'said it had', 'demanded Russia withdraw'."""
    return lemma in CLAUSE_TAKERS or verb_role(lemma) in ("report", "plan")


def _subject_after(clause: Clause, words: list[Tagged], chunks: list[Phrase], at: list[int]) -> None:
    """'..., said the minister': the subject of a reporting verb may follow it."""
    place = clause.verb + 1
    if verb_role(clause.lemma) == "report" and place < len(words) and at[place] >= 0:
        clause.subject = [chunks[at[place]]]


def _complete(
    index: int, clauses: list[Clause], words: list[Tagged], chunks: list[Phrase], at: list[int]
) -> None:
    """Take the objects and prepositional phrases up to the next clause; inherit a missing subject."""
    clause = clauses[index]
    limit = clauses[index + 1].first if index + 1 < len(clauses) else len(words)
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    if (
        following
        and following.form == "finite"
        and following.noun is None  # "strikes that killed six": the strikes are still our object
        and following.subject
        and following.subject[0].first > clause.verb
    ):
        limit = min(limit, following.subject[0].first)
    place = clause.verb + 1
    commas = 0
    while place < limit:
        word = words[place]
        if word.tag in ("SUB", "THAT", "WP", "WRB", ":", ";", "(", "—", "–") or word.lower == "according":
            break
        if word.tag == "," and not _list_goes_on(place, words, at):
            commas += 1
            if commas <= 3 and place + 1 < limit and words[place + 1].tag == "IN":
                place += 1
                continue
            break
        number = at[place]
        if number >= 0 and chunks[number].first == place:
            chunk = chunks[number]
            if chunk.last > limit:
                chunk = Phrase(chunk.first, limit, chunk.prep)
            joined = words[place - 1].tag in ("CC", ",")
            if _is_time(chunk, words) and not chunk.prep:
                pass
            elif joined and not chunk.prep and (clause.phrases or clause.objects):
                last = (
                    clause.phrases[-1]
                    if clause.phrases
                    and (not clause.objects or clause.phrases[-1].first > clause.objects[-1].first)
                    else None
                )
                if last:
                    clause.phrases.append(Phrase(chunk.first, chunk.last, last.prep))
                else:
                    clause.objects.append(chunk)
            elif chunk.prep:
                clause.phrases.append(chunk)
            else:
                clause.objects.append(chunk)
            place = chunk.last
            clause.end = place
            continue
        place += 1
    clause.end = max(clause.end, clause.verb + 1)
    if not clause.subject:
        _inherit_subject(clause, clauses)
    starts = [phrase.first for phrase in clause.subject if phrase.first < clause.first]
    if clause.form == "finite" and starts and clause.link not in ("and",):
        clause.begin = min(starts)


def _list_goes_on(place: int, words: list[Tagged], at: list[int]) -> bool:
    """A comma between two noun phrases of one list: 'tanks, howitzers and shells'."""
    if place + 2 < len(words) and words[place + 1].tag == "CC" and at[place - 1] >= 0:
        return at[place + 2] >= 0  # "naval, and air advisers"
    if place + 1 >= len(words) or at[place + 1] < 0 or at[place - 1] < 0:
        return False
    joined = False
    for word in words[place + 1 : place + 14]:
        if joined and word.tag in FINITE:
            return False
        if word.tag == "CC":
            joined = True
        elif word.tag not in NOMINAL and word.tag != ",":
            return joined
    return joined


def _inherit_subject(clause: Clause, clauses: list[Clause]) -> None:
    """'agreed to withdraw', 'urged Israel to halt', 'accused Russia of attacking'."""
    if clause.governor is None:
        if clause.form in ("gerund", "participle") and clause.link != "of":
            main = next(
                (other for other in clauses if other.form == "finite" and other.first > clause.verb), None
            )
            clause.subject = main.subject if main else []
        return
    governor = clauses[clause.governor]
    if governor.lemma in OBJECT_CONTROL and clause.link in ("to", "of", "for"):
        target = (
            governor.subject
            if governor.passive
            else governor.objects
            or [phrase for phrase in governor.phrases if phrase.prep in ("on", "upon", "to", "for", "with")]
        )
        clause.subject = target or governor.subject
    else:
        clause.subject = governor.subject
