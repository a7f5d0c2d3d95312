"""The public pages: what is published, as a profile lets it out, to read and take away; no login, nothing to change.

They have addresses and templates of their own, and hold nothing but incidents that were built by the profile: neither
the desk itself nor what is not published is within their reach.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response

from tawatur.desk.errors import NotThereError
from tawatur.desk.listed import Listed, most, ordered
from tawatur.desk.searching import MOST_VALUES, Order, Search, Spot
from tawatur.desk.seen import Sights
from tawatur.export import EXPORTERS
from tawatur.export.incident_json import incident_to_json
from tawatur.export.profile import DEFAULT, Profile, shared
from tawatur.model import Incident
from tawatur.text.stems import stems
from tawatur.web.drawing import timeline
from tawatur.web.labels import labels
from tawatur.web.published import published
from tawatur.web.rendering import render
from tawatur.web.view import PAGE, View, read_view
from tawatur.web.viewer import NOBODY

if TYPE_CHECKING:
    from tawatur.desk import Desk

router = APIRouter()
FRESH: Final = 60.0
"""For so many seconds the public sees what it saw, whatever is published or taken back."""
_MEDIA_TYPES: Final = {"csv": "text/csv", "jsonl": "application/jsonl", "geojson": "application/geo+json"}


@dataclass(frozen=True, slots=True)
class ForPublic:
    """How a desk is served to the public: what leaves of an incident, and which incidents are published."""

    profile: Profile = DEFAULT
    published: Callable[[Desk, Incident], bool] = published
    clock: Callable[[], float] = time.monotonic


class Shelf:
    """The published incidents, as the profile lets them out, read anew from the desk once a minute."""

    def __init__(self, desk: Desk, served: ForPublic) -> None:
        self._desk = desk
        self._sights = Sights(desk)
        self._served = served
        self._read: tuple[float, Listed] | None = None

    def listed(self) -> Listed:
        """The incidents that everybody may see now."""
        now = self._served.clock()
        if self._read is None or now - self._read[0] > FRESH:
            # the public is in no group
            seen = self._sights.of(frozenset()).incidents()
            out = (i for i in seen if self._served.published(self._desk, i))
            self._read = now, Listed((shared(i, self._served.profile) for i in out), _told)
        return self._read[1]


def prepare(app: FastAPI, desk: Desk, served: ForPublic) -> None:
    """Have an application answer the public."""
    app.state.shelf = Shelf(desk, served)
    app.include_router(router)


def _listed(request: Request) -> Listed:
    request.state.viewer = NOBODY
    shelf: Shelf = request.app.state.shelf
    return shelf.listed()


OfShelf = Annotated[Listed, Depends(_listed)]


def _view(request: Request) -> View:
    """The view that an address asks for, without the filters by what stays inside."""
    return replace(read_view(request.query_params), publisher=(), origin=(), told=())


@router.get("/", include_in_schema=False)
def main(request: Request, listed: OfShelf) -> Response:
    """Filters, map, timeline, list, and the incident that is open."""
    view = _view(request)
    found, total = _page(listed, view.search, view.order, view.page)
    facets = listed.facets(view.search)
    return render(
        request,
        "public.html",
        view=view,
        found=found,
        total=total,
        last=max(1, -(-total // PAGE)),
        facets={kind: most(facets[kind], MOST_VALUES) for kind in ("grade", "type", "actor")},
        bars=timeline(sorted(listed.days(view.search).items())),
        open=_one(listed, view.incident) if view.incident else None,
    )


@router.get("/incidents/{id}", include_in_schema=False)
def incident(request: Request, listed: OfShelf, id: str) -> Response:
    """One incident, for reading, linking to and printing."""
    return render(request, "public_incident.html", view=View(), open=_one(listed, id))


@router.get("/labels.geojson", include_in_schema=False)
def names() -> Response:
    """The names on the map."""
    return Response(labels(), media_type="application/geo+json", headers={"Cache-Control": "max-age=86400"})


@router.get("/api/incidents")
def incidents(request: Request, listed: OfShelf) -> dict[str, Any]:
    """A page of incidents, and how many there are."""
    view = _view(request)
    found, total = _page(listed, view.search, view.order, view.page)
    return {"total": total, "page": view.page, "incidents": [*map(incident_to_json, found)]}


@router.get("/api/incidents/{id}", responses={404: {"description": "There is no such incident."}})
def one(listed: OfShelf, id: str) -> dict[str, Any]:
    """One incident."""
    return incident_to_json(_one(listed, id))


@router.get("/api/spots")
def spots(request: Request, listed: OfShelf) -> dict[str, Any]:
    """Where the incidents lie, as GeoJSON points with the radius of their area in km."""
    found = listed.spots(_view(request).search)
    return {"type": "FeatureCollection", "features": [*map(_feature, found)]}


@router.get("/api/export/{format}", responses={404: {"description": "There is no such format."}})
def export(request: Request, listed: OfShelf, format: str) -> Response:
    """All incidents of a view as a file: csv, jsonl or geojson."""
    if format not in EXPORTERS:
        raise HTTPException(404, f"There is no format {format!r}; give one of {', '.join(EXPORTERS)}.")
    buffer = io.StringIO()
    EXPORTERS[format](ordered(listed.found(_view(request).search), "day"), buffer)
    headers = {"Content-Disposition": f'attachment; filename="incidents.{format}"'}
    return Response(buffer.getvalue(), media_type=_MEDIA_TYPES[format], headers=headers)


def _page(listed: Listed, search: Search, order: Order, page: int) -> tuple[list[Incident], int]:
    found = ordered(listed.found(search), order)
    return found[(page - 1) * PAGE : page * PAGE], len(found)


def _one(listed: Listed, id: str) -> Incident:
    found = listed.by_id.get(id)
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


def _told(search: Search, incident: Incident) -> bool:
    """Whether an incident's titles have the words of a search: those of its reports stay inside."""
    wanted = stems(search.words)
    if not wanted:
        return not search.words.strip()
    return set(wanted) <= {*stems(incident.title), *stems(incident.title_ar)}
