"""The sheet that figures are drawn on, and the picture that notebooks show and files keep.

A sheet is one set of axes over the whole figure, counted in inches from its top left corner. Text is
measured with the font's own metrics before it is placed, so that a label's place follows from a rule.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

PAPER = "#ffffff"
INK = "#1a1a1a"
MUTED = "#595959"
RULE = "#d9d9d9"
# After the Okabe-Ito palette, green and purple darkened: all stand out from white by more than 3:1.
BLUE, VERMILLION, GREEN, PURPLE = "#0072b2", "#d55e00", "#00855f", "#b0578d"
GREY = "#767676"

WIDTH = 9.0  # inches, of every figure
LEFT, RIGHT = 0.2, WIDTH - 0.2
FONT = "DejaVu Sans"  # comes with matplotlib, so every machine draws the same bytes
POINTS = 72.0  # a point is 1/72 inch
LONGEST = 300  # letters of any text in a figure


class Lettering(NamedTuple):
    """How words are written; `size` in points."""

    size: float
    color: str = INK
    bold: bool = False

    @property
    def line(self) -> float:
        """The distance between two lines of text in inches."""
        return self.size * 1.28 / POINTS


TITLE, BODY, SMALL = Lettering(14.0, bold=True), Lettering(9.5), Lettering(8.5)
BOLD, NOTE, SMALL_NOTE = BODY._replace(bold=True), BODY._replace(color=MUTED), SMALL._replace(color=MUTED)


def new_figure() -> Figure:
    """Return an empty figure that belongs to no window and no notebook."""
    from matplotlib.figure import Figure

    return Figure()


@cache
def font(bold: bool, size: float = 10.0) -> FontProperties:
    """Return the figures' font."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=FONT, weight="bold" if bold else "normal", size=size)


@cache
def _drawable() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont(font(bold=False))).get_charmap())


def clean(words: object) -> str:
    """Return the words on one line, with a white box for each character that the font cannot draw.

    A no-break space stays, and keeps the words on both its sides together.
    """
    text = " ".join(re.split(r"[ \t\r\n\f\v]+", unicodedata.normalize("NFC", str(words)).strip()))
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}\u2026"
    return "".join(letter if ord(letter) in _drawable() else "\u25a1" for letter in text)


@lru_cache(maxsize=10_000)
def text_width(words: str, lettering: Lettering) -> float:
    """Return the width of one line of text in inches."""
    from matplotlib.textpath import TextToPath

    properties = font(lettering.bold, lettering.size)
    width, _, _ = TextToPath().get_text_width_height_descent(words, properties, ismath=False)
    return float(width) / POINTS


def wrap(words: str, width: float, lettering: Lettering) -> list[str]:
    """Break the words into lines at most `width` inches wide, within a word only if it is wider itself."""
    lines = [""]
    for word in clean(words).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if text_width(longer, lettering) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for piece in word if text_width(word, lettering) > width else [word]:
            if text_width(lines[-1] + piece, lettering) > width:
                lines.append("")
            lines[-1] += piece
    return [line for line in lines if line]


def balance(words: str, width: float, lettering: Lettering) -> list[str]:
    """Break the words into as few lines as `wrap` does, all of about the same length."""
    lines = wrap(words, width, lettering)
    narrower = (wrap(words, width * share / 20, lettering) for share in range(10, 20) if len(lines) > 1)
    return next((few for few in narrower if len(few) == len(lines)), lines)


BAR = "bar"


class Sign(NamedTuple):
    """How a mark or a bar looks, and what it means: `shape` is a marker, BAR, or empty for words alone."""

    words: str
    shape: str = ""
    color: str = INK
    filled: bool = True
    hatch: str = ""


