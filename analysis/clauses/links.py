"""How the clauses of a sentence hang together, and what the subject and the objects of each are."""

from __future__ import annotations

from analysis.clauses.groups import ADVERBIAL, TIMES, find_phrases, find_verb_groups
from analysis.clauses.records import Clause, Phrase
from analysis.clauses.verbs import verb_role
from analysis.clauses.words import FINITE, NOMINAL, NOUNS, VERBAL
from analysis.lexicon import word_set

CLAUSE_TAKERS = word_set("grammar", "clause_taker")
# Verbs whose object is the subject of the infinitive that follows: "urged Israel to halt".
OBJECT_CONTROL = word_set("grammar", "object_control")
STOPS = frozenset((";", ":", "—", "–"))
OPENERS = frozenset(("SUB", "THAT", "WP", "WRB"))
ENDS = STOPS | OPENERS | {"("}
PRONOUNS = frozenset(("who", "which", "whose", "whom"))  # what opens a relative clause between commas
RELATIVE = PRONOUNS | {"that"}
PARTING = FINITE | VERBAL | {"SUB", "THAT", "WP"}
SUBORDINATE = RELATIVE | {"as", "after", "while", "when", "since", "although", "if", "because"}
FLOATING = frozenset(("each", "both", "themselves", "itself", "himself"))


