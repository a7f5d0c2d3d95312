"""The origin graph of an incident: who has it from whom, from each report back to its origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from tawatur.incidents.account import Account
from tawatur.incidents.independence import Independence
from tawatur.incidents.provenance import ChainId
from tawatur.incidents.registry import SourceRegistry
from tawatur.incidents.voice import Voice, link_id, own_voice
from tawatur.model import Chain, GraphEdge, GraphNode, Provenance, TextCopy


def provenance(
    accounts: Sequence[Account],
    spoken: Mapping[ChainId, Sequence[Voice]],
    copied: Iterable[TextCopy],
    found: Independence,
    registry: SourceRegistry,
) -> Provenance:
    """The graph of the accounts that count, and what it comes down to."""
    reports = {account.report for account in accounts}
    kept = tuple(copy for copy in copied if copy.report in reports)
    nodes, edges = _graph(accounts, spoken, {copy.report: copy for copy in kept}, registry)
    texts = {copy.report: copy.of for copy in kept}
    return Provenance(
        len({texts.get(report, report) for report in reports}),
        kept,
        nodes,
        edges,
        found.origins,
        found.alike,
        found.agree,
    )


def _graph(
    accounts: Sequence[Account],
    spoken: Mapping[ChainId, Sequence[Voice]],
    copied: Mapping[str, TextCopy],
    registry: SourceRegistry,
) -> tuple[tuple[GraphNode, ...], tuple[GraphEdge, ...]]:
    nodes: dict[str, GraphNode] = {}
    edges: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)

    def edge(start: str, end: str, how: str, report: str) -> None:
        if start != end:
            edges[start, end, how][report] = None

    origins = {
        f"origin:{v.id}": GraphNode(f"origin:{v.id}", "origin", v.name) for by in spoken.values() for v in by
    }
    for account in accounts:
        report = f"report:{account.report}"
        nodes.setdefault(
            report, GraphNode(report, "report", account.publisher or account.author or account.report)
        )
        copy = copied.get(account.report)
        if copy is not None:
            how = "translates" if copy.kind == "translated" else "copies"
            edge(report, f"report:{copy.of}", how, account.report)
        for number, chain in enumerate(account.chains or ((),)):
            if not chain and copy is not None:
                continue
            said = spoken.get((*account.id, number if chain else -1), ())
            here, how = report, "names" if any(account.chains) else "own_voice"
            for key, name in _relays(chain, account, {voice.id for voice in said}, registry):
                end = f"origin:{key}" if f"origin:{key}" in origins else f"relay:{key}"
                nodes.setdefault(end, GraphNode(end, "relay", name))
                edge(here, end, how, account.report)
                here, how = end, "names"
            for voice in said:
                edge(here, f"origin:{voice.id}", how, account.report)
    found = tuple(GraphEdge(a, b, how, tuple(by)) for (a, b, how), by in edges.items())  # type: ignore[arg-type]
    return tuple((nodes | origins).values()), found


def _relays(
    chain: Chain, account: Account, said: Container[str], registry: SourceRegistry
) -> Iterator[tuple[str, str]]:
    """Who passed it on between a report and its origins, by key and name: the links of the chain but the last.

    The last one too where it is an outlet of which others say whom it heard, and likewise the report's own outlet.
    """
    for link in chain[:-1]:
        yield link_id(link, registry), link.text
    if chain and chain[-1].kind in ("media", "other") and not chain[-1].anonymous:
        last, name = link_id(chain[-1], registry), chain[-1].text
    elif not chain and (own := own_voice(account, registry)) is not None:
        last, name = own.id, own.name
    else:
        return
    if last not in said and not last.startswith("person:"):
        yield last, name
