"""JSON lines: one coded report or one incident a line, as the contracts of the command have them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from tawatur.export.coded_json import coded_from_json, coded_to_json
from tawatur.export.incident_json import change_to_json, incident_to_json
from tawatur.model import CodedReport, Incident

if TYPE_CHECKING:
    from tawatur.desk import Change

__all__ = [
    "change_to_json",
    "coded_from_json",
    "coded_to_json",
    "incident_to_json",
    "to_line",
    "write_changes",
    "write_coded",
    "write_incidents",
]


def to_line(value: Mapping[str, Any]) -> str:
    """One line of JSON with its line end; Arabic stands as Arabic.

    A lone surrogate, which UTF-8 cannot hold, is written as its escape.
    """
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value, separators=(",", ":"))
    return line + "\n"


def write_coded(coded: Iterable[CodedReport], out: TextIO) -> int:
    """Write coded reports as they come, each flushed, so that a reader sees it at once; returns how many."""
    count = 0
    for report in coded:
        out.write(to_line(coded_to_json(report)))
        out.flush()
        count += 1
    return count


def write_changes(changes: Iterable[Change], out: TextIO) -> int:
    """Write the changes of a record, one a line; returns how many."""
    count = 0
    for change in changes:
        out.write(to_line(change_to_json(change)))
        count += 1
    return count


def write_incidents(incidents: Iterable[Incident], out: TextIO) -> int:
    """Write incidents, one a line; returns how many."""
    count = 0
    for incident in incidents:
        out.write(to_line(incident_to_json(incident)))
        count += 1
    return count
