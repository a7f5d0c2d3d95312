"""Reading paths: which reader a file gets, the walk through directories, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from tawatur.intake.binary import binary_kind
from tawatur.intake.json_file import read_json_file
from tawatur.intake.json_lines import read_json_lines
from tawatur.intake.limits import MAX_FILE_BYTES, MEGABYTE
from tawatur.intake.lines import Readable, Stream
from tawatur.intake.plain_text import read_plain_text
from tawatur.intake.problem import Problem, shown
from tawatur.intake.records import Origin, ReadOptions, origin_of
from tawatur.intake.table import read_table
from tawatur.model import Report

STANDARD_INPUT = "standard input"
PLAIN = (".txt", ".md")
PAGES = (".html", ".htm")
JSON = (".json",)
JSON_LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
READ = (*PLAIN, *PAGES, *JSON, *JSON_LINES, *TABLES)
"""The endings of the files that are read, in small letters."""

# What a browser saves beside a page, and pictures beside an article: passed by in a directory, since no
# report is lost.
_BESIDE_PAGES = frozenset(
    {".css", ".js", ".map", ".ico", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"}
    | {".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4"}
)
_TOO_LONG = (
    f"is over {MAX_FILE_BYTES // MEGABYTE} MB long; split it, or give many reports as JSON lines (.jsonl)"
)


def read(paths: Iterable[str | Path], *, options: ReadOptions | None = None) -> Iterator[Report | Problem]:
    """Read reports from paths, in the order given, one at a time.

    A directory is walked in sorted order, without hidden files; "-" is standard input: JSON lines if its
    first non-blank character is "{", else one plain text. A file is read by its ending; one without an ending
    is read as standard input is. Yields a report or a :class:`~tawatur.intake.problem.Problem` for each thing
    found, and raises nothing because of what the files hold.
    """
    options = options or ReadOptions()
    for path in paths:
        name = str(path)
        if name == "-":
            yield from _read_standard_input(options)
        elif _is_directory(name):
            yield from _read_directory(name, options)
        else:
            yield from _read_file(name, options)


def _is_directory(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _read_directory(name: str, options: ReadOptions) -> Iterator[Report | Problem]:
    failed: list[OSError] = []
    nothing = True
    for folder, folders, files in os.walk(name, onerror=failed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            # A pipe or a device in a directory would be waited for; only what was named may be.
            if file.startswith(".") or path.suffix.lower() in _BESIDE_PAGES or not path.is_file():
                continue
            nothing = False
            yield from _read_file(str(path), options)
    for error in failed:
        nothing = False
        yield Problem(str(error.filename or name), None, _cannot_open(error, "directory"))
    if nothing:
        yield Problem(
            name, None, f"the directory holds no file that is read; give files ending in {', '.join(READ)}"
        )


def _read_file(name: str, options: ReadOptions) -> Iterator[Report | Problem]:
    try:
        file = Path(name).open("rb")  # noqa: SIM115 (closed below; only here is a ValueError the path's fault)
    except (OSError, ValueError) as error:
        yield Problem(name, None, _cannot_open(error, "file"))
        return
    with file:
        try:
            yield from _by_ending(Stream(file), name, options)
        except OSError as error:
            yield Problem(name, None, _cannot_open(error, "file"))


def _read_standard_input(options: ReadOptions) -> Iterator[Report | Problem]:
    try:
        yield from _sniff(Stream(cast(Readable, sys.stdin.buffer)), Origin(STANDARD_INPUT, None), options)
    except OSError as error:
        yield Problem(STANDARD_INPUT, None, _cannot_open(error, "stream"))


def _by_ending(stream: Stream, name: str, options: ReadOptions) -> Iterator[Report | Problem]:
    origin = origin_of(name)
    ending = Path(name).suffix.lower()
    if ending in JSON_LINES:
        yield from read_json_lines(stream, origin, options)
    elif ending in TABLES:
        yield from read_table(stream, origin, options, tabs=ending == ".tsv")
    elif not ending:
        yield from _sniff(stream, origin, options)
    elif ending in READ:
        yield from _whole(stream, ending, origin, options)
    else:
        kind = binary_kind(stream.head())
        yield origin.problem(
            kind or f"files ending in {shown(ending)} are not read; give one ending in {', '.join(READ)}"
        )


def _sniff(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    first = stream.head().replace(b"\0", b"").lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe")[:1]
    if first == b"{" and not binary_kind(stream.head()):
        yield from read_json_lines(stream, origin, options)
    else:
        yield from _whole(stream, ".txt", origin, options)


def _whole(stream: Stream, ending: str, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    if kind := binary_kind(stream.head()):
        yield origin.problem(kind)
        return
    raw = stream.whole(MAX_FILE_BYTES)
    if raw is None:
        yield origin.problem(_TOO_LONG)
    elif ending in PAGES:
        # Imported here because the extractor behind it takes longer to load than most runs take.
        from tawatur.intake.page import read_page

        yield from read_page(raw, origin, options)
    elif ending in JSON:
        yield from read_json_file(raw, origin, options)
    else:
        yield from read_plain_text(raw, origin, options)


def _cannot_open(error: Exception, what: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no such {what}; check the path"
    if isinstance(error, PermissionError):
        return f"the {what} may not be read; ask for the right to read it"
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"the {what} could not be read ({words}); check the path and the disk"
