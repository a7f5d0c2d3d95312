"""Coding blind: trials, the form in which a report is coded, and how far the coders agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi import Form as FormField
from starlette.responses import RedirectResponse

from tawatur.desk import Desk, DeskError
from tawatur.desk.blind import BlindEvent, Trial
from tawatur.desk.errors import NotThereError
from tawatur.evaluation.agreement import agreement
from tawatur.mentions.find_place import find_place
from tawatur.mentions.registry import actors
from tawatur.model import EVENT_TYPES, Event
from tawatur.web.acts import Field
from tawatur.web.pages import MEANS, OfDesk
from tawatur.web.rendering import language, render
from tawatur.web.reviewing import Form, check_form, form_of, sides_typed
from tawatur.web.view import View
from tawatur.web.viewer import COOKIE, By, name_of, viewer_of
from tawatur.web.words import NONE, Words

router = APIRouter(include_in_schema=False)
Several = Annotated[list[str] | None, FormField()]
_EMPTY: Final = Form("", "occurred", "", "", "", "", "", "", "", "")
_FIELDS: Final = tuple(asdict(_EMPTY))
_TYPES: Final = tuple(slug for slug, kind in EVENT_TYPES.items() if kind.class_ != "statements")


@router.get("/agreement")
def trials(request: Request, desk: OfDesk) -> Response:
    """Every trial, with who has coded how much of it."""
    found = [
        (trial, sorted((coder, len(own)) for coder, own in desk.review.codings(trial).items()))
        for trial in desk.review.trials()
    ]
    return render(request, "agreement.html", view=View(), trials=found)


@router.post("/agreement")
def begin(
    desk: OfDesk, name: Field, by: By, shown: Field = "nothing", latest: Field = "", ids: Field = ""
) -> Response:
    """Begin a trial of the latest reports, or of those that are named."""
    named = tuple(dict.fromkeys(id.strip() for id in ids.splitlines() if id.strip()))
    for id in named:
        desk.coded(id)
    if not named:
        if not latest.isdecimal() or len(latest) > 4:
            raise DeskError(f"{latest!r} is no number of reports; give one from 1 to 500, or ids.")
        every = sorted(desk.reports(), key=lambda report: (report.published or "", report.id))
        named = tuple(report.id for report in every[-int(latest) :]) if int(latest) else ()
    number = desk.review.begin_trial(name, named, shown, by)
    return RedirectResponse(f"/agreement/{number}", 303)


@router.get("/agreement/{number}")
def trial(request: Request, desk: OfDesk, number: int, by: str = "") -> Response:
    """A trial: what is left for the one who asks, and the agreement once they have coded all of it."""
    if by.strip() and not _signed(request):
        answer = RedirectResponse(f"/agreement/{number}", 303)
        answer.set_cookie(COOKIE, quote(by.strip()[:100]), max_age=31_536_000, samesite="strict")
        return answer
    found, me = desk.review.trial(number), name_of(request)
    codings = desk.review.codings(found)
    done = codings.get(me, {})
    left = [report for report in found.reports if report not in done]
    # the coding of others is seen by those alone whose own it can no longer change
    shown = agreement(codings) if me and not left and found.reports else None
    words = Words(language(request))
    return render(
        request, "trial.html", view=View(), trial=found, done=done, next=left[0] if left else None, found=shown,
        told=_teller(words),
    )  # fmt: skip


def _signed(request: Request) -> bool:
    """Whether the one who asks is known by more than what they say."""
    return bool(viewer_of(request).name)


@router.get("/agreement/{number}/{report:path}")
def coding(request: Request, desk: OfDesk, number: int, report: str) -> Response:
    """A report of a trial to be coded: with what the coder made of it before, what the machine did, or nothing."""
    found = _of(desk, number, report)
    words, me = Words(language(request)), name_of(request)
    before = desk.review.codings(found).get(me, {}).get(report)
    if before is not None:
        forms = [_form(event) for event in before]
    elif found.shown == "machine":
        forms = [form_of(event, words) for event in _machine(desk, report)]
    else:
        forms = []
    return _page(request, desk, found, report, forms or [_EMPTY])


@router.post("/agreement/{number}/{report:path}")
def code(
    request: Request,
    desk: OfDesk,
    number: int,
    report: str,
    by: By,
    act: Field = "save",
    type: Several = None,
    status: Several = None,
    since: Several = None,
    until: Several = None,
    place: Several = None,
    side1: Several = None,
    side2: Several = None,
    killed: Several = None,
    injured: Several = None,
    means: Several = None,
) -> Response:
    """Keep what a coder makes of a report and go on to the next, or show the form with one event more."""
    found = _of(desk, number, report)
    columns = [c or [] for c in (type, status, since, until, place, side1, side2, killed, injured, means)]
    if len({len(column) for column in columns}) != 1:
        raise DeskError("The form came back in part; load the report again.")
    forms = [Form(*row) for row in zip(*columns, strict=True)]
    if act == "more":
        return _page(request, desk, found, report, [*forms, _EMPTY])
    events = [_event(form) for form in forms if form.type]
    desk.review.code_blind(found, report, events, by)
    left = [r for r in found.reports if r not in desk.review.codings(found).get(by.strip(), {})]
    return RedirectResponse(f"/agreement/{number}" + (f"/{quote(left[0])}" if left else ""), 303)


def _of(desk: Desk, number: int, report: str) -> Trial:
    found = desk.review.trial(number)
    if report not in found.reports:
        raise NotThereError(f"The trial has no report {report!r}; choose one of its list.")
    return found


def _machine(desk: Desk, report: str) -> Sequence[Event]:
    return desk.coded(report).events


def _page(request: Request, desk: Desk, trial: Trial, report: str, forms: Sequence[Form]) -> Response:
    words = Words(language(request))
    return render(
        request, "coding.html", view=View(), trial=trial, report=desk.coded(report).report, forms=forms, means=MEANS,
        types=_TYPES, place=trial.reports.index(report) + 1, names=sorted({words.actor(slug) for slug in actors()}),
    )  # fmt: skip


def _event(form: Form) -> BlindEvent:
    """What was typed as plain values, so that a name in one language is the same as in the other."""
    check_form(form)
    place = form.place.strip()
    matches = [m for m in find_place(place, limit=4) if m.how in ("name", "alias")] if place else []
    return BlindEvent(
        form.type, form.status, form.since or form.until, form.until or form.since,
        matches[0].row.id if matches else place, sides_typed(form.side1), sides_typed(form.side2),
        form.killed.strip(), form.injured.strip(), form.means,
        (("place", place), ("side1", form.side1), ("side2", form.side2)),
    )  # fmt: skip


def _form(event: BlindEvent) -> Form:
    known = {field: getattr(event, field) for field in _FIELDS if field not in ("side1", "side2", "place")}
    return replace(_EMPTY, **known, **dict(event.typed))


def _teller(words: Words) -> Callable[[BlindEvent | None, str, bool], str]:
    """What a table says of a field of an event as somebody has it."""

    def told(event: BlindEvent | None, field: str, coded: bool) -> str:
        if event is None:
            return words.t("agree.missing") if coded else ""
        if field == "event":
            days = (
                words.value("date", "/".join(dict.fromkeys((event.since, event.until))), {})
                if event.since
                else ""
            )
            return " · ".join(filter(None, (words.type(event.type), days, dict(event.typed).get("place"))))
        if field == "date":
            return (
                words.value("date", "/".join(dict.fromkeys((event.since, event.until))), {})
                if event.since
                else NONE
            )
        typed: Any = dict(event.typed).get(field, getattr(event, field))
        return (words.type(typed) if field in ("type", "status", "means") and typed else str(typed)) or NONE

    return told
