"""Feeds: RSS, Atom and JSON Feed, brought to items with an address, a title, a moment and what text they carry."""

from __future__ import annotations

import calendar
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from tawatur.intake.published import parse_published

FULL_TEXT = 600
"""From how many characters on the text within an item is taken for the whole article."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. ``key`` tells it from the others (its id, else its address); ``html`` is its own text.

    ``updated`` is when it was changed last, where the feed says so; ``published`` when it came out.
    """

    key: str
    url: str | None
    title: str | None
    published: str | None
    author: str | None
    html: str
    full: bool
    updated: str | None = None

    @property
    def day(self) -> str | None:
        """When it was published: where the feed gives only a time of change, that."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and its items, newest first as a rule. ``flaw`` says what is broken in it, None if nothing is."""

    title: str | None
    items: tuple[Item, ...]
    flaw: str | None = None


class NoFeed(ValueError):
    """A document that is no feed; the message says so."""


def read_feed(raw: bytes, url: str, content_type: str = "") -> Feed:
    """Read a feed's bytes. Addresses in it are completed by its own. Raises :class:`NoFeed`."""
    if raw.lstrip(b" \t\r\n\xef\xbb\xbf")[:1] == b"{":
        return _json_feed(raw, url)
    import feedparser  # takes a tenth of a second, and most runs read no feed

    parsed = feedparser.parse(raw, response_headers={"content-type": content_type, "content-location": url})
    if not parsed.get("version") and not parsed.entries:
        raise NoFeed(
            "is no feed (RSS, Atom or JSON Feed); give the feed's address, or the page's with tawatur add"
        )
    items = tuple(item for entry in parsed.entries if (item := _entry(entry, url)) is not None)
    # a wrong content type or encoding in the header is no flaw where the feed could be read all the same
    harmless = (feedparser.NonXMLContentType, feedparser.CharacterEncodingOverride)
    broken = parsed.get("bozo") and not isinstance(parsed.get("bozo_exception"), harmless)
    flaw = "is broken, and no item could be read; look at it in a browser" if broken and not items else None
    return Feed(_words(parsed.feed.get("title")), items, flaw)


def _entry(entry: Any, url: str) -> Item | None:
    link = entry.get("link")
    link = urljoin(url, link) if link else None
    key = entry.get("id") or link
    if not key:
        return None
    contents = [c.get("value") or "" for c in entry.get("content") or ()] + [entry.get("summary") or ""]
    html = max(contents, key=len)
    full = bool(entry.get("content")) and len(html) >= FULL_TEXT
    return Item(
        str(key),
        link,
        _words(entry.get("title")),
        _stamp(entry, "published"),
        _words(entry.get("author")),
        html,
        full,
        _stamp(entry, "updated"),
    )


def _stamp(entry: Any, name: str) -> str | None:
    # where there is no "updated", feedparser gives what was published for it, unless it is asked what there is
    if name not in entry and f"{name}_parsed" not in entry:
        return None
    # the publisher's own words first: with the offset goes the day on which it was published there
    said, parsed = parse_published(str(entry.get(name) or "")), entry.get(f"{name}_parsed")
    if said is None and parsed:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()
    return said


def _json_feed(raw: bytes, url: str) -> Feed:
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        raise NoFeed("is no whole JSON; the feed is broken") from None
    if not isinstance(value, dict) or not str(value.get("version")).startswith("https://jsonfeed.org/"):
        raise NoFeed("is JSON but no JSON Feed (https://jsonfeed.org); give the feed's address")
    items = []
    entries = value.get("items")
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        link = entry.get("url") or entry.get("external_url")
        link = urljoin(url, link) if isinstance(link, str) else None
        key = entry.get("id") or link
        if not key:
            continue
        bodies = (entry.get(name) for name in ("content_html", "content_text", "summary"))
        html = next((body for body in bodies if body and isinstance(body, str)), "")
        names = [str(a["name"]) for a in entry.get("authors") or () if isinstance(a, dict) and a.get("name")]
        stamps = (entry.get("date_published"), entry.get("date_modified"))
        published, updated = (parse_published(s) if isinstance(s, str) else None for s in stamps)
        full = len(html) >= FULL_TEXT and html != entry.get("summary")
        author = ", ".join(names) or None
        items.append(Item(str(key), link, _words(entry.get("title")), published, author, html, full, updated))
    return Feed(_words(value.get("title")), tuple(items))


def _words(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
