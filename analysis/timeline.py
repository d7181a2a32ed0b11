"""The timeline: a row a step, in lanes by actor, over an axis of days that leaves out long gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis import figure as paper
from analysis import prose
from analysis.figure import Lettering, Sheet, Sign, clean, text_width, wrap
from analysis.prose import Row, each

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Told apart by shape, and so in grey print too.
QUADS = {
    "verbal cooperation": Sign("verbal cooperation", "o", paper.BLUE),
    "material cooperation": Sign("material cooperation", "s", paper.GREEN),
    "verbal conflict": Sign("verbal conflict", "^", paper.PURPLE),
    "material conflict": Sign("material conflict", "D", paper.VERMILLION),
}
OTHER = Sign("neither", "p", paper.GREY)
UNDONE = Sign("not done, or only possible", "x", paper.GREY)
DIRECTIONS = {"escalates": "\u2191 ", "restrains": "\u2193 ", "neutral": "\u2013 "}

# All in inches.
AXIS_LEFT = paper.LEFT + 1.45  # right of the actors' names
FIRST_DAY = AXIS_LEFT + 0.4
AXIS = 5.0  # from the first day to the last
DAY = 0.95  # the farthest that one day stands from the next
NEAREST = 0.07  # the nearest: so two days never look like one
NAMED = 0.75  # from here on, days between the steps are named too
BREAK = 1.7  # where days are left out
BREAK_MARK = 0.07  # half the axis's opening there
LABEL = 2.2  # the narrowest that a label beside its mark may get

LONGEST_GAP = 14  # days without a step that are always shown
LONGEST_BAR = 31  # days that a step may span on the axis, if single days span no more
BREAKS = 2
NO_BREAK = "\u00a0"
GUIDE = "#e4e4e4"


def draw_timeline(figure: Figure, steps: pd.DataFrame, source: str = "") -> Figure:
    """Draw the steps table on the figure, which gets its size by what it holds; `source` is its last line.

    A filled mark is a day that the step's own sentence states, a hollow mark an inferred one, a bar with
    caps an interval; a grey cross was not done, or may never be. Steps whose days are open or wide stand in a
    lane of their own, grouped by what is known of their time. Days are drawn in proportion, but none nearer
    to the next than two marks can be told apart; a long stretch without steps is left out, and the axis says
    so.
    """
    steps = steps.assign(stated=prose.state_days(steps))
    placed = find_placed(steps)
    sheet = Sheet(figure, prose.timeline_title(steps), prose.timeline_subtitle(steps, steps[placed]))
    if placed.any():
        _draw_placed(sheet, steps[placed])
    if not placed.all():
        aside = ": not on the axis" if placed.any() else ""
        _draw_unplaced(sheet, steps[~placed], f"No single day known{aside}")
    if len(steps):
        sheet.key(_list_signs(steps))
    sheet.close(source)
    return figure


def find_placed(steps: pd.DataFrame) -> pd.Series:
    """Return for each step whether the axis has a place for it: a day, or a few beside the days of others.

    "In 2022" beside a raid of last Tuesday would stretch the axis until the days of a week fell together.
    """
    length = (steps.latest - steps.earliest).dt.days
    single = steps[length == 0].earliest
    span = (single.max() - single.min()).days if len(single) else 0
    return length <= max(LONGEST_BAR, span)


# -- the axis ---------------------------------------------------------------------------------------


Span = tuple[int, int]  # the first and the last day of a step, as ordinals


class Axis(NamedTuple):
    """Where the days (ordinals) stand, in inches; `breaks`: the middle of a gap, the days it leaves out."""

    days: dict[int, float]
    breaks: list[tuple[float, int]]


def lay_out_axis(spans: Sequence[Span]) -> Axis:
    """Return the axis for the days that steps begin and end on.

    A gap that no step spans is cut if it is longer than all the rest.
    """
    days = sorted({day for span in spans for day in span})
    gaps = {after: after - before for before, after in pairwise(days)}
    free = [day for day in gaps if not any(first < day <= last for first, last in spans)]
    cuts: set[int] = set()
    for after in sorted(free, key=lambda day: -gaps[day])[:BREAKS]:
        rest = sum(gaps[day] for day in gaps if day not in cuts and day != after)
        if gaps[after] > max(LONGEST_GAP, rest):
            cuts.add(after)
    room = AXIS - BREAK * len(cuts)
    nearest = min(NEAREST, room / max(len(gaps), 1))
    near: set[int] = set()  # days that would stand too near to the day before
    while True:
        wide = [gap for day, gap in gaps.items() if day not in cuts | near]
        width = min(DAY, (room - nearest * len(near)) / sum(wide)) if wide else DAY
        narrow = {day for day, gap in gaps.items() if gap * width < nearest} - cuts - near
        if not narrow:
            break
        near |= narrow
    axis = Axis({days[0]: FIRST_DAY}, [])
    for before, after in pairwise(days):
        x, gap = axis.days[before], gaps[after]
        if after in cuts:
            axis.breaks.append((x + BREAK / 2, gap - 1))
        elif width >= NAMED:
            axis.days.update({before + i: x + i * width for i in range(1, gap)})
        axis.days[after] = x + (BREAK if after in cuts else nearest if after in near else gap * width)
    return axis


def name_days(axis: Axis, spans: Sequence[Span]) -> dict[int, tuple[str, str]]:
    """Return the days that the header names, in two lines: the ends, then the busiest, as far as they fit."""
    busiest = [day for day, _ in Counter(sorted(chain(*spans))).most_common()]
    taken = [(x, 0.42) for x, _ in axis.breaks]  # the words that tell of days left out
    named = {}
    for day in dict.fromkeys([min(axis.days), max(axis.days), *busiest, *axis.days]):
        when, x = date.fromordinal(day), axis.days[day]
        words = (f"{when:%a} {when.day} {when:%b}", f"{when.year}")
        half = max(text_width(line, paper.SMALL) for line in words) / 2 + 0.04
        if all(abs(x - other) >= half + its_half for other, its_half in taken):
            taken.append((x, half))
            named[day] = words
    return named


def _draw_axis(sheet: Sheet, axis: Axis, named: dict[int, tuple[str, str]]) -> None:
    """Draw the date header."""
    sheet.y += paper.SMALL.line * 2.4
    y, above = sheet.y, sheet.y - 0.08 - paper.SMALL.line * 1.5
    edges = [x + side for x, _ in axis.breaks for side in (-BREAK_MARK, BREAK_MARK)]
    for edge in edges:
        sheet.line([edge - 0.03, edge + 0.03], [y + 0.06, y - 0.06], paper.INK)
    ends = [FIRST_DAY - 0.15, *edges, max(axis.days.values()) + 0.15]
    for left, right in zip(ends[::2], ends[1::2], strict=True):
        sheet.line([left, right], [y, y], paper.INK)
    for x, days in axis.breaks:
        sheet.write(x, above, [f"{days:,} days", "not shown"], paper.SMALL_NOTE, "center")
    for day, words in named.items():
        sheet.line([axis.days[day]] * 2, [y, y + 0.06], paper.INK)
        sheet.write(axis.days[day], above, words, paper.SMALL, "center")
    sheet.y += 0.08


# -- the steps --------------------------------------------------------------------------------------


def _draw_placed(sheet: Sheet, steps: pd.DataFrame) -> None:
    spans = [(step.earliest.toordinal(), step.latest.toordinal()) for step in each(steps)]
    axis = lay_out_axis(spans)
    named = name_days(axis, spans)
    _draw_axis(sheet, axis, named)
    top = sheet.y
    ordered = steps.sort_values(["earliest", "latest"], kind="stable")
    names = ordered.actor.map(lambda code: prose.name(code, unknown=""))
    for actor in sorted(dict.fromkeys(names), key=lambda actor: actor == ""):
        for step in _lane(sheet, ordered[names == actor], actor or "actor not named", paper.BOLD):
            _draw_step(sheet, step, axis, named)
    for day in named:
        sheet.line([axis.days[day]] * 2, [top, sheet.y], GUIDE, order=1)
    sheet.y += 0.1


def _lane(sheet: Sheet, steps: pd.DataFrame, title: str, lettering: Lettering) -> Iterator[Row]:
    """Write a lane's title at the left and yield its steps to be drawn beside it."""
    sheet.rule(paper.RULE)
    lines = wrap(prose.sentence(title), AXIS_LEFT - paper.LEFT - 0.15, lettering)
    bottom = sheet.write(paper.LEFT, sheet.y + 0.07, lines, lettering)
    sheet.y += 0.06
    yield from each(steps)
    sheet.y = max(sheet.y, bottom) + 0.05


