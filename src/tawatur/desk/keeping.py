"""What was taken in, kept beside the desk: the evidence store, and which file stands behind which report."""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, func, insert, select

import tawatur
from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError
from tawatur.desk.fingerprints import reader_fingerprint
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import reports, taken
from tawatur.evidence import NotKept, Store
from tawatur.intake import Refused

_HOLD_TABLES = (".csv", ".tsv", ".xlsx", ".zip")
FOLDER = ".evidence"
"""What the name of a desk's store adds to the desk's."""


def store_of(desk: str | PathLike[str]) -> Store:
    """The evidence store beside the file of a desk."""
    return Store(fspath(desk) + FOLDER)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file or a response that was taken in: the digest of its bytes, what it was read as, and how."""

    sha256: str
    name: str
    url: str | None
    options: str
    at: str = field(default_factory=now, compare=False)


class Keeper:
    """Holds bytes in a desk's store, notes them in the desk with the next batch that is written, then places them.

    So the store has nothing that the desk does not know of, whenever a run is killed.

    Bytes that were expunged are refused, unless ``force`` says to take them in again.
    """

    def __init__(
        self,
        store: Store,
        options: Mapping[str, object],
        tables: Mapping[str, object] | None = None,
        *,
        force: bool = False,
    ) -> None:
        self.store = store
        self.force = force
        self._options = json.dumps(options, ensure_ascii=False, sort_keys=True)
        mapped = {**options, "mappings": tables} if tables else options
        self._tables = json.dumps(mapped, ensure_ascii=False, sort_keys=True)
        self._waiting: list[Taken] = []
        self._held: dict[str, Path] = {}

    def __call__(self, file: BinaryIO, name: str) -> tuple[str, Path]:
        """Keep what a file holds; its digest and where the kept bytes lie.

        Raises DeskError where they cannot be written, as on a full disk, OSError where the file cannot be read, and
        Refused for what was expunged.
        """
        digest = self._hold(file)
        options = self._tables if name.lower().endswith(_HOLD_TABLES) else self._options
        self._waiting.append(Taken(digest, name, None, options))
        return digest, self.path(digest)

    def keep(self, raw: bytes, name: str, url: str | None = None) -> str:
        """Keep bytes that came from an address, and their digest. Raises DeskError, as on a full disk, and Refused."""
        digest = self._hold(io.BytesIO(raw))
        self._waiting.append(Taken(digest, name, url, self._options))
        return digest

    def path(self, digest: str) -> Path:
        """Where bytes lie that were kept, noted or not. Raises Missing or Expunged."""
        return self._held.get(digest) or self.store.path(digest)

    def hand_over(self) -> Keeper:
        """A keeper of what waits here, for another thread to note; nothing waits here any more."""
        other = Keeper(self.store, {}, force=self.force)
        other.take(self)
        return other

    def take(self, other: Keeper) -> None:
        """Take over what waits at another keeper."""
        self._waiting += other._waiting
        for digest, held in other._held.items():
            if self._held.setdefault(digest, held) != held:
                self.store.drop(held)
        other._waiting, other._held = [], {}

    @property
    def waits(self) -> bool:
        """Whether something was kept that the desk does not know of yet."""
        return bool(self._waiting)

    def note(self, connection: Connection, hold: Collection[str] = ()) -> None:
        """Write down what was kept; what is noted already is not noted again. Call :meth:`noted` once committed.

        Bytes on ``hold``, by digest, wait on: they hold what was expunged, and are refused in the end.
        """
        new = [
            t for t in dict.fromkeys(self._waiting) if t.sha256 not in hold and not _is_known(connection, t)
        ]
        for one in new:
            values = {
                "sha256": one.sha256,
                "name": one.name,
                "url": one.url,
                "options": one.options,
                "at": one.at,
            }
            connection.execute(
                insert(taken).values(tawatur=tawatur.__version__, reader=reader_fingerprint(), **values)
            )
        for digest in self._held.keys() - set(hold):
            self.store.note(connection, digest, self._held[digest], again=self.force)
        if new:
            write_entry(connection, "intake", {"files": len(new)})

    def refuse(self, connection: Connection, digests: Collection[str]) -> None:
        """Take bytes out again that hold what was expunged; they are noted where something else was read from them."""
        for digest in sorted(digests):
            used = connection.execute(select(reports.c.n).where(reports.c.evidence == digest)).first()
            if used is None:
                self._waiting = [one for one in self._waiting if one.sha256 != digest]
            if (held := self._held.pop(digest, None)) is not None:
                self.store.drop(held)
            why = "it holds a report that was expunged"
            self.store.expunge(digest, at=now(), by="tawatur", reason=why, connection=connection)
        if digests:
            write_entry(connection, "refuse", {"bytes": sorted(digests)})

    def noted(self, hold: Collection[str] = ()) -> None:
        """What was kept so far is in the desk, except what is on ``hold``: it gets its place in the store.

        Raises DeskError, as on a full disk.
        """
        with self._told():
            for digest in self._held.keys() - set(hold):
                self.store.place(digest, self._held.pop(digest), again=self.force)
        self._waiting = [one for one in self._waiting if one.sha256 in hold]

    def _hold(self, file: BinaryIO) -> str:
        with self._told():
            digest, held = self.store.hold(file)
        gone = None if self.force or digest in self.store else self.store.tombstone(digest)
        if gone is not None or digest in self._held or digest in self.store:
            self.store.drop(held)
        else:
            self._held[digest] = held
        if gone is not None:
            raise Refused(refusal(gone.at, gone.by, gone.reason))
        return digest

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except NotKept as error:
            raise DeskError(
                f"The evidence folder {self.store.folder} could not be written ({error}); what was stored before is "
                "unharmed: make room, or get the right to write there, and run the command again."
            ) from error


def tidy(connection: Connection, store: Store) -> None:
    """Finish or take back what a run that was killed left in the store; see ``Store.tidy``."""

    def is_named(digest: str) -> bool:
        return connection.execute(select(taken.c.n).where(taken.c.sha256 == digest)).first() is not None

    store.tidy(is_named)


def refusal(at: str, by: str, reason: str) -> str:
    """Why something that was expunged is not taken in."""
    return f"it was expunged on {at[:10]} by {by} ({reason.rstrip('.')}); give --force to take it in again"


def fetched_before(connection: Connection, urls: Iterable[str]) -> dict[str, str]:
    """Those of some addresses of which an answer was kept, each as it was asked for, and when that was last."""
    found: dict[str, str] = {}
    for part in chunks(urls):
        last = select(taken.c.url, func.max(taken.c.at)).where(taken.c.url.in_(part)).group_by(taken.c.url)
        found |= {row[0]: row[1] for row in connection.execute(last)}
    return found


def conditions(connection: Connection, store: Store, url: str) -> dict[str, str]:
    """The headers that ask for an address only if it has changed since its answer was kept; none where it was not."""
    last = select(taken.c.sha256).where(taken.c.url == url).order_by(taken.c.n.desc()).limit(1)
    digest = connection.execute(last).scalar()
    if digest is None or digest not in store:
        return {}
    from tawatur.intake.web.wire import answered  # reading archives takes long to load

    headers = answered(store.path(digest))
    asked = {"If-None-Match": headers.get("etag"), "If-Modified-Since": headers.get("last-modified")}
    return {name: value for name, value in asked.items() if value}


def _is_known(connection: Connection, one: Taken) -> bool:
    same = (taken.c.sha256 == one.sha256) & (taken.c.name == one.name) & (taken.c.options == one.options)
    return connection.execute(select(taken.c.n).where(same)).first() is not None
