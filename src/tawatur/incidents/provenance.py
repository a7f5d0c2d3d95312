"""On whom each account of an incident rests: the origins behind copies, outlets that quote, and names of one person.

Two accounts are independent when they rest on different primary sources (Every Casualty, Standards for Casualty
Recorders, on corroboration). So a copy rests on what it copies, and an outlet that quotes on whom it quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tawatur.incidents.account import Account
from tawatur.incidents.copies import copies
from tawatur.incidents.descriptors import descriptor_key, is_bare
from tawatur.incidents.people import same_person, skeleton
from tawatur.incidents.registry import SourceRegistry
from tawatur.incidents.voice import Voice, own_voice, repeats, resolve_origin, with_handle
from tawatur.model import Origin
from tawatur.text.normalise import folded

AccountId = tuple[str, str]
Told = Mapping[AccountId, tuple[Voice, ...]]
"""The origins of each account, by the ids of its report and its event."""
ChainId = tuple[str, str, int]
"""An account's id and the number of one of its chains, -1 where it has none."""
_Spoken = dict[ChainId, tuple[Voice, ...]]

NEWS_CYCLE_DAYS: Final = 2
"""Within so many days the same words of one outlet's anonymous source are taken for one statement."""
SAME_TOLL_DAYS: Final = 7
"""Likewise where both give the same toll."""


def voices(
    accounts: Sequence[Account], registry: SourceRegistry, texts: Mapping[str, str] | None = None
) -> dict[AccountId, tuple[Voice, ...]]:
    """The origins that each account of an incident rests on; see ``voices_of_chains``."""
    return by_account(voices_of_chains(accounts, registry, texts))


def by_account(spoken: Mapping[ChainId, Sequence[Voice]]) -> dict[AccountId, tuple[Voice, ...]]:
    """The origins of each account from those of its chains."""
    told: dict[AccountId, list[Voice]] = defaultdict(list)
    for (report, event, _), said in spoken.items():
        told[report, event] += said
    return {id: _distinct(said) for id, said in told.items()}


def voices_of_chains(
    accounts: Sequence[Account], registry: SourceRegistry, texts: Mapping[str, str] | None = None
) -> dict[ChainId, tuple[Voice, ...]]:
    """The origins that each chain of each account of an incident comes from.

    1. An account without a source rests on those that its report names for the same happening, else on those of the
       text that the report copies; where any copy credits its source, the credit holds for all of them.
    2. An account that rests on an outlet, whose own report in the incident names its sources, rests on those.
    3. Likewise an outlet that other reports name as the one who heard a source.
    4. "Agencies" and "media", unnamed, are those that other accounts name, or whose sources they give.
    5. Two names of one person, in whatever script, or with one handle, become one origin.
    6. One descriptor of one outlet is as many origins as there are statements: other days, or another toll.

    ``texts`` is the outcome of ``copies``, made here where it is not given.
    """
    ordered = sorted(accounts, key=lambda a: a.order)
    original = copies(ordered) if texts is None else texts
    by_text: dict[str, list[Account]] = defaultdict(list)
    for account in ordered:
        by_text[original[account.report]].append(account)
    own = {a.report: own_voice(a, registry) for a in ordered}
    outlets = {folded(a.publisher): own[a.report] for a in ordered if a.publisher and a.parent is None}
    told: _Spoken = {}
    for account in ordered:
        told |= dict.fromkeys(_chains(account), ())
    for group in by_text.values():
        told |= _voices_of_copies(group, own, outlets, registry)
    naming = {a.report for a in ordered if any(a.chains)}
    told = _through_outlets(told, own, naming)
    told = _through_unnamed_media(_through_relays(told, ordered, registry), registry)
    told = _same_people(told, ordered)
    return _statements(told, ordered, original)


def _chains(account: Account) -> list[ChainId]:
    numbers = [n for n, chain in enumerate(account.chains) if chain] or [-1]
    return [(*account.id, n) for n in numbers]


