"""Scores as lines for people and as an object for machines."""

from __future__ import annotations

from typing import Any

from tawatur.evaluation.scorer import LEVELS, Scores

_WIDTH = 10  # of the first column


def format_scores(scores: Scores) -> str:
    """The scores as plain lines: the number of reports, one line a level, one line a field; no trailing newline."""
    lines = [f"{scores.reports} reports"]
    for level, tally in scores.levels.items():
        ratios = f"precision {tally.precision:.3f}  recall {tally.recall:.3f}  F1 {tally.f1:.3f}"
        lines.append(f"{level:{_WIDTH}s} {ratios}   (tp {tally.tp}, fp {tally.fp}, fn {tally.fn})")
    for field, result in scores.fields.items():
        if field in LEVELS:
            continue
        accuracy = "None" if result.accuracy is None else f"{result.accuracy:.3f}"
        lines.append(f"{field:{_WIDTH}s} right {accuracy}  of {result.judged}")
    return "\n".join(lines)


def scores_to_json(scores: Scores) -> dict[str, Any]:
    """The scores as ``{"levels": {level: [precision, recall, F1]}, "fields": {field: [accuracy, judged]}}``."""
    return {
        "levels": {name: [tally.precision, tally.recall, tally.f1] for name, tally in scores.levels.items()},
        "fields": {name: [result.accuracy, result.judged] for name, result in scores.fields.items()},
    }


def format_untold(scores: Scores) -> str:
    """One line a field: how often it was given of the times that the gold reports tell none; no trailing newline."""
    return "\n".join(
        f"{field:{_WIDTH}s} given {untold.given}  of {untold.events} not told"
        for field, untold in scores.untold.items()
    )


def untold_to_json(scores: Scores) -> dict[str, list[int]]:
    """What ``format_untold`` says, as ``{field: [given, not told]}``."""
    return {field: [untold.given, untold.events] for field, untold in scores.untold.items()}
