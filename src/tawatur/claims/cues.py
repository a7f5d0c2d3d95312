"""The cues of data/cues.tsv: words and phrases that show who says what, inflected once and found in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text import arabic, english
from tawatur.text.normalise import fold

VERBS = frozenset({"say", "tell", "add", "report", "cite", "relay", "claim", "deny"})
"""Kinds of cue whose forms are those of a verb."""

OF_IT = "past, of it"
"""The tense of an Arabic verb with the object pronoun, which says of what was told before who told it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a cue: its kind, what may follow it (``note``), and the words of the form."""

    kind: str
    lemma: str
    note: frozenset[str]
    words: tuple[str, ...]
    tense: str


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues of a language. ``by_first`` gives the forms that begin with a word, longest first."""

    by_first: Mapping[str, tuple[Cue, ...]]
    fixed: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]


_IT = ("ه", "ها", "هما")
_FIXED = ("that", "back", "organisation")


@cache
def load_cues(lang: str) -> CueTable:
    """The cues of a language (``ar`` or ``en``). Raises ``TableError`` where the table cannot be read."""
    by_first: dict[str, list[Cue]] = defaultdict(list)
    fixed: dict[str, set[str]] = {kind: set() for kind in _FIXED}
    nouns: dict[str, str] = {}
    for row in read_table(DATA / "cues.tsv"):
        if row["lang"] != lang:
            continue
        kind, forms = row["kind"], split_list(row["forms"])
        note = frozenset(row["note"].split())
        if kind == "noun":
            nouns |= {fold(f): row["note"] for f in forms}
            continue
        if kind in fixed:
            fixed[kind] |= {fold(f) for f in forms}
            continue
        for form, tense in _inflected(lang, kind, forms):
            words = tuple(form.split())
            cue = Cue(kind, forms[0], note, words, tense)
            for first in _with_clitics(lang, words[0], kind):
                by_first[first].append(cue)
            if lang == "ar" and kind == "say" and tense == "present":
                by_first["ل" + words[0]].append(cue)  # "عاد ليقول إن"
    table = {w: tuple(sorted(cues, key=lambda c: -len(c.words))) for w, cues in by_first.items()}
    return CueTable(table, {k: frozenset(v) for k, v in fixed.items()}, nouns)


def _inflected(lang: str, kind: str, forms: list[str]) -> set[tuple[str, str]]:
    if kind not in VERBS:
        return {(fold(form), "") for form in forms}
    if lang == "en":
        return {
            (form, tense) for form, tense in english.verb_forms(forms[0], forms[1:]).items() if tense != "ing"
        }
    past, present, _ = arabic.verb_forms(forms[0], forms[1] if len(forms) > 1 else "")
    # the dual of the past and the feminine plural look like other words (تابعا، بينن) and are hardly printed
    past = {f for f in past if f[:-1] not in past or f[-1] not in "ان"}
    lemma = fold(forms[0])
    # "ما قالته", "هجوم تبناه": what is said stands before
    weak = lemma[-1] in "يا"
    stems = (f"{lemma[:-1]}ا" if weak else lemma, f"{lemma[:-1]}ت" if weak else f"{lemma}ت")
    of_it = {
        (stem + ending, OF_IT) for stem in stems for ending in (_IT if kind == "claim" or not weak else ())
    }
    return {(f, "past") for f in past} | {(f, "present") for f in present if f[0] in "يت"} | of_it


def _with_clitics(lang: str, word: str, kind: str) -> tuple[str, ...]:
    if lang == "en":
        return (word,)
    if word == "حسب":
        return (word, "و" + word)
    future = ("س",) if kind in VERBS else ()
    return tuple(j + f + word for j in ("", "و", "ف") for f in ("", *future))
