"""One English sentence with its groups of people: whom a word such as "killed" or "deaths" befell."""

from __future__ import annotations

from tawatur.mentions.casualty_company_en import (
    NAME,
    PAST_PART,
    apposed_to,
    are_theirs,
    has_his,
    names_owner,
    own_death,
    text_at,
    with_owner,
)
from tawatur.mentions.casualty_cues_en import ADVERBS, BREAKS, CAUSING, FOUND, PASSIVE, UNSURE
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_groups import Group, told_alone
from tawatur.mentions.sums import one_more

_AFTER_PASSIVE = word_set(
    "in by during on at as when near after while with inside outside from and over this last so"
)
_NO_SUBJECT = word_set("by after against with from when while before")
_CLAUSES = word_set("when while after before")  # what opens a clause with a subject of its own
_STATES = word_set("shot found stabbed beaten left confirmed burned burnt")
_REACHED = word_set("to at of is was reached reaching stands stood hit topped exceeded passed :")
_BEFORE_PEOPLE = word_set(
    '" all mostly mainly up to dead total of a off some well just reportedly also another'
)
_CLAIMING = word_set("claim claims claimed claiming take takes took taken taking cost costs costing lost")
_PARTICIPLE_ENDS = ("ed", "en", "own", "ught", "shot")
_MAY = word_set("could would may might will can to must should")
_WORKED = ("ing", "ed", "own")
_MORE = word_set("more others other")
_SEIZED = word_set("taken captured abducted kidnapped detained")
_TAKEN = word_set("arrested abducted kidnapped captured detained seized")
_GRAVELY = word_set(
    "seriously critically badly gravely severely moderately slightly lightly fatally mortally"
)
_SOME = word_set(
    "some many most several dozens scores few number half majority two three four five six seven eight nine ten"
)
_TOLD = word_set("were was reported are have had reports report")
_RISEN = word_set(
    "risen rose rises climbed climbs increased jumped reached stood stands rising climbing hits"
)
_BROUGHT = word_set("taken rushed brought admitted")
_PUTTING = word_set("put puts putting estimated estimates gave count counted")
_BODIES = word_set("body bodies corpses remains dead")
_EVERYBODY = word_set("all everyone everybody those")
_INSIDE = word_set("inside aboard board occupants passengers")
_RESET = word_set("updated revised raised corrected upped")
_THEIR_MEN = word_set("men members personnel boys lads comrades brothers brethren guys fighters")
_HIMSELF = word_set("himself herself themselves")
_LEFT = word_set("left leaving leave leaves")
_REACH = 12  # tokens between people and what befell them
_FAR_REACH = 32  # tokens between "death toll" and the number that it "has risen to"
_NEAR = 12  # tokens between bodies and that they were found
_TITLE = 4  # tokens between a killing and the rank of who was killed


def followed(tokens: list[Token], index: int, places: set[int]) -> bool:
    """Whether a participle follows, with or without a form of "to be"."""
    while index < len(tokens) and (tokens[index].text in PASSIVE or tokens[index].text in ADVERBS):
        index += 1
    return index in places


