"""Whether a desk and its evidence are what they were: the log, the rows it seals, the kept bytes, the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tawatur.desk.ledger import check_rows, entries
from tawatur.desk.schema import log, reports, taken
from tawatur.desk.stamping import Stamped, check_stamps
from tawatur.evidence import Expunged, Flaw, Missing, Store

Reread = Callable[[Path, str, str], set[tuple[str, str]]]
"""From where bytes lie, their name and the reader's options: what they give, as pairs of raw and text SHA-256."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what does not fit."""

    entries: int
    head: str | None
    files: int
    reports: int
    kept: int
    expunged: int
    flaws: tuple[Flaw, ...]
    stamps: tuple[Stamped, ...] = ()


def verify(connection: Connection, store: Store, reread: Reread) -> Verified:
    """Check everything; ``reread`` reads kept bytes again with the readers of this version."""
    flaws = [*check_rows(connection)]
    head = connection.execute(select(log.c.digest).order_by(log.c.number.desc()).limit(1)).scalar()
    count = connection.execute(select(func.count()).select_from(log)).scalar() or 0
    gone: set[str] = set()
    files = connection.execute(select(taken).order_by(taken.c.n)).all()
    for row in files:
        flaw = _check_bytes(store, row.sha256, row.name, gone)
        if flaw is not None:
            flaws.append(flaw)
    unread = {flaw.where for flaw in flaws}
    flaws += _check_texts(connection)
    kept = connection.execute(select(func.count()).where(reports.c.evidence.is_not(None))).scalar() or 0
    # bytes that were taken in under several names or options stand behind what any reading of them gives
    readings: dict[str, list[Row[Any]]] = {}
    for row in files:
        if row.sha256 not in gone and _named(row.name, row.sha256) not in unread:
            readings.setdefault(row.sha256, []).append(row)
    for digest, ways in readings.items():
        flaws += _check_derived(connection, digest, ways, store, reread)
    stamps = [*check_stamps(entries(connection), store)]
    flaws += [stamp for stamp in stamps if isinstance(stamp, Flaw)]
    good = tuple(stamp for stamp in stamps if isinstance(stamp, Stamped))
    every = connection.execute(select(func.count()).select_from(reports)).scalar() or 0
    return Verified(count, head, len(files), every, kept, len(gone), tuple(flaws), good)


def _named(name: str, digest: str) -> str:
    return f"kept file {name} ({digest[:12]})"


def _check_bytes(store: Store, digest: str, name: str, gone: set[str]) -> Flaw | None:
    where = _named(name, digest)
    try:
        store.path(digest)
    except Expunged:
        gone.add(digest)
        return None
    except Missing:
        return Flaw(where, "its bytes are not in the evidence store any more")
    return None if store.is_sound(digest) else Flaw(where, "its bytes were changed after they were kept")


def _check_texts(connection: Connection) -> Iterator[Flaw]:
    rows = connection.execution_options(yield_per=200).execute(
        select(reports.c.id, reports.c.text, reports.c.sha256).order_by(reports.c.n)
    )
    for row in rows:
        digest = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != row.sha256:
            yield Flaw(f"report {row.id}", "its text is not the one that was stored")


def _check_derived(
    connection: Connection, digest: str, ways: Sequence[Row[Any]], store: Store, reread: Reread
) -> Iterator[Flaw]:
    """Whether the readers still give the texts that were stored of a file."""
    stored = connection.execute(
        select(reports.c.id, reports.c.raw_sha256, reports.c.sha256).where(reports.c.evidence == digest)
    ).all()
    if not stored:
        return
    found = {pair for way in ways for pair in reread(store.path(digest), way.name, way.options)}
    for report in stored:
        if (report.raw_sha256, report.sha256) not in found:
            name = ways[0].name
            yield Flaw(f"report {report.id}", f"its text cannot be read from {name} again as it was stored")
