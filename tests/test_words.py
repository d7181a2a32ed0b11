"""How a text is cut into words."""

import time
from datetime import date

import pytest

from analysis.article import parse_article
from analysis.words import split_words, words_of

CUTS = [
    ("points", "U.S. forces at 5 p.m. in D.C", "U.S.|forces|at|5|p.m.|in|D.C"),
    ("points and hyphens", "the U.S.-led force - ours", "the|U.S.-led|force|-|ours"),
    ("initial", "Gen. J. Doe left", "Gen|.|J.|Doe|left"),
    ("hyphens", "a Kh-101 and twenty-three T-72s", "a|Kh-101|and|twenty-three|T-72s"),
    ("apostrophes", "Mali's and rebels' o’clock", "Mali's|and|rebels|'|o’clock"),
    ("slashes and ampersands", "and/or AT&T", "and/or|AT&T"),
    ("numbers", "1,200 shells, 4.5 tonnes, 155mm", "1,200|shells|,|4.5|tonnes|,|155mm"),
    ("no thousands", "in 2015,20 fell", "in|2015|,|20|fell"),
    ("ranges", "3-5 and 12–14", "3-5|and|12–14"),
    ("dates and times", "9/11, 24.02.2022, 10:45", "9/11|,|24.02.2022|,|10:45"),
    ("money and shares", "$12 and 3%", "$|12|and|3|%"),
    ("a blank forgotten", "They left.The army stayed", "They|left|.|The|army|stayed"),
    ("other letters", "Łódź and Баку", "Łódź|and|Баку"),
    ("nothing", " \n ", ""),
]


@pytest.mark.parametrize(("name", "text", "words"), CUTS, ids=[case[0] for case in CUTS])
def test_cuts(name, text, words):
    assert "|".join(word.text for word in split_words(text)) == words


def test_offsets_count_in_the_whole_text():
    text = "A headline\n\nMali’s army left."
    words = split_words(text, 12, len(text) - 1)
    assert [text[word.start : word.end] for word in words] == ["Mali’s", "army", "left"]
    assert words[0].lower == "mali's"


def test_an_article_is_cut_once():
    article = parse_article("Talks failed\n\nShells fell. Troops left.", published=date(2024, 1, 1))
    sentence = article.sentences[1]
    assert [word.text for word in words_of(article, sentence)] == ["Shells", "fell", "."]
    assert words_of(article, sentence) is words_of(article, sentence)


@pytest.mark.parametrize("unit", ["a.", "A.", "a-", "1,", "1,000,", "1.", "1-", "a&", "'", "x'y", "a/b/"])
def test_time_grows_in_step_with_length(unit):
    def measure(times):
        spent = []
        for _ in range(3):
            start = time.process_time()
            split_words(unit * times)
            spent.append(time.process_time() - start)
        return min(spent)

    assert measure(16_000) < 8 * 3 * measure(2_000) + 0.1
