"""What coding a desk's reports anew came to: events gained, lost and changed, incidents, what became of decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tawatur.desk.changes import Change
from tawatur.incidents.decisions import AccountId
from tawatur.model import Day, Event, Party, Place

FIELDS: Final = (
    "type",
    "status",
    "aggregate",
    "date",
    "place",
    "side1",
    "side2",
    "killed",
    "injured",
    "means",
    "sources",
    "mentions",
)
"""The fields of which a change is told one by one."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """What became of one event of a report. ``event`` is its new id, ``was`` the old one; of a lost one both are.

    ``field`` is what changed, one of FIELDS, "other" where only what stands beside them did; None for an event that was
    gained or lost.
    """

    kind: Literal["gained", "lost", "changed"]
    report: str
    event: str
    what: str
    was: str | None = None
    field: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """A decision, one account of which got another id or is no more (``became`` is None); it stays on record."""

    number: int
    kind: Literal["link", "split"]
    by: str
    account: AccountId
    became: AccountId | None


@dataclass(frozen=True, slots=True)
class Recoded:
    """What came of it. ``checked`` reports were coded anew, ``recoded`` came out otherwise and were written.

    ``current`` counts those that this version had coded already. ``reread`` are the reports whose text was read anew
    since the readers changed, with whether it is another text now; ``unread`` those whose kept bytes the readers do not
    give any more. ``failed`` says by report why one could not be coded. ``coder`` is the digest of code and tables.
    ``before`` is the last moment of the record as it stood.
    """

    coder: str | None
    before: str
    checked: int = 0
    current: int = 0
    recoded: tuple[str, ...] = ()
    reread: Mapping[str, bool] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    events: tuple[EventChange, ...] = ()
    incidents: tuple[Change, ...] = ()
    decisions: tuple[DecisionChange, ...] = ()

    def count(self, kind: str) -> int:
        """How many events were gained, lost or changed."""
        return len({(change.report, change.event) for change in self.events if change.kind == kind})

    def by_field(self) -> Counter[str]:
        """How many events each field changed of."""
        return Counter(change.field for change in self.events if change.field is not None)


def event_changes(
    report: str, old: Sequence[Event], new: Sequence[Event], matched: Mapping[str, str]
) -> Iterator[EventChange]:
    """What changed from the old events of a report to the new ones, field by field."""
    before = {event.id: event for event in old}
    was = {now: then for then, now in matched.items()}
    for event in new:
        if event.id not in was:
            yield EventChange("gained", report, event.id, _told(event))
            continue
        yield from _changed(report, before[was[event.id]], event)
    for event in old:
        if event.id not in matched:
            yield EventChange("lost", report, event.id, _told(event), event.id)


def _changed(report: str, old: Event, new: Event) -> Iterator[EventChange]:
    found = False
    for name in FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            ours, theirs = _words(before), _words(after)
            if ours != theirs:
                found = True
                yield EventChange("changed", report, new.id, _told(new), old.id, name, ours, theirs)
    if not found and _bare(old) != _bare(new):
        yield EventChange("changed", report, new.id, _told(new), old.id, "other")


def _bare(event: Event) -> tuple[Any, ...]:
    return tuple(getattr(event, name) for name in event.__slots__ if name != "id")


def _told(event: Event) -> str:
    """The words that tell an event."""
    return event.mentions[0].text if event.mentions else event.type


def _words(value: Any) -> str | None:
    """A value of a field in words."""
    if value is None or value == ():
        return None
    if isinstance(value, Day):
        return "/".join(dict.fromkeys((value.start.isoformat(), value.end.isoformat())))
    if isinstance(value, Place):
        return f"{value.name} ({value.id})"
    if isinstance(value, tuple):
        return "; ".join(_each(value))
    return str(value)


def _each(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, tuple):  # a chain of sources
            yield " < ".join(link.text for link in value)
        else:
            yield (value.name or value.text) if isinstance(value, Party) else value.text
