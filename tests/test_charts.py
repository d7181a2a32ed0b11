"""Every figure is drawn and its text measured: nothing overlaps, nothing is cut off, colours stand out."""

from datetime import date, timedelta
from itertools import combinations, pairwise
from urllib.parse import unquote

import pytest
from frames import claim, make_claims, make_steps, step
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import charts, figure, interceptions, timeline
from analysis.compare import compare
from analysis.prose import each

pytestmark = pytest.mark.filterwarnings("error:::analysis")

LONG = "the United Liberation Front of the Northern and Southern Highlands (Reconstituted)"


def spread(number, every):
    """Return steps with one day each, `every` days apart, of three actors in turn."""
    start = date(2023, 11, 28)
    return make_steps(
        *(
            step(
                day=(start + timedelta(days=every * i)).isoformat(),
                actor=("Northland", "Southland", LONG)[i % 3],
                quad_class=[*timeline.QUADS, None][i % 5],
                date_rule=("stated weekday", "inferred paragraph")[i % 2],
            )
            for i in range(number)
        )
    )


TIMELINES = {
    "no step": make_steps(),
    "one step": make_steps(step(day="2024-03-05")),
    "two steps of one day": make_steps(step(day="2024-03-05"), step(day="2024-03-05", recipient=LONG)),
    "twelve days": spread(12, 1),
    "sixty steps over two years": spread(60, 12),
    "sixty steps of one day": spread(60, 0),
    "burst and a far day": make_steps(
        step(day="2024-11-19"),
        step(day="2024-11-20"),
        step(day="2025-01-20", status="future", instrument=LONG),
    ),
    "a hundred days and two far ones": make_steps(
        *(step(day=(date(2023, 3, 1) + timedelta(days=i)).isoformat()) for i in range(0, 100, 9)),
        step(day="2024-06-30"),
        step(day="2030-01-01"),
    ),
    "a day and a hundred far ones": make_steps(
        step(day="2021-08-15"),
        *(step(day=(date(2023, 3, 1) + timedelta(days=i)).isoformat()) for i in range(0, 50, 3)),
    ),
    "nine days and a far one": make_steps(
        *(step(day=f"2024-03-0{i}") for i in range(1, 10)), step(day="2024-07-01")
    ),
    "three far days": make_steps(step(day="2020-02-29"), step(day="2022-02-24"), step(day="2024-12-31")),
    "intervals": make_steps(
        step(earliest="2024-01-01", latest="2024-12-31", grain="year"),
        step(earliest="2024-11-19", latest="2024-11-20", actor=None),
        step(day="2024-06-01", recipient=None),
    ),
    "nothing dated": make_steps(
        step(), step(latest="2024-11-20"), step(earliest="2024-11-02", actor=LONG, recipient=LONG)
    ),
    "nothing named": make_steps(step(actor=None, recipient=None, instrument=None, quad_class=None)),
    "strange words": make_steps(step(day="2024-03-05", actor="$x_1$ \u6f22\n<b>&", recipient="w" * 300)),
}

CLAIMS = {
    "no claim": make_claims(),
    "two rivals": make_claims(
        claim("Southland", "launched", 6),
        claim("Southland", "intercepted", 5),
        claim("Northern officers", "launched", 8),
        claim("Northern officers", "intercepted", 2),
    ),
    "six claimants": make_claims(
        *(claim(f"{LONG} {i}", "launched", 3 + i) for i in range(6)),
        *(claim(f"{LONG} {i}", "intercepted", i) for i in range(4)),
    ),
    "three weapons": make_claims(claim("Southland", "launched", 3), claim("Southland", "intercepted", 0)),
    "forty weapons": make_claims(claim("Southland", "launched", 40), claim("Southland", "intercepted", 39)),
    "seven hundred weapons": make_claims(
        claim("Southland", "launched", 700),
        claim("Southland", "intercepted", 540, 610),
        claim("Northland", "launched", 500, None),
    ),
    "bounds": make_claims(
        claim("Southland", "launched", 5, None),
        claim("Northland", "launched", None, 10),
        claim("A", "launched", 4, 7),
        claim("A", "intercepted", 1, 2),
        claim("B", "intercepted", 2, None),
        claim("C", "launched", 9),
        claim("C", "intercepted", 3, None),
    ),
    "open end on the longest row": make_claims(
        claim("Southland", "launched", 20, None), claim("Northland", "launched", 4)
    ),
    "missing": make_claims(
        claim(None, "launched", 4, attacker=None, weapon=None, place=None, earliest=None, latest=None),
        claim("Northland", "intercepted", 3),
    ),
    "three attacks": make_claims(
        *(claim("Southland", "launched", 4 * i, incident_id=f"i-{i}") for i in (1, 2, 30)),
        claim("Northland", "launched", 5, incident_id="i-1"),
    ),
}

