"""Archives for the tests: own reports, written in the formats that are read."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tawatur.intake import read
from tawatur.mentions.tables import DATA
from tawatur.model import Report

FIELDS = ("id", "text", "title", "published", "publisher", "url", "lang")


def samples() -> list[Report]:
    """The bundled reports, which tell of happenings that several of them report."""
    found = [item for item in read([DATA / "samples" / "reports.jsonl"]) if isinstance(item, Report)]
    assert len(found) > 20
    return found


def moved(reports: Sequence[Report], days: int) -> list[Report]:
    """The reports as of other days, under other ids."""
    shifted = timedelta(days=days)
    return [
        replace(
            report,
            id=f"{report.id}+{days}",
            published=(date.fromisoformat((report.published or "")[:10]) + shifted).isoformat(),
        )
        for report in reports
    ]


def record(report: Report) -> dict[str, Any]:
    """A report as an archive holds it."""
    return {name: getattr(report, name) for name in FIELDS}


def json_lines(reports: Sequence[Report]) -> bytes:
    """Reports as JSON lines."""
    return "".join(json.dumps(record(r), ensure_ascii=False) + "\n" for r in reports).encode()


def write(path: Path, reports: Sequence[Report]) -> None:
    """Write reports in the format of the file's name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist([record(r) for r in reports]), path, row_group_size=3)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, FIELDS)
            rows.writeheader()
            rows.writerows(record(r) for r in reports)
    elif path.name.endswith(".warc.gz"):
        path.write_bytes(warc(reports))
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(json_lines(reports)))
    else:
        path.write_bytes(json_lines(reports))


def warc(reports: Sequence[Report]) -> bytes:
    """Reports as pages in a web archive."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, report in enumerate(reports):
        paragraphs = "".join(f"<p>{line}</p>" for line in report.text.splitlines() if line.strip())
        page = (
            f"<html><head><title>{report.title or 'News'}</title>"
            f'<meta property="article:published_time" content="{report.published}"></head>'
            f"<body><article>{paragraphs}</article></body></html>"
        )
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                f"https://news.example/{number}",
                "response",
                payload=io.BytesIO(page.encode()),
                http_headers=headers,
            )
        )
    return out.getvalue()


def lines_under(folder: Path) -> list[dict[str, Any]]:
    """The objects of every file of JSON lines in a folder."""
    files = sorted(folder.rglob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
