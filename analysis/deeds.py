"""What was done with the weapons that a sentence counts: launched, intercepted, hit, damaged or failed.

A deed is a verb or noun of data/lexicon/measures.csv. Each finds its weapons by its grammar: the object of an
active verb ("shot down six drones"), the subject of a passive one ("six drones were shot down"), the noun
that a participle follows ("missiles fired by"), the noun after "of" ("the interception of five missiles").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from analysis.lexicon import Phrases, read_lexicon
from analysis.quantities import Word
from analysis.weapons import THEM, Weapon, is_ordinal


@dataclass(slots=True)
class Deed:
    """A verb or noun of launching or intercepting: words `first` to `last`, and the weapons it is done to.

    `sort` is the kind of measures.csv, `voice` is active, passive (finite), reduced (a participle after its
    noun) or noun.
    """

    first: int
    last: int
    measure: str
    sort: str
    form: int
    voice: str = ""
    weapons: list[Weapon] = field(default_factory=list)


BE = frozenset("is are was were be been being get gets got".split())
HAVE = frozenset("has have had having".split())
ADVERBS = frozenset(
    "also reportedly allegedly then later all both successfully subsequently apparently already not since again"
    " largely mostly being each either still now early immediately quickly once further".split()
)
MODALS = frozenset("can could may might would will should must shall cannot can't won't couldn't".split())
# "to shoot down" after these has happened; after any other word it is a wish, a plan or a purpose.
ACHIEVED = frozenset(
    "able managed managing succeeded helped continued began started proceeded unable failed failing".split()
)
NEGATIONS = frozenset(
    "largely mostly partly partially not never unable failed failing without fail didn't wasn't weren't hadn't couldn't cannot".split()
)
BREAKS = frozenset(";:—–")
SUBORDINATORS = frozenset(
    "but while whereas although though after before when as because if until since which who that where despite"
    " following unless".split()
)
PREPOSITIONS = frozenset(
    "by with using from near against under through for after before than on in at over".split()
)
CONNECTORS = frozenset("and , plus & also".split())


@cache
def _deed_words() -> Phrases[list[tuple[str, str, int]]]:
    entries: dict[str, list[tuple[str, str, int]]] = {}
    for row in read_lexicon("measures"):
        meanings = {
            phrase: (row["measure"], row["kind"], form) for form, phrase in enumerate(row["forms"].split("|"))
        }
        for phrase, meaning in meanings.items():
            entries.setdefault(phrase, []).append(meaning)
    return Phrases(entries.items())


def find_deeds(words: Sequence[Word], weapons: Sequence[Weapon]) -> list[Deed]:
    """Return the deeds of a sentence that happened, each with the weapons it was done to.

    Left out: what may, can or should be done, what was tried, planned or denied with "not".
    """
    lowers = [word.lower for word in words]
    inside = {at for weapon in weapons for at in range(weapon.first + (weapon.form != "bare"), weapon.last)}
    deeds = [deed for deed in _match_deeds(words, lowers, inside, weapons)]
    taken: set[int] = set()
    for index, deed in enumerate(deeds):
        if deed.voice in ("passive", "reduced"):
            _link_passive(deed, index, deeds, lowers, weapons, taken)
    for index, deed in enumerate(deeds):
        if deed.voice == "active":
            _link_active(deed, index, deeds, lowers, weapons, taken)
        elif deed.voice == "noun":
            _link_noun(deed, lowers, weapons)
    return [deed for deed in deeds if deed.weapons]


def _match_deeds(
    words: Sequence[Word], lowers: list[str], inside: set[int], weapons: Sequence[Weapon]
) -> Iterator[Deed]:
    ends = {weapon.last: weapon for weapon in weapons if weapon.form != "back"}
    starts = {weapon.first for weapon in weapons}
    position = 0
    while position < len(words):
        if position in inside:
            position += 1
            continue
        found = _match_split(lowers, position, starts, weapons) or _deed_words().match(lowers, position)
        if found is None:
            position += 1
            continue
        last = position + found[0]
        for measure, sort, form in found[1]:
            deed = Deed(position, last, measure, sort, form)
            deed.voice = _read_voice(deed, words, lowers, ends, starts, len(found[1]) > 1)
            if deed.voice:
                yield deed
        position = last


def _match_split(
    lowers: list[str], position: int, starts: set[int], weapons: Sequence[Weapon]
) -> tuple[int, list[tuple[str, str, int]]] | None:
    """ "shot two drones down", "took them out": the weapons stand within the verb."""
    if lowers[position] not in ("shot", "shoot", "shooting", "brought", "bring", "took", "take", "knocked"):
        return None
    for weapon in weapons:
        if weapon.first == position + 1 and lowers[weapon.last : weapon.last + 1] in (["down"], ["out"]):
            found = _deed_words().match([lowers[position], lowers[weapon.last]], 0)
            return (1, found[1]) if found else None
    return None


def _read_voice(
    deed: Deed,
    words: Sequence[Word],
    lowers: list[str],
    ends: dict[int, Weapon],
    starts: set[int],
    ambiguous: bool,
) -> str:
    """Return how the deed stands: active, passive, reduced, noun; "" for none (hypothetical, or no verb)."""
    if deed.sort in ("noun", "group", "attack"):
        following = lowers[deed.last] if deed.last < len(lowers) else "."
        if deed.form and deed.sort == "noun" and False:
            return ""
        return (
            "noun"
            if following in ("of", "by", "with", "involving", "using", "from") or deed.sort == "group"
            else ""
        )
    before = deed.first
    while before > 0 and (lowers[before - 1] in ADVERBS or lowers[before - 1].endswith("ly")):
        before -= 1
    # "intercepted and destroyed": the second verb stands as the first
    previous = lowers[before - 1] if before else ""
    clause = lowers[max(0, before - 12) : before]
    if not {"if", "unless", "whether"}.isdisjoint(clause[clause.index(",") if "," in clause else 0 :]):
        return ""
    scope = lowers[max(0, before - 4) : deed.first]
    if not NEGATIONS.isdisjoint(scope):
        return ""
    if previous in BE:
        if deed.form == 4:
            return "active"
        if not MODALS.isdisjoint(lowers[max(0, before - 4) : before]) or _is_to_come(before, lowers, ends):
            return ""  # "may be launched", "to be launched"
        return "passive" if deed.form in (2, 3) else ""
    if deed.form == 0:
        if previous == "to":
            before_to = lowers[max(0, before - 3) : before - 1]
            earlier = lowers[max(0, before - 8) : before - 1]
            return "active" if not ACHIEVED.isdisjoint(before_to) and MODALS.isdisjoint(earlier) else ""
        return (
            "active"
            if previous in ("did", "helped", "and") and MODALS.isdisjoint(lowers[max(0, before - 6) : before])
            else ""
        )
    if previous in MODALS or (
        previous == "have" and lowers[before - 2 : before - 1] and lowers[before - 2] in MODALS
    ):
        return ""
    if deed.form in (1, 4):
        if deed.form == 4 and lowers[deed.last : deed.last + 1] == ["of"]:
            return "noun"
        if deed.form == 1 and previous in ("the", "a", "of", "its", "their"):
            return ""
        return "active"
    if previous in HAVE:
        return "active"
    if deed.sort == "fly":
        return "active"
    # A bare form in -ed: reduced after its noun, unless an object follows
    if before in ends and not _does_it(deed, lowers) and not _object_follows(deed, lowers, starts):
        return "reduced"
    return "active"


def _is_to_come(before: int, lowers: list[str], ends: dict[int, Weapon]) -> bool:
    """ "1,000 drones to be launched" are none yet; "the tenth to be shot down" was."""
    if lowers[before - 2 : before - 1] != ["to"]:
        return False
    weapon = ends.get(before - 2)
    return not (weapon and weapon.count and is_ordinal(lowers[weapon.count.first]))


def _does_it(deed: Deed, lowers: list[str]) -> bool:
    """ "14 drones attacked the port", "a missile destroyed a radar": the weapon is the one that does it."""
    following = lowers[deed.last : deed.last + 2] or ["."]
    if deed.sort == "with":
        return following[0] not in PREPOSITIONS
    return following[0] in ("a", "an", "its", "their") or (
        following[0] == "the"
        and following[-1] not in ("same", "previous", "day", "night", "next", "past", "last")
    )


def _object_follows(deed: Deed, lowers: list[str], starts: set[int]) -> bool:
    at = deed.last
    while at < len(lowers) and at not in starts and (lowers[at] in ADVERBS or lowers[at].endswith("ly")):
        at += 1
    return at in starts or lowers[at : at + 1] in (["it"], ["them"])


def _link_passive(
    deed: Deed, index: int, deeds: list[Deed], lowers: list[str], weapons: Sequence[Weapon], taken: set[int]
) -> None:
    """The subject: the weapons nearest to the left, with those joined to them."""
    if deed.sort in ("with", "use", "lost", "detect") and deed.sort == "with":
        # "was attacked with 20 drones", "was hit by five missiles"
        _link_instrument(deed, lowers, weapons)
        return
    if deed.sort == "fly":
        return
    for at in range(len(weapons) - 1, -1, -1):
        weapon = weapons[at]
        if weapon.last > deed.first:
            continue
        if weapon.form == "bare" and weapon.last != deed.first:
            continue
        if deed.first - weapon.last > 24:
            break
        between = lowers[weapon.last : deed.first]
        if weapon.form == "back" and not set(between) <= BE | HAVE | ADVERBS:
            continue
        if set(between) <= BE | HAVE | ADVERBS | {",", "which", "that"} and between:
            deed.weapons = _join_left(weapons, at, lowers)
            if deed.voice == "passive" and not {"which", "that"} & set(between):
                taken.update(w.first for w in deed.weapons)
            deed.weapons += _join_after(deed, lowers, weapons)
            return
        barriers = [
            other
            for other in deeds
            if (other.voice == "passive" or (other.voice == "active" and other.form != 4))
            and weapon.last <= other.first
            and other.last <= deed.first
            and not _is_relative(other, lowers, weapon)
        ]
        if barriers:
            # "two rockets were fired and were shot down", "a drone attacked the base but was shot down"
            own = set(lowers[weapon.last : barriers[0].first]) <= BE | HAVE | ADVERBS
            previous = [d for d in deeds[:index] if d.weapons]
            if _shares_subject(lowers, barriers[-1].last, deed.first) and (own or previous):
                deed.weapons = [weapon] if own else list(previous[-1].weapons)
            return
        if not BREAKS.isdisjoint(between) or not _goes_on(between):
            return
        if at and weapon.form == "short" and deed.voice == "reduced" and weapon.last != deed.first:
            continue
        deed.weapons = _join_left(weapons, at, lowers)
        if deed.voice == "passive":
            taken.update(w.first for w in deed.weapons)
            deed.weapons += _join_after(deed, lowers, weapons)
        return


def _join_after(deed: Deed, lowers: list[str], weapons: Sequence[Weapon]) -> list[Weapon]:
    """ "170 drones were launched at the city along with 30 missiles": what is joined on behind the verb."""
    for at, weapon in enumerate(weapons):
        between = lowers[deed.last : weapon.first]
        if weapon.first >= deed.last and weapon.form == "counted":
            if len(between) <= 12 and between[-2:] in (
                ["along", "with"],
                ["together", "with"],
                ["well", "as"],
            ):
                return [weapon, *_join_right(weapons, at, lowers, [], set())]
            return []
    return []


def _goes_on(between: list[str]) -> bool:
    """Whether the verb after these words is still the subject's: "tried to cross but were", not "many of which were"."""
    if "but" in between:
        return set(between[between.index("but") + 1 :]) <= BE | HAVE | ADVERBS
    return all(between[i - 1 : i] != ["of"] for i, word in enumerate(between) if word in THEM)


