"""A round of visits: several hosts at once, few items in memory, and an end that leaves nothing half done."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.intake.web.server import Site, client, serving

from bench.feeds import serving as feeds
from tawatur.desk import Desk, DeskError
from tawatur.desk.keeping import Keeper
from tawatur.desk.rounds import Round, Visited
from tawatur.intake.web import manners

NOW = timedelta(0)


def visit(path: Path, said: list[str] | None = None) -> list[Visited]:
    with Desk(path) as desk, client() as asks:
        return list(Round(desk, asks, NOW, (said if said is not None else []).append).visit())


def watched(path: Path, *urls: str) -> Path:
    with Desk(path) as desk:
        for url in urls:
            desk.watch(url)
    return path


@pytest.fixture
def sites(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Site]]:
    monkeypatch.setattr(manners, "DELAY", 0.0)
    with ExitStack() as stack:
        yield [stack.enter_context(serving()) for _ in range(4)]


def test_several_hosts_are_asked_at_once(sites: list[Site], tmp_path: Path) -> None:
    together = threading.Barrier(len(sites), timeout=30)

    def answer(handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        together.wait()  # broken, and so an error, unless all are asked before any answers
        return 200, {}, b"<rss version='2.0'><channel><title>t</title></channel></rss>"

    for site in sites:
        site.answers["/feed"] = answer
    found = visit(watched(tmp_path / "w.db", *(f"{site.url}/feed" for site in sites)))
    assert sorted(v.watch.number for v in found) == [1, 2, 3, 4]
    assert [v.problem for v in found] == [None] * 4


def test_feeds_of_one_host_are_asked_one_after_the_other(sites: list[Site], tmp_path: Path) -> None:
    (site, *_), busy, most = sites, [0], [0]

    def answer(handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.05)
        busy[0] -= 1
        return 200, {}, b"<rss version='2.0'><channel><title>t</title></channel></rss>"

    urls = [f"/feed{number}" for number in range(4)]
    for url in urls:
        site.answers[url] = answer
    assert len(visit(watched(tmp_path / "w.db", *(site.url + url for url in urls)))) == 4
    assert most == [1]


def test_what_comes_at_once_is_in_once(tmp_path: Path) -> None:
    kinds = ("full", "json", "atom", "pages", "redirecting", "repeating", "changing")
    path = tmp_path / "w.db"
    with feeds(kinds, 70, 0.0) as servers:
        watched(path, *(f"{site.url}/feed" for site in servers))
        said: list[str] = []
        for _ in range(5):
            visit(path, said)
        good = set[str]().union(*(site.good for site in servers))
        assert servers[0].unchanged == 4
    with Desk(path) as desk:
        texts = [report.text for report in desk.reports()]
        flaws = desk.verify().flaws
    assert {serial: sum(serial in text for text in texts) for serial in good} == dict.fromkeys(good, 1)
    assert flaws == ()
    assert all("redirects over 5 times" in sentence for sentence in said)


def test_what_is_too_long_or_leads_nowhere_is_not_asked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "w.db"
    with feeds(("redirecting",), 10, 0.0) as (site,):
        watched(path, f"{site.url}/feed")
        visit(path)
        asked = site.asked["/a/7"]
        visit(path)
        assert site.asked["/a/7"] == asked


def test_an_error_in_a_thread_ends_the_round(
    sites: list[Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise DeskError("The evidence folder is full.")

    path = tmp_path / "w.db"
    with feeds(("full",), 5, 0.0) as (site,):
        watched(path, f"{site.url}/feed")
        with monkeypatch.context() as broken:
            broken.setattr(Keeper, "keep", full)
            with pytest.raises(DeskError, match="is full"):
                visit(path)
        with Desk(path) as desk:
            assert list(desk.reports()) == []
        (found,) = visit(path)
    assert (found.new, found.reports) == (5, 5)


def test_the_articles_of_a_source_are_asked_as_it_says_on_any_host(sites: list[Site], tmp_path: Path) -> None:
    feed, pages, *_ = sites
    item = f"<item><title>t</title><link>{pages.url}/1</link><guid>1</guid></item>"
    feed.give("/feed", f"<rss version='2.0'><channel><title>t</title>{item}</channel></rss>".encode())
    pages.give("/1", b"<html><body><article><h1>t</h1><p>Nothing happened.</p></article></body></html>")
    path = tmp_path / "w.db"
    with Desk(path) as desk:
        desk.watch(f"{feed.url}/feed", user_agent="Monitor/1")
    visit(path)
    asked = [(at, headers["user-agent"]) for at, headers in (*feed.asked, *pages.asked)]
    assert sorted(asked) == [("/1", "Monitor/1"), ("/feed", "Monitor/1"), ("/robots.txt", "Monitor/1")]
