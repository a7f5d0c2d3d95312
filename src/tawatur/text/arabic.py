"""Arabic word forms: the clitics a word may carry, and the forms of a verb or noun, all in the normal form.

The lexicon is inflected, not the text: an entry gives a lemma, and these functions give the forms that newspapers
print (third person, both tenses, all numbers and genders; nouns with duals, accusatives and pronouns). The paradigms
are those of any grammar (Ryding 2005, A Reference Grammar of Modern Standard Arabic, chapters 7 and 21 to 33).
"""

from __future__ import annotations

from typing import Literal

from tawatur.text.normalise import fold

Affixes = Literal["noun", "definite", "name", "verb", "exact", "acronym"]
"""Which clitics a form takes: an indefinite noun, one with the article, a name without it, a verb, none. An
``acronym`` is matched in capitals only."""

_JOIN = ("", "و", "ف")
_PREPOSITION = ("", "ب", "ل", "ك")
_NAME = frozenset(j + p for j in _JOIN for p in _PREPOSITION)
PROCLITICS: dict[Affixes, frozenset[str]] = {
    "name": _NAME,
    "noun": _NAME | {j + a for j in _JOIN for a in ("ال", "بال", "كال", "لل")},
    "definite": frozenset(j + p for j in _JOIN for p in ("", "ب", "ك")),
    "verb": frozenset(j + p for j in _JOIN for p in ("", "س", "ل")),
    "exact": frozenset({"", "و", "ف"}),
    "acronym": frozenset({""}),
}
"""What may stand before a form in one word, by its kind."""

PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم"})
"""Pronouns that may follow a noun or verb in one word."""

_LONGEST_PROCLITIC = max(len(p) for group in PROCLITICS.values() for p in group)


def split_proclitics(prefix: str, affixes: Affixes) -> bool:
    """Whether ``prefix`` is a chain of clitics that a form of this kind takes."""
    return len(prefix) <= _LONGEST_PROCLITIC and prefix in PROCLITICS[affixes]


def preposition_of(prefix: str) -> str | None:
    """The preposition within a chain of clitics (ب ل ك), None where there is none."""
    bare = prefix.lstrip("وف") if prefix[:1] in ("و", "ف") else prefix
    if bare.startswith("لل"):
        return "ل"
    return bare[0] if bare[:1] in ("ب", "ل", "ك") else None


def verb_forms(past: str, present: str) -> tuple[set[str], set[str], set[str]]:
    """Forms of a verb from its past and present (third person masculine singular).

    Returns past forms, present forms, and forms that only stand before an object pronoun.
    """
    hamza = past.endswith(("أ", "ئ", "ؤ", "ء"))
    past, present = fold(past), fold(present)
    bound: set[str] = set()
    if not hamza and (past.endswith("ي") or (past.endswith("ا") and len(past) > 2)):
        stem = past[:-1]
        pasts = {past, stem + "ت", stem + "وا", stem + "تا", stem + "يا"}
        bound |= {stem + "ا", stem + "و"}
    else:
        pasts = {past, past + "ت", past + "وا", past + "تا", past + "ا", past + "ن"}
        bound.add(past + "و")
    presents: set[str] = set()
    if present:
        core = present[1:]
        short = core[:-1] if core[-1:] in ("ي", "و", "ا") else core
        presents = {p + core for p in "يت"} | ({p + short for p in "يت"} if len(short) > 2 else set())
        presents |= {p + short + e for p in "يت" for e in ("ون", "وا", "ان", "ا")}
        presents |= {p + core + "ان" for p in "يت"}
        bound |= {p + short + "و" for p in "يت"} | {p + short + "ا" for p in "يت"}
    return pasts, presents, bound - pasts - presents


def noun_forms(lemma: str, plurals: list[str]) -> tuple[set[str], set[str]]:
    """Forms of a noun or noun phrase: all, and those that only stand before a pronoun."""
    free: set[str] = set()
    bound: set[str] = set()
    singular = fold(lemma)
    for phrase in [singular, *map(fold, plurals)]:
        words = phrase.split()
        free.add(phrase)
        if len(words) == 1:
            free |= _cases(phrase)
            if phrase.endswith("ه"):
                bound.add(phrase[:-1] + "ت")
        else:
            free |= _phrase_cases(words)
    if " " not in singular:
        stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
        free |= {stem + "ان", stem + "ين"}
        bound |= {stem + "ا", stem + "ي"} if stem != singular else set()
    return free, bound - free


def _cases(word: str) -> set[str]:
    if word.endswith("ون"):
        return {word[:-2] + "ين"}
    if word.endswith(("ه", "ا", "ي", "ء", "ات", "ين")):
        return set()
    return {word + "ا"}


def _phrase_cases(words: list[str]) -> set[str]:
    """A noun with its adjective or genitive, in the definite forms of both and in the accusative."""
    head, *rest = words
    bare = [w.removeprefix("ال") for w in rest]
    with_article = ["ال" + w for w in bare]
    found = {" ".join([head, *with_article]), " ".join(["ال" + head.removeprefix("ال"), *with_article])}
    if rest == bare:
        found.add(" ".join([next(iter(_cases(head)), head), *(next(iter(_cases(w)), w) for w in bare)]))
    return found


def phrase_forms(phrase: str) -> set[str]:
    """A noun phrase as it is listed, and with the article: عبوة ناسفة, العبوة الناسفة."""
    words = fold(phrase).split()
    return {" ".join(words)} | (_phrase_cases(words) if len(words) > 1 else set())


def with_article(form: str) -> str:
    """The form after the preposition ل, where it begins with the article: للجيش of الجيش."""
    return "لل" + form[2:]


def adjective_forms(masculine: str) -> set[str]:
    """Forms of an adjective of relation (أمريكي): gender, number, case, article."""
    base = fold(masculine)
    bare = {base, base + "ه", base + "ا", base + "ون", base + "ين", base + "ان", base + "تان", base + "تين", base + "ات"}
    return bare
