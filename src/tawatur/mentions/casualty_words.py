"""The words of ``data/casualty_words.tsv``: who people are, and the words that tell of them killed or hurt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tawatur.mentions.tables import DATA, read_table, split_list
from tawatur.text.english import plural as english_plural
from tawatur.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A word for people: its group (civilian, soldier, ...) and its number (1 one, 2 a dual, 0 several).

    ``nationality`` where it may follow another such word as its adjective (جندي تركي).
    """

    who: str
    number: int
    nationality: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of a casualty. ``what``: killed, injured, or both parted by a bar. ``number`` as of Person."""

    what: str
    kind: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class CasualtyWords:
    """Folded forms of one language.

    ``stops`` end the words for a group, ``things`` are what else is counted, ``subs`` open a part of a total.
    ``parted`` remembers Arabic words without their clitics; ``longest`` gives, by first word, the number of words of
    the longest trigger.
    """

    people: dict[str, Person]
    triggers: dict[str, tuple[Trigger, ...]]
    stops: frozenset[str]
    things: frozenset[str]
    subs: frozenset[str]
    parted: dict[str, tuple[str, str]]
    longest: dict[str, int]


@cache
def casualty_words(lang: str) -> CasualtyWords:
    """The words of a language (``ar`` or ``en``)."""
    people: dict[str, Person] = {}
    triggers: dict[str, list[Trigger]] = {}
    other: dict[str, set[str]] = {"stop": set(), "thing": set(), "sub": set()}
    for row in read_table(DATA / "casualty_words.tsv"):
        if row["lang"] != lang:
            continue
        singular, plurals = split_list(row["forms"]), split_list(row["plural"])
        if row["kind"] in other:
            other[row["kind"]].update(map(fold, singular))
            continue
        forms = _numbered(lang, singular, plurals)
        if row["kind"] in ("person", "nationality"):
            for form, number in forms.items():
                people.setdefault(form, Person(row["what"], number, row["kind"] == "nationality"))
        else:
            if row["kind"] != "victim":
                forms = {fold(form): n for n, told in enumerate((plurals, singular)) for form in told}
            if row["kind"] == "noun" and lang == "ar" and row["what"] in ("killed", "injured"):
                _add_pronouns(triggers, forms, row["what"])
            for form, number in forms.items():
                triggers.setdefault(form, []).append(Trigger(row["what"], row["kind"], number))
    longest: dict[str, int] = {}
    for form in triggers:
        first, *rest = form.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return CasualtyWords(
        people,
        {form: tuple(found) for form, found in triggers.items()},
        frozenset(other["stop"]),
        frozenset(other["thing"]),
        frozenset(other["sub"]),
        {},
        longest,
    )


_NO_PRONOUN = frozenset({"مصرع", "قضاء علي"})  # "لقوا مصرعهم" is a phrase of its own


def _add_pronouns(triggers: dict[str, list[Trigger]], forms: dict[str, int], what: str) -> None:
    """Add the verbal nouns with the pronoun of whom they befell: مقتله, إصابتهم."""
    for form in forms:
        if form in _NO_PRONOUN:
            continue
        stem = form[:-1] + "ت" if form.endswith("ه") else form
        for pronoun, number in (("ه", 1), ("ها", 1), ("هم", 0), ("هما", 2)):
            triggers.setdefault(stem + pronoun, []).append(Trigger(what, "own", number))
        if form == "اصابه":
            triggers.setdefault("اصاباتهم", []).append(Trigger(what, "own", 0))


def _numbered(lang: str, singular: list[str], plurals: list[str]) -> dict[str, int]:
    """Every form with its number; the Arabic duals and accusatives follow from the singular and plural."""
    forms: dict[str, int] = {}
    for word in map(fold, plurals):
        forms[word] = 0
        if lang == "ar" and word.endswith(("ين", "ون")):
            forms.setdefault(word[:-2] + "ين", 0)
            forms.setdefault(word[:-2] + "ون", 0)
    for word in map(fold, singular):
        forms[word] = 1
        if lang == "en":
            if not plurals:
                forms[english_plural(word)] = 0
            else:
                forms.setdefault(english_plural(word), 0)
            continue
        stem = word[:-1] + "ت" if word.endswith("ه") else word
        forms.setdefault(stem + "ان", 2)
        # The dual and the plural share a spelling (مسلحين) for most words: that form is a dual only where no sound
        # plural is listed.
        forms.setdefault(stem + "ين", 2)
        if not word.endswith("ه"):
            forms.setdefault(word + "ا", 1)
    return forms
