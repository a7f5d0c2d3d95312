"""``tawatur export``: a desk's incidents in the formats that others read."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from tawatur.cli.failures import DONE, WRONG_USE, Failure, complain
from tawatur.cli.options import DeskFile, InPlace, MinOrigins, OfGrade, OfType, Since, Until, examples, one_of

if TYPE_CHECKING:
    from tawatur.model import Incident

EXAMPLE = examples(
    "tawatur export --desk watch.db --format csv --out incidents.csv",
    "tawatur export --desk watch.db --format geojson --since 2023-10-01 --out map.geojson",
    "tawatur export --desk watch.db --format parquet --out incidents.parquet",
)
FORMATS = ("csv", "jsonl", "geojson", "parquet")


def export(
    desk: DeskFile,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="csv, jsonl, geojson or parquet.")
    ],
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
    """Write incidents to a file: csv for spreadsheets, jsonl for programs, geojson for maps, parquet for analysis.

    A place that is not known exactly goes into geojson and parquet (GeoParquet 1.1) as an area, never as a bare pin.
    The file is replaced only when all of it has been written. A profile drops and coarsens fields, for those outside:
    see the user guide. Parquet needs: pip install 'tawatur[parquet]'.
    """
    from tawatur.cli.desks import asked_for, opened
    from tawatur.cli.inputs import counted

    one_of(format_, FORMATS, "format")
    refuse_a_desk(out, desk)
    if format_ == "parquet" and (out == "-" or (Path(out).exists() and not Path(out).is_file())):
        raise Failure("A Parquet file cannot be written to a stream; name a file with --out.", WRONG_USE)
    wanted = asked_for(since, until, type_, place, min_origins, grade)
    asked = {name: str(value) for name, value in asdict(wanted).items() if value is not None}
    with opened(desk) as store:
        found: Iterable[Incident] = store.each(wanted)
        if profile is not None:
            from tawatur.export.profile import read_profile, shared_in_order

            allowed = read_profile(profile)
            found = shared_in_order(found, allowed)
            asked["profile"] = str(allowed)
        if out == "-":
            from tawatur.export import EXPORTERS

            count = EXPORTERS[format_](found, sys.stdout)
        else:
            count = _replace(Path(out), format_, found)
        store.note_export(format_, count, asked)
    if out != "-":
        complain(f"{counted(count, 'incident')} written to {out}.")
    return DONE


def refuse_a_desk(out: str, desk: Path | str) -> None:
    """Refuse to write over the desk, the files beside it, or any other database."""
    path = Path(out)
    database = False
    if out != "-" and path.is_file():
        with path.open("rb") as file:
            database = file.read(16) == b"SQLite format 3\0"
    if out != "-" and (database or is_of_the_desk(path, desk)):
        raise Failure(
            f"{out} is a desk, which an export would destroy; name another file with --out.", WRONG_USE
        )


def is_of_the_desk(path: Path, desk: Path | str) -> bool:
    """Whether a path is that of the desk, or of a file beside it."""
    beside = {Path(f"{desk}{ending}").absolute() for ending in ("", "-wal", "-shm", "-journal")}
    return path.absolute() in beside or path.resolve() == Path(desk).resolve()


def _write(format_: str, incidents: Iterable[Incident], out: BinaryIO) -> int:
    from tawatur.export import BINARY_EXPORTERS, EXPORTERS

    if format_ in BINARY_EXPORTERS:
        return BINARY_EXPORTERS[format_](incidents, out)
    with io.TextIOWrapper(out, encoding="utf-8", newline="") as text:
        return EXPORTERS[format_](incidents, text)


def _replace(path: Path, format_: str, incidents: Iterable[Incident]) -> int:
    """Write beside the file and put the new one in its place, so that a full disk leaves the old one whole."""
    temporary = ""
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to, not replaced.
            with path.open("wb") as file:
                return _write(format_, incidents, file)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            count = _write(format_, incidents, file)
        set_usual_mode(temporary)
        Path(temporary).replace(path)
        temporary = ""
        return count
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"{path}: cannot be written: {reason}; give another --out.") from error
    except ImportError as error:
        raise Failure(str(error)) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def set_usual_mode(path: str) -> None:
    """Temporary files are private; what replaces a file gets the rights that the user's new files get."""
    mask = os.umask(0)
    os.umask(mask)
    Path(path).chmod(0o666 & ~mask)
