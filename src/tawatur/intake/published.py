"""The day or moment of publication as publishers write it, brought to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}.*)?|\d{8}(?:T\d{4,6}.*)?", re.ASCII | re.IGNORECASE)
_CLOCK = r"(?:[ ,T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
_FORMS = tuple(
    re.compile(form + _CLOCK, re.ASCII | re.IGNORECASE)
    for form in (
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
    )
)
_RFC2822 = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4} \d{1,2}:\d{2}\b", re.ASCII)
_EARLIEST, _LATEST = 1900, 2200


def parse_published(words: str) -> str | None:
    """Bring a day or moment to ISO 8601 ("2023-11-17", "2023-11-17T08:30:00+03:00"); None if it is none.

    Reads ISO 8601, RFC 2822 (as feeds and mails write it), day/month/year and year/month/day in figures, and
    English month names; Arabic figures are read as others. Month/day/year is not read: nothing tells 5/11
    from 11/5. A time zone is kept as given and never added. Years before 1900 are placeholders of databases
    and no dates.
    """
    words = " ".join(words.translate(_DIGITS).split())
    if not words or len(words) > 60:
        return None
    moment = _iso(words) or _in_figures_or_words(words) or _rfc2822(words)
    return moment.isoformat() if moment and _EARLIEST <= moment.year <= _LATEST else None


def _iso(words: str) -> date | datetime | None:
    if not _ISO.fullmatch(words):
        return None
    try:
        if len(words) <= 10:
            return date.fromisoformat(words)
        # "2023-11-17 08:30:00 +03:00" and "… UTC" are how content systems print what ISO 8601 writes closer.
        return datetime.fromisoformat(re.sub(r" (?=[+-]\d|Z$)", "", re.sub(r" ?(?:UTC|GMT)$", "Z", words)))
    except ValueError:
        return None


def _in_figures_or_words(words: str) -> date | datetime | None:
    for form in _FORMS:
        if found := form.fullmatch(words):
            parts = found.groupdict()
            name = parts.get("name")
            month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
            try:
                day = date(int(parts["year"]), month, int(parts["day"]))
                if parts["hour"] is None:
                    return day
                clock = int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0)
                return datetime(day.year, day.month, day.day, *clock)
            except ValueError:
                return None
    return None


def _rfc2822(words: str) -> datetime | None:
    # The standard parser takes much that is no date, so the shape is asked for first.
    if not _RFC2822.match(words):
        return None
    try:
        return parsedate_to_datetime(words)
    # The standard parser lets malformed input out as any of these.
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
