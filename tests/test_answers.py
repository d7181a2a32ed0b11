"""Words and checks made from tables: right for the usual rows, for odd ones, and for none."""

from datetime import date

import pandas as pd
import pytest
from frames import claim, make_claims, make_steps, step

from analysis import answers, prose
from analysis.article import parse_article
from analysis.checks import check_calendar
from analysis.compare import agree, compare
from analysis.prose import each
from analysis.tables import Tables, extract_tables


def check(text):
    """Return what the calendar check holds of an article of 8 March 2024: (words, against, fits) in a row."""
    article = parse_article(f"Headline\n\n{text}", published=date(2024, 3, 8))
    checked = check_calendar([article], extract_tables(article).dates)
    return [(row.words, row.against, row.fits) for row in each(checked.astype({"fits": object}))]


# -- checks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("On Tuesday, 5 March, Iran fired.", [("Tuesday, 5 March", "a Tuesday", True)]),
        ("On Friday, March 5, 2024, Iran fired.", [("Friday, March 5, 2024", "a Tuesday", False)]),
        ("On Friday, 5 March, Iran fired.", [("Friday, 5 March", "a Tuesday in 2024", False)]),
        ("Iran fired on Tuesday (March 5).", [("Tuesday", "\u201cMarch 5\u201d beside it, a Tuesday", True)]),
        ("Iran fired on March 5, a Friday.", [("Friday", "\u201cMarch 5\u201d beside it, a Tuesday", False)]),
        ("Iran fired on Monday, 3 June 2019.", [("Monday, 3 June 2019", "a Monday", True)]),
        ("Iran fired on Tuesday.", []),
        ("Iran fired on Monday and on 5 March.", []),
        ("Iran fired on Tuesday the 5th.", []),
    ],
)
def test_weekday_is_held_against_an_explicit_day_only(text, checks):
    """A date that was found by its weekday would always fit it."""
    assert check(text) == checks


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        (
            "Russia fired on Thursday, the 743rd day of the war.",
            [
                (
                    "the 743rd day of the war",
                    "\u201cThursday\u201d beside it; day 1 was 24 February 2022",
                    True,
                )
            ],
        ),
        (
            "Russia fired on Wednesday, the 743rd day of the war.",
            [
                (
                    "the 743rd day of the war",
                    "\u201cWednesday\u201d beside it; day 1 was 24 February 2022",
                    False,
                )
            ],
        ),
        (
            "On the 743rd day of the war Russia fired at Ukraine.",
            [("the 743rd day of the war", "day 1 was 24 February 2022", None)],
        ),
    ],
)
def test_counted_day_is_held_against_the_day_beside_it(text, checks):
    assert [(*row[:2], None if pd.isna(row[2]) else row[2]) for row in check(text)] == checks


# -- labels -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ({"actor": "UKR", "recipient": "RUS"}, "Ukraine strikes Russia: rockets"),
        ({"actor": None, "recipient": "RUS"}, "Strike on Russia: rockets"),
        ({"actor": None, "recipient": None}, "Strike: rockets"),
        ({"recipient": None, "status": "negation"}, "Northland carries out a strike: rockets (not done)"),
        ({"actor": "Houthis"}, "Houthis strike Southland: rockets"),
        ({"actor": "Border Forces", "recipient": None}, "Border Forces carry out a strike: rockets"),
        ({"actor": "Hamas"}, "Hamas strikes Southland: rockets"),
        (
            {
                "event": "THREATEN",
                "mode": None,
                "instrument": None,
                "evidence": 'it would "never yield"',
                "action": "would",
            },
            "Northland threatens Southland: would never yield",
        ),
        ({"mode": "drone", "instrument": "drones"}, "Northland sends drones at Southland"),
        (
            {"instrument": "two jets", "action": "had shot down two jets"},
            "Northland shoots down aircraft of Southland: two jets",
        ),
        (
            {"action": "shells rained down on the port"},
            "Northland strikes Southland: rockets",
        ),
        (
            {
                "event": "ACCUSE",
                "mode": "disapprove",
                "instrument": None,
                "evidence": "called it a \u2018plain threat",
                "action": "called",
            },
            "Northland condemns Southland: called it a plain threat",
        ),
        ({"event": "AID", "mode": None, "instrument": None}, "Northland gives military aid to Southland"),
        (
            {
                "event": "AGREE",
                "instrument": None,
                "evidence": "it vowed to free captives",
                "action": "vowed",
            },
            "Northland agrees with Southland: vowed to free captives",
        ),
        (
            {"instrument": "rockets " * 10 + "of the army"},
            "Northland strikes Southland: " + ("rockets " * 10).strip() + "\u2026",
        ),
        (
            {
                "event": "THREATEN",
                "instrument": None,
                "evidence": "threatened Southland",
                "action": "threatened",
            },
            "Northland threatens Southland",
        ),
        ({"status": "historical", "earliest": "2024-03-05"}, "Northland strikes Southland: rockets"),
        ({"status": "historical"}, "Northland strikes Southland: rockets (earlier)"),
        (
            {"event": "PROTEST", "mode": "unheard-of", "instrument": None},
            "Northland protests against Southland",
        ),
    ],
)
def test_label_of_a_step(cells, label):
    assert prose.step_label(next(each(make_steps(step(**cells))))) == label


