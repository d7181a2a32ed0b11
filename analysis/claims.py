"""Who claims how many missiles, drones, rockets, shells, bombs and aircraft were launched and shot down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.article import Article
from analysis.attribution import Statement, speaker_of
from analysis.deeds import Deed, find_deeds
from analysis.incidents import find_setting, number_incidents
from analysis.quantities import Word, split_words
from analysis.sentences import Sentence
from analysis.weapons import Weapon, find_weapons, first_words


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
    measure: str
    low: int | None
    high: int | None
    value_text: str
    rule: str


# Jets intercept aircraft to escort them: only these verbs say that one was brought down.
DOWNS_AIRCRAFT = frozenset(
    "shot shoot shoots shooting down downed downing downs destroyed destroying destroy brought bring took taken"
    " knocked downings shootdown".split()
)
# Words of a sentence that is about space flight or a display, not about an attack.
PEACEFUL = frozenset(
    "satellite satellites orbit orbital spacecraft spacex astronauts nasa isro museum film movie".split()
)
TOWARD = frozenset("into toward towards at over across against".split())
PURCHASE = frozenset(
    "deliver delivered delivery supply supplied package aid bought purchase purchased ordered order".split()
)
LOOK_BACK = 3  # sentences in which a short count ("18 were") looks for the weapons it means


def find_claims(article: Article) -> list[Claim]:
    """Return the claims of an article in its order.

    Sentences that name no weapon are passed over, unless they follow one that does and go on about it ("all
    but two were shot down"). Not covered: figures in tables, percentages, counts of launchers or targets.
    """
    figures = [figure for group in _read_sentences(article) for figure in group]
    claims = [_make_claim(article, figure) for figure in figures]
    return number_incidents(_drop_repeats(claims))


def _read_sentences(article: Article) -> Iterator[list[Figure]]:
    last_seen, memory = -10, _Memory()
    for sentence in article.sentences:
        lowers = set(sentence.text.lower().replace("-", " ").replace(".", " ").replace(",", " ").split())
        names_weapon = not first_words().isdisjoint(lowers) or _has_weapon(sentence.text)
        if not names_weapon and sentence.index - last_seen > LOOK_BACK:
            continue
        figures = _read_sentence(article, sentence, memory)
        if names_weapon:
            last_seen = sentence.index
        if figures:
            yield figures


def _has_weapon(text: str) -> bool:
    return not first_words().isdisjoint(word.lower for word, *_ in ((w.lower,) for w in split_words(text)))


class _Memory:
    """The weapons that were counted so far, to which "18 were", "both", "the drones" go back."""

    def __init__(self) -> None:
        self.kinds: list[tuple[int, str]] = []
        self.launched: dict[str, Figure] = {}
        self.known: set[tuple[str, str]] = set()

    def kind_before(self, sentence: int) -> str:
        """Return the kind that a short count means: that of the weapons last named, mixed for several."""
        near = [kind for index, kind in self.kinds if sentence - index <= LOOK_BACK]
        if not near:
            return ""
        latest = max(index for index, _ in self.kinds)
        kinds = {kind for index, kind in self.kinds if index == latest}
        return kinds.pop() if len(kinds) == 1 else near[-1]


def _read_sentence(article: Article, sentence: Sentence, memory: _Memory) -> list[Figure]:
    words = [
        word._replace(start=word.start + sentence.start, end=word.end + sentence.start)
        for word in split_words(sentence.text)
    ]
    if not PEACEFUL.isdisjoint(word.lower for word in words):
        return []
    weapons = find_weapons(article.text, words)
    figures: list[Figure] = []
    for deed in find_deeds(words, weapons):
        for weapon in deed.weapons:
            figures += _read_figure(article, sentence, words, deed, weapon, weapons, memory)
    memory.kinds += [
        (sentence.index, w.kind) for w in weapons if w.kind and w.form != "short" and not w.interceptor
    ]
    figures = _drop_echoes(figures)
    for figure in figures:
        memory.known.add((figure.kind, figure.measure))
        if figure.measure == "launched":
            memory.launched[figure.kind] = figure
    return figures


def _read_figure(
    article: Article,
    sentence: Sentence,
    words: Sequence[Word],
    deed: Deed,
    weapon: Weapon,
    weapons: Sequence[Weapon],
    memory: _Memory,
) -> Iterator[Figure]:
    lowers = [word.lower for word in words]
    kind = weapon.kind or _kind_here(weapon, weapons) or memory.kind_before(sentence.index)
    if not kind or weapon.interceptor or not _is_warlike(deed, kind, weapon, lowers):
        return
    if (
        weapon.part
        and weapon.kind
        and any(w.kind == kind and not w.part and w.count for w in weapons if w.first < weapon.first)
    ):
        return  # "120 missiles, including 12 cruise missiles": a part of the total

    def make(measure: str, low: int | None, high: int | None, text: str, rule: str) -> Figure:
        return Figure(sentence, words, deed, weapon, kind, measure, low, high, text, rule)

    count = weapon.count
    if count is None:
        yield from _read_reference(deed, weapon, kind, memory, make)
        return
    if (
        count.low == count.high == 0
        and count.of is None
        and not weapon.kind
        and deed.measure != "intercepted"
    ):
        return
    yield make(deed.measure, count.low, count.high, count.text, f"{deed.voice} {deed.measure}")
    total = count.of
    if total is not None and deed.measure != "launched" and kind != "aircraft":
        yield make("launched", total.low, total.high, total.text, "total of a share")


def _kind_here(weapon: Weapon, weapons: Sequence[Weapon]) -> str:
    """The kind of weapons that a short count goes back to within its sentence."""
    before = [w for w in weapons if w.last <= weapon.first and w.kind and not w.interceptor]
    counted = [w for w in before if w.form == "counted"] or before
    if not counted:
        return ""
    last = counted[-1]
    return last.kind


def _read_reference(
    deed: Deed, weapon: Weapon, kind: str, memory: _Memory, make: Callable[..., Figure]
) -> Iterator[Figure]:
    """ "the missile was intercepted" is one, unless it is known by then how many were."""
    single = not weapon.plural and weapon.form == "definite"
    if single and deed.measure in ("intercepted", "launched") and (kind, deed.measure) not in memory.known:
        yield make(deed.measure, 1, 1, "the", f"{deed.voice} {deed.measure}")


def _is_warlike(deed: Deed, kind: str, weapon: Weapon, lowers: list[str]) -> bool:
    """Whether the deed, done to this kind of weapon, belongs to an attack: sends drones *at* something."""
    verb = lowers[deed.first]
    if kind == "aircraft":
        return deed.measure in ("hit", "damaged") or (
            deed.measure == "intercepted" and verb in DOWNS_AIRCRAFT
        )
    after = lowers[weapon.last : weapon.last + 8]
    if deed.sort == "send":
        return not TOWARD.isdisjoint(after) and PURCHASE.isdisjoint(lowers)
    if deed.sort == "use":
        return weapon.form == "counted" and PURCHASE.isdisjoint(lowers)
    if deed.sort == "detect":
        return not (
            TOWARD | {"crossing", "entering", "approaching", "heading", "launched", "fired", "from"}
        ).isdisjoint(after)
    if deed.sort == "aim":
        return deed.voice == "reduced"
    if deed.sort == "lost":
        return deed.voice in ("passive", "reduced")
    if deed.measure == "intercepted":
        return lowers[weapon.last : weapon.last + 3] != ["on", "the", "ground"]
    return True


def _drop_echoes(figures: list[Figure]) -> list[Figure]:
    """ "intercepted two missiles fired from Yemen": the two were fired, but nobody counts what was fired."""
    unique: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        others = [f for f in figures if f.weapon is figure.weapon and f.measure != "launched"]
        reduced = figure.deed.voice == "reduced" or figure.deed.first >= figure.weapon.last
        share = figure.weapon.count is not None and figure.weapon.count.of is not None
        if (
            figure.measure == "launched"
            and figure.rule != "total of a share"
            and others
            and (reduced or share)
        ):
            continue
        unique.setdefault((figure.weapon.first, figure.measure, figure.low, figure.high), figure)
    return list(unique.values())


# ------------------------------------------------------------------------------------------------ whose claim


def _make_claim(article: Article, figure: Figure) -> Claim:
    words, weapon, deed = figure.words, figure.weapon, figure.deed
    first, last = min(weapon.first, deed.first), max(weapon.last, deed.last)
    start, end = words[first].start, words[last - 1].end
    statement = speaker_of(article, words[weapon.first].start, words[weapon.last - 1].end)
    claimant, claimant_text = _name_claimant(statement)
    setting = find_setting(article, figure.sentence, words, deed, weapon, figure.kind)
    return Claim(
        figure.sentence.index,
        start,
        end,
        0,
        claimant,
        claimant_text,
        setting.attacker,
        figure.kind,
        article.text[words[weapon.first].start : words[weapon.last - 1].end],
        figure.measure,
        figure.low,
        figure.high,
        figure.value_text,
        setting.place,
        setting.earliest,
        setting.latest,
        figure.rule,
    )


def _name_claimant(statement: Statement | None) -> tuple[str | None, str | None]:
    if statement is None:
        return None, None
    source = statement.source
    points_back = statement.speaker_text.lower() in ("it", "he", "she", "they", "the statement", "statement")
    return source.actor or source.name, source.text if points_back else statement.speaker_text


def _drop_repeats(claims: list[Claim]) -> list[Claim]:
    """The same figure told twice, in the headline and below it, is one claim; the attributed one is kept."""
    kept: list[Claim] = []
    for claim in claims:
        twin = next((i for i, other in enumerate(kept) if _repeats(claim, other)), None)
        if twin is None:
            kept.append(claim)
        elif kept[twin].claimant is None and claim.claimant is not None:
            kept[twin] = claim
    return kept


def _repeats(claim: Claim, other: Claim) -> bool:
    same = (claim.weapon, claim.measure, claim.low, claim.high) == (
        other.weapon,
        other.measure,
        other.low,
        other.high,
    )
    claimants = claim.claimant == other.claimant or None in (claim.claimant, other.claimant)
    if not same or not claimants or claim.sentence == other.sentence:
        return False
    days = (claim.earliest, claim.latest) == (other.earliest, other.latest) or None in (
        claim.latest,
        other.latest,
    )
    attackers = claim.attacker == other.attacker or None in (claim.attacker, other.attacker)
    return days and attackers
