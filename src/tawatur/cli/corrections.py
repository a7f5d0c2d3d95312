"""``tawatur corrections``: what people made of events, for training and for the lexicon."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tawatur.cli.failures import DONE, complain
from tawatur.cli.options import AsJson, DeskFile, examples

if TYPE_CHECKING:
    from tawatur.desk import Desk
    from tawatur.desk.correcting import Correction

EXAMPLE = examples("tawatur corrections --desk watch.db", "tawatur corrections --desk watch.db --json")


def corrections(desk: DeskFile, json: AsJson = False) -> int:
    """List what people made of events: accepted, rejected, or a field corrected; by whom, why and when.

    With --json, one object a correction a line, with the words that set the event off, their sentence, and why the
    machine said otherwise, as an example to train with or a proposal for the lexicon.
    """
    from tawatur.cli.desks import opened

    with opened(desk) as store:
        found = list(_rows(store))
    if json:
        for row in found:
            print(json_module.dumps(row, ensure_ascii=False))
        return DONE
    if not found:
        complain(f"{desk} holds no correction.")
        return DONE
    from tawatur.cli.terminal import isolated, make_console

    console = make_console()
    for row in found:
        change = row["field"]
        if row["field"] not in ("accept", "reject", "undo"):
            change += f": {_shown(row['before'])} → {_shown(row['after'])}"
        elif row["field"] == "undo":
            change += f" {row['after']}"
        why = f"  ({isolated(row['why'])})" if row["why"] else ""
        undone = "  undone" if row["undone"] else ""
        console.print(
            f"{row['number']:>4}  {row['at'][:16].replace('T', ' ')}  {isolated(row['by'])}  {row['report']}  "
            f"{isolated('; '.join(row['words']))}  {change}{why}{undone}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    return DONE


def _rows(desk: Desk) -> Iterator[dict[str, Any]]:
    known = desk.corrections()
    undone = {c.after for some in known.values() for c in some if c.field == "undo"}
    every = sorted((c for some in known.values() for c in some), key=lambda c: c.number)
    texts = {report.id: report.text for report in desk.reports() if report.id in known}
    for correction in every:
        yield _row(correction, texts.get(correction.report, ""), correction.number in undone)


def _row(correction: Correction, text: str, undone: bool) -> dict[str, Any]:
    from tawatur.desk.packing import pack
    from tawatur.text import read_document

    event = correction.event
    sentence = ""
    if event.mentions and text:
        document = read_document(text)
        for one in document.sentences:
            start, end = document.normalised.span(one.start, one.end)
            if start <= event.mentions[0].start < end:
                sentence = text[start:end].strip()
    return {
        "number": correction.number,
        "at": correction.at,
        "by": correction.by,
        "report": correction.report,
        "event": event.id,
        "type": event.type,
        "words": [span.text for span in event.mentions],
        "sentence": sentence,
        "field": correction.field,
        "before": pack(correction.before),
        "after": pack(correction.after),
        "why": correction.why,
        "machine": event.why.get(correction.field, ""),
        "undone": undone,
    }


def _shown(value: Any) -> str:
    if value in (None, []):
        return "–"
    if isinstance(value, dict):
        return str(value.get("name") or "/".join(filter(None, (value.get("start"), value.get("end")))))
    if isinstance(value, list):
        return ", ".join(str(one.get("name") or one.get("text")) for one in value)
    return str(value)