def test_every_event_has_a_wording():
    from analysis.tables.columns import EVENTS

    for event in EVENTS:
        label = prose.step_label(next(each(make_steps(step(event=event, mode=None, context=None)))))
        assert ":: " not in label
        assert event.lower() + ":" not in label


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-11-19", "2024-11-19", "19 November 2024"),
        ("2024-11-19", "2024-11-20", "19 to 20 November 2024"),
        ("2024-10-30", "2024-11-02", "30 October to 2 November 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 to 2 January 2024"),
        (None, "2024-11-20", "on or before 20 November 2024"),
        ("2024-11-20", None, "on or after 20 November 2024"),
        (None, None, "date not stated"),
    ],
)
def test_days_in_words(earliest, latest, words):
    assert prose.days(pd.to_datetime(earliest), pd.to_datetime(latest)) == words


def test_words_from_outside_are_no_markup():
    assert prose.plain("a *b* [c](d) <e> & f\n# g") == r"a \*b\* \[c\]\(d\) &lt;e\> &amp; f \# g"


def test_caption_counts_what_was_done():
    steps = make_steps(step(), step(status="negation"), step(status="hypothetical", direction="neutral"))
    assert prose.timeline_caption(steps) == "One step (two more not done or only possible): 1 escalating."
    assert prose.timeline_title(steps) == "One step: Northland strikes Southland: rockets"


# -- titles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([], "The article tells of no step that one side takes"),
        ([step(day="2024-03-05")] * 2, "Both steps escalate; both fall on 5 March 2024"),
        (
            [step(day="2024-03-05"), step(day="2024-03-05"), step(direction="neutral")],
            "Of three steps, two escalate; two steps fall on 5 March 2024",
        ),
        (
            [step(status="hypothetical"), step(status="negation", day="2024-03-05")],
            "The article tells of no step that one side takes",
        ),
        ([step(day="2024-03-05"), step()], "Both steps escalate; one step falls on 5 March 2024"),
    ],
)
def test_timeline_title_is_the_finding(rows, title):
    assert prose.timeline_title(make_steps(*rows)) == title


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([], "The article gives no count of launches or interceptions"),
        ([claim("Southland", "launched", 1)], "Only one count. Southland: 1 missile launched"),
        (
            [claim("Southland", "launched", 24, None, value_text="dozens")],
            "Only one count. Southland: dozens of missiles launched",
        ),
        ([claim("Southland", "launched", 8)], "Only one count. Southland: 8 missiles launched"),
        (
            [
                claim("A", "launched", 6),
                claim("A", "intercepted", 5),
                claim("B", "launched", 8),
                claim("B", "intercepted", 2),
            ],
            "A: 5 of 6 missiles intercepted; B: 2 of 8",
        ),
        (
            [claim(who, "launched", n) for who, n in zip("ABC", (4, 4, 4), strict=True)],
            "Three claimants agree: 4 launched",
        ),
        (
            [claim(who, "launched", 24, None, value_text="dozens") for who in "AB"],
            "Two claimants agree: at least 24 launched",
        ),
        (
            [claim("A", "hit", 1, None), claim(None, "hit", 3)],
            "Only one claimant named. A: at least 1 missile not intercepted",
        ),
        ([claim("A", "launched", 4), claim("B", "intercepted", 3)], "Two claimants count different things"),
        (
            [
                claim("A", "launched", 4),
                claim("B", "launched", 5),
                claim("A", "launched", 9, incident_id="i-2"),
            ],
            "Two separate counts; on one of them claimants differ",
        ),
    ],
)
def test_claims_title_is_the_finding(rows, title):
    comparison = compare(make_claims(*rows))
    assert prose.interceptions_title(comparison, agree(comparison)).startswith(title)


# -- counts -----------------------------------------------------------------------------------------


def test_steps_are_counted_by_day_and_pair():
    steps = make_steps(
        step(day="2024-03-06"),
        step(day="2024-03-05"),
        step(day="2024-03-05"),
        step(actor=None, latest="2024-03-07"),
    )
    assert list(answers.count_steps(steps).itertuples(index=False, name=None)) == [
        ("5 March 2024", 2, "Northland 2"),
        ("6 March 2024", 1, "Northland 1"),
        ("on or before 7 March 2024", 1, "an actor not named 1"),
    ]
    assert answers.count_dyads(steps).to_dict("records") == [
        {"actor": "Northland", "recipient": "Southland", "material conflict": 3, "all": 3}
    ]


def test_what_was_not_done_has_no_direction_and_is_no_activity():
    """ "Northland did not strike" neither escalates nor makes Northland the most active."""
    steps = make_steps(
        step(actor="Southland", recipient="Northland"), step(status="negation"), step(status="hypothetical")
    )
    assert [*answers.describe_steps(steps).direction.fillna("")] == ["escalates", "", ""]
    article = parse_article("A quiet week\n\nNothing fell.", name="report")
    told = answers.answer_steps([article], Tables(*[steps] * 5)).markdown
    assert told.startswith("**One step: Southland strikes Northland")
    assert told.endswith("Most active: Southland (one of one).")
    assert answers.answer_certainty(Tables(*[steps] * 5)).markdown.endswith(": the only step.")
    assert answers.answer_sources(Tables(*[steps] * 5)).markdown.startswith("- One step:")


def test_steps_of_no_day_are_told_as_such():
    tables = Tables(*[make_steps(step(date_rule=None))] * 5)
    assert answers.answer_certainty(tables).markdown == "- No date: the only step."


def test_nothing_is_counted_of_nothing():
    assert answers.count_steps(make_steps()).empty
    assert answers.count_dyads(make_steps()).empty
