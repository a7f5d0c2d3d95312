"""Telling files that hold no text by their first bytes."""

from __future__ import annotations

import re

_EXPORT = "save its text as .txt or .html first"
_UNPACK = "unpack it first"
_NO_TEXT = "leave it out or write down its text as .txt"
# First bytes as each format's own specification gives them. Where they are plain letters more is asked for,
# so that no report is taken for an archive because of its first word.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (rb"%PDF-\d", "a PDF document", _EXPORT),
    (
        rb"PK\x03\x04",
        "a ZIP archive (or a Word, Excel or EPUB file)",
        "unpack it or save its text as .txt first",
    ),
    (rb"PK\x05\x06", "an empty ZIP archive", "leave it out"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file", _EXPORT),
    (rb"\{\\rtf", "an RTF document", _EXPORT),
    (rb"\x1f\x8b\x08", "a gzip archive", _UNPACK),
    (rb"BZh[1-9]1AY&SY", "a bzip2 archive", _UNPACK),
    (rb"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (rb"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (rb"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (rb".{257}ustar[\x00 ]", "a tar archive", _UNPACK),
    (rb"\x89PNG\r\n\x1a\n", "a PNG image", _NO_TEXT),
    (rb"\xff\xd8\xff", "a JPEG image", _NO_TEXT),
    (rb"GIF8[79]a", "a GIF image", _NO_TEXT),
    (rb"RIFF....WEBP", "a WebP image", _NO_TEXT),
    (rb"II\*\x00|MM\x00\*", "a TIFF image", _NO_TEXT),
    (rb"\x00\x00\x00.ftyp", "a video or HEIC image", _NO_TEXT),
    (rb"\x1aE\xdf\xa3|RIFF....AVI ", "a video", _NO_TEXT),
    (rb"OggS\x00|ID3[\x02-\x04]|RIFF....WAVE", "a sound file", _NO_TEXT),
    (rb"SQLite format 3\x00", "an SQLite database", "give it as the desk if it is one"),
    (rb"\x7fELF", "a program", "leave it out"),
)
_PATTERNS = tuple(
    (re.compile(pattern, re.DOTALL), f"is {name}, not text; {advice}") for pattern, name, advice in _MAGIC
)


def binary_kind(head: bytes) -> str | None:
    """Name a known binary format by its first bytes, with what to do about it; None where it is none.

    Takes the first 300 bytes or more.
    """
    return next((reason for pattern, reason in _PATTERNS if pattern.match(head)), None)
