"""Gold reports and predictions, read from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypedDict, cast


class GoldReport(TypedDict):
    """A report coded by hand: its events hold quotes of ``text`` where predictions hold offsets."""

    id: str
    text: str
    events: list[dict[str, Any]]


class EvaluationError(ValueError):
    """A gold or prediction file that cannot be scored; the message names the file, the line and the remedy."""


def load_gold(path: str | Path) -> list[GoldReport]:
    """Read gold reports, one JSON object a line; blank lines and further keys (title, published) are let through.

    Raises EvaluationError for a file that cannot be read, a line that is no JSON object, or one without a string
    ``id``, a string ``text`` and a list of ``events`` that each have ``type`` and ``mentions``.
    """
    reports: list[GoldReport] = []
    for where, row in _rows(Path(path)):
        if not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
            raise EvaluationError(
                f"{where} has no string id and text: a gold report needs id, text and events."
            )
        if not _are_events(row.get("events"), ("type", "mentions")):
            raise EvaluationError(
                f"{where} has no list of events with type and mentions: add them, or [] for none."
            )
        reports.append(cast(GoldReport, row))
    return reports


def load_predictions(path: str | Path) -> list[Mapping[str, Any]]:
    """Read predictions, one JSON object a line with ``id`` and ``events``, as ``tawatur code --json`` prints them.

    Raises EvaluationError for a file that cannot be read or a line that is no such object.
    """
    predictions: list[Mapping[str, Any]] = []
    for where, row in _rows(Path(path)):
        if "id" not in row or not _are_events(row.get("events") or [], ()):
            raise EvaluationError(
                f"{where} is no prediction: give each report one object with id and events."
            )
        predictions.append(row)
    return predictions


def _are_events(value: object, required: tuple[str, ...]) -> bool:
    return isinstance(value, list) and all(
        isinstance(event, dict) and all(key in event for key in required) for event in value
    )


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object of a JSON-lines file, with "FILE line N" to name it by in an error."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path} line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{where} is no JSON: {error}; write one object a line.") from error
        if not isinstance(row, dict):
            raise EvaluationError(f"{where} is no JSON object: write one report a line.")
        yield where, row
