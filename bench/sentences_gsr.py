"""Lone Arabic sentences of arabic_event_gsr: does one tell of an assault, of a protest? Coded, and held to a floor.

The rule: a sentence is said to tell of an ASSAULT where it is given an event of the classes battles, explosions or
civilians, and of a PROTEST where it is given one of the classes protests or riots (excessive force against protesters
is one of protests). Aggregates count as well, since the people asked were not told to leave them out. ``yes`` is
scored against ``easy no`` and ``difficult no``; ``ambiguous`` is left out. Usage: python -m bench.sentences_gsr
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.floors import read_floors
from bench.floors import shortfalls as below
from tawatur.evaluation import Tally
from tawatur.events import code_report
from tawatur.mentions.tables import WEIGHTS
from tawatur.model import EVENT_TYPES, Report

NAME = "sentences-gsr"
_CLASSES = {"ASSAULT": {"battles", "explosions", "civilians"}, "PROTEST": {"protests", "riots"}}
KINDS = {
    kind: frozenset(slug for slug, known in EVENT_TYPES.items() if known.class_ in classes)
    for kind, classes in _CLASSES.items()
}
"""The event types that count as each of the kinds that people were asked for."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: what people were asked for, what they said, and how many of them accepted it."""

    id: str
    kind: str
    label: str
    accept: int
    total: int
    text: str

    @property
    def article(self) -> str:
        """The article that the sentence was torn from."""
        return self.id.rsplit("-", 1)[0]


def path() -> Path:
    """The file of the sentences. Raises CorpusError where it is not there."""
    return corpus.shared_path("arabic_event_gsr/sentences-dev.jsonl")


def read() -> list[Sentence]:
    """The sentences that people judged."""
    with path().open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [
            Sentence(r["id"], r["event_type"], r["label"], r["accept"], r["total"], r["text"]) for r in rows
        ]


def to_report(sentence: Sentence) -> Report:
    """A sentence as a report of its own."""
    return Report(sentence.id, sentence.text, lang="ar")


def tells(sentence: Sentence) -> bool:
    """Whether the coder finds an event of the kind that was asked for."""
    return any(event.type in KINDS[sentence.kind] for event in code_report(to_report(sentence)).events)


def tally(judged: Iterable[tuple[Sentence, bool]]) -> dict[str, Tally]:
    """True and false yes and missed yes, by kind."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for sentence, said in judged:
        told = sentence.label == "yes"
        if sentence.label != "ambiguous" and (told or said):
            counts[sentence.kind][0 if told and said else 1 if said else 2] += 1
    return {kind: Tally(*count) for kind, count in counts.items()}


def code(sentences: Sequence[Sentence]) -> dict[str, Tally]:
    """Code the sentences; the tallies by kind."""
    return tally((s, tells(s)) for s in sentences if s.label != "ambiguous")


def measure() -> tuple[dict[str, Tally], list[str]]:
    """Code the set; its tallies, and what fell short of its floors."""
    tallies = code(read())
    reached = {kind.lower(): found.f1 for kind, found in tallies.items()}
    return tallies, below(NAME, reached, read_floors()[NAME], corpus.sha256_of(path()))


def held_out() -> dict[str, str]:
    """The F1 of each kind on folds that training did not see, as the head of the weights' table says."""
    table = WEIGHTS / "sentence-ar.tsv"
    head = table.read_text(encoding="utf-8") if table.is_file() else ""
    return dict(re.findall(r"^# held-out folds: (\w+) F1 (0\.\d+)", head, re.MULTILINE))


def format_tallies(tallies: dict[str, Tally], held_out: dict[str, str]) -> str:
    """One line a kind; no trailing newline."""
    return "\n".join(
        f"{kind:8s} in sample: precision {t.precision:.3f}  recall {t.recall:.3f}  F1 {t.f1:.3f}"
        f"   (tp {t.tp}, fp {t.fp}, fn {t.fn});  held-out folds: F1 {held_out.get(kind, 'not measured')}"
        for kind, t in tallies.items()
    )


def main() -> int:
    """Print the tallies; 1 where one fell short, 2 where the sentences are missing, else 0."""
    try:
        tallies, short = measure()
    except corpus.CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    print(format_tallies(tallies, held_out()))
    print(*short, sep="\n", end="\n" if short else "", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
