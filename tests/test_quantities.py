import time

import pytest

from analysis.quantities import find_counts

# (text, its counts as (low, high) or (low, high, low of total, high of total))
NUMBERS = [
    ("digits", "7 rockets fell", [(7, 7)]),
    ("thousands", "1,250 shells in a day", [(1250, 1250)]),
    ("words", "twenty-three drones and one missile", [(23, 23), (1, 1)]),
    ("long words", "one hundred and twenty rockets", [(120, 120)]),
    ("a hundred", "a hundred shells", [(100, 100)]),
    ("scale", "1.5 million shells", [(1_500_000, 1_500_000)]),
    ("dozen", "a dozen drones, two dozen rockets, half a dozen shells", [(12, 12), (24, 24), (6, 6)]),
    ("pair", "a pair of jets and a couple of drones", [(2, 2), (2, 2)]),
    ("dozens", "dozens of rockets", [(24, None)]),
    ("scores and hundreds", "scores of drones, hundreds of missiles", [(40, None), (200, None)]),
    ("tens of thousands", "tens of thousands of shells", [(20_000, None)]),
    ("several dozen", "several dozen rockets", [(24, None)]),
]
BOUNDS = [
    ("at least", "at least six missiles", [(6, None)]),
    ("more than", "more than 40 rockets", [(40, None)]),
    ("more than a dozen", "more than a dozen drones", [(12, None)]),
    ("over", "over 100 rockets", [(100, None)]),
    ("no fewer than", "no fewer than 15 shells", [(15, None)]),
    ("up to", "up to ten drones", [(None, 10)]),
    ("as many as", "as many as 1,200 shells", [(None, 1200)]),
    ("nearly", "nearly 200 missiles", [(None, 200)]),
    ("about", "about 30 drones, some 70 rockets", [(30, 30), (70, 70)]),
    ("stacked", "a total of at least 12 drones", [(12, None)]),
    ("between", "between 10 and 15 rockets", [(10, 15)]),
    ("to", "three to five rockets", [(3, 5)]),
    ("hyphen", "3-5 rockets", [(3, 5)]),
    ("hyphen and scale", "20-30 thousand shells", [(20_000, 30_000)]),
]
SHARES = [
    ("of the", "five of the six missiles", [(5, 5, 6, 6)]),
    ("out of", "34 out of 35 drones", [(34, 34, 35, 35)]),
    ("out of a total", "nine out of a total of 12", [(9, 9, 12, 12)]),
    ("open total", "71 of more than 100 missiles", [(71, 71, 100, None)]),
    ("open share", "at least four of its nine planes", [(4, None, 9, 9)]),
    ("all", "all 14 drones", [(14, 14, 14, 14)]),
    ("all of", "all of the 37", [(37, 37, 37, 37)]),
    ("all but", "all but two of the 30 rockets", [(28, 28, 30, 30)]),
    ("both", "both missiles", [(2, 2, 2, 2)]),
    ("neither", "neither rocket", [(0, 0, 2, 2)]),
    ("none", "none of the 105 missiles", [(0, 0, 105, 105)]),
    ("no share", "six of its missiles", [(6, 6)]),
]
NO_COUNTS = [
    ("names", "an F-16, an S-300, a Kh-101 and a Shahed-136"),
    ("dates", "on March 25 and 6 January 2024, on 9-11 June, and in 2019"),
    ("clock", "at 10:45, at 7 p.m. and at 6 am"),
    ("money", "for $12 and €40"),
    ("percentages", "3% and 40 percent"),
    ("decimals", "a magnitude of 4.5"),
    ("units in one word", "a 155mm gun, a 24-hour lull and a 12-year-old"),
    ("no one", "no one came"),
]


def shape(count):
    total = (count.of.low, count.of.high) if count.of else ()
    return (count.low, count.high, *total)


@pytest.mark.parametrize(
    ("name", "text", "counts"),
    NUMBERS + BOUNDS + SHARES,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_counts(name, text, counts):
    found = find_counts(text)
    assert [shape(count) for count in found[: len(counts)]] == counts
    assert all(text[count.start : count.end] == count.text for count in found)


@pytest.mark.parametrize(("name", "text"), NO_COUNTS, ids=[case[0] for case in NO_COUNTS])
def test_no_counts(name, text):
    assert find_counts(text) == []


@pytest.mark.parametrize("unit", ["1 ", "a ", "two-", "1,000", "of the ", "at least ", "hundred and ", "9-"])
def test_time_is_linear(unit):
    def measure(times):
        start = time.perf_counter()
        find_counts(unit * times)
        return time.perf_counter() - start

    measure(10)
    assert min(map(measure, [1_600] * 3)) < 8 * 3 * measure(200) + 0.1  # the least: no collector pause
