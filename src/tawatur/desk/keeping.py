"""What was taken in, kept beside the desk: the evidence store, and which file stands behind which report."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, insert, select

import tawatur
from tawatur.desk.clock import now
from tawatur.desk.fingerprints import reader_fingerprint
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import reports, taken
from tawatur.evidence import Store
from tawatur.intake import Refused

FOLDER = ".evidence"
"""What the name of a desk's store adds to the desk's."""


def store_of(desk: str | PathLike[str]) -> Store:
    """The evidence store beside a desk."""
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
    """Keeps bytes in a desk's store at once, and notes them in the desk with the next batch that is written.

    Bytes that were expunged are refused, unless ``force`` says to take them in again.
    """

    def __init__(self, store: Store, options: Mapping[str, object], *, force: bool = False) -> None:
        self.store = store
        self.force = force
        self._options = json.dumps(options, ensure_ascii=False, sort_keys=True)
        self._waiting: list[Taken] = []

    def __call__(self, file: BinaryIO, name: str) -> tuple[str, Path]:
        """Keep what a file holds; its digest and where the kept bytes lie.

        Raises OSError, as on a full disk, and Refused for what was expunged.
        """
        digest = self.store.put_file(file, again=self.force)
        self._check(digest)
        self._waiting.append(Taken(digest, name, None, self._options))
        return digest, self.store.path(digest)

    def keep(self, raw: bytes, name: str, url: str | None = None) -> str:
        """Keep bytes that came from an address, and their digest. Raises as for a file."""
        digest = self.store.put(raw, again=self.force)
        self._check(digest)
        self._waiting.append(Taken(digest, name, url, self._options))
        return digest

    def _check(self, digest: str) -> None:
        gone = self.store.tombstone(digest) if digest not in self.store else None
        if gone is not None:
            raise Refused(refusal(gone.at, gone.by, gone.reason))

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
        if new:
            write_entry(connection, "intake", {"files": len(new)})

    def refuse(self, connection: Connection, digests: Collection[str]) -> None:
        """Take bytes out again that hold what was expunged; they are noted where something else was read from them."""
        for digest in sorted(digests):
            used = connection.execute(select(reports.c.n).where(reports.c.evidence == digest)).first()
            if used is None:
                self._waiting = [one for one in self._waiting if one.sha256 != digest]
            why = "it holds a report that was expunged"
            self.store.expunge(digest, at=now(), by="tawatur", reason=why)
        if digests:
            write_entry(connection, "refuse", {"bytes": sorted(digests)})

    def noted(self, hold: Collection[str] = ()) -> None:
        """What was kept so far is in the desk, except what is on ``hold``."""
        self._waiting = [one for one in self._waiting if one.sha256 in hold]


def refusal(at: str, by: str, reason: str) -> str:
    """Why something that was expunged is not taken in."""
    return f"it was expunged on {at[:10]} by {by} ({reason.rstrip('.')}); give --force to take it in again"


def _is_known(connection: Connection, one: Taken) -> bool:
    same = (taken.c.sha256 == one.sha256) & (taken.c.name == one.name) & (taken.c.options == one.options)
    return connection.execute(select(taken.c.n).where(same)).first() is not None
