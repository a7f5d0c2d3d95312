"""Who read, searched and took away what, and who logged in: a log of its own beside that of changes.

Each entry holds the digest of the one before, as the entries of the log do; and each entry of the log holds the digest
of the newest of these. So what a log of changes need not seal with every page that is read is held fast all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, insert, select

from tawatur.desk.clock import now
from tawatur.desk.ledger import entries
from tawatur.desk.schema import accesses
from tawatur.evidence import Entry, seal
from tawatur.evidence.log import GENESIS


def write_access(connection: Connection, who: str, what: str, about: Mapping[str, object]) -> None:
    """Add an entry; the connection holds the write lock."""
    newest = select(accesses.c.number, accesses.c.digest).order_by(accesses.c.number.desc()).limit(1)
    last = connection.execute(newest).one_or_none()
    number, before = (last.number + 1, last.digest) if last is not None else (1, GENESIS)
    entry = seal(number, now(), who, what, about, before)
    connection.execute(
        insert(accesses).values(
            number=entry.number,
            at=entry.at,
            who=entry.who,
            what=entry.what,
            about=json.dumps(entry.about, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            before=entry.before,
            digest=entry.digest,
        )
    )


def read_accesses(connection: Connection) -> Iterator[Entry]:
    """Every entry from the beginning; a stream."""
    return entries(connection, accesses)


def newest_accesses(connection: Connection, most: int) -> list[Entry]:
    """The last entries, the newest first."""
    last: int = connection.execute(select(func.max(accesses.c.number))).scalar() or 0
    return list(entries(connection, accesses, last - most))[::-1]
