"""Arabic: harm told otherwise than by a word for it and those it befell beside it.

Who died later in the sentence than he was hurt ("أصيبت طفلة وفارقت الحياة"), who was beaten to death, who was taken to hospital,
whose limb was lost, whom a verb reaches by a preposition ("أودى اللغم بثلاثة", "أجهزوا على خمسة"), and that all are well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_clauses_ar import text_at
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords
from tawatur.mentions.people_groups import Group, told_alone

Link = tuple[str, int, int, Group | None, str]

OTHERWISE = ("hospital", "limb", "till")
"""Kinds of words in ``data/casualty_words.tsv`` that are read here."""
_ON = "علي"
_BY_B = "ب"
_LIVES = ("حياه", "حياته", "حياتها")


def reached(tokens: list[Token], groups: list[Group], i: int, kind: str, places: set[int]) -> Group | None:
    """Those whom a verb reaches as its kind says: "with" ("أودى بـ"), "on" ("أجهز على"), "life" ("أنهى حياة")."""
    for at in range(i + 1, min(i + cues.LONG_REACH, len(tokens))):
        token = tokens[at]
        if token.text in cues.STOPS or (kind == "on" and at > i + cues.REACH):
            return None
        group = next((g for g in groups if g.first == at), None)
        if kind == "with" and token.text.startswith(_BY_B) and token.clitics.startswith(_BY_B):
            return group if group is not None and not group.sub else None
        if kind == "with" and group is not None and token.text.startswith(_BY_B):
            if group.start > token.start:
                return group
        if kind == "life" and token.text in _LIVES:
            alone = token.text != _LIVES[0] or at < i + 4
            return _right_after(tokens, groups, at) or (told_alone(tokens, at, at, 1) if alone else None)
        if kind == "on" and token.text == _ON:
            return _right_after(tokens, groups, at)
        if at in places:
            return None
    return None


def _right_after(tokens: list[Token], groups: list[Group], at: int) -> Group | None:
    for k in range(at + 1, min(at + 3, len(tokens))):
        group = next((g for g in groups if g.first == k), None)
        if group is not None:
            return None if group.sub else group
        if tokens[k].text not in cues.PASSED:
            return None
    return None


def otherwise(
    tokens: list[Token],
    groups: list[Group],
    links: Iterable[Link],
    others: Mapping[int, str],
    words: CasualtyWords,
) -> Iterator[Link]:
    """The links of a sentence, with those hurt who died of it told as killed, and the harm that no word of it tells.

    ``others`` gives the words of the kinds ``OTHERWISE`` by their first token.
    """
    found = list(links)
    late = _later_deaths(tokens, words)
    if late:
        _died_of_it(found, late)
        i, number = late[0]
        if number and tokens[i].clitics == "ف" and not any(what == "killed" for what, *_ in found):
            found.append(("killed", i, i, told_alone(tokens, i, i, number), "ar:later"))
    for i in _of_kind(others, "till"):
        _to_death(tokens, found, i)
    finished = {group.first for _, _, _, group, rule in found if group is not None and rule == "ar:on"}
    # "أجهزوا على ثلاثة جرحى"
    found = [f for f in found if f[0] != "injured" or f[3] is None or f[3].first not in finished]
    yield from found
    if any(what in ("killed", "injured") and group is None for what, _, _, group, _ in found):
        return
    told = {k for _, first, last, group, _ in found for k in _covered(first, last, group)}
    for kind, people in (("hospital", _in_hospital), ("limb", _maimed)):
        for i in _of_kind(others, kind):
            hurt = people(tokens, groups, i, told)
            if hurt is not None:
                yield hurt[0]
                told.update(hurt[1])


def _of_kind(others: Mapping[int, str], kind: str) -> list[int]:
    return [i for i, of in others.items() if of == kind]


def _covered(first: int, last: int, group: Group | None) -> range:
    if group is None:
        return range(first, last + 1)
    return range(min(first, group.first), max(last, group.last) + 1)


def _later_deaths(tokens: list[Token], words: CasualtyWords) -> list[tuple[int, int]]:
    """Where verbs of dying stand that name nobody, joined to what went before; with the number of those who died, 0 for several."""
    found = []
    for i, token in enumerate(tokens):
        number = cues.DYING.get(token.base)
        if number is None or not i:
            continue
        if token.clitics not in ("و", "ف") and text_at(tokens, i - 1) not in cues.UNTIL:
            continue
        after = i + 1
        if _is(words, token.base, "meet"):  # "فارق [الحياة]", "لفظ [أنفاسه]"
            if not _is(words, text_at(tokens, after), "fate"):
                continue
            after += 1 + (text_at(tokens, after + 1) == cues.LAST)
        following = text_at(tokens, after)
        ends = not following or not following[0].isalnum()
        if ends or following in cues.PREPOSITIONS | cues.BECAUSE | cues.SOON:
            found.append((i, number))
    return found


def _is(words: CasualtyWords, form: str, kind: str) -> bool:
    return any(t.kind == kind for t in words.triggers.get(form, ()))


def _died_of_it(links: list[Link], late: list[tuple[int, int]]) -> None:
    """Tell those hurt right before a verb of dying, in its number, as killed."""
    for i, number in late:
        for at, (what, first, last, group, _) in enumerate(links):
            if what != "injured" or group is None or group.vague or first > i:
                continue
            if group.min == group.max == number or (number == 0 and group.min > 2):
                links[at] = "killed", first, last, group, "ar:later"
                break


def _to_death(tokens: list[Token], links: list[Link], i: int) -> None:
    """Tell who was beaten or stabbed until he died as killed: "طعنوه [حتى] الموت"."""
    if any(what == "killed" and last < i + cues.REACH for what, _, last, _, _ in links):
        return
    hurt = next((n for n, link in enumerate(links) if link[0] == "injured" and link[2] < i), None)
    if hurt is not None and links[hurt][3] is not None:
        links[hurt] = ("killed", *links[hurt][1:4], "ar:till")
    else:
        links.append(("killed", i, i + 1, told_alone(tokens, i, i + 1, 1), "ar:till"))


def _in_hospital(
    tokens: list[Token], groups: list[Group], i: int, told: set[int]
) -> tuple[Link, range] | None:
    """ "نقل 12 شخصا إلى [المستشفى]", "عنصران في [المستشفى]": people counted, or one, right before where they are cared for."""
    group = next(
        (g for g in reversed(groups) if g.last < i and (g.counted or (g.headed and not g.vague))), None
    )
    if group is None or group.sub:
        return None
    between = [t.text for t in tokens[group.last + 1 : i]]
    here = range(group.first, group.last + 1)
    if len(between) > 4 or any(t in cues.STOPS for t in between) or told & set(here):
        return None
    taken = {t.base for t in tokens[max(0, group.first - 3) : group.first]} & cues.TAKEN
    lies = len(between) in (1, 2) and between[0] == "في" and between[-1] in cues.INTO
    if not (taken or lies):
        return None
    if any(t.base in cues.NO_PATIENTS for t in tokens[max(0, group.first - 2) : i]):
        return None
    return ("injured", group.first, i, group, "ar:hospital"), here


def _maimed(tokens: list[Token], groups: list[Group], i: int, told: set[int]) -> tuple[Link, range] | None:
    """ "[بترت] ساق طفل", "[فقد] راع ساقه", "[كسرت] ذراعه": whose limb was lost or broken."""
    limb = next((k for k in range(i + 1, min(i + 6, len(tokens))) if _limb(tokens[k].text) is not None), None)
    if limb is None or any(t.text in cues.STOPS for t in tokens[i:limb]):
        return None
    whole = [g for g in groups if not g.sub]
    group = next((g for g in whole if g.first == limb + 1), None)
    group = group or next((g for g in whole if i < g.first and g.last < limb), None)
    if group is None and (told or not _limb(tokens[limb].text)):
        return None  # "his leg": of one of those told of
    group = group or told_alone(tokens, limb, limb, 1)
    here = range(group.first, group.last + 1)
    return None if told & set(here) else (("injured", i, limb, group, "ar:limb"), here)


def _limb(text: str) -> bool | None:
    """Whether a word is a limb with its owner's pronoun (True), a limb alone (False), or none (None)."""
    if text in cues.LIMBS:
        return False
    for pronoun in ("هما", "ها", "هم", "ه"):
        stem = text.removesuffix(pronoun)
        if stem != text and (stem in cues.LIMBS or stem + "ن" in cues.LIMBS):
            return True
    return None
