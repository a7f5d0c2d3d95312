"""Parquet in and out: rows as records of reports; coded reports, events and incidents as tables of fixed columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from tawatur.desk.table import COLUMNS, incident_row
from tawatur.intake import FIELDS, Problem, ReadOptions
from tawatur.intake.records import Origin, build_report
from tawatur.model import CodedReport, Event, Incident, Report

_ROWS: Final = 256
REPORTS: Final = pa.schema(
    [
        ("id", pa.string()),
        ("published", pa.string()),
        ("publisher", pa.string()),
        ("title", pa.string()),
        ("url", pa.string()),
        ("lang", pa.string()),
        ("sha256", pa.string()),
        ("skipped", pa.string()),
        ("events", pa.int32()),
        ("text", pa.string()),
        ("coded", pa.string()),
    ]
)
"""A row a report; ``coded`` is the object of ``tawatur code --json``, ``text`` what its offsets count."""
EVENTS: Final = pa.schema(
    [
        ("report", pa.string()),
        ("event", pa.string()),
        ("type", pa.string()),
        ("class", pa.string()),
        ("status", pa.string()),
        ("aggregate", pa.bool_()),
        ("date_start", pa.date32()),
        ("date_end", pa.date32()),
        ("date_precision", pa.string()),
        ("place", pa.string()),
        ("country", pa.string()),
        ("admin1", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("radius_km", pa.float64()),
        ("side1", pa.list_(pa.string())),
        ("side2", pa.list_(pa.string())),
        ("killed", pa.int64()),
        ("injured", pa.int64()),
        ("means", pa.string()),
        ("origins", pa.list_(pa.string())),
        ("confidence", pa.float64()),
    ]
)
"""A row an event; ``origins`` are the last links of its chains, and a toll told in words alone is null."""

_KINDS: Final = {
    "event_date": pa.date32(),
    "date_end": pa.date32(),
    "latitude": pa.float64(),
    "longitude": pa.float64(),
    "radius_km": pa.float64(),
    **dict.fromkeys(
        ("killed_min", "killed_max", "injured_min", "injured_max", "publishers", "independent_origins"),
        pa.int64(),
    ),
}
INCIDENTS: Final = pa.schema([*((c, _KINDS.get(c, pa.string())) for c in COLUMNS), ("incident", pa.string())])
"""The columns of the CSV, and the object of ``tawatur incidents --json``."""


def read_parquet(file: BinaryIO, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """A report a row, by the names of the columns; of the others nothing is read. Rows count from 1.

    ``raw_sha256`` is of the row's fields as JSON.
    """
    try:
        table = pq.ParquetFile(file)
    except (pa.ArrowException, OSError):
        yield origin.problem("is no Parquet file, or a damaged one; fetch or save it again")
        return
    columns = [name for name in table.schema_arrow.names if _is_field(name, options)]
    if not columns:
        yield origin.problem('has no column with texts; name one "text" or map the one that holds them')
        return
    number = 0
    try:
        for batch in table.iter_batches(_ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                record = {name: _plain(value) for name, value in row.items()}
                raw = json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
                yield from build_report(record, origin.at(number), raw, options, number=number)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        yield origin.at(number + 1).problem("the file is damaged from this row on; fetch or save it again")


def _is_field(name: str, options: ReadOptions) -> bool:
    mapped = {part for given in options.fields.values() for part in (given, given.split(".")[0])}
    usual = {one for names in FIELDS.values() for one in names}
    return name in mapped or name.strip().casefold() in usual


def _plain(value: object) -> object:
    if isinstance(value, date):  # a moment is one too
        return value.isoformat()
    return value


def table_of(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """A table of the schema's columns."""
    return pa.Table.from_pylist(list(rows), schema=schema)


def report_row(coded: CodedReport, line: str) -> dict[str, Any]:
    """The row of a coded report, ``line`` being its JSON."""
    report = coded.report
    return {
        "id": report.id,
        "published": report.published,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "lang": report.lang,
        "sha256": report.sha256,
        "skipped": coded.skipped,
        "events": len(coded.events),
        "text": report.text,
        "coded": line.rstrip("\n"),
    }


def event_rows(coded: CodedReport) -> Iterator[dict[str, Any]]:
    """The rows of a report's events, those of its embedded posts too; no statements."""
    for event in coded.events:
        yield _event_row(coded.report.id, event)
    for post in coded.embedded:
        yield from event_rows(post)


def _event_row(report: str, event: Event) -> dict[str, Any]:
    day, place = event.date, event.place
    return {
        "report": report,
        "event": event.id,
        "type": event.type,
        "class": event.class_,
        "status": event.status,
        "aggregate": event.aggregate,
        "date_start": day and day.start,
        "date_end": day and day.end,
        "date_precision": day and day.precision,
        "place": place and place.name,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "radius_km": place and place.radius_km,
        "side1": [party.name or party.text for party in event.side1],
        "side2": [party.name or party.text for party in event.side2],
        "killed": event.killed if isinstance(event.killed, int) else None,
        "injured": event.injured if isinstance(event.injured, int) else None,
        "means": event.means,
        "origins": list(dict.fromkeys(chain[-1].text for chain in event.sources if chain)),
        "confidence": event.confidence,
    }


def incident_columns(incident: Incident, line: str) -> dict[str, Any]:
    """The row of an incident, ``line`` being its JSON."""
    return {**incident_row(incident), "incident": line.rstrip("\n")}
