"""The desk's log: each entry seals the rows that a transaction brought, and the entry before it.

An entry holds, for every table, up to which row it speaks and the digest of the digests of the rows since the entry
before. So a row that is changed, taken out or put in beside the log is found, and where: ``tawatur verify``.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, Table, func, insert, select

from tawatur.desk.clock import now
from tawatur.desk.schema import (
    accounts,
    codings,
    incident_versions,
    links,
    log,
    metadata,
    reports,
    runs,
    taken,
    withdrawals,
)
from tawatur.evidence import Entry, Flaw, check_chain, seal
from tawatur.evidence.log import GENESIS


class _Sealed(NamedTuple):
    """A table, and the column by which rows of a later transaction stand after those of an earlier one."""

    table: Table
    grows: str


# What hangs on numbered rows is sealed with them: a link with the later of its accounts.
SEALED: Final = (
    _Sealed(runs, "n"),
    _Sealed(taken, "n"),
    _Sealed(reports, "n"),
    _Sealed(codings, "n"),
    _Sealed(withdrawals, "by"),
    _Sealed(accounts, "n"),
    _Sealed(links, "b"),
    _Sealed(incident_versions, "n"),
)
# The log itself, and the indexes over what the other tables hold.
_NOT_SEALED = frozenset({"meta", "log", "block_keys", "placements", "points", "marks"})


@cache
def sealed_tables() -> tuple[_Sealed, ...]:
    """The tables that entries seal; one that is not named above grows by its number ``n``."""
    named = {s.table.name for s in SEALED}
    rest = (t for t in metadata.sorted_tables if t.name not in named | _NOT_SEALED)
    return (*SEALED, *(_Sealed(table, "n") for table in rest))


def write_entry(
    connection: Connection, what: str, about: Mapping[str, object], who: str | None = None
) -> Entry:
    """Seal what the transaction of a connection has brought so far; the connection holds the write lock."""
    last = connection.execute(select(log).order_by(log.c.number.desc()).limit(1)).one_or_none()
    before = _upto(json.loads(last.about)) if last is not None else {}
    rows = {}
    for sealed in sealed_tables():
        name, since = sealed.table.name, before.get(sealed.table.name, 0)
        count, upto, digest = _digest(connection, sealed, since)
        rows[name] = [upto if count else since, count, digest]
    entry = seal(
        last.number + 1 if last is not None else 1,
        now(),
        who or _user(),
        what,
        {**about, "rows": rows},
        last.digest if last is not None else GENESIS,
    )
    connection.execute(
        insert(log).values(
            number=entry.number,
            at=entry.at,
            who=entry.who,
            what=entry.what,
            about=json.dumps(entry.about, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            before=entry.before,
            digest=entry.digest,
        )
    )
    return entry


def entries(connection: Connection) -> Iterator[Entry]:
    """The log from its beginning; content that is no JSON any more comes empty, which the entry's digest betrays."""
    for row in connection.execute(select(log).order_by(log.c.number)):
        try:
            about = json.loads(row.about)
        except ValueError:
            about = {}
        yield Entry(row.number, row.at, row.who, row.what, about, row.before, row.digest)


def check_rows(connection: Connection) -> Iterator[Flaw]:
    """What does not fit in the log, and in the rows that it seals."""
    known = list(entries(connection))
    yield from check_chain(known)
    upto: dict[str, int] = {}
    for entry in known:
        rows = entry.about.get("rows")
        if not isinstance(rows, dict):
            continue
        for sealed in sealed_tables():
            name = sealed.table.name
            if name not in rows:
                continue
            last, count, digest = rows[name]
            since = upto.get(name, 0)
            upto[name] = last
            found, _, seen = _digest(connection, sealed, since, last)
            if (found, seen) != (count, digest):
                yield Flaw(
                    f"table {name}, rows {since + 1} to {last}",
                    f"what is there is not what log entry {entry.number} sealed"
                    + (f" ({found} rows, not {count})" if found != count else ""),
                )
    for sealed in sealed_tables():
        column = sealed.table.c[sealed.grows]
        more = connection.execute(
            select(func.count()).select_from(sealed.table).where(column > upto.get(sealed.table.name, 0))
        ).scalar()
        if more and known:
            yield Flaw(f"table {sealed.table.name}", f"{more} rows are in no entry of the log")


def _row_digest(row: Row[Any]) -> str:
    """The digest of a row: the SHA-256 of its values in JSON, by the names of their columns."""
    values = {name: _plain(value) for name, value in row._mapping.items() if value is not None}
    return hashlib.sha256(json.dumps(values, ensure_ascii=True, sort_keys=True).encode("ascii")).hexdigest()


def _digest(
    connection: Connection, sealed: _Sealed, since: int, upto: int | None = None
) -> tuple[int, int, str]:
    """How many rows lie in a range, the last value of what grows, and the digest of their digests."""
    table = sealed.table
    column = table.c[sealed.grows]
    query = select(table).where(column > since).order_by(column, *table.primary_key)
    if upto is not None:
        query = query.where(column <= upto)
    found, count, last = hashlib.sha256(), 0, since
    for row in connection.execute(query):
        count, last = count + 1, row._mapping[sealed.grows]
        found.update(_row_digest(row).encode("ascii"))
    return count, last, found.hexdigest()


def _upto(about: Mapping[str, Any]) -> dict[str, int]:
    return {name: row[0] for name, row in about.get("rows", {}).items()}


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return repr(value) if isinstance(value, float) else value


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number without a name
        return "unknown"
