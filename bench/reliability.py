"""Whether the confidence of events means what it says: a table by confidence, and the expected calibration error.

An event is right where the scorer pairs it with a gold event of its type; aggregates are left out. The weights are
learned from dev-en among others, so that only dev-ar is a measure of reports not seen; the head of
``data/weights/confidence.tsv`` says what held-out reports of dev-en give. Usage: python -m bench.reliability [SET...]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench import corpus
from bench.floors import read_floors
from bench.floors import shortfalls as below
from tawatur.evaluation import judged
from tawatur.evaluation.reliability import expected_error, reliability

SETS = ("dev-ar", "dev-en")

Judged = list[tuple[float, float]]
"""For each event its confidence, and 1 where it is right, else 0."""


def judge(name: str) -> Judged:
    """Code a gold set and judge its events."""
    rows = corpus.read(name)
    return [(event["confidence"], float(right)) for event, right in judged(rows, corpus.code(rows))]


def measure(names: Sequence[str] = SETS) -> tuple[dict[str, Judged], list[str]]:
    """Judge the sets; what was found by set, and what fell short: 1 less the calibration error has a floor."""
    floors = read_floors()
    results: dict[str, Judged] = {}
    short: list[str] = []
    for name in names:
        results[name] = judge(name)
        reached = {"calibration": 1 - expected_error(results[name])}
        section = f"reliability-{name}"
        short += below(section, reached, floors[section], corpus.sha256_of(corpus.gold_path(name)))
    return results, short


def rows(found: Judged) -> list[tuple[str, str, str, str]]:
    """The table as text: bounds, number of events, mean confidence, share right."""
    return [
        (f"{b.low:.1f} to {b.high:.1f}", f"{b.events}", f"{b.given:.2f}", f"{b.right:.2f}")
        for b in reliability(found)
    ]


def format_table(found: Judged) -> str:
    """One line a bin, and the expected calibration error; no trailing newline."""
    lines = [f"{bounds}  of {n:>4s}  given {given}  right {right}" for bounds, n, given, right in rows(found)]
    return "\n".join([*lines, f"expected calibration error {expected_error(found):.3f}"])


def main(arguments: list[str]) -> int:
    """Print each set's table; 1 where one fell short, 2 where a set is missing, else 0."""
    try:
        results, short = measure(arguments or SETS)
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    for name, found in results.items():
        print(f"== {name}\n{format_table(found)}\n")
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
