"""The detail matrix of an incident: for each field what each origin tells, those that count as one in one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.model import FieldValues, Incident, Origin, ToldValue

FIELDS: Final = ("type", "date", "place", "side1", "side2", "means", "killed", "injured", "status")


@dataclass(frozen=True, slots=True)
class Column:
    """Origins that count as one; no origins for what is told in a report's own voice without an origin."""

    number: int
    origins: tuple[Origin, ...]
    denies: bool = False
    admits: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with whether it is the one taken, whether it was withdrawn, and the reports that tell it."""

    value: str
    taken: bool
    withdrawn: bool
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its cells, a list a column; ``differs`` where the accounts disagree on it."""

    field: str
    rule: str
    differs: bool
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns and rows; fields that no account tells have no row."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrix(incident: Incident, rules: Mapping[str, str]) -> Matrix:
    """The matrix of an incident; ``rules`` are the sentences of the rules by which values are taken, by field."""
    columns = _columns(incident)
    at = {origin.id: number for number, column in enumerate(columns) for origin in column.origins}
    by_field = {found.field: found for found in incident.values}
    differing = {found.field for found in incident.disagreements}
    rows = [
        Row(field, rules.get(field, ""), field in differing, _cells(by_field[field], len(columns), at))
        for field in FIELDS
        if field in by_field
    ]
    if not any(row.cells[-1] for row in rows):
        columns, rows = columns[:-1], [Row(r.field, r.rule, r.differs, r.cells[:-1]) for r in rows]
    return Matrix(tuple(columns), tuple(rows))


def _columns(incident: Incident) -> list[Column]:
    origins = {origin.id: origin for origin in incident.origins}
    groups = incident.provenance.independent
    found = [
        Column(number, tuple(origins[o] for o in group.origins if o in origins), group.denies, group.admits)
        for number, group in enumerate(groups, 1)
    ]
    grouped = {origin.id for column in found for origin in column.origins}
    rest = tuple(origin for origin in incident.origins if origin.id not in grouped)
    return [*found, Column(0, rest)]


def _cells(found: FieldValues, width: int, at: Mapping[str, int]) -> tuple[tuple[Cell, ...], ...]:
    columns: list[list[Cell]] = [[] for _ in range(width)]
    for value in found.values:
        for number in range(width):
            cell = _cell(value, number, at, width - 1)
            if cell is not None:
                columns[number].append(cell)
    return tuple(map(tuple, columns))


def _cell(value: ToldValue, number: int, at: Mapping[str, int], rest: int) -> Cell | None:
    told = [t for t in value.told if number in _told_at(t.origins, at, rest)]
    if not told:
        return None
    withdrawn = all(t.withdrawn_by is not None for t in told)
    return Cell(value.value, value.taken, withdrawn, tuple(dict.fromkeys(t.report for t in told)))


def _told_at(origins: Sequence[str], at: Mapping[str, int], rest: int) -> set[int]:
    return {at.get(origin, rest) for origin in origins} or {rest}
