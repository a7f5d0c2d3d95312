"""The words of Tawatur as frozen dataclasses: report, event, source, incident.

Standard library only; every other package may import this one, and this one imports none of them.
Offsets count characters of the report's own text, start inclusive, end exclusive.
Days are ISO 8601 dates; both ends of an interval are inclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Count = int | Literal["some"] | None
"""A number of people; "some" where the text says there were but not how many; None where it is silent."""

EventClass = Literal["battles", "explosions", "civilians", "protests", "riots", "strategic", "statements"]
Status = Literal["occurred", "denied", "planned"]
Severity = Literal["killed", "injured", "missing", "captured", "displaced"]
SourceKind = Literal[
    "media",
    "official",
    "military",
    "armed_group",
    "monitor",
    "activist",
    "witness",
    "medical",
    "local_source",
    "expert",
    "social_media",
    "other",
]


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type: its slug, the class it belongs to, and its names in ACLED's and PLOVER's schemes."""

    slug: str
    class_: EventClass
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover: str


def _types(class_: EventClass, acled: str | None, *rows: tuple[str, str | None, str]) -> list[EventType]:
    return [EventType(slug, class_, acled, sub, plover) for slug, sub, plover in rows]


# ACLED codebook (2023 edition), event and sub-event types; PLOVER codebook (2023), event types.
EVENT_TYPES: dict[str, EventType] = {
    t.slug: t
    for t in (
        *_types(
            "battles",
            "Battles",
            ("armed_clash", "Armed clash", "ASSAULT"),
            ("government_regains_territory", "Government regains territory", "ASSAULT"),
            ("nonstate_overtakes_territory", "Non-state actor overtakes territory", "ASSAULT"),
        ),
        *_types(
            "explosions",
            "Explosions/Remote violence",
            ("air_drone_strike", "Air/drone strike", "ASSAULT"),
            ("shelling_missile", "Shelling/artillery/missile attack", "ASSAULT"),
            ("remote_explosive", "Remote explosive/landmine/IED", "ASSAULT"),
            ("suicide_bomb", "Suicide bomb", "ASSAULT"),
            ("grenade", "Grenade", "ASSAULT"),
            ("chemical_weapon", "Chemical weapon", "ASSAULT"),
        ),
        *_types(
            "civilians",
            "Violence against civilians",
            ("attack", "Attack", "ASSAULT"),
            ("abduction", "Abduction/forced disappearance", "ASSAULT"),
            ("sexual_violence", "Sexual violence", "ASSAULT"),
        ),
        *_types(
            "protests",
            "Protests",
            ("peaceful_protest", "Peaceful protest", "PROTEST"),
            ("protest_with_intervention", "Protest with intervention", "PROTEST"),
            ("excessive_force", "Excessive force against protesters", "COERCE"),
        ),
        *_types(
            "riots",
            "Riots",
            ("violent_demonstration", "Violent demonstration", "PROTEST"),
            ("mob_violence", "Mob violence", "ASSAULT"),
        ),
        *_types(
            "strategic",
            "Strategic developments",
            ("agreement", "Agreement", "AGREE"),
            ("arrests", "Arrests", "COERCE"),
            ("group_activity", "Change to group/activity", "MOBILIZE"),
            ("disrupted_weapons", "Disrupted weapons use", "MOBILIZE"),
            ("base_established", "Headquarters or base established", "MOBILIZE"),
            ("looting_destruction", "Looting/property destruction", "COERCE"),
            ("territory_transfer", "Non-violent transfer of territory", "RETREAT"),
            ("other_strategic", "Other", "MOBILIZE"),
        ),
        *_types(
            "statements",
            None,
            ("threat", None, "THREATEN"),
            ("accusation", None, "ACCUSE"),
            ("condemnation", None, "ACCUSE"),
            ("denial", None, "REJECT"),
            ("demand", None, "REQUEST"),
            ("talks", None, "CONSULT"),
            ("pledge", None, "SUPPORT"),
            ("claim", None, "ACCUSE"),
        ),
    )
}
"""Every type that Tawatur codes, by slug; the class ``statements`` is coded but kept apart from events."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateClue:
    """One thing that says when a report was published: of which kind, where it stands, in which words.

    ``value`` is the ISO 8601 day or moment that the words give, None where they give none by themselves ("3 hours ago"
    on a page of which nobody knows when it was fetched). The kinds, the most trusted first: what the user's own record
    or a message says, what a page says of itself, what a feed says, its words, its address, the server's Last-Modified.
    """

    kind: Literal["record", "metadata", "feed", "text", "url", "header"]
    where: str
    words: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Dating:
    """What says when a report was published, the most trusted first, and whether that agrees.

    ``agree`` is True where clues of two kinds or more lie within a day of each other, False where they do not, None
    where fewer say anything. ``assumed_zone`` is the time zone, by its IANA name, that was taken from the publisher's
    country because the time was given without one, or in UTC by a machine; None where nothing had to be assumed.
    """

    clues: tuple[DateClue, ...] = ()
    agree: bool | None = None
    assumed_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """A file that came with a report: referenced, never looked into.

    ``sha256`` is of its bytes; None where they were not at hand, of which ``missing`` says why.
    """

    name: str | None
    type: str | None
    sha256: str | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published item: an article, a post, a statement.

    ``published`` is an ISO 8601 day or moment as the publisher gives it, None where unknown; ``dating`` is what it
    rests on. ``parent`` is the id of the report that this one is embedded in, for a post within an article.
    ``raw_sha256`` is of the bytes taken in. ``evidence`` is the SHA-256 of the file or response that it was read from,
    where that is kept. ``media`` are the files that came with it.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    author: str | None = None
    parent: str | None = None
    raw_sha256: str | None = None
    evidence: str | None = None
    dating: Dating = Dating()
    media: tuple[Media, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, None where unknown."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Day:
    """When: an interval of days with its precision, and the words that gave it (None where there are none).

    ``inferred`` where no words of the event give it: it is that of what was told before, or of the report.
    """

    start: date
    end: date
    precision: Literal["day", "night", "days", "week", "month", "year", "span"]
    mention: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a gazetteer entry or an area derived from one; never finer than the text prints.

    ``radius_km`` says how far from the point the true place may lie; ``precision`` names the kind of place
    (site, village, town, city, district, region, admin1, country). ``inferred`` where the sentences of the event do not
    name it: it was told before or after it, or in the report's lead.
    """

    id: str
    name: str
    name_ar: str | None
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    precision: str
    radius_km: float
    mention: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A side of an event: the words of the text, and the actor they resolve to (slug and neutral name).

    ``inferred`` where no word of the event brought it: it stands near by, or is the opponent in the rest of the report.
    """

    start: int
    end: int
    text: str
    actor: str | None = None
    name: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Casualties:
    """One count of people harmed: ``min`` to ``max`` (max None where the text sets no upper bound)."""

    what: Severity
    min: int
    max: int | None
    who: str | None
    mention: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain; ``source`` is the slug of the source registry or a person's key."""

    start: int
    end: int
    text: str
    kind: SourceKind
    anonymous: bool
    source: str | None = None


