"""Reading many addresses for ``tawatur add``: lists and sitemaps, politely, with what failed said at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur.cli.failures import Failure, complain
from tawatur.intake import Problem, ReadOptions, Refused
from tawatur.intake.before import is_newer
from tawatur.intake.dates import with_clue
from tawatur.intake.web import FetchFailed
from tawatur.intake.web.client import cleaned
from tawatur.intake.web.listed import by_turns, read_list
from tawatur.intake.web.sitemaps import Entry, is_sitemap
from tawatur.model import DateClue, Report

if TYPE_CHECKING:
    from tawatur.cli.inputs import Tally
    from tawatur.intake.web.visiting import Visitor


def listed(path: str) -> Iterator[Entry | Problem]:
    """The addresses in a file, one a line; "-" is standard input. Raises Failure where it cannot be read."""
    try:
        if path == "-":
            yield from read_list(sys.stdin, "standard input")
            return
        with Path(path).open(encoding="utf-8-sig", errors="replace") as lines:
            yield from read_list(lines, path)
    except OSError as error:
        raise Failure(f"{path}: the list could not be read ({error.strerror}); check the path.") from error


def in_sitemaps(site: str, visitor: Visitor, since: date | None, limit: int) -> Iterator[Entry | Problem]:
    """The pages that a site's sitemaps name; ``site`` is a host, or the address of a sitemap."""
    address = site if "://" in site else f"https://{site}"
    starts = [address] if is_sitemap(address) else visitor.sitemaps_of(address)
    yield from visitor.walk_sitemaps(starts, since, limit)


def read_addresses(
    found: Iterable[Entry | Problem],
    options: ReadOptions,
    tally: Tally,
    visitor: Visitor,
    known: Callable[[Iterable[str]], Mapping[str, str]],
) -> tuple[int, Iterator[tuple[str, Report]]]:
    """How many addresses there are to fetch, and their reports, each with its address.

    What was fetched before is passed by, unless a sitemap says that it has changed since. Each address that failed is
    said in a line when all have been asked.
    """
    failed: list[Problem] = []
    entries: list[Entry] = []
    for item in found:
        if isinstance(item, Problem):
            failed.append(item)
        else:
            entries.append(item)
    before = known(_asked(entry.url) for entry in entries)
    now = datetime.now(UTC)

    def is_wanted(entry: Entry) -> bool:
        at = before.get(_asked(entry.url))
        return at is None or is_newer(entry, at, now)

    wanted = by_turns(filter(is_wanted, entries))
    tally.before += len(entries) - len(wanted)
    again = {entry.url for entry in wanted if _asked(entry.url) in before}
    return len(wanted), _fetched(wanted, again, failed, options, tally, visitor)


def _asked(url: str) -> str:
    try:
        return cleaned(url)
    except FetchFailed:
        return url


def _fetched(
    wanted: list[Entry],
    again: Collection[str],
    failed: list[Problem],
    options: ReadOptions,
    tally: Tally,
    visitor: Visitor,
) -> Iterator[tuple[str, Report]]:
    for entry in wanted:
        try:
            if entry.url in again:
                items = visitor.page_again(entry.url, options)
            else:
                items = visitor.page(entry.url, options, ask_robots=True)
        except (FetchFailed, Refused) as error:
            failed.append(Problem(entry.url, None, str(error)))
            continue
        if items is None:
            tally.before += 1
            continue
        for number, item in enumerate(items):
            if isinstance(item, Problem):
                failed.append(replace(item, source=entry.url))
                continue
            tally.reports += 1
            yield entry.url, _with_day(item, entry) if number == 0 else item
    for problem in failed:
        complain(str(problem))
        tally.unread += problem.fatal


def _with_day(report: Report, entry: Entry) -> Report:
    if entry.published is None:
        return report
    return with_clue(report, DateClue("feed", "sitemap", entry.published, entry.published))
