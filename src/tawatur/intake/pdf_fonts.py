"""The fonts of a PDF as far as reading needs them: which letters a code stands for, and how wide it is.

By ISO 32000-1, 9.5 to 9.10. What pypdf knows of fonts is its own affair and changes with its versions, so only its
objects are used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f\s]*)>|\[([^\]]*)\]")
_BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_MOST = 70_000  # codes of one range; more are no font's


@dataclass(frozen=True, slots=True)
class Font:
    """A font: how long its codes are, the letters and the width (in units of the size) of each."""

    wide: bool
    letters: dict[int, str]
    widths: dict[int, float]
    default: float
    plain: dict[int, str] = field(default_factory=dict)

    def codes(self, raw: bytes) -> Iterator[tuple[int, str, float]]:
        """The codes in a string, each with its letters ("" where nobody knows) and its width."""
        step = 2 if self.wide else 1
        for at in range(0, len(raw) - step + 1, step):
            code = int.from_bytes(raw[at : at + step], "big")
            text = self.letters.get(code)
            yield (
                code,
                self.plain.get(code, "") if text is None else text,
                self.widths.get(code, self.default),
            )


def read_font(resource: Any) -> Font:
    """The font of a resource. What is broken in it is left out."""
    unicode_ = _object(resource.get("/ToUnicode"))
    letters = _letters(unicode_.get_data()) if hasattr(unicode_, "get_data") else {}
    if resource.get("/Subtype") == "/Type0":
        widths, default = _wide_widths(resource)
        encoding = str(_object(resource.get("/Encoding")))
        plain = {} if letters or not re.search("UCS2|UTF16", encoding) else {c: chr(c) for c in range(0xD800)}
        return Font(True, letters, widths, default, plain)
    matrix = _object(resource.get("/FontMatrix"))
    unit = float(matrix[0]) if matrix and resource.get("/Subtype") == "/Type3" else 0.001
    first = int(_object(resource.get("/FirstChar")) or 0)
    listed = [float(_object(w)) for w in _object(resource.get("/Widths")) or ()]
    widths = {first + n: w * unit for n, w in enumerate(listed)}
    return Font(False, letters, widths, 0.5, _plain_letters(_object(resource.get("/Encoding"))))


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _letters(cmap: bytes) -> dict[int, str]:
    """What a ToUnicode map says."""
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(cmap.decode("latin-1")):
        parts = [(m[1], m[2]) for m in _HEX.finditer(body)]
        step = 2 if kind == "bfchar" else 3
        for at in range(0, len(parts) - step + 1, step):
            first = _number(parts[at][0])
            if step == 2:
                found[first] = _text(parts[at + 1][0])
                continue
            last, (to, many) = _number(parts[at + 1][0]), parts[at + 2]
            codes = range(first, min(last, first + _MOST) + 1)
            if many is not None:
                named = [_text(m[1]) for m in _HEX.finditer(many) if m[1] is not None]
                found.update(zip(codes, named, strict=False))
            elif text := _text(to):
                found.update((c, text[:-1] + chr(min(ord(text[-1]) + c - first, 0x10FFFF))) for c in codes)
    return found


def _number(digits: str | None) -> int:
    return int("".join((digits or "0").split()) or "0", 16)


def _text(digits: str | None) -> str:
    digits = "".join((digits or "").split())
    return bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16-be", "ignore")


def _wide_widths(resource: Any) -> tuple[dict[int, float], float]:
    descendants = _object(resource.get("/DescendantFonts")) or [{}]
    below = _object(descendants[0])
    widths: dict[int, float] = {}
    row = [_object(item) for item in _object(below.get("/W")) or ()]
    at = 0
    while at + 1 < len(row):
        first = int(row[at])
        if isinstance(row[at + 1], list):
            widths.update((first + n, float(_object(w)) / 1000) for n, w in enumerate(row[at + 1]))
            at += 2
        elif at + 2 < len(row):
            last = min(int(row[at + 1]), first + _MOST)
            widths.update(dict.fromkeys(range(first, last + 1), float(row[at + 2]) / 1000))
            at += 3
        else:
            break
    default = _object(below.get("/DW"))
    return widths, float(default) / 1000 if default is not None else 1.0


def _plain_letters(encoding: Any) -> dict[int, str]:
    """The letters of a font of 256 codes by its encoding, where no map gives them."""
    base, differences = encoding, ()
    if isinstance(encoding, dict):
        base, differences = (
            _object(encoding.get("/BaseEncoding")),
            _object(encoding.get("/Differences")) or (),
        )
    codec = _BASES.get(str(base), "cp1252")
    found = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
    code = 0
    for item in map(_object, differences):
        if isinstance(item, int | float):
            code = int(item)
        else:
            found[code] = _named(str(item))
            code += 1
    return found


def _named(name: str) -> str:
    """The letters of a glyph's name, as /uni0627 or /afii57415; "" where nobody knows them."""
    coded = re.fullmatch(r"/u(?:ni)?([0-9A-F]{4,6})(?:\..*)?", name)
    if coded:
        return chr(min(int(coded[1], 16), 0x10FFFF))
    try:
        from pypdf._codecs.adobe_glyphs import adobe_glyphs
    except ImportError:  # a table of pypdf's own, which it may move
        return name[1:] if len(name) == 2 else ""
    return adobe_glyphs.get(name.partition(".")[0], "")
