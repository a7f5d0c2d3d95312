"""Reports for tests of the desk, and a coder that reads them: quick, and the same in every process.

A line of a report such as "tanf 2023-10-23 air_drone_strike killed 3 says reuters" tells one event; every other line is
only text. A line "post: ..." is an embedded post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.incidents.factory import event, source

from tawatur.desk import Desk
from tawatur.desk.packing import dumps
from tawatur.model import CodedReport, Event, Report, Span

_LINE = re.compile(
    r"(?P<place>[\w-]+) (?P<day>\d{4}-\d\d-\d\d) (?P<type>\w+)(?: killed (?P<killed>\d+))?(?: says (?P<who>\w+))?"
)
_POST = re.compile(r"^post: (?P<text>.*)$", re.MULTILINE)


def code(report: Report) -> CodedReport:
    """Code a report as the module says; a text that begins with "bonjour" is in a language that is not read."""
    if report.text.startswith("bonjour"):
        return CodedReport(report, skipped="the language is fr, and only Arabic and English are read")
    if report.text.startswith("crash"):
        raise RuntimeError("no way")
    posts, at = [], []
    for number, found in enumerate(_POST.finditer(report.text), 1):
        who = f"Writer {number} (@writer{number})"
        inner = Report(
            f"{report.id}#post-{number}", found["text"], publisher=who, author=who, parent=report.id
        )
        posts.append(code(inner))
        at.append(Span(found.start(), found.end(), found[0]))
    events = tuple(_events(_POST.sub("", report.text)))
    return CodedReport(replace(report, lang="en"), events, embedded=tuple(posts), embedded_at=tuple(at))


def _events(text: str) -> Iterator[Event]:
    for number, found in enumerate(_LINE.finditer(text), 1):
        chain = ((source(found["who"], "media", id=found["who"]),),) if found["who"] else ()
        yield event(
            found["type"],
            found["day"],
            found["place"],
            id=f"e{number}",
            killed=int(found["killed"]) if found["killed"] else None,
            means=None,
            sources=chain,
            words=found[0],
        )


def told(
    id: str, text: str, publisher: str | None = "Badia News", published: str | None = "2023-10-24"
) -> Report:
    """A report of a publisher."""
    return Report(id, text, published=published, publisher=publisher)


def corpus(count: int) -> list[Report]:
    """Reports of a few places and days, so that many tell of the same happenings; the same at every call."""
    places = ("tanf", "asad", "deir-ezzor", "mayadin")
    types = ("air_drone_strike", "shelling_missile", "armed_clash")
    whos = ("reuters", "afp", "sohr", "sana")
    reports = []
    for i in range(count):
        day = f"2023-10-{1 + (i * 7) % 28:02d}"
        lines = [
            f"{places[i % 4]} {day} {types[i % 3]} killed {i % 5} says {whos[i % 4]}",
            f"Told as number {i}.",
        ]
        if i % 9 == 0:
            lines.append(f"post: {places[(i + 1) % 4]} {day} {types[i % 3]}")
        if i % 6 == 0:
            lines.append(f"{places[(i + 2) % 4]} {day} armed_clash")
        reports.append(
            told(f"r{i:04d}", "\n".join(lines), f"Outlet {i % 7}", f"{day}T{i % 24:02d}:00:00+00:00")
        )
    return reports


def dump(path: Path) -> list[str]:
    """Everything that a desk says of its incidents."""
    with Desk(path, coder=code) as desk:
        return [dumps(incident) for incident in desk.incidents()]
