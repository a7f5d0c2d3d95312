"""From bytes to characters: UTF-8, UTF-16, Windows-1256, Windows-1252, and nothing by guess beyond that.

Arabic news files come in UTF-8, in UTF-16 (saved by Windows programs) and, when older, in Windows-1256.
Statistical detectors confuse Windows-1256 with other single-byte code pages on short texts, so the decision
here rests on what the bytes would have to mean: words of Arabic letters, or Latin words with a few accents.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

from tawatur.intake.binary import binary_kind

Utf16 = Literal["utf-16-le", "utf-16-be"]

_ADVICE = "save it as UTF-8"
_NOT_TEXT = f"not text in UTF-8, UTF-16 or Windows-1256; {_ADVICE}"
_BINARY = "holds binary data, not text; leave it out or save its text as .txt first"

# Control characters that texts do hold: tab, line ends, form feed, and the end mark of old editors.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_NON_ASCII_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af]{2,}")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]+")

_MAX_CONTROL_SHARE = 0.01
_MIN_ARABIC_SHARE = 0.7
# The eleven most frequent letters make up some two thirds of Arabic; of another script's words misread as Arabic
# (Russian in KOI8-R comes out as Arabic letters throughout), a seventh.
_FREQUENT = frozenset("اليمونرتبةه")
_MIN_FREQUENT_SHARE = 0.35
_SAMPLE = 200_000


class NotText(ValueError):
    """Bytes that are no text in an encoding that is read; the message says what they are and what to do."""


def decode(raw: bytes) -> str:
    """Decode bytes, without a byte order mark if there is one; line ends stay as they are.

    Raises :class:`NotText` where the bytes are binary, cut or damaged, or in another encoding.
    """
    if raw.startswith(codecs.BOM_UTF8):
        return _checked(_decode_utf8(raw[3:], offset=3))
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise NotText(f"is in UTF-32, which is not read; {_ADVICE}")
    if raw.startswith(codecs.BOM_UTF16_LE):
        return _checked(_decode_utf16(raw[2:], "utf-16-le"))
    if raw.startswith(codecs.BOM_UTF16_BE):
        return _checked(_decode_utf16(raw[2:], "utf-16-be"))
    if kind := binary_kind(raw[:512]):
        raise NotText(kind)
    if wide := utf16_by_nulls(raw):
        return _checked(_decode_utf16(raw, wide))
    return decode_line(raw, None)


def decode_line(raw: bytes, wide: Utf16 | None) -> str:
    """Decode a line of a stream whose head showed UTF-16 (``wide``) or not (None); raises NotText."""
    if wide:
        return _checked(_decode_utf16(raw, wide))
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_decode_single_byte(raw))


def utf16_of(head: bytes) -> Utf16 | None:
    """In which byte order a stream that starts with ``head`` is UTF-16; None where it is not UTF-16."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    return utf16_by_nulls(head)


def utf16_by_nulls(raw: bytes) -> Utf16 | None:
    """Tell UTF-16 without a byte order mark by where its zero bytes stand.

    Spaces, digits and line ends have a zero high byte, so in a text nearly all zeros stand at even places
    (big endian) or at odd ones. The rest must then read as common characters, or it is binary.
    """
    sample = raw[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    total = even + odd
    if total < 2 or total * 100 < len(sample) or max(even, odd) < 0.95 * total:
        return None
    wide: Utf16 = "utf-16-be" if even > odd else "utf-16-le"
    text = sample.decode(wide, "replace")
    common = sum(1 for c in text if c < "\u0250" or "\u0600" <= c < "\u0700" or "\u2000" <= c < "\u2070")
    return wide if common >= 0.8 * len(text) and len(_CONTROL.findall(text)) <= 0.01 * len(text) else None


def _decode_utf8(raw: bytes, offset: int = 0) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotText(_damaged(raw, error, offset)) from None


def _decode_utf16(raw: bytes, wide: Utf16) -> str:
    try:
        return raw.decode(wide)
    except UnicodeDecodeError as error:
        if error.end >= len(raw) - 1:
            raise NotText(
                "ends in the middle of a UTF-16 character, so it was cut short; fetch it again"
            ) from None
        raise NotText(f"is damaged UTF-16 (first at byte {error.start + 1}); fetch it again") from None


def _decode_single_byte(raw: bytes) -> str:
    """Read as Windows-1256 or Windows-1252 what is no UTF-8; raises NotText where neither makes words."""
    if b"\x00" in raw:
        raise NotText(_BINARY)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(raw):
            raise NotText(_damaged(raw, error)) from None
    arabic = raw.decode("cp1256")
    if _plausible_arabic(arabic[:_SAMPLE]):
        return arabic
    try:
        latin = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise NotText(_NOT_TEXT) from None
    if _plausible_latin(latin[:_SAMPLE]):
        return latin
    raise NotText(_NOT_TEXT)


def _mostly_utf8(raw: bytes) -> bool:
    """Whether most bytes above 127 do form UTF-8 characters: damaged UTF-8, no older code page."""
    replaced = raw.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    whole = sum(1 for c in replaced if c > "\x7f") - broken
    return whole > broken


def _damaged(raw: bytes, error: UnicodeDecodeError, offset: int = 0) -> str:
    if error.end == len(raw) and error.reason == "unexpected end of data":
        return "ends in the middle of a UTF-8 character, so it was cut short; fetch it again"
    return f"is damaged UTF-8 (first at byte {error.start + offset + 1}); fetch it again or save it as UTF-8"


def _plausible_arabic(text: str) -> bool:
    """Whether the letters beyond ASCII stand in words of Arabic letters, and in those that Arabic words are made of."""
    letters = len(_NON_ASCII_LETTER.findall(text))
    words = "".join(_ARABIC_WORD.findall(text))
    frequent = sum(1 for letter in words if letter in _FREQUENT)
    return (
        len(words) >= 2
        and len(words) >= _MIN_ARABIC_SHARE * letters
        and frequent >= _MIN_FREQUENT_SHARE * len(words)
    )


def _plausible_latin(text: str) -> bool:
    """Whether accents and typographic signs stand in and around Latin words, as they do in Western text."""
    words = _LATIN_WORD.findall(text)
    letters = sum(len(word) for word in words)
    accents = sum(1 for word in words for c in word if c > "\x7f")
    high = sum(1 for c in text if c > "\x7f")
    return letters >= 3 and accents <= 0.25 * letters and high <= 0.25 * len(text)


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls and controls > _MAX_CONTROL_SHARE * min(len(text), _SAMPLE):
        raise NotText(_BINARY)
    return text
