"""Days told by those told before them: "the next day", "a week earlier", "the following March", "في اليوم التالي"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tawatur.mentions.calendar import calendar_words, month_of, nearest_weekday, shift_days, shift_month
from tawatur.mentions.date_values import Precision
from tawatur.mentions.dates import DateMention
from tawatur.mentions.numbers_en import NUMBER, number_value

RULE = "so long before or after the day told before"
_MONTHS, _WEEKDAYS = calendar_words("en").months, calendar_words("en").weekdays
_ENDS = r"(?=\s*(?:[.,;:)\"]|$)|\s(?:in|at|near|by|when|as|and|but|while|on)\b)"
_PATTERNS = {
    "en": re.compile(
        rf"\b(?:(?P<count>an?|{NUMBER}) (?P<unit>day|week|month|year)s? (?P<after>earlier|later|previously|before{_ENDS}|afterwards?)"
        rf"|(?:the |that )?(?P<next>following|previous|next) (?:(?P<one>day|week|month|year)|(?P<named>{'|'.join((*_MONTHS, *_WEEKDAYS))}))"
        rf"|the (?P<eve>day|week|month|year) (?P<side>before|after){_ENDS})\b"
    ),
    "ar": re.compile(r"(?<!\w)(?:ال)?(?P<one>يوم|شهر|عام) (?:ال)?(?P<next>تالي|سابق|ماقبله)(?!\w)"),
}
_CUES = {
    "en": re.compile(r"\b(?:earlier|later|previous|before|after|following|next)"),
    "ar": re.compile("تالي|سابق"),
}
_UNITS = {"يوم": "day", "شهر": "month", "عام": "year"}
_BACK = frozenset({"earlier", "previously", "previous", "before", "سابق"})


def find_sequels(
    norm: str,
    lang: str,
    start: int,
    end: int,
    told: Sequence[DateMention],
    before: DateMention | None,
    published: date | None,
) -> list[DateMention]:
    """The days of a stretch that hang on a day told before: one of the stretch (``told``), or else ``before`` it."""
    cues = _CUES.get(lang)
    if cues is None or cues.search(norm, start, end) is None:
        return []
    found = []
    for match in _PATTERNS[lang].finditer(norm, start, end):
        base = next((d for d in reversed(told) if d.end <= match.start()), before)
        if base is None:
            continue
        interval = _moved(match, base)
        if interval is not None and (published is None or interval[0] <= shift_days(published, 1)):
            first, last, precision = interval
            found.append(DateMention(match.start(), match.end(), first, last, precision, RULE))
    return found


def _moved(match: re.Match[str], base: DateMention) -> tuple[date, date, Precision] | None:
    """The days that the words of a match put before or after others."""
    parts = {k: v for k, v in match.groupdict().items() if v}
    step = -1 if _BACK.intersection(parts.values()) else 1
    edge = base.first if step < 0 else base.last
    if "named" in parts:
        return _named(parts["named"], edge, step)
    unit = parts.get("unit") or parts.get("one") or parts["eve"]
    unit = _UNITS.get(unit, unit)
    count = 1 if parts.get("count", "a") in ("a", "an") else number_value(parts["count"])
    if count is None:
        return None
    if "unit" in parts and unit in ("month", "year") and base.precision == "day":
        days, slack = (30.44, 7) if unit == "month" else (365.25, 45)
        middle = shift_days(edge, round(step * count * days))
        return shift_days(middle, -slack), shift_days(middle, slack), "days"
    if unit == "year" and base.precision == "month":
        return *month_of(base.first.year + step * count, base.first.month), "month"
    if unit == "year":
        year = edge.year + step * count
        return date(year, 1, 1), date(year, 12, 31), "year"
    if unit == "month":
        return *month_of(*shift_month(edge, step * count)), "month"
    if unit == "week" and "unit" not in parts:
        near, far = shift_days(edge, step), shift_days(edge, step * 7)
        return min(near, far), max(near, far), "week"
    away = step * count * (7 if unit == "week" else 1)
    precision: Precision = "day" if base.precision == "day" else "days"
    return shift_days(base.first, away), shift_days(base.last, away), precision


def _named(name: str, edge: date, step: int) -> tuple[date, date, Precision]:
    """The weekday or month of a name next before or after a day."""
    if name in _WEEKDAYS:
        day = nearest_weekday(edge, _WEEKDAYS[name], "last" if step < 0 else "next")
        return day, day, "day"
    month = _MONTHS[name]
    year = edge.year + (step if (month - edge.month) * step <= 0 else 0)
    return *month_of(year, month), "month"
