"""English groups of people: "at least five women and a child", "another", "he was"."""

from __future__ import annotations

import re

from tawatur.mentions import casualty_cues_en as cues
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords, Person
from tawatur.mentions.counts import CountMention
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_groups import HOUSEHOLDS, Group, group_of, index_at, text_of

_LINKS_EN = word_set("of the their its his her other more others")
_OTHERS_EN = word_set("other more others")
_ORDINALS_EN = word_set("second third fourth fifth")
_AGED = ("-year-old", "-month-old")
_KIN = word_set(
    "man woman boy girl child baby infant father mother husband wife son daughter brother sister grandfather grandmother"
)
PRONOUNS_EN = word_set("he she him they them")
_BY_TRADE = re.compile(
    r"(?:[a-z]{2,}(?:(?<!hu)man|(?<!hu)men|woman|women)|[a-z]*(?:sweep|clean|keep|sell|deal|mak|own|hunt|trad|farm|herd|play|sing|danc|paint"
    r"|wait|writ|teach|preach|driv|rid|bak|fish|logg|div|build|weld|cobbl|organiz|organis|campaign|broadcast|blogg|lectur|pick|pack|load"
    r"|hawk|garden|strik|picket|train|manag|speak|explor|climb|runn|wrestl|brok|cater|help|work|read|watch|lead"
    r")ers?|[a-z]{3,}(?:ists|ist|smiths?|mongers?|herds?|goers?|dwellers?|wrights?|nauts?|icians?))"
)
"""Those told by their trade, which no list holds whole: "a street sweeper", "two taxmen", "a florist"."""
DETERMINERS_EN = word_set("a an the his her their its another one this that")


def read_en(
    tokens: list[Token],
    i: int,
    count: CountMention | None,
    counts: dict[int, CountMention],
    words: CasualtyWords,
) -> Group | None:
    """The group of people that an English token begins, with the ``count`` of people that stands there; None where none does.

    ``counts`` are all counts of the sentence by the index of their first token.
    """
    token = tokens[i]
    if token.text == "others" and text_of(tokens, i - 1 if i else len(tokens)) in ("and", "while"):
        # "20 were killed and others injured"
        others = group_of(i, i, token.start, token.end, None, Person("person", 0), (token.start, token.end))
        return others._replace(counted=True)
    opened = token.text in DETERMINERS_EN
    if opened and count is None and i + 1 in counts and token.text != "no":
        # "her three children", "another 40"
        group = read_en(tokens, i + 1, counts[i + 1], counts, words)
        return (
            group._replace(first=i)
            if group is not None and token.text not in ("the", "this", "that")
            else None
        )
    if token.text in PRONOUNS_EN:
        if not befell(tokens, i, words):
            return None
        number = 1 if token.text in ("he", "she", "him") else 0
        those = group_of(i, i, token.start, token.end, None, Person("person", number), (-1, -1))
        return those._replace(who=None)
    if count is None and not opened and token.text not in words.people:
        return None
    if count is not None and count.rule == "some:a couple" and text_of(tokens, i + 2) not in words.people:
        count, opened = None, True  # "a couple and their five children"
    j = index_at(tokens, count.end, i) if count else i + opened
    last, head, k = j - 1, None, j
    while k < min(len(tokens), j + 7) and (k == i or k not in counts):
        text = tokens[k].text
        two = f"{text} {tokens[k + 1].text}" if k + 1 < len(tokens) else ""
        person = words.people.get(two) or words.people.get(text)
        if person is None and text.endswith(_AGED) and text[0].isdigit() and _alone(tokens, k, words):
            person = Person("person", 1)  # "a 29-year-old was killed"
        if (
            person is None
            and (opened or count is not None)
            and _BY_TRADE.fullmatch(text)
            and _alone(tokens, k, words)
        ):
            person = Person("person", 0 if text.endswith(("s", "men", "women")) else 1)
        if person is not None and person.nationality and not _alone(tokens, k, words):
            person = None
        if person is not None:
            listed = head is not None and text in _KIN and tokens[last].text in _KIN
            if listed and not (text == "child" and tokens[last].text in ("girl", "boy")):
                break  # "a boy girl and woman": the commas are lost
            head = person
            k += 2 if two in words.people else 1
            last = k - 1
        elif head is not None:
            # The words for people go on only through another right after them: "army soldiers".
            break
        elif k == j and text == '"' and i and tokens[i - 1].text == '"':
            k += 1  # "hundreds" more were hurt: one word is quoted
        elif text in _LINKS_EN and (count is not None or k == j):
            if text in _OTHERS_EN:
                last = k
            k += 1
        elif text == "and" and count is not None and k > j and _continues(tokens, k + 1, counts, words):
            k += 1
        elif (
            text in words.stops
            or text in words.subs
            or not text[0].isalnum()
            or text in words.triggers
            or any(
                " ".join(t.text for t in tokens[k : k + n]) in words.triggers
                for n in range(2, words.longest.get(text, 0) + 1)
            )
        ):
            break
        elif text in words.things:
            return None
        else:
            k += 1
    if head is not None and tokens[last].text in HOUSEHOLDS and text_of(tokens, last + 1) == "of":
        members = counts.get(last + 2)
        if members is not None and not members.some:
            # "a family of six"
            who = (tokens[min(j, last)].start, tokens[last].end)
            return group_of(i, last + 2, token.start, members.end, members, head, who)
    if token.text == "another" and head is None and k == j:
        beside = (i and text_of(tokens, i - 1) in words.triggers) or _is_told(tokens, i + 1, words)
        if not beside:
            return None
        # "killed one and wounded another", "and another was wounded"
        return group_of(i, i, token.start, token.end, None, Person("person", 1), (token.start, token.end))
    if opened and count is None and text_of(tokens, i + 1) in _ORDINALS_EN and text_of(tokens, i + 2) != "of":
        after = text_of(tokens, i + 2)
        alone = not after[:1].isalpha() or after in words.stops or after in words.triggers
        if head is None and token.text != "the" and alone:
            # "killed two and wounded a third"; "the second" is the next blast
            one = Person("person", 1)
            end = tokens[i + 1].end
            return group_of(i, i + 1, token.start, end, None, one, (token.start, end))
    if head is not None:
        alone = not (count or opened or head.number == 0)
        if alone and not (_beside_trigger(tokens, i, last, words) or _goes_on(tokens, i)):
            return None
        both = not opened and head.number == 0 and i and tokens[i - 1].text == "both"
        if count is None and (both or tokens[last].text == "couple"):
            head = Person(head.who, 2)
        start = count.start if count else token.start
        return group_of(
            i, last, start, tokens[last].end, count, head, (tokens[min(j, last)].start, tokens[last].end)
        )
    if count is None:
        return None
    if k == j or last >= j:
        end = max(count.end, tokens[max(last, j - 1)].end)
        who = (tokens[j].start, end) if last >= j else (-1, -1)
        return group_of(i, max(last, j - 1), count.start, end, count, None, who)
    return group_of(
        i, k - 1, count.start, tokens[k - 1].end, count, None, (tokens[j].start, tokens[k - 1].end)
    )


