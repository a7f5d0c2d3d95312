"""Arabic word forms: the clitics a word may carry, and the forms of a verb or noun, all in the normal form.

The lexicon is inflected, not the text: an entry gives a lemma, and these functions give the forms that newspapers
print (third person, both tenses, all numbers and genders; nouns with duals, accusatives and pronouns). The paradigms
are those of any grammar (Ryding 2005, A Reference Grammar of Modern Standard Arabic, chapters 7 and 21 to 33).
"""

from __future__ import annotations

import re
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

_PARTICLES = frozenset({"من", "في", "علي", "بدون", "دون", "عن", "ذات", "الي"})


def preposition_of(prefix: str) -> str | None:
    """The preposition within a chain of clitics (ب ل ك), None where there is none."""
    bare = prefix.lstrip("وف") if prefix[:1] in ("و", "ف") else prefix
    if bare.startswith("لل"):
        return "ل"
    return bare[0] if bare[:1] in ("ب", "ل", "ك") else None


_HAMZA = ("أ", "ئ", "ؤ", "ء")


def verb_forms(past: str, present: str) -> tuple[set[str], set[str], set[str]]:
    """Forms of a verb from its past and present (third person masculine singular).

    Returns past forms, present forms, and forms that only stand before an object pronoun.
    """
    pasts, past_bound = _past_forms(past)
    presents, present_bound = _present_forms(present) if present else (set(), set())
    return pasts, presents, (past_bound | present_bound) - pasts - presents


def _past_forms(past: str) -> tuple[set[str], set[str]]:
    base, stem = fold(past), fold(past)[:-1]
    if past.endswith("ي"):  # لقي: لقيت, لقوا
        return {base, base + "ت", stem + "وا", base + "تا", base + "ا"}, {stem + "و"}
    if past.endswith("ى") or (past.endswith("ا") and len(past) > 2):  # رمى: رمت, رموا; دعا likewise
        return {base, stem + "ت", stem + "وا", stem + "تا", stem + "يا"}, {stem + "ا", stem + "و"}
    forms = {base, base + "ت", base + "وا", base + "تا", base + "ا", base + "ن"}
    if past.endswith(_HAMZA):  # بدأ: بدأوا or بدؤوا
        return forms | {stem + "ووا"}, {base + "و", stem + "وو"}
    return forms, {base + "و"}


def _present_forms(present: str) -> tuple[set[str], set[str]]:
    core = fold(present)[1:]
    if present.endswith(_HAMZA):  # يبدأ: يبدأون or يبدؤون; ينشئ: ينشئون
        stems = {core, core[:-1] + "و"} if present.endswith(("أ", "ؤ")) else {core}
        plain = {core, core + "ان", core + "ا"}
        bound = set()
    else:
        short = core[:-1] if core.endswith(("ي", "و", "ا")) else core
        stems = {short}
        plain = {core, core + "ان", short + "ان", short + "ا"} | ({short} if len(short) > 2 else set())
        bound = {short + "ا"}
    # "they" in the letters of "you" is nobody's news: "تكبدوا" is a past of the fifth form
    they = {"ي" + stem + e for stem in stems for e in ("ون", "وا")}
    women = {"ي" + core + "ن"} if not present.endswith((*_HAMZA, "ي", "و", "ى", "ا")) else set()
    return (
        they | women | {p + form for p in "يت" for form in plain},
        {"ي" + stem + "و" for stem in stems} | {p + form for p in "يت" for form in bound},
    )


_OWN_HAMZA = re.compile(r"[أإآ]ل")
_EIGHTH_FORM = re.compile(r"الت(?:حاق|حام|زام|قاء|قاط|فاف|فات|هاب|هام|ماس|جاء|صاق|ئام)(?:ات)?$")


def _folded(phrase: str) -> str:
    """The normal form of a noun phrase, with a hamza where a word begins with ال of its own: ألغام, التحاق."""
    words = []
    for word in phrase.split():
        own = _OWN_HAMZA.match(word) or _EIGHTH_FORM.match(word)
        words.append("أ" + fold(word)[1:] if own else fold(word))
    return " ".join(words)


def noun_forms(lemma: str, plurals: list[str]) -> tuple[set[str], set[str]]:
    """Forms of a noun or noun phrase: all, and those that only stand before a pronoun.

    Where a word begins with ال and that is no article, the form has أل, by which the two are told apart.
    """
    free: set[str] = set()
    bound: set[str] = set()
    singular = _folded(lemma)
    for phrase in [singular, *map(_folded, plurals)]:
        words = phrase.split()
        free.add(phrase)
        if len(words) == 1:
            free |= _cases(phrase)
            if phrase.endswith("ه"):
                bound.add(phrase[:-1] + "ت")
        else:
            free |= _phrase_cases(words)
            if phrase == singular:
                free |= _phrase_duals(words)
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
        found.add(" ".join([next(iter(_cases(head)), head), *map(_accusative, bare)]))
    return found


def _accusative(adjective: str) -> str:
    """هجوما انتحاريا: an adjective in -ي takes the ending that a noun in -ى does not."""
    return adjective + "ا" if adjective.endswith("ي") else next(iter(_cases(adjective)), adjective)


def _phrase_duals(words: list[str]) -> set[str]:
    """The duals of a noun with its adjectives: طائرتان مسيرتان, بطائرتين مسيرتين; with the article too."""
    if any(w in _PARTICLES for w in words) or words[-1].startswith("ال"):
        return set()
    found: set[str] = set()
    for ending in ("ان", "ين"):
        dual = [(w[:-1] + "ت" if w.endswith("ه") else w) + ending for w in words]
        found |= {" ".join(dual), " ".join("ال" + w for w in dual)}
    return found


def phrase_forms(phrase: str) -> set[str]:
    """A noun phrase as it is listed, and with the article: عبوة ناسفة, العبوة الناسفة."""
    words = _folded(phrase).split()
    return {" ".join(words)} | (_phrase_cases(words) if len(words) > 1 else set())


def with_article(form: str) -> str:
    """The form after the preposition ل, where it begins with the article: للجيش of الجيش."""
    return "لل" + form[2:]


def adjective_forms(masculine: str) -> set[str]:
    """Forms of an adjective of relation (أمريكي), without the article: gender, number, case; see ``noun_forms``."""
    base = _folded(masculine)
    return {base + ending for ending in ("", "ه", "ا", "ون", "ين", "ان", "تان", "تين", "ات")}
