"""Desks of any size for the bench of growth: the first weeks of the stream, told again and again.

The reports of the first weeks are coded and added as any others. Their rows are then written again for as many spans of
three weeks before them as it takes, with other ids and days: what adding those reports, span by span, gives as well,
but for the numbers of versions and the moments of storing (tests/bench/test_generated.py). Only the log is left out:
its one entry names the last row of each table, and seals none. Desks are kept under build/, by a digest of what they
are made from.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from bench import world
from tawatur.desk import Desk, schema
from tawatur.desk.adding import Coder
from tawatur.desk.identity import content_digest, copy_key
from tawatur.desk.ledger import sealed_tables
from tawatur.desk.linking import key_number
from tawatur.desk.opening import open_engine, writing
from tawatur.desk.packing import loads
from tawatur.incidents import Account, account_keys
from tawatur.incidents.titles import MONTHS_AR, MONTHS_EN
from tawatur.model import Report
from tawatur.text.stems import stems

BUILD: Final = Path(__file__).resolve().parents[1] / "build" / "growth"
NAME: Final = "r0000"
SPAN: Final = timedelta(days=21)
"""The reports of a span tell of sixteen days: no happening of one span is near one of another."""
REPORTS: Final = 5000
LATE: Final = 50
"""One report in so many comes late: it is not in a base desk, though others that tell of the same are."""
_TABLES = {
    "runs": {"n": "runs"},
    "reports": {"n": "reports", "run": "runs"},
    "codings": {"n": "codings", "report": "reports", "parent": "codings"},
    "accounts": {"n": "accounts", "coding": "codings"},
    "links": {"a": "accounts", "b": "accounts"},
    "incident_versions": {"n": "incident_versions", "run": "runs"},
    "placements": {"account": "accounts", "version": "incident_versions"},
    "points": {"version": "incident_versions"},
    "marks": {"version": "incident_versions"},
}
"""The tables of a desk to which nobody but reports adds rows: the columns that number rows, and of which table."""
_REPORTS_FROM = (Path(world.__file__), world.SENTENCES)
_ROWS_FROM = (Path(__file__), world.GAZETTEER, Path(schema.__file__))


def digest() -> str:
    """The SHA-256 of what the reports are made from."""
    return _digest(*_REPORTS_FROM)


def digest_with(*files: Path) -> str:
    """The SHA-256 of what a generated desk is made from, and of some more files."""
    return _digest(*_REPORTS_FROM, *_ROWS_FROM, *files)


def _digest(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def desk_of(events: int, folder: Path = BUILD, coder: Coder | None = None, reports: int = REPORTS) -> Path:
    """The path of a desk of about so many events (accounts), which is made where it is not there yet."""
    folder = folder / f"{digest_with()[:12]}-{reports}"
    path, base = folder / f"{events}.db", folder / "base.db"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    if not base.exists():
        making = folder / "base.making"
        making.unlink(missing_ok=True)
        with Desk(making, coder=coder) as desk:
            desk.add(first_reports(reports))
        making.rename(base)
    making = folder / f"{events}.making"
    making.unlink(missing_ok=True)
    repeat(base, making, lambda accounts: max(1, round(events / accounts)))
    making.rename(path)
    return path


def first_reports(reports: int = REPORTS) -> Iterator[Report]:
    """The reports of a base desk: of the first so many of the stream all but those that come late."""
    return (report for n, report in enumerate(islice(world.stream(NAME), reports)) if n % LATE)


def late_reports(reports: int = REPORTS) -> Iterator[Report]:
    """The reports that are missing in a base desk."""
    return islice(world.stream(NAME), 0, reports, LATE)


def shifted(report: Report, spans: int) -> Report:
    """A report of the stream as it is told so many spans earlier."""
    days = _Days(spans)
    return replace(
        report,
        id=days.tell(report.id),
        url=days.tell(report.url or ""),
        published=days.tell(report.published or ""),
    )


def repeat(
    base: Path,
    path: Path,
    times: Callable[[int], int],
    left_out: frozenset[str] = frozenset(),
    history: int = 1,
) -> None:
    """Write a desk of the base's reports, the oldest first, as often as ``times`` says of its number of accounts.

    Without the tables that are ``left_out``, and with earlier versions of incidents in one span of ``history`` only.
    """
    with Desk(path) as desk:
        desk.add([])
    source, target = sqlite3.connect(base), sqlite3.connect(path)
    source.row_factory = sqlite3.Row
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -1500000", "foreign_keys = OFF"):
        target.execute(f"PRAGMA {pragma}")
    try:
        spans = _Spans(source)
        number = times(spans.accounts)
        for back in reversed(range(number)):
            target.execute("BEGIN")
            for table, rows in spans.rows(back, newest_only=back % history != 0):
                if table in left_out:
                    continue
                marks = ", ".join("?" * len(spans.columns[table]))
                target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            target.execute("COMMIT")
    finally:
        source.close()
        target.close()
    _log(path, number)


class _Spans:
    """The rows of a base desk, and what they are in an earlier span."""

    def __init__(self, base: sqlite3.Connection) -> None:
        def read(table: str, order: str = "1, 2") -> list[tuple[Any, ...]]:
            found = base.execute(f"SELECT * FROM {table} ORDER BY {order}")
            self.columns[table] = [column[0] for column in found.description]
            return [tuple(row) for row in found]

        self.columns: dict[str, list[str]] = {}
        self._tables = {table: read(table) for table in _TABLES}
        read("block_keys")
        self.columns["report_words (rowid, words)"] = ["rowid", "words"]
        at = self.columns["reports"].index
        self._words = [
            (row[at("n")], " ".join(stems(f"{row[at('title')] or ''}\n{row[at('text')]}")))
            for row in self._tables["reports"]
        ]
        self.accounts = len(self._tables["accounts"])
        self._count = {t: max(row[0] for row in self._tables[t]) for t in ("runs", "reports", "codings")}
        self._count |= {t: max(row[0] for row in self._tables[t]) for t in ("accounts", "incident_versions")}
        self._incidents = self._first_accounts()
        at = self.columns["incident_versions"].index
        newest = {row[at("incident")]: row[at("n")] for row in self._tables["incident_versions"]}
        self._newest = frozenset(newest.values())
        self._cut = {table: self._cut_rows(table) for table in self._tables}
        self._keys = self._split_keys()
        self._spans = 0

    def rows(self, back: int, newest_only: bool = False) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
        """The rows of each table for a span so many spans back; numbers go on from the span written before.

        With ``newest_only`` no version of an incident but the newest.
        """
        days = _Days(back)
        for incident, first in self._incidents.items():
            days.words[incident] = _incident_id(*map(days.tell, first))
        shift = {table: self._spans * count for table, count in self._count.items()}
        for table, cut in self._cut.items():
            columns = self.columns[table]
            if newest_only and (at := self._version_at(table)) is not None:
                cut = [row for row in cut if row[at] in self._newest]
            moved = [shift.get(_TABLES[table].get(column, ""), 0) for column in columns]
            rows = (tuple(_told(v, days, by) for v, by in zip(row, moved, strict=True)) for row in cut)
            yield table, (self._report(row) for row in rows) if table == "reports" else rows
        moved_by = shift["accounts"]
        keys = [
            (key_number(f"{head}/{days.day(when)}/{where}"), account + moved_by)
            for head, when, where, account in self._keys
        ]
        yield "block_keys", iter(sorted(keys))
        words = ((number + shift["reports"], told) for number, told in self._words)
        yield "report_words (rowid, words)", words
        self._spans += 1

    def _version_at(self, table: str) -> int | None:
        """Which column of a table numbers versions of incidents, if any does."""
        found = (
            n for n, name in enumerate(self.columns[table]) if _TABLES[table].get(name) == "incident_versions"
        )
        return next(found, None)

    def _report(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """A report's row with the digests of what it says now."""
        given = dict(zip(self.columns["reports"], row, strict=True))
        fields = ("id", "text", "title", "published", "publisher", "url", "lang", "author", "parent")
        report = Report(**{name: given[name] for name in fields})
        given |= {"content": content_digest(report), "copy_key": copy_key(report)}
        return tuple(given.values())

    def _first_accounts(self) -> dict[str, tuple[str, str]]:
        """The first account of each incident: its id is made from it."""
        at = self.columns["incident_versions"].index
        found: dict[str, tuple[str, str]] = {}
        for row in self._tables["incident_versions"]:
            if row[at("body")] is not None:
                found[row[at("incident")]] = tuple(json.loads(row[at("body")])["events"][0])
        return found

    def _cut_rows(self, table: str) -> list[tuple[Any, ...]]:
        """The rows with their texts cut where a day, an id or an incident stands."""
        kept = (
            {"text", "tawatur", "at", "added_at", "sha256", "title", "publisher"}
            if table == "reports"
            else {"at"}
        )
        plain = [column in kept for column in self.columns[table]]
        return [
            tuple(value if leave else _cut(value) for value, leave in zip(row, plain, strict=True))
            for row in self._tables[table]
        ]

    def _split_keys(self) -> list[tuple[str, str, str, int]]:
        at = self.columns["accounts"].index
        found = []
        for row in self._tables["accounts"]:
            for key in account_keys(loads(Account, row[at("body")])):
                head, when, where = key.split("/", 2)
                found.append((head, when, where, row[at("n")]))
        return found


