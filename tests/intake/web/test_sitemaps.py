"""Sitemaps by their specification, sound and broken, and lists of addresses."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date

import pytest
from tests.intake.web.server import Site, client, serving

from tawatur.intake.problem import Problem
from tawatur.intake.web.listed import by_turns, read_list, walk_sitemaps
from tawatur.intake.web.robots import Robots
from tawatur.intake.web.sitemaps import Entry, NoSitemap, is_sitemap, read_sitemap

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><!-- made nightly -->
<url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2023-11-17T09:00:00+03:00</lastmod>
<image:image><image:loc>https://example.org/a.jpg</image:loc></image:image>
<news:news><news:publication><news:name>المثال</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2023-11-15T18:05:00+03:00</news:publication_date><news:title>قصف</news:title></news:news></url>
<url><loc>/relative</loc></url><url><loc>ftp://example.org/b</loc></url><url></url></urlset>"""
INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{0}/old.xml</loc><lastmod>2020-01-01'
    "</lastmod></sitemap><sitemap><loc>{0}/new.xml.gz</loc><lastmod>2023-11-17</lastmod></sitemap></sitemapindex>"
)


def agent(url: str) -> str:
    return "tawatur"


def urlset(*entries: tuple[str, str]) -> bytes:
    urls = "".join(f"<url><loc>{u}</loc>{f'<lastmod>{d}</lastmod>' if d else ''}</url>" for u, d in entries)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.mark.parametrize("pack", [False, True], ids=["plain", "packed"])
def test_a_news_sitemap(pack: bool) -> None:
    raw = gzip.compress(NEWS.encode()) if pack else NEWS.encode()
    assert is_sitemap("https://example.org/x", raw)
    first, second = read_sitemap(raw, "https://example.org/sitemap.xml").pages
    assert first == Entry(
        "https://example.org/a?x=1&y=2", "2023-11-15T18:05:00+03:00", "2023-11-17T09:00:00+03:00"
    )
    assert (first.day, second.url, second.day) == ("2023-11-15", "https://example.org/relative", None)


def test_an_index_and_a_plain_list() -> None:
    index = read_sitemap(INDEX.format("https://e.org").encode(), "https://e.org/sitemap.xml")
    assert [e.url for e in index.sitemaps] == ["https://e.org/old.xml", "https://e.org/new.xml.gz"]
    listed = read_sitemap(b"\xef\xbb\xbfhttps://e.org/1\nhttps://e.org/2\n\n", "https://e.org/sitemap.txt")
    assert [e.url for e in listed.pages] == ["https://e.org/1", "https://e.org/2"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html><body>404</body></html>",
        b"<urlse",
        b"\x1f\x8bnot packed",
        b"words\nand words",
        b"<a>" * 300,
    ],
)
def test_what_is_no_sitemap_is_said_to_be_none(raw: bytes) -> None:
    with pytest.raises(NoSitemap, match="is no sitemap"):
        read_sitemap(raw, "https://e.org/sitemap.xml")


def test_a_sitemap_that_is_cut_gives_what_came_whole() -> None:
    raw = urlset(("https://e.org/1", ""), ("https://e.org/2", ""))[:-25]
    assert read_sitemap(raw, "https://e.org/sitemap.xml").pages[0].url == "https://e.org/1"


def test_a_packed_bomb_is_read_no_further_than_a_page_may_be_long() -> None:
    with pytest.raises(NoSitemap):
        read_sitemap(gzip.compress(b" " * 60_000_000), "https://e.org/sitemap.xml.gz")


def test_an_entity_is_not_followed() -> None:
    raw = b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://e.org/&x;</loc></url></urlset>'
    assert [e.url for e in read_sitemap(raw, "https://e.org/sitemap.xml").pages] == ["https://e.org/"]


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://e.org/sitemap.xml", True),
        ("https://e.org/sitemap-news.xml.gz?x=1", True),
        ("https://e.org/sitemap_index.xml", True),
        ("https://e.org/sitemap.txt", True),
        ("https://e.org/sitemap", False),
        ("https://e.org/news/1", False),
    ],
)
def test_sitemaps_by_their_names(url: str, is_one: bool) -> None:
    assert is_sitemap(url) is is_one


def walked(site: Site, start: str, since: date | None = None, limit: int = 100) -> list[Entry | Problem]:
    with client() as ours:
        return list(walk_sitemaps([f"{site.url}{start}"], ours.get, lambda _: None, since, limit))


def test_the_newest_first_and_each_once(site: Site) -> None:
    site.give("/sitemap.xml", INDEX.format(site.url).encode())
    new = urlset(
        (f"{site.url}/1", "2023-11-16"), (f"{site.url}/2", "2023-11-17"), ("https://other.example/3", "")
    )
    site.give("/new.xml.gz", gzip.compress(new))
    site.give("/old.xml", urlset((f"{site.url}/1", "2020-01-01"), (f"{site.url}/0", "2020-01-01")))
    urls = [e.url.removeprefix(site.url) for e in walked(site, "/sitemap.xml") if isinstance(e, Entry)]
    assert urls == ["/2", "/1", "/0"]
    assert len(walked(site, "/sitemap.xml", limit=2)) == 2
    site.asked.clear()
    (only,) = walked(site, "/sitemap.xml", date(2023, 11, 17))
    assert isinstance(only, Entry)
    assert only.url == f"{site.url}/2"
    assert "/old.xml" not in [path for path, _ in site.asked]


def test_sitemaps_that_name_each_other_end(site: Site) -> None:
    loop = f"<sitemapindex><sitemap><loc>{site.url}/s.xml</loc></sitemap></sitemapindex>".encode()
    site.give("/s.xml", loop)
    assert walked(site, "/s.xml") == []
    (problem,) = walked(site, "/missing.xml")
    assert "is not there" in str(problem)


def test_robots_name_sitemaps(site: Site) -> None:
    site.give("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.url}/news.xml\n".encode())
    with client() as ours:
        assert Robots(ours, agent).sitemaps(site.url) == [f"{site.url}/news.xml"]


def test_a_list_of_addresses() -> None:
    lines = [
        "\ufeff# from colleagues",
        "",
        "https://a.org/1#part  seen on Monday",
        "a.org/2",
        "https://a.org/1#part",
    ]
    first, problem = read_list(lines, "links.txt")
    assert first == Entry("https://a.org/1#part")
    assert str(problem) == (
        'links.txt, line 4: "a.org/2" is no address; write one a line, each beginning with https://.'
    )


def test_hosts_take_turns() -> None:
    urls = ["https://a.org/1", "https://a.org/2", "https://b.org/1", "https://a.org/3"]
    turns = [e.url for e in by_turns(map(Entry, urls))]
    assert turns == ["https://a.org/1", "https://b.org/1", "https://a.org/2", "https://a.org/3"]
