"""An incident as JSON: the contract of ``tawatur incidents --json``.

The keys and their order are the contract; docs/schema/incident.schema.json says it for machines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tawatur.export.coded_json import day_to_json, party_to_json, place_to_json
from tawatur.model import FieldValues, Incident, Origin, Provenance, Telling, Toll, Withdrawal

if TYPE_CHECKING:
    from tawatur.desk import Change


def incident_to_json(incident: Incident) -> dict[str, Any]:
    """The object of an incident. The offsets of sides, date and place count characters of the account's own report."""
    return {
        "id": incident.id,
        "type": incident.type,
        "class": incident.class_,
        "status": incident.status,
        "title": incident.title,
        "title_ar": incident.title_ar,
        "date": day_to_json(incident.date),
        "place": place_to_json(incident.place),
        "side1": [party_to_json(party) for party in incident.side1],
        "side2": [party_to_json(party) for party in incident.side2],
        "killed": _toll(incident.killed),
        "injured": _toll(incident.injured),
        "reports": list(incident.reports),
        "events": [list(event) for event in incident.told],
        "publishers": incident.publishers,
        "origins": [_origin(origin) for origin in incident.origins],
        "independent_origins": incident.independent_origins,
        "grade": incident.grade,
        "disagreements": [
            {
                "field": d.field,
                "values": [
                    {"value": v.value, "reports": list(v.reports), "origins": list(v.origins)}
                    for v in d.values
                ],
            }
            for d in incident.disagreements
        ],
        "first_reported": incident.first_reported,
        "updated": incident.updated,
        "values": [_field_values(field) for field in incident.values],
        "withdrawn": [_withdrawal(withdrawal) for withdrawal in incident.withdrawn],
        "retracted": incident.retracted,
        "provenance": _provenance(incident.provenance),
        "assessment": {
            "rule": incident.assessment.rule,
            "why": incident.assessment.why,
            "credibility": incident.assessment.credibility,
            "credibility_why": incident.assessment.credibility_why,
        },
        "recalled": [list(event) for event in incident.recalled],
    }


def _provenance(found: Provenance) -> dict[str, Any]:
    return {
        "texts": found.texts,
        "copies": [
            {"report": c.report, "of": c.of, "kind": c.kind, "share": c.share, "why": c.why}
            for c in found.copies
        ],
        "nodes": [{"id": node.id, "role": node.role, "name": node.name} for node in found.nodes],
        "edges": [
            {"start": edge.start, "end": edge.end, "how": edge.how, "reports": list(edge.reports)}
            for edge in found.edges
        ],
        "independent": [
            {
                "origins": list(one.origins),
                "parties": list(one.parties),
                "side": one.side,
                "denies": one.denies,
                "admits": one.admits,
                "why": one.why,
            }
            for one in found.independent
        ],
        "alike": [list(pair) for pair in found.alike],
        "agree": [list(pair) for pair in found.agree],
        "parties": found.parties,
    }


def _field_values(found: FieldValues) -> dict[str, Any]:
    values = [
        {"value": v.value, "taken": v.taken, "told": [_telling(telling) for telling in v.told]}
        for v in found.values
    ]
    return {"field": found.field, "rule": found.rule, "values": values}


def _telling(telling: Telling) -> dict[str, Any]:
    return {
        "report": telling.report,
        "publisher": telling.publisher,
        "published": telling.published,
        "origins": list(telling.origins),
        "withdrawn_by": telling.withdrawn_by,
    }


def _withdrawal(withdrawal: Withdrawal) -> dict[str, Any]:
    return {
        "report": withdrawal.report,
        "event": withdrawal.event,
        "reason": withdrawal.reason,
        "by": withdrawal.by,
        "at": withdrawal.at,
        "fields": list(withdrawal.fields),
        "words": withdrawal.words,
    }


def change_to_json(change: Change) -> dict[str, Any]:
    """The object of a change between two records: the contract of ``tawatur diff --json``."""
    return {
        "kind": change.kind,
        "incident": change.incident,
        "title": change.title,
        "title_ar": change.title_ar,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "incidents": list(change.incidents),
        "reports": list(change.reports),
        "cause": change.cause,
    }


def _toll(toll: Toll) -> dict[str, int | None]:
    return {"min": toll.min, "max": toll.max}


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.id,
        "name": origin.name,
        "kind": origin.kind,
        "anonymous": origin.anonymous,
        "reports": list(origin.reports),
        "parties": list(origin.parties),
        "heard_by": origin.heard_by,
    }
