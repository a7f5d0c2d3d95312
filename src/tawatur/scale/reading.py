"""The files of an archive, cut into chunks of reports."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final, cast

import pyarrow as pa

from tawatur.intake import Problem, ReadOptions
from tawatur.intake.lines import Stream
from tawatur.intake.reader import read_member
from tawatur.intake.records import Origin
from tawatur.model import Report
from tawatur.scale.parquet import read_parquet
from tawatur.scale.storage import Input, located, words_of

CHUNK: Final = 500
"""Reports that are coded, written and marked as done together: what a dead process costs at most."""
_CHUNK_CHARACTERS: Final = 4_000_000
_PACKED: Final[Mapping[str, Callable[..., Any]]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_DAMAGED = (pa.ArrowException, OSError, EOFError, zlib.error, lzma.LZMAError)

Item = Report | Problem
Chunk = tuple[int, list[Item], bool]
"""Its number in the file, what it holds, and whether it is the file's last."""


def chunks(source: Input, options: ReadOptions, size: int = CHUNK) -> Iterator[Chunk]:
    """The reports and problems of a file in chunks; the last one may be empty."""
    held: list[Item] = []
    number = weight = 0
    for item in read_items(source, options):
        held.append(item)
        weight += len(item.text) if isinstance(item, Report) else 0
        if len(held) >= size or weight >= _CHUNK_CHARACTERS:
            yield number, held, False
            held, weight, number = [], 0, number + 1
    yield number, held, True


def read_items(source: Input, options: ReadOptions) -> Iterator[Item]:
    """The reports and problems of a file, by the ending of its name; .gz, .bz2 and .xz are unpacked.

    A report without an id is called by the file's path below the folder that was given, and its place in the file. A
    damaged file is a problem where it breaks off; nothing is raised because of what it holds.
    """
    path = PurePosixPath(source.name)
    unpack = None if source.name.lower().endswith(".warc.gz") else _PACKED.get(path.suffix.lower())
    name = str(path.with_suffix("")) if unpack else source.name
    stem = str(PurePosixPath(name).with_suffix(""))
    origin = Origin(source.name, stem)
    try:
        system, where = located(source.address)
        where = source.path
        with system.open_input_file(where) as opened:
            file = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, opened)))
            if unpack is not None:
                file = cast(BinaryIO, unpack(file, "rb"))
            if PurePosixPath(name).suffix.lower() == ".parquet":
                yield from read_parquet(file, origin, options)
            else:
                yield from _named(read_member(Stream(file), name, origin, options, 0), source)  # type: ignore[arg-type]
    except _DAMAGED as error:
        yield origin.problem(f"the file could not be read to its end ({words_of(error)}); fetch it again")


def _named(items: Iterator[Item], source: Input) -> Iterator[Item]:
    """Problems under the name of the file, whatever name a reader gave the part of it that it read."""
    for item in items:
        if isinstance(item, Problem) and not item.source.startswith(source.name):
            yield replace(item, source=f"{source.name}: {item.source}")
        else:
            yield item
