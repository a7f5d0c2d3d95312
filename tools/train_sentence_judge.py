"""Train the judge of long lone Arabic sentences and write src/tawatur/data/weights/sentence-ar.tsv.

Learns from the sentences of arabic_event_gsr (MIT) that three or more people judged, each as far as they accepted it,
from those of its sentences in which people marked who did what, and from the project's own, so that it does not take
another time and manner of writing for background. Held-out folds are by article; the threshold of a fold is the best on
the scores of the other folds.

Usage: python tools/train_sentence_judge.py [--dry]. Needs scikit-learn (requirements-bench.lock) and the corpora.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus, sentences_gsr  # noqa: E402
from bench.sentences_gsr import Sentence  # noqa: E402
from tawatur.events import lone  # noqa: E402
from tawatur.events.coder import code_report  # noqa: E402
from tawatur.events.proto import STATEMENTS, Telling  # noqa: E402
from tawatur.events.trace import Trace  # noqa: E402
from tawatur.events.weigh import BASE, logistic  # noqa: E402
from tawatur.mentions.lexicon import load_lexicon  # noqa: E402
from tawatur.mentions.tables import WEIGHTS, read_table  # noqa: E402
from tawatur.model import EVENT_TYPES, Report  # noqa: E402

STRENGTH = 0.3  # of the fit: the inverse of the regularisation
CLUE = 0.35  # what a clue of the cascade counts beside the words
ACCEPTED = 4.0  # how much more a sentence counts that people accept: there are few
SMALLEST = 0.03  # a weight below this is left out
OWN = "own, tells"
RARE = 2  # sentences that a word must stand in
KEPT = 0.9  # of the true events of the project's own sentences
HIGHEST = 0.6  # threshold: above it, sentences of other newspapers lose too many true events (ADR 0009)
FOLDS = 10
HEAD = """# Weights of the judge of long lone Arabic sentences (events/lone.py): kind, then w a word, s a stem, p its
# first letters, c and lemma what the cascade saw.
# Source: made by tools/train_sentence_judge.py. Learned from arabic_event_gsr (Open Event Data Alliance, MIT) and from
# this project's own sentences. Licence: the project's.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as it is judged: its features, its article, how far people accept it, and its label."""

    features: dict[str, float]
    article: str
    accepted: float
    label: str
    found: bool
    long: bool


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


def happenings(report: Report, kind: str) -> tuple[set[str], list[Telling], bool]:
    """The words of a sentence, its happenings of a kind as the cascade finds them, and whether it is judged."""
    trace = Trace(judged=False)
    code_report(report, trace)
    if trace.document is None:
        return set(), [], False
    found = [t for t, _ in trace.events if t.sense not in STATEMENTS and lone.kind_of(t) == kind]
    hits = load_lexicon("ar").find(trace.document)
    return lone.words(trace.document.norm, hits), found, lone.is_lone(report, trace.document, hits)


def features(words: set[str], found: Sequence[Telling]) -> dict[str, float]:
    """What the model sees of a sentence."""
    seen = dict.fromkeys(words, lone.word_weight(len(words)))
    return seen | dict.fromkeys(lone.clues(found), CLUE)


def cases(kind: str, among: Sequence[Sentence]) -> list[Case]:
    """The sentences of a kind."""
    made = []
    for sentence in among:
        if sentence.kind.lower() == kind:
            words, found, long = happenings(sentences_gsr.to_report(sentence), kind)
            accepted = sentence.accept / sentence.total
            made.append(
                Case(features(words, found), sentence.article, accepted, sentence.label, bool(found), long)
            )
    return made


def own(kind: str) -> list[Case]:
    """The project's own sentences that tell of the kind, and those that do not and in which the cascade finds it."""
    made = []
    for row in read_table(REPOSITORY / "tests" / "events" / "sentences_ar.tsv"):
        tells = row["type"] in EVENT_TYPES and EVENT_TYPES[row["type"]].class_ in lone.KINDS[kind]
        report = Report(row["id"], row["text"], published=row["published"], lang="ar")
        words, found, long = happenings(report, kind)
        if tells or found:
            label = OWN if tells else "own, tells not"
            made.append(Case(features(words, found), row["id"], float(tells), label, bool(found), long))
    return made


