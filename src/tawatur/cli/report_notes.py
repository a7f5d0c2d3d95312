"""What is to be said of a report besides its text: what its day rests on, and the files that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.cli.terminal import isolated, printable
from tawatur.model import CodedReport, DateClue, Media, Report

UNRESOLVED: Final = (
    "no day of publication is known, so words such as “yesterday” or “Thursday” were left unresolved; "
    "give --published"
)
_KINDS: Final = {
    "record": "record",
    "metadata": "metadata",
    "feed": "feed",
    "text": "text",
    "url": "address",
    "header": "server",
}


def notes(coded: CodedReport) -> Iterator[tuple[str, str]]:
    """What a reader must know of a report's day, by label; and its files."""
    report = coded.report
    if coded.skipped is None and coded.counted_from is None:
        yield "day", UNRESOLVED
    elif coded.skipped is None and report.published is None:
        yield (
            "day",
            f"no day of publication is known; days were counted from the dateline, {coded.counted_from}",
        )
    elif coded.skipped is None and coded.counted_from != report.day:
        yield (
            "day",
            f"its words tell that it was written on {coded.counted_from}; days were counted from then",
        )
    if report.dating.agree is False:
        yield "day", f"in doubt: {_days(report)}; {(report.published or '')[:10]} was taken"
    yield from _media(report)


def full_notes(coded: CodedReport) -> Iterator[tuple[str, str]]:
    """The same with every clue, for an explanation."""
    report = coded.report
    for clue in report.dating.clues:
        # where the kind says it all, where it stands is not said again
        where = "" if clue.where in (clue.kind, _KINDS[clue.kind]) else f" ({clue.where})"
        yield "published", f"{_value(clue)}: {_KINDS[clue.kind]}{where}, “{printable(clue.words[:60])}”"
    if report.dating.clues:
        agree = {True: "these agree", False: "these do not agree", None: "nothing else says anything"}
        zone = report.dating.assumed_zone
        assumed = f"; the time zone is assumed: {zone}, by the publisher's country" if zone else ""
        taken = f"taken: {report.published}; " if report.published else ""
        yield "published", f"{taken}{agree[report.dating.agree]}{assumed}"
    yield from notes(coded)


def _value(clue: DateClue) -> str:
    return clue.value or "unknown, since nobody knows when the page was fetched"


def _days(report: Report) -> str:
    told = {c.kind: c.value[:10] for c in reversed(report.dating.clues) if c.value and c.kind != "header"}
    return ", ".join(f"{_KINDS[kind]} {day}" for kind, day in reversed(told.items()))


def _media(report: Report) -> Iterator[tuple[str, str]]:
    for media in report.media:
        yield "file", _media_words(media)


def _media_words(media: Media) -> str:
    name = " ".join(
        part
        for part in (isolated(printable(media.name or "")), media.type and f"({printable(media.type)})")
        if part
    )
    return f"{name or 'a file'}: " + (f"sha256 {media.sha256}" if media.sha256 else media.missing or "")