def _is_relative(other: Deed, lowers: list[str], weapon: Weapon) -> bool:
    """Whether the verb between stands in a relative clause: "missiles that Ukraine fired were"."""
    return any(word in ("that", "which", "who") for word in lowers[weapon.last : weapon.last + 2]) or (
        other.first - weapon.last <= 2
        and other.voice == "active"
        and other.sort == "verb"
        and not other.weapons
    )


def _shares_subject(lowers: list[str], first: int, last: int) -> bool:
    """ "were fired at the city and were shot down": no other subject between the two verbs."""
    between = lowers[first:last]
    joint = [i for i, word in enumerate(between) if word in ("and", "but", "then", "before")]
    return bool(joint) and all(
        word in BE | HAVE | ADVERBS | {"and", "but", "then", "before", ","} for word in between[joint[-1] :]
    )


def _join_left(weapons: Sequence[Weapon], at: int, lowers: list[str]) -> list[Weapon]:
    """ "28 drones and both missiles were": the weapons joined to this one by "and" or a comma."""
    joined = [weapons[at]]
    while at > 0 and weapons[at].form not in ("short", "back") and weapons[at - 1].form != "back":
        between = lowers[weapons[at - 1].last : weapons[at].first]
        plain = 0 < len(between) <= 3 and set(between) <= JOINTS
        # "six missiles made in France and two bombs were"
        made = (
            2 < len(between) <= 8
            and between[0].endswith(("ed", "made", "built"))
            and between[-1] in CONNECTORS
        )
        if not plain and not (made and (BE | HAVE | SUBORDINATORS).isdisjoint(between)):
            break
        at -= 1
        joined.insert(0, weapons[at])
    return joined


