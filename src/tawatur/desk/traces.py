"""Finding what is left of a report: in kept bytes, packed ones too, and in the rows of a desk."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import ahocorasick
from sqlalchemy import Connection, String, Text, select

from tawatur.desk.schema import metadata
from tawatur.model import Report
from tawatur.text.normalise import fold

_RUN: Final = 10
"""So many words in a row that a text shares with the report show that it holds some of it; all, of a shorter text."""
_SHORTEST_RUN: Final = 3
_SHORTEST_LINE: Final = 16
_DEEPEST: Final = 4
_LARGEST: Final = 256 * 1024 * 1024
_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


class Traces:
    """What tells that something is of some reports: runs of their words, their titles and addresses."""

    def __init__(self, reports: Iterable[Report]) -> None:
        known = tuple(reports)
        self._runs: dict[int, set[tuple[str, ...]]] = {}
        for report in known:
            for words in (_words(report.text), _words(report.title or "")):
                if (length := min(_RUN, len(words))) >= _SHORTEST_RUN:
                    self._runs.setdefault(length, set()).update(_runs(words, length))
        self._addresses = {report.url for report in known if report.url}
        self._addresses |= {report.id for report in known if "://" in report.id}
        self._lines = {
            line
            for report in known
            for part in (report.text, report.title or "")
            for line in map(str.strip, part.splitlines())
            if len(line) >= _SHORTEST_LINE
        }
        self._automaton = ahocorasick.Automaton()
        for line in self._lines | self._addresses:
            for form in {line, json.dumps(line, ensure_ascii=False)[1:-1]}:
                self._automaton.add_word(form, form)
        self._automaton.make_automaton()

    def are_in(self, text: str) -> bool:
        """Whether a text holds some of the reports: an address, or ten of their words in a row."""
        if any(address in text for address in self._addresses):
            return True
        words = _words(text)
        return any(not runs.isdisjoint(_runs(words, length)) for length, runs in self._runs.items())

    def in_file(self, path: Path) -> bool:
        """Whether kept bytes hold some of the reports, as far as they can be unpacked and are text."""
        if path.stat().st_size > _LARGEST:
            return False
        return any(
            self.are_in(text) or self.are_in(html.unescape(_TAG.sub(" ", html.unescape(text))))
            for text in texts_in(path.read_bytes())
        )

    def holds(self, value: str) -> bool:
        """Whether a value of a row holds a line, a title or an address of the reports, as it is or in JSON."""
        if not len(self._automaton):
            return False
        return next(self._automaton.iter(value), None) is not None

    def in_rows(self, connection: Connection) -> list[str]:
        """Where rows of a desk hold a line, title or address of the reports: "table key", a report by its id."""
        found: dict[str, None] = {}
        for table in metadata.sorted_tables:
            columns = [c for c in table.columns if isinstance(c.type, String | Text)]
            key = table.c.id if table.name == "reports" else next(iter(table.primary_key))
            if not columns or table.name == "blanked":
                continue
            rows = connection.execution_options(yield_per=500).execute(select(key, *columns))
            for row in rows:
                if any(isinstance(value, str) and self.holds(value) for value in row[1:]):
                    found[f"{table.name} {row[0]}"] = None
        return list(found)


def texts_in(raw: bytes, depth: int = 0) -> Iterator[str]:
    """What bytes are as text, and what stands in them packed: gzip, ZIP, the bodies of WARC records."""
    if depth > _DEEPEST or len(raw) > _LARGEST:
        return
    if raw.startswith(b"\x1f\x8b"):
        try:
            yield from texts_in(gzip.decompress(raw), depth + 1)
        except (OSError, EOFError, zlib.error):
            pass
        else:
            return
    if raw.startswith(b"PK\x03\x04"):
        yield from _zipped(raw, depth)
        return
    if raw.startswith(b"WARC/"):
        yield from _archived(raw, depth)
    yield from _decoded(raw)


def _decoded(raw: bytes) -> Sequence[str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [raw.decode("utf-16", "replace")]
    try:
        return [raw.decode("utf-8")]
    except UnicodeDecodeError:
        return [raw.decode("utf-8", "replace"), raw.decode("cp1256", "replace")]


def _zipped(raw: bytes, depth: int) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for member in packed.infolist():
                if member.file_size <= _LARGEST:
                    yield from texts_in(packed.read(member), depth + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, NotImplementedError, zlib.error):
        return


def _archived(raw: bytes, depth: int) -> Iterator[str]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(io.BytesIO(raw)):
            yield str(record.rec_headers.get_header("WARC-Target-URI") or "")
            yield from texts_in(record.content_stream().read(_LARGEST), depth + 1)
    except (ArchiveLoadFailed, EOFError, ValueError, OSError):
        return


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(length)), strict=False)
