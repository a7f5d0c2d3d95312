"""Moments: when a report was out, when a desk had it, and how a person names either."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tawatur.desk.errors import DeskError

_TICK = timedelta(microseconds=1)


def moment(value: datetime | date | str, name: str = "as_of") -> datetime:
    """A moment in UTC: "2023-11-18T12:00", with or without an offset (UTC without), or a day, which is its end.

    Raises DeskError, naming the value ``name``, for what is neither.
    """
    try:
        found = _read(value) if isinstance(value, str) else value
    except ValueError:
        raise DeskError(f"{name} is {value!r}, which is no moment such as 2023-11-18T12:00.") from None
    if not isinstance(found, datetime):
        return datetime.combine(found + timedelta(days=1), time(), UTC) - _TICK
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def out_at(published: str | None, added: str) -> datetime:
    """From when on a report counts: its publication; where it names none, or no moment, when the desk took it in.

    A report that names only a day counts from the end of that day: before, it may not have been out.
    """
    try:
        return moment(published) if published else moment(added)
    except DeskError:
        return moment(added)


def _read(value: str) -> datetime | date:
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
