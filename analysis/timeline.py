"""The timeline: a row a step, in lanes by actor, over an axis of days that leaves out long gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import prose
from analysis.figure import (
    BLUE,
    BODY,
    BOLD,
    GREEN,
    GREY,
    INK,
    LEFT,
    NOTE,
    PURPLE,
    RIGHT,
    RULE,
    SMALL,
    SMALL_NOTE,
    VERMILLION,
    Lettering,
    Sheet,
    Sign,
    clean,
    text_width,
    wrap,
)
from analysis.prose import Row, each

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Told apart by shape, and so in grey print too.
QUADS = {
    "verbal cooperation": Sign("verbal cooperation", "o", BLUE),
    "material cooperation": Sign("material cooperation", "s", GREEN),
    "verbal conflict": Sign("verbal conflict", "^", PURPLE),
    "material conflict": Sign("material conflict", "D", VERMILLION),
}
OTHER = Sign("neither", "p", GREY)
DIRECTIONS = {"escalates": "\u2191 ", "restrains": "\u2193 ", "neutral": "\u2013 "}

# All in inches.
AXIS_LEFT = LEFT + 1.45  # right of the actors' names
AXIS = 5.4  # that the days may take, all together
DAY = 0.95  # the widest that one day is drawn
GAP = 0.75  # where days are left out
NAME = 1.0  # that the name of a day takes in the header
LABEL = 2.2  # the narrowest that a label beside its mark may get

LONGEST_GAP = 14  # days without a step that are always shown
BREAKS = 2
NO_BREAK = "\u00a0"
GUIDE = "#e4e4e4"


def draw_timeline(figure: Figure, steps: pd.DataFrame, source: str = "") -> Figure:
    """Draw the steps table on the figure, which gets its size by what it holds; `source` is its last line.

    A filled mark is a day that the step's own sentence states, a hollow mark an inferred one, a bar with
    caps an interval. Steps without two bounds stand in a lane of their own, grouped by what the words
    say. Days are drawn in proportion; a long stretch without steps is left out, and the axis says so.
    """
    sheet = Sheet(figure, prose.timeline_title(steps), prose.timeline_subtitle(steps))
    steps = steps.assign(stated=prose.state_days(steps))
    whole = steps.earliest.notna() & steps.latest.notna()
    if whole.any():
        _draw_dated(sheet, steps[whole])
    if not whole.all():
        placed = ": not placed on the axis" if whole.any() else ""
        _draw_undated(sheet, steps[~whole], f"Date not stated{placed}")
    if len(steps):
        sheet.key(_list_signs(steps))
    sheet.close(source)
    return figure


# -- the axis ---------------------------------------------------------------------------------------


class Stretch(NamedTuple):
    """Days that follow each other on the axis: `first` and `last` as ordinals, the rest in inches.

    `start` is where the first day begins, `width` that of one day.
    """

    first: int
    last: int
    start: float
    width: float

    @property
    def end(self) -> float:
        """Where the last day ends."""
        return self.start + (self.last - self.first + 1) * self.width


def place_day(axis: Sequence[Stretch], day: int) -> float:
    """Return the middle of a day (ordinal) on the axis, in inches."""
    stretch = next(stretch for stretch in axis if day <= stretch.last)
    return stretch.start + (day - stretch.first + 0.5) * stretch.width


def lay_out_axis(marked: Sequence[int]) -> list[Stretch]:
    """Return the axis for the marked days (ordinals): a gap is cut that is longer than all the rest."""
    days = sorted(set(marked))
    gaps = {after: after - before - 1 for before, after in pairwise(days)}
    shown = days[-1] - days[0] + 1
    cuts: list[int] = []
    for after in sorted(gaps, key=lambda day: -gaps[day])[:BREAKS]:
        if gaps[after] >= LONGEST_GAP and gaps[after] > shown - gaps[after]:
            shown -= gaps[after]
            cuts.append(after)
    width = min(DAY, (AXIS - (GAP + NAME) * len(cuts)) / shown)
    axis: list[Stretch] = []
    left = AXIS_LEFT
    for first, after in pairwise([days[0], *sorted(cuts), days[-1] + 1]):
        last = max(day for day in days if day < after)
        axis.append(Stretch(first, last, left, width))
        left += max((last - first + 1) * width, NAME) + GAP
    return axis


class Tick(NamedTuple):
    """A day that the header names in two lines, centred at x."""

    day: int
    x: float
    half: float  # of the lines' width
    words: tuple[str, str]


def name_days(axis: Sequence[Stretch], stretch: Stretch, marked: Sequence[int], limit: float) -> list[Tick]:
    """Return the ticks of a stretch: its ends, then its busiest days, as far as their names do not touch."""
    here = Counter(day for day in sorted(marked) if stretch.first <= day <= stretch.last)
    busiest = [day for day, _ in here.most_common()]
    every = range(stretch.first, stretch.last + 1) if stretch.width > NAME / 2 else ()
    ticks: list[Tick] = []
    for day in dict.fromkeys([stretch.first, stretch.last, *busiest, *every]):
        when = date.fromordinal(day)
        words = (f"{when:%a} {when.day} {when:%b}", f"{when.year}")
        half = max(text_width(line, SMALL) for line in words) / 2 + 0.05
        x = max(place_day(axis, day), 0.0 if stretch == axis[0] else stretch.start + half)
        if x + half <= limit and all(abs(x - tick.x) >= half + tick.half for tick in ticks):
            ticks.append(Tick(day, x, half, words))
    return ticks


def _draw_axis(sheet: Sheet, axis: Sequence[Stretch], marked: Sequence[int]) -> list[Tick]:
    """Draw the date header and return its ticks."""
    sheet.y += SMALL.line * 2.4
    y, above = sheet.y, sheet.y - 0.08 - SMALL.line * 1.5
    limits = [*(stretch.start - GAP for stretch in axis[1:]), RIGHT]
    ticks: list[Tick] = []
    for stretch, limit in zip(axis, limits, strict=True):
        sheet.line([stretch.start, stretch.end], [y, y], INK)
        ticks += name_days(axis, stretch, marked, limit)
    for before, after in pairwise(axis):
        for x in (before.end, after.start):
            sheet.line([x - 0.04, x + 0.04], [y + 0.07, y], INK)  # below, where no name of a day stands
        hidden = f"{after.first - before.last - 1:,} days"
        sheet.write(after.start - GAP / 2, above, [hidden, "not shown"], SMALL_NOTE, "center")
    for tick in ticks:
        x = place_day(axis, tick.day)
        sheet.line([x, x], [y, y + 0.06], INK)
        sheet.write(tick.x, above, tick.words, SMALL, "center")
    sheet.y += 0.08
    return ticks


# -- the steps --------------------------------------------------------------------------------------


def _draw_dated(sheet: Sheet, steps: pd.DataFrame) -> None:
    marked = [when.toordinal() for when in [*steps.earliest, *steps.latest]]
    axis = lay_out_axis(marked)
    ticks = _draw_axis(sheet, axis, marked)
    top, named = sheet.y, {tick.day for tick in ticks}
    ordered = steps.sort_values(["earliest", "latest"], kind="stable")
    names = ordered.actor.map(lambda code: prose.name(code, unknown=""))
    for actor in sorted(dict.fromkeys(names), key=lambda actor: actor == ""):
        for step in _lane(sheet, ordered[names == actor], actor or "actor not named", BOLD):
            _draw_step(sheet, step, axis, named)
    for tick in ticks:
        x = place_day(axis, tick.day)
        sheet.line([x, x], [top, sheet.y], GUIDE, order=1)
    sheet.y += 0.1


def _lane(sheet: Sheet, steps: pd.DataFrame, title: str, lettering: Lettering) -> Iterator[Row]:
    """Write a lane's title at the left and yield its steps to be drawn beside it."""
    sheet.rule(RULE)
    lines = wrap(prose.sentence(title), AXIS_LEFT - LEFT - 0.15, lettering)
    bottom = sheet.write(LEFT, sheet.y + 0.07, lines, lettering)
    sheet.y += 0.06
    yield from each(steps)
    sheet.y = max(sheet.y, bottom) + 0.05


