"""Deeds told by nouns: 'fighting broke out', 'announced the closure of', 'after an attack by'."""

from __future__ import annotations

from analysis.clauses import Clause, Phrase
from analysis.steps.actions import (
    Action,
    cue,
    find_nominal_action,
    find_noun_action,
    names_deed,
    object_phrases,
    turn,
)
from analysis.steps.participants import (
    AT,
    DOMESTIC,
    NO_RECIPIENTS,
    PLACES,
    behind,
    find_place,
    head_of,
    name_actors,
    name_between,
    name_noun_participants,
    name_owner,
    name_recipients,
    unique,
)
from analysis.steps.records import Coded, Notes
from analysis.steps.status import status_of

TOLD_BY_NOUNS = frozenset("ASSAULT CONSULT PROTEST RETREAT MOBILIZE COERCE".split())
MATERIAL = frozenset("ASSAULT MOBILIZE COERCE SANCTION AID RETREAT PROTECT".split())
# "in a call with", "on a visit to"
SETTINGS = frozenset(
    (("in", "call"), ("in", "conversation"), ("on", "visit"), ("on", "trip"), ("on", "tour"))
)
UNCLAIMED = frozenset(("ASSAULT", "COERCE"))  # told even when nobody knows by whom


class NounNotes(Notes):
    """What the nouns of a sentence tell."""

    def _code_nouns(self, index: int, clause: Clause) -> None:
        """'fighting broke out', 'reported drone attacks', 'announced the closure of the embassy'."""
        told = clause.passive and clause.lemma in cue("teller")  # "fighting was reported in"
        if told or clause.lemma in cue("occurrence") | cue("failure"):
            for phrase in self._find_tellers(clause):
                action = find_noun_action(self.parse, phrase) or self._find_deed(clause, phrase)
                if action and action.event in TOLD_BY_NOUNS:
                    if clause.lemma in cue("failure") or clause.lemma == "end":
                        action = turn("stopped", action) or action
                    if not self._is_announced_attack(index, clause, action):
                        self._add_noun(index, clause, phrase, action, "noun-subject")
                    return
        if clause.form != "finite" or clause.lemma not in cue("teller"):
            return
        for phrase in object_phrases(self.parse, clause)[:2]:
            action = find_noun_action(self.parse, phrase)
            known = action and action.event == "MOBILIZE" and name_owner(self.scene, self.parse, phrase)
            if action and (action.event == "ASSAULT" or known):
                self._add_noun(index, clause, phrase, action, "noun-told")
                return

    def _find_tellers(self, clause: Clause) -> list[Phrase]:
        """The subject's nouns; of 'two days of clashes' the clashes."""
        tellers = []
        for phrase in clause.subject:
            of = [p for p in behind(self.parse, phrase)[:1] if p.prep == "of"]
            tellers += of if of and head_of(self.parse, phrase) in cue("series") else [phrase]
        return tellers

    def _is_told_by(self, clause: Clause, preposition: str) -> bool:
        return any(
            p.prep == preposition for s in self._find_tellers(clause) for p in behind(self.parse, s)[:2]
        )

    def _is_announced_attack(self, index: int, clause: Clause, action: Action) -> bool:
        """'said that the operation would continue': whoever says so of an attack to come threatens it."""
        teller = self.clauses[clause.governor] if clause.governor is not None else None
        if action.event != "ASSAULT" or clause.modal not in ("will", "would") or teller is None:
            return False
        actors = name_actors(self.scene, self.parse, teller.subject)
        if actors and not clause.negated:
            threat = turn("promised", action) or action
            heard = name_recipients(self.scene, self.parse, teller, "", actors)
            self._add(index, clause, threat, "reported", "plain", action.event, (actors, heard))
        return True

    def _code_announced(self, index: int, clause: Clause) -> bool:
        """'announced the closure of the border, the expulsion of two envoys': each is a step."""
        told = False
        limit = next(
            (c.begin for c in self.clauses[index + 1 :] if c.form == "finite"), len(self.parse.words)
        )
        for phrase in self.parse.chunks:
            if not clause.verb < phrase.first < limit or phrase.prep not in ("", "including"):
                continue
            action = find_nominal_action(self.parse, clause, phrase, behind(self.parse, phrase))
            if not action and clause.lemma != "order":
                action = find_noun_action(self.parse, phrase)
            if action and action.event and action.event not in ("ASSAULT", "AGREE"):
                self._add_noun(index, clause, phrase, action, "noun-announced")
                told = True
        return told

    def _add_noun(self, index: int, clause: Clause, phrase: Phrase, action: Action, rule: str) -> None:
        """Whose action the noun names, and toward whom: 'an attack by Chad on Sudan', 'talks between'."""
        parse, scene = self.parse, self.scene
        after = behind(parse, phrase)
        if rule == "noun-subject" and not clause.objects:  # "fighting resumed between"
            after += [chunk for chunk in clause.phrases if chunk not in after]
        announcer = name_actors(scene, parse, clause.subject) if rule == "noun-announced" else []
        if rule == "noun-announced" and clause.lemma in cue("lists"):
            announcer = announcer or scene.actors[:1]  # "the measures include the closure of the border"
        people = name_noun_participants(scene, parse, clause, phrase, action, after, announcer)
        actors, recipients = people
        if action.role == "visit":
            actors, recipients = self._name_partners(phrase, action)[1]
        between = name_between(scene, parse, after)
        if between:
            actors, recipients, action = between, [], action._replace(role="mutual")
        if not actors and action.event in DOMESTIC:
            actors = [code for code in [find_place(scene, parse, clause)] if code]
        if clause.lemma in cue("victim") and not recipients:
            recipients = name_actors(scene, parse, clause.subject)
        recipients = unique(recipients, actors)
        each = len(recipients) > 1  # "A and B each reported attacks on their territory"
        status = status_of(self.reading, index)
        self._add(index, clause, action, status, rule, "", (actors, recipients), phrase, each)
        if (
            rule == "noun-announced" and phrase.first >= clause.end
        ):  # "announced X, Y and Z": each its own words
            last = phrase.last
            for chunk in after:
                last = chunk.last if chunk.first == last + 1 else last
            self.found[-1].evidence = (phrase.first, last)

    def _code_asides(self) -> None:
        """'met after an attack by Chad on Sudan', 'at a meeting with Diaz the president said': told aside."""
        chunks = [chunk for chunk in self.parse.chunks if names_deed(self.parse, chunk)]
        for chunk in chunks if self.clauses else []:
            ends = (i for i, c in enumerate(self.clauses) if c.end >= chunk.first)
            index = next(ends, len(self.clauses) - 1)
            action = self._find_deed(self.clauses[index], chunk)
            if not action or not self._is_told_aside(chunk, index):
                continue
            if action.event == "CONSULT":
                action, people = self._name_partners(chunk, action)
            else:
                people = name_noun_participants(self.scene, self.parse, self.clauses[index], chunk, action)
            actors, recipients = people
            if actors or (recipients and action.event in UNCLAIMED and self._is_one(chunk)):
                self._add(index, self.clauses[index], action, "reported", "noun-aside", "", people, chunk)
                last = max([chunk.last, *(p.last for p in behind(self.parse, chunk)[:2])])
                self.found[-1].evidence = (chunk.first, last)

    def _find_deed(self, clause: Clause, chunk: Phrase) -> Action | None:
        """A noun of the lexicon ('attack', 'talks'), or made from a verb ('the detention of two envoys')."""
        action = find_noun_action(self.parse, chunk)
        if action and action.event in ("ASSAULT", "CONSULT"):
            return action
        after = behind(self.parse, chunk)
        owned = chunk in clause.subject or any(phrase.prep == "by" for phrase in after)
        if chunk.prep not in cue("after") and not owned:
            return None
        action = action or find_nominal_action(self.parse, clause, chunk, after)
        return action if action and action.event in MATERIAL else None

    def _is_told_aside(self, chunk: Phrase, index: int) -> bool:
        """Behind after, amid, during ...: what is told there has happened, unless it is feared."""
        words = self.parse.words
        if not {word.lower for word in words[chunk.first : chunk.last]}.isdisjoint(cue("unreal")):
            return False
        before = next((c for c in self.parse.chunks if c.last == chunk.first - 1), None)
        if chunk.prep == "of":  # "after a series of attacks by"
            return before is not None and head_of(self.parse, before) in cue("series")
        if chunk.prep == "":  # "reported an attack by Chad", "Chad's attack on its embassy was", "It was the"
            clause, after = self.clauses[index], behind(self.parse, chunk)[:2]
            owned = any(word.tag == "POS" for word in words[chunk.first : chunk.last])
            aimed = any(phrase.prep in ("on", "against") for phrase in after)
            named = (owned or clause.lemma == "be") and bool(self.scene.named(self.parse, chunk))
            return any(phrase.prep == "by" for phrase in after) or (aimed and named)
        if (chunk.prep, head_of(self.parse, chunk)) in SETTINGS:
            return True
        unreal = index in self.silent or status_of(self.reading, index) not in ("reported", "historical")
        return chunk.prep in cue("presupposed") or (chunk.prep in cue("aside") and not unreal)

    def _is_one(self, chunk: Phrase) -> bool:
        """'the deadly attack in Aden', 'a suicide bombing': one that happened, unlike 'attacks in Aden'."""
        words = self.parse.words[chunk.first : chunk.last]
        return words[-1].tag == "NN" and words[0].tag in ("DT", "DATE", "CD") and len(words) > 1

    def _name_partners(self, chunk: Phrase, action: Action) -> tuple[Action, tuple[list[str], list[str]]]:
        """Who meets: 'talks between Chad and Sudan', 'a meeting with Diaz', 'Diaz's visit to Chad'."""
        parse, scene, head = self.parse, self.scene, head_of(self.parse, chunk)
        after = behind(parse, chunk)[:3]
        if action.role == "visit":
            of = [p for p in after[:1] if p.prep == "of"]  # "the arrival of the envoy in"
            main = next((c for c in self.clauses if c.form == "finite" and c.subject), None)
            of += main.subject if main and not of and chunk.prep in ("during", "on") else []
            guests = name_owner(scene, parse, chunk) or name_actors(scene, parse, of)
            places = [
                m for p in after if p.prep in ("to", "in") for m in scene.named(parse, p, NO_RECIPIENTS)
            ]
            hosts = unique((m.code for m in places if m.kind in PLACES), guests)[:1]
            return action, (guests if hosts else [], hosts)
        action = action._replace(role="mutual")
        between = name_between(scene, parse, after)
        met = chunk.prep in cue("presupposed") or (chunk.prep, head) in SETTINGS
        if between or not met:
            return action, (between, [])
        others = name_actors(scene, parse, [p for p in after if p.prep == "with"])
        main = next((c for c in self.clauses if c.form == "finite" and c.subject), None)
        if others and main:
            actors = unique(name_actors(scene, parse, main.subject), others)
            return action, (actors, others if actors else [])
        known = head in cue("talks") and (not after or after[0].prep in AT)
        return action, (scene.pair if known else [], [])

    def _code_permission(self) -> None:
        """'struck X with rockets, taking advantage of a permission given by Y': Y armed the attacker."""
        armed = next((c for c in self.found if c.event == "ASSAULT" and c.actors and c.instrument), None)
        if armed is None or any(coded.event == "AID" for coded in self.found):
            return
        for chunk in self.parse.chunks:
            if head_of(self.parse, chunk) in cue("permission"):
                owners = unique(name_actors(self.scene, self.parse, [chunk]), armed.actors)
                if owners:
                    span = (chunk.first, chunk.last)
                    self.found.append(
                        Coded(
                            "AID",
                            "",
                            ["military"],
                            "historical",
                            owners,
                            armed.actors[:1],
                            armed.clause,
                            span,
                            span,
                            "permission",
                            "",
                            armed.instrument,
                        )
                    )
                    return
