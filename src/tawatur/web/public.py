"""The public pages: what is published, as a profile lets it out, to read and take away; no login, nothing to change.

They have addresses and templates of their own, and hold nothing but incidents that were built by the profile: neither
the desk itself nor what is not published is within their reach.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from sqlalchemy import Connection

from tawatur.desk.errors import NotThereError
from tawatur.desk.overview import Part
from tawatur.desk.own import Own
from tawatur.desk.searching import Found, Order, Search, Spot
from tawatur.desk.seen import Sights
from tawatur.desk.sets import made_of, whole
from tawatur.export import EXPORTERS
from tawatur.export.incident_json import incident_to_json
from tawatur.export.profile import DEFAULT, Profile, shared
from tawatur.model import Incident
from tawatur.text.stems import stems
from tawatur.web.drawing import timeline
from tawatur.web.labels import labels
from tawatur.web.published import published
from tawatur.web.rendering import language, render
from tawatur.web.view import PAGE, View, read_view

if TYPE_CHECKING:
    from tawatur.desk import Desk

router = APIRouter()
_MOST_SPOTS: Final = 2000
FRESH: Final = 60.0
"""For so many seconds the public sees what it saw, whatever is published or taken back."""
_MEDIA_TYPES: Final = {"csv": "text/csv", "jsonl": "application/jsonl", "geojson": "application/geo+json"}


@dataclass(frozen=True, slots=True)
class ForPublic:
    """How a desk is served to the public: what leaves of an incident, and which incidents are published."""

    profile: Profile = DEFAULT
    published: Callable[[Desk, Incident], bool] = published
    clock: Callable[[], float] = time.monotonic


class Shown:
    """The incidents that everybody may see, and what is found and counted among them."""

    def __init__(self, connection: Connection, incidents: Iterable[Incident]) -> None:
        # of the order in which the desk has them, nothing is left to be seen
        latest = sorted(incidents, key=lambda incident: (incident.updated or "", incident.id), reverse=True)
        self._own = Own.of(connection, latest)
        self.by_id: Final = {incident.id: incident for incident in latest}
        self._stems = [
            frozenset(stems(f"{i.title} {i.title_ar}"))
            for i in (self._own.by_number[row.n] for row in self._own.segment.rows)
        ]

    def found(self, connection: Connection, search: Search) -> Found:
        """What a search finds, its words in titles: those of reports stay inside."""
        wanted = frozenset(stems(search.words))
        size = self._own.segment.size
        standing = whole(size)
        if search.words.strip():
            at = (position for position, words in enumerate(self._stems) if wanted and wanted <= words)
            standing = made_of(at, size)
        return Found(connection, [Part(self._own.segment, standing)], replace(search, words=""))

    def page(self, found: Found, order: Order, limit: int, offset: int = 0) -> list[Incident]:
        """The incidents on a page."""
        return [self._own.by_number[number] for number in found.page(order, limit, offset)]


class Shelf:
    """The published incidents, as the profile lets them out, read anew once a minute where the desk has changed."""

    def __init__(self, desk: Desk, served: ForPublic) -> None:
        self._desk = desk
        self._sights = Sights(desk)
        self._served = served
        self._lock = Lock()
        self._asked = 0.0
        self._read: tuple[tuple[int, ...], Shown] | None = None

    def shown(self) -> Shown:
        """What everybody may see now."""
        with self._lock:
            now = self._served.clock()
            if self._read is None or now - self._asked > FRESH:
                self._asked = now
                state = self._sights.state()
                if self._read is None or self._read[0] != state:
                    self._read = state, self._anew()
            return self._read[1]

    def _anew(self) -> Shown:
        # the public is in no group
        seen = self._sights.of(frozenset()).incidents()
        out = [shared(i, self._served.profile) for i in seen if self._served.published(self._desk, i)]
        with self._desk._reading() as connection:
            return Shown(connection, out)

    def found(self, search: Search) -> tuple[Shown, Found]:
        """What a search finds of it."""
        shown = self.shown()
        with self._desk._reading() as connection:
            return shown, shown.found(connection, search)


def prepare(app: FastAPI, desk: Desk, served: ForPublic) -> None:
    """Have an application answer the public."""
    app.state.shelf = Shelf(desk, served)
    app.include_router(router)


def _shelf(request: Request) -> Shelf:
    found: Shelf = request.app.state.shelf
    return found


OfShelf = Annotated[Shelf, Depends(_shelf)]


def _view(request: Request) -> View:
    """The view that an address asks for, without the filters by what stays inside."""
    return replace(read_view(request.query_params), publisher=(), origin=(), told=(), state=(), assigned=())


@router.get("/", include_in_schema=False)
def main(request: Request, shelf: OfShelf) -> Response:
    """Filters, map, timeline, list, and the incident that is open."""
    view = _view(request)
    shown, found = shelf.found(view.search)
    return render(
        request,
        "public.html",
        view=view,
        found=shown.page(found, view.order, PAGE, (view.page - 1) * PAGE),
        total=found.total,
        last=max(1, -(-found.total // PAGE)),
        facets=found.facets(),
        bars=timeline(found.days()),
        open=_one(shelf, view.incident) if view.incident else None,
    )


@router.get("/incidents/{id}", include_in_schema=False)
def incident(request: Request, shelf: OfShelf, id: str) -> Response:
    """One incident, for reading, linking to and printing."""
    return render(request, "public_incident.html", view=View(), open=_one(shelf, id))


@router.get("/labels.geojson", include_in_schema=False)
def names(request: Request) -> Response:
    """The names on the map, in the reader's language."""
    return Response(
        labels(language(request)),
        media_type="application/geo+json",
        headers={"Cache-Control": "max-age=86400"},
    )


