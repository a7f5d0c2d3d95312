"""The text of a report cut into stretches, each with what it is evidence of, for marking it on a page."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawatur.model import CodedReport, Event, Span

Mark = tuple[int, int, str]
"""Start, end and the kind of a stretch: event, side, place, date, toll, source."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text and the kinds of evidence that it is, the one on top last; none for plain text."""

    text: str
    kinds: tuple[str, ...]


def marks_of(event: Event) -> Iterator[Mark]:
    """What an event rests on in its report's text."""
    for party in (*event.side1, *event.side2):
        yield party.start, party.end, "side"
    if event.place and event.place.mention:
        yield (*_at(event.place.mention), "place")
    if event.date and event.date.mention:
        yield (*_at(event.date.mention), "date")
    for count in event.casualties:
        yield (*_at(count.mention), "toll")
    for chain in event.sources:
        for link in chain:
            yield link.start, link.end, "source"
    for span in event.mentions:
        yield (*_at(span), "event")


def marks_of_report(coded: CodedReport) -> list[Mark]:
    """What all events and statements of a report rest on, and its other actors and places."""
    found: list[Mark] = [(place.start, place.end, "place") for place in coded.places]
    found += [(actor.start, actor.end, "side") for actor in coded.actors]
    for event in (*coded.statements, *coded.events):
        found += marks_of(event)
    return found


def stretches(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Stretch]:
    """The text from ``start`` to ``end`` cut at every edge of a mark. Together they are the text, unchanged."""
    end = len(text) if end is None else end
    kept = [(max(a, start), min(b, end), kind) for a, b, kind in marks if a < end and b > start and a < b]
    edges = sorted({start, end, *(edge for a, b, _ in kept for edge in (a, b))})
    found: list[Stretch] = []
    for left, right in itertools.pairwise(edges):
        kinds = tuple(dict.fromkeys(kind for a, b, kind in kept if a <= left and right <= b))
        found.append(Stretch(text[left:right], kinds))
    return found


def _at(span: Span) -> tuple[int, int]:
    return span.start, span.end
