"""JSON files: one object, a list of objects, or an object that holds the list."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from tawatur.intake.encodings import NotText, decode
from tawatur.intake.json_lines import parse_json, read_json_lines
from tawatur.intake.lines import Stream
from tawatur.intake.problem import Problem
from tawatur.intake.records import FIELDS, Origin, ReadOptions, build_report
from tawatur.intake.telegram import is_telegram_json, read_telegram_json
from tawatur.model import Report

LIST_NAMES = ("reports", "articles", "data")
"""Under which an object may hold the list of its reports."""


def read_json_file(raw: bytes, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read the bytes of a JSON file; yields a report or a problem for each record.

    In a list, a report without an id is called by the file's stem and its place from 1, and ``raw_sha256`` is
    of the record written anew with sorted keys, as the record has no bytes of its own that would outlive a
    reformatting. A file that turns out to be JSON lines is read as such.
    """
    try:
        text = decode(raw)
    except NotText as error:
        yield origin.problem(str(error))
        return
    if not text.strip():
        yield origin.problem("is empty; put a JSON object or a list of them in it or leave it out")
        return
    try:
        value = parse_json(text)
    except ValueError as error:
        if str(error).startswith("extra data") and text.lstrip().startswith("{"):
            yield from read_json_lines(Stream(io.BytesIO(raw)), origin, options)
        else:
            yield origin.problem(f"is no whole JSON ({error}); fetch or export it again")
        return
    if is_telegram_json(value):
        yield from read_telegram_json(value, origin, options)
        return
    records = _records(value, options)
    if isinstance(records, dict):
        yield from build_report(records, origin, raw, options)
    elif records is None:
        yield origin.problem(
            "is JSON but neither an object nor a list of objects; give each report as an object"
        )
    elif not records:
        yield origin.problem("holds an empty list; put reports in it or leave it out")
    else:
        for number, record in enumerate(records, 1):
            yield from _read_record(record, number, origin, options)


def _records(value: object, options: ReadOptions) -> dict[str, object] | list[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    mapped = options.fields.get("text")
    is_report = (
        mapped in value if mapped else any(isinstance(value.get(name), str) for name in FIELDS["text"])
    )
    if not is_report:
        for name in LIST_NAMES:
            if isinstance(value.get(name), list):
                found: list[object] = value[name]
                return found
    return value


def _read_record(
    record: object, number: int, origin: Origin, options: ReadOptions
) -> Iterator[Report | Problem]:
    if not isinstance(record, dict):
        yield origin.problem(f"record {number} of the list is no object; give each report as an object")
        return
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":")).encode("ascii")
    for item in build_report(record, origin, canonical, options, number=number):
        if isinstance(item, Problem):
            yield Problem(item.source, item.line, f"record {number} of the list: {item.reason}", item.fatal)
        else:
            yield item
