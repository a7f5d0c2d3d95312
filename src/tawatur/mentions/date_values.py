"""What date expressions mean: from their parts (day, month, weekday, "last", "ago") to an interval of days.

The rules are those of the codebook: a weekday is the nearest on or before publication, a month or day without a year the
latest not after it. ``None`` comes back where the text and the publication day let no one tell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from hijridate import Gregorian, Hijri

from tawatur.mentions.calendar import (
    month_of,
    nearest_weekday,
    part_of_month,
    part_of_year,
    safe_date,
    shift_days,
    shift_month,
)

Precision = Literal["day", "night", "days", "week", "month", "year", "span"]
Unit = Literal["hour", "day", "week", "month", "year"]

_SLACK = 1  # days: a report of the next morning's time zone may name a day after its publication
_EARLIEST, _LATEST = 1900, 2100
_VAGUE_AGO: dict[Unit, tuple[int, int]] = {
    "hour": (1, 0),
    "day": (7, 2),
    "week": (35, 14),
    "month": (300, 60),
}
_VAGUE_PAST: dict[Unit, int] = {"hour": 1, "day": 7, "week": 28, "month": 180}
_UNIT_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class DateValue:
    """An interval of days, both inclusive; ``absolute`` where the text itself gives the year."""

    first: date
    last: date
    precision: Precision
    rule: str
    absolute: bool = False


def single(day: date, rule: str, *, absolute: bool = False) -> DateValue:
    """The value of one day."""
    return DateValue(day, day, "day", rule, absolute)


def day_of_month(
    day: int,
    month: int,
    published: date | None,
    *,
    year: int | None = None,
    when: str | None = None,
    year_when: str | None = None,
    weekday: int | None = None,
) -> DateValue | None:
    """A day and month. A weekday that contradicts the date moves it a year only where the year was guessed."""
    if year is not None:
        value = safe_date(year, month, day) if _EARLIEST <= year <= _LATEST else None
        if value is None:
            return None
        differs = weekday is not None and value.weekday() != weekday
        return single(value, "day_month_year" + ("+weekday_differs" if differs else ""), absolute=True)
    if published is None:
        return None
    if year_when is not None:
        return _checked(safe_date(published.year + _STEP[year_when], month, day), weekday)
    if when == "this":
        return _checked(safe_date(published.year, published.month if month == 0 else month, day), weekday)
    limit = shift_days(published, _SLACK)
    past = [
        d for y in range(limit.year, limit.year - 9, -1) if (d := safe_date(y, month, day)) and d <= limit
    ]
    coming = [
        d for y in (published.year, published.year + 1) if (d := safe_date(y, month, day)) and d > published
    ]
    if when == "next":
        return _checked(coming[0], weekday) if coming else None
    if not past:
        return None
    if weekday is None or past[0].weekday() == weekday:
        return single(past[0], "day_month")
    for other in (*past[1:2], *coming[:1]):
        if other.weekday() == weekday:
            return single(other, "day_month+year_by_weekday")
    return single(past[0], "day_month+weekday_differs")


_STEP = {"before_last": -2, "last": -1, "this": 0, "next": 1}


def _checked(value: date | None, weekday: int | None) -> DateValue | None:
    if value is None:
        return None
    differs = weekday is not None and value.weekday() != weekday
    return single(value, "day_month" + ("+weekday_differs" if differs else ""))


def weekday_value(weekday: int, published: date | None, when: str | None = None) -> DateValue | None:
    """A weekday's name, with ``last``, ``next`` or neither."""
    return single(nearest_weekday(published, weekday, when), "weekday") if published else None


def relative_day(offset: int, weekday: int | None, published: date | None) -> DateValue | None:
    """ "Yesterday", "today", "tomorrow", with a weekday beside it or not; where the two disagree the weekday wins."""
    if published is None:
        return None
    day = shift_days(published, offset)
    if weekday is None or day.weekday() == weekday:
        return single(day, "relative")
    return single(nearest_weekday(published, weekday, "next" if offset > 0 else None), OTHER_WEEKDAY)


