"""Deeds told by nouns: 'fighting broke out', 'announced the closure of', 'after an attack by'."""

from __future__ import annotations

from analysis.clauses import Clause, Phrase
from analysis.steps.actions import NAMES_DEED, Action, cue, find_nominal_action, object_phrases, turn
from analysis.steps.participants import (
    People,
    find_place,
    name_actors,
    name_between,
    name_noun_participants,
    name_owner,
    name_recipients,
)
from analysis.steps.reading import NO_RECIPIENTS, PLACES, unique, with_prep
from analysis.steps.records import Notes
from analysis.steps.status import status_of


class NounNotes(Notes):
    """What the nouns of a sentence tell."""

    def code_nouns(self, index: int, clause: Clause) -> None:
        """'fighting broke out', 'reported drone attacks', 'announced the closure of the embassy'."""
        told = clause.passive and clause.lemma in cue("teller")  # "fighting was reported in"
        if told or clause.lemma in cue("occurrence", "failure"):
            for phrase in self._find_tellers(clause):
                action = self.deed(phrase)
                if action and action.event in cue("told by nouns"):
                    if action.event == "ASSAULT" and clause.lemma in cue("failure"):
                        return  # "the offensive faltered"
                    ended = self.role(index) == "stopaspect" and action.event != "CONSULT"
                    if ended or clause.lemma in cue("failure"):
                        action = turn("stopped", action) or action
                    if not self._is_announced_attack(index, clause, action):
                        self._add_noun(index, phrase, action, "noun-subject")
                    return
        for phrase in object_phrases(self.parse, clause)[:2] if clause.lemma in cue("teller") else ():
            action = self.deed(phrase)
            known = action and action.event == "MOBILIZE" and name_owner(self, phrase)
            if action and (action.event == "ASSAULT" or known):
                self._add_noun(index, phrase, action, "noun-told")
                return

    def _find_tellers(self, clause: Clause) -> list[Phrase]:
        """The subject's nouns; of 'two days of clashes' the clashes."""
        tellers = []
        for phrase in clause.subject:
            of = with_prep(self.behind(phrase)[:1], "of")
            tellers += of if of and self.head(phrase) in cue("series") else [phrase]
        return tellers

    def is_told_between(self, clause: Clause) -> bool:
        """Whether the subject names both sides: 'clashes between Chad and Sudan left nine dead'."""
        return any(with_prep(self.behind(phrase)[:2], "between") for phrase in self._find_tellers(clause))

    def _is_announced_attack(self, index: int, clause: Clause, action: Action) -> bool:
        """'said that the operation would continue': whoever says so of an attack to come threatens it."""
        teller = self.above(clause)
        if action.event != "ASSAULT" or clause.modal not in ("will", "would") or teller is None:
            return False
        actors = name_actors(self, teller.subject)
        if actors and not clause.negated:
            people = actors, name_recipients(self, teller, "", actors)
            threat = turn("promised", action) or action
            self.add(index, threat, people=people, status="reported", promised=action.event)
        return True

    def code_announced(self, index: int, clause: Clause) -> bool:
        """'announced the closure of the border, the expulsion of two envoys': each is a step."""
        told = False
        finite = (other.begin for other in self.clauses[index + 1 :] if other.form == "finite")
        limit = next(finite, len(self.words))
        for phrase in with_prep(self.chunks, "", "including"):
            if not clause.verb < phrase.first < limit:
                continue
            action = find_nominal_action(self.parse, clause, phrase, self.behind(phrase))
            if not action and clause.lemma != "order":
                action = self.deed(phrase)
            if action and action.event and action.event not in ("ASSAULT", "AGREE"):
                self._add_noun(index, phrase, action, "noun-announced")
                told = True
        return told

    def _add_noun(self, index: int, phrase: Phrase, action: Action, rule: str) -> None:
        """Whose action the noun names, and toward whom: 'an attack by Chad on Sudan', 'talks between'."""
        clause, after = self.clauses[index], self.behind(phrase)
        if rule == "noun-subject" and not clause.objects:  # "fighting resumed between"
            after = after + [chunk for chunk in clause.phrases if chunk not in after]
        announcer = name_actors(self, clause.subject) if rule == "noun-announced" else []
        actors, recipients = name_noun_participants(self, clause, phrase, action, after, announcer)
        if between := name_between(self, after):
            actors, recipients, action = between, [], action._replace(role="mutual")
        if not actors and action.event in cue("domestic"):
            actors = unique([find_place(self, clause)], [""])
        if clause.lemma in cue("victim") and not recipients:
            recipients = name_actors(self, clause.subject)
        recipients = unique(recipients, actors)
        coded = self.add(index, action, rule, (actors, recipients), noun=phrase)
        coded.each = len(recipients) > 1  # "A and B each reported attacks on their territory"
        if phrase.first >= clause.end:
            last = phrase.last  # "announced X, Y and Z": each its own words
            for chunk in after:
                last = chunk.last if chunk.first == last + 1 else last
            coded.evidence = (phrase.first, last)

    def code_asides(self) -> None:
        """'met after an attack by Chad on Sudan', 'at a meeting with Diaz the president said': told aside."""
        deeds = {lower for lower in self.parse.lowers if NAMES_DEED[lower]}
        for chunk in self.chunks if self.clauses else ():
            told = deeds and not deeds.isdisjoint(self.lowers(chunk.first, chunk.last))
            if not (told or self._is_setting(chunk)):
                continue
            ends = (i for i, clause in enumerate(self.clauses) if clause.end >= chunk.first)
            index = next(ends, len(self.clauses) - 1)
            action = self._find_deed(self.clauses[index], chunk)
            if not action or not self._is_told_aside(chunk, index):
                continue
            after = self.behind(chunk)
            if action.event == "CONSULT":
                action, people = self._name_partners(chunk, action)
            else:
                people = name_noun_participants(self, self.clauses[index], chunk, action, after)
            actors, recipients = people
            if actors or (recipients and action.event in cue("unclaimed") and self._is_one(chunk)):
                coded = self.add(index, action, "noun-aside", people, status="reported", noun=chunk)
                coded.evidence = (chunk.first, max([chunk.last, *(phrase.last for phrase in after[:2])]))

    def _find_deed(self, clause: Clause, chunk: Phrase) -> Action | None:
        """A noun of the lexicon ('attack', 'talks'), or made from a verb ('the detention of two envoys')."""
        action = self.deed(chunk)
        if not action and self._is_setting(chunk):
            return Action("CONSULT", "", "diplomatic", "mutual")  # "in a call with"
        if action and action.event in ("ASSAULT", "CONSULT"):
            return action
        after = self.behind(chunk)
        if chunk.prep not in cue("after") and chunk not in clause.subject and not with_prep(after, "by"):
            return None
        action = action or find_nominal_action(self.parse, clause, chunk, after)
        return action if action and action.event in cue("material") else None

    def _is_told_aside(self, chunk: Phrase, index: int) -> bool:
        """Behind after, amid, during ...: what is told there has happened, unless it is feared."""
        if not cue("unreal").isdisjoint(self.lowers(chunk.first, chunk.last)):
            return False
        if chunk.prep == "of":  # "after a series of attacks by"
            before = self.ending.get(chunk.first - 1)
            return before is not None and self.head(before) in cue("series")
        if chunk.prep == "":  # "reported an attack by Chad", "Chad's attack on its embassy was", "It was the"
            after = self.behind(chunk)
            owned = any(word.tag == "POS" for word in self.words[chunk.first : chunk.last])
            named = (owned or self.clauses[index].lemma == "be") and self.named(chunk)
            return bool(with_prep(after[:4], "by") or (named and with_prep(after[:2], "on", "against")))
        if self._is_setting(chunk) or chunk.prep in cue("presupposed"):
            return True
        owners = [m for m in self.named(chunk) if m.kind == "demonym" or m.text.isupper()]
        dead = chunk.prep == "in" and self._is_one(chunk) and owners  # "the death of six in a US raid"
        if not (dead or chunk.prep in cue("aside")) or index in self.silent:
            return False
        return status_of(self, index) in ("reported", "historical")

    def _is_setting(self, chunk: Phrase) -> bool:
        """'in a call with', 'on a visit to'."""
        return chunk.prep in ("in", "on") and f"{chunk.prep} {self.head(chunk)}" in cue("settings")

    def _is_one(self, chunk: Phrase) -> bool:
        """'the deadly attack in Aden', 'a suicide bombing': one that happened, unlike 'attacks in Aden'."""
        words = self.words[chunk.first : chunk.last]
        return words[-1].tag == "NN" and words[0].tag in ("DT", "DATE", "CD") and len(words) > 1

    def _find_main(self) -> list[Phrase]:
        """The subject of the sentence's first clause that has one."""
        return next((c.subject for c in self.clauses if c.form == "finite" and c.subject), [])

    def _name_guest(self, chunk: Phrase) -> People:
        """Who visits whom: 'Diaz's visit to Chad', 'during the visit to', 'the arrival of the envoy in'."""
        after = self.behind(chunk)[:3]
        visitors = with_prep(after[:1], "of")
        if not visitors and chunk.prep in ("during", "on"):
            visitors = self._find_main()
        guests = name_owner(self, chunk) or name_actors(self, visitors)
        places = [m for p in with_prep(after, "to", "in") for m in self.named(p, NO_RECIPIENTS)]
        hosts = unique((m.code for m in places if m.kind in PLACES), guests)[:1]
        return (guests if hosts else [], hosts)

    def _name_partners(self, chunk: Phrase, action: Action) -> tuple[Action, People]:
        """Who meets: 'talks between Chad and Sudan', 'a meeting with Diaz', 'Diaz's visit to Chad'."""
        if action.role == "visit":
            return action, self._name_guest(chunk)
        action = action._replace(role="mutual")
        after = self.behind(chunk)[:3]
        between = name_between(self, after)
        met = chunk.prep in cue("presupposed") or self._is_setting(chunk)
        if between or not met:
            return action, (between, [])
        others = name_actors(self, with_prep(after, "with", "to"))
        if others and (main := self._find_main()):
            return action, (unique(name_actors(self, main), others), others)
        known = self.head(chunk) in cue("talks") and (not after or after[0].prep in cue("at"))
        return action, (self.scene.pair if known else [], [])

    def code_permission(self) -> None:
        """'struck X with rockets, taking advantage of a permission given by Y': Y armed the attacker."""
        armed = next((c for c in self.found if c.event == "ASSAULT" and c.actors and c.instrument), None)
        if armed is None or any(coded.event == "AID" for coded in self.found):
            return
        for chunk in self.chunks:
            granted = self.head(chunk) in cue("permission")
            if granted and (owners := unique(name_actors(self, [chunk]), armed.actors)):
                aid, people = Action("AID"), (owners, armed.actors[:1])
                coded = self.add(armed.clause, aid, "permission", people, status="historical", noun=chunk)
                coded.evidence, coded.instrument, coded.contexts = (
                    coded.action,
                    armed.instrument,
                    ["military"],
                )
                return
