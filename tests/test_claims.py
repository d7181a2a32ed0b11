"""Claims on the shipped article and on the sentences of tests/claims_examples.txt."""

import time
from datetime import date
from pathlib import Path

import pytest

from analysis.article import parse_article, read_article
from analysis.claims import find_claims

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "articles" / "2024-11-20-mines-for-ukraine.md"
AS_PUBLISHED = ROOT.parent / "shared" / "articles" / "original-report.txt"
PUBLISHED = date(2024, 1, 10)


@pytest.mark.parametrize("path", [SHIPPED, AS_PUBLISHED], ids=["shipped", "as published"])
def test_claims_of_the_article(path):
    if not path.exists():
        pytest.skip(f"{path} is not there: it lies beside the repository, not in it")
    claims = find_claims(read_article(path, published=date(2024, 11, 20)))
    assert {(c.claimant, c.attacker, c.weapon, c.measure, c.low, c.high) for c in claims} == {
        ("RUS", "UKR", "missile", "launched", 6, 6),
        ("RUS", "UKR", "missile", "intercepted", 5, 5),
        ("USA", "UKR", "missile", "launched", 8, 8),
        ("USA", "UKR", "missile", "intercepted", 2, 2),
    }
    assert {c.incident for c in claims} == {0}
    assert {(c.earliest, c.latest) for c in claims} == {(date(2024, 11, 19), date(2024, 11, 19))}


# ------------------------------------------------------------------------------------------- examples


def read_examples():
    group = ""
    for line in (ROOT / "tests" / "claims_examples.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            group = line[2:]
        if "|||" not in line or line.startswith("#"):
            continue
        text, _, figures = line.removeprefix("! ").partition("|||")
        marks = [pytest.mark.xfail(strict=True)] if line.startswith("! ") else []
        yield pytest.param(text.strip(), read_figures(figures), id=f"{group}: {text[:50]}", marks=marks)


def read_figures(text):
    """(weapon, measure, low, high, claimants, whether it may be missing) of each figure of a line."""
    for figure in filter(None, map(str.strip, text.split(";"))):
        weapon, measure, low, high, *claimants = figure.removeprefix("?").split(maxsplit=4)
        low, high = (None if bound == "N" else int(bound) for bound in (low, high))
        yield weapon, measure, low, high, (claimants or ["*"])[0].split("/"), figure.startswith("?")


EXAMPLES = list(read_examples())


def test_there_are_enough_examples():
    assert len(EXAMPLES) >= 200
    assert sum(not list(read_figures(line.partition("|||")[2])) for line in LINES) >= 50


LINES = [
    line
    for line in (ROOT / "tests" / "claims_examples.txt").read_text(encoding="utf-8").splitlines()
    if "|||" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "figures"), EXAMPLES)
def test_figures_and_claimants(text, figures):
    article = parse_article(text, title="Report", published=PUBLISHED)
    claims = find_claims(article)
    for claim in claims:
        assert article.text[claim.start : claim.end].strip()
    counted = [c for c in claims if c.measure in ("launched", "intercepted")]
    for weapon, measure, low, high, claimants, optional in sorted(figures, key=lambda figure: figure[-1]):
        fitting = [c for c in counted if (c.weapon, c.measure, c.low, c.high) == (weapon, measure, low, high)]
        fitting = [c for c in fitting if "*" in claimants or (c.claimant or "-") in claimants]
        assert fitting or optional, f"missing: {weapon} {measure} {low} {high} by {claimants}"
        if fitting:
            counted.remove(fitting[0])
    assert not counted


# ------------------------------------------------------------------------------------------- settings

