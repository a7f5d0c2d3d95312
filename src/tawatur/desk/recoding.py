"""Codes a desk's reports anew, when lexicons or code have changed: what comes out otherwise is written beside the old.

A batch is coded first, then stored, linked and committed as a whole, each as a run of its own; so an interrupted
recoding leaves whole batches, and the next one goes on behind the last that was written. The old codings stay,
withdrawn as "recoded". The events of each are matched with those of the new, so that what people decided follows them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Engine, func, insert, or_, select

from tawatur.desk.causes import changes_between, last_version
from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import read_decisions
from tawatur.desk.errors import DeskError, told
from tawatur.desk.history import new_run
from tawatur.desk.identity import Fate, content_digest, copy_key
from tawatur.desk.ledger import write_entry
from tawatur.desk.linking import add_links, update_incidents
from tawatur.desk.matching import match_events
from tawatur.desk.memory import Memory
from tawatur.desk.opening import writing
from tawatur.desk.packing import loads
from tawatur.desk.recoded import DecisionChange, EventChange, Recoded, event_changes
from tawatur.desk.rereading import Rereader
from tawatur.desk.schema import accounts, codings, log, recodings, reports, withdrawals
from tawatur.desk.storing import (
    Earlier,
    accounts_of_coding,
    packed_account,
    packed_coding,
    packed_sketch,
    posts_of,
    store,
    to_report,
    told_by,
    withdraw,
)
from tawatur.evidence import Store
from tawatur.incidents.decisions import AccountId
from tawatur.model import CodedReport, Event, Report

BATCH: Final = 50
Coder = Callable[[Report], CodedReport]


@dataclass(frozen=True, slots=True)
class _Kept:
    """One coding as the desk has it, of a report or of a post within one."""

    coding: int
    number: int
    report: Report
    added_at: str
    body: str
    sketch: bytes | None
    accounts: dict[str, str]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that it tells."""
        return loads(CodedReport, self.body).events


@dataclass(frozen=True, slots=True)
class _Anew:
    """A report with its posts as they were coded, and as they come out now."""

    old: tuple[_Kept, ...]
    new: CodedReport

    @property
    def is_same(self) -> bool:
        """Whether all that would be written stands there already."""
        nodes, accounts_ = _nodes(self.new), told_by(self.new)
        return len(nodes) == len(self.old) and all(
            coded.report == kept.report
            and packed_coding(coded) == kept.body
            and packed_sketch(accounts_.get(coded.report.id)) == kept.sketch
            and {a.event.id: packed_account(a) for a in accounts_.get(coded.report.id, ())} == kept.accounts
            for coded, kept in zip(nodes, self.old, strict=True)
        )


@dataclass(slots=True)
class _Tally:
    checked: int = 0
    recoded: list[str] = field(default_factory=list)
    reread: dict[str, bool] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    events: list[EventChange] = field(default_factory=list)
    decisions: list[DecisionChange] = field(default_factory=list)


