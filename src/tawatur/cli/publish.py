"""``tawatur publish``: a read-only copy of what may be public, for Datasette."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.export import is_of_the_desk, set_usual_mode
from tawatur.cli.failures import DONE, WRONG_USE, Failure, complain
from tawatur.cli.options import DeskFile, InPlace, MinOrigins, OfGrade, OfType, Since, Until, examples, one_of

EXAMPLE = examples(
    "tawatur publish --desk watch.db public.db",
    "tawatur publish --desk watch.db public.db --profile profile.toml --licence 'CC BY 4.0' --source 'Badia Monitor'",
    "tawatur publish --desk watch.db public.db --state reviewed --since 2023-10-01 --min-origins 2",
    "tawatur publish --desk watch.db public.db --incident i3f0d --incident i52b9",
)
_STATES = ("published", "reviewed", "any")


def publish(
    desk: DeskFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The copy: a file that ends in .db.")],
    profile: Annotated[
        Path | None,
        typer.Option("--profile", metavar="FILE", help="What leaves of an incident, a TOML file."),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="How far the review must have come: published (unless you say), reviewed, or any.",
        ),
    ] = None,
    incident: Annotated[
        list[str] | None,
        typer.Option("--incident", metavar="ID", help="This one, whatever its review; repeatable."),
    ] = None,
    since: Since = None,
    until: Until = None,
    type_: OfType = None,
    place: InPlace = None,
    min_origins: MinOrigins = None,
    grade: OfGrade = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The title above it.")] = "Incidents",
    licence: Annotated[
        str, typer.Option("--licence", metavar="NAME", help="The licence under which others may use it.")
    ] = "",
    licence_url: Annotated[str, typer.Option("--licence-url", metavar="URL", help="Its address.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="Who publishes it.")] = "",
    source_url: Annotated[str, typer.Option("--source-url", metavar="URL", help="Their address.")] = "",
) -> int:
    """Write a copy for the public: a SQLite file with what is published, as a profile lets it out, and nothing else.

    Beside it, under the same name with .metadata.json, lies what Datasette shows: title, licence, source, and what the
    columns mean. Both are written anew each time. Restricted reports, words and ids of reports, notes, accounts, and
    names of private persons stay inside under every profile: see the user guide.
    """
    from tawatur.cli.desks import asked_for, opened
    from tawatur.cli.inputs import counted
    from tawatur.desk import DeskError
    from tawatur.desk.clock import now
    from tawatur.export.profile import DEFAULT, read_profile
    from tawatur.export.publish import Notice, chosen, metadata, named, write_copy

    one_of(state, _STATES, "state")
    wanted = asked_for(since, until, type_, place, min_origins, grade)
    asked = {name: str(value) for name, value in asdict(wanted).items() if value is not None}
    if incident and (asked or state):
        raise Failure("Name incidents, or choose them by --state and filters, not both.", WRONG_USE)
    beside = out.with_suffix(".metadata.json")
    _refuse(out, beside, desk)
    try:
        allowed = DEFAULT if profile is None else read_profile(profile)
    except DeskError as error:
        raise Failure(str(error), WRONG_USE) from error
    asked |= {"incidents": " ".join(incident)} if incident else {"state": state or "published"}
    asked["profile"] = str(allowed)
    notice = Notice(title, licence, licence_url, source, source_url)
    with opened(desk) as store, _folder_beside(out) as folder:
        found = named(store, incident) if incident else chosen(store, wanted, state or "published")
        copy, told = folder / "copy.db", folder / "metadata.json"
        count = write_copy(found, copy, allowed, now()[:10])
        told.write_text(
            json.dumps(metadata(out.stem, notice), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        store.note_export("publish", count, asked)
        for file, target in ((copy, out), (told, beside)):
            set_usual_mode(str(file))
            file.replace(target)
    complain(f"{counted(count, 'incident')} published in {out}; {beside} says what the columns are.")
    return DONE


def _refuse(out: Path, beside: Path, desk: Path | str) -> None:
    """Refuse to write over what is no copy that was published before."""
    from tawatur.export.publish import is_published_copy

    if is_of_the_desk(out, desk) or (out.exists() and not (out.is_file() and is_published_copy(out))):
        raise Failure(f"{out} is there already and is no published copy; name another file.", WRONG_USE)
    if beside.exists() and not out.exists():
        raise Failure(f"{beside} is there already; move it away, or name another file than {out}.", WRONG_USE)


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    """A folder on the disk of a file, for what is to take its place; gone in the end."""
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".publish-") as folder:
            yield Path(folder)
    except (OSError, sqlite3.Error) as error:
        reason = str(getattr(error, "strerror", None) or error).lower()
        raise Failure(f"{out}: cannot be written: {reason}; name another file.") from error
