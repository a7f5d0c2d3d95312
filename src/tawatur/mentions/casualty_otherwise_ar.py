"""Arabic: harm told otherwise than by a word for it and those it befell beside it.

Who died later in the sentence than he was hurt ("أصيبت طفلة وفارقت الحياة"), who was beaten to death, who was taken to hospital,
whose limb was lost, whom a verb reaches by a preposition ("أودى اللغم بثلاثة", "أجهزوا على خمسة"), and that all are well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_clauses_ar import text_at
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.people_groups import Group

Link = tuple[str, int, int, Group | None, str]

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
        if (
            kind == "with"
            and group is not None
            and token.text.startswith(_BY_B)
            and group.start > token.start
        ):
            return group
        if kind == "life" and token.text in _LIVES:
            one = Group(at, at, token.start, token.end, 1, 1, False, False, True, None, -1, -1)
            return _right_after(tokens, groups, at) or (
                one if token.text != _LIVES[0] or at < i + 4 else None
            )
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


def otherwise(tokens: list[Token], groups: list[Group], links: Iterable[Link]) -> Iterator[Link]:
    """The links of a sentence, with those hurt who died of it told as killed, and the harm that no word of it tells."""
    found = list(links)
    late = _later_deaths(tokens)
    if late:
        found = _died_of_it(found, late)
        killed = [link for link in found if link[0] == "killed"]
        i, number = late[0]
        if not killed and number and tokens[i].clitics == "ف":
            token = tokens[i]
            found.append(
                (
                    "killed",
                    i,
                    i,
                    Group(i, i, token.start, token.end, number, number, False, False, True, None, -1, -1),
                    "ar:later",
                )
            )
    found = _to_death(tokens, found)
    finished = {group.first for _, _, _, group, rule in found if group is not None and rule == "ar:on"}
    found = [
        f for f in found if f[0] != "injured" or f[3] is None or f[3].first not in finished
    ]  # "أجهزوا على ثلاثة جرحى"
    yield from found
    told = {k for _, first, last, group, _ in found for k in _covered(first, last, group)}
    if any(what in ("killed", "injured") and group is None for what, _, _, group, _ in found):
        return
    yield from _in_hospital(tokens, groups, told)
    yield from _maimed(tokens, groups, told)


def _covered(first: int, last: int, group: Group | None) -> range:
    if group is None:
        return range(first, last + 1)
    return range(min(first, group.first), max(last, group.last) + 1)


def _later_deaths(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where verbs of dying stand that name nobody, joined to what went before; with the number of those who died, 0 for several."""
    found = []
    for i, token in enumerate(tokens):
        number = cues.DYING.get(token.base)
        joined = token.clitics in ("و", "ف") or text_at(tokens, i - 1) in cues.UNTIL
        if number is None or not i or not joined:
            continue
        after = i + 1
        if token.base in cues.DEPARTED or token.base in cues.BREATHED:
            if text_at(tokens, after) not in cues.LIFE | cues.BREATH:
                continue
            after += 1 + (text_at(tokens, after + 1) in cues.LAST)
        following = text_at(tokens, after)
        if (
            not following
            or not following[0].isalnum()
            or following in cues.PREPOSITIONS | cues.BECAUSE | cues.SOON
        ):
            found.append((i, number))
    return found


def _died_of_it(links: list[Link], late: list[tuple[int, int]]) -> list[Link]:
    """The links, those hurt right before a verb of dying in their number told as killed."""
    for i, number in late:
        for at in range(len(links)):
            what, first, last, group, _ = links[at]
            if what != "injured" or group is None or group.vague or first > i:
                continue
            if group.min == group.max == number or (number == 0 and group.min > 2):
                links[at] = "killed", first, last, group, "ar:later"
                break
    return links


def _to_death(tokens: list[Token], links: list[Link]) -> list[Link]:
    """The links, with who was beaten or stabbed until he died told as killed: "طعنوه حتى الموت"."""
    for at, token in enumerate(tokens):
        if token.text != cues.TILL or text_at(tokens, at + 1) not in cues.DEATH:
            continue
        if any(what == "killed" and last < at + cues.REACH for what, _, last, _, _ in links):
            continue
        hurt = next((n for n, link in enumerate(links) if link[0] == "injured" and link[2] < at), None)
        if hurt is not None and links[hurt][3] is not None:
            links[hurt] = ("killed", *links[hurt][1:4], "ar:till")
            continue
        end = tokens[at + 1].end
        one = Group(at, at + 1, token.start, end, 1, 1, False, False, True, None, -1, -1)
        links.append(("killed", at, at + 1, one, "ar:till"))
    return links


def _in_hospital(tokens: list[Token], groups: list[Group], told: set[int]) -> Iterator[Link]:
    """ "نقل 12 شخصا إلى المستشفى", "عنصران في المستشفى": people counted, or one, right before where they are cared for."""
    for i, token in enumerate(tokens):
        if token.base not in cues.HOSPITAL and token.text not in cues.HOSPITAL:
            continue
        for group in reversed(groups):
            if (
                group.last >= i
                or not (group.counted or not group.vague)
                or not (group.headed or group.counted)
            ):
                continue
            between = [t.text for t in tokens[group.last + 1 : i]]
            before = {t.base for t in tokens[max(0, group.first - 3) : group.first]}
            taken = bool(before & cues.TAKEN)
            lies = bool(between) and between[-1] in cues.INTO and len(between) <= 2 and not taken
            near = len(between) <= 4 and not any(t in cues.STOPS for t in between)
            here = range(group.first, group.last + 1)
            if near and (taken or (lies and between[0] == "في")) and not told & set(here) and not group.sub:
                if not any(tokens[k].base in cues.NO_PATIENTS for k in range(max(0, group.first - 2), i)):
                    yield "injured", group.first, i, group, "ar:hospital"
                    told.update(here)
            break


def _maimed(tokens: list[Token], groups: list[Group], told: set[int]) -> Iterator[Link]:
    """ "بترت ساق طفل", "فقد راع ساقه", "كسرت ذراعه": whose limb was lost or broken."""
    for i, token in enumerate(tokens):
        if (
            token.base not in cues.MAIMING
            and token.text.removeprefix("و").removeprefix("ف") not in cues.MAIMING
        ):
            continue
        limb = next(
            (k for k in range(i + 1, min(i + 6, len(tokens))) if _limb(tokens[k].text) is not None), None
        )
        if limb is None or any(t.text in cues.STOPS for t in tokens[i:limb]):
            continue
        own = _limb(tokens[limb].text)
        group = next((g for g in groups if g.first == limb + 1 and not g.sub), None)
        if group is None:
            group = next((g for g in groups if i < g.first and g.last < limb and not g.sub), None)
        if group is None and own:
            word = tokens[limb]
            group = Group(limb, limb, word.start, word.end, 1, 1, False, False, True, None, -1, -1)
        if group is not None and not told & set(range(group.first, group.last + 1)):
            if group.first == limb and any(told):
                continue  # one of those told of
            yield "injured", i, limb, group, "ar:limb"
            told.update(range(group.first, group.last + 1))


def _limb(text: str) -> bool | None:
    """Whether a word is a limb with its owner's pronoun (True), a limb alone (False), or none (None)."""
    if text in cues.LIMBS:
        return False
    for pronoun in ("هما", "ها", "هم", "ه"):
        stem = text.removesuffix(pronoun)
        if stem != text and (stem in cues.LIMBS or stem + "ن" in cues.LIMBS):
            return True
    return None
