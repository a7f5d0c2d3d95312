"""A desk that a team shares: the same tables in a PostgreSQL database.

Whoever writes holds one lock of the desk from the beginning of the transaction to its end, as SQLite has it, so that
what was read is what is changed, and many writers end where one would. Who reads sees one moment and waits for nobody.
A schema of the database holds one desk: ``search_path`` in the address names it, "public" by default.
"""

from __future__ import annotations

import os
import ssl
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from tawatur.desk.errors import DeskError

SCHEMES: Final = ("postgresql://", "postgres://")
CONNECTIONS: Final = 30
"""How many a process has at most: a page asks with one, a batch writes with one."""
BUSY_SECONDS: Final = 120
"""How long a writer waits for another one, here and in a file: batches are short, but there may be many writers."""
_KEPT: Final = 5
_LOCK: Final = 0x54575452
"""The lock that a writer holds ("TWTR"), together with the number of the schema."""
_TLS: Final = ("disable", "prefer", "require", "verify-full")


def is_server(desk: str) -> bool:
    """Whether a desk is the address of a database on a server, and not the path of a file."""
    return desk.startswith(SCHEMES)


def shown(desk: str) -> str:
    """A desk as messages name it: the address of a server without its password."""
    return _url(desk).render_as_string(hide_password=True) if is_server(desk) else desk


def open_server(desk: str) -> Engine:
    """An engine on the database of an address, as libpq writes it; PGUSER and PGPASSWORD stand in for what it lacks.

    Of its parameters ``host`` (a folder with a socket), ``search_path`` and ``sslmode`` (disable, prefer, require,
    verify-full; prefer by default) are known. Raises DeskError where the address is none or the driver is missing.
    """
    url = _url(desk)
    query = {key: str(value) for key, value in url.query.items()}
    arguments = _arguments(desk, url, query)
    try:
        engine = create_engine(
            "postgresql+pg8000://",
            connect_args=arguments,
            poolclass=QueuePool,
            pool_size=_KEPT,
            max_overflow=CONNECTIONS - _KEPT,
            pool_pre_ping=True,
        )
    except ModuleNotFoundError as error:
        raise DeskError(
            "A desk on a PostgreSQL server needs a driver; run: pip install 'tawatur[postgres]'."
        ) from error
    event.listen(engine, "begin", _begin)
    return engine


def _url(desk: str) -> URL:
    try:
        url = make_url(desk)
    except (ArgumentError, ValueError) as error:
        raise DeskError(
            "The address of the desk cannot be read; write it as postgresql://user@host:5432/database."
        ) from error
    return url.set(drivername="postgresql")


def _arguments(desk: str, url: URL, query: dict[str, str]) -> dict[str, Any]:
    host = query.pop("host", None) or url.host or "localhost"
    port = url.port or int(os.environ.get("PGPORT", "5432"))
    mode, path = query.pop("sslmode", "prefer"), query.pop("search_path", None)
    if query or mode not in _TLS:
        what = f"sslmode {mode!r}" if mode not in _TLS else f"parameter {sorted(query)[0]!r}"
        raise DeskError(
            f"The address of the desk {shown(desk)} has the {what}, which is not known; give host, search_path, or "
            f"sslmode as one of {', '.join(_TLS)}."
        )
    arguments: dict[str, Any] = {
        "user": url.username or os.environ.get("PGUSER") or "postgres",
        "password": url.password or os.environ.get("PGPASSWORD"),
        "database": url.database,
        "application_name": "tawatur",
        "startup_params": {"search_path": path} if path else None,
    }
    if host.startswith("/"):
        return {**arguments, "unix_sock": f"{host}/.s.PGSQL.{port}"}
    return {**arguments, "host": host, "port": port, "ssl_context": _tls(mode)}


def _tls(mode: str) -> ssl.SSLContext | bool | None:
    """What the driver takes: no TLS, TLS where the server has it (None), TLS of anybody, or of who is named."""
    if mode == "disable":
        return False
    if mode == "prefer":
        return None
    context = ssl.create_default_context()
    if mode == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("write", False):
        # Statement by statement what is committed by then: who waited for the lock sees what the one before wrote.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
