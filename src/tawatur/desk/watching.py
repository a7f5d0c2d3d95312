"""The feeds that a desk watches: which, how their visits went, which items were read, and what was known of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, insert, select

from tawatur.desk.chunks import chunks
from tawatur.desk.clock import now
from tawatur.desk.errors import DeskError
from tawatur.desk.expunged import hidden_key
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import seen_items, unwatched, visits, watches
from tawatur.intake.before import Before
from tawatur.model import Report

LONGEST_WAIT: Final = timedelta(days=1)
"""The longest that a feed which fails is left alone."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A watched feed, as whom its site is asked, and its last visit.

    ``failures`` counts those in a row, ``worked`` is when it last answered.
    """

    number: int
    url: str
    publisher: str | None
    added: str
    visited: str | None = None
    worked: str | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    problem: str | None = None
    wait: int | None = None
    items: int = 0
    user_agent: str | None = None

    def due(self, every: timedelta) -> datetime:
        """When it is to be visited next: after ``every``, doubled with each failure in a row, or as long as it asks."""
        if self.visited is None:
            return datetime.fromisoformat(self.added)
        last = datetime.fromisoformat(self.visited)
        pause = min(every * 2**self.failures if self.failures < 20 else LONGEST_WAIT, LONGEST_WAIT)
        pause = max(pause, every)
        return last + max(pause, timedelta(seconds=min(self.wait or 0, LONGEST_WAIT.total_seconds())))


@dataclass(frozen=True, slots=True)
class Item:
    """What came of an item of a watched feed: its reports, or why there are none.

    ``told``, ``text`` and ``published`` are what is to be known of it the next time (``intake.before``); ``changed`` is
    one that was read before.
    """

    watch: Watch
    key: str
    url: str | None
    reports: tuple[Report, ...] = ()
    problem: str | None = None
    told: str | None = None
    text: str | None = None
    published: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """How a visit of a watched feed went: what to ask with the next time, new items, what failed, how long to wait."""

    watch: Watch
    etag: str | None
    modified: str | None
    new: int
    problem: str | None
    wait: float | None


def add_watch(connection: Connection, url: str, publisher: str | None, user_agent: str | None = None) -> bool:
    """Watch a feed; False where it is watched already."""
    if any(watch.url == url for watch in read_watches(connection)):
        return False
    connection.execute(insert(watches).values(url=url, publisher=publisher, user_agent=user_agent, at=now()))
    write_entry(connection, "watch", {"url": url})
    return True


def remove_watch(connection: Connection, url: str) -> None:
    """Watch a feed no longer. Raises DeskError where it is not watched."""
    found = next((watch for watch in read_watches(connection) if watch.url == url), None)
    if found is None:
        raise DeskError(f"{url} is not watched; see: tawatur watch list.")
    connection.execute(insert(unwatched).values(watch=found.number, at=now()))
    write_entry(connection, "unwatch", {"url": url})


def read_watches(connection: Connection) -> list[Watch]:
    """The feeds that are watched, in the order in which they were added."""
    gone = select(unwatched.c.watch)
    found = []
    items = func.count(seen_items.c.key.distinct())
    counted = connection.execute(select(seen_items.c.watch, items).group_by(seen_items.c.watch))
    counts = {row[0]: row[1] for row in counted}
    for row in connection.execute(
        select(watches).where(watches.c.n.not_in(gone)).order_by(watches.c.n)
    ).all():
        last = connection.execute(
            select(visits).where(visits.c.watch == row.n).order_by(visits.c.n.desc()).limit(1)
        ).one_or_none()
        worked = select(func.max(visits.c.n), func.max(visits.c.at)).where(
            visits.c.watch == row.n, visits.c.problem.is_(None)
        )
        good, when = connection.execute(worked).one()
        failures = connection.execute(
            select(func.count()).where(visits.c.watch == row.n, visits.c.n > (good or 0))
        ).scalar()
        found.append(
            Watch(
                row.n,
                row.url,
                row.publisher,
                row.at,
                last.at if last else None,
                when,
                last.etag if last else None,
                last.modified if last else None,
                failures or 0,
                last.problem if last else None,
                last.wait if last else None,
                counts.get(row.n, 0),
                row.user_agent,
            )
        )
    return found


def due(watched: list[Watch], every: timedelta, moment: datetime | None = None) -> list[Watch]:
    """Those that are to be visited by a moment, now where none is given; those that wait longest first."""
    moment = moment or datetime.now(UTC)
    return sorted((w for w in watched if w.due(every) <= moment), key=lambda w: (w.visited or "", w.number))


def items_before(connection: Connection, watch: Watch, keys: Collection[str]) -> dict[str, Before]:
    """Of some items of a feed those that were read before, by their keys.

    Those of what was expunged are known by the digests of their keys.
    """
    hidden = {hidden_key(key): key for key in keys}
    found: dict[str, Before] = {}
    for part in chunks({*keys, *hidden}):
        query = select(seen_items).where(seen_items.c.watch == watch.number, seen_items.c.key.in_(part))
        for row in connection.execute(query.order_by(seen_items.c.n)):
            if row.key in hidden:
                found[hidden[row.key]] = Before(row.at, gone=True)
                continue
            last = found.get(row.key) or Before(row.at, 0, url=row.url, published=row.published)
            found[row.key] = replace(
                last,
                at=row.at,
                readings=last.readings + 1,
                told=last.told | {row.told} if row.told else last.told,
                text=row.text or last.text,
                by_summary=bool(row.problem) if row.reports else last.by_summary,
                gone=last.gone,
            )
    return found


def note_items(connection: Connection, items: Sequence[Item]) -> None:
    """Write down that items were read, or cannot be, and seal it: a run may be killed before their visit ends.

    What another process has written down in the meantime is left out.
    """
    items = [item for item in items if not _is_known(connection, item)]
    if not items:
        return
    rows = [
        {
            "watch": item.watch.number,
            "key": item.key,
            "url": item.url,
            "reports": len(item.reports),
            "problem": item.problem,
            "at": now(),
            "told": item.told,
            "text": item.text,
            "published": item.published,
        }
        for item in items
    ]
    connection.execute(insert(seen_items), rows)
    for item in items:  # an entry each, so that one can be expunged without the others
        about = {"url": item.watch.url, "key": item.key, "reports": len(item.reports)}
        write_entry(connection, "item", about)


def _is_known(connection: Connection, item: Item) -> bool:
    same = (seen_items.c.watch == item.watch.number) & (seen_items.c.key == item.key)
    same &= seen_items.c.told.is_not_distinct_from(item.told)
    return connection.execute(select(seen_items.c.n).where(same).limit(1)).first() is not None


def note_visit(connection: Connection, visit: Ended) -> None:
    """Write down how a visit went, and seal it."""
    connection.execute(
        insert(visits).values(
            watch=visit.watch.number,
            at=now(),
            etag=visit.etag,
            modified=visit.modified,
            new=visit.new,
            problem=visit.problem,
            wait=int(visit.wait) if visit.wait is not None else None,
        )
    )
    write_entry(connection, "visit", {"url": visit.watch.url, "new": visit.new, "problem": visit.problem})
