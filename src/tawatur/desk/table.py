"""Incidents as a flat table, one row an incident; what CSV and pandas share.

The first columns bear the names that users of ACLED's data know (ACLED codebook, 2023), with ACLED's event and
sub-event types; the rest is what Tawatur adds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from tawatur.model import EVENT_TYPES, Incident, Party

COLUMNS: Final = (
    "incident_id",
    "event_date",
    "date_end",
    "time_precision",
    "event_type",
    "sub_event_type",
    "side1",
    "side2",
    "country",
    "admin1",
    "location",
    "latitude",
    "longitude",
    "radius_km",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "type",
    "status",
    "title",
    "title_ar",
    "location_ar",
    "place_precision",
    "sources",
    "publishers",
    "independent_origins",
    "grade",
    "disagreements",
    "inferred",
    "first_reported",
    "updated",
    "reports",
)
_BETWEEN = "; "


def incident_row(incident: Incident) -> dict[str, Any]:
    """One incident by column; lists are joined with "; ", a field that is not known is None, days are dates."""
    type_, place, day = EVENT_TYPES[incident.type], incident.place, incident.date
    return {
        "incident_id": incident.id,
        "event_date": day.start if day else None,
        "date_end": day.end if day else None,
        "time_precision": day.precision if day else None,
        "event_type": type_.acled_event_type,
        "sub_event_type": type_.acled_sub_event_type,
        "side1": _side(incident.side1),
        "side2": _side(incident.side2),
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "location": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "killed_min": incident.killed.min,
        "killed_max": incident.killed.max,
        "injured_min": incident.injured.min,
        "injured_max": incident.injured.max,
        "type": incident.type,
        "status": incident.status,
        "title": incident.title,
        "title_ar": incident.title_ar,
        "location_ar": place.name_ar if place else None,
        "place_precision": place.precision if place else None,
        "sources": _BETWEEN.join(origin.name for origin in incident.origins) or None,
        "publishers": incident.publishers,
        "independent_origins": incident.independent_origins,
        "grade": incident.grade,
        "disagreements": _BETWEEN.join(d.field for d in incident.disagreements) or None,
        "inferred": _BETWEEN.join(inferred_fields(incident)) or None,
        "first_reported": incident.first_reported,
        "updated": incident.updated,
        "reports": _BETWEEN.join(incident.reports),
    }


def inferred_fields(incident: Incident) -> list[str]:
    """The fields of an incident that its accounts do not tell of it, but that were taken from what stands near by."""
    found = {"date": incident.date, "place": incident.place}
    fields = [name for name, value in found.items() if value is not None and value.inferred]
    sides = {"side1": incident.side1, "side2": incident.side2}
    return fields + [name for name, side in sides.items() if side and all(party.inferred for party in side)]


def _side(parties: tuple[Party, ...]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(party.name or party.text for party in parties)) or None


_COUNTS = ("killed_min", "killed_max", "injured_min", "injured_max", "publishers", "independent_origins")
_DAYS = ("event_date", "date_end")


def to_frame(incidents: Iterable[Incident]) -> Any:
    """A pandas DataFrame with a row an incident and the columns of ``COLUMNS``.

    Days are datetime64, counts nullable integers. Raises ImportError, with a sentence for the user, without pandas.
    """
    try:
        import pandas
    except ImportError:
        raise ImportError(
            "pandas is not installed; install it with: pip install 'tawatur[pandas]'."
        ) from None
    frame = pandas.DataFrame([incident_row(incident) for incident in incidents], columns=list(COLUMNS))
    for column in _DAYS:
        frame[column] = pandas.to_datetime(frame[column])
    return frame.astype(dict.fromkeys(_COUNTS, "Int64"))
