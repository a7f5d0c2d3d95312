"""Field by field: does a predicted event say what the gold event says?

The rules are those of docs/codebook.md, "How coding is scored". A verdict is None where the gold event gives
nothing to judge by, so that a field's accuracy counts only the events that tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tawatur.evaluation.spans import any_overlap, predicted, quoted
from tawatur.mentions.distance import great_circle_km
from tawatur.model import EVENT_TYPES

Event = Mapping[str, Any]
Verdict = bool | None

SCORED_CLASSES: dict[str, str] = {
    slug: kind.class_ for slug, kind in EVENT_TYPES.items() if kind.class_ != "statements"
}
"""Class of each scored type; a predicted type outside this table (a statement) is not scored."""

_EXTRA_DAYS = 7  # a predicted interval may be this much longer than the gold one
_SPANS_READ = 2  # of a predicted side
_CHAINS_READ = 4  # of a predicted event
_DEFAULT_RADIUS_KM = 25


def _status(text: str, gold: Event, guess: Event) -> Verdict:
    return (gold.get("status") or "occurred") == (guess.get("status") or "occurred")


def _date(text: str, gold: Event, guess: Event) -> Verdict:
    """The intervals overlap, and the predicted one is not much longer."""
    if not gold.get("date"):
        return None
    if not guess.get("date") or not guess["date"].get("start"):
        return False
    gold_first, gold_last = _days(gold["date"])
    first, last = _days(guess["date"])
    return first <= gold_last and last >= gold_first and last - first <= gold_last - gold_first + _EXTRA_DAYS


def _days(interval: Mapping[str, str | None]) -> tuple[int, int]:
    """First and last day as ordinals; an interval without an end is its first day."""
    start, end = (_ordinal(interval[key]) if interval.get(key) else None for key in ("start", "end"))
    if start is None:
        raise ValueError(f"a date has no start: {dict(interval)}")
    return start, start if end is None else end


def _ordinal(day: str | None) -> int:
    year, month, day_of_month = (int(part) for part in (day or "")[:10].split("-"))
    return date(year, month, day_of_month).toordinal()


def _place(text: str, gold: Event, guess: Event) -> Verdict:
    """The predicted point lies within the gold place's radius."""
    right, said = gold.get("place"), guess.get("place")
    if not right or right.get("lat") is None:
        return None
    if not said or said.get("lat") is None:
        return False
    apart = great_circle_km(right["lat"], right["lon"], said["lat"], said["lon"])
    return apart <= float(right.get("radius_km", _DEFAULT_RADIUS_KM))


def _count(field: str) -> Callable[[str, Event, Event], Verdict]:
    def verdict(text: str, gold: Event, guess: Event) -> Verdict:
        right, said = gold.get(field), guess.get(field)
        return None if right is None and said is None else bool(right == said)

    return verdict


def _side(field: str) -> Callable[[str, Event, Event], Verdict]:
    def verdict(text: str, gold: Event, guess: Event) -> Verdict:
        quotes = quoted(text, gold.get(field) or ())
        return any_overlap(quotes, predicted((guess.get(field) or [])[:_SPANS_READ])) if quotes else None

    return verdict


def _means(text: str, gold: Event, guess: Event) -> Verdict:
    return bool(gold["means"] == guess.get("means")) if gold.get("means") else None


def _origin(text: str, gold: Event, guess: Event) -> Verdict:
    """The last link of a predicted chain overlaps the last link of a gold one; no chain matches no chain."""
    right = [chain[-1]["quote"] for chain in gold.get("sources") or () if chain]
    said = [chain[-1] for chain in guess.get("sources") or () if chain]
    return any_overlap(quoted(text, right), predicted(said[:_CHAINS_READ])) if right else not said


_JUDGES: dict[str, Callable[[str, Event, Event], Verdict]] = {
    "type": lambda text, gold, guess: bool(gold["type"] == guess.get("type")),
    "class": lambda text, gold, guess: (
        SCORED_CLASSES.get(gold["type"]) == SCORED_CLASSES.get(guess.get("type", ""))
    ),
    "status": _status,
    "date": _date,
    "place": _place,
    "killed": _count("killed"),
    "injured": _count("injured"),
    "side1": _side("side1"),
    "side2": _side("side2"),
    "means": _means,
    "origin": _origin,
}

FIELDS = tuple(_JUDGES)
"""The judged fields, in the order in which they are reported."""


def judge(text: str, gold: Event, guess: Event) -> dict[str, Verdict]:
    """Compare one predicted event with one gold event of the same report: each field right, wrong or not told."""
    return {field: verdict(text, gold, guess) for field, verdict in _JUDGES.items()}


UNTOLD = ("date", "place", "side1", "side2", "means")
"""The fields that a gold event may leave open because its report tells nothing; a verdict says nothing of those."""


def given(field: str, gold: Event, guess: Event) -> Verdict:
    """Whether a predicted event fills one of UNTOLD that the gold event leaves open; None where that one fills it."""
    return None if gold.get(field) else bool(guess.get(field))
