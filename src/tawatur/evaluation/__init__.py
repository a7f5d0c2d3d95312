"""How well events are coded: predictions against reports coded by hand, by the rules of docs/codebook.md.

In: gold reports (quotes for spans) and predictions (offsets for spans), both as read from JSON lines.
Out: precision, recall and F1 of detection, class and type, how often each field of a detected event is right,
and how often it is given where the gold report tells none.
Nothing here may look at how a prediction was made: any coder's output in this format can be scored.
"""

from __future__ import annotations

from tawatur.evaluation.gold import EvaluationError, GoldReport, load_gold, load_predictions
from tawatur.evaluation.report import format_scores, format_untold, scores_to_json, untold_to_json
from tawatur.evaluation.scorer import FieldScore, Scores, Tally, Untold, by_type, judged, score

__all__ = [
    "EvaluationError",
    "FieldScore",
    "GoldReport",
    "Scores",
    "Tally",
    "Untold",
    "by_type",
    "format_scores",
    "format_untold",
    "judged",
    "load_gold",
    "load_predictions",
    "score",
    "scores_to_json",
    "untold_to_json",
]
