"""The desk's log: each entry seals the rows that a transaction brought, and the entry before it.

An entry holds, for every table, up to which row it speaks and the digest of the digests of the rows since the entry
before. So a row that is changed, taken out or put in beside the log is found, and where: ``tawatur verify``. A row that
was blanked by an expunging counts with the digest that it had before; what it is now is held by the row of ``blanked``
that says so, which a later entry seals.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, case, func, insert, or_, select

from tawatur.desk.clock import now
from tawatur.desk.schema import (
    PASSING,
    accesses,
    accounts,
    blanked,
    codings,
    incident_versions,
    links,
    log,
    meta,
    metadata,
    reports,
    runs,
    taken,
    withdrawals,
)
from tawatur.evidence import Entry, Flaw, check_chain, seal
from tawatur.evidence.log import GENESIS


class _Sealed(NamedTuple):
    """A table, and the columns of which the greater puts rows of a later transaction after those of an earlier one."""

    table: Table
    grows: str
    or_grows: str | None = None

    @property
    def place(self) -> ColumnElement[int]:
        """What rows stand by."""
        first = self.table.c[self.grows]
        if self.or_grows is None:
            return first
        second = self.table.c[self.or_grows]
        return case((first > second, first), else_=second)

    def between(self, since: int, upto: int | None) -> ColumnElement[bool]:
        """The rows after one place, up to another; each column by itself, so that its index serves."""
        columns = [self.table.c[name] for name in (self.grows, self.or_grows) if name is not None]
        found = or_(*(column > since for column in columns))
        return found if upto is None else and_(found, *(column <= upto for column in columns))


# What hangs on numbered rows is sealed with them: a link with the later of its accounts.
SEALED: Final = (
    _Sealed(meta, "schema_version"),
    _Sealed(runs, "n"),
    _Sealed(taken, "n"),
    _Sealed(reports, "n"),
    _Sealed(codings, "n"),
    # A coding that comes withdraws another, or is withdrawn as it comes.
    _Sealed(withdrawals, "by", "coding"),
    _Sealed(accounts, "n"),
    _Sealed(links, "b"),
    _Sealed(incident_versions, "n"),
)
_PLACE: Final = "_place"
# The logs themselves, the indexes over what the other tables hold, and what comes and goes.
_NOT_SEALED = frozenset({"log", "accesses", "block_keys", "placements", "points", "marks"}) | PASSING


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
        count, upto, digest, _ = _digest(connection, sealed, since)
        rows[name] = [upto if count else since, count, digest]
    entry = seal(
        last.number + 1 if last is not None else 1,
        now(),
        who or current_user(),
        what,
        {**about, **_accesses_so_far(connection), "rows": rows},
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


def _accesses_so_far(connection: Connection) -> dict[str, object]:
    """The end of the chain of accesses, which an entry holds fast."""
    newest = select(accesses.c.number, accesses.c.digest).order_by(accesses.c.number.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return {} if row is None else {"accesses": [row.number, row.digest]}


def entries(connection: Connection, table: Table = log, after: int = 0) -> Iterator[Entry]:
    """The log from its beginning; content that is no JSON any more comes empty, which the entry's digest betrays.

    ``table`` may be that of the accesses, which is a log as well; ``after`` is the number before the first.
    """
    for row in connection.execute(select(table).where(table.c.number > after).order_by(table.c.number)):
        try:
            about = json.loads(row.about)
        except ValueError:
            about = {}
        yield Entry(row.number, row.at, row.who, row.what, about, row.before, row.digest)


def check_rows(connection: Connection) -> Iterator[Flaw]:
    """What does not fit in the log, and in the rows that it seals."""
    blank = read_blanked(connection)
    numbers = {json.loads(key)[0] for key in blank.get(log.name, {})}
    yield from check_chain(entries(connection), numbers)
    yield from _check_blanked(connection, log, blank.get(log.name, {}))
    yield from _check_accesses(connection, blank.get(accesses.name, {}))
    upto: dict[str, int] = {}
    known = False
    for entry in entries(connection):
        known = True
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
            found, _, seen, changed = _digest(connection, sealed, since, last, blank.get(name, {}))
            where = f"table {name}, rows {since + 1} to {last}"
            if (found, seen) != (count, digest):
                yield Flaw(
                    where,
                    f"what is there is not what log entry {entry.number} sealed"
                    + (f" ({found} rows, not {count})" if found != count else ""),
                )
            if changed:
                yield Flaw(where, f"what was expunged was changed since ({changed} rows)")
    for sealed in sealed_tables():
        beyond = sealed.between(upto.get(sealed.table.name, 0), None)
        more = connection.execute(select(func.count()).select_from(sealed.table).where(beyond)).scalar()
        # a log that was begun before the versions of the desk were sealed does not speak of them
        if more and known and (sealed.table is not meta or meta.name in upto):
            yield Flaw(f"table {sealed.table.name}", f"{more} rows are in no entry of the log")


class Blanked(NamedTuple):
    """The digest that a row had before it was first blanked, and the one that it has had since it was last."""

    before: str
    after: str


def read_blanked(connection: Connection) -> dict[str, dict[str, Blanked]]:
    """The rows that were blanked, by table and key."""
    found: dict[str, dict[str, Blanked]] = {}
    for row in connection.execute(select(blanked).order_by(blanked.c.n)):
        rows = found.setdefault(row.table, {})
        first = rows[row.key].before if row.key in rows else row.before
        rows[row.key] = Blanked(first, row.after)
    return found


def row_key(table: Table, row: Row[Any]) -> str:
    """The primary key of a row as JSON."""
    return json.dumps([_plain(row._mapping[column.name]) for column in table.primary_key])


def row_digest(row: Row[Any]) -> str:
    """The digest of a row: the SHA-256 of its values in JSON, by the names of their columns."""
    found = row._mapping.items()
    values = {name: _plain(value) for name, value in found if value is not None and name != _PLACE}
    return hashlib.sha256(json.dumps(values, ensure_ascii=True, sort_keys=True).encode("ascii")).hexdigest()


def _check_blanked(connection: Connection, table: Table, rows: Mapping[str, Blanked]) -> Iterator[Flaw]:
    """Entries of which what they speak of was expunged: whether they are as that left them."""
    for key, digests in rows.items():
        number = json.loads(key)[0]
        row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
        if row is None or row_digest(row) != digests.after:
            yield Flaw(f"{table.name} entry {number}", "what was expunged was changed since")


def _check_accesses(connection: Connection, blank: Mapping[str, Blanked]) -> Iterator[Flaw]:
    """What does not fit in the chain of accesses, or is not what entries of the log held fast of it."""
    numbers = {json.loads(key)[0] for key in blank}
    for flaw in check_chain(entries(connection, accesses), numbers):
        yield Flaw(flaw.where.replace("log entry", "accesses entry"), flaw.what)
    yield from _check_blanked(connection, accesses, blank)
    for entry in entries(connection):
        held = entry.about.get("accesses")
        if not isinstance(held, list):
            continue
        number, digest = held
        query = select(accesses.c.digest).where(accesses.c.number == number)
        if connection.execute(query).scalar() != digest:
            yield Flaw(
                f"accesses entry {number}", f"it is not what log entry {entry.number} holds fast of it"
            )


def _digest(
    connection: Connection,
    sealed: _Sealed,
    since: int,
    upto: int | None = None,
    blank: Mapping[str, Blanked] | None = None,
) -> tuple[int, int, str, int]:
    """How many rows lie in a range, the last place, the digest of their digests, and how many blank ones changed."""
    table, place = sealed.table, sealed.place
    query = select(table, place.label(_PLACE)).where(sealed.between(since, upto))
    found, count, last, changed = hashlib.sha256(), 0, since, 0
    for row in connection.execute(query.order_by(place, *table.primary_key)):
        count, last = count + 1, row._mapping[_PLACE]
        digest = row_digest(row)
        known = blank.get(row_key(table, row)) if blank else None
        if known is not None:
            changed += digest != known.after
            digest = known.before
        found.update(digest.encode("ascii"))
    return count, last, found.hexdigest(), changed


def _upto(about: Mapping[str, Any]) -> dict[str, int]:
    return {name: row[0] for name, row in about.get("rows", {}).items()}


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return repr(value) if isinstance(value, float) else value


def current_user() -> str:
    """Who runs the program, as the system names them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number without a name
        return "unknown"
