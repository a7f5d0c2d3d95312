"""Who an account has it from: the last link of a chain, resolved to a registry entry, a person or a descriptor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tawatur.incidents.account import Account
from tawatur.incidents.actors import parties
from tawatur.incidents.descriptors import descriptor_key, descriptor_state, is_bare
from tawatur.incidents.people import skeleton, split_handle
from tawatur.incidents.registry import SourceEntry, SourceRegistry
from tawatur.incidents.scene import stem
from tawatur.incidents.speaks_for import parties_in
from tawatur.mentions.registry import actors
from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.model import Chain, Source, SourceKind
from tawatur.text.normalise import fold, folded

_STATE_KINDS = ("official", "military")
_PARTY_KINDS = (*_STATE_KINDS, "armed_group")
_DIVIDED = frozenset(
    ("SY", "YE", "LY", "SD", "SS", "PS", "IL", "IQ", "LB", "SO", "AF", "UA", "ML", "CD", "MM", "ET")
)
"""Countries where officials of more than one authority speak: there none is taken for the state's without saying so."""
_EMPTY_WORDS = frozenset(("the", "a", "an", "of", "in", "for", "by", "and", "في", "من", "على"))


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin as one account gives it.

    ``parties`` are those it speaks for; ``person`` and ``handle`` identify people, ``words`` anonymous descriptors,
    which ``heard_by`` heard.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool = False
    parties: frozenset[str] = frozenset()
    person: tuple[str, ...] = ()
    handle: str | None = None
    words: tuple[str, ...] = ()
    heard_by: str | None = None

    @property
    def known(self) -> bool:
        """Whether the registry of sources or that of actors knows it, so that it goes by an id of theirs."""
        return not self.id.startswith(("person:", "named:", "anonymous:"))

    @property
    def is_unnamed_medium(self) -> bool:
        """Whether it is media or agencies in general, which pass on what somebody else says."""
        return self.anonymous and self.kind == "media" and {"media"} <= set(self.words) <= {"media", "local"}


def resolve_origin(chain: Chain, account: Account, registry: SourceRegistry) -> Voice | None:
    """Who says it of their own: the last link of a chain, or for an empty chain the report's own voice.

    A registry entry goes by its id; a named person by their name, folded across scripts; an anonymous descriptor by
    its kind, the outlet that heard it and what its words say. None where the report names neither source nor publisher.
    """
    if not chain:
        return own_voice(account, registry)
    last = chain[-1]
    entry = registry.find(last.source) or (None if last.anonymous else registry.find(last.text))
    if entry is not None:
        return _entry_voice(entry)
    if last.anonymous or last.kind == "witness":
        return _anonymous_voice(chain, account, registry)
    return _named_voice(last, account)


def own_voice(account: Account, registry: SourceRegistry) -> Voice | None:
    """The voice of a report that names no source: its publisher, of an embedded post its author."""
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
    return Voice(f"outlet:{folded(account.publisher)}", account.publisher, "media")


def link_id(link: Source, registry: SourceRegistry) -> str:
    """What a link of a chain goes by that is not its last: the registry entry, else its own words."""
    entry = registry.find(link.source) or registry.find(link.text)
    return entry.id if entry else f"outlet:{folded(link.text)}"


def _entry_voice(entry: SourceEntry) -> Voice:
    return Voice(entry.id, entry.name, entry.kind, parties=entry.parties)


def _named_voice(source: Source, account: Account) -> Voice:
    if source.source and source.source.startswith("actor:"):
        actor = source.source.removeprefix("actor:")
        known = actors().get(actor)
        return Voice(source.source, known.name if known else source.text, source.kind, parties=parties(actor))
    name, handle = split_handle(source.text)
    person = skeleton(name)
    key = source.source if source.source and source.source.startswith("person:") else None
    if len(person) < 2 and key:
        person = skeleton(key.removeprefix("person:").replace("-", " "))
    return Voice(
        key or _person_id(person, name or source.text),
        name or source.text,
        source.kind,
        parties=_parties(name, source.kind) or _home(account, source.kind),
        person=person,
        handle=handle,
    )


