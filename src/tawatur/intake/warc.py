"""Web archives: WARC files, and WACZ packages of them; every archived page or document is a report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit

from tawatur.intake.limits import MAX_FILE_BYTES, MEGABYTE
from tawatur.intake.lines import Stream
from tawatur.intake.packed import Bomb, ReadMember, check_members
from tawatur.intake.problem import Problem
from tawatur.intake.published import parse_published
from tawatur.intake.records import Capture, Origin, ReadOptions
from tawatur.model import Report

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


def read_warc(
    stream: Stream, origin: Origin, options: ReadOptions, depth: int, read_member: ReadMember
) -> Iterator[Report | Problem]:
    """Read a WARC file (ISO 28500), packed or not; yields a report for each page or document that was got whole.

    The address is the record's own, the id too; the moment of capture is no day of publication and is not taken for it.
    """
    file = stream.seekable()
    if file is None:
        yield origin.problem("a web archive cannot be read from a stream; give it as a file")
        return
    yield from _records(file, origin, options, depth, read_member)


def read_wacz(
    stream: Stream, origin: Origin, options: ReadOptions, depth: int, read_member: ReadMember
) -> Iterator[Report | Problem]:
    """Read a WACZ package: the WARC files in its folder "archive"."""
    file = stream.seekable()
    if file is None:
        yield origin.problem("a web archive cannot be read from a stream; give it as a file")
        return
    try:
        with zipfile.ZipFile(file) as packed:
            check_members(packed)
            found = sorted(
                m.filename for m in packed.infolist() if m.filename.startswith("archive/") and not m.is_dir()
            )
            for name in found:
                with packed.open(name) as member:
                    here = Origin(f"{origin.source}: {name}", PurePosixPath(name).stem)
                    yield from _records(member, here, options, depth, read_member)
            if not found:
                yield origin.problem('the package holds no folder "archive"; save it again as WACZ')
    except Bomb as error:
        yield origin.problem(str(error))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        yield origin.problem(f"the package is damaged ({error}); fetch or save it again")


def _records(
    file: IO[bytes], origin: Origin, options: ReadOptions, depth: int, read_member: ReadMember
) -> Iterator[Report | Problem]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    nothing = True
    try:
        for record in ArchiveIterator(file):
            if record.rec_type not in ("response", "resource"):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            ending = _ENDINGS.get(_kind(record))
            if ending is None or (record.http_headers and record.http_headers.get_statuscode() != "200"):
                continue
            here = Origin(f"{origin.source}: {address}", address, capture=_capture(record, address))
            raw = record.content_stream().read(MAX_FILE_BYTES + 1)
            if len(raw) > MAX_FILE_BYTES:
                yield here.problem(f"is over {MAX_FILE_BYTES // MEGABYTE} MB long and was left out")
                continue
            name = PurePosixPath(urlsplit(address).path or "/").name or "index"
            for item in read_member(Stream(io.BytesIO(raw)), f"{name}{ending}", here, options, depth + 1):
                nothing = False
                yield replace(item, url=item.url or address) if isinstance(item, Report) else item
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        yield origin.problem(
            f"the web archive is damaged ({str(error).strip() or type(error).__name__}); fetch it again"
        )
        return
    if nothing:
        yield origin.problem("the web archive holds no page or document; leave it out")


def _capture(record: Any, address: str) -> Capture:
    at = parse_published(record.rec_headers.get_header("WARC-Date") or "")
    modified = record.http_headers.get_header("Last-Modified") if record.http_headers else None
    return Capture(address, at if at and datetime.fromisoformat(at).tzinfo else None, modified)


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    value = headers.get_header("Content-Type") or ""
    return str(value).partition(";")[0].strip().lower()
