"""The content-addressed store: a folder in which each sequence of bytes stands in a file named by its SHA-256.

The layout is the usual one of such stores (git's, OCFL's by digest): two digits, two digits, the whole digest. A file
is written beside its place, brought to the disk, then renamed into it, so that a name is there whole or not at all,
whoever else writes at the same time. Bytes that have to go for legal reasons or for somebody's safety leave a
tombstone, a file of the same name with the ending ".gone", that says when and why.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1024 * 1024
_GONE = ".gone"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stands in the place of bytes that were taken out: when, by whom and why."""

    sha256: str
    at: str
    by: str
    reason: str


class Missing(LookupError):
    """Bytes that are not in the store and were not taken out of it either."""


class Expunged(LookupError):
    """Bytes that were taken out; the message gives the reason that was written down."""


class Damaged(ValueError):
    """A file of the store that does not hold the bytes of its name any more."""


class Store:
    """A folder of bytes by their SHA-256. The folder is made when the first bytes come."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def put(self, raw: bytes, *, again: bool = False) -> str:
        """Keep bytes and return their SHA-256 in hexadecimal; what is there already is not written again.

        Bytes that were expunged stay gone, unless they are to be kept ``again``. Raises OSError where the disk is full
        or may not be written; nothing torn is left behind then.
        """
        digest = hashlib.sha256(raw).hexdigest()
        place = self._place(digest)
        if place.exists() or (not again and self._tombstone(digest).exists()):
            return digest
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place, raw)
        return digest

    def put_file(self, file: BinaryIO, *, again: bool = False) -> str:
        """Keep what an open file holds from where it stands, piece by piece, as :meth:`put` does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        found = hashlib.sha256()
        handle, name = tempfile.mkstemp(prefix=".", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as copy:
                while piece := file.read(_CHUNK):
                    found.update(piece)
                    copy.write(piece)
                copy.flush()
                os.fsync(copy.fileno())
            digest = found.hexdigest()
            place = self._place(digest)
            if not place.exists() and (again or not self._tombstone(digest).exists()):
                place.parent.mkdir(parents=True, exist_ok=True)
                Path(name).replace(place)
                _sync_folder(place.parent)
            return digest
        finally:
            with contextlib.suppress(OSError):
                Path(name).unlink()

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest lie. Raises :class:`Missing` or :class:`Expunged`."""
        if digest not in self:
            raise self._absent(digest)
        return self._place(digest)

    def get(self, digest: str) -> bytes:
        """The bytes of a digest, checked. Raises :class:`Missing`, :class:`Expunged` or :class:`Damaged`."""
        try:
            raw = self._place(digest).read_bytes()
        except FileNotFoundError:
            raise self._absent(digest) from None
        if hashlib.sha256(raw).hexdigest() != digest:
            raise Damaged(f"{self._place(digest)} does not hold the bytes of its name")
        return raw

    def __contains__(self, digest: str) -> bool:
        return self._place(digest).exists()

    def expunge(self, digest: str, *, at: str, by: str, reason: str) -> bool:
        """Take bytes out and leave a tombstone; whether they were there. The tombstone comes first, then they go.

        A tombstone that is there already stays, unless the bytes had been kept again.
        """
        tombstone = self._tombstone(digest)
        there = self._place(digest).exists()
        if there or not tombstone.exists():
            tombstone.parent.mkdir(parents=True, exist_ok=True)
            words = json.dumps({"sha256": digest, "at": at, "by": by, "reason": reason}, ensure_ascii=False)
            _write(tombstone, words.encode("utf-8"))
        with contextlib.suppress(FileNotFoundError):
            self._place(digest).unlink()
        return there

    def reason(self, digest: str) -> str | None:
        """Why bytes were expunged; None where they were not."""
        found = self.tombstone(digest)
        return found.reason if found is not None else None

    def tombstone(self, digest: str) -> Tombstone | None:
        """What stands in the place of bytes that were expunged; None where they were not."""
        try:
            value = json.loads(self._tombstone(digest).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError:
            return Tombstone(digest, "", "", "no reason that can be read")
        return Tombstone(digest, *(str(value.get(name, "")) for name in ("at", "by", "reason")))

    def leftovers(self) -> Iterator[Path]:
        """Files that a killed process left unfinished."""
        yield from (path for path in sorted(self.folder.rglob(".*")) if path.is_file())

    def digests(self) -> Iterator[str]:
        """The digests of everything kept, in order."""
        for path in sorted(self.folder.glob("??/??/*")):
            if len(path.name) == 64 and path.is_file():
                yield path.name

    def is_sound(self, digest: str) -> bool:
        """Whether a file holds the bytes of its name; read piece by piece."""
        found = hashlib.sha256()
        with self._place(digest).open("rb") as file:
            while piece := file.read(_CHUNK):
                found.update(piece)
        return found.hexdigest() == digest

    def _absent(self, digest: str) -> LookupError:
        reason = self.reason(digest)
        return Expunged(reason) if reason is not None else Missing(f"{digest} is not in {self.folder}")

    def _place(self, digest: str) -> Path:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError(f"{digest!r} is no SHA-256 in hexadecimal")
        return self.folder / digest[:2] / digest[2:4] / digest

    def _tombstone(self, digest: str) -> Path:
        place = self._place(digest)
        return place.with_name(place.name + _GONE)


def _write(place: Path, raw: bytes) -> None:
    """Write a file whole: beside its place, to the disk, then under its name."""
    handle, name = tempfile.mkstemp(prefix=".", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(place.parent)


def _sync_folder(path: Path) -> None:
    with contextlib.suppress(OSError):  # some systems cannot bring a folder to the disk
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