@router.get("/api/incidents")
def incidents(request: Request, shelf: OfShelf) -> dict[str, Any]:
    """A page of incidents, and how many there are."""
    view = _view(request)
    shown, found = shelf.found(view.search)
    page = shown.page(found, view.order, PAGE, (view.page - 1) * PAGE)
    return {"total": found.total, "page": view.page, "incidents": [*map(incident_to_json, page)]}


@router.get("/api/incidents/{id}", responses={404: {"description": "There is no such incident."}})
def one(shelf: OfShelf, id: str) -> dict[str, Any]:
    """One incident."""
    return incident_to_json(_one(shelf, id))


@router.get("/api/spots")
def spots(request: Request, shelf: OfShelf) -> dict[str, Any]:
    """Where the incidents lie, as GeoJSON points with the radius of their area in km."""
    _, found = shelf.found(_view(request).search)
    return {"type": "FeatureCollection", "features": [*map(_feature, found.spots(_MOST_SPOTS))]}


@router.get("/api/export/{format}", responses={404: {"description": "There is no such format."}})
def export(request: Request, shelf: OfShelf, format: str) -> Response:
    """All incidents of a view as a file: csv, jsonl or geojson."""
    if format not in EXPORTERS:
        raise HTTPException(404, f"There is no format {format!r}; give one of {', '.join(EXPORTERS)}.")
    buffer = io.StringIO()
    shown, found = shelf.found(_view(request).search)
    EXPORTERS[format](shown.page(found, "day", found.total), buffer)
    headers = {"Content-Disposition": f'attachment; filename="incidents.{format}"'}
    return Response(buffer.getvalue(), media_type=_MEDIA_TYPES[format], headers=headers)


def _one(shelf: Shelf, id: str) -> Incident:
    found = shelf.shown().by_id.get(id)
    if found is None:
        raise NotThereError("There is no such incident, or it is not published; look for it in the list.")
    return found


def _feature(spot: Spot) -> dict[str, Any]:
    at = {"type": "Point", "coordinates": [spot.lon, spot.lat]}
    about = {
        "id": spot.id,
        "km": spot.radius_km,
        "type": spot.type,
        "grade": spot.grade,
        "day": spot.first_day,
    }
    return {"type": "Feature", "geometry": at, "properties": about}
