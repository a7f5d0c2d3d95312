"""Event words that are other words by how the text spells them: "March" the month, مظاهره with a pronoun, مسيّرة."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.events.proto import NOMINAL
from tawatur.mentions.entries import Entry, Trigger
from tawatur.mentions.lexicon import Hit
from tawatur.mentions.signs import sign_words
from tawatur.text import Document


def is_month(document: Document, hit: Hit) -> bool:
    """Whether "March" is the month."""
    text = document.norm
    return (
        text.startswith("march", hit.start)
        and hit.end - hit.start == 5
        and document.is_capitalised(hit.start)
        and (
            _MONTH_AFTER.match(text, hit.end) or _MONTH_BEFORE.search(text, max(0, hit.start - 12), hit.start)
        )
        is not None
    )


_MONTH_AFTER = re.compile(r"\s+(?:\d|this|last|and (?:april|february))")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|last|early|mid|late|until|by|from|through|this|mid-)|\d)[\s-]+$"
)


def as_spelt(document: Document, hit: Hit) -> Hit | None:
    """A word that begins in أ or إ without the entries that are spelt with the other: أبطال (heroes), إبطال."""
    if document.norm.startswith("ياسر", hit.start) and document.original_at(hit.start + 1) == "ا":
        return None  # the name Yasser, and not يأسر: takes prisoner
    if hit.start == hit.end - len("يعتد") and document.norm.startswith("يعتد", hit.start):
        return None  # "يُعتد بها": relied upon, where "assaults" ends in a ya
    if _INDEED.match(document.norm, hit.start) and hit.prefix == "" and " " in _first_lemma(hit):
        return None  # "فقد تمكن ضباط": indeed, and nobody was lost
    if hit.last < 0 and (_nunated(document, hit) or (hit.suffix and _takes_none(hit))):
        return _only_nouns(hit)
    written = document.original_at(hit.start)
    if written not in ("أ", "إ") or hit.last >= 0:
        return hit
    entries = tuple(
        e for e in hit.entries if not (isinstance(e, Trigger) and _begins(e) not in ("", written))
    )
    return _with(hit, entries)


_INDEED = re.compile(rf"فقد\s+(?:\S{{3,}}ت\s|(?!ال)(?:{'|'.join(sorted(sign_words('ar', 'indeed')))})\s)")
"""The particle فقد before a verb of the past, which is spelt as "lost"."""


def _first_lemma(hit: Hit) -> str:
    return next((e.lemma for e in hit.entries if isinstance(e, Trigger)), "")


def _nunated(document: Document, hit: Hit) -> bool:
    """Whether the text writes the tanwin of a noun at the end of the word: عذبٍ is sweet, and no verb."""
    return document.span(hit.start, hit.end + 1).text.rstrip()[-1:] in ("\u064c", "\u064d")


def _takes_none(hit: Hit) -> bool:
    """Whether all verbs that the word may be take no object, so that a pronoun stands with a noun: سيطرتهم, their control."""
    kinds = [e for e in hit.entries if isinstance(e, Trigger)]
    return any(e.tense in NOMINAL for e in kinds) and not any(
        e.role("obj") for e in kinds if e.tense not in NOMINAL
    )


def _only_nouns(hit: Hit) -> Hit | None:
    return _with(hit, tuple(e for e in hit.entries if not isinstance(e, Trigger) or e.tense in NOMINAL))


def _with(hit: Hit, entries: tuple[Entry, ...]) -> Hit | None:
    """The word with some of its entries; None where no event word is among them."""
    if len(entries) == len(hit.entries):
        return hit
    return hit._replace(entries=entries) if any(isinstance(e, Trigger) for e in entries) else None


def _begins(entry: Trigger) -> str:
    """With which hamza the forms of an event word begin, "" where with none or either."""
    if " " in entry.lemma or entry.lemma[0] not in "أإ":
        return ""
    if entry.tense == "masdar":
        return "إ" if len(entry.lemma) == 4 else ""
    if entry.tense == "noun":
        return entry.lemma[0]
    return "أ" if entry.lemma[0] == "أ" and entry.tense == "past" else ""


def is_other_noun(document: Document, hit: Hit) -> bool:
    """Whether a noun in ه is another one with a pronoun in a text that writes ة: مظاهره, its manifestations."""
    return (
        document.norm[hit.end - 1] == "ه"
        and not hit.suffix
        and hit.last < 0
        and document.original_at(hit.end - 1) == "ه"
        and any(isinstance(e, Trigger) and e.tense == "noun" and e.lemma.endswith("ة") for e in hit.entries)
    )


def doubled(document: Document, hit: Hit) -> bool:
    """Whether the text doubles a letter of the word: مسيّرة is a drone."""
    return "\u0651" in document.span(hit.start, hit.end).text


_MARCH = re.compile(r"(?<=\s)(?:ال)?مسير(?:ه|ات)")
_OF_MARCHES = frozenset({"protest", "disperse", "riot"})


def marches_of(text: str, triggers: Sequence[Hit]) -> set[int]:
    """Where the words begin that are marches in their phrase, and no drones: "قمعت الشرطة [مسيرة]"."""
    return {
        match.start()
        for hit in triggers
        if hit.last >= 0 and any(isinstance(e, Trigger) and e.sense in _OF_MARCHES for e in hit.entries)
        for match in _MARCH.finditer(text, hit.start, hit.last)
    }
