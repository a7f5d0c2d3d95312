"""A desk that is served: a socket, and a server in a thread for as long as a block of code runs."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from fastapi import FastAPI

from tawatur.web.app import create_app

HOST: Final = "127.0.0.1"


def bound(port: int) -> socket.socket:
    """A socket that listens on a port of this machine, 0 for any that is free. Raises OSError where it is taken."""
    # the protocol is named, since asyncio else lets answers wait for an acknowledgement (40 ms)
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen(128)  # who comes before the server has started waits for it
    except OSError:
        made.close()
        raise
    return made


def address_of(made: socket.socket) -> str:
    """The address at which a bound socket is answered, without a slash at its end."""
    return f"http://{HOST}:{made.getsockname()[1]}"


def server_of(app: FastAPI) -> uvicorn.Server:
    """The server of an application: it tells errors and nothing else."""
    return uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, server_header=False))


@contextmanager
def served(path: str | os.PathLike[str]) -> Iterator[str]:
    """The address of a server of a desk, which runs in a thread and ends with the block."""
    app = create_app(path)
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
