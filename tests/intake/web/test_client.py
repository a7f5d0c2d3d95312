"""Fetching from servers on loopback, which are allowed by name; everything else inside is refused."""

from __future__ import annotations

import contextlib
import gzip
import io
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.intake.web.server import Answer, Site, client, serving
from warcio.archiveiterator import ArchiveIterator

from tawatur.intake import read
from tawatur.intake.web import Client, FetchFailed, Guard, Limits, RefusedAddress
from tawatur.intake.web.addresses import is_public
from tawatur.intake.web.wire import to_warc
from tawatur.model import Report


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def test_a_page_comes_with_what_was_asked_and_answered(site: Site) -> None:
    site.give("/a?q=%D9%82", "قصف".encode(), Content_Type="text/html; charset=utf-8", Set_Cookie="a=b")
    with client() as ours:
        found = ours.get(f"{site.url}/a?q=ق#part")
        ours.get(f"{site.url}/a?q=ق")
    assert (found.status, found.body.decode(), found.media_type) == (200, "قصف", "text/html")
    assert found.url == f"{site.url}/a?q=%D9%82"
    for path, headers in site.asked:
        assert path == "/a?q=%D9%82"
        assert headers["user-agent"].startswith("tawatur/")
        assert "cookie" not in headers
        assert "referer" not in headers
    assert ("Host", site.url.removeprefix("http://")) in found.request_headers


def test_what_comes_packed_is_unpacked_and_kept_as_it_came(site: Site) -> None:
    packed = gzip.compress(b"shelling " * 100)
    site.give("/", packed, Content_Encoding="gzip")
    with client() as ours:
        found = ours.get(site.url)
    assert found.body == b"shelling " * 100
    assert found.wire == packed


def test_redirects_are_followed_and_named_without_a_referrer(site: Site) -> None:
    site.give("/old", status=301, Location="/new")
    site.give("/new", b"here")
    with client() as ours:
        found = ours.get(f"{site.url}/old")
    assert (found.url, found.via) == (f"{site.url}/new", (f"{site.url}/old",))
    assert all("referer" not in headers for _, headers in site.asked)


def test_a_ring_of_redirects_ends(site: Site) -> None:
    site.give("/a", status=302, Location="/b")
    site.give("/b", status=302, Location="/a")
    with client() as ours, pytest.raises(FetchFailed, match="redirects over 5 times"):
        ours.get(f"{site.url}/a")


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"x" * 3_000_000, {}, "is over 2 MB long"),
        (gzip.compress(b"0" * 3_000_000), {"Content_Encoding": "gzip"}, "unpacks to over 2 MB"),
        (b"no gzip at all", {"Content_Encoding": "gzip"}, "its packing is broken"),
        (b"x", {"Content_Encoding": "br"}, "was not asked for"),
    ],
)
def test_too_much_is_not_taken(site: Site, body: bytes, headers: dict[str, str], reason: str) -> None:
    site.give("/", body, **headers)
    with client(Limits(size=2_097_152)) as ours, pytest.raises(FetchFailed, match=reason):
        ours.get(site.url)


def endless(handler: BaseHTTPRequestHandler) -> Answer | None:
    handler.send_response(200)
    handler.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(100):
            handler.wfile.write(b"x" * 100_000)
    handler.close_connection = True
    return None


def test_too_much_of_which_nothing_was_said_is_not_taken(site: Site) -> None:
    site.answers["/"] = endless
    with client(Limits(size=2_097_152)) as ours, pytest.raises(FetchFailed, match="is over 2 MB long"):
        ours.get(site.url)


def drip(handler: BaseHTTPRequestHandler) -> Answer | None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.03)
    except OSError:
        pass
    handler.close_connection = True
    return None


def test_what_drips_is_given_up(site: Site) -> None:
    site.answers["/"] = drip
    start = time.monotonic()
    with client(Limits(seconds=0.3)) as ours, pytest.raises(FetchFailed, match="came too slowly"):
        ours.get(site.url)
    assert time.monotonic() - start < 2


def test_a_server_that_drips_its_headers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            answering, _ = listening.accept()
            with answering, contextlib.suppress(OSError):
                answering.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
                while True:
                    answering.sendall(b"x")
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        began = time.monotonic()
        with (
            client(Limits(seconds=0.5, patience=10.0)) as asks,
            pytest.raises(FetchFailed, match="came too slowly"),
        ):
            asks.get(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        assert time.monotonic() - began < 5


def test_a_server_that_says_nothing_is_given_up() -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    try:
        port = silent.getsockname()[1]
        with (
            client(Limits(patience=0.2)) as ours,
            pytest.raises(FetchFailed, match=r"did not answer in 0\.2 seconds"),
        ):
            ours.get(f"http://127.0.0.1:{port}/")
    finally:
        silent.close()


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "is not there; check"),
        (410, "not there any more"),
        (403, "is not given out"),
        (503, "not to be had now"),
    ],
)
def test_what_the_server_refuses_is_said(site: Site, status: int, reason: str) -> None:
    site.give("/", status=status, Retry_After="120")
    with client() as ours, pytest.raises(FetchFailed, match=reason) as failed:
        ours.get(site.url)
    assert (failed.value.status, failed.value.retry_after) == (status, 120.0)


