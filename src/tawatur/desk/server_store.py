"""The evidence store of a desk on a server: the bytes lie in its database, in pieces, by their SHA-256.

They are written in the transaction that notes them, so that they are there together or not at all. Who reads them gets
a file of this process's own, which is gone with it.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, cast

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    delete,
    insert,
    select,
)

from tawatur.desk.schema import String, Text
from tawatur.evidence import Damaged, Store
from tawatur.evidence import Tombstone as Gone

evidence_metadata = MetaData()
evidence_parts = Table(
    "evidence_parts",
    evidence_metadata,
    Column("sha256", String, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)
evidence_gone = Table(
    "evidence_gone",
    evidence_metadata,
    Column("sha256", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
_PIECE: Final = 1024 * 1024
_DIGITS: Final = frozenset("0123456789abcdef")


class ServerStore(Store):
    """The store in a database; ``folder`` holds what this process has taken in or read, until it is closed."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(Path(tempfile.gettempdir(), "tawatur-evidence"))
        self._engine = engine
        self._made: Path | None = None

    def close(self) -> None:
        super().close()
        if self._made is not None:
            shutil.rmtree(self._made, ignore_errors=True)
            self._made = None

    def _share(self) -> None:
        if self._made is None:
            self._made = self.folder = Path(tempfile.mkdtemp(prefix="tawatur-evidence-"))

    def note(self, connection: object, digest: str, held: Path, *, again: bool = False) -> None:
        """Write held bytes in a transaction of the desk, which holds the write lock."""
        self._write(cast(Connection, connection), digest, held, again)

    def settle(self, digest: str, held: Path) -> None:
        """Nothing is left to do: what was noted is in the transaction."""
        self.drop(held)

    def entomb(self, connection: object, stone: Gone) -> None:
        """Leave the tombstone of bytes that another store had expunged, in a transaction of the desk."""
        row = insert(evidence_gone).values(sha256=stone.sha256, at=stone.at, by=stone.by, reason=stone.reason)
        cast(Connection, connection).execute(row)

    def place(self, digest: str, held: Path, *, again: bool = False) -> None:
        """Have held bytes in the database, where they are not yet."""
        if digest not in self:
            with self._engine.connect().execution_options(write=True) as connection, connection.begin():
                self._write(connection, digest, held, again)
        self.drop(held)

    def _write(self, connection: Connection, digest: str, held: Path, again: bool) -> None:
        if _is_there(connection, digest):
            return
        if not again and _gone(connection, digest) is not None:
            return
        with held.open("rb") as file:
            part, piece = 0, file.read(_PIECE)
            while piece or not part:
                connection.execute(insert(evidence_parts).values(sha256=digest, part=part, bytes=piece))
                part, piece = part + 1, file.read(_PIECE)

    def tidy(self, is_named: Callable[[str], bool]) -> None:
        """Nothing is left by a run that was killed: the database takes its transaction back."""

    def left(self) -> Iterator[Path]:
        """Nothing, see ``tidy``."""
        return iter(())

    def leftovers(self) -> Iterator[Path]:
        """Nothing, see ``tidy``."""
        return iter(())

    def path(self, digest: str) -> Path:
        """A file with the bytes of a digest. Raises Missing or Expunged."""
        self._share()
        place = self.folder / _checked(digest)
        if place.exists():
            if digest in self:
                return place
            place.unlink()
        query = select(evidence_parts.c.bytes).where(evidence_parts.c.sha256 == digest)
        beside = place.with_suffix(".part")
        found = False
        with self._engine.connect() as connection, connection.begin(), beside.open("wb") as file:
            part = 0
            while (
                piece := connection.execute(query.where(evidence_parts.c.part == part)).scalar()
            ) is not None:
                file.write(piece)
                found, part = True, part + 1
        if not found:
            beside.unlink()
            raise self._absent(digest)
        beside.replace(place)
        return place

    def get(self, digest: str) -> bytes:
        """The bytes of a digest, checked. Raises Missing, Expunged or Damaged."""
        raw = self.path(digest).read_bytes()
        if hashlib.sha256(raw).hexdigest() != digest:
            raise Damaged(f"{digest} does not name the bytes that the database has of it")
        return raw

    def __contains__(self, digest: str) -> bool:
        with self._engine.connect() as connection, connection.begin():
            return _is_there(connection, _checked(digest))

    def expunge(
        self, digest: str, *, at: str, by: str, reason: str, connection: object | None = None
    ) -> bool:
        """Take bytes out and leave a tombstone; whether they were there."""
        stone = Gone(_checked(digest), at, by, reason)
        if connection is not None:
            there = _bury(cast(Connection, connection), stone)
        else:
            with self._engine.connect().execution_options(write=True) as own, own.begin():
                there = _bury(own, stone)
        if self._made is not None:
            (self.folder / digest).unlink(missing_ok=True)
        return there

    def tombstone(self, digest: str) -> Gone | None:
        """What stands in the place of bytes that were expunged; None where they were not."""
        with self._engine.connect() as connection, connection.begin():
            return _gone(connection, _checked(digest))

    def digests(self) -> Iterator[str]:
        """The digests of everything kept, in order."""
        query = select(evidence_parts.c.sha256).where(evidence_parts.c.part == 0)
        with self._engine.connect() as connection, connection.begin():
            found = connection.execute(query.order_by(evidence_parts.c.sha256)).scalars().all()
        yield from found

    def tombstones(self) -> Iterator[Gone]:
        """What stands in the place of everything that was expunged, in order."""
        with self._engine.connect() as connection, connection.begin():
            rows = connection.execute(select(evidence_gone).order_by(evidence_gone.c.sha256)).all()
        yield from (Gone(row.sha256, row.at, row.by, row.reason) for row in rows)


def _is_there(connection: Connection, digest: str) -> bool:
    first = (evidence_parts.c.sha256 == digest) & (evidence_parts.c.part == 0)
    return connection.execute(select(evidence_parts.c.part).where(first)).first() is not None


def _bury(connection: Connection, stone: Gone) -> bool:
    there = _is_there(connection, stone.sha256)
    if there or _gone(connection, stone.sha256) is None:
        connection.execute(delete(evidence_gone).where(evidence_gone.c.sha256 == stone.sha256))
        row = insert(evidence_gone).values(sha256=stone.sha256, at=stone.at, by=stone.by, reason=stone.reason)
        connection.execute(row)
    connection.execute(delete(evidence_parts).where(evidence_parts.c.sha256 == stone.sha256))
    return there


def _gone(connection: Connection, digest: str) -> Gone | None:
    row = connection.execute(select(evidence_gone).where(evidence_gone.c.sha256 == digest)).one_or_none()
    return None if row is None else Gone(row.sha256, row.at, row.by, row.reason)


def _checked(digest: str) -> str:
    if len(digest) != 64 or not set(digest) <= _DIGITS:
        raise ValueError(f"{digest!r} is no SHA-256 in hexadecimal")
    return digest
