"""The desk itself: what others call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from tawatur.desk import stamping
from tawatur.desk.adding import Adding, Coder
from tawatur.desk.as_of import Record, record_as_of
from tawatur.desk.causes import changes_between, last_version
from tawatur.desk.changes import Change, changes
from tawatur.desk.chunks import chunks
from tawatur.desk.copying import Copied, End, copy_desk
from tawatur.desk.correcting import (
    Correction,
    Field,
    changes_of,
    read_corrections,
    reviewing,
    write_corrections,
)
from tawatur.desk.deciding import read_decisions
from tawatur.desk.errors import DeskError, NotThereError, told
from tawatur.desk.expunged import Expunged, ToExpunge, Tombstone
from tawatur.desk.expunging import Expunging
from tawatur.desk.fingerprints import coder_fingerprint
from tawatur.desk.history import IncidentVersion, Standing, to_version
from tawatur.desk.keeping import Keeper, conditions, fetched_before, store_of, tidy
from tawatur.desk.ledger import entries, write_entry
from tawatur.desk.lines import VersionLine, read_history, read_incidents, read_lines, read_origins
from tawatur.desk.linking import decide
from tawatur.desk.listing import (
    Filter,
    IncidentList,
    each_version,
    in_order,
    newest_numbers,
    read_versions,
)
from tawatur.desk.mappings import TableMapping, forget_mappings, keep_mapping, read_mappings
from tawatur.desk.matching import match_events
from tawatur.desk.memory import Memory
from tawatur.desk.migrations import migrate
from tawatur.desk.moments import moment
from tawatur.desk.opening import is_writable, open_engine, use_log, writing
from tawatur.desk.outcome import Added, Failed
from tawatur.desk.overview import Overview
from tawatur.desk.postgres import is_server, shown
from tawatur.desk.rating import Rating, SourceMet, read_ratings, sources_met, write_rating
from tawatur.desk.recoded import Recoded
from tawatur.desk.recoding import Recoding
from tawatur.desk.review import Review
from tawatur.desk.schema import codings, incident_versions, reports, withdrawals
from tawatur.desk.searching import Found, Order, Screen, Search, Spot
from tawatur.desk.server_store import ServerStore
from tawatur.desk.stamping import Stamped
from tawatur.desk.storing import load_accounts, load_coded_reports, to_report
from tawatur.desk.verify import Verified, verify
from tawatur.desk.watching import (
    Ended,
    Item,
    Watch,
    add_watch,
    items_before,
    note_items,
    note_visit,
    read_watches,
    remove_watch,
)
from tawatur.evidence import Entry
from tawatur.incidents import Account, Decision
from tawatur.incidents.decisions import AccountId, of_accounts
from tawatur.model import CodedReport, Incident, Report

if TYPE_CHECKING:
    from tawatur.desk.team import Team
    from tawatur.intake.before import Before
    from tawatur.intake.web import Client


class Desk:
    """A store of reports and their incidents in an SQLite file, made where there is none, or a PostgreSQL database.

    ``path`` is the file's, or the address of the database, as postgresql://user@host/name. Several processes may use
    one desk at a time. ``coder`` codes reports, ``tawatur.events.code_report`` by default;
    ``coder_version`` is what to call a coder of your own, so that ``recode`` knows what it has coded already.
    Raises DeskError, one sentence, where the file is no desk, is of a newer version, or cannot be opened.
    """

    def __init__(
        self, path: str | PathLike[str], *, coder: Coder | None = None, coder_version: str | None = None
    ) -> None:
        desk = fspath(path)
        self.path = shown(desk)
        self._coder = coder
        self._version = coder_version
        self._memory = Memory()
        self._overview = Overview()
        self._review = Review(self)
        self._writable = is_writable(desk)
        self._engine = open_engine(desk)
        self._store = ServerStore(self._engine) if is_server(desk) else store_of(desk)
        try:
            with told(self.path):
                migrate(self._engine, self.path)
                if self._writable:
                    use_log(self._engine)
            self._tidy()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, and of what was kept and not noted."""
        self._store.close()
        # where the desk is damaged or the disk full, the next one to open it tidies
        with suppress(DeskError, SQLAlchemyError):
            self._tidy()
        self._engine.dispose()

    def let_go(self) -> None:
        """Close connections to the file, as before a fork; what is asked next opens them again."""
        self._engine.dispose()

    def keeper(
        self,
        options: Mapping[str, object] | None = None,
        tables: Mapping[str, object] | None = None,
        *,
        force: bool = False,
    ) -> Keeper:
        """What keeps files and responses in the evidence store beside the desk, for ``intake.read`` and ``add``.

        ``options`` are noted with what is kept, so that it can be read again in the same way; with what may hold
        tables also ``tables``, what was known of them (``intake.mappings.noted``). What was expunged is refused,
        unless ``force`` says to take it in again.
        """
        return Keeper(self._store, options or {}, tables, force=force)

    def mappings(self) -> list[TableMapping]:
        """The column mappings of tables that are kept."""
        with self._reading() as connection:
            return read_mappings(connection)

    def keep_mapping(self, source: str | None, header: str, fields: Mapping[str, str]) -> bool:
        """Keep which columns of a table hold which fields, ``header`` by ``intake.mappings``; False if it is kept."""
        with self._writing() as connection:
            return keep_mapping(connection, source, header, fields)

    def forget_mappings(self, name: str) -> list[TableMapping]:
        """Forget the mappings of a source, or the one of an id. Raises DeskError where none goes by the name."""
        with self._writing() as connection:
            return forget_mappings(connection, name)

    def fetched_before(self, urls: Iterable[str]) -> dict[str, str]:
        """Those of some addresses of which an answer was kept, and when it came last (ISO 8601, UTC).

        Each goes as it was asked for (``web.client.cleaned``).
        """
        with self._reading() as connection:
            return fetched_before(connection, urls)

    def conditions(self, url: str) -> dict[str, str]:
        """The headers that ask for an address only if it has changed since it was fetched; none where it was not."""
        with self._reading() as connection:
            return conditions(connection, self._store, url)

    def watch(self, url: str, publisher: str | None = None, user_agent: str | None = None) -> bool:
        """Watch a feed from now on; False where it is watched already. Nothing is fetched.

        Its site is asked as ``user_agent``, as Tawatur by default.
        """
        with self._writing() as connection:
            return add_watch(connection, url, publisher, user_agent)

    def unwatch(self, url: str) -> None:
        """Watch a feed no longer. Raises DeskError where it is not watched."""
        with self._writing() as connection:
            remove_watch(connection, url)

    def watches(self) -> list[Watch]:
        """The feeds that are watched, each with how its last visit went."""
        with self._reading() as connection:
            return read_watches(connection)

    def items_before(self, watch: Watch, keys: Collection[str]) -> dict[str, Before]:
        """Of some items of a watched feed those that were read before, by their keys."""
        with self._reading() as connection:
            return items_before(connection, watch, keys)

    def add_items(self, items: Sequence[Item], keeper: Keeper) -> tuple[list[int], list[Failed]]:
        """Add the reports of items of watched feeds, and write down that the items were read, or why they cannot be.

        All of it is kept as a whole or not at all, with what ``keeper`` has kept; see ``add``. Gives how many reports
        of each item are new, and which could not be stored.
        """
        given = [report for item in items for report in item.reports]
        adding = self._adding(keeper)
        new, failed = adding.add_with(given, lambda connection: note_items(connection, items))
        return [sum(report.id in new for report in item.reports) for item in items], failed

    def note_visit(self, visit: Ended, keeper: Keeper) -> None:
        """Write down how a visit of a watched feed went, and what ``keeper`` has kept of it."""
        with self._writing() as connection:
            keeper.note(connection)
            note_visit(connection, visit)
        keeper.noted()

    def note_export(self, format: str, incidents: int, asked: Mapping[str, object]) -> None:
        """Write down in the log that incidents left the desk: in which format, how many, and what was asked for.

        A desk that may only be read keeps no note.
        """
        if self._writable:
            with self._writing() as connection:
                about = {"format": format, "incidents": incidents, "asked": dict(asked)}
                write_entry(connection, "export", about)

    @property
    def review(self) -> Review:
        """How far the review of the incidents has come, and what people note of it."""
        return self._review

    @property
    def team(self) -> Team:
        """Those who use the desk together: accounts, sessions, restrictions."""
        from tawatur.desk.team import Team

        return Team(self)

    def copy_to(self, other: Desk, progress: Callable[[int, int], None] | None = None) -> Copied:
        """Copy everything into another desk in which nothing is yet, a file or a server's; both are then the same.

        ``progress`` is told how many of how many rows are done. Raises DeskError; the other desk is then empty still.
        """
        ours, theirs = (End(desk._engine, desk.path, desk._store) for desk in (self, other))
        with told(self.path):
            return copy_desk(ours, theirs, progress)

    def verify(self) -> Verified:
        """Check the log, the rows that it seals, the kept bytes and the texts that were read from them.

        Files that came with reports and were not kept are hashed again where they still lie.
        """
        from tawatur.desk.reread import reread

        with self._reading() as connection:
            return verify(connection, Path(self.path), self._store, reread, self._coder_version())

    def stamp(self, client: Client, url: str, root: bytes | None = None) -> Stamped:
        """Have a timestamping authority sign the digest of the newest log entry, and keep what it signed.

        ``url`` is the authority's (RFC 3161), ``root`` its root certificate in PEM where browsers do not know it. The
        authority learns the digest, the time, and the address from which ``client`` asks. Raises DeskError.
        """
        with self._reading() as connection:
            head = stamping.newest(connection, self.path)
        token = stamping.ask(client, url, head.digest, root)
        keeper = self.keeper()
        with self._writing() as connection:
            stamped = stamping.write(connection, keeper, head, url, token, root)
        keeper.noted()
        return stamped

    def log(self) -> Iterator[Entry]:
        """What was done with the desk, from its beginning; a stream."""
        with self._reading() as connection:
            yield from entries(connection)

    def rate(self, source: str, letter: str, by: str, why: str) -> Rating:
        """Set how reliable a source is held to be, A to F, by whom and why; earlier ratings stay on record.

        ``source`` is an id or name of the registry, a publisher on the desk, or the id of an origin. Raises DeskError
        where it is none of these, or there is no such letter.
        """
        with self._writing() as connection:
            return write_rating(connection, source, letter, by, why)

    def sources_met(self) -> tuple[SourceMet, ...]:
        """The origins with a name on which incidents rest, those of most incidents first."""
        with self._reading() as connection:
            return sources_met(read_origins(connection), read_ratings(connection))

    def ratings(self) -> tuple[Rating, ...]:
        """Every rating of a source, the earliest first."""
        with self._reading() as connection:
            return read_ratings(connection)

    def add(
        self,
        reports: Iterable[Report],
        progress: Callable[[int], None] | None = None,
        keeper: Keeper | None = None,
        *,
        force: bool = False,
    ) -> Added:
        """Code reports, store them and link their events into incidents; ``progress`` is told how many are done.

        The reports are taken as a stream, in batches; a batch is kept as a whole or not at all, so a run that was
        broken off can be run again. What is on the desk already changes nothing. Which reports are the same is told
        in ``identity``. What ``keeper`` has kept by then is noted with each batch. What was expunged is refused, unless
        ``force`` says to take it in again. Raises DeskError where the desk cannot be written; earlier batches are then
        kept.
        """
        return self._adding(keeper, force=force).add(reports, progress)

    def recode(
        self, reports: Collection[str] = (), progress: Callable[[int, int], None] | None = None
    ) -> Recoded:
        """Code reports anew with the lexicons and code of now, by id or URL, all where none is named.

        A report that comes out as it was is not written again. What comes out otherwise is stored beside the old
        coding, which counts no longer and stays in the history; decisions follow the events that they speak of. Texts
        are the stored ones; where the readers have changed since, they are read anew from the kept bytes. ``progress``
        is told how many of how many are done. An interrupted call leaves whole batches, and the next goes on from
        there. Raises DeskError for a report that is not there.
        """
        return self._recoding(self._reviewing()).recode(reports, progress)

    def correct(
        self, report: str, event: str, values: Mapping[Field, object], by: str, why: str = ""
    ) -> None:
        """Let a person say what an event of a report is: values of its fields, or "accept" or "reject" (True).

        The coding and the incidents follow at once, and hold to it when the report is coded anew. Raises DeskError
        where there is no such report or event, a field cannot have the value, or no name is given.
        """
        coded = self.coded(report)
        current = next((e for e in coded.events if e.id == event), None)
        if current is None:
            raise DeskError(f"The report {report} has no event {event!r}; check the id.")
        coder = self._coder or _default_coder()
        machine = coder(coded.report).events
        same = match_events((current,), machine).get(current.id)
        original = next((e for e in machine if e.id == same), current)
        new = changes_of(report, original, current, values, by, why)
        if not new:
            return
        self._bring_in(new)

    def undo(self, number: int, by: str, why: str = "") -> None:
        """Let a correction, by its number, hold no longer; it stays on record.

        Raises DeskError where there is no such correction, or it was undone already, or no name is given.
        """
        every = [correction for some in self.corrections().values() for correction in some]
        found = next((c for c in every if c.number == number and c.field != "undo"), None)
        if found is None:
            raise DeskError(f"The desk {self.path} has no correction {number}; check the number.")
        if any(c.field == "undo" and c.after == number for c in every):
            raise DeskError(f"The correction {number} was undone already.")
        self._bring_in(changes_of(found.report, found.event, found.event, {"undo": number}, by, why))

    def _bring_in(self, new: Sequence[Correction]) -> None:
        """Write corrections of one report down, and its coding anew with them."""
        report, by, known = new[0].report, new[0].by, self.corrections()
        known[report] = [*known.get(report, ()), *new]
        coder = reviewing(self._coder or _default_coder(), known)
        self._recoding(coder).correct(report, by, lambda c, run: write_corrections(c, run, new))

    def corrections(self, reports: Iterable[str] | None = None) -> dict[str, list[Correction]]:
        """What people made of events, by the ids of their reports, of all or of some; the earliest first."""
        with self._reading() as connection:
            return read_corrections(connection, reports)

    def _reviewing(self) -> Coder:
        """The coder of this desk, with what people corrected."""
        return reviewing(self._coder or _default_coder(), self.corrections())

    def _recoding(self, coder: Coder) -> Recoding:
        version, store = self._coder_version(), self._store
        return Recoding(self._engine, self.path, coder, version, self._memory, store)

    def to_expunge(self, report: str) -> ToExpunge | Tombstone:
        """What would go with a report, by id or URL; its tombstone where it is gone already.

        Raises DeskError where there is no such report, or it is a post within another.
        """
        return self._expunging().plan(report)

    def expunge(self, report: str, by: str, reason: str) -> Expunged:
        """Take a report out for good: kept bytes, texts, codings, and what earlier versions of incidents had of it.

        A tombstone stays, with the digests of what was there, by whom it was expunged, why and when; incidents are made
        anew without it, and the log says so and still verifies. Raises DeskError as ``to_expunge``, and where no name
        or reason is given. Of what is gone already, an interrupted call's work is finished.
        """
        return self._expunging().expunge(report, by, reason)

    def _expunging(self) -> Expunging:
        from tawatur.desk.reread import reports_in

        return Expunging(self._engine, self.path, self._memory, self._store, reports_in)

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
        """The incidents that meet every condition given, in the order of their days, the undated last.

        ``since`` and ``until`` are days, inclusive: incidents that may lie between them, the undated never. ``type``
        is a type or a class of types; ``place`` a part of the name of a place or province, or a country, in English or
        Arabic; ``min_origins`` the fewest independent origins; ``grade`` one of ``tawatur.incidents.GRADES``.

        ``as_of`` gives the record as it stood at a moment (UTC where it names no offset; a day is its end): by what had
        been ``published`` by then, as if the desk held only that; or by what the ``desk`` itself showed then.
        """
        wanted = Filter(since, until, type, place, min_origins, grade)
        conditions = wanted.conditions()
        at = None if as_of is None else moment(as_of)
        with self._reading() as connection:
            record = self._record(connection, at, by)
            kept = read_versions(connection, record.kept, conditions)
            resolved = [incident for incident in record.resolved if wanted.passes(incident)]
            return in_order([*resolved, *kept]) if resolved else kept

    def each(self, wanted: Filter) -> Iterator[Incident]:
        """What ``incidents`` gives for the record as it is, as a stream, as it stands when that begins."""
        conditions = wanted.conditions()
        with self._reading() as connection:
            yield from each_version(connection, self._record(connection, None, "desk").kept, conditions)

    def search(
        self, search: Search, order: Order = "-day", limit: int = 50, offset: int = 0
    ) -> tuple[IncidentList, int]:
        """A page of the incidents that a search asks for, and how many there are in all.

        Raises DeskError for a value that cannot be, as a type that there is not.
        """
        with self._reading() as connection:
            found = self._found(connection, search)
            incidents = read_incidents(connection, found.page(order, limit, offset))
            return IncidentList(incidents), found.total

    def screen(self, search: Search, order: Order = "-day", limit: int = 50, offset: int = 0) -> Screen:
        """A page of what a search asks for, in lines of a list, with all that is counted beside it."""
        with self._reading() as connection:
            found = self._found(connection, search)
            lines = read_lines(connection, found.page(order, limit, offset))
            return Screen(lines, found.total, found.facets(), found.days())

    def facets(self, search: Search) -> dict[str, list[tuple[str, int]]]:
        """By kind (type, grade, actor, publisher), each value with how many incidents it would leave."""
        with self._reading() as connection:
            return self._found(connection, search).facets()

    def days(self, search: Search) -> list[tuple[str, int]]:
        """Each day with how many of the incidents begin on it, without regard to the days that are asked for."""
        with self._reading() as connection:
            return self._found(connection, search).days()

    def spots(self, search: Search, most: int = 2000) -> list[Spot]:
        """Where the incidents lie, in and out of the box, the latest first.

        Where more than ``most`` lie somewhere, those of one point are one, and near ones where points are too many.
        """
        with self._reading() as connection:
            return self._found(connection, search).spots(most)

    def _found(self, connection: Connection, search: Search) -> Found:
        return Found(connection, self._overview.parts(connection), search, self._review.sets)

    def changes(
        self,
        since: datetime | date | str,
        until: datetime | date | str | None = None,
        by: Literal["published", "desk"] = "published",
    ) -> list[Change]:
        """What changed in the record between two moments, the second now where none is given; see ``incidents``.

        By the ``desk``, what a recoding or an expunging changed says so (``cause``) and stands apart from news; by what
        was ``published`` there is only news, since all of it is read in its newest coding.
        """
        if until is not None and moment(until, "until") < moment(since, "since"):
            raise DeskError(f"The record cannot be compared from {since} to {until}, which is earlier.")
        if by == "desk":
            start = moment(since).isoformat(timespec="seconds")
            end = moment(until).isoformat(timespec="seconds") if until is not None else None
            with self._reading() as connection:
                first, last = last_version(connection, start), last_version(connection, end)
                return changes_between(connection, first.number, last.number)
        moments = moment(since, "since"), None if until is None else moment(until, "until")
        with self._reading() as connection:
            return changes(*self._unlike(connection, *moments))

    def briefing(
        self, since: datetime | date | str, until: datetime | date | str
    ) -> tuple[list[Change], dict[str, Incident]]:
        """What changed by what was ``published``, with the incidents that changed, by their ids, as they then stood."""
        if moment(until, "until") < moment(since, "since"):
            raise DeskError(f"The record cannot be compared from {since} to {until}, which is earlier.")
        with self._reading() as connection:
            before, after = self._unlike(connection, moment(since, "since"), moment(until, "until"))
            return changes(before, after), {incident.id: incident for incident in after}

    def _unlike(
        self, connection: Connection, since: datetime, until: datetime | None
    ) -> tuple[IncidentList, IncidentList]:
        """The incidents of two records by what was published, without those that stand alike in both."""
        before, after = (self._record(connection, at, "published") for at in (since, until))
        alike = before.kept & after.kept
        earlier, later = (
            in_order([*record.resolved, *read_versions(connection, record.kept - alike)])
            for record in (before, after)
        )
        return earlier, later

    def _record(self, connection: Connection, at: datetime | None, by: str) -> Record:
        if at is not None and by == "published":
            return record_as_of(connection, at)
        held = at.isoformat(timespec="seconds") if at is not None else None
        return Record((), frozenset(newest_numbers(connection, held).values()))

    def incident(self, id: str) -> Incident:
        """The incident with an id, or with the only id that begins so.

        An incident that was taken into another leads to that one. Raises DeskError where there is none, or several.
        """
        with self._reading() as connection:
            last = self._last(connection, self._full(connection, id))
            seen: set[str] = set()
            while last.incident is None and len(last.superseded_by) == 1:
                heir = last.superseded_by[0]
                if heir in seen:
                    break
                seen.add(heir)
                last = self._last(connection, heir)
        if last.incident is None:
            heirs = ", ".join(last.superseded_by)
            became = (
                f"was divided into {heirs}; give one of these" if heirs else "was withdrawn with its reports"
            )
            raise DeskError(f"The incident {id} {became}.")
        return last.incident

    def history(self, incident_id: str) -> tuple[IncidentVersion, ...]:
        """Every version of an incident, the earliest first; the id may be cut short where it stays the only one.

        Raises DeskError where no incident's id begins so, or those of several do.
        """
        with self._reading() as connection:
            full = self._full(connection, incident_id)
            of = select(incident_versions).where(incident_versions.c.incident == full)
            return tuple(map(to_version, connection.execute(of.order_by(incident_versions.c.number))))

    def history_lines(self, incident_id: str) -> tuple[VersionLine, ...]:
        """What a list says of every version of an incident, the earliest first; see ``history``."""
        with self._reading() as connection:
            return read_history(connection, self._full(connection, incident_id))

    @staticmethod
    def _last(connection: Connection, id: str) -> IncidentVersion:
        of = select(incident_versions).where(incident_versions.c.incident == id)
        return to_version(connection.execute(of.order_by(incident_versions.c.number.desc()).limit(1)).one())

    def _full(self, connection: Connection, begun: str) -> str:
        """The id of an incident by its beginning. Raises DeskError where no id begins so, or several do."""
        id = incident_versions.c.incident
        if begun and connection.execute(select(id).where(id == begun).limit(1)).first():
            return begun
        # by the index, which LIKE is not
        some = select(id).where(id >= begun, id < f"{begun}\U0010ffff").distinct().limit(2)
        found = list(connection.execute(some).scalars())
        if len(found) == 1 and begun:
            return str(found[0])
        what = "several incidents" if found else "no incident"
        kind = DeskError if found else NotThereError
        raise kind(f"The desk {self.path} has {what} with an id that begins with {begun!r}; "
                        "list the ids with: tawatur incidents.")  # fmt: skip

    def reports(self) -> Iterator[Report]:
        """The reports that count, posts within others among them, in the order in which they came; a stream."""
        query = select(reports).join(codings, codings.c.report == reports.c.n)
        query = query.outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
        with self._reading() as connection:
            found = connection.execution_options(yield_per=100).execute(
                query.where(withdrawals.c.coding.is_(None)).order_by(reports.c.n)
            )
            yield from map(to_report, found)

    def coded(self, report_id: str) -> CodedReport:
        """A report as it was coded, with its text. Raises DeskError where no report that counts has the id."""
        found = self.coded_reports([report_id])
        if report_id not in found:
            raise NotThereError(f"The desk {self.path} has no report {report_id!r}; check the id.")
        return found[report_id]

    def coded_reports(self, ids: Iterable[str]) -> dict[str, CodedReport]:
        """Those of some reports, by their ids, that count, as ``coded`` gives each."""
        with self._reading() as connection:
            return load_coded_reports(connection, ids)

    def accounts(self, incident: Incident) -> tuple[Account, ...]:
        """The accounts that an incident is made of, in its order."""
        found: dict[tuple[str, str], Account] = {}
        with self._reading() as connection:
            for part in chunks(incident.reports):
                current = withdrawals.c.coding.is_(None)
                read = load_accounts(connection, reports.c.id.in_(part), current)
                found |= {account.id: account for account in read.values()}
        return tuple(found[event] for event in incident.events if event in found)

    def told_by(self, report: str) -> tuple[tuple[Account, str], ...]:
        """The accounts of a report, by its id or URL, each with the id of the incident that it is in.

        Raises DeskError where no report that counts goes by that name.
        """
        with self._reading() as connection:
            current = select(reports.c.id).join(codings, codings.c.report == reports.c.n)
            current = current.outerjoin(withdrawals, withdrawals.c.coding == codings.c.n)
            current = current.where(withdrawals.c.coding.is_(None))
            name = connection.execute(current.where(reports.c.id == report)).scalar()
            name = name or connection.execute(current.where(reports.c.url == report)).scalar()
            if name is None:
                raise NotThereError(f"The desk {self.path} has no report {report!r}; check the id.")
            found = load_accounts(connection, reports.c.id == name, withdrawals.c.coding.is_(None))
            standing = Standing(connection)
            standing.read(found)
        told_in = [(account, standing.before[number]) for number, account in found.items()]
        return tuple(sorted(told_in, key=lambda pair: pair[0].order))

    def link(self, a: str, b: str, by: str, why: str) -> Incident:
        """Decide that two incidents, by id, are one happening; the incident that they become.

        Holds against what later reports bring, until a later decision speaks of the same accounts. Raises DeskError
        where an incident is not there, both are one, or no name or reason is given.
        """
        ours, theirs = self.incident(a), self.incident(b)
        if ours.id == theirs.id:
            raise DeskError(f"{a} and {b} are one incident already ({ours.id}).")
        self._decide("link", ours.events, theirs.events, by, why)
        return self._holding(ours.events[0])

    def split(self, incident: str, reports: Iterable[str], by: str, why: str) -> tuple[Incident, ...]:
        """Decide that what some reports tell in an incident is another happening; the incidents it becomes.

        A report goes by its id, or as "REPORT:EVENT" where one event of it is meant. Raises DeskError as for ``link``,
        and where the incident would lose all of its accounts, or none.
        """
        found = self.incident(incident)
        named = set(reports)
        ours = [e for e in found.events if e[0] in named or ":".join(e) in named]
        unknown = named - {name for e in ours for name in (e[0], ":".join(e))}
        if unknown:
            raise DeskError(f"The incident {found.id} has no account of {', '.join(sorted(unknown))}.")
        theirs = [event for event in found.events if event not in ours]
        if not ours or not theirs:
            raise DeskError(f"Name some, not all, of the reports of {found.id}: {', '.join(found.reports)}.")
        self._decide("split", ours, theirs, by, why)
        parts = (self._holding(event) for event in found.events)
        return tuple({part.id: part for part in parts}.values())

    def decisions(self, incident: Incident | None = None) -> tuple[Decision, ...]:
        """What people decided of the accounts of an incident, or at all; the earliest first."""
        with self._reading() as connection:
            every = read_decisions(connection)
        return every if incident is None else tuple(of_accounts(every, incident.events))

    def _coder_version(self) -> str | None:
        if self._version is None and self._coder is None:
            self._version = coder_fingerprint()
        return self._version

    def _decide(
        self,
        kind: Literal["link", "split"],
        ours: Iterable[AccountId],
        theirs: Iterable[AccountId],
        by: str,
        why: str,
    ) -> None:
        if not by.strip() or not why.strip():
            raise DeskError("A decision needs the name of who makes it, and a reason.")
        with self._writing() as connection:
            decide(connection, kind, ours, theirs, by, why, self._memory)

    def _holding(self, event: AccountId) -> Incident:
        return self.incident(next(i for account, i in self.told_by(event[0]) if account.id == event))

    def _tidy(self) -> None:
        if any(self._store.left()):
            with self._reading() as connection:
                tidy(connection, self._store)

    def _adding(self, keeper: Keeper | None, *, force: bool = False) -> Adding:
        coder, version = self._reviewing(), self._coder_version
        return Adding(self._engine, self.path, coder, self._memory, keeper, version, force=force)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._engine, self.path)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A view of the desk as it stands at one moment."""
        with told(self.path), self._engine.connect() as connection, connection.begin():
            yield connection


def _default_coder() -> Coder:
    from tawatur.events import code_report

    return code_report
