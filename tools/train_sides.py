"""Train which phrases are likeliest to be a happening's sides and write src/tawatur/data/weights/sides.tsv.

Learns from reports and sentences whose licence allows what ships to be trained on them: the English gold reports
and those coded for the project that were read (FA-KES, CC BY), the who-did-what-to-whom marks of arabic_event_gsr
(MIT) and the project's own sentences. For each happening and side one phrase is chosen among the candidates; the fit
makes those that people marked likely together (a softmax over the candidates and "nobody"). Prints how often one of
the first two is right: on English reports held out in folds, and on the Arabic gold reports, which are not learned
from, beside the rules alone.

Usage: python tools/train_sides.py [--dry]. Needs numpy and scipy (requirements-bench.lock) and the shared corpora.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus  # noqa: E402
from tawatur.evaluation.scorer import pair  # noqa: E402
from tawatur.evaluation.spans import any_overlap, quoted  # noqa: E402
from tawatur.events import coder  # noqa: E402
from tawatur.events.harm import with_victims  # noqa: E402
from tawatur.events.likely import Weigher  # noqa: E402
from tawatur.events.proto import Telling  # noqa: E402
from tawatur.events.side_clues import MODEL, NOBODY, clues  # noqa: E402
from tawatur.events.trace import Trace  # noqa: E402
from tawatur.mentions.tables import WEIGHTS, read_table  # noqa: E402
from tawatur.model import Event, Report  # noqa: E402

TRUST = {"reports": 1.0, "gsr": 0.3, "own": 0.3}
"""How much a happening of each source weighs: lone sentences are unlike reports."""
HELD_OUT = "reports"
REPORTS = (
    "dev-en",
    "first-en",
    "second-en",
    "third-en",
    "written-en",
    "written-ar",
    "second-written-en",
    "second-written-ar",
)
FAR = ("dev-ar",)
PRIOR = 10.0  # the strength of the pull of every weight towards nothing
OFTEN = 6  # seen so often, a clue gets a weight
SMALLEST = 0.02  # a weight below this is left out
FOLDS = 6
HEAD = """# Weights of the phrases that may be a happening's sides (events/likely.py): what a clue adds for either side.
# Source: made by tools/train_sides.py. Learned from English reports coded by hand (texts: FA-KES, CC BY 4.0), from
# reports and sentences written for this project in both languages, and from arabic_event_gsr (Open Event Data
# Alliance, MIT). Licence: the project's.
{note}
clue\tside1\tside2
"""

Spans = list[tuple[int, int]]
Found = tuple[int, int, frozenset[str], frozenset[str]]
"""A candidate: its offsets, and its clues for side 1 and for side 2."""


@dataclass(frozen=True, slots=True)
class Case:
    """One side of one happening: the clues of each candidate, which of them people marked, and what the rules found."""

    source: str
    group: str
    side: int
    clues: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    judged: bool
    by_rules: bool


class _Watch(Weigher):
    """Notes the candidates of each happening, and leaves the sides as the rules gave them."""

    seen: ClassVar[list[tuple[Telling, list[Found]]]] = []

    def fill(self, happening: Telling) -> None:
        """Note instead of choosing."""
        given = with_victims(happening)
        noted = []
        for c in self.candidates(happening, given):
            one, two = (frozenset(clues(happening, c, side)) for side in (1, 2))
            noted.append((c[0].start, c[0].end, one, two))
        _Watch.seen.append((happening, noted))
        happening.side2 = given


def happenings(
    report: Report,
) -> Iterator[tuple[Event, list[Found]]]:
    """The events of a report as the rules code them, each with its candidates by offsets of the report's text."""
    _Watch.seen = []
    trace = Trace()
    coder.code_report(report, trace)
    noted = {id(telling): found for telling, found in _Watch.seen}
    for telling, event in trace.events:
        document = trace.document
        if id(telling) in noted and document is not None:
            spans = ((document.span(a, b), one, two) for a, b, one, two in noted[id(telling)])
            yield event, [(s.start, s.end, one, two) for s, one, two in spans]


