"""Time the analysis beside peers in the same run: PYTHONPATH=. python tests/benchmarks/speed.py [--many]

Prints for each question the median and the spread (min to max) of the rounds, and the ratio to the peer.
Needs spaCy beside the requirements (`pip install spacy`); no model is downloaded.
"""

import argparse
import cProfile
import os
import pstats
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import nbformat
import spacy

from analysis import extract_tables
from analysis.article import parse_article
from analysis.lexicon import read_lexicon
from analysis.sentences import split_sentences

ROOT = Path(__file__).resolve().parents[2]
WORDS = 420
ROUNDS = 5


def read_sentences() -> list[str]:
    """Return the sentences of the articles that the project and its tests hold."""
    paths = sorted([*ROOT.glob("data/articles/*.md"), *ROOT.glob("tests/articles/2*.md")])
    texts = [path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in paths]
    return [" ".join(s.text.split()) for text in texts for s in split_sentences(text)]


SENTENCES = read_sentences()
COUNTRIES = {row["name"]: row["adjective"] for row in read_lexicon("countries") if row["adjective"]}
NAMES = "|".join([*COUNTRIES, *COUNTRIES.values()])
SWAPPED = re.compile(rf"\b(?:{NAMES})\b|\b\d{{1,3}}\b")


def make_text(seed: int) -> str:
    """Return 420 words no other seed gives: sentences in another order, of other countries and counts."""
    chance = random.Random(seed)
    others = list(COUNTRIES)
    chance.shuffle(others)
    swaps = dict(zip(COUNTRIES, others, strict=True))
    swaps |= {COUNTRIES[name]: COUNTRIES[other] for name, other in swaps.items()}

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        return str(chance.randint(1, int(word) + 9)) if word.isdigit() else swaps[word]

    sentences = [SWAPPED.sub(swap, sentence) for sentence in chance.sample(SENTENCES, len(SENTENCES))]
    words = "\n".join(sentences).split(" ")[:WORDS]
    return " ".join(words)


def make_articles(seeds: range) -> list:
    return [parse_article(make_text(n), f"article-{n}", "Headline", date(2024, 11, 20)) for n in seeds]


def children_cpu() -> float:
    """Return the CPU seconds that processes started here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(
    *tasks: Callable[[int], object], clock: Callable[[], float] = time.perf_counter
) -> list[list[float]]:
    """Time the tasks in turn, A B A B, so that a machine that slows down slows all of them."""
    times: list[list[float]] = [[] for _ in tasks]
    for round_ in range(ROUNDS + 1):
        for task, seconds in zip(tasks, times, strict=True):
            start = clock()
            task(round_)
            if round_:  # the first warms up
                seconds.append(clock() - start)
    return times


def report(question: str, ours: list[float], peer: list[float] | None = None, unit: float = 1.0) -> None:
    """Print median, spread and ratio."""

    def describe(values: list[float], unit: float = unit) -> str:
        low, middle, high = min(values), statistics.median(values), max(values)
        return f"{middle * unit:.2f} ({low * unit:.2f} to {high * unit:.2f})"

    line = f"| {question} | {describe(ours)} |"
    if peer:
        ratios = [a / b for a, b in zip(ours, peer, strict=True)]
        line += f" {describe(peer)} | {describe(ratios, 1)} |"
    print(line, flush=True)


def compare_with_tokenizer() -> None:
    """Ten articles into five tables beside spaCy's blank English splitting the same text, in CPU time.

    Each round has ten new articles, and a new tokenizer: one that keeps the words of earlier rounds would
    only look them up.
    """
    batches = [make_articles(range(10 * n, 10 * n + 10)) for n in range(ROUNDS + 1)]
    tokenizers = [spacy.blank("en") for _ in batches]
    for tokenizer in tokenizers:
        tokenizer.add_pipe("sentencizer")
    ours, peer = measure(
        lambda n: extract_tables(batches[n]),
        lambda n: [tokenizers[n](article.text) for article in batches[n]],
        clock=time.process_time,
    )
    report("ten articles, CPU ms an article; peer: spaCy's blank tokenizer", ours, peer, 1000 / 10)


def compare_imports() -> None:
    """What import analysis costs beyond import pandas."""

    def run(code: str) -> Callable[[int], object]:
        return lambda _: subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

    ours, peer = measure(run("import analysis"), run("import pandas"), clock=children_cpu)
    report("`import analysis`, CPU s; peer: `import pandas`", ours, peer)
    report("what it costs beyond the peer, CPU s", [a - b for a, b in zip(ours, peer, strict=True)])


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
            lambda _: subprocess.run(
                [sys.executable, "-m", "analysis"], cwd=ROOT, check=True, capture_output=True
            ),
            lambda _: [
                process.wait()
                for process in [
                    subprocess.Popen([*execute, f"{name}.ipynb"], cwd=folder, stderr=subprocess.DEVNULL)
                    for name in "abc"
                ]
            ],
        )
    report("`python -m analysis`, s; peer: three bare notebooks in parallel", ours, peer)


def read_many(workers: int, count: int = 10_000) -> None:
    """Seconds and memory for many articles in one call; `workers` processes share the reading."""
    articles = make_articles(range(count))
    start, cpu = time.perf_counter(), time.process_time() + children_cpu()
    extract_tables(articles, workers)
    seconds, cpu = time.perf_counter() - start, time.process_time() + children_cpu() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(
        f"| {count} articles, {workers} at a time | {seconds:.0f} s, {cpu:.0f} s CPU | {peak:.2f} GB |",
        flush=True,
    )


def profile(count: int = 60) -> None:
    """Print where the time goes: the share of each module, its own calls of the standard library included."""
    articles = make_articles(range(count))
    extract_tables(articles[:5])
    profiler = cProfile.Profile()
    profiler.runcall(extract_tables, articles)
    shares: Counter[str] = Counter()
    for (path, _, _), (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        if path.startswith(str(ROOT / "analysis")):
            shares[path.removeprefix(f"{ROOT}/")] += own
        else:
            for (caller, _, _), (_, _, part, _) in callers.items():
                shares[caller.removeprefix(f"{ROOT}/") if str(ROOT) in caller else "libraries"] += part
    total = sum(shares.values())
    for name, seconds in shares.most_common(25):
        print(f"{seconds / total:6.1%} {name}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", action="store_true", help="also read 10,000 articles in one call")
    parser.add_argument("--profile", action="store_true", help="only print where the time goes")
    options = parser.parse_args()
    if options.profile:
        profile()
        sys.exit()
    cache = (
        tempfile.TemporaryDirectory()
    )  # programs started from here keep their bytecode, as installed ones do
    os.environ |= {"PYTHONPYCACHEPREFIX": cache.name, "PYTHONDONTWRITEBYTECODE": ""}
    print("| question | this project | peer | ratio |\n| --- | --- | --- | --- |")
    compare_with_tokenizer()
    compare_imports()
    compare_main_job()
    if options.many:
        read_many(workers=2)
        read_many(workers=1)
