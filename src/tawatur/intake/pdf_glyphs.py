"""Where the letters of a PDF's page stand: its content stream followed as a viewer does (ISO 32000-1, 8.4, 9.4)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream

from tawatur.intake.pdf_fonts import Font, read_font

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 8  # forms within forms
_MOST = 200_000  # letters of a page; more are no page's


@dataclass(frozen=True, slots=True)
class Glyph:
    """Letters that stand together: from ``x0`` to ``x1`` on a baseline, in a size; ``text`` is in reading order."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True)
class _Text:
    """The state of text: what q keeps and Q brings back."""

    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    ctm: Matrix = _UNIT


@dataclass(slots=True)
class _Span:
    """A marked span: what it reads as, None where that is not said, and which letters stand for it, once set."""

    text: str | None
    at: int | None = None


@dataclass(slots=True)
class _Reading:
    """What has been read of a page so far."""

    fonts: dict[int, Font] = field(default_factory=dict)
    glyphs: list[Glyph] = field(default_factory=list)


def page_glyphs(page: PageObject, pdf: Any) -> list[Glyph]:
    """The letters of a page, save those that are turned on their side."""
    reading = _Reading()
    contents = page.get("/Contents")
    if contents is not None:
        _run(ContentStream(contents.get_object(), pdf), page.get("/Resources"), _Text(), reading, pdf, 0)
    return reading.glyphs


def _run(
    stream: ContentStream, resources: Any, state: _Text, reading: _Reading, pdf: Any, depth: int
) -> None:
    held: list[_Text] = []
    line: Matrix = _UNIT
    cursor: Matrix = _UNIT
    spans: list[_Span] = []
    for operands, operator in stream.operations:
        if len(reading.glyphs) > _MOST:
            return
        name = operator.decode("latin-1")
        numbers = [float(o) for o in operands if isinstance(o, int | float)]
        if name == "q":
            held.append(replace(state))
        elif name == "Q" and held:
            state = held.pop()
        elif name == "cm" and len(numbers) == 6:
            state.ctm = _times(_matrix(numbers), state.ctm)
        elif name == "BT":
            line = cursor = _UNIT
        elif name == "Tf" and len(operands) == 2 and numbers:
            state.font, state.size = _font(resources, operands[0], reading), numbers[-1]
        elif name in ("Td", "TD") and len(numbers) == 2:
            state.leading = -numbers[1] if name == "TD" else state.leading
            line = cursor = _times((1, 0, 0, 1, numbers[0], numbers[1]), line)
        elif name == "Tm" and len(numbers) == 6:
            line = cursor = _matrix(numbers)
        elif name in ("T*", "'", '"'):
            line = cursor = _times((1, 0, 0, 1, 0, -state.leading), line)
            if name == '"' and len(numbers) >= 2:
                state.word, state.spacing = numbers[0], numbers[1]
        elif name in ("Tc", "Tw", "Tz", "TL", "Ts") and numbers:
            _set(state, name, numbers[0])
        elif name == "BDC":
            spans.append(_Span(_actual(operands, resources)))
        elif name == "BMC":
            spans.append(_Span(None))
        elif name == "EMC" and spans:
            spans.pop()
        elif name == "Do" and operands and depth < _DEEPEST:
            _form(_named(resources, "/XObject", operands[0]), resources, state, reading, pdf, depth)
        if name in ("Tj", "'", '"') and operands:
            cursor = _show([operands[-1]], state, cursor, reading, spans)
        elif name == "TJ" and operands and isinstance(operands[0], list):
            cursor = _show(operands[0], state, cursor, reading, spans)


def _set(state: _Text, name: str, value: float) -> None:
    if name == "Tc":
        state.spacing = value
    elif name == "Tw":
        state.word = value
    elif name == "Tz":
        state.stretch = value / 100
    elif name == "TL":
        state.leading = value
    else:
        state.rise = value


