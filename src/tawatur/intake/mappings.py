"""Which columns of a table hold which fields: what was once said of a table, found again by its header."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

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


def by_header(known: Mapping[str, Mapping[str, str]]) -> Tables:
    """The mappings by :func:`header_key`."""
    return lambda header: known.get(header_key(header))


def fits(fields: Mapping[str, str], header: Sequence[str]) -> bool:
    """Whether a table has every column that a mapping names."""
    names = {name.strip().casefold() for name in header}
    return all(column.casefold() in names for column in fields.values())
