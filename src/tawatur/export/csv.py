"""Comma-separated values for spreadsheets: one row an incident, the columns that users of ACLED know first."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TextIO

from tawatur.desk.table import COLUMNS, incident_row
from tawatur.model import Incident

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the local code page, and Arabic becomes noise."""
# What a spreadsheet takes for the beginning of a formula, full-width forms included (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(incidents: Iterable[Incident], out: TextIO) -> int:
    """Write incidents as CSV (RFC 4180) with a header line; returns how many.

    The stream must write UTF-8 and leave line ends alone (``newline=""``). Texts that a spreadsheet would run as
    formulas are given a leading apostrophe; numbers stay numbers.
    """
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    count = 0
    for incident in incidents:
        row = incident_row(incident)
        writer.writerow([_cell(row[column]) for column in COLUMNS])
        count += 1
    return count


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value