class Recoding:
    """One call of ``Desk.recode``."""

    def __init__(
        self, engine: Engine, path: str, coder: Coder, version: str | None, memory: Memory, evidence: Store
    ) -> None:
        self._engine = engine
        self._path = path
        self._coder = coder
        self._version = version
        self._memory = memory
        self._rereader = Rereader(evidence)
        self._tally = _Tally()

    def recode(self, names: Collection[str], progress: Callable[[int, int], None] | None) -> Recoded:
        """Code reports anew, all where none is named; see ``Desk.recode``."""
        with told(self._path), self._engine.connect() as connection, connection.begin():
            before = last_version(connection)
            todo = _named(connection, names, self._path) if names else self._all(connection)
            current = 0 if names else _count_current(connection) - len(todo)
        for number, batch in enumerate(chunks(todo, BATCH)):
            self._batch(batch, whole=not names)
            if progress is not None:
                progress(min((number + 1) * BATCH, len(todo)), len(todo))
        with writing(self._engine, self._path) as connection:
            if todo and not names:
                self._write_entry(connection, None, todo[-1])
            after = last_version(connection)
            changed = changes_between(connection, before.number, after.number)
        tally = self._tally
        return Recoded(
            self._version,
            before.at,
            tally.checked,
            current,
            tuple(tally.recoded),
            tally.reread,
            tuple(tally.unread),
            tally.failed,
            tuple(tally.events),
            tuple(change for change in changed if change.cause == "recode"),
            tuple(tally.decisions),
        )

    def correct(self, name: str, by: str, write: Callable[[Connection, int], None]) -> None:
        """Bring one report in line with corrections that ``write`` writes down in the same transaction and run.

        The coder applies them already. Raises DeskError where there is no such report.
        """
        with told(self._path), self._engine.connect() as connection, connection.begin():
            old = _load(connection, _named(connection, [name], self._path)[0])
        anew = _Anew(old, self._coder(old[0].report))
        try:
            with writing(self._engine, self._path) as connection:
                run = new_run(connection, "correct")
                write(connection, run)
                self._bring(connection, run, [anew])
                write_entry(connection, "correct", {"run": run, "report": name}, by)
        except BaseException:
            self._memory.clear()
            raise

    def _all(self, connection: Connection) -> list[int]:
        """The codings to look at: of reports that count, by another coder, behind what was looked at before."""
        query = _current().where(codings.c.n > self._reached(connection))
        if self._version is not None:
            query = query.where(or_(codings.c.coder.is_(None), codings.c.coder != self._version))
        return list(connection.execute(query.order_by(codings.c.n)).scalars())

    def _reached(self, connection: Connection) -> int:
        """Up to which coding a recoding by this coder has come before."""
        if self._version is None:
            return 0
        found = 0
        for about in connection.execute(select(log.c.about).where(log.c.what == "recode")).scalars():
            entry = json.loads(about)
            if entry.get("coder") == self._version:
                found = max(found, entry.get("upto") or 0)
        return found

    def _write_entry(
        self, connection: Connection, run: int | None, upto: int | None, recoded: int = 0
    ) -> None:
        about = {"run": run, "coder": self._version, "upto": upto, "reports": recoded}
        write_entry(connection, "recode", about)

    def _batch(self, batch: Sequence[int], *, whole: bool) -> None:
        with told(self._path), self._engine.connect() as connection, connection.begin():
            kept = [_load(connection, coding) for coding in batch]
            read = [self._rereader.read(connection, old[0].report) for old in kept]
        done: list[_Anew] = []
        for old, (report, again) in zip(kept, read, strict=True):
            if again is not None:
                if again:
                    self._tally.reread[report.id] = report.text != old[0].report.text
                else:
                    self._tally.unread.append(report.id)
            try:
                # Coding takes long and needs no lock.
                done.append(_Anew(old, self._coder(report)))
            except Exception as error:
                # One report that a fault in the program cannot digest must not cost the others of a long batch.
                self._tally.failed[report.id] = f"{type(error).__name__}: {error}"
        self._tally.checked += len(done)
        try:
            with writing(self._engine, self._path) as connection, connection.begin_nested() as step:
                wrote = self._store(connection, done, batch[-1] if whole else None)
                if not wrote:
                    step.rollback()
        except BaseException:
            self._memory.clear()
            raise
        self._memory.trim()

    def _store(self, connection: Connection, done: Sequence[_Anew], upto: int | None) -> bool:
        """Store and link what came out otherwise, and bring the incidents of the others up to date."""
        run = new_run(connection, "recode")
        written, changed = self._bring(connection, run, done)
        if written or changed:
            self._write_entry(connection, run, upto, written)
        return bool(written or changed)

    def _bring(self, connection: Connection, run: int, done: Sequence[_Anew]) -> tuple[int, set[str]]:
        """Store and link what came out otherwise: how many reports that were, and the incidents that changed."""
        counting = set(
            connection.execute(_current().where(codings.c.n.in_([a.old[0].coding for a in done]))).scalars()
        )
        new: list[int] = []
        gone: set[int] = set()
        moved: dict[AccountId, AccountId | None] = {}
        written = 0
        decided = read_decisions(connection)
        for anew in done:
            root = anew.old[0]
            if root.coding not in counting:
                continue  # another process withdrew it in the meantime
            if anew.is_same:
                new += accounts_of_coding(connection, root.coding)
                continue
            report = anew.new.report
            rows = {kept.report: kept.number for kept in anew.old}
            fate = Fate(report.id, content_digest(report), copy_key(report))
            stored = store(connection, anew.new, fate, run, self._version, Earlier(rows, root.added_at))
            gone |= withdraw(connection, root.coding, stored.coding, "recoded")
            self._match(connection, run, anew, stored.coding, moved)
            for number, account in stored.accounts.items():
                add_links(connection, number, account, self._memory)
            new += stored.accounts
            written += 1
            self._tally.recoded.append(report.id)
        for decision in decided:
            for name in decision.accounts:
                if name in moved and moved[name] != name:
                    change = DecisionChange(decision.number, decision.kind, decision.by, name, moved[name])
                    self._tally.decisions.append(change)
        return written, update_incidents(connection, run, new, gone, self._memory)

    def _match(
        self,
        connection: Connection,
        run: int,
        anew: _Anew,
        coding: int,
        moved: dict[AccountId, AccountId | None],
    ) -> None:
        """Write down what became of the events of a report and its posts."""
        numbers = [coding, *posts_of(connection, coding)]
        nodes = list(zip(_nodes(anew.new), numbers, strict=True))
        for kept, now in _pairs(anew.old, nodes):
            old = kept.events if kept is not None else ()
            new, report = (now[0].events, now[0].report) if now is not None else ((), None)
            same_text = kept is not None and report is not None and kept.report.text == report.text
            matched = match_events(old, new, same_text)
            name = report.id if report is not None else kept.report.id if kept is not None else ""
            self._tally.events += event_changes(name, old, new, matched)
            if kept is None:
                continue
            connection.execute(
                insert(recodings).values(
                    run=run,
                    old=kept.coding,
                    new=now[1] if now is not None else None,
                    events=json.dumps({event.id: matched.get(event.id) for event in old}, sort_keys=True),
                )
            )
            for event in old:
                became = matched.get(event.id)
                moved[kept.report.id, event.id] = (name, became) if became is not None else None


