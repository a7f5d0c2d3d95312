"""``tawatur add``: reports into a desk."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import typer

from tawatur.cli.failures import SOME_FAILED, complain
from tawatur.cli.options import (
    AllowHost,
    AsJson,
    DeskFile,
    Evidence,
    Fields,
    Force,
    Lang,
    Proxy,
    Published,
    Publisher,
    Sources,
    examples,
)

if TYPE_CHECKING:
    from tawatur.cli.inputs import Tally
    from tawatur.desk import Added
    from tawatur.intake import Keep, ReadOptions
    from tawatur.intake.web.visiting import Visitor
    from tawatur.model import Report

EXAMPLE = examples(
    "tawatur add --desk watch.db reports/",
    "tawatur add --desk watch.db articles.csv --field text=body --field published=date",
    "tawatur add --desk watch.db https://example.org/news/1",
)


def add(
    paths: Sources,
    desk: DeskFile,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = None,
    field: Fields = None,
    evidence: Evidence = True,
    force: Force = False,
    proxy: Proxy = None,
    allow_host: AllowHost = None,
    json: AsJson = False,
) -> int:
    """Read reports, code them, link their events into incidents and keep all of it in a desk.

    What was read is kept as it came, beside the desk in DESK.evidence; "tawatur verify" checks it. The desk is made
    if there is none. Adding the same reports again changes nothing, and so does an end by force in between: run the
    command again.
    """
    from tawatur.cli.desks import opened
    from tawatur.cli.inputs import STANDARD_INPUT, Tally, is_address, read_options
    from tawatur.cli.progress import watched

    fetched = [path for path in paths if is_address(path)]
    if fetched and not evidence:
        raise typer.BadParameter(f"what is fetched is always kept; leave out --no-evidence for {fetched[0]}")
    options = read_options(published, publisher, lang, field)
    tally = Tally()
    sources: dict[str, str] = {}
    with ExitStack() as stack:
        store = stack.enter_context(opened(desk, create=True))
        noted = {"fields": dict(options.fields)} if options.fields else {}
        keeper = store.keeper(noted, force=force) if evidence else None
        visitor = None
        if fetched and keeper is not None:
            from tawatur.cli.fetching import make_client, make_visitor

            visitor = make_visitor(stack.enter_context(make_client(proxy, allow_host)), keeper)
        reports = _reports(paths, options, tally, sources, keeper, visitor)
        added = store.add(watched(reports, "adding reports"), keeper=keeper, force=force)
    _say(added, sources, STANDARD_INPUT if paths[0] == "-" else paths[0])
    if json:
        print(json_module.dumps(_as_json(added, tally), ensure_ascii=False))
    else:
        print(_sentence(added, tally))
    return SOME_FAILED if added.skipped or added.failed else tally.code


def _reports(
    paths: list[str],
    options: ReadOptions,
    tally: Tally,
    sources: dict[str, str],
    keep: Keep | None,
    visitor: Visitor | None,
) -> Iterator[Report]:
    """The reports as they are read; ``sources`` gets the path of each, to name it by where it is left out.

    A report that came by the first path needs no entry, so that one big file costs no memory.
    """
    from tawatur.cli.inputs import read_reports

    for name, report in read_reports(paths, options, tally, keep, visitor):
        if name != paths[0]:
            sources[report.id] = name
        yield report


def _say(added: Added, sources: dict[str, str], first: str) -> None:
    for identifier, reason in added.skipped.items():
        name = sources.get(identifier, first)
        complain(f"{name}: report {identifier} was kept but not coded: {reason.rstrip('.')}.")
    for failed in added.failed:
        name = sources.get(failed.report, first)
        complain(f"{name}: report {failed.report} was left out: {failed.reason.rstrip('.')}.")
    for given, new in added.renamed.items():
        complain(
            f"{sources.get(given, first)}: another report bears the id {given}; this one is kept as {new}."
        )


def _sentence(added: Added, tally: Tally) -> str:
    from tawatur.cli.inputs import counted

    parts = [f"{counted(added.reports, 'report')} added", f"{counted(added.events, 'event')}"]
    parts.append(f"{counted(added.incidents, 'incident')} new or changed")
    for number, what in (
        (added.duplicates, "there already"),
        (added.revised, "in a newer text"),
        (len(added.skipped), "not coded"),
        (len(added.failed), "left out"),
    ):
        if number:
            parts.append(f"{number:,} {what}")
    if tally.unread:
        parts.append(f"{counted(tally.unread, 'input')} not read")
    return ", ".join(parts) + "."


def _as_json(added: Added, tally: Tally) -> dict[str, object]:
    return {
        "reports": added.reports,
        "duplicates": added.duplicates,
        "revised": added.revised,
        "renamed": dict(added.renamed),
        "skipped": dict(added.skipped),
        "failed": [{"report": failed.report, "reason": failed.reason} for failed in added.failed],
        "unread": tally.unread,
        "events": added.events,
        "incidents": added.incidents,
    }
