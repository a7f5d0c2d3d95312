"""``tawatur export``: a desk's incidents in the formats that others read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from tawatur.cli.failures import DONE, WRONG_USE, Failure, complain
from tawatur.cli.options import DeskFile, InPlace, MinOrigins, OfGrade, OfType, Since, Until, examples, one_of

if TYPE_CHECKING:
    from tawatur.model import Incident

EXAMPLE = examples(
    "tawatur export --desk watch.db --format csv --out incidents.csv",
    "tawatur export --desk watch.db --format geojson --since 2023-10-01 --out map.geojson",
)
FORMATS = ("csv", "jsonl", "geojson")


def export(
    desk: DeskFile,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv, jsonl or geojson.")],
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="Where to; - is standard output.")] = "-",
    since: Since = None,
    until: Until = None,
    type_: OfType = None,
    place: InPlace = None,
    min_origins: MinOrigins = None,
    grade: OfGrade = None,
    profile: Annotated[
        Path | None,
        typer.Option("--profile", metavar="FILE", help="Let out only what this profile lets (TOML)."),
    ] = None,
) -> int:
    """Write incidents to a file: csv for spreadsheets, jsonl for programs, geojson for maps.

    A place that is not known exactly goes into geojson as an area, never as a bare pin. The file is replaced only when
    all of it has been written. A profile drops and coarsens fields, for those outside: see the user guide.
    """
    from tawatur.cli.desks import opened, select
    from tawatur.cli.inputs import counted

    one_of(format_, FORMATS, "format")
    _refuse_a_desk(out, desk)
    filters = {"since": since, "until": until, "type": type_, "place": place, "grade": grade}
    asked = {name: str(value) for name, value in filters.items() if value is not None}
    asked |= {"min_origins": str(min_origins)} if min_origins is not None else {}
    with opened(desk) as store:
        found = select(store, since, until, type_, place, min_origins, grade)
        if profile is not None:
            from tawatur.export.profile import read_profile, shared

            allowed = read_profile(profile)
            found = [shared(incident, allowed) for incident in found]
            asked["profile"] = str(allowed)
        if out == "-":
            _write(format_, found, sys.stdout)
        else:
            _replace(Path(out), format_, found)
        store.note_export(format_, len(found), asked)
    if out != "-":
        complain(f"{counted(len(found), 'incident')} written to {out}.")
    return DONE


def _refuse_a_desk(out: str, desk: Path | str) -> None:
    """Refuse to write over the desk, the files beside it, or any other database."""
    path = Path(out)
    beside = {Path(f"{desk}{ending}").absolute() for ending in ("", "-wal", "-shm", "-journal")}
    database = False
    if out != "-" and path.is_file():
        with path.open("rb") as file:
            database = file.read(16) == b"SQLite format 3\0"
    if out != "-" and (path.absolute() in beside or path.resolve() == Path(desk).resolve() or database):
        raise Failure(
            f"{out} is a desk, which an export would destroy; name another file with --out.", WRONG_USE
        )


def _write(format_: str, incidents: Sequence[Incident], out: TextIO) -> None:
    from tawatur.export import EXPORTERS

    EXPORTERS[format_](incidents, out)


def _replace(path: Path, format_: str, incidents: Sequence[Incident]) -> None:
    """Write beside the file and put the new one in its place, so that a full disk leaves the old one whole."""
    temporary = ""
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to, not replaced.
            with path.open("w", encoding="utf-8", newline="") as file:
                _write(format_, incidents, file)
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            _write(format_, incidents, file)
        _set_usual_mode(temporary)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"{path}: cannot be written: {reason}; give another --out.") from error


def _set_usual_mode(path: str) -> None:
    """Temporary files are private; the export gets the rights that the user's new files get."""
    mask = os.umask(0)
    os.umask(mask)
    Path(path).chmod(0o666 & ~mask)