class Sheet:
    """A figure to draw on, in inches: x from the left, y from the top.

    `y` is the height down to which the sheet is drawn; every part begins there and moves it on.
    """

    def __init__(self, figure: Figure, title: str, subtitle: str) -> None:
        """Clear the figure, lay one set of axes without lines over the whole of it, write its head."""
        figure.clear()
        figure.set_facecolor(PAPER)
        self.figure = figure
        self.axes: Axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.y = self.write(LEFT, LEFT, balance(title, RIGHT - LEFT, TITLE), TITLE) + 0.04
        self.y = self.write(LEFT, self.y, balance(subtitle, RIGHT - LEFT, NOTE), NOTE) + 0.15

    def close(self, source: str) -> None:
        """Write the last line and give the figure its height."""
        self.y += 0.08
        self.rule(RULE)
        bottom = self.write(LEFT, self.y + 0.06, wrap(source, RIGHT - LEFT, SMALL), SMALL_NOTE) + LEFT / 2
        self.figure.set_size_inches(WIDTH, bottom)
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(bottom, 0)

    def rule(self, color: str) -> None:
        """Draw a line over the whole width."""
        self.line([LEFT, RIGHT], [self.y, self.y], color)

    def text(self, x: float, y: float, words: str, lettering: Lettering = BODY, align: str = "left") -> None:
        """Write one line of words with its middle at height y, on a ground that hides what lies below."""
        self.axes.text(
            x,
            y,
            words,
            fontproperties=font(lettering.bold, lettering.size),
            color=lettering.color,
            ha=align,
            va="center_baseline",
            parse_math=False,
            clip_on=False,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.0},
            zorder=4,
        )

    def write(
        self, x: float, y: float, lines: Sequence[str], lettering: Lettering = BODY, align: str = "left"
    ) -> float:
        """Write lines one below the other from height y down; return the height below the last."""
        for line in lines:
            self.text(x, y + lettering.line / 2, line, lettering, align)
            y += lettering.line
        return y

    def line(self, x: list[float], y: list[float], color: str, width: float = 1.0, order: int = 2) -> None:
        """Draw a line through the points; `width` in points."""
        self.axes.plot(x, y, color=color, linewidth=width, solid_capstyle="butt", zorder=order, clip_on=False)

    def mark(self, x: float, y: float, sign: Sign, size: float) -> None:
        """Draw one mark, hollow if not filled; `size` in points."""
        fill = sign.color if sign.filled else PAPER
        look: dict[str, Any] = {"marker": sign.shape, "markeredgecolor": sign.color, "markerfacecolor": fill}
        self.axes.plot([x], [y], linestyle="none", **look, ms=size, mew=1.4, zorder=3, clip_on=False)

    def bar(self, x: float, y: float, width: float, height: float, sign: Sign) -> None:
        """Draw a bar from x on with its middle at height y: solid, or an outline with a hatch."""
        from matplotlib.patches import Rectangle

        fill, edge = (sign.color, "none") if sign.filled else ("none", sign.color)
        look: dict[str, Any] = {
            "facecolor": fill,
            "edgecolor": edge,
            "hatch": sign.hatch or None,
            "linewidth": 1.2,
        }
        self.axes.add_patch(Rectangle((x, y - height / 2), width, height, **look, zorder=2, clip_on=False))

    def key(self, signs: Iterable[Sign]) -> None:
        """Draw what the signs mean, side by side."""
        self.rule(INK)
        x = LEFT
        self.y += 0.17
        for sign in signs:
            indent = 0.2 if sign.shape else 0.0
            width = indent + text_width(sign.words, SMALL)
            if x + width > RIGHT:
                x, self.y = LEFT, self.y + SMALL.line * 1.2
            if sign.shape == BAR:
                self.bar(x, self.y, 0.14, 0.11, sign)
            elif sign.shape:
                self.mark(x + 0.06, self.y, sign, 6.5)
            self.text(x + indent, self.y, sign.words, SMALL)
            x += width + 0.22
        self.y += 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A drawn figure with the words that stand for it: `alt` for those who cannot see it, and a caption.

    In a notebook it shows as an image within HTML, which trusted and untrusted notebooks both display,
    and as its alternative text. Two runs of the same data give the same bytes.
    """

    figure: Figure
    alt: str
    caption: str

    def svg(self) -> str:
        """Return the picture as an SVG element whose title is the alternative text."""
        nameless = dict.fromkeys(["Date", "Creator", "Format", "Type"])
        _, start, rest = self._draw("svg", 72, nameless).decode("utf-8").partition("<svg ")
        tag, end, inside = rest.partition(">")
        return f'{start}role="img" {tag}{end}\n <title>{escape(self.alt, quote=False)}</title>{inside}'

    def save(self, path: str | Path) -> None:
        """Write the picture to a file, as .svg, .png or what else matplotlib writes.

        Raises ValueError for an ending that matplotlib does not know.
        """
        kind = Path(path).suffix.removeprefix(".")
        Path(path).write_bytes(self.svg().encode("utf-8") if kind == "svg" else self._draw(kind, 200))

    def _draw(self, kind: str, dpi: int, metadata: dict[str, None] | None = None) -> bytes:
        import matplotlib

        drawn = io.BytesIO()
        with matplotlib.rc_context({"svg.hashsalt": "conflict-article-analysis", "svg.fonttype": "path"}):
            self.figure.savefig(drawn, format=kind, dpi=dpi, metadata=metadata)
        return drawn.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return what a notebook shows: HTML with the image, and the alternative text."""
        # A browser drops line ends in an address, so each encoded one is followed by a real one: the
        # saved notebook then compares line by line.
        source = quote(self.svg(), safe=" =:;/,.()-+'!*@?_~").replace("%0A", "%0A\n")
        caption = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        return {
            "text/html": (
                '<figure tabindex="0" style="margin: 0; overflow-x: auto">'
                f'<img alt="{escape(self.alt)}" style="min-width: 40em; max-width: 100%" '
                f'src="data:image/svg+xml,{source}">'
                f"{caption}</figure>"
            ),
            "text/plain": self.alt,
        }