def _draw_step(sheet: Sheet, step: Row, axis: Sequence[Stretch], named: set[int]) -> None:
    """Draw a dated step: its mark at its day, its label right of it, else left, else below."""
    first, last = step.earliest.toordinal(), step.latest.toordinal()
    reach = axis[0].width * 0.4 if first < last else 0.0
    start, end = place_day(axis, first) - reach, place_day(axis, last) + reach
    words = _label(step)
    if first < last:
        words += f" \u00b7 {prose.days(step.earliest, step.latest)}"
    elif first not in named:
        words += f" \u00b7{NO_BREAK}{prose.day(step.earliest).replace(' ', NO_BREAK)}"
    _draw_when(sheet, step, start, end, axis)
    right, left = RIGHT - end - 0.12, start - 0.12 - AXIS_LEFT  # the room on both sides
    width = text_width(clean(words), BODY)
    if width <= right or (width > left and right >= max(left, LABEL)):
        x, room, align = end + 0.12, right, "left"
    elif max(left, right) >= LABEL:
        x, room, align = start - 0.12, left, "right"
    else:
        sheet.y += BODY.line
        x, room, align = AXIS_LEFT, RIGHT - AXIS_LEFT, "left"
    sheet.y = sheet.write(x, sheet.y, wrap(words, room, BODY), align=align) + 0.06


