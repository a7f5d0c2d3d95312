"""The HTTP API: everything that the pages show, as JSON; described at /api/openapi.json."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, HTTPException, Query, Request, Response
from starlette.responses import JSONResponse

from tawatur.desk import Desk
from tawatur.desk.searching import ORDERS, Search
from tawatur.desk.steps import STATES
from tawatur.export import EXPORTERS
from tawatur.export.coded_json import coded_to_json
from tawatur.export.incident_json import incident_to_json
from tawatur.incidents import GRADES
from tawatur.mentions.near_places import places_near
from tawatur.model import EVENT_TYPES, Incident
from tawatur.web.pages import OfDesk
from tawatur.web.rendering import language
from tawatur.web.view import CLASSES, PAGE, read_view
from tawatur.web.words import Words

router = APIRouter(prefix="/api", responses={400: {"description": "One sentence: what is wrong."}})
_PARAMETERS: list[dict[str, Any]] = [
    {"name": name, "in": "query", "required": False, "description": about, "schema": schema}
    for name, about, schema in (
        ("q", "Words in titles and texts of reports; in quotes, one after the other.", {"type": "string"}),
        ("since", "The first day.", {"type": "string", "format": "date"}),
        ("until", "The last day.", {"type": "string", "format": "date"}),
        (
            "type",
            "Types or classes of types.",
            {"type": "array", "items": {"enum": [*EVENT_TYPES, *CLASSES]}},
        ),
        ("place", "A part of a place's name, or a country.", {"type": "string"}),
        ("box", "west,south,east,north in degrees.", {"type": "string", "example": "35.5,32,42.4,37.4"}),
        ("actor", "Slugs of actors.", {"type": "array", "items": {"type": "string"}}),
        ("publisher", "Names of publishers.", {"type": "array", "items": {"type": "string"}}),
        ("origin", "Ids of origins.", {"type": "array", "items": {"type": "string"}}),
        ("grade", "Grades.", {"type": "array", "items": {"enum": [*GRADES]}}),
        ("told", "Languages of reports.", {"type": "array", "items": {"type": "string"}}),
        ("state", "States of the review.", {"type": "array", "items": {"enum": [*STATES]}}),
        ("assigned", "Names of people.", {"type": "array", "items": {"type": "string"}}),
        ("origins", "The fewest independent origins.", {"type": "integer", "minimum": 0}),
        ("order", "The order of the list.", {"enum": [*ORDERS]}),
        ("page", f"Pages of {PAGE}, from 1.", {"type": "integer", "minimum": 1}),
    )
]
_MEDIA_TYPES: Final = {"csv": "text/csv", "jsonl": "application/jsonl", "geojson": "application/geo+json"}
_BATCH: Final = 500
_LISTED = {"parameters": _PARAMETERS}


@router.get("/incidents", openapi_extra=_LISTED)
def incidents(request: Request, desk: OfDesk) -> JSONResponse:
    """A page of incidents, with how many there are and the counts of each facet."""
    view = read_view(request.query_params)
    found, total = desk.search(view.search, view.order, PAGE, (view.page - 1) * PAGE)
    facets = {kind: dict(values) for kind, values in desk.facets(view.search).items()}
    listed = [*map(incident_to_json, found)]
    return JSONResponse({"total": total, "page": view.page, "incidents": listed, "facets": facets})


@router.get("/incidents/{id}", responses={404: {"description": "There is no such incident."}})
def incident(desk: OfDesk, id: str) -> dict[str, Any]:
    """One incident; an id that was taken into another leads to that one."""
    return incident_to_json(desk.incident(id))


@router.get("/reports/{id:path}", responses={404: {"description": "There is no such report."}})
def report(desk: OfDesk, id: str) -> dict[str, Any]:
    """A report as it was coded, with its text."""
    return coded_to_json(desk.coded(id))


@router.get("/places")
def places(
    request: Request,
    lat: Annotated[float, Query(ge=-90, le=90)],
    lon: Annotated[float, Query(ge=-180, le=180)],
) -> dict[str, Any]:
    """The places of the gazetteer nearest to a point, and the areas around it, in the reader's language."""
    words = Words(language(request))
    found = [
        {
            "id": row.id, "name": (words.lang == "ar" and row.name_ar) or row.name,
            "about": words.near(row.kind, row.admin1, row.country, km),
            "lat": row.lat, "lon": row.lon, "km": row.radius_km,
        }
        for row, km in places_near(lat, lon)
    ]  # fmt: skip
    return {"places": found}


@router.get("/spots", openapi_extra=_LISTED)
def spots(request: Request, desk: OfDesk) -> JSONResponse:
    """Where the incidents lie, in and out of the box, as GeoJSON points with the radius of their area in km.

    Where they are too many, a point stands for all incidents of a place (``count``) and names the latest.
    """
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
            "properties": {
                "id": spot.id, "km": spot.radius_km, "type": spot.type, "grade": spot.grade, "day": spot.first_day,
                "count": spot.count,
            },
        }
        for spot in desk.spots(read_view(request.query_params).search)
    ]  # fmt: skip
    return JSONResponse({"type": "FeatureCollection", "features": features})


@router.get(
    "/export/{format}", openapi_extra=_LISTED, responses={404: {"description": "There is no such format."}}
)
def export(request: Request, desk: OfDesk, format: str) -> Response:
    """All incidents of a view as a file: csv, jsonl or geojson."""
    if format not in EXPORTERS:
        raise HTTPException(404, f"There is no format {format!r}; give one of {', '.join(EXPORTERS)}.")
    search = read_view(request.query_params).search
    buffer = io.StringIO()
    count = EXPORTERS[format](_every(desk, search), buffer)
    desk.note_export(format, count, {"view": str(request.url.query)})
    headers = {"Content-Disposition": f'attachment; filename="incidents.{format}"'}
    return Response(buffer.getvalue(), media_type=_MEDIA_TYPES[format], headers=headers)


def _every(desk: Desk, search: Search) -> Iterator[Incident]:
    offset = 0
    while found := desk.search(search, "day", _BATCH, offset)[0]:
        yield from found
        offset += _BATCH
