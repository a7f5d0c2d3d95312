"""Brings the tables of a desk to the newest schema version.

A new desk is made whole from schema.py. A desk of an earlier version runs the steps in between, in order, each in the
same transaction as the row in ``meta`` that says it ran, and an entry of the log seals that row: a step that fails
leaves the desk as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, inspect, select, text

import tawatur
from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError
from tawatur.desk.ledger import write_entry
from tawatur.desk.mapped import add_map, lacks_map
from tawatur.desk.marks import index_all, index_languages
from tawatur.desk.schema import APPLICATION_ID, SCHEMA_VERSION, log, meta, metadata
from tawatur.desk.server_store import evidence_metadata


@dataclass(frozen=True, slots=True)
class Step:
    """What makes a desk of version ``to`` - 1 one of version ``to``."""

    to: int
    apply: Callable[[Connection], None]


def _second(connection: Connection) -> None:
    """Evidence, the log, and what people decide: new tables, and where a report was read from."""
    if "evidence" not in {column["name"] for column in inspect(connection).get_columns("reports")}:
        connection.execute(text("ALTER TABLE reports ADD COLUMN evidence VARCHAR"))
    _create_missing(connection)


def _create_missing(connection: Connection) -> None:
    """The tables and indexes that are not there yet."""
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)


_ADDED = (("runs", "kind"), ("taken", "reader"), ("codings", "coder"), ("watches", "user_agent"))


def _third(connection: Connection) -> None:
    """By what reports were read and coded, for recoding; new tables; what incidents are searched by."""
    for table, column in _ADDED:
        if column not in {known["name"] for known in inspect(connection).get_columns(table)}:
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR"))
    _create_missing(connection)
    index_all(connection)


def _fourth(connection: Connection) -> None:
    """What feeds said of their items; what incidents are found by; the tables of teams and of the review."""
    # items of feeds
    for column in ("told", "text", "published"):
        if column not in {known["name"] for known in inspect(connection).get_columns("seen_items")}:
            connection.execute(text(f"ALTER TABLE seen_items ADD COLUMN {column} VARCHAR"))
    # the pages
    index_languages(connection)
    # teams and the review
    _create_missing(connection)


STEPS: tuple[Step, ...] = (Step(2, _second), Step(3, _third), Step(4, _fourth))
"""From version 2 on: a change of schema.py adds a step and raises SCHEMA_VERSION; earlier steps stay as they are."""


def schema_version(connection: Connection) -> int | None:
    """The version of the desk behind a connection, None where there is no desk."""
    if not inspect(connection).has_table("meta"):
        return None
    version: int | None = connection.execute(select(func.max(meta.c.schema_version))).scalar()
    return version


def migrate(
    engine: Engine, path: str, *, steps: Sequence[Step] = STEPS, newest: int = SCHEMA_VERSION
) -> None:
    """Make the tables of a new desk, or bring those of an earlier version up to the newest.

    Raises DeskError for a desk that is newer than this program, or that no step leads on from.
    """
    with engine.connect() as connection:
        version = schema_version(connection)
        mapped = lacks_map(connection) is None
    if version is not None and version > newest:
        raise DeskError(
            f"The desk {path} was made by a newer Tawatur (desk version {version}, this program reads up to {newest}): "
            "upgrade Tawatur."
        )
    if version == newest and mapped:
        return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        # Read again, since another process may have made or migrated it in the meantime.
        version = schema_version(connection)
        older = version is not None and version < newest
        if version is None:
            metadata.create_all(connection)
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            else:
                evidence_metadata.create_all(connection)
            _stamp(connection, newest)
            version = newest
        by_version = {step.to: step for step in steps}
        for to in range(version + 1, newest + 1):
            if to not in by_version:
                raise DeskError(
                    f"The desk {path} has version {to - 1}, from which no step leads on: ask for help."
                )
            by_version[to].apply(connection)
            _stamp(connection, to)
        if older and connection.execute(select(log.c.number).limit(1)).first():
            write_entry(connection, "migrate", {"to": newest})
        postgis = lacks_map(connection)
        if postgis is not None:
            add_map(connection, postgis)


def _stamp(connection: Connection, version: int) -> None:
    connection.execute(insert(meta).values(schema_version=version, at=now(), tawatur=tawatur.__version__))
