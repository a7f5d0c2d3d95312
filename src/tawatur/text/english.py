"""English word forms of the lexicon's verbs and nouns, by the regular rules; irregular forms are given by the entry."""

from __future__ import annotations

import re

_VOWELS = "aeiou"
# Verbs of one syllable, and those stressed on the last, double the consonant: stop, occur; not visit, target.
_DOUBLES = re.compile(
    r"^[^aeiou]*[aeiou][bdgklmnprt]$"
    r"|(?:cur|trol|pel|nap|quip|quit|drop)$"
    r"|^(?:(?:re|de|pre|in|con|trans)fer|deter|(?:ad|com|per|sub|trans|re)mit|regret|rebel|abet|embed)$"
)
_NO_MAN = re.compile(r"(?i)(?:hu|ger|ro|otto|sha|talis)man$")
_F_TO_VES = re.compile(r"(?:kni|li|wi)fe$|(?:thie|wol|hal|lea|shel)f$")


def verb_forms(base: str, irregular: list[str]) -> dict[str, str]:
    """Forms of a verb, each with its tense: ``present``, ``past``, ``participle`` (past), ``ing``.

    ``irregular`` gives past and past participle where they are not regular. Of a verb of several words
    ("blow up") the first is inflected.
    """
    head, _, tail = base.partition(" ")
    tail = f" {tail}" if tail else ""
    forms = {base: "present", third_person(head) + tail: "present", gerund(head) + tail: "ing"}
    if irregular:
        past, *rest = [form if " " in form or not tail else form + tail for form in irregular]
        forms[past] = "past"
        for participle in rest or [past]:
            forms[participle] = "past" if participle == past else "participle"
    else:
        forms[regular_past(head) + tail] = "past"
    return forms


def third_person(verb: str) -> str:
    """The -s form: attacks, pushes, carries."""
    if re.search(r"(?:s|x|z|ch|sh)$", verb):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith("o") else "s")


def regular_past(verb: str) -> str:
    """The -ed form: attacked, seized, carried, stopped."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _DOUBLES.search(verb) else verb) + "ed"


def gerund(verb: str) -> str:
    """The -ing form: attacking, seizing, dying, stopping."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _DOUBLES.search(verb) else verb) + "ing"


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a phrase, where it follows a rule: armies, gunmen, knives."""
    head, _, last = noun.rpartition(" ")
    if _F_TO_VES.search(last):
        last = re.sub(r"fe?$", "ves", last)
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = last[:-1] + "ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", last):
        last += "es"
    elif last.endswith("man") and not _NO_MAN.search(last):
        last = last[:-3] + "men"
    else:
        last += "s"
    return f"{head} {last}" if head else last
