import os
from datetime import date, timedelta

import pytest

from analysis.article import ArticleError, parse_article, read_article, read_articles


@pytest.fixture
def write(tmp_path):
    def write(content, name="piece.md"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


# ------------------------------------------------------------------------------------------- shapes


def test_plain_text_has_its_headline_on_the_first_line(write):
    article = read_article(write("Fleet leaves port\nThe fleet left at dawn.\n"), published="2023-05-04")
    assert (article.title, article.published) == ("Fleet leaves port", date(2023, 5, 4))
    assert article.text == "Fleet leaves port\n\nThe fleet left at dawn.\n"
    assert [s.text for s in article.sentences] == ["Fleet leaves port", "The fleet left at dawn."]


def test_header_gives_title_and_day(write):
    path = write("---\ntitle: Fleet leaves\npublished: 2023-05-04\n---\n\nThe fleet left.\n")
    article = read_article(path)
    assert (article.name, article.title, article.published) == ("piece", "Fleet leaves", date(2023, 5, 4))
    assert article.text == "Fleet leaves\n\nThe fleet left.\n"


def test_blanks_behind_the_lines_of_a_header(write):
    article = read_article(write("---  \ntitle: Fleet leaves\n--- \nThe fleet left."))
    assert article.text == "Fleet leaves\n\nThe fleet left.\n"


def test_argument_overrides_the_header(write):
    path = write("---\ntitle: A\npublished: 2023-05-04\n---\nBody.")
    assert read_article(path, published=date(2024, 1, 1)).published == date(2024, 1, 1)


@pytest.mark.parametrize("published", [date.today() + timedelta(days=2), "2999-01-01"])
def test_day_yet_to_come_is_refused_in_header_and_argument(write, published):
    header = write(f"---\npublished: {published}\n---\nBody.", "header.md")
    for path, given in ((header, None), (write("Body."), published)):
        said = rf"{path.name}: .* {published}, is yet to come; correct it\.$"
        with pytest.raises(ArticleError, match=said):
            read_article(path, given)


def test_day_may_be_tomorrow_where_the_sun_rises_first(write):
    tomorrow = date.today() + timedelta(days=1)
    assert read_article(write(f"---\npublished: {tomorrow}\n---\nBody.")).published == tomorrow


def test_day_may_be_missing(write):
    assert read_article(write("Title\n\nBody.")).published is None


def test_saved_page(write):
    body = "".join(f"<p>The ministry of {n} said that the border post had been shelled.</p>" for n in "ABCD")
    html = (
        "<html><head><title>Border post shelled</title>"
        '<meta property="article:published_time" content="2023-05-04T10:00:00Z"></head>'
        f"<body><nav>Menu Home Login</nav><article><h1>Border post shelled</h1>{body}"
        "<figure><img src='x'><figcaption>Rubble. Photo: Agency</figcaption></figure></article></body></html>"
    )
    article = read_article(write(html, "page.html"))
    assert article.published == date(2023, 5, 4)
    assert article.title == "Border post shelled"
    assert "Login" not in article.text
    assert "Photo" not in article.text
    assert len(article.sentences) == 5


OTHER_DAYS = [
    '<a href="/2022/03/04/other.html">More</a>',
    "<footer>© 2021 The Courier</footer>",
    "<p>The post was built on 3 June 2019.</p>",
]


@pytest.mark.parametrize("other", OTHER_DAYS)
def test_a_page_is_not_dated_by_other_days_on_it(write, other):
    body = "".join(f"<p>The ministry of {n} said that the border post had been shelled.</p>" for n in "ABCD")
    page = (
        f"<html><head><title>Post shelled</title></head><body><article>{body}</article>{other}</body></html>"
    )
    assert read_article(write(page, "page.html")).published is None


# ---------------------------------------------------------------------------------------- encodings

TEXT = "Título — “mine”\n\nÓrdenes dadas.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(write, encoding):
    assert read_article(write(TEXT.encode(encoding))).text == TEXT


def test_line_ends_blanks_and_invisible_characters():
    article = parse_article("Head\r\nOne\u00a0two\rthree\u00ad\u200b\x00 four.\tFive\u0301")
    assert article.text == "Head\n\nOne two\nthree four. Fivé\n"


def test_emoji_and_astral_letters_keep_offsets():
    article = parse_article("Head 🚀\n\nThe 🚀 flew. It fell.")
    assert [article.text[s.start : s.end] for s in article.sentences] == [
        "Head 🚀",
        "The 🚀 flew.",
        "It fell.",
    ]


# ------------------------------------------------------------------------------------------- errors

ERRORS = [
    ("empty", b"", "holds no text"),
    ("blank", b" \n\n \x00", "holds no text"),
    ("PDF", b"%PDF-1.7 ...", "is a PDF"),
    ("rich text", b"{\\rtf1 Text}", "is an office document"),
    ("image", b"\x89PNG\r\n\x1a\n", "is a PNG image"),
    ("binary", bytes(range(1, 32)) * 20, "is not text"),
    ("open header", b"---\ntitle: A\n", "is not closed"),
    ("endless header", b"---\n" + b"a: 1\n" * 9000 + b"---\nBody", "is not closed"),
    ("only a header", b"---\ntitle:\n---", "holds no text"),
    ("deep header", b"---\na: " + b"[" * 9000 + b"\n---\nBody", "no valid YAML"),
    ("code in the header", b"---\na: !!python/object/apply:os.getcwd []\n---\nBody", "no valid YAML"),
    ("no YAML", b"---\ntitle: [A\n---\nBody", "no valid YAML"),
    ("key twice", b"---\ntitle: A\ntitle: B\n---\nBody", "twice"),
    ("alias bomb", b"---\na: &a [x]\nb: [*a, *a]\n---\nBody", "alias"),
    ("header is a list", b"---\n- a\n---\nBody", "must hold lines"),
    ("title is a list", b"---\ntitle: [a]\n---\nBody", "title must be text"),
    ("wrong day", b"---\npublished: yesterday\n---\nBody", "must be YYYY-MM-DD"),
    ("impossible day", b"---\npublished: 2023-02-30\n---\nBody", "no valid YAML|must be YYYY-MM-DD"),
    ("day is a list", b"---\npublished: [2023]\n---\nBody", "must be YYYY-MM-DD"),
    ("day is endless", b"---\npublished: " + b"x" * 900 + b"\n---\nBody", "must be YYYY-MM-DD, not 'x{40}'"),
    ("day in the future", b"---\npublished: 2999-01-01\n---\nBody", "2999-01-01, is yet to come"),
    ("a million characters", b"a " * 500_001, "1,000,001 characters are no single article"),
]


@pytest.mark.parametrize(("name", "content", "message"), ERRORS, ids=[case[0] for case in ERRORS])
def test_errors_name_the_file_in_one_line(write, name, content, message):
    path = write(content)
    with pytest.raises(ArticleError, match=message) as caught:
        read_article(path)
    assert "piece" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(tmp_path / "none.md")
    with pytest.raises(ArticleError, match="is a folder"):
        read_article(tmp_path)


def test_huge_file(write):
    with pytest.raises(ArticleError, match="11 MB are no single article"):
        read_article(write(b"a" * 11_000_000))


@pytest.mark.parametrize("where", [None, 7, [None]])
def test_what_names_no_file_is_refused_in_words(where):
    with pytest.raises(ArticleError, match="must be a file, a folder or a list of files"):
        read_articles(where)


@pytest.mark.parametrize("where", [[], (), "", [""]], ids=repr)
def test_nothing_named_is_refused_in_words(where):
    with pytest.raises(ArticleError, match=r"articles names no file: .*; name a file, a folder or a list"):
        read_articles(where)


@pytest.mark.parametrize("read", [read_article, read_articles])
def test_an_address_on_the_web_is_refused_in_words(read):
    with pytest.raises(
        ArticleError, match=r"^https://news\.example/a: is an address on the web; save the page"
    ):
        read("https://news.example/a")


def test_what_a_folder_holds_besides_articles_is_logged(tmp_path, caplog):
    for name in ("a.md", ".hidden", "b\n.pdf", *(f"c{number}.doc" for number in range(6))):
        (tmp_path / name).write_text("Head\n\nBody.", encoding="utf-8")
    (tmp_path / "page_files").mkdir()
    assert [article.name for article in read_articles(tmp_path)] == ["a"]
    (message,) = caplog.messages
    assert "not read: 'b\\n.pdf', c0.doc, c1.doc, c2.doc, c3.doc and 2 more; articles end in" in message
    assert "\n" not in message


def test_the_same_text_in_two_files_is_logged(tmp_path, caplog):
    for name, text in {"a": "Head\n\nBody.", "b": "Head\r\n\r\nBody.\n", "c": "Head\n\nOther."}.items():
        (tmp_path / f"{name}.md").write_bytes(text.encode())
    assert len(read_articles(tmp_path)) == 3
    assert caplog.messages == ["b: the same text as a; all it tells counts twice."]


def test_home_folder_is_found_by_its_sign(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "mine.txt").write_text("Headline\n\nBody.", encoding="utf-8")
    assert [article.name for article in read_articles(["~/mine.txt", "~"])] == ["mine", "mine"]
    assert read_article("~/mine.txt").title == "Headline"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "piece.md")
    with pytest.raises(ArticleError, match="is no file"):
        read_article(tmp_path / "piece.md")


def test_links_in_a_circle(tmp_path):
    (tmp_path / "piece.md").symlink_to("piece.md")
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(tmp_path / "piece.md")


@pytest.mark.parametrize("name", ["a\nb.md", "a\x1b[31m.md", "a\udcff.md", "a\u202eb.md"], ids=ascii)
def test_names_that_cannot_be_shown_are_refused(write, name):
    with pytest.raises(ArticleError, match="rename the file") as caught:
        read_articles(write("Head\n\nBody.", name))
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "name", ["100%s.md", "%(a)s{0}.md", "$x`y`.md", "-out.md", "=1.md", "'.md", "noending"]
)
def test_odd_names_are_read(write, name):
    assert read_article(write("Head\n\nBody.", name)).title == "Head"


def test_a_name_of_endless_length():
    with pytest.raises(ArticleError, match="cannot be read"):
        read_articles("a" * 5000)
