"""What people do in the pages: add reports, decide that incidents are one or several, rate sources."""

from __future__ import annotations

import re
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, File, Request, Response, UploadFile
from fastapi import Form as FormField
from starlette.responses import RedirectResponse

from tawatur.desk import Added, Desk, DeskError
from tawatur.desk.errors import NotThereError
from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report
from tawatur.web.pages import OfDesk
from tawatur.web.rendering import language, own_page, render
from tawatur.web.reviewing import Form, read_evidence, read_form
from tawatur.web.view import View
from tawatur.web.viewer import By
from tawatur.web.words import Words

router = APIRouter(include_in_schema=False)
_MOST_BYTES: Final = 256 << 20
_NAMELESS: Final = "pasted.txt"
Field = Annotated[str, FormField()]


@router.post("/add")
def add(
    request: Request,
    desk: OfDesk,
    text: Field = "",
    title: Field = "",
    publisher: Field = "",
    published: Field = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Take in pasted text or files, kept as evidence as ``tawatur add`` keeps them."""
    problems: list[str] = []
    options = ReadOptions(published=published.strip() or None, publisher=publisher.strip() or None)
    with tempfile.TemporaryDirectory() as folder:
        paths = [_saved(file, Path(folder, str(n))) for n, file in enumerate(files or []) if file.filename]
        if text.strip():
            pasted = Path(folder, _NAMELESS)
            pasted.write_text(f"{title.strip()}\n\n{text}" if title.strip() else text, encoding="utf-8")
            paths.append(pasted)
        if not paths:
            raise DeskError("Nothing was given; paste a text or choose files.")
        keeper = desk.keeper()
        reports: list[Report] = []
        for item in read(paths, options=options, keep=keeper):
            if isinstance(item, Problem):
                problems.append(re.sub(rf"{re.escape(folder)}/(\d+/)?", "", str(item)))
            else:
                reports.append(item)
        added: Added = desk.add(reports, keeper=keeper)
    told = [_told_in(desk, report.id) for report in reports if report.id not in added.skipped]
    incidents = list(dict.fromkeys(name for names in told for name in names))
    return render(
        request,
        "add.html",
        view=View(),
        added=added,
        problems=problems,
        incidents=[desk.incident(name) for name in incidents],
    )


def _told_in(desk: Desk, report: str) -> list[str]:
    """The incidents of a report; none where who added it may not see it."""
    try:
        return [incident for _, incident in desk.told_by(report)]
    except NotThereError:
        return []


def _saved(file: UploadFile, folder: Path) -> Path:
    """An uploaded file in a folder of its own under its own name, stripped of any path."""
    folder.mkdir()
    path = folder / (Path(file.filename or _NAMELESS).name or _NAMELESS)
    left = _MOST_BYTES
    with path.open("wb") as out:
        while block := file.file.read(1 << 20):
            left -= len(block)
            if left < 0:
                raise DeskError(
                    f"{path.name} is larger than {_MOST_BYTES >> 20} MB; add it with: tawatur add."
                )
            out.write(block)
    return path


@router.post("/review/{report:path}")
def review(
    request: Request,
    desk: OfDesk,
    report: str,
    event: Field,
    act: Field,
    by: By,
    why: Field = "",
    type: Field = "",
    status: Field = "",
    since: Field = "",
    until: Field = "",
    place: Field = "",
    side1: Field = "",
    side2: Field = "",
    killed: Field = "",
    injured: Field = "",
    means: Field = "",
    place_id: Field = "",
    number: Field = "",
    back: Field = "",
    words_date: Field = "",
    at_date: Field = "",
    words_place: Field = "",
    at_place: Field = "",
    words_side1: Field = "",
    at_side1: Field = "",
    words_side2: Field = "",
    at_side2: Field = "",
) -> Response:
    """Accept or reject an event, give its fields other values, or undo what was done; see ``Desk.correct``."""
    if act == "undo":
        if not number.isdecimal():
            raise DeskError(f"There is no correction {number!r}; check the number.")
        desk.undo(int(number), by, why)
    elif act in ("accept", "reject"):
        desk.correct(report, event, {"accept" if act == "accept" else "reject": True}, by, why)
    else:
        coded = desk.coded(report)
        current = next((e for e in coded.events if e.id == event), None)
        if current is None:
            raise DeskError(f"The report {report} has no event {event!r}; check the id.")
        form = Form(type, status, since, until, place, side1, side2, killed, injured, means)
        given = read_form(form, current, coded, Words(language(request)), place_id)
        evidence = {
            "date": (words_date, at_date), "place": (words_place, at_place), "side1": (words_side1, at_side1),
            "side2": (words_side2, at_side2),
        }  # fmt: skip
        if given.choices:
            sent = {**asdict(form), "event": event, "act": act, "by": by, "why": why, "back": back}
            for name, (words, at) in evidence.items():
                sent |= {f"words_{name}": words, f"at_{name}": at}
            return render(
                request, "choose.html", view=View(), report=report, sent=sent, choices=given.choices
            )
        read_evidence(evidence, given.values, current, coded)
        desk.correct(report, event, given.values, by, why)
    return RedirectResponse(own_page(back) or f"/reports/{quote(report)}", 303)


@router.post("/incidents/{id}/link")
def link(desk: OfDesk, id: str, other: Field, by: By, why: Field) -> Response:
    """Decide that an incident and another are one."""
    return _to(desk.link(id, other.strip(), by, why).id)


@router.post("/incidents/{id}/split")
def split(
    desk: OfDesk, id: str, by: By, why: Field, report: Annotated[list[str] | None, FormField()] = None
) -> Response:
    """Decide that what some reports tell is another happening."""
    parts = desk.split(id, report or [], by, why)
    return _to(parts[0].id)


@router.post("/sources/rate")
def rate(desk: OfDesk, source: Field, letter: Field, by: By, why: Field, back: Field = "") -> Response:
    """Set how reliable a source is held to be."""
    desk.rate(source, letter, by, why)
    return RedirectResponse(own_page(back) or "/sources", 303)


def _to(incident: str) -> Response:
    return RedirectResponse(f"/incidents/{incident}", 303)
