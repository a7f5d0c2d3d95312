"""Arabic groups of people: "ثلاثة جنود", "أحد أفرادها", "عائلة من ستة أفراد"."""

from __future__ import annotations

import re

from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords, Person
from tawatur.mentions.counts import CountMention
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_groups import HOUSEHOLDS, OTHERS, Group, group_of, index_at
from tawatur.text.normalise import fold

_AT_LEAST_AR = re.compile(r"(?:(?:^| )[وفب]?ما)?(?:^| )[وفب]?لا ?[يت]قل عن$")
_TALIBAN = fold("طالبان")  # two students only right after what befell them
_LAST_OF = word_set("جيوب معاقل معقل بقايا فلول مواقع")  # "آخر جيوب المتمردين": the last of them
_ORDINALS = word_set("ثان ثاني ثالث رابع خامس سادس")
ONE_OF = word_set("أحد إحدى")
ONE_OF_THEM = word_set("أحدهم أحدهما إحداهما إحداهن")
_TWO_OF = word_set("رجلا ضابطا عنصرا شرطيا حارسا")
_SERVICES = word_set("شرطة أمن جيش حراسة استخبارات مرور حدود صف درك حرس احتياط")
_ONE = word_set("واحد واحدا واحدة")
_BEFORE_ONE = word_set("إلا سوى نحو كل أي")
_HOUSEHOLD_ENDS = word_set("في على إلى عن مع ، , . و")


def read_ar(
    tokens: list[Token],
    i: int,
    count: CountMention | None,
    counts: dict[int, CountMention],
    words: CasualtyWords,
) -> Group | None:
    """The group of people that an Arabic token begins, with the ``count`` of people that stands there; None where none does.

    ``counts`` are all counts of the sentence by the index of their first token.
    """
    token = tokens[i]
    if count is None:
        if token.base in ONE_OF:
            return _one_of(tokens, i, words)
        if token.base in ONE_OF_THEM:
            return group_of(i, i, token.start, token.end, None, Person("person", 1), (token.start, token.end))
        head = words.people.get(token.base)
        if i + 1 < len(tokens) and _SERVICES & {tokens[i + 1].text, tokens[i + 1].base}:
            two = _two_of(token, head, words)
            if two is not None:
                start, end = token.start + token.text.startswith("و"), tokens[i + 1].end
                return group_of(i, i + 1, start, end, None, two, (start, end))
        if head is None or (token.base == "اخر" and i + 1 < len(tokens) and tokens[i + 1].base in _LAST_OF):
            return None
        if token.base == _TALIBAN and not (i and tokens[i - 1].base in words.triggers):
            return None
        if head.nationality and head.number == 1 and not (i and tokens[i - 1].base in words.triggers):
            # An adjective of something else ("محكمة إماراتية").
            return None
        start, last = token.start + len(token.clitics), _past_nationality(tokens, i, counts, words)
        number = counts.get(last + 1)
        if last > i and head.number == 0 and words.people[tokens[last].base].number == 2:
            head = Person(head.who, 2)  # "مدنيين تركيين": the plural is أتراك
        group = group_of(i, last, start, tokens[last].end, None, head, (start, tokens[last].end))
        least = _AT_LEAST_AR.search(" ".join(t.text for t in tokens[max(0, i - 4) : i]))
        if head.number == 2 and least is not None:
            # "ما لا يقل عن شخصين": the dual is a count
            first = i - len(least[0].split())
            return group._replace(first=first, start=tokens[first].start, max=None, counted=True)
        if number is not None and head.number == 0 and number.start == tokens[last + 1].start + 2:
            if tokens[last + 1].text.startswith("ال") and not number.some:
                # "وأطفالها الخمسة"
                return group._replace(
                    last=last + 1, end=number.end, min=number.min, max=number.max, vague=False, counted=True
                )
        if token.base in HOUSEHOLDS:
            group = _with_members(tokens, group, counts)
        # "جنديين اثنين", "جندي واحد": the number only repeats the form.
        if (
            number is not None
            and number.start == tokens[last + 1].start
            and number.max in (1, 2)
            and not number.some
        ):
            if head.number in (0, number.min):
                low, last = number.min, last + 1
                last += last + 1 < len(tokens) and tokens[last + 1].base in OTHERS  # "مسلحين اثنين آخرين"
                return group._replace(last=last, end=tokens[last].end, min=low, max=low, vague=False)
        return group
    j = index_at(tokens, count.end, i)
    if _is_adjective(tokens, i, words):
        return None
    if not count.some and count.start - token.start >= 2 and "ال" in token.text[:3]:
        return None  # "الأشهر الأربعة": a number after its noun
    if j + 1 < len(tokens) and tokens[j].text == "من" and tokens[j + 1].base in words.people:
        j += 1
    follow = tokens[j] if j < len(tokens) else None
    if count.some and token.base == "عده" and i and tokens[i - 1].base not in words.triggers:
        return None  # "أهدافا عدة": after its noun
    head = words.people.get(follow.base) if follow is not None and j not in counts else None
    if follow is not None and head is not None and not follow.clitics.startswith(("و", "ف")):
        last = _past_nationality(tokens, j, counts, words)
        return group_of(i, last, count.start, tokens[last].end, count, head, (follow.start, tokens[last].end))
    if (
        follow is not None
        and j not in counts
        and follow.text not in words.stops  # "أصيب 173 اليوم"
        and (follow.text in words.things or follow.base in words.things)
    ):
        return None
    if (
        follow is None
        or not follow.text[0].isalpha()
        or j in counts
        or follow.text.startswith(("و", "ب", "ل"))
    ):
        return group_of(i, max(j - 1, i), count.start, count.end, count, None, (-1, -1))
    if {follow.text, follow.base} & words.stops or follow.base in words.triggers:
        return group_of(i, max(j - 1, i), count.start, count.end, count, None, (-1, -1))
    return group_of(i, j, count.start, follow.end, count, None, (follow.start, follow.end))


