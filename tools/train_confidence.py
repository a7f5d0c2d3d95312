"""Train the confidence of events and write src/tawatur/data/weights/confidence.tsv; prints what held-out folds say.

Learns from reports and sentences whose licence allows what ships to be trained on them: the English gold reports
(FA-KES, CC BY), arabic_event_gsr (MIT), the project's own sentences and the reports written for it. An event is right
when the scorer pairs it with a gold event of the same type; in a sentence of arabic_event_gsr, when people judged that
its kind of event is told.
Each source has an intercept of its own while training; what ships has that of the reports.

Usage: python tools/train_confidence.py [--dry]. Needs scikit-learn (requirements-bench.lock) and the shared corpora.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus, sentences_gsr  # noqa: E402
from tawatur.evaluation import judged  # noqa: E402
from tawatur.evaluation.reliability import expected_error, reliability  # noqa: E402
from tawatur.events.coder import code_report  # noqa: E402
from tawatur.events.confidence import MODEL, observe  # noqa: E402
from tawatur.events.trace import Trace  # noqa: E402
from tawatur.events.weigh import BASE, logistic  # noqa: E402
from tawatur.export.json_lines import coded_to_json  # noqa: E402
from tawatur.mentions.tables import WEIGHTS, read_table  # noqa: E402
from tawatur.model import Report  # noqa: E402

REPORTS = "reports-en"
SETS = ("dev-en", "first-en", "second-en", "third-en", "fourth-en", "fifth-en", "sixth-en")
WRITTEN = ("written-ar", "written-en")
STRENGTH = 0.3  # of the fit: the inverse of the regularisation
SMALLEST = 0.02  # a weight below this is left out
HEAD = """# Weights of the confidence of an event: the logistic function of their sum (events/confidence.py).
# Source: made by tools/train_confidence.py. Learned from the English gold reports (texts: FA-KES, CC BY 4.0), from
# arabic_event_gsr (Open Event Data Alliance, MIT) and from this project's own sentences and reports.
# Licence: the project's.
{note}
clue\tweight
"""


@dataclass(frozen=True, slots=True)
class Case:
    """An event as it was coded: what is seen of it, how far it is right (0 to 1), and where it stands."""

    source: str
    group: str
    clues: tuple[str, ...]
    right: float


def cases() -> Iterator[Case]:
    """Every event of the training texts."""
    for name in SETS:
        yield from from_reports(name)
    for name in WRITTEN:
        yield from from_reports(name, name)
    yield from from_gsr()
    yield from from_own()


def traced(report: Report) -> tuple[Trace, dict[str, Any]]:
    """A report's trace and its coded form as JSON."""
    trace = Trace(judged=False)  # what the judge of lone sentences takes away is learned from as well
    return trace, coded_to_json(code_report(report, trace))


def clues_of(trace: Trace, event: Mapping[str, Any]) -> tuple[str, ...]:
    """What was seen of an event, found in the trace by its type and its words; () for what a post told."""
    spans = {(m["start"], m["end"]) for m in event["mentions"]}
    for telling, told in trace.events:
        if told.type == event["type"] and {(m.start, m.end) for m in told.mentions} <= spans:
            return tuple(observe(telling))
    return ()


def from_reports(name: str, source: str = REPORTS) -> Iterator[Case]:
    """The events of a gold set."""
    for row in corpus.read(name):
        trace, coded = traced(corpus.to_report(row))
        for event, right in judged([row], [coded]):
            clues = clues_of(trace, event)
            if clues:
                yield Case(source, row["id"], clues, float(right))


def from_gsr() -> Iterator[Case]:
    """The events of the kinds that people were asked for, in lone sentences."""
    for sentence in sentences_gsr.read():
        trace, coded = traced(sentences_gsr.to_report(sentence))
        for event in coded["events"]:
            if event["type"] in sentences_gsr.KINDS[sentence.kind] and not event["aggregate"]:
                yield Case("gsr", sentence.article, clues_of(trace, event), sentence.accept / sentence.total)


