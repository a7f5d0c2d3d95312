"""Opens a desk: the SQLite file of one, refusing what is none before anything is written to it, or a database."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from tawatur.desk.errors import DeskError, told
from tawatur.desk.postgres import BUSY_SECONDS, is_server, open_server
from tawatur.desk.schema import APPLICATION_ID

CACHE_KB: Final = 32 * 1024
"""How much of the file each connection keeps; the rest is in the system's own cache."""
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68


def open_engine(desk: str) -> Engine:
    """An engine on the desk: its file, which is made at the first write where there is none, or a database's address.

    A transaction of a connection with the execution option ``write`` takes the write lock at its beginning, so that
    what it reads is what it changes. Raises DeskError for a path that holds something else than a desk.
    """
    if is_server(desk):
        return open_server(desk)
    path = Path(desk)
    check_file(path)
    uri = f"{path.absolute().as_uri()}?{_mode(path)}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
        )

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine, path: str) -> Iterator[Connection]:
    """A transaction that holds the write lock from its beginning; what the database raises becomes a DeskError."""
    with told(path), engine.connect().execution_options(write=True) as connection, connection.begin():
        yield connection


def check_file(path: Path) -> None:
    """Raise DeskError where the path can hold no desk: another file, a folder, or a folder that is not there."""
    if path.is_dir():
        raise DeskError(f"The desk {path} is a folder; give the path of a file.")
    if not path.parent.is_dir():
        raise DeskError(f"The folder of the desk {path} does not exist; make it first.")
    if not path.exists():
        return
    if path.with_name(path.name + "-journal").exists():
        # A desk whose making was broken off: SQLite takes it back when it opens the file.
        return
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DeskError(
            f"The desk {path} cannot be read ({reason}); check the rights to the file."
        ) from error
    application = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if head and (not head.startswith(_MAGIC) or application != APPLICATION_ID):
        raise DeskError(
            f"The file {path} is no desk and was left alone; give the path of a desk, or one where nothing is yet."
        )


def is_writable(desk: str) -> bool:
    """Whether a desk can be written: its file, and its folder, where SQLite keeps its log. A server says so itself."""
    if is_server(desk):
        return True
    path = Path(desk)
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _mode(path: Path) -> str:
    if is_writable(str(path)):
        return "mode=rwc"
    # SQLite cannot keep its log beside a file in a folder that takes none: such a desk is read as it lies.
    log = path.with_name(path.name + "-wal")
    return "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # A batch that was acknowledged must survive the loss of power, not only of the process.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def use_log(engine: Engine) -> None:
    """Have the file of a desk write ahead to a log, so that readers and a writer do not wait for each other.

    The desk keeps the setting. SQLite does not wait for others when it changes the setting, so this does.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        until = time.monotonic() + BUSY_SECONDS
        while connection.cursor().execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > until:
                    raise
                time.sleep(0.05)
    finally:
        connection.close()
