"""Checks the hand-edited tables: what ``tawatur lexicon check`` prints.

In: the folder of tables. Out: findings that name file and line, say what is wrong and what to do. The checks read the
tables for themselves, line by line, so that a table too broken for the compiler is still explained.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tawatur.mentions.check_forms import TABLES, Table
from tawatur.mentions.check_places import doubled_places
from tawatur.mentions.check_rows import Row, references
from tawatur.mentions.tables import DATA, TableError, spelt_out


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to put right: the file below ``data/``, the line from 1, what is wrong and what to do."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        """The finding on one line, in the form that editors jump to."""
        return f"{self.file}:{self.line}: {self.problem}"


def check_tables(folder: Path = DATA) -> tuple[list[Finding], int, int]:
    """Check every .tsv file below a folder; the findings in order, how many tables and how many rows were read.

    Forms that nothing in a text can reach are looked for in the package's own tables only: they are found by compiling
    these, so not where a table is too broken for that.
    """
    read: dict[str, list[Row]] = {}
    findings: list[Finding] = []
    paths = sorted(folder.rglob("*.tsv"))
    for path in paths:
        name = path.relative_to(folder).as_posix()
        rows, problems = _read(path, name)
        read[name] = rows
        findings += problems
    known = references(read)
    for name, rows in read.items():
        table = _table(name)
        if table is not None:
            findings += _check_rows(name, table, rows, known)
    findings += [Finding(*found) for found in doubled_places(read)]
    if folder == DATA:
        from tawatur.mentions.check_reach import unreachable

        # What cannot be compiled has its finding already.
        with suppress(TableError, KeyError, ValueError):
            findings += [Finding(name, line, problem) for name, line, problem in unreachable(read)]
    return sorted(findings), len(paths), sum(len({row.line for row in rows}) for rows in read.values())


def _table(name: str) -> Table | None:
    return next((table for table in TABLES if fnmatch(name, table.pattern)), None)


def _read(path: Path, name: str) -> tuple[list[Row], list[Finding]]:
    """The rows of a table with their lines, and what is wrong with its form."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        return [], [Finding(name, 1, f"byte {error.start} is no UTF-8; save the file as UTF-8")]
    table = _table(name)
    if table is None:
        return [], [Finding(name, 1, "is no table that Tawatur reads; remove it or correct its name")]
    header: list[str] | None = None
    rows: list[Row] = []
    findings: list[Finding] = []
    for number, line in enumerate(lines, 1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            findings += [Finding(name, number, problem) for problem in _header_problems(table, header)]
        elif len(cells) > len(header):
            extra = f"{len(cells)} fields where the header has {len(header)}; remove a tab"
            findings.append(Finding(name, number, extra))
        else:
            row = dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
            try:
                rows += [
                    Row(number, meant)
                    for meant in (spelt_out(row, table.choices) if table.choices in row else [row])
                ]
            except TableError as error:
                findings.append(Finding(name, number, str(error)))
    if header is None:
        findings.append(
            Finding(name, 1, f"has no header; write {', '.join(table.columns)} with tabs between")
        )
    return ([] if any(f.problem.startswith("column") for f in findings) else rows), findings


def _header_problems(table: Table, header: list[str]) -> Iterator[str]:
    for column in table.columns:
        if column not in header:
            yield f"column {column} is missing; the columns are {', '.join(table.columns)}"
    for column in header:
        if column not in table.columns:
            yield f"column {column} is not known; the columns are {', '.join(table.columns)}"


def _check_rows(
    name: str, table: Table, rows: list[Row], known: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    lang = name.split("/")[1] if name.startswith("lexicon/") else ""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        for column in table.required:
            if not row.cells[column]:
                yield Finding(name, row.line, f"{column} is empty; fill it or remove the row")
        for check in table.checks:
            for problem in check(row.cells, lang or row.cells.get("lang", ""), known):
                yield Finding(name, row.line, problem)
        key = tuple(row.cells[column] for column in table.key)
        if key in seen:
            yield Finding(name, row.line, f"says the same as line {seen[key]}; remove one of them")
        seen.setdefault(key, row.line)
    for check_all in table.whole:
        for line, problem in check_all(rows):
            yield Finding(name, line, problem)