Chain = tuple[Source, ...]
"""An attribution chain: from the link nearest to the publisher to the origin, which says it of its own."""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one report tells it."""

    id: str
    type: str
    status: Status
    aggregate: bool
    mentions: tuple[Span, ...]
    date: Day | None = None
    place: Place | None = None
    side1: tuple[Party, ...] = ()
    side2: tuple[Party, ...] = ()
    killed: Count = None
    injured: Count = None
    casualties: tuple[Casualties, ...] = ()
    means: str | None = None
    sources: tuple[Chain, ...] = ()
    confidence: float = 0.0
    why: dict[str, str] = field(default_factory=dict)

    @property
    def class_(self) -> EventClass:
        """The class of the type: battles, explosions, civilians, protests, riots, strategic or statements."""
        return EVENT_TYPES[self.type].class_


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text and what it resolves to."""

    start: int
    end: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor's name in the text and the actor it resolves to."""

    start: int
    end: int
    text: str
    actor: str
    name: str


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with what it tells. ``skipped`` says why nothing was coded (unknown language, no text), else None.

    ``embedded`` holds the posts found in the text, each coded as a report of its own; their offsets count characters
    of the post's text, and ``embedded_at`` gives where each stands in this report's text. ``counted_from`` is the day
    from which words such as "yesterday" were counted: that of publication, else of the dateline, or a day of the week
    before it where the report says that it was written then ("today, Friday"); None where neither is known, so that
    such words were left unresolved.
    """

    report: Report
    events: tuple[Event, ...] = ()
    statements: tuple[Event, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    embedded: tuple[CodedReport, ...] = ()
    embedded_at: tuple[Span, ...] = ()
    skipped: str | None = None
    counted_from: date | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """The range of a count over an incident's accounts; None where no account gives one."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who says it of their own: a registry entry, a named person or an anonymous descriptor.

    ``parties`` are the actors that it speaks for; ``heard_by`` is who heard an anonymous one.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool
    reports: tuple[str, ...]
    parties: tuple[str, ...] = ()
    heard_by: str | None = None


