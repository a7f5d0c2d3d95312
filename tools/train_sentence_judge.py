"""Train the judge of lone Arabic sentences and write src/tawatur/data/weights/sentence-ar.tsv; prints what folds say.

Learns from the sentences of arabic_event_gsr (MIT) that three or more people judged, each as far as they accepted it,
from those of its sentences in which people marked who did what, and from the project's own, so that it does not take
another time and manner of writing for background. Most of the project's own tell of something, few of the others do:
what that makes is learned apart and left out of the table. Held-out folds are by article, drawn anew several times;
the threshold of a fold is the best on the scores of the other folds.

Usage: python tools/train_sentence_judge.py [--dry]. Needs NumPy and SciPy (requirements-bench.lock) and the corpora.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus, sentences_gsr  # noqa: E402
from bench.sentences_gsr import Sentence  # noqa: E402
from clue_matrix import as_matrix  # noqa: E402
from tawatur.events import lone  # noqa: E402
from tawatur.events.coder import code_report  # noqa: E402
from tawatur.events.proto import STATEMENTS  # noqa: E402
from tawatur.events.trace import Trace  # noqa: E402
from tawatur.events.weigh import BASE, logistic  # noqa: E402
from tawatur.mentions.lexicon import load_lexicon  # noqa: E402
from tawatur.mentions.tables import WEIGHTS, read_table  # noqa: E402
from tawatur.model import EVENT_TYPES, Report  # noqa: E402

STRENGTH = 0.5  # of the fit: the inverse of the regularisation
ACCEPTED = 6.0  # how much more a sentence counts that people accept: there are few
OWN_COUNTS = {"assault": 1.0, "protest": 1.0}
"""The same for one of the project's own: it stands for all other manners of writing. There are few protests."""
RARE = 4  # sentences that a word must stand in
SMALLEST = 0.15  # a weight below this is left out
APART, APART_COUNTS = "own", 0.4  # a clue that all of the project's own sentences have, and no others
JUDGED = ("yes", "easy no", "difficult no")
OWN = "own, tells"
FOLDS, DRAWS = 10, 5
STEPS = np.arange(0.1, 0.92, 0.02)
BLUR = (
    np.array([1.0, 2, 3, 4, 3, 2, 1]) / 16
)  # over how many steps an F1 is averaged before the best is taken
HEAD = """# Weights of the judge of lone Arabic sentences (events/lone.py): kind, then w a word, o one it opens
# with, p the first letters of a stem, t an event word, c and lemma what the cascade saw.
# Source: made by tools/train_sentence_judge.py. Learned from arabic_event_gsr (Open Event Data Alliance, MIT) and from
# this project's own sentences. Licence: the project's.
"""
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as it is judged: its features, its article, how far people accept it, and its label.

    ``found`` where the cascade finds an event of the kind, ``lone`` where the judge has a say; ``counts`` as how many
    sentences it counts while training.
    """

    features: Mapping[str, float]
    article: str
    accepted: float
    label: str
    found: bool
    lone: bool
    counts: float = 1.0


def sentences() -> list[Sentence]:
    """The sentences that people judged, and those that are only marked."""
    found = sentences_gsr.read()
    known = {(s.id, s.kind) for s in found}
    with corpus.shared_path("arabic_event_gsr/spans-dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (row["source"], row["event_type"]) not in known:
                known.add((row["source"], row["event_type"]))
                found.append(Sentence(row["source"], row["event_type"], "marked", 1, 1, row["text"]))
    return found


def read(id_: str, text: str, kind: str, label: str, article: str, accepted: float) -> Case:
    """A sentence with what the judge sees of it, as the cascade reads it without a date."""
    trace = Trace(judged=False)
    report = Report(id_, text, lang="ar")
    code_report(report, trace)
    if trace.document is None:
        return Case({}, article, accepted, label, found=False, lone=False)
    found = [t for t, _ in trace.events if t.sense not in STATEMENTS and lone.kind_of(t) == kind]
    hits = load_lexicon("ar").find(trace.document)
    seen = lone.words(trace.document.norm, hits) | lone.clues(found, trace.document.norm)
    return Case(seen, article, accepted, label, bool(found), lone.is_lone(report, trace.document, hits))


def cases(kind: str, among: Sequence[Sentence]) -> list[Case]:
    """The sentences of a kind: those of the corpus, and of the project's own those that tell or seem to tell of it."""
    made = [
        read(s.id, s.text, kind, s.label, s.article, s.accept / s.total)
        for s in among
        if s.kind.lower() == kind
    ]
    for row in read_table(REPOSITORY / "tests" / "events" / "sentences_ar.tsv"):
        tells = row["type"] in EVENT_TYPES and EVENT_TYPES[row["type"]].class_ in lone.KINDS[kind]
        label = OWN if tells else "own, tells not"
        case = read(row["id"], row["text"], kind, label, row["id"], float(tells))
        if tells or case.found:
            made.append(
                replace(case, features={**case.features, APART: APART_COUNTS}, counts=OWN_COUNTS[kind])
            )
    return made


