"""Groups of people: what is known of one, and how it is made of a count and a word for people."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import Person
from tawatur.mentions.counts import CountMention
from tawatur.mentions.patterns import word_set

OTHERS = word_set("others other آخرين آخرون")
HOUSEHOLDS = word_set("أسرة عائلة family")


class Group(NamedTuple):
    """People: tokens ``first`` to ``last`` (inclusive); ``min`` to ``max``; ``vague`` where the text gives no number.

    ``counted`` where a number or quantifier stands in it, ``headed`` where a word for people does. ``who_start`` and
    ``who_end`` bound the words for the people without the number (-1 where there are none). ``company`` where one told
    without a number and others make it up: "a commander and five guards".
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
    company: bool = False


def index_at(tokens: list[Token], end: int, index: int) -> int:
    """Index of the first token at or after an offset, from a token on."""
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


def group_of(
    first: int,
    last: int,
    start: int,
    end: int,
    count: CountMention | None,
    head: Person | None,
    who: tuple[int, int],
) -> Group:
    """A group from its count, or without one from the number of the word for its people."""
    low, high, vague = 2, None, True
    if count is not None:
        low, high, vague = count.min, count.max, count.some
    elif head is not None and head.number:
        low, high, vague = head.number, head.number, False
    name = head.who if head is not None else "person" if who[0] >= 0 else None
    return Group(first, last, start, end, low, high, vague, count is not None, head is not None, name, *who)


def told_alone(tokens: list[Token], first: int, last: int, number: int) -> Group:
    """So many people (1 or 2) of whom the words from token to token tell, and no noun: "he died", "مقتله"."""
    start, end = tokens[first].start, tokens[last].end
    return Group(first, last, start, end, number, number, False, False, True, None, -1, -1)


def text_of(tokens: list[Token], index: int) -> str:
    """The text of the token at an index, "" beyond the last."""
    return tokens[index].text if index < len(tokens) else ""
