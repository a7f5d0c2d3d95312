"""What the claims stage hands on: a link of a chain, and a chain with the stretch of text that stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.model import SourceKind

ClaimKind = Literal["report", "claim", "denial", "unverified"]
"""How the words stand to what they tell: plain report, claim of responsibility, denial.

``unverified`` is for words that only say that something could not be checked; they name no speaker, and
``find_attributions`` gives none.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """One source in a chain. Offsets are of the normal form and cover the words that name it here.

    ``source`` is an id of the source registry, ``actor:<id>`` of an actor that speaks, or ``person:<key>``; None where
    the words name nobody. ``name`` is what to call it: the registry's name, else the words of its fullest mention.
    """

    start: int
    end: int
    kind: SourceKind
    anonymous: bool
    source: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One account: who says it, through whom, and of which stretch of the text.

    ``chain`` goes from the link nearest to the publisher to the origin. ``start`` and ``end`` bound the stretch that is
    said, in the normal form; ``cue`` is the word that shows it, ``sentence`` the number of its sentence.
    """

    chain: tuple[Link, ...]
    start: int
    end: int
    kind: ClaimKind
    cue: str
    sentence: int