PICTURES = {f"timeline, {name}": (charts.timeline, table) for name, table in TIMELINES.items()} | {
    f"claims, {name}": (charts.interceptions, table) for name, table in CLAIMS.items()
}


@pytest.fixture(params=PICTURES, scope="module")
def picture(request):
    draw, table = PICTURES[request.param]
    return draw(table)


@pytest.fixture(scope="module")
def boxes(picture):
    """Each text of the picture with its box, drawn once for all tests."""
    canvas = FigureCanvasAgg(picture.figure)
    canvas.draw()
    texts = [text for text in picture.figure.axes[0].texts if text.get_text().strip()]
    return [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in texts]


def overlap(one, other):
    return (
        min(one.x1, other.x1) - max(one.x0, other.x0) > 1
        and min(one.y1, other.y1) - max(one.y0, other.y0) > 1
    )


def test_no_text_overlaps(boxes):
    touching = [(a, b) for (a, box), (b, other) in combinations(boxes, 2) if overlap(box, other)]
    assert not touching


def test_no_text_is_cut_off(picture, boxes):
    frame = picture.figure.bbox
    outside = [
        words
        for words, box in boxes
        if box.x0 < frame.x0 or box.x1 > frame.x1 or box.y0 < frame.y0 or box.y1 > frame.y1
    ]
    assert not outside


def test_no_mark_lies_under_text(picture, boxes):
    marks = [line for line in picture.figure.axes[0].lines if line.get_marker() not in ("None", "", None)]
    hidden = []
    for mark in marks:
        x, y = mark.get_transform().transform(mark.get_xydata())[0]
        half = mark.get_markersize() / 2 / 72 * picture.figure.dpi
        for words, box in boxes:
            if box.x0 - half < x < box.x1 + half and box.y0 < y < box.y1:
                hidden.append(words)
    assert not hidden


def test_no_bar_lies_under_text(picture, boxes):
    bars = [patch.get_window_extent() for patch in picture.figure.axes[0].patches if patch.get_width() > 0]
    assert [text for text, box in boxes for bar in bars if overlap(box, bar)] == []


def test_text_stays_legible(picture):
    assert all(text.get_fontsize() >= 8 for text in picture.figure.axes[0].texts)


def test_alternative_text_differs_from_caption(picture):
    assert picture.alt
    assert "\n" not in picture.alt
    assert picture.alt != picture.caption


@pytest.mark.parametrize("name", ["timeline, burst and a far day", "claims, seven hundred weapons"])
def test_same_table_gives_same_bytes(name):
    draw, table = PICTURES[name]
    assert draw(table).svg() == draw(table).svg()


def test_picture_shows_as_html_and_as_alternative_text():
    shown = charts.timeline(TIMELINES["strange words"])._repr_mimebundle_()
    assert set(shown) == {"text/html", "text/plain"}
    assert "<b>" not in shown["text/html"]
    source = shown["text/html"].partition('src="data:image/svg+xml,')[2].partition('"')[0]
    assert unquote(source.replace("\n", "")).startswith("<svg ")
    assert "&lt;b&gt;" in shown["text/html"].partition("<figcaption>")[0]


def test_picture_saves_as_svg_and_png(tmp_path):
    picture = charts.timeline(TIMELINES["one step"])
    picture.save(tmp_path / "one.svg")
    picture.save(tmp_path / "one.png")
    assert (tmp_path / "one.svg").read_text(encoding="utf-8") == picture.svg()
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="'xyz' is not supported"):
        picture.save(tmp_path / "one.xyz")


# -- colours ----------------------------------------------------------------------------------------


