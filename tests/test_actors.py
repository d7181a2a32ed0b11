"""Who is named: each group is a table of sentence and what find_mentions must make of it."""

import pycountry
import pytest

from analysis.actors import find_mentions
from analysis.lexicon import read_lexicon


def seen(text):
    return [(m.text, m.code, m.kind) for m in find_mentions(text)]


AGENTS = [
    ("French President Emmanuel Macron flew home.", [("French President Emmanuel Macron", "FRA", "leader")]),
    (
        "Sergei Lavrov, Russia's foreign minister, left.",
        [("Sergei Lavrov, Russia's foreign minister", "RUS", "leader")],
    ),
    ("Russia’s Defence Ministry was silent.", [("Russia’s Defence Ministry", "RUS", "government")]),
    (
        "Indian troops crossed into Kashmir.",
        [("Indian troops", "IND", "military"), ("Kashmir", "IND", "place")],
    ),
    (
        "South Sudan and Papua New Guinea",
        [("South Sudan", "SSD", "country"), ("Papua New Guinea", "PNG", "country")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_agents(text, expected):
    assert seen(text) == expected


def test_country_codes_are_iso():
    known = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert {row["code"] for row in read_lexicon("countries")} <= known
