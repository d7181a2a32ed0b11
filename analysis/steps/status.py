"""Which clauses tell steps, and how real these are: reported, historical, future, hypothetical, negation."""

from __future__ import annotations

from itertools import pairwise

from analysis.clauses import Clause
from analysis.steps.actions import Reading, cue, find_instrument, turn

# Verbs whose infinitive is told even when a noun stands between: "ordered the army to withdraw".
CAUSING = frozenset("order force compel help allow".split())


def may_tell(reading: Reading, index: int) -> bool:
    """Leave out purposes ("to destroy"), attributes ("troops fighting in") and conditions."""
    clause = reading.clauses[index]
    if clause.form == "infinitive":
        return _infinitive_tells(reading, clause)
    if clause.form == "gerund":
        if clause.noun is not None:  # "with Chad announcing the closure", "a statement condemning"
            spoken = reading.parse.words[clause.noun].lower in cue("speeches")
            return spoken or any(
                p.prep == "with" and p.first <= clause.noun < p.last for p in reading.parse.chunks
            )
        accused = (
            clause.link == "of" and clause.governor is not None and reading.role(clause.governor) == "accuse"
        )
        told = clause.link in cue("doing") or reading.parse.words[clause.first].lower == "having"
        return accused or told or clause.link in (",", "and") or _is_continued(reading, clause)
    if clause.form == "participle":
        return _is_launch(reading, index) or _is_blame(reading, index) or _is_done_by(reading, index)
    return clause.link not in cue("condition")


def _infinitive_tells(reading: Reading, clause: Clause) -> bool:
    """'began to withdraw', 'was forced to resign'; not 'fired to warn', 'a plan to attack'."""
    if clause.governor is None:
        return False
    governor, action = reading.clauses[clause.governor], reading.actions[clause.governor]
    if clause.noun is not None and governor.lemma not in CAUSING:
        return reading.parse.words[clause.noun].lemma in cue("attempt") | cue("decision")
    if action and action.event:
        return False
    if governor.lemma == "be" and governor.complement in ("", "quick", "swift", "able"):
        return True  # "is to visit", "was quick to reject"
    return reading.role(clause.governor) in ("transparent", "report") and may_tell(reading, clause.governor)


def _is_continued(reading: Reading, clause: Clause) -> bool:
    """'began collecting', 'resumed shelling'."""
    if clause.link or clause.noun is not None or clause.governor is None:
        return False
    adjacent = reading.clauses[clause.governor].verb + 1 == clause.first
    return adjacent and reading.role(clause.governor) == "transparent"


def _is_blame(reading: Reading, index: int) -> bool:
    """'Chad, accused by Sudan of arming rebels, said': an accusation told aside."""
    clause, action = reading.clauses[index], reading.actions[index]
    blamed = clause.link == "," and action is not None and action.role == "accuse"
    return blamed and any(phrase.prep == "by" for phrase in clause.phrases)


def _is_launch(reading: Reading, index: int) -> bool:
    """'intercepted drones fired by rebels on two towns': the attack is told behind the weapon."""
    clause, action = reading.clauses[index], reading.actions[index]
    if not action or action.event != "ASSAULT" or clause.noun is None:
        return False
    aimed = any(phrase.prep == "by" or phrase.prep in cue("toward_place") for phrase in clause.phrases)
    return aimed and find_instrument(reading.parse, clause.noun, clause.noun + 1) is not None


