"""Figures of the steps and of the competing claims: each draws one table on one figure.

`draw_timeline(figure, steps)` and `draw_interceptions(figure, comparison)` draw on a figure of yours and
give it its size; `timeline` and `interceptions` return a picture ready to show or save. Every label is
measured before it is placed, so rows grow where words are many, and no text shrinks.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from analysis import prose
from analysis.compare import agree, compare
from analysis.figure import (
    BLUE,
    GREEN,
    GREY,
    INK,
    MUTED,
    PURPLE,
    RULE,
    VERMILLION,
    Picture,
    Sheet,
    balance,
    line_height,
    new_figure,
    text_width,
    wrap,
)
from analysis.prose import Row, each

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.article import Article
    from analysis.tables import Tables

WIDTH = 9.0  # inches, of every figure
MARGIN = 0.2
TITLE, BODY, SMALL = 14.0, 9.5, 8.5  # points

# quad class -> (marker, colour): told apart by shape, and in grey print too
QUADS = {
    "verbal cooperation": ("o", BLUE),
    "material cooperation": ("s", GREEN),
    "verbal conflict": ("^", PURPLE),
    "material conflict": ("D", VERMILLION),
}
OTHER = ("p", GREY)
DIRECTIONS = {"escalates": "\u2191 ", "restrains": "\u2193 ", "neutral": "\u2013 "}

LANE = 1.45  # inches, the column of the actors' names
AXIS = 5.4  # inches that the days may take, all together
DAY = 0.95  # inches, the widest that one day is drawn
GAP = 0.75  # inches, where days are left out
NAME = 1.0  # inches that the name of a day takes in the header
LONGEST_GAP = 14  # days without a step that are always shown
BREAKS = 2
NO_BREAK = "\u00a0"
LONG = 62  # days of a stretch past which the header names months


# -- what every figure has ---------------------------------------------------------------------------


def _open(figure: Figure, title: str, subtitle: str) -> tuple[Sheet, float]:
    sheet = Sheet(figure, WIDTH)
    width = WIDTH - 2 * MARGIN
    y = sheet.paragraph(MARGIN, MARGIN, balance(title, width, TITLE, bold=True), TITLE, bold=True)
    y = sheet.paragraph(MARGIN, y + 0.04, balance(subtitle, width, BODY), BODY, MUTED)
    return sheet, y + 0.15


def _close(sheet: Sheet, y: float, source: str) -> None:
    sheet.line([MARGIN, WIDTH - MARGIN], [y + 0.08, y + 0.08], RULE)
    y = sheet.paragraph(MARGIN, y + 0.14, wrap(source, WIDTH - 2 * MARGIN, SMALL), SMALL, MUTED)
    sheet.finish(y + MARGIN / 2)


def draw_pictures(articles: Sequence[Article], tables: Tables) -> dict[str, bytes]:
    """Return the two figures of the tables as SVG files: name -> content."""
    source = prose.source_line(articles)
    pictures = {
        "escalation-timeline.svg": timeline(tables.steps, source),
        "interception-figures.svg": interceptions(tables.claims, source),
    }
    return {name: picture.svg().encode("utf-8") for name, picture in pictures.items()}


def draw_timelines(articles: Iterable[Article], steps: pd.DataFrame) -> list[Picture]:
    """Return the timeline of each article."""
    return [timeline(steps[steps.article == a.name], prose.source_line([a])) for a in articles]


def draw_comparisons(articles: Iterable[Article], claims: pd.DataFrame) -> list[Picture]:
    """Return the competing figures of each article."""
    return [interceptions(claims[claims.article == a.name], prose.source_line([a])) for a in articles]


# -- the timeline ------------------------------------------------------------------------------------


def timeline(steps: pd.DataFrame, source: str = "") -> Picture:
    """Return the picture of the steps over their days; `source` names the article under it."""
    figure = new_figure()
    draw_timeline(figure, steps, source=source)
    return Picture(figure, alt=prose.timeline_alt(steps), caption=prose.timeline_caption(steps))


def draw_timeline(figure: Figure, steps: pd.DataFrame, title: str = "", source: str = "") -> Figure:
    """Draw the steps table on the figure: a row a step, in lanes by actor, over an axis of days.

    A filled mark is a day that the step's own sentence states, a hollow mark an inferred one, a bar with
    caps an interval. Steps without two bounds stand in a lane of their own, grouped by what the words
    say. Days are drawn in proportion; a long stretch without steps is left out, and the axis says so.
    """
    sheet, y = _open(figure, title or prose.timeline_title(steps), prose.timeline_subtitle(steps))
    whole = steps.earliest.notna() & steps.latest.notna()
    dated, undated = steps[whole], steps[~whole]
    if len(dated):
        y = _draw_dated(sheet, y, dated)
    if len(undated):
        y = _draw_undated(sheet, y, undated, alone=dated.empty)
    if len(steps):
        y = _draw_key(sheet, y, steps)
    _close(sheet, y, source or _sources(steps))
    return figure


def _sources(table: pd.DataFrame) -> str:
    names = list(dict.fromkeys(table.article)) if len(table) else []
    return f"Source: {prose.listed(names)}" if names else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that follow each other on the axis: `first` and `last` as ordinals, `start` in inches."""

    first: int
    last: int
    start: float


