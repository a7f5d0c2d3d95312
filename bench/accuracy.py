"""Code the gold sets and the snippets, print the scores, and fail where one falls below its floor in floors.toml.

Usage: python -m bench.accuracy [SET...]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench import corpus, snippets
from bench.floors import Floors, read_floors
from bench.floors import shortfalls as below
from tawatur.evaluation import Scores, format_scores, format_untold, score


def shortfalls(name: str, scores: Scores, floors: Floors, sha256: str) -> list[str]:
    """One sentence for each score below its floor, or one that says that the floors are for another corpus."""
    reached = {level: tally.f1 for level, tally in scores.levels.items()}
    reached |= {f"{level}_recall": tally.recall for level, tally in scores.levels.items()}
    reached |= {f: r.accuracy or 0.0 for f, r in scores.fields.items() if f not in scores.levels}
    return below(name, reached, floors, sha256)


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
    names = arguments or (*corpus.SETS, *snippets.SETS)
    try:
        results, short = measure([name for name in names if name not in snippets.SETS])
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    shares, more = snippets.measure([name for name in names if name in snippets.SETS])
    short += more
    for name, scores in results.items():
        print(f"== {name}\n{format_scores(scores)}\n{format_untold(scores)}\n")
    for name, coded in shares.items():
        print(f"== {name}\n{snippets.format_results(coded)}\n")
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
