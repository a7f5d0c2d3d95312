"""English: those harmed beside others: "was killed along with two others", "Abu Omar, his son and three guards"."""

from __future__ import annotations

from tawatur.mentions.casualty_cues_en import ADVERBS, BREAKS, PASSIVE
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_groups import Group
from tawatur.mentions.sums import one_more

NO_NAME = (
    PASSIVE
    | BREAKS
    | word_set("in at on by from with of for to who whose that which near inside also have has")
)
_HIS = word_set("his her")
_THEIRS = word_set("his her their")
_MORE = word_set("more others other another")
_OPENING = word_set('that , " : and when while as where after said says including')
_TOGETHER = (("along", "with"), ("together", "with"), ("alongside",), ("as", "well", "as"))
_DETERMINERS = word_set("a an the this that one")
NAME = 5
"""Tokens of a victim's name and the "and" after it."""
PAST_PART = 20
"""Tokens between people, with a part of them told after them, and what befell them."""
_BROUGHT_ABOUT = word_set(
    "caused causing causes led leads leading resulted results resulting ended ending contributed"
)
_OWNER = 6  # tokens of the one whose they are
_FAR = 8  # tokens from "was killed" to "along with"


def text_at(tokens: list[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


def are_theirs(tokens: list[Token], title: int, group: Group, places: set[int]) -> bool:
    """Whether a group is told as one's who is told by title and name before it: "Colonel Salem and two of his guards"."""
    gap = [t.text for t in tokens[title + 1 : group.first]]
    return (
        1 <= len(gap) <= NAME
        and text_at(tokens, title - 1) not in _DETERMINERS
        and not any(i in places for i in range(title + 1, group.first))
        and gap[-1] == "and"
        and all(word.isalpha() and word not in NO_NAME for word in gap)
        and any(t.text in _THEIRS for t in tokens[group.first : group.last + 1])
    )


def has_his(tokens: list[Token], group: Group) -> bool:
    """Whether a group is of people whose one before it is: "his son", "at least 34 of his men"."""
    words = [t.text for t in tokens[group.first : group.last + 1]]
    return words[0] in _HIS or (group.counted and any(w in _HIS for w in words[1:]))


def names_owner(
    tokens: list[Token], start: int, group: Group, groups: list[Group], words: CasualtyWords, places: set[int]
) -> bool:
    """Whether the tokens from one on, up to a group, are the name of the one whose people it counts."""
    end = group.first
    while end > start and (tokens[end - 1].text in ("and", ",") or tokens[end - 1].text.isdigit()):
        end -= 1
    owner = tokens[start:end]
    return (
        1 <= len(owner) <= _OWNER
        and all(t.text[0].isalpha() and t.text not in NO_NAME for t in owner)
        and not any(start <= i < end for i in places)
        and any(t.text not in words.stops and t.text not in words.things for t in owner)
        and not any(g.first < end and start <= g.last and (g.min > 1 or g.vague) for g in groups)
    )


def with_owner(
    tokens: list[Token], group: Group, groups: list[Group], words: CasualtyWords, places: set[int]
) -> Group:
    """A subject with the one told by name before it, whose people it counts: "Abu Omar, his son and three guards were killed"."""
    if not has_his(tokens, group) or _next(tokens, group.last + 1) == "was":
        return group
    start = group.first
    while start > 0 and (tokens[start - 1].text in ("and", ",") or tokens[start - 1].text.isdigit()):
        start -= 1  # "Omar Sami, 34, and his brother"
    while start > 0 and group.first - start <= _OWNER + 2:
        text = tokens[start - 1].text
        if text in _OPENING or not text[0].isalpha() or text in NO_NAME or start - 1 in places:
            break
        start -= 1
    if start and tokens[start - 1].text not in _OPENING:
        return group
    return one_more(group) if names_owner(tokens, start, group, groups, words, places) else group


def with_company(
    tokens: list[Token], groups: list[Group], group: Group, last: int, places: set[int]
) -> Group:
    """Those told before a passive with those told as killed beside them: "was killed along with five other fighters"."""
    if group.last >= last or group.vague:
        return group
    for other in groups:
        if other.first <= last or other.sub:
            continue
        gap = [t.text for t in tokens[last + 1 : other.first]]
        inside = [t.text for t in tokens[other.first : other.last + 1]]
        if len(gap) > _FAR or any(i in places for i in range(last + 1, other.first)) or set(gap) & BREAKS:
            return group
        others = bool(set(inside) & (_THEIRS | _MORE))
        joined = any(tuple(gap[-len(words) :]) == words for words in _TOGETHER)
        near = joined and len(gap) <= len(_TOGETHER[-1]) and (other.headed or other.counted)
        if "." in gap or not ((others and (joined or gap == ["with"])) or near):
            if other.headed or other.counted:
                return group
            continue
        if other.vague:
            return group._replace(min=group.min + other.min, max=None, vague=True)
        high = None if group.max is None or other.max is None else group.max + other.max
        return group._replace(min=group.min + other.min, max=high, company=group.max == 1)
    return group


def _next(tokens: list[Token], index: int) -> str:
    """The text of the next token that is no adverb."""
    while index < len(tokens) and tokens[index].text in ADVERBS and tokens[index].text not in PASSIVE:
        index += 1
    return tokens[index].text if index < len(tokens) else ""


def own_death(tokens: list[Token], first: int) -> Group | None:
    """One whose death a happening brought about: "which caused his immediate death", "led to her death"."""
    if tokens[first].text != "death":
        return None
    at = first - 1 - (text_at(tokens, first - 1) not in _HIS)
    if text_at(tokens, at) not in _HIS:
        return None
    before = [t.text for t in tokens[max(0, at - 2) : at]]
    if before[-1:] in (["to"], ["in"]):
        before.pop()
    if not before or before[-1] not in _BROUGHT_ABOUT:
        return None
    start, end = tokens[at].start, tokens[first].end
    return Group(at, at, start, end, 1, 1, False, False, True, None, -1, -1)


def apposed_to(
    tokens: list[Token], groups: list[Group], group: Group, first: int, places: set[int]
) -> Group | None:
    """Those counted whom a group between two commas only describes: "two men, said to be drivers from there, were killed"."""
    at = first - 1
    while at > group.last and (tokens[at].text in PASSIVE or tokens[at].text in ADVERBS):
        at -= 1
    if group.counted or not group.vague or tokens[at].text != ",":
        return None
    one = next((g for g in reversed(groups) if g.last < group.first), None)
    if one is None or one.sub or not one.counted or one.vague or text_at(tokens, one.last + 1) != ",":
        return None
    within = range(one.last + 2, at)
    barred = any(i in places or tokens[i].text in BREAKS for i in within)
    commas = sum(tokens[i].text == "," for i in within)
    return None if barred or commas or len(within) > PAST_PART else one
