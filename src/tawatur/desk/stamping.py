"""Trusted timestamps of a desk's log: asked for when somebody says so, kept as evidence, checked with the rest.

A stamp is of the digest of a log entry, which seals all before it. The entry "stamp" in the log names that entry, the
authority, and the digests of the token and of the root certificate, where one was given: both lie in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, select

from tawatur.desk.errors import DeskError
from tawatur.desk.keeping import Keeper
from tawatur.desk.ledger import write_entry
from tawatur.desk.schema import log
from tawatur.evidence import Entry, Expunged, Flaw, Missing, Store
from tawatur.evidence.stamps import REQUEST_TYPE, BadStamp, NoStamps, check, request_for

if TYPE_CHECKING:
    from tawatur.intake.web import Client

WHAT = "stamp"
"""What log entries of stamps are called."""
_INSTALL = "pip install 'tawatur[stamps]'"


class Head(NamedTuple):
    """The newest log entry."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Stamped:
    """A stamp: the log entry that it is of, when, by whom; ``given`` where its root certificate was given by hand.

    ``at`` and ``authority`` are None where the package that checks stamps is not installed.
    """

    entry: int
    url: str
    at: str | None
    authority: str | None
    given: bool


def newest(connection: Connection, path: str) -> Head:
    """The newest entry of the log of the desk at a path. Raises DeskError where there is none."""
    row = connection.execute(select(log).order_by(log.c.number.desc()).limit(1)).one_or_none()
    if row is None:
        raise DeskError(f"The desk {path} has an empty log: there is nothing to stamp yet.")
    return Head(row.number, row.digest)


def ask(client: Client, url: str, digest: str, root: bytes | None) -> bytes:
    """Have an authority stamp a digest; its token, checked. Nothing but a digest of it is sent. Raises DeskError."""
    from tawatur.intake.web import FetchFailed  # most runs ask nobody

    try:
        request = request_for(digest)
        answer = client.post(url, request.body, REQUEST_TYPE).body
        check(answer, digest, root, request.nonce)
    except NoStamps:
        raise DeskError(f"Timestamps need the package rfc3161-client: {_INSTALL}.") from None
    except FetchFailed as error:
        raise DeskError(f"No timestamp came: {url} {error}.") from None
    except BadStamp as error:
        raise DeskError(
            f"The timestamp of {url} was not taken: {error}; where the authority has a root certificate of its own, "
            "give it with --root."
        ) from None
    return answer


def write(
    connection: Connection, keeper: Keeper, head: Head, url: str, token: bytes, root: bytes | None
) -> Stamped:
    """Keep a token and its root, and write them into the log."""
    name = f"timestamp of log entry {head.number}"
    about = {
        "number": head.number,
        "head": head.digest,
        "url": url,
        "token": keeper.keep(token, f"{name}.tsr", url),
        "root": keeper.keep(root, f"{name}, root.pem") if root is not None else None,
    }
    keeper.note(connection)
    write_entry(connection, WHAT, about)
    found = check(token, head.digest, root)
    return Stamped(head.number, url, found.at, found.authority, root is not None)


def check_stamps(entries: Iterable[Entry], store: Store) -> Iterator[Stamped | Flaw]:
    """Each stamp that the log tells of, or what is wrong with it."""
    digests: dict[int, str] = {}
    for entry in entries:
        digests[entry.number] = entry.digest
        if entry.what == WHAT:
            yield _checked(entry, digests, store)


def _checked(entry: Entry, digests: dict[int, str], store: Store) -> Stamped | Flaw:
    about = entry.about
    number, url, given = about.get("number"), str(about.get("url")), about.get("root")
    where = f"timestamp in log entry {entry.number}"
    if not isinstance(number, int) or digests.get(number) != about.get("head"):
        return Flaw(where, f"it is not of what log entry {number} is now")
    try:
        token = store.path(str(about.get("token"))).read_bytes()
        root = store.path(str(given)).read_bytes() if given is not None else None
        found = check(token, digests[number], root)
    except (Missing, Expunged, ValueError) as error:
        return Flaw(where, str(error) if isinstance(error, BadStamp) else "its token is not in the store")
    except NoStamps:
        return Stamped(number, url, None, None, given is not None)
    return Stamped(number, url, found.at, found.authority, given is not None)
