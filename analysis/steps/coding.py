"""A sentence's clauses coded: the actions it tells, their event and status, by whom and to whom."""

from __future__ import annotations

from analysis.clauses import Clause, Parse
from analysis.steps.actions import (
    Action,
    cue,
    find_instrument,
    find_noun_action,
    find_verb_action,
    is_adjective,
    turn,
)
from analysis.steps.choice import choose
from analysis.steps.nouns import NounNotes
from analysis.steps.participants import (
    NO_RECIPIENTS,
    PLACES,
    STATES,
    Scene,
    behind,
    code_of,
    find_participants,
    find_place,
    head_of,
    name_actors,
    unique,
)
from analysis.steps.records import Coded
from analysis.steps.status import may_tell, status_of

SPEECH = frozenset("accuse demand refuse protect want advisory".split())
VOWS = frozenset("vow vownot vowed".split())
UNSPARING = frozenset("vownot unpunished".split())
JUDGED = frozenset("judged laid menaced breach unpunished option".split())


def code_sentence(parse: Parse, scene: Scene) -> list[Coded]:
    """Return the actions that a sentence tells, in its order."""
    return _Coder(parse, scene).code()


class _Coder(NounNotes):
    def code(self) -> list[Coded]:
        for index, clause in enumerate(self.clauses):
            told = len(self.found)
            if index not in self.silent and may_tell(self.reading, index):
                self._code_clause(index, clause)
            self._remember_subject(clause)
            if clause.form == "gerund" and len(self.found) > told and self.found[-1].actors:
                self.scene.speak_of(self.found[-1].actors)  # "with Chad closing its border. It also ..."
        self._code_permission()
        self._code_conditions()
        self._code_asides()
        return choose(self.parse, self.found)

    def _remember_subject(self, clause: Clause) -> None:
        """A finite clause's subject is what `it`, `he` or `they` may mean next."""
        if clause.form == "finite" and clause.link not in cue("relative"):
            named = [phrase for phrase in clause.subject if self.parse.words[phrase.first].tag != "PRP"]
            if named:
                self.scene.speak_of(name_actors(self.scene, self.parse, named))

    def _code_clause(self, index: int, clause: Clause) -> None:
        action = self.reading.actions[index]
        role = action.role if action else ""
        if clause.lemma == "order":
            self._read_order(index, clause)
        if clause.form == "gerund" and clause.noun is not None and clause.governor is not None:
            spoken = self.parse.words[clause.noun].lower in cue("speeches")  # "issued a statement condemning"
            clause.subject = self.clauses[clause.governor].subject if spoken else clause.subject
        if self._code_must(index, clause):
            return
        told = action is not None and action.event and role not in SPEECH
        listed = clause.lemma in cue("lists") and any(
            head_of(self.parse, phrase) in cue("measures") for phrase in clause.subject
        )
        announced = listed or (clause.lemma in cue("announcer") and not told)
        if announced and self._code_announced(index, clause):
            return
        if (action is None or action.event == "COERCE") and self._takes_place(clause):
            action = Action("ASSAULT", "", "military", "territory")
            role = action.role
        if role in ("deny", "hypothetical"):
            self._silence(index)
        elif role == "fail":
            self._code_failure(index, clause)
        elif role == "stopaspect":
            self._code_stop(index, clause)
        elif action is None and clause.lemma in cue("gathering") and self._has_protesters(clause):
            self._code_plain(index, clause, Action("PROTEST", "demo", "", ""))
        elif action and (role in JUDGED or (action.event and role in VOWS and clause.passive)):
            self._code_judgement(index, clause, action)
        elif action and role == "vowed":
            self._code_vow(index, clause, action)
        elif action is None or not action.event:
            self._code_nouns(index, clause)
        elif role in SPEECH:
            self._code_speech(index, clause, action)
        elif role == "warn":
            self._code_warning(index, clause, action)
        elif role in ("threaten", "commit", "plan"):
            self._code_promise(index, clause, action)
        else:
            self._code_plain(index, clause, action)

    def _silence(self, index: int) -> None:
        """What a speech act speaks of is no step of its own: 'accused Russia of shelling'."""
        spoken = cue("complement") | cue("relative") | cue("condition") | {"", "and"}
        below = {index}
        for other in range(index + 1, len(self.clauses)):
            clause = self.clauses[other]
            if clause.noun is not None and self.parse.words[clause.noun].lemma in cue("decision"):
                continue  # "rejected India's move to suspend the treaty"
            if self._is_accused_of_attack(index, other) or (
                clause.form == "gerund" and clause.link in cue("doing")
            ):
                continue  # "vowed revenge after blaming Chad"
            if (
                clause.governor in below
                and clause.link != ","
                and (clause.form != "finite" or clause.link in spoken)
            ):
                below.add(other)
        self.silent |= below - {index}

    def _is_accused_of_attack(self, index: int, other: int) -> bool:
        """'accused Armenia of shelling a town': the attack is told too, by whoever accuses."""
        accusing, clause, inner = (
            self.reading.actions[index],
            self.clauses[other],
            self.reading.actions[other],
        )
        return (
            accusing is not None
            and accusing.role == "accuse"
            and clause.governor == index
            and clause.form == "gerund"
            and inner is not None
            and inner.event == "ASSAULT"
            and bool(clause.objects)
        )

    def _inner(self, index: int) -> Action | None:
        """What is promised, demanded, threatened: the complement clause's action, else the object's."""
        for other in self.reading.below(index):
            if self.clauses[other].link in cue("adverbial") | cue("relative") - {"that"} | {","}:
                continue
            if self.clauses[other].link == "of" and self.clauses[index].objects:
                continue  # "agreed a truce after two days of fighting": the gerund belongs to "days"
            action = self.reading.actions[other]
            if action and action.role == "stopaspect":
                return turn("stopped", self._inner(other))
            if action and action.role in VOWS | {"menaced", "unpunished"}:  # "vowed to respond"
                return Action("ASSAULT", "", "military", "")
            if action and action.event:
                return action
            return self._inner(other)
        clause = self.clauses[index]
        nouns = (find_noun_action(self.parse, phrase) for phrase in [*clause.objects, *clause.phrases])
        return next((noun for noun in nouns if noun), None)

    def _code_must(self, index: int, clause: Clause) -> bool:
        """'said that Libya must hand over': whoever says so demands it."""
        action = self.reading.actions[index]
        threatens = clause.passive and action is not None and action.role == "vow"  # "must be punished"
        if clause.modal not in ("must", "should") or not clause.subject or threatens:
            return False
        around = [*range(index + 1, len(self.clauses)), *range(max(0, index - 1), index)]
        tellers = [clause.governor] if clause.governor is not None else around
        for teller in tellers:
            other = self.clauses[teller]
            if (
                other.form in ("finite", "gerund")
                and other.subject
                and self.reading.role(teller) in ("report", "demand", "none", "warn")
            ):
                actors = name_actors(self.scene, self.parse, other.subject)
                targets = name_actors(self.scene, self.parse, clause.subject)
                if actors == targets:  # "told Chad that it must": the pronoun means whoever is told
                    targets = name_actors(self.scene, self.parse, other.objects)
                    if not targets:
                        return False
                asked = turn("asked", self.reading.actions[index])
                action = Action("REQUEST", asked.mode if asked else "change", "", "demand")
                self._silence(index)
                self._add(index, clause, action, "reported", "must", people=(actors, targets))
                return True
        return False

    def _code_speech(self, index: int, clause: Clause, action: Action) -> None:
        """'urged Israel to halt', 'refused to meet', 'told residents to take shelter'."""
        inner = self._inner(index)
        if action.event == "REQUEST" and self._code_order(index, clause, inner):
            return
        self._silence(index)
        if any(
            self.clauses[c].passive and self.clauses[c].lemma in cue("unnamed")
            for c in self.reading.below(index)
        ):
            return  # "an envoy who asked not to be named"
        if clause.lemma == "insist" and any(
            self.clauses[c].form == "gerund" for c in self.reading.below(index)
        ):
            return
        if action.role == "want" and clause.passive:
            return
        if action.role == "want" and not any(self.clauses[c].link == "to" for c in self.reading.below(index)):
            return
        tells = action.role in ("demand", "protect")
        if tells and inner and inner.event == "PROTECT" and not self._addresses_others(clause):
            action = inner._replace(role="protect")
        if action.event == "REQUEST" and self._addresses_own(clause):
            action = Action("PROTECT", "shelter", "humanitarian", "protect")  # "urged Americans to leave"
        asked = turn("asked", inner)
        if asked and not action.mode and action.event in ("REQUEST", "REJECT"):
            action = action._replace(mode=asked.mode)
        self._add(
            index, clause, action, status_of(self.reading, index), action.role, inner.event if inner else ""
        )
        if is_adjective(clause) and action.role == "accuse" and not self.found[-1].recipients:
            self.found.pop()  # "as far as Chad is concerned"

    def _read_order(self, index: int, clause: Clause) -> None:
        """'ordered the border closed' says that the border was closed, by whoever ordered it."""
        for other in self.reading.below(index):
            child = self.clauses[other]
            if child.form == "participle" and child.noun is not None:
                child.form, child.link = "finite", ""
                child.passive, child.noun, child.governor = False, None, None
                child.subject, child.objects = clause.subject, clause.objects
                child.phrases = [*clause.phrases, *child.phrases]
                self.reading.actions[other] = find_verb_action(self.parse, child)

    def _code_order(self, index: int, clause: Clause, inner: Action | None) -> bool:
        """'ordered its police to expel the envoy' is what the police do; 'told diplomats to leave' expels."""
        below = self.reading.below(index)
        heads = {head_of(self.parse, phrase) for phrase in clause.objects}
        if not below or not heads or clause.passive:
            return False
        child = self.clauses[below[0]]
        abroad = any(head_of(self.parse, phrase) == "country" for phrase in child.objects)
        if child.lemma in ("leave", "depart") and (abroad or heads & cue("diplomats")):
            self._silence(index)
            action = Action("SANCTION", "expel", "diplomatic", "")
            self._add(index, clause, action, status_of(self.reading, index), "plain")
            return True
        own = name_actors(self.scene, self.parse, clause.subject)
        if child.lemma == "prepare" and heads & cue("own_organs") and self._awaits_war(child):
            inner = Action("MOBILIZE", "troops", "military", "")  # "ordered the army to prepare for war"
            self._silence(index)
            toward = find_participants(self.reading, self.scene, below[0], inner, "plain")[1]
            self._add(index, clause, inner, "reported", "plain", "", (own, unique(toward, own)))
            return True
        addressed = [m for p in clause.objects for m in self.scene.named(self.parse, p)]
        if (
            not inner
            or not own
            or not heads & cue("own_organs")
            or {code_of(m) for m in addressed} - set(own)
        ):
            return False
        self._silence(index)
        toward = find_participants(self.reading, self.scene, below[0], inner, "plain")[1]
        if self.reading.role(below[0]) in VOWS:  # "ordered the army to retaliate"
            inner = turn("promised", inner) or inner
        self._add(below[0], child, inner, "reported", "plain", "", (own, unique(toward, own)))
        self.found[-1].evidence = (clause.begin, self.found[-1].evidence[1])
        return True

    def _awaits_war(self, clause: Clause) -> bool:
        """'prepare for a war with Chad', 'for an attack'; not 'for the elections'."""
        awaited = [p for p in [*clause.phrases, *clause.objects] if p.prep in ("", "for")]
        nouns = (find_noun_action(self.parse, phrase) for phrase in awaited)
        return any(head_of(self.parse, p) in cue("war") for p in awaited) or any(
            noun is not None and noun.event == "ASSAULT" for noun in nouns
        )

    def _addresses_others(self, clause: Clause) -> bool:
        """Whether the addressees are another state's: 'ordered residents of Lebanese towns to leave'."""
        actors = name_actors(self.scene, self.parse, clause.subject)
        spoken_to = [c for p in clause.objects for c in (p, *behind(self.parse, p))]
        return bool(
            actors
            and unique(
                (code_of(m) for p in spoken_to for m in self.scene.named(self.parse, p, NO_RECIPIENTS)),
                actors,
            )
        )

    def _addresses_own(self, clause: Clause) -> bool:
        """Whether a state speaks to its own people abroad: 'urged its citizens', 'told Americans'."""
        actors = name_actors(self.scene, self.parse, clause.subject)
        for phrase in clause.objects[:1]:
            own = self.parse.words[phrase.first].lower in cue("possessive")
            own = own or [code_of(m) for m in self.scene.named(self.parse, phrase)] == actors != []
            if own and head_of(self.parse, phrase) in cue("own_people"):
                return True
        return False

    def _code_promise(self, index: int, clause: Clause, action: Action) -> None:
        """'agreed to withdraw' is AGREE, 'vowed to retaliate' THREATEN, 'promised not to' AGREE."""
        inner = self._inner(index)
        self._silence(index)
        if clause.negated and clause.modal in ("will", "would") and action.event == "AGREE":
            refusal = Action("REJECT", "", action.context, "refuse")  # "will not accept the terms"
            self._add(index, clause, refusal, "reported", "refuse")
            return
        below = self.reading.below(index)
        negated = any(self.clauses[c].negated for c in below if self.reading.role(c) not in UNSPARING)
        rule, promised = action.role, inner.event if inner else ""
        if rule == "plan" and inner is None:
            return
        if clause.lemma == "prepare" and promised in ("ASSAULT", "MOBILIZE"):
            action = Action("MOBILIZE", "troops", "military", rule)
        elif rule == "plan" and inner and promised in ("CONSULT", "PROTECT", "MOBILIZE"):
            action = inner._replace(role=rule)
        elif inner and inner.mode in ("martial-law", "curfew") and clause.lemma in cue("deciding"):
            action, promised = inner._replace(role=rule), ""  # "voted to declare": it is done
        elif rule == "threaten":
            threat = turn("threatened", inner)
            action = action._replace(mode=action.mode or (threat.mode if threat else ""))
        elif inner and not negated:
            action = (turn("promised", inner) or action)._replace(role=rule)
        if inner and action.event in ("AGREE", "THREATEN"):
            action = action._replace(context=inner.context or action.context)
        status = status_of(self.reading, index)
        status = "reported" if status == "future" else status  # "would be ready to" is said now
        self._add(index, clause, action, status, rule, "" if negated else promised)

    def _code_warning(self, index: int, clause: Clause, action: Action) -> None:
        """'warned Iran', 'warned that it would strike', 'warned that any attack will be met': a threat."""
        self._silence(index)
        actors, targets = find_participants(self.reading, self.scene, index, action, "plain")
        warned = [*clause.objects, *(phrase for phrase in clause.phrases if phrase.prep == "to")]
        named = [m for phrase in warned for m in self.scene.named(self.parse, phrase)]
        self.scene.speak_of(actors)  # "warned that its army was ready to"
        for other in self.reading.below(index):
            child = self.clauses[other]
            ready = child.complement in cue("own_threat") or child.lemma == "reserve"
            own = (ready or child.modal in ("will", "would")) and (
                name_actors(self.scene, self.parse, child.subject) == actors
            )
            provoked = any(head_of(self.parse, phrase) in cue("threatened_if") for phrase in child.subject)
            if own or provoked or self._menaces(other):
                menaced = unique(name_actors(self.scene, self.parse, child.subject), actors)
                targets = targets or self._name_provoker(actors) or ([] if own else menaced)
                self._add(
                    index, clause, action, status_of(self.reading, index), "warn", "", (actors, targets)
                )
                return
        if actors and targets and any(mention.kind in STATES | {"group", "military"} for mention in named):
            self._add(index, clause, action, status_of(self.reading, index), "warn", "", (actors, targets))

    def _menaces(self, index: int) -> bool:
        """'warned that jets would be shot down', 'that drills could have consequences'."""
        clause, action = self.clauses[index], self.reading.actions[index]
        if action is None or action.event not in ("ASSAULT", "THREATEN"):
            return False
        heads = {head_of(self.parse, phrase) for phrase in clause.subject}
        meant = heads & (cue("deeds") | cue("options")) or name_actors(self.scene, self.parse, clause.subject)
        foretold = clause.passive and clause.modal in ("will", "would")
        return bool(meant) and (action.role in ("menaced", "option") or foretold)

    def _name_provoker(self, actors: list[str]) -> list[str]:
        """'would strike if Chad moved', 'if Chad moves, ...': the condition names whom the threat is for."""
        conditions = (c for c in self.clauses if c.link in cue("condition"))
        named = (unique(name_actors(self.scene, self.parse, c.subject), actors) for c in conditions)
        return next((codes for codes in named if codes), [])

    def _code_failure(self, index: int, clause: Clause) -> None:
        """'failed to reach an agreement' is REJECT; any other failure is no step."""
        inner = self._inner(index)
        self._silence(index)
        if inner and inner.event in ("AGREE", "CONSULT"):
            action = Action("REJECT", "meet", "diplomatic", "mutual")
            self._add(index, clause, action, status_of(self.reading, index), "failure")

    def _code_stop(self, index: int, clause: Clause) -> None:
        """'halted the shelling', 'suspended talks', 'the raids were stopped'."""
        inner = self._inner(index)
        if inner is None and clause.passive and clause.subject:
            inner = find_noun_action(self.parse, clause.subject[0])
        stopped = turn("stopped", inner)
        if stopped:
            self._silence(index)
            self._code_plain(index, clause, stopped)

    def _code_plain(self, index: int, clause: Clause, action: Action) -> None:
        """'Chad struck a depot', 'the convoy was attacked by rebels', 'will send tanks'."""
        parse = self.parse
        if action.event == "SUPPORT" and not action.role and not self._names_somebody(clause):
            return  # "defended the decision"
        if clause.lemma in cue("sufferer") and parse.words[clause.verb].tag == "VBD" and not clause.objects:
            clause.passive = True  # "Four killed as talks resume"
        if action.role == "visit" and not self._has_envoy(clause):
            if not self._fits_role(clause, "incursion") or not self._is_abroad(clause):
                return
            action = Action("MOBILIZE", "troops", "military", "visit")  # "a frigate arrived in Oman"
        if action.role == "permit" and not find_instrument(parse, 0, len(parse.words)):
            return
        if action.role == "over":
            self._code_end_of_war(index, clause, action)
            return
        if action.role == "casualty" and self._is_told_by(clause, "between"):
            self._code_nouns(index, clause)  # "clashes between Chad and Sudan left nine dead"
            return
        heads = {head_of(parse, phrase) for phrase in clause.subject}
        idle = heads & (cue("papers") | cue("war")) and action.event != "ASSAULT"
        if not self._fits_role(clause, action.role) or idle:
            return  # "the US plan allows Iran to", "the war displaced thousands"
        armed = self._kinds(clause) & {"military", "group"} or self._marches(clause)
        if action.event == "PROTEST" and action.mode == "obstruct" and armed:
            action = Action("COERCE", "seize", "military", "")
        if clause.lemma == "protest" and self._kinds(clause) & STATES:
            action = Action("ACCUSE", "disapprove", "diplomatic", "accuse")
        status, promised = status_of(self.reading, index), ""
        refused = turn("promised", action)
        if (
            status == "negation"
            and clause.modal in ("will", "would")
            and refused
            and refused.event == "AGREE"
        ):
            action, status = (
                Action("REJECT", "assist", action.context, "refuse"),
                "reported",
            )  # "will not send"
        if action.event == "MOBILIZE" and self._hands_over(clause):
            action = Action("AID", "", "military", "aid")
        if action.role in ("vow", "vownot", "negated"):
            status = "reported"  # "Chad would retaliate, the minister said"
        to_come = turn("promised", action)
        if (
            status == "future"
            and to_come
            and action.mode != "resign"
            and to_come.event in ("AGREE", "THREATEN")
            and action.event != "MOBILIZE"  # "will send a frigate": announced, not threatened
        ):
            promised = action.event
            if to_come.event == "AGREE" and self._has_condition(index):
                to_come = turn("threatened", action) or to_come  # "will withdraw its force unless"
            action, status = to_come._replace(role=action.role), "reported"
        rule = "casualty" if action.role == "casualty" else "plain"
        self._add(index, clause, action, status, rule, promised)
        if action.role in VOWS:  # "will retaliate if Chad attacks"
            told = self.found[-1]
            told.recipients = told.recipients or self._name_provoker(told.actors)

    def _code_judgement(self, index: int, clause: Clause, action: Action) -> None:
        """'X broke the truce', 'X's raid is a crime', 'X will be punished': whoever says so of X acts."""
        if not self._fits_role(clause, action.role) or clause.form == "gerund":
            return
        doers, sufferers = find_participants(self.reading, self.scene, index, action, "judged")
        after = [p for s in clause.subject[:1] for p in behind(self.parse, s)]
        doer = ("with", "on") if action.role == "laid" else ("by",)
        by = [p for p in [*after, *clause.phrases] if p.prep in doer]  # "is an illegal attack by Chad"
        judged = name_actors(self.scene, self.parse, by) or (doers if self._names_itself(clause) else [])
        if action.event == "THREATEN" and clause.passive:
            judged = judged or sufferers  # "Chad will be punished"
        heads = {head_of(self.parse, phrase) for phrase in clause.subject}
        if not judged and action.role != "option" and not heads & cue("deeds"):
            return
        status = "reported" if action.event == "THREATEN" else status_of(self.reading, index)
        people = judged, sufferers if action.role == "breach" else []
        self._add(index, clause, action, status, "judged", people=people)
        if clause.governor is not None and self.reading.role(clause.governor) == "report":
            tellers = name_actors(self.scene, self.parse, self.clauses[clause.governor].subject)
            self.found[-1].teller = next(iter(tellers), "")

    def _names_itself(self, clause: Clause) -> bool:
        """Whether the subject names its actor as its own: not 'the situation in Sudan is'."""
        if clause.passive:
            return True
        own = [
            c for p in clause.subject for c in (p, *behind(self.parse, p)[:1]) if c.prep in ("", "of", "from")
        ]
        pronoun = any(self.parse.words[phrase.first].tag in ("PRP", "PRP$") for phrase in clause.subject)
        return pronoun or any(self.scene.named(self.parse, phrase) for phrase in own)

    def _code_vow(self, index: int, clause: Clause, action: Action) -> None:
        """'Chad will respond if Sudan moves', 'will treat it as an act of war': a threat if Chad says so."""
        actors = name_actors(self.scene, self.parse, clause.subject)
        provoker = self._name_provoker(actors)
        if clause.modal in ("will", "would") and not clause.negated and (provoker or action.event):
            action = Action("THREATEN", "violence", "military", "vow")
            self._add(index, clause, action, "reported", "own", people=(actors, provoker))

    def _hands_over(self, clause: Clause) -> bool:
        """'sent tanks to Chad' gives them away, unlike 'its tanks', 'sent tanks to the border'."""
        if clause.lemma not in ("send", "dispatch") or not clause.objects:
            return False
        first = self.parse.words[clause.objects[0].first].lower
        given = head_of(self.parse, clause.objects[0]) in cue("given_weapon") and first not in cue(
            "possessive"
        )
        to = [phrase for phrase in clause.phrases if phrase.prep == "to"]
        return given and any(
            phrase.last - phrase.first == 1 and m.kind in ("country", "group")
            for phrase in to
            for m in self.scene.named(self.parse, phrase)
        )

    def _fits_role(self, clause: Clause, role: str) -> bool:
        """Whether the subject can do it: shells land in a town, troops enter it; a threat is yet to come."""
        parse = self.parse
        if role == "projectile":
            found = [find_instrument(parse, phrase.first, phrase.last) for phrase in clause.subject]
            words = {word.lower for word in parse.words[clause.begin : clause.end]}
            return any(f is not None and f[1] != "aerial" for f in found) and not words & cue("waters")
        if role == "incursion":
            return self._marches(clause)
        decided = clause.form == "infinitive" and clause.governor is not None  # "decided to punish"
        decided = decided and self.clauses[clause.governor or 0].lemma in cue("deciding")
        to_come = clause.modal in ("will", "would", "shall") or decided
        if role == "laid":  # "the blame lies with Chad"
            return any(head_of(parse, phrase) in cue("blame") for phrase in clause.subject)
        if role in ("vownot", "unpunished"):  # "will not hesitate", "will not go unpunished"
            return to_come and clause.negated
        if role == "negated":
            return clause.negated  # "did not rule out the use of force"
        if role == "option":
            return any(head_of(parse, phrase) in cue("options") for phrase in clause.subject)
        to_come = to_come or (clause.modal == "must" and clause.passive)  # "must be punished"
        return (to_come and not clause.negated) or role not in ("menaced", "vow", "vowed")

    def _code_end_of_war(self, index: int, clause: Clause, action: Action) -> None:
        """'said its war with Chad is over': whoever says so ends it."""
        wars = [phrase for phrase in clause.subject if head_of(self.parse, phrase) in cue("war")]
        if not wars or clause.governor is None or self.reading.role(clause.governor) != "report":
            return
        actors = name_actors(self.scene, self.parse, self.clauses[clause.governor].subject)
        after = [p for p in behind(self.parse, wars[0]) if p.prep in ("with", "against")]
        recipients = unique(name_actors(self.scene, self.parse, after), actors)
        if actors:
            status = status_of(self.reading, index)
            self._add(index, clause, action, status, "plain", "", (actors, recipients))

    def _names_somebody(self, clause: Clause) -> bool:
        phrases = [*clause.objects, *clause.phrases, *(clause.subject if clause.passive else [])]
        return any(self.scene.named(self.parse, phrase) for phrase in phrases)

    def _has_protesters(self, clause: Clause) -> bool:
        phrases = [c for p in clause.subject for c in (p, *behind(self.parse, p)[:1])]
        return any(head_of(self.parse, phrase) in cue("protester") for phrase in phrases)

    def _has_envoy(self, clause: Clause) -> bool:
        """Whether one who speaks for others travels: leaders and officials, not refugees."""
        named = bool(self._kinds(clause) & {"leader", "official"})
        return named or any(head_of(self.parse, phrase) in cue("envoy") for phrase in clause.subject)

    def _is_abroad(self, clause: Clause) -> bool:
        place = find_place(self.scene, self.parse, clause)
        actors = name_actors(self.scene, self.parse, clause.subject)
        return bool(place and actors) and place not in actors

    def _takes_place(self, clause: Clause) -> bool:
        """'seized Goma': the object is the name of a place, even an unknown one, not a ship or a suspect."""
        taking = clause.lemma in cue("taking")
        if clause.passive or not clause.objects or not (taking or clause.lemma in cue("entering")):
            return False
        parse, phrase = self.parse, clause.objects[0]
        named = self.scene.named(parse, phrase, NO_RECIPIENTS)
        if any(m.end == parse.words[phrase.last - 1].end and m.kind in PLACES for m in named):
            return taking or self._marches(clause)
        proper = all(word.tag == "NNP" for word in parse.words[phrase.first : phrase.last])
        return proper and not named and taking and self._marches(clause)

    def _has_condition(self, index: int) -> bool:
        return any(
            c.link == "unless" and c.governor is not None and c.governor >= index for c in self.clauses
        )

    def _code_conditions(self) -> None:
        """'said that talks could begin only when Chad withdrew': whoever says so asks Chad for it."""
        for index, clause in enumerate(self.clauses):
            place = clause.subject[0].first - 2 if clause.subject else -1
            if clause.link not in cue("only_behind") or place < 0 or self.parse.words[place].lower != "only":
                continue
            tellers = [i for i in range(index) if self.reading.role(i) in ("report", "demand", "none")]
            tellers = [i for i in tellers if self.clauses[i].form == "finite" and self.clauses[i].subject]
            actors = name_actors(self.scene, self.parse, self.clauses[tellers[0]].subject) if tellers else []
            targets = unique(name_actors(self.scene, self.parse, clause.subject), actors)
            if actors and targets:
                self.found = [coded for coded in self.found if coded.clause != index]
                asked = turn("asked", self.reading.actions[index])
                action = Action("REQUEST", asked.mode if asked else "change", "", "demand")
                self._add(index, clause, action, "reported", "must", people=(actors, targets))
                told = self.found[-1]
                told.evidence = (self.clauses[tellers[0]].begin, told.evidence[1])
