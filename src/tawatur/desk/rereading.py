"""Texts read anew from the bytes that were kept, where the readers have changed since."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from tawatur.desk.fingerprints import reader_fingerprint
from tawatur.desk.reread import reports_in
from tawatur.desk.schema import reports, taken
from tawatur.evidence import Store
from tawatur.model import Report


class Rereader:
    """Gives reports as the readers of this version read them; keeps one file's at a time, since they come in order."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._digest: str | None = None
        self._found: dict[str, Report] | None = None

    def read(self, connection: Connection, report: Report) -> tuple[Report, bool | None]:
        """A report as it is read now, and whether it could be read anew; None where there was no need.

        What the bytes do not say themselves (who published it, when) stays as it was told when the report came.
        """
        if report.evidence is None or report.raw_sha256 is None:
            return report, None
        if report.evidence != self._digest:
            self._digest, self._found = report.evidence, self._read(connection, report.evidence)
        if self._found is None:
            return report, None
        now = self._found.get(report.raw_sha256)
        if now is None:
            return report, False
        return (
            replace(
                report,
                text=now.text,
                title=now.title or report.title,
                published=now.published or report.published,
                publisher=now.publisher or report.publisher,
                author=now.author or report.author,
            ),
            True,
        )

    def _read(self, connection: Connection, digest: str) -> dict[str, Report] | None:
        """The reports in kept bytes by their own digest; None where the same readers read them, or they are gone."""
        ways = connection.execute(select(taken).where(taken.c.sha256 == digest).order_by(taken.c.n)).all()
        if all(way.reader == reader_fingerprint() for way in ways) or digest not in self._store:
            return None
        wanted = set(
            connection.execute(select(reports.c.raw_sha256).where(reports.c.evidence == digest)).scalars()
        )
        found: dict[str, Report] = {}
        for way in ways:
            for item in reports_in(self._store.path(digest), way.name, way.options):
                if item.raw_sha256 is not None and item.raw_sha256 in wanted:
                    found.setdefault(item.raw_sha256, item)
        return found