@dataclass(frozen=True, slots=True)
class DayScale:
    """Places days on the sheet: the same width a day in every stretch, and a gap between two stretches."""

    day: float
    stretches: tuple[Stretch, ...]

    def middle(self, day: int) -> float:
        """Return the middle of a day, in inches; a day that is left out counts as the next one shown."""
        stretch = next((stretch for stretch in self.stretches if day <= stretch.last), self.stretches[-1])
        return stretch.start + (max(day, stretch.first) - stretch.first + 0.5) * self.day

    def end(self, stretch: Stretch) -> float:
        """Return where a stretch ends, in inches."""
        return stretch.start + (stretch.last - stretch.first + 1) * self.day


def scale_days(marked: Sequence[int], left: float) -> DayScale:
    """Return the scale for the marked days (ordinals): a gap is cut that is longer than all the rest."""
    days = sorted(set(marked))
    gaps = {after: after - before - 1 for before, after in pairwise(days)}
    shown = days[-1] - days[0] + 1
    cuts: list[int] = []
    for after in sorted(gaps, key=lambda day: -gaps[day])[:BREAKS]:
        if gaps[after] >= LONGEST_GAP and gaps[after] > shown - gaps[after]:
            shown -= gaps[after]
            cuts.append(after)
    width = min(DAY, (AXIS - (GAP + NAME) * len(cuts)) / shown)
    stretches: list[Stretch] = []
    for first, after in pairwise([days[0], *sorted(cuts), days[-1] + 1]):
        last = max(day for day in days if day < after)
        stretches.append(Stretch(first, last, left))
        left += max((last - first + 1) * width, NAME) + GAP
    return DayScale(width, tuple(stretches))


def _draw_dated(sheet: Sheet, y: float, steps: pd.DataFrame) -> float:
    first = [when.toordinal() for when in steps.earliest]
    last = [when.toordinal() for when in steps.latest]
    scale = scale_days([*first, *last], left=MARGIN + LANE)
    y, ticks = _draw_days(sheet, y, scale, [*first, *last])
    top, named = y, {tick.day for tick in ticks if not tick.is_month}
    for actor, rows in _lanes(steps):
        sheet.line([MARGIN, WIDTH - MARGIN], [y, y], RULE)
        lane_bottom = _draw_lane_name(sheet, y, actor)
        y += 0.06
        for step in each(rows):
            y = _draw_step(sheet, y, step, scale, named)
        y = max(y, lane_bottom) + 0.05
    for x in (scale.middle(tick.day) for tick in ticks):
        sheet.line([x, x], [top, y], "#e4e4e4", order=1)
    return y + 0.1


