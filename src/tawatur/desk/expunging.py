"""Takes a report out of a desk for good: for legal reasons, or for somebody's safety.

In one transaction the rows are blanked (blanking.py), the incidents are made anew without the report, in every earlier
version too, and the log says so and names the kept bytes; then these go, and last the desk's file is swept of what its
rows no longer hold. A run that is broken off in between is finished by the next.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, Engine, func, insert, or_, select
from sqlalchemy.exc import DBAPIError

import tawatur
from tawatur.desk.blanking import Blanker, lifted
from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.correcting import blank
from tawatur.desk.doomed import GONE, Doomed, ReportsIn, find_doomed, kept_files
from tawatur.desk.errors import DeskError, told
from tawatur.desk.expunged import (
    Expunged,
    KeptFile,
    ToExpunge,
    Tombstone,
    hidden_key,
    id_digest,
    tombstone_of,
)
from tawatur.desk.history import columns_of, new_run
from tawatur.desk.ledger import write_entry
from tawatur.desk.linking import update_incidents
from tawatur.desk.marks import index_version
from tawatur.desk.memory import Memory
from tawatur.desk.opening import writing
from tawatur.desk.packing import dumps, loads
from tawatur.desk.schema import (
    accesses,
    accounts,
    block_keys,
    codings,
    corrections,
    decisions,
    incident_versions,
    links,
    log,
    marks,
    placements,
    points,
    reports,
    restrictions,
    seen_items,
    steps,
    taken,
    tombstones,
    trial_codings,
    trials,
    visits,
    withdrawals,
)
from tawatur.desk.storing import load_accounts
from tawatur.desk.traces import Traces
from tawatur.desk.words import forget_words
from tawatur.evidence import Store
from tawatur.incidents import Account, build_incident
from tawatur.model import CodedReport, Incident, Report

PATIENCE_SECONDS: Final = 10.0
"""How long the sweep waits for other programs that read the desk."""
_BLANKED: Final = (
    accesses,
    accounts,
    codings,
    corrections,
    decisions,
    incident_versions,
    links,
    log,
    reports,
    restrictions,
    seen_items,
    steps,
    taken,
    trial_codings,
    trials,
    visits,
)
_INDEXES: Final = (block_keys, placements)
_FOUND_BY: Final = (marks, points)


class Expunging:
    """One call of ``Desk.expunge``, or of ``Desk.to_expunge``."""

    def __init__(
        self, engine: Engine, path: str, memory: Memory, evidence: Store, reports_in: ReportsIn
    ) -> None:
        self._engine = engine
        self._path = path
        self._memory = memory
        self._evidence = evidence
        self._reports_in = reports_in

    def plan(self, name: str) -> ToExpunge | Tombstone:
        """What goes with a report; its tombstone where it is gone already. Raises DeskError where there is none."""
        with told(self._path), self._engine.connect() as connection, connection.begin():
            doomed = find_doomed(connection, name)
            if doomed is None:
                return self._tombstone(connection, name)
            files = kept_files(connection, doomed, self._evidence, self._reports_in)
            in_incidents = select(func.count(incident_versions.c.incident.distinct())).join(
                placements, placements.c.version == incident_versions.c.n
            )
            root = next(report for report in doomed.rows.values() if report.parent is None)
            return ToExpunge(
                tuple(doomed.roots),
                len(doomed.names) - len(doomed.roots),
                len(doomed.rows),
                len(doomed.accounts),
                connection.execute(in_incidents.where(placements.c.account.in_(doomed.accounts))).scalar()
                or 0,
                tuple(files),
                root.publisher,
                root.published,
            )

    def expunge(self, name: str, by: str, reason: str) -> Expunged:
        """Take a report out; see ``Desk.expunge``."""
        if not by.strip() or not reason.strip():
            raise DeskError("Expunging needs the name of who does it, and a reason.")
        with told(self._path), self._engine.connect() as connection, connection.begin():
            doomed = find_doomed(connection, name)
            if doomed is None:
                stone = self._tombstone(connection, name)
                left = self._digests_of(connection, stone)
            else:
                files = kept_files(connection, doomed, self._evidence, self._reports_in)
        if doomed is None:
            # What a run that was broken off had still to do.
            done = sum(self._evidence.expunge(d, at=stone.at, by=stone.by, reason=stone.reason) for d in left)
            return Expunged(stone, 0, done, (), (), self._sweep())
        at = now()
        try:
            with writing(self._engine, self._path) as connection:
                # Again, since another process may have added a text of it in the meantime, or taken it out.
                doomed = find_doomed(connection, name)
                if doomed is None:
                    raise DeskError(f"The report {name} was expunged by another program in the meantime.")
                known = {kept.sha256 for kept in files}
                files += [KeptFile(digest) for digest in sorted(doomed.evidence - known)]
                doomed.files = files
                stone, rows, changed = self._take_out(connection, doomed, by.strip(), reason.strip(), at)
        finally:
            self._memory.clear()
        traces = Traces(doomed.rows.values())
        for kept in files:
            self._evidence.expunge(kept.sha256, at=at, by=stone.by, reason=stone.reason)
        for path in self._evidence.leftovers():
            if traces.in_file(path):
                path.unlink(missing_ok=True)
        with told(self._path), self._engine.connect() as connection, connection.begin():
            remains = traces.in_rows(connection)
        return Expunged(stone, rows, len(files), tuple(sorted(changed)), tuple(remains), self._sweep())

    def _tombstone(self, connection: Connection, name: str) -> Tombstone:
        found = tombstone_of(connection, name)
        if found is None:
            raise DeskError(f"The desk {self._path} has no report {name!r}; check the id.")
        return found

    @staticmethod
    def _digests_of(connection: Connection, stone: Tombstone) -> list[str]:
        for about in connection.execute(select(log.c.about).where(log.c.what == "expunge")).scalars():
            entry = json.loads(about)
            if stone.name in entry.get("reports", ()):
                return [str(digest) for digest in entry.get("bytes", ())]
        return []

    def _take_out(
        self, connection: Connection, doomed: Doomed, by: str, reason: str, at: str
    ) -> tuple[Tombstone, int, set[str]]:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        if connection.execute(select(log.c.number).limit(1)).first() is None:
            write_entry(connection, "seal", {})  # a desk of before the log is sealed as it was
        run = new_run(connection, "expunge")
        keys = []
        for id_, name in doomed.roots.items():
            row = insert(tombstones).values(
                name=name, id_sha256=id_digest(id_), by=by, reason=reason, at=at, run=run
            )
            key = connection.execute(row).inserted_primary_key
            keys.append(int(key[0]) if key is not None else 0)
        versions = self._versions(connection, doomed)
        self._withdraw(connection, doomed, at)
        changed = update_incidents(connection, run, (), self._counting(connection, doomed), self._memory)
        blanker = Blanker(connection, keys[0])
        with lifted(connection, *_BLANKED, *_INDEXES, *_FOUND_BY):
            for version in versions:
                anew = self._without(connection, version, doomed)
                empty = dict.fromkeys(columns_of(loads(Incident, version.body), ""), None)
                ended = {**empty, "incident": version.incident, "superseded_by": "[]"}
                blanker.blank(incident_versions, version, columns_of(anew, dumps(anew)) if anew else ended)
                for index in _FOUND_BY:
                    blanker.remove(index, index.c.version == version.n)
                if anew is not None:
                    index_version(connection, version.n, anew)
            forget_words(connection, doomed.rows)
            self._blank_report(blanker, doomed)
            self._blank_traces(blanker, doomed)
            for table in _INDEXES:
                for part in chunks(doomed.accounts):
                    blanker.remove(table, table.c.account.in_(part))
        names = [*doomed.roots.values()]
        about = {"run": run, "reports": names, "reason": reason, "bytes": [f.sha256 for f in doomed.files]}
        write_entry(connection, "expunge", about, by)
        return Tombstone(names[0], by, reason, at), blanker.rows, changed

    def _counting(self, connection: Connection, doomed: Doomed) -> list[int]:
        """The accounts of the report that counted until now."""
        query = select(accounts.c.n).where(accounts.c.coding.in_(doomed.current))
        return list(connection.execute(query).scalars())

    @staticmethod
    def _withdraw(connection: Connection, doomed: Doomed, at: str) -> None:
        """Let the report count no more: an empty coding withdraws what counts, and itself."""
        row = insert(codings).values(
            report=min(doomed.rows), tawatur=tawatur.__version__, body=_EMPTY_CODING, at=at
        )
        key = connection.execute(row).inserted_primary_key
        by = int(key[0]) if key is not None else 0
        connection.execute(
            insert(withdrawals),
            [{"coding": n, "by": by, "reason": "expunged", "at": at} for n in (*doomed.current, by)],
        )

    @staticmethod
    def _versions(connection: Connection, doomed: Doomed) -> list[Any]:
        """The versions of incidents that name the report."""
        version = incident_versions
        ids: set[str] = set()
        for part in chunks(doomed.accounts):
            query = select(version.c.incident).join(placements, placements.c.version == version.c.n)
            ids.update(connection.execute(query.where(placements.c.account.in_(part))).scalars())
        named = [json.dumps(id_, ensure_ascii=False) for id_ in doomed.names]
        found = []
        for ids_part in chunks(sorted(ids)):
            query = select(version).where(version.c.incident.in_(ids_part), version.c.body.is_not(None))
            rows = connection.execute(query.order_by(version.c.n)).all()
            found += [row for row in rows if any(name in row.body for name in named)]
        return found

    @staticmethod
    def _without(connection: Connection, version: Any, doomed: Doomed) -> Incident | None:
        """An earlier version of an incident as the other accounts that it had make it; None where there were none."""
        incident = loads(Incident, version.body)
        rest = [event for event in incident.events if event[0] not in doomed.names]
        members = _accounts_then(connection, rest, version.at)
        return replace(build_incident(members), id=version.incident) if members else None

    @staticmethod
    def _blank_report(blanker: Blanker, doomed: Doomed) -> None:
        connection = blanker.connection
        for part in chunks(doomed.rows):
            for row in connection.execute(select(reports).where(reports.c.n.in_(part))).all():
                empty = dict.fromkeys(
                    ("copy_key", "title", "publisher", "published", "url", "lang", "author")
                )
                name = {"id": doomed.names[row.id], "parent": doomed.names.get(row.parent)}
                blanker.blank(reports, row, {**empty, **name, "text": ""})
        for part in chunks(doomed.codings):
            for row in connection.execute(select(codings).where(codings.c.n.in_(part))).all():
                blanker.blank(codings, row, {"body": _EMPTY_CODING, "sketch": None})
        for part in chunks(doomed.accounts):
            for row in connection.execute(select(accounts).where(accounts.c.n.in_(part))).all():
                blanker.blank(accounts, row, {"body": "{}"})
            linked = or_(links.c.a.in_(part), links.c.b.in_(part))
            for row in connection.execute(select(links).where(linked)).all():
                blanker.blank(links, row, {"features": "[]"})

    @staticmethod
    def _blank_traces(blanker: Blanker, doomed: Doomed) -> None:
        """Blank what else names the report: kept files, items of feeds, decisions, entries of the log."""
        connection = blanker.connection
        traces = Traces(doomed.rows.values())
        known = {*doomed.names, *(report.url for report in doomed.rows.values() if report.url)}
        name = next(iter(doomed.roots.values()))
        for kept in doomed.files:
            for row in connection.execute(select(taken).where(taken.c.sha256 == kept.sha256)).all():
                if not kept.others or traces.holds(row.name):
                    blanker.blank(taken, row, {"name": f"{name} {row.n}", "url": None})
        for row in connection.execute(select(seen_items)).all():
            if row.key in known or row.url in known:
                rest = dict.fromkeys(("url", "problem", "told", "text", "published"))
                blanker.blank(seen_items, row, {"key": hidden_key(row.key), **rest})
        for row in connection.execute(select(visits).where(visits.c.problem.is_not(None))).all():
            if traces.holds(row.problem):
                blanker.blank(visits, row, {"problem": GONE})
        for row in connection.execute(select(decisions)).all():
            groups = {
                side: json.dumps([[doomed.names.get(id_, id_), event] for id_, event in json.loads(words)])
                for side, words in (("ours", row.ours), ("theirs", row.theirs))
            }
            blanker.blank(decisions, row, {**groups, "why": GONE if traces.holds(row.why) else row.why})
        for row in connection.execute(select(steps)).all():
            groups = {
                side: json.dumps([[doomed.names.get(id_, id_), event] for id_, event in json.loads(words)])
                for side, words in (("ours", row.ours), ("theirs", row.theirs))
            }
            spoke = json.loads(row.ours) + json.loads(row.theirs)
            gone = any(id_ in doomed.names for id_, _ in spoke) or traces.holds(row.why)
            blanker.blank(steps, row, {**groups, "why": GONE if row.why and gone else row.why})
        for row in connection.execute(select(trials)).all():
            named = json.dumps([doomed.names.get(id_, id_) for id_ in json.loads(row.reports)])
            blanker.blank(trials, row, {"reports": named})
        for row in connection.execute(select(trial_codings)).all():
            if row.report in doomed.names:
                blanker.blank(trial_codings, row, {"report": doomed.names[row.report], "events": "[]"})
        for row in connection.execute(select(corrections)).all():
            if row.report in doomed.names:
                blanker.blank(corrections, row, {"report": doomed.names[row.report], **blank(row.field)})
        for row in connection.execute(select(restrictions)).all():
            if row.value in doomed.names or traces.holds(row.why):
                value = doomed.names.get(row.value, row.value)
                blanker.blank(restrictions, row, {"value": value, "why": GONE})
        for row in connection.execute(select(accesses)).all():
            if json.loads(row.about).get("of") in known or traces.holds(row.about):
                blanker.blank(accesses, row, {"about": json.dumps({GONE: name})})
        for row in connection.execute(select(log)).all():
            about = json.loads(row.about)
            if about.get("key") in known or traces.holds(row.about):
                rest = {"rows": about["rows"]} if "rows" in about else {}
                blanker.blank(log, row, {"about": json.dumps({**rest, GONE: name}, sort_keys=True)})

    def _sweep(self) -> bool:
        """Write the desk's file anew, without what its rows no longer hold; whether nobody else was in the way."""
        if self._engine.dialect.name == "postgresql":
            return self._vacuum()
        with told(self._path):
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute(f"PRAGMA busy_timeout = {int(PATIENCE_SECONDS * 1000)}")
                cursor.execute("PRAGMA secure_delete = ON")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.execute("VACUUM")
                busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not busy
            except sqlite3.OperationalError as error:
                if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                    raise
                return False
            finally:
                connection.invalidate()

    def _vacuum(self) -> bool:
        """The same on a server: its tables are written anew, while nobody uses them."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(
                "ROLLBACK"
            )  # of what the pool asked, to see whether the server is there
            connection.exec_driver_sql(f"SET lock_timeout = {int(PATIENCE_SECONDS * 1000)}")
            try:
                for table in (*(t.name for t in _BLANKED), "report_words", "evidence_parts"):
                    connection.exec_driver_sql(f"VACUUM FULL {table}")
            except DBAPIError:
                return False
            finally:
                connection.exec_driver_sql("RESET lock_timeout")
        return True


_EMPTY_CODING: Final = dumps(CodedReport(Report("", "")))


def _accounts_then(connection: Connection, events: Iterable[tuple[str, str]], at: str) -> list[Account]:
    """The accounts that some events had at a moment."""
    wanted = set(events)
    newest: dict[tuple[str, str], int] = {}
    for part in chunks(sorted({report for report, _ in wanted})):
        query = (
            select(reports.c.id, accounts.c.event, accounts.c.n)
            .join(codings, codings.c.report == reports.c.n)
            .join(accounts, accounts.c.coding == codings.c.n)
            .where(reports.c.id.in_(part), codings.c.at <= at)
            .order_by(codings.c.n)
        )
        newest |= {(row.id, row.event): row.n for row in connection.execute(query)}
    numbers = [number for event, number in newest.items() if event in wanted]
    found: list[Account] = []
    for some in chunks(numbers):
        found += load_accounts(connection, accounts.c.n.in_(some)).values()
    return found
