"""Who is named in a text: countries and what stands for them, organisations, armed groups, news media.

The word lists (names) are looked up among the words of a text (text); the grammar of names and offices
(reader) says what they mean beside other words; what a text has said before (memory) says whom it means by
"the ministry".
"""

from __future__ import annotations

from functools import lru_cache

from analysis.actors.memory import Mention, is_country
from analysis.actors.names import load_countries
from analysis.actors.reader import Reader

__all__ = ["Mention", "find_mentions", "is_country", "name_of"]


@lru_cache(maxsize=16)  # claims, steps and attribution ask for the same text
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return the actors and places that the text names, in its order, none overlapping another.

    What a text calls someone by, once it has said whose president or ministry that is, holds until its end.
    Time is linear in the text's length. Not covered: pronouns, descriptions ("the kingdom's neighbour"),
    armed men without a country ("gunmen"), persons whose country neither the text nor the list gives.
    """
    return tuple(Reader(text).read())


def name_of(code: str) -> str:
    """Return the short English name of a country's code; the code itself for organisations and groups."""
    return load_countries().get(code, code)
