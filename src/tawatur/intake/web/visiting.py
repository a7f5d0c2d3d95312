"""Visiting a feed: what is new or has changed, whole articles where it has only summaries, each with its evidence.

Polite (see ``manners``): conditional requests, one request at a time to a host, as far apart as its robots.txt asks (a
second where it asks nothing), and nothing that robots.txt forbids.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from tawatur.intake.before import Before, text_of, told_by
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
Known = Callable[[Sequence[str]], Mapping[str, Before]]
"""Of the keys of a feed's items those that were read before, with what is known of them."""
Conditions = Callable[[str], Mapping[str, str]]
"""The headers that ask for an address only if it has changed since it was fetched; none where it was not."""


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

    ``doubts`` are what is to be said of reports that were read all the same. ``told``, ``text`` and ``published`` are
    to be known of it the next time (``Before``). ``changed`` is an item that was read before; it has no reports where
    its text turned out to be the same.
    """

    key: str
    url: str | None
    reports: tuple[Report, ...] = ()
    problem: str | None = None
    again: bool = False
    doubts: tuple[str, ...] = ()
    told: str | None = None
    text: str | None = None
    published: str | None = None
    changed: bool = False


class Visitor:
    """Fetches feeds and what they name, politely, and keeps what came.

    Several may work at once, each in a thread, where they share their manners.
    """

    def __init__(
        self,
        client: Client,
        keep: KeepBytes,
        read: ReadKept,
        manners: Manners | None = None,
        conditions: Conditions = lambda _: {},
        agent: str | None = None,
    ) -> None:
        self._client = client
        self._keep = keep
        self._read = read
        self._manners = manners or Manners(client)
        self._conditions = conditions
        self._agent = agent

    def page(self, url: str, options: ReadOptions, *, ask_robots: bool = False) -> list[Report | Problem]:
        """Fetch one page or document, keep it and read it. Raises :class:`FetchFailed`."""
        return self._page(url, options, {}, ask_robots=ask_robots) or []

    def page_again(self, url: str, options: ReadOptions) -> list[Report | Problem] | None:
        """Fetch a page that was fetched before; None where the server says that it is as it was."""
        return self._page(url, options, self._conditions(url), ask_robots=True)

    def _page(
        self, url: str, options: ReadOptions, conditions: Mapping[str, str], *, ask_robots: bool
    ) -> list[Report | Problem] | None:
        if self._agent is not None:  # a feed's articles often lie on another host
            self._manners.introduce(url, self._agent)
        if ask_robots and not self._manners.allows(url):
            raise FetchFailed("the site's robots.txt asks not to fetch it", status=403)
        fetched = self._get(url, conditions)
        if fetched.status == 304:
            return None
        if is_sitemap("", fetched.body):
            raise FetchFailed(f"is a sitemap; read the pages that it names with: --sitemap {url}")
        raw, name, asked = to_warc(fetched), f"{fetched.url}.warc.gz", (*fetched.via, fetched.url)[0]
        del fetched  # twenty of these may be read at once
        return self._read_kept(raw, name, asked, options)

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
        known: Known,
        options: ReadOptions,
        into: Callable[[Seen], None],
    ) -> Visit:
        """Visit a feed; ``into`` gets each item that is new or has changed, oldest first, as soon as it is read."""
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
        wanted, waits = _wanted(found, known([item.key for item in found.items]))
        if wanted:
            self._keep(to_warc(fetched), f"{fetched.url}.feed.warc.gz", fetched.url)
        # what is still to be looked at must not be hidden by "not modified" the next time
        stamps = () if waits else (fetched.header("etag"), fetched.header("last-modified"))
        del fetched
        for one in wanted:
            item = one.item
            try:
                seen = self._item(item, one.before, found, options)
            except Refused as refused:
                seen = Seen(item.key, item.url, problem=f"{item.url or item.key}: {refused}")
            into(_noted(seen, one))
        if found.flaw:
            return replace(last, unchanged=False, problem=f"{url} {found.flaw}", retry_after=None)
        return Visit(*stamps)

    def _item(self, item: Item, before: Before | None, feed: Feed, options: ReadOptions) -> Seen:
        problem, again = None, False
        if item.url and not item.full:
            try:
                if before is None:
                    return self._seen(item, self.page(item.url, options, ask_robots=True))
                read = self.page_again(item.url, options)
                return self._seen(item, read) if read is not None else Seen(item.key, item.url)
            except FetchFailed as error:
                problem = f"{item.url} {error}"
                passing = error.status is None or error.status == 429 or error.status >= 500
                again = passing and not error.lasting
        if again:
            return Seen(item.key, item.url, problem=problem, again=True)
        if not item.html.strip():
            return Seen(
                item.key, item.url, problem=problem or f"{item.key}: the item has neither text nor address"
            )
        if problem and before is not None and not before.by_summary:  # what is there says more than a summary
            return Seen(item.key, item.url, problem=problem)
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
            if item.day and not own:
                first = with_clue(first, DateClue("feed", "feed", item.day, item.day))
            reports[0] = first
            doubtful = doubt(first.published, first.dating)
            doubts = (f"{first.id}: {doubtful}",) if doubtful else ()
        said = [str(i) for i in read if isinstance(i, Problem) and i.fatal]
        problem = problem or (said[0] if said and not reports else None)
        return Seen(item.key, item.url, tuple(reports), problem, doubts=doubts)

    def _get(self, url: str, headers: Mapping[str, str]) -> Fetched:
        return self._client.get(url, headers, self._manners.agent(url), turn=self._manners.turn)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An item to be read, with what its feed says of it now and what is known of it from before."""

    item: Item
    told: str
    before: Before | None


def _wanted(feed: Feed, known: Mapping[str, Before]) -> tuple[list[_Wanted], bool]:
    """The items that are new or have changed, oldest first; and whether some have changed that are to wait."""
    now, waits = datetime.now(UTC), False
    often = Counter(item.key for item in feed.items)
    found: dict[tuple[str, str | None], _Wanted] = {}
    for item in reversed(feed.items):
        before, told = known.get(item.key), told_by(item)
        if before is not None:
            if not before.is_changed(item):
                continue
            if not before.is_due(now):
                waits = True
                continue
            # one that gives only when it was changed came out when it was read first, or before
            item = replace(item, published=item.published or before.published)
            if often[item.key] > 1:  # no key of its own: its address tells it from the others
                before = replace(before, url=None)
        found[item.key, item.url] = _Wanted(item, told, before)
    return list(found.values()), waits


def _noted(seen: Seen, wanted: _Wanted) -> Seen:
    """What came of an item, with what is to be known of it the next time."""
    before, reports = wanted.before, seen.reports
    text = text_of(reports) if reports else None
    if before is not None and text == before.text:
        reports = ()
    elif reports and before is not None and before.url:
        reports = (replace(reports[0], id=before.url), *reports[1:])
    changed = before is not None
    return replace(
        seen, reports=reports, told=wanted.told, text=text, published=wanted.item.day, changed=changed
    )


def _as_page(item: Item, feed: Feed) -> bytes:
    """An item's own text as a page that says of itself what the feed says of it."""
    told = {
        "og:title": item.title,
        "og:site_name": feed.title,
        "article:published_time": item.day,
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
