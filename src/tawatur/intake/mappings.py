"""Which columns of a table hold which fields: what was once said of a table, found again by its header."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Tables = Callable[[Sequence[str]], "Mapping[str, str] | None"]
"""From a table's header to the mapping that is known for it, field to column; None where none is.

May raise :class:`ManyMappings`.
"""


class ManyMappings(ValueError):
    """A header that several mappings are known for; the message says which and what to do, without a full stop."""


def header_key(header: Sequence[str]) -> str:
    """What two headers share that name the same columns, in whatever order and case."""
    names = sorted({name.strip().casefold() for name in header if name.strip()})
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def noted(
    known: Mapping[str, Mapping[str, str]] | None = None, of_source: Sequence[Mapping[str, str]] = ()
) -> dict[str, object]:
    """What a run knew of tables, as it is noted with what it kept: mappings by header, or those of one source."""
    return {"by_header": known, "of_source": list(of_source)} if known or of_source else {}


def as_noted(value: Mapping[str, Any]) -> Tables:
    """What :func:`noted` wrote, as the readers ask for it."""
    known, of_source = value.get("by_header") or {}, value.get("of_source") or []

    def tables(header: Sequence[str]) -> Mapping[str, str] | None:
        return known.get(header_key(header)) or newest_fitting(of_source, header)

    return tables


def newest_fitting(mappings: Sequence[Mapping[str, str]], header: Sequence[str]) -> Mapping[str, str] | None:
    """The last of some mappings whose columns a table has; None where it has those of none."""
    return next((fields for fields in reversed(mappings) if fits(fields, header)), None)


def fits(fields: Mapping[str, str], header: Sequence[str]) -> bool:
    """Whether a table has every column that a mapping names."""
    names = {name.strip().casefold() for name in header}
    return all(column.casefold() in names for column in fields.values())
