"""Fetching for commands: a client as the options say, and reading what was kept of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from tawatur.intake import Problem, ReadOptions, read_kept
from tawatur.intake.web import Client, Guard
from tawatur.model import Report

if TYPE_CHECKING:
    from tawatur.desk.keeping import Keeper
    from tawatur.intake.web.visiting import Visitor


def make_client(proxy: str | None, allowed: Iterable[str] | None) -> Client:
    """The client that the options ask for. Raises typer.BadParameter for a proxy that is none."""
    try:
        return Client(Guard(allowed=tuple(host.lower() for host in allowed or ())), proxy=proxy)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def make_visitor(client: Client, keeper: Keeper) -> Visitor:
    """A visitor that keeps what it fetches beside a desk and reads it from there."""
    from tawatur.intake.web.visiting import Visitor

    def read(digest: str, name: str, options: ReadOptions) -> Iterator[Report | Problem]:
        return read_kept(keeper.store.path(digest), name, options)

    return Visitor(client, keeper.keep, read)
