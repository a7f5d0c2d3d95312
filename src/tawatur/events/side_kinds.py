"""What stands on the sides of a happening, as far as its type asks: a crowd, fighters, the unarmed, arms, aircraft."""

from __future__ import annotations

from tawatur.events.proto import INFERRED, OPPONENT, OPPONENT_CLOSE_BY, SIDE_TOLD_BEFORE, Side, Telling
from tawatur.mentions.registry import NON_STATE

HARMED_PEOPLE = frozenset(
    {
        "civilian",
        "woman",
        "child",
        "person",
        "journalist",
        "medic",
        "worker",
        "student",
        "worshipper",
        "pilgrim",
        "tourist",
    }
)
FIGHTERS = frozenset({"fighter", "soldier", "police", "officer", "militant"})
UNARMED = frozenset({"civilians", "object", "organisation"})
NONSTATE = NON_STATE | {"armed"}


def are_attacked(telling: Telling) -> bool:
    """Whether armed men or forces are told to have set upon a protest."""
    return "protesters" in classes_of(telling.side2) and any(
        s.party is not None and s.party.armed for s in telling.side1
    )


def is_of_fighters(telling: Telling) -> bool:
    """Whether those killed are a group's fighters, and not those who act."""
    return bool(classes_of(telling.side2) & NON_STATE) and all(
        c.who == "fighter" for c in telling.casualties if c.what == "killed"
    )


def is_on_unarmed(telling: Telling) -> bool:
    """Whether those who fell into an ambush are unarmed people: passengers, villagers, those in a bus."""
    whom = [s for s in telling.side2 if s.party is not None]
    hurt = {c.who for c in telling.casualties if c.who}
    things = bool(whom) and not any(s.party.military for s in whom if s.party is not None)
    return (
        ("civilians" in classes_of(whom) or (things and bool(hurt & HARMED_PEOPLE)))
        and classes_of(whom) <= UNARMED
        and not hurt & FIGHTERS
        and "state_forces" not in classes_of(telling.side1)
        and not any(s.party.military for s in whom if s.party is not None and s.party.class_ != "object")
    )


def flies(telling: Telling) -> bool:
    """Whether those who act are aircraft or an air force."""
    return any(
        s.party is not None and (s.party.class_ == "platform" or (s.party.actor or "").endswith("air-force"))
        for s in telling.side1
        if s.rule not in _OF_THE_REPORT
    )


_OF_THE_REPORT = frozenset({OPPONENT, OPPONENT_CLOSE_BY, SIDE_TOLD_BEFORE})
"""The rules of sides that other happenings of the report brought: their planes flew there."""
_RAIDS = 3  # on foot; more of them are told of aircraft


def on_foot(telling: Telling) -> bool:
    """Whether those told to have carried out a raid, and not many of them, are a group that has no aircraft."""
    if telling.means is not None or (telling.count or 1) > _RAIDS:
        return False
    told = classes_of([s for s in telling.side1 if s.rule not in INFERRED])
    return bool(told) and told <= NONSTATE | {"civilians"} and not flies(telling)


def is_crowd(telling: Telling) -> bool:
    """Whether those who act are a crowd: rioters, or several people without arms or uniform."""
    return any(
        s.party is not None
        and (
            s.party.class_ == "rioters"
            or (
                s.party.class_ == "civilians"
                and s.party.number != "singular"
                and not s.party.victim
                and s.party.actor is None
                and s.party.country is None
            )
        )
        for s in telling.side1
    ) and not any(s.party is not None and s.party.armed for s in telling.side1)


def is_with_crowd(telling: Telling) -> bool:
    """Whether forces of a state clash with people without arms: "between young men and the police"."""
    if any(
        s.rule == "object" and s.party is not None and s.party.victim and s.party.country
        for s in telling.side2
    ):
        return False  # "pushed the Russians back": their forces
    first, second = classes_of(telling.side1), classes_of(telling.side2)
    crowd = {"civilians", "protesters", "rioters"}
    return telling.means in (None, "other") and (
        (bool(first) and first <= crowd and second == {"state_forces"})
        or (bool(second) and second <= crowd and first == {"state_forces"})
    )


_ARMS = frozenset(
    {
        "missile",
        "rocket",
        "drone",
        "ied",
        "small_arms",
        "mortar",
        "grenade",
        "suicide_vest",
        "artillery",
        "car_bomb",
    }
)


def takes_weapons(telling: Telling) -> bool:
    """Whether what was seized is arms."""
    return telling.means in _ARMS and "seizes" in telling.marks


def classes_of(sides: list[Side]) -> set[str]:
    return {s.party.class_ for s in sides if s.party is not None}


FIGHT = frozenset({"state_forces", "rebel_group", "political_militia", "identity_militia", "external_forces"})


def is_at_site(telling: Telling) -> bool:
    """Whether it happened at a single building or the like, such as a museum."""
    return telling.place is not None and telling.place.row.kind == "site"