def cases_of(
    source: str,
    group: str,
    event: Event,
    found: Sequence[Found],
    marked: tuple[Spans, Spans],
) -> Iterator[Case]:
    """The two sides of an event."""
    for side, spans, given in ((1, marked[0], event.side1), (2, marked[1], event.side2)):
        yield Case(
            source,
            group,
            side,
            tuple(c[2] if side == 1 else c[3] for c in found),
            tuple(any_overlap([(c[0], c[1])], spans) for c in found),
            bool(spans),
            any_overlap([(p.start, p.end) for p in given[:2]], spans),
        )


def from_reports(*names: str) -> Iterator[Case]:
    """The happenings of gold sets that the coder finds."""
    for row in (row for name in names for row in corpus.read(name)):
        coded = list(happenings(corpus.to_report(row)))
        guesses = [_as_guess(event) for event, _ in coded]
        for match in pair(row["text"], row["events"], guesses):
            gold = row["events"][match.gold]
            if not gold.get("aggregate"):
                marked = quoted(row["text"], gold["side1"]), quoted(row["text"], gold["side2"])
                yield from cases_of(HELD_OUT, row["id"], *coded[match.guess], marked)


def _as_guess(event: Event) -> dict[str, object]:
    def spans(items: Sequence[object]) -> list[dict[str, int]]:
        return [{"start": i.start, "end": i.end} for i in items]  # type: ignore[attr-defined]

    place = {"lat": event.place.lat, "lon": event.place.lon} if event.place else None
    return {
        "type": event.type,
        "mentions": spans(event.mentions),
        "place": place,
        "side1": spans(event.side1),
        "side2": spans(event.side2),
    }


