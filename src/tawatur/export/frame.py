"""Incidents as a pandas DataFrame, with the columns of the CSV export."""

from __future__ import annotations

from tawatur.desk.table import to_frame

__all__ = ["to_frame"]
