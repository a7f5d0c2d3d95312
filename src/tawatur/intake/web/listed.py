"""Lists of addresses: a file with one a line, or the pages that the sitemaps of a site name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import zip_longest
from urllib.parse import urlsplit

from tawatur.intake.problem import Problem, shown
from tawatur.intake.web.client import Fetched, FetchFailed
from tawatur.intake.web.sitemaps import MAX_SITEMAPS, Entry, NoSitemap, read_sitemap

Get = Callable[[str], Fetched]


def read_list(lines: Iterable[str], source: str) -> Iterator[Entry | Problem]:
    """The addresses of a list, one a line, each once; what begins with "#" is a comment. Other lines are problems."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        words = line.strip().lstrip("\ufeff")
        if not words or words.startswith("#"):
            continue
        address = words.split()[0]
        if not address.lower().startswith(("http://", "https://")):
            reason = f"{shown(words)} is no address; write one a line, each beginning with https://"
            yield Problem(source, number, reason)
        elif address not in seen:
            seen.add(address)
            yield Entry(address)


def walk_sitemaps(
    starts: Iterable[str], get: Get, kept: Callable[[Fetched], object], since: date | None, limit: int
) -> Iterator[Entry | Problem]:
    """The pages that sitemaps and the sitemaps in them name, up to a limit, the newest of each first.

    Only pages of the same site are named, and, with ``since``, no page or sitemap that says it is older. ``get``
    fetches a sitemap, ``kept`` gets each that was read.
    """
    waiting = list(dict.fromkeys(starts))
    sites = {_site(url) for url in waiting}
    seen: set[str] = set(waiting)
    pages: set[str] = set()
    read = 0
    while waiting and len(pages) < limit:
        url = waiting.pop(0)
        if read == MAX_SITEMAPS:
            yield Problem(
                url, None, f"over {MAX_SITEMAPS} sitemaps were named; give one of them", fatal=False
            )
            return
        read += 1
        try:
            fetched = get(url)
            found = read_sitemap(fetched.body, fetched.url)
        except (FetchFailed, NoSitemap) as error:
            yield Problem(url, None, str(error))
            continue
        kept(fetched)
        inner = [e.url for e in _newest(found.sitemaps, since) if e.url not in seen]
        seen.update(inner)
        # the newest first, and what lies within it before the next
        waiting[:0] = [u for u in inner if any(_is_within(u, site) for site in sites)]
        for entry in _newest(found.pages, since):
            if len(pages) == limit:
                break
            if entry.url not in pages and any(_is_within(entry.url, site) for site in sites):
                pages.add(entry.url)
                yield entry


def by_turns(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with their hosts taking turns, so that the wait for one host is spent with the others."""
    hosts: dict[str, list[Entry]] = {}
    for entry in entries:
        hosts.setdefault(urlsplit(entry.url).netloc, []).append(entry)
    return [entry for turn in zip_longest(*hosts.values()) for entry in turn if entry is not None]


def _newest(entries: Iterable[Entry], since: date | None) -> list[Entry]:
    """Those that do not say that they are older than a day, the newest first, the undated behind them."""
    wanted = [e for e in entries if since is None or e.day is None or _last_day(e) >= since.isoformat()]
    return sorted(wanted, key=lambda entry: entry.day or "", reverse=True)


def _last_day(entry: Entry) -> str:
    """The last day on which something happened to a page: a page is as new as its last change."""
    return max(told[:10] for told in (entry.published, entry.changed) if told)


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_within(url: str, site: str) -> bool:
    host = _site(url)
    return host == site or host.endswith(f".{site}") or site.endswith(f".{host}")
