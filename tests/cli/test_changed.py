"""What changes at its source after it was read: items of feeds, and pages that a sitemap says are newer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from tests.cli.conftest import Outcome, Run
from tests.intake.web.server import Site, serving
from tests.server_desks import beside

from tawatur.desk import Desk
from tawatur.intake import before
from tawatur.intake.web import manners

TOLD = "قُتل ثلاثة مدنيين في قصف مدفعي لقوات النظام على بلدة الأتارب في ريف حلب الغربي مساء الثلاثاء. " * 8
CHANGED = TOLD.replace("ثلاثة", "خمسة") + "وارتفعت الحصيلة بعد وفاة جريحين متأثرين بإصابتهما."
HTML = "text/html; charset=utf-8"


def page(text: str) -> bytes:
    return (
        "<html><head><meta property='article:published_time' content='2023-11-15T18:05:00+03:00'>"
        "<meta property='og:site_name' content='شبكة شام'><title>قصف على الأتارب</title></head>"
        f"<body><article><h1>قصف على الأتارب</h1><p>{text}</p></article></body></html>"
    ).encode()


def feed(site: Site, summary: str = "ملخص", updated: str = "", full: str = "", path: str = "/1") -> bytes:
    stamp = f"<updated>{updated}</updated>" if updated else ""
    content = f"<content type='html'><![CDATA[<p>{full}</p>]]></content>" if full else ""
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>شبكة شام</title><id>urn:x</id><entry>"
        f"<id>urn:x:1</id><title>قصف على الأتارب</title><link href='{site.url}{path}'/>"
        f"<published>2023-11-15T18:05:00+03:00</published>{stamp}<summary>{summary}</summary>{content}"
        "</entry></feed>"
    ).encode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(manners, "DELAY", 0.0)
    with serving() as running:
        running.give(
            "/1", page(TOLD), Content_Type=HTML, ETag='"one"', Last_Modified="Wed, 15 Nov 2023 15:05:00 GMT"
        )
        running.give("/feed", feed(running), ETag='"a"')
        yield running


@pytest.fixture
def desk(run: Run, site: Site, tmp_path: Path) -> Path:
    """A desk that has read the item once."""
    path = tmp_path / "w.db"
    run("watch", "add", "--desk", path, f"{site.url}/feed")
    assert ": 1 new item, 1 report added." in visit(run, path).out
    return path


def visit(run: Run, desk: Path) -> Outcome:
    return run("watch", "run", "--desk", desk, "--allow-host", "127.0.0.1")


def texts(desk: Path) -> list[str]:
    with Desk(desk) as store:
        assert store.verify().flaws == ()
        return [report.text for report in store.reports()]


def every_text(desk: Path) -> int:
    with beside(desk) as connection:
        return int(connection.execute(sql("SELECT count(*) FROM reports")).scalar() or 0)


def asked(site: Site, path: str) -> list[tuple[str | None, str | None]]:
    heads = [headers for at, headers in site.asked if at == path]
    return [(head.get("if-none-match"), head.get("if-modified-since")) for head in heads]


@pytest.mark.parametrize("told", [{"summary": "الحصيلة ترتفع"}, {"updated": "2023-11-16T09:00:00+03:00"}])
def test_a_page_of_which_the_feed_says_something_new_is_read_again(
    run: Run, site: Site, desk: Path, told: dict[str, str]
) -> None:
    site.give("/1", page(CHANGED), Content_Type=HTML, ETag='"two"')
    site.give("/feed", feed(site, **told))
    assert ": 0 new items, 1 changed item, 1 report added." in visit(run, desk).out
    assert asked(site, "/1") == [(None, None), ('"one"', "Wed, 15 Nov 2023 15:05:00 GMT")]
    (text,) = texts(desk)
    assert "خمسة" in text
    with Desk(desk) as store:
        (report,) = store.reports()
        assert (report.id, report.published) == (f"{site.url}/1", "2023-11-15T18:05:00+03:00")
    assert every_text(desk) == 2  # the earlier one is kept
    with Desk(desk) as store:  # and is what could be known before it was changed
        (then,), (now,) = (store.incidents(as_of=at) for at in ("2023-11-17", "2123-01-01"))
    assert (then.killed.min, then.killed.max) == (3, 3)
    assert now.killed.max == 5
    assert ": 0 new items, 0 reports added." in visit(run, desk).out
    assert len(asked(site, "/1")) == 2


def test_a_page_that_is_as_it_was_is_not_sent_nor_kept_again(run: Run, site: Site, desk: Path) -> None:
    site.give("/1", status=304)
    site.give("/feed", feed(site, "الحصيلة ترتفع"))
    assert ": 0 new items, 0 reports added." in visit(run, desk).out
    assert asked(site, "/1")[1][0] == '"one"'
    visit(run, desk)
    assert len(asked(site, "/1")) == 2
    assert every_text(desk) == 1


def test_an_article_in_the_feed_is_read_anew_where_its_text_changes_and_not_where_its_time_does(
    run: Run, site: Site, tmp_path: Path
) -> None:
    path = tmp_path / "full.db"
    run("watch", "add", "--desk", path, f"{site.url}/feed")
    site.give("/feed", feed(site, full=TOLD))
    visit(run, path)
    site.give("/feed", feed(site, full=TOLD, updated="2023-11-16T09:00:00+03:00"))
    assert ": 0 new items, 0 reports added." in visit(run, path).out
    site.give("/feed", feed(site, full=CHANGED, updated="2023-11-17T09:00:00+03:00"))
    assert "1 changed item, 1 report added." in visit(run, path).out
    (text,) = texts(path)
    assert "خمسة" in text
    with Desk(path) as store:
        assert [report.published for report in store.reports()] == ["2023-11-15T18:05:00+03:00"]
    assert asked(site, "/1") == []


def test_a_feed_that_says_something_new_each_time_has_its_pages_asked_for_ever_less_often(
    run: Run, site: Site, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        site.give("/1", page(f"{TOLD} {number}"), Content_Type=HTML)
        site.give("/feed", feed(site, f"{number} قراءات"), ETag=f'"{number}"')
        visit(run, desk)
    assert len(asked(site, "/1")) == 2
    # what waits is not hidden by a feed that is "not modified"
    assert asked(site, "/feed")[-1] == (None, None)
    monkeypatch.setattr(before, "FIRST_PAUSE", timedelta(0))
    assert "1 changed item" in visit(run, desk).out
    (text,) = texts(desk)
    assert text.endswith(" 3")


def test_a_page_that_is_gone_leaves_what_was_read_of_it(run: Run, site: Site, desk: Path) -> None:
    site.give("/1", status=404)
    site.give("/feed", feed(site, f"{TOLD} وأكثر"))
    done = visit(run, desk)
    assert "/1 is not there; check the address." in done.err
    (text,) = texts(desk)
    assert "مساء الثلاثاء" in text and "وأكثر" not in text


def test_an_item_that_moves_stays_the_report_that_it_was(run: Run, site: Site, desk: Path) -> None:
    site.give("/2", page(CHANGED), Content_Type=HTML)
    site.give("/feed", feed(site, "الحصيلة ترتفع", path="/2"))
    assert "1 changed item, 1 report added" in visit(run, desk).out
    with Desk(desk) as store:
        assert [report.id for report in store.reports()] == [f"{site.url}/1"]


def test_what_was_expunged_is_not_read_again_where_it_changes(run: Run, site: Site, desk: Path) -> None:
    with Desk(desk) as store:
        store.expunge(f"{site.url}/1", "Nadia", "names a witness")
    site.give("/1", page(CHANGED), Content_Type=HTML)
    site.give("/feed", feed(site, "الحصيلة ترتفع"))
    assert ": 0 new items, 0 reports added." in visit(run, desk).out
    assert len(asked(site, "/1")) == 1
    again = run("add", "--desk", desk, f"{site.url}/1", "--allow-host", "127.0.0.1")
    assert "it was expunged on" in again.err and again.code == 1
    assert texts(desk) == []


def test_items_of_an_older_desk_are_read_again_by_their_time_of_change(
    run: Run, site: Site, desk: Path
) -> None:
    with beside(desk, lifted=True) as connection:  # as an earlier version noted them
        connection.execute(sql("UPDATE seen_items SET told = NULL, text = NULL, published = NULL"))
    site.give("/1", page(CHANGED), Content_Type=HTML)
    site.give("/feed", feed(site, "الحصيلة ترتفع"))
    assert ": 0 new items, 0 reports added." in visit(run, desk).out
    site.give("/feed", feed(site, "الحصيلة ترتفع", updated="2123-11-16T09:00:00+03:00"))
    assert "1 changed item, 1 report added" in visit(run, desk).out


@pytest.mark.parametrize("lastmod", ["2123-01-01", "2123-01-01T10:00:00+03:00"])
def test_a_page_that_a_sitemap_says_is_newer_is_read_again(
    run: Run, site: Site, tmp_path: Path, lastmod: str
) -> None:
    desk = tmp_path / "s.db"

    def add(changed: str) -> Outcome:
        urls = f"<url><loc>{site.url}/1</loc><lastmod>{changed}</lastmod></url>"
        site.give("/sitemap.xml", f"<urlset>{urls}</urlset>".encode())
        return run("add", "--desk", desk, "--sitemap", f"{site.url}/sitemap.xml", "--allow-host", "127.0.0.1")

    assert add("2023-11-15").out.startswith("1 report added")
    assert "1 fetched before" in add("2023-11-16").out
    site.give("/1", status=304)
    assert add(lastmod).out.startswith("0 reports added")
    assert asked(site, "/1")[-1][0] == '"one"'
    site.give("/1", page(CHANGED), Content_Type=HTML)
    done = add(lastmod)
    assert done.out.startswith("1 report added") and "1 in a newer text" in done.out
    (text,) = texts(desk)
    assert "خمسة" in text
