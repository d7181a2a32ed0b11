"""The command line: run everything, or run it on your own article."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.tables import Tables

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "data" / "articles"
OWN = ("analysis", "data", "notebooks", "tests", ".git", ".github", ".ci")  # no place for results of your own

MAIN = os.getpid()  # the processes that read have the same handler of Ctrl-C
MANY = 100  # articles from which on several processes read sooner than one

EXAMPLES = """\
examples:
  python -m analysis
      read every article in data/articles, write data/tables, re-run the notebooks in place
  python -m analysis report.txt --out results --published 2023-10-18
      the same for your own article, into the folder results: tables, notebooks, HTML pages
  python -m analysis saved-page.html other.md --out results
      several articles at once; a saved web page or a YAML header gives the day itself
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 after one clear line on what was wrong with the input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # where not every letter can be shown
    options = _parse(arguments)
    from analysis.article import ArticleError
    from analysis.lexicon import LexiconError
    from analysis.rerun import NotebookError

    try:
        written, lines = run(options.files or [ARTICLES], options.out, options.published)
    except (ArticleError, LexiconError, NotebookError) as error:
        return _fail(f"error: {error}", 1 if isinstance(error, NotebookError) else 2)
    except OSError as error:
        where = error.filename or options.out or ROOT
        return _fail(f"error: {where}: cannot be written ({error.strerror}); nothing was changed.", 2)
    print(*lines, "wrote:", *(f"  {_shorten(path)}" for path in written), sep="\n")
    return 0


def _fail(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


def run(where: Sequence[Path], out: Path | None, published: date | None) -> tuple[list[Path], list[str]]:
    """Read the articles into tables, pictures and executed notebooks; return (files written, summary).

    `out` None renews data/tables and notebooks/ in place; else everything goes into that folder. Nothing is
    written before everything is made. Raises ArticleError on bad input, OSError when writing fails or another
    run is at work on the same folder.
    """
    from tqdm import tqdm

    from analysis.article import read_articles
    from analysis.files import hold_folder, write_files
    from analysis.published import check_articles
    from analysis.rerun import run_notebooks

    articles = [*check_articles(read_articles(where, published))]  # before anything is started
    summary: list[str] = []
    with hold_folder(out or ROOT), tqdm(total=5, file=sys.stderr, leave=False) as bar:

        def advance(done: str) -> None:
            bar.set_description_str(done)
            bar.update()

        def make_tables() -> dict[Path, bytes]:
            from analysis.charts import draw_pictures  # pandas is loaded while the kernels start
            from analysis.tables import extract_tables
            from analysis.tables.codebook import render_tables

            workers = (os.cpu_count() or 1) if len(articles) > MANY else 1
            tables = extract_tables(articles, workers)
            advance("tables")
            files = render_tables(tables) | draw_pictures(articles, tables)
            advance("pictures")
            summary.extend(_summarise(articles, tables))
            folder = (out or ROOT / "data") / "tables"
            return {folder / name: content for name, content in files.items()}

        files = run_notebooks(where, out, advance, published, meanwhile=make_tables)
        return write_files(files), summary


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Read news articles on armed conflicts into tables of steps and claims, and chart them.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", type=_path, metavar="FILE", help="article: .txt, .md or .html")
    parser.add_argument("--out", type=_path, metavar="DIR", help="folder for the results on your own FILEs")
    parser.add_argument(
        "--published", type=_day, metavar="YYYY-MM-DD", help="day of publication, overriding the file's own"
    )
    options = parser.parse_args(arguments)
    if options.files and not options.out:
        parser.error("your own FILEs need --out DIR, so that the repository stays untouched")
    if options.out and _is_own(options.out.resolve()):
        parser.error(f"--out {options.out} holds files of the repository; name another folder")
    if options.published and not options.files:
        parser.error("--published is the day of your own FILEs; the articles in data/articles give theirs")
    return options


def _is_own(folder: Path) -> bool:
    return folder == ROOT or any(folder.is_relative_to(ROOT / name) for name in OWN)


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as YYYY-MM-DD") from None


def _summarise(articles: Sequence[Article], tables: Tables) -> list[str]:
    return [
        "read:",
        *(f"  {article.name}: {article.title} ({article.published})" for article in articles),
        "rows: " + ", ".join(f"{table.name} {len(frame)}" for table, frame in tables),
    ]


def _shorten(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _stop(*_: object) -> None:
    """Leave at once on Ctrl-C: an exception could be lost in what is being loaded; the kernels follow."""
    if os.getpid() == MAIN:
        os.write(sys.stderr.fileno(), b"\ninterrupted; nothing was changed.\n")
    os._exit(130)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, _stop)
    sys.exit(main())
