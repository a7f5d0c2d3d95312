"""Column mappings for ``tawatur add``: those given, those kept in the desk, and which tables they served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from tawatur.cli.failures import complain
from tawatur.intake import FIELDS
from tawatur.intake.mappings import ManyMappings, fits, header_key, newest_fitting, noted

if TYPE_CHECKING:
    from tawatur.desk.mappings import TableMapping


def parse_map(given: Iterable[str] | None) -> dict[str, str]:
    """Fields and columns out of "text=Body,date=Day"; a field may go by any of its usual names.

    Raises typer.BadParameter for what is no such list.
    """
    found: dict[str, str] = {}
    for part in (part for words in given or () for part in words.split(",")):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        field = next((f for f, names in FIELDS.items() if name.casefold() in (f, *names)), None)
        if not (equals and column):
            raise typer.BadParameter(f"--map takes FIELD=COLUMN,… such as text=Body,date=Day, not {part!r}")
        if field is None:
            raise typer.BadParameter(f"a report has no field {name!r}; map one of {', '.join(FIELDS)}")
        found[field] = column
    if found and "text" not in found:
        raise typer.BadParameter("--map must say which column holds the text, as text=Body")
    return found


class Columns:
    """What is known of tables: asked by the readers with each header. ``met`` are the headers that ``given`` served."""

    def __init__(self, given: Mapping[str, str], source: str | None, kept: Sequence[TableMapping]) -> None:
        self._given, self._source, self._kept = given, source, kept
        self._said: set[str] = set()
        self.met: dict[str, None] = {}

    def __call__(self, header: Sequence[str]) -> Mapping[str, str] | None:
        """The mapping for a table, None where none is known. Raises ManyMappings where several fit."""
        if self._given:
            if fits(self._given, header):
                self.met[header_key(header)] = None
            return self._given
        found = self._fitting(header)
        if len({tuple(sorted(m.fields.items())) for m in found}) > 1:
            names = " and ".join(m.source or m.id for m in found)
            raise ManyMappings(
                f"the mappings of {names} fit the table; say whose it is with --source, or forget one"
            )
        if not found:
            return None
        if (key := header_key(header)) not in self._said:
            self._said.add(key)
            whose = f" for {found[0].source}" if found[0].source else ""
            complain(f"Columns as kept{whose}: {map_words(found[0].fields)}.")
        return found[0].fields

    @property
    def noted(self) -> dict[str, object]:
        """What is to be noted with the files that are kept, so that they can be read again in the same way."""
        if self._source is not None:
            return noted(of_source=[m.fields for m in self._ours])
        return noted({m.header: m.fields for m in self._kept})

    @property
    def _ours(self) -> list[TableMapping]:
        return [m for m in self._kept if m.source == self._source]

    def _fitting(self, header: Sequence[str]) -> list[TableMapping]:
        if self._source is not None:
            fields = newest_fitting([m.fields for m in self._ours], header)
            return [m for m in self._ours if m.fields is fields]
        key = header_key(header)
        return [m for m in self._kept if m.header == key]


def map_words(fields: Mapping[str, str]) -> str:
    """A mapping as it is given on the command line."""
    return ", ".join(f"{field}={column}" for field in FIELDS if (column := fields.get(field)))
