"""A sentence's clauses coded: which actions it tells, of what event, with what status, by whom and to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from analysis.actions import (
    Action,
    classification,
    find_contexts,
    find_instrument,
    find_noun_action,
    find_verb_action,
    is_adjective,
    object_phrases,
)
from analysis.clauses import Clause, Parse, Phrase
from analysis.lexicon import read_lexicon
from analysis.participants import (
    Scene,
    attached,
    code_of,
    find_place,
    guess_actors,
    head_of,
    is_agent,
    name_actors,
    name_recipients,
)
from analysis.words import NOUNS, singular, verb_role

HYPOTHETICAL_MODALS = frozenset("could may might should can must cannot shall".split())
COMPLEMENTS = frozenset(
    ("to", "that", "of", "for", "from", "with", "about", "against", "over", "on", "at", "into", "")
)
CONDITIONS = frozenset("if unless whether lest until".split())
ADVERBIALS = frozenset("after as while when since because although though before once where whereas".split())
RELATIVES = frozenset("who which whose whom that".split())

# Verbal events take the context military from weapons that their sentence names.
WORDS_OF_FORCE = frozenset("AGREE REQUEST REJECT THREATEN SUPPORT ACCUSE".split())

# What an announced or promised action comes to (PLOVER: cooperation to come is AGREE; conflict, THREATEN).
COOPERATION = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT".split())
FORCE = frozenset("ASSAULT MOBILIZE COERCE SANCTION PROTEST THREATEN".split())
# "halted the shelling", "ended the curfew", "suspended talks"
STOPPED = {
    "ASSAULT": ("RETREAT", "ceasefire", "military"),
    "MOBILIZE": ("RETREAT", "withdraw", "military"),
    "COERCE": ("CONCEDE", "", "legal"),
    "SANCTION": ("RETREAT", "ease", "economic"),
    "PROTEST": ("CONCEDE", "", ""),
    "AID": ("SANCTION", "discontinue", ""),
    "COOPERATE": ("SANCTION", "discontinue", ""),
    "CONSULT": ("SANCTION", "withdraw", "diplomatic"),
    "THREATEN": ("CONCEDE", "", ""),
}
# "threatened to impose sanctions": the mode of a threat by what is threatened.
THREAT_MODES = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "SANCTION": "relations",
    "COERCE": "restrict",
    "PROTEST": "relations",
    "REJECT": "relations",
    "RETREAT": "relations",
}
# "demanded the release of": the mode of a request or a refusal by what is asked.
ASK_MODES = {
    "AID": "assist",
    "SUPPORT": "assist",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "AGREE": "meet",
}
# "fighting broke out", "talks were held": verbs that say only that their subject took place.
OCCURRENCE = frozenset(
    "begin start erupt break continue resume rage occur happen hold intensify escalate conclude follow last end"
    " open take come go kill hit injure wound damage destroy leave target strike spread flare launch carry conduct"
    " mark shake rock rattle cause force set prompt trigger".split()
)
FAILURE = frozenset("fail collapse stall founder falter".split())
# "Four killed in ...": verbs that stand in the passive where they have no object.
SUFFERED = frozenset(
    "kill wound injure arrest detain abduct kidnap displace expel release free evacuate".split()
)
ENVOYS = frozenset(
    "president minister premier chancellor envoy delegation secretary king prince diplomat leader "
    "negotiator official chief ambassador mediator team mission delegate he she".split()
)
# Missiles that come down in the sea are tests.
WATERS = frozenset("sea waters ocean coast test satellite orbit space".split())
# What people mostly do in, and to, their own country.
DOMESTIC = frozenset("PROTEST CONCEDE COERCE RETREAT AGREE".split())
PERMISSIONS = frozenset("permission authorisation authorization approval clearance consent go-ahead".split())
TELLERS = frozenset("report suffer face experience witness repel".split())
ANNOUNCERS = frozenset(
    "announce confirm order declare approve authorise authorize complete begin start".split()
)


@dataclass(slots=True)
class Coded:
    """An action that a sentence tells, before dates, speakers and retellings."""

    event: str
    mode: str
    contexts: list[str]
    status: str
    actors: list[str]
    recipients: list[str]
    clause: int
    first: int  # the words of the evidence
    last: int
    action: tuple[int, int]  # the words of the action
    rule: str
    instrument: tuple[int, int] | None = None
    promised: str = ""
    casualty: bool = False
    each: bool = False  # one step a recipient, not one step for all
    mutual: bool = False
    link: str = ""


def code_sentence(parse: Parse, scene: Scene) -> list[Coded]:
    """Return the actions that a sentence tells, in its order."""
    return _Coder(parse, scene).code()


class _Coder:
    def __init__(self, parse: Parse, scene: Scene) -> None:
        self.parse, self.scene = parse, scene
        self.clauses = parse.clauses
        self.actions = [find_verb_action(parse, clause) for clause in self.clauses]
        self.done: set[int] = set()
        self.found: list[Coded] = []

    def code(self) -> list[Coded]:
        for index, clause in enumerate(self.clauses):
            if index not in self.done and self._may_tell(index, clause):
                self._code_clause(index, clause)
            self._remember_subject(clause)
        self._code_permission()
        self._choose()
        return self.found

    def _remember_subject(self, clause: Clause) -> None:
        """A finite clause's subject is what `it`, `he` or `they` may mean next."""
        if clause.form == "finite" and clause.link not in RELATIVES:
            named = [phrase for phrase in clause.subject if self.parse.words[phrase.first].tag != "PRP"]
            codes = name_actors(self.scene, self.parse, named)
            if codes:
                self.scene.spoken_of = codes

    # --- which clauses are looked at -------------------------------------------------------------

    def _may_tell(self, index: int, clause: Clause) -> bool:
        """Leave out purposes ("to destroy"), attributes ("troops fighting in") and conditions."""
        if clause.form == "infinitive":
            return self._infinitive_tells(clause)
        if clause.form == "gerund":
            return (clause.link in (",", "and") and clause.noun is None) or self._is_continued(clause)
        if clause.form == "participle":
            return self._is_launch(clause, index)
        return clause.link not in CONDITIONS

    def _is_launch(self, clause: Clause, index: int) -> bool:
        """'intercepted drones fired by rebels on two towns': the attack is told behind the weapon."""
        action = self.actions[index]
        return (
            action is not None
            and action.event == "ASSAULT"
            and clause.noun is not None
            and find_instrument(self.parse, clause.noun, clause.noun + 1) is not None
            and any(phrase.prep in ("by", "at", "on", "toward", "towards") for phrase in clause.phrases)
        )

    def _is_continued(self, clause: Clause) -> bool:
        """'began collecting', 'resumed shelling'."""
        if clause.link or clause.noun is not None or clause.governor is None:
            return False
        governor = self.clauses[clause.governor]
        return governor.verb + 1 == clause.first and self._role(clause.governor) == "transparent"

    def _role(self, index: int) -> str:
        action = self.actions[index]
        return (action.role if action else "") or verb_role(self.clauses[index].lemma)

    def _infinitive_tells(self, clause: Clause) -> bool:
        """'began to withdraw', 'was forced to resign'; not 'fired to warn', 'a plan to attack'."""
        if clause.governor is None or clause.governor in self.done:
            return False
        governor = self.clauses[clause.governor]
        if clause.noun is not None and governor.lemma not in ("order", "force", "compel", "help", "allow"):
            return self.parse.words[clause.noun].lower in ("attempt", "bid", "effort", "attempts", "efforts")
        action = self.actions[clause.governor]
        role = action.role if action else verb_role(governor.lemma)
        if action and action.event:
            return False
        if governor.lemma == "be" and not governor.complement:
            return True
        return role in ("transparent", "report") and self._may_tell(clause.governor, governor)

    # --- status --------------------------------------------------------------------------------------

    def _status(self, index: int) -> str:
        """reported, or PLOVER's historical, future, hypothetical, negation."""
        clause = self.clauses[index]
        status = "reported"
        seen = 0
        current: int | None = index
        while current is not None and seen < 6:
            clause = self.clauses[current]
            if clause.negated:
                return "negation"
            if clause.modal in HYPOTHETICAL_MODALS or clause.link in CONDITIONS:
                return "hypothetical"
            if clause.modal == "would" and not self._is_reported(current):
                return "hypothetical"
            if clause.modal in ("will", "would", "ll"):
                status = "future"
            action = self.actions[current]
            role = (action.role if action else "") or verb_role(clause.lemma)
            if seen and role == "deny":
                return "negation"
            if seen and role in ("hypothetical", "plan") and clause.lemma != "decide":
                status = "future" if role == "plan" else "hypothetical"
                if status == "hypothetical":
                    return status
            if clause.link not in COMPLEMENTS or clause.noun is not None:
                break
            current = clause.governor
            seen += 1
        if status == "reported" and self._is_historical(index):
            return "historical"
        return status

    def _is_reported(self, index: int) -> bool:
        """Whether a clause completes a verb of saying: 'said it would'."""
        clause = self.clauses[index]
        if clause.governor is None:
            return False
        return verb_role(self.clauses[clause.governor].lemma) in ("report", "plan") and clause.link in (
            "that",
            "",
        )

    def _is_historical(self, index: int) -> bool:
        """'had already supplied', 'has since', 'last year'; not 'said that it had struck'."""
        clause = self.clauses[index]
        group = {word.lower for word in self.parse.words[clause.first : clause.verb]}
        if clause.perfect and clause.past and not (self._is_reported(index) and "already" not in group):
            return True
        if clause.perfect and "already" in group:
            return True
        words = [word.lower for word in self.parse.words[clause.begin : clause.end + 3]]
        return any(
            (word == "last" and following in ("year", "decade", "century", "month"))
            or (word == "ago" and before in ("years", "year", "months", "decades", "decade"))
            or (word in ("previously", "once", "formerly") and clause.form == "finite")
            for before, word, following in zip(["", *words], words, [*words[1:], ""], strict=False)
        )

    # --- coding --------------------------------------------------------------------------------------

    def _code_clause(self, index: int, clause: Clause) -> None:
        action = self.actions[index]
        if self._code_must(index, clause):
            return
        if action is None or (not action.event and action.role not in ("stopaspect", "none", "fail")):
            if action is None or action.role in ("report", "transparent"):
                self._code_nouns(index, clause)
            elif action.role in ("deny", "hypothetical"):
                self._silence(index)
            return
        if action.role == "none":
            self._code_nouns(index, clause)
            return
        if action.role == "stopaspect":
            self._code_stop(index, clause)
        elif action.role == "fail":
            self._code_failure(index, clause)
        elif action.role in ("accuse", "demand", "refuse", "protect", "want", "advisory", "discuss"):
            inner = self._inner(index, clause)
            self._silence(index)
            self._code_speech(index, clause, action, inner)
        elif action.role in ("threaten", "commit", "plan"):
            inner = self._inner(index, clause)
            self._silence(index)
            self._code_promise(index, clause, action, inner)
        else:
            self._code_plain(index, clause, action)

    def _silence(self, index: int) -> None:
        """What a speech act speaks of is no step of its own: 'accused Russia of shelling'."""
        below = {index}
        for other in range(index + 1, len(self.clauses)):
            clause = self.clauses[other]
            if clause.governor not in below or clause.link == ",":
                continue
            if clause.form != "finite" or clause.link in COMPLEMENTS | RELATIVES | CONDITIONS | {"and"}:
                below.add(other)
        self.done |= below - {index}

    def _inner(self, index: int, clause: Clause) -> Action | None:
        """What is promised, demanded, threatened: the complement clause's action, else the object's."""
        for other in range(index + 1, len(self.clauses)):
            child = self.clauses[other]
            if child.governor == index and (child.link in COMPLEMENTS or child.form != "finite"):
                action = self.actions[other]
                if action and action.role == "stopaspect":
                    return self._stopped(other, child)
                if action and action.event:
                    return action
                if (
                    action
                    and action.role in ("transparent",)
                    or (not action and verb_role(child.lemma) == "transparent")
                ):
                    deeper = self._inner(other, child)
                    if deeper:
                        return deeper
                noun = self._object_action(child)
                return noun
        return self._object_action(clause)

    def _object_action(self, clause: Clause) -> Action | None:
        for phrase in [*clause.objects, *clause.phrases]:
            action = find_noun_action(self.parse, phrase)
            if action:
                return action
        return None

    def _stopped(self, index: int, clause: Clause) -> Action | None:
        inner = self._inner(index, clause)
        if inner and inner.event in STOPPED:
            event, mode, context = STOPPED[inner.event]
            return Action(event, mode, context or inner.context, "")
        return None

    def _code_stop(self, index: int, clause: Clause) -> None:
        action = self._stopped(index, clause)
        if clause.passive and not action:
            for phrase in clause.subject:
                inner = find_noun_action(self.parse, phrase)
                if inner and inner.event in STOPPED:
                    event, mode, context = STOPPED[inner.event]
                    action = Action(event, mode, context or inner.context, "")
        if action:
            self._silence(index)
            self._code_plain(index, clause, action)

    def _code_failure(self, index: int, clause: Clause) -> None:
        """'failed to reach an agreement' is REJECT; any other failure is no step."""
        inner = self._inner(index, clause)
        self._silence(index)
        if inner and inner.event in ("AGREE", "CONSULT"):
            self._add(
                index,
                clause,
                Action("REJECT", "meet", "diplomatic", "mutual"),
                self._status(index),
                "failure",
            )

    def _code_must(self, index: int, clause: Clause) -> bool:
        """'said that Libya must hand over': whoever says so demands it."""
        if clause.modal not in ("must", "should") or not clause.subject:
            return False
        tellers = [clause.governor] if clause.governor is not None else range(index + 1, len(self.clauses))
        for teller in tellers:
            other = self.clauses[teller]
            if self._role(teller) in ("report", "demand") and other.form == "finite" and other.subject:
                subject = name_actors(self.scene, self.parse, clause.subject)
                actors = name_actors(self.scene, self.parse, other.subject)
                if subject == actors:
                    return False
                inner = self.actions[index]
                mode = ASK_MODES.get(inner.event, "change") if inner else "change"
                self._silence(index)
                self._add(
                    index,
                    clause,
                    Action("REQUEST", mode, "", "demand"),
                    "reported",
                    "must",
                    "",
                    actors,
                    subject,
                )
                return True
        return False

    def _read_as_passive(self, clause: Clause) -> None:
        """'Soldiers killed as talks resume': without an object these verbs are passives."""
        if (
            clause.lemma in SUFFERED
            and clause.form == "finite"
            and self.parse.words[clause.verb].tag == "VBD"
        ):
            clause.passive = clause.passive or not clause.objects

    def _code_plain(self, index: int, clause: Clause, action: Action) -> None:
        """'Ukraine struck a depot', 'the convoy was attacked by rebels'."""
        self._read_as_passive(clause)
        if action.role == "visit" and not self._is_envoy(clause):
            return
        status = self._status(index)
        event, mode, context = action.event, action.mode, action.context
        promised = ""
        if status == "future" and event in COOPERATION | FORCE and mode != "resign":
            promised = event
            if event in COOPERATION and not self._is_conditional(index):
                event, mode, status = "AGREE", "", "reported"
            elif event != "THREATEN":
                mode = THREAT_MODES.get(event, "")
                event, status = "THREATEN", "reported"
        self._add(
            index,
            clause,
            Action(event, mode, context, action.role),
            status,
            action.role if action.role == "judged" else "plain",
            promised,
        )

    def _is_envoy(self, clause: Clause) -> bool:
        """Whether one who speaks for others travels: leaders and officials, not refugees."""
        return any(
            head_of(self.parse, phrase) in ENVOYS
            or any(
                m.kind in ("leader", "official")
                for m in self.scene.within(self.parse, phrase.first, phrase.last)
            )
            for phrase in clause.subject
        )

    def _is_conditional(self, index: int) -> bool:
        """'will withdraw its force unless': a promise under a condition threatens."""
        return any(
            c.link == "unless" and c.governor is not None and c.governor >= index for c in self.clauses
        )

    def _code_speech(self, index: int, clause: Clause, action: Action, inner: Action | None) -> None:
        mode = action.mode
        if inner and inner.event == "PROTECT" and action.role in ("demand", "protect"):
            self._add(index, clause, inner._replace(role="protect"), self._status(index), "protect")
            return
        if not mode and inner and action.role in ("demand", "refuse", "want"):
            mode = ASK_MODES.get(inner.event, "change" if inner.event in ("COERCE", "SANCTION") else "")
        if action.role == "want" and not any(c.governor == index and c.link == "to" for c in self.clauses):
            return
        self._add(
            index,
            clause,
            action._replace(mode=mode),
            self._status(index),
            action.role,
            inner.event if inner else "",
        )

    def _code_promise(self, index: int, clause: Clause, action: Action, inner: Action | None) -> None:
        """'agreed to withdraw' is AGREE, 'vowed to retaliate' THREATEN, 'promised not to' AGREE."""
        event, mode, context = action.event, action.mode, action.context
        promised = inner.event if inner else ""
        negated = any(child.governor == index and child.negated for child in self.clauses)
        if inner and event == "AGREE" and inner.event in FORCE and not negated:
            event = "THREATEN"
            if action.role == "plan" and inner.event == "PROTEST":
                event = "THREATEN"
        elif event == "AGREE" and inner and inner.event in ("REJECT", "ACCUSE", "REQUEST") and not negated:
            event, mode = inner.event, inner.mode
        elif (
            event == "THREATEN"
            and inner
            and inner.event in COOPERATION
            and action.role == "commit"
            and not negated
        ):
            event = "AGREE"
        if action.role == "plan":
            if not inner:
                return
            if inner.event == "CONSULT":
                event, mode = "CONSULT", inner.mode
            if inner.event == "PROTECT":
                event = "PROTECT"
            if clause.lemma == "prepare" and inner.event in ("ASSAULT", "MOBILIZE"):
                event, mode = "MOBILIZE", "troops"
        if event == "THREATEN":
            mode = mode or THREAT_MODES.get(
                promised, "violence" if not promised and context == "military" else ""
            )
        if inner:
            context = inner.context or context
        if negated:
            promised = ""
        self._add(
            index,
            clause,
            Action(event, mode, context, action.role),
            self._status(index),
            action.role,
            promised,
        )

    # --- nouns ---------------------------------------------------------------------------------------

    def _code_nouns(self, index: int, clause: Clause) -> None:
        """'fighting broke out', 'an air strike killed', 'reported drone attacks', 'announced the closure'."""
        if clause.lemma in OCCURRENCE | FAILURE and clause.subject:
            for phrase in clause.subject:
                action = find_noun_action(self.parse, phrase)
                if action and action.event in (
                    "ASSAULT",
                    "CONSULT",
                    "PROTEST",
                    "RETREAT",
                    "MOBILIZE",
                    "COERCE",
                ):
                    self._add_noun(index, clause, phrase, self._turn(action, clause), "noun-subject")
                    return
        if clause.lemma in TELLERS | ANNOUNCERS and clause.form == "finite":
            for phrase in object_phrases(self.parse, clause)[:2]:
                action = find_noun_action(self.parse, phrase)
                if action and (clause.lemma in TELLERS) == (action.event == "ASSAULT"):
                    rule = "noun-told" if action.event == "ASSAULT" else "noun-announced"
                    self._add_noun(index, clause, phrase, action, rule)
                    return

    def _turn(self, action: Action, clause: Clause) -> Action:
        if clause.lemma in FAILURE and action.event == "CONSULT":
            return Action("SANCTION", "withdraw", "diplomatic", "mutual")
        if clause.lemma == "end" and action.event in STOPPED:
            return Action(*STOPPED[action.event], "mutual")
        return action

    def _add_noun(self, index: int, clause: Clause, phrase: Phrase, action: Action, rule: str) -> None:
        parse, scene = self.parse, self.scene
        behind = self._behind(phrase)
        agents = [chunk for chunk in behind if chunk.prep == "by"]
        between = [chunk for chunk in behind if chunk.prep == "between"]
        actors = name_actors(scene, parse, agents)
        own = [
            code_of(m)
            for m in scene.within(parse, phrase.first, phrase.last)
            if m.kind not in ("place", "origin", "media")
        ]
        if parse.words[phrase.first].tag == "PRP$" and parse.words[phrase.first].lower in (
            "its",
            "their",
            "his",
        ):
            own = own or scene.spoken_of
        if between:
            start = parse.chunks.index(between[0])
            pair = [
                between[0],
                *(
                    c
                    for c in parse.chunks[start + 1 : start + 3]
                    if not c.prep and c.first <= between[0].last + 2
                ),
            ]
            actors = name_actors(scene, parse, pair)
        recipients: list[str] = []
        if not actors:
            actors = own[-1:]
        elif own:
            recipients = [code for code in own if code not in actors]
        if rule == "noun-announced" and not actors:
            actors = name_actors(scene, parse, clause.subject)
        each = False
        for chunk in behind:
            if recipients or chunk.prep not in (
                "on",
                "against",
                "at",
                "in",
                "near",
                "with",
                "to",
                "across",
                "from",
                "over",
            ):
                continue
            word = parse.words[chunk.first]
            if word.tag == "PRP$" and rule == "noun-told":
                recipients = name_actors(scene, parse, clause.subject)
                each = len(recipients) > 1
            else:
                recipients = [
                    code_of(m)
                    for m in scene.within(parse, chunk.first, chunk.last)
                    if m.kind not in ("origin", "media") and (code_of(m)) not in actors
                ][-1:]
        if (
            rule == "noun-told"
            and not recipients
            and clause.lemma in ("suffer", "face", "experience", "repel")
        ):
            recipients = name_actors(scene, parse, clause.subject)
        status = self._status(index)
        self._add(
            index, clause, action, status, rule, "", actors, recipients, (phrase.first, phrase.last), each
        )

    def _behind(self, phrase: Phrase) -> list[Phrase]:
        """The prepositional phrases behind a noun, up to the next verb."""
        limit = next((c.first for c in self.clauses if c.first > phrase.last - 1), len(self.parse.words))
        return [chunk for chunk in self.parse.chunks if phrase.last <= chunk.first < limit and chunk.prep]

    # --- records -------------------------------------------------------------------------------------

    def _add(
        self,
        index: int,
        clause: Clause,
        action: Action,
        status: str,
        rule: str,
        promised: str = "",
        actors: list[str] | None = None,
        recipients: list[str] | None = None,
        words: tuple[int, int] | None = None,
        each: bool = False,
    ) -> None:
        parse = self.parse
        first, last = self._extent(index, clause)
        instrument = self._instrument(clause, action, first, last)
        if action.event == "ASSAULT" and self._is_test(clause, action):
            action = Action("MOBILIZE", "weapons", "military", "")
        mode = action.mode
        if action.event == "ASSAULT" and mode in ("", "heavy-weapons") and instrument:
            mode = instrument[1]
        if actors is None:
            actors, recipients = self._participants(index, clause, action, rule)
        contexts = [action.context] if action.context else []
        if (
            action.event == "ASSAULT"
            and action.role != "casualty"
            and instrument
            and "military" not in contexts
        ):
            contexts.append("military")
        if (
            action.event in WORDS_OF_FORCE
            and "military" not in contexts
            and (find_instrument(parse, 0, len(parse.words)) or self._speaks_of_weapons_before(first, last))
        ):
            contexts.append("military")
        contexts += [context for context in find_contexts(parse, first, last) if context not in contexts]
        contexts = [c for c in contexts if not (c == "diplomatic" and len(contexts) > 1)]
        if (action.event, mode) not in classification():
            mode = ""
        span = instrument[0] if instrument else None
        self.found.append(
            Coded(
                action.event,
                mode,
                contexts,
                status,
                actors,
                recipients or [],
                index,
                first,
                last,
                words or (clause.first, clause.end),
                rule,
                span,
                promised,
                action.role == "casualty",
                each,
                action.role == "mutual",
                clause.link,
            )
        )

    def _speaks_of_weapons_before(self, first: int, last: int) -> bool:
        """'expects them to lay mines. It has promised not to use them': the context of the sentence before."""
        return self.scene.armed and any(word.lower in ("them", "it") for word in self.parse.words[first:last])

    def _is_test(self, clause: Clause, action: Action) -> bool:
        """'fired a missile into the sea', 'off its east coast'."""
        if action.mode != "heavy-weapons" or clause.lemma not in ("fire", "launch", "shoot", "send"):
            return False
        words = self.parse.words[clause.begin : clause.end]
        if any(word.lower in WATERS for word in words):
            return True
        aimed = any(
            phrase.prep in ("at", "on", "against", "into", "toward", "towards") for phrase in clause.phrases
        )
        single = any(self.parse.words[phrase.first].lower in ("a", "an") for phrase in clause.objects)
        return single and not aimed and any(word.lower == "ballistic" for word in words)

    def _extent(self, index: int, clause: Clause) -> tuple[int, int]:
        """The clause with the complements that hang on it, up to the next clause of its own."""
        last = clause.end
        for other in range(index + 1, len(self.clauses)):
            child = self.clauses[other]
            if (
                child.governor is None
                or child.governor < index
                or child.form == "finite"
                and child.link != "that"
            ):
                break
            if child.link == ",":
                break
            last = max(last, child.end)
        return clause.begin, last

    def _instrument(
        self, clause: Clause, action: Action, first: int, last: int
    ) -> tuple[tuple[int, int], str] | None:
        """What the action is done with or gives: 'with ATACMS missiles', 'supplied tanks'."""
        if action.event not in ("ASSAULT", "AID", "MOBILIZE", "THREATEN", "AGREE", "COERCE"):
            return None
        withs = [p for p in clause.phrases if p.prep in ("with", "using", "by")]
        others = [
            *clause.objects,
            *([] if action.event == "AID" and not clause.passive else clause.subject),
            *clause.phrases,
        ]
        for phrase in [*withs, *others]:
            found = find_instrument(self.parse, phrase.first, phrase.last)
            if found:
                return self._trim(phrase, found[0]), found[1]
        found = find_instrument(self.parse, first, last)
        if found and action.event in ("ASSAULT", "AID"):
            phrase = next(
                (c for c in self.parse.chunks if c.first <= found[0] < c.last), Phrase(found[0], found[0] + 1)
            )
            return self._trim(phrase, found[0]), found[1]
        return None

    def _trim(self, phrase: Phrase, place: int) -> tuple[int, int]:
        """'five US-made ATACMS missiles' -> 'ATACMS missiles'."""
        first = phrase.first
        words = self.parse.words
        origins = {m.start for m in self.scene.within(self.parse, phrase.first, phrase.last)}
        while first < place and (
            words[first].tag in ("DT", "CD", "PRP$", "POS")
            or words[first].start in origins
            or words[first].lower in ("large", "major", "more", "new", "several", "many", "additional")
        ):
            first += 1
        return first, phrase.last

    def _participants(
        self, index: int, clause: Clause, action: Action, rule: str
    ) -> tuple[list[str], list[str]]:
        parse, scene = self.parse, self.scene
        event = action.event
        if (
            clause.passive
            and action.role not in ("commit", "plan")
            or clause.passive
            and not is_adjective(clause)
        ):
            agents = [phrase for phrase in clause.phrases if phrase.prep == "by"]
            actors = name_actors(scene, parse, agents)
            recipients = name_actors(scene, parse, clause.subject)
            targets = clause.subject
            if not actors and agents:
                actors = guess_actors(scene, parse, clause, agents)
            if not actors and not agents and action.role == "casualty":
                actors = self._actor_of_attack(clause)
            if not actors and not agents and event in ("COERCE", "ACCUSE", "PROTECT", "SANCTION"):
                place = find_place(scene, parse, clause)
                actors = [place] if place else []
            if not recipients:
                recipients = name_recipients(scene, parse, clause, event, actors, [*agents])
            if not recipients and targets:
                recipients = [c for c in self._targets_of(targets) if c not in actors]
            recipients = [code for code in recipients if code not in actors]
            if event == "PROTECT" and not actors:
                actors, recipients = recipients or scene.spoken_of[:1], []
            if event == "AID" and action.role in ("aid", "permit"):
                recipients = name_recipients(scene, parse, clause, event, actors) or recipients
            return actors, recipients
        if clause.noun is not None and clause.link == "to":
            actors = name_actors(scene, parse, clause.subject)
        actors = name_actors(scene, parse, clause.subject)
        if action.role in ("casualty", "") and event == "ASSAULT" and clause.subject:
            named = find_noun_action(parse, clause.subject[0])
            if named:
                by = [chunk for chunk in self._behind(clause.subject[0]) if chunk.prep == "by"]
                actors = (
                    name_actors(scene, parse, by)
                    or [
                        code_of(m)
                        for m in scene.within(parse, clause.subject[0].first, clause.subject[0].last)
                        if m.kind not in ("place", "origin", "media")
                    ][-1:]
                )
        if event == "PROTEST" and (place := find_place(scene, parse, clause)) and self._is_group(clause):
            actors = [place]  # "Kurds marched in Ankara"
        if not actors:
            actors = guess_actors(scene, parse, clause, clause.subject)
        if not actors and event in DOMESTIC:
            actors = self._only_country()
        if action.role == "victim":
            return [], actors
        if action.role == "drawn":  # "drew condemnation from Chad"
            return name_actors(scene, parse, [p for p in clause.phrases if p.prep == "from"]), actors
        if action.role == "weapon":  # "used drones to attack the port"
            for child in self.clauses[index + 1 : index + 2]:
                if child.form == "infinitive" and child.governor == index:
                    clause = child
        skip = [
            phrase
            for phrase in clause.objects
            if event in ("ASSAULT", "AID") and find_instrument(parse, phrase.last - 1, phrase.last)
        ]
        recipients = name_recipients(scene, parse, clause, event, actors, skip)
        if not recipients and rule in ("accuse", "demand", "threaten"):
            recipients = self._recipient_below(index, actors)
        if action.role == "aid" and not recipients:
            recipients = self._recipient_below(index, actors)
        if action.role == "permit" and not recipients:
            recipients = self._recipient_below(index, actors)
            if not recipients and clause.noun is not None and clause.governor is not None:
                recipients = name_actors(scene, parse, self.clauses[clause.governor].subject)
        return actors, recipients

    def _is_group(self, clause: Clause) -> bool:
        """Whether the subject names a people or a group rather than a country."""
        return any(
            m.kind == "group" for p in clause.subject for m in self.scene.within(self.parse, p.first, p.last)
        )

    def _only_country(self) -> list[str]:
        """Where a sentence names one country only, its unnamed people and judges are that country's."""
        mentions = self.scene.within(self.parse, 0, len(self.parse.words))
        codes = {code_of(m) for m in mentions if m.kind not in ("media", "origin")}
        return list(codes) if len(codes) == 1 else []

    def _recipient_below(self, index: int, actors: list[str]) -> list[str]:
        """'demanded that Israel withdraw', 'allowed Ukraine to use': the complement's subject."""
        for other in range(index + 1, min(len(self.clauses), index + 3)):
            child = self.clauses[other]
            if child.governor == index and child.subject != self.clauses[index].subject:
                codes = [
                    code for code in name_actors(self.scene, self.parse, child.subject) if code not in actors
                ]
                if codes:
                    return codes
        return []

    def _targets_of(self, phrases: list[Phrase]) -> list[str]:
        found: list[str] = []
        for phrase in phrases:
            for chunk in (phrase, *attached(self.parse, phrase)):
                found += [
                    code_of(m)
                    for m in self.scene.within(self.parse, chunk.first, chunk.last)
                    if m.kind not in ("origin", "media")
                ]
        return found[-1:]

    def _actor_of_attack(self, clause: Clause) -> list[str]:
        """'five were killed in a Russian strike': the attack's owner is the actor."""
        for phrase in clause.phrases:
            if phrase.prep in ("in", "by", "during", "from") and find_noun_action(self.parse, phrase):
                return [
                    code_of(m)
                    for m in self.scene.within(self.parse, phrase.first, phrase.last)
                    if m.kind not in ("place", "origin", "media")
                ][-1:]
        return []

    # --- choice --------------------------------------------------------------------------------------

    def _code_permission(self) -> None:
        """'struck X with rockets, taking advantage of a permission given by Y': Y armed the attacker."""
        armed = next((c for c in self.found if c.event == "ASSAULT" and c.actors and c.instrument), None)
        if armed is None or any(coded.event == "AID" for coded in self.found):
            return
        for chunk in self.parse.chunks:
            if head_of(self.parse, chunk) not in PERMISSIONS:
                continue
            owners = [
                code for code in name_actors(self.scene, self.parse, [chunk]) if code not in armed.actors
            ]
            if owners:
                self.found.append(
                    Coded(
                        "AID",
                        "",
                        ["military"],
                        "historical",
                        owners,
                        armed.actors[:1],
                        armed.clause,
                        chunk.first,
                        chunk.last,
                        (chunk.first, chunk.last),
                        "permission",
                        armed.instrument,
                    )
                )
                return

    def _choose(self) -> None:
        """Keep what a careful reader would mark: main clauses first, side clauses where nothing else is told."""
        main = [
            c
            for c in self.found
            if self.clauses[c.clause].form != "participle"
            and (c.link not in ADVERBIALS | RELATIVES | {","})
            or self._is_content(c)
        ]
        known = {actor for coded in main for actor in coded.actors}
        kept = [
            coded
            for coded in self.found
            if not main or coded in main or (coded.status == "historical" and set(coded.actors) - known)
        ]
        unique: list[Coded] = []
        for coded in kept:
            if (
                not coded.actors
                and not coded.recipients
                and (coded.event in ("ASSAULT", "AID") or not self._has_agent(coded))
            ):
                continue
            twin = next(
                (
                    u
                    for u in unique
                    if u.event == coded.event
                    and u.actors == coded.actors
                    and (
                        u.recipients == coded.recipients
                        or not coded.recipients
                        or not u.recipients
                        or coded.casualty
                    )
                ),
                None,
            )
            if twin is None:
                twin = next(
                    (
                        u
                        for u in unique
                        if coded.event == u.event == "ASSAULT" and (coded.casualty and not coded.actors)
                    ),
                    None,
                )
            if twin:
                twin.recipients = twin.recipients or coded.recipients
                continue
            unique.append(coded)
        self.found = unique

    def _has_agent(self, coded: Coded) -> bool:
        """Whether somebody acts or suffers whom no list knows: a proper name, 'workers', 'the judge'."""
        clause = self.clauses[coded.clause]
        return any(
            is_agent(self.parse, phrase)
            or any(w.tag == "NNP" for w in self.parse.words[phrase.first : phrase.last])
            for phrase in clause.subject
        )

    def _is_content(self, coded: Coded) -> bool:
        clause = self.clauses[coded.clause]
        return clause.link == "that" and clause.noun is None
