"""Groups of people as a text counts them: "at least five women and a child", "ثلاثة جنود ومدني".

In: the normal form of a sentence and its counts. Out: ``Group`` objects, coordinated ones added into one, each with its
number and the words for the people. Whether anything befell them is for ``casualties`` to say.
"""

from __future__ import annotations

from bisect import bisect_left

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords
from tawatur.mentions.counts import CountMention
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_ar import ONE_OF, ONE_OF_THEM, read_ar
from tawatur.mentions.people_en import DETERMINERS_EN, PRONOUNS_EN, befell, read_en
from tawatur.mentions.people_groups import OTHERS, Group, index_at, text_of

_SOME_OF = word_set("one two three four five some most many several among")
_OF_THEM = frozenset({"of them", "of whom"})  # "two people one of them a child"
_OF_THEIRS = word_set("منهم منهن منها بينهم")
_PARTS = word_set("بعضهم معظمهم غالبيتهم")
_ELSE = word_set("while whereas but فيما بينما")  # what ends a listing
_LISTING = 4  # tokens between "including" and the first that it lists
_OF_WHOLE = 6  # tokens between a whole and a number told to be of it


def find_groups(
    tokens: list[Token], counts: list[CountMention], lang: str, words: CasualtyWords
) -> list[Group]:
    """The groups of a sentence in order, before coordination."""
    starts = [t.start for t in tokens]
    by_token: dict[int, CountMention] = {}
    for mention in counts:
        # An Arabic count may start within a token, after a clitic.
        by_token[bisect_left(starts, mention.start + 1) - 1] = mention
    read = read_ar if lang == "ar" else read_en
    groups: list[Group] = []
    i, listed = 0, -1  # up to which token a listing ("including ...") may still go on
    people, subs, triggers = words.people, words.subs, words.triggers
    determiners = DETERMINERS_EN if lang == "en" else frozenset()
    while i < len(tokens):
        text, base = tokens[i].text, tokens[i].base
        if text in _ELSE:
            listed = -1
        if (text in subs or base in subs) and not (text == "them" and befell(tokens, i, words)):
            # "قتل منهم سبعة": the verb's own
            listed = -1 if text in _OF_THEIRS and i and tokens[i - 1].base in cues.SINGULAR else i + _LISTING
            i += 1
            if text_of(tokens, i) == "the" and i + 1 in by_token:
                past = index_at(tokens, by_token[i + 1].end, i + 1)
                if text_of(tokens, past) in _PART_OF:
                    i, listed = i + 1, -1  # "among the 16 dead were nine children"
            elif text_of(tokens, i) in ("the", "those") and text_of(tokens, i + 1) in _PART_OF:
                i += 2  # "among the killed was a commander"
                listed = i + _LISTING
            elif i in by_token and text_of(tokens, index_at(tokens, by_token[i].end, i)) in _PART_OF:
                listed = -1  # "among at least 25 wounded"
            continue
        if text in _PARTS and not (i and tokens[i - 1].base in triggers):
            by_token.pop(i, None)
            i, listed = i + 1, i + 1 + _LISTING  # "30 people, most of them women": not "killed most of them"
            continue
        count = by_token.get(i)
        told = bool(groups) and groups[-1].last >= i - 2
        if text == "most" and told and groups[-1].counted and groups[-1].headed:
            listed = i + _LISTING  # "17 people most members of the opposition"
            i += 1
            continue
        past = i + 1 if count is None else index_at(tokens, count.end, i)
        if told and (count is not None or text in _SOME_OF):
            if " ".join(t.text for t in tokens[past : past + 2]) in _OF_THEM:
                listed = past + 1 + _LISTING
                i = past + 2
                continue
        opens = (
            count is not None
            or base in people
            or text in determiners
            or base in ONE_OF
            or text == "others"
            or (lang == "en" and text in PRONOUNS_EN)
            or (base.endswith("ي") and f"{base.removeprefix('و')}ن" in people)
            or (base in ONE_OF_THEM and i > 0 and tokens[i - 1].base in triggers)
        )
        group = read(tokens, i, count, by_token, words) if opens else None
        if group is not None and _is_part_ar(tokens, groups, group) and tokens[i - 1].base not in triggers:
            group = group._replace(last=group.last + 1, end=tokens[group.last + 1].end, sub=True)
        if group is None:
            if base in triggers:
                listed = -1
            i += 1
            continue
        if groups and _is_age(tokens, groups[-1], group):
            i += 1
            continue
        if lang == "en" and _is_part_en(tokens, group):
            i = group.last + 1
            while i < len(tokens) and tokens[i].text in ("were", "was", "among"):
                i += 1
            continue
        if text == "them" and groups and groups[-1].counted and not groups[-1].sub:
            # "captured two soldiers and executed them"
            group = group._replace(min=groups[-1].min, max=groups[-1].max, vague=groups[-1].vague)
        # "Including three children, and 40 others were injured": the others are no part of the first.
        sub = i <= listed and not any(t.base in OTHERS for t in tokens[group.first : group.last + 1])
        sub = sub and not (lang == "ar" and count is not None and _are_more_victims(tokens, group, words))
        if sub and groups[-1:] and groups[-1].sub and not group.headed and tokens[i - 1].text == "and":
            sub = False  # "among them a woman, and more than 30 were injured"
        if sub and group.counted and groups[-1:] and not group.vague and group.min > groups[-1].min:
            sub = groups[-1].sub or groups[-1].vague  # a part is no more than the whole
        if sub and group.counted and not group.vague and _is_beside(groups, group):
            sub = False  # "11 soldiers, among them three officers, and 20 gunmen"
        groups.append(group._replace(sub=True) if sub else group)
        i = group.last + 1
        listed = i + 1 if sub else -1
    return groups