class Scene:
    """One sentence's tokens, groups (by their first token too) and the tokens that triggers take."""

    __slots__ = ("_at", "_groups", "_places", "_tokens", "_words")

    def __init__(
        self, tokens: list[Token], groups: list[Group], words: CasualtyWords, places: set[int]
    ) -> None:
        self._tokens = tokens
        self._words = words
        self._groups = groups
        self._at = {g.first: g for g in groups}
        self._places = places

    def people(self, first: int, last: int, kind: str) -> Group | None:
        """The people that a trigger of this kind befell; None where the sentence does not tell."""
        tokens = self._tokens
        if kind == "nobody":
            return None
        if kind == "toll":
            return self._toll(first, last)
        if kind == "losses":
            return self._losses(first, last)
        if kind == "one":
            return told_alone(tokens, first, last, 1)
        if kind == "body":
            return self._bodies(first, last)
        after = self._after(last)
        if kind == "claim":
            counted = after is not None and after.counted and tokens[after.last].text in ("lives", "life")
            return after if counted else None
        if kind == "lives" and not any(t.text in _CLAIMING for t in tokens[max(0, first - 3) : first]):
            return None
        if kind in ("active", "of", "lives"):
            after = after or (self._past_source(last) if kind == "active" else None)
            more = self._named_and_more(last) or self._all_inside(last) if kind == "active" else None
            return after or more or (self._titled(last) if kind != "lives" else None)
        before = self._adjacent(first)
        if before is None and text_at(tokens, first - 1) in _GRAVELY:
            before = self._adjacent(first - 1)
        if kind == "counted":
            if before is None or not before.counted:
                return own_death(self._tokens, first)
            adjective = before.last - before.first == 1  # "six Lebanese martyrs"
            return before if before.headed or before.who is None or adjective else None
        if kind == "subject":
            if tokens[first].text == "die":
                # "five die in blast", but not "hundreds could die"
                return before if text_at(tokens, first - 1) not in _MAY else None
            group = self._and_whose(self._subject(first))
            if group is not None and tokens[first].text in _BROUGHT:
                dead = any(t.text in _BODIES for t in tokens[group.first : group.last + 1])
                return None if dead else group
            return group
        if kind == "adjective":
            if before is not None and not (not before.counted and self._put_at(first)):
                dead = tokens[first].text == "with" and self._are_bodies(before)
                return None if dead else before
            if (put := self._put_at(first)) is not None:
                return put  # "put the rebel dead at 35"
            state = 0
            while state < first and tokens[first - 1 - state].text in _STATES:
                state += 1  # "was [found shot] dead"
            if self._is_passive(first - state):
                return self._subject(first - state)
            if (of_them := self._of_them(first)) is not None:
                return of_them
            return after if state and after is not None and after.counted else None
        if kind == "men":
            # what was destroyed may be men
            group = self._subject(first) if self._is_passive(first) else after
            fights = (
                group is not None
                and (group.who in ("fighter", "soldier") or self._are_men(first, group))
                and (group.counted or group.vague)
                and not group.sub
                and not (group is after and self._describes(group))
            )
            return group if fights else None
        if tokens[first].text in ("wounded", "injured") and self._of_the(first):
            # "many of the wounded", "some of the injured are in a critical condition"
            start, end = tokens[first].start, tokens[last].end
            return Group(first, last, start, end, 2, None, True, False, True, None, -1, -1)
        if kind == "either" and self._number_of(first) and (reached := self._toll(first, last)) is not None:
            return reached  # "the number of fighters killed in the battle has risen to 39"
        if self._is_passive(first) or (
            first > 1 and tokens[first - 1].text == "left" and tokens[first - 2].text in PASSIVE
        ):
            return self._and_whose(self._subject(first if self._is_passive(first) else first - 1))
        if after is not None and before is not None and after.first == last + 1 and not after.counted:
            if before.counted and not before.headed and before.last == first - 1 and after.min > 1:
                return before  # "40 wounded people"
        if after is not None and not after.sub and not self._has_own(after):
            were = text_at(tokens, after.last + 1) in PASSIVE
            if not (were and before is not None and before.counted and not before.sub):
                return after  # but not of "25 injured, eight were in a critical condition"
        if after is None and (before is None or not before.counted):
            told = (self._named_and_more(last) if before is None else None) or self._titled(last)
            told = told or self._all_inside(last)
            if told is not None or before is None:
                return told
        if before is not None and not before.counted:
            if text_at(tokens, last + 1) == "and" and last + 2 in self._places:
                theirs = self._at.get(last + 3)
                if theirs is not None and theirs.counted:
                    return None  # "shells fired by rebels killed and wounded five"
            # "Rebels killed in clashes" are victims; "rebels killed" and a name may not be.
            follows = tokens[last + 1].text if last + 1 < len(tokens) else "in"
            headline = last + 1 in self._at  # "child killed nine civilians injured"
            headline = headline or self._left_too(before)
            return before if headline or follows in _AFTER_PASSIVE or not follows[0].isalnum() else None
        return before

    def _are_bodies(self, group: Group) -> bool:
        """Whether a group is told as dead bodies: "the bodies of five men with gunshot wounds"."""
        return any(t.text in _BODIES for t in self._tokens[max(0, group.first - 3) : group.last + 1])

    def _of_them(self, first: int) -> Group | None:
        """A number of those just told of, as left dead or hurt: "leaving scores of them dead"."""
        at = first - 2 * (
            text_at(self._tokens, first - 1) == "them" and text_at(self._tokens, first - 2) == "of"
        )
        part = next((g for g in self._groups if at - 1 <= g.last < first and g.counted), None)
        left = part is not None and text_at(self._tokens, part.first - 1) in _LEFT
        return part._replace(sub=False) if part is not None and left else None

    def _put_at(self, first: int) -> Group | None:
        """The number at which somebody puts the dead: "put the army's dead at 35"."""
        if text_at(self._tokens, first + 1) != "at":
            return None
        before = {t.text for t in self._tokens[max(0, first - _NEAR) : first]}
        number = self._after(first + 1)
        return number if before & _PUTTING and number is not None and number.counted else None

    def _left_too(self, group: Group) -> bool:
        """Whether one hurt is told after the dead: "left a child dead and a woman injured"."""
        before = [t.text for t in self._tokens[max(0, group.first - _NEAR) : group.first]]
        return before[-2:] == ["dead", "and"] and not _LEFT.isdisjoint(before)

    def _number_of(self, first: int) -> bool:
        """Whether it is the number of those harmed that is told of."""
        before = [t.text for t in self._tokens[max(0, first - _REACH) : first]]
        return "number" in before and before[before.index("number") + 1 :][:1] == ["of"]

    def _of_the(self, first: int) -> bool:
        before = [t.text for t in self._tokens[max(0, first - 5) : first] if t.text not in _GRAVELY]
        return before[-2:] == ["of", "the"] and bool(
            set(before[-3:-2]) & _SOME or any(w.isdigit() for w in before[-3:-2])
        )

    def _has_own(self, group: Group) -> bool:
        """Whether a group has a passive of its own: "five killed, four injured", "those killed, 160 were injured"."""
        if text_at(self._tokens, group.last + 1) in _SEIZED:
            return False  # "massacred 250 troops taken hostage"
        if group.last + 1 in self._places and group.last + 2 in self._at:
            return False  # "killed two patients injured eight others": a comma is lost
        return followed(self._tokens, group.last + 1, self._places)

    def _after(self, last: int) -> Group | None:
        """The people right after a word, past a quotation mark or an adverb."""
        for index in range(last + 1, min(last + 4, len(self._tokens))):
            if index in self._at:
                return self._at[index]
            beside = self._tokens[index].text in _HIMSELF or (
                self._tokens[index].text == "and" and self._tokens[index - 1].text in _HIMSELF
            )  # "killed himself and six soldiers"
            if not beside and self._tokens[index].text not in _BEFORE_PEOPLE:
                return None
        return None

    def _past_source(self, last: int) -> Group | None:
        """The people counted after who tells of them: "killing, according to the latest toll, 44 civilians"."""
        first = last + 1 + (text_at(self._tokens, last + 1) == ",")
        if text_at(self._tokens, first) != "according":
            return None
        group = next((g for g in self._groups if g.first > first and g.counted), None)
        return group if group is not None and group.first <= first + _NEAR else None

    def _titled(self, last: int) -> Group | None:
        """One told by rank and name: "killed Hezbollah commander Ali Karaki"."""
        for index in range(last + 1, min(last + 1 + _TITLE, len(self._tokens))):
            text = self._tokens[index].text
            person = self._words.people.get(text)
            if person is not None:
                named = text_at(self._tokens, index + 1)
                if person.number != 1 or not named.isalpha() or named in self._words.stops:
                    return None
                token = self._tokens[index]
                theirs = next((g for g in self._groups if g.first > index), None)
                if theirs is not None and are_theirs(self._tokens, index, theirs, self._places):
                    return one_more(theirs)
                return Group(
                    index,
                    index,
                    token.start,
                    token.end,
                    1,
                    1,
                    False,
                    False,
                    True,
                    person.who,
                    token.start,
                    token.end,
                )
            if (
                not text.isalpha()
                or text in self._words.stops
                or text in self._words.things
                or index in self._places
            ):
                return None
        return None

    def _and_whose(self, group: Group | None) -> Group | None:
        """A group with the one told by rank and name before it, whose they are: "commander Omar Sami and his wife"."""
        if group is None:
            return None
        for index in range(group.first - 2, max(-1, group.first - NAME - 1), -1):
            person = self._words.people.get(self._tokens[index].text)
            if person is not None and person.number == 1 and not person.nationality:
                taken = any(g.first <= index <= g.last for g in self._groups)
                theirs = not taken and are_theirs(self._tokens, index, group, self._places)
                if theirs:
                    return one_more(group)
                break
        return with_owner(self._tokens, group, self._groups, self._words, self._places)

    def _all_inside(self, last: int) -> Group | None:
        """ "Killing all those inside", "killed everyone on board": some, whom only the place tells."""
        texts = [t.text for t in self._tokens[last + 1 : last + 6]]
        inside = texts[:1] and texts[0] in _EVERYBODY and set(texts[1:4]) & _INSIDE
        return self._some(last, last) if inside else None

    def _some(self, first: int, last: int) -> Group:
        start, end = self._tokens[first].start, self._tokens[last].end
        return Group(first, last, start, end, 2, None, True, False, True, None, -1, -1)

    def _are_men(self, first: int, group: Group) -> bool:
        """Whether a side tells of its own: "it lost two men"."""
        lost = self._tokens[first].text in ("lost", "losing", "loses")
        return lost and self._tokens[group.last].text in _THEIR_MEN

    def _describes(self, group: Group) -> bool:
        """Whether a group's words go on to what is theirs: "three Houthi drones"."""
        follows = text_at(self._tokens, group.last + 1)
        return follows.isalpha() and follows not in self._words.stops and follows not in self._words.triggers

    def _losses(self, first: int, last: int) -> Group | None:
        """ "Causing casualties", "casualties were reported": some were killed."""
        before = {t.text for t in self._tokens[max(0, first - 6) : first]}
        if before & UNSURE or any(word.endswith("n't") for word in before):
            return None
        told = text_at(self._tokens, last + 1) in _TOLD
        return self._some(first, last) if told or before & (CAUSING | _TOLD) else None

    def _bodies(self, first: int, last: int) -> Group | None:
        """ "The bodies of five men were found", "15 bodies were pulled from the rubble"."""
        around = self._tokens[max(0, first - _NEAR) : last + 1 + _NEAR]
        if not any(t.text in FOUND for t in around):
            return None
        if self._tokens[last].text == "of":
            # "230 corpses of tribesmen"
            group = next((g for g in self._groups if g.last == first - 1 and g.counted), None)
            group = group or self._after(last)
        else:
            group = next((g for g in self._groups if g.first <= first <= g.last + 1), None)
        return group if group is not None and not group.sub and (group.counted or not group.vague) else None

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
                return one_more(group)
            if has_his(self._tokens, group) and self._names_owner(last + 1, group):
                return one_more(group)  # "killed Abu Omar and his son"
            if words & _MORE and group.headed and group.min > 1 and not group.vague:
                return group  # the one named and the others are counted together
            if group.counted:
                return None
        return None

    def _names_owner(self, start: int, group: Group) -> bool:
        return names_owner(self._tokens, start, group, self._groups, self._words, self._places)

    def _adjacent(self, first: int) -> Group | None:
        whole = next((g for g in self._groups if g.last == first - 1 and not g.sub), None)
        end = (
            first - 1 - (text_at(self._tokens, first - 1) == ",")
        )  # "17 others, among them a woman, injured"
        part = whole is None and any(g.last == end and g.sub for g in self._groups)
        return self._subject(first) if part else whole

    def _is_passive(self, first: int) -> bool:
        index = first - 1
        while index >= 0 and (self._tokens[index].text in ADVERBS or self._tokens[index].text == "found"):
            index -= 1
        if index >= 2 and self._tokens[index].text == "and":
            # "were rounded up and executed": the participle before has the form of "to be"
            index -= 1 + (self._tokens[index - 1].text in ("up", "down", "out", "away"))
            word = self._tokens[index].text
            if not word.endswith(_PARTICIPLE_ENDS) or (index in self._places and word not in _TAKEN):
                return False
            index -= 1
        return index >= 0 and self._tokens[index].text in PASSIVE

    def _subject(self, first: int) -> Group | None:
        """The people before a verb: the nearest, past a parenthesis ("including three children") and its like."""
        for group in reversed(self._groups):
            if group.last >= first:
                continue
            between = range(group.last + 1, first)
            part = any(g.sub and group.last < g.first < first for g in self._groups)
            if sum(self._tokens[i].text != '"' for i in between) >= (PAST_PART if part else _REACH):
                continue  # quotation marks are no words: members of the "X" and the "Y" groups
            seized = any(self._tokens[i].text == "and" for i in between)  # "was arrested and later executed"
            if any(
                self._tokens[i].text in BREAKS
                or (i in self._places and not (seized and self._tokens[i].text in _TAKEN))
                for i in between
            ):
                return None
            opening = self._tokens[group.first - 1].text if group.first else ""
            part = opening in ("of", "from") and any(g.last == group.first - 2 for g in self._groups)
            plain = all(self._tokens[i].text in PASSIVE or self._tokens[i].text in ADVERBS for i in between)
            worked = self._tokens[group.first - 2].text if opening == "as" and group.first > 1 else ""
            if worked.endswith(_WORKED):
                continue  # "nine fighters working as guards were killed"
            barred = opening in _NO_SUBJECT and not (plain and opening in _CLAUSES)
            if not group.sub and not part and not (between and barred):
                return apposed_to(self._tokens, self._groups, group, first, self._places) or group
        return None

    def _reset(self, toll: Group) -> Group | None:
        """The number that a toll was brought to later: "an initial toll of 47 was updated to 82"."""
        for group in self._groups:
            before = [t.text for t in self._tokens[max(0, group.first - 3) : group.first]]
            if group.first > toll.last and group.counted and before[-1:] == ["to"] and set(before) & _RESET:
                return group
        return None

    def _toll(self, first: int, last: int) -> Group | None:
        """The number that a toll "rose to", "stood at" or "is"; or that it was brought to: "bringing to 18 the number"."""
        for group in self._groups:
            if not group.counted:
                continue
            if self._tokens[group.first].text == "one" and text_at(self._tokens, group.first + 1) == "of":
                continue  # "was one of the highest"
            at = group.first - 1
            before = text_at(self._tokens, at - 1 if text_at(self._tokens, at) == "now" else at)
            if 0 <= first - group.last - 1 <= 1 and before == "to":
                return group
            if last < group.first <= last + _FAR_REACH and before in _REACHED:
                risen = {t.text for t in self._tokens[max(last, group.first - 3) : group.first]}
                if group.first <= last + _REACH or risen & _RISEN:
                    return self._reset(group) or group
        return None
