"""Reading paths: which reader a file gets, the walk through directories, standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from tawatur.intake.binary import binary_kind
from tawatur.intake.formats import FORMATS, Format, endings, format_of
from tawatur.intake.json_lines import read_json_lines
from tawatur.intake.limits import MAX_FILE_BYTES, MEGABYTE
from tawatur.intake.lines import Readable, Stream
from tawatur.intake.problem import Problem, shown
from tawatur.intake.records import Origin, ReadOptions, origin_of
from tawatur.model import Report

STANDARD_INPUT = "standard input"

# What a browser saves beside a page, and pictures beside an article: passed by in a directory, since no
# report is lost.
_BESIDE_PAGES = frozenset(
    {".css", ".map", ".ico", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp"}
    | {".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4"}
)
_POSTS = re.compile(r"(?:note-|community-)?tweets?\b")  # the scripts of an X archive that hold posts
_PLAIN = FORMATS[0]
_TOO_LONG = (
    f"is over {MAX_FILE_BYTES // MEGABYTE} MB long; split it, or give many reports as JSON lines (.jsonl)"
)


class Refused(Exception):
    """Raised by what keeps files where one is not to be taken in; the message says why, after the file's name."""


Keep = Callable[[BinaryIO, str], tuple[str, Path]]
"""Keeps what an open file holds, under the name that it is read by; gives its SHA-256 and where the kept bytes lie."""


def read(
    paths: Iterable[str | Path], *, options: ReadOptions | None = None, keep: Keep | None = None
) -> Iterator[Report | Problem]:
    """Read reports from paths, in the order given, one at a time.

    A directory is walked in sorted order, without hidden files; "-" is standard input: JSON lines if its
    first non-blank character is "{", else one plain text. A file is read by its ending; one without an ending
    is read as standard input is. With ``keep``, what a file holds is kept first and read from there, and each report
    says from which bytes it came (``evidence``). Yields a report or a :class:`~tawatur.intake.problem.Problem` for
    each thing found, and raises nothing because of what the files hold.
    """
    options = options or ReadOptions()
    for path in paths:
        name = str(path)
        if name == "-":
            yield from _read_standard_input(options, keep)
        elif _is_directory(name):
            yield from _read_directory(name, options, keep)
        else:
            yield from _read_file(name, options, keep)


def _is_beside(name: str) -> bool:
    path = Path(name.lower())
    return path.suffix in _BESIDE_PAGES or (path.suffix == ".js" and not _POSTS.match(path.name))


def _is_directory(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def read_kept(path: Path, name: str, options: ReadOptions) -> Iterator[Report | Problem]:
    """Read bytes that were kept as the file of a name that they came from; see :func:`read`.

    Raises OSError where they cannot be opened.
    """
    with path.open("rb") as file:
        if name == STANDARD_INPUT:
            yield from _sniff(Stream(file), Origin(STANDARD_INPUT, None), options)
        else:
            yield from _read_open(Stream(file), name, options)


def _read_directory(name: str, options: ReadOptions, keep: Keep | None) -> Iterator[Report | Problem]:
    failed: list[OSError] = []
    nothing = True
    for folder, folders, files in os.walk(name, onerror=failed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            # A pipe or a device in a directory would be waited for; only what was named may be.
            if file.startswith(".") or _is_beside(file) or not path.is_file():
                continue
            nothing = False
            yield from _read_file(str(path), options, keep)
    for error in failed:
        nothing = False
        yield Problem(str(error.filename or name), None, _cannot_open(error, "directory"))
    if nothing:
        yield Problem(
            name,
            None,
            f"the directory holds no file that is read; give files ending in {', '.join(endings())}",
        )


def _read_file(name: str, options: ReadOptions, keep: Keep | None) -> Iterator[Report | Problem]:
    try:
        file = Path(name).open("rb")  # noqa: SIM115 (closed below; only here is a ValueError the path's fault)
    except (OSError, ValueError) as error:
        yield Problem(name, None, _cannot_open(error, "file"))
        return
    with file:
        try:
            if keep is not None:
                yield from _read_and_keep(file, name, options, keep)
            else:
                yield from _read_open(Stream(file), name, options)
        except OSError as error:
            yield Problem(name, None, _cannot_open(error, "file"))
        except Refused as refused:
            yield Problem(name, None, str(refused))


def _read_and_keep(file: BinaryIO, name: str, options: ReadOptions, keep: Keep) -> Iterator[Report | Problem]:
    digest, path = keep(file, name)
    for item in read_kept(path, name, options):
        yield replace(item, evidence=digest) if isinstance(item, Report) else item


def _read_open(stream: Stream, name: str, options: ReadOptions) -> Iterator[Report | Problem]:
    if Path(name).suffix:
        yield from read_member(stream, name, origin_of(name), options, 0)
    else:
        yield from _sniff(stream, origin_of(name), options)


def _read_standard_input(options: ReadOptions, keep: Keep | None) -> Iterator[Report | Problem]:
    try:
        if keep is not None:
            yield from _read_and_keep(sys.stdin.buffer, STANDARD_INPUT, options, keep)
            return
        yield from _sniff(Stream(cast(Readable, sys.stdin.buffer)), Origin(STANDARD_INPUT, None), options)
    except OSError as error:
        yield Problem(STANDARD_INPUT, None, _cannot_open(error, "stream"))
    except Refused as refused:
        yield Problem(STANDARD_INPUT, None, str(refused))


def read_member(
    stream: Stream, name: str, origin: Origin, options: ReadOptions, depth: int
) -> Iterator[Report | Problem]:
    """Read a stream as what the ending of a name says it is; ``depth`` counts the archives around it."""
    known = format_of(name)
    if known is None:
        kind = binary_kind(stream.head())
        ending = shown(Path(name).suffix.lower())
        yield origin.problem(
            kind or f"files ending in {ending} are not read; give one ending in {', '.join(endings())}"
        )
    elif known.takes == "packed":
        yield from known.load()(stream, origin, options, depth, _read_packed)
    elif known.takes == "stream":
        yield from known.load()(stream, origin, options)
    else:
        yield from _whole(stream, known, origin, options)


def _read_packed(
    stream: Stream, name: str, origin: Origin, options: ReadOptions, depth: int
) -> Iterator[Report | Problem]:
    """A member of an archive or a mail: what stands beside pages is passed by, as in a directory."""
    if not _is_beside(name):
        yield from read_member(stream, name, origin, options, depth)


def _sniff(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    first = stream.head().replace(b"\0", b"").lstrip(b" \t\r\n\xef\xbb\xbf\xff\xfe")[:1]
    if first == b"{" and not binary_kind(stream.head()):
        yield from read_json_lines(stream, origin, options)
    else:
        yield from _whole(stream, _PLAIN, origin, options)


def _whole(stream: Stream, known: Format, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    kind = binary_kind(stream.head()) if known.takes == "text" else None
    if kind:
        yield origin.problem(kind)
        return
    raw = stream.whole(MAX_FILE_BYTES)
    if raw is None:
        yield origin.problem(_TOO_LONG)
    else:
        yield from known.load()(raw, origin, options)


def _cannot_open(error: Exception, what: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no such {what}; check the path"
    if isinstance(error, PermissionError):
        return f"the {what} may not be read; ask for the right to read it"
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"the {what} could not be read ({words}); check the path and the disk"
