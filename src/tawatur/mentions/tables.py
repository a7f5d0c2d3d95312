"""Reading the hand-edited tables under ``data/``: tab separated, a header line, ``#`` for comments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
WEIGHTS = DATA / "weights"
"""Weights of the learned judges: no words, so no part of the lexicon."""


class TableError(ValueError):
    """A table that cannot be read; the message names file, line and what is wrong."""


def read_table(path: Path, holding: str = "") -> Iterator[dict[str, str]]:
    """The rows of a table, each as column -> text (empty where the field is); only those whose line has ``holding``.

    Raises ``TableError`` where a row has more fields than the header.
    """
    header: list[str] | None = None
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\r\n")
            if not line.strip() or line.startswith("#") or (header is not None and holding not in line):
                continue
            fields = [field.strip() for field in line.split("\t")]
            if header is None:
                header = fields
                continue
            if len(fields) > len(header):
                raise TableError(
                    f"{path.name}, line {number}: {len(fields)} fields where the header has {len(header)}."
                )
            yield dict(zip(header, fields + [""] * (len(header) - len(fields)), strict=True))


def split_list(text: str) -> list[str]:
    """The items of a list field."""
    return [item.strip() for item in text.split("|") if item.strip()]


@cache
def data_files() -> tuple[Path, ...]:
    """Every table that the compiled lexicon is made from, in a fixed order."""
    return tuple(path for path in sorted(DATA.rglob("*.tsv")) if WEIGHTS not in path.parents)
