"""What people decided of a desk's accounts, and how it is written down.

A decision names accounts by the ids that they had when it was made. Where a report is coded anew its events may get
other ids: the decision as it is read follows them, and leaves out an account that is no more. As written it stays.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Final

from sqlalchemy import ColumnElement, Connection, insert, select

from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.schema import accounts, codings, decisions, recodings, reports, steps, withdrawals
from tawatur.incidents.decisions import AccountId, Decision, of_accounts

Moves = dict[AccountId, AccountId | None]
"""Accounts with what became of them when their reports were coded anew; None for one that is no more."""
_BEFORE: Final = reports.alias("before")


def read_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision that was not taken back, the earliest first, of the accounts as they are called now."""
    back = set(connection.execute(select(steps.c.value).where(steps.c.kind == "undecide")).scalars())
    rows = connection.execute(select(decisions).order_by(decisions.c.n)).all()
    rows = [row for row in rows if str(row.n) not in back]
    if not rows:
        return ()
    named = {report for row in rows for group in (row.ours, row.theirs) for report, _ in json.loads(group)}
    follow = follower(connection, named)

    def group(words: str, run: int) -> tuple[AccountId, ...]:
        return follow(((report, event) for report, event in json.loads(words)), run)

    return tuple(
        Decision(
            row.n, row.kind, group(row.ours, row.run), group(row.theirs, row.run), row.by, row.why, row.at
        )
        for row in rows
    )


def follower(
    connection: Connection, named: Iterable[str]
) -> Callable[[Iterable[AccountId], int], tuple[AccountId, ...]]:
    """What accounts of some reports, as they were called in a run, are called now; without those that are no more."""
    later = sorted(moves_of_reports(connection, named).items())

    def follow(known: Iterable[AccountId], run: int) -> tuple[AccountId, ...]:
        found: list[AccountId | None] = [*known]
        for moved_by, moved in later:
            if moved_by > run:
                found = [moved.get(account, account) if account else None for account in found]
        return tuple(account for account in found if account is not None)

    return follow


def moves_of(connection: Connection, runs: Iterable[int]) -> dict[int, Moves]:
    """What became of accounts in some runs that coded reports anew, by run."""
    found: dict[int, Moves] = {}
    for part in chunks(runs):
        _read_moves(connection, recodings.c.run.in_(part), found)
    return found


def moves_of_reports(connection: Connection, ids: Iterable[str]) -> dict[int, Moves]:
    """What became of the accounts of some reports, by the run that coded these anew."""
    found: dict[int, Moves] = {}
    seen: set[str] = set()
    todo = set(ids)
    while todo:
        seen |= todo
        for part in chunks(sorted(todo)):
            _read_moves(connection, _BEFORE.c.id.in_(part), found)
        # a post may have got another id, under which it was coded anew again
        todo = {new[0] for moved in found.values() for new in moved.values() if new} - seen
    return found


def _read_moves(
    connection: Connection,
    where: ColumnElement[bool],
    found: dict[int, Moves],
) -> dict[int, Moves]:
    old, new, after = codings.alias(), codings.alias(), reports.alias()
    query = (
        select(recodings.c.run, recodings.c.events, _BEFORE.c.id.label("was"), after.c.id.label("is"))
        .join(old, old.c.n == recodings.c.old)
        .join(_BEFORE, _BEFORE.c.n == old.c.report)
        .outerjoin(new, new.c.n == recodings.c.new)
        .outerjoin(after, after.c.n == new.c.report)
        .where(where)
    )
    for row in connection.execute(query):
        moved = found.setdefault(row.run, {})
        for event, became in json.loads(row.events).items():
            moved[row.was, event] = (row._mapping["is"], became) if became else None
    return found


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
    return set(numbers_by_account(connection, wanted).values())


def numbers_by_account(connection: Connection, wanted: Iterable[AccountId]) -> dict[AccountId, int]:
    """Those of some accounts that count now, each with its number."""
    return _numbers_of(connection, wanted, None)


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
