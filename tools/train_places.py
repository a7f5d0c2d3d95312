"""Train what counts for or against a place of a report and write src/tawatur/data/weights/places.tsv.

Learns from reports and sentences whose licence allows what ships to be trained on them: the English gold reports
(FA-KES, CC BY) and the project's own sentences. For each happening whose own words bring no exact place one is chosen
among the places that the report names; the fit makes those that people's coding allows likely together (a softmax over
the candidates). A place is right where the scorer takes it; of an own sentence, where it has the name given. Prints how
often the first is right: on English reports held out in folds, and on the Arabic gold reports, which are not learned
from, beside the table as it stands.

Usage: python tools/train_places.py [--dry]. Needs numpy and scipy (requirements-bench.lock) and the shared corpora.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from scipy.optimize import minimize

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus  # noqa: E402
from tawatur.evaluation.scorer import pair  # noqa: E402
from tawatur.events import coder, whereabouts  # noqa: E402
from tawatur.events.place_points import CLUES, MODEL, Points, load_points  # noqa: E402
from tawatur.events.proto import Telling  # noqa: E402
from tawatur.events.trace import Trace  # noqa: E402
from tawatur.mentions.entries import PlaceRow  # noqa: E402
from tawatur.mentions.places import distance_km  # noqa: E402
from tawatur.mentions.tables import WEIGHTS, read_table  # noqa: E402
from tawatur.model import Event, Report  # noqa: E402

TRUST = {"reports-en": 1.0, "own": 0.3}
"""How much a happening of each source weighs: lone sentences are unlike reports."""
HELD_OUT = "reports-en"
REPORTS = ("dev-en", "first-en", "second-en", "third-en")
FAR = ("dev-ar",)
PRIOR = 5.0  # the strength of the pull of every weight towards what a reader expects of its clue
AGAINST = frozenset(
    [
        *["country", "elsewhere", "elsewhere_loose", "far", "crossed", "away", "from_", "of_another"],
        *["holder", "source", "dateline"],
    ]
)
TWICE = frozenset({"exact", "elsewhere"})
EXPECTED = np.array([(2.0 if c in TWICE else 1.0) * (-1.0 if c in AGAINST else 1.0) for c in CLUES])
"""What a reader expects, before any data: which way each clue points. Two count twice by the codebook, which wants the
most exact place told, and that of the happening's own words rather than another's."""
SCALE = 10.0  # points of a weight of one
FOLDS = 6
BITS = Points(*(float(1 << i) for i in range(len(CLUES))))
"""Points that make of a sum the set of the clues that were counted."""
HEAD = """# What counts for or against a place of a report as a happening's, in points (see events/place_points.py).
# Source: made by tools/train_places.py. Learned from the English gold reports (texts: FA-KES, CC BY 4.0) and from this
# project's own sentences. Licence: the project's.
{note}
clue\tweight
"""

Seen = list[tuple[PlaceRow, int]]
"""Candidates: the place, and its clues as bits."""


@dataclass(frozen=True, slots=True)
class Case:
    """The place of one happening: the clues of each candidate by row, in order of the text, and which are right."""

    source: str
    group: str
    clues: np.ndarray
    right: np.ndarray


class _Watch:
    """Notes the candidates of each happening, and then lets the places be chosen."""

    seen: ClassVar[dict[int, Seen]] = {}

    @staticmethod
    def choose(document: Any, happenings: Sequence[Telling], places: Any, slots: Any, said: Any) -> None:
        """Note, then choose."""
        if happenings and places:
            settled = [(h, h.place) for h in happenings]
            chooser = whereabouts.Chooser(document, happenings, places, slots, said, BITS)
            for happening in chooser.open:
                found = sorted([*chooser.near(happening), *chooser.away(happening)], key=lambda f: f[2].start)
                _Watch.seen[id(happening)] = [(c.place.row, int(bits)) for bits, _, c in found]
            for happening, place in settled:
                happening.place = place
        whereabouts.choose_places(document, happenings, places, slots, said)


def happenings(report: Report) -> Iterator[tuple[Event, Seen]]:
    """The events of a report, each with the candidates for its place; none where its own words bring one."""
    _Watch.seen = {}
    trace = Trace()
    coder.code_report(report, trace)
    for telling, event in trace.events:
        yield event, _Watch.seen.get(id(telling), [])


def case_of(source: str, group: str, found: Seen, is_right: Callable[[PlaceRow], bool]) -> Case:
    """The candidates of a happening as rows of clues."""
    clues = np.array([[(bits >> i) & 1 for i in range(len(CLUES))] for _, bits in found], dtype=float)
    return Case(source, group, clues, np.array([is_right(row) for row, _ in found]))


def from_reports(*names: str) -> Iterator[Case]:
    """The happenings of gold sets that the coder finds and whose place is told."""
    for row in (row for name in names for row in corpus.read(name)):
        coded = list(happenings(corpus.to_report(row)))
        guesses = [_as_guess(event) for event, _ in coded]
        for match in pair(row["text"], row["events"], guesses):
            gold, found = row["events"][match.gold], coded[match.guess][1]
            at = gold["place"]
            if found and at is not None and not gold.get("aggregate"):
                yield case_of(HELD_OUT, row["id"], found, lambda place, at=at: _within(place, at))  # type: ignore[misc]


def _within(place: PlaceRow, at: Any) -> bool:
    return bool(distance_km(place, _At(at["lat"], at["lon"])) <= at["radius_km"])


@dataclass(frozen=True, slots=True)
class _At:
    lat: float
    lon: float


def _as_guess(event: Event) -> dict[str, object]:
    place = {"lat": event.place.lat, "lon": event.place.lon} if event.place else None
    mentions = [{"start": m.start, "end": m.end} for m in event.mentions]
    return {"type": event.type, "mentions": mentions, "place": place}


def from_own() -> Iterator[Case]:
    """The project's own sentences that name their place."""
    for path in sorted((REPOSITORY / "tests" / "events").glob("sentences_??.tsv")):
        for row in read_table(path):
            if not row["place"]:
                continue
            for event, found in happenings(Report(row["id"], row["text"], published=row["published"])):
                if event.type == row["type"]:
                    if found:
                        name = row["place"]
                        yield case_of("own", row["id"], found, lambda place, name=name: place.name == name)  # type: ignore[misc]
                    break