def fit(found: Sequence[Case]) -> dict[str, float]:
    """The weights by feature, the small ones left out: logistic regression, each sentence both told and not told."""
    names, matrix = as_matrix([case.features for case in found], RARE)
    counted = np.array([c.counts for c in found]) * STRENGTH
    accepted = np.array([c.accepted for c in found]) ** 2
    yes, no = counted * accepted * ACCEPTED, counted * (1 - accepted)

    def loss(weight: Numbers) -> tuple[float, Numbers]:
        total = matrix @ weight[:-1] + weight[-1]
        slope = (yes + no) * expit(total) - yes
        value = yes @ np.logaddexp(0, -total) + no @ np.logaddexp(0, total) + weight[:-1] @ weight[:-1] / 2
        return float(value), np.append(matrix.T @ slope + weight[:-1], slope.sum())

    weight = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x.tolist()
    kept = {n: round(w, 2) for n, w in zip(names, weight[:-1], strict=True) if abs(w) >= SMALLEST}
    kept.pop(APART, None)
    return {BASE: round(weight[-1], 3)} | kept


def likely(weight: Mapping[str, float], case: Case) -> float:
    """How likely the coder says a sentence tells of the kind: 0 and 1 where the judge is not asked."""
    if not case.found or not case.lone:
        return float(case.found)
    return logistic(weight[BASE] + sum(weight.get(n, 0.0) * value for n, value in case.features.items()))


def f1(yes: Numbers, said: Numbers) -> float:
    """F1 of what is said."""
    return float(2 * (yes @ said) / max(1.0, yes.sum() + said.sum()))


def best(yes: Numbers, score: Numbers) -> float:
    """The threshold with the best F1, each averaged over its neighbours: few sentences tell, one step is chance."""
    reached = np.array([f1(yes, (score >= step).astype(float)) for step in STEPS])
    blurred = np.convolve(np.pad(reached, 3, mode="edge"), BLUR, mode="valid")
    return float(STEPS[int(blurred.argmax())])


def folds(found: Sequence[Case], draw: int) -> Numbers:
    """The fold of each case, by article, such that each fold has about as many that tell."""
    telling = Counter[str]()
    for case in found:
        telling[case.article] += case.label == "yes"
    chance = np.random.default_rng(draw)
    articles = sorted(telling)
    chance.shuffle(articles)
    articles.sort(key=lambda a: -telling[a])
    fold: dict[str, int] = {}
    for start in range(0, len(articles), FOLDS):
        fold |= dict(zip(articles[start : start + FOLDS], chance.permutation(FOLDS).tolist(), strict=False))
    return np.array([float(fold[c.article]) for c in found])


def cross_validated(found: Sequence[Case], draw: int) -> tuple[float, float, list[bool]]:
    """F1 on held-out folds, each at the others' threshold; the best threshold on all of their scores; what is said."""
    fold = folds(found, draw)
    score = np.zeros(len(found))
    for k in range(FOLDS):
        weight = fit([c for c, at in zip(found, fold, strict=True) if at != k])
        for i in np.flatnonzero(fold == k).tolist():
            score[i] = likely(weight, found[i])
    asked = np.array([c.label in JUDGED for c in found])
    yes = np.array([float(c.label == "yes") for c in found])
    said = np.zeros(len(found))
    for k in range(FOLDS):
        others = (fold != k) & asked
        said[fold == k] = score[fold == k] >= best(yes[others], score[others])
    return f1(yes[asked], said[asked]), best(yes[asked], score[asked]), [bool(s) for s in said]


def main(arguments: list[str]) -> int:
    """Train both judges, print what they reach and write the table; with --dry nothing is written."""
    among = sentences()
    head, lines = HEAD, []
    for kind in lone.KINDS:
        found = cases(kind, among)
        drawn = [cross_validated(found, draw) for draw in range(DRAWS)]
        reached = [r for r, _, _ in drawn]
        threshold = float(np.mean([t for _, t, _ in drawn]))
        asked = [c for c in found if c.label in JUDGED]
        plain = f1(
            np.array([float(c.label == "yes") for c in asked]), np.array([float(c.found) for c in asked])
        )
        ours = [
            said
            for _, _, all_ in drawn
            for c, said in zip(found, all_, strict=True)
            if c.label == OWN and c.found
        ]
        note = (
            f"{kind.upper()} F1 {np.mean(reached):.3f} ({DRAWS} draws of {FOLDS} folds: "
            f"{min(reached):.3f} to {max(reached):.3f}), without the judge {plain:.3f}; "
            f"own events kept {np.mean(ours):.3f}"
        )
        print(f"held-out folds: {note}; threshold {threshold:.2f}")
        head += f"# held-out folds: {note}\n"
        lines.append(f"{kind} {lone.THRESHOLD}\t{threshold:.2f}\n")
        lines += [f"{kind} {name}\t{value:g}\n" for name, value in sorted(fit(found).items())]
    if "--dry" not in arguments:
        text = f"{head}clue\tweight\n{''.join(lines)}"
        (WEIGHTS / f"{lone.MODEL}.tsv").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
