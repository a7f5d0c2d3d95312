"""Whether the files that came with reports are what they were, where they still lie loose.

Photos and films are hashed and referenced, not kept: an export lay in a folder, and they lay beside it. They are looked
for where the export lay, by its name from the folder in which the command runs, or from the desk's. What came in an
archive or a mail is part of a kept file and needs no looking for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from tawatur.desk.packing import loads
from tawatur.desk.schema import codings, reports, taken, withdrawals
from tawatur.evidence import Flaw
from tawatur.intake.beside import in_folder, referenced
from tawatur.intake.formats import format_of
from tawatur.model import CodedReport, Media


@dataclass(frozen=True, slots=True)
class MediaChecked:
    """How many loose files were looked at, which were changed, and which are gone, by the export beside them."""

    files: int
    changed: tuple[Flaw, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]


def check_media(connection: Connection, desk: Path) -> MediaChecked:
    """Hash again what lies loose beside the exports that a desk was given."""
    known: dict[tuple[str, str], set[str]] = {}
    for export, media in _referenced(connection):
        if media.name is not None and media.sha256 is not None:
            known.setdefault((export, media.name), set()).add(media.sha256)
    changed: list[Flaw] = []
    missing: dict[str, list[str]] = {}
    for (export, name), digests in sorted(known.items()):
        found = _digest(export, name, desk)
        if found is None:
            missing.setdefault(export, []).append(name)
        elif found not in digests:
            changed.append(Flaw(f"file {name} beside {export}", "it was changed after it was hashed"))
    gone = tuple((export, tuple(names)) for export, names in missing.items())
    return MediaChecked(len(known) - sum(len(names) for _, names in gone), tuple(changed), gone)


def _referenced(connection: Connection) -> Iterator[tuple[str, Media]]:
    """The files that reports which count came with, each with the name of the export beside which it lay."""
    query = (
        select(codings.c.body, taken.c.name)
        .join(reports, reports.c.n == codings.c.report)
        .join(taken, taken.c.sha256 == reports.c.evidence)
        .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        .where(withdrawals.c.coding.is_(None), codings.c.body.contains('"media":['))
    )
    for body, name in connection.execution_options(yield_per=200).execute(query):
        known = format_of(name)
        if known is not None and known.takes == "text":
            for media in loads(CodedReport, body).report.media:
                yield name, media


def _digest(export: str, name: str, desk: Path) -> str | None:
    """The digest of a file beside an export, as it lies now; None where it does not."""
    for path in (Path(export), desk.parent / export):
        found = referenced(name, None, in_folder(path))
        if found.sha256 is not None:
            return found.sha256
    return None
