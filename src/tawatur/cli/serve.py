"""``tawatur serve``: the desk in a browser, for one person on this machine, for a team, or for the public."""

from __future__ import annotations

import ipaddress
import os
import socket
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tawatur.cli.failures import DONE, WRONG_USE, Failure, complain
from tawatur.cli.options import DeskFile, examples

if TYPE_CHECKING:
    from tawatur.web.public import ForPublic
    from tawatur.web.team import ForTeam

EXAMPLE = examples(
    "tawatur serve --desk watch.db",
    "tawatur serve --desk watch.db --port 9000 --open",
    "tawatur serve --desk watch.db --team --name desk.example.org",
    "tawatur serve --desk watch.db --public --profile profile.toml --port 8421",
)
_LOOPBACK = "127.0.0.1"


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
    team: Annotated[
        bool, typer.Option("--team", help="For the accounts of the desk, who log in: tawatur accounts.")
    ] = False,
    public: Annotated[
        bool,
        typer.Option("--public", help="For everybody, without a login: only what is published, to read."),
    ] = False,
    profile: Annotated[
        Path | None,
        typer.Option("--profile", metavar="FILE", help="What the public sees of an incident, a TOML file."),
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="The address to listen at; other machines need one."),
    ] = _LOOPBACK,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name that a team's desk answers to; repeatable."),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="Who works at the desk alone: signs what is done there."),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option("--certificate", metavar="FILE", help="The certificate (PEM), to speak https."),
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="The certificate's key (PEM).")
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option(
            "--behind", metavar="ADDRESS", help="The address of a proxy in front that speaks https."
        ),
    ] = None,
) -> int:
    """Show a desk in the browser: map, timeline, list, every incident with its origins; Ctrl+C ends it.

    Answers on this machine only (127.0.0.1), without a login, and asks nothing of any other host. With --team it may be
    reached from other machines, over https, by those who have an account; with --public everybody may read what is
    published.
    """
    from tawatur.cli.desks import opened
    from tawatur.web import create_app
    from tawatur.web.serving import make_ready, run

    _check(host, team, public, profile, certificate, key, proxy)
    with opened(desk) as store:
        if team and not any(person.role == "admin" for person in store.team.people()):
            raise Failure(
                f"{desk} has no admin yet; make one with: tawatur accounts add NAME --role admin --desk {desk}."
            )
    if person and (team or public):
        raise Failure("--as names who works alone; a team signs by its accounts.", WRONG_USE)
    served = _served(team, public, profile, names)
    if workers > 1 and not (hasattr(os, "fork") and hasattr(socket, "SO_REUSEPORT")):
        raise Failure("This system cannot share a port between processes; leave out --workers.")
    bound = _bound(host, port, workers > 1)
    secure: dict[str, Any] = {}
    if certificate and key:
        secure = {"ssl_certfile": str(certificate), "ssl_keyfile": str(key)}
    name = (names or [host])[0] if not _is_loopback(host) else host
    address = (
        f"{'https' if secure else 'http'}://{f'[{name}]' if ':' in name else name}:{bound.getsockname()[1]}/"
    )
    app = create_app(desk, served, person or "")
    make_ready(app)
    whom = " to those with an account" if team else " to everybody, what is published" if public else ""
    complain(f"{desk} is open{whom} at {address} until you press Ctrl+C.")
    if open_:
        webbrowser.open(address)
    try:
        run(app, bound, workers, **secure, forwarded_allow_ips=proxy or _LOOPBACK)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"The certificate cannot be used ({reason}); check --certificate and --key.") from error
    finally:
        app.state.desk.close()
        bound.close()
    return DONE


def _check(
    host: str,
    team: bool,
    public: bool,
    profile: Path | None,
    certificate: Path | None,
    key: Path | None,
    proxy: str | None,
) -> None:
    """Refuse what would show a desk to those whom it is not for."""
    if team and public:
        raise Failure("Serve a team and the public by two commands, each at a port of its own.", WRONG_USE)
    if profile is not None and not public:
        raise Failure("--profile says what the public sees; give it with --public.", WRONG_USE)
    if (certificate is None) != (key is None):
        raise Failure("Give --certificate and --key together.", WRONG_USE)
    for file in (certificate, key, profile):
        if file is not None and not file.is_file():
            raise Failure(f"{file}: there is no such file.", WRONG_USE)
    if _is_loopback(host):
        return
    if not team and not public:
        raise Failure(
            f"{host} can be reached from other machines, and without --team or --public everybody there could read "
            f"and change the desk; add one of them, or leave out --host.",
            WRONG_USE,
        )
    if team and certificate is None and proxy is None:
        raise Failure(
            f"At {host} passwords would cross the network in the clear; give --certificate and --key, or --behind "
            "with the address of a proxy that speaks https.",
            WRONG_USE,
        )


def _served(
    team: bool, public: bool, profile: Path | None, names: list[str] | None
) -> ForTeam | ForPublic | None:
    if team:
        from tawatur.web.team import ForTeam

        return ForTeam(tuple(name.lower() for name in names or ()))
    if public:
        from tawatur.desk import DeskError
        from tawatur.export.profile import DEFAULT, read_profile
        from tawatur.web.public import ForPublic

        try:
            return ForPublic(DEFAULT if profile is None else read_profile(profile))
        except DeskError as error:
            raise Failure(str(error), WRONG_USE) from error
    return None


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bound(host: str, port: int, shared: bool) -> socket.socket:
    """A socket on the port, so that one that is taken is said in a sentence."""
    from tawatur.web.serving import bound

    try:
        return bound(port, shared, host)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        where = f"The port {port}" if host == _LOOPBACK else f"The port {port} of {host}"
        raise Failure(f"{where} cannot be used ({reason}); choose another with --port.") from error