def luminance(color):
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(color, other=figure.PAPER):
    low, high = sorted([luminance(color), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "color",
    [sign.color for sign in (*timeline.QUADS.values(), timeline.OTHER, *interceptions.FATES.values())],
)
def test_marks_stand_out_from_the_paper(color):
    assert contrast(color) >= 3


@pytest.mark.parametrize("color", [figure.INK, figure.MUTED])
def test_text_stands_out_from_the_paper(color):
    assert contrast(color) >= 4.5


# -- where things are placed -----------------------------------------------------------------------


def labels(picture):
    return [text.get_text() for text in picture.figure.axes[0].texts]


def test_far_days_are_cut_and_the_axis_says_so():
    words = labels(charts.timeline(TIMELINES["burst and a far day"]))
    assert "60 days" in words
    assert "not shown" in words


def test_even_days_are_not_cut():
    assert "not shown" not in labels(charts.timeline(TIMELINES["sixty steps over two years"]))


@pytest.mark.parametrize(
    ("claimed", "runs"),
    [
        ([("launched", 6, 6), ("intercepted", 5, 5)], [("intercepted", 1, 5), ("through", 6, 6)]),
        (
            [("launched", 9, 9), ("intercepted", 5, 7)],
            [("intercepted", 1, 5), ("perhaps", 6, 7), ("through", 8, 9)],
        ),
        ([("launched", 6, 8)], [("launched", 1, 6), ("more", 7, 8)]),
        ([("launched", 5, None)], [("launched", 1, 5), ("open end", 6, 6)]),
        ([("launched", None, 10)], [("more", 1, 10)]),
        ([("intercepted", 3, 3)], [("intercepted", 1, 3)]),
        ([("intercepted", 2, None)], [("intercepted", 1, 2), ("open end", 3, 3)]),
        ([("launched", 9, 9), ("intercepted", 3, None)], [("intercepted", 1, 3), ("perhaps", 4, 9)]),
        ([("launched", 4, 4), ("intercepted", 0, 0)], [("through", 1, 4)]),
        ([("launched", 6, 6), ("hit", 2, None)], [("launched", 1, 4), ("through", 5, 6)]),
        ([("hit", 2, 2)], [("through", 1, 2), ("open end", 3, 3)]),
    ],
)
def test_claim_is_laid_out_as_what_it_is(claimed, runs):
    claims = make_claims(*(claim("Southland", *figure) for figure in claimed))
    assert interceptions.lay_out_claim(next(each(compare(claims)))) == runs


def test_what_did_not_happen_points_nowhere():
    words = labels(charts.timeline(make_steps(step(status="negation"), step())))
    assert "Northland strikes Southland: rockets (not done)" in words
    assert "\u2191 Northland strikes Southland: rockets" in words
    assert timeline.UNDONE.words in words


def test_key_tells_what_hollow_marks_mean():
    assert "day inferred or open" in labels(charts.timeline(make_steps(step())))


def lay_out(*spans):
    return timeline.lay_out_axis([tuple(date(*day).toordinal() for day in span) for span in spans])


def test_no_days_are_left_out_under_a_bar():
    first, last = [(2024, 3, 1)] * 2, [(2024, 12, 30)] * 2
    assert [hidden for _, hidden in lay_out(first, last).breaks] == [303]
    assert lay_out(first, ((2024, 3, 2), (2024, 12, 29)), last).breaks == []


def test_two_days_never_share_a_place():
    axis = lay_out(*([day] * 2 for day in [(2015, 3, 26), (2024, 1, 12), (2024, 1, 13), (2025, 3, 15)]))
    xs = [*axis.days.values()]
    assert min(after - before for before, after in pairwise(xs)) >= timeline.NEAREST
    assert xs[-1] - xs[0] <= timeline.AXIS + 1e-6


def test_a_wide_bound_does_not_stretch_the_axis():
    """ "In 2022" stands below, and the two days beside each other; beside years it is a bar."""
    year = step(earliest="2022-01-01", latest="2022-12-31", grain="year")
    near = make_steps(year, step(day="2023-03-14"), step(day="2023-03-15"))
    assert [*timeline.find_placed(near)] == [False, True, True]
    assert "1 January to 31" in labels(charts.timeline(near))
    assert [*timeline.find_placed(make_steps(year, step(day="2019-03-14"), step(day="2024-03-15")))] == [
        True
    ] * 3


def test_key_tells_marks_from_bars_of_one_meaning(monkeypatch):
    keys = []
    monkeypatch.setattr(figure.Sheet, "key", lambda sheet, signs: keys.extend(sign.words for sign in signs))
    claims = make_claims(claim("A", "launched", 6), claim("A", "launched", 300, incident_id="i-2"))
    interceptions.draw_interceptions(figure.new_figure(), compare(claims))
    assert keys == ["launched, fate not stated", "launched, fate not stated, as bar"]