def from_own() -> Iterator[Case]:
    """The events of the project's own sentences and snippets."""
    tables = [*sorted((REPOSITORY / "tests" / "events").glob("sentences_??.tsv"))]
    tables.append(REPOSITORY / "bench" / "data" / "snippets-en.tsv")
    for path in tables:
        for row in read_table(path):
            trace, coded = traced(Report(row["id"], row["text"], published=row["published"]))
            for event in coded["events"]:
                if not event["aggregate"]:
                    yield Case(
                        path.stem, row["id"], clues_of(trace, event), float(event["type"] == row["type"])
                    )


def fit(found: Sequence[Case], names: Sequence[str]) -> dict[str, float]:
    """The weights that fit the cases, with an intercept for each source."""
    rows = [{**dict.fromkeys(c.clues, 1.0), f"from {c.source}": 1.0} for c in found]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    right = np.array([c.right for c in found])
    both = np.r_[np.ones(len(found)), np.zeros(len(found))]
    weights = np.r_[right, 1 - right]
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(
        vstack([matrix, matrix]), both, sample_weight=weights
    )
    weight = dict(zip(vectors.get_feature_names_out(), model.coef_[0].tolist(), strict=True))
    base = float(model.intercept_[0]) + sum(weight.get(f"from {n}", 0.0) for n in names)
    return {BASE: base, **{k: v for k, v in weight.items() if not k.startswith("from ")}}


def likely(weight: dict[str, float], clues: Iterable[str]) -> float:
    """What weights make of clues."""
    return logistic(weight[BASE] + sum(weight.get(c, 0.0) for c in set(clues)))


def cross_validated(found: Sequence[Case], source: str, folds: int = 10) -> list[tuple[float, float]]:
    """Confidence and right for each case of a source, by weights that were fitted without its report."""
    outside = [c for c in found if c.source != source]
    inside = [c for c in found if c.source == source]
    judged_: list[tuple[float, float]] = []
    groups = [c.group for c in inside]
    for train, test in GroupKFold(folds).split(inside, groups=groups):
        weight = fit([*outside, *(inside[i] for i in train)], [source])
        judged_ += [(likely(weight, inside[i].clues), inside[i].right) for i in test]
    return judged_


def main(arguments: list[str]) -> int:
    """Train, print and write; with --dry nothing is written."""
    found = [c for c in cases() if c.clues]
    for source, number in Counter(c.source for c in found).items():
        share = sum(c.right for c in found if c.source == source) / number
        print(f"{source:14s} {number:5d} events, {share:.3f} right")
    held_out = cross_validated(found, REPORTS)
    print(f"{REPORTS}, ten folds by report: {described(held_out)}")
    weight = fit(found, [REPORTS])
    weight = {k: round(v, 2) for k, v in weight.items() if k == BASE or abs(v) >= SMALLEST}
    measured = [(likely(weight, c.clues), c.right) for c in from_reports("dev-ar") if c.clues]
    print(f"dev-ar, not learned from: {described(measured)}")
    for b in reliability(measured):
        print(f"  {b.low:.1f}-{b.high:.1f}  {b.events:4d} events  given {b.given:.2f}  right {b.right:.2f}")
    if "--dry" not in arguments:
        lines = [
            f"{clue}\t{value:g}\n"
            for clue, value in sorted(weight.items(), key=lambda i: (i[0] != BASE, i[0]))
        ]
        note = f"# {len(found)} events; {REPORTS} in ten folds by report: {described(held_out)}."
        (WEIGHTS / f"{MODEL}.tsv").write_text(HEAD.format(note=note) + "".join(lines), encoding="utf-8")
    return 0


def described(pairs: Sequence[tuple[float, float]]) -> str:
    """Expected calibration error, log loss and how well right events are told from wrong ones."""
    right = [r >= 0.5 for _, r in pairs]
    given = [p for p, _ in pairs]
    return (
        f"calibration error {expected_error(pairs):.3f}, log loss {log_loss(right, given):.3f}, "
        f"area under the curve {roc_auc_score(right, given):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
