"""Looking a place up by name, as a person does it: the very name first, then what holds it, then what is spelt so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from tawatur.mentions.entries import PlaceRow
from tawatur.mentions.gazetteer import gazetteer_rows
from tawatur.mentions.tables import split_list
from tawatur.text.normalise import fold

How = Literal["name", "alias", "part", "near"]
_RANK: Final[dict[How, int]] = {"name": 0, "alias": 1, "part": 2, "near": 3}
_NEAR: Final = 84.0
"""Likeness from 0 to 100 (Indel distance) from which a spelling counts as near."""


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place, which of its names matched, how (name, alias, part of a name, near spelling), and the table it is from."""

    row: PlaceRow
    matched: str
    how: How
    likeness: float
    table: str = ""


def find_place(name: str, *, country: str | None = None, limit: int = 15) -> list[PlaceMatch]:
    """The places that a name may mean, the likeliest first; among equals the more populous.

    ``country`` is an ISO 3166 code. Case, the article and the spelling variants of the normal form make no difference.
    """
    wanted = _key(name)
    if not wanted:
        return []
    found: list[PlaceMatch] = []
    for fields, row in gazetteer_rows():
        if country is not None and (row.country or "").casefold() != country.casefold():
            continue
        # Most names share not even two letters in a row with what is looked for, and are passed by cheaply.
        names = ((n, own) for n, own in _names(fields) if wanted[:2] in fold(n))
        matches = [m for n, own in names if (m := _match(wanted, row, n, own)) is not None]
        if matches:
            found.append(replace(min(matches, key=_order), table=fields["table"]))
    return sorted(found, key=_order)[:limit]


def _order(match: PlaceMatch) -> tuple[int, float, int, str]:
    return _RANK[match.how], -match.likeness, -match.row.population, match.row.id


def _names(fields: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Every name of a row, and whether it is its own or an alias."""
    for own in (fields["name"], fields["name_ar"]):
        if own:
            yield own, True
    for alias in split_list(fields["aliases_en"]) + split_list(fields["aliases_ar"]):
        yield alias, False


def _key(name: str) -> str:
    """The normal form without hyphens, apostrophes and the article."""
    folded = re.sub(r"[-\s_/]+", " ", fold(name)).replace("'", "").strip()
    bare = re.sub(r"^(?:al|el|ad|an|ar|as|at|az|ash) (?=\w)", "", folded)
    return bare.removeprefix("ال") if len(bare) > 4 else bare


def _match(wanted: str, row: PlaceRow, name: str, own: bool) -> PlaceMatch | None:
    key = _key(name)
    if key == wanted:
        return PlaceMatch(row, name, "name" if own else "alias", 100.0)
    if len(wanted) >= 3 and re.search(rf"(?:^|\s){re.escape(wanted)}", key):
        return PlaceMatch(row, name, "part", 100.0 * len(wanted) / len(key))
    if abs(len(key) - len(wanted)) > 3 or len(wanted) < 4 or key[:2] != wanted[:2]:
        return None
    from rapidfuzz.fuzz import ratio

    likeness = ratio(wanted, key, score_cutoff=_NEAR)
    return PlaceMatch(row, name, "near", likeness) if likeness else None
