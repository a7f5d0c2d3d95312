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
    connection: Connection, cluster: Sequence[Account], replaced: Collection[int] | None = None
) -> list[Account]:
    """What earlier texts of the cluster's reports told of its happening.

    ``replaced`` are the codings of such texts as of some moment; those that are replaced now where it is None.
    """
    found: list[Account] = []
    current = {account.report: account for account in cluster}
    for part in chunks(sorted(current)):
        rows = connection.execute(
            select(codings.c.n, withdrawals.c.reason)
            .join(reports, reports.c.n == codings.c.report)
            .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
            .where(reports.c.id.in_(part))
            .order_by(codings.c.n)
        ).all()
        old = [row.n for row in rows if (row.reason == "revised" if replaced is None else row.n in replaced)]
        if old:
            told = load_accounts(connection, codings.c.n.in_(old))
            found += [told[number] for number in sorted(told) if _tells_of(told[number], current)]
    return found


def _tells_of(earlier: Account, current: dict[str, Account]) -> bool:
    # Two events of one report are never one happening; two versions of one event are.
    return compare(replace(earlier, report=f"{earlier.report} (earlier)"), current[earlier.report]).same
