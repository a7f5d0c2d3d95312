"""A web server on loopback whose answers a test gives as functions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tawatur.intake.web import Client, Guard, Limits

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """The server's address, what it answers by path, and what it was asked."""

    url: str = ""
    answers: dict[str, Callable[[BaseHTTPRequestHandler], Answer | None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def give(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer a path always the same; header names are written with low lines."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = lambda _: (status, named, body)


@contextmanager
def serving() -> Iterator[Site]:
    """A server that runs as long as the context."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            make = site.answers.get(self.path)
            answer = make(self) if make else (404, {}, b"nothing here")
            if answer is None:
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def client(limits: Limits | None = None) -> Client:
    """A client that is allowed the test's own servers."""
    return Client(Guard(allowed=("127.0.0.1",)), limits or Limits())
