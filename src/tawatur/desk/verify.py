"""Whether a desk and its evidence are what they were: the log, the rows it seals, the kept bytes, the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tawatur.desk.chunks import chunks
from tawatur.desk.expunged import Tombstone, read_tombstones
from tawatur.desk.fingerprints import reader_fingerprint
from tawatur.desk.ledger import check_rows, entries, read_blanked
from tawatur.desk.media import check_media
from tawatur.desk.schema import codings, log, recodings, reports, taken
from tawatur.desk.soundness import as_it_lies, check_compared_by, check_file, check_found_by
from tawatur.desk.stamping import Stamped, check_stamps
from tawatur.desk.words import wrongly_indexed
from tawatur.evidence import Expunged, Flaw, Missing, Store

Reread = Callable[[Path, str, str], set[tuple[str, str]]]
"""From where bytes lie, their name and the reader's options: what they give, as pairs of raw and text SHA-256."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what does not fit; ``expunged`` counts the kept files that were taken out.

    ``media`` counts the files that came with reports and still lie where they lay; ``missing`` names those that do not,
    by the export beside which they lay.
    """

    entries: int
    head: str | None
    files: int
    reports: int
    kept: int
    expunged: int
    flaws: tuple[Flaw, ...]
    tombstones: tuple[Tombstone, ...] = ()
    stamps: tuple[Stamped, ...] = ()
    media: int = 0
    missing: tuple[tuple[str, tuple[str, ...]], ...] = ()


def verify(connection: Connection, path: Path, store: Store, reread: Reread, coder: str | None) -> Verified:
    """Check everything of the desk at a path; ``reread`` reads kept bytes again with the readers of this version.

    ``coder`` is the coder of this version: indexes are held against what they are made of where it made them.
    """
    with as_it_lies(connection):
        return _verified(connection, path, store, reread, coder)


def _verified(
    connection: Connection, path: Path, store: Store, reread: Reread, coder: str | None
) -> Verified:
    flaws = [*check_file(connection), *check_rows(connection)]
    head = connection.execute(select(log.c.digest).order_by(log.c.number.desc()).limit(1)).scalar()
    count = connection.execute(select(func.count()).select_from(log)).scalar() or 0
    gone: set[str] = set()
    files = connection.execute(select(taken).order_by(taken.c.n)).all()
    for row in files:
        flaw = _check_bytes(store, row.sha256, row.name, gone)
        if flaw is not None:
            flaws.append(flaw)
    flaws += _check_gone(connection, store, gone)
    unread = {flaw.where for flaw in flaws}
    flaws += _check_texts(connection)
    flaws += check_found_by(connection)
    flaws += check_compared_by(connection, coder)
    flaws += _check_words(connection, coder)
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
    stones = read_tombstones(connection)
    media = check_media(connection, path)
    flaws += media.changed
    looked = count, head, len(files), every, kept, len(gone)
    return Verified(*looked, tuple(flaws), stones, good, media.files, media.missing)


def _named(name: str, digest: str) -> str:
    return f"kept file {name} ({digest[:12]})"


def _check_bytes(store: Store, digest: str, name: str, gone: set[str]) -> Flaw | None:
    where = _named(name, digest)
    try:
        store.path(digest)
    except Expunged:
        gone.add(digest)
        return None
    except (Missing, ValueError):  # a digest that was changed is none any more
        return Flaw(where, "its bytes are not in the evidence store any more")
    return None if store.is_sound(digest) else Flaw(where, "its bytes were changed after they were kept")


def _check_gone(connection: Connection, store: Store, gone: Collection[str]) -> Iterator[Flaw]:
    """Whether the bytes that were taken out are those of which the log says so."""
    said: set[str] = set()
    for entry in entries(connection):
        found = entry.about.get("bytes")
        if entry.what in ("expunge", "refuse") and isinstance(found, list):
            said |= set(found)
    for digest in sorted(set(gone) - said):
        yield Flaw(f"kept file {digest[:12]}", "its bytes were expunged, of which the log says nothing")
    for digest in sorted(said):
        if digest in store and store.tombstone(digest) is None:
            what = "its bytes are there, though the log says that they were expunged; tawatur expunge finishes that"
            yield Flaw(f"kept file {digest[:12]}", what)


def _check_texts(connection: Connection) -> Iterator[Flaw]:
    blank = read_blanked(connection).get(reports.name, {})
    rows = connection.execution_options(yield_per=200).execute(
        select(reports.c.n, reports.c.id, reports.c.text, reports.c.sha256).order_by(reports.c.n)
    )
    for row in rows:
        if f"[{row.n}]" in blank:
            continue
        digest = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != row.sha256:
            yield Flaw(f"report {row.id}", "its text is not the one that was stored")


def _check_words(connection: Connection, coder: str | None) -> Iterator[Flaw]:
    """Whether searches find the reports that the coder of this version coded first by their words."""
    first = select(func.min(codings.c.n)).group_by(codings.c.report)
    ours = select(codings.c.report).where(codings.c.n.in_(first), codings.c.coder == coder)
    blank = read_blanked(connection).get(reports.name, {})
    wrong = [n for n in wrongly_indexed(connection, reports.c.n.in_(ours)) if f"[{n}]" not in blank]
    for part in chunks(wrong):
        for id_ in connection.execute(select(reports.c.id).where(reports.c.n.in_(part))).scalars():
            yield Flaw(f"report {id_}", "the words that searches find it by are not its words")


def _check_derived(
    connection: Connection, digest: str, ways: Sequence[Row[Any]], store: Store, reread: Reread
) -> Iterator[Flaw]:
    """Whether the readers still give the texts that were stored of a file.

    A text that was read anew since, by other readers, is not asked for again.
    """
    newer = codings.alias()
    overtaken = (
        select(codings.c.n)
        .join(recodings, recodings.c.old == codings.c.n)
        .join(newer, newer.c.n == recodings.c.new)
        .where(codings.c.report == reports.c.n, newer.c.report != reports.c.n)
    )
    stored = connection.execute(
        select(reports.c.id, reports.c.raw_sha256, reports.c.sha256).where(
            reports.c.evidence == digest, ~overtaken.exists()
        )
    ).all()
    if not stored:
        return
    found = {pair for way in ways for pair in reread(store.path(digest), way.name, way.options)}
    for report in stored:
        if (report.raw_sha256, report.sha256) not in found:
            what = f"its text cannot be read from {ways[0].name} again as it was stored"
            if any(way.reader != reader_fingerprint() for way in ways):
                what += "; the readers have changed since, and tawatur recode reads it anew"
            yield Flaw(f"report {report.id}", what)
