"""A read-only copy of incidents for the public: a SQLite file of plain tables, and what Datasette shows beside them.

The file is made from nothing, of incidents that a profile let out, and of nothing else of the desk: so there is nothing
in it that could be undeleted. Rows lie in the order of ids, which says nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tawatur import __version__
from tawatur.desk.seen import Sights
from tawatur.desk.table import COLUMNS, incident_row
from tawatur.export.columns import KINDS, MEANINGS
from tawatur.export.geojson import EXACT_KM, geometry
from tawatur.export.profile import Profile, shared
from tawatur.model import Incident

if TYPE_CHECKING:
    from tawatur.desk import Desk
    from tawatur.desk.listing import Filter

STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "published": ("published",),
    "reviewed": ("reviewed", "published"),
    "any": (),
}
"""How far the review of an incident must have come, by name; none is asked for where there is no state."""
APPLICATION_ID: Final = 0x54575401
"""What marks a SQLite file as a published copy."""
_TYPES: Final = {"count": "INTEGER", "number": "REAL"}
# what no profile lets out
_INCIDENTS: Final = tuple(name for name in COLUMNS if name not in ("disagreements", "reports"))
_MORE: Final[Mapping[str, tuple[str, str]]] = {
    "credibility": (
        "INTEGER",
        "The Admiralty digit that the machine suggests: 1 confirmed, 6 cannot be judged.",
    ),
    "aggregate": ("INTEGER", "1 where many happenings are told as one."),
    "retracted": ("INTEGER", "1 where everybody who told it has taken it back."),
    "geometry": ("TEXT", f"{MEANINGS['geometry']} GeoJSON."),
}
_MEANINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "incidents": {
        **{name: MEANINGS[name] for name in _INCIDENTS},
        "latitude": "Of the place's point, in degrees (WGS 84); empty where the place is an area.",
        "longitude": "Of the place's point, in degrees (WGS 84); empty where the place is an area.",
        **{name: words for name, (_, words) in _MORE.items()},
    },
    "sides": {
        "incident_id": "The incident.",
        "side": "1: who acted; 2: who or what was acted on.",
        "actor": "The actor by its slug.",
        "name": "The actor's name.",
    },
    "origins": {
        "incident_id": "The incident.",
        "origin": "The source by its slug.",
        "name": "The source's name.",
        "kind": "media, official, military, armed_group or monitor.",
    },
    "about": {"name": "What is said.", "value": "How it is."},
}
_TABLES: Final[Mapping[str, str]] = {
    "incidents": "One row an incident, as the publisher's profile lets it out.",
    "sides": "The armed forces, groups and offices on either side of an incident.",
    "origins": "The media, offices and monitors that tell an incident of their own, where the profile lets them out.",
    "about": "How this copy was made, and what its profile leaves out.",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands on a published copy: its title, under which licence it may be used, and who publishes it."""

    title: str = "Incidents"
    licence: str = ""
    licence_url: str = ""
    source: str = ""
    source_url: str = ""


def chosen(desk: Desk, wanted: Filter, state: str) -> Iterator[Incident]:
    """The incidents that pass the filters and whose review has come as far as ``STATES`` has it, as they stand.

    They are as those see them who are in no group of the desk: without restricted reports and what rests on them.
    """
    found, states = Sights(desk).of(frozenset()).each(wanted), STATES[state]
    if not states:
        return found
    reviewed = desk.review.of_each(found)
    return (i for i, progress in reviewed if progress.state in states and not progress.grown)


def named(desk: Desk, ids: Iterable[str]) -> list[Incident]:
    """The incidents with some ids, or the only ones whose ids begin so, as ``chosen`` gives them.

    Raises DeskError where there is none, or it rests on restricted reports alone.
    """
    seen = Sights(desk).of(frozenset())
    found = [seen.incident(id) for id in ids]
    return list({incident.id: incident for incident in found}.values())


