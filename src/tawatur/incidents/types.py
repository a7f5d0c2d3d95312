"""Which event types may tell of one and the same happening, and which of two says more about it."""

from __future__ import annotations

from typing import Final

SAME_TYPE: Final = 1.0
SELDOM: Final = 0.2
"""Two kinds that reports of one happening seldom give: they need the same sides."""
UNLIKELY_TYPES: Final = -0.3
"""Two kinds of violence that are seldom one happening, though one of two reports may be vague or mistaken."""

# Pairs of types that different reports use of one happening; 1 would be the same type.
_COMPATIBLE: dict[frozenset[str], float] = {
    frozenset(pair): score
    for score, pairs in {
        0.6: (
            ("remote_explosive", "suicide_bomb"),
            ("air_drone_strike", "shelling_missile"),
            ("peaceful_protest", "protest_with_intervention"),
            ("protest_with_intervention", "excessive_force"),
            ("violent_demonstration", "mob_violence"),
            ("group_activity", "base_established"),
            ("attack", "armed_clash"),
        ),
        0.4: (
            ("armed_clash", "government_regains_territory"),
            ("armed_clash", "nonstate_overtakes_territory"),
            ("armed_clash", "shelling_missile"),
            ("armed_clash", "suicide_bomb"),
            ("armed_clash", "remote_explosive"),
            ("armed_clash", "grenade"),
            ("attack", "air_drone_strike"),
            ("attack", "shelling_missile"),
            ("attack", "remote_explosive"),
            ("attack", "suicide_bomb"),
            ("attack", "grenade"),
            ("attack", "chemical_weapon"),
            ("attack", "excessive_force"),
            ("attack", "mob_violence"),
            ("attack", "sexual_violence"),
            ("attack", "looting_destruction"),
            ("mob_violence", "looting_destruction"),
            ("violent_demonstration", "looting_destruction"),
            ("grenade", "remote_explosive"),
            ("chemical_weapon", "air_drone_strike"),
            ("chemical_weapon", "shelling_missile"),
            ("remote_explosive", "shelling_missile"),
            ("abduction", "arrests"),
            ("violent_demonstration", "protest_with_intervention"),
            ("violent_demonstration", "excessive_force"),
            ("peaceful_protest", "excessive_force"),
            ("government_regains_territory", "territory_transfer"),
            ("nonstate_overtakes_territory", "territory_transfer"),
            ("group_activity", "territory_transfer"),
            ("group_activity", "other_strategic"),
            ("base_established", "other_strategic"),
            ("agreement", "other_strategic"),
        ),
        0.2: (
            ("peaceful_protest", "violent_demonstration"),
            ("armed_clash", "air_drone_strike"),
            ("attack", "violent_demonstration"),
            ("air_drone_strike", "remote_explosive"),
            ("disrupted_weapons", "shelling_missile"),
            ("disrupted_weapons", "remote_explosive"),
        ),
    }.items()
    for pair in pairs
}
# A drone brought down before it hit is told as a drone attack too: only the means tells.
_DISRUPTED_STRIKE = frozenset(("disrupted_weapons", "air_drone_strike"))

# A crowd's violence has many sides, and one report may tell several of them as events of their own.
_RIOT = frozenset(("attack", "mob_violence", "violent_demonstration", "looting_destruction"))

# Every two compatible types share a family; the families are what the desk's index can look up.
_FAMILIES: dict[str, tuple[str, ...]] = {
    "peaceful_protest": ("unrest",),
    "protest_with_intervention": ("unrest",),
    "violent_demonstration": ("unrest", "force"),
    "excessive_force": ("unrest", "force"),
    "mob_violence": ("unrest", "force"),
    "abduction": ("seizure",),
    "arrests": ("seizure",),
    "government_regains_territory": ("force", "posture"),
    "nonstate_overtakes_territory": ("force", "posture"),
    "territory_transfer": ("posture",),
    "group_activity": ("posture",),
    "base_established": ("posture",),
    "agreement": ("posture",),
    "other_strategic": ("posture",),
}

# From the vaguest to the most telling; a consolidated type is the most telling one that enough accounts give.
_SPECIFICITY: dict[str, int] = {
    "other_strategic": 0,
    "attack": 1,
    "armed_clash": 2,
    "group_activity": 2,
    "peaceful_protest": 2,
    "arrests": 2,
    "shelling_missile": 3,
    "remote_explosive": 3,
    "violent_demonstration": 3,
    "protest_with_intervention": 4,
    "base_established": 4,
    "air_drone_strike": 4,
    "disrupted_weapons": 5,
    "suicide_bomb": 5,
    "excessive_force": 5,
    "chemical_weapon": 6,
}


def type_score(a: str, b: str, means: frozenset[str | None] = frozenset()) -> float | None:
    """How well two types fit one happening, 0 to 1; None where they do not. ``means`` are those of both accounts."""
    if a == b:
        return SAME_TYPE
    pair = frozenset((a, b))
    if is_disrupted_strike(a, b):
        return 0.5 if "drone" in means else 0.2
    if pair not in _COMPATIBLE and all("force" in families(t) for t in pair):
        return UNLIKELY_TYPES
    return _COMPATIBLE.get(pair)


def is_disrupted_strike(a: str, b: str) -> bool:
    """Whether two types are those of a strike from the air and of weapons brought down."""
    return frozenset((a, b)) == _DISRUPTED_STRIKE


def is_one_riot(a: str, b: str) -> bool:
    """Whether two different types are sides of what a crowd does: who was hurt, what was burnt."""
    return a != b and {a, b} <= _RIOT


def families(event_type: str) -> tuple[str, ...]:
    """The families of a type; two types that fit one happening share at least one."""
    return _FAMILIES.get(event_type, ("force",))


def specificity(event_type: str) -> int:
    """How much a type says, from 0 (a turn of some kind) up."""
    return _SPECIFICITY.get(event_type, 3)