def fit(found: Sequence[Case]) -> dict[str, float]:
    """The weights by feature, the small ones left out."""
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([c.features for c in found])
    kept = np.flatnonzero(np.asarray((matrix > 0).sum(axis=0)).ravel() >= RARE)
    matrix = matrix[:, kept]
    accepted = np.array([c.accepted for c in found])
    both = np.r_[np.ones(len(found)), np.zeros(len(found))]
    weight = np.r_[accepted**2 * ACCEPTED, 1 - accepted**2]
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(
        vstack([matrix, matrix]), both, sample_weight=weight
    )
    names = vectors.get_feature_names_out()[kept]
    pairs = zip(names, model.coef_[0].tolist(), strict=True)
    return {BASE: float(model.intercept_[0])} | {n: round(w, 3) for n, w in pairs if abs(w) >= SMALLEST}


def likely(weight: dict[str, float], seen: dict[str, float]) -> float:
    """What weights make of a sentence."""
    return logistic(weight[BASE] + sum(weight.get(n, 0.0) * value for n, value in seen.items()))


def said(case: Case, score: float, threshold: float) -> bool:
    """Whether the coder, with the judge, says that a sentence tells of the kind."""
    return case.found and (score >= threshold or not case.long)


def f1(pairs: Sequence[tuple[Case, bool]]) -> float:
    """F1 of yes against both kinds of no."""
    judged = [(c.label == "yes", told) for c, told in pairs if c.label in ("yes", "easy no", "difficult no")]
    right = sum(yes and told for yes, told in judged)
    return 2 * right / max(1, sum(yes for yes, _ in judged) + sum(told for _, told in judged))


def kept(pairs: Sequence[tuple[Case, bool]]) -> tuple[int, int]:
    """Of the project's own sentences in which the cascade finds what they tell: how many keep it, how many they are."""
    ours = [told for c, told in pairs if c.label == OWN and c.found]
    return sum(ours), len(ours)


def at(pairs: Sequence[tuple[Case, float]], threshold: float) -> list[tuple[Case, bool]]:
    """What is said of each case at a threshold."""
    return [(c, said(c, s, threshold)) for c, s in pairs]


def best(pairs: Sequence[tuple[Case, float]]) -> float:
    """The threshold with the best F1 at which enough of the project's own events stay, in steps of 0.02."""
    steps = [n / 50 for n in range(5, int(50 * HIGHEST) + 1)]

    def worth(threshold: float) -> tuple[bool, float, float]:
        told = at(pairs, threshold)
        ours, all_ = kept(told)
        return ours >= KEPT * all_, f1(told), -threshold

    return max(steps, key=worth)


def cross_validated(found: Sequence[Case]) -> tuple[list[tuple[Case, bool]], float]:
    """What is said on held-out folds, each at the others' threshold, and the threshold best on all of their scores."""
    scores = np.zeros(len(found))
    folds = []
    for train, test in GroupKFold(FOLDS).split(found, groups=[c.article for c in found]):
        weight = fit([found[i] for i in train])
        folds.append(test)
        for i in test:
            scores[i] = likely(weight, found[i].features)
    pairs = list(zip(found, scores.tolist(), strict=True))
    outcome: list[tuple[Case, bool]] = []
    for test in folds:
        held = set(test.tolist())
        threshold = best([pair for i, pair in enumerate(pairs) if i not in held])
        outcome += at([pairs[i] for i in test], threshold)
    return outcome, best(pairs)


def main(arguments: list[str]) -> int:
    """Train both judges, print what they reach and write the table; with --dry nothing is written."""
    among = sentences()
    head, lines = HEAD, []
    for kind in lone.KINDS:
        found = [*cases(kind, among), *own(kind)]
        outcome, threshold = cross_validated(found)
        weight = fit(found)
        ours, all_ = kept(outcome)
        long, all_long = kept([(c, told) for c, told in outcome if c.long])
        plain = f1([(c, c.found) for c in found])
        note = (
            f"{kind.upper()} F1 {f1(outcome):.3f}, without the judge {plain:.3f}; "
            f"own events kept {ours} of {all_}, in long sentences {long} of {all_long}"
        )
        print(f"held-out folds: {note}; threshold {threshold:.2f}")
        head += f"# held-out folds: {note}\n"
        lines.append(f"{kind} {lone.THRESHOLD}\t{threshold:.2f}\n")
        for name, value in sorted(weight.items()):
            scaled = value * CLUE if name.startswith(("c ", "lemma ")) else value
            lines.append(f"{kind} {name}\t{scaled:.3f}\n")
    if "--dry" not in arguments:
        text = f"{head}clue\tweight\n{''.join(lines)}"
        (WEIGHTS / f"{lone.MODEL}.tsv").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
