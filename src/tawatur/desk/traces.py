"""Finding what is left of a report: in kept bytes, packed ones too, and in the rows of a desk."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import ahocorasick
from sqlalchemy import Connection, String, Text, select

from tawatur.desk.schema import metadata
from tawatur.desk.unpacking import texts_in
from tawatur.model import Report
from tawatur.text.normalise import fold

_RUN: Final = 10
"""So many words in a row that a text shares with the report show that it holds some of it; all, of a shorter text."""
_SHORTEST_RUN: Final = 3
_SHORTEST_LINE: Final = 16
_WINDOW: Final = 20
"""So many characters from the beginning of a word: every run of ten words holds some."""
_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_ESCAPE: Final = re.compile(r'\\(?:u([0-9a-fA-F]{4})|[nrtbf"/\\])')


class Traces:
    """What tells that something is of some reports: runs of their words, their titles and addresses."""

    def __init__(self, reports: Iterable[Report]) -> None:
        known = tuple(reports)
        self._runs: dict[int, set[tuple[str, ...]]] = {}
        # What a text has to hold to be looked at more closely: folding takes long.
        self._signs = ahocorasick.Automaton()
        for told in (part for report in known for part in (report.text, report.title or "")):
            words = _words(told)
            length = min(_RUN, len(words))
            if length < _SHORTEST_RUN:
                continue
            self._runs.setdefault(length, set()).update(_runs(words, length))
            raw = _even(told)
            for found in _WORD.finditer(raw):
                window = raw[found.start() : found.start() + _WINDOW]
                if len(window) == _WINDOW or not found.start():
                    self._signs.add_word(window, window)
        self._signs.make_automaton()
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
        if not self._may_be_in(text):
            return False
        words = _words(text)
        return any(not runs.isdisjoint(_runs(words, length)) for length, runs in self._runs.items())

    def _may_be_in(self, text: str) -> bool:
        """Whether a text holds a stretch of the reports, letter by letter."""
        return len(self._signs) > 0 and next(self._signs.iter(_even(text)), None) is not None

    def in_file(self, path: Path) -> bool:
        """Whether kept bytes hold some of the reports, as far as they can be unpacked and are text."""
        with path.open("rb") as file:
            texts = texts_in(file, path.stat().st_size)
            return any(self.are_in(read) for text in texts for read in _readings(text))

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


def _readings(text: str) -> Iterator[str]:
    """A text as it is, as the markup that it may be, and as the JSON that it may be."""
    yield text
    if "<" in text or "&" in text:
        yield html.unescape(_TAG.sub(" ", html.unescape(text)))
    if "\\" in text:
        yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", text)


def _even(text: str) -> str:
    """A text in small letters with single spaces."""
    return " ".join(text.lower().split())


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(length)), strict=False)
