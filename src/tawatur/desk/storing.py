"""Writes a coded report: a row for it and for each post within it, their codings, their accounts."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Row, insert, select

import tawatur
from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.identity import Fate, content_digest
from tawatur.desk.packing import dumps, loads
from tawatur.desk.schema import accounts, codings, reports, withdrawals
from tawatur.desk.words import index_words
from tawatur.incidents import Account, accounts_of
from tawatur.incidents.account import Fingerprint
from tawatur.model import CodedReport, Report


@dataclass(frozen=True, slots=True)
class Stored:
    """A report's current coding and its accounts by their numbers."""

    coding: int
    accounts: dict[int, Account]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the desk has of a report that is coded anew: the rows of its texts and posts, and since when it has it."""

    rows: Mapping[Report, int] = field(default_factory=dict)
    added_at: str | None = None


def store(
    connection: Connection,
    coded: CodedReport,
    fate: Fate,
    run: int,
    coder: str | None = None,
    earlier: Earlier | None = None,
) -> Stored:
    """Write a coded report and what its posts are; ``coded`` bears the id that ``fate`` gives it.

    ``coder`` is the digest of what it was coded with. A text that ``earlier`` has is not written again.
    """
    told = told_by(coded)
    by_report: dict[str, int] = {}
    writer = _Writer(connection, run, coder, earlier or Earlier(), told, by_report)
    coding = writer.write(coded, None, fate)
    numbered: dict[int, Account] = {}
    for report, found in told.items():
        for account in found:
            body = packed_account(account)
            row = insert(accounts).values(coding=by_report[report], event=account.event.id, body=body)
            numbered[_key(connection, row)] = account
    return Stored(coding, numbered)


def told_by(coded: CodedReport) -> dict[str, list[Account]]:
    """The accounts of a coded report and of its posts, by the ids of these."""
    told: dict[str, list[Account]] = {}
    for account in accounts_of(coded):
        told.setdefault(account.report, []).append(account)
    return told


def packed_account(account: Account) -> str:
    """An account as its row has it; the sketch of the wording stands with the coding."""
    return dumps(replace(account, fingerprint=Fingerprint()))


def packed_coding(coded: CodedReport) -> str:
    """A coded report as the row of its coding has it.

    The report's row has its metadata and the posts have rows of their own: the body repeats neither. What stands in no
    column, how the report was dated and what media it came with, is kept here.
    """
    report = coded.report
    bare = Report(report.id, "", dating=report.dating, media=report.media)
    return dumps(replace(coded, report=bare, embedded=()))


def packed_sketch(told: list[Account] | None) -> bytes | None:
    """The wording of the report that told some accounts, as the row of its coding has it."""
    return _from_sketch(told[0].fingerprint) if told else None


def withdraw(connection: Connection, coding: int, by: int, reason: str) -> set[int]:
    """Let a coding and those of its posts count no more; returns the numbers of their accounts."""
    gone = [coding, *posts_of(connection, coding)]
    connection.execute(
        insert(withdrawals), [{"coding": n, "by": by, "reason": reason, "at": now()} for n in gone]
    )
    return accounts_of_coding(connection, coding)


def accounts_of_coding(connection: Connection, coding: int) -> set[int]:
    """The numbers of the accounts of a coding and of those of its posts."""
    codings_ = [coding, *posts_of(connection, coding)]
    return set(connection.execute(select(accounts.c.n).where(accounts.c.coding.in_(codings_))).scalars())


def posts_of(connection: Connection, coding: int) -> list[int]:
    """The codings of the posts within a coded report, and of those within them, in their order."""
    found: list[int] = []
    children = select(codings.c.n).where(codings.c.parent == coding).order_by(codings.c.n)
    for child in connection.execute(children).scalars().all():
        found += [child, *posts_of(connection, child)]
    return found


def load_coded(connection: Connection, coding: int) -> CodedReport:
    """A coded report as it was coded, with the text and the posts within it."""
    joined = select(reports, codings.c.body).join(reports, reports.c.n == codings.c.report)
    row = connection.execute(joined.where(codings.c.n == coding)).one()
    return _to_coded(connection, coding, row)


def load_coded_reports(connection: Connection, ids: Iterable[str]) -> dict[str, CodedReport]:
    """Those of some reports that count, by their ids, each in its newest coding."""
    joined = select(reports, codings.c.body, codings.c.n.label("coding")).join(
        codings, codings.c.report == reports.c.n
    )
    joined = joined.outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
    current = joined.where(withdrawals.c.coding.is_(None)).order_by(codings.c.n)
    newest = {
        row.id: row
        for part in chunks(sorted(set(ids)))
        for row in connection.execute(current.where(reports.c.id.in_(part)))
    }
    with_posts: set[int | None] = set()
    for numbers in chunks([row.coding for row in newest.values()]):
        of = select(codings.c.parent).where(codings.c.parent.in_(numbers))
        with_posts.update(connection.execute(of).scalars())
    return {
        id_: _to_coded(connection, row.coding, row, row.coding in with_posts) for id_, row in newest.items()
    }


def _to_coded(connection: Connection, coding: int, row: Row[Any], with_posts: bool = True) -> CodedReport:
    children = select(codings.c.n).where(codings.c.parent == coding).order_by(codings.c.n)
    found = connection.execute(children).scalars().all() if with_posts else ()
    posts = tuple(load_coded(connection, child) for child in found)
    coded = loads(CodedReport, row.body)
    report = replace(to_report(row), dating=coded.report.dating, media=coded.report.media)
    return replace(coded, report=report, embedded=posts)


def to_report(row: Row[Any]) -> Report:
    """The report of a row of the table of reports."""
    return Report(
        id=row.id,
        text=row.text,
        title=row.title,
        published=row.published,
        publisher=row.publisher,
        url=row.url,
        lang=row.lang,
        author=row.author,
        parent=row.parent,
        raw_sha256=row.raw_sha256,
        evidence=row.evidence,
    )


def load_accounts(connection: Connection, *where: ColumnElement[bool]) -> dict[int, Account]:
    """Accounts by their numbers; ``where`` may speak of accounts, their codings, reports and withdrawals."""
    joined = (
        select(accounts.c.n, accounts.c.body, codings.c.sketch)
        .join(codings, codings.c.n == accounts.c.coding)
        .join(reports, reports.c.n == codings.c.report)
        .outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
    )
    return {
        row.n: replace(loads(Account, row.body), fingerprint=_to_sketch(row.sketch))
        for row in connection.execute(joined.where(*where))
    }


@dataclass(frozen=True, slots=True)
class _Writer:
    connection: Connection
    run: int
    coder: str | None
    earlier: Earlier
    told: Mapping[str, list[Account]]
    by_report: dict[str, int]

    def write(self, coded: CodedReport, parent: int | None, fate: Fate | None) -> int:
        """Write a report and its posts; the number of its coding."""
        report = coded.report
        number = self.earlier.rows.get(report)
        coding = _key(
            self.connection,
            insert(codings).values(
                report=self._report(report, fate) if number is None else number,
                parent=parent,
                tawatur=tawatur.__version__,
                coder=self.coder,
                body=packed_coding(coded),
                sketch=packed_sketch(self.told.get(report.id)),
                at=now(),
            ),
        )
        self.by_report[report.id] = coding
        for post in coded.embedded:
            self.write(post, coding, None)
        return coding

    def _report(self, report: Report, fate: Fate | None) -> int:
        row = insert(reports).values(
            id=report.id,
            content=fate.content if fate else content_digest(report),
            copy_key=fate.copy_key if fate else None,
            sha256=report.sha256,
            raw_sha256=report.raw_sha256,
            evidence=report.evidence,
            text=report.text,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            url=report.url,
            lang=report.lang,
            author=report.author,
            parent=report.parent,
            added_at=self.earlier.added_at or now(),
            run=self.run,
        )
        number = _key(self.connection, row)
        index_words(self.connection, number, report)
        return number


def _key(connection: Connection, row: Insert) -> int:
    key = connection.execute(row).inserted_primary_key
    return int(key[0]) if key is not None else 0


def _from_sketch(sketch: Fingerprint) -> bytes:
    return struct.pack(f"<I{len(sketch.hashes)}Q", sketch.size, *sketch.hashes)


def _to_sketch(packed: bytes | None) -> Fingerprint:
    if packed is None:
        return Fingerprint()
    size, *hashes = struct.unpack(f"<I{(len(packed) - 4) // 8}Q", packed)
    return Fingerprint(size, tuple(hashes))
