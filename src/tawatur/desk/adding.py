"""Adds reports to a desk in batches: each batch is coded first, then stored, linked and committed as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection, Engine

from tawatur.desk.chunks import chunks
from tawatur.desk.errors import told
from tawatur.desk.expunged import Tombstone, refused, stone_of
from tawatur.desk.history import new_run
from tawatur.desk.identity import Fate, Shelf, Shelved
from tawatur.desk.keeping import Keeper, refusal
from tawatur.desk.ledger import write_entry
from tawatur.desk.linking import add_links, update_incidents
from tawatur.desk.memory import Memory
from tawatur.desk.opening import writing
from tawatur.desk.outcome import Added, Failed
from tawatur.desk.storing import accounts_of_coding, store, withdraw
from tawatur.model import CodedReport, Report

BATCH: Final = 50
Coder = Callable[[Report], CodedReport]
Progress = Callable[[int], None]


@dataclass(slots=True)
class _Tally:
    """The outcome as it grows; what a batch brings counts once the batch is committed."""

    reports: int = 0
    duplicates: int = 0
    revised: int = 0
    events: int = 0
    stored: set[str] = field(default_factory=set)
    """The ids, as they were given, of what the last batch brought."""
    renamed: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    incidents: set[str] = field(default_factory=set)
    failed: list[Failed] = field(default_factory=list)


class Adding:
    """One call of ``Desk.add``."""

    def __init__(
        self,
        engine: Engine,
        path: str,
        coder: Coder,
        memory: Memory,
        keeper: Keeper | None = None,
        version: Callable[[], str | None] = lambda: None,
        *,
        force: bool = False,
    ) -> None:
        self._engine = engine
        self._path = path
        self._coder = coder
        self._memory = memory
        self._keeper = keeper
        self._version = version
        self._force = force
        self._refused: set[str] = set()
        self._run: int | None = None
        self._tally = _Tally()

    def add(self, reports: Iterable[Report], progress: Progress | None) -> Added:
        """Add all reports; see ``Desk.add``."""
        done = 0
        for batch in chunks(reports, BATCH):
            self._add_batch(batch)
            done += len(batch)
            if progress is not None:
                progress(done)
        self._note_rest()
        return self._added()

    def _note_rest(self) -> None:
        if self._keeper is not None and (self._keeper.waits or self._refused):
            with writing(self._engine, self._path) as connection:
                self._keeper.refuse(connection, self._refused)
                self._keeper.note(connection)
            self._keeper.noted()

    def add_with(
        self, batch: list[Report], also: Callable[[Connection], None]
    ) -> tuple[set[str], list[Failed]]:
        """Add a batch, and write what ``also`` writes in the same transaction; the ids of what was not there yet."""
        self._add_batch(batch, also)
        self._note_rest()
        return self._tally.stored, self._tally.failed

    def _added(self) -> Added:
        tally = self._tally
        return Added(
            tally.reports,
            tally.duplicates,
            tally.revised,
            tally.renamed,
            tally.skipped,
            tally.events,
            len(tally.incidents),
            tuple(tally.failed),
        )

    def _add_batch(self, batch: list[Report], also: Callable[[Connection], None] | None = None) -> None:
        with told(self._path), self._engine.connect() as connection, connection.begin():
            shelf = Shelf(connection, batch)
            expunged = {} if self._force else refused(connection)
        coded = {}
        for place, report in enumerate(batch):
            # Coding takes long and needs no lock; what turns out to be there already is not coded at all.
            if shelf.fate(report) is None:
                continue
            if (stone := stone_of(report, expunged)) is not None:
                self._refuse(report, stone)
            elif (found := self._code(report)) is not None:
                coded[place] = found
        self._tally.duplicates += sum(shelf.fate(report) is None for report in batch)
        if not coded and also is None:
            return
        try:
            with writing(self._engine, self._path) as connection:
                if self._keeper is not None:
                    self._keeper.note(connection, self._refused)
                changed = self._store(connection, [*coded.values()])
                if also is not None:
                    also(connection)
        except BaseException:
            self._memory.clear()
            raise
        if self._keeper is not None:
            self._keeper.noted(self._refused)
        self._memory.trim()
        changed(self._tally)

    def _refuse(self, report: Report, stone: Tombstone) -> None:
        """Leave out what was expunged; the bytes that it came in are not kept either."""
        self._tally.failed.append(Failed(report.id, refusal(stone.at, stone.by, stone.reason)))
        if report.evidence is not None and self._keeper is not None:
            self._refused.add(report.evidence)

    def _code(self, report: Report) -> CodedReport | None:
        try:
            _ = report.day
        except ValueError:
            reason = f"its publication date {report.published!r} is no ISO 8601 date such as 2023-11-17"
            self._tally.failed.append(Failed(report.id, reason))
            return None
        try:
            return self._coder(report)
        except Exception as error:
            # One report that a fault in the program cannot digest must not cost the others of a long batch.
            reason = f"it could not be coded ({type(error).__name__}: {error}); please report this"
            self._tally.failed.append(Failed(report.id, reason))
            return None

    def _store(self, connection: Connection, batch: list[CodedReport]) -> Callable[[_Tally], None]:
        """Store and link what a batch brings; returns what to add to the tally once it is committed."""
        shelf = Shelf(connection, [coded.report for coded in batch])
        brought = _Tally()
        new: list[int] = []
        gone: set[int] = set()
        run = self._run
        for coded in batch:
            given = coded.report
            fate = shelf.fate(given)
            if fate is None:
                brought.duplicates += 1
                continue
            if fate.id != given.id:
                coded = self._coder(replace(given, id=fate.id))
                brought.renamed[given.id] = fate.id
            run = run or new_run(connection)
            stored = store(connection, coded, fate, run, self._version())
            for coding, reason in fate.displaced:
                gone |= withdraw(connection, coding, stored.coding, reason)
                shelf.withdraw(coding)
            for number, account in stored.accounts.items():
                add_links(connection, number, account, self._memory)
            if fate.overtaken is None:
                new += stored.accounts
                shelf.put(_shelved(given, fate, stored.coding))
            else:
                withdraw(connection, stored.coding, fate.overtaken, "revised")
                new += accounts_of_coding(connection, fate.overtaken)
                shelf.put(_shelved(given, fate, None))
            brought.reports += 1
            brought.stored.add(given.id)
            brought.revised += fate.revises
            brought.events += len(stored.accounts)
            if coded.skipped is not None:
                brought.skipped[fate.id] = coded.skipped
        if run is not None:
            brought.incidents = update_incidents(connection, run, new, gone, self._memory)
            write_entry(connection, "add", {"run": run, "reports": brought.reports})
        return lambda tally: self._count(tally, brought, run)

    def _count(self, tally: _Tally, brought: _Tally, run: int | None) -> None:
        self._run = run
        tally.reports += brought.reports
        tally.stored = brought.stored
        tally.duplicates += brought.duplicates
        tally.revised += brought.revised
        tally.events += brought.events
        tally.renamed |= brought.renamed
        tally.skipped |= brought.skipped
        tally.incidents |= brought.incidents


def _shelved(report: Report, fate: Fate, coding: int | None) -> Shelved:
    return Shelved(
        fate.id, fate.content, fate.copy_key, report.published, report.publisher, report.text, coding
    )