@dataclass(frozen=True, slots=True)
class TextCopy:
    """A report whose text is that ``of`` another, the earliest known; ``share`` is how much of it is, by ``why``."""

    report: str
    of: str
    kind: Literal["verbatim", "trimmed", "edited", "translated"]
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class GraphNode:
    """Who tells, in the origin graph: a report, a relay (who passes on what others say) or an origin."""

    id: str
    role: Literal["report", "relay", "origin"]
    name: str


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """``start`` has it from ``end``, as ``reports`` show: by copying it, by naming it, or in its own voice."""

    start: str
    end: str
    how: Literal["copies", "translates", "names", "own_voice"]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndependentOrigin:
    """Origins that count as one, since they speak for one party or cannot be told apart, by ``why``.

    ``side`` is the side of the incident that they speak for; ``denies`` where they deny it, ``admits`` where they admit
    what harms their own party.
    """

    origins: tuple[str, ...]
    parties: tuple[str, ...]
    side: Literal["side1", "side2"] | None
    denies: bool
    admits: bool
    why: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origin graph of an incident, and what it comes down to.

    ``texts`` counts reports with copies taken together, ``independent`` the origins that count, ``alike`` pairs of
    anonymous origins that cannot be told apart though they count as two, ``agree`` pairs of opposing parties of which
    both tell it.
    """

    texts: int = 0
    copies: tuple[TextCopy, ...] = ()
    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[GraphEdge, ...] = ()
    independent: tuple[IndependentOrigin, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    agree: tuple[tuple[str, str], ...] = ()

    @property
    def parties(self) -> int:
        """How many of the independent origins speak for a party."""
        return sum(bool(one.parties) for one in self.independent)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The rule that gave an incident its grade, and the Admiralty credibility digit (1 to 6) that it suggests."""

    rule: str = ""
    why: str = ""
    credibility: int = 6
    credibility_why: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One value told for a field, by which reports and which origins."""

    value: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which the accounts of an incident differ, with every value told."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells a value: a report with its publisher, when it was published, and the origins that it rests on.

    ``withdrawn_by`` is the report by which its publisher has withdrawn it, None where it stands.
    """

    report: str
    publisher: str | None
    published: str | None
    origins: tuple[str, ...]
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True)
class ToldValue:
    """One value told for a field and who tells it, the first first; ``taken`` where it is the consolidated one."""

    value: str
    taken: bool
    told: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class FieldValues:
    """Every value told for a field, in the order in which they were first told, and the rule that takes one."""

    field: str
    rule: str
    values: tuple[ToldValue, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An account that no longer counts, in whole or, where ``fields`` names some, in these.

    ``by`` is the report that withdraws it, published ``at``, in ``words``: its notice, where it gives one.
    """

    report: str
    event: str
    reason: Literal["retracted", "corrected", "superseded", "copy"]
    by: str
    at: str | None
    fields: tuple[str, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """The happening itself: the events of different reports that tell of the same thing.

    ``aggregate`` where it is a count over many happenings, told as one; ``retracted`` where every account has been
    withdrawn: the fields then say what was told. ``recalled`` are those of its events that their reports only recall
    beside other news; they count for nothing, unless none tells it otherwise.
    """

    id: str
    type: str
    status: Status
    title: str
    title_ar: str
    date: Day | None
    place: Place | None
    side1: tuple[Party, ...]
    side2: tuple[Party, ...]
    killed: Toll
    injured: Toll
    reports: tuple[str, ...]
    events: tuple[tuple[str, str], ...]
    publishers: int
    origins: tuple[Origin, ...]
    independent_origins: int
    grade: str
    disagreements: tuple[Disagreement, ...]
    first_reported: str | None
    updated: str | None
    aggregate: bool = False
    values: tuple[FieldValues, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    retracted: bool = False
    provenance: Provenance = Provenance()
    assessment: Assessment = Assessment()
    recalled: tuple[tuple[str, str], ...] = ()

    @property
    def class_(self) -> EventClass:
        """The class of the type."""
        return EVENT_TYPES[self.type].class_

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The events that tell of it, without those that only recall it."""
        return tuple(event for event in self.events if event not in self.recalled)
