"""What a page shows, as its address says it: the filters, the order, the incident that is open, the language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from tawatur.desk import DeskError
from tawatur.desk.searching import ORDERS, Order, Search
from tawatur.desk.steps import STATES
from tawatur.incidents import GRADES
from tawatur.model import EVENT_TYPES

Lang = Literal["en", "ar"]
PAGE: Final = 50
CLASSES: Final = tuple(dict.fromkeys(t.class_ for t in EVENT_TYPES.values()))
_LONGEST: Final = 500
"""Characters of one parameter: longer ones are cut, as nobody typed them."""


@dataclass(frozen=True, slots=True)
class View:
    """The state of the main page; ``to_query`` writes it as it was read, defaults left out, so links are short."""

    q: str = ""
    since: date | None = None
    until: date | None = None
    type: tuple[str, ...] = ()
    place: str = ""
    box: tuple[float, float, float, float] | None = None
    actor: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    origins: int | None = None
    order: Order = "-day"
    page: int = 1
    incident: str = ""
    map: str = ""
    lang: Lang | None = None

    @property
    def search(self) -> Search:
        """What the desk is asked for."""
        return Search(
            since=self.since,
            until=self.until,
            types=self.type,
            place=self.place or None,
            box=self.box,
            actors=self.actor,
            publishers=self.publisher,
            origins=self.origin,
            grades=self.grade,
            languages=self.told,
            min_origins=self.origins,
            words=self.q,
            states=self.state,
            assigned=self.assigned,
        )

    def to_query(self, **changes: Any) -> str:
        """The address's query of this view with changes; a change of a filter goes back to the first page."""
        if changes and not changes.keys() & {"page", "incident", "lang", "map"}:
            changes = {"page": 1, **changes}
        values = ((n, changes[n] if n in changes else getattr(self, n)) for n in _NAMES)
        return "&".join(filter(None, (_encoded(name, value) for name, value in values)))

    def toggled(self, name: str, value: str) -> str:
        """The query of this view with a value of a filter chosen, or no longer."""
        chosen: tuple[str, ...] = getattr(self, name)
        without = tuple(v for v in chosen if v != value)
        return self.to_query(**{name: without if value in chosen else (*chosen, value)})

    def chosen(self) -> Iterator[tuple[str, str, str]]:
        """Every filter that is set: its name, its value, and the query of this view without it."""
        for name in ("type", "actor", "publisher", "origin", "grade", "told", "state", "assigned"):
            for value in getattr(self, name):
                yield name, value, self.toggled(name, value)
        for name, empty in (("q", ""), ("place", ""), ("since", None), ("until", None), ("origins", None)):
            value = getattr(self, name)
            if value != empty:
                yield name, str(value), self.to_query(**{name: empty})
        if self.box is not None:
            yield "box", ", ".join(f"{edge:g}" for edge in self.box), self.to_query(box=None)

    def hidden(self, *names: str) -> list[tuple[str, str]]:
        """The pairs of a form that keeps everything of this view but what it asks for itself."""
        kept = (name for name in _NAMES if name not in names and name != "page")
        return [pair for name in kept for pair in _pairs(name, getattr(self, name))]


_DEFAULTS: Final = {field.name: field.default for field in fields(View)}
_NAMES: Final = tuple(_DEFAULTS)


def _pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """What an address says of one value: nothing where it is the default."""
    if value == _DEFAULTS[name]:
        return
    if name == "box":
        yield name, ",".join(f"{edge:g}" for edge in value)
    elif isinstance(value, tuple):
        yield from ((name, item) for item in value)
    else:
        yield name, str(value)


@lru_cache(maxsize=4096)
def _encoded(name: str, value: Any) -> str:
    """As an address has it; kept, since the hundred links of a page differ in one value each."""
    return urlencode([*_pairs(name, value)])


def read_view(given: QueryParams) -> View:
    """The view that an address asks for. Raises DeskError, one sentence, for a value that cannot be."""
    one: Mapping[str, str] = {name: given[name].strip()[:_LONGEST] for name in given}

    def several(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v[:_LONGEST] for v in given.getlist(name) if v))

    order = one.get("order", "") or "-day"
    if order not in ORDERS:
        raise DeskError(f"There is no order {order!r}; give one of {', '.join(ORDERS)}.")
    lang = one.get("lang", "")
    return View(
        q=one.get("q", ""),
        since=read_day(one.get("since", "")),
        until=read_day(one.get("until", "")),
        type=_known(several("type"), {*EVENT_TYPES, *CLASSES}, "event type"),
        place=one.get("place", ""),
        box=_box(one.get("box", "")),
        actor=several("actor"),
        publisher=several("publisher"),
        origin=several("origin"),
        grade=_known(several("grade"), set(GRADES), "grade"),
        told=several("told"),
        state=_known(several("state"), {*STATES}, "state"),
        assigned=several("assigned"),
        origins=_number(one.get("origins", ""), 0, 1000),
        order=order,
        page=_number(one.get("page", ""), 1, 1_000_000) or 1,
        incident=one.get("incident", ""),
        map=one.get("map", ""),
        lang="ar" if lang == "ar" else "en" if lang == "en" else None,
    )


def _known(values: tuple[str, ...], known: set[str], what: str) -> tuple[str, ...]:
    for value in values:
        if value not in known:
            raise DeskError(f"There is no {what} {value!r}; choose one of the list.")
    return values


def read_day(value: str) -> date | None:
    """A day as YYYY-MM-DD, None for nothing. Raises DeskError for anything else."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise DeskError(f"{value!r} is no day such as 2023-11-17; choose another.") from None


def _number(value: str, least: int, most: int) -> int | None:
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise DeskError(f"{value!r} is no number; give one from {least} to {most}.")
    return min(max(int(value), least), most)


def _box(value: str) -> tuple[float, float, float, float] | None:
    if not value:
        return None
    try:
        west, south, east, north = (float(edge) for edge in value.split(","))
    except ValueError:
        raise DeskError(f"{value!r} is no box; give west,south,east,north in degrees.") from None
    return west, south, east, north
