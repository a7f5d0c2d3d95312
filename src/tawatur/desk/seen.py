"""A desk as it is seen by those from whom some reports are hidden: nothing that it gives holds or counts any of them.

It offers what the pages ask of a desk, and only what was written here: whatever else a desk learns to do is refused
until it is said here what of it may be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NoReturn

from sqlalchemy import ColumnElement, Connection, func, select

from tawatur.desk.as_of import Record, record_as_of
from tawatur.desk.changes import Change, changes
from tawatur.desk.chunks import chunks
from tawatur.desk.correcting import Correction, Field
from tawatur.desk.errors import DeskError, NotThereError
from tawatur.desk.history import IncidentVersion
from tawatur.desk.keeping import Keeper
from tawatur.desk.lines import VersionLine, line_of, read_incidents
from tawatur.desk.listing import Filter, IncidentList, in_order, newest_numbers, read_versions
from tawatur.desk.moments import moment
from tawatur.desk.outcome import Added
from tawatur.desk.overview import Part
from tawatur.desk.own import Own
from tawatur.desk.rating import Rating, SourceMet, sources_met
from tawatur.desk.restricting import hidden_reports, read_restrictions
from tawatur.desk.review import Review
from tawatur.desk.schema import codings, incident_versions, log, reports, restrictions, tombstones
from tawatur.desk.searching import Found, Order, Screen, Search, Spot
from tawatur.desk.sets import whole
from tawatur.desk.without import Known, remainder
from tawatur.incidents import Account, Decision, bundled_registry
from tawatur.incidents.decisions import AccountId
from tawatur.model import CodedReport, Incident, Report
from tawatur.text.normalise import folded

if TYPE_CHECKING:
    from tawatur.desk.desk import Desk

_MOST_IDS: Final = 100


class Seen:
    """The desk without some reports, by their ids. Every method is as that of ``Desk``."""

    def __init__(self, desk: Desk, groups: Collection[str], known: Known | None = None) -> None:
        self._desk: Final = desk
        self._groups: Final = frozenset(groups)
        self.path: Final = desk.path
        self._known: Final = known or Known()
        self._read()

    def _read(self) -> None:
        """Find out what is hidden, and what that leaves, as the desk stands now."""
        with self._desk._reading() as connection:
            self.hidden = hidden_reports(connection, self._groups)
            self._addresses = _addresses(connection, self.hidden)
            found = remainder(connection, self.hidden, self._known)
            self._own = Own.of(connection, found.incidents)
        self._without = found.without
        self._by_id = {incident.id: incident for incident in found.incidents}

    def is_current(self) -> bool:
        """Whether no more is hidden by now: a report may have come while a page was made."""
        with self._desk._reading() as connection:
            return hidden_reports(connection, self._groups) <= self.hidden

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise DeskError("This is not offered where reports are hidden from you; ask an admin of the desk.")

    # what a screen shows

    def search(
        self, search: Search, order: Order = "-day", limit: int = 50, offset: int = 0
    ) -> tuple[IncidentList, int]:
        with self._desk._reading() as connection:
            found = self._found(connection, search)
            return IncidentList(self._read_page(connection, found, order, limit, offset)), found.total

    def screen(self, search: Search, order: Order = "-day", limit: int = 50, offset: int = 0) -> Screen:
        with self._desk._reading() as connection:
            found = self._found(connection, search)
            lines = tuple(map(line_of, self._read_page(connection, found, order, limit, offset)))
            return Screen(lines, found.total, found.facets(), found.days())

    def facets(self, search: Search) -> dict[str, list[tuple[str, int]]]:
        with self._desk._reading() as connection:
            return self._found(connection, search).facets()

    def days(self, search: Search) -> list[tuple[str, int]]:
        with self._desk._reading() as connection:
            return self._found(connection, search).days()

    def spots(self, search: Search, most: int = 2000) -> list[Spot]:
        with self._desk._reading() as connection:
            return self._found(connection, search).spots(most)

    def incidents(
        self,
        since: date | str | None = None,
        until: date | str | None = None,
        type: str | None = None,
        place: str | None = None,
        min_origins: int | None = None,
        grade: str | None = None,
        as_of: datetime | date | str | None = None,
        by: Literal["published", "desk"] = "published",
    ) -> IncidentList:
        wanted = Filter(since, until, type, place, min_origins, grade)
        conditions = wanted.conditions()
        at = None if as_of is None else moment(as_of)
        with self._desk._reading() as connection:
            record = self._record(connection, at, by)
            kept = read_versions(connection, record.kept, conditions)
            return in_order([*filter(wanted.passes, record.resolved), *filter(self._may_show, kept)])

    def each(self, wanted: Filter) -> Iterator[Incident]:
        yield from self.incidents(**asdict(wanted))

    def changes(
        self,
        since: datetime | date | str,
        until: datetime | date | str | None = None,
        by: Literal["published", "desk"] = "published",
    ) -> list[Change]:
        if by == "desk":
            every = self._desk.changes(since, until, by)
            return [change for change in every if self._may_tell(change)]
        moments = moment(since, "since"), None if until is None else moment(until, "until")
        if moments[1] is not None and moments[1] < moments[0]:
            raise DeskError(f"The record cannot be compared from {since} to {until}, which is earlier.")
        with self._desk._reading() as connection:
            return changes(*self._unlike(connection, *moments))

    def briefing(
        self, since: datetime | date | str, until: datetime | date | str
    ) -> tuple[list[Change], dict[str, Incident]]:
        if moment(until, "until") < moment(since, "since"):
            raise DeskError(f"The record cannot be compared from {since} to {until}, which is earlier.")
        with self._desk._reading() as connection:
            before, after = self._unlike(connection, moment(since, "since"), moment(until, "until"))
            return changes(before, after), {incident.id: incident for incident in after}

    def sources_met(self) -> tuple[SourceMet, ...]:
        return sources_met(self.incidents(), self.ratings())

    # one incident, one report

    def incident(self, id: str) -> Incident:
        versions = self.history(id)
        passed: set[str] = set()
        while versions[-1].incident is None and len(versions[-1].superseded_by) == 1:
            heir = versions[-1].superseded_by[0]
            if heir in passed:
                break
            passed.add(heir)
            versions = self.history(heir)
        found = versions[-1].incident
        if found is None:
            raise self._no_incident(id)
        return found

    def history(self, incident_id: str) -> tuple[IncidentVersion, ...]:
        versions = self._versions(incident_id)
        if versions:
            return versions
        near = [i for i in self._by_id if i.startswith(incident_id)]
        column = incident_versions.c.incident
        query = select(column).where(column.startswith(incident_id, autoescape=True)).distinct()
        with self._desk._reading() as connection:
            near += connection.execute(query.limit(_MOST_IDS)).scalars()
        seen = [name for name in dict.fromkeys(near) if self._versions(name)] if incident_id else []
        if len(seen) != 1:
            raise self._no_incident(incident_id)
        return self._versions(seen[0])

    def history_lines(self, incident_id: str) -> tuple[VersionLine, ...]:
        return tuple(
            VersionLine(v.number, v.at, line_of(v.incident) if v.incident else None)
            for v in self.history(incident_id)
        )

    def coded_reports(self, ids: Iterable[str]) -> dict[str, CodedReport]:
        return self._desk.coded_reports([name for name in ids if name not in self.hidden])

    def coded(self, report_id: str) -> CodedReport:
        self._refuse(report_id)
        return self._desk.coded(report_id)

    def reports(self) -> Iterator[Report]:
        yield from (report for report in self._desk.reports() if report.id not in self.hidden)

    def accounts(self, incident: Incident) -> tuple[Account, ...]:
        return tuple(a for a in self._desk.accounts(incident) if a.report not in self.hidden)

    def told_by(self, report: str) -> tuple[tuple[Account, str], ...]:
        self._refuse(report)
        found = self._desk.told_by(report)
        there = {event: i.id for i in self._by_id.values() for event in i.events}
        return tuple((account, there.get(account.id, incident)) for account, incident in found)

    def decisions(self, incident: Incident | None = None) -> tuple[Decision, ...]:
        found = self._desk.decisions(incident)
        return tuple(d for d in found if self.hidden.isdisjoint(report for report, _ in d.accounts))

    def corrections(self, reports: Iterable[str] | None = None) -> dict[str, list[Correction]]:
        asked = None if reports is None else [name for name in reports if name not in self.hidden]
        found = self._desk.corrections(asked)
        return {name: made for name, made in found.items() if name not in self.hidden}

    def ratings(self) -> tuple[Rating, ...]:
        return self._desk.ratings()

    @property
    def review(self) -> Review:
        return self._desk.review.without(self.hidden)

    # what people do

    def correct(
        self, report: str, event: str, values: Mapping[Field, object], by: str, why: str = ""
    ) -> None:
        self._refuse(report)
        self._desk.correct(report, event, values, by, why)
        self._read()

    def undo(self, number: int, by: str, why: str = "") -> None:
        if not any(c.number == number for made in self.corrections().values() for c in made):
            raise DeskError(f"The desk {self.path} has no correction {number}; check the number.")
        self._desk.undo(number, by, why)
        self._read()

    def link(self, a: str, b: str, by: str, why: str) -> Incident:
        ours, theirs = self.incident(a), self.incident(b)
        if ours.id == theirs.id:
            raise DeskError(f"{a} and {b} are one incident already ({ours.id}).")
        self._desk._decide("link", ours.events, theirs.events, by, why)
        self._read()
        return self._holding(ours.events[0])

    def split(self, incident: str, reports: Iterable[str], by: str, why: str) -> tuple[Incident, ...]:
        found = self.incident(incident)
        named = set(reports)
        ours = [e for e in found.events if e[0] in named or ":".join(e) in named]
        theirs = [event for event in found.events if event not in ours]
        if not ours or not theirs or named - {name for e in ours for name in (e[0], ":".join(e))}:
            raise DeskError(f"Name some, not all, of the reports of {found.id}: {', '.join(found.reports)}.")
        self._desk._decide("split", ours, theirs, by, why)
        self._read()
        parts = (self._holding(event) for event in found.events)
        return tuple({part.id: part for part in parts}.values())

    def _holding(self, event: AccountId) -> Incident:
        return self.incident(next(i for account, i in self.told_by(event[0]) if account.id == event))

    def rate(self, source: str, letter: str, by: str, why: str) -> Rating:
        shown = {folded(r.publisher) for r in self.reports() if r.publisher}
        # one answer for a source that is hidden and one that is not there
        if bundled_registry().find(source) is None and ":" not in source and folded(source) not in shown:
            raise DeskError(f"No source goes by {source!r}; give one of the list of sources.")
        return self._desk.rate(source, letter, by, why)

    def add(
        self,
        reports: Iterable[Report],
        progress: Callable[[int], None] | None = None,
        keeper: Keeper | None = None,
        *,
        force: bool = False,
    ) -> Added:
        added = self._desk.add(reports, progress, keeper, force=force)
        self._read()
        return added

    def keeper(self, *given: Any, **named: Any) -> Keeper:
        return self._desk.keeper(*given, **named)

    def note_export(self, format: str, incidents: int, asked: Mapping[str, object]) -> None:
        self._desk.note_export(format, incidents, asked)

    # what is hidden

    def _found(self, connection: Connection, search: Search) -> Found:
        there = self._desk._overview.parts(connection)
        kept = (Part(p.segment, p.standing & ~p.segment.of_versions(self._without)) for p in there)
        parts = [*kept, Part(self._own.segment, whole(self._own.segment.size))]
        return Found(connection, parts, search, self._desk.review.sets)

    def _read_page(
        self, connection: Connection, found: Found, order: Order, limit: int, offset: int
    ) -> list[Incident]:
        numbers = found.page(order, limit, offset)
        own = self._own.by_number
        there = [number for number in numbers if number not in own]
        read = dict(zip(there, read_incidents(connection, there), strict=True))
        return [own[number] if number in own else read[number] for number in numbers]

    def _may_tell(self, change: Change) -> bool:
        """Whether nothing of a change comes from what is hidden: of the incident as it was, none that was made anew."""
        try:
            versions = self._desk.history(change.incident)
        except DeskError:
            return False
        return all(v.incident is None or self._may_show(v.incident) for v in versions)

    def _unlike(
        self, connection: Connection, since: datetime, until: datetime | None
    ) -> tuple[IncidentList, IncidentList]:
        before, after = (self._record(connection, at, "published") for at in (since, until))
        alike = before.kept & after.kept
        earlier, later = (
            in_order([*record.resolved, *read_versions(connection, record.kept - alike)])
            for record in (before, after)
        )
        return earlier, later

    def _may_show(self, incident: Incident) -> bool:
        return self.hidden.isdisjoint(incident.reports)

    def _record(self, connection: Connection, at: datetime | None, by: str) -> Record:
        if at is None:
            newest = newest_numbers(connection).values()
            return Record(tuple(self._by_id.values()), frozenset(newest) - self._without)
        if by == "published":
            return record_as_of(connection, at, self.hidden)
        held = newest_numbers(connection, at.isoformat(timespec="seconds"))
        return Record((), frozenset(held.values()))

    def _versions(self, id: str) -> tuple[IncidentVersion, ...]:
        """The versions of an incident, by its whole id, that hold nothing hidden; none where it is not to be seen."""
        own = self._by_id.get(id)
        try:
            every = self._desk.history(id)
        except DeskError:
            every = ()
        if not every or every[0].incident is None or every[0].incident.id != id:
            every = ()
        shown = [v for v in every if v.incident is None or self._may_show(v.incident)]
        if own is not None:
            shown = [v for v in shown if v.incident is not None and v.incident != own]
            at = own.updated or own.first_reported or ""
            return (*shown, IncidentVersion(len(shown) + 1, at, own))
        if not any(v.incident is not None for v in shown):
            return ()
        last = every[-1]
        if last.incident is not None and not self._may_show(last.incident):
            return ()
        if last.incident is None:
            heirs = tuple(h for h in last.superseded_by if h != id and self._versions(h))
            shown = [*shown[:-1], IncidentVersion(last.number, last.at, None, heirs)]
        return tuple(shown)

    def _refuse(self, report: str) -> None:
        if report in self.hidden or report in self._addresses:
            raise self._no_report(report)

    def _no_report(self, report: str) -> NotThereError:
        return NotThereError(f"The desk {self.path} has no report {report!r}; check the id.")

    def _no_incident(self, id: str) -> NotThereError:
        return NotThereError(f"The desk has no incident, or several, with an id that begins with {id!r}.")


class Sights:
    """The desk as each kind of reader sees it, kept until the desk changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[frozenset[str], tuple[tuple[int, ...], Desk | Seen]] = {}

    def state(self) -> tuple[int, ...]:
        """What grows with everything that is written down on the desk."""
        with self._desk._reading() as connection:
            return _newest(connection, log.c.number, restrictions.c.n)

    def of(self, groups: frozenset[str]) -> Desk | Seen:
        """The desk as those see it who are in some groups: the desk itself where nothing is restricted."""
        with self._desk._reading() as connection:
            state = _state(connection)
            known = self._kept.get(groups)
            if known is not None and known[0] == state:
                return known[1]
            against = any(r.groups.isdisjoint(groups) for r in read_restrictions(connection))
        # a source may be restricted that has no report yet
        before = known[1] if known is not None else None
        earlier = before._known if isinstance(before, Seen) else None
        found = Seen(self._desk, groups, earlier) if against else self._desk
        self._kept[groups] = state, found
        return found


def _addresses(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    found: set[str] = set()
    for part in chunks(sorted(ids)):
        urls = select(reports.c.url).where(reports.c.id.in_(part), reports.c.url.is_not(None))
        found.update(str(url) for url in connection.execute(urls).scalars())
    return frozenset(found)


def _state(connection: Connection) -> tuple[int, ...]:
    """What grows with every change of what may be seen."""
    return _newest(connection, codings.c.n, incident_versions.c.n, restrictions.c.n, tombstones.c.n)


def _newest(connection: Connection, *numbers: ColumnElement[int]) -> tuple[int, ...]:
    return tuple(connection.execute(select(func.max(number))).scalar() or 0 for number in numbers)
