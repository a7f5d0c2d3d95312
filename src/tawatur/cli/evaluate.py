"""``tawatur evaluate``: how well events are coded, against reports coded by hand."""

from __future__ import annotations

import json as json_module
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.cli.failures import DONE, Failure
from tawatur.cli.options import AsJson, examples

if TYPE_CHECKING:
    from tawatur.evaluation import GoldReport
    from tawatur.model import Report

EXAMPLE = examples(
    "tawatur evaluate gold.jsonl",
    "tawatur evaluate gold.jsonl --errors wrong.jsonl",
    "tawatur evaluate gold.jsonl --predictions coded.jsonl --json",
)


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Reports coded by hand, as JSON lines.")],
    predictions: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Score these (as tawatur code --json prints them), and code nothing."
        ),
    ] = None,
    errors: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write every miss, extra and wrong field here.")
    ] = None,
    json: AsJson = False,
) -> int:
    """Code the texts of a gold set and print how often events, types and fields are right.

    The rules of scoring are those of docs/codebook.md: an event is found where its mention falls in the same sentence.
    """
    from tawatur.evaluation import (
        EvaluationError,
        format_scores,
        format_untold,
        load_gold,
        load_predictions,
        score,
        scores_to_json,
        untold_to_json,
    )

    wrong: list[dict[str, Any]] = []
    try:
        rows = load_gold(gold)
        guesses = load_predictions(predictions) if predictions is not None else _code(rows)
        scores = score(rows, guesses, wrong)
    except EvaluationError as error:
        raise Failure(str(error)) from error
    if errors is not None:
        _write_lines(Path(errors), wrong)
    if json:
        print(json_module.dumps({**scores_to_json(scores), "untold": untold_to_json(scores)}))
    else:
        print(format_scores(scores), format_untold(scores), sep="\n\n")
    return DONE


def _code(rows: Sequence[GoldReport]) -> list[Mapping[str, Any]]:
    from tawatur.cli.progress import watched
    from tawatur.events import code_report
    from tawatur.export.json_lines import coded_to_json

    return [coded_to_json(code_report(_report(row))) for row in watched(rows, "coding", len(rows))]


def _report(row: GoldReport) -> Report:
    """The report that a gold row codes; its title and date, where the row gives any, count as the coder's input."""
    from tawatur.intake import parse_published
    from tawatur.model import Report

    def told(name: str) -> str | None:
        value = row.get(name)
        return value if isinstance(value, str) and value else None

    published = told("published")
    return Report(
        row["id"],
        row["text"],
        told("title"),
        parse_published(published) if published else None,
        told("publisher"),
        told("url"),
        told("lang"),
    )


def _write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    try:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json_module.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"{path}: cannot be written: {reason}; give another --errors.") from error
