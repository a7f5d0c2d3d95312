"""``tawatur verify``: whether a desk and what it rests on are what they were."""

from __future__ import annotations

import json as json_module
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from tawatur.cli.failures import DONE, SOME_FAILED
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from tawatur.desk import Verified
    from tawatur.desk.stamping import Stamped

EXAMPLE = examples("tawatur verify --desk watch.db", "tawatur verify --desk watch.db --json")

_SHOWN: Final = 5
"""So many missing files of an export are named; --json names all."""


def verify(desk: DeskFile, json: AsJson = False) -> int:
    """Check a desk's log, every row that the log seals, every kept file, and every text that was read from one.

    Photos and other files that came with an export and are not kept are hashed again where they still lie beside it; a
    changed one is a flaw, and those that are not there any more are named. Whatever was changed, taken out or put in
    beside Tawatur is named; what "tawatur expunge" took out is listed, and is no flaw. The digest of the newest log
    entry stands for the whole: note it elsewhere, or have it stamped ("tawatur stamp"), and nobody can change what came
    before unseen. Exits with 1 where something does not fit.
    """
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        found = store.verify()
    if json:
        print(json_module.dumps(asdict(found), ensure_ascii=False))
    else:
        print(_words(desk, found))
    return SOME_FAILED if found.flaws else DONE


def _stamp(stamp: Stamped) -> str:
    if stamp.at is None:
        return f"Log entry {stamp.entry}: its timestamp was not checked; run: pip install 'tawatur[stamps]'."
    root = ", under a root certificate that was given by hand" if stamp.given else ""
    return f"Log entry {stamp.entry} was there at {stamp.at}, says {stamp.authority}{root}."


def _missing(export: str, names: tuple[str, ...]) -> str:
    from tawatur.cli.inputs import counted

    shown, more = ", ".join(names[:_SHOWN]), len(names) - _SHOWN
    rest = f" and {more:,} more" if more > 0 else ""
    return (
        f"{export}: {counted(len(names), 'file')} not beside it any more, and so not checked: {shown}{rest}."
    )


def _words(desk: str, found: Verified) -> str:
    from tawatur.cli.inputs import counted
    from tawatur.cli.terminal import printable

    lines = [f"{flaw.where}: {flaw.what}." for flaw in found.flaws]
    flaws = len(lines)
    lines += [
        f"{stone.name}: expunged on {stone.at[:10]} by {stone.by}: {stone.reason.rstrip('.')}."
        for stone in found.tombstones
    ]
    lines += map(_stamp, found.stamps)
    lines += [_missing(export, names) for export, names in found.missing]
    looked = [
        "1 log entry" if found.entries == 1 else f"{found.entries:,} log entries",
        counted(found.files, "kept file"),
        f"{counted(found.reports, 'report')}, {found.kept:,} of them read from kept files",
    ]
    if found.media:
        looked.append(f"{counted(found.media, 'file')} beside exports")
    if found.expunged:
        looked.append(f"{counted(found.expunged, 'kept file')} expunged")
    verdict = counted(flaws, "flaw") if flaws else "everything fits"
    lines.append(f"{desk}: {verdict} ({'; '.join(looked)}).")
    if found.head:
        lines.append(f"Newest log entry: {found.head}")
    return "\n".join(map(printable, lines))
