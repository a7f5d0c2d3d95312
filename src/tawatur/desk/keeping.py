"""What was taken in, kept beside the desk: the evidence store, and which file stands behind which report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, insert, select

import tawatur
from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import taken
from tawatur.evidence import Store

_HOLD_TABLES = (".csv", ".tsv", ".xlsx", ".zip")
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
    """Keeps bytes in a desk's store at once, and notes them in the desk with the next batch that is written."""

    def __init__(
        self, store: Store, options: Mapping[str, object], tables: Mapping[str, object] | None = None
    ) -> None:
        self.store = store
        self._options = json.dumps(options, ensure_ascii=False, sort_keys=True)
        mapped = {**options, "mappings": tables} if tables else options
        self._tables = json.dumps(mapped, ensure_ascii=False, sort_keys=True)
        self._waiting: list[Taken] = []

    def __call__(self, file: BinaryIO, name: str) -> tuple[str, Path]:
        """Keep what a file holds; its digest and where the kept bytes lie. Raises OSError, as on a full disk."""
        digest = self.store.put_file(file)
        options = self._tables if name.lower().endswith(_HOLD_TABLES) else self._options
        self._waiting.append(Taken(digest, name, None, options))
        return digest, self.store.path(digest)

    def keep(self, raw: bytes, name: str, url: str | None = None) -> str:
        """Keep bytes that came from an address, and their digest. Raises OSError, as on a full disk."""
        digest = self.store.put(raw)
        self._waiting.append(Taken(digest, name, url, self._options))
        return digest

    @property
    def waits(self) -> bool:
        """Whether something was kept that the desk does not know of yet."""
        return bool(self._waiting)

    def note(self, connection: Connection) -> None:
        """Write down what was kept; what is noted already is not noted again. Call :meth:`noted` once committed."""
        new = [t for t in dict.fromkeys(self._waiting) if not _is_known(connection, t)]
        for one in new:
            values = {
                "sha256": one.sha256,
                "name": one.name,
                "url": one.url,
                "options": one.options,
                "at": one.at,
            }
            connection.execute(insert(taken).values(tawatur=tawatur.__version__, **values))
        if new:
            write_entry(connection, "intake", {"files": len(new)})

    def noted(self) -> None:
        """What was kept so far is in the desk."""
        self._waiting.clear()


def fetched_before(connection: Connection, urls: Iterable[str]) -> set[str]:
    """Those of some addresses of which an answer was kept, each as it was asked for."""
    found: set[str] = set()
    for part in chunks(urls):
        found.update(connection.execute(select(taken.c.url).where(taken.c.url.in_(part))).scalars())
    return found


def _is_known(connection: Connection, one: Taken) -> bool:
    same = (taken.c.sha256 == one.sha256) & (taken.c.name == one.name) & (taken.c.options == one.options)
    return connection.execute(select(taken.c.n).where(same)).first() is not None