OTHER_WEEKDAY: Final = "relative+weekday_wins"
"""The rule of a "today" or "yesterday" that is not the weekday told beside it."""


def night(first: date, rule: str) -> DateValue:
    """The night from a day to the next."""
    return DateValue(first, shift_days(first, 1), "night", rule)


def night_of(first: int | None, second: int | None, published: date | None) -> DateValue | None:
    """The night between two weekdays, of which one may go unsaid; both unsaid, the night into the publication day."""
    if published is None:
        return None
    if second is not None:
        return night(shift_days(nearest_weekday(published, second), -1), "night")
    if first is None:
        return night(shift_days(published, -1), "night")
    begin = nearest_weekday(published, first)
    return night(begin if begin < published else shift_days(begin, -1), "night")


def month_value(
    month: int,
    published: date | None,
    *,
    year: int | None = None,
    when: str | None = None,
    year_when: str | None = None,
    part: str | None = None,
) -> DateValue | None:
    """A month, or a part of it (``early``, ``mid``, ``late``)."""
    absolute = year is not None
    if year is None:
        if published is None:
            return None
        if year_when is not None:
            year = published.year + _STEP[year_when]
        elif when == "next":
            year = published.year + (month <= published.month)
        else:
            year = published.year - (month > published.month or (when == "last" and month == published.month))
    if not _EARLIEST <= year <= _LATEST:
        return None
    first, last = part_of_month(*month_of(year, month), part)
    return _until_published(
        DateValue(first, last, "month", "month", absolute), None if when == "next" else published
    )


