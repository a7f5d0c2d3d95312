"""``tawatur serve``: the desk in a browser, on this machine alone."""

from __future__ import annotations

import os
import socket
import webbrowser
from typing import Annotated

import typer

from tawatur.cli.failures import DONE, Failure, complain
from tawatur.cli.options import DeskFile, examples

EXAMPLE = examples("tawatur serve --desk watch.db", "tawatur serve --desk watch.db --port 9000 --open")


def serve(
    desk: DeskFile,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8420,
    workers: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            max=64,
            help="How many processes answer: one a core where many use a large desk.",
        ),
    ] = 1,
    open_: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
) -> int:
    """Show a desk in the browser: map, timeline, list, every incident with its origins; Ctrl+C ends it.

    Answers on this machine only (127.0.0.1), without a login, and asks nothing of any other host.
    """
    from tawatur.cli.desks import opened
    from tawatur.web import create_app
    from tawatur.web.serving import address_of, make_ready, run

    with opened(desk):
        pass  # a desk that cannot be opened is said before anything is started
    if workers > 1 and not (hasattr(os, "fork") and hasattr(socket, "SO_REUSEPORT")):
        raise Failure("This system cannot share a port between processes; leave out --workers.")
    bound = _bound(port, workers > 1)
    address = f"{address_of(bound)}/"
    app = create_app(desk)
    make_ready(app)
    complain(f"{desk} is open at {address} until you press Ctrl+C.")
    if open_:
        webbrowser.open(address)
    try:
        run(app, bound, workers)
    finally:
        app.state.desk.close()
        bound.close()
    return DONE


def _bound(port: int, shared: bool) -> socket.socket:
    """A socket on the port, so that one that is taken is said in a sentence."""
    from tawatur.web.serving import bound

    try:
        return bound(port, shared)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"The port {port} cannot be used ({reason}); choose another with --port.") from error
