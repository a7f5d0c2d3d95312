"""Weighing what says when a report was published: which day is taken, and whether the clues agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

from tawatur.model import DateClue, Dating, Report

KINDS = ("record", "metadata", "feed", "text", "url", "header")
"""The kinds of clues, the most trusted first."""
_WORDS = {
    "record": "the record",
    "feed": "the feed",
    "metadata": "the page's metadata",
    "text": "its text",
    "url": "its address",
    "header": "the server",
}
_NEAR = timedelta(days=1)
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
)


def address_clue(url: str | None) -> DateClue | None:
    """The day that an address carries, as in /2023/03/12/, 2023-03-12 or 20230312; None where it carries none."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return None
    for found in _IN_ADDRESS.finditer(path):
        year, _, month, day = found.groups()[:4] if found[1] else found.groups()[4:]
        try:
            return DateClue("url", "address", found[0], date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return None


def weigh(clues: Iterable[DateClue]) -> tuple[str | None, Dating]:
    """The day or moment of publication that clues come down to, None where they give none; and what was weighed.

    What a record says of its own report is taken as it stands. Else the day is taken that the most kinds of clues lie
    within a day of, of equals the more trusted; and the moment, where one of these gives one. The server's
    Last-Modified counts only where nothing else says anything, and neither for nor against the others.
    """
    ordered = sorted(dict.fromkeys(clues), key=lambda clue: KINDS.index(clue.kind))
    told = [(clue, _day(clue.value)) for clue in ordered if clue.value and clue.kind != "header"]
    if not told:
        last = next((clue.value for clue in ordered if clue.value), None)
        return last, Dating(tuple(ordered))
    kinds = {clue.kind for clue, _ in told}
    days = [day for _, day in told]
    agree = max(days) - min(days) <= _NEAR if len(kinds) > 1 else None
    first = told[0]
    if first[0].kind != "record":
        first = max(told, key=lambda one: len({c.kind for c, day in told if abs(day - one[1]) <= _NEAR}))
    near = [clue.value for clue, day in told if abs(day - first[1]) <= _NEAR and clue.value]
    if first[0].kind == "record" or len(first[0].value or "") > 10:
        return first[0].value, Dating(tuple(ordered), agree)
    moment = next((value for value in near if len(value) > 10 and _day(value) == first[1]), None)
    return moment or first[0].value, Dating(tuple(ordered), agree)


def with_clue(report: Report, clue: DateClue) -> Report:
    """A report that was read by itself, with what something else says of when it was published."""
    published, dating = weigh([*report.dating.clues, clue])
    published, dating = placed(published, dating, report.publisher, report.url, machine=True)
    return replace(report, published=published, dating=dating)


def placed(
    published: str | None, dating: Dating, publisher: str | None, url: str | None, *, machine: bool
) -> tuple[str | None, Dating]:
    """A moment with the offset of its publisher's zone, where it has none; the zone is noted as assumed.

    ``machine`` where moments in UTC are a format's or a program's and no publisher's own: they too are then told by the
    publisher's clocks, so that the day is the one on which it was published there.
    """
    if published is None or len(published) <= 10:
        return published, dating
    # the words and zones behind this take longer to load than a short run has
    from tawatur.intake.dates.zones import in_zone, is_universal, zone_of

    if is_universal(published) and not machine:
        return published, dating
    zone = zone_of(publisher, url)
    there = in_zone(published, zone) if zone else None
    if there is None:
        return published, dating
    return there, Dating(dating.clues, dating.agree, zone)


def doubt(published: str | None, dating: Dating) -> str | None:
    """What is to be said where the clues do not agree, or only the weakest says anything; None where nothing is."""
    if published is None:
        return None
    if dating.agree is False:
        said = _said([clue for clue in dating.clues if clue.value and clue.kind != "header"])
        return f"its day is in doubt: {said}; {published[:10]} was taken"
    if all(clue.kind == "header" for clue in dating.clues if clue.value) and dating.clues:
        return (
            f"only the server says when it was last changed, and {published[:10]} was taken for its day; "
            "give --published if you know better"
        )
    return None


def _said(clues: Sequence[DateClue]) -> str:
    days: dict[str, str] = {}
    for clue in clues:
        days.setdefault(clue.kind, (clue.value or "")[:10])
    return ", ".join(f"{_WORDS[kind]} says {day}" for kind, day in days.items())


def _day(value: str | None) -> date:
    return date.fromisoformat((value or "")[:10])
