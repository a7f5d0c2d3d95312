"""Earlier texts of the reports of an incident: they count no longer, and stay visible with what they told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from tawatur.desk.chunks import chunks
from tawatur.desk.schema import codings, reports, withdrawals
from tawatur.desk.storing import load_accounts
from tawatur.incidents import Account, compare


def earlier_versions(
    connection: Connection, cluster: Sequence[Account], out: Collection[int] | None = None
) -> list[Account]:
    """What earlier texts of the cluster's reports told of its happening; ``out``: only these codings count as known."""
    found: list[Account] = []
    current = {account.report: account for account in cluster}
    for part in chunks(sorted(current)):
        rows = connection.execute(
            select(withdrawals.c.coding, withdrawals.c.by)
            .join(codings, codings.c.n == withdrawals.c.coding)
            .join(reports, reports.c.n == codings.c.report)
            .where(reports.c.id.in_(part), withdrawals.c.reason == "revised")
            .order_by(withdrawals.c.coding)
        ).all()
        known = [row.coding for row in rows if out is None or (row.coding in out and row.by in out)]
        if known:
            told = load_accounts(connection, codings.c.n.in_(known))
            found += [told[number] for number in sorted(told) if _tells_of(told[number], current)]
    return found


def _tells_of(earlier: Account, current: dict[str, Account]) -> bool:
    # Two events of one report are never one happening; two versions of one event are.
    return compare(replace(earlier, report=f"{earlier.report} (earlier)"), current[earlier.report]).same
