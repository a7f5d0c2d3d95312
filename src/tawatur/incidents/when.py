"""The days on which an event may have happened, for comparing it with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.model import Event

# News without a day tells of the last two days: the house rule of the codebook, widened by a day for late copies.
UNDATED_REACH = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Window:
    """An interval of days, both ends inclusive. ``stated`` is false where it only rests on the day of publication."""

    start: date
    end: date
    stated: bool

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    @property
    def exact(self) -> bool:
        """Whether the report states one single day."""
        return self.stated and self.start == self.end


def window(event: Event, published: str | None) -> Window | None:
    """The event's days; without a date the days up to publication; None where neither is known."""
    if event.date is not None:
        return Window(event.date.start, event.date.end, True)
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return Window(day - UNDATED_REACH, day, False)


def gap_days(a: Window, b: Window) -> int:
    """Days between two windows: 0 where they overlap, 1 where they touch."""
    return max(0, (max(a.start, b.start) - min(a.end, b.end)).days)
