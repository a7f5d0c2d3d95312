"""What is new on the desk since one last looked: new incidents, what changed in others, what became contested."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from tawatur.desk import DeskError
from tawatur.desk.changes import Change
from tawatur.desk.moments import moment
from tawatur.model import Incident
from tawatur.web.acts import Field
from tawatur.web.pages import OfDesk
from tawatur.web.rendering import render
from tawatur.web.view import View
from tawatur.web.viewer import By, name_of

router = APIRouter(include_in_schema=False)


@router.get("/day/new")
def new(request: Request, desk: OfDesk) -> Response:
    """What the desk shows that it did not when the one who asks last looked, or a day ago for who never did."""
    me = name_of(request)
    now = datetime.now(UTC)
    looked = desk.review.look(me) if me else None
    since = looked or (now - timedelta(days=1)).isoformat(timespec="seconds")
    groups: dict[str, list[Change]] = {}
    incidents: dict[str, Incident] = {}
    for change in desk.changes(since, by="desk"):
        groups.setdefault(change.kind, []).append(change)
        try:
            incidents.setdefault(change.incident, desk.incident(change.incident))
        except DeskError:  # it is no more, or several by now; its title is told
            continue
    return render(
        request, "news.html", view=View(), since=since, looked=looked, upto=now.isoformat(timespec="seconds"),
        groups=groups, incidents=incidents,
    )  # fmt: skip


@router.post("/day/looked")
def looked(desk: OfDesk, by: By, upto: Field) -> Response:
    """Note that somebody has seen what a page showed."""
    seen = min(moment(upto), datetime.now(UTC))
    desk.review.looked(by, seen.isoformat(timespec="seconds"))
    return RedirectResponse("/day/new", 303)
