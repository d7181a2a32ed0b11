"""Which of the actions coded a careful reader would mark."""

from __future__ import annotations

from analysis.clauses import Clause
from analysis.steps.actions import cue
from analysis.steps.participants import is_agent
from analysis.steps.reading import Reading
from analysis.steps.records import Coded


def choose(reading: Reading, found: list[Coded]) -> list[Coded]:
    """Keep what a careful reader would mark; side clauses only where they tell a deed of their own."""
    main = [c for c in found if c.rule == "must" or _is_main(reading.clauses[c.clause])]
    kept: list[Coded] = []
    for coded in found:
        lacks_actor = not coded.actors and not _may_lack_actor(reading, coded)
        if lacks_actor or not _may_be_unreal(reading, coded):
            continue
        twin = next((other for other in kept if _are_one(reading, other, coded)), None)
        if twin:
            twin.recipients = twin.recipients or coded.recipients
            if not twin.actors:
                twin.actors, twin.mode = coded.actors, twin.mode or coded.mode
                twin.evidence = (twin.evidence[0], max(twin.evidence[1], coded.evidence[1]))
            twin.instrument = twin.instrument or coded.instrument
        elif not main or coded in main or _is_worth_telling(reading, coded, main):
            kept.append(coded)
    return kept


def _may_be_unreal(reading: Reading, coded: Coded) -> bool:
    """Feared or denied deeds count where a main clause names who would do them: 'Chad may attack'."""
    if coded.status not in ("hypothetical", "negation"):
        return True
    clause = reading.clauses[coded.clause]
    told = coded.actors and _is_main(clause) and clause.modal not in ("should", "must", "can")
    return bool(told) and coded.event in ("ASSAULT", "MOBILIZE", "COERCE")


def _is_worth_telling(reading: Reading, coded: Coded, main: list[Coded]) -> bool:
    """A side clause counts where it tells somebody else's deed: 'as Iran fired', 'Y, which had armed'."""
    side = reading.clauses[coded.clause]
    accused = coded.event == "ACCUSE" and bool(coded.recipients)  # "whom Chad accuses"
    if not accused and reading.words[side.verb].tag not in ("VBD", "VBN", "VBG"):
        return False  # "which supplies", "as it fights": a state, not a deed
    doing = side.form == "gerund" and side.link in cue("doing")
    if coded.event in cue("told aside") and (side.link == "," or doing):
        if coded.event == "REQUEST" and not coded.recipients:
            return False
        return all(other.event != coded.event for other in main)  # "left the talks, accusing Chad of"
    known = {actor for other in main for actor in other.actors}
    fresh = bool(set(coded.actors) - known)
    if coded.event == "ASSAULT":
        return True
    if coded.event == "CONSULT" or side.link in cue("doing"):
        return fresh or coded.event not in {other.event for other in main}
    return fresh and (coded.status == "historical" or coded.event in cue("told beside"))


def _is_main(clause: Clause) -> bool:
    """Whether a clause is told for its own sake: no participle, none behind a comma, 'as', 'which'."""
    if clause.link == "that" and clause.noun is None:
        return True
    aside = clause.link == "," or clause.link in cue("adverbial", "relative")
    return clause.form != "participle" and not aside


def _may_lack_actor(reading: Reading, coded: Coded) -> bool:
    """A passive, an attack told by its weapon or noun, or somebody whom no list knows ('the judge')."""
    clause = reading.clauses[coded.clause]
    if coded.rule == "judged":
        return True  # whoever says so is found yet
    if coded.rule.startswith("noun") or clause.passive or coded.role == "victim":
        return bool(coded.recipients)
    for phrase in clause.subject:
        if reading.weapon(phrase) or reading.deed(phrase):
            return coded.event == "ASSAULT" and bool(coded.recipients)
        named = any(word.tag == "NNP" for word in reading.words[phrase.first : phrase.last])
        if named or is_agent(reading, phrase):
            return bool(coded.recipients) or coded.event not in ("ASSAULT", "AID")
    return False


def _are_one(reading: Reading, one: Coded, other: Coded) -> bool:
    """Whether two clauses of a sentence tell one step: 'struck the town, killing nine'."""
    if one.rule == other.rule == "judged" and one.actors == other.actors and other.event != "THREATEN":
        return one.event != "THREATEN"  # "is illegal and violates the charter"
    if one.event != other.event:
        return False
    if one.event == "ASSAULT" and other.role == "casualty" and not other.actors:
        return True
    side, outcome = reading.clauses[other.clause], one.role == "casualty" and not one.actors
    if outcome and side.governor == one.clause and side.link in ("when", "as"):
        # "nine soldiers were killed when rebels attacked their base"
        return bool(other.actors) and other.recipients in ([], one.recipients)
    alike = one.mode == other.mode or one.event == "ASSAULT" or other.rule == "must"
    same = alike and one.actors == other.actors
    open_end = not one.recipients or not other.recipients or other.role == "casualty"
    return same and (open_end or one.recipients == other.recipients)
