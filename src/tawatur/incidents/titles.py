"""Short titles of incidents in English and Arabic, made from the coded fields and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from tawatur.mentions.registry import actors
from tawatur.mentions.tables import read_table
from tawatur.model import Day, Party, Place, Status, Toll

Language = Literal["en", "ar"]
_ARABIC = re.compile(r"[\u0620-\u06ff]")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# The names of the Levant and Iraq, then those of Egypt and the Gulf, as pan-Arab media print them side by side.
MONTHS_AR = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
_AT = frozenset(("site", "base", "airport", "oil_field", "crossing", "camp", "dam"))


@dataclass(frozen=True, slots=True)
class Headline:
    """The fields that a title is made from; ``means`` is the one that most accounts give."""

    type: str
    means: str | None
    status: Status
    aggregate: bool
    date: Day | None
    place: Place | None
    side1: tuple[Party, ...]
    side2: tuple[Party, ...]
    killed: Toll
    injured: Toll


@lru_cache(maxsize=1)
def _nouns() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in read_table(Path(__file__).with_name("titles.tsv"))}


def title_en(fields: Headline) -> str:
    """Such as "Drone strike on US forces at al-Tanf, 23 Oct 2023 (0 killed)"."""
    noun = _noun(fields)
    actors, targets = _names(fields.side1, "en"), _names(fields.side2, "en")
    parts = [noun["en"]]
    if fields.type in ("armed_clash", "agreement") and actors and targets:
        parts.append(f"between {actors} and {targets}")
    else:
        if targets and noun["on_en"] != ":":
            parts.append(f"{noun['on_en']} {targets}")
        if actors:
            parts.append(f"by {actors}" if fields.type != "armed_clash" else f"involving {actors}")
    if fields.place is not None:
        joint = (
            "" if fields.place.name.startswith("near ") else "at " if fields.place.precision in _AT else "in "
        )
        parts.append(joint + fields.place.name)
    prefix = {"occurred": "", "planned": "Planned: ", "denied": "Denied: "}[fields.status]
    line = prefix + " ".join(parts) + (f", {day_words(fields.date, MONTHS_EN)}" if fields.date else "")
    tolls = [t for t in (_toll_en(fields.killed, "killed"), _toll_en(fields.injured, "injured")) if t]
    return (
        line
        + (f" ({', '.join(tolls)})" if tolls else "")
        + (" [count over many]" if fields.aggregate else "")
    )


def title_ar(fields: Headline) -> str:
    """Such as "هجوم بطائرة مسيّرة على القوات الأمريكية في التنف، 23 تشرين الأول/أكتوبر 2023 (بلا قتلى)"."""
    noun = _noun(fields)
    actors, targets = _names(fields.side1, "ar"), _names(fields.side2, "ar")
    parts = [noun["ar"]]
    if fields.type in ("armed_clash", "agreement") and actors and targets:
        parts.append(f"بين {actors} و{targets}")
    else:
        if actors:
            by = f"على يد {actors}" if fields.type == "disrupted_weapons" else belonging_to(actors)
            parts.append(by)
        if targets and noun["on_ar"] != ":":
            parts.append(f"{noun['on_ar']} {targets}")
    if fields.place is not None and (fields.place.name_ar or fields.place.name):
        parts.append(f"في {fields.place.name_ar or fields.place.name}")
    prefix = {"occurred": "", "planned": "مقرَّر: ", "denied": "منفيّ: "}[fields.status]
    line = prefix + " ".join(parts) + (f"، {day_words(fields.date, MONTHS_AR)}" if fields.date else "")
    tolls = [t for t in (_killed_ar(fields.killed), _injured_ar(fields.injured)) if t]
    return (
        line + (f" ({'، '.join(tolls)})" if tolls else "") + (" [حصيلة إجمالية]" if fields.aggregate else "")
    )


def _noun(fields: Headline) -> dict[str, str]:
    table = _nouns()
    return table.get(f"{fields.type}:{fields.means}") or table[fields.type]


def _names(side: Iterable[Party], language: Language) -> str:
    """Those whom the words of a report name: a title says nothing that is only inferred."""
    names = [name for party in side if not party.inferred and (name := _name(party, language))]
    chosen = list(dict.fromkeys(names))[:2]
    return (" and " if language == "en" else " و").join(chosen)


def _name(party: Party, language: Language) -> str | None:
    """The actor's neutral name in a language; its own words where those are of that language; else None."""
    known = actors().get(party.actor or "")
    if known is not None and (name := known.name if language == "en" else known.name_ar):
        return name
    for words in (party.name, party.text):
        if words and (_ARABIC.search(words) is not None) == (language == "ar"):
            return words
    return None


def belonging_to(name: str) -> str:
    """An Arabic name after the preposition li-: القوات becomes للقوات, اللجان becomes للجان."""
    if not _ARABIC.match(name):
        return f"لـ {name}"
    if name.startswith("الل"):
        return "ل" + name[2:]
    return "لل" + name[2:] if name.startswith("ال") else "ل" + name


def day_words(day: Day, months: Sequence[str]) -> str:
    """An interval of days with the names of months: 23 Oct 2023, 22–23 Oct 2023, Oct 2023."""
    start, end = day.start, day.end
    month = months[end.month - 1]
    if day.precision == "year" and start.year == end.year:
        return str(end.year)
    if day.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{month} {end.year}"
    last = f"{end.day} {month} {end.year}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    year = f" {start.year}" if start.year != end.year else ""
    return f"{start.day} {months[start.month - 1]}{year} – {last}"


def _range(toll: Toll) -> str:
    if toll.max is None:
        return f"{toll.min}+"
    return str(toll.max) if toll.min == toll.max else f"{toll.min}–{toll.max}"


def _toll_en(toll: Toll, what: str) -> str:
    if toll.min is None or (what == "injured" and toll.max == 0):
        return ""
    return f"some {what}" if toll.max is None else f"{_range(toll)} {what}"


def _killed_ar(toll: Toll) -> str:
    if toll.min is None:
        return ""
    if toll.max is None:
        return "سقوط قتلى"
    if toll.max == 0:
        return "بلا قتلى"
    return _counted(toll, "قتيل واحد", "قتيلان", "قتلى", "قتيلاً")


def _injured_ar(toll: Toll) -> str:
    if toll.min is None or toll.max == 0:
        return ""
    if toll.max is None:
        return "سقوط جرحى"
    return _counted(toll, "جريح واحد", "جريحان", "جرحى", "جريحاً")


def _counted(toll: Toll, one: str, two: str, few: str, many: str) -> str:
    """A number with its noun as Arabic grammar has it: 3 to 10 take the plural, 11 to 99 the singular accusative.

    After a range the noun follows the last number; whole hundreds take the singular without the accusative.
    """
    last = toll.max or 0
    if toll.min == toll.max and last in (1, 2):
        return one if last == 1 else two
    rest = last % 100
    noun = few if 3 <= rest <= 10 or last <= 2 else many if rest >= 11 else one.split()[0]
    return f"{_range(toll)} {noun}"
