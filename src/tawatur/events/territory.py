"""Who took ground: the state whose it is or an ally of it, or a non-state or foreign force; the type and why."""

from __future__ import annotations

from datetime import date
from functools import cache

from tawatur.events.proto import INFERRED, Telling
from tawatur.mentions.parties import PartyFound
from tawatur.mentions.registry import actors, allied, camp, opposed


def territory(telling: Telling, sense: str) -> tuple[str, str]:
    """By who took it: the place's own government or an ally of it, or a non-state or foreign force.

    Where no word says who took it, by who lost it.
    """
    losers = [
        s.party for s in telling.side2 if s.party is not None and s.party.armed and s.rule not in INFERRED
    ]
    takers = [s.party for s in telling.side1 if s.party is not None and s.party.armed]
    takers = takers or [s.party for s in telling.side1 if s.party is not None]
    if telling.lemma in ("سقط", "سقوط") and all(s.rule in INFERRED for s in telling.side1):
        takers = []  # to whom a town fell stands with the word, if it is told
    if sense == "regain" and all(s.rule in INFERRED for s in telling.side1):
        takers = []  # "two days after the liberation of the city": who fights elsewhere in the report is no clue
    told = {s.party.actor for s in telling.side1 if s.party is not None and s.rule not in INFERRED}
    # "took the town, which adds to the strength of the resistance": who took it lost nothing
    losers = [p for p in losers if p.actor is None or p.actor not in told]
    lost = {p.actor for p in losers if p.actor}
    takers = [p for p in takers if not (p.actor and any(camp(p.actor) & camp(a) for a in lost))]
    where = telling.place.row.country if telling.place is not None else None
    first = takers[0].actor if takers and where is not None else None
    if first is not None and where is not None and _fights_state_alone(first, where.lower()):
        # "الحوثيون ووحدات من الجيش": those who went over to the group
        takers = [p for p in takers if p.class_ != "state_forces"]
    day = telling.date.last if telling.date is not None else None
    from_state = any(_of_government(party, where, day) for party in losers)
    if any(_of_government(party, where, day) for party in takers):
        return "government_regains_territory", "taken by state forces or their allies"
    if where is not None and takers and all(_is_unaligned(p) or _is_guest(p, where) for p in takers):
        foes = {s.party.actor for s in telling.side2 if s.party is not None and s.party.actor}
        if foes and all(_fights_state_alone(foe, where.lower()) for foe in foes):
            return "government_regains_territory", "taken from a group that only the state's side fights"
    if losers and all(s.rule in INFERRED for s in telling.side1):
        if from_state or (
            sense == "capture"
            and all(_is_unaligned(p) for p in losers)
            and any(p.class_ == "rebel_group" for p in takers)
        ):
            return "nonstate_overtakes_territory", "taken from state forces"
        return "government_regains_territory", "taken from a group"
    if takers and not all(p.class_ == "armed" and p.actor is None for p in takers):
        return "nonstate_overtakes_territory", "taken by a group or a foreign force"
    if sense == "regain" and not takers:
        return "government_regains_territory", "retaken, by whom is not told"
    return "nonstate_overtakes_territory", "taken by a group"


def _is_guest(party: PartyFound, where: str) -> bool:
    """Whether a side is the army of another state, not at war with the state of the country that it is in."""
    return (
        party.class_ == "state_forces" and party.actor is not None and not _fights_state(party.actor, where)
    )


def _is_unaligned(party: PartyFound) -> bool:
    """Whether a side that fights is none of which it is known for whom: "local fighters", popular committees."""
    if party.class_ == "armed":
        return party.actor is None
    return party.class_ == "political_militia" and party.actor is not None and len(camp(party.actor)) == 1


@cache
def _fights_state(actor: str | None, where: str | None) -> bool:
    """Whether a foreign force is known to be at war with the state of the country that it is in."""
    if actor is None or where is None:
        return False
    return any(
        other.class_ == "government" and other.country == where.lower() and opposed(actor, other.id)
        for other in actors().values()
    )


@cache
def _fights_state_alone(actor: str, country: str) -> bool:
    """Whether a rebel group of a country fights its state there and no other rebel group of it."""
    known = actors().get(actor)
    if known is None or known.country != country or known.class_ != "rebel_group":
        return False
    enemies = [
        other for other in actors().values() if other.country == country and opposed(known.id, other.id)
    ]
    return any(e.class_ in ("state_forces", "government") for e in enemies) and not any(
        e.class_ == "rebel_group" for e in enemies
    )


def _of_government(party: PartyFound, where: str | None, day: date | None) -> bool:
    """Whether a party fights on a day for the government of the country that it fights in, or for one allied with it."""
    if party.class_ == "platform" and party.actor is None:
        return True
    if party.class_ == "external_forces":
        return not _fights_state(party.actor, where)
    if party.actor is not None and where is not None and allied(party.actor, where.lower()):
        return True
    if party.class_ in ("state_forces", "government", "platform"):
        return where is None or party.country is None or party.country == where.lower()
    return party.actor is not None and any(
        where is None or country == where.lower() for country in fights_for(party.actor, day)
    )


@cache
def fights_for(actor: str, day: date | None) -> frozenset[str]:
    """The countries, by codes in lower case, whose state an actor's affiliation leads to on a day (None: ever)."""
    found: set[str] = set()
    seen: set[str] = set()
    home = actors()[actor].country if actor in actors() else None
    waiting = [actor]
    while waiting:
        known = actors().get(waiting.pop())
        if known is None or known.id in seen:
            continue
        seen.add(known.id)
        # only the state of its own country: a proxy of a foreign one does not make that one's government take a place
        if known.class_ in ("state_forces", "government") and known.country and known.country == home:
            found.add(known.country)
        waiting.extend(known.affiliated(day))
    return frozenset(found)
