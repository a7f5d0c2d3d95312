"""What goes when a report is expunged: all its texts and posts, whatever their names, and kept files that hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from tawatur.desk.chunks import chunks
from tawatur.desk.errors import DeskError
from tawatur.desk.expunged import KeptFile, id_digest
from tawatur.desk.schema import accounts, codings, reports, taken, tombstones, withdrawals
from tawatur.desk.storing import posts_of, to_report
from tawatur.desk.traces import Traces
from tawatur.evidence import Store
from tawatur.model import Report

ReportsIn = Callable[[Path, str, str], Iterable[Report]]
"""From where bytes lie, their name and the reader's options to the reports in them."""
GONE: Final = "expunged"
# Formats whose words do not stand in their bytes, so that only their readers find them.
_BINARY: Final = (".pdf", ".eml", ".mbox", ".docx", ".xlsx", ".zip", ".wacz")


@dataclass(slots=True)
class Doomed:
    """What goes: rows by their numbers, ids with the names that take their places, the reports as they were.

    ``roots`` are the ids that are not of posts; ``current`` the codings that counted until now.
    """

    roots: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[int, Report] = field(default_factory=dict)
    codings: list[int] = field(default_factory=list)
    current: list[int] = field(default_factory=list)
    accounts: list[int] = field(default_factory=list)
    files: list[KeptFile] = field(default_factory=list)


def find_doomed(connection: Connection, name: str) -> Doomed | None:
    """What rows go with a report, by its id or URL; None where there is no such report.

    Raises DeskError for a post within another report.
    """
    first = connection.execute(select(reports).where(reports.c.id == name)).all()
    first = first or connection.execute(select(reports).where(reports.c.url == name)).all()
    if not first or _is_gone(connection, first[0].id):
        return None
    for row in first:
        if row.parent is not None:
            raise DeskError(f"{name} is a post within the report {row.parent}: expunge {row.parent}.")
    doomed = Doomed()
    todo = {row.id for row in first}
    while todo:
        rows = connection.execute(select(reports).where(reports.c.id.in_(todo))).all()
        for row in rows:
            doomed.rows[row.n] = to_report(row)
            doomed.roots.setdefault(row.id, "")
        keys = {row.copy_key for row in rows} - {None}
        twins = select(reports.c.id).where(reports.c.copy_key.in_(keys)).distinct()
        todo = set(connection.execute(twins).scalars()) - doomed.roots.keys()
    for id_ in doomed.roots:
        doomed.roots[id_] = doomed.names[id_] = _free_name(connection, id_)
    _add_codings(connection, doomed)
    for report in doomed.rows.values():
        if report.id not in doomed.names:
            doomed.names[report.id] = _post_name(report, doomed.names)
    return doomed


def _add_codings(connection: Connection, doomed: Doomed) -> None:
    for part in chunks(list(doomed.rows)):
        roots = select(codings.c.n).where(codings.c.report.in_(part), codings.c.parent.is_(None))
        doomed.codings += connection.execute(roots).scalars()
    for coding in doomed.codings[:]:
        doomed.codings += posts_of(connection, coding)
    for part in chunks(doomed.codings):
        query = select(reports).join(codings, codings.c.report == reports.c.n)
        for row in connection.execute(query.where(codings.c.n.in_(part))):
            doomed.rows.setdefault(row.n, to_report(row))
        told = select(accounts.c.n).where(accounts.c.coding.in_(part))
        doomed.accounts += connection.execute(told).scalars()
        gone = select(withdrawals.c.coding).where(withdrawals.c.coding.in_(part))
        doomed.current += sorted(set(part) - set(connection.execute(gone).scalars()))


def kept_files(
    connection: Connection, doomed: Doomed, evidence: Store, reports_in: ReportsIn
) -> list[KeptFile]:
    """The kept files that hold a report: what it was read from, other copies of it, feeds that had some of it."""
    ours = {report.evidence for report in doomed.rows.values() if report.evidence}
    traces = Traces(doomed.rows.values())
    found = []
    for digest in evidence.digests():
        query = select(reports.c.id).where(reports.c.evidence == digest, reports.c.n.not_in(doomed.rows))
        others = tuple(dict.fromkeys(connection.execute(query.order_by(reports.c.n)).scalars()))
        if digest in ours or _holds(connection, digest, doomed, traces, evidence, reports_in, bool(others)):
            found.append(KeptFile(digest, others))
    return found


def _holds(
    connection: Connection,
    digest: str,
    doomed: Doomed,
    traces: Traces,
    evidence: Store,
    reports_in: ReportsIn,
    shared: bool,
) -> bool:
    """Whether kept bytes that a report was not read from hold it or, where nothing else was, some of it."""
    path = evidence.path(digest)
    seen = traces.in_file(path)
    if seen and not shared:
        return True
    texts = {report.sha256 for report in doomed.rows.values()}
    for way in connection.execute(select(taken).where(taken.c.sha256 == digest)).all():
        if seen or way.name.lower().endswith(_BINARY):
            for report in reports_in(path, way.name, way.options):
                if report.sha256 in texts or report.id in doomed.roots:
                    return True
    return False


def _is_gone(connection: Connection, id_: str) -> bool:
    return connection.execute(select(tombstones.c.n).where(tombstones.c.name == id_)).first() is not None


def _free_name(connection: Connection, id_: str) -> str:
    """The name that takes the place of an id: of its digest, and a number where it was expunged before."""
    name = f"{GONE}-{id_digest(id_)[:12]}"
    number = 1
    while _is_gone(connection, name if number == 1 else f"{name}-{number}"):
        number += 1
    return name if number == 1 else f"{name}-{number}"


def _post_name(post: Report, names: dict[str, str]) -> str:
    """The name of a post: that of the report around it, with what its own id adds to that one's."""
    around = post.parent or ""
    if around in names and post.id.startswith(around):
        return names[around] + post.id.removeprefix(around)
    return f"{GONE}-{id_digest(post.id)[:12]}"
