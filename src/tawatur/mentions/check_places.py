"""Finds places that stand in the gazetteer twice: by id, or under names that are one but for their spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.mentions.check_rows import Row
from tawatur.mentions.distance import great_circle_km
from tawatur.mentions.gazetteer import AREAS, SAME_PLACE_KM
from tawatur.mentions.spelling import sound
from tawatur.mentions.tables import split_list

_LINES: Final = {"road", "mountain"}
_REGISTRY: Final = "gazetteer/registry.tsv"


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    line: int
    id: str
    group: str
    keys: tuple[tuple[str, str], ...]
    lat: float
    lon: float


def doubled_places(tables: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, int, str]]:
    """File, line and problem of each place by hand that another row, or the registry, has already."""
    names = (name for name in tables if name.startswith("gazetteer/curated"))
    curated = sorted(names, key=lambda name: name.removesuffix(".tsv"))
    ids: dict[str, tuple[str, int]] = {}
    replaced: dict[str, tuple[str, int]] = {}
    by_key: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for name in curated:
        for row in tables[name]:
            at = (name, row.line)
            first = ids.setdefault(row.cells["id"], at)
            if first[0] != name:
                yield *at, f"id {row.cells['id']!r} stands in {first[0]}:{first[1]} too; rename or remove one"
            for old in split_list(row.cells["replaces"]):
                first = replaced.setdefault(old, at)
                if first != at:
                    yield (
                        *at,
                        f"replaces {old!r}, as {first[0]}:{first[1]} does: they are one place; remove one",
                    )
            entry = _entry(name, row)
            if entry is None:
                continue
            twin = _twin(entry, by_key)
            if twin is not None:
                yield (
                    *at,
                    f"is the same place as {twin.id} in {twin.file}:{twin.line}; remove one of them",
                )
            for key in entry.keys:
                by_key[key].append(entry)
    for row in tables.get(_REGISTRY, ()):
        if row.cells["id"] in replaced:
            continue
        entry = _entry(_REGISTRY, row)
        twin = _twin(entry, by_key) if entry is not None else None
        if entry is not None and twin is not None:
            yield twin.file, twin.line, f"is the place {entry.id} of the registry; write that into replaces"


def _twin(entry: _Entry, by_key: Mapping[tuple[str, str], Sequence[_Entry]]) -> _Entry | None:
    for key in entry.keys:
        for other in by_key.get(key, ()):
            if (
                other.group == entry.group
                and other is not entry
                and great_circle_km(entry.lat, entry.lon, other.lat, other.lon) <= SAME_PLACE_KM
            ):
                return other
    return None


def _entry(name: str, row: Row) -> _Entry | None:
    """The entry of a row; None where it has no point, which has its own finding."""
    cells = row.cells
    try:
        lat, lon = float(cells["lat"]), float(cells["lon"])
    except ValueError:
        return None
    kind = cells["kind"]
    group = "area" if kind in AREAS else "line" if kind in _LINES else "place"
    names = ((cells["name"], "en"), (cells["name_ar"], "ar"))
    keys = tuple(
        (cells["country"], f"{lang}:{sound(printed, lang)}")
        for printed, lang in names
        if printed and "(" not in printed
    )
    return _Entry(name, row.line, cells["id"], group, keys, lat, lon)
