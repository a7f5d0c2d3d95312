"""Reads kept bytes again, as they were read when they came."""

from __future__ import annotations

from tawatur.desk.verify import options_of
from tawatur.evidence import Store
from tawatur.intake import ReadOptions, read_kept
from tawatur.model import Report


def reread(store: Store, digest: str, name: str, options: str) -> set[tuple[str, str]]:
    """The reports in kept bytes, each by its ``raw_sha256`` and the SHA-256 of its text."""
    told = options_of(options)
    fields = told.get("fields")
    own = ReadOptions(fields={str(k): str(v) for k, v in fields.items()} if isinstance(fields, dict) else {})
    return {
        (item.raw_sha256 or "", item.sha256)
        for item in read_kept(store.path(digest), name, own)
        if isinstance(item, Report)
    }
