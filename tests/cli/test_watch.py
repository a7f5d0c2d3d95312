"""Watching feeds and fetching pages, from servers on loopback that are allowed by name."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Run
from tests.intake.web.server import Site, serving

from tawatur.cli import watch as watching
from tawatur.desk import Desk
from tawatur.intake.web import manners

PAGE = """<html><head><title>{title}</title>
<meta property="article:published_time" content="2023-11-15T18:05:00+03:00">
<meta property="og:site_name" content="شبكة شام"></head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""
STRIKE = "قُتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء. " * 3
CLASH = "اندلعت اشتباكات بين هيئة تحرير الشام وقوات النظام قرب سراقب شرقي إدلب فجر الأربعاء. " * 3


def feed(site: Site, *items: tuple[str, str]) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><link>{site.url}{path}</link><guid>{path}</guid>"
        "<pubDate>Wed, 15 Nov 2023 18:05:00 +0300</pubDate><description>ملخص</description></item>"
        for path, title in items
    )
    return f"<rss version='2.0'><channel><title>شبكة شام</title>{entries}</channel></rss>".encode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(manners, "DELAY", 0.0)
    with serving() as running:
        running.give(
            "/1", PAGE.format(title="قصف على الأتارب", text=STRIKE).encode(), Content_Type="text/html"
        )
        running.give(
            "/2", PAGE.format(title="اشتباكات قرب سراقب", text=CLASH).encode(), Content_Type="text/html"
        )
        running.give("/feed", feed(running, ("/1", "قصف")), ETag='"a"', Content_Type="application/rss+xml")
        yield running


def test_a_page_is_fetched_kept_and_coded(run: Run, site: Site, tmp_path: Path) -> None:
    desk = tmp_path / "w.db"
    done = run("add", "--desk", str(desk), f"{site.url}/1", "--allow-host", "127.0.0.1")
    assert done.code == 0, done.err
    with Desk(desk) as store:
        (report,) = store.reports()
        assert (report.id, report.url, report.publisher) == (f"{site.url}/1", f"{site.url}/1", "شبكة شام")
        assert report.published == "2023-11-15T18:05:00+03:00"
        found = store.verify()
    assert (found.flaws, found.files, found.kept) == ((), 1, 1)


def test_nothing_inside_is_fetched_unless_it_is_allowed(run: Run, site: Site, tmp_path: Path) -> None:
    done = run("add", "--desk", str(tmp_path / "w.db"), f"{site.url}/1")
    assert done.code == 1
    assert "allow it with --allow-host 127.0.0.1" in done.err
    assert site.asked == []


def test_a_feed_is_read_once_and_then_what_is_new(run: Run, site: Site, tmp_path: Path) -> None:
    desk = str(tmp_path / "w.db")
    assert (
        run("watch", "add", "--desk", desk, f"{site.url}/feed").out
        == f"{site.url}/feed is watched from now on.\n"
    )
    assert "is watched already" in run("watch", "add", "--desk", desk, f"{site.url}/feed").out
    assert site.asked == []
    first = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert first.out == f"{site.url}/feed: 1 new item, 1 report added.\n", first.err
    again = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert "0 new items" in again.out
    assert [path for path, headers in site.asked if headers.get("if-none-match") == '"a"'] == ["/feed"]
    site.give("/feed", feed(site, ("/2", "اشتباكات"), ("/1", "قصف")), ETag='"b"')
    third = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert "1 new item, 1 report added" in third.out
    assert [path for path, _ in site.asked].count("/1") == 1
    with Desk(desk) as store:
        assert {r.id for r in store.reports()} == {f"{site.url}/1", f"{site.url}/2"}
        assert store.verify().flaws == ()
    listed = json.loads(run("watch", "list", "--desk", desk, "--json").out)
    assert (listed["items"], listed["failures"], listed["problem"]) == (2, 0, None)


def test_what_fails_is_said_and_asked_for_again(run: Run, site: Site, tmp_path: Path) -> None:
    desk = str(tmp_path / "w.db")
    run("watch", "add", "--desk", desk, f"{site.url}/feed")
    site.give("/feed", feed(site, ("/1", "قصف")).replace("ملخص".encode(), b""))
    site.give("/1", status=503)
    done = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert "1 item to be asked for again" in done.out
    assert "/1 is not to be had now (the server answered 503); try again later." in done.err
    site.give("/1", PAGE.format(title="قصف", text=STRIKE).encode(), Content_Type="text/html")
    assert "1 new item, 1 report" in run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1").out
    site.give("/feed", status=500)
    failed = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert failed.code == 1
    assert "since then 1 failure" in run("watch", "list", "--desk", desk).out
    assert "is watched no longer" in run("watch", "remove", "--desk", desk, f"{site.url}/feed").out
    assert "No feed is watched" in run("watch", "list", "--desk", desk).out
    assert run("watch", "remove", "--desk", desk, f"{site.url}/feed").code == 1


def test_what_robots_txt_forbids_is_not_fetched_and_the_summary_is_taken(
    run: Run, site: Site, tmp_path: Path
) -> None:
    desk = str(tmp_path / "w.db")
    site.give("/robots.txt", b"User-agent: *\nDisallow: /1\n")
    rich = feed(site, ("/1", "قصف على الأتارب")).replace(
        "ملخص".encode(), f"<![CDATA[<p>{STRIKE}</p>]]>".encode()
    )
    site.give("/feed", rich)
    run("watch", "add", "--desk", desk, f"{site.url}/feed")
    done = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert "1 new item, 1 report" in done.out
    assert "robots.txt asks not to fetch it" in done.err
    assert "/1" not in [path for path, _ in site.asked]


