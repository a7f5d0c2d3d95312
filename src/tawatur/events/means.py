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
    "suicide_bomb": (frozenset({"suicide_vest", "car_bomb", "other"}), None),
    "chemical_weapon": (frozenset({"chemical"}), "chemical"),
    "grenade": (frozenset({"grenade"}), "grenade"),
    "armed_clash": (frozenset({"small_arms", "grenade", "blade", "ied", "rocket", "other"}), None),
    "protest_with_intervention": (frozenset({"small_arms", "other"}), None),
    "violent_demonstration": (frozenset({"small_arms", "grenade", "blade", "other"}), None),
    "mob_violence": (frozenset({"small_arms", "grenade", "blade", "other"}), None),
    "looting_destruction": (frozenset({"other"}), None),
}
# Taking a place, and a peaceful protest, are done with no weapon in particular.
_WITHOUT = frozenset({"government_regains_territory", "nonstate_overtakes_territory", "peaceful_protest"})
# What may stand further from the event word and still be what it was done with.
_ELSEWHERE: dict[str, frozenset[str]] = {
    "remote_explosive": frozenset({"ied", "car_bomb"}),
    "suicide_bomb": frozenset({"suicide_vest", "car_bomb"}),
    "shelling_missile": frozenset({"mortar", "rocket", "missile"}),
    "attack": frozenset({"small_arms", "blade", "other"}),
    "armed_clash": frozenset({"small_arms"}),
    "excessive_force": frozenset({"small_arms"}),
    "protest_with_intervention": frozenset({"small_arms", "other"}),
    "violent_demonstration": frozenset({"other"}),
    "mob_violence": frozenset({"blade", "other"}),
    "disrupted_weapons": frozenset(
        {
            "ied",
            "car_bomb",
            "drone",
            "missile",
            "rocket",
            "mortar",
            "suicide_vest",
            "barrel_bomb",
            "chemical",
            "grenade",
        }
    ),
}

# The strategic types that are done with something, or to a weapon.
_ARMED = frozenset({"disrupted_weapons", "looting_destruction"})


def more_exact(known: str | None, other: str | None) -> bool:
    """Whether a means says more than the one known: a barrel bomb than an aircraft, a mortar than artillery."""
    return other is not None and (known is None or other in _MORE_EXACT.get(known, ()))


def means_of(telling: Telling, type_: str) -> tuple[str | None, str]:
    """The means of a happening of a type, and why; None for what has none and where the text lets nobody tell."""
    if EVENT_TYPES[type_].class_ in ("statements", "strategic") and type_ not in _ARMED:
        return None, ""
    if type_ in _WITHOUT:
        return None, ""
    allowed, default = _OF_TYPE.get(type_, (None, None))
    if type_ == "air_drone_strike" and telling.means in ("missile", "rocket") and "drone" in telling.arms:
        return "drone", "what fired it"  # "طائرة استطلاع أطلقت صاروخا"
    if telling.means is not None and (allowed is None or telling.means in allowed):
        return telling.means, telling.means_rule
    arms = [arm for arm in telling.arms if arm in _ELSEWHERE.get(type_, ())]
    named = next(
        (arm for arm in arms if any(more_exact(other, arm) for other in arms)), next(iter(arms), None)
    )
    if named is not None:
        return named, "means named further off in the sentence"
    if (
        default is None
        and "shoot" in telling.senses
        and type_ in ("armed_clash", "attack", "excessive_force")
    ):
        default = "small_arms"
    return default, f"of its type, {type_}" if default else ""
