"""Writes the JSON Schemas of the contracts and the page on columns into docs/schema.

Run by `make docs`, checked by tests/export.
"""

from __future__ import annotations

import json
from pathlib import Path

from tawatur.export.columns import columns_page
from tawatur.export.schema import change_schema, coded_report_schema, incident_schema

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"


def documents() -> dict[str, str]:
    """What each file in docs/schema is to hold, by its name."""
    made = {
        "change.schema.json": change_schema(),
        "coded-report.schema.json": coded_report_schema(),
        "incident.schema.json": incident_schema(),
    }
    schemas = {name: json.dumps(made[name], ensure_ascii=False, indent=2) + "\n" for name in made}
    return {**schemas, "columns.md": columns_page()}


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
