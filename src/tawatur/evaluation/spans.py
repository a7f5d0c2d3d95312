"""Spans of a report's text as the scorer sees them: pairs of offsets, and the sentences that they touch.

The sentences are the scorer's own and deliberately crude, so that a score does not move when the coder's do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Offsets = tuple[int, int]
"""Start inclusive, end exclusive, in characters of the report's text."""

LONGEST_PREDICTED_SPAN = 160
"""A predicted span of more characters than this points at nothing and counts as none."""

_STOP = re.compile(r'[.!؟?]+(?=\s|$|["»”])|\n+')


def sentence_offsets(text: str) -> list[Offsets]:
    """Cut a text into sentences that together cover all of it; the stop belongs to the sentence that it ends."""
    ends = [
        stop.end()
        for stop in _STOP.finditer(text)
        if not (stop.group().startswith(".") and _ends_in_initial(text, stop.start()))
    ]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    return list(zip(starts, ends, strict=True)) if text else []


def _ends_in_initial(text: str, at: int) -> bool:
    """Whether a lone Latin letter stands before a full stop, as in "U.S. forces": no sentence ends there."""
    before = text[max(0, at - 2) : at].removesuffix("\n")
    letter, previous = before[-1:], before[-2:-1]
    return letter.isascii() and letter.isalpha() and not (previous.isalnum() or previous == "_")


def touched(spans: Iterable[Offsets], sentences: Sequence[Offsets]) -> frozenset[int]:
    """The indices of the sentences that any of the spans overlaps."""
    return frozenset(
        index
        for start, end in spans
        for index, (first, last) in enumerate(sentences)
        if start < last and end > first
    )


def quoted(text: str, quotes: Iterable[str]) -> list[Offsets]:
    """Every place where a quote stands in the text, left to right and not overlapping itself, quote by quote."""
    return [span for quote in quotes if quote for span in _occurrences(text, quote)]


def _occurrences(text: str, quote: str) -> Iterator[Offsets]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + len(quote))


def predicted(items: Iterable[Mapping[str, Any]] | None) -> list[Offsets]:
    """The offsets of predicted spans, without those that are null or too long."""
    return [
        (item["start"], item["end"])
        for item in items or ()
        if item.get("start") is not None and item["end"] - item["start"] <= LONGEST_PREDICTED_SPAN
    ]


def any_overlap(spans: Iterable[Offsets], others: Sequence[Offsets]) -> bool:
    """Whether a span of the one list shares a character with a span of the other."""
    return any(start < last and end > first for start, end in spans for first, last in others)
