"""Counts of weapons with what was done to them, before it is known whose claim each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.article import Article
from analysis.claims.deeds import AUXILIARIES, Deed, find_deeds, names_deed
from analysis.claims.weapons import DEFINITE, THEM, Weapon, find_weapons, names_weapon
from analysis.lexicon import word_set
from analysis.sentences import Sentence
from analysis.words import LOWER, Word, words_of


@dataclass(frozen=True, slots=True)
class Figure:
    """So many weapons of a kind, and the measure of what was done to them; `low` and `high` as in Claim."""

    sentence: Sentence
    words: Sequence[Word]
    deed: Deed
    weapon: Weapon
    kind: str
    weapon_text: str
    measure: str
    low: int | None
    high: int | None
    value_text: str
    rule: str


# Jets intercept aircraft to escort them: only these verbs say that one was brought down.
DOWNS_AIRCRAFT = word_set("claim_words", "downs_aircraft")
# Words of a sentence that is about space flight or a display, not about an attack.
PEACEFUL = word_set("claim_words", "peaceful")
ATTACKS = word_set("claim_words", "attacks")
TOWARD = frozenset("into toward towards at over across against".split())
AIMED = TOWARD | frozenset("attack target strike hit targets locations sites cities".split())
ARRIVING = TOWARD | frozenset("crossing entering approaching heading launched fired from".split())
DOWNED = frozenset("intercepted destroyed downed shot".split())
GROUND = word_set("claim_words", "ground")
PURCHASE = word_set("claim_words", "purchase")
LOOK_BACK = 3  # sentences in which a short count ("18 were") looks for the weapons it means
RECENT = 100  # figures among which "the drones" looks for how many were launched
OF_THE = (["of"], ["of", "the"])
NEARLY = frozenset("almost nearly virtually practically".split())  # "almost all of them": no low bound
TOTAL = "total of a share"
UNITS = word_set("claim_words", "unit")
ALONE = ", alone"  # the end of a rule's name: no total, but what one ship, one town counts


def find_figures(article: Article) -> list[Figure]:
    """Return the figures of an article in its order.

    Sentences that name no weapon are passed over, unless they follow one that does and go on about it ("all
    but two were shot down").
    """
    return _Reader().read(article)


class _Reader:
    """The sentence being read, and what was counted so far: "18 were", "the drones" go back to it."""

    sentence: Sentence
    words: Sequence[Word]
    lowers: list[str]  # goes on with blanks, so that a look behind the last word finds nothing
    weapons: Sequence[Weapon]

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.named = (-LOOK_BACK - 1, "", "")  # sentence, kind and name of the weapons named last

    def read(self, article: Article) -> list[Figure]:
        armed = -LOOK_BACK - 1
        for sentence in article.sentences:
            words = words_of(article, sentence)
            self.lowers = [*map(LOWER, words), "", "", "", ""]
            if names_weapon(self.lowers):
                armed = sentence.index
            follows = sentence.index - armed <= LOOK_BACK and names_deed(self.lowers)
            if (armed == sentence.index or follows) and PEACEFUL.isdisjoint(self.lowers):
                self.read_sentence(article.text, sentence, words)
        return self.figures

    def read_sentence(self, text: str, sentence: Sentence, words: Sequence[Word]) -> None:
        self.sentence, self.words = sentence, words
        self.weapons = find_weapons(text, words, self.lowers)
        before = len(self.figures)
        deeds = find_deeds(self.lowers, self.weapons)
        for weapon in self.weapons:
            weapon.interceptor |= any(_is_doer(weapon, deed, self.lowers) for deed in deeds)
        for deed in deeds:
            for weapon in deed.weapons:
                for each in self.part_kinds(weapon):
                    self.figures += list(self.read_weapon(deed, each))
        self.figures[before:] = _add_methods(_drop_echoes(self.figures[before:]))
        for weapon in self.weapons:
            if weapon.kind and weapon.form != "short" and not weapon.interceptor:
                self.named = (sentence.index, weapon.kind, _name_weapon(weapon, words))

    def part_kinds(self, weapon: Weapon) -> list[Weapon]:
        """ "two missiles and 20 drones, all of which": all of each kind; "all but one": of both together."""
        if weapon.kind or weapon.count is None or weapon.count.lacking is None:
            return [weapon]
        launched = [f for f in self.figures[-RECENT:] if f.measure == "launched"]
        if weapon.count.lacking:
            kinds = dict.fromkeys(f.kind for f in launched if f.deed is launched[-1].deed)
            return [replace(weapon, kind="mixed")] if len(kinds) > 1 else [weapon]
        kinds = dict.fromkeys(f.kind for f in launched if f.sentence is self.sentence)
        return [replace(weapon, kind=kind) for kind in kinds] or [weapon]

    def read_weapon(self, deed: Deed, weapon: Weapon) -> Iterator[Figure]:
        """Yield what a deed tells of weapons: how many it was done to, and of how many that were launched."""
        sentence, words, lowers = self.sentence, self.words, self.lowers
        here = self.find_antecedent(weapon) if weapon.form in ("short", "back") else weapon
        index, kind, named = (sentence.index, here.kind, _name_weapon(here, words)) if here else self.named
        if weapon.kind == "mixed" and weapon.form == "short" and (salvo := self.find_salvo("mixed")):
            index, kind, named = salvo[0].sentence.index, "mixed", " + ".join(f.weapon_text for f in salvo)
        if not kind or sentence.index - index > LOOK_BACK or weapon.interceptor:
            return
        if deed.sort == "number":  # "Jordan put the number at 20": of what was counted last
            if not self.figures or sentence.index - self.figures[-1].sentence.index > LOOK_BACK:
                return
            deed.measure = self.figures[-1].measure
        if not _is_warlike(deed, kind, weapon, lowers):
            return
        theirs = weapon.form == "short" and lowers[weapon.last - 1] in THEM and deed.measure == "launched"
        if theirs and any(f.sentence is sentence and f.kind == kind for f in self.figures[-RECENT:]):
            return  # "fired two missiles, one of them aimed at Riyadh": a part of the total
        before = lowers[weapon.first - 1] if lowers[weapon.first] == "all" else ""
        if before == "not":
            return
        if lowers[weapon.first] == "no" and (deed.measure, deed.voice) != ("intercepted", "passive"):
            return  # "no drones crossed the border"
        if weapon.part and any(other.kind == kind and not other.part for other in deed.weapons):
            return  # "120 missiles, including 12 cruise missiles": a part of the total
        rule = f"{deed.voice} {deed.measure}{ALONE if _is_share_of_one(deed, weapon, lowers) else ''}"

        def make(measure: str, low: int | None, high: int | None, text: str, rule: str = rule) -> Figure:
            return Figure(sentence, words, deed, weapon, kind, named, measure, low, high, text, rule)

        count = weapon.count
        if count is None or count.lacking is not None:
            text = count.text if count else " ".join(word.text for word in words[weapon.first : weapon.last])
            bounds = self.resolve(deed, weapon, kind)
            if bounds is None and count and count.lacking == 0 and here and here.count:
                bounds = here.count.low, here.count.high  # "three drones, all of which were shot down"
            if bounds and deed.measure == "intercepted":
                low = None if before in NEARLY else bounds[0]
                yield make(deed.measure, low, bounds[1], text, f"{rule}, back reference")
            return
        total, counted = count.of, count.low is not None or count.high is not None
        named_total = weapon
        if total is None and weapon.form == "short" and here and lowers[: here.first] in OF_THE:
            total, named_total = here.count, here  # "of the 99 drones, 84 were shot down"
        launched = deed.measure == "launched"
        # "none of the 170 drones crossed the border": all were launched
        within = launched and total is not None and (deed.voice == "reduced" or deed.sort == "fly")
        if counted and not within:
            low = None if before in NEARLY else count.low
            yield make(deed.measure, low, count.high, SHARE.split(count.text)[0])
        if total and kind != "aircraft" and (not launched or within or not counted):
            yield replace(make("launched", total.low, total.high, total.text, TOTAL), weapon=named_total)

    def find_antecedent(self, weapon: Weapon) -> Weapon | None:
        """The weapons that a short count goes back to within its sentence."""
        named = [w for w in self.weapons if w.last <= weapon.first and w.kind and not w.interceptor]
        before = [w for w in named if weapon.kind in ("", w.kind)]
        return next((w for w in reversed(before) if w.form == "counted"), before[-1] if before else None)

    def find_salvo(self, kind: str) -> list[Figure]:
        """The launches of a kind that one verb told last: "two cruise missiles and a ballistic one"."""
        launched = [f for f in self.figures[-RECENT:] if f.measure == "launched"]
        alike = [f for f in launched if f.kind == kind] or (launched if kind == "mixed" else [])
        return [f for f in alike if f.deed is alike[-1].deed]

    def resolve(self, deed: Deed, weapon: Weapon, kind: str) -> tuple[int | None, int | None] | None:
        """The number that "it", "the drones", "all", "all but two of them" stands for.

        As many as were launched, unless it is known by then how many were intercepted.
        """
        salvo = self.find_salvo(kind) if deed.measure == "intercepted" else []
        if not salvo:
            return None
        kinds = {kind, *(f.kind for f in salvo)}
        recent = self.figures[-RECENT:]
        known = any(f.measure == "intercepted" and f.kind in kinds for f in recent[recent.index(salvo[0]) :])
        low, high = _add_up(f.low for f in salvo), _add_up(f.high for f in salvo)
        lacking = (weapon.count.lacking if weapon.count else 0) or 0
        if known or self.sentence.index - salvo[0].sentence.index > LOOK_BACK or (low or 0) < lacking:
            return None
        if not weapon.plural and low != 1:
            return None
        return low and low - lacking, high and high - lacking


def _add_up(counts: Iterable[int | None]) -> int | None:
    """The sum, open where one count is open."""
    total = 0
    for number in counts:
        if number is None:
            return None
        total += number
    return total


SHARE = re.compile(r"(?<!total) (?:out )?of ")


def _name_weapon(weapon: Weapon, words: Sequence[Word]) -> str:
    """The noun without its count: "Scud missiles" of "four of the nine Scud missiles"."""
    first = weapon.count.last if weapon.count and weapon.count.last < weapon.last else weapon.first
    while first < weapon.last - 1 and words[first].lower in DEFINITE | {"of", "out"}:
        first += 1
    return " ".join(word.text for word in words[first : weapon.last])


def _is_warlike(deed: Deed, kind: str, weapon: Weapon, lowers: list[str]) -> bool:
    """Whether the deed, done to this kind of weapon, belongs to an attack: sends drones *at* something."""
    verb, after = lowers[deed.first], lowers[weapon.last : weapon.last + 8]
    if kind == "aircraft":
        if verb.startswith("destr") and not GROUND.isdisjoint(lowers):
            return False  # "bombed the airfield, destroying a plane"
        return deed.measure in ("hit", "damaged") or verb in DOWNS_AIRCRAFT
    if deed.sort == "send":
        relative = deed.voice == "active" and deed.first >= weapon.last  # "the 88 drones that Russia sent"
        return (relative or not AIMED.isdisjoint(after)) and PURCHASE.isdisjoint(lowers)
    if deed.sort == "consist":
        return not ATTACKS.isdisjoint(lowers[max(0, deed.first - 30) : deed.first])
    if deed.sort == "detect":
        if weapon.form == "short":
            return deed.last == weapon.first and verb.startswith("count")
        return not ARRIVING.isdisjoint(after) or not DOWNED.isdisjoint(lowers)
    if deed.sort == "fly" and deed.measure == "launched":  # "333 of these crossed", of more that were fired
        return weapon.form != "short"
    if deed.sort == "aim":
        return deed.voice == "reduced" and lowers[deed.last] in ("at", "toward", "towards", "against")
    if deed.sort == "lost":
        none = weapon.count is not None and weapon.count.high == 0  # their owner says that all came back
        return deed.voice in ("passive", "reduced") and not none
    return deed.measure != "intercepted" or after[:3] != ["on", "the", "ground"]


def _is_doer(weapon: Weapon, deed: Deed, lowers: list[str]) -> bool:
    """ "Its jets had downed six": the jets are not what was downed."""
    met = weapon.kind == "aircraft" and (deed.measure, deed.voice) == ("intercepted", "active")
    return met and weapon.last <= deed.first and AUXILIARIES.issuperset(lowers[weapon.last : deed.first])


def _is_share_of_one(deed: Deed, weapon: Weapon, lowers: list[str]) -> bool:
    """ "The frigate had downed seven", "seven over Riyadh alone", "by US jets": others had more."""
    behind, before = max(deed.last, weapon.last), deed.first
    spans = range(deed.first - 4, deed.first), range(behind, behind + 6)
    at = next((at for span in spans for at in span if 0 < at < len(lowers) and lowers[at] == "alone"), 0)
    if at:
        return lowers[at - 1] not in ("it", "they", "left", "acted", "acting")
    if deed.measure != "intercepted" or weapon.kind == "aircraft":  # jets alone bring jets down
        return False
    if lowers[deed.last] == "by":
        return not UNITS.isdisjoint(lowers[deed.last : deed.last + 5])
    while before > 0 and lowers[before - 1] in AUXILIARIES:
        before -= 1
    return deed.voice == "active" and not UNITS.isdisjoint(lowers[max(0, before - 2) : before])


def _drop_echoes(figures: list[Figure]) -> list[Figure]:
    """ "intercepted two missiles fired from Yemen": the two were fired, but nobody counts what was fired."""
    unique: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        deed, weapon = figure.deed, figure.weapon
        relative = deed.voice == "reduced" or (deed.voice == "active" and deed.first >= weapon.last)
        share = weapon.count is not None and weapon.count.of is not None
        told = figure.measure == "launched" and figure.rule != TOTAL and (relative or share)
        if told and any(f.weapon.first == weapon.first and f.measure == "intercepted" for f in figures):
            continue
        unique.setdefault((weapon.first, figure.kind, figure.measure, figure.low, figure.high), figure)
    return list(unique.values())


def _add_methods(figures: list[Figure]) -> list[Figure]:
    """ "20 drones were shot down and another 12 jammed": 32 were intercepted, by one method or the other."""
    added: list[Figure] = []
    for figure in figures:
        jammed = figure.measure == "intercepted" and figure.deed.sort == "electronic"
        alike = (
            at
            for at, f in enumerate(added)
            if jammed and (f.measure, f.kind) == (figure.measure, figure.kind)
        )
        shot = next((at for at in alike if added[at].deed.sort == "verb"), None)
        if shot is None:
            added.append(figure)
            continue
        first = added[shot]
        low, high = _add_up((first.low, figure.low)), _add_up((first.high, figure.high))
        text = f"{first.value_text} + {figure.value_text}"
        added[shot] = replace(first, low=low, high=high, value_text=text, rule="sum of methods")
    return added