def _lanes(steps: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield (name, rows) of each actor in the order of their first steps, unnamed actors last."""
    ordered = steps.sort_values(["earliest", "latest"], kind="stable")
    names = ordered.actor.map(lambda code: prose.name(code, unknown=""))
    for actor in sorted(dict.fromkeys(names), key=lambda actor: actor == ""):
        yield prose.sentence(actor) or "Actor not named", ordered[names == actor]


def _draw_lane_name(sheet: Sheet, y: float, words: str) -> float:
    return sheet.paragraph(MARGIN, y + 0.07, wrap(words, LANE - 0.15, BODY, bold=True), BODY, bold=True)


def _draw_days(sheet: Sheet, y: float, scale: DayScale, marked: Sequence[int]) -> tuple[float, list[Tick]]:
    """Write the date header; return the height below it and its ticks."""
    y += line_height(SMALL) * 2.4
    ticks: list[Tick] = []
    limits = [*(stretch.start - GAP for stretch in scale.stretches[1:]), WIDTH - MARGIN]
    for stretch, limit in zip(scale.stretches, limits, strict=True):
        sheet.line([stretch.start, scale.end(stretch)], [y, y], INK)
        here = [day for day in marked if stretch.first <= day <= stretch.last]
        ticks += name_days(scale, stretch, here, limit)
    for before, after in pairwise(scale.stretches):
        _draw_gap(sheet, y, scale.end(before), after.start, after.first - before.last - 1)
    for tick in ticks:
        middle = scale.middle(tick.day)
        sheet.line([middle, middle], [y, y + 0.06], INK)
        _write_above(sheet, tick.x, y, tick.words, INK)
    return y + 0.08, ticks


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the header names, or the month that begins on it: two lines centred at x."""

    day: int
    x: float
    half: float  # of the lines' width
    words: tuple[str, str]
    is_month: bool


def name_days(scale: DayScale, stretch: Stretch, marked: Sequence[int], limit: float) -> list[Tick]:
    """Return the ticks of a stretch: its ends, then its busiest days, as far as their names do not touch."""
    long = stretch.last - stretch.first > LONG
    busiest = sorted(set(marked), key=lambda day: (-marked.count(day), day))
    months = _months(stretch.first, stretch.last) if long else []
    candidates = [*months, stretch.first, stretch.last, *busiest]
    if scale.day > NAME / 2:
        candidates += range(stretch.first, stretch.last + 1)
    ticks: list[Tick] = []
    for day in dict.fromkeys(candidates):
        when = date.fromordinal(day)
        words = (f"{when:%b}" if day in months else f"{when:%a} {when.day} {when:%b}", f"{when.year}")
        half = max(text_width(line, SMALL) for line in words) / 2 + 0.05
        x = max(scale.middle(day), stretch.start + half)
        if x + half <= limit and all(abs(x - tick.x) >= half + tick.half for tick in ticks):
            ticks.append(Tick(day, x, half, words, day in months))
    return ticks


def _months(first: int, last: int) -> list[int]:
    """Return the first days of months between two days, as many as an axis can name."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = range(begin.year * 12 + begin.month, end.year * 12 + end.month)
    every = next((step for step in (1, 2, 3, 6, 12) if len(months) <= 9 * step), 24)
    return [date(month // 12, month % 12 + 1, 1).toordinal() for month in months if month % every == 0]


def _draw_gap(sheet: Sheet, y: float, left: float, right: float, hidden: int) -> None:
    for x in (left, right):
        sheet.line([x - 0.03, x + 0.03], [y + 0.06, y - 0.06], INK)
    _write_above(sheet, right - GAP / 2, y, (f"{hidden:,} days", "not shown"), MUTED)


def _write_above(sheet: Sheet, x: float, y: float, lines: tuple[str, str], color: str) -> None:
    for place, words in enumerate(lines):
        sheet.text(x, y - 0.08 - line_height(SMALL) * (1 - place), words, SMALL, color, align="center")


def _draw_step(sheet: Sheet, y: float, step: Row, scale: DayScale, named: set[int]) -> float:
    """Draw one step's mark and label from height y down; return the height below them."""
    first, last = step.earliest.toordinal(), step.latest.toordinal()
    left = scale.middle(first) - (0 if first == last else scale.day * 0.4)
    right = scale.middle(last) + (0 if first == last else scale.day * 0.4)
    words = _label(step)
    if first != last or first not in named:
        when = prose.days(step.earliest, step.latest)
        words = f"{words} \u00b7 {when.replace(' ', NO_BREAK) if first == last else when}"
    lines, x, align, beside = _place(words, left - 0.12, right + 0.12, MARGIN + LANE)
    middle = y + line_height(BODY) / 2
    _draw_when(sheet, step, left, right, middle)
    if not beside:
        y += line_height(BODY)
    for number, line in enumerate(lines):
        sheet.text(x, y + line_height(BODY) * (number + 0.5), line, BODY, align=align)
    return y + line_height(BODY) * len(lines) + 0.06


def _label(step: Row) -> str:
    return DIRECTIONS.get(str(step.direction), "") + prose.step_label(step)


def _place(words: str, left: float, right: float, axis_left: float) -> tuple[list[str], float, str, bool]:
    """Return (lines, x, alignment, whether beside the mark): right of it, else left, else where room is."""
    edge = WIDTH - MARGIN
    room_right, room_left = edge - right, left - axis_left
    width = text_width(wrap_one(words), BODY)
    if width <= room_right:
        return [wrap_one(words)], right, "left", True
    if width <= room_left:
        return [wrap_one(words)], left, "right", True
    if max(room_left, room_right) >= 2.2:
        if room_right >= room_left:
            return wrap(words, room_right, BODY), right, "left", True
        return wrap(words, room_left, BODY), left, "right", True
    return wrap(words, edge - axis_left, BODY), axis_left, "left", False


def wrap_one(words: str) -> str:
    """Return the words as one line, however wide."""
    return " ".join(wrap(words, float("inf"), BODY))


def _draw_when(sheet: Sheet, step: Row, left: float, right: float, y: float) -> None:
    shape, color = QUADS.get(str(step.quad_class), OTHER)
    if left != right:
        sheet.line([left, right], [y, y], color, width=2.2, order=3)
        for x in (left, right):
            sheet.line([x, x], [y - 0.06, y + 0.06], color, width=2.2, order=3)
    sheet.mark((left + right) / 2, y, shape, color, 7.5 if shape != "D" else 6.5, filled=is_stated(step))


def is_stated(step: Row) -> bool:
    """Tell whether the step's own sentence states its one day."""
    one_day = not prose.missing(step.earliest) and step.earliest == step.latest
    return one_day and str(step.date_rule).startswith("stated")


def _draw_undated(sheet: Sheet, y: float, steps: pd.DataFrame, alone: bool) -> float:
    """Draw the lane of steps without two bounds, grouped by what the words say of their time."""
    sheet.line([MARGIN, WIDTH - MARGIN], [y, y], INK)
    heading = "Date not stated" if alone else "Date not stated: not placed on the axis"
    y = sheet.paragraph(MARGIN, y + 0.05, [heading], BODY, MUTED) + 0.05
    x = MARGIN + LANE + 0.12
    ordered = steps.assign(
        bound=[prose.days(step.earliest, step.latest) for step in each(steps)]
    ).sort_values(["latest", "earliest"], kind="stable")
    for bound, rows in ordered.groupby("bound", sort=False):
        sheet.line([MARGIN, WIDTH - MARGIN], [y, y], RULE)
        words = "no date at all" if bound == "date not stated" else str(bound)
        lane_bottom = sheet.paragraph(MARGIN, y + 0.07, wrap(prose.sentence(words), LANE - 0.15, BODY), BODY)
        y += 0.06
        for step in each(rows):
            _draw_when(sheet, step, x, x, y + line_height(BODY) / 2)
            lines = wrap(_label(step), WIDTH - MARGIN - x - 0.15, BODY)
            y = sheet.paragraph(x + 0.15, y, lines, BODY) + 0.06
        y = max(y, lane_bottom) + 0.05
    return y + 0.05


def _draw_key(sheet: Sheet, y: float, steps: pd.DataFrame) -> float:
    """Draw what the marks mean, only those that the figure holds."""
    present = [*dict.fromkeys(str(quad) for quad in steps.quad_class.dropna())]
    entries = [(*QUADS[quad], True, quad) for quad in QUADS if quad in present]
    if any(quad not in QUADS for quad in present) or steps.quad_class.isna().any():
        entries.append((*OTHER, True, "neither"))
    stated = [is_stated(step) for step in each(steps)]
    if any(stated) and not all(stated):
        entries += [("o", INK, True, "day stated in the sentence"), ("o", INK, False, "day inferred or open")]
    words = [
        ("", INK, True, f"{DIRECTIONS[key]}{key}") for key in DIRECTIONS if (steps.direction == key).any()
    ]
    return _draw_entries(sheet, y, entries + words)


def _draw_entries(sheet: Sheet, y: float, entries: Sequence[tuple[str, str, bool, str]]) -> float:
    sheet.line([MARGIN, WIDTH - MARGIN], [y, y], INK)
    x, y = MARGIN, y + 0.17
    for shape, color, filled, meaning in entries:
        width = text_width(meaning, SMALL) + (0.2 if shape else 0)
        if x + width > WIDTH - MARGIN:
            x, y = MARGIN, y + line_height(SMALL) * 1.2
        if shape in FATES:
            _draw_bar(sheet, x, y, shape, 0.14, height=0.11)
        elif shape:
            sheet.mark(x + 0.06, y, shape, color, 6.5, filled)
        sheet.text(x + (0.2 if shape else 0), y, meaning, SMALL)
        x += width + 0.22
    return y + 0.1


# -- the competing figures ---------------------------------------------------------------------------

CLAIMANT = 2.05  # inches, the column of the claimants
UNITS = 4.1  # inches that the longest row of marks may take
PITCH = 0.3  # inches, the widest that one mark is set
MOST_UNITS = 60  # weapons in a row; past that a row becomes a bar

POINTS_OF_MARK = 48.0  # size of a mark in points for each inch of its pitch
FADE = 0.45  # inches over which a row without an upper bound fades out

# fate -> (marker, colour, filled, hatch of the bar, meaning)
FATES = {
    "intercepted": ("o", BLUE, True, "", "intercepted"),
    "perhaps": ("o", BLUE, False, "....", "intercepted or not: left open"),
    "through": ("^", VERMILLION, False, "////", "not intercepted"),
    "launched": ("s", GREY, False, "", "launched, fate not stated"),
    "more": (".", GREY, False, "xxxx", "perhaps launched"),
}
FADING = "fading"


def interceptions(claims: pd.DataFrame, source: str = "") -> Picture:
    """Return the picture of the competing figures in a claims table; `source` names the article under it."""
    figure, comparison = new_figure(), compare(claims)
    agreed = agree(comparison)
    draw_interceptions(figure, comparison, source=source)
    alt = prose.interceptions_alt(comparison, agreed)
    return Picture(figure, alt, caption=prose.interceptions_caption(agreed))


def draw_interceptions(figure: Figure, comparison: pd.DataFrame, title: str = "", source: str = "") -> Figure:
    """Draw what `compare` returns on the figure: for each incident a row a claimant, a mark a weapon.

    All rows of an incident share one scale from zero, so that different totals stay visible. Past 60
    weapons a row becomes a bar. Under the rows stands what all claimants allow and what they dispute.
    """
    agreed = agree(comparison)
    sheet, y = _open(
        figure,
        title or prose.interceptions_title(comparison, agreed),
        prose.interceptions_subtitle(comparison),
    )
    incidents = list(comparison.groupby("incident_id", sort=False))
    drawn: dict[tuple[str, bool], None] = {}
    for incident, rows in incidents:
        heading = prose.incident_words(rows) if len(incidents) > 1 else ""
        y = _draw_incident(sheet, y, rows, agreed[agreed.incident_id == incident], heading, drawn)
    if drawn:
        y = _draw_fates(sheet, y, drawn)
    _close(sheet, y, source or _sources(comparison))
    return figure


Run = tuple[str, int, int]  # a fate, and the first and last place in the row that has it


def lay_out_claim(row: Row) -> list[Run]:
    """Return the runs of marks that one claimant's counts make, left to right.

    5 of 6:               intercepted 1-5, through 6
    5 to 7 of 9:          intercepted 1-5, perhaps 6-7, through 8-9
    6 to 8 launched:      launched 1-6, more 7-8
    at least 5 launched:  launched 1-5, fading from 6
    """
    bounds = (row.launched_low, row.launched_high, row.intercepted_low, row.intercepted_high)
    launched_low, launched_high, hit_low, hit_high = (None if prose.missing(b) else int(b) for b in bounds)
    hit, perhaps = hit_low or 0, hit_high or hit_low or 0
    sure = launched_low or 0
    if hit_low is None and hit_high is None:
        runs = [("launched", 0, sure)]
    else:
        fate = "through" if hit_high is not None else "perhaps"
        runs = [("intercepted", 0, hit), ("perhaps", hit, perhaps), (fate, perhaps, sure)]
    end = max(last for _, _, last in runs)
    runs.append(("more", end, launched_high or end))
    # No upper bound: of the launches, or of the interceptions where launches are not stated.
    if (launched_low is not None or hit_high is None) and launched_high is None:
        runs.append((FADING, end, end + 1))
    return [(fate, first + 1, last) for fate, first, last in runs if last > first]


def _draw_incident(
    sheet: Sheet,
    y: float,
    rows: pd.DataFrame,
    agreed: pd.DataFrame,
    heading: str,
    drawn: dict[tuple[str, bool], None],
) -> float:
    if heading:
        lines = wrap(heading, WIDTH - 2 * MARGIN, BODY, bold=True)
        y = sheet.paragraph(MARGIN, y, lines, BODY, bold=True) + 0.05
    y = sheet.paragraph(MARGIN, y, ["Who says so"], BODY, MUTED)
    laid = [(row, lay_out_claim(row)) for row in each(rows)]
    shared = agreed[agreed.claimants > 1]
    most = max([last for _, runs in laid for fate, _, last in runs if fate != FADING], default=1)
    unit, as_bar = min(PITCH, UNITS / most), most > MOST_UNITS
    fades = any(fate == FADING for _, runs in laid for fate, _, _ in runs)
    beside = MARGIN + CLAIMANT + most * unit + (FADE if fades else 0) + 0.2
    count = "Bars to scale" if as_bar else "One mark, one weapon"
    sheet.text(MARGIN + CLAIMANT, y - line_height(BODY) / 2, count, BODY, MUTED)
    y += 0.06
    for row, runs in laid:
        drawn.update(dict.fromkeys((fate, as_bar) for fate, _, _ in runs if fate != FADING))
        y = _draw_claim(sheet, y, row, runs, unit, as_bar, beside)
    y = _draw_count_axis(sheet, y, most, unit)
    if len(shared):
        y = sheet.paragraph(MARGIN, y + 0.08, ["If all count the same attack:"], BODY, MUTED) + 0.05
        for measure in each(shared):
            y = _draw_agreement(sheet, y, measure, unit, beside)
    return y + 0.22


def _draw_claim(
    sheet: Sheet, y: float, row: Row, runs: list[Run], unit: float, as_bar: bool, beside: float
) -> float:
    left = MARGIN + CLAIMANT
    label = wrap(prose.claimant_words(row.claimant_text), CLAIMANT - 0.2, BODY)
    words = wrap(prose.share_words(row), WIDTH - MARGIN - beside, BODY, bold=True)
    height = max(line_height(BODY) * max(len(label), len(words)), 0.26)
    middle = y + height / 2
    sheet.paragraph(MARGIN, middle - line_height(BODY) * len(label) / 2, label, BODY)
    sheet.paragraph(beside, middle - line_height(BODY) * len(words) / 2, words, BODY, bold=True)
    for fate, first, last in runs:
        if fate == FADING:
            _draw_fade(sheet, left + (first - 1) * unit, middle)
        elif as_bar:
            _draw_bar(sheet, left + (first - 1) * unit, middle, fate, (last - first + 1) * unit)
        else:
            _draw_units(sheet, left + (first - 1) * unit, middle, fate, last - first + 1, unit)
    return y + height + 0.08


def _draw_units(sheet: Sheet, x: float, y: float, fate: str, number: int, unit: float) -> None:
    shape, color, filled, _, _ = FATES[fate]
    for place in range(number):
        sheet.mark(x + (place + 0.5) * unit, y, shape, color, min(11.0, unit * POINTS_OF_MARK), filled)


def _draw_bar(sheet: Sheet, x: float, y: float, fate: str, width: float, height: float = 0.2) -> None:
    _, color, filled, hatch, _ = FATES[fate]
    sheet.box(x, y - height / 2, width, height, edge=color, fill=color if filled else None, hatch=hatch)


def _draw_fade(sheet: Sheet, x: float, y: float) -> None:
    for place, width in enumerate((0.09, 0.06, 0.03)):
        sheet.box(x + 0.05 + place * 0.13, y - 0.06, width, 0.12, fill=GREY)


def _draw_count_axis(sheet: Sheet, y: float, most: int, unit: float) -> float:
    left = MARGIN + CLAIMANT
    sheet.line([left, left + most * unit], [y, y], INK)
    room = text_width(f"{most:,}", SMALL) + 0.12
    sizes = (factor * 10**power for power in range(20) for factor in (1, 2, 5))
    step = next(size for size in sizes if size * unit > room)
    for number in range(0, most + 1, step):
        x = left + number * unit
        sheet.line([x, x], [y, y + 0.05], INK)
        sheet.text(x, y + 0.14, f"{number:,}", SMALL, MUTED, align="center")
    return y + 0.25


def _draw_agreement(sheet: Sheet, y: float, measure: Row, unit: float, beside: float) -> float:
    left = MARGIN + CLAIMANT
    middle = y + line_height(BODY) / 2
    sheet.text(MARGIN, middle, prose.sentence(str(measure.measure).replace("_", " ")), BODY)
    low = 0 if prose.missing(measure.agreed_low) else int(measure.agreed_low)
    if low:
        sheet.box(left, middle - 0.06, low * unit, 0.12, fill=INK)
    if prose.missing(measure.disputed_high):
        _draw_fade(sheet, left + low * unit, middle)
    elif measure.disputed_high > low:
        width = (int(measure.disputed_high) - low) * unit
        sheet.box(left + low * unit, middle - 0.06, width, 0.12, edge=GREY, hatch="////")
    lines = wrap(prose.agreement_words(measure), WIDTH - MARGIN - beside, BODY)
    return max(sheet.paragraph(beside, y, lines, BODY), y + 0.22) + 0.03


def _draw_fates(sheet: Sheet, y: float, drawn: Container[tuple[str, bool]]) -> float:
    """Draw what the marks and the bars of the claims mean, only those that the figure holds."""
    entries = []
    for fate, (shape, color, filled, _, meaning) in FATES.items():
        if (fate, False) in drawn:
            entries.append((shape, color, filled, meaning))
        if (fate, True) in drawn:
            entries.append((fate, color, filled, meaning))
    return _draw_entries(sheet, y, entries)
