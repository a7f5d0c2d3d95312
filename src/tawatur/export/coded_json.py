"""A coded report as JSON: the contract of ``tawatur code --json``, there and back without loss.

The keys and their order are the contract; docs/schema/coded-report.schema.json says it for machines. Offsets count
characters of the report's text, which the object does not repeat: ``sha256`` names it. An embedded post stands under
``embedded`` as an object of the same form with two keys more: ``text``, which its offsets count, and ``at``, where it
stands in the text around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from tawatur.model import (
    EVENT_TYPES,
    ActorMention,
    Casualties,
    Chain,
    CodedReport,
    DateClue,
    Dating,
    Day,
    Event,
    Media,
    Party,
    Place,
    PlaceMention,
    Report,
    Source,
    Span,
)

Json = dict[str, Any]


def coded_to_json(coded: CodedReport) -> Json:
    """The object of a coded report; ``skipped`` is null, or says why nothing was coded.

    ``lang`` is the language that was detected, where the report did not name one.
    """
    report = coded.report
    places = list(coded.embedded_at)
    return {
        "id": report.id,
        "report": {
            "title": report.title,
            "published": report.published,
            "publisher": report.publisher,
            "url": report.url,
            "lang": report.lang,
            "sha256": report.sha256,
            "author": report.author,
            "parent": report.parent,
            "raw_sha256": report.raw_sha256,
            "evidence": report.evidence,
            "dating": {
                "clues": [
                    {"kind": c.kind, "where": c.where, "words": c.words, "value": c.value}
                    for c in report.dating.clues
                ],
                "agree": report.dating.agree,
                "assumed_zone": report.dating.assumed_zone,
            },
            "media": [
                {"name": m.name, "type": m.type, "sha256": m.sha256, "missing": m.missing}
                for m in report.media
            ],
        },
        "events": [event_to_json(event) for event in coded.events],
        "statements": [event_to_json(event) for event in coded.statements],
        "places": [_place_mention(mention) for mention in coded.places],
        "actors": [
            {"start": a.start, "end": a.end, "text": a.text, "actor": a.actor, "name": a.name}
            for a in coded.actors
        ],
        "embedded": [
            {
                **coded_to_json(post),
                "text": post.report.text,
                "at": _span(places[i]) if i < len(places) else None,
            }
            for i, post in enumerate(coded.embedded)
        ],
        "skipped": coded.skipped,
        "counted_from": coded.counted_from.isoformat() if coded.counted_from else None,
    }


def event_to_json(event: Event) -> Json:
    """The object of one event or statement."""
    type_ = EVENT_TYPES[event.type]
    return {
        "id": event.id,
        "type": event.type,
        "class": type_.class_,
        "acled": {"event_type": type_.acled_event_type, "sub_event_type": type_.acled_sub_event_type},
        "plover": type_.plover,
        "status": event.status,
        "aggregate": event.aggregate,
        "mentions": [span_to_json(mention) for mention in event.mentions],
        "date": day_to_json(event.date),
        "place": place_to_json(event.place),
        "side1": [party_to_json(party) for party in event.side1],
        "side2": [party_to_json(party) for party in event.side2],
        "killed": event.killed,
        "injured": event.injured,
        "casualties": [
            {"what": c.what, "min": c.min, "max": c.max, "who": c.who, "mention": span_to_json(c.mention)}
            for c in event.casualties
        ],
        "means": event.means,
        "sources": [[_source(link) for link in chain] for chain in event.sources],
        "confidence": event.confidence,
        "why": dict(event.why),
    }


def span_to_json(span: Span) -> Json:
    """A stretch of text with its offsets."""
    return {"start": span.start, "end": span.end, "text": span.text}


def _span(span: Span | None) -> Json | None:
    return span_to_json(span) if span else None


def day_to_json(day: Day | None) -> Json | None:
    """A date with its precision; null where none is known."""
    if day is None:
        return None
    return {
        "start": day.start.isoformat(),
        "end": day.end.isoformat(),
        "precision": day.precision,
        "mention": _span(day.mention),
        "inferred": day.inferred,
    }


def place_to_json(place: Place | None) -> Json | None:
    """A place with how far the true place may lie from its point; null where none is known."""
    return (
        None
        if place is None
        else {
            **_where(place),
            "mention": _span(place.mention),
            "id": place.id,
            "inferred": place.inferred,
        }
    )


def _where(place: Place) -> Json:
    return {
        "name": place.name,
        "name_ar": place.name_ar,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "precision": place.precision,
        "radius_km": place.radius_km,
    }


def party_to_json(party: Party) -> Json:
    """One side's words and the actor that they resolve to."""
    return {
        "start": party.start,
        "end": party.end,
        "text": party.text,
        "actor": party.actor,
        "name": party.name,
        "inferred": party.inferred,
    }


