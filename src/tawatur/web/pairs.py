"""Pairs of incidents that may be one, one after the other: the same, different, or not to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from tawatur.desk import Desk, DeskError
from tawatur.desk.errors import NotThereError
from tawatur.desk.proposing import Proposal
from tawatur.model import CodedReport, Incident
from tawatur.web.acts import Field
from tawatur.web.pages import OfDesk
from tawatur.web.panel import passage_of
from tawatur.web.passages import Stretch
from tawatur.web.rendering import language, own_page, render
from tawatur.web.view import View, read_view
from tawatur.web.viewer import By
from tawatur.web.words import Words

router = APIRouter(include_in_schema=False)
_WALK: Final = 40
"""Incidents that are looked at for one page: on a large desk nobody waits for the end of the list."""


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two incidents of a pair, with the account that resembles the other's."""

    incident: Incident
    coded: CodedReport
    passage: tuple[Stretch, ...]
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as it is shown: ``at`` is where its first incident stands in the list, ``nth`` which of its pairs."""

    proposal: Proposal
    halves: tuple[Half, Half]
    at: int
    nth: int


@router.get("/pairs")
def pairs(request: Request, desk: OfDesk, at: int = 0, nth: int = 0) -> Response:
    """The next pair of a view's incidents that may be one."""
    view = read_view(request.query_params)
    found, seen, total = _next(desk, view, max(at, 0), max(nth, 0))
    return render(request, "pairs.html", view=view, pair=found, upto=seen, total=total)


def _next(desk: Desk, view: View, at: int, nth: int) -> tuple[Pair | None, int, int]:
    incidents, total = desk.search(view.search, view.order, _WALK, at)
    for incident in incidents:
        # a pair is asked about once: from the incident that stands first in the order of ids
        for n, proposal in enumerate(desk.review.proposals(incident)):
            if proposal.ours < proposal.theirs and n >= nth:
                try:
                    other = desk.incident(proposal.theirs)
                except NotThereError:
                    continue
                halves = _half(desk, incident, proposal, 0), _half(desk, other, proposal, 1)
                return Pair(proposal, halves, at, n), at, total
        at, nth = at + 1, 0
    return None, at, total


def _half(desk: Desk, incident: Incident, proposal: Proposal, which: int) -> Half:
    account = (proposal.our_account, proposal.their_account)[which]
    coded = desk.coded(account.report)
    return Half(incident, coded, *passage_of(coded.report.text, account.event))


@router.post("/pairs")
def answer(
    request: Request,
    desk: OfDesk,
    ours: Field,
    theirs: Field,
    act: Field,
    by: By,
    why: Field = "",
    back: Field = "",
) -> Response:
    """Say of two incidents that they are one, that they are not, or that it cannot be told."""
    first, second = desk.incident(ours), desk.incident(theirs)
    words = Words(language(request))
    if act == "same":
        desk.link(first.id, second.id, by, why.strip() or words.t("pair.same"))
    elif act == "different":
        desk.review.different(first, second, by, why.strip() or words.t("pair.different"))
    elif act == "unsure":
        desk.review.unsure(first, second, by)
    else:
        raise DeskError(f"There is no answer {act!r}; give same, different or unsure.")
    return RedirectResponse(own_page(back) or "/pairs", 303)


@router.post("/decisions/{number}/undo")
def take_back(desk: OfDesk, number: int, by: By, back: Field = "") -> Response:
    """Let a decision hold no longer."""
    desk.review.take_back(number, by)
    return RedirectResponse(own_page(back) or "/", 303)
