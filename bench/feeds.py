"""Feed servers on loopback, as bad as those of the web: slow, broken, huge, redirecting, changing, repetitive.

Each server holds articles that are told apart by a serial number in their text. ``good`` are those that a patient
reader can have: a page that is never there, or is too long, is not among them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

KINDS: Final = (
    *("full", "atom", "json", "full", "atom", "json", "full", "pages", "pages", "pages", "pages"),
    *("slow", "slow", "broken", "broken", "huge", "redirecting", "changing", "edited", "repeating"),
)
"""What the servers are: ``full``, ``atom`` and ``json`` have whole articles in the feed, the others need pages."""
EDIT: Final = "The office has since corrected the time of its statement."
"""What an edited article says at its end."""
HUGE: Final = 25 * 1024 * 1024
_TOWNS = ("Aleppo", "Idlib", "Saraqib", "Atarib", "Palmyra", "Raqqa", "Manbij", "Hasakah", "Daraa", "Hama", "Taiz",
          "Marib", "Hodeidah", "Mosul", "Kirkuk", "Fallujah", "Sirte", "Benghazi", "Tyre", "Rafah")  # fmt: skip
_ARABIC_TOWNS = ("حلب", "إدلب", "سراقب", "الأتارب", "تدمر", "الرقة", "منبج", "الحسكة", "درعا", "حماة", "تعز",
                 "مأرب", "الحديدة", "الموصل", "كركوك", "الفلوجة", "سرت", "بنغازي", "صور", "رفح")  # fmt: skip
_WORDS = ("road", "school", "market", "winter", "border", "convoy", "hospital", "bridge", "village", "farmers",
          "valley", "council", "relief", "water", "meeting", "morning", "talks", "families", "shelter", "crossing",
          "harvest", "electricity", "rain", "prices", "bread", "office", "return", "river", "hill", "station",
          "tents", "trucks", "doctors", "teachers", "visit", "plan", "season", "mountain", "street")  # fmt: skip
_FIRST_DAY = datetime(2023, 1, 1, 9, tzinfo=UTC)
_DAYS = 700


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``serial`` stands in its text."""

    serial: str
    title: str
    text: str
    published: datetime
    changed: datetime | None = None

    @property
    def html(self) -> str:
        """The article's paragraphs."""
        return "".join(f"<p>{line}</p>" for line in self.text.split("\n"))


def article(number: int) -> Article:
    """The article of a number, always the same."""
    chance = random.Random(number)
    published = _FIRST_DAY + timedelta(days=number % _DAYS, minutes=number % 600)
    serial, killed, hurt, town = f"B{number:06}", chance.randint(2, 40), chance.randint(2, 60), number % 20
    filler = ". ".join(" ".join(chance.sample(_WORDS, 9)).capitalize() for _ in range(8))
    if number % 2:
        title = f"قتلى في قصف على {_ARABIC_TOWNS[town]}"
        text = (
            f"قُتل {killed} مدنياً وأصيب {hurt} آخرون في قصف مدفعي لقوات النظام على مدينة {_ARABIC_TOWNS[town]} اليوم، "
            f"وفق ناشطين.\nورقم البيان هو {serial} كما جاء في نشرة المكتب الإعلامي في المدينة.\n{filler}."
        )
    else:
        title = f"Shelling kills {killed} in {_TOWNS[town]}"
        text = (
            f"Government artillery shelled {_TOWNS[town]} today, killing {killed} civilians and wounding {hurt}, "
            f"activists said.\nThe statement has the number {serial} in the bulletin of the media office.\n{filler}."
        )
    return Article(serial, title, text, published)


