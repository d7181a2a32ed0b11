from datetime import date
from pathlib import Path

import pytest

from analysis.article import read_article
from analysis.attribution import find_sources

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
