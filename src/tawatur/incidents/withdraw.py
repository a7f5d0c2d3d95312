"""Which accounts of an incident their publishers have withdrawn: by a notice, or by a newer version of the page.

A pure function of the incident's accounts. Withdrawn accounts stay in the incident and are shown; they count neither
for its grade nor for its values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tawatur.incidents.account import Account, published_key
from tawatur.incidents.consolidate import Texts, side_key
from tawatur.incidents.geography import agree
from tawatur.incidents.registry import SourceRegistry
from tawatur.model import Event, Place, Withdrawal

CORRECTABLE: Final = ("date", "place", "side1", "side2", "killed", "injured", "means")
"""What a correction may withdraw by itself; the type and the status of an account go only with the whole of it."""


def withdrawals(
    accounts: Sequence[Account], texts: Texts, registry: SourceRegistry
) -> tuple[Withdrawal, ...]:
    """What the accounts of one incident withdraw of each other, in canonical order.

    1. A retraction withdraws what its publisher had told of the incident, or, where it speaks of itself alone, what
       stood on its page.
    2. A correction withdraws the values that it names as wrong from what its publisher had told; where the whole
       report is a correction by its heading, each value that it tells otherwise.
    3. A later version of a page withdraws what the earlier ones tell of the incident.
    4. A near copy by another, published before the withdrawal, goes with the text it copies.
    """
    ordered = sorted(accounts, key=lambda account: account.order)
    found: dict[tuple[str, str, str], Withdrawal] = {}
    pages: Counter[str | None] = Counter(account.page for account in ordered if account.page)
    for newer in ordered:
        if newer.notice is None and pages[newer.page] < 2:
            continue
        for older in ordered:
            if older.report == newer.report or not _earlier(older, newer):
                continue
            withdrawal = _withdrawal(older, newer, registry)
            if withdrawal is not None:
                found.setdefault((older.report, older.event.id, newer.report), withdrawal)
    for withdrawal in _copies(ordered, tuple(found.values()), texts, registry):
        found.setdefault((withdrawal.report, withdrawal.event, withdrawal.by), withdrawal)
    return tuple(sorted(found.values(), key=lambda w: (w.report, w.event, published_key(w.at), w.by)))


def publisher_key(name: str, registry: SourceRegistry) -> str:
    """What makes two publishers one: the registry entry, else the folded name."""
    entry = registry.find(name)
    return entry.id if entry else " ".join(name.casefold().split())


def replaced(
    earlier: Iterable[Account], accounts: Iterable[Account]
) -> tuple[tuple[Account, Withdrawal], ...]:
    """What earlier texts of reports told, with how the newest text of the same report withdraws it."""
    newest = {account.report: account for account in accounts}
    found = []
    for old in sorted(earlier, key=lambda a: a.order):
        new = newest[old.report]
        reason, words = ("corrected", new.notice.words) if new.notice else ("superseded", None)
        withdrawal = Withdrawal(old.report, old.event.id, reason, new.report, new.published, (), words)  # type: ignore[arg-type]
        found.append((old, withdrawal))
    return tuple(found)


def is_telling(account: Account) -> bool:
    """Whether an account tells of the happening; a retraction only says what is taken back."""
    return account.notice is None or account.notice.kind != "retraction"


def without(accounts: Iterable[Account], withdrawn: Iterable[Withdrawal]) -> list[Account]:
    """The accounts that stand, without the values that were withdrawn from them."""
    gone: dict[tuple[str, str], list[Withdrawal]] = defaultdict(list)
    for withdrawal in withdrawn:
        gone[withdrawal.report, withdrawal.event].append(withdrawal)
    standing: list[Account] = []
    for account in accounts:
        against = gone.get(account.id, [])
        if is_telling(account) and all(w.fields for w in against):
            fields = {field for w in against for field in w.fields}
            standing.append(replace(account, event=_strike(account.event, fields)) if fields else account)
    return standing


def _strike(event: Event, fields: set[str]) -> Event:
    empty: Mapping[str, object] = {f: () if f.startswith("side") else None for f in fields}
    return replace(event, **empty)  # type: ignore[arg-type]


def _earlier(older: Account, newer: Account) -> bool:
    """Whether one was published before the other, as far as both say."""
    return bool(older.published and newer.published) and published_key(older.published) < published_key(
        newer.published
    )


def _withdrawal(older: Account, newer: Account, registry: SourceRegistry) -> Withdrawal | None:
    notice = newer.notice
    page = older.page is not None and older.page == newer.page
    ours = bool(older.publisher and newer.publisher) and publisher_key(
        older.publisher or "", registry
    ) == publisher_key(newer.publisher or "", registry)
    words = notice.words if notice else None

    def made(reason: str, fields: tuple[str, ...] = ()) -> Withdrawal:
        return Withdrawal(older.report, older.event.id, reason, newer.report, newer.published, fields, words)  # type: ignore[arg-type]

    if notice is not None and notice.kind == "retraction":
        return made("retracted") if page or (ours and notice.reach == "publisher") else None
    if page:
        return made("corrected" if notice else "superseded")
    if notice is None or not ours or not is_telling(older):
        return None
    fields = tuple(
        field
        for field in CORRECTABLE
        if (field, str(getattr(older.event, field))) in notice.wrong
        or (notice.reach == "publisher" and _differs(older.event, newer.event, field))
    )
    return made("corrected", fields) if fields else None


def _differs(old: Event, new: Event, field: str) -> bool:
    """Whether both give a field, and give it differently; places and days that may be one do not differ."""
    before, after = getattr(old, field), getattr(new, field)
    if before in (None, ()) or after in (None, ()):
        return False
    if field == "date":
        return bool(
            old.date and new.date and (old.date.end < new.date.start or new.date.end < old.date.start)
        )
    if field == "place":
        return isinstance(before, Place) and isinstance(after, Place) and not agree(before, after)
    if field in ("side1", "side2"):
        ours, theirs = ({side_key(p) for p in side if p.actor} for side in (before, after))
        return bool(ours and theirs) and not ours & theirs
    return bool(before != after)


def _copies(
    ordered: Sequence[Account], found: Sequence[Withdrawal], texts: Texts, registry: SourceRegistry
) -> Iterator[Withdrawal]:
    """What near copies by others have of a withdrawn text, where they were published before it was withdrawn."""
    of = {account.id: account for account in ordered}
    for withdrawal in found:
        source = of[withdrawal.report, withdrawal.event]
        by = next(a for a in ordered if a.report == withdrawal.by)
        for copy in ordered:
            if copy.report in (source.report, by.report) or not _earlier(copy, by):
                continue
            if texts.get(copy.report) != texts.get(source.report) or copy.notice is not None:
                continue
            same_publisher = bool(copy.publisher and source.publisher) and publisher_key(
                copy.publisher or "", registry
            ) == publisher_key(source.publisher or "", registry)
            fields = tuple(f for f in withdrawal.fields if _same(copy.event, source.event, f))
            if not same_publisher and (fields or not withdrawal.fields):
                yield replace(
                    withdrawal, report=copy.report, event=copy.event.id, reason="copy", fields=fields
                )


def _same(ours: Event, theirs: Event, field: str) -> bool:
    return bool(getattr(ours, field) == getattr(theirs, field)) or not _differs(ours, theirs, field)
