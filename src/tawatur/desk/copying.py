"""Copies a desk whole, from a file to a server or back: every row as it is, every kept byte, and checks both ends.

The copy is made in one transaction and only into a desk in which nothing is; what is broken off leaves nothing. Indexes
over what other tables hold are copied with them, but for the index of words, which each database has in its own form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Table, delete, func, insert, select, text

from tawatur.desk.blanking import lifted
from tawatur.desk.errors import DeskError
from tawatur.desk.ledger import row_digest
from tawatur.desk.opening import writing
from tawatur.desk.schema import meta, metadata
from tawatur.desk.words import index_reports
from tawatur.evidence import Store

_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: rows by table, kept files and their bytes; ``digest`` is that of all rows, the same on both."""

    rows: dict[str, int]
    files: int
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class End:
    """One end of a copy: a desk's engine, what messages call it, and its evidence store."""

    engine: Engine
    name: str
    store: Store


def copy_desk(source: End, target: End, progress: Callable[[int, int], None] | None = None) -> Copied:
    """Copy a desk into an empty one; ``progress`` is told how many of how many rows are done.

    Raises DeskError where the target is not empty, and where what it holds in the end is not what the source held.
    """
    with source.engine.connect() as reading, reading.begin():
        total = sum(_count(reading, table) for table in metadata.sorted_tables)
        with writing(target.engine, target.name) as connection:
            if any(_count(connection, table) for table in metadata.sorted_tables if table is not meta):
                raise DeskError(f"The desk {target.name} is not empty; name one in which nothing is yet.")
            with lifted(connection, meta):  # when and by which version it was made is part of what was sealed
                connection.execute(delete(meta))
            rows, done = {}, 0
            for table in metadata.sorted_tables:
                rows[table.name] = 0
                for batch in _batches(reading, table):
                    connection.execute(insert(table), [dict(row._mapping) for row in batch])
                    rows[table.name] += len(batch)
                    done += len(batch)
                    if progress is not None:
                        progress(done, total)
            _go_on_counting(connection)
            index_reports(connection)
            files, size = _copy_evidence(source.store, target.store, connection)
            before, after = _digest(reading), _digest(connection)
            if before != after:
                raise DeskError(
                    f"The copy in {target.name} is not what {source.name} holds, and was not kept."
                )
    return Copied(rows, files, size, after)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def _batches(connection: Connection, table: Table) -> Iterator[list[Row[Any]]]:
    rows = connection.execution_options(yield_per=_BATCH).execute(
        select(table).order_by(*table.primary_key.columns)
    )
    for part in rows.partitions(_BATCH):
        yield list(part)


def _go_on_counting(connection: Connection) -> None:
    """Have a server's numbers go on after those that were copied."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        number = table.autoincrement_column
        if number is not None:
            last = f"(SELECT max({number.name}) FROM {table.name})"
            counter = f"pg_get_serial_sequence('{table.name}', '{number.name}')"
            connection.execute(text(f"SELECT setval({counter}, {last}) WHERE {last} IS NOT NULL"))


def _copy_evidence(source: Store, target: Store, connection: Connection) -> tuple[int, int]:
    files = size = 0
    for digest in source.digests():
        path = source.path(digest)
        with path.open("rb") as file:
            found, held = target.hold(file)
        if found != digest:
            target.drop(held)
            raise DeskError(f"The kept file {digest[:12]} was changed after it was kept; see tawatur verify.")
        files, size = files + 1, size + path.stat().st_size
        target.note(connection, digest, held)
        target.settle(digest, held)
    for stone in source.tombstones():
        target.entomb(connection, stone)
    return files, size


def _digest(connection: Connection) -> str:
    """The digest of the digests of all rows, sealed by the log or not."""
    found = hashlib.sha256()
    for table in metadata.sorted_tables:
        found.update(table.name.encode("ascii"))
        for batch in _batches(connection, table):
            for row in batch:
                found.update(row_digest(row).encode("ascii"))
    return found.hexdigest()
