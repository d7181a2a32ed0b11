"""Who claims how many missiles, drones, rockets, shells, bombs and aircraft were launched and shot down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from analysis.actors import find_mentions, is_country
from analysis.article import Article
from analysis.attribution import Source, Statement, owner_of, speaker_of
from analysis.attribution.speakers import BODIES
from analysis.claims.figures import TOTAL, Figure, find_figures
from analysis.claims.incidents import TIED, VERBAL, find_setting, number_incidents
from analysis.lexicon import word_set
from analysis.sentences import Sentence, overlapping


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one claimant: so many weapons launched, intercepted, hit, damaged or failed.

    `article.text[start:end]` is the evidence, the clause with the figure. `low` and `high` are equal where
    the figure is exact, None where it is open. `claimant`, `attacker` and `interceptor` are ISO 3166-1
    alpha-3 codes or names of organisations; a claim without claimant is the article's own. `incident` numbers
    the attack within the article, `earliest` and `latest` are its first and last possible day.
    """

    sentence: int
    start: int
    end: int
    incident: int
    claimant: str | None
    claimant_text: str | None
    attacker: str | None
    interceptor: str | None
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


def find_claims(article: Article) -> list[Claim]:
    """Return the claims of an article in its order.

    Sentences that name no weapon are passed over, unless they follow one that does and go on about it ("all
    but two were shot down"). Not covered: figures in tables, percentages, counts of launchers or targets.
    """
    made = (_make_claim(article, figure) for figure in find_figures(article))
    claims = [claim for claim in made if claim]
    return number_incidents(article, _drop_repeats(article, _continue_accounts(article, claims)))


def _make_claim(article: Article, figure: Figure) -> Claim | None:
    words, weapon, deed = figure.words, figure.weapon, figure.deed
    statement = _find_statement(article, figure)
    claimant, claimant_text = _find_claimant(article, figure, statement)
    if statement and statement.denies and claimant_text is None:
        return None  # "Baku denied that two jets were shot down": it is nobody's figure
    attacker, doer, place, earliest, latest = find_setting(article, figure, statement)
    if statement and _tells_of_itself(statement, figure):
        doer = claimant
    if statement and _tells_of_its_own(statement, figure):
        attacker = claimant
        if deed.sort == "lost" and figure.measure == "failed":
            return None  # what its sender lost may have been met or have failed
    return Claim(
        figure.sentence.index,
        words[min(weapon.first, deed.first)].start,
        words[max(weapon.last, deed.last) - 1].end,
        0,
        claimant,
        claimant_text,
        attacker or (doer if deed.measure == "launched" else None),
        doer if figure.measure == "intercepted" else None,
        figure.kind,
        figure.weapon_text,
        figure.measure,
        figure.low,
        figure.high,
        figure.value_text,
        place,
        earliest,
        latest,
        figure.rule,
    )


# ---------------------------------------------------------------------------------------- whose claim

# What names nobody, where nothing tells whom it means.
ITSELF = frozenset("it they he she we to".split())  # "claimed to have shot down"
GROUPS = word_set("name_words", "nameless")  # "the rebels"
OWN = frozenset("its their his our".split())
POINTING = frozenset(["it", "he", "she", "they", "the statement", "statement"])
NAMELESS = BODIES | frozenset("he she it they alliance group".split())


def _find_statement(article: Article, figure: Figure) -> Statement | None:
    """ "170 drones that the army said were launched": the verb may be the army's where the count is not."""
    for part in (figure.weapon, figure.deed):
        start, end = figure.words[part.first].start, figure.words[part.last - 1].end
        if statement := speaker_of(article, start, end):
            return statement
    return None


def _tells_of_itself(statement: Statement, figure: Figure) -> bool:
    """ "The rebels said they had fired 20 rockets", "the army said its jets shot": the claimant did."""
    deed = figure.deed
    if deed.voice != "active" or deed.sort == "detect" or statement.rule != "says that":
        return False
    said = [word.lower for word in figure.words[: deed.first] if word.start >= statement.start]
    opener, noun = (*said, "", "")[:2]
    if opener in OWN and len(said) < 9:
        return TIED.isdisjoint(said)
    group = opener == "the" and noun in GROUPS and not is_country(statement.source.actor or "")
    return (group or opener in ITSELF) and VERBAL.issuperset(said[1 + group :])