def _parties(words: str, kind: SourceKind) -> frozenset[str]:
    """For whom officials, officers and fighters speak: the actors that the words name, else the nationality."""
    if kind not in _PARTY_KINDS:
        return frozenset()
    state = descriptor_state(words) if kind in _STATE_KINDS else None
    return parties_in(words) or (frozenset((state,)) if state else frozenset())


def _home(account: Account, kind: SourceKind) -> frozenset[str]:
    """The state for which an official with a name or an office speaks: that of the place, where one state rules it."""
    country = (account.event.place.country or "") if account.event.place else ""
    ruled = kind in _STATE_KINDS and country and country not in _DIVIDED
    return frozenset((f"{country.lower()}-state",)) if ruled else frozenset()


def _anonymous_voice(chain: Chain, account: Account, registry: SourceRegistry) -> Voice:
    last = chain[-1]
    outlet = _outlet(chain, account, registry)
    words = descriptor_key(last.text)
    return Voice(f"anonymous:{last.kind}:{outlet}:{'+'.join(words)}", last.text, last.kind, True,
                 _parties(last.text, last.kind), words=words, heard_by=outlet)  # fmt: skip


def _outlet(chain: Chain, account: Account, registry: SourceRegistry) -> str:
    """Who heard the last link: the link before it, or the publisher, or the report where no publisher is known."""
    if len(chain) > 1:
        entry = registry.find(chain[-2].source) or registry.find(chain[-2].text)
        return entry.id if entry else folded(chain[-2].text)
    entry = registry.find(account.publisher)
    if entry is not None:
        return entry.id
    # A descriptor in a post belongs to the post, not to the platform.
    return folded(account.publisher) if account.publisher else f"report {account.report}"


def _person_id(person: tuple[str, ...], name: str) -> str:
    return f"person:{'-'.join(person)}" if len(person) > 1 else f"named:{folded(name)}"


def repeats(voice: Voice, fuller: Voice, registry: SourceRegistry) -> bool:
    """Whether a voice takes up a fuller one of the same text: "the officials" after "two US officials".

    A short form of an organisation's name does likewise: "the service" after "Kurdistan's Counter-Terrorism Service",
    "Iraqi factions" beside a group that goes by such a name, "المجلس" after "المجلس المحلي في المدينة". So does a
    mere "the group" or "the statement".
    """
    if is_bare(voice.name):
        return fuller.known and fuller.kind != "expert"
    if voice.anonymous:
        words = set(voice.words) - {"source"}
        return fuller.anonymous and words <= set(fuller.words) and (not words or voice.kind == fuller.kind)
    if voice.known:
        return False
    ours = _stems(voice.name)
    if not fuller.known:
        return (
            not fuller.anonymous and voice.kind == fuller.kind and bool(ours) and ours < _stems(fuller.name)
        )
    return bool(ours) and any(ours <= _stems(name) for name in _names(fuller, registry))


def _stems(text: str) -> frozenset[str]:
    words = (word.strip(".,'\"«»()") for word in fold(text).split())
    return frozenset(stem(word) for word in words if word and word not in _EMPTY_WORDS)


def _names(voice: Voice, registry: SourceRegistry) -> tuple[str, ...]:
    if voice.id.startswith("actor:"):
        return _actor_names().get(voice.id.removeprefix("actor:"), ())
    own = registry.names_of(voice.id)
    return (
        *own,
        *(n for party in voice.parties if "-state" not in party for n in _actor_names().get(party, ())),
    )


@cache
def _actor_names() -> dict[str, tuple[str, ...]]:
    columns = ("aliases_en", "aliases_ar")
    return {
        row["id"]: (row["name_en"], row["name_ar"], *(a for c in columns for a in split_list(row[c])))
        for row in read_table(DATA / "actors.tsv")
    }


def with_handle(voice: Voice, handle: str) -> Voice:
    """A person's voice with the handle that a report gives for the name."""
    return replace(voice, handle=handle)