@dataclass
class FeedSite:
    """A server: what it is, its articles, and what it was asked."""

    kind: str
    articles: list[Article]
    delay: float
    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0

    @property
    def requests(self) -> int:
        """How many requests came, those for robots.txt left out."""
        return sum(self.asked.values()) - self.asked["/robots.txt"]

    @property
    def bad(self) -> set[int]:
        """The places of articles that nobody can have."""
        every = {"broken": 50, "huge": 25, "redirecting": 100}.get(self.kind)
        return set(range(7, len(self.articles), every)) if every else set()

    @property
    def edited(self) -> set[str]:
        """The serials of the articles that were changed after they came out."""
        return {a.serial for a in map(self._now, range(len(self.articles))) if a.text.endswith(EDIT)}

    def _now(self, place: int) -> Article:
        """An article as it stands: of those of an ``edited`` server every fifth is changed once they have been read."""
        found = self.articles[place]
        if self.kind != "edited" or place % 5 or self.asked["/feed"] < 2:
            return found
        return replace(found, text=f"{found.text}\n{EDIT}", changed=found.published + timedelta(hours=5))

    @property
    def good(self) -> set[str]:
        """The serials of the articles that a patient reader has in the end."""
        return {a.serial for place, a in enumerate(self.articles) if place not in self.bad}

    def answer(self, path: str, etag: str | None) -> tuple[int, dict[str, str], bytes]:
        """The answer to a request."""
        self.asked[path] += 1
        if path == "/robots.txt":
            return 200, {}, f"User-agent: *\nCrawl-delay: {self.delay}\n".encode()
        if path == "/feed":
            body = self._feed()
            ours = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            if etag == ours:
                self.unchanged += 1
                return 304, {"ETag": ours}, b""
            return 200, {"ETag": ours, "Content-Type": "application/xml"}, body
        step, _, number = path.partition("?")[0].strip("/").partition("/")
        if step not in ("a", "to") or not number.isdigit() or int(number) >= len(self.articles):
            return 404, {}, b"nothing here"
        return self._page(path, step, int(number))

    def _page(self, path: str, step: str, place: int) -> tuple[int, dict[str, str], bytes]:
        if self.kind == "broken" and place in self.bad:
            return 404, {}, b"gone"
        if self.kind == "broken" and place % 10 == 3 and self.asked[path] == 1:
            return 503, {}, b"not now"
        if self.kind == "redirecting":
            if place in self.bad:
                return 302, {"Location": path}, b""
            if step == "a":
                return 301, {"Location": f"/to/{place}"}, b""
        if self.kind == "huge" and place in self.bad:
            if place % 2:
                return 200, {"Content-Type": "text/html"}, b"<p>" + b"x" * HUGE
            return 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, _bomb()
        found = self._now(place)
        page = (
            f"<html><head><title>{found.title}</title><meta property='article:published_time' "
            f"content='{found.published.isoformat()}'><meta property='og:site_name' content='Site {self.url}'></head>"
            f"<body><article><h1>{found.title}</h1>{found.html}</article></body></html>"
        )
        return 200, {"Content-Type": "text/html; charset=utf-8"}, page.encode()

    def _feed(self) -> bytes:
        shown = [(place, self._now(place)) for place in range(len(self.articles))]
        if self.kind == "changing":  # a quarter more each time that it is asked
            shown = shown[: max(1, len(shown) * self.asked["/feed"] // 4)]
        shown.reverse()
        if self.kind == "atom":
            return self._atom(shown)
        if self.kind == "json":
            return self._json(shown)
        whole = self.kind == "full"
        items = "".join(
            f"<item><title>{a.title}</title><link>{link}</link><guid isPermaLink='false'>{link}</guid>"
            f"<pubDate>{format_datetime(a.published)}</pubDate>"
            + (f"<atom:updated>{a.changed.isoformat()}</atom:updated>" if a.changed else "")
            + (f"<content:encoded><![CDATA[{a.html}]]></content:encoded>" if whole else "")
            + "<description>A bulletin</description></item>"
            for place, a in shown
            for link in self._links(place)
        )
        head = (
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' "
            "xmlns:atom='http://www.w3.org/2005/Atom' "
            f"xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Site {self.url}</title>"
        )
        body = f"{head}{items}</channel></rss>".encode()
        if (
            self.kind == "broken" and self.asked["/feed"] == 1
        ):  # cut off within an item, the rest of it no XML
            return body[: len(body) // 2] + b"<<&nonsense"
        return body

    def _links(self, place: int) -> list[str]:
        if self.kind == "repeating":  # the same article under several addresses
            return [f"{self.url}/a/{place}", f"{self.url}/a/{place}?utm_source=rss"]
        return [f"{self.url}/a/{place}"]

    def _atom(self, shown: list[tuple[int, Article]]) -> bytes:
        items = "".join(
            f"<entry><id>{self.url}/a/{place}</id><title>{a.title}</title><link href='{self.url}/a/{place}'/>"
            f"<published>{a.published.isoformat()}</published><updated>{a.published.isoformat()}</updated>"
            f"<content type='html'><![CDATA[{a.html}]]></content></entry>"
            for place, a in shown
        )
        head = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Site {self.url}</title>"
        return f"{head}{items}</feed>".encode()

    def _json(self, shown: list[tuple[int, Article]]) -> bytes:
        items = [
            {
                "id": f"{self.url}/a/{place}",
                "url": f"{self.url}/a/{place}",
                "title": a.title,
                "content_html": a.html,
                "date_published": a.published.isoformat(),
            }
            for place, a in shown
        ]
        head = {"version": "https://jsonfeed.org/version/1.1", "title": f"Site {self.url}", "items": items}
        return json.dumps(head, ensure_ascii=False).encode()


@contextmanager
def serving(kinds: tuple[str, ...], items: int, delay: float) -> Iterator[list[FeedSite]]:
    """Servers of some kinds, with so many items in all, that ask for a delay; they run as long as the context."""
    each = items // len(kinds)
    with ExitStack() as stack:
        sites = []
        for number, kind in enumerate(kinds):
            count = each // 2 if kind == "repeating" else each
            found = [article(number * each + place) for place in range(count)]
            site = FeedSite(kind, found, delay)
            stack.enter_context(_running(site))
            sites.append(site)
        yield sites


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that goes away, or is killed, is no news."""


@contextmanager
def _running(site: FeedSite) -> Iterator[None]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = site.answer(self.path, self.headers.get("If-None-Match"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                if site.kind == "slow":
                    _drip(self, body)
                else:
                    self.wfile.write(body)
            except OSError:  # the reader had enough of it
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _drip(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    for start in range(0, len(body), len(body) // 4 + 1):
        handler.wfile.write(body[start : start + len(body) // 4 + 1])
        time.sleep(0.01)


_BOMB: list[bytes] = []


def _bomb() -> bytes:
    if not _BOMB:
        _BOMB.append(gzip.compress(b"<p>" + b"x" * (8 * HUGE)))
    return _BOMB[0]
