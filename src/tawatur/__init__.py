"""Tawatur: conflict-news reports in Arabic and English as coded events, linked into incidents with their origins.

The library in three names: ``code`` codes one text, ``Desk`` stores reports and their incidents, ``Report`` is what
goes in. Everything is imported at first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.desk import Desk as Desk
    from tawatur.model import CodedReport, Report

__version__ = "0.1.0"
__all__ = ["Desk", "Report", "__version__", "code"]


def code(
    text: str,
    *,
    id: str = "report",
    title: str | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    lang: str | None = None,
) -> CodedReport:
    """Code one text. ``published`` is an ISO 8601 day or moment; offsets in the result count characters of ``text``.

    Raises ``TypeError`` where ``text`` is no string and ``ValueError`` where ``published`` is no ISO date.
    """
    from tawatur.events import code_report
    from tawatur.model import Report

    if not isinstance(text, str):
        raise TypeError(f"text is of type {type(text).__name__}; give a string.")
    if isinstance(published, date):
        published = published.isoformat()
    report = Report(id, text, title, published, publisher, url, lang)
    try:
        _ = report.day
    except ValueError:
        raise ValueError(
            f"published is {published!r}, which is no ISO 8601 date such as 2023-11-17."
        ) from None
    return code_report(report)


def __getattr__(name: str) -> Any:
    if name == "Desk":
        from tawatur.desk import Desk

        return Desk
    if name == "Report":
        from tawatur.model import Report

        return Report
    raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
