"""Reading the hand-edited tables under ``data/``: tab separated, a header line, ``#`` for comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
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


_CHOICE = re.compile(r"\(([^()]*)\)")


def alternatives(form: str) -> Iterator[str]:
    """The forms that one with alternatives stands for, in order: "+raid (a|the) village", "(Syrian|) army".

    Raises ``TableError`` where brackets do not pair, stand in one another, or leave nothing to choose from.
    """
    pieces = _CHOICE.split(form)  # what stands outside of brackets and within, by turns
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    outside = "".join(pieces[::2])
    if set("()|") & set(outside) or any(len(choice) < 2 for choice in choices[1::2]):
        raise TableError(
            f"{form!r} has a bracket that offers no choice; write (one|other), or (one|) for one or nothing"
        )
    for chosen in product(*choices):
        yield " ".join("".join(chosen).split())


def spelt_out(row: dict[str, str], column: str) -> Iterator[dict[str, str]]:
    """A row once for each of the forms that the alternatives of a column stand for. Raises ``TableError``."""
    return ({**row, column: form} for form in alternatives(row[column]))


@cache
def data_files() -> tuple[Path, ...]:
    """Every table that the compiled lexicon is made from, in a fixed order."""
    return tuple(path for path in sorted(DATA.rglob("*.tsv")) if WEIGHTS not in path.parents)
