"""What was read before: whether an item of a feed, or a page of a sitemap, has changed at its source since.

An item has changed where its feed says something of it that it has not said before: another title, another text or
summary, or another time of publication or change. A feed that says something new of its items each time must not have
its site asked for all of them each time: a change is looked at at once, the next one an hour later at the earliest, and
each further one after twice as long.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tawatur.model import Report

if TYPE_CHECKING:  # what fetches takes long to load, and a desk is mostly opened for something else
    from tawatur.intake.web.feeds import Item
    from tawatur.intake.web.sitemaps import Entry

FIRST_PAUSE: Final = timedelta(hours=1)
LONGEST_PAUSE: Final = timedelta(days=1)
_TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of an item that was read before.

    ``told`` are the digests of what its feed has said of it (``told_by``), ``text`` that of the text that was read last
    (``text_of``), ``url`` the address that it had at first, ``published`` the day that its feed gave then. Of an item
    ``by_summary`` no page was to be had. One that is ``gone`` was expunged, and is never read again.
    """

    at: str
    readings: int = 1
    told: frozenset[str] = frozenset()
    text: str | None = None
    url: str | None = None
    published: str | None = None
    by_summary: bool = False
    gone: bool = False

    def is_changed(self, item: Item) -> bool:
        """Whether the feed says something new of the item."""
        if self.gone:
            return False
        if self.told:
            return told_by(item) not in self.told
        # read before it was noted what the feed said: only a later moment of change tells
        changed = _moment(item.updated)
        return changed is not None and changed > _at(self.at)

    def is_due(self, now: datetime) -> bool:
        """Whether the item may be looked at again already."""
        if self.readings < 2:
            return True
        pause: timedelta = FIRST_PAUSE * 2 ** min(self.readings - 2, 10)
        return now >= _at(self.at) + min(pause, LONGEST_PAUSE)


def told_by(item: Item) -> str:
    """The digest of what a feed says of an item.

    Where its text is the article itself, another time alone is no change; where the page has to be fetched, it is.
    """
    words = " ".join(html.unescape(_TAG.sub(" ", item.html)).split())
    when = None if item.full else item.updated or item.published
    return _digest([item.title, words, when])


def text_of(reports: Iterable[Report]) -> str:
    """The digest of what reports say."""
    return _digest([[report.title, report.text] for report in reports])


def is_newer(entry: Entry, fetched: str, now: datetime) -> bool:
    """Whether a sitemap says that a page was changed after it was fetched (``fetched``: ISO 8601, UTC).

    Of a day, that is so from the next day on, where the page was fetched on that day or before.
    """
    if not entry.changed:
        return False
    if len(entry.changed) == 10:
        day = fetched[:10]
        return entry.changed > day or entry.changed == day < now.date().isoformat()
    changed = _moment(entry.changed)
    return changed is not None and changed > _at(fetched)


def _moment(words: str | None) -> datetime | None:
    """A moment in UTC; None for a day alone."""
    if words is None or len(words) <= 10:
        return None
    return _at(words)


def _at(words: str) -> datetime:
    found = datetime.fromisoformat(words)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()