def write_copy(incidents: Iterable[Incident], path: Path, profile: Profile, day: str) -> int:
    """Write a published copy into an empty file; returns how many incidents it holds. ``day`` is the day of today."""
    count = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as out:
        # nothing beside the file, and nothing in its pages that is in no row
        out.executescript("PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON; BEGIN;" + _schema())
        for incident in incidents:
            _insert(out, shared(incident, profile))
            count += 1
        about = {"made": day, "with": f"Tawatur {__version__}", "incidents": str(count)}
        about |= {f"profile: {name}": str(value).lower() for name, value in asdict(profile).items()}
        out.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        out.execute("COMMIT")
    return count


def is_published_copy(path: Path) -> bool:
    """Whether a file is a copy that was published before."""
    with path.open("rb") as file:
        head = file.read(100)
    return head[:16] == b"SQLite format 3\0" and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _schema() -> str:
    types = {name: _TYPES.get(KINDS[name], "TEXT") for name in _INCIDENTS}
    types |= {name: type_ for name, (type_, _) in _MORE.items()}
    columns = ", ".join(f"{name} {type_}" for name, type_ in types.items() if name != "incident_id")
    return f"""
    PRAGMA application_id = {APPLICATION_ID};
    CREATE TABLE incidents (incident_id TEXT PRIMARY KEY, {columns}) WITHOUT ROWID;
    CREATE TABLE sides (
        incident_id TEXT REFERENCES incidents (incident_id), side INTEGER, actor TEXT, name TEXT,
        PRIMARY KEY (incident_id, side, actor)) WITHOUT ROWID;
    CREATE TABLE origins (
        incident_id TEXT REFERENCES incidents (incident_id), origin TEXT, name TEXT, kind TEXT,
        PRIMARY KEY (incident_id, origin)) WITHOUT ROWID;
    CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    """


def _insert(out: sqlite3.Connection, incident: Incident) -> None:
    """Write what a profile let out of an incident."""
    row = {name: _cell(value) for name, value in incident_row(incident).items() if name in _INCIDENTS}
    place, shape = incident.place, geometry(incident.place)
    if place is not None and place.radius_km > EXACT_KM:
        row |= {"latitude": None, "longitude": None}
    row |= {
        "credibility": incident.assessment.credibility,
        "aggregate": int(incident.aggregate),
        "retracted": int(incident.retracted),
        "geometry": None if shape is None else json.dumps(shape, separators=(",", ":")),
    }
    out.execute(
        f"INSERT INTO incidents ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()]
    )
    sides = ((1, incident.side1), (2, incident.side2))
    out.executemany(
        "INSERT INTO sides VALUES (?, ?, ?, ?)",
        [(incident.id, side, party.actor, party.name) for side, parties in sides for party in parties],
    )
    out.executemany(
        "INSERT OR IGNORE INTO origins VALUES (?, ?, ?, ?)",
        [(incident.id, origin.id, origin.name, origin.kind) for origin in incident.origins],
    )


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, (int, float, str)) else value.isoformat()


def metadata(database: str, notice: Notice) -> dict[str, Any]:
    """What Datasette shows of a published copy (``--metadata``): licence, source, what tables and columns mean."""
    shown = {
        "title": notice.title,
        "description": "Incidents told by published reports, coded by machine and let out by people. "
        "Names and points of places: GeoNames (CC BY 4.0) and others.",
        "license": notice.licence,
        "license_url": notice.licence_url,
        "source": notice.source,
        "source_url": notice.source_url,
    }
    tables: dict[str, dict[str, Any]] = {
        name: {"description": words, "columns": dict(_MEANINGS[name])} for name, words in _TABLES.items()
    }
    tables["incidents"] |= {
        "label_column": "title",
        "sort_desc": "event_date",
        "facets": ["event_type", "country", "grade"],
    }
    return {
        **{name: words for name, words in shown.items() if words},
        "databases": {database: {"tables": tables}},
    }
