"""The accounts under which a stretch of the text stands."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.claims.types import Attribution, Link


def chains_for(
    start: int, end: int, attributions: Sequence[Attribution], credit: Link | None
) -> tuple[tuple[Link, ...], ...]:
    """The chains of the attributions whose scope covers a stretch of the normal form, in the order of the text.

    Attributions within one another are nested already; a chain that another one continues is left out. ``credit`` is
    the first link of every chain, and the only one where there is no other; no credit and no attribution give ().
    """
    # a mention may begin before what is said does ("announced the capture of"), or end after it
    middle = (start + max(start, end - 1)) // 2
    found: list[tuple[Link, ...]] = []
    for attribution in attributions:
        if (
            attribution.start <= middle < attribution.end
            and attribution.chain
            and attribution.chain not in found
        ):
            found.append(attribution.chain)
    chains = [c for c in found if not any(len(d) > len(c) and d[: len(c)] == c for d in found)]
    if credit is None:
        return tuple(chains)
    if not chains:
        return ((credit,),)
    return tuple(c if _same(c[0], credit) else (credit, *c) for c in chains)


def _same(link: Link, credit: Link) -> bool:
    return link.source == credit.source if credit.source else link.name == credit.name
