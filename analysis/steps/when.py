"""The day of a step: the date that belongs to its clause, else what sentence and paragraph allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from analysis.clauses import Parse
from analysis.clauses.verbs import verb_role
from analysis.dates import ResolvedDate
from analysis.steps.actions import cue
from analysis.steps.records import Coded

YEAR = timedelta(days=365)  # what was done longer ago is no news but history
TOLD = ("reported", "historical")
NO_DAYS = frozenset(("duration", "set", "vague"))
# What these speak of has days of its own: "agreed to leave on Friday".
SPEECH = frozenset("AGREE THREATEN REQUEST REJECT ACCUSE".split())


class When(NamedTuple):
    """First and last day, grain, and the rule: 'stated ...', 'inferred ...' or 'bound ...'."""

    earliest: date | None
    latest: date | None
    grain: str | None
    rule: str | None
    status: str


def find_when(
    parse: Parse,
    coded: Coded,
    dates: Sequence[ResolvedDate],
    told: Sequence[When],
    published: date | None,
) -> When:
    """Return when a coded action happened; `told` holds the days of the steps before it in its paragraph.

    In turn: a date in the action's own clause, in those that it completes or that hang on it, one at the
    start of the sentence or beside the verb of saying, the day of the step before in the same paragraph,
    and only then the bound that the article sets: on or before its publication.
    """
    aside = coded.rule == "noun-aside"
    usable = [
        found
        for found in dates
        if found.grain not in NO_DAYS
        and _is_possible(found, coded, published)
        and not _is_attribute(parse, found)
        and (not aside or _is_beside(parse, coded, found))
    ]
    owners = {_find_owner(parse, found): found for found in reversed(usable)}
    found, rule = _choose(parse, coded, owners, dates)
    if found and rule:
        earliest = None if rule.startswith("bound") else found.earliest
        lasting = rule == "stated own clause" and _is_since(parse, coded, found)
        latest, grain = (published or found.latest, "range") if lasting else (found.latest, found.grain)
        if published and latest and rule.startswith("bound"):
            latest = min(latest, published)  # "the latest raid this month by rebels who had shelled the post"
        old = published and latest and published - latest > YEAR
        status = "historical" if old and coded.status == "reported" else coded.status
        return When(earliest, latest, grain, rule, status)
    if coded.status == "reported" and rule != "apart" and not aside:  # what was not done has no day
        days = [w for w in told if w.status in TOLD and w.latest and (w.rule or "").startswith("stated")]
        clause = parse.clauses[coded.clause]
        lowers = [word.lower for word in parse.words[clause.begin : clause.end + 1]]
        if "then" in lowers:
            days.sort(key=lambda when: when.latest or date.min)  # after all that was told
        else:
            days = [when for when in days if when.status == "reported"]
        if days:
            day = days[-1]._replace(rule="inferred paragraph", status=coded.status)
            lasting = clause.perfect and "since" in lowers  # "and has shelled it since"
            return day._replace(latest=published or day.latest, grain="range") if lasting else day
    to_come = coded.status in ("future", "hypothetical") and coded.event != "PROTECT"
    if published is None or to_come:
        return When(None, None, None, None, coded.status)
    return When(None, published, "day", "bound publication", coded.status)


def _choose(
    parse: Parse, coded: Coded, owners: dict[int, ResolvedDate], dates: Sequence[ResolvedDate]
) -> tuple[ResolvedDate | None, str | None]:
    """The date that belongs to a coded action, by the clause that owns it; and the rule's name."""
    past, clauses = coded.status == "historical", parse.clauses
    clause: int | None = coded.clause
    while clause is not None:
        if clause in owners:
            above = "bound before its sentence's day" if past else "stated governing clause"
            return owners[clause], "stated own clause" if clause == coded.clause else above
        if not past and coded.event not in SPEECH:
            # "fired at a ship headed to Aden on Monday"; not "closed the road after seeing tanks on Monday"
            for other in takewhile(lambda i: clauses[i].form != "finite", range(clause + 1, len(clauses))):
                if other in owners and clauses[other].link not in cue("doing"):
                    return owners[other], "stated joined clause"
        if clauses[clause].link in cue("other_time"):
            return _at_distance(parse, clause, owners, dates)
        clause = clauses[clause].governor
    for other, found in owners.items():
        teller = clauses[other] if other >= 0 else None
        if past and (teller is None or teller.form == "finite"):
            return found, "bound before its sentence's day"
        if teller is None or (verb_role(teller.lemma) == "report" and teller.link != "that"):
            return found, "stated telling"
        earlier = teller.form == "finite" and not teller.link and other < coded.clause
        if earlier and clauses[coded.clause].link in ("", "and", ","):
            return found, "stated sentence"
    return None, None


