"""From happenings to the model: offsets of the original, resolved values, chains, and a reason for every field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.claims import Link, person_key
from tawatur.events.accounts import Accounts
from tawatur.events.barred import names_somebody
from tawatur.events.confidence import confidence
from tawatur.events.harm import injured, killed
from tawatur.events.means import means_of
from tawatur.events.proto import INFERRED, NOT_ITS_OWN, Side, Telling
from tawatur.events.trace import Trace
from tawatur.events.types import resolve_type
from tawatur.mentions.casualties import CasualtyMention
from tawatur.mentions.entries import Actor
from tawatur.mentions.found import PlaceFound
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.places import distance_km
from tawatur.mentions.registry import actors
from tawatur.model import (
    EVENT_TYPES,
    ActorMention,
    Casualties,
    Chain,
    CodedReport,
    Day,
    Event,
    Party,
    Place,
    PlaceMention,
    Report,
    Source,
    Span,
)
from tawatur.text import Document
from tawatur.text.posts import Post


class Assembly:
    """Puts a report's coded form together."""

    def __init__(
        self, document: Document, report: Report, accounts: Accounts, trace: Trace | None = None
    ) -> None:
        self._document = document
        self._report = report
        self._accounts = accounts
        self._trace = trace

    def coded(
        self,
        happenings: Sequence[Telling],
        statements: Sequence[Telling],
        places: Sequence[PlaceFound],
        hits: Sequence[Hit],
        embedded: Sequence[CodedReport],
        posts: Sequence[Post],
    ) -> CodedReport:
        """The coded report; the principal event comes first."""
        ordered = sorted(happenings, key=lambda t: (min(s for s, _ in t.spans), t.end))
        events = [self._event(f"e{number}", telling) for number, telling in enumerate(ordered, 1)]
        for post, coded in zip(posts, embedded, strict=True):
            events = _with_post(events, post, coded, self._report)
        events = _principal_first(events)
        said = [
            _with_speaker(self._event(f"s{n}", t))
            for n, t in enumerate(sorted(statements, key=lambda t: t.start), 1)
        ]
        return CodedReport(
            self._report,
            tuple(_numbered(e, f"e{n}") for n, e in enumerate(events, 1)),
            tuple(said),
            tuple(self._place_mention(p) for p in places),
            tuple(self._actor_mentions(hits)),
            tuple(embedded),
            tuple(
                Span(p.start, p.signature_end, self._report.text[p.start : p.signature_end]) for p in posts
            ),
        )

    def _event(self, id_: str, telling: Telling) -> Event:
        if telling.sense in EVENT_TYPES:
            type_, type_rule = telling.sense, f"{telling.lemma}: {telling.sense}"
        else:
            type_, type_rule = resolve_type(telling)
        spans = sorted(telling.spans)
        status = "denied" if self._accounts.denied(spans) else telling.status
        why = {"type": type_rule}
        means, means_rule = means_of(telling, type_)
        rules = {"date": telling.date_rule, "place": telling.place_rule, "means": means_rule}
        why.update({field: rule for field, rule in rules.items() if rule})
        for field, sides in (("side1", telling.side1), ("side2", telling.side2)):
            if sides:
                why[field] = "; ".join(dict.fromkeys(s.rule for s in sides))
        if telling.casualties:
            why["casualties"] = "; ".join(dict.fromkeys(c.rule for c in telling.casualties))
        side1, side2 = self._sides(telling.side1), self._sides(telling.side2)
        if all(p.inferred or not names_somebody(p.text) for p in side1) and EVENT_TYPES[type_].class_ in (
            "battles",
            "explosions",
            "civilians",
        ):
            claimant = self._accounts.claimant(spans)
            if claimant is not None:
                claimed = self._claimed(claimant)
                side1 = claimed, *(p for p in side1 if p.actor is None or p.actor != claimed.actor)
                side2 = tuple(p for p in side2 if not (p.inferred and p.actor and p.actor == claimed.actor))
                why["side1"] = "; ".join(["claims it", *([why["side1"]] if "side1" in why else [])])
        event = Event(
            id=id_,
            type=type_,
            status=status,  # type: ignore[arg-type]
            aggregate=telling.aggregate,
            mentions=tuple(self._document.span(s, e) for s, e in spans),
            date=self._day(telling),
            place=self._place(telling.place, inferred=telling.place_rule in NOT_ITS_OWN)
            if telling.place
            else None,
            side1=side1,
            side2=side2,
            killed=killed(telling),
            injured=injured(telling),
            casualties=tuple(self._casualties(c) for c in (*telling.casualties, *telling.others)),
            means=means,
            sources=tuple(self._chain(c) for c in self._accounts.chains(spans)),
            confidence=confidence(telling),
            why=why,
        )
        if self._trace is not None:
            self._trace.events.append((telling, event))
        return event

    def _day(self, telling: Telling) -> Day | None:
        found = telling.date
        if found is None:
            return None
        mention = self._document.span(found.start, found.end) if found.start >= 0 else None
        return Day(found.first, found.last, found.precision, mention, telling.date_rule in NOT_ITS_OWN)

    def _place(self, found: PlaceFound, *, inferred: bool = False, mentioned: bool = True) -> Place:
        row = found.row
        return Place(
            row.id,
            row.name,
            row.name_ar,
            row.lat,
            row.lon,
            row.country,
            row.admin1,
            row.kind,
            row.radius_km,
            self._document.span(found.start, found.end) if mentioned else None,
            inferred,
        )

    def _sides(self, sides: Sequence[Side]) -> tuple[Party, ...]:
        found: list[Party] = []
        for side in sides:
            span = self._document.span(side.start, side.end)
            party = side.party
            if not any(p.start < span.end and span.start < p.end for p in found):
                found.append(
                    Party(
                        span.start,
                        span.end,
                        span.text,
                        party.actor if party else None,
                        party.name if party else None,
                        side.rule in INFERRED,
                    )
                )
        return tuple(found)

    def _claimed(self, link: Link) -> Party:
        span = self._document.span(link.start, link.end)
        actor = (link.source or "").removeprefix("actor:")
        known = actors().get(actor)
        return Party(span.start, span.end, span.text, actor, known.name if known else link.name)

    def _casualties(self, found: CasualtyMention) -> Casualties:
        return Casualties(
            found.what, found.min, found.max, found.who, self._document.span(found.start, found.end)
        )

    def _chain(self, links: Sequence[Link]) -> Chain:
        chain = []
        for link in links:
            span = self._document.span(link.start, link.end)
            chain.append(Source(span.start, span.end, span.text, link.kind, link.anonymous, link.source))
        return tuple(chain)

    def _place_mention(self, found: PlaceFound) -> PlaceMention:
        span = self._document.span(found.start, found.end)
        return PlaceMention(span.start, span.end, span.text, self._place(found, mentioned=False))

    def _actor_mentions(self, hits: Sequence[Hit]) -> list[ActorMention]:
        found = []
        for hit in hits:
            for entry in hit.entries:
                if isinstance(entry, Actor):
                    span = self._document.span(hit.start, hit.end)
                    found.append(ActorMention(span.start, span.end, span.text, entry.id, entry.name))
                    break
        return found