JOINTS = frozenset("and , as well plus along with including among them".split())


def _link_active(
    deed: Deed, index: int, deeds: list[Deed], lowers: list[str], weapons: Sequence[Weapon], taken: set[int]
) -> None:
    """The object: the weapons nearest to the right, with those joined to them; else a relative clause's noun."""
    if deed.sort == "with":
        _link_instrument(deed, lowers, weapons)
        _link_attacker(deed, lowers, weapons)
        return
    if deed.sort == "fly":
        _link_subject(deed, index, deeds, lowers, weapons)
        return
    following = [w for w in weapons if w.first >= deed.last or (w.first == deed.first + 1)]
    barrier = min(
        (d.first for d in deeds if d.first >= deed.last and d.voice in ("active", "passive")), default=10**6
    )
    for at, weapon in enumerate(following):
        if weapon.first > min(deed.last + 26, barrier) or weapon.first in taken:
            break
        between = lowers[deed.last : weapon.first]
        if not BREAKS.isdisjoint(between) or not SUBORDINATORS.isdisjoint(between) or _has_purpose(between):
            break
        if between and between[-1] in PREPOSITIONS and not _is_group(between):
            break
        if weapon.form == "back":
            if between:
                continue
            deed.weapons = [weapon]
            return
        if (
            weapon.form == "bare"
            and not between
            and lowers[weapon.last : weapon.last + 1] not in (["and"], [","])
        ):
            break
        if weapon.form == "bare":
            continue
        if weapon.part:
            break
        deed.weapons = [weapon, *_join_right(following, at, lowers, deeds, taken)]
        return
    if not any(w.first == deed.last and w.form != "bare" for w in following):
        _link_antecedent(deed, lowers, weapons)


