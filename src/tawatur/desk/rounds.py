"""A round of visits to the watched feeds that are due: threads fetch, each a host's feeds, and one writer adds.

What a feed brings is read in its thread, handed over item by item, and written in batches: an item, its reports and
the bytes that they were read from are on the desk as a whole or not at all. Few items wait at a time, so that memory
stays flat however much is new.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from queue import Empty, Full, Queue
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

from tawatur.desk.desk import Desk
from tawatur.desk.keeping import Keeper
from tawatur.desk.watching import Ended, Item, Watch, due
from tawatur.intake import Problem, ReadOptions, read_kept
from tawatur.intake.before import Before
from tawatur.intake.web import Client
from tawatur.intake.web.client import cleaned
from tawatur.intake.web.manners import Manners
from tawatur.intake.web.visiting import Seen, Visit, Visitor
from tawatur.model import Report

HOSTS_AT_ONCE: Final = 20
BATCH: Final = 50
_WAITING: Final = 2 * BATCH
_SHUT: Final = 2.0
"""Seconds that threads get to end in when a round is broken off."""


@dataclass(slots=True)
class Visited:
    """What came of a visit: items that are new or have changed, reports, items left for the next time, what failed."""

    watch: Watch
    new: int = 0
    changed: int = 0
    reports: int = 0
    left: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class _Brought:
    """What a thread hands over: an item, or the end of a visit, with what was kept of it."""

    watch: Watch
    what: Seen | Visit
    keeper: Keeper


class _Stopped(Exception):
    """The round was broken off: a thread has nothing more to do."""


def make_visitor(
    desk: Desk,
    client: Client,
    keeper: Keeper,
    manners: Manners | None = None,
    turn: Lock | None = None,
    agent: str | None = None,
) -> Visitor:
    """A visitor that keeps what it fetches beside a desk and reads it from there; of several one reads at a time."""
    turn = turn or Lock()

    def read(digest: str, name: str, options: ReadOptions) -> Iterator[Report | Problem]:
        with turn:  # a page takes many times its size while it is read, and no less time beside others
            return iter([*read_kept(keeper.path(digest), name, options)])

    def conditions(url: str) -> dict[str, str]:
        with turn:
            return desk.conditions(cleaned(url))

    return Visitor(client, keeper.keep, read, manners, conditions, agent)


class Round:
    """One round over the feeds of a desk that are due; ``waits`` is what politeness cost by then, by host."""

    def __init__(self, desk: Desk, client: Client, every: timedelta, say: Callable[[str], None]) -> None:
        self._desk, self._client, self._say = desk, client, say
        self._stop = threading.Event()
        self._brought: Queue[_Brought | BaseException] = Queue(_WAITING)
        self._reading = Lock()
        self._keeper = desk.keeper()
        self._open: dict[int, Visited] = {}
        by_host: dict[str, list[Watch]] = {}
        watched = due(desk.watches(), every)
        agents = {urlsplit(watch.url).netloc: watch.user_agent for watch in watched if watch.user_agent}
        self._manners = Manners(client, sleep=self._wait, agents=agents)
        for watch in watched:
            by_host.setdefault(urlsplit(watch.url).netloc, []).append(watch)
        self._hosts: Queue[list[Watch]] = Queue()
        for watches in by_host.values():
            self._hosts.put(watches)
        self._count = sum(map(len, by_host.values()))
        self.waits = self._manners.waits

    def visit(self) -> Iterator[Visited]:
        """Visit the feeds; gives each visit as it ends. Raises DeskError where the desk cannot be written."""
        threads = [
            threading.Thread(target=self._work, daemon=True)
            for _ in range(min(HOSTS_AT_ONCE, self._hosts.qsize()))
        ]
        for thread in threads:
            thread.start()
        try:
            while self._count:
                yield from self._write(self._next())
        finally:
            self._stop.set()
            until = time.monotonic() + _SHUT
            for thread in threads:
                thread.join(max(0.0, until - time.monotonic()))

    def _next(self) -> list[_Brought | BaseException]:
        """What waits to be written, at least one."""
        found = [self._brought.get()]
        while len(found) < BATCH:
            try:
                found.append(self._brought.get_nowait())
            except Empty:
                break
        return found

    def _write(self, brought: list[_Brought | BaseException]) -> Iterator[Visited]:
        items: list[Item] = []
        for one in brought:
            if isinstance(one, BaseException):
                raise one
            visited = self._open.setdefault(one.watch.number, Visited(one.watch))
            self._keeper.take(one.keeper)
            if isinstance(one.what, Visit):
                self._add(items)
                items = []
                yield self._ended(visited, one.what)
                continue
            seen = one.what
            if seen.problem:
                self._say(f"{one.watch.url}: {seen.problem.rstrip('.')}.")
            for doubtful in seen.doubts:
                self._say(f"{doubtful.rstrip('.')}.")
            if seen.again:
                visited.left += 1
            else:
                about = seen.problem, seen.told, seen.text, seen.published
                items.append(Item(one.watch, seen.key, seen.url, seen.reports, *about, seen.changed))
        self._add(items)

    def _add(self, items: list[Item]) -> None:
        if not items:
            return
        counts, failed = self._desk.add_items(items, self._keeper)
        for one in failed:
            self._say(f"report {one.report} was left out: {one.reason.rstrip('.')}.")
        for item, added in zip(items, counts, strict=True):
            visited = self._open[item.watch.number]
            visited.new += not item.changed
            visited.changed += item.changed and bool(item.reports)
            visited.reports += added

    def _ended(self, visited: Visited, visit: Visit) -> Visited:
        self._count -= 1
        # what is still to be fetched must not be hidden by "not modified" the next time
        etag, modified = (None, None) if visited.left else (visit.etag, visit.modified)
        ended = Ended(visited.watch, etag, modified, visited.new, visit.problem, visit.retry_after)
        self._desk.note_visit(ended, self._keeper)
        visited.problem = visit.problem
        return visited

    def _work(self) -> None:
        """Visit the feeds of one host after another, until none is left."""
        try:
            while True:
                for watch in self._hosts.get_nowait():
                    self._visit(watch)
        except (Empty, _Stopped):
            return
        except BaseException as error:
            with suppress(_Stopped):
                self._hand(error)

    def _visit(self, watch: Watch) -> None:
        keeper = self._desk.keeper()
        ours = self._client, keeper, self._manners, self._reading, watch.user_agent
        visitor = make_visitor(self._desk, *ours)

        def known(keys: Sequence[str]) -> dict[str, Before]:
            with self._reading:
                return self._desk.items_before(watch, keys)

        def into(seen: Seen) -> None:
            self._hand(_Brought(watch, seen, keeper.hand_over()))

        last = Visit(watch.etag, watch.modified)
        visit = visitor.feed(watch.url, last, known, ReadOptions(publisher=watch.publisher), into)
        self._hand(_Brought(watch, visit, keeper.hand_over()))

    def _hand(self, brought: _Brought | BaseException) -> None:
        while not self._stop.is_set():
            with suppress(Full):
                return self._brought.put(brought, timeout=0.5)
        raise _Stopped

    def _wait(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise _Stopped
