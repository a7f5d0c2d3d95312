"""Train what the words of a sentence tell and write src/tawatur/data/weights/wording-*.tsv; prints what folds say.

Learns from sentences and reports whose licence allows what ships to be trained on them: the project's own
(bench/data/wording-*.tsv, tests/events/sentences_*.tsv, the written reports, the part of the snippets that may be
read), English reports coded for the project (texts: FA-KES, CC BY), and the judgements of arabic_event_gsr (MIT), which
say only of what kind a sentence tells, or tells not. Softmax regression; the loss is that of all the types that a label
allows. Folds are by report.

Usage: python tools/train_wording.py [en] [ar] [--dry] [--quick]. Needs NumPy and SciPy (requirements-bench.lock) and
the shared corpora. With --quick no folds are measured.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from bench import corpus, own_coding, sentences_gsr  # noqa: E402
from clue_matrix import as_matrix  # noqa: E402
from tawatur.evaluation import GoldReport  # noqa: E402
from tawatur.evaluation.spans import quoted  # noqa: E402
from tawatur.events.coder import code_report  # noqa: E402
from tawatur.events.trace import Trace  # noqa: E402
from tawatur.events.wording import BASE, NOTHING, SENSES, with_coded  # noqa: E402
from tawatur.mentions.tables import WEIGHTS, read_table  # noqa: E402
from tawatur.model import Report  # noqa: E402

TYPES = [*SENSES, NOTHING]
REPORTS = {lang: tuple(name for name in own_coding.LEARNED if name.endswith(lang)) for lang in ("en", "ar")}
"""Reports that may be learned from."""
STRENGTH = 15.0  # of the fit: the inverse of the regularisation
JUDGED = 0.3  # how much a sentence of arabic_event_gsr counts: its label tells only the kind
RARE = 3  # sentences that a clue must stand in
SMALLEST = 0.25  # a weight below this is left out
FOLDS = 5
ROUNDS = 120
HEAD = """# Weights of what the words of a sentence tell (events/wording.py): w a stem, l letters in a word, t the sense
# of an event word, m its means, c the class of a party, f of the first, k the type that the tables give, s a note of
# few sentences; what each adds for a type.
# Source: made by tools/train_wording.py. Learned from this project's own sentences and reports{others}.
# Licence: the project's.
{note}
clue\tweights
"""
OTHERS = {
    "en": ", and from English reports\n# coded for it (texts: FA-KES, CC BY 4.0)",
    "ar": ", and from\n# arabic_event_gsr (Open Event Data Alliance, MIT)",
}
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence: its clues, the types that its label allows, the report that it is of, and how much it counts."""

    values: dict[str, float]
    allowed: frozenset[str]
    report: str
    counts: float = 1.0


def of_text(
    id_: str,
    text: str,
    published: str,
    lang: str,
    allowed: frozenset[str],
    counts: float = 1.0,
    fresh: bool = True,
) -> Iterator[Case]:
    """A snippet, whole and by sentence.

    Unless it is ``fresh`` what the cascade makes of it is left out: the tables were made to fit it, so that they are
    surer there than elsewhere. Of those that tell of nothing the event words are seen all the same.
    """
    trace = Trace(judged=False)
    coded = code_report(Report(id_, text, published=published or None, lang=lang), trace)
    if trace.document is None or trace.guesses is None:
        return
    sentences = trace.document.sentences
    of = trace.events[0][0] if len(coded.events) == 1 else None
    seen = [(trace.guesses.whole(), of)]
    if len(sentences) > 1:
        seen += [
            (trace.guesses.seen(s), of if of is not None and of.sentence == s.index else None)
            for s in sentences
        ]
    nothing = allowed == frozenset([NOTHING])
    if not nothing:
        seen = seen[:2]  # it is mostly the first sentence that tells it
    for one, telling in seen:
        values = with_coded(one, telling) if fresh else dict(one)
        if not (fresh or nothing):
            values = {n: v for n, v in values.items() if n[0] not in "tm"}
        yield Case(values, allowed, id_, counts / len(seen))


def of_report(row: GoldReport, fresh: bool) -> Iterator[Case]:
    """The sentences of a report, each with the types of the events that are told in it."""
    trace = Trace(judged=False)
    code_report(corpus.to_report(row), trace)
    document = trace.document
    if document is None or trace.guesses is None:
        return
    told = [(span, e["type"]) for e in row["events"] for span in quoted(document.text, e["mentions"])]
    for sentence in document.sentences:
        span = document.span(sentence.start, sentence.end)
        types = frozenset(t for (a, b), t in told if a < span.end and b > span.start)
        ours = [t for t, _ in trace.events if t.sentence == sentence.index]
        seen = trace.guesses.seen(sentence)
        values = with_coded(seen, ours[0] if len(ours) == 1 else None) if fresh else dict(seen)
        yield Case(values, types or frozenset([NOTHING]), row["id"])


