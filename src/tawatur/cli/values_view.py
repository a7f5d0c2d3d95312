"""What an incident's accounts tell, field by field, for people: what all agree on, and each value of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.text import Text

from tawatur.cli.inputs import counted
from tawatur.cli.terminal import isolated, print_fields
from tawatur.cli.words import (
    NONE,
    day_words,
    moment_words,
    place_words,
    side_words,
    toll_words,
    type_words,
)
from tawatur.model import EVENT_TYPES, FieldValues, Incident, Telling, ToldValue

if TYPE_CHECKING:
    from rich.console import Console

_MOST: Final = 3
"""How many tellers of one value are named before the rest is only counted."""
_SIDES: Final = ("side1", "side2")
_REASONS: Final = {
    "retracted": "withdrawn by {by}",
    "corrected": "corrected by {by}",
    "superseded": "replaced by {by}, a newer version",
    "copy": "withdrawn by {by}, with the text that it copies",
}


def print_values(console: Console, incident: Incident, *, brief: bool = False) -> None:
    """On which fields the accounts agree, and every value of those on which they do not, the first told first.

    ``brief``: one line each, without who tells a value and when.
    """
    if len(incident.reports) < 2 and not incident.withdrawn:
        return
    differ = [found for found in incident.values if _differ(incident, found)]
    known = {found.field for found in incident.values} - {found.field for found in differ}
    agreed = [(field, words) for field, words in _taken(incident) if field in known and words != NONE]
    if agreed and not incident.retracted and not brief:
        _heading(console, "The accounts agree on")
        print_fields(console, agreed)
    if differ:
        _heading(console, "They differ on", " (* the value taken, by the rules of docs/corroboration.md)")
    for found in differ:
        print_fields(console, [_brief(found)] if brief else _lines(incident, found))


def _differ(incident: Incident, found: FieldValues) -> bool:
    """Whether accounts differ on a field, or some value of it has been withdrawn.

    A village and its district, or a side told in other words, are no difference: only the JSON lists them apart.
    """
    if found.field in {disagreement.field for disagreement in incident.disagreements}:
        return True
    return found.field not in _SIDES and any(_is_withdrawn(value) for value in found.values)


def _taken(incident: Incident) -> Iterator[tuple[str, str]]:
    """The consolidated values in words."""
    yield "type", type_words(incident.type)
    yield "status", incident.status
    yield "date", day_words(incident.date)
    yield "place", place_words(incident.place)
    yield "side1", side_words(incident.side1) or NONE
    yield "side2", side_words(incident.side2) or NONE
    yield "killed", toll_words(incident.killed)
    yield "injured", toll_words(incident.injured)
    means = next((v.value for f in incident.values if f.field == "means" for v in f.values if v.taken), NONE)
    yield "means", means.replace("_", " ")


def withdrawal_words(incident: Incident, account: tuple[str, str]) -> Iterator[str]:
    """What was withdrawn of an account, by which report and in which words."""
    for found in incident.withdrawn:
        if (found.report, found.event) == account:
            what = f"{', '.join(found.fields)}: " if found.fields else ""
            when = f", {moment_words(found.at)}" if found.at else ""
            said = f": {isolated(f'“{found.words}”')}" if found.words else ""
            by = "its newer text" if found.by == found.report else found.by
            yield f"{what}{_REASONS[found.reason].format(by=by)}{when}{said}"


def _heading(console: Console, words: str, note: str = "") -> None:
    console.print()
    console.print(Text.assemble((words, "bold"), (note, "dim")))


def _lines(incident: Incident, found: FieldValues) -> Iterator[tuple[str, Text]]:
    names = {origin.id: origin.name for origin in incident.origins}
    for number, value in enumerate(found.values):
        style = "strike dim" if _is_withdrawn(value) else "bold"
        line = Text.assemble((isolated(_words(value.value)), style), "* " if value.taken else "  ")
        standing_first = sorted(value.told, key=lambda telling: telling.withdrawn_by is not None)
        line.append("; ".join(_telling(telling, names) for telling in standing_first[:_MOST]))
        if len(value.told) > _MOST:
            line.append(f"; {len(value.told) - _MOST} more")
        line.append(f"  ({', '.join(dict.fromkeys(t.report for t in value.told))})", style="dim")
        yield (found.field if not number else "", line)


def _brief(found: FieldValues) -> tuple[str, Text]:
    """ "Disrupted weapons use* (8 reports), air strike (5)", on one line."""
    line = Text()
    for value in found.values:
        line.append(", " if line else "")
        line.append(isolated(_words(value.value)), style="strike dim" if _is_withdrawn(value) else "bold")
        reports = counted(len({telling.report for telling in value.told}), "report")
        line.append(f"{'*' if value.taken else ''} ({reports})")
    return found.field, line


def _telling(telling: Telling, names: dict[str, str]) -> str:
    """ "Badia News, citing SOHR, 20 Nov 2023 14:00 (withdrawn by r7)": who, on whose word, when."""
    who = isolated(telling.publisher) if telling.publisher else telling.report
    origins = [isolated(names[o]) for o in telling.origins if o in names and names[o] != telling.publisher]
    said = f", citing {' and '.join(origins)}" if origins else ""
    when = f", {moment_words(telling.published)}" if telling.published else ""
    gone = ""
    if telling.withdrawn_by is not None:
        newer = telling.withdrawn_by == telling.report
        gone = " (replaced by its newer text)" if newer else f" (withdrawn by {telling.withdrawn_by})"
    return f"{who}{said}{when}{gone}"


def _is_withdrawn(value: ToldValue) -> bool:
    return all(telling.withdrawn_by is not None for telling in value.told)


def _words(value: str) -> str:
    return type_words(value) if value in EVENT_TYPES else value.replace("_", " ")
