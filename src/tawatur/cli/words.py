"""The coded values in words: types, days, places, sides, tolls and chains as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tawatur.cli.terminal import isolated
from tawatur.incidents import titles
from tawatur.model import EVENT_TYPES, Chain, Count, Day, Party, Place, Source, Toll

NONE = "–"
"""Stands where nothing in the text supports a value."""


def type_words(slug: str) -> str:
    """ACLED's name of a type, or for a statement its slug: Air/drone strike, Threat."""
    return EVENT_TYPES[slug].acled_sub_event_type or slug.replace("_", " ").capitalize()


# ACLED's names of the types that are too long for a column.
_SHORT = {
    "government_regains_territory": "Territory regained",
    "nonstate_overtakes_territory": "Territory overtaken",
    "shelling_missile": "Shelling or missiles",
    "remote_explosive": "Bomb or mine",
    "abduction": "Abduction",
    "protest_with_intervention": "Protest, force used",
    "excessive_force": "Protest, people hurt",
    "group_activity": "Group or movement",
    "disrupted_weapons": "Weapon disrupted",
    "base_established": "Base established",
    "looting_destruction": "Looting or destruction",
    "territory_transfer": "Territory handed over",
    "other_strategic": "Other development",
}


def short_type(slug: str) -> str:
    """A type in the few words that a column holds."""
    return _SHORT.get(slug) or type_words(slug)


def day_words(day: Day | None) -> str:
    """An interval of days: 23 Oct 2023, 22–23 Oct 2023, Oct 2023; "?" after one that is only inferred."""
    return NONE if day is None else titles.day_words(day, titles.MONTHS_EN) + "?" * day.inferred


def moment_words(published: str) -> str:
    """When a report was published, as it says: 20 Nov 2023, 20 Nov 2023 14:00; the offset is shown unless it is UTC."""
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{found.day} {titles.MONTHS_EN[found.month - 1]} {found.year}"
    if len(published) <= 10:
        return day
    zone = f" {found:%z}" if found.utcoffset() else ""
    return f"{day} {found:%H:%M}{zone}"


def place_words(place: Place | None) -> str:
    """A place with what contains it: al-Tanf, Homs, SY; "?" after one that is only inferred."""
    if place is None:
        return NONE
    parts = dict.fromkeys(p for p in (place.name, place.admin1, place.country) if p)
    return isolated(", ".join(parts)) + "?" * place.inferred


def place_detail(place: Place) -> str:
    """How exact a place is: "base, within 10 km"."""
    return f"{place.precision.replace('_', ' ')}, within {place.radius_km:g} km"


def side_words(side: Sequence[Party], most: int = 3) -> str:
    """The parties of a side by their neutral names, else by the report's words; "?" after one that is only inferred."""
    inferred: dict[str, bool] = {}
    for party in side:
        name = " ".join((party.name or party.text).split())
        inferred[name] = inferred.get(name, True) and party.inferred
    names = list(inferred)
    shown = ", ".join(isolated(name) + "?" * inferred[name] for name in names[:most])
    return f"{shown} +{len(names) - most}" if len(names) > most else shown


def against(side1: Sequence[Party], side2: Sequence[Party], most: int = 3) -> str:
    """Who acted on whom: "Islamic Resistance in Iraq → US forces"; "?" for a side that is not told."""
    if not side1 and not side2:
        return NONE
    return f"{side_words(side1, most) or '?'} → {side_words(side2, most) or '?'}"


def count_words(count: Count) -> str:
    """A number told in one report."""
    return NONE if count is None else str(count)


def toll_words(toll: Toll) -> str:
    """The range of an incident's numbers: 9, 9–15, 1+ where there is no upper bound."""
    if toll.min is None:
        return NONE
    if toll.max is None:
        return f"{toll.min}+"
    return str(toll.min) if toll.min == toll.max else f"{toll.min}–{toll.max}"


def source_words(source: Source) -> str:
    """One link of a chain, in the report's words."""
    return isolated(" ".join(source.text.split()))


def chain_words(chain: Chain) -> str:
    """A chain from the nearest link to the origin: "Reuters ← a US official"."""
    return " ← ".join(source_words(link) for link in chain)


def chains_words(chains: Iterable[Chain], own_voice: str) -> str:
    """Every chain; ``own_voice`` where the report tells it of its own."""
    return "; ".join(dict.fromkeys(chain_words(chain) for chain in chains if chain)) or own_voice