def _current() -> Any:
    query = select(codings.c.n).outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
    return query.where(withdrawals.c.coding.is_(None), codings.c.parent.is_(None))


def _count_current(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(_current().subquery())).scalar() or 0


def _named(connection: Connection, names: Collection[str], path: str) -> list[int]:
    """The codings of reports by their ids or URLs; a post goes with the report around it. Raises DeskError."""
    found: set[int] = set()
    for name in names:
        query = select(codings.c.n, codings.c.parent).join(reports, reports.c.n == codings.c.report)
        query = query.outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        query = query.where(withdrawals.c.coding.is_(None))
        rows = connection.execute(query.where(reports.c.id == name)).all()
        rows = rows or connection.execute(query.where(reports.c.url == name)).all()
        if not rows:
            raise DeskError(f"The desk {path} has no report {name!r}; check the id.")
        for row in rows:
            found.add(_root(connection, row))
    return sorted(found)


def _root(connection: Connection, row: Any) -> int:
    while row.parent is not None:
        row = connection.execute(select(codings.c.n, codings.c.parent).where(codings.c.n == row.parent)).one()
    number: int = row.n
    return number


def _load(connection: Connection, coding: int) -> tuple[_Kept, ...]:
    """A coding and those of its posts, as ``_nodes`` orders them."""
    found = []
    for number in (coding, *posts_of(connection, coding)):
        joined = select(reports, codings.c.body, codings.c.sketch).join(
            reports, reports.c.n == codings.c.report
        )
        row = connection.execute(joined.where(codings.c.n == number)).one()
        events = select(accounts.c.event, accounts.c.body).where(accounts.c.coding == number)
        bodies = {row.event: row.body for row in connection.execute(events)}
        found.append(_Kept(number, row.n, to_report(row), row.added_at, row.body, row.sketch, bodies))
    return tuple(found)


def _nodes(coded: CodedReport) -> list[CodedReport]:
    """A coded report, then its posts and those within them, in their order."""
    return [coded, *(node for post in coded.embedded for node in _nodes(post))]


def _pairs(
    old: Sequence[_Kept], new: Sequence[tuple[CodedReport, int]]
) -> Iterator[tuple[_Kept | None, tuple[CodedReport, int] | None]]:
    """The old codings of a report and its posts with the new: posts by their text, else by their id."""
    yield old[0], new[0]
    rest = list(new[1:])
    unmatched = []
    for kept in old[1:]:
        same = next((node for node in rest if node[0].report.text == kept.report.text), None)
        if same is None:
            unmatched.append(kept)
        else:
            rest.remove(same)
            yield kept, same
    for kept in unmatched:
        same = next((node for node in rest if node[0].report.id == kept.report.id), None)
        if same is not None:
            rest.remove(same)
        yield kept, same
    for node in rest:
        yield None, node