def _is_done_by(reading: Reading, index: int) -> bool:
    """'the ship, seized by Iran last week, was': what somebody did to the noun before."""
    clause, action = reading.clauses[index], reading.actions[index]
    done = action is not None and action.event in ("ASSAULT", "COERCE", "SANCTION", "RETREAT")
    behind = clause.noun is not None or clause.link == ","
    return done and behind and any(phrase.prep == "by" for phrase in clause.phrases)


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
        role = reading.role(current)
        if clause.negated or (depth and role == "deny") or _is_untrue(reading, current):
            return "negation"
        unreal = clause.modal in cue("uncertain") or clause.link in cue("condition")
        unreal = unreal or (clause.modal == "would" and not is_reported(reading, current))
        if unreal or (depth and role == "hypothetical"):
            return "hypothetical"
        planned = clause.form == "infinitive" and _is_bare_be(reading, current)  # "troops are to withdraw"
        if (
            planned
            or clause.modal in ("will", "would", "ll")
            or (depth and role == "plan" and clause.lemma != "decide")
        ):
            status = "future"
        if (clause.link and clause.link not in cue("complement")) or clause.noun is not None:
            break
        current = clause.governor
    return "historical" if status == "reported" and _is_historical(reading, index) else status


def _has_none(reading: Reading, index: int) -> bool:
    """'No missiles were fired', 'neither side struck', 'fired no missiles'; not 'no fewer than ten fired'."""
    clause, words, action = reading.clauses[index], reading.parse.words, reading.actions[index]
    if clause.form == "participle":  # "no drone fired by Iran": it was fired
        return False
    objects = clause.objects if action and action.event else []
    return any(
        words[phrase.first].lower in cue("none")
        and words[phrase.first + 1].lower not in cue("after_no")
        and words[phrase.first + 1].tag != "CD"  # "No 10"
        for phrase in [*clause.subject[:1], *objects[:1]]
        if phrase.first + 1 < len(words)
    )


def _is_untrue(reading: Reading, index: int) -> bool:
    """'It is untrue that Chad struck', 'reports that Chad struck were false', 'no truth in reports that'."""
    clause, clauses, words = reading.clauses[index], reading.clauses, reading.parse.words
    if clause.link != "that":
        return False
    before = clause.governor
    if before is not None and clauses[before].lemma == "be" and _calls_untrue(reading, clauses[before]):
        return True
    if clause.noun is None or words[clause.noun].lemma not in cue("rumour"):
        return False
    judging = (other for other in clauses[index + 1 : index + 4] if other.form == "finite" and not other.link)
    return any(_calls_untrue(reading, other) for other in judging)


def _calls_untrue(reading: Reading, clause: Clause) -> bool:
    """'is false', 'were denied', 'is not true', 'is no truth'; not 'is not false'."""
    words = reading.parse.words
    said = {words[phrase.last - 1].lower for phrase in clause.objects[:1]} | {clause.complement}
    negated = clause.negated or any(words[phrase.first].lower in cue("none") for phrase in clause.objects[:1])
    return not said.isdisjoint(cue("true" if negated else "untrue"))


def _is_bare_be(reading: Reading, index: int) -> bool:
    clause, promised = reading.clauses[index], turn("promised", reading.actions[index])
    if promised is None or promised.event != "AGREE":
        return False
    governor = reading.clauses[clause.governor] if clause.governor is not None else None
    return governor is not None and governor.lemma == "be" and not governor.complement and not governor.past


def is_reported(reading: Reading, index: int) -> bool:
    """Whether a clause completes a verb of saying: 'said it would'."""
    clause = reading.clauses[index]
    if clause.governor is None or clause.link not in ("that", ""):
        return False
    return reading.role(clause.governor) in ("report", "plan", "none")


def _is_historical(reading: Reading, index: int) -> bool:
    """'had already supplied', 'two years ago', 'last year'; not 'said that it had struck'."""
    clause = reading.clauses[index]
    first = reading.clauses[index - 1].end if index else 0
    words = [word.lower for word in reading.parse.words[min(first, clause.begin) : clause.end + 3]]
    already = any(word.lower == "already" for word in reading.parse.words[clause.first : clause.verb])
    if clause.perfect and (already or (clause.past and not is_reported(reading, index))):
        return True
    if clause.form == "finite" and not {"previously", "formerly"}.isdisjoint(words):
        return True
    spans = cue("long_ago")
    return any(
        (left == "last" and right in spans) or (left.rstrip("s") in spans and right == "ago")
        for left, right in pairwise(words)
    )
