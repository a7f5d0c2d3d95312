"""How well events are coded: predictions against reports coded by hand, by the rules of docs/codebook.md.

In: gold reports (quotes for spans) and predictions (offsets for spans), both as read from JSON lines.
Out: precision, recall and F1 of detection, class and type, and how often each field of a detected event is right.
Nothing here may look at how a prediction was made: any coder's output in this format can be scored.
"""

from __future__ import annotations

from tawatur.evaluation.gold import EvaluationError, GoldReport, load_gold, load_predictions
from tawatur.evaluation.report import format_scores, scores_to_json
from tawatur.evaluation.scorer import FieldScore, Scores, Tally, by_type, judged, score

__all__ = [
    "EvaluationError",
    "FieldScore",
    "GoldReport",
    "Scores",
    "Tally",
    "by_type",
    "format_scores",
    "judged",
    "load_gold",
    "load_predictions",
    "score",
    "scores_to_json",
]
