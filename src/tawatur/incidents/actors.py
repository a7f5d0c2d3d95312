"""Actors across reports: whose party an actor is, and which parties are on one side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tawatur.mentions.registry import actors

_STATE_BODY = re.compile(r"([a-z]{2})-(state|government|forces|army|air-force|navy|police|military)")


@lru_cache(maxsize=4096)
def actor_party(actor: str) -> str:
    """The party that an actor's id alone tells: a state's forces, army, police and government are that state."""
    body = _STATE_BODY.fullmatch(actor)
    return f"{body[1]}-state" if body else actor


@lru_cache(maxsize=4096)
def parties(actor: str) -> frozenset[str]:
    """Every party that an actor stands for: its own and those it belongs to, one step up."""
    known = actors().get(actor)
    return frozenset(actor_party(a) for a in (actor, *(known.affiliation if known else ())))


def related(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether some actor of one side belongs to, or sides with, some actor of the other."""
    ours = {party for actor in a for party in parties(actor)}
    return any(party in ours for actor in b for party in parties(actor))