def _draw_step(sheet: Sheet, step: Row, axis: Axis, named: Collection[int]) -> None:
    """Draw a placed step: its mark at its day, its label right of it, else left, else below."""
    first, last = step.earliest.toordinal(), step.latest.toordinal()
    start, end = axis.days[first], axis.days[last]
    words = _label(step)
    if first < last:
        words += f" \u00b7 {prose.days(step.earliest, step.latest)}"
    elif first not in named:
        words += f" \u00b7{NO_BREAK}{prose.day(step.earliest).replace(' ', NO_BREAK)}"
    _draw_mark(sheet, step, start, end)
    start, end = start - 0.12, end + 0.12
    right, left = paper.RIGHT - end, start - AXIS_LEFT  # the room on both sides
    width = text_width(clean(words), paper.BODY)
    if width <= right or (width > left and right >= max(left, LABEL)):
        x, room, align = end, right, "left"
    elif max(left, right) >= LABEL:
        x, room, align = start, left, "right"
    else:
        sheet.y += paper.BODY.line
        x, room, align = AXIS_LEFT, paper.RIGHT - AXIS_LEFT, "left"
    sheet.y = sheet.write(x, sheet.y, wrap(words, room, paper.BODY), align=align) + 0.06


def _label(step: Row) -> str:
    arrow = "" if step.status in prose.UNDONE else DIRECTIONS.get(str(step.direction), "")
    return arrow + prose.step_label(step)


