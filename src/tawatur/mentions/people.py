"""Groups of people as a text counts them: "at least five women and a child", "ثلاثة جنود ومدني".

In: the normal form of a sentence and its counts. Out: ``Group`` objects, coordinated ones added into one, each with its
number and the words for the people. Whether anything befell them is for ``casualties`` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from tawatur.mentions.casualty_words import CasualtyWords, Person
from tawatur.mentions.counts import CountMention

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of the normal form; ``base`` is it without Arabic clitics, ``clitics`` what was taken off."""

    start: int
    end: int
    text: str
    base: str
    clitics: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """People: tokens ``first`` to ``last`` (inclusive); ``min`` to ``max``; ``vague`` where the text gives no number.

    ``counted`` where a number or quantifier stands in it, ``headed`` where a word for people does. ``who_start`` and
    ``who_end`` bound the words for the people without the number (-1 where there are none).
    """

    first: int
    last: int
    start: int
    end: int
    min: int
    max: int | None
    vague: bool
    counted: bool
    headed: bool
    who: str | None
    who_start: int
    who_end: int
    sub: bool = False


def tokens_of(norm: str, lang: str, start: int, end: int, words: CasualtyWords) -> list[Token]:
    """The words and marks of a stretch. An Arabic word is parted from its clitics where that makes it a known word."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(norm, start, end):
        text = match.group()
        base, clitics = _bare(text, words) if lang == "ar" else (text, "")
        tokens.append(Token(match.start(), match.end(), text, base, clitics))
    return tokens


_CLITICS = re.compile(r"(?:[وف]?(?:ب|ل|ك)?(?:ال)?|[وف]?لل)")
_KEPT = 50_000  # words parted from their clitics that are remembered
_PRONOUN = re.compile(r"(?:ه|ها|هم|هما|هن)$")


def _bare(text: str, words: CasualtyWords) -> tuple[str, str]:
    """A word parted from its clitics; the answer is kept, since a text repeats its words."""
    known = words.parted.get(text)
    if known is None:
        known = words.parted[text] = _part(text, words)
        if len(words.parted) > _KEPT:
            words.parted.clear()
    return known


def _part(text: str, words: CasualtyWords) -> tuple[str, str]:
    if text in words.people or text in words.triggers:
        return text, ""
    for size in range(1, min(5, len(text) - 1)):
        clitics, base = text[:size], text[size:]
        if _CLITICS.fullmatch(clitics) and (
            base in words.people or base in words.triggers or base in words.stops
        ):
            return base, clitics
    without = _PRONOUN.sub("", text)
    if without != text and without in words.people:
        return without, ""
    return text, ""


_DETERMINERS_EN = frozenset(
    ["a", "an", "the", "his", "her", "their", "its", "another", "one", "this", "that"]
)


def find_groups(
    tokens: list[Token], counts: list[CountMention], lang: str, words: CasualtyWords
) -> list[Group]:
    """The groups of a sentence in order, before coordination."""
    starts = [t.start for t in tokens]
    by_token: dict[int, CountMention] = {}
    for count in counts:
        # An Arabic count may start within a token, after a clitic.
        index = bisect_left(starts, count.start + 1) - 1
        by_token[index] = count
    read = _read_ar if lang == "ar" else _read_en
    groups: list[Group] = []
    i, sub = 0, False
    while i < len(tokens):
        token = tokens[i]
        if token.text in words.subs or token.base in words.subs:
            sub = True
            i += 1
            continue
        group = read(tokens, i, by_token.get(i), by_token, words)
        if group is None:
            # A listing "including ..." runs on until a trigger or a full stop ends it.
            if token.text in ";." or _ends_listing(token, words):
                sub = False
            i += 1
            continue
        groups.append(replace(group, sub=sub))
        i = group.last + 1
    return groups


def _ends_listing(token: Token, words: CasualtyWords) -> bool:
    found = words.triggers.get(token.base)
    return (found is not None and any(t.kind != "victim" for t in found)) or token.text in (
        "were",
        "was",
        "have",
        "had",
        "has",
    )


def _after(tokens: list[Token], end: int, index: int) -> int:
    """Index of the first token at or after an offset, from a token on."""
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


def _read_en(
    tokens: list[Token],
    i: int,
    count: CountMention | None,
    counts: dict[int, CountMention],
    words: CasualtyWords,
) -> Group | None:
    token = tokens[i]
    if count is None and token.text not in _DETERMINERS_EN and token.text not in words.people:
        return None
    j = _after(tokens, count.end, i) if count else i + (token.text in _DETERMINERS_EN)
    head, head_first, scanned, last = None, -1, 0, j - 1
    k = j
    while k < len(tokens) and scanned < 7:
        text = tokens[k].text
        two = f"{text} {tokens[k + 1].text}" if k + 1 < len(tokens) else ""
        person = words.people.get(two) or words.people.get(text)
        if person is not None and k not in counts:
            width = 2 if two in words.people else 1
            head, last = person, k + width - 1
            k += width
            scanned += width
            head_first = j
            continue
        if head is not None:
            # The head goes on only through a word for people right after it: "army soldiers".
            break
        if k in counts and k != i and counts[k] is not count:
            break
        if text in ("of", "the", "their", "its", "his", "her", "other", "more", "others") and (
            count or k == j
        ):
            if text in ("others", "more", "other"):
                last = k
            k += 1
            scanned += 1
            continue
        if text in words.stops or not text[0].isalnum() or text in words.triggers:
            break
        if text in words.things:
            return None
        k += 1
        scanned += 1
    if head is None:
        if count is None:
            return None
        stop = k if k > j else j
        bare = stop == j or last >= j
        who_end = tokens[stop - 1].end
        if not bare and stop < len(tokens) and tokens[stop].text in ("of",):
            return None
        return Group(
            i,
            max(stop - 1, i),
            count.start,
            max(who_end, count.end),
            count.min,
            count.max,
            count.some,
            True,
            False,
            None if bare else "person",
            -1 if bare else tokens[j].start,
            -1 if bare else who_end,
        )
    who_start = tokens[min(head_first, last)].start
    low, high, vague = (count.min, count.max, count.some) if count else _of_number(head)
    start = count.start if count else token.start
    return Group(
        i,
        last,
        start,
        tokens[last].end,
        low,
        high,
        vague,
        count is not None,
        True,
        head.who,
        who_start,
        tokens[last].end,
    )


def _of_number(head: Person) -> tuple[int, int | None, bool]:
    return (head.number, head.number, False) if head.number else (2, None, True)


def _read_ar(
    tokens: list[Token],
    i: int,
    count: CountMention | None,
    counts: dict[int, CountMention],
    words: CasualtyWords,
) -> Group | None:
    token = tokens[i]
    person = words.people.get(token.base)
    if count is None:
        if person is None:
            return None
        low, high, vague = _of_number(person)
        last = i
        follow = tokens[i + 1] if i + 1 < len(tokens) else None
        number = counts.get(i + 1)
        # "جنديين اثنين", "جندي واحد": the number only repeats the form; "أشخاص عشرة" gives it.
        if (
            follow is not None
            and number is not None
            and not follow.text.startswith("و")
            and number.end <= follow.end
            and not number.some
        ):
            if number.min <= 2 and person.number in (0, number.min):
                low, high, vague, last = number.min, number.min, False, i + 1
        return Group(
            i,
            last,
            token.start + len(token.clitics),
            tokens[last].end,
            low,
            high,
            vague,
            False,
            True,
            person.who,
            token.start + len(token.clitics),
            token.end,
        )
    j = _after(tokens, count.end, i)
    if (
        j < len(tokens)
        and tokens[j].text == "من"
        and j + 1 < len(tokens)
        and tokens[j + 1].base in words.people
    ):
        j += 1
    follow = tokens[j] if j < len(tokens) else None
    head = words.people.get(follow.base) if follow is not None and j not in counts else None
    last = j - 1
    if follow is not None and head is not None and not follow.clitics.startswith(("و", "ف")):
        return Group(
            i,
            j,
            count.start,
            follow.end,
            count.min,
            count.max,
            count.some,
            True,
            True,
            head.who,
            follow.start,
            follow.end,
        )
    if follow is not None and (follow.text in words.things or follow.base in words.things):
        return None
    if (
        follow is None
        or not follow.text[0].isalpha()
        or follow.base in words.stops
        or follow.text in words.stops
        or follow.base in words.triggers
        or follow.text.startswith(("و", "ب", "ل"))
        or j in counts
    ):
        return Group(
            i,
            max(last, i),
            count.start,
            count.end,
            count.min,
            count.max,
            count.some,
            True,
            False,
            None,
            -1,
            -1,
        )
    return Group(
        i,
        j,
        count.start,
        follow.end,
        count.min,
        count.max,
        count.some,
        True,
        False,
        "person",
        follow.start,
        follow.end,
    )


def add_groups(one: Group, other: Group) -> Group:
    """Two coordinated groups as one: the numbers added, the words spanning both."""
    high = None if one.max is None or other.max is None else one.max + other.max
    who = one.who if one.who == other.who else "person"
    return replace(
        one,
        last=other.last,
        end=other.end,
        min=one.min + other.min,
        max=high,
        vague=one.vague or other.vague,
        who=who,
        who_start=one.who_start if one.who_start >= 0 else other.who_start,
        who_end=max(one.who_end, other.who_end),
    )
