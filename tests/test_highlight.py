"""The marked article: every span is marked, links work both ways, nothing from outside is markup."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from frames import make_claims, make_steps

from analysis import highlight
from analysis.article import parse_article
from analysis.tables import Tables

ARTICLE = parse_article(
    'Shelling <b>resumes</b>\n\nOn Friday Northland shelled "Eastport" & Southland said it shot down 3 of 4.',
    name="shelling",
)


def span(words, **cells):
    start = ARTICLE.text.index(words)
    return {"article": "shelling", "start": start, "end": start + len(words)} | cells


def make_spans(*rows):
    return pd.DataFrame(list(rows), columns=["article", "start", "end"])


def make_tables(**frames):
    empty = {name: make_spans() for name in ("sentences", "steps", "claims", "dates", "sources")}
    return Tables(**empty | frames)


@pytest.fixture
def marked():
    headline = ARTICLE.text.index("Shelling")
    return highlight.mark_article(
        ARTICLE,
        make_tables(
            steps=make_steps(span("Northland shelled", tellings=f"{headline}:{headline + 8}")),
            claims=make_claims(span("Southland said it shot down 3 of 4")),
            dates=make_spans(span("Friday"), {"article": "another", "start": 0, "end": 3}),
            sources=make_spans(span("Southland"), span("<b>resumes</b>")),
        ),
    )


class Reader(HTMLParser):
    """Collects the text of the article as a browser shows it, without the numbers."""

    def __init__(self):
        super().__init__()
        self.text, self.open, self.titles = "", [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag == "mark":
            self.titles.append(dict(attrs).get("title"))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "div" in self.open and "sup" not in self.open:
            self.text += data


def read(html):
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return reader


def test_text_is_shown_as_it_is(marked):
    assert read(marked.html).text == ARTICLE.text


def test_markup_in_the_article_is_escaped(marked):
    assert "<b>" not in marked.html
    assert "&lt;b&gt;resumes&lt;/b&gt;</mark>" in marked.html
    assert "&quot;Eastport&quot; &amp; " in marked.html


def test_overlapping_spans_name_each_row(marked):
    titles = read(marked.html).titles
    assert "claim 1, source 1" in titles
    assert titles.count("step 1") == 2  # its two tellings


def test_row_of_another_article_is_not_marked(marked):
    assert "date 2" not in marked.html


def test_rows_link_to_the_text_and_back(marked):
    table = highlight.link_rows(make_steps(span("Northland shelled")), "step", ["actor", "evidence"])
    assert re.findall(r'<a id="text-step-1" href="#row-step-1"', marked.html)
    assert re.findall(r'<a id="row-step-1" href="#text-step-1"', table.html)


def test_cells_are_escaped_and_days_are_short():
    rows = make_steps({"article": "x", "actor": "<i>", "earliest": "2024-03-05"})
    table = highlight.link_rows(rows, "step", ["actor", "earliest", "latest"])
    assert ">&lt;i&gt;</td>" in table.html
    assert ">2024-03-05<" in table.html
    assert ">\u2013<" in table.html


def test_article_without_rows_is_its_text():
    assert read(highlight.mark_article(ARTICLE, make_tables()).html).text == ARTICLE.text


def test_several_articles_share_one_key(marked):
    both = highlight.mark_articles([ARTICLE, ARTICLE], make_tables())
    assert both.html.count("Marked:") == 1
    assert both.html.count("<section") == 2


def test_no_formula_is_made_of_dollars():
    from analysis.prose import escaped, plain

    assert escaped("$5 < \\x") == "<span>&#36;</span>5 &lt; <span>&#92;</span>x"
    assert plain("$5 *b*") == "<span>&#36;</span>5 \\*b\\*"
