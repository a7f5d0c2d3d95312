"""Files that lie beside the one that is read: what an export refers to, opened by name and never outside its folder."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO

from tawatur.model import Media

Beside = Callable[[str], "IO[bytes] | None"]
"""Opens a file by its name beside the one that is read; None where there is none."""

NOT_INCLUDED = "not included in the export"
NOT_THERE = "not beside the file that names it"
_PIECE = 1024 * 1024


def in_folder(path: Path) -> Beside:
    """The files in the folder of a file and below it."""

    def opened(name: str) -> IO[bytes] | None:
        try:
            folder = path.parent.resolve()
            found = (folder / name).resolve()
            inside = found.is_relative_to(folder) and found.is_file()
            return found.open("rb") if inside else None
        except (OSError, ValueError):
            return None

    return opened


def in_archive(packed: zipfile.ZipFile, member: str) -> Beside:
    """The files in the folder of a member of an archive and below it."""
    folder = PurePosixPath(member).parent

    def opened(name: str) -> IO[bytes] | None:
        try:
            return packed.open(str(folder / name))
        except (KeyError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
            return None

    return opened


def referenced(name: str, type_: str | None, beside: Beside | None) -> Media:
    """A file that a message names, with the hash of its bytes where it lies beside the export."""
    file = beside(name) if beside is not None else None
    if file is None:
        return Media(name, type_, missing=NOT_THERE)
    digest = hashlib.sha256()
    try:
        with file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError):
        return Media(name, type_, missing="damaged")
    return Media(name, type_, digest.hexdigest())
