"""Groups of people as a text counts them: "at least five women and a child", "ثلاثة جنود ومدني".

In: the normal form of a sentence and its counts. Out: ``Group`` objects, coordinated ones added into one, each with its
number and the words for the people. Whether anything befell them is for ``casualties`` to say.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords, Person
from tawatur.mentions.counts import CountMention
from tawatur.mentions.patterns import word_set
from tawatur.text.normalise import fold


class Group(NamedTuple):
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


_LINKS_EN = word_set("of the their its his her other more others")
_OTHERS_EN = word_set("other more others")
_SOME_OF = word_set("one two three four five some most many several among")
_OF_THEM = frozenset({"of them", "of whom"})  # "two people one of them a child"
_OF_THEIRS = word_set("منهم منهن منها بينهم")
_TALIBAN = fold("طالبان")  # two students only right after what befell them
_ELSE = word_set("while whereas but فيما بينما")  # what ends a listing
_LISTING = 4  # tokens between "including" and the first that it lists
_OTHERS = word_set("others other آخرين آخرون")
_LAST_OF = word_set("جيوب معاقل معقل بقايا فلول مواقع")  # "آخر جيوب المتمردين": the last of them
_ORDINALS_EN = word_set("second third fourth fifth")
_ORDINALS = word_set("ثان ثاني ثالث رابع خامس سادس")
_ONE_OF = word_set("أحد إحدى")
_TWO_OF = word_set("رجلا رجلي ضابطا عنصرا شرطيا حارسا")
_SERVICES = word_set("شرطة أمن جيش حراسة استخبارات مرور حدود")
_HOUSEHOLDS = word_set("أسرة عائلة family")
_HOUSEHOLD_ENDS = word_set("في على إلى عن مع ، , . و")
_KIN = word_set(
    "man woman boy girl child baby infant father mother husband wife son daughter brother sister grandfather grandmother"
)
_DETERMINERS_EN = word_set("a an the his her their its another one this that")


def find_groups(
    tokens: list[Token], counts: list[CountMention], lang: str, words: CasualtyWords
) -> list[Group]:
    """The groups of a sentence in order, before coordination."""
    starts = [t.start for t in tokens]
    by_token: dict[int, CountMention] = {}
    for mention in counts:
        # An Arabic count may start within a token, after a clitic.
        by_token[bisect_left(starts, mention.start + 1) - 1] = mention
    read = _read_ar if lang == "ar" else _read_en
    groups: list[Group] = []
    i, listed = 0, -1  # up to which token a listing ("including ...") may still go on
    people, subs, triggers = words.people, words.subs, words.triggers
    determiners = _DETERMINERS_EN if lang == "en" else frozenset()
    while i < len(tokens):
        text, base = tokens[i].text, tokens[i].base
        if text in _ELSE:
            listed = -1
        if text in subs or base in subs:
            # "قتل منهم سبعة": the verb's own
            listed = -1 if text in _OF_THEIRS and i and tokens[i - 1].base in cues.SINGULAR else i + _LISTING
            i += 1
            if _text(tokens, i) in ("the", "those") and _text(tokens, i + 1) in _PART_OF:
                i += 2  # "among the killed was a commander"
                listed = i + _LISTING
            elif i in by_token and _text(tokens, _after(tokens, by_token[i].end, i)) in _PART_OF:
                listed = -1  # "among at least 25 wounded"
            continue
        count = by_token.get(i)
        told = bool(groups) and groups[-1].last >= i - 2
        if text == "most" and told and groups[-1].counted and groups[-1].headed:
            listed = i + _LISTING  # "17 people most members of the opposition"
            i += 1
            continue
        past = i + 1 if count is None else _after(tokens, count.end, i)
        if told and (count is not None or text in _SOME_OF):
            if " ".join(t.text for t in tokens[past : past + 2]) in _OF_THEM:
                listed = past + 1 + _LISTING
                i = past + 2
                continue
        opens = (
            count is not None or base in people or text in determiners or base in _ONE_OF or text == "others"
        )
        group = read(tokens, i, count, by_token, words) if opens else None
        if group is None:
            if base in triggers:
                listed = -1
            i += 1
            continue
        if lang == "en" and _is_part_en(tokens, group):
            i = group.last + 1
            while i < len(tokens) and tokens[i].text in ("were", "was", "among"):
                i += 1
            continue
        # "Including three children, and 40 others were injured": the others are no part of the first.
        sub = i <= listed and not any(t.base in _OTHERS for t in tokens[group.first : group.last + 1])
        if sub and groups[-1:] and groups[-1].sub and not group.headed and tokens[i - 1].text == "and":
            sub = False  # "among them a woman, and more than 30 were injured"
        if sub and group.counted and groups[-1:] and not group.vague and group.min > groups[-1].min:
            sub = groups[-1].sub or groups[-1].vague  # a part is no more than the whole
        groups.append(group._replace(sub=True) if sub else group)
        i = group.last + 1
        listed = i + 1 if sub else -1
    return groups


_PART_OF = word_set("wounded injured dead killed victims casualties")


def _is_part_en(tokens: list[Token], group: Group) -> bool:
    """Whether a group is told as part of a toll: "three children were among the dead", "fifteen of the wounded"."""
    after = [t.text for t in tokens[group.last + 1 : group.last + 4]]
    inside = [t.text for t in tokens[group.first : group.last + 1]]
    words = [*inside, *after]
    for k, word in enumerate(words[:-1]):
        if word == "of" and words[k + 1] in ("the", "those") and words[k + 2 : k + 3]:
            return k <= len(inside) and words[k + 2] in _PART_OF
    return after[:2] in (["were", "among"], ["was", "among"]) or (
        after[:1] == ["among"] and after[1:2] != ["them"]
    )


def _after(tokens: list[Token], end: int, index: int) -> int:
    """Index of the first token at or after an offset, from a token on."""
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


def _group(
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


def _read_en(
    tokens: list[Token],
    i: int,
    count: CountMention | None,
    counts: dict[int, CountMention],
    words: CasualtyWords,
) -> Group | None:
    token = tokens[i]
    if token.text == "others" and _text(tokens, i - 1 if i else len(tokens)) in ("and", "while"):
        # "20 were killed and others injured"
        others = _group(i, i, token.start, token.end, None, Person("person", 0), (token.start, token.end))
        return others._replace(counted=True)
    opened = token.text in _DETERMINERS_EN
    if opened and count is None and i + 1 in counts and token.text != "no":
        # "her three children", "another 40"
        group = _read_en(tokens, i + 1, counts[i + 1], counts, words)
        return (
            group._replace(first=i)
            if group is not None and token.text not in ("the", "this", "that")
            else None
        )
    if count is None and not opened and token.text not in words.people:
        return None
    j = _after(tokens, count.end, i) if count else i + opened
    last, head, k = j - 1, None, j
    while k < min(len(tokens), j + 7) and (k == i or k not in counts):
        text = tokens[k].text
        two = f"{text} {tokens[k + 1].text}" if k + 1 < len(tokens) else ""
        person = words.people.get(two) or words.people.get(text)
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
    if head is not None and tokens[last].text in _HOUSEHOLDS and _text(tokens, last + 1) == "of":
        members = counts.get(last + 2)
        if members is not None and not members.some:
            # "a family of six"
            who = (tokens[min(j, last)].start, tokens[last].end)
            return _group(i, last + 2, token.start, members.end, members, head, who)
    if token.text == "another" and head is None and k == j and _text(tokens, i - 1) in words.triggers:
        # "killed one and wounded another"
        return _group(i, i, token.start, token.end, None, Person("person", 1), (token.start, token.end))
    if opened and count is None and _text(tokens, i + 1) in _ORDINALS_EN and _text(tokens, i + 2) != "of":
        if head is None and token.text != "the":
            # "killed two and wounded a third"; "the second" is the next blast
            one = Person("person", 1)
            end = tokens[i + 1].end
            return _group(i, i + 1, token.start, end, None, one, (token.start, end))
    if head is not None:
        alone = not (count or opened or head.number == 0)
        if alone and not (_beside_trigger(tokens, i, last, words) or _goes_on(tokens, i)):
            return None
        start = count.start if count else token.start
        return _group(
            i, last, start, tokens[last].end, count, head, (tokens[min(j, last)].start, tokens[last].end)
        )
    if count is None:
        return None
    if k == j or last >= j:
        end = max(count.end, tokens[max(last, j - 1)].end)
        who = (tokens[j].start, end) if last >= j else (-1, -1)
        return _group(i, max(last, j - 1), count.start, end, count, None, who)
    return _group(i, k - 1, count.start, tokens[k - 1].end, count, None, (tokens[j].start, tokens[k - 1].end))


def _alone(tokens: list[Token], k: int, words: CasualtyWords) -> bool:
    """Whether a word for a people stands for one of them: "a Palestinian was killed", not "a Palestinian town"."""
    after = _text(tokens, k + 1)
    return not after[:1].isalnum() or after in words.stops or after in words.triggers


def _text(tokens: list[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""


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
        if n in counts or text in words.stops or text in _DETERMINERS_EN or not text[0].isalnum():
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


def _read_ar(
    tokens: list[Token],
    i: int,
    count: CountMention | None,
    counts: dict[int, CountMention],
    words: CasualtyWords,
) -> Group | None:
    token = tokens[i]
    if count is None:
        if token.base in _ONE_OF:
            return _one_of(tokens, i, words)
        head = words.people.get(token.base)
        if head is None or (token.base == "اخر" and i + 1 < len(tokens) and tokens[i + 1].base in _LAST_OF):
            return None
        if token.base == _TALIBAN and not (i and tokens[i - 1].base in words.triggers):
            return None
        if head.nationality and head.number == 1 and not (i and tokens[i - 1].base in words.triggers):
            # An adjective of something else ("محكمة إماراتية").
            return None
        if token.base in _TWO_OF and i + 1 < len(tokens) and tokens[i + 1].base in _SERVICES:
            # "رجلا شرطة", "ضابطي أمن": a dual loses its nun before what follows
            start, end = token.start + len(token.clitics), tokens[i + 1].end
            return _group(i, i + 1, start, end, None, Person(head.who, 2), (start, end))
        start, last = token.start + len(token.clitics), _past_nationality(tokens, i, counts, words)
        number = counts.get(last + 1)
        if last > i and head.number == 0 and words.people[tokens[last].base].number == 2:
            head = Person(head.who, 2)  # "مدنيين تركيين": the plural is أتراك
        group = _group(i, last, start, tokens[last].end, None, head, (start, tokens[last].end))
        if number is not None and head.number == 0 and number.start == tokens[last + 1].start + 2:
            if tokens[last + 1].text.startswith("ال") and not number.some:
                # "وأطفالها الخمسة"
                return group._replace(
                    last=last + 1, end=number.end, min=number.min, max=number.max, vague=False, counted=True
                )
        if token.base in _HOUSEHOLDS:
            group = _with_members(tokens, group, counts)
        # "جنديين اثنين", "جندي واحد": the number only repeats the form.
        if (
            number is not None
            and number.start == tokens[last + 1].start
            and number.max in (1, 2)
            and not number.some
        ):
            if head.number in (0, number.min):
                low = number.min
                return group._replace(last=last + 1, end=number.end, min=low, max=low, vague=False)
        return group
    j = _after(tokens, count.end, i)
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
        return _group(i, last, count.start, tokens[last].end, count, head, (follow.start, tokens[last].end))
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
        return _group(i, max(j - 1, i), count.start, count.end, count, None, (-1, -1))
    if {follow.text, follow.base} & words.stops or follow.base in words.triggers:
        return _group(i, max(j - 1, i), count.start, count.end, count, None, (-1, -1))
    return _group(i, j, count.start, follow.end, count, None, (follow.start, follow.end))


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
    return _group(i, i + 1, start, following.end, None, one, (start, following.end))


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
        if not (following.nationality or named or token.base in _OTHERS or token.text in _ORDINALS):
            break
        i += 1
    return i
