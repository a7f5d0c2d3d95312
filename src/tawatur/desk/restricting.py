"""Reports and sources that only some groups may see: who restricted them, why and when; and which reports that hides.

A report goes with the posts within it and with the report around it, since the one's text stands in the other's. A
source is a publisher: all that it published, now and later. A report that several restrictions bear on is seen only by
those whom each of them lets see it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from tawatur.desk.accounts import account_name
from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError, NotThereError
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import reports, restrictions
from tawatur.text.normalise import folded

Kind = Literal["report", "source"]


@dataclass(frozen=True, slots=True)
class Restriction:
    """A report (by its id) or a source (by its publisher's name) that only some groups may see."""

    kind: Kind
    value: str
    groups: frozenset[str]
    by: str
    why: str
    at: str


def restrict(
    connection: Connection, kind: Kind, value: str, groups: Iterable[str], by: str, why: str
) -> None:
    """Let only some groups see a report or a source; everybody again where no group is given.

    Raises DeskError where there is no such report, or no name or reason is given.
    """
    value = value.strip()
    if not by.strip() or not why.strip():
        raise DeskError("A restriction needs the name of who sets it, and a reason.")
    if not value:
        raise DeskError("A restriction needs the id of a report or the name of a source.")
    if kind == "report" and not connection.execute(select(reports.c.n).where(reports.c.id == value)).first():
        raise NotThereError(f"There is no report {value!r}; check the id.")
    names = sorted({account_name(group) for group in groups if group.strip()})
    row = {"kind": kind, "value": value, "groups": json.dumps(names), "by": by.strip(), "why": why.strip()}
    connection.execute(insert(restrictions).values(**row, at=now()))
    write_entry(connection, "restriction", {"kind": kind, "key": value, "groups": names}, by)


def read_restrictions(connection: Connection) -> tuple[Restriction, ...]:
    """The restrictions that hold."""
    newest = select(func.max(restrictions.c.n)).group_by(restrictions.c.kind, restrictions.c.value)
    rows = connection.execute(select(restrictions).where(restrictions.c.n.in_(newest)))
    found = (
        Restriction(row.kind, row.value, frozenset(json.loads(row.groups)), row.by, row.why, row.at)
        for row in rows.all()
    )
    return tuple(restriction for restriction in found if restriction.groups)


def hidden_reports(connection: Connection, groups: Collection[str]) -> frozenset[str]:
    """The ids of the reports that those who are in some groups, or in none, may not see."""
    against = [r for r in read_restrictions(connection) if r.groups.isdisjoint(groups)]
    found = {r.value for r in against if r.kind == "report"}
    sources = {folded(r.value) for r in against if r.kind == "source"}
    if sources:
        every = connection.execute(select(reports.c.publisher).distinct()).scalars()
        names = [name for name in every if name and folded(name) in sources]
        for part in chunks(names):
            found.update(
                connection.execute(select(reports.c.id).where(reports.c.publisher.in_(part))).scalars()
            )
    return frozenset(_with_what_goes_along(connection, found))


def _with_what_goes_along(connection: Connection, ids: set[str]) -> set[str]:
    """Reports with the posts within them and the reports around them."""
    found, fresh = set(ids), set(ids)
    while fresh:
        near: set[str] = set()
        for part in chunks(sorted(fresh)):
            within = select(reports.c.id).where(reports.c.parent.in_(part))
            around = select(reports.c.parent).where(reports.c.id.in_(part), reports.c.parent.is_not(None))
            near.update(connection.execute(within).scalars())
            near.update(name for name in connection.execute(around).scalars() if name)
        fresh = near - found
        found |= fresh
    return found
