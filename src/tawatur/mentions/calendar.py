"""Calendar words of both languages, read from ``data/calendar.tsv``, and the arithmetic of days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.normalise import fold


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Folded forms with their values: months 1 to 12 (Gregorian, Hijri), weekdays 0 (Monday) to 6.

    ``weak`` forms are other words too, and count only beside a number, a year or a cue.
    """

    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    dayparts: tuple[str, ...]
    weak: frozenset[str]


@cache
def calendar_words(lang: str) -> CalendarWords:
    """The calendar words of a language (``ar`` or ``en``)."""
    tables: dict[str, dict[str, int]] = {"month": {}, "hijri": {}, "weekday": {}}
    dayparts: list[str] = []
    weak: set[str] = set()
    for row in read_table(DATA / "calendar.tsv"):
        if row["lang"] != lang:
            continue
        forms = [fold(form) for form in split_list(row["forms"])]
        weak_forms = [fold(form) for form in split_list(row["weak"])]
        if row["kind"] == "daypart":
            dayparts += forms
            continue
        weak.update(weak_forms)
        tables[row["kind"]].update(dict.fromkeys(forms + weak_forms, int(row["value"])))
    return CalendarWords(
        tables["month"], tables["hijri"], tables["weekday"], tuple(dayparts), frozenset(weak)
    )


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def shift_month(day: date, months: int) -> tuple[int, int]:
    """Year and month that lie so many months from a day's own."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def shift_days(day: date, days: int) -> date:
    """The day so many days away, held within the years that dates can have."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def nearest_weekday(published: date, weekday: int, when: str | None = None) -> date:
    """The day that a weekday means: the nearest on or before publication.

    ``when``: ``last`` leaves the publication day itself out; ``next`` means the first one after it.
    """
    if when == "next":
        return shift_days(published, (weekday - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - weekday) % 7
    return shift_days(published, -(back or 7) if when == "last" else -back)


def part_of_month(first: date, last: date, part: str | None) -> tuple[date, date]:
    """The part of a month that ``early``, ``mid`` or ``late`` means: days 1-10, 11-20, 21 to the end."""
    if part == "early":
        return first, shift_days(first, 9)
    if part == "mid":
        return shift_days(first, 10), shift_days(first, 19)
    if part == "late":
        return shift_days(first, 20), last
    return first, last


def part_of_year(year: int, part: str | None) -> tuple[date, date]:
    """The part of a year that ``early``, ``mid`` or ``late`` means: its first, middle and last months."""
    months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part or "", (1, 12))
    return date(year, months[0], 1), month_of(year, months[1])[1]
