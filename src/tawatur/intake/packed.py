"""Archives: what a ZIP may hold and how much of it, and the walk through its members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tawatur.intake.beside import in_archive
from tawatur.intake.limits import MAX_FILE_BYTES, MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED_BYTES, MEGABYTE
from tawatur.intake.lines import Stream
from tawatur.intake.problem import Problem, shown
from tawatur.intake.records import Origin, ReadOptions
from tawatur.model import Report

MAX_DEPTH = 2
"""How deep archives are opened within archives."""

ReadMember = Callable[[Stream, str, Origin, ReadOptions, int], Iterator[Report | Problem]]


class Bomb(ValueError):
    """An archive that holds more than is unpacked; the message says what and what to do."""


def check_members(packed: zipfile.ZipFile) -> None:
    """Raise :class:`Bomb` where an archive has too many members, too long or too densely packed ones.

    Checked by the sizes that the archive states; :func:`unpacked` holds each member to its own.
    """
    members = packed.infolist()
    if len(members) > MAX_MEMBERS:
        raise Bomb(f"the archive holds over {MAX_MEMBERS:,} files; split it")
    whole = sum(m.file_size for m in members)
    if whole > MAX_UNPACKED_BYTES:
        raise Bomb(f"the archive unpacks to over {MAX_UNPACKED_BYTES // MEGABYTE:,} MB; split it")
    for member in members:
        if member.file_size > MEGABYTE and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise Bomb(
                f"the archive is packed over {MAX_RATIO} times in {shown(member.filename)}, as no report is"
            )


def unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of a member, read no further than it said it is long. Raises :class:`Bomb` where it is longer."""
    with packed.open(member) as file:
        raw = file.read(min(limit, member.file_size) + 1)
    if len(raw) > limit:
        raise Bomb(f"{shown(member.filename)} in it is over {limit // MEGABYTE} MB long; leave it out")
    if len(raw) > member.file_size:
        raise Bomb(f"{shown(member.filename)} in it is longer than the archive says; pack it anew")
    return raw


def read_zip(
    stream: Stream, origin: Origin, options: ReadOptions, depth: int, read_member: ReadMember
) -> Iterator[Report | Problem]:
    """Read every file of a ZIP archive that ``read_member`` can read, in the order of their names.

    Hidden files and what a page only shows are passed by, as in a directory. A report without an id is called by the
    file that it stands in.
    """
    if depth >= MAX_DEPTH:
        yield origin.problem(f"archives are opened {MAX_DEPTH} deep and no deeper; unpack it first")
        return
    file = stream.seekable()
    if file is None:
        yield origin.problem("an archive cannot be read from a stream; give it as a file")
        return
    try:
        with zipfile.ZipFile(file) as packed:
            check_members(packed)
            members = sorted((m for m in packed.infolist() if not m.is_dir()), key=lambda m: m.filename)
            nothing = True
            for member in members:
                path = PurePosixPath(member.filename)
                if any(part.startswith((".", "__MACOSX")) for part in path.parts):
                    continue
                beside = in_archive(packed, member.filename)
                here = Origin(f"{origin.source}: {member.filename}", path.stem, beside=beside)
                if member.flag_bits & 1:
                    nothing = False
                    yield here.problem("is locked with a password; unpack it first")
                    continue
                try:
                    raw = unpacked(packed, member, MAX_FILE_BYTES)
                except Bomb as error:
                    nothing = False
                    yield here.problem(str(error))
                    continue
                for item in read_member(Stream(io.BytesIO(raw)), path.name, here, options, depth + 1):
                    nothing = False
                    yield item
            if nothing:
                yield origin.problem("the archive holds no file that is read; leave it out")
    except Bomb as error:
        yield origin.problem(str(error))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        yield origin.problem(f"the archive is damaged ({error}); fetch or pack it again")
