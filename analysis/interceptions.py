"""The competing figures: a row a claimant, a mark a weapon, and what all claimants allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from analysis import figure as paper
from analysis import prose
from analysis.compare import agree
from analysis.figure import Sheet, Sign, text_width, wrap
from analysis.prose import Row, each

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MARKS_LEFT = paper.LEFT + 2.05  # inches, right of the claimants' names
UNITS = 4.1  # inches that the longest row of marks may take
PITCH = 0.3  # inches, the widest that one mark is set
SIZE = 48.0  # of a mark, in points for each inch of its pitch
MOST_UNITS = 40  # weapons in a row; past that marks would be too small, and it becomes a bar
FADE = 0.45  # inches over which a row without an upper bound fades out

# What became of a weapon, as its mark; as a bar it keeps colour, fill and hatch.
FATES = {
    "intercepted": Sign("intercepted", "o", paper.BLUE),
    "perhaps": Sign("intercepted or not: left open", "o", paper.BLUE, False, ".."),
    "through": Sign("not intercepted", "^", paper.VERMILLION, False, "////"),
    "launched": Sign("launched, fate not stated", "s", paper.GREY, False),
    "more": Sign("perhaps launched", ".", paper.GREY, False, "xxxx"),
}
OPEN_END = "open end"
AGREED = Sign("", paper.BAR)
DISPUTED = Sign("", paper.BAR, paper.GREY, False, "////")
FADING = Sign("", "", paper.GREY)

Run = tuple[str, int, int]  # a fate, and the first and last place in the row that has it


def draw_interceptions(figure: Figure, comparison: pd.DataFrame, source: str = "") -> Figure:
    """Draw what `compare` returns on the figure, which gets its size by what it holds.

    All rows of an incident share one scale from zero, so that different totals stay visible. Past 40
    weapons a row becomes a bar. Under the rows stands what all claimants allow and what they dispute.
    """
    agreed = agree(comparison)
    sheet = Sheet(
        figure, prose.interceptions_title(comparison, agreed), prose.interceptions_subtitle(comparison)
    )
    incidents = list(comparison.groupby("incident_id", sort=False))
    used: set[Sign] = set()
    for incident, rows in incidents:
        if len(incidents) > 1:
            heading = wrap(prose.incident_words(rows), paper.RIGHT - paper.LEFT, paper.BOLD)
            sheet.y = sheet.write(paper.LEFT, sheet.y, heading, paper.BOLD) + 0.05
        used |= _draw_incident(sheet, rows, agreed[agreed.incident_id == incident])
    if used:
        sheet.key(_list_signs(used))
    sheet.close(source)
    return figure


def _list_signs(used: set[Sign]) -> Iterator[Sign]:
    """Yield the signs used in the order of the fates; a fate both marked and barred says which is which."""
    for fate in FATES:
        signs = [sign for as_bar in (False, True) if (sign := _sign(fate, as_bar)) in used]
        twice = len(signs) > 1
        yield from (
            s._replace(words=f"{s.words}, as bar") if twice and s.shape == paper.BAR else s for s in signs
        )


def lay_out_claim(row: Row) -> list[Run]:
    """Return the runs of marks that one claimant's counts make, left to right.

    5 of 6:               intercepted 1-5, through 6
    5 to 7 of 9:          intercepted 1-5, perhaps 6-7, through 8-9
    6 to 8 launched:      launched 1-6, more 7-8
    at least 5 launched:  launched 1-5, open end at 6
    2 of 6 not stopped:   launched 1-4, through 5-6
    """
    launched, most, hit, hit_most, missed = (
        None if prose.missing(getattr(row, bound)) else int(getattr(row, bound))
        for bound in "launched_low launched_high intercepted_low intercepted_high not_intercepted_low".split()
    )
    sure, through = hit or 0, missed or 0
    open_to = max(sure, (hit_most or 0) if launched is None else launched - through)
    end = open_to + through
    unknown = "launched" if hit is None and hit_most is None else "perhaps"
    runs = [("intercepted", 0, sure), (unknown, sure, open_to), ("through", open_to, end)]
    runs.append(("more", end, most or end))
    # No upper bound: of the launches, or of the interceptions where launches are not stated.
    if (launched is not None or hit_most is None) and most is None:
        runs.append((OPEN_END, end, end + 1))
    return [(fate, first + 1, last) for fate, first, last in runs if last > first]


def _sign(fate: str, as_bar: bool) -> Sign:
    return FATES[fate]._replace(shape=paper.BAR) if as_bar else FATES[fate]


def _draw_incident(sheet: Sheet, rows: pd.DataFrame, agreed: pd.DataFrame) -> set[Sign]:
    """Draw the claims on one attack and return the signs that it uses."""
    laid = [(row, lay_out_claim(row)) for row in each(rows)]
    runs = [run for _, its_runs in laid for run in its_runs]
    most = max([last for fate, _, last in runs if fate != OPEN_END], default=1)
    unit, as_bar = min(PITCH, UNITS / most), most > MOST_UNITS
    shared = agreed[agreed.claimants > 1]
    fades = shared.disputed_high.isna().any() or OPEN_END in (fate for fate, _, _ in runs)
    beside = MARKS_LEFT + most * unit + (FADE if fades else 0) + 0.2
    sheet.write(MARKS_LEFT, sheet.y, ["Bars to scale" if as_bar else "One mark, one weapon"], paper.NOTE)
    sheet.y = sheet.write(paper.LEFT, sheet.y, ["Who says so"], paper.NOTE) + 0.06
    for row, its_runs in laid:
        _draw_claim(sheet, row, its_runs, as_bar, unit, beside)
    _draw_count_axis(sheet, most, unit)
    if len(shared):
        sheet.y = (
            sheet.write(paper.LEFT, sheet.y + 0.08, ["If all count the same attack:"], paper.NOTE) + 0.05
        )
        for measure in each(shared):
            _draw_agreement(sheet, measure, unit, beside)
    sheet.y += 0.22
    return {_sign(fate, as_bar) for fate, _, _ in runs if fate != OPEN_END}


def _draw_claim(sheet: Sheet, row: Row, runs: list[Run], as_bar: bool, unit: float, beside: float) -> None:
    """Draw one claimant's row: who, the marks or bars, the count in words."""
    label = wrap(prose.claimant_words(row.claimant_text), MARKS_LEFT - paper.LEFT - 0.2, paper.BODY)
    words = wrap(prose.share_words(row), paper.RIGHT - beside, paper.BOLD)
    height = max(paper.BODY.line * max(len(label), len(words)), 0.26)
    y = sheet.y + height / 2
    sheet.write(paper.LEFT, y - paper.BODY.line * len(label) / 2, label)
    sheet.write(beside, y - paper.BODY.line * len(words) / 2, words, paper.BOLD)
    for fate, first, last in runs:
        x, number = MARKS_LEFT + (first - 1) * unit, last - first + 1
        if fate == OPEN_END:
            _draw_fade(sheet, x, y)
        elif as_bar:
            sheet.bar(x, y, number * unit, 0.2, _sign(fate, as_bar))
        else:
            for place in range(number):
                sheet.mark(x + (place + 0.5) * unit, y, FATES[fate], min(11.0, unit * SIZE))
    sheet.y += height + 0.08


