from datetime import date
from pathlib import Path

import pytest

from analysis.article import read_article
from analysis.claims import find_claims

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "data" / "articles" / "2024-11-20-mines-for-ukraine.md"
AS_PUBLISHED = ROOT.parent / "shared" / "articles" / "original-report.txt"


@pytest.mark.parametrize("path", [SHIPPED, AS_PUBLISHED], ids=["shipped", "as published"])
def test_claims_of_the_article(path):
    if not path.exists():
        pytest.skip(f"{path} is not there: it lies beside the repository, not in it")
    claims = find_claims(read_article(path, published=date(2024, 11, 20)))
    assert {(c.claimant, c.attacker, c.weapon, c.measure, c.low, c.high) for c in claims} == {
        ("RUS", "UKR", "missile", "launched", 6, 6),
        ("RUS", "UKR", "missile", "intercepted", 5, 5),
        ("USA", "UKR", "missile", "launched", 8, 8),
        ("USA", "UKR", "missile", "intercepted", 2, 2),
    }
    assert {c.incident for c in claims} == {0}
    assert {(c.earliest, c.latest) for c in claims} == {(date(2024, 11, 19), date(2024, 11, 19))}
