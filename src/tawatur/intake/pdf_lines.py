"""From where letters stand to lines of words: columns apart, each line from left to right as it is seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from tawatur.intake.pdf_glyphs import Glyph

_GAP = 0.16  # of the size: from here on a gap parts words
_GUTTER = 0.9  # of the size: from here on a gap may part columns
_COLUMN_LINES, _COLUMN_LETTERS = (
    3,
    14,
)  # a column has so many lines, and so many letters a line; a table's has fewer
_MOST_CUTS = 12
_PART_GAP = (
    1.1  # of the usual distance of lines: from here on a gap may part what has columns from what has none
)
_CELL_GAP = 1.6  # of the size: from here on a gap parts cells
_NEW_PARAGRAPH = 1.45  # of the usual distance of lines

Line = list[list[str]]
"""A line as it is seen, from left to right: words of pieces, each piece in reading order."""


COLUMN = "\f"
"""Stands between two parts of a page that are as wide as they are each for itself."""


def page_lines(glyphs: Sequence[Glyph], rtl: bool) -> Iterator[Line | str]:
    """The lines of a page in reading order, "" where a paragraph ends, COLUMN where a part of the page does."""
    letters = _with_marks(glyphs)
    blanks = [g for g in letters if not g.text.strip()]
    seen = [g for g in letters if g.text.strip()]
    regions = _regions(seen, rtl)
    for part, (region, goes_on) in enumerate(regions, 1):
        x0, x1 = min(g.x0 for g in region), max(g.x1 for g in region)
        y0, y1 = min(g.y for g in region), max(g.y for g in region)
        own = [g for g in blanks if x0 <= (g.x0 + g.x1) / 2 <= x1 and y0 - 1 <= g.y <= y1 + 1]
        lines = _rows([*region, *own])
        lines = [line for line in lines if any(g.text.strip() for g in line)]
        heights = [above[0].y - below[0].y for above, below in pairwise(lines)]
        usual = median(heights) if heights else 0.0
        for number, line in enumerate(lines):
            row = _is_table_row(line)
            if row or (number and heights[number - 1] > usual * _NEW_PARAGRAPH):
                yield ""
            yield _words(line)
            if row:
                yield ""
        # the last goes on on the next page
        if part < len(regions):
            if not goes_on:
                yield ""
            yield COLUMN


def _is_mark(glyph: Glyph) -> bool:
    return all(unicodedata.combining(c) for c in glyph.text)


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters by their baseline, the uppermost first; what stands a little above or below its line is in it."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x0)):
        if rows and abs(rows[-1][0].y - glyph.y) < 0.45 * min(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters with the marks over and under them; a mark that stands for its letter too brings it only once.

    Programs that shape Arabic set a mark before the letter that it belongs to, moved over it; those that do not set it
    where the letter before it ends.
    """
    found: list[Glyph] = []
    waiting = ""
    for number, glyph in enumerate(glyphs):
        if not waiting and len(glyph.text) == 1 and not unicodedata.combining(glyph.text):
            found.append(glyph)
            continue
        after = glyphs[number + 1] if number + 1 < len(glyphs) else None
        near = after is not None and abs(after.y - glyph.y) < glyph.size and _apart(after, glyph) < glyph.size
        if _is_mark(glyph):
            before = found[-1] if found else None
            plainly = before is not None and abs(before.x1 - glyph.x0) < 0.01 and before.y == glyph.y
            if before is not None and (plainly or not near):
                found[-1] = replace(before, text=before.text + glyph.text)
            elif near:
                waiting += glyph.text
            continue
        doubled = near and after is not None and glyph.text == after.text and len(glyph.text) > 1
        if doubled and glyph.x1 - glyph.x0 < 0.02 * glyph.size:
            continue
        found.append(replace(glyph, text=glyph.text + waiting) if waiting else glyph)
        waiting = ""
    return found


def _apart(one: Glyph, other: Glyph) -> float:
    """How far two letters lie from each other along the line, 0 where they overlap."""
    return max(one.x0 - other.x1, other.x0 - one.x1, 0.0)


def _is_table_row(line: Sequence[Glyph]) -> bool:
    """Whether a line has gaps as between the cells of a table."""
    ordered = sorted((g for g in line if g.text.strip()), key=lambda g: g.x0)
    return any(b.x0 - a.x1 > _CELL_GAP * b.size for a, b in pairwise(ordered))


def _words(line: list[Glyph]) -> Line:
    ordered = sorted(line, key=lambda g: (g.x0 + g.x1) / 2)
    words: Line = [[]]
    end: float | None = None
    for glyph in ordered:
        if not glyph.text.strip() or (end is not None and glyph.x0 - end > _GAP * glyph.size):
            words.append([])
        if glyph.text.strip():
            words[-1].append(glyph.text)
            end = glyph.x1 if end is None else max(end, glyph.x1)
    return [word for word in words if word]


def _regions(glyphs: list[Glyph], rtl: bool, depth: int = 0) -> list[tuple[list[Glyph], bool]]:
    """The columns of a page in reading order, and whether the next goes on where one ends.

    Cut between columns, and across where only a part has columns.
    """
    if not glyphs:
        return []
    if depth < _MOST_CUTS:
        if sides := _beside(glyphs):
            first, second = (_regions(side, rtl, depth + 1) for side in (sides[::-1] if rtl else sides))
            return [*first[:-1], (first[-1][0], True), *second]
        for above, below in _across(glyphs):
            if _beside(above) or _beside(below):
                return _regions(above, rtl, depth + 1) + _regions(below, rtl, depth + 1)
    return [(glyphs, False)]


def _beside(glyphs: list[Glyph]) -> list[list[Glyph]] | None:
    """The left and the right side of the widest gutter, where both hold running text."""
    size = median(g.size for g in glyphs)
    best: tuple[float, float] | None = None
    end: float | None = None
    for glyph in sorted(glyphs, key=lambda g: g.x0):
        if end is not None and glyph.x0 - end > max(_GUTTER * size, best[0] if best else 0.0):
            best = glyph.x0 - end, (glyph.x0 + end) / 2
        end = glyph.x1 if end is None else max(end, glyph.x1)
    if best is None:
        return None
    sides = [[g for g in glyphs if g.x0 < best[1]], [g for g in glyphs if g.x0 >= best[1]]]
    return sides if all(map(_is_running, sides)) else None


def _is_running(glyphs: list[Glyph]) -> bool:
    rows = _rows(glyphs)
    return len(rows) >= _COLUMN_LINES and sum(len(g.text) for g in glyphs) / len(rows) >= _COLUMN_LETTERS


def _across(glyphs: list[Glyph]) -> Iterator[tuple[list[Glyph], list[Glyph]]]:
    """What lies above and below each gap between lines that is wider than usual, the widest first."""
    rows = _rows(glyphs)
    heights = [above[0].y - below[0].y for above, below in pairwise(rows)]
    usual = median(heights) if heights else 0.0
    wide = [n for n, height in enumerate(heights, 1) if height > usual * _PART_GAP]
    for at in sorted(wide, key=lambda n: -heights[n - 1])[:_MOST_CUTS]:
        yield [g for row in rows[:at] for g in row], [g for row in rows[at:] for g in row]