def _source(source: Source) -> Json:
    return {
        "start": source.start,
        "end": source.end,
        "text": source.text,
        "kind": source.kind,
        "anonymous": source.anonymous,
        "source": source.source,
    }


def _place_mention(mention: PlaceMention) -> Json:
    found = {"start": mention.start, "end": mention.end, "text": mention.text}
    return {**found, **_where(mention.place), "id": mention.place.id}


def coded_from_json(value: Mapping[str, Any], text: str) -> CodedReport:
    """The coded report that :func:`coded_to_json` made an object of; ``text`` is the report's text.

    Raises ValueError where the text is not the one that was coded, or the object is no coded report.
    """
    try:
        return _coded(value, text)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(
            f"The object is no coded report (at {error}); give what `tawatur code --json` printed."
        ) from None


def _coded(value: Mapping[str, Any], text: str) -> CodedReport:
    told = value["report"]
    report = Report(
        id=value["id"],
        text=text,
        title=told["title"],
        published=told["published"],
        publisher=told["publisher"],
        url=told["url"],
        lang=told["lang"],
        author=told.get("author"),
        parent=told.get("parent"),
        raw_sha256=told.get("raw_sha256"),
        evidence=told.get("evidence"),
        dating=_to_dating(told.get("dating") or {}),
        media=tuple(Media(m["name"], m["type"], m["sha256"], m["missing"]) for m in told.get("media") or ()),
    )
    if report.sha256 != told["sha256"]:
        raise ValueError(
            f"The text is not the one that report {report.id} was coded from; give the same text."
        )
    embedded = value.get("embedded", [])
    return CodedReport(
        report=report,
        events=tuple(event_from_json(e) for e in value["events"]),
        statements=tuple(event_from_json(e) for e in value["statements"]),
        places=tuple(
            PlaceMention(p["start"], p["end"], p["text"], _to_place({**p, "mention": None}))
            for p in value["places"]
        ),
        actors=tuple(
            ActorMention(a["start"], a["end"], a["text"], a["actor"], a["name"]) for a in value["actors"]
        ),
        embedded=tuple(_coded(post, post["text"]) for post in embedded),
        embedded_at=tuple(_to_span(post["at"]) for post in embedded if post["at"] is not None),
        skipped=value.get("skipped"),
        counted_from=date.fromisoformat(counted) if (counted := value.get("counted_from")) else None,
    )


def event_from_json(value: Mapping[str, Any]) -> Event:
    """The event that :func:`event_to_json` made an object of; raises KeyError where a key is missing."""
    day, place = value["date"], value["place"]
    return Event(
        id=value["id"],
        type=value["type"],
        status=value["status"],
        aggregate=value["aggregate"],
        mentions=tuple(_to_span(m) for m in value["mentions"]),
        date=_to_day(day) if day is not None else None,
        place=_to_place(place) if place is not None else None,
        side1=_to_parties(value["side1"]),
        side2=_to_parties(value["side2"]),
        killed=value["killed"],
        injured=value["injured"],
        casualties=tuple(
            Casualties(c["what"], c["min"], c["max"], c["who"], _to_span(c["mention"]))
            for c in value["casualties"]
        ),
        means=value["means"],
        sources=tuple(_to_chain(chain) for chain in value["sources"]),
        confidence=value["confidence"],
        why=dict(value["why"]),
    )


def _to_dating(value: Mapping[str, Any]) -> Dating:
    return Dating(
        tuple(DateClue(c["kind"], c["where"], c["words"], c["value"]) for c in value.get("clues", ())),
        value.get("agree"),
        value.get("assumed_zone"),
    )


def _to_span(value: Mapping[str, Any]) -> Span:
    return Span(value["start"], value["end"], value["text"])


def _to_span_or_none(value: Mapping[str, Any] | None) -> Span | None:
    return None if value is None else _to_span(value)


def _to_day(value: Mapping[str, Any]) -> Day:
    start, end = date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    mention = _to_span_or_none(value["mention"])
    return Day(start, end, value["precision"], mention, value.get("inferred", False))


def _to_place(value: Mapping[str, Any]) -> Place:
    return Place(
        id=value["id"],
        name=value["name"],
        name_ar=value["name_ar"],
        lat=value["lat"],
        lon=value["lon"],
        country=value["country"],
        admin1=value["admin1"],
        precision=value["precision"],
        radius_km=value["radius_km"],
        mention=_to_span_or_none(value["mention"]),
        inferred=value.get("inferred", False),
    )


def _to_parties(values: Sequence[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(
        Party(p["start"], p["end"], p["text"], p["actor"], p["name"], p.get("inferred", False))
        for p in values
    )


def _to_chain(values: Sequence[Mapping[str, Any]]) -> Chain:
    return tuple(
        Source(s["start"], s["end"], s["text"], cast(Any, s["kind"]), s["anonymous"], s["source"])
        for s in values
    )
