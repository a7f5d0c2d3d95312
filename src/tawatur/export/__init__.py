"""Exports: coded reports and incidents in the formats that others read, one file a format.

In: what the desk or the coder gives. Out: text, or bytes, on an open stream. Nothing is looked up, changed or left out
here: an export says what the incident says, at its precision. Names of people stand only where an incident's sides and
sources hold them. A writer takes incidents and a stream and returns how many incidents it wrote; it is imported when it
is called, so that coding a report does not wait for formats that it does not write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO, Final, TextIO

from tawatur.model import Incident

Writer = Callable[[Iterable[Incident], TextIO], int]
BinaryWriter = Callable[[Iterable[Incident], BinaryIO], int]


def _csv(incidents: Iterable[Incident], out: TextIO) -> int:
    from tawatur.export.csv import write_csv

    return write_csv(incidents, out)


def _json_lines(incidents: Iterable[Incident], out: TextIO) -> int:
    from tawatur.export.json_lines import write_incidents

    return write_incidents(incidents, out)


def _geojson(incidents: Iterable[Incident], out: TextIO) -> int:
    from tawatur.export.geojson import write_geojson

    return write_geojson(incidents, out)


def _parquet(incidents: Iterable[Incident], out: BinaryIO) -> int:
    from tawatur.export.parquet import write_parquet

    return write_parquet(incidents, out)


EXPORTERS: Final[Mapping[str, Writer]] = {
    "csv": _csv,
    "jsonl": _json_lines,
    "geojson": _geojson,
}
"""Every format that is text, by its name."""
BINARY_EXPORTERS: Final[Mapping[str, BinaryWriter]] = {"parquet": _parquet}
"""Every format that is not."""
