"""Incidents that may be one: accounts that resemble each other nearly as much as those that were linked.

A person says of each pair that it is the same, that it is not, or that they cannot tell; it is not asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from tawatur.desk.chunks import chunks
from tawatur.desk.deciding import numbers_by_account, read_decisions
from tawatur.desk.history import incidents_of
from tawatur.desk.memory import Memory
from tawatur.desk.schema import accounts, block_keys, withdrawals
from tawatur.desk.steps import Step
from tawatur.incidents import Account, Comparison, compare
from tawatur.incidents.compare import LINK_THRESHOLD
from tawatur.incidents.decisions import AccountId
from tawatur.model import Incident

BELOW: Final = 2.0
"""How far below the threshold of a link the total of a pair may lie that people are asked about."""
_MOST_KEYS: Final = 300
_MOST_CANDIDATES: Final = 400


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two incidents that may be one, with the accounts of either that resemble each other most, and how much."""

    ours: str
    theirs: str
    our_account: Account
    their_account: Account
    comparison: Comparison


def proposals(
    connection: Connection,
    incident: Incident,
    memory: Memory,
    steps: Iterable[Step],
    hidden: Collection[str] = (),
) -> list[Proposal]:
    """What may be one with an incident, the likeliest first; without what people have said something of."""
    numbers = numbers_by_account(connection, incident.events)
    ours = set(numbers.values())
    near = _near(connection, ours)
    memory.load(connection, {*ours, *near})
    answered = _answered(connection, incident.events, steps)
    found: dict[str, Proposal] = {}
    incident_of = incidents_of(connection, near)
    for other in sorted(near):
        theirs, account = incident_of.get(other), memory.accounts[other]
        if theirs is None or theirs == incident.id or account.report in hidden:
            continue
        for number in ours:
            mine = memory.accounts[number]
            if mine.report == account.report or account.id in answered:
                continue
            comparison = compare(mine, account)
            known = found.get(theirs)
            if comparison.vetoed or comparison.total < LINK_THRESHOLD - BELOW:
                continue
            if known is None or known.comparison.total < comparison.total:
                found[theirs] = Proposal(incident.id, theirs, mine, account, comparison)
    return sorted(found.values(), key=lambda p: (-p.comparison.total, p.theirs))


def _near(connection: Connection, ours: Collection[int]) -> set[int]:
    """The accounts that count and share a block key with some."""
    keys: list[int] = []
    for part in chunks(ours):
        keys += connection.execute(
            select(block_keys.c.key).where(block_keys.c.account.in_(part)).distinct()
        ).scalars()
    found: set[int] = set()
    for part in chunks(sorted(keys)[:_MOST_KEYS]):
        query = (
            select(block_keys.c.account)
            .distinct()
            .join(accounts, accounts.c.n == block_keys.c.account)
            .outerjoin(withdrawals, withdrawals.c.coding == accounts.c.coding)
            .where(block_keys.c.key.in_(part), withdrawals.c.coding.is_(None))
        )
        found.update(connection.execute(query.limit(_MOST_CANDIDATES)).scalars())
    return found - set(ours)


def _answered(connection: Connection, ours: Collection[AccountId], steps: Iterable[Step]) -> set[AccountId]:
    """The accounts of which somebody has said how they stand to one of ours."""
    mine, found = set(ours), set[AccountId]()
    pairs = [(d.ours, d.theirs) for d in read_decisions(connection)]
    pairs += [(step.accounts, step.others) for step in steps if step.kind == "unsure"]
    for first, second in pairs:
        for a, b in ((first, second), (second, first)):
            if not mine.isdisjoint(a):
                found.update(b)
    return found
