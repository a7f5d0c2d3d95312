"""Column mappings of tables that a desk keeps: by source and header. Forgetting adds a row without fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import mappings


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Which column holds which field, in tables of a header; ``source`` is whose tables, where that was said."""

    source: str | None
    header: str
    fields: Mapping[str, str]
    at: str

    @property
    def id(self) -> str:
        """What it goes by: eight hexadecimal digits of its source and header."""
        return hashlib.sha256(f"{self.source or ''}\x1f{self.header}".encode()).hexdigest()[:8]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table, in small letters."""
        return tuple(json.loads(self.header))


def read_mappings(connection: Connection) -> list[TableMapping]:
    """The mappings that hold, in the order in which they were first kept."""
    newest: dict[tuple[str | None, str], TableMapping | None] = {}
    for row in connection.execute(select(mappings).order_by(mappings.c.n)):
        kept = TableMapping(row.source, row.header, json.loads(row.fields), row.at) if row.fields else None
        newest[row.source, row.header] = kept
    return [mapping for mapping in newest.values() if mapping is not None]


def keep_mapping(connection: Connection, source: str | None, header: str, fields: Mapping[str, str]) -> bool:
    """Keep a mapping; False where it is kept already."""
    known = {(m.source, m.header): m.fields for m in read_mappings(connection)}
    if known.get((source, header)) == dict(fields):
        return False
    _write(connection, source, header, json.dumps(dict(fields), ensure_ascii=False, sort_keys=True))
    write_entry(connection, "mapping", {"source": source, "columns": json.loads(header)})
    return True


def forget_mappings(connection: Connection, name: str) -> list[TableMapping]:
    """Forget those of a source, or the one of an id. Raises DeskError where none goes by the name."""
    gone = [m for m in read_mappings(connection) if name in (m.id, m.source)]
    if not gone:
        raise DeskError(f"No mapping goes by {name!r}; see: tawatur sources mappings.")
    for mapping in gone:
        _write(connection, mapping.source, mapping.header, None)
    write_entry(connection, "mapping forgotten", {"mappings": [mapping.id for mapping in gone]})
    return gone


def _write(connection: Connection, source: str | None, header: str, fields: str | None) -> None:
    connection.execute(insert(mappings).values(source=source, header=header, fields=fields, at=now()))
