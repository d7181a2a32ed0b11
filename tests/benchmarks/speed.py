"""Time the analysis beside peers in the same run: python tests/benchmarks/speed.py [--many]

Prints for each question the median and the spread (min to max) of the rounds, and the ratio to the peer.
Needs spaCy beside the requirements (`pip install spacy`); no model is downloaded.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import nbformat
import spacy

from analysis import extract_tables
from analysis.article import parse_article

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "data" / "articles" / "2024-11-20-mines-for-ukraine.md"
WORDS = 420
ROUNDS = 7


def make_articles(count: int) -> list:
    """Articles of 420 words, cut from the shipped one."""
    words = ARTICLE.read_text(encoding="utf-8").partition("\n---\n")[2].split(" ")
    text = " ".join((words * 2)[:WORDS])
    return [parse_article(text, f"article-{n}", "Headline", date(2024, 11, 20)) for n in range(count)]


def measure(*tasks: Callable[[], object]) -> list[list[float]]:
    """Time the tasks in turn, A B A B, so that a machine that slows down slows all of them."""
    times: list[list[float]] = [[] for _ in tasks]
    for round_ in range(ROUNDS + 1):
        for task, seconds in zip(tasks, times, strict=True):
            start = time.perf_counter()
            task()
            if round_:  # the first warms up
                seconds.append(time.perf_counter() - start)
    return times


def report(question: str, ours: list[float], peer: list[float] | None = None, unit: float = 1.0) -> None:
    """Print median, spread and ratio."""

    def describe(seconds: list[float]) -> str:
        low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
        return f"{middle * unit:8.2f} ({low * unit:.2f} to {high * unit:.2f})"

    line = f"{question:58} {describe(ours)}"
    if peer:
        ratios = [a / b for a, b in zip(ours, peer, strict=True)]
        line += f"  peer {describe(peer)}  ratio {statistics.median(ratios):.2f}"
    print(line)


def compare_with_tokenizer() -> None:
    """Ten articles into five tables beside spaCy's blank English splitting the same text."""
    tokenizer = spacy.blank("en")
    tokenizer.add_pipe("sentencizer")
    texts = [article.text for article in make_articles(10)]

    def extract() -> None:
        extract_tables(make_articles(10))

    ours, peer = measure(extract, lambda: [tokenizer(text) for text in texts])
    report("ten articles, ms an article (peer: spaCy blank tokenizer)", ours, peer, 1000 / 10)


def compare_imports() -> None:
    """What import analysis costs beyond import pandas."""

    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

    ours, peer = measure(run("import analysis"), run("import pandas"))
    report("import analysis, s (peer: import pandas)", ours, peer)
    report("  beyond the peer, s", [a - b for a, b in zip(ours, peer, strict=True)])


def compare_main_job() -> None:
    """The main job beside executing three notebooks that only import pandas and matplotlib."""
    with tempfile.TemporaryDirectory() as folder:
        for name in "abc":
            notebook = nbformat.v4.new_notebook(
                cells=[nbformat.v4.new_code_cell("import pandas, matplotlib.pyplot")]
            )
            nbformat.write(notebook, Path(folder, f"{name}.ipynb"))
        execute = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace"]
        ours, peer = measure(
            lambda: subprocess.run(
                [sys.executable, "-m", "analysis"], cwd=ROOT, check=True, capture_output=True
            ),
            lambda: [
                process.wait()
                for process in [
                    subprocess.Popen([*execute, f"{name}.ipynb"], cwd=folder, stderr=subprocess.DEVNULL)
                    for name in "abc"
                ]
            ],
        )
    report("python -m analysis, s (peer: three bare notebooks, parallel)", ours, peer)


def read_many(count: int = 10_000) -> None:
    """Seconds and memory for many articles in one call."""
    articles = make_articles(count)
    start = time.perf_counter()
    extract_tables(articles)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{count} articles in one call: {seconds:.1f} s, peak memory {peak:.2f} GB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", action="store_true", help="also read 10,000 articles in one call")
    options = parser.parse_args()
    compare_with_tokenizer()
    compare_imports()
    compare_main_job()
    if options.many:
        read_many()
