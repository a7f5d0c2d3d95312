"""What people do in the pages: add reports, decide that incidents are one or several, rate sources."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from starlette.responses import RedirectResponse

from tawatur.desk import Added, DeskError
from tawatur.intake import Problem, ReadOptions, read
from tawatur.model import Report
from tawatur.web.pages import OfDesk
from tawatur.web.rendering import render
from tawatur.web.view import View

router = APIRouter(include_in_schema=False)
_MOST_BYTES: Final = 256 << 20
_NAMELESS: Final = "pasted.txt"
Field = Annotated[str, Form()]


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
                problems.append(str(item).replace(f"{folder}/", ""))
            else:
                reports.append(item)
        added: Added = desk.add(reports, keeper=keeper)
    told = [desk.told_by(report.id) for report in reports if report.id not in added.skipped]
    incidents = list(dict.fromkeys(name for pairs in told for _, name in pairs))
    return render(
        request,
        "add.html",
        view=View(),
        added=added,
        problems=problems,
        incidents=[desk.incident(name) for name in incidents],
    )


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


@router.post("/incidents/{id}/link")
def link(desk: OfDesk, id: str, other: Field, by: Field, why: Field) -> Response:
    """Decide that an incident and another are one."""
    return _to(desk.link(id, other.strip(), by, why).id)


@router.post("/incidents/{id}/split")
def split(
    desk: OfDesk, id: str, by: Field, why: Field, report: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Decide that what some reports tell is another happening."""
    parts = desk.split(id, report or [], by, why)
    return _to(parts[0].id)


@router.post("/sources/rate")
def rate(desk: OfDesk, source: Field, letter: Field, by: Field, why: Field) -> Response:
    """Set how reliable a source is held to be."""
    desk.rate(source, letter, by, why)
    return RedirectResponse("/sources", 303)


def _to(incident: str) -> Response:
    return RedirectResponse(f"/incidents/{incident}", 303)
