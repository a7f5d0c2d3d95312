"""``tawatur stamp``: a trusted timestamp of a desk's log."""

from __future__ import annotations

import json as json_module
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.failures import DONE
from tawatur.cli.options import AllowHost, AsJson, DeskFile, Proxy, examples

EXAMPLE = examples(
    "tawatur stamp --desk watch.db --authority http://timestamp.digicert.com",
    "tawatur stamp --desk watch.db --authority https://freetsa.org/tsr --root freetsa.pem",
)


def stamp(
    desk: DeskFile,
    authority: Annotated[
        str,
        typer.Option(
            "--authority",
            metavar="URL",
            help="Who stamps (RFC 3161). It learns a digest, the time and your IP address, or your proxy's.",
        ),
    ],
    root: Annotated[
        Path | None,
        typer.Option(
            "--root", metavar="FILE", help="The authority's root certificate (PEM), where browsers lack it."
        ),
    ] = None,
    proxy: Proxy = None,
    allow_host: AllowHost = None,
    json: AsJson = False,
) -> int:
    """Have a timestamping authority sign the newest log entry: proof for others that all before it was so by then.

    Nothing is ever stamped unless you run this. What is sent is the SHA-256 of the entry's digest, from which nobody
    can tell what the desk holds; the authority also sees when you ask and from which IP address, which --proxy hides.
    The signed token is kept with the evidence, and "tawatur verify" checks it.
    """
    from tawatur.cli.desks import opened
    from tawatur.cli.fetching import make_client

    try:
        given = root.read_bytes() if root is not None else None
    except OSError as error:
        raise typer.BadParameter(
            f"{root} cannot be read ({(error.strerror or str(error)).lower()})"
        ) from None
    with opened(desk) as store, make_client(proxy, allow_host) as client:
        found = store.stamp(client, authority, given)
    if json:
        print(json_module.dumps(asdict(found), ensure_ascii=False))
    else:
        print(f"{desk}: log entry {found.entry} was stamped at {found.at} by {found.authority}.")
    return DONE