def test_a_feed_that_fails_is_asked_less_and_less_often(site: Site, tmp_path: Path) -> None:
    from datetime import datetime, timedelta

    from tawatur.desk import Watch

    every = timedelta(minutes=10)
    watch = Watch(
        1, site.url, None, "2023-11-15T00:00:00+00:00", visited="2023-11-15T12:00:00+00:00", failures=3
    )
    assert watch.due(every) == datetime.fromisoformat("2023-11-15T13:20:00+00:00")
    assert watching._span("10m") == every


def test_every_so_often_each_feed_is_read_again(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "w.db"
    run("watch", "add", "--desk", desk, f"{site.url}/feed")
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt
        time.sleep(seconds)

    monkeypatch.setattr(watching, "time", SimpleNamespace(sleep=sleep))
    done = run("watch", "run", "--desk", desk, "--every", "2s", "--allow-host", "127.0.0.1")
    assert (
        done.out.count("new item") == 3
    )  # no round comes too early for a feed that was read late in the one before
    assert all(1 <= seconds <= 2 for seconds in slept)
    assert "Stopped; what was done before is kept." in done.err


def test_a_list_of_addresses_is_fetched_and_what_failed_is_said_at_the_end(
    run: Run, site: Site, tmp_path: Path
) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    links = tmp_path / "links.txt"
    links.write_text(f"# of the week\n{site.url}/gone\nnonsense\n{site.url}/private/1\n{site.url}/1\n")
    desk = tmp_path / "d.db"
    done = run("add", "--desk", desk, "--allow-host", "127.0.0.1", "--urls", links)
    assert done.code == 1
    assert done.out.startswith("1 report added, ")
    assert done.out.rstrip().endswith("3 inputs not read.")
    assert done.sentences == [
        f'{links}, line 3: "nonsense" is no address; write one a line, each beginning with https://.',
        f"{site.url}/gone: is not there; check the address.",
        f"{site.url}/private/1: the site's robots.txt asks not to fetch it.",
    ]
    site.asked.clear()
    again = run(
        "add", "--desk", desk, "--allow-host", "127.0.0.1", "--urls", "-", stdin=f"{site.url}/1\n".encode()
    )
    assert (again.code, again.out) == (
        0,
        "0 reports added, 0 events, 0 incidents new or changed, 1 fetched before.\n",
    )
    assert site.asked == []


def test_the_pages_of_a_sitemap(run: Run, site: Site, tmp_path: Path) -> None:
    url = f"<url><loc>{site.url}/1</loc><lastmod>2023-11-16</lastmod></url>"
    old = f"<url><loc>{site.url}/0</loc><lastmod>2020-11-16</lastmod></url>"
    site.give("/robots.txt", f"Sitemap: {site.url}/news.xml\n".encode())
    site.give("/news.xml", f"<urlset>{old}{url}</urlset>".encode(), Content_Type="application/xml")
    options = ("--allow-host", "127.0.0.1", "--since", "2023-11-01")
    done = run("add", "--desk", tmp_path / "a.db", *options, "--sitemap", site.url)
    assert (done.code, done.out[:15], done.err) == (0, "1 report added,", "")
    assert f"{site.url}/0".removeprefix(site.url) not in [path for path, _ in site.asked]
    with Desk(tmp_path / "a.db") as desk:
        (report,) = desk.reports()
        assert desk.verify().flaws == ()
    assert report.url == f"{site.url}/1"
    plain = run("add", "--desk", tmp_path / "b.db", *options[:2], f"{site.url}/news.xml")
    assert plain.sentences == [
        f"{site.url}/news.xml: is a sitemap; read the pages that it names with: --sitemap {site.url}/news.xml."
    ]
    site.give("/sitemap.xml", f"<urlset>{url}</urlset>".encode())
    named = run("add", "--desk", tmp_path / "c.db", *options, f"{site.url}/sitemap.xml")
    assert named.out.startswith("1 report added,")


def test_something_must_be_given_to_add(run: Run, tmp_path: Path) -> None:
    done = run("add", "--desk", tmp_path / "d.db")
    assert done.code == 2
    assert "give files, directories or addresses to read" in done.err


def test_a_feed_and_its_page_that_differ_are_told(run: Run, site: Site, tmp_path: Path) -> None:
    desk = tmp_path / "d.db"
    late = feed(site, ("/1", "قصف")).replace(b"15 Nov 2023", b"25 Nov 2023").replace(b"Wed,", b"Sat,")
    site.give("/feed", late, Content_Type="application/rss+xml")
    run("watch", "add", "--desk", desk, f"{site.url}/feed")
    done = run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert done.sentences == [
        f"{site.url}/1: its day is in doubt: the page's metadata says 2023-11-15, the feed says 2023-11-25; "
        "2023-11-15 was taken."
    ]
    with Desk(desk) as store:
        (report,) = store.reports()
        dating = store.coded(report.id).report.dating
    assert [(clue.kind, clue.value) for clue in dating.clues] == [
        ("metadata", "2023-11-15T18:05:00+03:00"),
        ("feed", "2023-11-25T18:05:00+03:00"),
    ]


def test_a_site_is_asked_as_its_source_says(run: Run, site: Site, tmp_path: Path) -> None:
    desk = tmp_path / "d.db"
    site.give("/feed", feed(site, ("/1", "قصف")), Content_Type="application/rss+xml")
    assert (
        run("watch", "add", "--desk", desk, f"{site.url}/feed", "--user-agent", "desk of the daily/2").code
        == 0
    )
    run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")
    assert {headers["user-agent"] for _, headers in site.asked} == {"desk of the daily/2"}
    refused = run("watch", "add", "--desk", desk, f"{site.url}/b", "--user-agent", "a\r\nb")
    assert refused.code == 2 and "no header" in refused.err
