"""What people decided of a desk's accounts, and how it is written down."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert, select

from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.schema import accounts, codings, decisions, reports, withdrawals
from tawatur.incidents.decisions import AccountId, Decision, of_accounts


def read_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, the earliest first."""
    return tuple(
        Decision(row.n, row.kind, _group(row.ours), _group(row.theirs), row.by, row.why, row.at)
        for row in connection.execute(select(decisions).order_by(decisions.c.n))
    )


def write_decision(
    connection: Connection,
    kind: str,
    ours: Iterable[AccountId],
    theirs: Iterable[AccountId],
    by: str,
    why: str,
    run: int,
) -> None:
    """Add a decision to those that there are."""
    groups = {"ours": json.dumps(list(ours)), "theirs": json.dumps(list(theirs))}
    connection.execute(insert(decisions).values(kind=kind, **groups, by=by, why=why, at=now(), run=run))


def numbers_of(connection: Connection, wanted: Iterable[AccountId]) -> set[int]:
    """The numbers of those of some accounts that count now."""
    return set(_numbers_of(connection, wanted, None).values())


def _numbers_of(
    connection: Connection, wanted: Iterable[AccountId], counting: Collection[int] | None
) -> dict[AccountId, int]:
    wanted = set(wanted)
    found: dict[AccountId, int] = {}
    for part in chunks(sorted({report for report, _ in wanted})):
        query = (
            select(reports.c.id, accounts.c.event, accounts.c.n)
            .join(codings, codings.c.report == reports.c.n)
            .join(accounts, accounts.c.coding == codings.c.n)
            .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
            .where(reports.c.id.in_(part))
        )
        if counting is None:
            query = query.where(withdrawals.c.coding.is_(None))
        for row in connection.execute(query):
            if counting is None or row.n in counting:
                found[row.id, row.event] = row.n
    return {account: number for account, number in found.items() if account in wanted}


class Decided:
    """The decisions as they bear on the accounts that count: those ``counting``, or those that count now.

    Few are made by hand, so all are held.
    """

    def __init__(self, connection: Connection, counting: Collection[int] | None = None) -> None:
        self._decisions = read_decisions(connection)
        named = {account for decision in self._decisions for account in decision.accounts}
        self._names = {
            number: account for account, number in _numbers_of(connection, named, counting).items()
        }
        self._linked: dict[AccountId, set[AccountId]] = defaultdict(set)
        for decision in self._decisions:
            if decision.kind == "link":
                for account in decision.accounts:
                    self._linked[account].update(decision.accounts)
        self._numbers = {account: number for number, account in self._names.items()}

    def of(self, names: Collection[AccountId]) -> list[Decision]:
        """The decisions that speak of some of these accounts."""
        return list(of_accounts(self._decisions, names)) if self._decisions else []

    def numbers_of(self, names: Iterable[AccountId]) -> list[int]:
        """The numbers of those of some accounts that count."""
        return sorted(self._numbers[name] for name in names if name in self._numbers)

    def linked_with(self, numbers: Collection[int]) -> set[int]:
        """The accounts that a person linked with some of these."""
        if not self._linked:
            return set()
        names = {self._names[number] for number in numbers if number in self._names}
        others = {other for name in names for other in self._linked.get(name, ())}
        return {self._numbers[other] for other in others if other in self._numbers}


def _group(words: str) -> tuple[AccountId, ...]:
    return tuple((report, event) for report, event in json.loads(words))
