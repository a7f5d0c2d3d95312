"""Visiting a feed: what is new in it, whole articles where it has only summaries, each with its evidence.

Polite (see ``manners``): conditional requests, one request at a time to a host, as far apart as its robots.txt asks (a
second where it asks nothing), and nothing that robots.txt forbids.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from tawatur.intake.dates import doubt, with_clue
from tawatur.intake.problem import Problem
from tawatur.intake.reader import Refused
from tawatur.intake.records import ReadOptions
from tawatur.intake.web.client import Client, Fetched, FetchFailed
from tawatur.intake.web.feeds import Feed, Item, NoFeed, read_feed
from tawatur.intake.web.listed import walk_sitemaps
from tawatur.intake.web.manners import Manners
from tawatur.intake.web.sitemaps import Entry, is_sitemap
from tawatur.intake.web.wire import to_warc
from tawatur.model import DateClue, Report

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
    """What came of an item: its key and its reports, or why there are none. It is asked again where ``again``.

    ``doubts`` are what is to be said of reports that were read all the same.
    """

    key: str
    url: str | None
    reports: tuple[Report, ...] = ()
    problem: str | None = None
    again: bool = False
    doubts: tuple[str, ...] = ()


class Visitor:
    """Fetches feeds and what they name, politely, and keeps what came.

    Several may work at once, each in a thread, where they share their manners.
    """

    def __init__(
        self, client: Client, keep: KeepBytes, read: ReadKept, manners: Manners | None = None
    ) -> None:
        self._client = client
        self._keep = keep
        self._read = read
        self._manners = manners or Manners(client)

    def page(self, url: str, options: ReadOptions, *, ask_robots: bool = False) -> list[Report | Problem]:
        """Fetch one page or document, keep it and read it. Raises :class:`FetchFailed`."""
        if ask_robots and not self._manners.allows(url):
            raise FetchFailed("the site's robots.txt asks not to fetch it", status=403)
        fetched = self._get(url, {})
        if is_sitemap("", fetched.body):
            raise FetchFailed(f"is a sitemap; read the pages that it names with: --sitemap {url}")
        name = f"{fetched.url}.warc.gz"
        return self._read_kept(to_warc(fetched), name, fetched.url, options)

    def sitemaps_of(self, url: str) -> list[str]:
        """The sitemaps of a site: those that its robots.txt names, else where they commonly lie."""
        parts = urlsplit(url)
        return self._manners.sitemaps(url) or [f"{parts.scheme}://{parts.netloc}/sitemap.xml"]

    def walk_sitemaps(
        self, starts: Iterable[str], since: date | None, limit: int
    ) -> Iterator[Entry | Problem]:
        """The pages that sitemaps name, see ``listed``; each sitemap is kept."""

        def kept(fetched: Fetched) -> None:
            self._keep(to_warc(fetched), f"{fetched.url}.sitemap.warc.gz", fetched.url)

        return walk_sitemaps(starts, lambda url: self._get(url, {}), kept, since, limit)

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
        new = {(item.key, item.url): item for item in reversed(found.items) if item.key not in known}
        if new:
            self._keep(to_warc(fetched), f"{fetched.url}.feed.warc.gz", fetched.url)
        for item in new.values():
            try:
                seen = self._item(item, found, options)
            except Refused as refused:
                seen = Seen(item.key, item.url, problem=f"{item.url or item.key}: {refused}")
            into(seen)
        if found.flaw:
            return replace(last, unchanged=False, problem=f"{url} {found.flaw}", retry_after=None)
        return Visit(fetched.header("etag"), fetched.header("last-modified"))

    def _item(self, item: Item, feed: Feed, options: ReadOptions) -> Seen:
        problem, again = None, False
        if item.url and not item.full:
            try:
                return self._seen(item, self.page(item.url, options, ask_robots=True))
            except FetchFailed as error:
                problem = f"{item.url} {error}"
                passing = error.status is None or error.status == 429 or error.status >= 500
                again = passing and not error.lasting
        if not item.html.strip():
            return Seen(
                item.key, item.url, problem=problem or f"{item.key}: the item has neither text nor address"
            )
        if again:
            return Seen(item.key, item.url, problem=problem, again=True)
        name = f"{item.url or item.key}.html"
        read = self._read_kept(_as_page(item, feed), name, item.url, options)
        return self._seen(item, read, problem, own=True)

    def _read_kept(
        self, raw: bytes, name: str, url: str | None, options: ReadOptions
    ) -> list[Report | Problem]:
        digest = self._keep(raw, name, url)
        read = self._read(digest, name, options)
        return [replace(item, evidence=digest) if isinstance(item, Report) else item for item in read]

    @staticmethod
    def _seen(
        item: Item, read: list[Report | Problem], problem: str | None = None, *, own: bool = False
    ) -> Seen:
        """What came of an item; ``own`` where it was read from the item's own text, which carries the feed's day."""
        reports = [i for i in read if isinstance(i, Report)]
        doubts: tuple[str, ...] = ()
        if reports:
            first = replace(reports[0], id=item.url or item.key, url=reports[0].url or item.url)
            if item.published and not own:
                first = with_clue(first, DateClue("feed", "feed", item.published, item.published))
            reports[0] = first
            doubtful = doubt(first.published, first.dating)
            doubts = (f"{first.id}: {doubtful}",) if doubtful else ()
        said = [str(i) for i in read if isinstance(i, Problem) and i.fatal]
        problem = problem or (said[0] if said and not reports else None)
        return Seen(item.key, item.url, tuple(reports), problem, doubts=doubts)

    def _get(self, url: str, headers: dict[str, str]) -> Fetched:
        return self._client.get(url, headers, self._manners.agent(url), turn=self._manners.turn)


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
