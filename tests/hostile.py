"""Hostile articles: word salads, spoilt articles, odd characters, markup, numbers, days, headers, files."""

import random
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Words that rules look for, so that generated texts reach deep into them.
WORDS = (
    "the a of in on by from to and but that which , , . . ; : “ ” ' - – ( ) [ ] said says told according"
    " Ukraine Russia Israel Iran Hamas Houthi Yemen Sudan India Pakistan Korea Seoul Moscow Tehran president"
    " minister army ministry official officials spokesman it they he its their not will would could may had"
    " has been were was launched fired intercepted shot down destroyed downed attacked struck hit missiles"
    " drones rockets shells bombs aircraft ballistic cruise two five six 12 14 1,200 3.5 at least up more"
    " than dozens dozen none all both one of them Monday Tuesday 19 November 2024 May March last week"
    " yesterday overnight day days ago later earlier same morning 1,000th war threatened accused agreed"
    " talks ceasefire sanctions embassy evacuated deployed troops withdrew arrested $5 % 09:30 S-300 F-16"
).split()

CHARACTERS = [
    *(
        "\u00ad",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u0301",
        "\u0338" * 9,
        "\u202e",
        "\u2066",
        "\x00",
        "\x07",
        "\x1b[31m",
    ),
    *(
        "🚀",
        "👨\u200d👩\u200d👧",
        "🇺🇦",
        "𝟓",
        "５",
        "٣",
        "½",
        "²",
        "Ⅳ",
        "ﬁ",
        "ß",
        "İ",
        "ı",
        "ǅ",
        "\U0010ffff",
        "\ud800",
    ),
    *("\u00a0", "\u2009", "\u3000", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\t", "\r", "\r\n", "\n\n"),
    *("“", "”", "„", "’", "‘", "«", "»", "—", "–", "−", "‑", "…", "٬", "，", "。", "'", '"', "''", "``"),
]
MARKUP = [
    *(
        "<b>",
        "</p>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;",
        "&#0;",
        "<!--",
        "]]>",
    ),
    *(
        "**",
        "__",
        "`",
        "```\n",
        "$x$",
        "\\[",
        "[a](javascript:b)",
        "![",
        "# ",
        "> ",
        "- ",
        "1. ",
        "| a | b |",
    ),
    *(
        "---",
        "\n---\n",
        "{{x}}",
        "{0}",
        "%s",
        "%(a)s",
        "\\n",
        "=1+1",
        "@SUM(A1)",
        "+1",
        "-1",
        "'=1",
        "../../x",
    ),
]
NUMBERS = [
    *("0", "00", "-5", "5-", "1e9", "9" * 19, "9" * 40, "1,2,3", "1.2.3", "1,000,000,000,000", "3.5 million"),
    *(
        "five hundred thousand",
        "a million billion",
        "hundred hundred",
        "zero",
        "minus two",
        "one-third",
        "1/0",
    ),
    *(
        "1st",
        "0th",
        "99th",
        "٣٤",
        "１２",
        "½ of",
        "150%",
        "two of five",
        "five of two",
        "10 out of 0",
        "20-10",
    ),
    *("between 9 and 3", "from 5 to", "up to at least 4", "no fewer than dozens", "dozens of hundreds of"),
]
DAYS = [
    *("30 February 2023", "31 April", "29 February 1900", "Monday, 35 March", "0 May", "May 0", "00/00/0000"),
    *("9999-12-31", "0001-01-01", "2024-13-45", "31/12/9999", "in 9999", "year 0", "in 10000", "the 1890s"),
    *("99999 years ago", "in 9999 years", "ten million days ago", "the 999999999th day of the war", "day 0"),
    *("the week after the month before last", "two centuries later", "25:61", "Tuesday Wednesday", "Q5 2024"),
    *("the day before 1 January 0001", "the day after 31 December 9999", "next next Monday", "-3 days ago"),
]
PUBLISHED = [date(2024, 5, 6)] * 8 + [
    date.min,
    date.max,
    date(1, 1, 31),
    date(9999, 12, 1),
    date(2024, 2, 29),
]


def read_stories() -> list[str]:
    """Return the bodies of the articles that the project and its tests hold."""
    paths = sorted([*HERE.glob("articles/2*.md"), *HERE.parent.glob("data/articles/*.md")])
    return [path.read_text(encoding="utf-8").partition("\n---\n")[2].strip() for path in paths]


STORIES = read_stories()


def make_text(chance: random.Random) -> str:
    """Return a word salad, or an article with some of its words spoilt."""
    if chance.random() < 0.4:
        words = chance.choices(WORDS, k=chance.randint(1, 80))
    else:
        words = chance.choice(STORIES).split(" ")
        first = chance.randrange(len(words))
        words = words[first : first + chance.randint(5, 120)]
    for _ in range(chance.choice((0, 1, 3, 10))):
        place = chance.randrange(len(words))
        words[place] = chance.choice(SPOILS)(chance, words[place])
    text = "".join(word + chance.choice(("", "\n", "\n\n", *[" "] * 20)) for word in words)
    return chance.choice((str, str, str, str, str.upper, str.lower, str.title, str.swapcase))(text)


def _insert(chance: random.Random, word: str) -> str:
    place = chance.randint(0, len(word))
    return word[:place] + chance.choice(CHARACTERS) + word[place:]


SPOILS = [
    _insert,
    lambda chance, word: chance.choice(WORDS),
    lambda chance, word: chance.choice(NUMBERS),
    lambda chance, word: chance.choice(DAYS),
    lambda chance, word: f"{chance.choice(MARKUP)}{word}",
    lambda chance, word: f"{word} {word}",
    lambda chance, word: word * chance.randint(0, 30),
    lambda chance, word: word[: chance.randint(0, len(word))],
    lambda chance, word: chr(chance.randrange(0x110000)) * chance.randint(1, 5),
]

HEADERS = [
    *(
        "published: 2024-05-06",
        "published: 06/05/2024",
        "published: 2999-01-01",
        "published: [1]",
        "published: {}",
    ),
    *("published: 2024-05-06T10:00:00+25:00", "published: 2024-02-30", "published: 99999999999999999999"),
    *(
        "published:",
        "published: true",
        "published: !!python/object:os.system x",
        "published: 0x1F",
        "published: .nan",
    ),
    *(
        "title: A ceasefire",
        "title: 5",
        "title: [a]",
        "title: |\n  two\n  lines",
        'title: "\\0"',
        "title: =1+1",
    ),
    *(
        "title: &a x",
        "other: *a",
        "title: A\ntitle: B",
        "? [a, b]\n: c",
        "- a",
        "{",
        "a: b: c",
        "\t",
        "<<: {a: 1}",
    ),
    *(
        "a: !!binary x",
        "? {a: 1}\n: 2",
        "a: !!set {x}",
        "!!map",
        "%YAML 9.9",
        "a: " + "[" * 2000,
        "é: \u0000",
    ),
]
ENCODINGS = ["utf-8"] * 6 + [
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "latin-1",
    "utf-32",
    "cp037",
]


def make_file(chance: random.Random) -> bytes:
    """Return the bytes of an article's file: with a header or not, in some encoding, perhaps spoilt."""
    text = make_text(chance)
    if chance.random() < 0.7:
        lines = chance.choices(HEADERS, k=chance.randint(0, 3))
        text = "\n".join(["---", *lines, chance.choice(("---", "---", "---", "--", "..."))]) + "\n" + text
    data = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
    for _ in range(chance.choice((0, 0, 0, 1, 20))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data[: chance.choice((None, None, None, chance.randint(0, len(data))))])
