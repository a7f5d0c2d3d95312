"""Pair gold events with predicted ones, and count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Any

from tawatur.evaluation.gold import GoldReport
from tawatur.evaluation.judge import FIELDS, SCORED_CLASSES, UNTOLD, Event, Verdict, given, judge
from tawatur.evaluation.spans import predicted, quoted, sentence_offsets, touched

LEVELS = ("detection", "class", "type")
"""What has to be right for a pair to count: that there is an event, its class too, its very type."""


@dataclass(frozen=True, slots=True)
class Tally:
    """True positives, false positives and false negatives, and the ratios made of them (0.0 where undefined)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of the predicted events that are right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold events that were found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How many of the detected events that tell a field have it right."""

    right: int = 0
    judged: int = 0

    @property
    def accuracy(self) -> float | None:
        """The share that is right, None where no event could be judged."""
        return self.right / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Untold:
    """Of the detected events whose report does not tell a field: how many there are, and how many were given one."""

    given: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """A tally for each of LEVELS, a score for each of FIELDS, and how often each of UNTOLD was given untold."""

    reports: int
    levels: dict[str, Tally]
    fields: dict[str, FieldScore]
    untold: dict[str, Untold]


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: int
    guess: int
    verdicts: dict[str, Verdict]


@dataclass(frozen=True, slots=True)
class _Matched:
    """One report's events after pairing; a prediction paired with an aggregate counts neither way."""

    report_id: str
    gold: Sequence[Event]
    guesses: Sequence[Event]
    pairs: tuple[_Pair, ...]
    aggregates: frozenset[int]
    excused: frozenset[int]

    def right(self, level: str) -> int:
        """How many pairs are right at a level."""
        return len(self.pairs) if level == "detection" else sum(bool(p.verdicts[level]) for p in self.pairs)


def score(
    gold: Sequence[GoldReport],
    predictions: Sequence[Mapping[str, Any]],
    errors: MutableSequence[dict[str, Any]] | None = None,
) -> Scores:
    """Score predictions against gold reports.

    Each gold event is paired with at most one predicted event of the report of the same id (the last one given, if
    there are several); a report without a prediction counts as one without events. Aggregates count neither for nor
    against. With ``errors``, every wrong field (``{"id", "field", "gold", "pred"}``), every event not found
    (``{"id", "missed"}``) and every extra one (``{"id", "spurious"}``) is appended to it.
    """
    guesses = {report["id"]: report.get("events") or [] for report in predictions}
    matched = [_match(report, guesses.get(report["id"], [])) for report in gold]
    if errors is not None:
        for one in matched:
            errors.extend(_errors(one))
    return Scores(
        reports=len(gold),
        levels={level: _tally(matched, level) for level in LEVELS},
        fields={field: _field(matched, field) for field in FIELDS},
        untold={field: _untold(matched, field) for field in UNTOLD},
    )


def judged(
    gold: Sequence[GoldReport], predictions: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Event, bool]]:
    """Each predicted event that counts, and whether it is right: paired with a gold event of its type.

    Aggregates, predicted or paired with one, count neither way and are left out.
    """
    guesses = {report["id"]: report.get("events") or [] for report in predictions}
    for report in gold:
        one = _match(report, guesses.get(report["id"], []))
        right = {p.guess for p in one.pairs if p.verdicts["type"]}
        for index, guess in enumerate(one.guesses):
            if index not in one.excused and not guess.get("aggregate"):
                yield guess, index in right


