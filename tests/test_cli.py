import errno
import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.files import hold_folder

ROOT = Path(__file__).resolve().parent.parent

STORY = """---
published: 2025-05-07
---
Drones shot down near Port Sudan

Sudan's army said on Tuesday that it had shot down eleven of 14 drones launched by the RSF.
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True
    )


def tracked_files():
    return subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout


def test_help_has_examples():
    done = run("--help")
    assert done.returncode == 0
    assert "--published 2023-10-18" in done.stdout


def test_own_article_leaves_the_repository_untouched(tmp_path):
    before = tracked_files()
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    done = run(story, "--out", tmp_path / "out", "--published", "2025-05-07")
    assert done.returncode == 0, done.stderr
    made = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    tables = {f"tables/{name}.csv" for name in ("steps", "claims", "dates", "sources", "sentences")}
    notebooks = ("01-article-to-tables", "02-escalation-timeline", "03-interception-figures")
    pages = {f"{name}{ending}" for name in notebooks for ending in (".ipynb", ".html")}
    assert made >= tables | pages
    assert {path for path in made if "/" not in path} == pages
    assert "story: Drones shot down near Port Sudan (2025-05-07)" in done.stdout
    assert "claims 2" in done.stdout
    assert tracked_files() == before


ERRORS = [
    ("missing", None, [], "cannot be read"),
    ("empty", "", [], "holds no text"),
    ("undated", "Fleet leaves\n\nThe fleet left on Friday, 3 May.", [], "Friday, 3 May' fits"),
    (
        "dated by the war",
        "Raid\n\nOn Tuesday, 19 November 2024, all fell.",
        [],
        "perhaps it is 2024-11-19",
    ),
    ("header", "---\npublished: soon\n---\nText", [], "must be YYYY-MM-DD"),
    ("yet to come", "Text", ["--published", "2999-01-01"], "2999-01-01, is yet to come; correct it"),
    ("option", "Text", ["--published", "soon"], "write it as YYYY-MM-DD"),
    ("misspelt", "Text", ["--publish", "2024-01-02"], "unrecognized arguments: --publish"),
]


@pytest.mark.parametrize(("name", "content", "options", "message"), ERRORS, ids=[case[0] for case in ERRORS])
def test_errors_take_one_line_and_write_nothing(tmp_path, capsys, name, content, options, message):
    story = tmp_path / "story.txt"
    if content is not None:
        story.write_text(content, encoding="utf-8")
    out = tmp_path / "out"
    try:
        status = main([str(story), "--out", str(out), *options])
    except SystemExit as stop:  # argparse's own errors
        status = stop.code
    said = capsys.readouterr().err.strip().splitlines()
    assert status == 2
    assert message in said[-1]
    assert "error: " in said[-1]
    assert "argument" in said[-1] or f"error: {story}: " in said[-1]
    assert not out.exists()


def test_a_terminal_without_unicode(tmp_path, monkeypatch, capsys, without_notebooks):
    story = tmp_path / "Überfall.txt"
    story.write_text(STORY, encoding="utf-8")
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", terminal)
    assert main([str(story), "--out", str(tmp_path / "out")]) == 0
    terminal.seek(0)
    assert "\\xdcberfall: Drones shot down" in terminal.read()


def test_own_files_need_a_folder_for_the_results(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path / "story.txt")])
    assert "need --out DIR" in capsys.readouterr().err


def write_story(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    return story


@pytest.fixture
def without_notebooks(monkeypatch):
    monkeypatch.setattr("analysis.rerun.run_notebooks", lambda *_, meanwhile: meanwhile())


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, capsys, without_notebooks):
    story = write_story(tmp_path)
    assert main([str(story), "--out", str(story / "out")]) == 2
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert "cannot be written (Not a directory); nothing was changed." in said


def test_a_full_disk_is_one_line_and_leaves_the_former_files(
    tmp_path, capsys, monkeypatch, without_notebooks
):
    story, out = write_story(tmp_path), tmp_path / "out"
    assert main([str(story), "--out", str(out)]) == 0
    former = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def fail(path, content):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert main([str(story), "--out", str(out), "--published", "2024-01-01"]) == 2
    assert "No space left on device" in capsys.readouterr().err.strip().splitlines()[-1]
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == former


@pytest.mark.parametrize("seconds", [0.3, 0.9, 1.5])
def test_interrupting_takes_one_line_and_changes_nothing(tmp_path, seconds):
    command = [sys.executable, "-m", "analysis", str(write_story(tmp_path)), "--out", str(tmp_path / "out")]
    job = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    time.sleep(seconds)
    job.send_signal(signal.SIGINT)
    said = job.communicate(timeout=20)[1]
    assert job.returncode == 130
    assert said.splitlines()[-1] == "interrupted; nothing was changed."
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_a_file_named_twice_is_told_before_anything_is_started(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.rerun.run_notebooks", lambda *_, **__: pytest.fail("started"))
    story = str(write_story(tmp_path))
    assert main([story, story, "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "error: story: two articles have this name; rename one of the files.\n"


def test_a_second_run_into_the_same_folder_is_told(tmp_path, capsys):
    out = tmp_path / "out"
    with hold_folder(out):
        assert main([str(write_story(tmp_path)), "--out", str(out)]) == 2
    assert f"{out}: cannot be written (another run is at work there)" in capsys.readouterr().err
    assert not out.exists()


REFUSED = [
    ("into data", ["story.txt", "--out", str(ROOT / "data")], "holds files of the repository"),
    ("into notebooks", ["story.txt", "--out", str(ROOT / "notebooks")], "holds files of the repository"),
    ("into the top", ["story.txt", "--out", str(ROOT)], "holds files of the repository"),
    *(
        (f"into {place}", ["story.txt", "--out", str(ROOT / place)], "holds files of the repository")
        for place in ("data/tables", "data/articles/mine", "analysis", "tests/articles", ".git/x")
    ),
    (
        "top in other words",
        ["story.txt", "--out", str(ROOT / "tests" / "..")],
        "holds files of the repository",
    ),
    ("nowhere", ["story.txt", "--out", ""], "the name is empty"),
    ("a day for all", ["--published", "2025-01-01"], "day of your own FILEs"),
]


@pytest.mark.parametrize(
    ("arguments", "message"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refuses_to_overwrite_the_repository(arguments, message, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert message in capsys.readouterr().err


def test_what_was_not_read_is_named_in_a_line(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    write_story(folder)
    (folder / "annex.pdf").write_bytes(b"%PDF")
    (folder / "README.md").write_text("# How these were found", encoding="utf-8")
    code = (
        "import sys, analysis.__main__, analysis.rerun\n"
        "analysis.rerun.run_notebooks = lambda *_, meanwhile: meanwhile()\n"
        "sys.exit(analysis.__main__.main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), "--out", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert f"{folder}: not read: README.md, annex.pdf; articles end in .md" in done.stderr
    assert "Warning" not in done.stderr
