"""What of an incident leaves the desk for others: a profile drops what may harm people, and coarsens the rest.

The incident that is given is built anew from what a profile lets through, and nothing else: what the desk learns to
hold later stays inside until it is said here that it may leave. Under every profile the words of reports, their ids and
addresses, what each account tells, and the names of private persons stay inside.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_type_hints

from tawatur.desk.errors import DeskError
from tawatur.desk.listing import in_order
from tawatur.incidents import bundled_registry
from tawatur.incidents.titles import Headline, title_ar, title_en
from tawatur.mentions.registry import actors
from tawatur.mentions.tables import DATA, read_table
from tawatur.model import Day, Incident, Origin, Party, Place, Provenance, Toll

Finest = Literal["place", "province", "country", "none"]
_FIRST: Final = 10
"""Characters of a moment that say the day."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What leaves: the finest place, the finest time, and whether the sides, the sources and the toll do.

    Sides and sources are those of the registry alone: armed forces and groups, offices, media. Who is not in it is a
    private person for all that is known.
    """

    place: Finest = "province"
    time: Literal["day", "month"] = "day"
    sides: bool = True
    sources: bool = False
    toll: bool = True


DEFAULT: Final = Profile()


def read_profile(path: Path) -> Profile:
    """The profile of a TOML file. Raises DeskError, one sentence, for what is none."""
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DeskError(f"The profile {path} cannot be read ({error}); correct the file.") from error
    known = get_type_hints(Profile)
    for name, value in given.items():
        if name not in known:
            raise DeskError(f"The profile {path} has {name!r}; a profile has {', '.join(known)}.")
        choices = get_args(known[name]) or (True, False)
        if type(value) is not type(choices[0]) or value not in choices:
            words = ", ".join(str(choice).lower() for choice in choices)
            raise DeskError(f"The profile {path} has {name} = {value!r}; give one of {words}.")
    return Profile(**given)


def shared(incident: Incident, profile: Profile = DEFAULT) -> Incident:
    """An incident as a profile lets it out."""
    place = _place(incident.place, profile.place)
    day = _day(incident.date, profile.time)
    sides = (_side(incident.side1), _side(incident.side2)) if profile.sides else ((), ())
    killed, injured = (incident.killed, incident.injured) if profile.toll else (_UNKNOWN, _UNKNOWN)
    line = Headline(
        incident.type, None, incident.status, incident.aggregate, day, place, *sides, killed, injured
    )
    return Incident(
        id=incident.id,
        type=incident.type,
        status=incident.status,
        title=title_en(line),
        title_ar=title_ar(line),
        date=day,
        place=place,
        side1=sides[0],
        side2=sides[1],
        killed=killed,
        injured=injured,
        reports=(),
        events=(),
        publishers=incident.publishers,
        origins=tuple(filter(None, map(_origin, incident.origins))) if profile.sources else (),
        independent_origins=incident.independent_origins,
        grade=incident.grade,
        disagreements=(),
        first_reported=_published(incident.first_reported, profile.time),
        updated=_published(incident.updated, profile.time),
        aggregate=incident.aggregate,
        retracted=incident.retracted,
        provenance=Provenance(texts=incident.provenance.texts),
        assessment=incident.assessment,
    )


def shared_in_order(incidents: Iterable[Incident], profile: Profile = DEFAULT) -> Iterable[Incident]:
    """Incidents, which come in the order of their days, as a profile lets them out, in an order that tells no more."""
    out = (shared(incident, profile) for incident in incidents)
    return out if profile.time == "day" else in_order(out)


_INSTITUTIONS: Final = frozenset({"media", "official", "military", "armed_group", "monitor"})
_UNKNOWN: Final = Toll(None, None)


def _place(place: Place | None, finest: Finest) -> Place | None:
    """A place of the gazetteer that holds it, no finer than is let out; never its own words or point beyond that."""
    if place is None or finest == "none":
        return None
    if place.precision == "country" or finest in ("country", "province"):
        province = _province(place) if finest == "province" and place.precision != "country" else ""
        area = _areas().get((place.country or "", province))
        return area and replace(area, inferred=place.inferred)
    names = place.id, place.name, place.name_ar, place.lat, place.lon, place.country, place.admin1
    return Place(*names, place.precision, place.radius_km, inferred=place.inferred)


def _province(place: Place) -> str:
    return (place.name if place.precision == "admin1" else place.admin1) or ""


@cache
def _areas() -> dict[tuple[str, str], Place]:
    """Countries and provinces by country and name, the name empty for a country."""
    return {
        (row["country"], row["name"] if row["kind"] == "admin1" else ""): Place(
            row["id"],
            row["name"],
            row["name_ar"] or None,
            float(row["lat"]),
            float(row["lon"]),
            row["country"],
            row["name"] if row["kind"] == "admin1" else None,
            row["kind"],
            float(row["radius_km"]),
        )
        for row in read_table(DATA / "gazetteer" / "registry.tsv")
        if row["kind"] in ("country", "admin1")
    }


def _day(day: Day | None, finest: str) -> Day | None:
    if day is None:
        return None
    if finest == "day":
        return Day(day.start, day.end, day.precision, inferred=day.inferred)
    end = day.end.replace(day=28)
    while (later := end.fromordinal(end.toordinal() + 1)).month == end.month:
        end = later
    return Day(day.start.replace(day=1), end, "month", inferred=day.inferred)


def _published(moment: str | None, finest: str) -> str | None:
    """The day of a report, which would tell that of what it reports where only months are let out."""
    return moment[:_FIRST] if moment and finest == "day" else None


def _side(side: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that the registry knows, under its names."""
    known = dict.fromkeys(party.actor for party in side if party.actor in actors())
    return tuple(
        Party(0, 0, actors()[slug].name, slug, actors()[slug].name) for slug in known if slug is not None
    )


def _origin(origin: Origin) -> Origin | None:
    """An origin under the registry's name; None for a person, for somebody without a name, and for who is not in it."""
    if origin.anonymous or origin.kind not in _INSTITUTIONS:
        return None
    slug, entry = origin.id.removeprefix("actor:"), bundled_registry().entries.get(origin.id)
    if slug in actors():
        return Origin(origin.id, actors()[slug].name, origin.kind, False, ())
    return (
        Origin(origin.id, entry.name, entry.kind, False, ())
        if entry and entry.kind in _INSTITUTIONS
        else None
    )