def _sign(step: Row) -> Sign:
    return UNDONE if step.status in prose.UNDONE else QUADS.get(str(step.quad_class), OTHER)


def _draw_mark(sheet: Sheet, step: Row, start: float, end: float) -> None:
    """Draw a step's mark, and a bar with caps over the days between its bounds."""
    sign, y = _sign(step), sheet.y + paper.BODY.line / 2
    if start < end:
        sheet.line([start, end], [y, y], sign.color, width=2.2, order=3)
        for x in (start, end):
            sheet.line([x, x], [y - 0.06, y + 0.06], sign.color, width=2.2, order=3)
    size = 6.5 if sign.shape == "D" else 7.5  # a diamond looks larger than it is
    sheet.mark((start + end) / 2, y, sign._replace(filled=step.stated), size)


def _draw_unplaced(sheet: Sheet, steps: pd.DataFrame, heading: str) -> None:
    """Draw the steps that have no place on the axis, grouped by what is known of their time."""
    sheet.rule(paper.INK)
    sheet.y = sheet.write(paper.LEFT, sheet.y + 0.05, [heading], paper.NOTE) + 0.05
    x = AXIS_LEFT + 0.12
    ordered = steps.sort_values(["latest", "earliest"], kind="stable")
    known = pd.Series([prose.days(s.earliest, s.latest) for s in each(ordered)], index=ordered.index)
    for days in known.unique():
        for step in _lane(sheet, ordered[known == days], days, paper.BODY):
            _draw_mark(sheet, step, x, x)
            sheet.y = (
                sheet.write(x + 0.15, sheet.y, wrap(_label(step), paper.RIGHT - x - 0.15, paper.BODY)) + 0.06
            )
    sheet.y += 0.05


def _list_signs(steps: pd.DataFrame) -> Iterator[Sign]:
    """Yield what the marks mean, only those that the figure holds."""
    present = {_sign(step) for step in each(steps)}
    yield from (sign for sign in (*QUADS.values(), OTHER, UNDONE) if sign in present)
    stated = prose.done(steps).stated  # a cross is neither filled nor hollow
    if stated.any() and not stated.all():
        yield Sign("day stated in the sentence", "o")
    if not stated.all():
        yield Sign("day inferred or open", "o", filled=False)
    for direction, arrow in DIRECTIONS.items():
        if (prose.done(steps).direction == direction).any():
            yield Sign(f"{arrow}{direction}")
