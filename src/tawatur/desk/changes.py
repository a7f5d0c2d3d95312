"""What changed between two records: each incident's changes, with the reports that brought them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.incidents import GRADES
from tawatur.model import Incident, ToldValue, Toll

Kind = Literal[
    "new",
    "merged",
    "split",
    "gone",
    "retracted",
    "corrected",
    "contested",
    "settled",
    "graded_up",
    "graded_down",
    "toll_raised",
    "toll_lowered",
    "changed",
]

Cause = Literal["news", "recode", "correct", "expunge"]
"""What brought a change: a report or a decision; a recoding; a person's correction; an expunging."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an incident from one record to a later one.

    ``field`` names what changed, where it is one field, ``before`` and ``after`` its values; ``incidents`` the others
    concerned: those merged into it, or that it was split into. ``reports`` are those that brought the change.
    """

    kind: Kind
    incident: str
    title: str
    title_ar: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    incidents: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    cause: Cause = "news"


_FIELDS: Final = ("type", "status", "date", "place", "side1", "side2")
_KNOWN: Final = tuple(grade for grade in GRADES if grade != "contested")


def changes(before: Iterable[Incident], after: Iterable[Incident]) -> list[Change]:
    """What changed, incident by incident in the order of the later record, those that are no more last.

    Incidents are the same through the events they share, whatever their ids.
    """
    old, new = list(before), list(after)
    old_of = {event: incident for incident in old for event in incident.events}
    new_of = {event: incident for incident in new for event in incident.events}
    found: list[Change] = []
    for incident in new:
        earlier = _shared(incident, old_of)
        if not earlier:
            found.append(_change("new", incident, reports=incident.reports))
            continue
        if len(earlier) > 1:
            others = tuple(sorted(i.id for i in earlier if i.id != incident.id))
            brought = _brought(earlier, incident) or incident.reports
            found.append(_change("merged", incident, incidents=others, reports=brought))
        first = earlier[0]
        # Of an incident that was split, only the part that holds most of it is compared with the whole.
        if _shared(first, new_of)[0].id == incident.id:
            found += _pair(first, incident)
    for incident in old:
        heirs = _shared(incident, new_of)
        if not heirs:
            found.append(_change("gone", incident, reports=incident.reports))
        elif len(heirs) > 1:
            brought = tuple(sorted({r for heir in heirs for r in heir.reports} - set(incident.reports)))
            ids = tuple(heir.id for heir in heirs)
            found.append(_change("split", incident, incidents=ids, reports=brought or incident.reports))
    return found


def _shared(incident: Incident, of: dict[tuple[str, str], Incident]) -> list[Incident]:
    """The incidents of another record that share its events, the one that shares most first."""
    counts = Counter(of[event].id for event in incident.events if event in of)
    by_id = {of[event].id: of[event] for event in incident.events if event in of}
    return [by_id[id] for id in sorted(counts, key=lambda id: (-counts[id], id))]


def _pair(old: Incident, new: Incident) -> Iterator[Change]:
    brought = _brought([old], new)
    yield from _withdrawn(old, new)
    for field in ("killed", "injured"):
        was, is_ = getattr(old, field), getattr(new, field)
        if was != is_:
            kind: Kind = "toll_raised" if _size(is_) > _size(was) else "toll_lowered"
            if 0 in (was.max, is_.max) and None in (was.min, is_.min):
                kind = "changed"  # "nobody was killed", where nothing had been told, raises no toll
            by = _toll_tellers(old, new, field, is_) or _tellers(old, new, field) or brought
            yield _change(kind, new, field, _toll(was), _toll(is_), reports=by)
    if old.grade != new.grade and not new.retracted:
        kind = _graded(old.grade, new.grade)
        by = (_rivals(old, new) if kind == "contested" else ()) or brought
        yield _change(kind, new, "grade", old.grade, new.grade, reports=by)
    for field in _FIELDS:
        was, is_ = _taken(old, field), _taken(new, field)
        if was != is_:
            yield _change("changed", new, field, was, is_, reports=_tellers(old, new, field) or brought)


def _withdrawn(old: Incident, new: Incident) -> Iterator[Change]:
    fresh = [withdrawal for withdrawal in new.withdrawn if withdrawal not in old.withdrawn]
    if not fresh:
        return
    retracted = new.retracted or any(withdrawal.reason == "retracted" for withdrawal in fresh)
    what = {f"{w.report} ({', '.join(w.fields)})" if w.fields else w.report: None for w in fresh}
    after = "every account" if new.retracted else ", ".join(what)
    by = tuple(dict.fromkeys(withdrawal.by for withdrawal in fresh))
    yield _change("retracted" if retracted else "corrected", new, "accounts", None, after, reports=by)


def _graded(old: str, new: str) -> Kind:
    if new == "contested":
        return "contested"
    if old == "contested":
        return "settled"
    return "graded_up" if _KNOWN.index(new) > _KNOWN.index(old) else "graded_down"


def _brought(earlier: Iterable[Incident], new: Incident) -> tuple[str, ...]:
    """The reports that are new to an incident; where none is, those that withdraw what it told."""
    known = {report for incident in earlier for report in incident.reports}
    gone = {w for incident in earlier for w in incident.withdrawn}
    fresh = tuple(report for report in new.reports if report not in known)
    return fresh or tuple(dict.fromkeys(w.by for w in new.withdrawn if w not in gone))


def _rivals(old: Incident, new: Incident) -> tuple[str, ...]:
    """The reports that newly deny an incident; where none does, those that newly tell who did it or where."""
    denying = {t.report for v in _values(new, "status") if v.value == "denied" for t in v.told}
    denials = tuple(r for r in _tellers(old, new, "status") if r in denying)
    return denials or tuple(dict.fromkeys((*_tellers(old, new, "side1"), *_tellers(old, new, "place"))))


def _toll_tellers(old: Incident, new: Incident, field: str, toll: Toll) -> tuple[str, ...]:
    """Of those tellers the ones whose number is an end of the new range, with those who withdrew one."""
    bounds = (str(toll.min), str(toll.max))
    ends = {t.report for v in _values(new, field) if v.value in bounds for t in v.told}
    known = {v.value for v in _values(old, field)}
    if not {v.value for v in _values(new, field)} <= known:
        ends &= {t.report for v in _values(new, field) if v.value not in known for t in v.told}
    by = {w.by for w in new.withdrawn if w not in old.withdrawn and field in (w.fields or (field,))}
    return tuple(r for r in _tellers(old, new, field) if r in by or r in ends)


def _tellers(old: Incident, new: Incident, field: str) -> tuple[str, ...]:
    """The reports that tell a value of a field, or withdraw one, that did not before."""
    told = {(v.value, t.report, t.withdrawn_by) for v in _values(old, field) for t in v.told}
    fresh: dict[str, None] = {}
    for value in _values(new, field):
        for telling in value.told:
            if (value.value, telling.report, telling.withdrawn_by) not in told:
                fresh.setdefault(telling.withdrawn_by or telling.report)
    return tuple(fresh)


def _values(incident: Incident, field: str) -> tuple[ToldValue, ...]:
    return next((f.values for f in incident.values if f.field == field), ())


def _taken(incident: Incident, field: str) -> str | None:
    """A consolidated value in words."""
    value = getattr(incident, field)
    if field == "date":
        return None if value is None else "/".join(dict.fromkeys((str(value.start), str(value.end))))
    if field == "place":
        return value.name if value else None
    if field in ("side1", "side2"):
        return ", ".join(dict.fromkeys(p.name or p.text for p in value if p.actor)) or None
    return str(value)


def _size(toll: Toll) -> tuple[int, int]:
    return (-1, -1) if toll.min is None else (toll.max or toll.min, toll.min)


def _toll(toll: Toll) -> str | None:
    if toll.min is None:
        return None
    if toll.max is None:
        return f"{toll.min}+"
    return str(toll.min) if toll.min == toll.max else f"{toll.min}-{toll.max}"


def _change(
    kind: Kind,
    incident: Incident,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
    *,
    incidents: tuple[str, ...] = (),
    reports: tuple[str, ...] = (),
) -> Change:
    return Change(
        kind, incident.id, incident.title, incident.title_ar, field, before, after, incidents, reports
    )
