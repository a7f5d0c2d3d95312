"""On whom an incident's accounts rest: copies, origins, and which origins are one party.

Two accounts are independent when they rest on different primary sources (Every Casualty, Standards for Casualty
Recorders, on corroboration). So a copy counts with what it copies, an outlet that quotes counts with whom it quotes,
and two voices of one party count once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.incidents.account import Account, copied_share, published_key
from tawatur.incidents.actors import parties
from tawatur.incidents.compare import NEAR_COPY
from tawatur.incidents.descriptors import descriptor_key, descriptor_state
from tawatur.incidents.people import same_person, skeleton, split_handle
from tawatur.incidents.registry import SourceEntry, SourceRegistry
from tawatur.mentions.registry import actors
from tawatur.model import Chain, Origin, Source, SourceKind
from tawatur.text.normalise import fold

_STATE_KINDS = ("official", "military")


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin as one account gives it.

    ``parties`` are those it speaks for; ``person`` and ``handle`` identify people, ``words`` anonymous descriptors.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool = False
    parties: frozenset[str] = frozenset()
    person: tuple[str, ...] = ()
    handle: str | None = None
    words: tuple[str, ...] = ()


def copies(accounts: Iterable[Account]) -> dict[str, str]:
    """For each report the report that it copies: the earliest known of its near copies, itself where there is none."""
    reports = sorted(
        {a.report: a for a in accounts}.values(), key=lambda a: (published_key(a.published), a.report)
    )
    original: dict[str, str] = {}
    for i, account in enumerate(reports):
        earlier = (b for b in reports[:i] if b.parent != account.report and account.parent != b.report)
        found = next((b.report for b in earlier if is_copy(account, b)), None)
        original[account.report] = original[found] if found else account.report
    return original


def is_copy(a: Account, b: Account) -> bool:
    """Whether two reports are near copies: alike as a whole, or one a trimmed form of the other."""
    return copied_share(a.fingerprint, b.fingerprint) >= NEAR_COPY


def resolve_origin(chain: Chain, account: Account, registry: SourceRegistry) -> Voice | None:
    """Who says it of their own: the last link of a chain, or for an empty chain the report's own voice.

    A registry entry goes by its id; a named person by their name, folded across scripts; an anonymous descriptor by
    its kind, the outlet that heard it and what its words say. None where the report names neither source nor publisher.
    """
    if not chain:
        return _own_voice(account, registry)
    last = chain[-1]
    entry = registry.find(last.source) or (None if last.anonymous else registry.find(last.text))
    if entry is not None:
        return _entry_voice(entry)
    if last.anonymous or last.kind == "witness":
        return _anonymous_voice(chain, account, registry)
    return _named_voice(last)


def _own_voice(account: Account, registry: SourceRegistry) -> Voice | None:
    if account.parent is not None and account.author:
        name, handle = split_handle(account.author)
        entry = registry.find(handle) or registry.find(name)
        if entry is not None:
            return _entry_voice(entry)
        return Voice(_person_id(skeleton(name), handle or name), name or account.author, "social_media",
                     person=skeleton(name), handle=handle)  # fmt: skip
    entry = registry.find(account.publisher)
    if entry is not None:
        return _entry_voice(entry)
    if not account.publisher:
        return None
    return Voice(f"outlet:{_folded(account.publisher)}", account.publisher, "media")


def _entry_voice(entry: SourceEntry) -> Voice:
    return Voice(entry.id, entry.name, entry.kind, parties=entry.parties)


def _named_voice(source: Source) -> Voice:
    if source.source and source.source.startswith("actor:"):
        actor = source.source.removeprefix("actor:")
        known = actors().get(actor)
        return Voice(source.source, known.name if known else source.text, source.kind, parties=parties(actor))
    name, handle = split_handle(source.text)
    person = skeleton(name)
    key = source.source if source.source and source.source.startswith("person:") else None
    if len(person) < 2 and key:
        person = skeleton(key.removeprefix("person:").replace("-", " "))
    state = descriptor_state(name) if source.kind in _STATE_KINDS else None
    return Voice(
        key or _person_id(person, name or source.text),
        name or source.text,
        source.kind,
        parties=frozenset((state,)) if state else frozenset(),
        person=person,
        handle=handle,
    )


def _anonymous_voice(chain: Chain, account: Account, registry: SourceRegistry) -> Voice:
    last = chain[-1]
    outlet = _outlet(chain, account, registry)
    words = descriptor_key(last.text)
    state = descriptor_state(last.text) if last.kind in _STATE_KINDS else None
    return Voice(f"anonymous:{last.kind}:{outlet}:{'+'.join(words)}", last.text, last.kind, True,
                 frozenset((state,)) if state else frozenset(), words=words)  # fmt: skip


def _outlet(chain: Chain, account: Account, registry: SourceRegistry) -> str:
    """Who heard the last link: the link before it, or the publisher, or the report where no publisher is known."""
    if len(chain) > 1:
        entry = registry.find(chain[-2].source) or registry.find(chain[-2].text)
        return entry.id if entry else _folded(chain[-2].source or chain[-2].text)
    entry = registry.find(account.publisher)
    if entry is not None:
        return entry.id
    # A descriptor in a post belongs to the post, not to the platform.
    return _folded(account.publisher) if account.publisher else f"report {account.report}"


def _person_id(person: tuple[str, ...], name: str) -> str:
    return f"person:{'-'.join(person)}" if len(person) > 1 else f"named:{_folded(name)}"


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def voices(accounts: Sequence[Account], registry: SourceRegistry) -> dict[str, tuple[Voice, ...]]:
    """The origins that each report of an incident rests on, by report id.

    1. A report that copies another, and gives no source, rests on what that text rests on; where any copy credits its
       source, the credit holds for all of them.
    2. A report that rests on an outlet, whose own report in the incident names its sources, rests on those.
    3. Likewise an outlet that other reports name as the one who heard a source.
    4. Two names of one person, in whatever script, or with one handle, become one origin.
    """
    ordered = sorted(accounts, key=lambda a: a.order)
    original = copies(ordered)
    by_text: dict[str, list[Account]] = defaultdict(list)
    for account in ordered:
        by_text[original[account.report]].append(account)
    told: dict[str, tuple[Voice, ...]] = {}
    own: dict[str, Voice | None] = {a.report: _own_voice(a, registry) for a in ordered}
    for texts in by_text.values():
        told |= _voices_of_copies(texts, own[texts[0].report], registry)
    naming = {a.report for a in ordered if any(a.event.sources)}
    return _same_people(_through_relays(_through_outlets(told, own, naming), ordered, registry))


def _through_relays(
    told: dict[str, tuple[Voice, ...]], accounts: Sequence[Account], registry: SourceRegistry
) -> dict[str, tuple[Voice, ...]]:
    """Put an outlet's sources in its place, as the chains of others give them: Reuters, which heard two officials."""
    known = {voice.id: voice for spoken in told.values() for voice in spoken}
    heard: dict[str, list[Voice]] = defaultdict(list)
    for account in accounts:
        for chain in account.event.sources:
            voice = resolve_origin(chain, account, registry) if len(chain) > 1 else None
            if voice is not None and voice.id in known:
                for link in chain[:-1]:
                    if link.source and link.source != voice.id:
                        heard[link.source].append(known[voice.id])
    return {
        report: _distinct(v for voice in spoken for v in (heard.get(voice.id) or [voice]))
        for report, spoken in told.items()
    }