ANY = object()
# text, attacker, place, earliest, latest of its first claim
SETTINGS = [
    (
        "Hezbollah fired 40 rockets at Haifa on Monday, the Israeli army said.",
        "Hezbollah",
        "Haifa",
        date(2024, 1, 8),
        date(2024, 1, 8),
    ),
    ("Six missiles were launched from Yemen, Riyadh said.", "YEM", None, None, None),
    ("The army shot down four Armenian drones near Agdam, Baku said.", "ARM", "Agdam", None, None),
    ("Two jets were shot down, India's air force said on Tuesday.", None, None, None, date(2024, 1, 9)),
    (
        "AMMAN, Jan 10 (Petra) - Two drones flown from Syria were shot down on Monday night, Jordan said.",
        "SYR",
        None,
        date(2024, 1, 8),
        ANY,
    ),
    (
        "SEOUL, Jan 9 - Pyongyang fired six rockets into the sea.",
        ANY,
        ANY,
        date(2024, 1, 9),
        date(2024, 1, 9),
    ),
    ("On Jan 8 - a holiday - Iran fired six rockets on Erbil.", ANY, ANY, date(2024, 1, 8), date(2024, 1, 8)),
    ("Doha said a missile was shot down and that two drones were seen over Bahrain.", None, None, None, None),
    ("Sudan's army downed nine drones fired by the RSF at Khartoum.", "RSF", "Khartoum", None, None),
    ("The army in Riyadh said two drones were shot down.", None, None, None, None),
    ("Oman downed six missiles, with blasts heard in Dubai.", ANY, None, None, None),
    (
        "On Jan 8 Iran fired 90 missiles at Erbil in a raid far larger than the one on Jan 3.",
        "IRN",
        "Erbil",
        date(2024, 1, 8),
        date(2024, 1, 8),
    ),
    ("Iran fired 90 missiles, double the size of its raid on Jan 3.", "IRN", None, None, None),
    ("Riyadh said 16 drones were shot down: nine over Abha and seven over Jizan.", ANY, None, None, None),
    ("Riyadh said 16 drones were shot down, seven of them over Jizan.", ANY, None, None, None),
    ("The Chadian air force destroyed both drones that Sudan launched at Abeche.", "SDN", ANY, None, None),
]


@pytest.mark.parametrize("case", SETTINGS, ids=[case[0][:40] for case in SETTINGS])
def test_attacker_place_and_day(case):
    claim = find_claims(parse_article(case[0], title="Report", published=PUBLISHED))[0]
    found = (claim.attacker, claim.place, claim.earliest, claim.latest)
    assert found == tuple(got if want is ANY else want for got, want in zip(found, case[1:], strict=True))


# text, the attacker of each of its claims
ATTACKERS = [
    ("Russia said it downed 20 Ukrainian drones. Ukraine said it shot down 30 drones.", ["UKR", None]),
    ("Two Houthi drones were seen at dawn. Saudi Arabia said it shot down both drones.", ["Houthis"] * 2),
    ("Sudan's army shot down a drone of the Ethiopian air force.", ["ETH"]),
    ("Baku said it had downed a drone belonging to Armenia.", ["ARM"]),
    ("The Houthis said they fired three missiles at Eilat.", ["Houthis"]),
    ("The Houthi spokesman said the rebels had fired three missiles.", ["Houthis"]),
    ("The Indian army said militants fired 12 rockets.", [None]),
    ("Seven drones were shot down by US jets, the Pentagon said.", [None]),
    ("“They launched 100 drones at us,” President Volodymyr Zelenskyy said.", [None]),
    ("Pyongyang fired three rockets. Japan said it counted four.", ["PRK", "PRK"]),
    ("Saudi Arabia said it shot down three drones launched from Yemen by the Houthis.", ["Houthis"]),
    ("Doha said two missiles fired from Yemen were shot down.", ["YEM"]),
    (
        "Riyadh stopped a missile launched by the Houthi militia. Saudi Arabia said it shot down two drones.",
        ["Houthis", "Houthis"],
    ),
    ("Six shells were fired at a Thai village. Thailand fired 20 shells, Phnom Penh said.", [None, "THA"]),
    ("Iran fired two missiles. Baku said four of its drones were shot down by Armenia.", ["IRN", "AZE"]),
    ("Hamas and Islamic Jihad wait. Nine rockets were fired from Gaza.", ["PSE"]),
    ("Hamas waits. Nine rockets were fired from Gaza.", ["Hamas"]),
    ("Palestinians fired 12 rockets at Sderot.", ["PSE"]),
    ("India saw 20 drones in its sky. Two of them were shot down.", [None]),
]


@pytest.mark.parametrize(("text", "attackers"), ATTACKERS, ids=[case[0][:40] for case in ATTACKERS])
def test_nobody_intercepts_his_own(text, attackers):
    claims = find_claims(parse_article(text, title="Report", published=PUBLISHED))
    assert [claim.attacker for claim in claims] == attackers


# text, bounds of the claims after the first sentence
NUMBERS = [
    ("Iran fired missiles. A diplomat put the number launched at between 24 and 30.", [(24, 30)]),
    ("Iran fired missiles. The army put the number of missiles intercepted at 12.", [(12, 12)]),
    ("Seoul said 23 missiles were fired. Japan put the number at 20.", [(20, 20)]),
    ("Seoul said 23 missiles were fired. Japan put the number of missiles at 20.", [(20, 20)]),
    ("Seoul said 23 missiles were fired. Japan put the number of dead at 20.", []),
    ("Israel counts Hezbollah's missiles. An official put the number at 100,000.", []),
    ("Iran fired at least 30 missiles. All but three were intercepted.", [(27, None)]),
]


