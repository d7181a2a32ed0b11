import pytest

from analysis.sentences import MAX_LENGTH, split_sentences

# The sentences, joined by "|", that each text must fall into.
CASES = [
    ("stops", "Talks failed. Shelling resumed at dawn! Who fired first?", 3),
    ("title before a name", "Lt. Gen. Amir Khan spoke. Mr. Lee did not.", 2),
    ("initials", "John F. Smith and J. Doe met in the U.S. capital.", 1),
    ("dotted country at the end", "The fleet belongs to the U.S. The ministry denied it.", 2),
    ("dotted country within", "A U.S. Navy destroyer turned back.", 1),
    ("month", "On Nov. 19 the bridge fell. It was rebuilt by Feb. 2020.", 2),
    ("quote", "“We will answer.” The minister left.", 2),
    ("number with stop", "The index rose 3.5 points. No. 4 followed.", 2),
    ("no as an answer", "The answer was no. Fighting went on.", 2),
    ("wrapped lines", "The convoy crossed the river at\nnight. It met no fire.", 2),
    ("a line a paragraph", "The convoy crossed the river.\nIt met no fire.", 2),
    ("items of a list", "- Monday: a raid\n- Tuesday: a truce\n* Wednesday: talks", 3),
    ("numbered items", "The plan:\n1. Stop firing\n2. Exchange prisoners", 3),
    ("rows of a table", "| Side | Fired |\n| A | 100 |\n| B | 90 |", 3),
    ("a dash in a wrapped line", "The convoy crossed the river\n-- by night.", 1),
    ("ellipsis", "They waited… Then the siren began.", 2),
]


@pytest.mark.parametrize(("name", "text", "count"), CASES, ids=[case[0] for case in CASES])
def test_split(name, text, count):
    sentences = list(split_sentences(text))
    assert [text[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    assert len(sentences) == count


def test_paragraphs_are_numbered():
    text = "Headline\n\nFirst. Second.\n\nThird."
    assert [(s.index, s.paragraph) for s in split_sentences(text)] == [(0, 0), (1, 1), (2, 1), (3, 2)]


def test_long_line_without_stop_is_a_paragraph():
    text = "word " * 30 + "end\nThe next line"
    assert [s.paragraph for s in split_sentences(text)] == [0, 1]


@pytest.mark.parametrize("unit", ["a", "a ", "A. ", "“", ". ", "\n", "..."])
def test_endless_text_is_cut(unit):
    text = unit * 20_000
    sentences = list(split_sentences(text))
    assert all(s.end - s.start <= MAX_LENGTH for s in sentences)
    assert "".join(s.text for s in sentences).replace(" ", "").replace("\n", "") == text.replace(
        " ", ""
    ).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Raids:\n- Monday: two ships left\n- Tuesday: one came\nback to port",
            ["Raids:", "- Monday: two ships left", "- Tuesday: one came\nback to port"],
        ),
        (
            "| Side | Fired |\n| --- | --- |\n| Navy | 40 |",
            ["| Side | Fired |", "| --- | --- |", "| Navy | 40 |"],
        ),
        ("1) Shells fell\n2) Guns fired", ["1) Shells fell", "2) Guns fired"]),
        (
            "The fleet left the port of Aden\n- its last - on Friday",
            ["The fleet left the port of Aden\n- its last - on Friday"],
        ),
    ],
    ids=["bullets", "table", "numbered", "one dash at a wrapped line"],
)
def test_items_of_a_list_are_apart(text, sentences):
    assert [sentence.text for sentence in split_sentences(text)] == sentences
