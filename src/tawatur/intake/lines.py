"""A stream cut into lines of bounded length, without ever holding more than one."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from tawatur.intake.encodings import Utf16, utf16_of
from tawatur.intake.limits import HEAD_BYTES


class Readable(Protocol):
    """A binary stream: a file opened for reading or standard input."""

    def read1(self, size: int, /) -> bytes:
        """At most ``size`` bytes, as soon as there are any; nothing at the end."""


class Stream:
    """A binary stream whose beginning can be looked at before it is read.

    Takes bytes as they arrive, so that a pipe's first report comes out while its last is still being written.
    """

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._ahead = b""

    def head(self) -> bytes:
        """The stream's first bytes (as many as arrive with its first non-blank one), still to be read."""
        while not self._ahead.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe") and len(self._ahead) < HEAD_BYTES:
            more = self._source.read1(HEAD_BYTES)
            if not more:
                break
            self._ahead += more
        return self._ahead

    def chunk(self) -> bytes:
        """The next bytes; none at the end."""
        if self._ahead:
            ahead, self._ahead = self._ahead, b""
            return ahead
        return self._source.read1(HEAD_BYTES)

    def seekable(self) -> BinaryIO | None:
        """The file behind the stream, at its beginning, for formats that are read from their end; None for a pipe."""
        source = self._source
        if isinstance(source, io.BufferedIOBase) and source.seekable():
            source.seek(0)
            self._ahead = b""
            return cast(BinaryIO, source)
        return None

    def whole(self, limit: int) -> bytes | None:
        """Everything up to ``limit`` bytes; None where there is more."""
        pieces: list[bytes] = []
        size = 0
        while piece := self.chunk():
            size += len(piece)
            if size > limit:
                return None
            pieces.append(piece)
        return b"".join(pieces)


def raw_lines(stream: Stream, limit: int) -> Iterator[tuple[int, bytes | None, Utf16 | None]]:
    """Cut a stream at its line feeds.

    Yields the line's number from 1, its bytes with the line end and without a byte order mark, and whether
    they are UTF-16; None for the bytes of a line over ``limit``, which is read past and not kept.
    """
    head = stream.head()
    wide = utf16_of(head)
    if head.startswith(codecs.BOM_UTF8):
        mark = 3
    else:
        mark = 2 if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and wide else 0
    width = 2 if wide else 1
    feed = "\n".encode(wide) if wide else b"\n"
    number, kept, over, skip = 1, bytearray(), False, mark
    while chunk := stream.chunk():
        kept += chunk
        if skip:
            skip, kept = 0, kept[skip:]
        start = 0
        seek = 0 if over else max(0, len(kept) - len(chunk) - width)
        while (end := _find_feed(kept, feed, seek, start)) >= 0:
            end += width
            yield number, None if over or end - start > limit else bytes(kept[start:end]), wide
            number, start, seek, over = number + 1, end, end, False
        del kept[:start]
        if len(kept) > limit:
            over = True
        if over:
            # Keep what is not yet a whole unit, so that UTF-16 stays in step.
            del kept[: len(kept) - len(kept) % width]
    if over or kept:
        yield number, None if over else bytes(kept), wide


def _find_feed(kept: bytearray, feed: bytes, seek: int, start: int) -> int:
    """The next line feed from ``seek`` on that stands on a boundary of characters, counted from ``start``."""
    found = kept.find(feed, seek)
    while found >= 0 and (found - start) % len(feed):
        found = kept.find(feed, found + 1)
    return found
