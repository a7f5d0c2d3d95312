"""JSON Schemas (draft 2020-12) of the contracts, made from the model's dataclasses and their type hints.

Where the contract says something else than the dataclass, the tables below say what; the rest follows the model, so a
field added there appears here, and the tests fail until the encoder writes it.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from tawatur.desk.changes import Change
from tawatur.model import EVENT_TYPES, CodedReport, Event, Incident, PlaceMention, Provenance, Report

Schema = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HAPPENINGS = [slug for slug, type_ in EVENT_TYPES.items() if type_.class_ != "statements"]
_STATEMENTS = [slug for slug, type_ in EVENT_TYPES.items() if type_.class_ == "statements"]
_PLAIN: Final[dict[Any, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
}
_NOT_NEGATIVE = {"type": "integer", "minimum": 0}
_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_CLASSES = sorted({type_.class_ for type_ in EVENT_TYPES.values()})
# What the contract says otherwise than the type hint, by "Class.field".
_SAID: Final[dict[str, Schema]] = {
    "Span.start": _NOT_NEGATIVE,
    "Span.end": _NOT_NEGATIVE,
    "Event.confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "Place.lat": {"type": "number", "minimum": -90, "maximum": 90},
    "Place.lon": {"type": "number", "minimum": -180, "maximum": 180},
    "Place.radius_km": {"type": "number", "minimum": 0},
    "Incident.type": {"enum": _HAPPENINGS},
    "Incident.publishers": _NOT_NEGATIVE,
    "Incident.independent_origins": _NOT_NEGATIVE,
    "Provenance.texts": _NOT_NEGATIVE,
    "Assessment.credibility": {"type": "integer", "minimum": 1, "maximum": 6},
    "TextCopy.share": {"type": "number", "minimum": 0, "maximum": 1},
}
_ACLED: Final[Schema] = {
    "type": "object",
    "description": "The type in ACLED's terms; null for statements, which ACLED does not code.",
    "properties": {name: {"type": ["string", "null"]} for name in ("event_type", "sub_event_type")},
    "required": ["event_type", "sub_event_type"],
    "additionalProperties": False,
}


def coded_report_schema() -> Schema:
    """The schema of one object of ``tawatur code --json``."""
    made = _Made()
    body: Schema = {
        "id": {"type": "string"},
        "report": made.object(Report, leave_out=("id", "text"), more={"sha256": _DIGEST}),
        "events": _array(_ref("Event")),
        "statements": _array(_ref("Statement")),
        "places": _array(_ref("PlaceMention")),
        "actors": made.of(get_type_hints(CodedReport)["actors"]),
        "embedded": _array(_ref("EmbeddedReport")),
        "skipped": {"type": ["string", "null"], "description": "Why nothing was coded; null where it was."},
        "counted_from": {
            "type": ["string", "null"],
            "format": "date",
            "description": 'The day from which words such as "yesterday" were counted: that of publication, else of '
            "the dateline, or a day of the week before it where the report says that it was written then; null where "
            "neither is known, so that they were left unresolved.",
        },
    }
    made.definitions["Event"] = _event(made, _HAPPENINGS)
    made.definitions["Statement"] = _event(made, _STATEMENTS)
    made.definitions["PlaceMention"] = _place_mention(made)
    place = {
        "anyOf": [_ref("Span"), {"type": "null"}],
        "description": "Where it stands in the text around it.",
    }
    text = {"type": "string", "description": "The post's text, which its offsets count."}
    made.definitions["EmbeddedReport"] = {
        **_object({**body, "text": text, "at": place}),
        "description": "A post embedded in a report, coded as a report of its own.",
    }
    return _document("A coded report", "One line of `tawatur code --json`.", _object(body), made)


def incident_schema() -> Schema:
    """The schema of one object of ``tawatur incidents --json``."""
    made = _Made()
    body = made.object(
        Incident,
        leave_out=("aggregate",),
        after={"type": {"class": {"enum": [c for c in _CLASSES if c != "statements"]}}},
    )
    made.definitions["Provenance"] = made.object(Provenance, more={"parties": _NOT_NEGATIVE})
    return _document("An incident", "One line of `tawatur incidents --json`.", body, made)


def change_schema() -> Schema:
    """The schema of one object of ``tawatur diff --json``."""
    made = _Made()
    body = made.object(Change)
    return _document("A change", "One line of `tawatur diff --json`.", body, made)


class _Made:
    """The schemas made so far of the classes that a contract speaks of."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:
        """The schema of a type hint; raises TypeError for a hint that JSON has no form for."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, types.UnionType):
            choices = [self.of(argument) for argument in arguments]
            if all(choice.keys() == {"type"} for choice in choices):
                return {"type": [choice["type"] for choice in choices]}
            return {"anyOf": choices}
        if origin is tuple and arguments[1:] == (Ellipsis,):
            return _array(self.of(arguments[0]))
        if origin is tuple:
            items = [self.of(argument) for argument in arguments]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if is_dataclass(hint) and isinstance(hint, type):
            if hint.__name__ not in self.definitions:
                self.definitions[hint.__name__] = {}
                self.definitions[hint.__name__] = self.object(hint)
            return _ref(hint.__name__)
        raise TypeError(f"no schema for {hint!r}")

    def object(
        self,
        type_: type[Any],
        leave_out: tuple[str, ...] = (),
        after: dict[str, Schema] | None = None,
        more: Schema | None = None,
    ) -> Schema:
        """The schema of a dataclass; ``after`` gives properties that follow a field, ``more`` those at the end."""
        hints = get_type_hints(type_)
        properties: Schema = {}
        for field in fields(type_):
            if field.name not in leave_out:
                said = _SAID.get(f"{type_.__name__}.{field.name}")
                properties[field.name] = dict(said) if said else self.of(hints[field.name])
                properties.update((after or {}).get(field.name, {}))
        description = " ".join((type_.__doc__ or "").split("\n\n")[0].split())
        return {**_object({**properties, **(more or {})}), "description": description}


def _event(made: _Made, slugs: list[str]) -> Schema:
    classes = sorted({EVENT_TYPES[slug].class_ for slug in slugs})
    plover = sorted({EVENT_TYPES[slug].plover for slug in slugs})
    told = {"class": {"enum": classes}, "acled": _ACLED, "plover": {"enum": plover}}
    schema = made.object(Event, after={"type": told})
    schema["properties"]["type"] = {"enum": slugs}
    return schema


def _place_mention(made: _Made) -> Schema:
    """A place mention stands flat: its offsets, then the place that it resolves to, told by its own words."""
    made.of(get_type_hints(PlaceMention)["place"])
    where = {
        k: v for k, v in made.definitions["Place"]["properties"].items() if k not in ("mention", "inferred")
    }
    flat = made.object(PlaceMention, leave_out=("place",), more=where)
    return {**flat, "properties": {**flat["properties"], "start": _NOT_NEGATIVE, "end": _NOT_NEGATIVE}}


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _document(title: str, description: str, body: Schema, made: _Made) -> Schema:
    definitions = dict(sorted(made.definitions.items()))
    return {"$schema": _DIALECT, "title": title, **body, "description": description, "$defs": definitions}
