"""Opening a desk from the command line: what keeps it shut becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tawatur.cli.failures import Failure
from tawatur.cli.options import CLOCKS, one_of
from tawatur.model import EVENT_TYPES, Incident

if TYPE_CHECKING:
    from tawatur.desk import Desk
    from tawatur.desk.listing import Filter


@contextmanager
def opened(path: str, *, create: bool = False) -> Iterator[Desk]:
    """The desk at a path, closed in the end; what the desk refuses while it is open is a Failure of one sentence.

    A desk that is not there is made only with ``create``; without, that too raises Failure.
    """
    from tawatur.desk import Desk, DeskError
    from tawatur.desk.postgres import is_server

    if not create and not is_server(path) and not Path(path).exists():
        raise Failure(f"{path}: there is no such desk; make one with: tawatur add --desk {path} PATH.")
    try:
        with Desk(path) as desk:
            yield desk
    except DeskError as error:
        raise Failure(str(error)) from error


def clock(by: str) -> Literal["published", "desk"]:
    """What counts as known at a moment. Raises typer.BadParameter for what is neither."""
    one_of(by, CLOCKS, "clock")
    return "desk" if by == "desk" else "published"


def select(
    desk: Desk,
    since: date | None = None,
    until: date | None = None,
    type_: str | None = None,
    place: str | None = None,
    min_origins: int | None = None,
    grade: str | None = None,
    as_of: date | None = None,
    by: str = "published",
) -> list[Incident]:
    """The desk's incidents that pass every filter given, in the order of their days, the undated last.

    ``as_of`` and ``by`` as for ``Desk.incidents``.

    Raises typer.BadParameter for a type, grade or clock that does not exist.
    """
    asked = asked_for(since, until, type_, place, min_origins, grade)
    return list(desk.incidents(**asdict(asked), as_of=as_of, by=clock(by)))


def asked_for(
    since: date | None,
    until: date | None,
    type_: str | None,
    place: str | None,
    min_origins: int | None,
    grade: str | None,
) -> Filter:
    """The filters of a command. Raises typer.BadParameter for a type or grade that does not exist."""
    from tawatur.desk.listing import Filter
    from tawatur.incidents import GRADES

    types = [*EVENT_TYPES, *dict.fromkeys(known.class_ for known in EVENT_TYPES.values())]
    return Filter(
        since,
        until,
        one_of(type_, types, "event type"),
        place,
        min_origins,
        one_of(grade, GRADES, "grade"),
    )
