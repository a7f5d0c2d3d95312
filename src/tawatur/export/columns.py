"""What the columns of the tables mean that incidents leave in: CSV, Parquet, data frames and published copies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tawatur.desk.table import COLUMNS

Kind = Literal["text", "texts", "day", "count", "number", "geometry", "box"]

_ABOUT: Final[Mapping[str, tuple[Kind, str]]] = {
    "incident_id": ("text", "The incident's id on its desk; it stays while its first account does."),
    "event_date": ("day", "The first day on which it may have happened; empty where nobody says."),
    "date_end": ("day", "The last day on which it may have happened."),
    "time_precision": ("text", "How exactly the day is told: day, night, days, week, month, year, span."),
    "event_type": ("text", "ACLED's event type."),
    "sub_event_type": ("text", "ACLED's sub-event type."),
    "side1": ("texts", "Who acted: actors, else the words of the reports."),
    "side2": ("texts", "Who or what was acted on."),
    "country": ("text", "ISO 3166-1 code of two letters."),
    "admin1": ("text", "The province or governorate."),
    "location": ("text", "The place as the gazetteer calls it, at the precision that the reports print."),
    "latitude": ("number", "Of the place's point, in degrees (WGS 84); the true place is within radius_km."),
    "longitude": ("number", "Of the place's point, in degrees (WGS 84)."),
    "radius_km": ("number", "How far from the point the true place may lie."),
    "killed_min": ("count", "The fewest killed that a standing account tells; empty where none counts."),
    "killed_max": ("count", "The most killed."),
    "injured_min": ("count", "The fewest injured."),
    "injured_max": ("count", "The most injured."),
    "type": ("text", "The type by its slug (docs/codebook.md)."),
    "status": ("text", "Whether it occurred, is denied, or was only planned."),
    "title": ("text", "A headline made of the fields, in English."),
    "title_ar": ("text", "A headline made of the fields, in Arabic."),
    "location_ar": ("text", "The place in Arabic."),
    "place_precision": ("text", "What kind of place it is: site, village, town, district, admin1, country."),
    "sources": ("texts", "The origins: who says it of their own."),
    "publishers": ("count", "How many publishers told it."),
    "independent_origins": ("count", "How many of the origins count as independent (docs/corroboration.md)."),
    "grade": ("text", "How well it is corroborated (docs/corroboration.md)."),
    "disagreements": ("texts", "The fields on which the accounts differ."),
    "inferred": (
        "texts",
        "Those of date, place, side1 and side2 that no account tells of it: taken from what its reports tell near by.",
    ),
    "first_reported": ("text", "When the first report of it was published: a day or a moment, ISO 8601."),
    "updated": ("text", "When the newest report of it was published: a day or a moment, ISO 8601."),
    "reports": ("texts", "The ids of the reports that tell it."),
    "geometry": (
        "geometry",
        "A point for a place known to within 15 km, else the area in which it lies; none without a place.",
    ),
    "bbox": ("box", "The box around the geometry, by which readers skip what they need not read."),
}

KINDS: Final[Mapping[str, Kind]] = {name: kind for name, (kind, _) in _ABOUT.items()}
"""What a column holds."""
MEANINGS: Final[Mapping[str, str]] = {name: words for name, (_, words) in _ABOUT.items()}
"""What a column means, in a sentence."""

_PARQUET: Final[Mapping[Kind, str]] = {
    "text": "string",
    "texts": "list of strings",
    "day": "date",
    "count": "32-bit integer",
    "number": "double",
    "geometry": "WKB",
    "box": "struct of doubles",
}


def columns_page() -> str:
    """The page of the documentation that says what each column is."""
    rows = [f"| `{name}` | {_PARQUET[kind]} | {words} |" for name, (kind, words) in _ABOUT.items()]
    return "\n".join(
        [
            "# The columns of incidents",
            "",
            f"One row an incident. CSV and data frames have the {len(COLUMNS)} columns from `incident_id` to "
            "`reports`, with lists joined by `; `; Parquet",
            "has `geometry` and `bbox` too, and lists as lists. What is not known is empty, or null. Written by "
            "`make docs`.",
            "",
            "| column | in Parquet | what it is |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
