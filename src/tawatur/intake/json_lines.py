"""JSON lines: one object a line, read and handed on line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tawatur.intake.binary import binary_kind
from tawatur.intake.encodings import NotText, Utf16, decode_line
from tawatur.intake.limits import MAX_RECORD_BYTES, MEGABYTE
from tawatur.intake.lines import Stream, raw_lines
from tawatur.intake.problem import Problem
from tawatur.intake.records import Origin, ReadOptions, build_report
from tawatur.model import Report

TOO_LONG = (
    f"the line is over {MAX_RECORD_BYTES // MEGABYTE} MB long and was passed over; give one report a line"
)


def read_json_lines(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read a stream of JSON lines; a line that cannot be read is one problem, and the next is read on.

    A report without an id is called by the file's stem and its line number; ``raw_sha256`` is of the line's
    bytes without the line end. Blank lines are passed over.
    """
    if kind := binary_kind(stream.head()):
        yield origin.problem(kind)
        return
    nothing = True
    for number, line, wide in raw_lines(stream, MAX_RECORD_BYTES):
        here = origin.at(number)
        if line is None:
            nothing = False
            yield here.problem(TOO_LONG)
        elif line.strip(b" \t\r\n\0"):
            nothing = False
            yield from _read_line(line, wide, here, options)
    if nothing:
        yield origin.problem("is empty; give one JSON object a line or leave it out")


def _read_line(
    line: bytes, wide: Utf16 | None, here: Origin, options: ReadOptions
) -> Iterator[Report | Problem]:
    raw = _without_line_end(line, wide)
    try:
        record = parse_json(decode_line(raw, wide))
    except NotText as error:
        yield here.problem(f"the line {error}")
        return
    except ValueError as error:
        yield here.problem(f'the line is no JSON object ({error}); write one report a line as {{"text": …}}')
        return
    if not isinstance(record, dict):
        yield here.problem('the line is JSON but no object; write one report a line as {"text": …}')
        return
    yield from build_report(record, here, raw, options, number=here.line)


def parse_json(text: str) -> object:
    """Parse JSON; raises ValueError with a few words on what is wrong, also for nesting that is too deep."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    except json.JSONDecodeError as error:
        where = (
            f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        )
        raise ValueError(f"{error.msg[:1].lower()}{error.msg[1:]} at {where}") from None


def _without_line_end(line: bytes, wide: Utf16 | None) -> bytes:
    if wide is None:
        return line.rstrip(b"\r\n")
    for end in ("\n", "\r"):
        line = line.removesuffix(end.encode(wide))
    return line
