"""What people note of the review of an incident: states, notes, who is to look at it, a second reviewer."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.responses import RedirectResponse

from tawatur.desk import DeskError
from tawatur.web.acts import Field
from tawatur.web.pages import OfDesk
from tawatur.web.rendering import own_page
from tawatur.web.viewer import By, viewer_of

router = APIRouter(include_in_schema=False)


@router.post("/incidents/{id}/step")
def step(
    request: Request,
    desk: OfDesk,
    id: str,
    act: Field,
    by: By,
    value: Field = "",
    why: Field = "",
    number: Field = "",
    back: Field = "",
) -> Response:
    """Set the state of an incident's review, note something, assign it, ask for a second reviewer, or undo a step."""
    incident, review = desk.incident(id), desk.review
    if act == "undo":
        found = next((s for s in review.of(incident).steps if str(s.number) == number), None)
        if found is None:
            raise DeskError(f"The incident {incident.id} has no step {number!r}; it may be undone already.")
        if found.value == "published":
            _editor(request)
        review.undo(incident, found.number, by)
    elif act == "note":
        review.note(incident, why, by)
    elif act == "assign":
        review.assign(incident, value, by)
    elif act == "second":
        review.need_second(incident, value == "yes", by)
    else:
        if "published" in (act, review.of(incident).state):
            _editor(request)
        review.set_state(incident, act, by)
    return RedirectResponse(own_page(back) or f"/incidents/{incident.id}", 303)


def _editor(request: Request) -> None:
    """Publishing, and taking back what is published, is for editors."""
    if not viewer_of(request).may("editor"):
        raise HTTPException(
            403, "Only an editor publishes, or takes back what is published; ask one of them."
        )