def _voices_of_copies(
    texts: list[Account], own: Voice | None, registry: SourceRegistry
) -> dict[str, tuple[Voice, ...]]:
    """The voices behind near copies of one text; ``own`` is the voice of the earliest. Its outlet heard the sources."""
    said = [(chain, account.report) for account in texts for chain in account.event.sources if chain]
    # The fullest chain and the fullest words come first: they say who heard a descriptor that others only repeat.
    said.sort(key=lambda row: (-len(row[0]), -len(descriptor_key(row[0][-1].text))))
    heard: list[Voice] = []
    spoken: dict[str, list[Voice | None]] = defaultdict(list)
    for chain, report in said:
        voice = resolve_origin(chain, texts[0], registry)
        if voice is not None and voice.anonymous:
            known = next((v for v in heard if _repeats(voice, v)), None)
            heard.append(voice)
            voice = known or voice
        spoken[report].append(voice)
    shared = [voice for voices_ in spoken.values() for voice in voices_] or [own]
    return {account.report: _distinct(spoken[account.report] or shared) for account in texts}


def _repeats(voice: Voice, fuller: Voice) -> bool:
    """Whether a descriptor may take up a fuller one of the same text: "the officials" after "two US officials"."""
    words = set(voice.words) - {"source"}
    return words <= set(fuller.words) and (not words or voice.kind == fuller.kind)


