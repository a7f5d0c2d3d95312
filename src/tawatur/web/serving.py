"""A desk that is served: a socket, and a server in a thread for as long as a block of code runs."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from typing import Any, Final

import uvicorn
from fastapi import FastAPI

from tawatur.desk.searching import Search
from tawatur.web.app import create_app
from tawatur.web.public import ForPublic
from tawatur.web.team import ForTeam

HOST: Final = "127.0.0.1"


def bound(port: int, shared: bool = False, host: str = HOST) -> socket.socket:
    """A socket that listens on a port of an address, 0 for any that is free. Raises OSError where it is taken.

    With ``shared`` several processes may each have one on the same port, and who asks comes to any of them.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    # the protocol is named, since asyncio else lets answers wait for an acknowledgement (40 ms)
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        made.bind((host, port))
        made.listen(128)  # who comes before the server has started waits for it
    except OSError:
        made.close()
        raise
    return made


def address_of(made: socket.socket) -> str:
    """The address at which a bound socket is answered, without a slash at its end."""
    return f"http://{HOST}:{made.getsockname()[1]}"


def server_of(app: FastAPI, **options: Any) -> uvicorn.Server:
    """The server of an application: it tells errors and nothing else. ``options`` are those of uvicorn."""
    config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False, **options)
    return uvicorn.Server(config)


def make_ready(app: FastAPI) -> None:
    """Read what pages are made from, so that the first who ask do not wait for it: one page of each kind is made."""
    shown = app.state.desk.screen(Search(), limit=1).lines
    incidents = [f"/incidents/{line.id}" for line in shown]
    for path in ("/", *incidents, "/labels.geojson", "/api/spots"):
        for lang in ("en", "ar"):
            asyncio.run(_made(app, path, f"lang={lang}&place=Syria&q=a"))


async def _made(app: FastAPI, path: str, query: str) -> None:
    """Have a page made, and drop it."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http", "method": "GET",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", HOST.encode())], "server": (HOST, 80), "client": (HOST, 0),
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        pass

    await app(scope, receive, send)


def run(app: FastAPI, made: socket.socket, workers: int = 1, **options: Any) -> None:
    """Answer until the process is told to end, with ``workers`` processes where there are more than one.

    They share what was read of the desk so far; one that ends takes the others with it.
    """
    gc.collect()
    gc.freeze()  # what is held of a desk stays: no answer waits while it is looked through
    if workers == 1:
        server_of(app, **options).run(sockets=[made])
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    app.state.desk.let_go()  # connections are not to be shared
    host, port = made.getsockname()[:2]
    sockets = [made, *(bound(port, True, host) for _ in range(workers - 1))]
    children = [_forked(app, one, options) for one in sockets]
    for one in sockets:
        one.close()
    try:
        os.wait()
    finally:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)
        with suppress(ChildProcessError):
            while True:
                os.wait()


def _forked(app: FastAPI, made: socket.socket, options: Mapping[str, Any]) -> int:
    """The number of a process that answers on a socket."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        try:
            server_of(app, **options).run(sockets=[made])
        finally:
            os._exit(0)
    return child


@contextmanager
def served(path: str | os.PathLike[str], to: ForTeam | ForPublic | None = None) -> Iterator[str]:
    """The address of a server of a desk, which runs in a thread and ends with the block; ``to`` as for the app."""
    app = create_app(path, to)
    server, made = server_of(app), bound(0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield address_of(made)
    finally:
        server.should_exit = True
        thread.join(10)
        app.state.desk.close()
        made.close()
