"""Sitemaps (sitemaps.org 0.9): the pages that a site names for robots, with the extension for news; indexes of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from tawatur.intake.limits import MAX_FILE_BYTES
from tawatur.intake.published import parse_published

MAX_SITEMAPS = 200
"""The most sitemaps of one site that are read."""
MAX_ENTRIES = 50_000
"""The most pages of one sitemap, as the format allows."""
_NAMED = re.compile(r"sitemap[^/?]*\.(?:xml|txt)(?:\.gz)?$|sitemap[^/]*\.xml", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a sitemap names; ``published`` is what the news extension says, ``changed`` the page's lastmod."""

    url: str
    published: str | None = None
    changed: str | None = None

    @property
    def day(self) -> str | None:
        """The day of publication, else that of the last change; None where the sitemap gives neither."""
        told = self.published or self.changed
        return told[:10] if told else None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names: pages, or sitemaps that do."""

    pages: tuple[Entry, ...] = ()
    sitemaps: tuple[Entry, ...] = ()


class NoSitemap(ValueError):
    """A document that is no sitemap; the message says so, and what to do."""


def is_sitemap(url: str, raw: bytes = b"") -> bool:
    """Whether an address is one of a sitemap by its name, or bytes are a sitemap by their first words."""
    return bool(_NAMED.search(url.partition("?")[0]) or _ROOT.search(_unpacked(raw[:4096], 4096)[:2048]))


def read_sitemap(raw: bytes, url: str) -> Sitemap:
    """Read a sitemap, packed or not: XML, or a plain list of addresses. Raises :class:`NoSitemap`."""
    raw = _unpacked(raw, MAX_FILE_BYTES)
    if not raw.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"<"):
        return _listed(raw, url)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError:
        root = None
    kind = etree.QName(root).localname if root is not None and isinstance(root.tag, str) else ""
    if kind not in ("urlset", "sitemapindex"):
        raise NoSitemap("is no sitemap; give the address of one, or of a page without --sitemap")
    entries = tuple(_entries(root, "sitemap" if kind == "sitemapindex" else "url", url))
    return Sitemap(sitemaps=entries) if kind == "sitemapindex" else Sitemap(pages=entries)


def _entries(root: Any, name: str, url: str) -> Iterator[Entry]:
    for number, element in enumerate(root.iterchildren()):
        if number >= MAX_ENTRIES:
            return
        if not isinstance(element.tag, str) or etree.QName(element).localname != name:
            continue
        told: dict[str, str] = {}
        for inner in element.iterdescendants():
            if isinstance(inner.tag, str) and inner.text:
                # the first of its name is the page's own; pictures and translations have theirs further in
                told.setdefault(etree.QName(inner).localname, inner.text.strip())
        if address := _address(told.get("loc", ""), url):
            yield Entry(
                address,
                parse_published(told.get("publication_date", "")),
                parse_published(told.get("lastmod", "")),
            )


def _listed(raw: bytes, url: str) -> Sitemap:
    lines = raw.decode("utf-8-sig", "replace").split("\n")
    found = [a for line in lines[:MAX_ENTRIES] if line.strip() and (a := _address(line.strip(), ""))]
    if not found or len(found) < sum(bool(line.strip()) for line in lines[:MAX_ENTRIES]) / 2:
        raise NoSitemap("is no sitemap; give the address of one, or of a page without --sitemap")
    return Sitemap(tuple(Entry(address) for address in found))


def _address(words: str, base: str) -> str | None:
    try:
        full = urljoin(base, words) if words else ""
    except ValueError:
        return None
    return full if full.lower().startswith(("http://", "https://")) and len(full) <= 2048 else None


def _unpacked(raw: bytes, limit: int) -> bytes:
    """Bytes that were packed as a file (.gz), which the server does not unpack; up to a limit."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, limit)
    except zlib.error:
        return b""