def _show(
    items: Sequence[Any], state: _Text, cursor: Matrix, reading: _Reading, spans: list[_Span]
) -> Matrix:
    """Set the letters of strings, and the gaps between them; where the next would stand."""
    font = state.font
    if font is None:
        return cursor
    found: list[Glyph] = []
    # along a string only the place on the line changes
    placed = _times((1, 0, 0, 1, 0, state.rise), _times(cursor, state.ctm))
    upright = abs(placed[1]) <= abs(placed[0]) * 0.2 and placed[0] != 0
    size = abs(state.size * math.hypot(placed[2], placed[3]))
    at = 0.0
    for item in items:
        if isinstance(item, int | float):
            at -= float(item) / 1000 * state.size * state.stretch
            continue
        for code, text, width in font.codes(_bytes(item)):
            wide = width * state.size * state.stretch
            if text and upright:
                x0, x1 = placed[4] + at * placed[0], placed[4] + (at + wide) * placed[0]
                y = placed[5] + at * placed[1]
                found.append(Glyph(text, min(x0, x1), max(x0, x1), y, size))
            gap = state.spacing + (state.word if code == 32 and not font.wide else 0.0)
            at += wide + gap * state.stretch
    _take(found, reading, spans)
    return _times((1, 0, 0, 1, at, 0), cursor)


def _take(found: list[Glyph], reading: _Reading, spans: list[_Span]) -> None:
    """Keep what was set; where the producer says what it reads as, that is one piece in the place of all of it."""
    span = next((s for s in reversed(spans) if s.text is not None), None)
    if span is None or span.text is None or not found:
        reading.glyphs += found
        return
    if not span.text:
        return
    if span.at is None:
        span.at = len(reading.glyphs)
    else:
        found = [reading.glyphs.pop(span.at), *found]
    widest = max(found, key=lambda g: g.x1 - g.x0)
    x0, x1 = min(g.x0 for g in found), max(g.x1 for g in found)
    reading.glyphs.insert(span.at, Glyph(span.text, x0, x1, widest.y, widest.size))


def _actual(operands: Sequence[Any], resources: Any) -> str | None:
    """What the words of a marked span read as, where that is said (/ActualText)."""
    told = operands[-1] if operands else None
    if isinstance(told, str):
        told = _named(resources, "/Properties", told)
    text = told.get("/ActualText") if isinstance(told, dict) else None
    if isinstance(text, bytes):
        text = text.decode("utf-16" if text[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "ignore")
    return str(text) if text is not None else None


def _form(form: Any, resources: Any, state: _Text, reading: _Reading, pdf: Any, depth: int) -> None:
    if not isinstance(form, dict) or form.get("/Subtype") != "/Form":
        return
    inner = replace(state)
    matrix = form.get("/Matrix")
    if matrix is not None:
        inner.ctm = _times(_matrix([float(v) for v in matrix.get_object()]), state.ctm)
    _run(ContentStream(form, pdf), form.get("/Resources", resources), inner, reading, pdf, depth + 1)


def _font(resources: Any, name: Any, reading: _Reading) -> Font | None:
    resource = _named(resources, "/Font", name)
    if not isinstance(resource, dict):
        return None
    if id(resource) not in reading.fonts:
        reading.fonts[id(resource)] = read_font(resource)
    return reading.fonts[id(resource)]


def _named(resources: Any, kind: str, name: Any) -> Any:
    held = resources.get_object() if resources is not None else {}
    group = held.get(kind) if isinstance(held, Mapping) else None
    group = group.get_object() if group is not None else {}
    found = group.get(name) if isinstance(group, Mapping) else None
    return found.get_object() if found is not None else None


def _bytes(item: Any) -> bytes:
    if isinstance(item, bytes):
        return item
    original = getattr(item, "original_bytes", None)
    return original if isinstance(original, bytes) else str(item).encode("latin-1", "ignore")


def _matrix(numbers: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = numbers[:6]
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
