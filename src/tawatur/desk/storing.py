"""Writes a coded report: a row for it and for each post within it, their codings, their accounts."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Row, insert, select

import tawatur
from tawatur.desk.clock import now
from tawatur.desk.identity import Fate, content_digest
from tawatur.desk.marks import index_words
from tawatur.desk.packing import dumps, loads
from tawatur.desk.schema import accounts, codings, reports, withdrawals
from tawatur.incidents import Account, accounts_of
from tawatur.incidents.account import Fingerprint
from tawatur.model import CodedReport, Report


@dataclass(frozen=True, slots=True)
class Stored:
    """A report's current coding and its accounts by their numbers."""

    coding: int
    accounts: dict[int, Account]


def store(connection: Connection, coded: CodedReport, fate: Fate, run: int) -> Stored:
    """Write a coded report and what its posts are; ``coded`` bears the id that ``fate`` gives it."""
    told: dict[str, list[Account]] = {}
    for account in accounts_of(coded):
        told.setdefault(account.report, []).append(account)
    by_report: dict[str, int] = {}
    coding = _write(connection, coded, run, None, fate, told, by_report)
    numbered: dict[int, Account] = {}
    for report, found in told.items():
        for account in found:
            body = dumps(replace(account, fingerprint=Fingerprint()))
            row = insert(accounts).values(coding=by_report[report], event=account.event.id, body=body)
            numbered[_key(connection, row)] = account
    return Stored(coding, numbered)


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
    children = select(codings.c.n).where(codings.c.parent == coding).order_by(codings.c.n)
    posts = tuple(load_coded(connection, child) for child in connection.execute(children).scalars().all())
    return replace(loads(CodedReport, row.body), report=to_report(row), embedded=posts)


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


def _write(
    connection: Connection,
    coded: CodedReport,
    run: int,
    parent: int | None,
    fate: Fate | None,
    told: dict[str, list[Account]],
    by_report: dict[str, int],
) -> int:
    report = coded.report
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
        added_at=now(),
        run=run,
    )
    number = _key(connection, row)
    index_words(connection, number, report)
    # The report's row has its metadata and the posts have rows of their own: the body repeats neither.
    bare = replace(coded, report=Report(report.id, ""), embedded=())
    sketch = told[report.id][0].fingerprint if report.id in told else None
    coding = _key(
        connection,
        insert(codings).values(
            report=number,
            parent=parent,
            tawatur=tawatur.__version__,
            body=dumps(bare),
            sketch=_from_sketch(sketch) if sketch else None,
            at=now(),
        ),
    )
    by_report[report.id] = coding
    for post in coded.embedded:
        _write(connection, post, run, coding, None, told, by_report)
    return coding


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