def _label(step: Row) -> str:
    arrow = "" if step.status in prose.UNDONE else DIRECTIONS.get(str(step.direction), "")
    return arrow + prose.step_label(step)


def _draw_when(sheet: Sheet, step: Row, start: float, end: float, axis: Sequence[Stretch] = ()) -> None:
    """Draw a step's mark, and from start to end the days between its bounds, broken where the axis is."""
    sign = QUADS.get(str(step.quad_class), OTHER)
    y = sheet.y + BODY.line / 2
    if start < end:
        for stretch in axis:
            piece = [max(start, stretch.start), min(end, stretch.end)]
            if piece[0] < piece[1]:
                sheet.line(piece, [y, y], sign.color, width=2.2, order=3)
        for x in (start, end):
            sheet.line([x, x], [y - 0.06, y + 0.06], sign.color, width=2.2, order=3)
    size = 6.5 if sign.shape == "D" else 7.5  # a diamond looks larger than it is
    sheet.mark((start + end) / 2, y, sign._replace(filled=step.stated), size)


def _draw_undated(sheet: Sheet, steps: pd.DataFrame, heading: str) -> None:
    """Draw the lane of steps without two bounds, grouped by what the words say of their time."""
    sheet.rule(INK)
    sheet.y = sheet.write(LEFT, sheet.y + 0.05, [heading], NOTE) + 0.05
    x = AXIS_LEFT + 0.12
    ordered = steps.sort_values(["latest", "earliest"], kind="stable")
    bounds = pd.Series([prose.days(s.earliest, s.latest) for s in each(ordered)], index=ordered.index)
    for bound in bounds.unique():
        rows = ordered[bounds == bound]
        title = "no date at all" if bound == "date not stated" else bound
        for step in _lane(sheet, rows, title, BODY):
            _draw_when(sheet, step, x, x)
            sheet.y = sheet.write(x + 0.15, sheet.y, wrap(_label(step), RIGHT - x - 0.15, BODY)) + 0.06
    sheet.y += 0.05


def _list_signs(steps: pd.DataFrame) -> Iterator[Sign]:
    """Yield what the marks mean, only those that the figure holds."""
    present = {QUADS.get(str(quad), OTHER) for quad in steps.quad_class}
    yield from (sign for sign in (*QUADS.values(), OTHER) if sign in present)
    if steps.stated.any() and not steps.stated.all():
        yield Sign("day stated in the sentence", "o")
    if not steps.stated.all():
        yield Sign("day inferred or open", "o", filled=False)
    for direction, arrow in DIRECTIONS.items():
        if (prose.done(steps).direction == direction).any():
            yield Sign(f"{arrow}{direction}")
