"""The record as it stood at a moment, by what had been published: as if the desk held only the reports out by then.

What people decided holds for every moment, and so does the newest coding of each text: coding a report anew is no news.
What was expunged was never there. Only what differs from now is resolved anew: the incidents that later accounts are in
now, those of accounts that count no longer, and what is around them as far as it changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided
from tawatur.desk.history import incidents_of
from tawatur.desk.identity import is_later
from tawatur.desk.linking import build, key_number
from tawatur.desk.listing import newest_numbers
from tawatur.desk.memory import Memory
from tawatur.desk.moments import moment, out_at
from tawatur.desk.neighbours import Neighbours
from tawatur.desk.schema import (
    accounts,
    block_keys,
    codings,
    links,
    recodings,
    reports,
    taken,
    tombstones,
    withdrawals,
)
from tawatur.desk.settling import settle
from tawatur.incidents import account_keys
from tawatur.model import Incident


@dataclass(frozen=True, slots=True)
class Record:
    """The incidents of a moment: those that differ from what the desk keeps, and the versions that stand as it does."""

    resolved: tuple[Incident, ...]
    kept: frozenset[int]


def record_as_of(connection: Connection, at: datetime, without: Collection[str] = ()) -> Record:
    """The incidents that the reports out by a moment tell of; those ``without``, by id, are as if never there."""
    out, counting = _out_by(connection, at, without)
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
    counting_then = standing | restored
    memory, decided = Memory(), Decided(connection, counting_then)
    near = Neighbours(connection, decided, counting_then)
    for number in sorted(restored):
        for other, total in _linked(connection, number, counting_then, memory).items():
            near.add(number, other, total)
    touched = restored | _left_by(connection, later, standing, near)
    # What a decision joins to accounts that were not out yet may have been joined through them.
    touched |= Decided(connection).linked_with(later) - later
    changed = settle(connection, touched, near, memory, decided)
    moved = {number for _, numbers in changed for number in numbers}
    return Record(
        tuple(build(connection, cluster, replaced) for cluster, _ in changed),
        _versions_of(connection, standing - moved, later | (moved & standing)),
    )


def _left_by(connection: Connection, later: set[int], standing: set[int], near: Neighbours) -> set[int]:
    """What counted then of the incidents that hold later accounts now."""
    few, many = sorted((later, standing), key=len)
    pairs: set[tuple[int, int]] = set()
    for part in chunks(few):
        for ours, theirs in ((links.c.a, links.c.b), (links.c.b, links.c.a)):
            found = connection.execute(select(ours, theirs).where(ours.in_(part)))
            pairs.update((a, b) for a, b in found if b in many)
    stands = near.standing({number for pair in pairs for number in pair})
    return {n for pair in pairs if stands[pair[0]] == stands[pair[1]] for n in pair if n in standing}


def _versions_of(connection: Connection, numbers: set[int], others: set[int]) -> frozenset[int]:
    """The newest versions of the incidents that accounts are in; ``others`` are all others that count."""
    newest = newest_numbers(connection)
    if len(numbers) <= len(others):
        return frozenset(newest[incident] for incident in set(incidents_of(connection, numbers).values()))
    elsewhere = set(incidents_of(connection, others).values())
    return frozenset(version for incident, version in newest.items() if incident not in elsewhere)


def _out_by(connection: Connection, at: datetime, without: Collection[str]) -> tuple[set[int], set[int]]:
    """The codings of the reports that were out, and those that counted; a post goes with the report around it.

    Of the texts of one report that were out, the one published last counted; a copy did not beside what it copies. A
    text that replaced another at its address was out from when it was read there. A text that was coded anew goes by
    its newest coding, in the place of its first.
    """
    known = (reports.c.id, reports.c.published, reports.c.added_at, reports.c.evidence)
    query = select(codings.c.n, codings.c.parent, *known).join(reports, reports.c.n == codings.c.report)
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
    # Two days before, a report was out whatever offset from UTC its publisher gives: most need no reading of moments.
    before = (at - timedelta(days=2)).date().isoformat()
    stones = {*connection.execute(select(tombstones.c.name)).scalars(), *without}
    rows = [
        r for r in connection.execute(query.order_by(codings.c.n)) if r.n not in gone and r.id not in stones
    ]
    rows.sort(key=arrived)
    read = _replacing(connection, rows)
    for row in rows:
        number, parent, id, published, added, _ = row
        if parent is not None and parent not in root_of:
            continue
        root_of[number] = number if parent is None else root_of[parent]
        if parent is not None:
            if root_of[number] in out:
                out.add(number)
        elif number in read:
            if max(out_at(published, added), moment(read[number])) <= at:
                out.add(number)
                texts[id].append((number, published))
        elif (published and published < before) or out_at(published, added) <= at:
            out.add(number)
            texts[id].append((number, published))
    newest = {_newest(found) for found in texts.values() if found}
    copies = select(withdrawals.c.coding, withdrawals.c.by).where(withdrawals.c.reason == "copy")
    newest -= {row.coding for row in connection.execute(copies) if _latest(row.by, recoded) in out}
    return out, {number for number, root in root_of.items() if root in newest}


def _replacing(connection: Connection, rows: Sequence[Any]) -> dict[int, str]:
    """The codings of texts that replaced another at the address that they were read from, and when that was."""
    earlier: dict[str, str | None] = {}
    later: dict[int, str] = {}
    for row in rows:
        if row.parent is not None:
            continue
        before = earlier.get(row.id)
        told_apart = is_later(row.published, before) or is_later(before, row.published)
        if row.id in earlier and row.evidence and not told_apart:
            later[row.n] = row.evidence
        earlier[row.id] = row.published
    read: dict[str, str] = {}
    for part in chunks(set(later.values())):
        fetched = select(taken.c.sha256, func.min(taken.c.at)).where(
            taken.c.sha256.in_(part), taken.c.url.is_not(None)
        )
        read |= {row[0]: row[1] for row in connection.execute(fetched.group_by(taken.c.sha256))}
    return {number: read[evidence] for number, evidence in later.items() if evidence in read}


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


def _linked(connection: Connection, number: int, among: set[int], memory: Memory) -> dict[int, float]:
    """The accounts that tell of the same happening as one that counts no longer, with the totals of the links."""
    memory.load(connection, [number])
    keys = {key_number(key) for key in account_keys(memory.accounts[number])}
    near: set[int] = set()
    for part in chunks(keys):
        near.update(
            connection.execute(select(block_keys.c.account).where(block_keys.c.key.in_(part))).scalars()
        )
    near = (near & among) - {number}
    memory.load(connection, near)
    links = {other: memory.link(number, other) for other in near}
    return {other: found.total for other, found in links.items() if found is not None}
