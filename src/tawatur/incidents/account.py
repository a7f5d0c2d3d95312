"""An account: one event as one report tells it, with all that linking needs to know of the report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from tawatur.incidents.gist import gist
from tawatur.incidents.notices import Notice, read_notice
from tawatur.incidents.people import named_handles
from tawatur.incidents.recalled import recalled
from tawatur.incidents.scene import lead, numbers, scene
from tawatur.incidents.takeup import taken_up
from tawatur.incidents.tally import counted
from tawatur.model import Chain, CodedReport, Event, Report
from tawatur.text.normalise import fold

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_SKETCH = 128
_SHORTEST_COPY = 12


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A sketch of a text's wording: how many distinct runs of four words it has, and the 128 smallest of their hashes.

    Two sketches estimate the Jaccard similarity of the two sets of runs (bottom-k sketch: Broder, "On the resemblance
    and containment of documents", 1997). Texts with up to 128 runs are compared exactly.
    """

    size: int = 0
    hashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One event of one report. Accounts are values: the desk may store them and compare them later."""

    report: str
    event: Event
    published: str | None = None
    publisher: str | None = None
    lang: str | None = None
    author: str | None = None
    parent: str | None = None
    fingerprint: Fingerprint = Fingerprint()
    page: str | None = None
    """Where the report stood: its address without what changes from visit to visit; versions of a page share it."""
    notice: Notice | None = None
    """Where the report corrects or takes back what its publisher printed."""
    near: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    """The stems of the report's headline and first lines, where these tell the event."""
    counted: tuple[int, ...] = ()
    """How many attacks its own words count."""
    gist: tuple[str, ...] = ()
    handles: tuple[tuple[str, str], ...] = ()
    """Names with the handles that the report gives beside them."""
    fuller: tuple[tuple[int, Chain], ...] = ()
    """Chains of a short form ("the officials") by number, with the fuller chain that they take up; see ``takeup``."""
    numbers: tuple[str, ...] = ()
    """The numbers in the sentences that tell the event."""
    recalled: bool = False
    """Whether the report only recalls the event beside its news."""

    @property
    def id(self) -> tuple[str, str]:
        """The report's id and the event's id."""
        return self.report, self.event.id

    @property
    def chains(self) -> tuple[Chain, ...]:
        """The event's chains, short forms put in full."""
        fuller = dict(self.fuller)
        return tuple(fuller.get(n, chain) for n, chain in enumerate(self.event.sources))

    @property
    def order(self) -> tuple[str, str, str]:
        """The canonical order of accounts: by publication (unknown last), report id, event id."""
        return published_key(self.published), self.report, self.event.id


@lru_cache(maxsize=4096)
def published_key(published: str | None) -> str:
    """A key that sorts moments of publication: ISO 8601 in UTC; a bare day comes before its moments, None last."""
    if not published:
        return "~"
    if len(published) <= 10:
        return published
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else moment.isoformat()


def fingerprint(text: str) -> Fingerprint:
    """The sketch of a text, over its folded words; a text of fewer than four words gives one run of them all."""
    words = _WORD.findall(fold(text))
    if not words:
        return Fingerprint()
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = {
        int.from_bytes(hashlib.blake2b(r.encode("utf-8", "replace"), digest_size=7).digest()) for r in runs
    }
    return Fingerprint(len(runs), tuple(sorted(hashes)[:_SKETCH]))


def resemblance(a: Fingerprint, b: Fingerprint) -> float:
    """The share of four-word runs that two texts have in common, 0 to 1 (estimated Jaccard similarity)."""
    if not a.hashes or not b.hashes or set(a.hashes).isdisjoint(b.hashes):
        return 0.0
    if len(a.hashes) < _SKETCH and len(b.hashes) < _SKETCH:
        sample: set[int] = {*a.hashes, *b.hashes}
    else:
        sample = set(sorted({*a.hashes, *b.hashes})[:_SKETCH])
    return len(sample & set(a.hashes) & set(b.hashes)) / len(sample)


def containment(a: Fingerprint, b: Fingerprint) -> float:
    """How much of the shorter text stands in the longer, 0 to 1: finds trimmed copies as well."""
    shorter = min(a.size, b.size)
    if not shorter:
        return 0.0
    jaccard = resemblance(a, b)
    return min(1.0, jaccard * (a.size + b.size) / (1 + jaccard) / shorter)


@lru_cache(maxsize=512)
def copied_share(a: Fingerprint, b: Fingerprint) -> float:
    """How much two texts are one, 0 to 1: the share of the shorter one for a trimmed copy, of both otherwise.

    A text of a few words, or one much shorter than the other (a post that an article quotes), is no trimmed copy.
    """
    shorter, longer = sorted((a.size, b.size))
    if shorter >= _SHORTEST_COPY and 4 * shorter >= longer:
        return containment(a, b)
    return resemblance(a, b)


def accounts_of(coded: CodedReport) -> Iterator[Account]:
    """The accounts of a coded report, then those of the posts embedded in it, which count as reports of their own.

    Statements are left out: they tell of words, not of happenings. A post without a publication day takes its parent's.
    """
    yield from _accounts_of(coded, None)


def _accounts_of(coded: CodedReport, parent: Report | None) -> Iterator[Account]:
    report = coded.report
    told = tuple(event for event in coded.events if event.class_ != "statements")
    if told:
        notice, told = read_notice(report, told)
        sketch, signs, handles = fingerprint(report.text), gist(coded), named_handles(report.text)
        fuller = taken_up(coded)
        lead_end, lead_words = lead(report)
        passing = recalled(coded.events, report.text) if notice is None else frozenset()
        for event in told:
            near, words = scene(coded, event)
            yield Account(
                report.id,
                event,
                report.published or (parent.published if parent else None),
                report.publisher or _site(report.url) or None,
                report.lang,
                report.author or None,
                report.parent or (parent.id if parent else None),
                sketch,
                _page(report.url),
                notice,
                near,
                words,
                lead_words if any(m.start < lead_end for m in event.mentions) else (),
                counted(event, report.text, report.lang),
                signs,
                handles,
                tuple((n, chain) for (id, n), chain in fuller.items() if id == event.id),
                numbers(coded, event),
                event.id in passing,
            )
    for post in coded.embedded:
        yield from _accounts_of(post, report)


def _page(url: str | None) -> str | None:
    """An address without scheme, "www.", query and fragment; None for a bare site, which is no page."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    # An address that only its query tells from others keeps it.
    query = f"?{parts.query}" if re.search(r"\b(?:p|id|story_id|article)=", parts.query) else ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}{query}" if host and (path or query) else None


def _site(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