def year_value(year: int, part: str | None = None, published: date | None = None) -> DateValue | None:
    """A year by its number, or a part of it."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    return _until_published(DateValue(*part_of_year(year, part), "year", "year", True), published)


def unit_value(
    unit: Unit, when: str, published: date | None, part: str | None = None, *, week_start: int = 0
) -> DateValue | None:
    """ "Last week", "this month", "early this year". ``week_start``: 0 where weeks begin on Monday, 6 on Sunday."""
    if published is None:
        return None
    step = _STEP[when]
    if unit == "year":
        value = DateValue(*part_of_year(published.year + step, part), "year", "year")
    elif unit == "month":
        first, last = month_of(*shift_month(published, step))
        value = DateValue(*part_of_month(first, last, part), "month", "month")
    elif unit == "week":
        begin = shift_days(published, 7 * step - (published.weekday() - week_start) % 7)
        value = DateValue(begin, shift_days(begin, 6), "week", "week")
    else:
        return single(shift_days(published, step), "relative")
    return value if step > 0 else _until_published(value, published)


def ago_value(count: int | None, unit: Unit, published: date | None) -> DateValue | None:
    """ "Two days ago"; ``count`` None for "days ago"."""
    if published is None:
        return None
    if count is None:
        if unit not in _VAGUE_AGO:
            return None
        far, near = _VAGUE_AGO[unit]
        return DateValue(shift_days(published, -far), shift_days(published, -near), "span", "ago")
    if unit == "hour":
        return DateValue(shift_days(published, -((count + 12) // 24)), published, "days", "ago")
    if unit == "day":
        return single(shift_days(published, -count), "ago")
    if unit == "week":
        centre = shift_days(published, -7 * count)
        return DateValue(shift_days(centre, -count), shift_days(centre, min(count, 3)), "week", "ago")
    if unit == "month":
        if count > 600:
            return None
        return DateValue(*month_of(*shift_month(published, -count)), "month", "ago")
    if published.year - count < _EARLIEST:
        return None
    if count == 1:  # "a year ago" is about the same time of the year
        centre = shift_days(published, -365)
        return DateValue(shift_days(centre, -35), shift_days(centre, 35), "span", "ago")
    return DateValue(*part_of_year(published.year - count, None), "year", "ago")


def past_value(count: int | None, unit: Unit, published: date | None) -> DateValue | None:
    """ "Over the past two days": the span up to publication; ``count`` None for "the past days"."""
    if published is None:
        return None
    if count is None:
        if unit not in _VAGUE_PAST:
            return None
        days = _VAGUE_PAST[unit]
    else:
        days = max(1, (count + 23) // 24) if unit == "hour" else count * _UNIT_DAYS[unit]
    if days > 36500:
        return None
    return DateValue(shift_days(published, -days), published, "days" if days <= 7 else "span", "past")


def coming_value(count: int | None, unit: Unit, published: date | None) -> DateValue | None:
    """ "In the coming days": the span from publication on; ``count`` None for "the coming days"."""
    if published is None or (count is None and unit not in ("hour", "day", "week")):
        return None
    days = _VAGUE_PAST[unit] if count is None else count * _UNIT_DAYS[unit] if unit != "hour" else 1
    return DateValue(published, shift_days(published, days), "days" if days <= 7 else "span", COMING)


COMING: Final = "coming"
"""The rule of days to come, which are of nothing that has happened."""


def since_value(value: DateValue, published: date | None) -> DateValue | None:
    """The span from a date to publication."""
    if published is None or value.first > published:
        return None
    return DateValue(value.first, published, "span", f"since:{value.rule}", value.absolute)


def until(first: DateValue, last: DateValue) -> DateValue | None:
    """The span from one date to another; None where the second lies before the first."""
    if last.last < first.first:
        return None
    return DateValue(first.first, last.last, "span", "range", first.absolute and last.absolute)


def in_year(value: DateValue, before: date) -> DateValue:
    """The same day of the year in the last year in which it lies on or before another day."""
    for year in (before.year, before.year - 1):
        day = safe_date(year, value.first.month, value.first.day)
        if day is not None and day <= before:
            return single(day, value.rule, absolute=True)
    return value


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def season_value(
    season: str, published: date | None, *, year: int | None = None, when: str | None = None
) -> DateValue | None:
    """A season of a year, or "last summer"; a winter is named after the year in which it began."""
    absolute = year is not None
    first_month, last_month = _SEASONS[season]
    if year is None:
        if published is None:
            return None
        year = published.year
        begun = date(year, first_month, 1) <= published
        if when == "next":
            year += begun
        elif not begun or (
            when == "last" and month_of(year + (season == "winter"), last_month)[1] >= published
        ):
            year -= 1
    if not _EARLIEST <= year <= _LATEST:
        return None
    last = month_of(year + (season == "winter"), last_month)[1]
    return _until_published(
        DateValue(date(year, first_month, 1), last, "month", "season", absolute),
        None if when == "next" else published,
    )


def hijri_day(
    day: int | None, month: int, published: date | None, year: int | None = None, weekday: int | None = None
) -> DateValue | None:
    """A day or month of the Islamic calendar (Umm al-Qura, by ``hijridate``), the year guessed like any other.

    Countries that go by sighting differ from the tables by a day: a weekday beside the date decides.
    """
    absolute = year is not None
    if year is None:
        if published is None or not 1925 <= published.year <= 2076:
            return None
        year = Gregorian.fromdate(published).to_hijri().year
        value = _hijri_interval(day, month, year)
        if value is not None and value.first > shift_days(published, _SLACK):
            value = _hijri_interval(day, month, year - 1)
    else:
        value = _hijri_interval(day, month, year)
    if value is None:
        return None
    if day is not None and weekday is not None:
        for step in (0, 1, -1):
            near = shift_days(value.first, step)
            if near.weekday() == weekday:
                value = single(near, "hijri")
                break
    return _until_published(replace(value, absolute=absolute), published)


def _hijri_interval(day: int | None, month: int, year: int) -> DateValue | None:
    try:
        if day is not None:
            return single(Hijri(year, month, day).to_gregorian(), "hijri")
        begin = Hijri(year, month, 1)
        first = begin.to_gregorian()
        return DateValue(first, shift_days(first, begin.month_length() - 1), "month", "hijri")
    except (ValueError, OverflowError):
        return None


def _until_published(value: DateValue, published: date | None) -> DateValue:
    """What a report tells of a running month or year has happened by its publication."""
    if published is not None and value.first <= published < value.last:
        return replace(value, last=published)
    return value