def _numbered(event: Event, id_: str) -> Event:
    return event if event.id == id_ else replace(event, id=id_)


def _with_speaker(statement: Event) -> Event:
    """A statement whose words name no speaker is by the one it is attributed to."""
    if statement.side1 or not statement.sources:
        return statement
    origin = statement.sources[0][-1]
    return replace(
        statement,
        side1=(Party(origin.start, origin.end, origin.text),),
        why={**statement.why, "side1": "who says it"},
    )


def _with_post(events: list[Event], post: Post, coded: CodedReport, parent: Report) -> list[Event]:
    """The article's events with what the embedded post tells of the same happenings, under its author's name."""
    name = parent.text[post.name_start : post.name_end].strip()
    author = Source(
        post.name_start,
        post.name_start + len(name),
        parent.text[post.name_start : post.name_start + len(name)],
        "social_media",
        False,
        f"person:{person_key(name)}",
    )
    found = list(events)
    for told in coded.events:
        moved = _shifted(told, post.start, author)
        at = next((i for i, e in enumerate(found) if _same(e, moved)), None)
        if at is None:
            found.append(moved)
            continue
        host = found[at]
        found[at] = replace(
            host,
            mentions=tuple(sorted((*host.mentions, *moved.mentions), key=lambda m: m.start)),
            side1=host.side1 or moved.side1,
            side2=host.side2 or moved.side2,
            place=host.place or moved.place,
            date=host.date or moved.date,
            sources=(*moved.sources, *host.sources),
        )
    return found


def _same(a: Event, b: Event) -> bool:
    if a.type != b.type:
        return False
    if a.place is None or b.place is None:
        return True
    return distance_km(a.place, b.place) <= a.place.radius_km + b.place.radius_km + 10


def _shifted(event: Event, by: int, author: Source) -> Event:
    def span(s: Span) -> Span:
        return Span(s.start + by, s.end + by, s.text)

    chains = tuple(
        tuple(replace(s, start=s.start + by, end=s.end + by) for s in chain) for chain in event.sources
    )
    return replace(
        event,
        mentions=tuple(span(m) for m in event.mentions),
        side1=tuple(replace(p, start=p.start + by, end=p.end + by) for p in event.side1),
        side2=tuple(replace(p, start=p.start + by, end=p.end + by) for p in event.side2),
        place=replace(event.place, mention=span(event.place.mention))
        if event.place and event.place.mention
        else event.place,
        date=replace(event.date, mention=span(event.date.mention))
        if event.date and event.date.mention
        else event.date,
        casualties=tuple(replace(c, mention=span(c.mention)) for c in event.casualties),
        sources=tuple((author, *chain) for chain in chains) or ((author,),),
    )


def _principal_first(events: list[Event]) -> list[Event]:
    """The event told first and most comes first; the others follow in the order of the text."""
    if len(events) < 2:
        return events
    in_order = sorted(events, key=lambda e: e.mentions[0].start)
    principal = max(
        in_order[:3], key=lambda e: (not e.aggregate, len(e.mentions) + e.confidence - 2 * in_order.index(e))
    )
    return [principal, *(e for e in in_order if e is not principal)]