def _months(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, names))


_WORDS: Final = re.compile(
    rf"(\d{{4}}-\d\d-\d\d|{NAME}-|\bi[0-9a-f]{{10}}\b"
    rf"|, \d+ (?:{_months(MONTHS_EN)}) \d{{4}}|، \d+ (?:{_months(MONTHS_AR)}) \d{{4}})"
)
"""What differs from span to span: days, ids of reports and of incidents, the days of titles."""


def _cut(value: Any) -> Any:
    parts = _WORDS.split(value) if isinstance(value, str) else []
    return parts if len(parts) > 1 else value


def _told(value: Any, days: _Days, moved: int) -> Any:
    if isinstance(value, list):
        parts = list(value)
        parts[1::2] = map(days.word, parts[1::2])
        return "".join(parts)
    return value + moved if moved and value is not None else value


def _incident_id(report: str, event: str) -> str:
    return "i" + hashlib.sha256(f"{report}\x1f{event}".encode()).hexdigest()[:10]


class _Days:
    """Words of a span as they are so many spans earlier."""

    def __init__(self, spans: int) -> None:
        self._back = SPAN * spans
        self.words = {f"{NAME}-": f"r{spans:04d}-"}

    def tell(self, text: str) -> str:
        """A text with its days and ids."""
        parts = _WORDS.split(text)
        parts[1::2] = map(self.word, parts[1::2])
        return "".join(parts)

    def day(self, day: str) -> str:
        """An ISO day; what is none stays."""
        return (date.fromisoformat(day) - self._back).isoformat() if len(day) == 10 else day

    def word(self, word: str) -> str:
        """One of the words that the texts are cut at."""
        if word not in self.words:
            self.words[word] = self._word(word)
        return self.words[word]

    def _word(self, word: str) -> str:
        if word[0].isdigit():
            return self.day(word)
        if word[0] == "i":
            return word
        months = MONTHS_EN if word[0] == "," else MONTHS_AR
        day, *month, year = word[2:].split(" ")
        then = date(int(year), months.index(" ".join(month)) + 1, int(day)) - self._back
        return f"{word[:2]}{then.day} {months[then.month - 1]} {then.year}"


def _log(path: Path, spans: int) -> None:
    """An entry that names the last row of every table, as the next one begins there; it seals none of them."""
    engine = open_engine(str(path))
    with writing(engine, str(path)) as connection:
        rows = {}
        for sealed in sealed_tables():
            last = connection.exec_driver_sql(
                f'SELECT max("{sealed.grows}") FROM {sealed.table.name}'
            ).scalar()
            rows[sealed.table.name] = [last or 0, 0, ""]
        about = json.dumps({"spans": spans, "rows": rows}, sort_keys=True)
        connection.exec_driver_sql(
            "INSERT INTO log VALUES (1, '2024-12-31T00:00:00+00:00', 'bench', 'generated', ?, ?, '')",
            (about, "0" * 64),
        )
    engine.dispose()
