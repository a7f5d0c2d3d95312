"""Under whose word the stretches of a report stand."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.claims import Attribution, Link, chains_for


class Accounts:
    """The chains of attribution under which a stretch of the text stands, by offsets of the normal form."""

    def __init__(
        self, attributions: Sequence[Attribution], credit: Link | None, publisher: str | None
    ) -> None:
        self._attributions = attributions
        self._credit = credit
        self._publisher = publisher

    def chains(self, spans: Sequence[tuple[int, int]]) -> list[tuple[Link, ...]]:
        """The chains over the spans, in order, each once."""
        found: list[tuple[Link, ...]] = []
        for start, end in spans:
            for links in chains_for(start, end, self._attributions, self._credit):
                # an outlet that names itself is the publisher's own voice
                chain = tuple(link for link in links if link.source is None or link.source != self._publisher)
                if chain and chain not in found:
                    found.append(chain)
        if len(found) > 1 and self._credit is not None:
            found = [c for c in found if c != (self._credit,)] or found
        return found

    def claimant(self, spans: Sequence[tuple[int, int]]) -> Link | None:
        """Who claims responsibility for what one of the spans tells, where it is an actor of the registry."""
        for attribution in self._attributions:
            origin = attribution.chain[-1] if attribution.chain else None
            said = (
                origin is not None
                and origin.kind == "armed_group"
                and (origin.source or "").startswith("actor:")
            )
            if said and any(attribution.start <= s and e <= attribution.end for s, e in spans):
                return origin
        return None

    def denied(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether every telling of a happening stands within a denial."""
        return bool(spans) and all(
            any(a.kind == "denial" and a.start <= s and e <= a.end for a in self._attributions)
            for s, e in spans
        )