def _draw_fade(sheet: Sheet, x: float, y: float) -> None:
    for place, width in enumerate((0.09, 0.06, 0.03)):
        sheet.bar(x + 0.05 + place * 0.13, y, width, 0.12, FADING)


def _draw_count_axis(sheet: Sheet, most: int, unit: float) -> None:
    y = sheet.y
    sheet.line([MARKS_LEFT, MARKS_LEFT + most * unit], [y, y], paper.INK)
    room = text_width(f"{most:,}", paper.SMALL) + 0.12
    sizes = (factor * 10**power for power in range(20) for factor in (1, 2, 5))
    step = next(size for size in sizes if size * unit > room)
    for number in range(0, most + 1, step):
        x = MARKS_LEFT + number * unit
        sheet.line([x, x], [y, y + 0.05], paper.INK)
        sheet.text(x, y + 0.14, f"{number:,}", paper.SMALL_NOTE, "center")
    sheet.y += 0.25


def _draw_agreement(sheet: Sheet, measure: Row, unit: float, beside: float) -> None:
    """Draw one quantity: a solid bar for what all allow, then a hatched one for what they dispute."""
    y = sheet.y + paper.BODY.line / 2
    sheet.text(paper.LEFT, y, prose.measure_words(measure))
    low = 0 if prose.missing(measure.agreed_low) else int(measure.agreed_low)
    sheet.bar(MARKS_LEFT, y, low * unit, 0.12, AGREED)
    if prose.missing(measure.disputed_high):
        _draw_fade(sheet, MARKS_LEFT + low * unit, y)
    elif measure.disputed_high > low:
        sheet.bar(MARKS_LEFT + low * unit, y, (int(measure.disputed_high) - low) * unit, 0.12, DISPUTED)
    lines = wrap(prose.agreement_words(measure), paper.RIGHT - beside, paper.BODY)
    sheet.y = max(sheet.write(beside, sheet.y, lines), sheet.y + 0.22) + 0.03