def is_pronoun(tokens: list[Token], group: Group) -> bool:
    """Whether a group is told by nothing but an English pronoun: "he was killed", "caused his death"."""
    word = tokens[group.first].text
    return group.first == group.last and (word in PRONOUNS_EN or word in ("his", "her"))


def befell(tokens: list[Token], i: int, words: CasualtyWords) -> bool:
    """Whether a pronoun is whom something befell: "he was killed", "executed them"."""
    if tokens[i].text in ("him", "them"):
        return i > 0 and any(
            t.kind in ("either", "active") for t in words.triggers.get(tokens[i - 1].text, ())
        )
    return text_of(tokens, i + 1) in cues.PASSIVE and _is_told(tokens, i + 1, words)


def _is_told(tokens: list[Token], k: int, words: CasualtyWords) -> bool:
    """Whether a passive of a word for harm stands at a token: "was later killed", "wounded"."""
    while text_of(tokens, k) in cues.PASSIVE or text_of(tokens, k) in cues.ADVERBS:
        k += 1
    told = words.triggers.get(text_of(tokens, k)) or words.triggers.get(
        f"{text_of(tokens, k)} {text_of(tokens, k + 1)}"
    )
    return any(t.kind == "either" for t in told or ())


def _alone(tokens: list[Token], k: int, words: CasualtyWords) -> bool:
    """Whether a word for a people stands for one of them: "a Palestinian was killed", not "a Palestinian town"."""
    after = text_of(tokens, k + 1)
    return not after[:1].isalnum() or after in words.stops or after in words.triggers


def _goes_on(tokens: list[Token], i: int) -> bool:
    """Whether a word goes on a list of single persons: "a man, woman and child"."""
    at = i - 1
    while at > 0 and tokens[at].text in (",", "and"):
        at -= 1
    return i - at <= 3 and at >= 0 and tokens[i].text in _KIN and tokens[at].text in _KIN


def _continues(tokens: list[Token], k: int, counts: dict[int, CountMention], words: CasualtyWords) -> bool:
    """Whether "and" joins two modifiers ("70 regime and rebel fighters"): a word for people ends what follows it."""
    for n in range(k, min(k + 3, len(tokens))):
        text = tokens[n].text
        if n in counts or text in words.stops or text in DETERMINERS_EN or not text[0].isalnum():
            return False
        if text in words.people and n > k:
            return True
    return False


def _beside_trigger(tokens: list[Token], first: int, last: int, words: CasualtyWords) -> bool:
    """A headline's "soldier killed" or "kills soldier": one person without an article."""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    return (
        after in words.triggers
        or after in ("was", "is")
        or (first > 0 and tokens[first - 1].text in words.triggers)
    )
