"""English: from words such as "killed", "wounded", "deaths" to the people they befell."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people import Group, add_groups

Link = tuple[str, int, int, Group | None, str]
"""What befell (killed, injured, or both with a bar), first and last token of the trigger, the people, the rule."""

Found = tuple[int, int, tuple[Trigger, ...]]
"""First and last token of a trigger, and its readings."""

_PASSIVE = word_set("was were is are be been being got get gets")
_ADVERBS = word_set(
    "also reportedly all immediately later instantly allegedly still already have has had not both reported recorded confirmed"
)
_AFTER_PASSIVE = word_set(
    "in by during on at as when near after while with inside outside from and over this last so"
)
_AND = word_set("and or & /")
_BREAKS = word_set("; but while whereas when that after before if")
_UNKNOWN = word_set("news word report reports information reported details known confirmed")
_NO_SUBJECT = word_set("by after against with from when while before")
_CLAUSES = word_set("when while after before")  # what opens a clause with a subject of its own
_STATES = word_set("shot found stabbed beaten left confirmed burned burnt")
_REACHED = word_set("to at of is was reached reaching stands stood hit topped exceeded passed :")
_BEFORE_PEOPLE = word_set(
    '" all mostly mainly up to dead total of a off some well just reportedly also another'
)
_CLAIMING = word_set("claim claims claimed claiming take takes took taken taking cost costs costing lost")
_PARTICIPLE_ENDS = ("ed", "en", "own", "ught", "shot")
_MORE = word_set("more others other")
_SEIZED = word_set("taken captured abducted kidnapped detained")
_SAYING = word_set("said says told tells added reported confirmed announced stated wrote")
_SPEAKER = 6  # tokens of who says it, up to the verb
_LIST_GAP = 7  # tokens of a name between two parts of a list of victims
_HARM = ("killed", "injured")
_REACH = 12  # tokens between people and what befell them


def link(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """What befell whom, for the tokens and groups of one sentence; the last trigger first."""
    triggers = list(_triggers(tokens, words))
    places = {i for first, last, _ in triggers for i in range(first, last + 1)}
    groups = _coordinate(tokens, groups, places)
    scene = _Scene(tokens, groups, {g.first: g for g in groups}, places)
    found: dict[int, tuple[Trigger, Group]] = {}
    for n in range(len(triggers) - 1, -1, -1):
        first, last, options = triggers[n]
        none = _nobody(tokens, first, last, options)
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
            yield told[0].what, first, last, told[1], f"en:{told[0].kind}"


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


def _coordinate(tokens: list[Token], groups: list[Group], places: set[int]) -> list[Group]:
    """Add up what "and" joins, unless each part has a verb of its own ("killed 14 and 30 others were wounded")."""
    joined: list[Group] = []
    for group in groups:
        previous = joined[-1] if joined else None
        listed = previous is not None and previous.sub == group.sub and _adjoining(tokens, previous, group)
        if previous is not None and listed and not _speaks(tokens, group):
            if group.counted and not previous.counted and _text(tokens, previous.first - 1) == "of":
                joined.append(group)  # "a post of the fighters and 80 men"
                continue
            own = _followed(tokens, group.last + 1, places)
            taken = previous.first > 0 and previous.first - 1 in places
            if group.headed and not (own and (taken or not previous.headed)):
                joined[-1] = add_groups(previous, group)
                continue
        joined.append(group)
    return joined


def _speaks(tokens: list[Token], group: Group) -> bool:
    """Whether a group after a comma is who says it: "killing four people, an army officer said"."""
    if group.counted or _text(tokens, group.first - 1) != ",":
        return False
    for token in tokens[group.last + 1 : group.last + _SPEAKER]:
        if token.text in _SAYING:
            return True
        if not token.text[0].isalnum() or token.text in _AND:
            return False
    return False


def _text(tokens: list[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""


_JOINTS = {"and", ",", ", and", "as well as", "along with", ", along with", "&", "plus"}


def _adjoining(tokens: list[Token], one: Group, other: Group) -> bool:
    between = " ".join(t.text for t in tokens[one.last + 1 : other.first])
    if not between:
        # "a boy a girl and two women": the commas are lost
        listed = other.counted or tokens[other.first].text in ("a", "an", "his", "her", "their")
        return one.headed and other.headed and listed
    if between in _JOINTS:
        return True
    # "14 fighters from the group and five civilians"
    words = between.split()
    return (
        3 <= len(words) <= _LIST_GAP
        and words[0] in ("from", "of", "belonging")
        and words[-1] == "and"
        and one.counted
        and other.counted
        and other.headed
        and not set(words) & _BREAKS
    )


def _followed(tokens: list[Token], index: int, places: set[int]) -> bool:
    """Whether a participle follows, with or without a form of "to be"."""
    while index < len(tokens) and (tokens[index].text in _PASSIVE or tokens[index].text in _ADVERBS):
        index += 1
    return index in places


def _joined(tokens: list[Token], last: int, following: int) -> bool:
    """ "Killed and wounded dozens", "killed or injured": the next trigger follows at once."""
    between = {t.text for t in tokens[last + 1 : following]}
    return bool(between) and between <= _AND


def _nobody(tokens: list[Token], first: int, last: int, options: tuple[Trigger, ...]) -> Link | None:
    """ "No casualties", "without any deaths", "no one was hurt"; not "no reports of casualties"."""
    before = [t.text for t in tokens[max(0, first - 6) : first]]
    zero = next((o for o in options if o.kind == "nobody"), None)
    if any(o.kind in ("either", "subject") for o in options):
        subject = [w for w in before if w not in _PASSIVE and w not in _ADVERBS]
        if subject[-1:] in (["nobody"], ["none"]) or subject[-2:] in (
            ["no", "one"],
            ["no", "people"],
            ["no", "civilians"],
        ):
            return options[0].what, first, last, None, "en:none"
    if zero is None:
        return None
    for back, word in enumerate(reversed(before)):
        if word in _UNKNOWN or word in _BREAKS or (word in _AND and back > 0):
            return None
        if word in ("no", "without", "zero") or (word in ("any", "cause", "causing") and _negated(before)):
            return zero.what, first - back - 1, last, None, "en:none"
        if back > 3:
            return None
    return None


def _negated(before: list[str]) -> bool:
    return any(w in ("not", "no", "without", "never", "t", "didnt") or w.endswith("n't") for w in before)


class _Scene:
    """One sentence's tokens, groups (by their first token too) and the tokens that triggers take."""

    __slots__ = ("_at", "_groups", "_places", "_tokens")

    def __init__(
        self, tokens: list[Token], groups: list[Group], at: dict[int, Group], places: set[int]
    ) -> None:
        self._tokens = tokens
        self._groups = groups
        self._at = at
        self._places = places

    def people(self, first: int, last: int, kind: str) -> Group | None:
        """The people that a trigger of this kind befell; None where the sentence does not tell."""
        tokens = self._tokens
        if kind == "nobody":
            return None
        if kind == "toll":
            return self._toll(last)
        after = self._after(last)
        if kind == "claim":
            counted = after is not None and after.counted and tokens[after.last].text in ("lives", "life")
            return after if counted else None
        if kind == "lives" and not any(t.text in _CLAIMING for t in tokens[max(0, first - 3) : first]):
            return None
        if kind in ("active", "of", "lives"):
            return after or (self._named_and_more(last) if kind == "active" else None)
        before = self._adjacent(first)
        if kind == "counted":
            return (
                before
                if before is not None and before.counted and (before.headed or before.who is None)
                else None
            )
        if kind == "subject":
            return self._subject(first)
        if kind == "adjective":
            if before is not None:
                return before
            state = first > 0 and tokens[first - 1].text in _STATES
            if self._is_passive(first - state):
                return self._subject(first - state)
            return after if state and after is not None and after.counted else None
        if kind == "men":
            # what was destroyed may be men
            group = self._subject(first) if self._is_passive(first) else after
            fights = (
                group is not None
                and group.who in ("fighter", "soldier")
                and (group.counted or group.vague)
                and not group.sub
            )
            return group if fights else None
        if self._is_passive(first) or (
            first > 1 and tokens[first - 1].text == "left" and tokens[first - 2].text in _PASSIVE
        ):
            return self._subject(first if self._is_passive(first) else first - 1)
        if after is not None and not after.sub and not self._has_own(after):
            return after
        if before is None and after is None:
            return self._named_and_more(last)
        if before is not None and not before.counted:
            # "Rebels killed in clashes" are victims; "rebels killed" and a name may not be.
            follows = tokens[last + 1].text if last + 1 < len(tokens) else "in"
            headline = last + 1 in self._at  # "child killed nine civilians injured"
            return before if headline or follows in _AFTER_PASSIVE or not follows[0].isalnum() else None
        return before

    def _has_own(self, group: Group) -> bool:
        """Whether a group has a passive of its own: "five killed, four injured", "those killed, 160 were injured"."""
        if _text(self._tokens, group.last + 1) in _SEIZED:
            return False  # "massacred 250 troops taken hostage"
        if group.last + 1 in self._places and group.last + 2 in self._at:
            return False  # "killed two patients injured eight others": a comma is lost
        return _followed(self._tokens, group.last + 1, self._places)

    def _after(self, last: int) -> Group | None:
        """The people right after a word, past a quotation mark or an adverb."""
        for index in range(last + 1, min(last + 4, len(self._tokens))):
            if index in self._at:
                return self._at[index]
            if self._tokens[index].text not in _BEFORE_PEOPLE:
                return None
        return None

    def _named_and_more(self, last: int) -> Group | None:
        """One told by name with those counted after it: "killing Omar Sami a field commander and eight more men"."""
        for group in self._groups:
            if group.first <= last:
                continue
            gap = [t.text for t in self._tokens[last + 1 : group.first]]
            if len(gap) > 14 or "." in gap or any(i in self._places for i in range(last + 1, group.first)):
                return None
            words = {t.text for t in self._tokens[group.first : group.last + 1]}
            if group.counted and not group.sub and gap[-1:] == ["and"] and words & _MORE:
                high = None if group.max is None else group.max + 1
                return group._replace(min=group.min + 1, max=high)
            if words & _MORE and group.headed and group.min > 1 and not group.vague:
                return group  # the one named and the others are counted together
            if group.counted:
                return None
        return None

    def _adjacent(self, first: int) -> Group | None:
        return next((g for g in self._groups if g.last == first - 1 and not g.sub), None) or (
            self._subject(first) if any(g.last == first - 1 and g.sub for g in self._groups) else None
        )

    def _is_passive(self, first: int) -> bool:
        index = first - 1
        while index >= 0 and self._tokens[index].text in _ADVERBS:
            index -= 1
        if index >= 2 and self._tokens[index].text == "and":
            # "were rounded up and executed": the participle before has the form of "to be"
            index -= 1 + (self._tokens[index - 1].text in ("up", "down", "out", "away"))
            if not self._tokens[index].text.endswith(_PARTICIPLE_ENDS) or index in self._places:
                return False
            index -= 1
        return index >= 0 and self._tokens[index].text in _PASSIVE

    def _subject(self, first: int) -> Group | None:
        """The people before a verb: the nearest, past a parenthesis ("including three children") and its like."""
        for group in reversed(self._groups):
            if group.last >= first or first - group.last > _REACH:
                continue
            between = range(group.last + 1, first)
            if any(self._tokens[i].text in _BREAKS or i in self._places for i in between):
                return None
            opening = self._tokens[group.first - 1].text if group.first else ""
            part = opening in ("of", "from") and any(g.last == group.first - 2 for g in self._groups)
            plain = all(self._tokens[i].text in _PASSIVE or self._tokens[i].text in _ADVERBS for i in between)
            barred = opening in _NO_SUBJECT and not (plain and opening in _CLAUSES)
            if not group.sub and not part and not (between and barred):
                return group
        return None

    def _toll(self, last: int) -> Group | None:
        """The number that a toll "rose to", "stood at" or "is"."""
        for group in self._groups:
            if last < group.first <= last + _REACH and group.counted:
                before = self._tokens[group.first - 1].text
                if before in _REACHED:
                    return group
        return None
