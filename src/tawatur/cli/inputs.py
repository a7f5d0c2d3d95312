"""Reading what the user gave: reports one at a time, each problem said at once and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from tawatur.cli.failures import DONE, SOME_FAILED, complain
from tawatur.intake import Keep, Problem, ReadOptions, Refused, read
from tawatur.model import Report

if TYPE_CHECKING:
    from tawatur.intake.web.visiting import Visitor

STANDARD_INPUT = "standard input"


@dataclass(slots=True)
class Tally:
    """How the inputs fared; what could not be read, was skipped or failed makes the exit code 1.

    ``before`` counts addresses of a list that had been fetched before, ``undated`` reports without a day.
    """

    reports: int = 0
    coded: int = 0
    unread: int = 0
    before: int = 0
    undated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: int = 0

    @property
    def code(self) -> int:
        """The exit code."""
        return SOME_FAILED if self.unread or self.skipped or self.failed else DONE

    def sentence(self) -> str:
        """What was done and what not, such as "3 reports coded; 1 skipped (language fa)."."""
        parts = [f"{counted(self.coded, 'report')} coded"]
        for reason, number in sorted(self.skipped.items()):
            parts.append(f"{number} skipped ({reason})")
        if self.failed:
            parts.append(f"{self.failed} could not be coded")
        if self.unread:
            parts.append(f"{counted(self.unread, 'input')} could not be read")
        return "; ".join(parts) + "."


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def read_options(
    published: str | None, publisher: str | None, lang: str | None, fields: Iterable[str] | None
) -> ReadOptions:
    """The reader's options. Raises typer.BadParameter for a mapping without "=", an unknown field or a bad date."""
    mapping: dict[str, str] = {}
    for given in fields or ():
        name, equals, where = given.partition("=")
        if not (name and equals and where):
            raise typer.BadParameter(f"--field takes FIELD=NAME such as text=body, not {given!r}")
        mapping[name] = where
    try:
        return ReadOptions(published, publisher, lang, mapping)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def read_reports(
    paths: Iterable[str],
    options: ReadOptions,
    tally: Tally,
    keep: Keep | None = None,
    visitor: Visitor | None = None,
) -> Iterator[tuple[str, Report]]:
    """Each report with the path it came by; what could not be read is said on standard error and counted."""
    for path in paths:
        name = STANDARD_INPUT if path == "-" else path
        for item in _read(path, options, keep, visitor):
            if isinstance(item, Problem):
                complain(str(item))
                tally.unread += item.fatal
            else:
                tally.reports += 1
                yield name, item


def _read(
    path: str, options: ReadOptions, keep: Keep | None, visitor: Visitor | None
) -> Iterator[Report | Problem]:
    if visitor is None or not is_address(path):
        yield from read([path], options=options, keep=keep)
        return
    from tawatur.intake.web import FetchFailed

    try:
        yield from visitor.page(path, options)
    except (FetchFailed, Refused) as error:
        yield Problem(path, None, str(error))


def is_address(path: str) -> bool:
    """Whether an argument is an address of the web and no path."""
    return path.lower().startswith(("http://", "https://"))


def say_skipped(name: str, report: Report, reason: str, tally: Tally) -> None:
    """Say that a report was not coded, and count it."""
    tally.skipped[short_reason(reason)] += 1
    complain(f"{name}: report {report.id} was skipped: {reason.rstrip('.')}.")


def short_reason(reason: str) -> str:
    """A reason for the count: what stands before the first comma."""
    return reason.split(",")[0].removeprefix("the ").replace(" is ", " ").strip()
