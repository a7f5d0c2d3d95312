"""The content-addressed store: a folder in which each sequence of bytes stands in a file named by its SHA-256.

The layout is the usual one of such stores (git's, OCFL's by digest): two digits, two digits, the whole digest. Bytes
are held first, under a name that begins with a dot, and brought to the disk; once they are noted where they belong,
the file is renamed into its place, so that a name is there whole or not at all, whoever else writes at the same time.
What a run held that was killed is placed or dropped by the next one (``tidy``). Bytes that have to go for legal reasons
or for somebody's safety leave a tombstone, a file of the same name with the ending ".gone", that says when and why.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows: bytes are placed at once there, and nothing is left to tidy
    fcntl = None  # type: ignore[assignment]

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


class NotKept(Exception):
    """Bytes that could not be written, as on a full disk; the message is what the system said. Nothing is left torn."""


class Store:
    """A folder of bytes by their SHA-256. The folder is made when the first bytes come."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._shared: int | None = None
        self._one = threading.Lock()

    def close(self) -> None:
        """Let go of the folder; what is still held may then be tidied away."""
        with self._one:
            if self._shared is not None:
                os.close(self._shared)
                self._shared = None

    def put(self, raw: bytes, *, again: bool = False) -> str:
        """Keep bytes in their place at once, and return their SHA-256 in hexadecimal.

        Bytes that were expunged stay gone, unless they are to be kept ``again``. Raises :class:`NotKept`.
        """
        digest, held = self.hold(io.BytesIO(raw))
        self.place(digest, held, again=again)
        return digest

    def hold(self, file: BinaryIO) -> tuple[str, Path]:
        """Bring what an open file holds, from where it stands, to the disk; its SHA-256, and where the bytes lie.

        They lie beside their place until :meth:`place` or :meth:`drop` is called. Raises :class:`NotKept`, and OSError
        where the file cannot be read.
        """
        found = hashlib.sha256()
        name = None
        try:
            with _told():
                self._share()
                handle, name = tempfile.mkstemp(prefix=".", dir=self.folder)
            with os.fdopen(handle, "wb", buffering=0) as copy:
                while piece := file.read(_CHUNK):
                    found.update(piece)
                    with _told():
                        _write_all(copy, piece)
                with _told():
                    os.fsync(copy.fileno())
            _sync_folder(self.folder)
        except BaseException:
            if name is not None:
                self.drop(Path(name))
            raise
        digest, held = found.hexdigest(), Path(name)
        if fcntl is None:
            self.place(digest, held)
            return digest, self._place(digest)
        return digest, held

    def place(self, digest: str, held: Path, *, again: bool = False) -> None:
        """Give held bytes their name; they are dropped where it is there already.

        So are bytes that were expunged, unless they are to be kept ``again``.
        """
        place = self._place(digest)
        if held == place:
            return
        if place.exists() or (not again and self._tombstone(digest).exists()):
            self.drop(held)
            return
        with _told():
            place.parent.mkdir(parents=True, exist_ok=True)
            held.replace(place)

    def note(self, connection: object, digest: str, held: Path, *, again: bool = False) -> None:
        """Take part in the transaction that notes held bytes, where the store lies in the same database."""

    def settle(self, digest: str, held: Path) -> None:
        """Do with held bytes what is left to do once :meth:`note` took part: give them their name."""
        self.place(digest, held)

    def entomb(self, connection: object, stone: Tombstone) -> None:
        """Leave the tombstone of bytes that another store had expunged; as :meth:`note`, part of a transaction."""
        self.expunge(stone.sha256, at=stone.at, by=stone.by, reason=stone.reason)

    def tombstones(self) -> Iterator[Tombstone]:
        """What stands in the place of everything that was expunged, in order."""
        for path in sorted(self.folder.glob(f"??/??/*{_GONE}")):
            found = self.tombstone(path.name.removesuffix(_GONE))
            if found is not None:
                yield found

    @staticmethod
    def drop(held: Path) -> None:
        """Throw held bytes away."""
        if held.name.startswith("."):
            with contextlib.suppress(OSError):
                held.unlink()

    def tidy(self, is_named: Callable[[str], bool]) -> None:
        """Place what a run that was killed had held and noted, and drop what it had not; ``is_named`` tells by digest.

        Nothing is done while anybody holds bytes, in whatever process.
        """
        if fcntl is None:
            return
        try:
            folder = os.open(self.folder, os.O_RDONLY)
        except OSError:
            return
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for path in self.left():
                digest = _digest(path)
                if is_named(digest):
                    self.place(digest, path)
                else:
                    self.drop(path)
        except (OSError, NotKept):
            return  # somebody takes something in just now, or the folder is not ours to write
        finally:
            os.close(folder)

    def left(self) -> Iterator[Path]:
        """The files of what is held, by whomever, or was when a run was killed."""
        return (path for path in self.folder.glob(".*") if path.is_file())

    def _share(self) -> None:
        """Say to other processes, until :meth:`close`, that bytes are held here; the system takes it back at a kill."""
        with self._one:
            if self._shared is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                if fcntl is not None:
                    self._shared = os.open(self.folder, os.O_RDONLY)
                    fcntl.flock(self._shared, fcntl.LOCK_SH)

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest lie, be they noted and not placed yet. Raises Missing or Expunged."""
        place = self._place(digest)
        if place.exists():
            return place
        if self._tombstone(digest).exists():
            raise self._absent(digest)
        for held in self.left():
            with contextlib.suppress(FileNotFoundError):
                if _digest(held) == digest:
                    return held
        if place.exists():
            return place
        raise self._absent(digest)

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

    def expunge(
        self, digest: str, *, at: str, by: str, reason: str, connection: object | None = None
    ) -> bool:
        """Take bytes out and leave a tombstone; whether they were there. The tombstone comes first, then they go.

        A tombstone that is there already stays, unless the bytes had been kept again. ``connection`` is the desk's
        transaction that this belongs to; a folder, which knows none, does without.
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
        return _digest(self.path(digest)) == digest

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


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            found.update(piece)
    return found.hexdigest()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what the system says of a write into :class:`NotKept`."""
    try:
        yield
    except OSError as error:
        raise NotKept((error.strerror or str(error)).lower()) from error


def _write_all(copy: io.RawIOBase, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:  # a nearly full disk takes a part
        rest = rest[copy.write(rest) or 0 :]


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