def _distinct(found: Iterable[Voice | None]) -> tuple[Voice, ...]:
    return tuple({voice.id: voice for voice in found if voice is not None}.values())


def _through_outlets(
    told: dict[str, tuple[Voice, ...]], own: dict[str, Voice | None], naming: set[str]
) -> dict[str, tuple[Voice, ...]]:
    """Put an outlet's sources in its place, as its own reports (``naming``: those that name sources) give them."""
    heard: dict[str, list[Voice]] = defaultdict(list)
    for report, outlet in own.items():
        if outlet is not None and report in naming:
            heard[outlet.id] += [voice for voice in told[report] if voice.id != outlet.id]
    return {
        report: _distinct(v for voice in spoken for v in (heard.get(voice.id) or [voice]))
        for report, spoken in told.items()
    }


def _same_people(told: dict[str, tuple[Voice, ...]]) -> dict[str, tuple[Voice, ...]]:
    everyone = sorted({v for spoken in told.values() for v in spoken}, key=_plainest)
    first: dict[Voice, Voice] = {}
    for voice in everyone:
        first[voice] = next((first[v] for v in first if _one_person(v, voice)), voice)
    return {report: _distinct(first[v] for v in spoken) for report, spoken in told.items()}


def _plainest(voice: Voice) -> tuple[bool, int, str, str]:
    """Sorts a bare full name before one that carries titles, and names before mere handles."""
    return len(voice.person) < 2, len(voice.person), voice.id, voice.name


def _one_person(a: Voice, b: Voice) -> bool:
    if a.id == b.id or (a.handle is not None and a.handle == b.handle):
        return True
    return bool(a.person and b.person) and same_person(a.person, b.person)


def origins(told: dict[str, tuple[Voice, ...]]) -> tuple[Origin, ...]:
    """The origins of an incident with the reports that rest on each, those with most reports first."""
    reports: dict[str, list[str]] = defaultdict(list)
    voice_of: dict[str, Voice] = {}
    for report, spoken in told.items():
        for voice in spoken:
            voice_of.setdefault(voice.id, voice)
            reports[voice.id].append(report)
    found = [Origin(v.id, v.name, v.kind, v.anonymous, tuple(reports[v.id])) for v in voice_of.values()]
    return tuple(sorted(found, key=lambda origin: (-len(origin.reports), origin.id)))


def independent_origins(told: dict[str, tuple[Voice, ...]]) -> int:
    """How many origins there are when those that speak for one party count once."""
    groups: list[set[str]] = []
    for voice in {v.id: v for spoken in told.values() for v in spoken}.values():
        marks = {f"party {party}" for party in voice.parties} or {f"origin {voice.id}"}
        touching = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks] + [marks.union(*touching)]
    return len(groups)
