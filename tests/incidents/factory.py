"""Builds reports, events and accounts for the tests of linking: short to write, real in every field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.incidents.account import Account, fingerprint
from tawatur.incidents.registry import SourceRegistry
from tawatur.model import (
    Casualties,
    Chain,
    CodedReport,
    Count,
    Day,
    Event,
    Party,
    Place,
    Report,
    Source,
    SourceKind,
    Span,
)

PLACES: dict[str, Place] = {
    p.id: p
    for p in (
        Place("tanf", "al-Tanf", "التنف", 33.488, 38.62, "SY", "Homs", "base", 10.0),
        Place("asad", "Ain al-Asad", "عين الأسد", 33.785, 42.441, "IQ", "Anbar", "base", 10.0),
        Place("deir-ezzor", "Deir ez-Zor", "دير الزور", 35.336, 40.141, "SY", "Deir ez-Zor", "city", 15.0),
        Place("mayadin", "Mayadin", "الميادين", 35.02, 40.453, "SY", "Deir ez-Zor", "town", 8.0),
        Place("hatla", "Hatla", "حطلة", 35.366, 40.19, "SY", "Deir ez-Zor", "village", 5.0),
        Place(
            "dez-country",
            "eastern Deir ez-Zor",
            "ريف دير الزور الشرقي",
            35.1,
            40.5,
            "SY",
            "Deir ez-Zor",
            "region",
            60.0,
        ),
        Place("anbar", "Anbar", "الأنبار", 33.0, 41.8, "IQ", "Anbar", "admin1", 110.0),
        Place("syria", "Syria", "سوريا", 35.0, 38.5, "SY", None, "country", 400.0),
        Place("iraq", "Iraq", "العراق", 33.2, 43.7, "IQ", None, "country", 400.0),
    )
}
US = Party(0, 2, "US forces", "us-forces", "US forces")
IS = Party(0, 2, "Islamic State", "isis", "Islamic State")
IRAQI_FACTIONS = Party(
    0, 2, "Islamic Resistance in Iraq", "islamic-resistance-iraq", "Islamic Resistance in Iraq"
)
SDF = Party(0, 3, "SDF", "sdf", "Syrian Democratic Forces")
SYRIAN_ARMY = Party(0, 3, "Syrian army", "sy-army", "Syrian army")

REGISTRY = SourceRegistry.from_rows(
    [
        {
            "id": "reuters",
            "name_en": "Reuters",
            "name_ar": "رويترز",
            "kind": "media",
            "domains": "reuters.com",
        },
        {
            "id": "afp",
            "name_en": "AFP",
            "name_ar": "وكالة فرانس برس",
            "kind": "media",
            "aliases_ar": "فرانس برس",
        },
        {
            "id": "sohr",
            "name_en": "SOHR",
            "name_ar": "المرصد السوري",
            "kind": "monitor",
            "handles": "@syriahr",
        },
        {
            "id": "pentagon",
            "name_en": "Pentagon",
            "name_ar": "البنتاغون",
            "kind": "military",
            "affiliation": "us-state",
            "actor": "us-forces",
        },
        {
            "id": "centcom",
            "name_en": "CENTCOM",
            "name_ar": "سنتكوم",
            "kind": "military",
            "affiliation": "us-state",
            "actor": "centcom",
        },
        {"id": "sana", "name_en": "SANA", "name_ar": "سانا", "kind": "media", "affiliation": "sy-state"},
        {"id": "amaq", "name_en": "Amaq", "name_ar": "أعماق", "kind": "armed_group", "actor": "isis"},
    ]
)


def source(
    text: str, kind: SourceKind = "official", *, anonymous: bool = False, id: str | None = None
) -> Source:
    """A link of a chain."""
    return Source(0, len(text), text, kind, anonymous, id)


REUTERS = source("Reuters", "media", id="reuters")
AFP = source("AFP", "media", id="afp")
SOHR = source("the Syrian Observatory", "monitor", id="sohr")
PENTAGON = source("the Pentagon", "military", id="pentagon")
US_OFFICIAL = source("a US official", anonymous=True)
US_OFFICIAL_AR = source("مسؤول أمريكي", anonymous=True)


def day(start: str, end: str | None = None, mention: str | None = "on that day") -> Day:
    """An ISO day, or a span of days."""
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    words = Span(0, len(mention), mention) if mention else None
    return Day(first, last, "day" if first == last else "days", words)


def event(
    type: str = "air_drone_strike",
    when: str | Day | None = "2023-10-23",
    where: str | None = "tanf",
    *,
    id: str = "e1",
    side1: tuple[Party, ...] = (),
    side2: tuple[Party, ...] = (US,),
    killed: Count = None,
    injured: Count = None,
    means: str | None = "drone",
    sources: tuple[Chain, ...] = (),
    status: str = "occurred",
    aggregate: bool = False,
    words: str = "a drone hit the base",
) -> Event:
    """An event; a drone strike on US forces at al-Tanf on 23 October 2023 unless told otherwise."""
    return Event(
        id=id,
        type=type,
        status=status,  # type: ignore[arg-type]
        aggregate=aggregate,
        mentions=(Span(0, len(words), words),),
        date=day(when) if isinstance(when, str) else when,
        place=PLACES[where] if where else None,
        side1=side1,
        side2=side2,
        killed=killed,
        injured=injured,
        casualties=(Casualties("killed", killed, killed, None, Span(0, 1, "x")),)
        if isinstance(killed, int)
        else (),
        means=means,
        sources=sources,
        confidence=0.9,
    )


def account(
    report: str,
    told: Event | None = None,
    *,
    publisher: str | None = "Furat Post",
    published: str | None = "2023-10-24",
    text: str = "",
    author: str | None = None,
    parent: str | None = None,
    lang: str = "en",
) -> Account:
    """An account of an event by a report."""
    return Account(report, told or event(), published, publisher, lang, author, parent, fingerprint(text))


def coded(
    report: str,
    *events: Event,
    text: str = "A report.",
    publisher: str | None = "Furat Post",
    published: str | None = "2023-10-24",
    embedded: tuple[CodedReport, ...] = (),
    author: str | None = None,
) -> CodedReport:
    """A coded report that tells some events."""
    entry = Report(report, text, published=published, publisher=publisher, author=author)
    return CodedReport(entry, events, embedded=embedded)


def renamed(told: Event, id: str) -> Event:
    """The same event under another id."""
    return replace(told, id=id)
