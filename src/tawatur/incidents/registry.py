"""The source registry as provenance sees it: which entry a publisher, site, handle or id belongs to, and whose side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import get_args

from tawatur.incidents.actors import actor_party
from tawatur.mentions.registry import name_key, names_of
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.model import SourceKind

_KINDS: frozenset[str] = frozenset(get_args(SourceKind))


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One entry of the source registry. ``parties``: the actors it speaks for or belongs to, as parties."""

    id: str
    name: str
    kind: SourceKind
    parties: frozenset[str]


@dataclass(frozen=True)
class SourceRegistry:
    """Looks up registry entries by id and by the names, sites and handles they go by."""

    entries: dict[str, SourceEntry] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> SourceRegistry:
        """Build a registry from table rows with the columns of ``sources.tsv``; the first to claim a name keeps it.

        Raises ValueError where a row's kind is none of the model's source kinds.
        """
        registry = cls()
        for row in rows:
            kind = row.get("kind", "")
            if kind not in _KINDS:
                raise ValueError(
                    f"source {row.get('id')!r} is of unknown kind {kind!r}: use one of the model's kinds"
                )
            parties = frozenset(
                actor_party(a)
                for a in (*split_list(row.get("affiliation", "")), *split_list(row.get("actor", "")))
            )
            registry.entries[row["id"]] = SourceEntry(row["id"], row.get("name_en", ""), kind, parties)  # type: ignore[arg-type]
            for name in names_of(row):
                registry.names.setdefault(name_key(name), row["id"])
        return registry

    def names_of(self, id: str) -> tuple[str, ...]:
        """Every name, site and handle that an entry goes by, folded."""
        return tuple(name for name, owner in self.names.items() if owner == id)

    def find(self, name: str | None) -> SourceEntry | None:
        """The entry that goes by an id, a name in any spelling, a site or a handle; None where there is none."""
        if not name:
            return None
        found = self.names.get(name_key(name))
        return self.entries[found] if found else None


@lru_cache(maxsize=1)
def bundled_registry() -> SourceRegistry:
    """The registry that comes with Tawatur."""
    return SourceRegistry.from_rows(read_table(DATA / "sources.tsv"))