def _voices_of_copies(
    group: list[Account],
    own: Mapping[str, Voice | None],
    outlets: Mapping[str, Voice | None],
    registry: SourceRegistry,
) -> _Spoken:
    """The voices behind the copies of one text; the outlet of the earliest report heard the sources."""
    said = [(chain, account, n) for account in group for n, chain in enumerate(account.chains) if chain]
    # The fullest chain and the fullest words come first: they say who heard a descriptor that others only repeat.
    said.sort(key=lambda row: (-len(row[0]), -len(descriptor_key(row[0][-1].text))))
    resolved: list[_Resolved] = []
    for chain, account, n in said:
        voice = resolve_origin(chain, group[0], registry)
        if voice is not None:
            # An outlet that is not in the registry may stand among the publishers of the incident.
            published = None if voice.known or voice.anonymous else outlets.get(folded(voice.name))
            resolved.append(_Resolved((*account.id, n), chain[-1].start, published or voice))
    spoken: dict[ChainId, list[Voice | None]] = defaultdict(list)
    by_report: dict[str, list[Voice | None]] = defaultdict(list)
    for n, found in enumerate(resolved):
        resolved[n] = replace(found, voice=_taken_up(found, resolved[:n], resolved, registry))
        spoken[found.chain].append(resolved[n].voice)
        by_report[found.chain[0]].append(resolved[n].voice)
    shared: list[Voice | None] = [found.voice for found in resolved]
    return {
        chain: _distinct(spoken[chain] or by_report[a.report] or shared or [own[group[0].report]])
        for a in group
        for chain in _chains(a)
    }


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A chain, where its last link stands in its report, and whom that names."""

    chain: ChainId
    start: int
    voice: Voice


def _taken_up(
    found: _Resolved, fuller: Sequence[_Resolved], everyone: Sequence[_Resolved], registry: SourceRegistry
) -> Voice:
    """The voice that a short form takes up: of anonymous ones the fullest, of others the nearest before it."""
    voice = found.voice
    if voice.known:
        return voice
    if voice.anonymous and not is_bare(voice.name):
        return next((other.voice for other in fuller if repeats(voice, other.voice, registry)), voice)

    def nearness(other: _Resolved) -> tuple[bool, int, str]:
        before = other.chain[0] == found.chain[0] and other.start < found.start
        return before, other.start if before else 0, other.voice.id

    named = [o for o in everyone if o.voice.id != voice.id and repeats(voice, o.voice, registry)]
    return max(named, key=nearness).voice if named else voice


def _through_outlets(told: _Spoken, own: Mapping[str, Voice | None], naming: set[str]) -> _Spoken:
    """Put an outlet's sources in its place, as its own reports (``naming``: those that name sources) give them."""
    heard: dict[str, list[Voice]] = defaultdict(list)
    for (report, _, _), spoken in told.items():
        outlet = own[report]
        if outlet is not None and report in naming:
            heard[outlet.id] += [voice for voice in spoken if voice.id != outlet.id]
    return _replaced(told, heard)


def _through_relays(told: _Spoken, accounts: Sequence[Account], registry: SourceRegistry) -> _Spoken:
    """Put an outlet's sources in its place, as the chains of others give them: Reuters, which heard two officials."""
    known = {voice.id: voice for spoken in told.values() for voice in spoken}
    heard: dict[str, list[Voice]] = defaultdict(list)
    for account in accounts:
        for chain in account.chains:
            voice = resolve_origin(chain, account, registry) if len(chain) > 1 else None
            if voice is not None and voice.id in known:
                for link in chain[:-1]:
                    if link.source and link.source != voice.id:
                        heard[link.source].append(known[voice.id])
    return _replaced(told, heard)


def _through_unnamed_media(told: _Spoken, registry: SourceRegistry) -> _Spoken:
    """Put what came through a named agency or medium in the place of agencies or media without a name."""
    everyone = [voice for spoken in told.values() for voice in spoken]
    through = [v for v in everyone if (entry := registry.find(v.heard_by or v.id)) and entry.kind == "media"]
    return _replaced(told, {voice.id: through for voice in everyone if voice.is_unnamed_medium})


def _replaced(told: _Spoken, heard: Mapping[str, Sequence[Voice]]) -> _Spoken:
    return {
        id: _distinct(v for voice in spoken for v in (heard.get(voice.id) or [voice]))
        for id, spoken in told.items()
    }


