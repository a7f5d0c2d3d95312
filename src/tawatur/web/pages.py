"""The pages that are read: the desk, an incident, a report, the day, the sources, adding."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import RedirectResponse

from tawatur.desk import Desk
from tawatur.desk.correcting import standing
from tawatur.desk.listing import Filter
from tawatur.desk.rating import RELIABILITY
from tawatur.mentions.registry import actors
from tawatur.model import EVENT_TYPES
from tawatur.web.drawing import timeline
from tawatur.web.labels import labels
from tawatur.web.panel import panel
from tawatur.web.passages import marks_of, marks_of_report, stretches
from tawatur.web.rendering import language, render
from tawatur.web.reviewing import form_of, state_of
from tawatur.web.view import CLASSES, PAGE, View, read_day, read_view
from tawatur.web.words import Words

router = APIRouter(include_in_schema=False)
MEANS = (
    "aircraft", "drone", "artillery", "rocket", "missile", "mortar", "barrel_bomb", "car_bomb", "ied",
    "suicide_vest", "grenade", "chemical", "small_arms", "blade", "other",
)  # fmt: skip


def desk_of(request: Request) -> Desk:
    """The desk that is served, as the one who asks sees it."""
    found: Desk = getattr(request.state, "desk", None) or request.app.state.desk
    return found


OfDesk = Annotated[Desk, Depends(desk_of)]


@router.get("/")
def main(request: Request, desk: OfDesk) -> Response:
    """The desk: filters, map, timeline, table and the incident that is open."""
    view = read_view(request.query_params)
    screen = desk.screen(view.search, view.order, PAGE, (view.page - 1) * PAGE)
    shown = panel(desk, view.incident) if view.incident else None
    return render(
        request,
        "desk.html",
        view=view,
        found=screen.lines,
        total=screen.total,
        last=max(1, -(-screen.total // PAGE)),
        facets=screen.facets,
        bars=timeline(screen.days),
        classes=CLASSES,
        panel=shown,
    )


@router.get("/incidents/{id}")
def incident(request: Request, desk: OfDesk, id: str) -> Response:
    """One incident in full, for reading, linking to and printing."""
    shown = panel(desk, id)
    if shown.incident.id != id:
        return RedirectResponse(f"/incidents/{shown.incident.id}", 307)
    return render(request, "incident.html", view=View(), panel=shown)


@router.get("/panel/{id}")
def part(request: Request, desk: OfDesk, id: str) -> Response:
    """The incident as it stands beside the list."""
    return render(request, "panel.html", view=read_view(request.query_params), panel=panel(desk, id))


@router.get("/reports/{id:path}")
def report(request: Request, desk: OfDesk, id: str, event: str = "") -> Response:
    """A report's text with what was coded from it, all of it or one event."""
    coded = desk.coded(id)
    chosen = next((e for e in (*coded.events, *coded.statements) if e.id == event), None)
    marks = list(marks_of(chosen)) if chosen else marks_of_report(coded)
    incidents = {account.event.id: name for account, name in desk.told_by(id)} if coded.events else {}
    known = desk.corrections([id])
    words = Words(language(request))
    return render(
        request,
        "report.html",
        view=View(),
        coded=coded,
        report=coded.report,
        chosen=chosen,
        stretches=stretches(coded.report.text, marks),
        incidents=incidents,
        forms={e.id: form_of(e, words) for e in coded.events},
        states={e.id: state_of(e, coded.events, known.get(id, ())) for e in coded.events},
        made=standing(known.get(id, ())),
        types=[slug for slug, kind in EVENT_TYPES.items() if kind.class_ != "statements"],
        means=MEANS,
        names=sorted({words.actor(slug) for slug in actors()}),
    )


@router.get("/day")
def day(request: Request, desk: OfDesk, since: str = "", until: str = "", place: str = "") -> Response:
    """What changed between two moments, by what had been published: a briefing that prints."""
    newest = max(
        (i.updated[:10] for i in desk.search(View().search, "updated", PAGE)[0] if i.updated), default=None
    )
    last = read_day(until) or (date.fromisoformat(newest) if newest else datetime.now(UTC).date())
    first = read_day(since) or last - timedelta(days=1)
    changed, found = desk.briefing(first, last)
    named = Filter(place=place or None)
    by_id = {id_: incident for id_, incident in found.items() if named.passes(incident)}
    groups: dict[str, list[object]] = {}
    for change in changed:
        if change.incident in by_id or not place:
            groups.setdefault(change.kind, []).append(change)
    return render(
        request, "day.html", view=View(), since=first, until=last, place=place, groups=groups, incidents=by_id
    )


@router.get("/sources")
def sources(request: Request, desk: OfDesk) -> Response:
    """The origins with a name on which incidents rest, and how reliable people hold them to be."""
    return render(
        request,
        "sources.html",
        view=View(),
        met=desk.sources_met(),
        ratings={r.source: r for r in desk.ratings()},
        letters=RELIABILITY,
    )


@router.get("/add")
def adding(request: Request, desk: OfDesk) -> Response:
    """Where reports are pasted or dropped."""
    return render(request, "add.html", view=View(), added=None, problems=[])


@router.get("/labels.geojson")
def names(request: Request) -> Response:
    """The names on the map."""
    return Response(
        labels(language(request)),
        media_type="application/geo+json",
        headers={"Cache-Control": "max-age=86400"},
    )


@router.get("/help")
def helping(request: Request) -> Response:
    """The keys, the grades and the colours."""
    return render(request, "help.html", view=View(), letters=RELIABILITY)
