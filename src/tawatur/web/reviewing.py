"""Corrections from a page's form: what a person typed as values of an event's fields; how far a review has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Final, Literal, cast

from tawatur.desk import DeskError
from tawatur.desk.correcting import Correction, Field, event_of, standing
from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.find_place import PlaceMatch, find_place
from tawatur.mentions.near_places import place_by_id
from tawatur.mentions.registry import actors, name_key
from tawatur.model import EVENT_TYPES, CodedReport, Count, Day, Event, Party, Place, Span
from tawatur.web.words import Words

State = Literal["machine", "accepted", "corrected"]
_SEPARATOR: Final = re.compile(r"\s*[,،;؛]\s*")
_MOST_PLACES: Final = 12
_COUNTS: Final[tuple[Field, ...]] = ("killed", "injured")
_SIDES: Final[tuple[Field, ...]] = ("side1", "side2")


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of an event holds, as texts: filled from the event, and read back when it is sent."""

    type: str
    status: str
    since: str
    until: str
    place: str
    side1: str
    side2: str
    killed: str
    injured: str
    means: str


@dataclass(slots=True)
class Given:
    """The values that were typed; ``choices`` where a name means several places and one must be chosen."""

    values: dict[Field, Any] = field(default_factory=dict)
    choices: list[PlaceMatch] = field(default_factory=list)


def form_of(event: Event, words: Words) -> Form:
    """The form of an event as it stands, with names in the reader's language."""
    place = event.place
    return Form(
        event.type,
        event.status,
        event.date.start.isoformat() if event.date else "",
        event.date.end.isoformat() if event.date else "",
        ((place.name_ar if words.lang == "ar" else "") or place.name) if place else "",
        _names(event.side1, words),
        _names(event.side2, words),
        "" if event.killed is None else str(event.killed),
        "" if event.injured is None else str(event.injured),
        event.means or "",
    )


def read_form(given: Form, event: Event, coded: CodedReport, words: Words, place_id: str = "") -> Given:
    """The values of the fields that were changed. Raises DeskError for what is no value.

    ``place_id`` is the place that was chosen among those of a name.
    """
    old = form_of(event, words)
    found = Given()
    if given.type != old.type:
        found.values["type"] = given.type
    if given.status != old.status:
        found.values["status"] = given.status
    if (given.since, given.until) != (old.since, old.until):
        found.values["date"] = _day(given.since, given.until)
    if given.means != old.means:
        found.values["means"] = given.means or None
    for count in _COUNTS:
        typed = getattr(given, count).strip()
        if typed != getattr(old, count):
            found.values[count] = _count(typed, count)
    for side in _SIDES:
        typed = getattr(given, side).strip()
        if typed != getattr(old, side):
            found.values[side] = tuple(_party(part, coded) for part in _SEPARATOR.split(typed) if part)
    if given.place.strip() != old.place or place_id:
        _read_place(given.place.strip(), place_id, coded, found)
    return found


def read_evidence(
    words: Mapping[str, tuple[str, str]], values: dict[Field, Any], event: Event, coded: CodedReport
) -> None:
    """Add to values which words of the text they stand in: of each field the words, and where they begin if known.

    Raises DeskError for words that the text does not have, or of a field that has no value.
    """
    for name, (given, at) in words.items():
        if not given.strip():
            continue
        field = cast(Field, name)
        span = _span(given.strip(), at, coded.report.text)
        value = values.get(field, getattr(event, field))
        if not value:
            raise DeskError(
                f"The event has no {field} that the words {span.text[:40]!r} can stand for; give it first."
            )
        if isinstance(value, tuple):
            first = replace(value[0], start=span.start, end=span.end, text=span.text, inferred=False)
            values[field] = (first, *value[1:])
        else:
            values[field] = replace(value, mention=span)