def _two_of(token: Token, head: Person | None, words: CasualtyWords) -> Person | None:
    """Two that lose their nun before what follows: "رجلا شرطة", "ضابطي أمن"; "مسلحي جيش" may be any number."""
    if head is not None:
        return Person(head.who, 2) if token.base in _TWO_OF else None
    stem = token.text.removeprefix("و")
    two = words.people.get(f"{stem}ن") if stem.endswith("ي") else None
    return two if two is not None and two.number == 2 else None


def _is_adjective(tokens: list[Token], i: int, words: CasualtyWords) -> bool:
    """Whether "one" only goes with the thing before it: "بحجر واحد"; "وأحد المارة" is written the same."""
    if tokens[i].text not in _ONE or not i:
        return False
    before, follow = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    if follow is not None and (follow.text.startswith("ال") or follow.base in words.people):
        return False
    free = before.text in words.stops | _BEFORE_ONE or before.base in words.triggers
    return before.text[0].isalpha() and not free


def _with_members(tokens: list[Token], group: Group, counts: dict[int, CountMention]) -> Group:
    """ "أسرة كاملة مكونة من ثمانية أفراد": as many as the household has members."""
    for at in range(group.last + 2, min(group.last + 5, len(tokens))):
        members = counts.get(at)
        if members is not None:
            if members.some or tokens[at - 1].text != "من":
                break
            return group._replace(last=at, end=members.end, min=members.min, max=members.max, vague=False)
        if tokens[at - 1].text in _HOUSEHOLD_ENDS:
            break
    return group


def _one_of(tokens: list[Token], i: int, words: CasualtyWords) -> Group | None:
    """ "أحد أفرادها": one of several."""
    if i + 1 >= len(tokens):
        return None
    token, following = tokens[i], tokens[i + 1]
    head = words.people.get(following.base)
    if head is None or head.number == 1 or following.clitics.startswith(("و", "ب")):
        return None
    start = token.start + len(token.clitics)
    one = Person(head.who, 1)
    return group_of(i, i + 1, start, following.end, None, one, (start, following.end))


_AGED = word_set("مسن مسنة مسنين شاب شابا شابة رضيع رضيعا رضيعة قاصر قاصرا متقاعد متقاعدا")
"""Words for people that also say of what age or standing others are: "رجل مسن ورضيعة" are two."""


def _number_of(words: CasualtyWords, token: Token) -> int | None:
    """The number of a word for people; None for any other word."""
    head = words.people.get(token.base)
    return head.number if head is not None else None


def _past_nationality(
    tokens: list[Token], i: int, counts: dict[int, CountMention], words: CasualtyWords
) -> int:
    """Index of the last word of "جندي تركي": nationalities after a word for people are its adjectives."""
    while (
        i + 1 < len(tokens)
        and i + 1 not in counts
        and not tokens[i + 1].clitics.startswith(("و", "ف", "ب", "ل"))
    ):
        token = tokens[i + 1]
        following = words.people.get(token.base)
        if following is None:
            break
        # "خمسة مسلحين حوثيين", "قائد حوثي"
        named = following.who == "fighter" and (following.number != 1 or token.text.endswith(("ي", "يا")))
        aged = token.base in _AGED and not token.clitics and following.number == _number_of(words, tokens[i])
        if not (following.nationality or named or aged or token.base in OTHERS or token.text in _ORDINALS):
            break
        i += 1
    return i
