"""Fetching for commands: a client as the options say."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from tawatur.intake.web import Client, Guard


def make_client(proxy: str | None, allowed: Iterable[str] | None) -> Client:
    """The client that the options ask for. Raises typer.BadParameter for a proxy that is none."""
    try:
        return Client(Guard(allowed=tuple(host.lower() for host in allowed or ())), proxy=proxy)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
