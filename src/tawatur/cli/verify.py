"""``tawatur verify``: whether a desk and what it rests on are what they were."""

from __future__ import annotations

import json as json_module
from dataclasses import asdict
from typing import TYPE_CHECKING

from tawatur.cli.failures import DONE, SOME_FAILED
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from tawatur.desk import Verified

EXAMPLE = examples("tawatur verify --desk watch.db", "tawatur verify --desk watch.db --json")


def verify(desk: DeskFile, json: AsJson = False) -> int:
    """Check a desk's log, every row that the log seals, every kept file, and every text that was read from one.

    Whatever was changed, taken out or put in beside Tawatur is named; what "tawatur expunge" took out is listed, and is
    no flaw. The digest of the newest log entry stands for the whole: note it elsewhere, and nobody can change what came
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


def _words(desk: str, found: Verified) -> str:
    from tawatur.cli.inputs import counted

    lines = [f"{flaw.where}: {flaw.what}." for flaw in found.flaws]
    flaws = len(lines)
    lines += [
        f"{stone.name}: expunged on {stone.at[:10]} by {stone.by}: {stone.reason.rstrip('.')}."
        for stone in found.tombstones
    ]
    looked = [
        "1 log entry" if found.entries == 1 else f"{found.entries:,} log entries",
        counted(found.files, "kept file"),
        f"{counted(found.reports, 'report')}, {found.kept:,} of them read from kept files",
    ]
    if found.expunged:
        looked.append(f"{counted(found.expunged, 'kept file')} expunged")
    verdict = counted(flaws, "flaw") if flaws else "everything fits"
    lines.append(f"{desk}: {verdict} ({'; '.join(looked)}).")
    if found.head:
        lines.append(f"Newest log entry: {found.head}")
    return "\n".join(lines)
