"""Files by their address: a path of this machine, or a URI that pyarrow has a file system for (s3://, gs://, hdfs://)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

import pyarrow as pa
from pyarrow import fs

from tawatur.scale.errors import ScaleError

_WITHOUT_FOLDERS: Final = frozenset(("s3", "gcs", "abfs"))


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: the address that it was given by, its path in that file system, the name that reports get.

    ``name`` is the path below the folder that was given, so that it stays when the archive is moved.
    """

    address: str
    path: str
    name: str
    size: int
    changed: int


@lru_cache(maxsize=64)
def located(address: str) -> tuple[fs.FileSystem, str]:
    """The file system of an address and the path in it. Raises ScaleError where there is none of that kind."""
    if "://" not in address:
        return fs.LocalFileSystem(), absolute(address)
    try:
        found: tuple[fs.FileSystem, str] = fs.FileSystem.from_uri(address)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ScaleError(
            f"{shown(address)} cannot be reached ({words_of(error)}); check the address."
        ) from None
    return found


def absolute(address: str) -> str:
    """An address that means the same to a process that runs elsewhere."""
    return address if "://" in address else str(Path(address).absolute())


def shown(address: str) -> str:
    """An address without what may be secret in it."""
    if "://" not in address:
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def words_of(error: Exception) -> str:
    """What an error says, in one line."""
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__)[:200].rstrip(".")


def inputs(address: str) -> list[Input]:
    """The files of an address, in the order of their paths; names that begin with a dot or "_" are passed by.

    Raises ScaleError where there is nothing, or nothing that may be read.
    """
    system, path = located(address)
    try:
        found = system.get_file_info(path)
        if found.type == fs.FileType.File:
            return [_input(address, found, PurePosixPath(found.path).name)]
        if found.type == fs.FileType.Directory:
            rows = system.get_file_info(fs.FileSelector(path, recursive=True))
        else:
            raise ScaleError(f"{shown(address)} is not there; check the path.")
    except (pa.ArrowException, OSError) as error:
        raise ScaleError(f"{shown(address)} cannot be read ({words_of(error)}); check the address.") from None
    named = [(str(PurePosixPath(row.path).relative_to(found.path)), row) for row in rows if row.is_file]
    files = [(name, row) for name, row in named if not any(p.startswith((".", "_")) for p in name.split("/"))]
    if not files:
        raise ScaleError(f"{shown(address)} holds no file; check the path.")
    return [_input(address, row, name) for name, row in sorted(files, key=lambda file: file[0])]


def _input(address: str, found: fs.FileInfo, name: str) -> Input:
    return Input(address, found.path, name, found.size or 0, found.mtime_ns or 0)


class Folder:
    """A folder that is written to. A file is there as a whole or not at all where the storage has it so (S3).

    On a disk it may be cut short when its process is killed: what counts is what a mark says is done.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._system, self._path = located(address)

    def path(self, name: str) -> str:
        """Where a file of the folder lies."""
        return f"{self._path.rstrip('/')}/{name}"

    def write(self, name: str, content: bytes) -> None:
        """Write a file, in place of one that is there. Raises ScaleError where the folder cannot be written to."""
        path = self.path(name)
        try:
            if self._system.type_name not in _WITHOUT_FOLDERS:
                self._system.create_dir(path.rpartition("/")[0], recursive=True)
            with self._system.open_output_stream(path, compression=None) as out:
                out.write(content)
        except (pa.ArrowException, OSError) as error:
            where = shown(self.address)
            raise ScaleError(
                f"{where} cannot be written to ({words_of(error)}); check the address."
            ) from None

    def write_table(self, name: str, table: pa.Table) -> None:
        """Write a Parquet file."""
        import pyarrow.parquet as pq

        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        self.write(name, sink.getvalue().to_pybytes())

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where it is not there."""
        try:
            with self._system.open_input_stream(self.path(name), compression=None) as file:
                content: bytes = file.read()
        except FileNotFoundError:
            return None
        return content

    def read_json(self, name: str) -> dict[str, Any] | None:
        """The object in a file; None where the file is not there or was cut short."""
        content = self.read(name)
        try:
            found = json.loads(content) if content else None
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def write_json(self, name: str, value: Mapping[str, Any]) -> None:
        """Write an object."""
        self.write(name, json.dumps(value, ensure_ascii=False).encode("utf-8"))

    def table(self, name: str, columns: list[str]) -> pa.Table:
        """Some columns of a Parquet file."""
        import pyarrow.parquet as pq

        return pq.read_table(self.path(name), columns=columns, filesystem=self._system, partitioning=None)

    def names(self, folder: str) -> Iterator[str]:
        """The files at any depth of a folder in it, as paths below it; none where it is not there."""
        top = self.path(folder)
        found = self._system.get_file_info(fs.FileSelector(top, recursive=True, allow_not_found=True))
        for row in sorted(found, key=lambda row: row.path):
            if row.is_file:
                yield row.path[len(top) + 1 :]

    def remove(self, name: str) -> None:
        """Remove a file; one that is not there is no error."""
        try:
            self._system.delete_file(self.path(name))
        except FileNotFoundError:
            return
