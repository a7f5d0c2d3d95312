"""The record as it stood at a moment, by what had been published: as if the desk held only the reports out by then.

What people decided holds for every moment, and so does the newest coding of each text: coding a report anew is no news.
What was expunged was never there. Only what differs from now is resolved anew. A connected component of
accounts that were all out, and that no later account touches, stands as the desk keeps it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided
from tawatur.desk.identity import is_later
from tawatur.desk.linking import build, clusters, key_number
from tawatur.desk.memory import Memory
from tawatur.desk.moments import out_at
from tawatur.desk.packing import loads
from tawatur.desk.schema import (
    accounts,
    block_keys,
    codings,
    incident_versions,
    links,
    placements,
    recodings,
    reports,
    tombstones,
    withdrawals,
)
from tawatur.incidents import account_keys
from tawatur.model import Incident


def incidents_as_of(connection: Connection, at: datetime) -> list[Incident]:
    """The incidents that the reports out by a moment tell of, in the order of their days, the undated last."""
    out, counting = _out_by(connection, at)
    replaced = out - counting
    withdrawn = set(connection.execute(select(withdrawals.c.coding)).scalars())
    standing: set[int] = set()
    restored: set[int] = set()
    later: set[int] = set()
    for number, coding in connection.execute(select(accounts.c.n, accounts.c.coding)):
        now, then = coding not in withdrawn, coding in counting
        if then:
            (standing if now else restored).add(number)
        elif now:
            later.add(number)
    memory = Memory()
    edges, touched = _edges(connection, standing, later)
    touched |= restored
    for number in sorted(restored):
        for other in _linked(connection, number, standing | restored, memory):
            edges[number].add(other)
            edges[other].add(number)
    decided = Decided(connection, standing | restored)
    for number in standing | restored:
        edges[number] |= decided.linked_with([number]) - {number}
    # A decision about an account that was not out yet may have brought others together, or kept them apart.
    touched |= Decided(connection).linked_with(later)
    found: list[Incident] = []
    kept: set[int] = set()
    for component in _components(standing | restored, edges):
        if component & touched:
            found += [
                build(connection, cluster, replaced)
                for cluster, _ in clusters(connection, component, memory, decided)
            ]
        else:
            kept |= component
    found += _stored(connection, kept)
    return sorted(found, key=_place_in_list)


def _place_in_list(incident: Incident) -> tuple[bool, str, str]:
    day = incident.date.start.isoformat() if incident.date else ""
    return not day, day, incident.id


def _out_by(connection: Connection, at: datetime) -> tuple[set[int], set[int]]:
    """The codings of the reports that were out, and those that counted; a post goes with the report around it.

    Of the texts of one report that were out, the one published last counted; a copy did not beside what it copies. A
    text that was coded anew goes by its newest coding, in the place of its first.
    """
    query = select(codings.c.n, codings.c.parent, reports.c.id, reports.c.published, reports.c.added_at).join(
        reports, reports.c.n == codings.c.report
    )
    recoded = {row.old: row.new for row in connection.execute(select(recodings.c.old, recodings.c.new))}
    first = {new: old for old, new in recoded.items()}
    no_longer = select(withdrawals.c.coding).where(withdrawals.c.reason.in_(("recoded", "expunged")))
    gone = set(connection.execute(no_longer).scalars())

    def arrived(row: Any) -> int:
        number: int = row.n
        while number in first:
            number = first[number]
        return number

    out: set[int] = set()
    root_of: dict[int, int] = {}
    texts: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    stones = set(connection.execute(select(tombstones.c.name)).scalars())
    rows = connection.execute(query.order_by(codings.c.n)).all()
    for row in sorted((r for r in rows if r.n not in gone and r.id not in stones), key=arrived):
        if row.parent is not None and row.parent not in root_of:
            continue
        root_of[row.n] = row.n if row.parent is None else root_of[row.parent]
        if row.parent is not None:
            if root_of[row.n] in out:
                out.add(row.n)
        elif out_at(row.published, row.added_at) <= at:
            out.add(row.n)
            texts[row.id].append((row.n, row.published))
    newest = {_newest(found) for found in texts.values() if found}
    copies = select(withdrawals.c.coding, withdrawals.c.by).where(withdrawals.c.reason == "copy")
    newest -= {row.coding for row in connection.execute(copies) if _latest(row.by, recoded) in out}
    return out, {number for number, root in root_of.items() if root in newest}


def _latest(coding: int, recoded: Mapping[int, int | None]) -> int:
    while (newer := recoded.get(coding)) is not None:
        coding = newer
    return coding


def _newest(texts: list[tuple[int, str | None]]) -> int:
    """The text that counts of those of one report: published last, as far as they say, and else come last."""
    newest, published = texts[0]
    for number, other in texts[1:]:
        if not is_later(published, other):
            newest, published = number, other
    return newest


def _edges(
    connection: Connection, standing: set[int], later: set[int]
) -> tuple[dict[int, set[int]], set[int]]:
    """The links among accounts that stand now as then, and those of them that something later touches."""
    edges: dict[int, set[int]] = defaultdict(set)
    touched: set[int] = set()
    for a, b in connection.execute(select(links.c.a, links.c.b)):
        if a in standing and b in standing:
            edges[a].add(b)
            edges[b].add(a)
        elif a in later and b in standing:
            touched.add(b)
        elif b in later and a in standing:
            touched.add(a)
    return edges, touched


def _linked(connection: Connection, number: int, among: set[int], memory: Memory) -> set[int]:
    """The accounts that tell of the same happening as one that counts no longer."""
    memory.load(connection, [number])
    keys = {key_number(key) for key in account_keys(memory.accounts[number])}
    near: set[int] = set()
    for part in chunks(keys):
        near.update(
            connection.execute(select(block_keys.c.account).where(block_keys.c.key.in_(part))).scalars()
        )
    near = (near & among) - {number}
    memory.load(connection, near)
    return {other for other in near if memory.compared(number, other).same}


def _components(numbers: Iterable[int], edges: dict[int, set[int]]) -> list[set[int]]:
    found: list[set[int]] = []
    seen: set[int] = set()
    for seed in sorted(numbers):
        if seed in seen:
            continue
        component, fresh = {seed}, {seed}
        while fresh:
            fresh = {other for number in fresh for other in edges.get(number, ())} - component
            component |= fresh
        seen |= component
        found.append(component)
    return found


def _stored(connection: Connection, numbers: set[int]) -> list[Incident]:
    """The incidents that accounts are in now, as the desk keeps them."""
    ids: set[str] = set()
    for part in chunks(sorted(numbers)):
        newest = (
            select(func.max(placements.c.version))
            .where(placements.c.account.in_(part))
            .group_by(placements.c.account)
        )
        query = select(incident_versions.c.incident).where(incident_versions.c.n.in_(newest))
        ids.update(connection.execute(query.distinct()).scalars())
    bodies: dict[str, str] = {}
    for ids_part in chunks(sorted(ids)):
        query = select(incident_versions).where(incident_versions.c.incident.in_(ids_part))
        for row in connection.execute(query.order_by(incident_versions.c.number)):
            bodies[row.incident] = row.body
    return [loads(Incident, body) for body in bodies.values()]
