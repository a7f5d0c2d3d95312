"""Keeps links and incidents up to date: only what new accounts touch is loaded, compared and written.

The links make a graph over the current accounts. What an account was added to or taken from is resolved anew by the
pure functions of ``incidents``, with all around it that may change (see ``settling``); so the incidents depend on the
accounts alone, not on the order or the batches in which they came.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, insert, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import Decided, numbers_of, read_decisions, write_decision
from tawatur.desk.errors import DeskError
from tawatur.desk.history import Standing, new_run, newest, write_changes
from tawatur.desk.ledger import write_entry
from tawatur.desk.memory import Memory
from tawatur.desk.neighbours import Neighbours
from tawatur.desk.packing import loads, pack
from tawatur.desk.schema import accounts, block_keys, links, withdrawals
from tawatur.desk.settling import settle
from tawatur.desk.steps import add_step
from tawatur.desk.versions import earlier_versions
from tawatur.incidents import Account, account_keys, build_incident
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
        comparison = memory.link(number, other)
        if comparison is not None:
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
    near = Neighbours(connection, decided)
    standing = Standing(connection)
    standing.read(gone)
    left = numbers_of(connection, _events_of(connection, set(standing.before.values())))
    for cluster, numbers in settle(connection, {*new, *left} - gone, near, memory, decided):
        standing.read(numbers)
        standing.place(build(connection, cluster), numbers)
    return write_changes(connection, run, standing)


def _events_of(connection: Connection, incidents: Iterable[str]) -> set[AccountId]:
    """The accounts that make up incidents as they stand, by their names."""
    bodies = (row.body for row in newest(connection, incidents).values() if row.body is not None)
    return {event for body in bodies for event in loads(Incident, body).events}


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


def take_back(connection: Connection, number: int, by: str, memory: Memory) -> None:
    """Let a decision, by its number, hold no longer, and bring the incidents of its accounts in line with that."""
    found = next((d for d in read_decisions(connection) if d.number == number), None)
    if found is None:
        raise DeskError(f"There is no decision {number} that holds; it may be taken back already.")
    run = new_run(connection)
    add_step(connection, "undecide", str(number), found.ours, by, "", found.theirs)
    update_incidents(connection, run, numbers_of(connection, found.accounts), (), memory)
    write_entry(connection, "undecide", {"run": run, "decision": number}, by)


def build(
    connection: Connection, cluster: Sequence[Account], replaced: Collection[int] | None = None
) -> Incident:
    """The incident of a cluster, with what earlier texts of its reports told; see ``earlier_versions``."""
    return build_incident(cluster, earlier=earlier_versions(connection, cluster, replaced))


def _numbers(
    connection: Connection, query: Select[Any], table: FromClause, account: ColumnElement[int]
) -> Iterator[int]:
    """The account numbers that a query gives, of reports that count."""
    joined = table.join(accounts, accounts.c.n == account)
    joined = joined.outerjoin(withdrawals, withdrawals.c.coding == accounts.c.coding)
    for row in connection.execute(query.select_from(joined).where(withdrawals.c.coding.is_(None))):
        yield row[0]