def _has_purpose(between: Sequence[str]) -> bool:
    """ "launched its systems to intercept three missiles": the missiles are the second verb's."""
    return any(word == "to" and _deed_words().match(between, at + 1) for at, word in enumerate(between[:-1]))


def _is_group(between: Sequence[str]) -> bool:
    return between[-1] == "of"


def _join_right(
    weapons: Sequence[Weapon], at: int, lowers: list[str], deeds: list[Deed], taken: set[int]
) -> list[Weapon]:
    """ "170 drones at Israel along with 30 cruise missiles and 110 ballistic ones": what is joined on."""
    joined: list[Weapon] = []
    while at + 1 < len(weapons):
        current, following = weapons[at], weapons[at + 1]
        between = lowers[current.last : following.first]
        verbs = [
            d for d in deeds if current.last <= d.first < following.first and d.voice in ("active", "passive")
        ]
        if verbs or len(between) > 16 or following.first in taken or following.form in ("bare", "back"):
            break
        if following.form == "short" and lowers[following.last - 1] in ("which", "them", "these", "those"):
            break
        if not BREAKS.isdisjoint(between) or not SUBORDINATORS.isdisjoint(between):
            break
        if not between or between[-1] not in CONNECTORS | {
            "with",
            "as",
            "another",
            "including",
            "from",
            "of",
        }:
            break
        if between[-1] == "with" and between[-2:-1] not in (["along"], ["together"]):
            break
        if between[-1] in ("from", "of"):
            break
        joined.append(following)
        at += 1
    return joined


