"""Visiting a feed: what is new in it, whole articles where it has only summaries, each with its evidence.

Polite: conditional requests, one request at a time to a host, as far apart as its robots.txt asks (a second where it
asks nothing), and nothing that robots.txt forbids.
"""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tawatur.intake.problem import Problem
from tawatur.intake.reader import Refused
from tawatur.intake.records import ReadOptions
from tawatur.intake.web.client import Client, Fetched, FetchFailed
from tawatur.intake.web.feeds import Feed, Item, NoFeed, read_feed
from tawatur.intake.web.robots import Robots
from tawatur.intake.web.wire import to_warc
from tawatur.model import Report

DELAY = 1.0
"""Seconds between two requests to a host that asks for no other delay."""
LONGEST_DELAY = 60.0

KeepBytes = Callable[[bytes, str, str | None], str]
"""Keeps bytes under the name that they are read by, with the address that they came from; gives their SHA-256."""
ReadKept = Callable[[str, str, ReadOptions], Iterator[Report | Problem]]
"""Reads kept bytes, by digest and name."""


@dataclass(frozen=True, slots=True)
class Visit:
    """How a feed answered: what to ask it with the next time, and what failed, None where nothing did."""

    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    problem: str | None = None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of an item: its key and its reports, or why there are none. It is asked again where ``again``."""

    key: str
    url: str | None
    reports: tuple[Report, ...] = ()
    problem: str | None = None
    again: bool = False


class Visitor:
    """Fetches feeds and what they name, politely, and keeps what came. One lasts for a round of visits."""

    def __init__(
        self,
        client: Client,
        keep: KeepBytes,
        read: ReadKept,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._keep = keep
        self._read = read
        self._robots = Robots(client)
        self._sleep, self._clock = sleep, clock
        self._asked: dict[str, float] = {}

    def page(self, url: str, options: ReadOptions, *, ask_robots: bool = False) -> list[Report | Problem]:
        """Fetch one page or document, keep it and read it. Raises :class:`FetchFailed`."""
        if ask_robots and not self._robots.allows(url, self._client.user_agent):
            raise FetchFailed("the site's robots.txt asks not to fetch it", status=403)
        fetched = self._get(url, {})
        name = f"{fetched.url}.warc.gz"
        return self._read_kept(to_warc(fetched), name, fetched.url, options)

    def feed(
        self,
        url: str,
        last: Visit,
        known: Collection[str],
        options: ReadOptions,
        into: Callable[[Seen], None],
    ) -> Visit:
        """Visit a feed; ``into`` gets each item that is not ``known``, oldest first, as soon as it is read."""
        asked = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
        try:
            fetched = self._get(url, {name: value for name, value in asked.items() if value})
            if fetched.status == 304:
                return replace(last, unchanged=True, problem=None, retry_after=None)
            found = read_feed(fetched.body, fetched.url, fetched.header("content-type") or "")
        except FetchFailed as error:
            return replace(last, unchanged=False, problem=f"{url} {error}", retry_after=error.retry_after)
        except NoFeed as error:
            return replace(last, unchanged=False, problem=f"{url} {error}", retry_after=None)
        new = [item for item in reversed(found.items) if item.key not in known]
        if new:
            self._keep(to_warc(fetched), f"{fetched.url}.feed.warc.gz", fetched.url)
        for item in new:
            try:
                seen = self._item(item, found, options)
            except Refused as refused:
                seen = Seen(item.key, item.url, problem=f"{item.url or item.key}: {refused}")
            into(seen)
        return Visit(fetched.header("etag"), fetched.header("last-modified"), problem=found.flaw)

    def _item(self, item: Item, feed: Feed, options: ReadOptions) -> Seen:
        problem, again = None, False
        if item.url and not item.full:
            try:
                return self._seen(item, self.page(item.url, options, ask_robots=True))
            except FetchFailed as error:
                problem = f"{item.url} {error}"
                again = error.status is None or error.status == 429 or error.status >= 500
        if not item.html.strip():
            return Seen(
                item.key, item.url, problem=problem or f"{item.key}: the item has neither text nor address"
            )
        if again:
            return Seen(item.key, item.url, problem=problem, again=True)
        name = f"{item.url or item.key}.html"
        return self._seen(item, self._read_kept(_as_page(item, feed), name, item.url, options), problem)

    def _read_kept(
        self, raw: bytes, name: str, url: str | None, options: ReadOptions
    ) -> list[Report | Problem]:
        digest = self._keep(raw, name, url)
        read = self._read(digest, name, options)
        return [replace(item, evidence=digest) if isinstance(item, Report) else item for item in read]

    @staticmethod
    def _seen(item: Item, read: list[Report | Problem], problem: str | None = None) -> Seen:
        reports = tuple(
            replace(
                r, id=item.url or item.key, url=r.url or item.url, published=r.published or item.published
            )
            if number == 0
            else r
            for number, r in enumerate(i for i in read if isinstance(i, Report))
        )
        said = [str(i) for i in read if isinstance(i, Problem) and i.fatal]
        return Seen(item.key, item.url, reports, problem or (said[0] if said and not reports else None))

    def _get(self, url: str, headers: dict[str, str]) -> Fetched:
        host = urlsplit(url).netloc
        last = self._asked.get(host)
        if last is not None:
            delay = self._robots.delay(url, self._client.user_agent)
            wait = last + min(DELAY if delay is None else delay, LONGEST_DELAY) - self._clock()
            if wait > 0:
                self._sleep(wait)
        try:
            return self._client.get(url, headers)
        finally:
            self._asked[host] = self._clock()


def _as_page(item: Item, feed: Feed) -> bytes:
    """An item's own text as a page that says of itself what the feed says of it."""
    told = {
        "og:title": item.title,
        "og:site_name": feed.title,
        "article:published_time": item.published,
        "author": item.author,
        "og:url": item.url,
    }
    head = "".join(
        f'<meta property="{name}" content="{html.escape(value)}">\n' for name, value in told.items() if value
    )
    title = html.escape(item.title or "")
    head = f"<head><meta charset='utf-8'><title>{title}</title>\n{head}</head>"
    page = f"<html>{head}\n<body><article>{item.html}</article></body></html>"
    return page.encode("utf-8", "replace")