@pytest.mark.parametrize(("text", "bounds"), NUMBERS)
def test_numbers_put_at(text, bounds):
    claims = find_claims(parse_article(text, title="Report", published=PUBLISHED))
    assert [(claim.low, claim.high) for claim in claims if claim.sentence > 1] == bounds


# text, how many hit
HITS = [
    ("Jordan downed 20 of 32 rockets. Syria said 12 hit their targets.", [12]),
    ("Oman said two of the three missiles were downed. The Houthis said all three had hit.", [3]),
    ("Jordan downed 20 of 32 rockets. Some 12 hit the beaches on Sunday.", []),
    ("Iran fired 16 missiles, 11 of which struck the base. Two of them hit Erbil.", [11, 2]),
    ("Sudan's army shot down six drones, it said, and four others had hit a dam.", [4]),
]


@pytest.mark.parametrize(("text", "hits"), HITS)
def test_a_bare_count_that_hit_its_target(text, hits):
    claims = find_claims(parse_article(text, title="Report", published=PUBLISHED))
    assert [claim.low for claim in claims if claim.measure == "hit"] == hits


# text, the interceptor of each of its claims
INTERCEPTORS = [
    ("Jordan said it had shot down nine drones.", ["JOR"]),
    ("Riyadh said Saudi air defences intercepted and destroyed two missiles.", ["SAU"]),
    ("Three drones were shot down by French jets, Paris said.", ["FRA"]),
    ("The Houthis claimed to have shot down a drone.", ["Houthis"]),
    ("The ministry in Baku said its units had downed four drones.", ["AZE"]),
    ("Pakistan said India had intercepted 11 drones.", ["IND"]),
    ("Baku said four of its drones were shot down on Monday by Armenia.", ["ARM"]),
    ("Kuwait said two drones were shot down.", [None]),
    ("The US and Britain shot down 100 drones.", [None]),
    ("Oman said its frigates and British ships shot down 20 drones.", [None]),
    ("Iran's attack failed, and air defences downed 12 drones.", [None]),
    ("Two missiles were fired by Iran, Qatar said.", [None]),
]


@pytest.mark.parametrize(("text", "forces"), INTERCEPTORS, ids=[case[0][:40] for case in INTERCEPTORS])
def test_who_intercepted(text, forces):
    claims = find_claims(parse_article(text, title="Report", published=PUBLISHED))
    assert [claim.interceptor for claim in claims] == forces
    assert not any(claim.attacker == claim.interceptor for claim in claims if claim.interceptor)


def test_what_two_countries_forces_downed_are_two_incidents():
    text = (
        "Jordan said it shot down nine drones fired by Iran. French jets shot down three drones, Paris said."
    )
    claims = find_claims(parse_article(text, title="Report", published=PUBLISHED))
    assert [claim.incident for claim in claims] == [0, 1]


def test_rivals_share_an_incident_and_other_attacks_do_not():
    text = (
        "Hezbollah fired 60 rockets at Safed on Monday, the Israeli army said. Hezbollah said it had fired 80"
        " rockets on Monday. On Sunday it had fired 12 rockets at Metula, the army said."
    )
    claims = find_claims(parse_article(text, title="Report", published=PUBLISHED))
    assert [(c.low, c.incident) for c in claims] == [(60, 0), (80, 0), (12, 1)]


def test_a_total_is_worded_whole():
    claims = find_claims(parse_article("A total of 48 rockets were fired, Baku said.", title="Report"))
    assert [claim.value_text for claim in claims] == ["A total of 48"]


def test_weapon_and_value_are_worded_apart():
    claims = find_claims(parse_article("Five of the six ballistic missiles were shot down.", title="Report"))
    assert [(c.value_text, c.weapon_text) for c in claims] == [
        ("Five", "ballistic missiles"),
        ("six", "ballistic missiles"),
    ]


@pytest.mark.parametrize(
    "unit", ["12 drones ", "shot down five ", "a missile, ", "the army said it ", "of them "]
)
def test_time_grows_with_length(unit):
    def measure(times):
        article = parse_article(unit * times, title="Report")
        start = time.process_time()
        find_claims(article)
        return time.process_time() - start

    measure(10)
    assert measure(1_600) < 8 * 3 * measure(200) + 0.3
