"""Tables: CSV and TSV with a header row, read and handed on row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from tawatur.intake.binary import binary_kind
from tawatur.intake.encodings import NotText, decode_line
from tawatur.intake.limits import MAX_RECORD_BYTES, MEGABYTE
from tawatur.intake.lines import Stream, raw_lines
from tawatur.intake.mappings import ManyMappings
from tawatur.intake.problem import Problem, shown
from tawatur.intake.records import FIELDS, Origin, ReadOptions, build_report
from tawatur.model import Report

# The standard reader's own bound (128 KB) is under the length of a long report; ours is kept by _Rows below.
csv.field_size_limit(max(csv.field_size_limit(), MAX_RECORD_BYTES))

_TOO_LONG = (
    f"the row is over {MAX_RECORD_BYTES // MEGABYTE} MB long, so the rest of the file was not read; "
    "look for a quotation mark that is not closed"
)


class _RowTooLong(Exception):
    """A row that goes on beyond the bound."""


class _Rows:
    """Decoded lines for the CSV reader, which takes as many as a row has; remembers which they were."""

    def __init__(self, stream: Stream) -> None:
        self._lines = raw_lines(stream, MAX_RECORD_BYTES)
        self.first = 0
        self.raw = bytearray()
        self.at_end = False

    def begin(self) -> None:
        """Forget the last row's lines."""
        self.first = 0
        self.raw.clear()

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> str:
        try:
            number, line, wide = next(self._lines)
        except StopIteration:
            self.at_end = True
            raise
        self.first = self.first or number
        if line is None or len(self.raw) + len(line) > MAX_RECORD_BYTES:
            raise _RowTooLong
        self.raw += line
        return decode_line(line, wide)


def read_table(
    stream: Stream, origin: Origin, options: ReadOptions, *, tabs: bool
) -> Iterator[Report | Problem]:
    """Read a TSV stream, or with ``tabs`` False a CSV stream.

    CSV is parted by commas, or by semicolons or tabs if the header row shows more of these. Fields that hold
    the separator, a quotation mark or a line end stand in quotation marks (RFC 4180). A report without an id
    is called by the file's stem and the number of the row's first line; ``raw_sha256`` is of the row's bytes
    without the last line end.
    """
    head = stream.head()
    if kind := binary_kind(head):
        yield origin.problem(kind)
        return
    rows = _Rows(stream)
    reader = csv.reader(rows, delimiter="\t" if tabs else _delimiter(head), strict=True)
    header: list[str] | None = None
    nothing = True
    while True:
        rows.begin()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except _RowTooLong:
            yield origin.at(rows.first).problem(_TOO_LONG)
            return
        except (NotText, csv.Error) as error:
            nothing = False
            yield origin.at(rows.first).problem(_unreadable(error, rows))
            if header is None or rows.at_end:
                return
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            try:
                options = options.for_table(header)
            except ManyMappings as error:
                yield origin.at(rows.first).problem(str(error))
                return
            if problem := _header_problem(header, origin.at(rows.first), options):
                yield problem
                return
            continue
        nothing = False
        here = origin.at(rows.first)
        if len(cells) > len(header) and any(cells[len(header) :]):
            reason = f"the row has {len(cells)} fields where the header has {len(header)}"
            yield here.problem(f"{reason}; put fields that hold the separator in quotation marks")
            continue
        record: dict[str, object] = dict(zip(header, cells, strict=False))
        yield from build_report(record, here, bytes(rows.raw).rstrip(b"\r\n"), options, number=rows.first)
    if header is None:
        yield origin.problem("is empty; give a header row and a row for each report or leave it out")
    elif nothing:
        yield origin.problem("holds a header and no rows; give a row for each report or leave it out")


def read_csv(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read a CSV stream; see :func:`read_table`."""
    return read_table(stream, origin, options, tabs=False)


def read_tsv(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read a TSV stream; see :func:`read_table`."""
    return read_table(stream, origin, options, tabs=True)


def _delimiter(head: bytes) -> str:
    first = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\r\n").split(b"\n", 1)[0]
    # Programs set to a European or Arabic locale write semicolons, as the comma is the decimal sign there.
    return max(",;\t", key=lambda sign: first.count(sign.encode("ascii")))


def _header_problem(header: list[str], origin: Origin, options: ReadOptions) -> Problem | None:
    mapped = options.fields.get("text")
    names = {name.casefold() for name in header}
    if (mapped.casefold() in names) if mapped else any(name in names for name in FIELDS["text"]):
        return None
    wanted = f"column {shown(mapped)}" if mapped else "column for the text"
    columns = shown(", ".join(header), 120)
    return origin.problem(
        f"the table has no {wanted} (its columns: {columns}); map the one that holds the text"
    )


def _unreadable(error: Exception, rows: _Rows) -> str:
    if isinstance(error, NotText):
        return f"the row {error}"
    if rows.at_end:
        return "a quotation mark in the row is not closed, so it and what follows were not read; close it"
    return f"the row is no sound table row ({error}); double the quotation marks within a quoted field"
