"""Keeps links and incidents up to date: only what new accounts touch is loaded, compared and written.

The links make a graph over the current accounts. What an account was added to or taken from is resolved anew, as a
whole connected component, by the pure functions of ``incidents``; so the incidents depend on the accounts alone, not on
the order or the batches in which they came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, insert, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided, write_decision
from tawatur.desk.history import Standing, new_run, write_changes
from tawatur.desk.ledger import write_entry
from tawatur.desk.memory import Memory
from tawatur.desk.packing import pack
from tawatur.desk.schema import accounts, block_keys, links, withdrawals
from tawatur.desk.versions import earlier_versions
from tawatur.incidents import Account, Comparison, account_keys, build_incident, resolve
from tawatur.incidents.decisions import AccountId
from tawatur.model import Incident


def key_number(key: str) -> int:
    """A block key as a signed number of 64 bits, which takes a third of the room; a clash only adds a candidate."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def add_links(connection: Connection, number: int, account: Account, memory: Memory) -> None:
    """Index a new account and link it with those that tell of the same happening."""
    keys = {key_number(key) for key in account_keys(account)}
    candidates: set[int] = set()
    for part in chunks(keys):
        query = select(block_keys.c.account).where(block_keys.c.key.in_(part)).distinct()
        candidates.update(_numbers(connection, query, block_keys, block_keys.c.account))
    connection.execute(insert(block_keys), [{"key": key, "account": number} for key in keys])
    memory.accounts[number] = account
    memory.load(connection, candidates)
    rows = []
    for other in sorted(candidates):
        comparison = memory.compared(number, other)
        if comparison.same:
            a, b = sorted((number, other))
            features = json.dumps(pack(comparison.features), ensure_ascii=False, separators=(",", ":"))
            rows.append({"a": a, "b": b, "total": comparison.total, "features": features})
    if rows:
        connection.execute(insert(links), rows)


def update_incidents(
    connection: Connection, run: int, new: Iterable[int], gone: Iterable[int], memory: Memory
) -> set[str]:
    """Resolve anew what accounts ``new`` have joined and those ``gone`` have left; returns the incidents changed."""
    gone = set(gone)
    decided = Decided(connection)
    left = _neighbours(connection, gone, decided)
    todo, seen = sorted({*new, *left} - gone), set[int]()
    standing = Standing(connection)
    standing.read(gone)
    for seed in todo:
        if seed in seen:
            continue
        component = _component(connection, seed, decided)
        seen |= component
        standing.read(component)
        for cluster, numbers in clusters(connection, component, memory, decided):
            standing.place(build(connection, cluster), numbers)
    return write_changes(connection, run, standing)


def decide(
    connection: Connection,
    kind: Literal["link", "split"],
    ours: Iterable[AccountId],
    theirs: Iterable[AccountId],
    by: str,
    why: str,
    memory: Memory,
) -> None:
    """Write a person's decision down and bring the incidents of its accounts in line with it."""
    groups = tuple(ours), tuple(theirs)
    run = new_run(connection)
    write_decision(connection, kind, *groups, by, why, run)
    spoken = Decided(connection).numbers_of({*groups[0], *groups[1]})
    update_incidents(connection, run, spoken, (), memory)
    write_entry(connection, kind, {"run": run, "why": why}, by)


def build(
    connection: Connection, cluster: Sequence[Account], replaced: Collection[int] | None = None
) -> Incident:
    """The incident of a cluster, with what earlier texts of its reports told; see ``earlier_versions``."""
    return build_incident(cluster, earlier=earlier_versions(connection, cluster, replaced))


def clusters(
    connection: Connection, component: set[int], memory: Memory, decided: Decided
) -> list[tuple[tuple[Account, ...], list[int]]]:
    """The clusters of a connected component of accounts, each with the numbers of its accounts."""
    memory.load(connection, component)
    number_of = {memory.accounts[number].id: number for number in component}
    members = [memory.accounts[number] for number in sorted(component)]

    def compared(a: Account, b: Account) -> Comparison:
        return memory.compared(number_of[a.id], number_of[b.id])

    resolved = resolve(members, compared, decided.of(number_of))
    return [(cluster, [number_of[a.id] for a in cluster]) for cluster in resolved]


def _component(connection: Connection, seed: int, decided: Decided) -> set[int]:
    found, fresh = {seed}, {seed}
    while fresh:
        fresh = _neighbours(connection, fresh, decided) - found
        found |= fresh
    return found


def _neighbours(connection: Connection, numbers: Collection[int], decided: Decided) -> set[int]:
    """The current accounts that are linked with some of these, by what they tell or by a person."""
    found = decided.linked_with(numbers)
    for part in chunks(numbers):
        for ours, theirs in ((links.c.a, links.c.b), (links.c.b, links.c.a)):
            query = select(theirs).where(ours.in_(part)).distinct()
            found.update(_numbers(connection, query, links, theirs))
    return found


def _numbers(
    connection: Connection, query: Select[Any], table: FromClause, account: ColumnElement[int]
) -> Iterator[int]:
    """The account numbers that a query gives, of reports that count."""
    joined = table.join(accounts, accounts.c.n == account)
    joined = joined.outerjoin(withdrawals, withdrawals.c.coding == accounts.c.coding)
    for row in connection.execute(query.select_from(joined).where(withdrawals.c.coding.is_(None))):
        yield row[0]
