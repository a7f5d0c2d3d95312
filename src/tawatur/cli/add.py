"""``tawatur add``: reports into a desk."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Annotated

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
    iso_day,
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
    "tawatur add --desk watch.db articles.csv --map text=Body,date=Day --source 'Partner'",
    "tawatur add --desk watch.db https://example.org/news/1",
    "tawatur add --desk watch.db --urls links.txt",
    "tawatur add --desk watch.db --sitemap example.org --since 2023-11-01",
)


Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,…",
        help="Which columns of a table hold what, as text=Body,date=Day; kept for tables of the same header.",
    ),
]
TableSource = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="NAME", help="Whose table it is, for --map: kept and found by this name."
    ),
]
Urls = Annotated[
    str | None,
    typer.Option(
        "--urls",
        metavar="FILE",
        help="Fetch the addresses in a file, one a line; - is standard input.",
    ),
]
Sitemaps = Annotated[
    list[str] | None,
    typer.Option(
        "--sitemap",
        metavar="SITE",
        help="Fetch the pages that a site's sitemaps name: its host, or a sitemap's address; repeatable.",
    ),
]
SinceDay = Annotated[
    date | None,
    typer.Option(
        "--since", parser=iso_day, metavar="DAY", help="Of sitemaps, no page that says it is older."
    ),
]
MaxPages = Annotated[
    int,
    typer.Option("--max-pages", metavar="N", min=1, help="Of a site's sitemaps, so many pages, the newest."),
]


def add(
    desk: DeskFile,
    paths: Sources = None,
    urls: Urls = None,
    sitemap: Sitemaps = None,
    since: SinceDay = None,
    max_pages: MaxPages = 500,
    published: Published = None,
    publisher: Publisher = None,
    lang: Lang = None,
    field: Fields = None,
    map: Map = None,
    source: TableSource = None,
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

    Addresses of --urls and --sitemap are asked for one after the other, a second or more apart on each site, as its
    robots.txt has it; those that were fetched before are passed by, and what failed is said at the end.
    """
    from tawatur.cli.columns import Columns, parse_map
    from tawatur.cli.desks import opened
    from tawatur.cli.inputs import STANDARD_INPUT, Tally, is_address, read_options
    from tawatur.cli.progress import watched

    paths = paths or []
    if not (paths or urls or sitemap):
        raise typer.BadParameter("give files, directories or addresses to read, or --urls or --sitemap")
    sites = [*(sitemap or ()), *_sitemaps(path for path in paths if is_address(path))]
    paths = [path for path in paths if path not in sites]
    fetched = [*(path for path in paths if is_address(path)), *sites, *((urls,) if urls else ())]
    if fetched and not evidence:
        raise typer.BadParameter(f"what is fetched is always kept; leave out --no-evidence for {fetched[0]}")
    given = parse_map(map)
    options = read_options(published, publisher, lang, field)
    if given:
        options = replace(options, fields={**options.fields, **given})
    tally = Tally()
    sources: dict[str, str] = {}
    with ExitStack() as stack:
        store = stack.enter_context(opened(desk, create=True))
        columns = Columns(options.fields if given else {}, source, store.mappings())
        if given or not options.fields:
            options = replace(options, tables=columns)
        keeper = None
        if evidence:
            fields = {"fields": dict(options.fields)} if options.fields else {}
            keeper = store.keeper(fields, {} if fields else columns.noted, force=force)
        visitor = None
        if fetched and keeper is not None:
            from tawatur.cli.fetching import make_client
            from tawatur.desk.rounds import make_visitor

            visitor = make_visitor(store, stack.enter_context(make_client(proxy, allow_host)), keeper)
        reports = _reports(paths, options, tally, sources, keeper, visitor)
        total = None
        if visitor is not None and (sites or urls):
            from tawatur.cli.addresses import in_sitemaps, listed, read_addresses

            found = chain(
                listed(urls) if urls else (), *(in_sitemaps(s, visitor, since, max_pages) for s in sites)
            )
            total, more = read_addresses(found, options, tally, visitor, store.fetched_before)
            reports = chain(reports, _named(more, sources, tally))
            total = total if not paths else None
        added = store.add(watched(reports, "adding reports", total), keeper=keeper, force=force)
        for header in columns.met:
            store.keep_mapping(source, header, given)
    first = paths[0] if paths else "the list"
    _say(added, sources, STANDARD_INPUT if first == "-" else first)
    if json:
        print(json_module.dumps(_as_json(added, tally), ensure_ascii=False))
    else:
        print(_sentence(added, tally))
    return SOME_FAILED if added.skipped or added.failed else tally.code


def _sitemaps(addresses: Iterable[str]) -> list[str]:
    """Those of some addresses that are sitemaps' by their names."""
    found = list(addresses)
    if not found:
        return []
    from tawatur.intake.web.sitemaps import is_sitemap  # what fetches takes long to load

    return [address for address in found if is_sitemap(address)]


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
        tally.undated += report.published is None
        yield report


def _named(found: Iterator[tuple[str, Report]], sources: dict[str, str], tally: Tally) -> Iterator[Report]:
    for name, report in found:
        sources[report.id] = name
        tally.undated += report.published is None
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
        (tally.before, "fetched before"),
        (tally.undated, "without a day of publication"),
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
        "before": tally.before,
        "undated": tally.undated,
        "events": added.events,
        "incidents": added.incidents,
    }