def _is_age(tokens: list[Token], one: Group, group: Group) -> bool:
    """Whether a bare number is the age of the one told right before it: "a woman, 54, and her son"."""
    bare = group.counted and not group.headed and group.who_start < 0 and group.first == group.last
    told = one.headed and one.min == 1 and not one.vague and one.last == group.first - 2
    return (
        bare
        and told
        and tokens[group.first - 1].text == ","
        and tokens[group.first].text.isdigit()
        and text_of(tokens, group.last + 1) in (",", "and")
    )


_CAMPS = {"soldier": 1, "police": 1, "fighter": 2, "civilian": 3}


def _is_beside(groups: list[Group], group: Group) -> bool:
    """Whether a group told past a part of a whole is no part of it: it is more, or of another camp than the whole."""
    whole = next((g for g in reversed(groups) if not g.sub), None)
    if whole is None or whole.vague or not whole.counted or not groups[-1].sub:
        return False
    camps = {_CAMPS.get(g.who or "") for g in (whole, group)}
    return (group.min > whole.min and group.headed) or (None not in camps and len(camps) == 2)


def _are_more_victims(tokens: list[Token], group: Group, words: CasualtyWords) -> bool:
    """Whether a number past a part of the dead counts victims of its own: "تسعة قتلى بينهم طفل، و12 جريحا"."""
    follows = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
    return (
        follows is not None
        and tokens[group.first].text.startswith("و")
        and any(t.kind == "victim" for t in words.triggers.get(follows.base, ()))
    )


def _is_part_ar(tokens: list[Token], groups: list[Group], group: Group) -> bool:
    """Whether a number is told to be of those counted right before it: "13 جنديا على الأقل، ثلاثة منهم في كمين"."""
    if not group.counted or text_of(tokens, group.last + 1) not in _OF_THEIRS:
        return False
    whole = next((g for g in reversed(groups) if g.counted), None)
    return whole is not None and not (whole.sub or whole.vague) and group.first - whole.last <= _OF_WHOLE


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
