"""The one exception to a desk's rows staying as they are: content that an expunging takes out.

Within one transaction the triggers are lifted, the rows of one report are blanked, and the triggers put back: no other
process sees a desk without them. Of each row, its key and its digests before and after are written down in ``blanked``,
so that the log goes on holding what was sealed: see ledger.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, insert, select, update

from tawatur.desk.ledger import row_digest, row_key
from tawatur.desk.schema import GUARDED, blanked, trigger


@contextmanager
def lifted(connection: Connection, *tables: Table) -> Iterator[None]:
    """Let rows of some tables be changed and deleted within the transaction of a connection, and of no other."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL tawatur.lifted = 'on'")
        yield
        connection.exec_driver_sql("SET LOCAL tawatur.lifted = 'off'")
        return
    guards = [trigger(table.name, what) for table in tables for what in GUARDED]
    for name, _ in guards:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    yield
    for _, sql in guards:
        connection.exec_driver_sql(sql)


@dataclass(slots=True)
class Blanker:
    """Blanks rows for one tombstone; ``rows`` counts them."""

    connection: Connection
    tombstone: int
    rows: int = 0

    def blank(self, table: Table, row: Row[Any] | Any, values: Mapping[str, object]) -> None:
        """Put other values into a row of a table, as it was just read whole, and write down that this was done."""
        same = _is_row(table, row)
        self.connection.execute(update(table).where(*same).values(**values))
        after = self.connection.execute(select(table).where(*same)).one()
        before, now = row_digest(row), row_digest(after)
        if before == now:
            return
        self.rows += 1
        self.connection.execute(
            insert(blanked).values(
                tombstone=self.tombstone, table=table.name, key=row_key(table, row), before=before, after=now
            )
        )

    def remove(self, table: Table, where: ColumnElement[bool]) -> None:
        """Take out rows of an index over what other tables hold; the log does not speak of these."""
        self.connection.execute(delete(table).where(where))


def _is_row(table: Table, row: Any) -> list[ColumnElement[bool]]:
    return [column == row._mapping[column.name] for column in table.primary_key]
