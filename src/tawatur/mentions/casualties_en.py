"""English: from words such as "killed", "wounded", "deaths" to the people they befell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.mentions.casualty_company_en import are_theirs, text_at, with_company
from tawatur.mentions.casualty_cues_en import ADVERBS, BREAKS, PASSIVE
from tawatur.mentions.casualty_scene_en import Scene, followed
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.further import FURTHER, SHARE, further, is_numbered, shares
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_en import is_pronoun
from tawatur.mentions.people_groups import Group
from tawatur.mentions.sums import add_groups, without_parts

Link = tuple[str, int, int, Group | None, str]
"""What befell (killed, injured, or both with a bar), first and last token of the trigger, the people, the rule."""

Found = tuple[int, int, tuple[Trigger, ...]]
"""First and last token of a trigger, and its readings."""

OWN = "own"
"""The kind of a count of those whom only a pronoun names: "he was wounded"."""
_AND = word_set("and or & /")
_UNKNOWN = word_set("news word report reports information reported details known confirmed")
_UNSURE = word_set("clear unclear sure certain if whether know")
_SAYING = word_set("said say says told tell tells added reported confirmed announced stated wrote")
_SPEAKER = 6  # tokens of who says it, up to the verb
_NAMED = 3  # more tokens, where a name stands between commas
_LIST_GAP = 7  # tokens of a name between two parts of a list of victims
_HARM = ("killed", "injured")
_LOCATIVES = word_set("in at near outside around inside on")


def link(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """What befell whom, for the tokens and groups of one sentence; the last trigger first."""
    triggers = list(_triggers(tokens, words))
    places = {i for first, last, _ in triggers for i in range(first, last + 1)}
    groups = _coordinate(tokens, without_parts(tokens, groups, words), places, words)
    scene = Scene(tokens, groups, words, places)
    found: dict[int, tuple[Trigger, Group]] = {}
    for n in range(len(triggers) - 1, -1, -1):
        first, last, options = triggers[n]
        none = _nobody(tokens, first, last, options, words)
        if none is not None:
            yield none
            continue
        told = next(((o, g) for o in options if (g := scene.people(first, last, o.kind)) is not None), None)
        if told is None and n + 1 in found and _joined(tokens, last, triggers[n + 1][0]):
            # "killed or wounded 40": the number is of both, and of neither alone
            both = found[n + 1][1]._replace(min=1, max=None, vague=True)
            found[n + 1] = found[n + 1][0], both
            told = options[0], both
        if told is not None:
            own = told[0].kind == "counted" and is_pronoun(tokens, told[1])
            if (own or told[0].kind in ("either", "subject")) and told[0].what in _HARM:
                told = told[0], with_company(tokens, groups, told[1], last, places)
            found[n] = told
    for n, (first, last, options) in enumerate(triggers):
        told = found.get(n)
        if (
            told is None
            and n - 1 in found
            and options[0].kind == "either"
            and first - triggers[n - 1][1] <= 2
        ):
            # "Several people were killed and injured": how many were is not told; "were seized and shot": all.
            told = options[0], found[n - 1][1]
            if found[n - 1][0].what in _HARM and options[0].what in _HARM:
                told = options[0], told[1]._replace(min=1, max=None, vague=True)
            if told[1].vague and _joined(tokens, triggers[n - 1][1], first):
                yield found[n - 1][0].what, *triggers[n - 1][:2], told[1], "en:joint"
        if told is not None:
            parts = shares(tokens, groups, told[1], last, places, _LOCATIVES) if told[0].what in _HARM else []
            one = is_pronoun(tokens, told[1])
            yield (
                told[0].what,
                first,
                last,
                parts[0] if parts else told[1],
                f"en:{OWN if one else told[0].kind}",
            )
            for group in parts[1:]:
                yield told[0].what, first, last, group, f"en:{SHARE}"
            if told[0].what in _HARM and is_numbered(told[1]) and not parts:
                for group in further(tokens, groups, told[1], last, places, _LOCATIVES, _AND):
                    yield told[0].what, first, last, group, f"en:{FURTHER}"


def _triggers(tokens: list[Token], words: CasualtyWords) -> Iterator[Found]:
    i = 0
    while i < len(tokens):
        longest = words.longest.get(tokens[i].text)
        if longest is None:
            i += 1
            continue
        width = 0
        for width in range(min(longest, len(tokens) - i), 0, -1):
            options = words.triggers.get(" ".join(t.text for t in tokens[i : i + width]))
            if options is not None:
                yield i, i + width - 1, options
                break
        else:
            width = 1
        i += width


def _coordinate(
    tokens: list[Token], groups: list[Group], places: set[int], words: CasualtyWords
) -> list[Group]:
    """Add up what "and" joins, unless each part has a verb of its own ("killed 14 and 30 others were wounded")."""
    joined: list[Group] = []
    for group in groups:
        if len(joined) > 1 and _past_part(tokens, joined[-2], joined[-1], group, places):
            joined[-2:] = [add_groups(joined[-2], group)]
            continue
        previous = joined[-1] if joined else None
        listed = (
            previous is not None and previous.sub == group.sub and _adjoining(tokens, previous, group, places)
        )
        if previous is not None and listed and not _speaks(tokens, group, places, words):
            if group.counted and not previous.counted and text_at(tokens, previous.first - 1) == "of":
                joined.append(group)  # "a post of the fighters and 80 men"
                continue
            own = followed(tokens, group.last + 1, places)
            taken = previous.first > 0 and previous.first - 1 in places
            taken = (
                taken or text_at(tokens, group.first - 2) == "addition"
            )  # "nine, in addition to 60 injured"
            # "12 of the army and nine rebels were killed", "30 regime and 39 rebel fighters"
            apart = text_at(tokens, previous.last + 1) in ("of", "from", "belonging")
            named = group.headed or (group.counted and group.who_start >= 0)  # "and 19 government forces"
            named = named or (
                apart and _is_of_others(tokens, group)
            )  # "11 of the rebels and six of the army"
            if named and not (own and (taken or not (previous.headed or previous.who_start >= 0 or apart))):
                joined[-1] = add_groups(previous, group)
                continue
        joined.append(group)
    return joined


def _past_part(tokens: list[Token], one: Group, part: Group, other: Group, places: set[int]) -> bool:
    """Whether a list goes on past what it says of a part: "23 civilians - including nine children - and 16 soldiers"."""
    between = " ".join(t.text for t in tokens[part.last + 1 : other.first])
    return (
        part.sub
        and not one.sub
        and not other.sub
        and one.counted
        and other.counted
        and one.headed
        and (other.headed or other.who_start >= 0)
        and between in ("- and", ", and", ") and")
        and not _THOSE & {t.text for t in tokens[other.first : other.last + 3]}  # "and one of them died"
        and not any(i in places for i in range(one.last + 1, other.first))
        and not (one.first > 0 and one.first - 1 in places and followed(tokens, other.last + 1, places))
        and not any(t.text in _MORE for t in tokens[other.first : other.last + 1])
    )


def _speaks(tokens: list[Token], group: Group, places: set[int], words: CasualtyWords) -> bool:
    """Whether a group after a comma is who says it: "killing four, two army officers said", "killing four, a resident,
    Ali Omar, said".
    """
    if text_at(tokens, group.first - 1) != ",":
        return False
    named = 0
    for index in range(group.last + 1, min(len(tokens), group.last + _SPEAKER + named)):
        text = tokens[index].text
        if text in _SAYING:
            return True
        if text == "," and group.max == 1 and text_at(tokens, index + 1) not in words.people:
            named = _NAMED
            continue
        if index in places or not (text[0].isalnum() or text == "'"):
            return False
    return False


_AGE = re.compile(r"^, \d{1,2} (?=(?:,|and)(?: |$))")  # "a woman, 54, and her son"
_MORE = word_set("others other more another")
_SINGLE = word_set("a an his her their man woman boy girl child baby infant father mother son daughter")
_JOINTS = {
    *("and", ",", ", and", "as well as", ", as well as", "along with", ", along with", "&", "plus"),
    *("in addition to", ", in addition to", "alongside", "together with"),
}


def _adjoining(tokens: list[Token], one: Group, other: Group, places: set[int]) -> bool:
    between = _AGE.sub("", " ".join(t.text for t in tokens[one.last + 1 : other.first]))
    if not between:
        # "a boy a girl and two women": the commas are lost
        listed = other.counted or tokens[other.first].text in _SINGLE
        return one.headed and other.headed and listed
    if between in _JOINTS:
        return True
    if between == "with" and one.headed and other.counted:
        # "a mother with three of her children"
        return any(t.text in ("her", "his", "their") for t in tokens[other.first : other.last + 1])
    words = between.split()
    if one.headed and one.min == 1 and one.first == one.last and are_theirs(tokens, one.last, other, places):
        return True  # "journalist Hisham Ali and his cousin"
    # "14 fighters from the group and five civilians"
    # "the owner of a shop and two workers"
    single = one.headed and one.max == 1 and tokens[one.first].text in _ONE
    return (
        3 <= len(words) <= _LIST_GAP
        and words[0] in ("from", "of", "belonging")
        and (words[-1] == "and" or words[-3:] == ["in", "addition", "to"])
        and (one.counted or single)
        and other.counted
        and (
            other.headed
            or _is_of_others(tokens, other)
            or (other.who_start >= 0 and followed(tokens, other.last + 1, places))
        )
        and not set(words) & BREAKS
    )


_ONE = word_set("a an the one")
_THOSE = word_set("them whom these those which")


def _is_of_others(tokens: list[Token], group: Group) -> bool:
    """Whether only whose they are is told of people counted: "and six of the army", not "and six of them"."""
    words = [t.text for t in tokens[group.first : group.last + 3]]
    of = next((n for n, word in enumerate(words) if word in ("of", "from")), len(words))
    told = group.counted and not group.headed and not group.vague
    return told and 0 < of < len(words) - 1 and words[of + 1] not in _THOSE


def _joined(tokens: list[Token], last: int, following: int) -> bool:
    """ "Killed and wounded dozens", "killed or injured": the next trigger follows at once."""
    between = {t.text for t in tokens[last + 1 : following]}
    return bool(between) and between <= _AND


def _nobody(
    tokens: list[Token], first: int, last: int, options: tuple[Trigger, ...], words: CasualtyWords
) -> Link | None:
    """ "No casualties", "without any deaths", "no one was hurt"; not "no reports of casualties"."""
    if options[0].kind == "spared":
        return options[0].what, first, last, None, "en:none"
    before = [t.text for t in tokens[max(0, first - 6) : first]]
    if options[0].kind in ("counted", "nobody", "losses") and _noted_none(tokens, last):
        return options[-1].what, first, last, None, "en:none"  # "Deaths: none", "injuries nil"
    zero = next((o for o in options if o.kind == "nobody"), None)
    if any(o.kind in ("either", "subject") for o in options):
        subject = [w for w in before if w not in PASSIVE and w not in ADVERBS]
        nobody = subject[-2:-1] == ["no"] and (subject[-1] in words.people or subject[-1] == "other")
        nobody = nobody or (subject[-3:-1] == ["no", "other"] and subject[-1] in words.people)
        if subject[-1:] in (["nobody"], ["none"]) or nobody:
            # "nobody was hurt" leaves nobody killed
            what = "killed|injured" if options[0].what == "injured" else options[0].what
            return what, first, last, None, "en:none"
    if zero is None:
        return None
    for back, word in enumerate(reversed(before)):
        if word in _UNKNOWN or word in BREAKS or (word in _AND and back > 0):
            return None
        if word == "any" and set(before) & _UNSURE:
            return None  # "it was not clear if there were any casualties"
        if word in ("no", "without", "zero", "0", "nil") or (
            word in ("any", "cause", "causing") and _negated(before)
        ):
            return zero.what, first - back - 1, last, None, "en:none"
        if back > 3:
            return None
    return None


def _noted_none(tokens: list[Token], last: int) -> bool:
    """Whether a note says none of it, as data bases do: "Deaths: none", "injuries 0"."""
    at = last + 1 + (text_at(tokens, last + 1) in (":", "=", "-"))
    after = text_at(tokens, at + 1)
    noted = text_at(tokens, at) in ("none", "nil", "zero", "0")
    return noted and (not after or not after[0].isalnum() or at > last + 1)


def _negated(before: list[str]) -> bool:
    return any(w in ("not", "no", "without", "never", "t", "didnt") or w.endswith("n't") for w in before)
