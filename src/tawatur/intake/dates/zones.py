"""The time zone of a publisher: by its site or name in the source registry, and its country's zone.

What a publisher prints without an offset is its own wall clock. A zone found here is an assumption and is marked as one
(:class:`~tawatur.model.Dating`); an offset that the publisher states is never replaced by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tawatur.intake.dates.words import folded

_DATA = Path(__file__).resolve().parents[2] / "data"


def zone_of(publisher: str | None, url: str | None) -> str | None:
    """The IANA name of a publisher's time zone, None where the registry does not know it or its country."""
    countries = _countries()
    country = countries.get(folded(publisher).strip()) if publisher else None
    country = country or next((c for name in _sites(url) if (c := countries.get(name))), None)
    return _zones().get(country or "")


def in_zone(moment: str, zone: str) -> str | None:
    """A moment as the clocks of a zone show it: one without an offset gets theirs, one in UTC is told by them.

    None where nothing changes: a day, a moment with an offset of its own, or a zone that this system does not have.
    """
    if len(moment) <= 10:
        return None
    try:
        clock = ZoneInfo(zone)
        told = datetime.fromisoformat(moment)
    # ZoneInfo lets out an OSError for a directory of zones
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    if told.tzinfo is None:
        return told.replace(tzinfo=clock).isoformat()
    if told.utcoffset() != timedelta(0):
        return None
    there = told.astimezone(clock)
    return there.isoformat() if there.utcoffset() != timedelta(0) else None


def is_universal(moment: str) -> bool:
    """Whether a moment is told in UTC."""
    return len(moment) > 10 and datetime.fromisoformat(moment).utcoffset() == UTC.utcoffset(None)


def _sites(url: str | None) -> Iterator[str]:
    """The host of an address, and the domains that it lies in."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return
    parts = host.split(".")
    for start in range(len(parts) - 1):
        yield ".".join(parts[start:])


@cache
def _countries() -> Mapping[str, str]:
    """The country of a source by each of its names, sites and handles."""
    found: dict[str, str] = {}
    for row in _rows("sources.tsv"):
        # a platform's clock is nobody's
        if not row.get("country") or row["kind"] == "social_media":
            continue
        lists = [row.get(c, "") for c in ("aliases_en", "aliases_ar", "domains", "handles")]
        names = [row["id"], row.get("name_en", ""), row.get("name_ar", "")]
        # a form marked ~ is short for the full one, and alone it would be anyone's
        names += [name for held in lists for name in held.split("|") if not name.startswith("~")]
        for name in names:
            if key := folded(name.strip().strip("«»")).removeprefix("www."):
                found.setdefault(key, row["country"])
    return found


@cache
def _zones() -> Mapping[str, str]:
    return {row["country"]: row["zone"] for row in _rows("zones.tsv")}


def _rows(name: str) -> Iterator[dict[str, str]]:
    header: list[str] | None = None
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            if header is None:
                header = cells
            else:
                yield dict(zip(header, cells, strict=False))
