"""What kept bytes of any size are as text, and what stands in them packed: gzip, ZIP, the bodies of WARC records.

Everything is read in stretches that overlap, so that memory does not grow with a file, and what lies across the end of
one stretch is whole in the next.
"""

from __future__ import annotations

import codecs
import gzip
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final

STRETCH: Final = 4 * 1024 * 1024
OVERLAP: Final = 64 * 1024
_PIECE: Final = 64 * 1024
_DEEPEST: Final = 4
_MOST_TIMES: Final = 300
"""So many times its own size may a file unpack to; what goes on longer is a bomb and holds no reports."""
_ROOM: Final = 1024 * 1024 * 1024
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error, zipfile.BadZipFile)


def texts_in(file: IO[bytes], size: int) -> Iterator[str]:
    """The text of a file of a size, in stretches, and of all that is packed in it."""
    try:
        yield from _Unpacking(max(_ROOM, _MOST_TIMES * size)).texts(file, 0)
    except _Bomb:
        return


class _Bomb(Exception):
    """More came out than can be."""


class _Unpacking:
    """Unpacks one file; ``left`` is how many bytes may still come out."""

    def __init__(self, left: int) -> None:
        self._left = left

    def texts(self, file: IO[bytes], depth: int) -> Iterator[str]:
        """The texts in a file that can be read again from its beginning."""
        head = file.read(5)
        file.seek(0)
        try:
            if depth <= _DEEPEST and head.startswith(b"\x1f\x8b"):
                unpacked: Any = gzip.GzipFile(fileobj=file)
                yield from self.texts(unpacked, depth + 1)
            elif depth <= _DEEPEST and head.startswith(b"PK\x03\x04"):
                yield from self._zipped(file, depth)
            else:
                if depth <= _DEEPEST and head.startswith(b"WARC/"):
                    yield from self._archived(file, depth)
                    file.seek(0)
                yield from self._stretches(file)
        except _BROKEN:
            return

    def _read(self, file: Any) -> bytes:
        """The next stretch; of what is torn, up to where it is."""
        found = bytearray()
        try:
            while len(found) < STRETCH and (piece := file.read(min(_PIECE, STRETCH - len(found)))):
                found += piece
        except _BROKEN:
            if not found:
                raise
        self._left -= len(found)
        if self._left < 0:
            raise _Bomb
        return bytes(found)

    def _stretches(self, file: IO[bytes]) -> Iterator[str]:
        """What bytes are as text, a stretch at a time."""
        piece = self._read(file)
        wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(piece[:2])
        rest = b""
        while piece:
            whole = rest + piece
            yield from [whole.decode(wide, "replace")] if wide else _decoded(whole)
            rest, piece = whole[-OVERLAP:], self._read(file)

    def _zipped(self, file: IO[bytes], depth: int) -> Iterator[str]:
        # an archive is read from its end, which packed files do not give
        with file if depth == 0 else self._copied(file) as whole, zipfile.ZipFile(whole) as packed:
            for member in packed.infolist():
                yield member.filename
                try:
                    with packed.open(member) as inner:
                        yield from self.texts(inner, depth + 1)
                except _BROKEN:
                    continue

    def _archived(self, file: IO[bytes], depth: int) -> Iterator[str]:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        try:
            for record in ArchiveIterator(file):
                yield str(record.rec_headers.get_header("WARC-Target-URI") or "")
                with self._copied(record.content_stream()) as body:
                    yield from self.texts(body, depth + 1)
        except ArchiveLoadFailed:
            return

    def _copied(self, file: Any) -> IO[bytes]:
        copy = tempfile.SpooledTemporaryFile(max_size=STRETCH)  # noqa: SIM115 (who asks for it closes it)
        while piece := self._read(file):
            copy.write(piece)
        copy.seek(0)
        return copy


def _decoded(raw: bytes) -> list[str]:
    # a stretch may begin and end within a letter
    begin = next((n for n in range(min(4, len(raw))) if raw[n] & 0xC0 != 0x80), 0)
    try:
        return [codecs.utf_8_decode(raw[begin:], "strict", False)[0]]
    except UnicodeDecodeError:
        return [raw.decode("utf-8", "replace"), raw.decode("cp1256", "replace")]
