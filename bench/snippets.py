"""Code snippets of one event each and print the share whose type is right, by type, with what was taken for what.

The type of a snippet's first event counts; no event is wrong. Usage: python -m bench.snippets [SET...]
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.floors import read_floors, shortfalls
from tawatur.events import code_report
from tawatur.mentions.tables import read_table
from tawatur.model import Report

DATA = Path(__file__).with_name("data")
SETS = ("snippets-en",)
PARTS = ("dev", "test")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Snippet:
    """One row of a set: ``part`` is dev or test."""

    id: str
    type: str
    part: str
    text: str
    published: str


@dataclass(frozen=True, slots=True)
class Result:
    """A snippet and the type that it was given, ``-`` where no event was found."""

    snippet: Snippet
    got: str

    @property
    def right(self) -> bool:
        """Whether the type is the snippet's own."""
        return self.got == self.snippet.type


def path_of(name: str) -> Path:
    """The file of a set."""
    return DATA / f"{name}.tsv"


def read(name: str) -> list[Snippet]:
    """The snippets of a set."""
    return [Snippet(**row) for row in read_table(path_of(name))]


def code(snippets: Sequence[Snippet]) -> list[Result]:
    """Code each snippet as a report of its own."""
    results: list[Result] = []
    for snippet in snippets:
        coded = code_report(Report(snippet.id, snippet.text, published=snippet.published))
        results.append(Result(snippet, coded.events[0].type if coded.events else NONE))
    return results


def share(results: Sequence[Result]) -> float:
    """The share that is right."""
    return sum(result.right for result in results) / len(results)


def shares(results: Sequence[Result]) -> dict[str, float]:
    """The share right in all and in each part."""
    return {"all": share(results)} | {
        part: share([result for result in results if result.snippet.part == part]) for part in PARTS
    }


def format_results(results: Sequence[Result]) -> str:
    """The shares, one line a type, and one line a confusion with the number of snippets; no trailing newline."""
    lines = [f"{part:5s} right {value:.3f}" for part, value in shares(results).items()]
    for slug in dict.fromkeys(result.snippet.type for result in results):
        ours = [result for result in results if result.snippet.type == slug]
        wrong = Counter(result.got for result in ours if not result.right)
        taken = ", ".join(f"{got} {n}" for got, n in wrong.most_common())
        lines.append(
            f"{slug:29s} right {share(ours):.2f}  of {len(ours)}" + (f"   taken for: {taken}" * bool(taken))
        )
    return "\n".join(lines)


def measure(names: Sequence[str] = SETS) -> tuple[dict[str, list[Result]], list[str]]:
    """Code the sets; the results by set, and what fell short of its floors."""
    floors = read_floors()
    results: dict[str, list[Result]] = {}
    short: list[str] = []
    for name in names:
        results[name] = code(read(name))
        short += shortfalls(name, shares(results[name]), floors[name], corpus.sha256_of(path_of(name)))
    return results, short


def main(arguments: list[str]) -> int:
    """Print each set's shares; 1 where one fell short, else 0."""
    results, short = measure(arguments or SETS)
    for name, ours in results.items():
        print(f"== {name}\n{format_results(ours)}\n")
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
