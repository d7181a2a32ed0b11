import pytest

from analysis import lexicon


def test_longest_phrase_wins():
    phrases = lexicon.Phrases([("air", 1), ("air force", 2), ("air force base", 3)])
    assert phrases.match("the air force said".split(), 1) == (2, 2)
    assert phrases.match("the air said".split(), 1) == (1, 1)
    assert phrases.match("the air said".split(), 0) is None


def test_missing_list_is_named():
    with pytest.raises(lexicon.LexiconError, match=r"no-such-list\.csv: the word list cannot be read"):
        lexicon.read_lexicon("no-such-list")


def test_ragged_row_is_named(tmp_path, monkeypatch):
    (tmp_path / "ragged.csv").write_text("word,kind\nmine,weapon\nshell\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(lexicon.LexiconError, match=r"ragged\.csv, line 3: expected the cells word, kind"):
        lexicon.read_lexicon("ragged")
