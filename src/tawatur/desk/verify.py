"""Whether a desk and its evidence are what they were: the log, the rows it seals, the kept bytes, the texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tawatur.desk.ledger import check_rows
from tawatur.desk.schema import log, reports, taken
from tawatur.evidence import Expunged, Flaw, Missing, Store

Reread = Callable[[Store, str, str, str], set[tuple[str, str]]]
"""From the store, a digest, a name and options: what the kept bytes give, as pairs of raw_sha256 and text SHA-256."""


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
    bad = {flaw.where for flaw in flaws}
    flaws += _check_texts(connection)
    kept = connection.execute(select(func.count()).where(reports.c.evidence.is_not(None))).scalar() or 0
    for row in files:
        if row.sha256 not in gone and _named(row.name, row.sha256) not in bad:
            flaws += _check_derived(connection, store, row, reread)
    every = connection.execute(select(func.count()).select_from(reports)).scalar() or 0
    return Verified(count, head, len(files), every, kept, len(gone), tuple(flaws))


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
        if row.text and digest != row.sha256:
            yield Flaw(f"report {row.id}", "its text is not the one that was stored")


def _check_derived(connection: Connection, store: Store, row: object, reread: Reread) -> Iterator[Flaw]:
    """Whether the readers still give the texts that were stored of a file."""
    digest, name, options = row.sha256, row.name, row.options  # type: ignore[attr-defined]
    of_file = select(reports.c.id, reports.c.raw_sha256, reports.c.sha256).where(
        reports.c.evidence == digest, reports.c.text != ""
    )
    stored = connection.execute(of_file).all()
    if not stored:
        return
    found = reread(store, digest, name, options)
    others = connection.execute(select(func.count()).where(taken.c.sha256 == digest)).scalar() or 0
    for report in stored:
        # a file that was taken in under several names or options stands behind each report of any of them
        if (report.raw_sha256, report.sha256) not in found and others == 1:
            yield Flaw(f"report {report.id}", f"its text cannot be read from {name} again as it was stored")


def options_of(words: str) -> dict[str, object]:
    """The reader's options as they were noted."""
    value = json.loads(words)
    return value if isinstance(value, dict) else {}
