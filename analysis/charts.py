"""The two pictures, ready to show in a notebook or to save: drawn, with their alternative texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis import prose
from analysis.compare import agree, compare
from analysis.figure import Picture, new_figure
from analysis.interceptions import draw_interceptions
from analysis.timeline import draw_timeline

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.tables import Tables

__all__ = ["draw_comparisons", "draw_interceptions", "draw_pictures", "draw_timeline", "draw_timelines"]


def timeline(steps: pd.DataFrame, source: str = "") -> Picture:
    """Return the picture of the steps over their days; `source` is its last line."""
    figure = draw_timeline(new_figure(), steps, source=source)
    return Picture(figure, alt=prose.timeline_alt(steps), caption=prose.timeline_caption(steps))


def interceptions(claims: pd.DataFrame, source: str = "") -> Picture:
    """Return the picture of the competing figures of a claims table; `source` is its last line."""
    comparison = compare(claims)
    agreed = agree(comparison)
    figure = draw_interceptions(new_figure(), comparison, source=source)
    alt = prose.interceptions_alt(comparison, agreed)
    return Picture(figure, alt, caption=prose.interceptions_caption(agreed))


def draw_timelines(articles: Iterable[Article], steps: pd.DataFrame) -> list[Picture]:
    """Return the timeline of each article."""
    return [timeline(steps[steps.article == a.name], prose.source_line([a])) for a in articles]


def draw_comparisons(articles: Iterable[Article], claims: pd.DataFrame) -> list[Picture]:
    """Return the competing figures of each article."""
    return [interceptions(claims[claims.article == a.name], prose.source_line([a])) for a in articles]


def draw_pictures(articles: Sequence[Article], tables: Tables) -> dict[str, bytes]:
    """Return one picture of all the steps and one of all the claims as SVG files: name -> content."""
    source = prose.source_line(articles)
    pictures = {
        "escalation-timeline.svg": timeline(tables.steps, source),
        "interception-figures.svg": interceptions(tables.claims, source),
    }
    return {name: picture.svg().encode("utf-8") for name, picture in pictures.items()}
