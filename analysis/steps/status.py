"""Which clauses tell steps, and how real these are: reported, historical, future, hypothetical, negation."""

from __future__ import annotations

from itertools import pairwise

from analysis.clauses import Clause
from analysis.steps.actions import cue, find_instrument, turn
from analysis.steps.reading import Reading, with_prep


def may_tell(reading: Reading, index: int) -> bool:
    """Leave out purposes ("to destroy"), attributes ("troops fighting in") and conditions."""
    clause = reading.clauses[index]
    if clause.form == "infinitive":
        return _infinitive_tells(reading, clause)
    if clause.form == "gerund":
        if clause.noun is not None:  # "with Chad announcing the closure", "a statement condemning"
            spoken = reading.modified(clause) in cue("speeches")
            withs = with_prep(reading.chunks, "with")
            return spoken or any(phrase.first <= clause.noun < phrase.last for phrase in withs)
        accused = clause.link == "of" and reading.role(clause.governor) == "accuse"
        above = reading.above(clause)
        if above and above.passive and reading.role(index) == "casualty":
            return False  # "the jet was shot down, killing two": not by the jet
        told = clause.link in cue("doing") or reading.words[clause.first].lower == "having"
        return accused or told or clause.link in (",", "and") or _is_continued(reading, clause)
    if clause.form == "participle":
        return _is_told_beside(reading, index)
    return clause.link not in cue("condition")


def _infinitive_tells(reading: Reading, clause: Clause) -> bool:
    """'began to withdraw', 'was forced to resign'; not 'fired to warn', 'a plan to attack'."""
    if clause.governor is None:
        return False
    governor, action = reading.clauses[clause.governor], reading.actions[clause.governor]
    if clause.noun is not None and governor.lemma not in cue("causing"):
        return reading.modified(clause) in cue("attempt", "decision")
    if action and action.event:
        return False
    if governor.lemma == "be" and governor.complement in ("", "quick", "swift", "able"):
        return True  # "is to visit", "was quick to reject"
    return reading.role(clause.governor) in ("transparent", "report") and may_tell(reading, clause.governor)


def _is_continued(reading: Reading, clause: Clause) -> bool:
    """'began collecting', 'resumed shelling'."""
    above = reading.above(clause)
    adjacent = above is not None and above.verb + 1 == clause.first
    return adjacent and reading.role(clause.governor) == "transparent"


def _is_told_beside(reading: Reading, index: int) -> bool:
    """What a participle tells of the noun before: whoever did it is named, or it was a weapon's launch."""
    clause, action = reading.clauses[index], reading.actions[index]
    if action is None:
        return False
    beside = clause.noun is not None or (clause.link == "," and action.event != "CONSULT")
    if beside and action.event in cue("done to") and with_prep(clause.phrases, "by"):
        return True  # "the ship, seized by Iran last week, was", "a truce brokered by Oman"
    if action.event != "ASSAULT" or clause.noun is None:
        return False
    # "intercepted drones fired at two towns"
    aimed = with_prep(clause.phrases, *cue("toward_place"))
    return bool(aimed) and find_instrument(reading.parse, clause.noun, clause.noun + 1) is not None


def status_of(reading: Reading, index: int) -> str:
    """Return reported, or PLOVER's historical, future, hypothetical or negation.

    The clause's own modal verb and negation count, and those of the clauses that it completes: "denied
    that it had fired", "wants to leave", "if it attacks".
    """
    status = "reported"
    current: int | None = index
    if _has_none(reading, index):
        return "negation"
    for depth in range(6):
        if current is None:
            break
        clause = reading.clauses[current]
        if clause.negated or _is_untrue(reading, current):
            return "negation"
        unreal = clause.modal in cue("uncertain") or clause.link in cue("condition")
        unreal = unreal or (clause.modal == "would" and not is_reported(reading, current))
        if unreal:
            return "hypothetical"
        planned = clause.form == "infinitive" and _is_bare_be(reading, current)  # "troops are to withdraw"
        plan = depth and reading.role(current) == "plan" and clause.lemma != "decide"
        if planned or plan or clause.modal in ("will", "would"):
            status = "future"
        if (clause.link and clause.link not in cue("complement")) or clause.noun is not None:
            break
        current = clause.governor
    return "historical" if status == "reported" and _is_historical(reading, index) else status


def _has_none(reading: Reading, index: int) -> bool:
    """'No missiles were fired', 'neither side struck', 'fired no missiles'; not 'no fewer than ten fired'."""
    clause = reading.clauses[index]
    if clause.form == "participle":  # "no drone fired by Iran": it was fired
        return False
    for phrase in [*clause.subject[:1], *clause.objects[:1]]:
        after = reading.words[phrase.first + 1 : phrase.first + 2]
        counted = not after or after[0].tag == "CD" or after[0].lower in cue("after_no")  # "No 10"
        if reading.opens(phrase) in cue("none") and not counted:
            return True
    return False


def _is_untrue(reading: Reading, index: int) -> bool:
    """'It is untrue that Chad struck', 'reports that Chad struck were false', 'no truth in reports that'."""
    clause = reading.clauses[index]
    if clause.link != "that":
        return False
    before = reading.above(clause)
    if before and before.lemma == "be" and _calls_untrue(reading, before):
        return True
    behind = reading.clauses[index + 1 : index + 4] if reading.modified(clause) in cue("rumour") else []
    return any(_calls_untrue(reading, other) for other in behind)


def _calls_untrue(reading: Reading, clause: Clause) -> bool:
    """'is false', 'were denied', 'is not true', 'is no truth'; not 'is not false'."""
    said, negated = {clause.complement}, clause.negated
    for phrase in clause.objects[:1]:
        said.add(reading.words[phrase.last - 1].lower)
        negated = negated or reading.opens(phrase) in cue("none")
    return not said.isdisjoint(cue("true" if negated else "untrue"))


def _is_bare_be(reading: Reading, index: int) -> bool:
    """'are to withdraw', unlike 'were to', 'is ready to', and only of what is promised."""
    above, promised = reading.above(reading.clauses[index]), turn("promised", reading.actions[index])
    return bool(promised and above and above.lemma == "be" and not above.past)


def is_reported(reading: Reading, index: int) -> bool:
    """Whether a clause completes a verb of saying: 'said it would'."""
    clause = reading.clauses[index]
    return clause.link in ("that", "") and reading.role(clause.governor) in ("report", "plan", "none")


def _is_historical(reading: Reading, index: int) -> bool:
    """'had already supplied', 'two years ago', 'last year'; not 'said that it had struck'."""
    clause = reading.clauses[index]
    if clause.perfect:
        already = "already" in reading.lowers(clause.first, clause.verb)
        if already or (clause.past and not is_reported(reading, index)):
            return True
    if reading.parse.lowers.isdisjoint(("last", "ago", "previously", "formerly")):
        return False
    first = reading.clauses[index - 1].end if index else 0
    lowers = reading.lowers(min(first, clause.begin), clause.end + 3)
    if "previously" in lowers or "formerly" in lowers:
        return True
    for left, right in pairwise(lowers):
        if (left == "last" and right in cue("long_ago")) or (
            right == "ago" and left.rstrip("s") in cue("long_ago")
        ):
            return True
    return False
