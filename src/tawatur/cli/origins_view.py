"""The origins of an incident for people: which count as one and why, which cannot be told apart, who agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from tawatur.cli.inputs import counted
from tawatur.cli.terminal import isolated
from tawatur.incidents.paths import paths
from tawatur.mentions.registry import actors, sources
from tawatur.model import Incident, IndependentOrigin, Origin

if TYPE_CHECKING:
    from rich.console import Console


_HOW = {"copies": "copied from", "translates": "translated from"}
_TELLING_NODES = 3


def print_origins(console: Console, incident: Incident, ratings: Mapping[str, str]) -> None:
    """Print an incident's origins, those that count as one together; ``ratings`` are people's, by source id."""
    found = incident.provenance
    counts = (
        counted(len(incident.reports), "report"),
        counted(incident.publishers, "publisher"),
        counted(found.texts, "text"),
        counted(len(incident.origins), "origin"),
        f"{incident.independent_origins} independent",
        f"{found.parties} of a party",
    )
    console.print()
    console.print(
        Text.assemble(
            (f"Independent origins: {incident.independent_origins}", "bold"), f"  ({', '.join(counts)})"
        )
    )
    origins = {origin.id: origin for origin in incident.origins}
    groups: Sequence[IndependentOrigin | None] = found.independent or (None,)
    for number, group in enumerate(groups, 1):
        members = [origins[id] for id in group.origins if id in origins] if group else list(incident.origins)
        for place, origin in enumerate(members):
            console.print(_line(f"{number}." if not place and group else "", origin, ratings))
        for words in _remarks(group) if group else ():
            console.print(Text(f"     {words}", style="dim"))
    for one, other in found.alike:
        names = " and ".join(f"{isolated(origins[id].name)} ({_heard(origins[id])})" for id in (one, other))
        console.print(Text(f"  Not distinguishable: {names}.", style="yellow"))
    for one, other in found.agree:
        console.print(
            Text(f"  Opposing sides both tell it: {actor_name(one)} and {actor_name(other)}.", style="green")
        )


def print_paths(console: Console, incident: Incident) -> None:
    """Print who has it from whom, reports that have it the same way on one line; nothing for a lone report."""
    if len(incident.provenance.nodes) < _TELLING_NODES or len(incident.reports) == 1:
        return
    names = {node.id: isolated(node.name) for node in incident.provenance.nodes}
    ways: dict[str, list[str]] = {}
    for path in paths(incident.provenance):
        report, *links = path.nodes
        how = _HOW.get(path.how)
        if how:
            way = f"{how} {links[0].removeprefix('report:')}"
        else:
            way = "".join(f" ← {names[link]}" for link in links).strip()
            way += " (in its own voice)" if path.how == "own_voice" and len(links) == 1 else ""
        ways.setdefault(way, []).append(report.removeprefix("report:"))
    console.print()
    console.print(Text("Who has it from whom", style="bold"))
    for way, reports in ways.items():
        console.print(Text(f"  {', '.join(reports)} {way}"), soft_wrap=True)


def _line(number: str, origin: Origin, ratings: Mapping[str, str]) -> Text:
    said = [origin.kind.replace("_", " ")]
    if origin.anonymous:
        said += ["anonymous", _heard(origin)]
    if origin.id in ratings:
        said.append(f"reliability {ratings[origin.id]}")
    line = Text(
        f"  {number:<3}{isolated(origin.name)} ({', '.join(said)}): {counted(len(origin.reports), 'report')}  "
    )
    return line.append(", ".join(origin.reports), style="dim")


def _heard(origin: Origin) -> str:
    by = origin.heard_by or ""
    known = sources().get(by)
    return f"heard by {isolated(known.name if known else by)}"


def _remarks(group: IndependentOrigin) -> Iterator[str]:
    if group.why:
        yield group.why
    if group.admits:
        yield (
            "They tell what harms their own party."
            if len(group.origins) > 1
            else "It tells what harms its own party."
        )
    if group.denies:
        yield "They deny it." if len(group.origins) > 1 else "It denies it."


def actor_name(actor: str) -> str:
    """The name of an actor's id for people."""
    known = actors().get(actor)
    return known.name if known else actor
