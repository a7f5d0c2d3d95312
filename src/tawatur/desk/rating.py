"""How reliable people hold sources to be: the Admiralty letters, by whom, why and when; all of it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sqlalchemy import Connection, insert, select

from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import ratings, reports
from tawatur.incidents import bundled_registry
from tawatur.model import Origin, SourceKind
from tawatur.text.normalise import folded

RELIABILITY: Final[dict[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The letters of the Admiralty system for sources."""
_IDS: Final = ("person:", "named:", "actor:", "outlet:", "anonymous:")


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person said of a source, and when; a later one by anybody takes its place and leaves it on record."""

    source: str
    letter: str
    by: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class SourceMet:
    """A named origin of incidents: of how many, told by how many reports, and the letter that holds, if any."""

    id: str
    name: str
    kind: SourceKind
    incidents: int
    reports: int
    letter: str | None


class RestsOnOrigins(Protocol):
    """An incident, or what is read of one."""

    @property
    def origins(self) -> Sequence[Origin]:
        """On whom it rests."""


def sources_met(incidents: Iterable[RestsOnOrigins], given: Iterable[Rating]) -> tuple[SourceMet, ...]:
    """The origins with a name on which incidents rest, those of most incidents first.

    Anonymous ones are left out: they are known by one statement alone.
    """
    letters = {rating.source: rating.letter for rating in given}
    first: dict[str, Origin] = {}
    told: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for incident in incidents:
        for origin in incident.origins:
            if not origin.anonymous:
                first.setdefault(origin.id, origin)
                told[origin.id].append(origin.reports)
    found = (
        SourceMet(id, origin.name, origin.kind, len(told[id]), len(set().union(*told[id])), letters.get(id))
        for id, origin in first.items()
    )
    return tuple(sorted(found, key=lambda met: (-met.incidents, -met.reports, met.id)))


def write_rating(connection: Connection, source: str, letter: str, by: str, why: str) -> Rating:
    """Add a rating. Raises DeskError for no such letter, a source that is not known, or a blank name or reason."""
    if letter not in RELIABILITY:
        raise DeskError(f"{letter!r} is no reliability; use one of {', '.join(RELIABILITY)}.")
    if not by.strip() or not why.strip():
        raise DeskError("A rating needs the name of who gives it and a reason.")
    rating = Rating(_source_id(connection, source), letter, by.strip(), why.strip(), now())
    connection.execute(
        insert(ratings).values(
            source=rating.source, letter=rating.letter, by=rating.by, why=rating.why, at=rating.at
        )
    )
    write_entry(connection, "rating", {"source": rating.source, "letter": rating.letter}, rating.by)
    return rating


def read_ratings(connection: Connection) -> tuple[Rating, ...]:
    """Every rating, the earliest first."""
    rows = connection.execute(select(ratings).order_by(ratings.c.n))
    return tuple(Rating(row.source, row.letter, row.by, row.why, row.at) for row in rows)


def _source_id(connection: Connection, source: str) -> str:
    """The id of a source by its id or a name: of the registry, of an origin, or of a publisher on the desk."""
    entry = bundled_registry().find(source)
    if entry is not None:
        return entry.id
    if source.startswith(_IDS):
        return source
    if connection.execute(select(reports.c.n).where(reports.c.publisher == source).limit(1)).first():
        return f"outlet:{folded(source)}"
    raise DeskError(
        f"No source goes by {source!r}: give a name or id of the registry, a publisher on the desk, or an origin's id "
        "as tawatur show --json prints it."
    )
