"""A sentence's clauses coded: the actions it tells, their event and status, by whom and to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analysis.clauses import Clause
from analysis.steps.actions import Action, cue, find_verb_action, is_adjective, turn
from analysis.steps.choice import choose
from analysis.steps.nouns import NounNotes
from analysis.steps.participants import find_participants, find_place, name_actors
from analysis.steps.reading import NO_RECIPIENTS, PLACES, STATES, unique, with_prep
from analysis.steps.records import Coded
from analysis.steps.status import may_tell, status_of

VOWS = frozenset("vow vownot vowed".split())


class Coder(NounNotes):
    """What the verbs of a sentence tell, each by the rule of its role (RULES)."""

    def code(self) -> list[Coded]:
        """Return the actions that the sentence tells, in its order."""
        for index, clause in enumerate(self.clauses):
            told = len(self.found)
            if index not in self.silent and may_tell(self, index):
                self._code_clause(index, clause)
            self._remember_subject(clause)
            if clause.form == "gerund" and len(self.found) > told and self.found[-1].actors:
                self.scene.speak_of(self.found[-1].actors)  # "with Chad closing its border. It also ..."
        self.code_permission()
        self._code_conditions()
        self.code_asides()
        return choose(self, self.found)

    def _remember_subject(self, clause: Clause) -> None:
        """A finite clause's subject is what `it`, `he` or `they` may mean next."""
        if clause.form == "finite" and clause.link not in cue("relative"):
            named = [phrase for phrase in clause.subject if self.words[phrase.first].tag != "PRP"]
            if named:
                self.scene.speak_of(name_actors(self, named))

    def _code_clause(self, index: int, clause: Clause) -> None:
        action = self.actions[index]
        if clause.lemma == "order":
            self._read_order(index, clause)
        above = self.above(clause)
        if above and clause.form == "gerund" and self.modified(clause) in cue("speeches"):
            clause.subject = above.subject  # "issued a statement condemning"
        if self._code_must(index, clause) or self._code_list(index, clause, action):
            return
        if (action is None or action.event == "COERCE") and self._takes_place(clause):
            action = Action("ASSAULT", "", "military", "territory")
        if action is None and clause.lemma in cue("gathering") and self._has_protesters(clause):
            action = Action("PROTEST", "demo")
        if action is None:
            self.code_nouns(index, clause)
        elif action.event and action.role in VOWS and clause.passive:
            self.code_judgement(index, clause, action)
        elif action.role in RULES:
            RULES[action.role](self, index, clause, action)
        elif action.event:
            self.code_plain(index, clause, action)
        else:
            self.code_nouns(index, clause)

    def _code_list(self, index: int, clause: Clause, action: Action | None) -> bool:
        """'announced the closure of', 'the measures include': its nouns tell, unless the verb does."""
        told = action is not None and action.event and RULES.get(action.role) != Coder.code_speech
        listed = clause.lemma in cue("lists") and self.heads(clause.subject) & cue("measures")
        if listed or (clause.lemma in cue("announcer") and not told):
            return self.code_announced(index, clause)
        return False

    def silence(self, index: int, *_: object) -> None:
        """What a speech act speaks of is no step of its own: 'accused Russia of shelling'."""
        below, accused = {index}, self.role(index) == "accuse"
        for other in range(index + 1, len(self.clauses)):
            clause = self.clauses[other]
            if self.modified(clause) in cue("decision"):
                continue  # "rejected India's move to suspend the treaty"
            if clause.form == "gerund" and clause.link in cue("doing"):
                continue  # "vowed revenge after blaming Chad"
            spoken = clause.form != "finite" or clause.link in ("", "and")
            spoken = spoken or clause.link in cue("complement", "relative", "condition")
            if accused and clause.governor == index and clause.form == "gerund" and self._is_attack(other):
                continue  # "accused Armenia of shelling a town": told too, by whoever accuses
            if clause.governor in below and clause.link != "," and spoken:
                below.add(other)
        self.silent |= below - {index}

    def code_denial(self, index: int, clause: Clause, action: Action) -> None:
        """'denied that it had fired', 'has denied any role'; what Chad always denies is no step."""
        self.silence(index)
        told = clause.perfect or self.words[clause.verb].tag == "VBD" or self.words[-1].tag != "."
        actors = name_actors(self, clause.subject)
        if told and actors and not clause.negated and not clause.passive:
            self.add(index, Action("REJECT", role="refuse"), "refuse", (actors, []))

    def _is_attack(self, index: int) -> bool:
        action = self.actions[index]
        return action is not None and action.event == "ASSAULT" and bool(self.clauses[index].objects)

    def _inner(self, index: int) -> Action | None:
        """What is promised, demanded, threatened: the complement clause's action, else the object's."""
        clause = self.clauses[index]
        for other in self.below(index):
            link, action = self.clauses[other].link, self.actions[other]
            if link == "," or (link in cue("adverbial", "relative") and link != "that"):
                continue
            if link == "of" and clause.objects:
                continue  # "agreed a truce after two days of fighting": the gerund belongs to "days"
            if action and action.role == "stopaspect":
                return turn("stopped", self._inner(other))
            if action and (action.role in VOWS or action.role in ("menaced", "unpunished")):
                return Action("ASSAULT", "", "military")  # "vowed to respond"
            return action if action and action.event else self._inner(other)
        phrases = [*clause.objects, *clause.phrases]
        warlike = self.heads(phrases) & cue("war")  # "is ready for war"
        nouns = (self.deed(phrase) for phrase in phrases)
        return next(filter(None, nouns), Action("ASSAULT", "", "military") if warlike else None)

    def _code_must(self, index: int, clause: Clause) -> bool:
        """'said that Libya must hand over': whoever says so demands it."""
        threatens = clause.passive and self.role(index) == "vow"  # "must be punished"
        if clause.modal not in ("must", "should") or threatens:
            return False
        around = [*range(index + 1, len(self.clauses)), *range(max(0, index - 1), index)]
        teller = self._find_teller([clause.governor] if clause.governor is not None else around)
        if teller is None:
            return False
        actors, targets = name_actors(self, teller.subject), name_actors(self, clause.subject)
        # "told Chad that it must": the pronoun means whoever is told
        if actors == targets and not (targets := name_actors(self, teller.objects)):
            return False
        self.silence(index)
        self._add_demand(index, actors, targets)
        return True

    def _find_teller(self, clauses: Iterable[int]) -> Clause | None:
        """The first of the clauses in which somebody says something."""
        for other in clauses:
            clause, tells = self.clauses[other], self.role(other) in ("report", "demand", "none", "warn")
            if tells and clause.form in ("finite", "gerund") and clause.subject:
                return clause
        return None

    def _add_demand(self, index: int, actors: list[str], targets: list[str]) -> Coded:
        """What must be done is asked of whoever must do it."""
        asked = turn("asked", self.actions[index])
        action = Action("REQUEST", asked.mode if asked else "change", "", "demand")
        return self.add(index, action, "must", (actors, targets), status="reported")

    def _code_conditions(self) -> None:
        """'said that talks could begin only when Chad withdrew': whoever says so asks Chad for it."""
        for index, clause in enumerate(self.clauses if "only" in self.parse.lowers else ()):
            place = clause.subject[0].first - 2 if clause.subject else -1
            if clause.link not in cue("only_behind") or place < 0 or self.words[place].lower != "only":
                continue
            teller = self._find_teller(range(index))
            actors = name_actors(self, teller.subject) if teller else []
            targets = unique(name_actors(self, clause.subject), actors)
            if teller and actors and targets:
                self.found = [coded for coded in self.found if coded.clause != index]
                coded = self._add_demand(index, actors, targets)
                coded.evidence = (teller.begin, coded.evidence[1])

    def code_speech(self, index: int, clause: Clause, action: Action) -> None:
        """'urged Israel to halt', 'refused to meet', 'told residents to take shelter'."""
        inner, below = self._inner(index), [self.clauses[other] for other in self.below(index)]
        if action.event == "REQUEST" and self._code_order(index, clause, inner):
            return
        self.silence(index)
        if any(child.passive and child.lemma in cue("unnamed") for child in below):
            return  # "an envoy who asked not to be named"
        if action.role == "want" and (clause.passive or all(child.link != "to" for child in below)):
            return
        if action.role in ("demand", "protect") and inner and inner.event == "PROTECT":
            action = action if self._addresses_others(clause) else inner._replace(role="protect")
        if action.event == "REQUEST" and self._addresses_own(clause):
            action = Action("PROTECT", "shelter", "humanitarian", "protect")  # "urged Americans to leave"
        asked = turn("asked", inner)
        if asked and not action.mode and action.event in ("REQUEST", "REJECT"):
            action = action._replace(mode=asked.mode)
        coded = self.add(index, action, action.role, promised=inner.event if inner else "")
        if is_adjective(clause) and action.role == "accuse" and not coded.recipients:
            self.found.pop()  # "as far as Chad is concerned"

    def _read_order(self, index: int, clause: Clause) -> None:
        """'ordered the border closed' says that the border was closed, by whoever ordered it."""
        for other in self.below(index):
            child = self.clauses[other]
            if child.form == "participle" and child.noun is not None:
                child.form, child.link = "finite", ""
                child.passive, child.noun, child.governor = False, None, None
                child.subject, child.objects = clause.subject, clause.objects
                child.phrases = [*clause.phrases, *child.phrases]
                self.actions[other] = find_verb_action(self.parse, child)

    def _code_order(self, index: int, clause: Clause, inner: Action | None) -> bool:
        """'ordered its police to expel the envoy' is what the police do; 'told diplomats to leave' expels."""
        below, heads = self.below(index), self.heads(clause.objects)
        if not below:
            return False
        child = self.clauses[below[0]]
        envoys = heads & cue("diplomats") or "country" in self.heads(child.objects)
        if envoys and child.lemma in ("leave", "depart"):
            self.silence(index)
            self.add(index, Action("SANCTION", "expel", "diplomatic"))
            return True
        own = name_actors(self, clause.subject)
        if not inner or not own or not heads & cue("own_organs") or unique(self.codes(clause.objects), own):
            return False
        self.silence(index)
        people = own, unique(find_participants(self, below[0], inner, "plain")[1], own)
        if self.role(below[0]) in VOWS:  # "ordered the army to retaliate"
            inner = turn("promised", inner) or inner
        coded = self.add(below[0], inner, people=people, status="reported")
        coded.evidence = (clause.begin, coded.evidence[1])
        return True

    def _addresses_others(self, clause: Clause) -> bool:
        """Whether the addressees are another state's: 'ordered residents of Lebanese towns to leave'."""
        actors = name_actors(self, clause.subject)
        spoken_to = [phrase for p in clause.objects for phrase in (p, *self.behind(p))]
        return bool(actors and unique(self.codes(spoken_to, NO_RECIPIENTS), actors))

    def _addresses_own(self, clause: Clause) -> bool:
        """Whether a state speaks to its own people abroad: 'urged its citizens', 'told Americans'."""
        told = clause.objects[:1]
        if not self.heads(told) & cue("own_people"):
            return False
        return self.is_owned(told[0]) or self.codes(told) == name_actors(self, clause.subject) != []

    def code_promise(self, index: int, clause: Clause, action: Action) -> None:
        """'agreed to withdraw' is AGREE, 'vowed to retaliate' THREATEN, 'promised not to' AGREE."""
        rule, inner = action.role, self._inner(index)
        self.silence(index)
        if clause.negated and clause.modal in cue("refusing") and action.event == "AGREE":
            refusal = Action("REJECT", "", action.context, "refuse")  # "will not accept the terms"
            self.add(index, refusal, "refuse", status="reported")
            return
        if rule == "plan" and inner is None:
            return
        below = [other for other in self.below(index) if self.role(other) not in ("vownot", "unpunished")]
        negated = any(self.clauses[other].negated for other in below)
        promised = inner.event if inner else ""
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
        if inner:
            action = action._replace(context=inner.context or action.context)
        status = status_of(self, index)
        status = "reported" if status == "future" else status  # "would be ready to" is said now
        self.add(index, action, rule, status=status, promised="" if negated else promised)

    def code_warning(self, index: int, clause: Clause, action: Action) -> None:
        """'warned Iran', 'warned that it would strike', 'warned that any attack will be met': a threat."""
        self.silence(index)
        actors, targets = find_participants(self, index, action, "plain")
        self.scene.speak_of(actors)  # "warned that its army was ready to"
        for other in self.below(index):
            child, named = self.clauses[other], name_actors(self, self.clauses[other].subject)
            ready = child.complement in cue("own_threat") or child.lemma == "reserve"
            own = named == actors and (ready or child.modal in ("will", "would"))
            if own or self.heads(child.subject) & cue("threatened_if") or self._menaces(other):
                targets = targets or self._name_provoker(actors) or unique(named, actors)
                self.add(index, action, "warn", (actors, targets))
                return
        kinds = self.kinds([*clause.objects, *with_prep(clause.phrases, "to", "at")])
        if targets and not kinds.isdisjoint(STATES | {"group", "military"}):
            self.add(index, action, "warn", (actors, targets))

    def _menaces(self, index: int) -> bool:
        """'warned that jets would be shot down', 'that drills could have consequences'."""
        clause, action = self.clauses[index], self.actions[index]
        foretold = action is not None and action.event == "ASSAULT" and clause.passive and clause.modal
        if not foretold and self.role(index) not in ("menaced", "option"):
            return False
        return bool(self.heads(clause.subject) & cue("deeds", "options") or name_actors(self, clause.subject))

    def _name_provoker(self, actors: list[str]) -> list[str]:
        """'would strike if Chad moved', 'if Chad moves, ...': the condition names whom the threat is for."""
        conditions = (clause for clause in self.clauses if clause.link in cue("condition"))
        named = (unique(name_actors(self, clause.subject), actors) for clause in conditions)
        return next((codes for codes in named if codes), [])

    def code_failure(self, index: int, clause: Clause, action: Action) -> None:
        """'failed to reach an agreement' is REJECT; any other failure is no step."""
        inner = self._inner(index)
        self.silence(index)
        if inner and inner.event in ("AGREE", "CONSULT"):
            self.add(index, Action("REJECT", "meet", "diplomatic", "mutual"), "failure")

    def code_stop(self, index: int, clause: Clause, action: Action) -> None:
        """'halted the shelling', 'suspended talks', 'the raids were stopped'."""
        inner = self._inner(index)
        if inner is None and not clause.passive:
            self.code_nouns(index, clause)  # "the talks between Chad and Sudan ended"
            if clause.lemma == "suspend" and self.kinds(clause.objects) == {"country"}:
                self.code_plain(index, clause, Action("SANCTION", "expel", "diplomatic"))  # "suspended Mali"
        stopped = turn("stopped", inner)
        if stopped:
            self.silence(index)
            self.code_plain(index, clause, stopped)

    def code_plain(self, index: int, clause: Clause, action: Action) -> None:
        """'Chad struck a depot', 'the convoy was attacked by rebels', 'will send tanks'."""
        if clause.lemma in cue("sufferer") and self.words[clause.verb].tag == "VBD" and not clause.objects:
            clause.passive = True  # "Four killed as talks resume"
        if action.role == "casualty" and self.is_told_between(clause):
            self.code_nouns(index, clause)  # "clashes between Chad and Sudan left nine dead"
            return
        fitting = self._fit(clause, action)
        if fitting is None:
            return
        action, status, promised = self._turn_to_come(index, clause, fitting)
        rule = "casualty" if action.role == "casualty" else "plain"
        self.add(index, action, rule, status=status, promised=promised)

    def _fit(self, clause: Clause, action: Action) -> Action | None:
        """The action as its subject and objects let it be, or None: refugees pay no visit."""
        kinds, heads = self.kinds(clause.subject), self.heads(clause.subject)
        plain = action.event == "SUPPORT" and not action.role and not clause.negated
        if plain and not any(self.named(phrase) for phrase in [*clause.objects, *clause.phrases]):
            return None  # "defended the decision"
        if action.role == "visit" and not kinds & {"leader", "official"} and not heads & cue("envoy"):
            if not self.marches(clause) or not self._is_abroad(clause):
                return None
            action = Action("MOBILIZE", "troops", "military", "visit")  # "a frigate arrived in Oman"
        if clause.lemma == "retaliate" and not clause.modal and self.marches(clause):
            return Action("ASSAULT", "", "military")  # "Chadian soldiers retaliated"
        # "the US plan allows Iran to", "the war displaced thousands"
        idle = heads & cue("papers", "war") and action.event != "ASSAULT"
        # "in a statement released on Monday"
        said = clause.lemma == "release" and self.words[clause.first - 1].lower in cue("speeches")
        if idle or said or not self._fits_role(clause, action.role):
            return None
        blocks = action.event == "PROTEST" and action.mode == "obstruct"
        if blocks and ("group" in kinds or self.marches(clause)):
            return Action("COERCE", "seize", "military")
        if clause.lemma == "protest" and kinds & STATES:
            return Action("ACCUSE", "disapprove", "diplomatic", "accuse")
        if action.event == "MOBILIZE" and self._hands_over(clause):
            return Action("AID", "", "military", "aid")
        return action

    def _turn_to_come(self, index: int, clause: Clause, action: Action) -> tuple[Action, str, str]:
        """(action, status, event promised): what will be done is promised or threatened, or refused."""
        status, to_come = status_of(self, index), turn("promised", action)
        if to_come is None:
            return action, status, ""
        refusing = clause.modal in cue("refusing") or (action.event == "SUPPORT" and not clause.past)
        if status == "negation" and refusing and to_come.event == "AGREE":
            return Action("REJECT", "assist", action.context, "refuse"), "reported", ""  # "will not send"
        if action.role in ("vow", "vownot", "negated"):
            return action, "reported", ""  # "Chad would retaliate, the minister said"
        told = to_come.event not in ("AGREE", "THREATEN") or action.mode == "resign"
        if status != "future" or told or action.event == "MOBILIZE":  # "will send a frigate": announced
            return action, status, ""
        conditions = (c.governor for c in self.clauses if c.link == "unless")
        if any(governor is not None and governor >= index for governor in conditions):
            to_come = turn("threatened", action) or to_come  # "will withdraw its force unless"
        return to_come._replace(role=action.role), "reported", action.event

    def code_judgement(self, index: int, clause: Clause, action: Action) -> None:
        """'X broke the truce', 'X's raid is a crime', 'X will be punished': whoever says so of X acts."""
        if not self._fits_role(clause, action.role):
            return
        doers, sufferers = find_participants(self, index, action, "judged")
        after = [phrase for subject in clause.subject[:1] for phrase in self.behind(subject)]
        doer = ("with", "on") if action.role == "laid" else ("by",)
        # "is an illegal attack by Chad"
        judged = name_actors(self, with_prep([*after, *clause.phrases], *doer))
        judged = judged or (doers if self._names_itself(clause) else [])
        if action.event == "THREATEN" and clause.passive:
            judged = judged or sufferers  # "Chad will be punished"
        if not judged and action.role != "option" and not self.heads(clause.subject) & cue("deeds"):
            return
        status = "reported" if action.event == "THREATEN" else ""
        coded = self.add(index, action, "judged", (judged, sufferers), status=status)
        coded.teller = next(iter(self._name_tellers(clause)), "")

    def _names_itself(self, clause: Clause) -> bool:
        """Whether the subject names its actor as its own: not 'the situation in Sudan is'."""
        if any(self.words[phrase.first].tag in ("PRP", "PRP$") for phrase in clause.subject):
            return True
        own = [phrase for p in clause.subject for phrase in (p, *self.behind(p)[:1])]
        return any(self.named(phrase) for phrase in with_prep(own, "", "of", "from"))

    def code_vow(self, index: int, clause: Clause, action: Action) -> None:
        """'Chad will respond if Sudan moves', 'will treat it as an act of war': a threat if Chad says so."""
        actors = name_actors(self, clause.subject)
        provoker = self._name_provoker(actors)
        if clause.modal in ("will", "would") and not clause.negated and (provoker or action.event):
            threat = Action("THREATEN", "violence", "military", "vow")
            self.add(index, threat, "own", (actors, provoker), status="reported")

    def _hands_over(self, clause: Clause) -> bool:
        """'sent tanks to Chad' gives them away, unlike 'its tanks', 'sent tanks to the border'."""
        given = [phrase for phrase in clause.objects[:1] if not self.is_owned(phrase)]
        alone = [phrase for phrase in with_prep(clause.phrases, "to") if phrase.last - phrase.first == 1]
        return bool(self.heads(given) & cue("given_weapon") and self.kinds(alone) & {"country", "group"})

    def _fits_role(self, clause: Clause, role: str) -> bool:
        """Whether the subject can do it: shells land in a town, troops enter it; a threat is yet to come."""
        if role == "projectile":
            found = [self.weapon(phrase) for phrase in clause.subject]
            at_sea = not cue("waters").isdisjoint(self.lowers(clause.begin, clause.end))
            return not at_sea and any(weapon is not None and weapon[1] != "aerial" for weapon in found)
        if role == "incursion":
            return self.marches(clause)
        if role == "permit":
            return self.armed
        if role in ("laid", "option"):  # "the blame lies with Chad", "all options are on the table"
            return bool(self.heads(clause.subject) & cue("blame" if role == "laid" else "options"))
        if role == "negated":
            return clause.negated  # "did not rule out the use of force"
        above = self.above(clause) if clause.form == "infinitive" else None
        decided = above is not None and above.lemma in cue("deciding")  # "decided to punish"
        modal = above.modal if above and above.lemma == "have" else clause.modal  # "will have to pay a price"
        to_come = modal in ("will", "would", "shall") or decided
        if role in ("vownot", "unpunished"):  # "will not hesitate", "will not go unpunished"
            return to_come and clause.negated
        to_come = to_come or (clause.modal == "must" and clause.passive)  # "must be punished"
        return (to_come and not clause.negated) or role not in ("menaced", "vow", "vowed")

    def code_end_of_war(self, index: int, clause: Clause, action: Action) -> None:
        """'said its war with Chad is over': whoever says so ends it."""
        wars = [phrase for phrase in clause.subject if self.head(phrase) in cue("war")]
        if wars and (actors := self._name_tellers(clause)):
            recipients = name_actors(self, with_prep(self.behind(wars[0]), "with", "against"))
            self.add(index, action, people=(actors, unique(recipients, actors)))

    def _name_tellers(self, clause: Clause) -> list[str]:
        """Who reports what a clause says."""
        above = self.above(clause) if self.role(clause.governor) == "report" else None
        return name_actors(self, above.subject) if above else []

    def _has_protesters(self, clause: Clause) -> bool:
        phrases = [phrase for p in clause.subject for phrase in (p, *self.behind(p)[:1])]
        return bool(self.heads(phrases) & cue("protester"))

    def _is_abroad(self, clause: Clause) -> bool:
        return find_place(self, clause) not in ["", *name_actors(self, clause.subject)]

    def _takes_place(self, clause: Clause) -> bool:
        """'seized Goma': the object is the name of a place, even an unknown one, not a ship or a suspect."""
        taking = clause.lemma in cue("taking")
        if clause.passive or not clause.objects or not (taking or clause.lemma in cue("entering")):
            return False
        phrase = clause.objects[0]
        words, named = self.words[phrase.first : phrase.last], self.named(phrase, NO_RECIPIENTS)
        if any(mention.end == words[-1].end and mention.kind in PLACES for mention in named):
            return taking or self.marches(clause)
        return taking and not named and all(word.tag == "NNP" for word in words) and self.marches(clause)


Rule = Callable[[Coder, int, Clause, Action], None]
# How a clause is read, by the role of its action; any other with an event is told as it stands.
RULES: dict[str, Rule] = {
    **dict.fromkeys("accuse demand refuse protect want advisory".split(), Coder.code_speech),
    **dict.fromkeys("judged laid menaced breach unpunished option".split(), Coder.code_judgement),
    **dict.fromkeys("threaten commit plan".split(), Coder.code_promise),
    "hypothetical": Coder.silence,
    "over": Coder.code_end_of_war,
    "deny": Coder.code_denial,
    "warn": Coder.code_warning,
    "vowed": Coder.code_vow,
    "fail": Coder.code_failure,
    "stopaspect": Coder.code_stop,
}
