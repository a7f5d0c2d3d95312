"""Whether what was read before has changed at its source, and when it may be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tawatur.intake.before import Before, is_newer, told_by
from tawatur.intake.web.feeds import Item
from tawatur.intake.web.sitemaps import Entry

ITEM = Item(
    "k", "https://a.example/1", "Shelling", "2023-11-15T18:05:00+03:00", None, "<p>Two  killed</p>", False
)
READ = datetime(2023, 11, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "changed"),
    [
        ({}, False),
        ({"html": "<div><p>Two killed </p></div>"}, False),
        ({"author": "R. Haddad"}, False),
        ({"html": "<p>Three killed</p>"}, True),
        ({"title": "Shelling kills three"}, True),
        ({"published": "2023-11-15T19:00:00+03:00"}, True),
        ({"updated": "2023-11-15T19:00:00+03:00"}, True),
    ],
)
def test_what_a_feed_says_anew(changes: dict[str, str], changed: bool) -> None:
    before = Before(READ.isoformat(), told=frozenset({told_by(ITEM)}))
    assert before.is_changed(replace(ITEM, **changes)) is changed
    assert not replace(before, gone=True).is_changed(replace(ITEM, **changes))


def test_of_an_article_in_the_feed_itself_another_time_is_no_change() -> None:
    whole = replace(ITEM, full=True)
    before = Before(READ.isoformat(), told=frozenset({told_by(whole)}))
    assert not before.is_changed(replace(whole, updated="2023-11-15T19:00:00+03:00"))
    assert before.is_changed(replace(whole, html="<p>Three killed</p>"))


def test_what_was_said_once_before_is_no_news() -> None:
    other = replace(ITEM, html="<p>Three killed</p>")
    before = Before(READ.isoformat(), told=frozenset({told_by(ITEM), told_by(other)}))
    assert not before.is_changed(ITEM) and not before.is_changed(other)


@pytest.mark.parametrize(("readings", "hours"), [(1, 0), (2, 1), (3, 2), (4, 4), (8, 24), (500, 24)])
def test_an_item_is_looked_at_ever_less_often(readings: int, hours: int) -> None:
    before, least = Before(READ.isoformat(), readings), timedelta(hours=hours)
    assert before.is_due(READ + least)
    assert hours == 0 or not before.is_due(READ + least - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("changed", "fetched", "now", "newer"),
    [
        (None, "2023-11-15T12:00:00+00:00", "2023-11-20", False),
        ("2023-11-15T14:00:00+03:00", "2023-11-15T12:00:00+00:00", "2023-11-20", False),
        ("2023-11-15T16:00:00+03:00", "2023-11-15T12:00:00+00:00", "2023-11-15", True),
        ("2023-11-14", "2023-11-15T12:00:00+00:00", "2023-11-20", False),
        ("2023-11-16", "2023-11-15T12:00:00+00:00", "2023-11-16", True),
        ("2023-11-15", "2023-11-15T12:00:00+00:00", "2023-11-15", False),
        ("2023-11-15", "2023-11-15T12:00:00+00:00", "2023-11-16", True),
    ],
)
def test_pages_that_a_sitemap_says_are_newer(
    changed: str | None, fetched: str, now: str, newer: bool
) -> None:
    entry = Entry("https://a.example/1", changed=changed)
    assert is_newer(entry, fetched, datetime.fromisoformat(f"{now}T12:30:00+00:00")) is newer