def _link_antecedent(deed: Deed, lowers: list[str], weapons: Sequence[Weapon]) -> None:
    """ "eight missiles that Ukraine fired", "58 of which it was able to shoot down": the noun before."""
    for weapon in reversed(weapons):
        if weapon.last > deed.first or weapon.form in ("bare", "back"):
            continue
        between = lowers[weapon.last : deed.first]
        relative = (bool(between) and between[0] in ("that", "which")) or lowers[weapon.last - 1] == "which"
        limit = 9 if relative else 4
        if (
            len(between) <= limit
            and "," not in between
            and BREAKS.isdisjoint(between)
            and (relative or _is_actor(between))
        ):
            deed.weapons = [weapon]
        return


def _is_actor(between: Sequence[str]) -> bool:
    """ "the rockets Hezbollah fired", "the drones Russia had launched": a few words, none of them a link."""
    return bool(between) and not (SUBORDINATORS | PREPOSITIONS | {"and", "to", "of", ","}) & set(between)


def _link_subject(
    deed: Deed, index: int, deeds: list[Deed], lowers: list[str], weapons: Sequence[Weapon]
) -> None:
    """ "two rockets landed in the sea", "none reached the city": the weapons do it themselves."""
    for at in range(len(weapons) - 1, -1, -1):
        weapon = weapons[at]
        if weapon.last > deed.first or weapon.form == "back":
            continue
        if weapon.form == "bare" or deed.first - weapon.last > 8:
            return
        if BREAKS.isdisjoint(lowers[weapon.last : deed.first]):
            deed.weapons = _join_left(weapons, at, lowers)
        return


def _link_attacker(deed: Deed, lowers: list[str], weapons: Sequence[Weapon]) -> None:
    """ "14 drones attacked the port": so many were launched; "five missiles hit it" counts hits."""
    for weapon in weapons:
        between = lowers[weapon.last : deed.first]
        if weapon.last <= deed.first and weapon.form == "counted" and set(between) <= HAVE | ADVERBS:
            if weapon.plural and not deed.weapons and "of" not in lowers[weapon.first : weapon.last]:
                deed.weapons = [weapon]
                deed.measure = (
                    "hit" if lowers[deed.first] in ("hit", "struck", "hits", "strikes") else "launched"
                )


def _link_instrument(deed: Deed, lowers: list[str], weapons: Sequence[Weapon]) -> None:
    """ "attacked Kharkiv with 20 drones", "was hit by five missiles"."""
    for at, weapon in enumerate(weapons):
        if weapon.first < deed.last:
            continue
        between = lowers[deed.last : weapon.first]
        if len(between) > 12 or not SUBORDINATORS.isdisjoint(between) or not BREAKS.isdisjoint(between):
            return
        if between and between[-1] in ("with", "using") and weapon.form in ("counted", "short"):
            deed.weapons = [weapon, *_join_right(weapons, at, lowers, [], set())]
            return


def _link_noun(deed: Deed, lowers: list[str], weapons: Sequence[Weapon]) -> None:
    """ "the interception of five missiles", "a barrage of 120 rockets", "an attack by 20 drones"."""
    for at, weapon in enumerate(weapons):
        if weapon.last == deed.first and weapon.form == "counted" and deed.sort in ("group", "attack"):
            deed.weapons = [weapon]  # "a 30-rocket barrage"
            return
        if weapon.first < deed.last:
            continue
        between = lowers[deed.last : weapon.first]
        if (
            len(between) > 6
            or not between
            or not BREAKS.isdisjoint(between)
            or not SUBORDINATORS.isdisjoint(between)
        ):
            return
        links = {"of", "involving", "using", "with"} | ({"by"} if deed.sort == "attack" else set())
        if between[0] in links and weapon.form == "counted":
            deed.weapons = [weapon, *_join_right(weapons, at, lowers, [], set())]
        return