def _tells_of_its_own(statement: Statement, figure: Figure) -> bool:
    """ "Chad said three of its drones were shot down": the claimant sent them."""
    words, weapon = figure.words, figure.weapon
    own = any(word.lower in OWN for word in words[weapon.first : weapon.last])
    opens = words[max(0, weapon.first - 1)].start <= statement.start
    return own and opens and figure.deed.voice == "passive" and statement.rule == "says that"


def _find_claimant(
    article: Article, figure: Figure, statement: Statement | None
) -> tuple[str | None, str | None]:
    """Return who gives a figure, as code or name, and the words for it; None twice for the reporter."""
    if statement is None:
        return None, None
    if statement.denies:
        return _find_denied(article, statement, figure.words[figure.deed.first].start)
    source = statement.source
    if source.kind == "media":
        return _speaks_for(article, source, figure.sentence), source.text
    points_back = statement.speaker_text.lower() in POINTING
    unknown = source.actor is None and source.name.split()[-1].lower() in NAMELESS
    named = source.name if source.kind == "organisation" and not unknown else None
    return source.actor or named, source.text if points_back else statement.speaker_text


def _find_denied(article: Article, statement: Statement, end: int) -> tuple[str | None, str | None]:
    """ "Baku denied that Armenia had shot down two jets": the figure is Armenia's, who did it."""
    for mention in overlapping(find_mentions(article.text), statement.start, end):
        if mention.kind != "place":
            return mention.code, mention.text
    return None, None


def _speaks_for(article: Article, source: Source, sentence: Sentence) -> str | None:
    """A state's news agency speaks for the state where the state takes part; else it is a claimant itself."""
    owner = owner_of(source)
    mentions = overlapping(find_mentions(article.text), sentence.start, sentence.end)
    takes_part = any(m.code == owner for m in mentions)
    return owner if owner and takes_part else source.actor or source.name


# ---------------------------------------------------------------------------------------- told twice

PAIRS = ("both", "neither")
# "Another four were shot down" are four more than those told before.
FURTHER = re.compile(r"\b(?:another|additional|further|more(?! than))\b", re.IGNORECASE)


def _is_further(article: Article, claim: Claim) -> bool:
    return bool(FURTHER.search(article.text, max(0, claim.start - 12), claim.end))


def _continue_accounts(article: Article, claims: list[Claim]) -> Iterator[Claim]:
    """ "The ministry said two were shot down in the north. Two more were downed later": its account."""
    last: Claim | None = None
    for claim in claims:
        follows = last and claim.sentence - last.sentence == 1 and claim.measure == last.measure
        if last and follows and claim.claimant_text is None and _is_further(article, claim):
            claim = replace(claim, claimant=last.claimant, claimant_text=last.claimant_text)
        last = claim
        yield claim


def _drop_repeats(article: Article, claims: Iterable[Claim]) -> list[Claim]:
    """The same figure told twice, in the headline and below it, is one claim; the attributed one is kept."""
    kept: list[Claim] = []
    places: dict[tuple[object, ...], list[int]] = {}  # of the claims kept, by what they count
    for claim in claims:
        alike = places.setdefault((claim.weapon, claim.measure, claim.low, claim.high), [])
        twins = (at for at in alike if _repeats(claim, kept[at]))
        twin = None if _is_further(article, claim) else next(twins, None)
        if twin is None:
            alike.append(len(kept))
            kept.append(claim)
        elif claim.claimant and kept[twin].claimant is None and claim.value_text.lower() not in PAIRS:
            kept[twin] = claim
    return kept


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one figure tell of one event, one of them perhaps in the reporter's voice."""
    alike = claim.claimant == other.claimant
    if not alike and None not in (claim.claimant, other.claimant):
        return False
    if claim.sentence == other.sentence:
        return claim.rule == TOTAL or (not alike and claim.place == other.place)
    if claim.attacker != other.attacker and None not in (claim.attacker, other.attacker):
        return False
    days, others = (claim.earliest, claim.latest), (other.earliest, other.latest)
    return (
        days == others
        or None in (claim.latest, other.latest)
        or (not alike and _may_be_one_day(claim, other))
    )


def _may_be_one_day(claim: Claim, other: Claim) -> bool:
    """ "Said on Wednesday" is on Wednesday or before, and so may mean Tuesday; None is an open day."""
    starts = [claim.earliest or date.min, other.earliest or date.min]
    ends = [claim.latest or date.max, other.latest or date.max]
    return max(starts) <= min(ends)
