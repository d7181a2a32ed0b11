"""A coded action put together: by whom, to whom, with what, in which words of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.actors import is_country
from analysis.clauses import Clause, Parse, Phrase
from analysis.steps.actions import Action, classification, cue, find_contexts, object_phrases
from analysis.steps.participants import People, find_participants, name_recipients
from analysis.steps.reading import Reading, Scene, unique, with_prep
from analysis.steps.status import status_of


@dataclass(slots=True)
class Coded:
    """An action that a sentence tells, before dates, speakers and retellings; words by their numbers."""

    event: str
    mode: str
    contexts: list[str]
    status: str
    actors: list[str]
    recipients: list[str]
    clause: int
    evidence: tuple[int, int]
    action: tuple[int, int]
    rule: str
    role: str = ""
    instrument: tuple[int, int] | None = None
    promised: str = ""
    each: bool = False  # each of the actors toward each recipient, though the deed is mutual
    teller: str = ""  # who says so in the sentence's own clauses


class Notes(Reading):
    """A sentence under the pen: what was found in it, and how a record is put together."""

    def __init__(self, parse: Parse, scene: Scene) -> None:
        """Read the actions of the clauses; nothing is found yet."""
        super().__init__(parse, scene)
        self.silent: set[int] = set()  # clauses that only say what somebody speaks of
        self.found: list[Coded] = []

    def add(
        self,
        index: int,
        action: Action,
        rule: str = "plain",
        people: People | None = None,
        *,
        status: str = "",
        promised: str = "",
        noun: Phrase | None = None,
    ) -> Coded:
        """Put a record together: participants, instrument, mode, contexts, the words of the evidence."""
        clause = self.clauses[index]
        first, last = self._extent(index, clause)
        test = action.event == "ASSAULT" and noun is None and self._is_test(clause, action)
        if test:
            action = Action("MOBILIZE", "weapons", "military")
        if self._is_each_other(first, last):
            action = action._replace(role="mutual")
        actors, recipients = people or find_participants(self, index, action, rule)
        if action.event == "ASSAULT" and actors == recipients and self._has_rebels(clause):
            # "the rebels seized Kabo", in the country the text is about; "rebels in Mali attacked a base"
            actors, recipients = [], recipients or self.scene.home
        if action.event == "ASSAULT" and actors and not (recipients or any(map(is_country, actors))):
            harmed = self.heads(clause.subject if clause.passive else clause.objects)
            recipients = self.scene.home if harmed & cue("troops") else []  # "Boko Haram killed ten soldiers"
        if action.mode == "embassy" and (owners := self._name_guests(noun, clause, actors)):
            action, recipients = Action("SANCTION", "expel", "diplomatic"), owners
        if action.event == "PROTECT" or test:
            recipients = []
        if promised and action.event == "THREATEN" and not (people or recipients):
            # "will launch an operation in Chad"
            recipients = name_recipients(self, clause, promised, actors)
        instrument, use = self._find_instrument(
            clause, action, first, last, noun if rule == "noun-aside" else None
        )
        mode = action.mode
        if use and action.event == "ASSAULT" and mode in ("", "heavy-weapons"):
            mode = use
        self.scene.note(action, actors, recipients)
        coded = Coded(
            event=action.event,
            mode=mode if (action.event, mode) in classification() else "",
            contexts=self._find_contexts(action, bool(instrument), first, last),
            status=status or status_of(self, index),
            actors=actors,
            recipients=recipients,
            clause=index,
            evidence=(first, last),
            action=(noun.first, noun.last) if noun else (clause.first, clause.end),
            rule=rule,
            role=action.role,
            instrument=instrument,
            promised=promised,
        )
        self.found.append(coded)
        return coded

    def _has_rebels(self, clause: Clause) -> bool:
        """Whether armed men of no country act: 'rebels attacked a town', 'was raided by'."""
        doers = with_prep(clause.phrases, "by") if clause.passive else clause.subject
        return bool(self.heads(doers) & cue("rebels"))

    def _is_each_other(self, first: int, last: int) -> bool:
        """'accused each other', 'at one another'."""
        said = " ".join(self.lowers(first, last))
        return "each other" in said or "one another" in said

    def _name_guests(self, noun: Phrase | None, clause: Clause, actors: list[str]) -> list[str]:
        """'closed two Libyan consulates': another state's, which is no care for one's own."""
        phrases = self.behind(noun)[:1] if noun else object_phrases(self.parse, clause)
        theirs = [p for p in with_prep(phrases, "", "of") if not self.is_owned(p)]
        return unique(self.codes(theirs), actors) if actors else []

    def _extent(self, index: int, clause: Clause) -> tuple[int, int]:
        """The clause with the complements that hang on it, up to the next clause of its own."""
        last = clause.end
        for child in self.clauses[index + 1 :]:
            own = child.form == "finite" and child.link != "that"
            if child.governor is None or child.governor < index or own or child.link == ",":
                break
            last = max(last, child.end)
        return clause.begin, last

    def _find_contexts(self, action: Action, armed: bool, first: int, last: int) -> list[str]:
        """PLOVER contexts: the action's own, military by weapons named, and what the words speak of."""
        if action.event in cue("verbal"):
            # "expects them to hold fire. It has promised not to use them": the sentence before counts too
            points_back = self.scene.armed and {"them", "it"} & set(self.lowers(first, last))
            armed = self.armed or bool(points_back)
        elif action.event != "ASSAULT" or action.role == "casualty":
            armed = False
        contexts = [action.context] if action.context else []
        contexts += ["military"] if armed else []
        contexts += find_contexts(self.parse, first, last)
        return [c for c in dict.fromkeys(contexts) if c != "diplomatic" or len(set(contexts)) == 1]

    def _is_test(self, clause: Clause, action: Action) -> bool:
        """'fired a missile into the sea', 'off its east coast'; 'launched a ballistic missile', at nobody."""
        if clause.lemma not in cue("launching") or action.mode == "drone":
            return False
        aimed = {phrase.prep for phrase in clause.phrases} & cue("toward_place")
        if action.role == "light" or aimed & {"at", "on", "against"}:
            return False
        for phrase in clause.phrases:
            if not cue("waters").isdisjoint(self.lowers(phrase.first, phrase.last)):
                return True
        single = any(self.opens(phrase) in ("a", "an") for phrase in clause.objects)
        return single and not aimed and "ballistic" in self.lowers(clause.begin, clause.end)

    def _find_instrument(
        self, clause: Clause, action: Action, first: int, last: int, aside: Phrase | None
    ) -> tuple[tuple[int, int] | None, str]:
        """What the action is done with or gives ('with Grad rockets'), and the mode of assault it means."""
        if action.event not in cue("armed") or not self.armed:
            return None, ""
        withs = with_prep(clause.phrases, "with", "using", "by")
        phrases = [*withs, *clause.objects, *clause.subject, *clause.phrases]
        if aside:  # "scrambled jets after the shelling": not with jets
            phrases = [aside, *self.behind(aside)[:2]]
        elif "down" in (clause.lemma, *self.lowers(clause.verb + 1, clause.verb + 2)):
            phrases = withs  # "shot down two jets": not with jets
        elif action.event in ("ASSAULT", "AID"):
            phrases += [chunk for chunk in self.chunks if first <= chunk.first < last]
        if action.role == "territory":
            phrases = [*withs, *clause.subject]  # "captured a helicopter base"
        for phrase in phrases:
            found = self.weapon(phrase)
            if found:  # "gunmen": who attacks, not what with
                armed = found[1] == "firearms" and self.head(phrase) in cue("rebels")
                return None if armed else self._trim(phrase, found[0]), found[1]
        return None, ""

    def _trim(self, phrase: Phrase, place: int) -> tuple[int, int]:
        """'five Soviet-made Grad rockets' -> 'Grad rockets'."""
        first = phrase.first
        origins = {mention.start for mention in self.named(phrase, frozenset())}
        while first < place and (
            self.words[first].tag in ("DT", "CD", "PRP$", "POS")
            or self.words[first].start in origins
            or self.words[first].lower in cue("amount")
        ):
            first += 1
        return first, phrase.last

    def marches(self, clause: Clause) -> bool:
        """Whether the subject is a force that can move in: 'troops', 'a frigate', 'the Somali army'."""
        return bool(self.heads(clause.subject) & cue("marching")) or "military" in self.kinds(clause.subject)