def _span(words: str, at: str, text: str) -> Span:
    """Where words stand in a text: at a place if they do, else where they are first."""
    start = int(at) if at.isdecimal() and len(at) < 10 else -1
    if start < 0 or text[start : start + len(words)] != words:
        start = text.find(words, max(start - 200, 0))
        start = text.find(words) if start < 0 else start
    if start < 0:
        raise DeskError(f"The text has no words {words[:40]!r}; select them in it.")
    return Span(start, start + len(words), words)


def _read_place(name: str, chosen: str, coded: CodedReport, found: Given) -> None:
    if not name:
        found.values["place"] = None
        return
    if chosen and (row := place_by_id(chosen)) is not None:
        found.values["place"] = _place(row)
        return
    matches = find_place(name, limit=_MOST_PLACES)
    exact = [m for m in matches if m.how in ("name", "alias")]
    if not matches:
        raise DeskError(f"No place named {name!r} is in the gazetteer; give another name of it.")
    if len(exact) == 1:
        found.values["place"] = _place(exact[0].row)
    else:
        found.choices = exact or matches


def _place(row: PlaceRow) -> Place:
    return Place(
        row.id, row.name, row.name_ar, row.lat, row.lon, row.country, row.admin1, row.kind, row.radius_km
    )


def _day(since: str, until: str) -> Day | None:
    if not since and not until:
        return None
    try:
        start, end = date.fromisoformat(since or until), date.fromisoformat(until or since)
    except ValueError:
        raise DeskError(f"{since or until!r} is no day such as 2023-11-17; choose another.") from None
    return Day(start, end, "day" if start == end else "days")


def _count(typed: str, name: str) -> Count:
    if not typed:
        return None
    if typed in ("some", "بعض"):
        return "some"
    if not typed.isdecimal() or len(typed) > 7:
        raise DeskError(f"{name}: {typed!r} is no number of people; give one, some, or nothing.")
    return int(typed)


def check_form(given: Form) -> None:
    """Raise DeskError for what is no value of a field."""
    if given.type not in EVENT_TYPES:
        raise DeskError(f"There is no type of event {given.type!r}; choose one of the list.")
    _day(given.since, given.until)
    _count(given.killed.strip(), "killed")
    _count(given.injured.strip(), "injured")


def sides_typed(typed: str) -> tuple[str, ...]:
    """The sides that were typed, in order: slugs of actors by any name in either language, else words."""
    names = [part for part in _SEPARATOR.split(typed.strip()) if part]
    return tuple(dict.fromkeys(_actors().get(name_key(name)) or name_key(name) for name in names))


def _names(side: Sequence[Party], words: Words) -> str:
    comma = "، " if words.lang == "ar" else ", "
    names = (words.actor(p.actor) if p.actor else p.name or " ".join(p.text.split()) for p in side)
    return comma.join(dict.fromkeys(_SEPARATOR.sub(" ", name) for name in names))


def _party(name: str, coded: CodedReport) -> Party:
    """A side that was typed: an actor of the registry by any name in either language, else words."""
    actor = _actors().get(name_key(name))
    start = coded.report.text.find(name)
    at = (start, start + len(name), name) if start >= 0 else (0, 0, "")
    return Party(*at, actor, actors()[actor].name if actor else name)


@cache
def _actors() -> dict[str, str]:
    """The slugs of actors by their names in both languages; the first of two that share one."""
    found: dict[str, str] = {}
    for slug, actor in actors().items():
        for name in (slug, actor.name, actor.name_ar):
            if name:
                found.setdefault(name_key(name), slug)
    return found


def state_of(event: Event, events: Sequence[Event], known: Iterable[Correction]) -> tuple[State, str]:
    """How far the review of an event has come, and who brought it there last."""
    ours = [c for c in standing([*known]) if event_of(c, events) == event.id]
    if not ours:
        return "machine", ""
    state: State = "corrected" if any(c.field != "accept" for c in ours) else "accepted"
    return state, ours[-1].by
