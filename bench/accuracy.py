"""Code the gold sets, print the scores, and fail where one falls below its floor in floors.toml.

Usage: python -m bench.accuracy [SET...]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import corpus
from tawatur.evaluation import Scores, format_scores, score

FLOORS = Path(__file__).with_name("floors.toml")

Floors = Mapping[str, float | str]
"""One set's floors by level or field, and the ``sha256`` of the corpus that they are for."""


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors of each gold set."""
    with path.open("rb") as file:
        return tomllib.load(file)


def shortfalls(name: str, scores: Scores, floors: Floors, sha256: str) -> list[str]:
    """One sentence for each score below its floor, or one that says that the floors are for another corpus."""
    if floors["sha256"] != sha256:
        return [
            f"{name}: the corpus has changed (SHA-256 {sha256}): measure anew and set its floors in floors.toml."
        ]
    reached = {level: tally.f1 for level, tally in scores.levels.items()}
    reached |= {f"{level}_recall": tally.recall for level, tally in scores.levels.items()}
    reached |= {f: r.accuracy or 0.0 for f, r in scores.fields.items() if f not in scores.levels}
    return [
        f"{name}: {what} is {reached[what]:.3f}, below its floor of {floor:.3f}."
        for what, floor in floors.items()
        if isinstance(floor, float | int) and reached[what] < floor
    ]


def measure(names: Sequence[str] = corpus.SETS) -> tuple[dict[str, Scores], list[str]]:
    """Code and score gold sets; the scores by set, and what fell short."""
    floors = read_floors()
    results: dict[str, Scores] = {}
    short: list[str] = []
    for name in names:
        rows = corpus.read(name)
        results[name] = score(rows, corpus.code(rows))
        short += shortfalls(name, results[name], floors[name], corpus.sha256_of(corpus.gold_path(name)))
    return results, short


def main(arguments: list[str]) -> int:
    """Print each set's scores; 1 where one fell short, 2 where a set is missing, else 0."""
    try:
        results, short = measure(arguments or corpus.SETS)
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    for name, scores in results.items():
        print(f"== {name}\n{format_scores(scores)}\n")
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
