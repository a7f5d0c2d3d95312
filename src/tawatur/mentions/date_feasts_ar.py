"""Arabic days that have a name, and stretches told in words of their own: feasts, the new year, decades, days of the Hijra
in numbers.
"""

from __future__ import annotations

from datetime import date

from tawatur.mentions import date_values as values
from tawatur.mentions.calendar import nearest_weekday, shift_days
from tawatur.mentions.date_grammar import Parts
from tawatur.mentions.date_values import DateValue
from tawatur.mentions.date_words_ar import WORDS
from tawatur.text.normalise import fold

_FEASTS = {fold("الفطر"): (1, 10), fold("الأضحى"): (10, 12)}
_FEAST_DAYS = {fold(w): i for i, w in enumerate(["أول", "ثاني", "ثالث", "رابع"])}
_FEAST_DAYS |= {fold(w): i for i, w in enumerate(["الأول", "الثاني", "الثالث", "الرابع"])}


def feast(parts: Parts, published: date | None) -> DateValue | None:
    """A day of one of the two feasts: "أول أيام عيد الفطر"."""
    if "last_of" in parts:  # the day before the feast, whatever its sighting
        begun = values.hijri_day(1, 10, published)
        return begun and DateValue(shift_days(begun.first, -1), begun.first, "days", "feast")
    if "feast" in parts:
        day, month = _FEASTS[parts["feast"]]
        first = values.hijri_day(day, month, published)
    else:  # "the feast": the one just past
        both = [values.hijri_day(day, month, published) for day, month in _FEASTS.values()]
        first = max((v for v in both if v is not None), key=lambda v: v.first, default=None)
    if first is None:
        return None
    word = parts.get("nth") or parts.get("nth_after") or parts.get("nth_of")
    weekday = parts.get("weekday")
    if word is not None and weekday is not None:  # which tells how the feast was sighted
        nth = shift_days(first.first, _FEAST_DAYS[word])
        near = nearest_weekday(shift_days(nth, 1), WORDS.weekdays[weekday])
        if near >= shift_days(nth, -1):
            return values.single(near, "feast")
    if "eve" in parts:
        return DateValue(shift_days(first.first, -1), first.first, "days", "feast")
    if word is None:
        # the feast lasts three days, and sightings differ by one
        return DateValue(first.first, shift_days(first.first, 3), "days", "feast")
    return DateValue(
        shift_days(first.first, _FEAST_DAYS[word]),
        shift_days(first.first, _FEAST_DAYS[word] + 1),
        "days",
        "feast",
    )


def named_day(parts: Parts, published: date | None) -> DateValue | None:
    """The day that a name alone stands for: "هجمات الحادي عشر من سبتمبر"."""
    return values.single(date(2001, 9, 11), "named_day", absolute=True)


def hijri_numeric(parts: Parts, published: date | None) -> DateValue | None:
    """A day of the Hijra in numbers: "22-2-1436هـ"."""
    month = int(parts["number"])
    year = int(parts["year"])
    return values.hijri_day(int(parts["day"]), month, published, year) if 0 < month < 13 else None


def new_year(parts: Parts, published: date | None) -> DateValue | None:
    """The night of the new year: the one just past."""
    eve = values.day_of_month(31, 12, published)
    return values.night(eve.first, "night") if eve is not None else None


_TENS = {
    20: "عشرين",
    30: "ثلاثين",
    40: "أربعين",
    50: "خمسين",
    60: "ستين",
    70: "سبعين",
    80: "ثمانين",
    90: "تسعين",
}
DECADES = {
    fold(f"{article}{word}{end}"): 1900 + tens
    for tens, word in _TENS.items()
    for article in ("", "ال")
    for end in ("ات", "يات")
}


def decade(parts: Parts, published: date | None) -> DateValue | None:
    """A decade of the last century: "تسعينات القرن الماضي"."""
    first = DECADES[parts["decade"]]
    return DateValue(date(first, 1, 1), date(first + 9, 12, 31), "span", "decade", True)
