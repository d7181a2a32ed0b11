"""Who claims how many missiles, drones, rockets, shells, bombs and aircraft were launched and shot down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from analysis.actors import find_mentions
from analysis.article import Article
from analysis.attribution import Source, Statement, speaker_of
from analysis.attribution.speakers import BODIES
from analysis.claims.deeds import ING, Deed, find_deeds
from analysis.claims.incidents import find_setting, number_incidents
from analysis.claims.weapons import DEFINITE, INTERCEPTOR, Weapon, find_weapons, names_weapon
from analysis.lexicon import read_lexicon, word_set
from analysis.sentences import Sentence
from analysis.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one claimant: so many weapons launched, intercepted, hit, damaged or failed.

    `article.text[start:end]` is the evidence, the clause with the figure. `low` and `high` are equal where
    the figure is exact, None where it is open. `claimant` and `attacker` are ISO 3166-1 alpha-3 codes or
    names of organisations; a claim without claimant is the article's own. `incident` numbers the attack
    within the article, `earliest` and `latest` are its first and last possible day.
    """

    sentence: int
    start: int
    end: int
    incident: int
    claimant: str | None
    claimant_text: str | None
    attacker: str | None
    weapon: str
    weapon_text: str
    measure: str
    low: int | None
    high: int | None
    value_text: str
    place: str | None
    earliest: date | None
    latest: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of weapons with what was done to them, before it is known whose claim it is."""

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
PEACEFUL = frozenset(
    "satellites orbit orbital spacecraft spacex astronauts nasa isro museum film movie".split()
)
ATTACKS = word_set("claim_words", "attacks")
TOWARD = frozenset("into toward towards at over across against".split())
PURCHASE = frozenset(
    "deliver delivered delivery supply supplied package aid bought purchase purchased ordered order".split()
)
TOKEN = re.compile(r"\w+(?:[-/]\w+)*")
PART = re.compile(r"[a-z]+")
LOOK_BACK = 3  # sentences in which a short count ("18 were") looks for the weapons it means


def find_claims(article: Article) -> list[Claim]:
    """Return the claims of an article in its order.

    Sentences that name no weapon are passed over, unless they follow one that does and go on about it ("all
    but two were shot down"). Not covered: figures in tables, percentages, counts of launchers or targets.
    """
    figures = [figure for group in _read_sentences(article) for figure in group]
    claims = [_make_claim(article, figure) for figure in figures]
    return number_incidents(_drop_repeats(article, _continue_accounts(article, claims)))


def _read_sentences(article: Article) -> Iterator[list[Figure]]:
    last_seen, memory = -10, _Memory()
    for sentence in article.sentences:
        armed = names_weapon({word.lower for word in words_of(article, sentence)})
        if not armed and sentence.index - last_seen > LOOK_BACK:
            continue
        figures = _read_sentence(article, sentence, memory)
        if armed:
            last_seen = sentence.index
        if figures:
            yield figures


class _Memory:
    """The weapons counted so far, to which "18 were", "all of them", "the drones" go back."""

    def __init__(self) -> None:
        self.named: list[tuple[int, str, str]] = []
        self.figures: list[Figure] = []

    def named_before(self, sentence: int) -> tuple[str, str]:
        """Return kind and name of the weapons named last, in this or one of the sentences before."""
        near = [(kind, name) for index, kind, name in self.named if sentence - index <= LOOK_BACK]
        return near[-1] if near else ("", "")

    def total(self, sentence: int, kind: str, measure: str) -> Figure | None:
        """Return the last figure of a kind of weapon ("" for any) and a measure."""
        for figure in reversed(self.figures):
            if figure.measure == measure and kind in ("", figure.kind):
                return figure if sentence - figure.sentence.index <= LOOK_BACK else None
        return None

    def since(self, kind: str, measure: str, figure: Figure | None) -> list[Figure]:
        """Return the figures of a kind and measure that followed a figure."""
        start = self.figures.index(figure) if figure in self.figures else 0
        return [f for f in self.figures[start:] if (f.kind, f.measure) == (kind, measure)]


def _read_sentence(article: Article, sentence: Sentence, memory: _Memory) -> list[Figure]:
    words = words_of(article, sentence)
    if not PEACEFUL.isdisjoint(word.lower for word in words):
        return []
    weapons = find_weapons(article.text, words)
    figures: list[Figure] = []
    before = len(memory.figures)
    for deed in find_deeds(words, weapons):
        for weapon in deed.weapons:
            read = list(_read_figure(sentence, words, deed, weapon, weapons, memory))
            figures += read
            memory.figures += read
    named = [w for w in weapons if w.kind and w.form != "short" and not w.interceptor]
    memory.named += [(sentence.index, w.kind, _name_weapon(w, words)) for w in named]
    memory.figures[before:] = figures = _add_methods(_drop_echoes(figures))
    return figures


def _read_figure(
    sentence: Sentence,
    words: Sequence[Word],
    deed: Deed,
    weapon: Weapon,
    weapons: Sequence[Weapon],
    memory: _Memory,
) -> Iterator[Figure]:
    lowers = [word.lower for word in words]
    count = weapon.count
    here = weapon if weapon.kind else _antecedent(weapon, weapons)
    before = (here.kind, _name_weapon(here, words)) if here else memory.named_before(sentence.index)
    kind, named = before
    if not kind or weapon.interceptor or not _is_warlike(deed, kind, weapon, lowers):
        return
    if weapon.part and any(w.kind == kind and not w.part for w in deed.weapons):
        return  # "120 missiles, including 12 cruise missiles": a part of the total

    def make(measure: str, low: int | None, high: int | None, text: str, rule: str) -> Figure:
        return Figure(sentence, words, deed, weapon, kind, named, measure, low, high, text, rule)

    rule = f"{deed.voice} {deed.measure}"
    if count is None or count.lacking is not None:
        bounds = _resolve(sentence, deed, weapon, kind, memory)
        if bounds:
            text = " ".join(word.text for word in words[weapon.first : weapon.last])
            yield make(deed.measure, *bounds, count.text if count else text, f"{rule}, back reference")
        return
    within = deed.measure == "launched" and deed.voice == "reduced" and count.of is not None
    if not within and (count.low is not None or count.high is not None):
        yield make(deed.measure, count.low, count.high, SHARE.split(count.text)[0], rule)
    total = count.of
    uncounted = count.low is None and count.high is None
    if total is not None and (deed.measure != "launched" or uncounted or within) and kind != "aircraft":
        yield make("launched", total.low, total.high, total.text, TOTAL)


TOTAL = "total of a share"
SHARE = re.compile(r" (?:out )?of ")


def _antecedent(weapon: Weapon, weapons: Sequence[Weapon]) -> Weapon | None:
    """The weapons that a short count goes back to within its sentence."""
    before = [w for w in weapons if w.last <= weapon.first and w.kind and not w.interceptor]
    counted = [w for w in before if w.form == "counted"] or before
    return counted[-1] if counted else None


def _name_weapon(weapon: Weapon, words: Sequence[Word]) -> str:
    """The noun without its count: "Scud missiles" of "four of the nine Scud missiles"."""
    first = weapon.count.last if weapon.count and weapon.count.last < weapon.last else weapon.first
    while first < weapon.last - 1 and words[first].lower in DEFINITE | {"of", "out"}:
        first += 1
    return " ".join(word.text for word in words[first : weapon.last])


def _resolve(
    sentence: Sentence, deed: Deed, weapon: Weapon, kind: str, memory: _Memory
) -> tuple[int | None, int | None] | None:
    """The number that "it", "the missile", "the drones", "all", "all but two of them" stands for.

    "The missile" is one, "the drones" are as many as were launched. Nothing, if it is known by then how many
    were intercepted, or not known how many were launched.
    """
    if deed.measure not in ("intercepted", "launched"):
        return None
    total = memory.total(sentence.index, kind if kind != "mixed" else "", "launched")
    known = memory.since(kind, deed.measure, total)
    lacking = weapon.count.lacking if weapon.count else 0
    single = weapon.form == "definite" and not weapon.plural and deed.measure == "intercepted"
    if single and not known:
        return 1, 1
    if total is None or known or deed.measure == "launched" or (not weapon.plural and total.low != 1):
        return None
    if lacking and (total.low is None or total.low < lacking):
        return None
    low, high = (bound and bound - (lacking or 0) for bound in (total.low, total.high))
    return low, high


def _is_warlike(deed: Deed, kind: str, weapon: Weapon, lowers: list[str]) -> bool:
    """Whether the deed, done to this kind of weapon, belongs to an attack: sends drones *at* something."""
    verb = lowers[deed.first]
    if kind == "aircraft":
        return deed.measure in ("hit", "damaged") or (
            deed.measure == "intercepted" and verb in DOWNS_AIRCRAFT
        )
    after = lowers[weapon.last : weapon.last + 8]
    if (
        weapon.form == "definite"
        and deed.form == ING
        and lowers[max(0, deed.first - 1)] in ("for", "after", "of")
    ):
        return False  # "in revenge for downing the drone": told elsewhere
    if deed.measure == "launched" and not INTERCEPTOR.isdisjoint(lowers[max(0, deed.first - 2) : deed.first]):
        return False  # "Patriots fired four missiles"
    if deed.sort == "send":
        relative = deed.voice == "active" and deed.first >= weapon.last  # "the 88 drones that Russia sent"
        toward = TOWARD | {"attack", "target", "strike", "hit"}
        return (relative or not toward.isdisjoint(after)) and PURCHASE.isdisjoint(lowers)
    if deed.sort == "consist":
        return not ATTACKS.isdisjoint(lowers[max(0, deed.first - 30) : deed.first]) and not weapon.part
    if deed.sort == "use":
        return weapon.form == "counted" and PURCHASE.isdisjoint(lowers)
    if deed.sort == "detect":
        if weapon.form == "short":
            return deed.last == weapon.first and verb.startswith("count")
        return not (
            TOWARD | {"crossing", "entering", "approaching", "heading", "launched", "fired", "from"}
        ).isdisjoint(after)
    if deed.sort == "aim":
        return deed.voice == "reduced" and lowers[deed.last : deed.last + 1] in (
            ["at"],
            ["toward"],
            ["towards"],
            ["against"],
        )
    if deed.sort == "lost":
        return deed.voice in ("passive", "reduced")
    if deed.measure == "intercepted":
        return lowers[weapon.last : weapon.last + 3] != ["on", "the", "ground"]
    return True


def _drop_echoes(figures: list[Figure]) -> list[Figure]:
    """ "intercepted two missiles fired from Yemen": the two were fired, but nobody counts what was fired."""
    unique: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        deed, weapon = figure.deed, figure.weapon
        intercepted = any(f.weapon is weapon and f.measure == "intercepted" for f in figures)
        relative = deed.voice == "reduced" or (deed.voice == "active" and deed.first >= weapon.last)
        share = weapon.count is not None and weapon.count.of is not None
        if figure.measure == "launched" and figure.rule != TOTAL and intercepted and (relative or share):
            continue
        unique.setdefault((figure.weapon.first, figure.measure, figure.low, figure.high), figure)
    return list(unique.values())


def _add_methods(figures: list[Figure]) -> list[Figure]:
    """ "20 drones were shot down and another 12 jammed": 32 were intercepted, by one method or the other."""
    added: list[Figure] = []
    for figure in figures:
        shot = next((i for i, f in enumerate(added) if _other_method(f, figure)), None)
        if shot is None:
            added.append(figure)
            continue
        first = added[shot]
        low = None if None in (first.low, figure.low) else (first.low or 0) + (figure.low or 0)
        high = None if None in (first.high, figure.high) else (first.high or 0) + (figure.high or 0)
        text = f"{first.value_text} + {figure.value_text}"
        added[shot] = replace(first, low=low, high=high, value_text=text, rule="sum of methods")
    return added


def _other_method(shot: Figure, jammed: Figure) -> bool:
    both = shot.measure == jammed.measure == "intercepted" and shot.kind == jammed.kind
    return both and shot.deed.sort == "verb" and jammed.deed.sort == "electronic"


# ---------------------------------------------------------------------------------------- whose claim


def _make_claim(article: Article, figure: Figure) -> Claim:
    words, weapon, deed = figure.words, figure.weapon, figure.deed
    first, last = min(weapon.first, deed.first), max(weapon.last, deed.last)
    start, end = words[first].start, words[last - 1].end
    # "170 drones that the army said were launched": the verb may be the claimant's where the count is not
    statement = speaker_of(article, words[weapon.first].start, words[weapon.last - 1].end) or speaker_of(
        article, words[deed.first].start, words[deed.last - 1].end
    )
    claimant, claimant_text = _name_claimant(article, statement, figure.sentence)
    if statement and statement.denies:
        claimant, claimant_text = _find_denied(article, statement, words[deed.first].start)
    setting = find_setting(article, figure.sentence, words, deed, weapon)
    return Claim(
        figure.sentence.index,
        start,
        end,
        0,
        claimant,
        claimant_text,
        setting.attacker,
        figure.kind,
        figure.weapon_text,
        figure.measure,
        figure.low,
        figure.high,
        figure.value_text,
        setting.place,
        setting.earliest,
        setting.latest,
        figure.rule,
    )


def _find_denied(article: Article, statement: Statement, end: int) -> tuple[str | None, str | None]:
    """ "Baku denied that Armenia had shot down two jets": the figure is Armenia's, who did it."""
    for mention in find_mentions(article.text):
        if statement.start <= mention.start and mention.end <= end and mention.kind != "place":
            return mention.code, mention.text
    return None, None


@cache
def _state_media() -> dict[str, str]:
    return {row["name"]: row["speaks_for"] for row in read_lexicon("state_media")}


def _speaks_for(article: Article, source: Source, sentence: Sentence) -> str | None:
    """A state's news agency speaks for the state where the state takes part; else it is a claimant itself."""
    owner = _state_media().get(source.name)
    within = [m for m in find_mentions(article.text) if sentence.start <= m.start and m.end <= sentence.end]
    if owner is None:  # "the Houthi-controlled Saba news agency", "Iranian state television"
        inside = [
            m for m in find_mentions(source.text) if m.kind in ("country", "demonym", "origin", "group")
        ]
        return inside[0].code if inside else source.actor or source.name
    return owner if any(m.code == owner for m in within) else source.actor or source.name


def _name_claimant(
    article: Article, statement: Statement | None, sentence: Sentence
) -> tuple[str | None, str | None]:
    if statement is None:
        return None, None
    source = statement.source
    if source.kind == "media":
        return _speaks_for(article, source, sentence), source.text
    points_back = statement.speaker_text.lower() in ("it", "he", "she", "they", "the statement", "statement")
    unknown = source.actor is None and source.name.split()[-1].lower() in NAMELESS
    named = source.name if source.kind in ("media", "organisation") else None
    claimant = None if unknown else source.actor or named
    return claimant, source.text if points_back else statement.speaker_text


# What names nobody, where nothing tells whom it means.
NAMELESS = BODIES | frozenset("he she it they alliance group".split())


def _drop_repeats(article: Article, claims: Iterable[Claim]) -> list[Claim]:
    """The same figure told twice, in the headline and below it, is one claim; the attributed one is kept."""
    kept: list[Claim] = []
    for claim in claims:
        further = _is_further(article, claim)
        twin = next((i for i, other in enumerate(kept) if not further and _repeats(claim, other)), None)
        if twin is None:
            kept.append(claim)
        elif (
            kept[twin].claimant is None
            and claim.claimant
            and claim.value_text.lower() not in ("both", "neither")
        ):
            kept[twin] = claim
    return kept


# "Another four were shot down" are four more than those told before.
FURTHER = re.compile(r"\b(?:another|additional|further|more(?! than))\b", re.IGNORECASE)


def _is_further(article: Article, claim: Claim) -> bool:
    return bool(FURTHER.search(article.text, max(0, claim.start - 12), claim.end))


def _continue_accounts(article: Article, claims: list[Claim]) -> Iterator[Claim]:
    """ "The ministry said two were shot down in the north. Two more were downed later": its account."""
    last: Claim | None = None
    for claim in claims:
        follows = last is not None and claim.sentence - last.sentence == 1 and claim.measure == last.measure
        if last and follows and claim.claimant_text is None and _is_further(article, claim):
            claim = replace(claim, claimant=last.claimant, claimant_text=last.claimant_text)
        last = claim
        yield claim


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one figure tell of one event, one of them perhaps in the reporter's voice."""
    if (claim.weapon, claim.measure, claim.low, claim.high) != (
        other.weapon,
        other.measure,
        other.low,
        other.high,
    ):
        return False
    voices = {claim.claimant, other.claimant}
    unclaimed = len(voices) == 2 and None in voices
    if len(voices) == 2 and not unclaimed:
        return False
    if claim.sentence == other.sentence:
        return claim.rule == TOTAL or (unclaimed and claim.place == other.place)
    days = (claim.earliest, claim.latest) == (other.earliest, other.latest) or None in (
        claim.latest,
        other.latest,
    )
    days = days or (unclaimed and _may_be_one_day(claim, other))
    attackers = claim.attacker == other.attacker or None in (claim.attacker, other.attacker)
    return days and attackers


def _may_be_one_day(claim: Claim, other: Claim) -> bool:
    """ "Said on Wednesday" is on Wednesday or before, and so may mean Tuesday; None is an open day."""
    starts = [claim.earliest or date.min, other.earliest or date.min]
    ends = [claim.latest or date.max, other.latest or date.max]
    return max(starts) <= min(ends)
