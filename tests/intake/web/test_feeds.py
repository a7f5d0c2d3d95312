"""Feeds of every kind, sound and broken, and what sites ask of robots."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.intake.web.server import Site, client, serving

from tawatur.intake.web.feeds import NoFeed, read_feed
from tawatur.intake.web.robots import Robots

LONG = "<p>" + "قصفت قوات النظام بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء. " * 12 + "</p>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>شبكة شام</title><link>https://shaam.example/</link>
<item><title>قصف على الأتارب</title><link>/news/1</link><guid isPermaLink="false">shaam-1</guid>
<pubDate>Wed, 15 Nov 2023 18:05:00 +0300</pubDate><description>قُتل مدنيان</description>
<content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>ثانٍ</title><link>https://shaam.example/news/2</link><description>ملخص</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><id>urn:x</id>
<entry><id>urn:x:1</id><title>Shelling &amp; clashes</title><link href="https://d.example/1"/>
<updated>2023-11-15T15:05:00Z</updated><author><name>R. Haddad</name></author>
<summary>Two killed</summary></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Desk",
    "items": [
        {
            "id": "1",
            "url": "/1",
            "title": "Shelling",
            "content_html": LONG,
            "date_published": "2023-11-15T15:05:00Z",
        },
        {
            "id": "2",
            "external_url": "https://d.example/2",
            "summary": "short",
            "authors": [{"name": "R. Haddad"}],
        },
        "no object",
        {"title": "without id"},
    ],
}


def agent(url: str) -> str:
    return "tawatur"


def test_rss() -> None:
    feed = read_feed(RSS.encode(), "https://shaam.example/feed", "application/rss+xml")
    first, second = feed.items
    assert feed.title == "شبكة شام"
    assert (first.key, first.url, first.title, first.published, first.full) == (
        "shaam-1",
        "https://shaam.example/news/1",
        "قصف على الأتارب",
        "2023-11-15T18:05:00+03:00",
        True,
    )
    assert "الأتارب" in first.html
    assert (second.key, second.published, second.full) == ("https://shaam.example/news/2", None, False)


def test_atom() -> None:
    (item,) = read_feed(ATOM.encode(), "https://d.example/feed").items
    assert (item.key, item.url, item.title, item.day, item.author, item.full) == (
        "urn:x:1",
        "https://d.example/1",
        "Shelling & clashes",
        "2023-11-15T15:05:00+00:00",
        "R. Haddad",
        False,
    )
    assert (item.published, item.updated) == (None, "2023-11-15T15:05:00+00:00")


def test_json_feed() -> None:
    feed = read_feed(json.dumps(JSON_FEED).encode(), "https://d.example/feed.json")
    first, second = feed.items
    assert (first.url, first.full, first.published) == (
        "https://d.example/1",
        True,
        "2023-11-15T15:05:00+00:00",
    )
    assert (second.url, second.author, second.full, second.published) == (
        "https://d.example/2",
        "R. Haddad",
        False,
        None,
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<html><body>no feed</body></html>", "is no feed"),
        (b"", "is no feed"),
        (b"{cut", "is no whole JSON"),
        (b'{"version": "2"}', "no JSON Feed"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(raw: bytes, reason: str) -> None:
    with pytest.raises(NoFeed, match=reason):
        read_feed(raw, "https://d.example/")


def test_a_feed_that_is_cut_gives_what_came_whole() -> None:
    cut = RSS[: RSS.index("<item><title>ثانٍ") + 30]
    assert [item.key for item in read_feed(cut.encode(), "https://shaam.example/feed").items][:1] == [
        "shaam-1"
    ]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def test_robots_are_asked_once_and_heeded(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /private/\nCrawl-delay: 3\n")
    with client() as ours:
        robots = Robots(ours, agent)
        assert robots.allows(f"{site.url}/news/1")
        assert not robots.allows(f"{site.url}/private/1")
        assert robots.delay(f"{site.url}/news/1") == 3.0
    assert [path for path, _ in site.asked] == ["/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (429, False), (500, False)])
def test_a_site_without_rules_allows_and_one_in_trouble_does_not(
    site: Site, status: int, allowed: bool
) -> None:
    site.give("/robots.txt", status=status)
    with client() as ours:
        assert Robots(ours, agent).allows(f"{site.url}/a") is allowed
