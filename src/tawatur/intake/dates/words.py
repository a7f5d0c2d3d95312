"""Dates as pages print them to their readers: bylines in Arabic and English, found in a line and read.

Reads days with their month in words (the names of the east, the Gulf, the Levant and the Maghreb, two of them side by
side too) or in figures, a day of the Hijri calendar where no other stands beside it, the clock beside the day with the
zone that it names, and how long ago it was where the moment of fetching is known. A line may hold a cue: what says
"updated" is no day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from tawatur.model import DateClue

_CALENDAR = Path(__file__).resolve().parents[2] / "data" / "calendar.tsv"
_FOLDING = str.maketrans("أإآٱىةؤئ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااىهوي01234567890123456789") | {
    ord("ى"): "ي",
    ord("\u00a0"): " ",
    ord("\u202f"): " ",
    **dict.fromkeys([*range(0x064B, 0x0653), 0x0640, 0x0670], None),
    **dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None),
}
_UNSEEN = {letter: None for letter, to in _FOLDING.items() if to is None}
EARLIEST = 1990
"""The first year of publication that a page is believed to name."""
_HEAD, _TAIL, _SHORT = 1500, 400, 160  # characters of a text, and of a line, in which a byline may stand
_CUED_REST = 12  # words that may stand beside a day that is said to be one of publication

_PUBLISHED = (
    r"(?<!\w)(?:first )?(?:published|posted|publication date|date of publication|issued)(?: on| at)?(?!\w)"
    r"|(?<!\w)(?:تاريخ النشر|تم النشر|نشرت?)(?: في| بتاريخ| يوم)?(?!\w)"
)
_UPDATED = (
    r"(?<!\w)(?:(?:last |was )?(?:updated|modified|edited)|last update)(?: on| at)?(?!\w)"
    r"|(?<!\w)(?:(?:اخر|تاريخ) )?(?:تحديث|التحديث|تعديل|التعديل)(?: في| بتاريخ)?(?!\w)"
)
_CUE = re.compile(f"(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED})")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d)"
    r"\s?(?P<half>[ap]\.?m\b\.?|صباحا|مساء|ص\b|م\b)?"
    r"\s*\(?(?P<zone>(?:بتوقيت |ت )?(?:gmt|utc|غرينتش|غرينيتش|جرينتش|مكه(?: المكرمه)?)"
    r"|e[sd]t\b|ce[s]?t\b|ee[s]?t\b|z\b)?\s?(?P<offset>[+-]\d{1,2}(?::?[0-5]\d)?)?"
)
_ZONES = {"est": -5, "edt": -4, "cet": 1, "cest": 2, "eet": 2, "eest": 3}
_MECCA = 3
_AGO = re.compile(
    r"(?:(?<!\w)(?:منذ|قبل) (?P<ar>\d{1,3} )?(?P<ar_unit>دقيقتين|دقيقه|دقايق|ساعتين|ساعه|ساعات|يومين|يوم|ايام)(?!\w))"
    r"|(?:(?<!\w)(?P<en>\d{1,3}|an?|one|two) (?P<en_unit>minute|min|hour|hr|day)s? ago(?!\w))"
)
_UNITS = {
    "minutes": ("دقيقه", "دقيقتين", "دقايق", "minute", "min"),
    "hours": ("ساعه", "ساعتين", "ساعات", "hour", "hr"),
    "days": ("يوم", "يومين", "ايام", "day"),
}


_SMALL = frozenset(["at", "on", "by", "the", "in", "الساعه", "الموافق", "بتوقيت", "يوم", "بتاريخ"])


@dataclass(frozen=True, slots=True)
class Told:
    """A date in a line: its words as they stand there, the ISO 8601 day or moment, and what else the day could be.

    ``value`` is None for a span of time whose end is not known. ``other`` is the day where a month in figures may be
    meant as one. ``cued`` where the line says that it is of publication; ``rest`` counts the line's other words.
    """

    words: str
    value: str | None
    other: str | None = None
    cued: bool = False
    rest: int = 0


def folded(words: str) -> str:
    """Words as they are compared here: small letters, one form of each Arabic letter, no marks, plain figures."""
    return words.lower().translate(_FOLDING)


def read_line(line: str, fetched: datetime | None = None) -> Told | None:
    """The date of publication that a line tells, None where it tells none.

    ``fetched`` is the moment at which the page was fetched, from which "3 hours ago" counts.
    """
    line = " ".join(line.translate(_UNSEEN).split())
    best: Told | None = None
    for part, cue in _parts(line):
        if cue != "updated" and (found := _read_part(part, fetched)) is not None:
            told = Told(found.words, found.value, found.other, cue == "published", found.rest)
            if told.cued:
                return told
            best = best or told
    return best


def text_clues(text: str) -> list[DateClue]:
    """The day of publication that the first or last lines of a text give, in words that say that it is one."""
    lines = [line for line in (text[:_HEAD] + "\n" + text[-_TAIL:]).splitlines() if len(line) <= _SHORT]
    for line in lines:
        told = read_line(line)
        if told is not None and told.cued and told.value and told.rest <= _CUED_REST:
            return [DateClue("text", "byline", told.words, told.value)]
    return []


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """A line cut at its cues, each piece with the cue that it follows, "" where it follows none."""
    cues = list(_CUE.finditer(folded(line)))
    starts = [(0, 0, ""), *((m.start(), m.end(), m.lastgroup or "") for m in cues)]
    for number, (_, end, cue) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(line)
        yield line[end:stop], cue


def _read_part(part: str, fetched: datetime | None) -> Told | None:
    plain = folded(part)
    for pattern in _day_patterns():
        for found in pattern.finditer(plain):
            days = _days(found.groupdict())
            if days:
                return _with_clock(part, plain, found, days)
    found_ago = _AGO.search(plain)
    if found_ago is None:
        return None
    words = part[found_ago.start() : found_ago.end()].strip()
    return Told(words, _ago(found_ago, fetched), rest=_rest(plain, [found_ago.span()]))


def _with_clock(part: str, plain: str, found: re.Match[str], days: list[date]) -> Told:
    spans = [found.span()]
    day = days[0]
    value = day.isoformat()
    other = days[1].isoformat() if len(days) > 1 else None
    clocks = [m for m in _CLOCK.finditer(plain) if m.end() <= found.start() or m.start() >= found.end()]
    near = min(clocks, key=lambda m: max(m.start() - found.end(), found.start() - m.end()), default=None)
    if near is not None and max(near.start() - found.end(), found.start() - near.end()) <= 20:
        spans.append(near.span())
        value = _moment(day, near)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return Told(part[start:end].strip(), value, other, rest=_rest(plain, spans))


def _moment(day: date, clock: re.Match[str]) -> str:
    hour = int(clock["hour"])
    half = (clock["half"] or "")[:1]
    if half in ("p", "م") and hour < 12:
        hour += 12
    elif half in ("a", "ص") and hour == 12:
        hour = 0
    moment = datetime(day.year, day.month, day.day, hour, int(clock["minute"]), int(clock["second"] or 0))
    shift = _shift(clock["zone"] or "", clock["offset"] or "")
    return (moment.replace(tzinfo=timezone(shift)) if shift is not None else moment).isoformat()


def _shift(zone: str, offset: str) -> timedelta | None:
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        # a hyphen between the clock and a figure is a zone only where one is named, or where it has four figures
        if shift > timedelta(hours=14) or not (zone or len(digits) >= 4):
            return None
        return -shift if offset[0] == "-" else shift
    if not zone:
        return None
    return timedelta(hours=_MECCA if "مكه" in zone else _ZONES.get(zone, 0))


def _ago(found: re.Match[str], fetched: datetime | None) -> str | None:
    if fetched is None:
        return None
    unit = found["ar_unit"] or found["en_unit"]
    count = (found["ar"] or found["en"] or "").strip()
    number = int(count) if count.isdecimal() else 2 if unit.endswith("ين") or count == "two" else 1
    name = next(name for name, words in _UNITS.items() if unit in words)
    moment = fetched - timedelta(**{name: number})
    if name == "days":
        return moment.date().isoformat()
    return moment.replace(second=0, microsecond=0).isoformat()


def _rest(plain: str, spans: list[tuple[int, int]]) -> int:
    """How many words a line has besides its date and the names of weekdays."""
    letters = list(plain)
    for start, end in [*spans, *(m.span() for m in _day_patterns()[-1].finditer(plain))]:
        letters[start:end] = " " * (end - start)
    words = re.findall(r"[^\W_]{2,}", "".join(letters))
    return sum(word not in _weekdays() and word not in _SMALL for word in words)


def _days(parts: Mapping[str, str | None]) -> list[date]:
    """The days that the parts of a match may be, the likelier first; none where there is no such day."""
    year, number = int(parts["year"] or 0), int(parts["day"] or 0)
    name, figure = parts.get("name"), parts.get("month")
    if parts.get("hijri"):
        return _from_hijri(year, _months("hijri")[parts["hijri"] or ""], number)
    months = [_months("month")[name]] if name else [int(figure or 0)]
    found = [_day(year, months[0], number)]
    if figure and parts.get("either") is not None and months[0] != number:
        found.append(_day(year, number, months[0]))
    return [day for day in found if day is not None]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if EARLIEST <= year <= 2200 else None
    except ValueError:
        return None


def _from_hijri(year: int, month: int, number: int) -> list[date]:
    from hijridate import Hijri  # few pages give no other date

    try:
        return [Hijri(year, month, number).to_gregorian()]
    except (ValueError, OverflowError):
        return []


@cache
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, _months("month")), key=len, reverse=True))
    hijri = "|".join(sorted(map(re.escape, _months("hijri")), key=len, reverse=True))
    # "اذار/مارس", "تشرين الثاني (نوفمبر)": the second name says the same
    named = rf"(?P<name>{month})\.?(?!\w)(?:\s?[/(-]\s?(?:{month})\)?)?"
    day = r"(?<![\d/.:-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{day}(?:\s?(?:من|of|-|/)\s?|\s+)(?:شهر )?{named}[،,\s/-]+{year}",
            rf"(?<!\w){named}\s+{day}\s?[،,]?\s+{year}",
            r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d/-])",
            rf"(?<![\d/.:-])(?P<day>\d{{1,2}})(?P<either>[-/.])(?P<month>\d{{1,2}})(?P=either){year}(?![/-])",
            rf"{day}\s(?:من )?(?P<hijri>{hijri})[،,\s/-]+(?P<year>1[34]\d\d)(?!\d)",
        )
    )


@cache
def _months(kind: str) -> Mapping[str, int]:
    """The names of months, folded, with their numbers."""
    found: dict[str, int] = {}
    for row in _calendar():
        if row[1] == kind:
            found |= dict.fromkeys(_forms(row), int(row[2]))
    return found


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(form for row in _calendar() if row[1] == "weekday" for form in _forms(row))


def _forms(row: list[str]) -> list[str]:
    return [folded(form) for cell in row[3:5] for form in cell.split("|") if form]


@cache
def _calendar() -> tuple[list[str], ...]:
    """The rows of the table of calendar words: language, kind, value, forms, weak forms, note."""
    lines = _CALENDAR.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return tuple([*row, "", "", ""] for row in rows)
