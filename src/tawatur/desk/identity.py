"""Which reports are the same report: by what was printed, by id, and under another name.

The same content under the same id is a duplicate. Another text under the same id is a revision where it comes from the
same publisher and shares its wording, or takes it back; of the two the later published counts, whichever came first,
and the later come where that is not told. Otherwise it is another report, and gets an id of its own: "ID@" and eight
hexadecimal digits of its content. The same text of the same publisher and
day under two ids is one report, and of the two the earlier published counts, then the smaller id: so it makes no
difference which came first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from tawatur.desk.chunks import chunks
from tawatur.desk.schema import codings, reports, withdrawals
from tawatur.incidents.account import containment, fingerprint, published_key, resemblance
from tawatur.incidents.notices import read_notice
from tawatur.model import Report

SHARED_WORDING = 0.3


@dataclass(frozen=True, slots=True)
class Shelved:
    """A report on the desk; ``coding`` is its current coding's number, None where it no longer counts."""

    id: str
    content: str
    copy_key: str | None
    published: str | None
    publisher: str | None
    text: str
    coding: int | None


@dataclass(frozen=True, slots=True)
class Fate:
    """What is to become of a report: stored under ``id``, the codings ``displaced`` no longer counting."""

    id: str
    content: str
    copy_key: str | None
    displaced: tuple[tuple[int, str], ...] = ()
    overtaken: int | None = None
    """The coding of a later published text of the same report, which goes on counting."""

    @property
    def revises(self) -> bool:
        """Whether it replaces an earlier text of its id."""
        return any(reason == "revised" for _, reason in self.displaced)


def content_digest(report: Report) -> str:
    """A digest of what the publisher printed; ``lang`` is left out, since it may be found or given."""
    return _digest(
        *(
            report.text,
            report.title,
            report.published,
            report.publisher,
            report.url,
            report.author,
            report.parent,
        )
    )


def copy_key(report: Report) -> str | None:
    """A digest that two files of one report share: publisher, day and text; None for a post within another report."""
    if report.parent is not None:
        return None
    day = report.published[:10] if report.published else None
    return _digest(_folded(report.publisher), day, report.text)


def other_id(report: Report, content: str) -> str:
    """The id of a report whose own id another report holds."""
    return f"{report.id}@{content[:8]}"


class Shelf:
    """The reports on the desk that a batch may meet again; kept up to date while the batch is stored."""

    def __init__(self, connection: Connection, batch: Sequence[Report]) -> None:
        ids = {r.id for r in batch} | {other_id(r, content_digest(r)) for r in batch}
        keys = {key for r in batch if (key := copy_key(r)) is not None}
        self._by_id: dict[str, list[Shelved]] = {}
        self._by_key: dict[str, list[Shelved]] = {}
        found = {row.n: row for row in _rows(connection, ids, keys)}
        for _, row in sorted(found.items()):
            coding = row.coding if row.withdrawn is None else None
            self.put(
                Shelved(row.id, row.content, row.copy_key, row.published, row.publisher, row.text, coding)
            )

    def put(self, entry: Shelved) -> None:
        """Add a report that has just been stored."""
        self._by_id.setdefault(entry.id, []).append(entry)
        if entry.copy_key is not None:
            self._by_key.setdefault(entry.copy_key, []).append(entry)

    def withdraw(self, coding: int) -> None:
        """Mark a coding as one that no longer counts."""
        for entries in (*self._by_id.values(), *self._by_key.values()):
            entries[:] = [replace(e, coding=None) if e.coding == coding else e for e in entries]

    def fate(self, report: Report) -> Fate | None:
        """What is to become of a report; None where the desk has it already."""
        content, key = content_digest(report), copy_key(report)
        named = self._by_id.get(report.id, [])
        if any(entry.content == content for entry in named):
            return None
        if report.published is None and any(e.published and e.text == report.text for e in named):
            return None  # the same text again, of which the desk knows the day
        target, displaced = report.id, []
        if named:
            newest = next((e for e in reversed(named) if e.coding is not None), named[-1])
            if is_revision(newest, report):
                if newest.coding is not None and is_later(newest.published, report.published):
                    return Fate(target, content, key, overtaken=newest.coding)
                displaced = [(e.coding, "revised") for e in named if e.coding is not None]
            else:
                target = other_id(report, content)
                if target in self._by_id:
                    return None
        twins = [e for e in self._by_key.get(key or "", []) if e.coding is not None and e.id != report.id]
        if twins and not displaced and min(map(_order, twins)) <= (published_key(report.published), target):
            return None
        displaced += [(e.coding, "copy") for e in twins if e.coding is not None]
        return Fate(target, content, key, tuple(displaced))


def is_later(published: str | None, other: str | None) -> bool:
    """Whether one of two texts was published later than the other, as far as both say when."""
    return bool(published and other) and published_key(published) > published_key(other)


def is_revision(earlier: Shelved, report: Report) -> bool:
    """Whether a report is a later text of an earlier one with its id, not another report that happens to share it."""
    if earlier.publisher and report.publisher and _folded(earlier.publisher) != _folded(report.publisher):
        return False
    notice = read_notice(report, ())[0]
    if earlier.text == report.text or (notice is not None and notice.kind == "retraction"):
        return True
    ours, theirs = fingerprint(earlier.text), fingerprint(report.text)
    return max(resemblance(ours, theirs), containment(ours, theirs)) >= SHARED_WORDING


def _order(entry: Shelved) -> tuple[str, str]:
    return published_key(entry.published), entry.id


def _rows(connection: Connection, ids: Iterable[str], keys: Iterable[str]) -> list[Row[Any]]:
    shelved = (
        select(
            reports.c.n,
            reports.c.id,
            reports.c.content,
            reports.c.copy_key,
            reports.c.published,
            reports.c.publisher,
            reports.c.text,
            codings.c.n.label("coding"),
        )
        .select_from(reports)
        .join(codings, codings.c.report == reports.c.n)
        .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        .add_columns(withdrawals.c.coding.label("withdrawn"))
    )
    found: list[Row[Any]] = []
    for column, values in ((reports.c.id, ids), (reports.c.copy_key, keys)):
        for part in chunks(values):
            # A report that was coded anew has several codings: the newest says whether it counts.
            found += connection.execute(shelved.where(column.in_(part)).order_by(codings.c.n)).all()
    return found


def _folded(publisher: str | None) -> str | None:
    return " ".join(publisher.casefold().split()) if publisher else None


def _digest(*parts: str | None) -> str:
    text = "\x1f".join("\x00" if part is None else part for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