def _distinct(found: Iterable[Voice | None]) -> tuple[Voice, ...]:
    return tuple({voice.id: voice for voice in found if voice is not None}.values())


def _same_people(told: _Spoken, accounts: Sequence[Account]) -> _Spoken:
    handles = sorted({(skeleton(name), handle) for a in accounts for name, handle in a.handles})
    # each once, in the order of the accounts: of two that sort alike the first told comes first, in every run
    everyone = sorted(dict.fromkeys(v for spoken in told.values() for v in spoken), key=_plainest)
    first: dict[Voice, Voice] = {}
    for voice in everyone:
        given = next((h for n, h in handles if voice.person and same_person(n, voice.person)), None)
        full = with_handle(voice, given) if given and voice.handle is None else voice
        match = next((kept for seen, kept in first.items() if _one_person(seen, full)), None)
        first[voice] = match or voice
        if full != voice:
            first.setdefault(full, first[voice])
    return {id: _distinct(first[v] for v in spoken) for id, spoken in told.items()}


def _plainest(voice: Voice) -> tuple[bool, int, str, str]:
    """Sorts a bare full name before one that carries titles, and names before mere handles."""
    return len(voice.person) < 2, len(voice.person), voice.id, voice.name


def _one_person(a: Voice, b: Voice) -> bool:
    if a.id == b.id or (a.handle is not None and a.handle == b.handle):
        return True
    return bool(a.person and b.person) and same_person(a.person, b.person)


def _statements(told: _Spoken, accounts: Sequence[Account], texts: Mapping[str, str]) -> _Spoken:
    """Number the statements behind one anonymous descriptor of one outlet: the first keeps the id."""
    known: dict[str, list[list[Account]]] = defaultdict(list)
    found: _Spoken = {}
    for account in accounts:
        for chain in _chains(account):
            spoken = []
            for voice in told[chain]:
                number = _statement(account, known[voice.id], texts) if voice.anonymous else 0
                spoken.append(replace(voice, id=f"{voice.id}#{number + 1}") if number else voice)
            found[chain] = _distinct(spoken)
    return found


def _statement(account: Account, statements: list[list[Account]], texts: Mapping[str, str]) -> int:
    """Which of a source's statements an account gives; it is put there, or made a new one."""
    for number, said in enumerate(statements):
        if any(_same_statement(account, other, texts) for other in said):
            said.append(account)
            return number
    statements.append([account])
    return len(statements) - 1


def _same_statement(a: Account, b: Account, texts: Mapping[str, str]) -> bool:
    if a.report == b.report or texts[a.report] == texts[b.report]:
        return True
    ours, theirs = (a.event.killed, a.event.injured), (b.event.killed, b.event.injured)
    if (a.event.status == "denied") != (b.event.status == "denied"):
        return False
    if any(isinstance(x, int) and isinstance(y, int) and x != y for x, y in zip(ours, theirs, strict=True)):
        return False
    same_toll = ours == theirs and any(isinstance(count, int) and count for count in ours)
    return _days_apart(a.published, b.published) <= (SAME_TOLL_DAYS if same_toll else NEWS_CYCLE_DAYS)


def _days_apart(a: str | None, b: str | None) -> int:
    try:
        return abs((date.fromisoformat((a or "")[:10]) - date.fromisoformat((b or "")[:10])).days)
    except ValueError:
        return 0


def origins(told: Told) -> tuple[Origin, ...]:
    """The origins of an incident with the reports that rest on each, those with most reports first."""
    reports: dict[str, dict[str, None]] = defaultdict(dict)
    voice_of: dict[str, Voice] = {}
    for (report, _), spoken in told.items():
        for voice in spoken:
            voice_of.setdefault(voice.id, voice)
            reports[voice.id][report] = None
    found = [
        Origin(v.id, v.name, v.kind, v.anonymous, tuple(reports[v.id]), tuple(sorted(v.parties)), v.heard_by)
        for v in voice_of.values()
    ]
    return tuple(sorted(found, key=lambda origin: (-len(origin.reports), origin.id)))