@pytest.mark.parametrize(
    "url", ["ftp://x.example/", "file:///etc/passwd", "javascript:1", "http://", "http://[::1", "x"]
)
def test_only_the_web_is_fetched(url: str) -> None:
    with client() as ours, pytest.raises(FetchFailed, match="is no address"):
        ours.get(url)


INSIDE = [
    "127.0.0.1",
    "127.8.9.10",
    "0.0.0.0",
    "10.0.0.8",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_told(address: str) -> None:
    assert not is_public(address)
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
    ],
)
def test_this_machine_is_not_asked_in_any_spelling(url: str) -> None:
    with Client() as ours, pytest.raises(FetchFailed, match="this machine or of its own network"):
        ours.get(url)


def test_a_redirect_into_the_network_is_refused(site: Site) -> None:
    site.give("/", status=302, Location=site.url.replace("127.0.0.1", "localhost") + "/secret")
    site.give("/secret", b"secret")
    with client() as ours, pytest.raises(FetchFailed, match="--allow-host localhost"):
        ours.get(site.url)
    assert [path for path, _ in site.asked] == ["/"]


def test_a_name_that_resolves_inside_is_refused_and_one_that_changes_is_asked_once(site: Site) -> None:
    answers = iter([["93.184.215.14", "127.0.0.1"], ["127.0.0.1"]])
    guard = Guard(resolver=lambda host, port: next(answers))
    for _ in range(2):
        with pytest.raises(RefusedAddress):
            guard.addresses("rebinding.example", 80)
    calls: list[str] = []

    def lies(host: str, port: int) -> list[str]:
        calls.append(host)
        return ["127.0.0.1"] if len(calls) > 1 else ["203.0.113.7" if host == "x" else "127.0.0.1"]

    # the address that was judged is the one that is connected to: a name is resolved once for a connection
    with Client(Guard(allowed=("named.example",), resolver=lies)) as ours:
        site.give("/", b"ok")
        port = site.url.rpartition(":")[2]
        assert ours.get(f"http://named.example:{port}/").body == b"ok"
    assert calls == ["named.example"]


def test_a_proxy_is_asked_by_name_and_inside_is_refused_before_it() -> None:
    """A SOCKS proxy gets the host's name, so that it is resolved there (socks5h)."""
    server = socket.create_server(("127.0.0.1", 0))
    got: list[bytes] = []

    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(3)
            connection.sendall(b"\x05\x00")
            got.append(connection.recv(200))
            connection.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
            connection.recv(4000)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with Client(proxy=f"socks5h://127.0.0.1:{server.getsockname()[1]}") as ours:
            assert ours.get("http://news.example/").body == b"ok"
            for inside in (
                "http://127.0.0.1/",
                "http://localhost/",
                "http://169.254.169.254/",
                "http://2130706433/",
            ):
                with pytest.raises(FetchFailed, match="own network"):
                    ours.get(inside)
    finally:
        thread.join()
        server.close()
    assert got[0][3:5] == b"\x03" + bytes([len("news.example")])
    assert got[0][5:17] == b"news.example"
    with pytest.raises(ValueError, match="is no proxy"):
        Client(proxy="socks5://127.0.0.1:1")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    plain = socket.create_server(("127.0.0.1", 0))
    port = plain.getsockname()[1]

    def serve() -> None:
        connection, _ = plain.accept()
        with connection:
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client() as ours, pytest.raises(FetchFailed, match=r"could not be reached|no valid certificate"):
            ours.get(f"https://127.0.0.1:{port}/")
    finally:
        thread.join()
        plain.close()


def test_what_went_over_the_wire_is_kept_as_a_web_archive_that_is_read_again(
    site: Site, tmp_path: Path
) -> None:
    page = (
        "<html><body><article><h1>قصف</h1><p>"
        + "قصفت قوات النظام بلدة الأتارب مساء الثلاثاء. " * 8
        + "</p></article>"
    )
    site.give(
        "/1", gzip.compress(page.encode()), Content_Type="text/html; charset=utf-8", Content_Encoding="gzip"
    )
    with client() as ours:
        raw = to_warc(ours.get(f"{site.url}/1"))
    records = list(ArchiveIterator(io.BytesIO(raw)))
    assert [r.rec_type for r in records] == ["response", "request"]
    (tmp_path / "a.warc.gz").write_bytes(raw)
    (report,) = read([tmp_path / "a.warc.gz"])
    assert isinstance(report, Report)
    assert report.url == f"{site.url}/1"
    assert "الأتارب" in report.text