def cases(lang: str) -> list[Case]:
    """All that is learned from."""
    found: list[Case] = []
    for row in read_table(REPOSITORY / "tests" / "events" / f"sentences_{lang}.tsv"):
        label = frozenset([row["type"] if row["type"] != "-" else NOTHING])
        found += of_text(row["id"], row["text"], row["published"], lang, label, fresh=False)
    for number, row in enumerate(read_table(REPOSITORY / "bench" / "data" / f"wording-{lang}.tsv")):
        found += of_text(f"w{number}", row["text"], row["published"], lang, frozenset([row["type"]]))
    if lang == "en":
        for row in read_table(REPOSITORY / "bench" / "data" / "snippets-en.tsv"):
            if row["part"] == "dev":
                label = frozenset([row["type"]])
                found += of_text(row["id"], row["text"], row["published"], lang, label, fresh=False)
    for name in REPORTS[lang]:
        for report in corpus.read(name):
            found += of_report(report, name in own_coding.FRESH)
    if lang == "ar":
        for s in sentences_gsr.read():
            kind = frozenset(sentences_gsr.KINDS[s.kind])
            if s.label in ("yes", "easy no", "difficult no"):
                allowed = kind if s.label == "yes" else frozenset(TYPES) - kind
                found += of_text(s.id, s.text, "", lang, allowed, JUDGED)
    return found


def fit(found: Sequence[Case]) -> dict[str, Numbers]:
    """The weights of each clue by type, and of ``BASE``: L-BFGS on the softmax loss, with a pull towards nothing."""
    names, matrix = as_matrix([case.values for case in found], RARE)
    allowed = np.array([[t in c.allowed for t in TYPES] for c in found])
    counted = np.array([c.counts for c in found]) * STRENGTH
    shape = (len(names) + 1, len(TYPES))

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        weight = flat.reshape(shape)
        totals = matrix @ weight[:-1] + weight[-1]
        whole = logsumexp(totals, axis=1, keepdims=True)
        ours = logsumexp(np.where(allowed, totals, -np.inf), axis=1, keepdims=True)
        value = counted @ (whole - ours)[:, 0] + (weight[:-1] ** 2).sum() / 2
        slope = (np.exp(totals - whole) - np.where(allowed, np.exp(totals - ours), 0)) * counted[:, None]
        steps = np.vstack([matrix.T @ slope + weight[:-1], slope.sum(axis=0)])
        return float(value), steps.ravel()

    start = np.zeros(shape).ravel()
    weight = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x.reshape(shape)
    return dict(zip([*names, BASE], weight, strict=True))


def totals(weight: dict[str, Numbers], case: Case) -> Numbers:
    """What the weights make of a sentence, by type."""
    return weight[BASE] + sum(weight[n] * v for n, v in case.values.items() if n in weight)


def folds(found: Sequence[Case]) -> str:
    """How often held-out folds are right: of sentences that tell of one event the type, and whether there is one."""
    ids = sorted({c.report for c in found})
    fold = {id_: i % FOLDS for i, id_ in enumerate(np.random.default_rng(1).permutation(ids))}
    right = asked = taken = good = told = 0
    for number in range(FOLDS):
        weight = fit([c for c in found if fold[c.report] != number])
        for case in found:
            if fold[case.report] != number or len(case.allowed) > 3:
                continue
            total = totals(weight, case)
            event = NOTHING not in case.allowed
            best = TYPES[int(total[:-1].argmax())]
            probable = 1 - np.exp(total[-1] - logsumexp(total))
            told += event
            taken += probable >= 0.5
            good += event and probable >= 0.5
            asked += event
            right += event and best in case.allowed
    return (
        f"# {len(found)} sentences; in {FOLDS} folds by report: type right {right / asked:.3f}, an event told:"
        f" precision {good / taken:.3f}, recall {good / told:.3f}."
    )


def write(lang: str, weight: dict[str, Numbers], note: str) -> None:
    """Write the table of a language, without the small weights."""
    lines = []
    for clue in sorted(weight, key=lambda c: (c != BASE, c)):
        pairs = [
            f"{t} {w:.2f}"
            for t, w in zip(TYPES, weight[clue], strict=True)
            if clue == BASE or abs(w) >= SMALLEST
        ]
        if pairs:
            lines.append(f"{clue}\t{','.join(pairs)}\n")
    head = HEAD.format(others=OTHERS[lang], note=note)
    (WEIGHTS / f"wording-{lang}.tsv").write_text(head + "".join(lines), encoding="utf-8")


def main() -> None:
    """Fit both languages, or those named."""
    for lang in [a for a in sys.argv[1:] if not a.startswith("-")] or ["en", "ar"]:
        found = cases(lang)
        note = folds(found) if "--quick" not in sys.argv else f"# {len(found)} sentences"
        print(lang, note)
        if "--dry" not in sys.argv:
            write(lang, fit(found), note)


if __name__ == "__main__":
    main()
