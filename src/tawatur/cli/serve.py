"""``tawatur serve``: the desk in a browser, on this machine alone."""

from __future__ import annotations

import socket
import webbrowser
from typing import Annotated

import typer

from tawatur.cli.failures import DONE, Failure, complain
from tawatur.cli.options import DeskFile, examples

EXAMPLE = examples("tawatur serve --desk watch.db", "tawatur serve --desk watch.db --port 9000 --open")
_HOST = "127.0.0.1"


def serve(
    desk: DeskFile,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8420,
    open_: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
) -> int:
    """Show a desk in the browser: map, timeline, list, every incident with its origins; Ctrl+C ends it.

    Answers on this machine only (127.0.0.1), without a login, and asks nothing of any other host.
    """
    import uvicorn

    from tawatur.cli.desks import opened
    from tawatur.web import create_app

    with opened(desk):
        pass  # a desk that cannot be opened is said before anything is started
    bound = _bound(port)
    address = f"http://{_HOST}:{bound.getsockname()[1]}/"
    app = create_app(desk)
    complain(f"{desk} is open at {address} until you press Ctrl+C.")
    if open_:
        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, server_header=False))
    try:
        server.run(sockets=[bound])
    finally:
        app.state.desk.close()
        bound.close()
    return DONE


def _bound(port: int) -> socket.socket:
    """A socket on the port, so that one that is taken is said in a sentence."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((_HOST, port))
    except OSError as error:
        bound.close()
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"The port {port} cannot be used ({reason}); choose another with --port.") from error
    return bound
