"""Actors across reports: whose party an actor is, and what it is called in English and Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tawatur.incidents.tables import bundled_table

_STATE_BODY = re.compile(r"([a-z]{2})-(state|government|forces|army|air-force|navy|police|military)")


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's neutral names in English and Arabic, and the actors that it belongs to or sides with."""

    id: str
    name_en: str
    name_ar: str
    affiliation: tuple[str, ...]


def actor_party(actor: str) -> str:
    """The party that an actor's id alone tells: a state's forces, army, police and government are that state."""
    body = _STATE_BODY.fullmatch(actor)
    return f"{body[1]}-state" if body else actor


@lru_cache(maxsize=1)
def bundled_actors() -> dict[str, Actor]:
    """The actors that come with Tawatur, by id."""
    return {
        row["id"]: Actor(
            row["id"],
            row.get("name_en", ""),
            row.get("name_ar", ""),
            tuple(a for a in row.get("affiliation", "").split("|") if a),
        )
        for row in bundled_table("actors.tsv")
    }


@lru_cache(maxsize=4096)
def parties(actor: str) -> frozenset[str]:
    """Every party that an actor stands for: its own and those it belongs to, one step up."""
    known = bundled_actors().get(actor)
    return frozenset(actor_party(a) for a in (actor, *(known.affiliation if known else ())))


def related(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether some actor of one side belongs to, or sides with, some actor of the other."""
    ours = {party for actor in a for party in parties(actor)}
    return any(party in ours for actor in b for party in parties(actor))
