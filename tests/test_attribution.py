"""Sources of the shipped article, and who speaks in sentences of this project's own wording."""

from datetime import date
from pathlib import Path

import pytest

from analysis.article import parse_article, read_article
from analysis.attribution import find_sources, find_statements, speaker_of

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "articles" / "2024-11-20-mines-for-ukraine.md"
AS_PUBLISHED = ROOT.parent / "shared" / "articles" / "original-report.txt"

# (kind, country, a word of the name) of every source that both texts must yield, and no others
EXPECTED = {
    ("media", None, "Reuters"),
    ("media", None, "BBC"),
    ("unnamed_official", "USA", "official"),
    ("government", "RUS", ""),
    ("unnamed_official", "USA", "officials"),
    ("named_official", "USA", "Matthew Miller"),
    ("government", "USA", "State Department"),
    ("government", "USA", "embassy"),
    ("government", "UKR", "Ukraine"),
}


@pytest.mark.parametrize("path", [SHIPPED, AS_PUBLISHED], ids=["shipped", "as published"])
def test_sources_of_the_article(path):
    if not path.exists():
        pytest.skip(f"{path} is not there: it lies beside the repository, not in it")
    article = read_article(path, published=date(2024, 11, 20))
    sources = find_sources(article)
    assert len(sources) == len(EXPECTED)
    for kind, country, name in EXPECTED:
        assert any((s.kind, s.country) == (kind, country) and name in s.name for s in sources), name
    assert all(article.text[s.start : s.end] == s.text for s in sources)
    official = next(s for s in sources if s.kind == "unnamed_official" and s.name.endswith("official"))
    assert official.statements >= 4


# (text, words said, the actor who says them or None for nobody, kind of the source)
BEFORE = [
    ("India's army said that the bridge was lost.", "the bridge was lost", "IND", "military"),
    ("Tehran denied that its ship had sunk.", "its ship had sunk", "IRN", "government"),
    ("The Houthis claimed that the port was theirs.", "the port was theirs", "Houthis", "organisation"),
    ("A US official told Reuters that talks had failed.", "talks had failed", "USA", "unnamed_official"),
    ("According to Kenya's police, two men fled.", "two men fled", "KEN", "government"),
    (
        "Israel's military, in a statement on Sunday, said the road was open.",
        "the road was open",
        "ISR",
        "military",
    ),
    (
        "A French official, speaking on condition of anonymity, said the convoy was late.",
        "the convoy was late",
        "FRA",
        "unnamed_official",
    ),
]
AFTER = [
    ("The town has fallen, Sudan's army said on Friday.", "The town has fallen", "SDN", "military"),
    ("The road is open, according to Armenian officials.", "The road is open", "ARM", "unnamed_official"),
    ("“We will answer,” said Pakistan's defence ministry.", "We will answer", "PAK", "government"),
    ("The dam was hit, the RSF said.", "The dam was hit", "RSF", "organisation"),
    ("The well was poisoned, reported Xinhua.", "The well was poisoned", "Xinhua", "media"),
]
NESTED = [
    (
        "Reuters reported, citing a Turkish official, that the post was empty.",
        "the post was empty",
        "TUR",
        "unnamed_official",
    ),
    ("Russia said it had won, but Ukraine said it had not.", "it had not", "UKR", "government"),
    ("Russia said it had won, but Ukraine said it had not.", "it had won", "RUS", "government"),
    (
        "Japan's navy said the ship sank, adding that it was old.",
        "it was old",
        "JPN",
        "military",
    ),
    (
        "Kyiv dismissed Russian claims that the city was taken.",
        "the city was taken",
        "RUS",
        "government",
    ),
]
BACK = [
    ("The Iraqi army said it won. It said the road was safe.", "the road was safe", "IRQ", "military"),
    (
        "Yahya Saree, a spokesman for the Houthis, spoke. He said the port was shut.",
        "the port was shut",
        "Houthis",
        "named_official",
    ),
    (
        "Poland's defence ministry spoke on Monday. The ministry said the border was calm.",
        "the border was calm",
        "POL",
        "government",
    ),
    (
        "The market burned for hours. This was reported by Ethiopia's police.",
        "The market burned",
        "ETH",
        "government",
    ),
    (
        "Kenya's foreign ministry said the road was shut. The defence ministry said two men fled.",
        "two men fled",
        "KEN",
        "government",
    ),
    ("Iran, which arms the rebels, denied that it took part.", "it took part", "IRN", "government"),
    ("“It is over. We won,” said Syria's army.", "It is over", "SYR", "military"),
    ("Syrian state media are silent. The road is closed.", "The road is closed", None, ""),
    ("United States warships left. Officials in Doha slept.", "warships left", None, ""),
]


@pytest.mark.parametrize(
    ("text", "said", "actor", "kind"), BEFORE + AFTER + NESTED + BACK, ids=lambda value: str(value)[:40]
)
def test_who_says_it(text, said, actor, kind):
    article = parse_article(text, title="Report", published=date(2024, 1, 10))
    start = article.text.index(said)
    statement = speaker_of(article, start, start + len(said))
    if actor is None:
        assert statement is None
    else:
        assert statement is not None
        assert (statement.source.actor, statement.source.kind) == (actor, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ivan Petrov, a villager near Agdam, said the bridge fell.", None),
        ("Residents said the bridge fell.", None),
        ("Baku's mayor, Ivan Petrov, said the bridge fell.", "named_official"),
        ("A diplomat said the bridge to Iran fell.", "unnamed_official"),
    ],
)
def test_a_person_without_office_is_no_official(text, kind):
    source = find_sources(parse_article(text, title="Report", published=date(2024, 1, 10)))[0]
    assert source.kind == kind
    assert source.actor == ("AZE" if kind == "named_official" else None)


# text, the names of its sources in order
NAMES = [
    (
        "Kenya's foreign ministry said the road was shut. The defence ministry said two men fled.",
        ["Kenya's foreign ministry", "defence ministry"],
    ),
    ("Iranian state media said the ship sank.", ["Iranian state media"]),
    (
        "Indian and Pakistani officials said the bridge fell.",
        ["Indian and Pakistani officials", "Pakistani officials"],
    ),
    ("According to reports, the bridge fell. Throughout, claiming victory, they marched.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[case[0][:40] for case in NAMES])
def test_sources_by_name(text, names):
    sources = find_sources(parse_article(text, title="Report", published=date(2024, 1, 10)))
    assert [source.name for source in sources] == names


def test_statements_lie_in_the_text():
    article = parse_article("“Go,” he said. “Go now.” The army said: no.", title="Army: no")
    for statement in find_statements(article):
        assert 0 <= statement.start < statement.end <= len(article.text)
        assert statement.speaker_text == article.text[statement.speaker_start : statement.speaker_end]


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [
        ("Human rights groups", None),
        ("The aid group", None),
        ("Armed groups of the north", None),
        ("The group", "Hezbollah"),
        ("The militant group", "Hezbollah"),
    ],
)
def test_groups_of_others_are_not_the_group_named_before(speaker, actor):
    text = f"Hezbollah closed a road.\n\n{speaker} said that the bridge had fallen."
    article = parse_article(text, title="News", published=date(2024, 5, 1))
    said = [s for s in find_statements(article) if "bridge" in article.text[s.start : s.end]]
    assert [s.source.actor for s in said] == [actor]


def test_a_sentence_without_words_has_no_speaker():
    assert find_statements(parse_article("Head\n\n__\n\nTents stand.", None, "Head", date(2024, 5, 1))) == ()