def by_type(gold: Sequence[GoldReport], predictions: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """A tally for each type that is told or predicted: an event counts where it is paired with one of its type."""
    guesses = {report["id"]: report.get("events") or [] for report in predictions}
    counts: dict[str, list[int]] = {}
    for report in gold:
        one = _match(report, guesses.get(report["id"], []))
        right = {p.guess: p.gold for p in one.pairs if p.verdicts["type"]}
        found = set(right.values())
        for index, event in enumerate(one.gold):
            if index not in one.aggregates:
                counts.setdefault(event["type"], [0, 0, 0])[0 if index in found else 2] += 1
        for index, guess in enumerate(one.guesses):
            if index not in right and index not in one.excused and not guess.get("aggregate"):
                counts.setdefault(guess["type"], [0, 0, 0])[1] += 1
    return {slug: Tally(*count) for slug, count in counts.items()}


def _match(report: GoldReport, guesses: Sequence[Event]) -> _Matched:
    gold = report["events"]
    scored = [guess for guess in guesses if guess.get("type") in SCORED_CLASSES]
    aggregates = frozenset(index for index, event in enumerate(gold) if event.get("aggregate"))
    pairs = pair(report["text"], gold, scored)
    return _Matched(
        report_id=report["id"],
        gold=gold,
        guesses=scored,
        pairs=tuple(one for one in pairs if one.gold not in aggregates),
        aggregates=aggregates,
        excused=frozenset(one.guess for one in pairs if one.gold in aggregates),
    )


def pair(text: str, gold: Sequence[Event], guesses: Sequence[Event]) -> list[_Pair]:
    """Pair events whose mentions share a sentence, one to one, those that agree most first.

    Greedy, since a report has few events; of equal candidates the later gold event, then the later prediction wins,
    so that the outcome depends on nothing but the input.
    """
    paired: list[_Pair] = []
    taken_gold: set[int] = set()
    taken_guesses: set[int] = set()
    candidates = _candidates(text, gold, guesses)
    for _, one in sorted(candidates, key=lambda c: (c[0], c[1].gold, c[1].guess), reverse=True):
        if one.gold not in taken_gold and one.guess not in taken_guesses:
            taken_gold.add(one.gold)
            taken_guesses.add(one.guess)
            paired.append(one)
    return paired


def _candidates(text: str, gold: Sequence[Event], guesses: Sequence[Event]) -> Iterator[tuple[float, _Pair]]:
    sentences = sentence_offsets(text)
    told_by_gold = [touched(quoted(text, event["mentions"]), sentences) for event in gold]
    told_by_guess = [touched(predicted(event.get("mentions")), sentences) for event in guesses]
    for i, event in enumerate(gold):
        for j, guess in enumerate(guesses):
            shared = len(told_by_gold[i] & told_by_guess[j])
            if shared:
                verdicts = judge(text, event, guess)
                likeness = shared / len(told_by_gold[i] | told_by_guess[j])
                yield _agreement(verdicts, likeness), _Pair(i, j, verdicts)


def _agreement(verdicts: Mapping[str, Verdict], likeness: float) -> float:
    """How well a pair agrees: the type above all, then the class, then sentences, place and sides."""
    type_and_class = 4 * bool(verdicts["type"]) + 3 * bool(verdicts["class"])
    sides = (0.5 * bool(verdicts["side1"]), 0.5 * bool(verdicts["side2"]))
    return type_and_class + likeness + bool(verdicts["place"]) + sides[0] + sides[1]


def _tally(matched: Sequence[_Matched], level: str) -> Tally:
    tp = sum(one.right(level) for one in matched)
    return Tally(
        tp=tp,
        fp=sum(len(one.guesses) - len(one.excused) for one in matched) - tp,
        fn=sum(len(one.gold) - len(one.aggregates) for one in matched) - tp,
    )


def _field(matched: Sequence[_Matched], field: str) -> FieldScore:
    verdicts = [one.verdicts[field] for report in matched for one in report.pairs]
    return FieldScore(right=verdicts.count(True), judged=len(verdicts) - verdicts.count(None))


def _untold(matched: Sequence[_Matched], field: str) -> Untold:
    verdicts = [given(field, r.gold[one.gold], r.guesses[one.guess]) for r in matched for one in r.pairs]
    return Untold(given=verdicts.count(True), events=len(verdicts) - verdicts.count(None))


def _errors(matched: _Matched) -> Iterator[dict[str, Any]]:
    for one in matched.pairs:
        for field, verdict in one.verdicts.items():
            if verdict is False:
                yield {
                    "id": matched.report_id,
                    "field": field,
                    "gold": matched.gold[one.gold],
                    "pred": matched.guesses[one.guess],
                }
    found = matched.aggregates | {one.gold for one in matched.pairs}
    used = matched.excused | {one.guess for one in matched.pairs}
    yield from ({"id": matched.report_id, "missed": e} for i, e in enumerate(matched.gold) if i not in found)
    yield from (
        {"id": matched.report_id, "spurious": e} for j, e in enumerate(matched.guesses) if j not in used
    )