def from_gsr() -> Iterator[Case]:
    """Lone sentences in which people marked the verb and who did what to whom."""
    with corpus.shared_path("arabic_event_gsr/spans-dev.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        text = row["text"]

        def where(role: str, row: Mapping[str, list[dict[str, list[str]]]] = row, text: str = text) -> Spans:
            words = {w for mark in row["spans"] for w in mark[role] if len(w) > 2}
            return quoted(text, sorted(words))

        verbs = where("verb")
        for event, found in happenings(Report(str(row["_id"]), text, lang="ar")):
            if any_overlap([(m.start, m.end) for m in event.mentions], verbs):
                marked = where("source_actor"), where("target_actor")
                yield from (c for c in cases_of("gsr", str(row["_id"]), event, found, marked) if c.judged)
                break


def from_own() -> Iterator[Case]:
    """The project's own sentences that name their sides."""
    for path in sorted((REPOSITORY / "tests" / "events").glob("sentences_??.tsv")):
        for row in read_table(path):
            coded = happenings(Report(row["id"], row["text"], published=row["published"]))
            for event, found in coded:
                if event.type == row["type"]:
                    marked = tuple(
                        quoted(row["text"], [q.strip() for q in row[side].split("|") if q.strip()])
                        for side in ("side1", "side2")
                    )
                    yield from cases_of("own", row["id"], event, found, (marked[0], marked[1]))
                    break


def fit(found: Sequence[Case], side: int) -> dict[str, float]:
    """The weights of one side's clues."""
    items = [
        ([*case.clues, frozenset({NOBODY})], [*case.right, not any(case.right)], TRUST[case.source])
        for case in found
        if case.side == side and case.clues and (any(case.right) or not case.judged)
    ]
    often = Counter(clue for options, _, _ in items for option in options for clue in option)
    at = {clue: i for i, clue in enumerate(sorted(c for c, n in often.items() if n >= OFTEN))}
    rows = [[at[c] for c in option if c in at] for options, _, _ in items for option in options]
    of = np.array([n for n, (options, _, _) in enumerate(items) for _ in options])
    right = np.array([r for _, marks, _ in items for r in marks])
    trust = np.array([t for _, _, t in items])
    columns = np.array([i for row in rows for i in row])
    ends = np.r_[0, np.cumsum([len(row) for row in rows])]
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(at)))

    def loss(weight: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weight
        high = np.full(len(items), -np.inf)
        np.maximum.at(high, of, scores)
        power = np.exp(scores - high[of])
        every = np.bincount(of, power, len(items))
        good = np.bincount(of, power * right, len(items)) + 1e-12
        lost = float((trust * (np.log(every) - np.log(good))).sum() + PRIOR / 2 * weight @ weight)
        slope = matrix.T @ (trust[of] * (power / every[of] - power * right / good[of])) + PRIOR * weight
        return lost, slope

    fitted = minimize(loss, np.zeros(len(at)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return {clue: float(fitted.x[i]) for clue, i in at.items()}


def share(
    found: Sequence[Case], weights: Mapping[int, Mapping[str, float]]
) -> dict[str, tuple[float, float, float]]:
    """By side: how often the first two by the rules hold a right phrase, the first by the weights, their first two."""
    shares = {}
    for side in (1, 2):
        held = [c for c in found if c.side == side and c.judged]
        first = both = 0
        for case in held:
            scores = [sum(weights[side].get(c, 0.0) for c in option) for option in case.clues]
            order = sorted(range(len(scores)), key=lambda k: -scores[k])
            first += any(case.right[k] for k in order[:1])
            both += any(case.right[k] for k in order[:2])
        n = max(len(held), 1)
        shares[f"side{side}"] = (sum(c.by_rules for c in held) / n, first / n, both / n)
    return shares


def said(shares: Mapping[str, tuple[float, float, float]]) -> str:
    """The shares in a line."""
    return "; ".join(
        f"{k} rules {a:.3f}, first {b:.3f}, first two {c:.3f}" for k, (a, b, c) in shares.items()
    )


def main(arguments: list[str]) -> int:
    """Train, print and write; with --dry nothing is written."""
    vars(coder)["Weigher"] = _Watch
    found = [*from_reports(*REPORTS), *from_gsr(), *from_own()]
    print({source: n // 2 for source, n in Counter(c.source for c in found).items()}, "happenings")
    reports = sorted({c.group for c in found if c.source == HELD_OUT})
    held: dict[str, list[tuple[float, float, float, int]]] = {}
    for fold in range(FOLDS):
        out = set(reports[fold::FOLDS])
        weights = {side: fit([c for c in found if c.group not in out], side) for side in (1, 2)}
        tested = [c for c in found if c.group in out]
        for side, values in share(tested, weights).items():
            held.setdefault(side, []).append(
                (*values, sum(c.judged for c in tested if f"side{c.side}" == side))
            )
    shares = {}
    for side, parts in held.items():
        total = sum(p[3] for p in parts)
        one, two, three = (sum(p[i] * p[3] for p in parts) / total for i in range(3))
        shares[side] = (one, two, three)
    print(f"{HELD_OUT}, {FOLDS} folds by report: {said(shares)}")
    weights = {side: fit(found, side) for side in (1, 2)}
    for name in FAR:
        print(f"{name}, not learned from: {said(share(list(from_reports(name)), weights))}")
    if "--dry" not in arguments:
        both = sorted({*weights[1], *weights[2]}, key=lambda clue: (clue != NOBODY, clue))
        lines = []
        for clue in both:
            first, second = (round(weights[side].get(clue, 0.0), 2) for side in (1, 2))
            if clue == NOBODY or max(abs(first), abs(second)) >= SMALLEST:
                lines.append(f"{clue}\t{first:g}\t{second:g}\n")
        note = f"# {len(found) // 2} happenings; {HELD_OUT} in {FOLDS} folds by report: {said(shares)}."
        (WEIGHTS / f"{MODEL}.tsv").write_text(HEAD.format(note=note) + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
