"""The words of a sentence that tells of people, each without its Arabic clitics where that makes it a known word."""

from __future__ import annotations

import re
from typing import NamedTuple

from tawatur.mentions.casualty_words import CasualtyWords

_TOKEN_EN = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark of the normal form; ``base`` is it without Arabic clitics, ``clitics`` what was taken off."""

    start: int
    end: int
    text: str
    base: str
    clitics: str = ""


def tokens_of(norm: str, lang: str, start: int, end: int, words: CasualtyWords) -> list[Token]:
    """The words and marks of a stretch. An Arabic word is parted from its clitics where that makes it a known word."""
    new = tuple.__new__  # half the time that Token() takes
    if lang != "ar":
        return [
            new(Token, (*match.span(), text, text, ""))
            for match in _TOKEN_EN.finditer(norm, start, end)
            # "U.S. soldiers" are "US soldiers": the points end nothing
            if (text := match[0] if match[0][-1] != "." or len(match[0]) == 1 else match[0].replace(".", ""))
        ]
    tokens: list[Token] = []
    parted = words.parted
    for match in _TOKEN.finditer(norm, start, end):
        text = match[0]
        base, clitics = parted.get(text) or _bare(text, words)
        tokens.append(new(Token, (*match.span(), text, base, clitics)))
    return tokens


_CLITICS = re.compile(r"(?:[وف]?(?:ب|ل|ك)?(?:ال)?|[وف]?لل)")
_KEPT = 50_000  # words parted from their clitics that are remembered
_PRONOUN = re.compile(r"(?:ه|ها|هم|هما|هن)$")


def _bare(text: str, words: CasualtyWords) -> tuple[str, str]:
    """A word parted from its clitics; the answer is kept, since a text repeats its words."""
    if len(words.parted) >= _KEPT:
        words.parted.clear()
    parted = words.parted[text] = _part(text, words)
    return parted


def _part(text: str, words: CasualtyWords) -> tuple[str, str]:
    if text in words.people or text in words.triggers:
        return text, ""
    for size in range(1, min(5, len(text) - 1)):
        clitics, base = text[:size], text[size:]
        if _CLITICS.fullmatch(clitics) and (
            base in words.people or base in words.triggers or base in words.stops or base in words.longest
        ):
            return base, clitics
    without = _PRONOUN.sub("", text)
    if without != text:
        # مرافقيه: the plural loses its nun before a pronoun; أبنائه, زملائه: the hamza takes a seat
        if without.endswith("ا") and without + "ن" in words.people:
            return without + "ن", ""  # ابناه: two sons
        for form in (without, without + "ن", without[:-1], without[:-1] + "ء"):
            if form in words.people and (form == without or without[-1] in "يو"):
                return form, ""
        one = words.people.get(without[:-1] + "ه") if without[-1:] == "ت" else None
        if one is not None and one.number in (0, 1) and one.who != "person":
            return without[:-1] + "ه", ""  # زوجته, قادتها
    if text[0] == "و" and len(text) > 4:
        base, clitics = _part(text[1:], words)
        if base != text[1:] and not clitics and base in words.people:
            return base, "و"  # "ومرافقه"
    return text, ""