def fit(found: Sequence[Case]) -> np.ndarray:
    """The weights of the clues."""
    cases = [c for c in found if c.right.any() and not c.right.all()]

    def loss(weight: np.ndarray) -> tuple[float, np.ndarray]:
        apart = weight - EXPECTED
        lost, slope = PRIOR / 2 * float(apart @ apart), PRIOR * apart
        for case in cases:
            scores = case.clues @ weight
            power = np.exp(scores - scores.max())
            good = power * case.right
            lost += TRUST[case.source] * float(np.log(power.sum()) - np.log(good.sum() + 1e-12))
            slope = slope + TRUST[case.source] * (
                case.clues.T @ (power / power.sum() - good / (good.sum() + 1e-12))
            )
        return lost, slope

    return np.asarray(minimize(loss, EXPECTED, jac=True, method="L-BFGS-B").x)


def hits(found: Sequence[Case], weight: np.ndarray) -> int:
    """How many times the first of the candidates is right; of several alike, the first in the text."""
    return sum(bool(case.right[int(np.argmax(case.clues @ weight))]) for case in found)


def main(arguments: list[str]) -> int:
    """Train, print and write; with --dry nothing is written."""
    vars(coder)["choose_places"] = _Watch.choose
    found = [*from_reports(*REPORTS), *from_own()]
    print(dict(Counter(c.source for c in found)), "happenings")
    now = np.array([getattr(load_points(), clue) for clue in CLUES])
    reports = sorted({c.group for c in found if c.source == HELD_OUT})
    right = 0
    for fold in range(FOLDS):
        out = set(reports[fold::FOLDS])
        weight = fit([c for c in found if c.group not in out])
        right += hits([c for c in found if c.group in out], np.round(weight * SCALE))
    held = [c for c in found if c.source == HELD_OUT]
    said = f"{HELD_OUT} in {FOLDS} folds by report: right {right / len(held):.3f}"
    print(f"{said}; the table as it stands {hits(held, now) / len(held):.3f}")
    weight = np.round(fit(found) * SCALE)
    for name in FAR:
        far = list(from_reports(name))
        shares = [hits(far, w) / len(far) for w in (weight, now)]
        print(
            f"{name}, not learned from: right {shares[0]:.3f}; the table as it stands {shares[1]:.3f} of {len(far)}"
        )
    lines = [f"{clue.rstrip('_').replace('_', ' ')}\t{w:g}\n" for clue, w in zip(CLUES, weight, strict=True)]
    print("".join(lines))
    if "--dry" not in arguments:
        note = f"# {len(found)} happenings; {said}."
        (WEIGHTS / f"{MODEL}.tsv").write_text(HEAD.format(note=note) + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
