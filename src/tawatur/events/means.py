"""What it was done with: the more exact of what a happening's tellings name, and what its type goes without saying."""

from __future__ import annotations

from tawatur.events.proto import Telling
from tawatur.model import EVENT_TYPES

_MORE_EXACT = {
    "aircraft": frozenset({"drone", "barrel_bomb"}),
    "artillery": frozenset({"mortar", "rocket", "missile"}),
    "ied": frozenset({"car_bomb"}),
    "suicide_vest": frozenset({"car_bomb"}),
}
# What an event of a type may be done with; its means where the text names none, or one that is not of the kind.
_AIR = frozenset({"aircraft", "drone", "barrel_bomb", "missile", "other"})
_GROUND = frozenset({"artillery", "mortar", "rocket", "missile", "other"})
_OF_TYPE: dict[str, tuple[frozenset[str], str | None]] = {
    "air_drone_strike": (_AIR, "aircraft"),
    "shelling_missile": (_GROUND, None),
    "suicide_bomb": (frozenset({"suicide_vest", "car_bomb", "other"}), "suicide_vest"),
    "chemical_weapon": (frozenset({"chemical"}), "chemical"),
    "grenade": (frozenset({"grenade"}), "grenade"),
}


def more_exact(known: str | None, other: str | None) -> bool:
    """Whether a means says more than the one known: a barrel bomb than an aircraft, a mortar than artillery."""
    return other is not None and (known is None or other in _MORE_EXACT.get(known, ()))


def means_of(telling: Telling, type_: str) -> str | None:
    """The means of a happening of a type; None for what has none and where the text lets nobody tell."""
    if EVENT_TYPES[type_].class_ in ("statements", "strategic") and type_ != "disrupted_weapons":
        return None
    allowed, default = _OF_TYPE.get(type_, (None, None))
    if allowed is not None and telling.means not in allowed:
        return default
    if (
        telling.means is None
        and "shoot" in telling.senses
        and type_ in ("armed_clash", "attack", "excessive_force")
    ):
        return "small_arms"
    return telling.means
