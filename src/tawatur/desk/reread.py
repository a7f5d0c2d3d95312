"""Reads kept bytes again, as they were read when they came."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tawatur.intake import ReadOptions, read_kept
from tawatur.model import Report


def reread(path: Path, name: str, options: str) -> set[tuple[str, str]]:
    """The reports in kept bytes, each by its ``raw_sha256`` and the SHA-256 of its text.

    ``options`` are the reader's, in JSON, as ``Desk.keeper`` noted them.
    """
    return {(report.raw_sha256 or "", report.sha256) for report in reports_in(path, name, options)}


def reports_in(path: Path, name: str, options: str) -> Iterator[Report]:
    """The reports in kept bytes, with what the readers take from them alone."""
    own = ReadOptions(fields=json.loads(options).get("fields", {}))
    return (item for item in read_kept(path, name, own) if isinstance(item, Report))
