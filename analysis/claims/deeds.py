"""What was done with the weapons that a sentence counts: launched, intercepted, hit, damaged or failed.

A deed is a verb or noun of data/lexicon/measures.csv. Each finds its weapons by its grammar: the object of an
active verb ("shot down six drones"), the subject of a passive one ("six drones were shot down"), the noun
that a participle follows ("missiles fired by"), the noun after "of" ("the interception of five missiles").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from analysis.claims.weapons import THEM, Weapon, is_ordinal
from analysis.lexicon import Phrases, read_lexicon, word_set


@dataclass(slots=True)
class Deed:
    """A verb or noun of launching or intercepting: words `first` to `last`, and the weapons it is done to.

    `sort` is the kind of measures.csv, `form` its column there (2 past, 3 participle, 4 -ing); `voice` is
    active, passive (finite), reduced (a participle after its noun) or noun.
    """

    first: int
    last: int
    measure: str
    sort: str
    form: int
    voice: str = ""
    weapons: list[Weapon] = field(default_factory=list)


# The small words around verbs; ACHIEVED: an infinitive after these has happened.
BE = word_set("claim_words", "be")
HAVE = word_set("claim_words", "have")
ADVERB = word_set("claim_words", "adverb")
MODAL = word_set("claim_words", "modal")
ACHIEVED = word_set("claim_words", "achieved")
NEGATED = word_set("claim_words", "negated")
CONDITION = word_set("claim_words", "condition")
CLAUSE = word_set("claim_words", "clause")
PREPOSITION = word_set("claim_words", "preposition")
AUXILIARIES = BE | HAVE | ADVERB  # what may stand between a subject and its verb
BASE, THIRD, PAST, PARTICIPLE, ING = range(5)
NO_ACTOR = CLAUSE | PREPOSITION | {"and", "to", "of"}
FAR = 26  # words: no object stands further behind its verb
RELATIVE = frozenset(", which that".split())
NOUN_LINKS = frozenset("of involving using with".split())
NUMBERS = frozenset("at to was is reached exceeded".split())
SENT = word_set("claim_words", "sent")
REMAINS = word_set("claim_words", "remains")
HITS = frozenset("hit hits struck strikes".split())
OBJECTIVES = frozenset("target targets objective objectives".split())
JOINTS = frozenset("and , as well plus along with including among them".split())
LISTED = ([":"], ["—"], ["–"], ["-"], ["("])
JOINED_AFTER = (["along", "with"], ["together", "with"], ["well", "as"])  # of "as well as"
JOINS = frozenset("and , plus & also another including".split())
OTHER_DAYS = frozenset("same previous day night next past last".split())


@cache
def _deed_words() -> Phrases[list[tuple[str, str, int]]]:
    entries: dict[str, list[tuple[str, str, int]]] = {}
    for row in read_lexicon("measures"):
        forms = {phrase: form for form, phrase in enumerate(row["forms"].split("|"))}
        for phrase, form in forms.items():
            entries.setdefault(phrase, []).append((row["measure"], row["kind"], form))
    return Phrases(entries.items())


FIRST_WORDS = frozenset(
    form.split()[0] for row in read_lexicon("measures") for form in row["forms"].split("|")
)


def names_deed(lowers: list[str]) -> bool:
    """Tell whether a sentence may tell a deed: cheaply, by the words with which its verb can begin."""
    return not FIRST_WORDS.isdisjoint(lowers)


def find_deeds(lowers: list[str], weapons: Sequence[Weapon]) -> list[Deed]:
    """Return the deeds of a sentence that happened, each with the weapons it was done to.

    Left out: what may, can or should be done, what was tried, planned or denied with "not".
    """
    return _Reader(lowers, weapons).read() if weapons else []


class _Reader:
    """The words of a sentence, its weapons, its deeds, and which weapons are taken by a passive verb.

    `lowers` goes on with blanks, so that a look before the first word or behind the last finds nothing.
    """

    def __init__(self, lowers: list[str], weapons: Sequence[Weapon]) -> None:
        self.lowers = lowers
        self.weapons = weapons
        self.starts = {weapon.first for weapon in weapons}
        self.ends = {weapon.last: weapon for weapon in weapons if weapon.form != "back"}
        self.taken: set[int] = set()
        self.deeds: list[Deed] = []

    def read(self) -> list[Deed]:
        self.deeds = list(self.match_deeds())
        for deed in self.deeds:
            if deed.voice in ("passive", "reduced"):
                self.link_passive(deed)
        for deed in self.deeds:
            if deed.voice == "active":
                self.link_active(deed)
            elif deed.voice == "noun":
                self.link_noun(deed)
        return self.deeds

    # -- which deeds there are, and how they stand ---------------------------------------------------------

    def match_deeds(self) -> Iterator[Deed]:
        for first, lower in enumerate(self.lowers):
            if lower not in FIRST_WORDS:
                continue
            found = self.match_split(first) or _deed_words().match(self.lowers, first)
            last = first + found[0] if found else first
            for measure, sort, form in found[1] if found else ():
                deed = Deed(first, last, measure, sort, form)
                deed.voice = self.read_voice(deed)
                if deed.voice:
                    yield deed

    def match_split(self, first: int) -> tuple[int, list[tuple[str, str, int]]] | None:
        """ "shot two drones down", "took them out": the weapons stand within the verb."""
        particles = (self.lowers[w.last] for w in self.weapons if w.first == first + 1)
        particle = next(particles, None)
        found = _deed_words().match([self.lowers[first], particle], 0) if particle else None
        return (1, found[1]) if found and found[0] == 2 else None

    def read_voice(self, deed: Deed) -> str:
        """Return how the deed stands, "" where it did not happen or is no deed here."""
        lowers, following = self.lowers, self.lowers[deed.last]
        if deed.sort in ("noun", "group", "attack"):
            return "noun"
        before = deed.first
        while lowers[before - 1] in ADVERB or lowers[before - 1].endswith("ly"):
            before -= 1
        previous = lowers[before - 1]
        near = range(max(0, before - 4), deed.first)
        # the count itself says "not one"
        negated = any(lowers[at] in NEGATED and at not in self.starts for at in near)
        if negated or self.is_hypothetical(before):
            return ""
        if deed.form == BASE:
            return self.read_base(before, previous)
        if previous in BE:
            if deed.form == ING:
                return "active"
            return "passive" if deed.form in (PAST, PARTICIPLE) and self.has_happened(before) else ""
        if not MODAL.isdisjoint(lowers[max(0, before - 2) : before]):
            return ""  # "could have launched"
        if deed.form == ING:
            return "noun" if following == "of" else "active"
        if deed.form == THIRD or deed.sort == "fly" or before not in self.ends:
            return "active"
        return "active" if deed.last in self.starts or self.weapon_does_it(deed) else "reduced"

    def is_hypothetical(self, before: int) -> bool:
        """ "If Iran fires 300 missiles": the clause before the verb opens with a condition."""
        clause = self.lowers[max(0, before - 12) : before]
        return not CONDITION.isdisjoint(clause[clause.index(",") if "," in clause else 0 :])

    def read_base(self, before: int, previous: str) -> str:
        """ "managed to shoot down" and "did fire" happened, "plans to launch" and "can intercept" did not."""
        earlier = self.lowers[max(0, before - 8) : before]
        achieved = previous == "to" and not ACHIEVED.isdisjoint(earlier[-3:])
        happened = MODAL.isdisjoint(earlier) and (achieved or previous in ("did", "helped", "and"))
        return "active" if happened else ""

    def has_happened(self, before: int) -> bool:
        """ "may be launched", "1,000 drones to be launched" are to come; "the tenth to be shot down" was."""
        if not MODAL.isdisjoint(self.lowers[max(0, before - 4) : before]):
            return False
        weapon = self.ends.get(before - 2)
        ordinal = weapon and weapon.count and is_ordinal(self.lowers[weapon.count.first])
        return self.lowers[before - 2] != "to" or bool(ordinal)

    def weapon_does_it(self, deed: Deed) -> bool:
        """ "14 drones attacked the port", "a missile destroyed a radar": the weapon is no object."""
        following, then = self.lowers[deed.last : deed.last + 2]
        if deed.sort == "with":
            return following not in PREPOSITION
        return following in ("a", "an", "its", "their") or (following == "the" and then not in OTHER_DAYS)

    # -- whose deeds they are --------------------------------------------------------------------------------

    def before(self, deed: Deed) -> Iterator[tuple[int, Weapon, list[str]]]:
        """Yield the weapons before a deed, the nearest first: index, weapon, the words between."""
        for at in range(len(self.weapons) - 1, -1, -1):
            if self.weapons[at].last <= deed.first:
                yield at, self.weapons[at], self.lowers[self.weapons[at].last : deed.first]

    def behind(self, deed: Deed) -> Iterator[tuple[int, Weapon, list[str]]]:
        """Yield the weapons behind a deed: index, weapon, the words between."""
        for at, weapon in enumerate(self.weapons):
            if weapon.first >= deed.last:
                yield at, weapon, self.lowers[deed.last : weapon.first]

    def link_passive(self, deed: Deed) -> None:
        """The subject: the weapons nearest to the left, with those joined to them."""
        if deed.sort == "with":
            self.link_instrument(deed)  # "was attacked with 20 drones"
        if deed.sort in ("with", "fly"):
            return
        for at, weapon, between in self.before(deed):
            if weapon.form == "bare" and self.lowers[weapon.first - 2 : weapon.first] == ["number", "of"]:
                deed.weapons = self.find_number(deed)
                return
            if (weapon.form == "bare" and between) or self.is_aside(weapon, deed):
                continue
            between = _cut_aside(between)
            direct = (AUXILIARIES | RELATIVE).issuperset(between)
            if not direct and (not _goes_on(between) or self.has_subject(deed, weapon, between)):
                return
            deed.weapons = self.join_left(at)
            if deed.voice == "passive":
                if not direct or {"that", "which"}.isdisjoint(between):
                    self.taken.update(w.first for w in deed.weapons)
                deed.weapons += self.join_after(deed)
            return

    def find_number(self, deed: Deed) -> list[Weapon]:
        """ "put the number of drones launched on Friday at 55", "the number of jets shot down rose to 12"."""
        _, weapon, between = next(self.behind(deed), (0, None, []))
        told = weapon and weapon.form == "short" and len(between) < 9
        return [weapon] if weapon and told and between[-1:] and between[-1] in NUMBERS else []

    def is_aside(self, weapon: Weapon, deed: Deed) -> bool:
        """ "30 missiles, 22 of which were shot down, were launched": what was launched are the 30."""
        closed = self.lowers[weapon.last : deed.first]
        # "not a missile of the 20 launched was": the 20 are those launched
        whole = self.lowers[weapon.first - 2 : weapon.first] == ["of", "the"] and not SENT.isdisjoint(
            closed[:1]
        )
        return weapon.form == "short" and (whole or (closed[:1] != [","] and _ends_aside(closed)))

    def has_subject(self, deed: Deed, weapon: Weapon, between: list[str]) -> bool:
        """ "fired 30 missiles at the port and the pier was destroyed": the verb has one of its own."""
        joint = max((at for at, lower in enumerate(between) if lower in ("and", "but", ",")), default=-1)
        if joint < 0 or AUXILIARIES.issuperset(between[joint + 1 :]):
            return False
        finite = (d for d in self.deeds if d.voice in ("active", "passive"))
        return any(weapon.first - 2 <= d.last and d.first < deed.first for d in finite)

    def join_left(self, at: int) -> list[Weapon]:
        """ "28 drones and both missiles were": the weapons joined to this one by "and" or a comma."""
        first = at
        while first > 0 and self.weapons[first].form not in ("short", "back"):
            before = self.weapons[first - 1]
            between = self.lowers[before.last : self.weapons[first].first]
            plain = 0 < len(between) <= 3 and JOINTS.issuperset(between)
            # "six missiles made in France and two bombs were"
            made = 2 < len(between) <= 8 and between[-1] in ("and", ",")
            if before.form == "back" or not (plain or (made and (AUXILIARIES | CLAUSE).isdisjoint(between))):
                break
            first -= 1
        return list(self.weapons[first : at + 1])

    def join_after(self, deed: Deed) -> list[Weapon]:
        """ "170 drones were launched at it along with 30 missiles": what is joined on behind the verb."""
        following = next((found for found in self.behind(deed) if found[1].form == "counted"), None)
        if following is None or len(following[2]) > 12:
            return []
        # "84 were intercepted: 67 missiles and 17 drones"
        joined = following[2] == [":"] or following[2][-2:] in JOINED_AFTER
        return self.join_right(following[0]) if joined else []

    def join_right(self, at: int) -> list[Weapon]:
        """ "170 drones at Israel along with 30 cruise missiles and 110 more": it and what is joined on."""
        joined, listed = [self.weapons[at]], False
        for current, following in pairwise(self.weapons[at:]):
            between = self.lowers[current.last : following.first]
            if between[-3:] == ["as", "well", "as"]:
                between[-3:] = ["and"]
            own = following.form in ("bare", "back") or following.first in self.taken
            then = self.lowers[following.last]  # "intercepted 150, and some 40 fell", "12 of them"
            theirs = following.form == "short" and (
                then in FIRST_WORDS or self.lowers[following.last - 1] in THEM
            )
            if between in LISTED:  # "33 aerial targets: six Kalibr missiles and 27 drones"
                listed, between = True, ["and"]
            if own or theirs or not 0 < len(between) <= 16 or not CLAUSE.isdisjoint(between):
                break
            if between[-1] not in JOINS and between[-2:] not in JOINED_AFTER:
                break
            joined.append(replace(following, part=True) if listed else following)
        return joined

    def link_active(self, deed: Deed) -> None:
        """The object: the weapons nearest to the right and those joined on; else a relative clause's noun."""
        if deed.sort == "with":
            self.link_instrument(deed)
            self.link_doer(deed)
        elif deed.sort == "fly":
            self.link_subject(deed)
        elif not self.link_object(deed):
            passive = [d for d in self.deeds if d.voice == "passive" and d.weapons and d.last < deed.first]
            if passive and self.lowers[deed.first - 1] == "and" and deed.form in (PAST, PARTICIPLE):
                deed.weapons = list(passive[-1].weapons)  # "were fired at dawn and shot down at noon"
            else:
                self.link_antecedent(deed)

    def link_object(self, deed: Deed) -> bool:
        verbs = (d.first for d in self.deeds if d.first >= deed.last and d.voice in ("active", "passive"))
        barrier = min(deed.last + FAR, min(verbs, default=deed.last + FAR))
        for at, weapon, between in self.behind(deed):
            if weapon.form == "back":
                if between:
                    continue
                deed.weapons = [weapon]
                return True
            if weapon.first > barrier or weapon.first in self.taken:
                return False
            if not CLAUSE.isdisjoint(between) or (between and between[-1] in PREPOSITION):
                return False
            if weapon.form != "bare":
                deed.weapons = self.join_right(at)
                return True
            if not between and self.lowers[weapon.last] not in ("and", ","):
                return False
        return False

    def link_antecedent(self, deed: Deed) -> None:
        """ "nine rockets that Armenia fired", "58 of which it was able to shoot down": the noun before."""
        nouns = (found for found in self.before(deed) if found[1].form not in ("bare", "back"))
        _, weapon, between = next(nouns, (0, None, []))
        if weapon is None or "," in between:
            return
        relative = between[:1] in (["that"], ["which"]) or self.lowers[weapon.last - 1] == "which"
        # "the rockets Hezbollah fired": a few words, none of them a link
        actor = not AUXILIARIES.issuperset(between) and NO_ACTOR.isdisjoint(between)
        if (relative and len(between) <= 9) or (actor and len(between) <= 4):
            deed.weapons = [weapon]

    def link_subject(self, deed: Deed) -> None:
        """ "two rockets landed in the sea", "none reached the city": the weapons do it themselves."""
        at, weapon, between = next(self.before(deed), (0, None, []))
        if weapon is None or len(between) > 8:
            return
        # not "debris from a drone fell", "a girl was killed by a rocket that fell"
        if self.lowers[weapon.first - 2] not in REMAINS and self.lowers[weapon.first - 1] != "by":
            deed.weapons = self.join_left(at)

    def link_doer(self, deed: Deed) -> None:
        """ "14 drones attacked the port": so many were launched; "five missiles hit it" counts hits."""
        _, weapon, between = next(self.before(deed), (0, None, []))
        hits = self.lowers[deed.first] in HITS
        if deed.weapons or weapon is None or not weapon.plural:
            return
        if not (weapon.form == "counted" or (hits and weapon.form == "short" and self.is_hit(weapon, deed))):
            return
        of = not hits and "of" in self.lowers[weapon.first : weapon.last]
        if AUXILIARIES.issuperset(between) and not of:
            deed.weapons = [weapon]
            deed.measure = "hit" if hits else "launched"

    def is_hit(self, weapon: Weapon, deed: Deed) -> bool:
        """ "12 hit their targets", "all three had hit", "five of them hit it", "40 shells, one hit it"."""
        ahead = self.lowers[deed.last : deed.last + 4]
        told = any(w.last <= weapon.first and w.form == "counted" for w in self.weapons)
        target = ahead[0] in ("", ".", ",") or not OBJECTIVES.isdisjoint(ahead)
        return told or target or self.lowers[weapon.last - 1] in THEM

    def link_instrument(self, deed: Deed) -> None:
        """ "attacked Kharkiv with 20 drones"."""
        for at, weapon, between in self.behind(deed):
            if len(between) > 12 or not CLAUSE.isdisjoint(between):
                return
            link = between[-1] if between else ""
            by = link == "by" and weapon.plural
            if (by or link in ("with", "using")) and weapon.form in ("counted", "short"):
                deed.weapons = self.join_right(at)
                deed.measure = "hit" if by and self.lowers[deed.first] in HITS else deed.measure
                return

    def link_noun(self, deed: Deed) -> None:
        """ "the interception of five missiles", "a barrage of 120 rockets", "an attack by 20 drones"."""
        glued = self.ends.get(deed.first)
        if glued and glued.form == "counted":
            deed.weapons = [glued]  # "a 30-rocket barrage"
            return
        at, weapon, between = next(self.behind(deed), (0, None, []))
        if weapon and weapon.form == "counted" and 0 < len(between) <= 6:
            links = NOUN_LINKS | {"by", "from"} if deed.sort == "attack" else NOUN_LINKS
            deed.weapons = self.join_right(at) if between[0] in links else []


def _ends_aside(between: Sequence[str]) -> bool:
    """Whether a comma and then only auxiliaries stand before the verb: ", were", ", have been"."""
    comma = max((at for at, lower in enumerate(between) if lower == ","), default=-1)
    return comma >= 0 and AUXILIARIES.issuperset(between[comma + 1 :])


def _cut_aside(between: list[str]) -> list[str]:
    """The words between subject and verb without ", 22 of which were shot down,", "of the 20 fired"."""
    if between[:2] == ["of", "the"] and not SENT.isdisjoint(between[3:4]):
        return between[4:]
    opens = between[:1] == [","] and any(between[at : at + 2] == ["of", "which"] for at in range(1, 6))
    if not opens or not _ends_aside(between[1:]):
        return between
    return between[len(between) - between[::-1].index(",") :]


def _goes_on(between: list[str]) -> bool:
    """Whether a verb after these words is the subject's: "tried to cross but were", not "many of which"."""
    if not {";", ":", "—", "–"}.isdisjoint(between) or not {"that", "which"}.isdisjoint(between[1:]):
        return False
    if "but" in between:
        return AUXILIARIES.issuperset(between[between.index("but") + 1 :])
    return "of" not in between