def _at_distance(
    parse: Parse, clause: int, owners: dict[int, ResolvedDate], dates: Sequence[ResolvedDate]
) -> tuple[ResolvedDate | None, str | None]:
    """'said on Sunday, after Chad had shelled': not behind that day; 'a day after' is the day before it."""
    above, link = parse.clauses[clause].governor, parse.clauses[clause].link
    while above is not None and above not in owners:  # "said on Sunday that Mali left, a day after"
        above = parse.clauses[above].governor
    found = owners.get(-1 if above is None else above)
    if found is None or found.earliest is None or link not in ("after", "before"):
        return None, "apart"
    start = parse.words[parse.clauses[clause].begin].start
    apart = [other.value for other in dates if other.grain == "duration" and 0 <= start - other.end < 9]
    if apart and found.earliest == found.latest and (count := re.fullmatch(r"P(\d{1,3})([DW])", apart[0])):
        unit, slack = (1, timedelta(0)) if count[2] == "D" else (7, timedelta(3))  # "a week": about
        day = found.earliest + timedelta(int(count[1]) * (unit if link == "before" else -unit))
        grain = "range" if slack else "day"
        return replace(found, earliest=day - slack, latest=day + slack, grain=grain), "stated distance"
    return (found, "bound before its sentence's day") if link == "after" else (None, "apart")


def _is_since(parse: Parse, coded: Coded, found: ResolvedDate) -> bool:
    """'has blockaded the port since 1974': from then until now."""
    before = [word.lower for word in parse.words if word.end <= found.start][-1:]
    return before == ["since"] and parse.clauses[coded.clause].perfect


def _is_beside(parse: Parse, coded: Coded, found: ResolvedDate) -> bool:
    """'after an attack in Aden on 22 April': only a day beside the noun's words is its day."""
    first, last = coded.evidence
    behind = [w.lower for w in parse.words[last:] if w.end <= found.start]
    return parse.words[first].start <= found.start and len(behind) < 3 and "," not in behind


def _is_attribute(parse: Parse, found: ResolvedDate) -> bool:
    """'the 1960 treaty', 'Friday's attack': the day names a thing, and that thing is not the action."""
    after = next((word for word in parse.words if word.start >= found.end), None)
    return found.grain == "year" and after is not None and after.tag in ("NN", "NNS")


def _is_possible(found: ResolvedDate, coded: Coded, published: date | None) -> bool:
    """A day to come is not the day of what was said or done: 'agreed to leave by June'."""
    first, unreal = found.earliest or found.latest, coded.status in ("future", "hypothetical")
    return first is not None and (unreal or published is None or first <= published)


def _find_owner(parse: Parse, found: ResolvedDate) -> int:
    """The clause that a date belongs to: the last whose verb stands before it; -1 before the first.

    A date between a clause and the next one's verb is the next one's where that begins with it: "X left,
    and on Friday Y came".
    """
    words, clauses = parse.words, parse.clauses
    owner = sum(words[clause.first].start <= found.start for clause in clauses) - 1
    end = clauses[owner].end if owner >= 0 else 0
    if owner + 1 < len(clauses) and (not end or words[end - 1].end <= found.start):
        begin = clauses[owner + 1].begin
        between = [word.tag for word in words[end:begin] if word.end < found.start]
        if words[begin].start <= found.start or "CC" in between or ";" in between:
            owner += 1
    before = [word.tag for word in words if word.end <= found.start][-3:]
    if "," in before and all(tag in (",", "IN", "RB", "DT", "NN", "NNS", "DATE") for tag in before[-2:]):
        # "..., on Friday": behind a comma the day is the main clause's
        main = [i for i, c in enumerate(clauses[: owner + 1]) if c.form == "finite" and not c.link]
        owner = main[-1] if main else owner
    return owner
