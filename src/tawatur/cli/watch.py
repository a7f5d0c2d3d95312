"""``tawatur watch``: feeds that are read again and again."""

from __future__ import annotations

import json as json_module
import re
import time
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, complain
from tawatur.cli.options import AllowHost, AsJson, DeskFile, Proxy, Publisher, examples

if TYPE_CHECKING:
    from tawatur.desk import Watch
    from tawatur.desk.rounds import Visited

group = typer.Typer(help="Watch feeds: RSS, Atom and JSON Feed.", no_args_is_help=True)
ADD_EXAMPLE = examples(
    "tawatur watch add --desk watch.db https://example.org/feed.xml --publisher 'Example Post'"
)
LIST_EXAMPLE = examples("tawatur watch list --desk watch.db")
REMOVE_EXAMPLE = examples("tawatur watch remove --desk watch.db https://example.org/feed.xml")
RUN_EXAMPLE = examples("tawatur watch run --desk watch.db", "tawatur watch run --desk watch.db --every 10m")
Address = Annotated[str, typer.Argument(metavar="URL", help="The feed's address.")]
_SPAN = re.compile(r"(\d+) ?(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@group.command("add", epilog=ADD_EXAMPLE, short_help="Watch a feed.")
def add(
    url: Address,
    desk: DeskFile,
    publisher: Publisher = None,
    user_agent: Annotated[
        str | None, typer.Option(metavar="TEXT", help="As whom its site is asked; as Tawatur by default.")
    ] = None,
) -> int:
    """Watch a feed from now on. Nothing is fetched until "tawatur watch run"."""
    from tawatur.cli.desks import opened
    from tawatur.cli.inputs import is_address

    if not is_address(url):
        raise typer.BadParameter(f"{url} is no address; give one that begins with https://")
    if user_agent is not None and not (
        user_agent.isascii() and user_agent.isprintable() and user_agent.strip()
    ):
        raise typer.BadParameter(
            "the user agent holds what no header may; give plain letters, digits and signs"
        )
    with opened(desk, create=True) as store:
        print(f"{url} is watched {'from now on' if store.watch(url, publisher, user_agent) else 'already'}.")
    return DONE


@group.command("remove", epilog=REMOVE_EXAMPLE, short_help="Watch a feed no longer.")
def remove(url: Address, desk: DeskFile) -> int:
    """Watch a feed no longer; what was read of it stays."""
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        store.unwatch(url)
    print(f"{url} is watched no longer.")
    return DONE


@group.command("list", epilog=LIST_EXAMPLE, short_help="List the watched feeds.")
def list_(desk: DeskFile, json: AsJson = False) -> int:
    """List the watched feeds: when each worked last, how many items were read, and what failed."""
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        watched = store.watches()
    if json:
        for watch in watched:
            print(json_module.dumps(asdict(watch), ensure_ascii=False))
    elif not watched:
        print("No feed is watched; add one with: tawatur watch add URL.")
    else:
        print("\n".join(_words(watch) for watch in watched))
    return DONE


def _words(watch: Watch) -> str:
    from tawatur.cli.inputs import counted

    line = f"{watch.url}: {counted(watch.items, 'item')}, "
    line += (
        f"worked last at {watch.worked}"
        if watch.worked
        else "never worked"
        if watch.visited
        else "not visited yet"
    )
    return line + (
        f"; since then {counted(watch.failures, 'failure')}: {watch.problem}" if watch.failures else ""
    )


@group.command("run", epilog=RUN_EXAMPLE, short_help="Read what is new in the watched feeds.")
def run(
    desk: DeskFile,
    every: Annotated[
        str | None, typer.Option("--every", metavar="SPAN", help="Go on, each feed every 30s, 10m, 2h or 1d.")
    ] = None,
    proxy: Proxy = None,
    allow_host: AllowHost = None,
) -> int:
    """Visit the watched feeds, read what is new, code it and link it; end, or go on with --every until Ctrl-C.

    A feed that has only summaries has its articles fetched. Several sites are asked at once; requests to one site are
    a second apart, or as far as its robots.txt asks. A feed that fails is asked less and less often, and "tawatur
    watch list" says what failed. A run that was killed can be run again: nothing is lost, and nothing is there twice.
    """
    from tawatur.cli.desks import opened
    from tawatur.cli.fetching import make_client
    from tawatur.desk.rounds import Round

    pause = _span(every) if every else timedelta(0)
    with opened(desk) as store, make_client(proxy, allow_host) as client:
        while True:
            failed = sum(map(_said, Round(store, client, pause, complain).visit()))
            if not every:
                return SOME_FAILED if failed else DONE
            time.sleep(_until_next(store.watches(), pause))


def _until_next(watched: Iterable[Watch], pause: timedelta) -> float:
    """The seconds until the next feed is due; no more than a pause, since feeds may be added in the meantime."""
    now = datetime.now(UTC)
    waits = [(watch.due(pause) - now).total_seconds() for watch in watched]
    return max(1.0, min([pause.total_seconds(), *waits]))


def _said(visited: Visited) -> bool:
    """Say what came of a visit; whether it failed."""
    from tawatur.cli.inputs import counted

    if visited.problem:
        complain(f"{visited.problem.rstrip('.')}.")
        return True
    later = f", {counted(visited.left, 'item')} to be asked for again" if visited.left else ""
    new = counted(visited.new, "new item")
    if visited.changed:
        new += f", {counted(visited.changed, 'changed item')}"
    print(f"{visited.watch.url}: {new}, {counted(visited.reports, 'report')} added{later}.", flush=True)
    return False


def _span(words: str) -> timedelta:
    found = _SPAN.fullmatch(words.strip().lower())
    if not found or not int(found[1]):
        raise typer.BadParameter(f"--every takes a span such as 30s, 10m, 2h or 1d, not {words!r}")
    return timedelta(seconds=int(found[1]) * _SECONDS[found[2]])