class Linker:
    """A sentence while its clauses are linked; `at` holds for every word the number of its noun phrase.

    As in groups, tags and words end with two full stops, and `at` with -1.
    """

    __slots__ = ("at", "chunks", "clauses", "lowers", "tags")

    def __init__(self, tags: list[str], lowers: list[str]) -> None:
        """Find the phrases and the verbs of a sentence, given as the lists of tag_words."""
        self.tags, self.lowers = tags, lowers
        self.chunks, self.at = find_phrases(tags, lowers)
        self.clauses = find_verb_groups(tags, lowers)

    def link(self) -> None:
        """Link all clauses, the first ones first."""
        for index, clause in enumerate(self.clauses):
            if clause.form == "finite":
                self._find_subject(clause, index)
            else:
                self._hang(clause, index)
        for index, clause in enumerate(self.clauses):
            self._find_objects(clause, index)
            if not clause.subject:
                self._inherit_subject(clause)
            if clause.form == "finite" and clause.link != "and" and clause.subject:
                clause.begin = min(clause.begin, clause.subject[0].first)

    # -- what a clause hangs on -------------------------------------------------------------------------

    def _hang(self, clause: Clause, index: int) -> None:
        """A clause without a finite verb hangs on the clause before, or on the noun right before it."""
        left = clause.first - 1
        tag = self.tags[left]
        infinitive = clause.form == "infinitive"
        if infinitive:
            clause.link = "to"
        elif tag in ("IN", "SUB", ",", "CC"):
            clause.link = self.lowers[left]
        if index and tag == "CC" and self.clauses[index - 1].form == clause.form:
            _coordinate(clause, self.clauses[index - 1])
            return
        if index:
            clause.governor = index - 1
        if tag in NOUNS:
            clause.noun = left
            if not infinitive:
                clause.subject = self._coordinated(self.at[left])

    def _link_back(self, clause: Clause, before: int) -> None:
        """What stands before the subject: that, if, after, a comma; and the clause it completes."""
        tags, first = self.tags, clause.subject[0].first
        limit = self.clauses[before].verb if before >= 0 else -1
        opener = first - 1
        while opener > limit and tags[opener] not in OPENERS:
            opener -= 1
        if opener > limit:
            clause.link = self.lowers[opener]
            if tags[opener] == "WP":  # "the rebels, whom Chad accuses of"
                clause.noun = opener
                numbers = [self.at[place] for place in range(max(0, opener - 3), opener)]
                clause.objects = [self.chunks[number] for number in numbers if number >= 0][-1:]
            elif tags[opener] == "THAT" and tags[opener - 1] in NOUNS:
                clause.noun = opener - 1  # "rockets that Armenia fired"
        if before < 0:
            return
        place = first - 1
        while tags[place] in ("RB", "NEG", "CD", "DATE", "IN"):
            place -= 1
        if clause.link:
            clause.governor = before
        elif place == limit and _takes_clause(self.clauses[before].lemma):
            clause.link, clause.governor = "that", before
        elif place > limit and tags[place] in NOUNS:
            clause.link, clause.noun, clause.governor = "which", place, before

    # -- the subject of a finite verb -------------------------------------------------------------------

    def _find_subject(self, clause: Clause, index: int) -> None:
        """Walk left from a finite verb to its subject; set link and governor on the way."""
        tags, place, before, commas = self.tags, clause.first - 1, index - 1, 0
        if (tags[place] == "CC" or self._lists_verbs(index)) and self._share_subject(clause, index):
            return
        if self._is_inverted(clause):
            clause.subject = [self.chunks[self.at[clause.verb + 1]]]
            return
        while place >= 0 and tags[place] not in STOPS:
            beyond: int | None = place - 1
            if before >= 0 and self.clauses[before].first <= place <= self.clauses[before].verb:
                beyond = self._pass_clause(clause, before, place)
            elif tags[place] in OPENERS:
                clause.link, clause.governor = self.lowers[place], before if before >= 0 else None
                if tags[place] == "WP" or (tags[place] == "THAT" and place == clause.first - 1):
                    self._take_antecedent(clause, place)
                return
            elif self.at[place] >= 0:
                beyond = self._pass_phrase(clause, self.at[place], before, commas)
            else:
                commas += tags[place] == ","
            if beyond is None:
                return
            place = beyond
            while before >= 0 and self.clauses[before].first > place:
                before -= 1
        after = self.at[clause.verb + 1]
        if after >= 0 and verb_role(clause.lemma) == "report":  # "..., said the minister"
            clause.subject = [self.chunks[after]]

    def _is_inverted(self, clause: Clause) -> bool:
        """'..., said the minister': behind a comma or a quotation mark the speaker follows the verb."""
        after = clause.verb + 1
        return (
            verb_role(clause.lemma) == "report"
            and clause.first == clause.verb
            and (clause.first == 0 or self.tags[clause.first - 1] in (",", "?", "!"))
            and self.at[after] >= 0
            and FINITE.isdisjoint(self.tags[after : after + 12])
        )

    def _lists_verbs(self, index: int) -> bool:
        """'sent troops, declared a curfew and': a verb behind a comma and another verb's object goes on."""
        clause, left = self.clauses[index], self.clauses[index].first - 1
        if index == 0 or self.tags[left] != "," or self.at[left - 1] < 0 or clause.first != clause.verb:
            return False
        other = self.clauses[index - 1]
        if other.form == "infinitive":  # "urged Chad to open the border, free the crew and"
            return self.tags[clause.verb] in ("VB", "VBP") and verb_role(clause.lemma) != "report"
        teller = self.clauses[other.governor] if other.link == "that" and other.governor is not None else None
        told = teller is not None and not teller.link and verb_role(clause.lemma) != "report"
        joins = told or other.link not in SUBORDINATE
        return other.form == "finite" and joins and verb_role(other.lemma) != "report"

    def _share_subject(self, clause: Clause, index: int) -> bool:
        """'attacked the city and killed five': a verb behind `and` has the subject of the verb before."""
        bare = self.tags[clause.verb] in ("VB", "VBP")
        bare = bare and ADVERBIAL.issuperset(self.tags[clause.first : clause.verb])
        for number in range(index - 1, -1, -1):
            other = self.clauses[number]
            if _voices_beside(clause, other):
                continue
            if clause.perfect and not other.perfect and any(c.perfect for c in self.clauses[:number]):
                continue  # "has raided towns since Chad left in May, and has seized a port"
            if bare and (other.form == "infinitive" or other.modal):
                if other.form == "infinitive":
                    clause.form = "infinitive"
                clause.modal = clause.modal or other.modal
                _coordinate(clause, other)
                return True
            if other.form == "finite" and other.subject:
                _coordinate(clause, other)
                clause.link = other.link or "and"
                return True
        return False

    def _pass_clause(self, clause: Clause, before: int, place: int) -> int | None:
        """Where the search for the subject goes on beyond another verb; None when it has ended there."""
        other = self.clauses[before]
        if other.noun is not None and self.tags[other.noun] == "WP" and place == other.verb:
            clause.link, clause.governor = other.link, before
            self._take_antecedent(clause, other.noun)
            return None  # "Chad, which Sudan said had shelled a town,"
        return self._left_of(other)

    def _left_of(self, other: Clause) -> int:
        """The word before a clause, before its pronoun if it is a relative one."""
        place = other.first - 1
        if other.form == "finite" and other.link in RELATIVE:
            while place >= 0 and self.tags[place] not in ("WP", "THAT"):
                place -= 1
            place -= 1
        return place

    def _take_antecedent(self, clause: Clause, place: int) -> None:
        """'Russia, which fired ...': the noun phrase before the relative pronoun is the subject."""
        that = self.lowers[place] == "that"
        place -= 1
        while self.tags[place] in (",", "IN", "RB") or self._is_when_or_where(self.at[place], that):
            place -= 1
        number = self.at[place]
        if number < 0:
            return
        clause.noun = self.chunks[number].last - 1
        clause.subject = self._coordinated(self._first_of(number))

    def _is_when_or_where(self, number: int, that: bool) -> bool:
        """A date; 'two bombings near Mogadishu that killed nine': a place by its name does nothing."""
        if number < 0:
            return False
        first, last, prep = self.chunks[number]
        placed = that and number > 0 and prep in ("in", "near", "at", "outside")
        return self.tags[last - 1] == "DATE" or (placed and {"NNP", "POS"}.issuperset(self.tags[first:last]))

    def _first_of(self, number: int) -> int:
        """'the head of the army of Chad': the phrase that those with "of" belong to."""
        while number and self.chunks[number].prep == "of":
            number -= 1
        return number

    def _pass_phrase(self, clause: Clause, number: int, before: int, commas: int) -> int | None:
        """Where the search for the subject goes on beyond a noun phrase; None when that is the subject."""
        chunk = self.chunks[number]
        alone = chunk.last - chunk.first == 1 and self.lowers[chunk.first] in FLOATING
        if chunk.prep or alone or self._is_time(chunk):
            return chunk.first - 1
        if (first := self._find_between(number)) < number:
            return self.chunks[first].first - 1
        if before < 0:
            if chunk.last == clause.first and self._shares_preposition(number):
                return self.chunks[number - 1].first - 1
        else:
            other = self.clauses[before]
            if commas and (outer := self._find_insertion(other)):
                return self._left_of(outer)
            # "any attempt to divert water would be", "ships escorting boats were"
            modifies = other.form != "finite" and other.noun is not None and other.verb < chunk.first
            if modifies and NOMINAL.issuperset(self.tags[other.verb + 1 : chunk.first]):
                return other.noun
        self._take_subject(clause, number, before, commas)
        return None

    def _find_insertion(self, clause: Clause) -> Clause | None:
        """'The convoy, which left Aleppo, was', 'Chad, which says it has no troops in Mali, condemned'."""
        if clause.link in PRONOUNS or (clause.form != "finite" and clause.link in (",", "of")):
            return clause
        while clause.governor is not None and (clause.form != "finite" or clause.link == "that"):
            clause = self.clauses[clause.governor]
            if clause.link in PRONOUNS and clause.form == "finite":
                return clause
        return None

    def _shares_preposition(self, number: int) -> bool:
        """'officials in Rome and Oslo said': the second name stands under the first one's preposition."""
        place = self.chunks[number].first - 1
        joined = self.tags[place] == "CC" and self.at[place - 1] >= 0 and self.chunks[number - 1].prep
        return bool(joined) and any(not chunk.prep for chunk in self.chunks[: number - 1])

    def _find_between(self, number: int) -> int:
        """'Talks between Chad, Mali and Niger on the river ended': those behind between are no subject."""
        chunks, first, joints = self.chunks, number, ["CC"]
        while first and not chunks[first].prep and self.tags[chunks[first - 1].last] in joints:
            first, joints = first - 1, ["CC", ","]
        return first if chunks[first].prep == "between" else number

    def _is_time(self, chunk: Phrase) -> bool:
        """'Tuesday', 'Jan. 25', 'earlier this month'; not 'two days of clashes'."""
        counted = self.lowers[chunk.last] == "of"
        last = chunk.last - 1
        dated = self.tags[last] == "DATE" or (self.tags[chunk.first], self.tags[last]) == ("DATE", "CD")
        return dated or (self.lowers[last] in TIMES and not counted)

    def _take_subject(self, clause: Clause, number: int, before: int, commas: int) -> None:
        clause.subject = self._coordinated(number)
        joined = before >= 0 and len(clause.subject) > 1
        if joined and self._is_object_of(self.clauses[before], clause.subject[0]):
            clause.subject = [self.chunks[number]]
        if commas and len(clause.subject) == 1:
            clause.subject = [self._skip_apposition(number)]
        self._link_back(clause, before)

    def _coordinated(self, number: int) -> list[Phrase]:
        """The noun phrase with those joined to it on its left: 'Israel, Egypt and Jordan'."""
        tags, found = self.tags, [self.chunks[number]]
        place, joined = found[0].first - 1, False
        headed = number == 1 and tags[place] == "," and place == self.chunks[0].last and tags[-3] != "."
        if headed and {"NNP"}.issuperset(tags[:place] + tags[place + 1 : found[0].last]):
            return self.chunks[:2]  # "Chad, Sudan trade blame", a headline
        while tags[place] == "CC" or (tags[place] == "," and (joined or tags[place + 1] == "CC")):
            # ", but Russia and China", ", and Chad and Niger": another clause begins there
            apart = tags[place - 1] == ","
            if self.lowers[place] == "but" or (joined and apart and tags[place] == "CC"):
                break
            other = self.at[place - 1 - apart] if place > 0 else -1
            chunk = self.chunks[other]
            if other < 0 or chunk.prep or tags[chunk.last - 1] in ("DATE", "WP"):
                break
            found.insert(0, chunk)
            place, joined = chunk.first - 1, True
        return found

    def _is_object_of(self, other: Clause, chunk: Phrase) -> bool:
        """'hit Taiz and Oman denied': the first of two joined phrases belongs to the verb before it."""
        apart = not {"SUB", "THAT", ",", "WP"}.isdisjoint(self.tags[other.verb + 1 : chunk.first])
        return other.verb < chunk.first and not apart and verb_role(other.lemma) != "report"

    def _skip_apposition(self, number: int) -> Phrase:
        """'Ana Diaz, the foreign minister, has left': the name before the apposition is the subject."""
        chunk, tags = self.chunks[number], self.tags
        for place in range(chunk.first - 1, max(0, chunk.first - 9), -1):
            if tags[place] == ",":
                if tags[place - 1] in NOUNS:
                    name = self.chunks[self._first_of(self.at[place - 1])]
                    return chunk if name.prep or tags[name.last - 1] != "NNP" else name
                break
            if tags[place] in PARTING:
                break
        return chunk

    # -- the objects, and a subject that is not named --------------------------------------------------

    def _find_objects(self, clause: Clause, index: int) -> None:
        """Take the objects and prepositional phrases up to the next clause."""
        tags, place, commas = self.tags, clause.verb + 1, 0
        limit = self._find_limit(clause, index)
        prep = ""  # of the phrase before
        while place < limit and tags[place] not in ENDS and self.lowers[place] != "according":
            if tags[place] == "," and not self._list_goes_on(place):
                commas += 1
                if commas > 3 or place + 1 >= limit or tags[place + 1] != "IN":
                    break
            number = self.at[place]
            if number < 0 or self.chunks[number].first != place:
                place += 1
                continue
            chunk = self.chunks[number]
            if chunk.prep or not self._is_time(chunk):
                if chunk.prep or tags[place - 1] not in ("CC", ","):
                    prep = chunk.prep
                elif prep:
                    chunk = Phrase(place, chunk.last, prep)
                (clause.phrases if prep else clause.objects).append(chunk)
            place = clause.end = chunk.last

    def _find_limit(self, clause: Clause, index: int) -> int:
        """Where the next clause begins, with its subject if that stands before its verb."""
        if index + 1 == len(self.clauses):
            return len(self.tags) - 2
        following = self.clauses[index + 1]
        # not "strikes that killed six": the strikes are still our object
        subject = following.subject if following.noun is None else []
        starts = [phrase.first for phrase in subject[:1] if phrase.first > clause.verb]
        return min([following.first, *starts])

    def _list_goes_on(self, place: int) -> bool:
        """A comma between two noun phrases of one list: 'tanks, howitzers and shells'."""
        if self.at[place - 1] < 0:
            return False
        if self.tags[place + 1] == "CC":
            return self.at[place + 2] >= 0  # "naval, and air advisers"
        joined = False
        for tag in self.tags[place + 1 : place + 14]:
            if joined and tag in FINITE:
                return False
            if tag == "CC":
                joined = True
            elif tag not in NOMINAL and tag != ",":
                return joined
        return joined

    def _inherit_subject(self, clause: Clause) -> None:
        """'agreed to withdraw', 'urged Israel to halt', 'accused Russia of attacking'."""
        if clause.governor is None:
            if clause.form in ("gerund", "participle") and clause.link != "of":
                main = (c for c in self.clauses if c.form == "finite" and c.first > clause.verb)
                clause.subject = next((other.subject for other in main), [])
            return
        governor = self.clauses[clause.governor]
        clause.subject = governor.subject
        if governor.lemma in OBJECT_CONTROL and clause.link in ("to", "of", "for") and not governor.passive:
            asked = [p for p in governor.phrases if p.prep in ("on", "upon", "to", "for", "with")]
            clause.subject = governor.objects or asked or governor.subject


def _coordinate(clause: Clause, other: Clause) -> None:
    clause.subject, clause.governor, clause.noun = other.subject, other.governor, other.noun
    clause.link = other.link


def _voices_beside(clause: Clause, other: Clause) -> bool:
    """'denied that it had fired and accused Chad': who accuses is who denied, not who fired."""
    return other.link == "that" and _is_speech(clause.lemma) and not _is_speech(other.lemma)


def _is_speech(lemma: str) -> bool:
    return verb_role(lemma) in ("report", "voice")


def _takes_clause(lemma: str) -> bool:
    """Whether a clause without 'that' may complete the verb: 'said it had', 'demanded Russia withdraw'."""
    return lemma in CLAUSE_TAKERS or verb_role(lemma) in ("report", "plan")
