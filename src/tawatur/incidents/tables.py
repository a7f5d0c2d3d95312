"""Reads the tab-separated tables of the package: a header line, comments after #, lists split at |."""

from __future__ import annotations

from importlib.resources import files

Row = dict[str, str]


def read_table(text: str) -> list[Row]:
    """The rows of a table by column name; a column missing at a line's end is empty."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    header = lines[0].split("\t")
    rows = (line.split("\t") for line in lines[1:])
    return [dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=False)) for cells in rows]


def bundled_table(name: str, package: str = "tawatur.data") -> list[Row]:
    """The rows of a table that ships with the package; raises FileNotFoundError where the installation lacks it."""
    folder, _, inner = package.partition(".")
    path = files(folder)
    for part in [*inner.split("."), name]:
        path = path / part
    return read_table(path.read_text(encoding="utf-8"))


def items(cell: str) -> tuple[str, ...]:
    """The entries of a list cell."""
    return tuple(entry.strip() for entry in cell.split("|") if entry.strip())
