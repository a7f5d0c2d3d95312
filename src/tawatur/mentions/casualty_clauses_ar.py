"""One Arabic sentence with its groups of people: the people before and after a verb."""

from __future__ import annotations

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords
from tawatur.mentions.people_groups import Group, told_alone


def text_at(tokens: list[Token], index: int) -> str:
    """The text of a token, empty past the end."""
    return tokens[index].text if index < len(tokens) else ""


def _is_two(group: Group) -> bool:
    """Whether a noun in the dual counts its people."""
    return group.headed and group.min == group.max == 2


class Clauses:
    """One sentence's tokens and groups, and the tokens that triggers take."""

    __slots__ = ("_at", "_groups", "_places", "_tokens", "_words")

    def __init__(
        self, tokens: list[Token], groups: list[Group], words: CasualtyWords, places: set[int]
    ) -> None:
        self._tokens = tokens
        self._groups = groups
        self._words = words
        self._places = places
        self._at = {g.first: g for g in groups}

    def _is_prefixed(self, group: Group) -> bool:
        """Whether a conjunction or preposition is written together with a group's first word."""
        token = self._tokens[group.first]
        return group.start > token.start and token.text.startswith(("و", "ف", "ب", "ل", "ك"))

    def _is_negated(self, i: int) -> bool:
        """Whether what a word tells is denied, unknown or to be prevented."""
        for back in range(i - 1, max(-1, i - cues.LONG_REACH), -1):
            text = self._tokens[back].text
            if text in ".؛،":
                return False
            if back < i - cues.REACH:  # "لم يسفر القصف على بلدة تل رفعت عن ضحايا"
                if text in cues.NEGATIONS and text_at(self._tokens, back + 1) in cues.RESULTS:
                    return True
                continue
            if text == "لا" and text_at(self._tokens, back + 1) == "يقل":
                continue  # "ما لا يقل عن 15"
            if text in cues.NEGATIONS or text in cues.PREVENTED:
                return True
        return False

    def _is_threatened(self, i: int) -> bool:
        """Whether a killing is only threatened: "هدد بقتل السفير", "تهديد التنظيم بذبح الرهائن"."""
        if not self._tokens[i].clitics.endswith("ب"):
            return False
        before = self._tokens[max(0, i - cues.THREAT) : i]
        return any(t.text.removeprefix("و").startswith(cues.THREATENED) for t in before)

    def _risen(self, i: int) -> bool:
        """Whether a toll is said to rise, and not to what: "ارتفاع عدد القتلى"."""
        if i < 2 or self._tokens[i - 1].base not in cues.TOLLS:
            return False
        risen = self._tokens[i - 2].text.removeprefix("و") in cues.RISEN
        return risen and not any(g.counted and g.first > i - cues.REACH for g in self._groups)

    def _one_before(self, i: int) -> Group | None:
        """The one person before a verb in the singular: "أن جنديا قتل", "الذي استشهد"."""
        if self._tokens[i].text.startswith("و"):
            return None
        for group in reversed(self._groups):
            if group.last >= i or (
                not group.counted and group.first and self._tokens[group.first - 1].text == "من"
            ):
                continue
            between = self._tokens[group.last + 1 : i]
            if between and self._is_other(group):
                continue  # "شخصا آخر كان برفقته"
            opening = self._tokens[group.first - 1].text if group.first else "ان"
            if between and between[0].text in ("من", "في") and opening in cues.OPENINGS:
                between = between[2:]  # "أن ضابطا من مواطنيها استشهد", "أن عنصرا في التنظيم قتل"
            if group.counted and not between and not group.sub and (group.vague or group.min > 10):
                return group  # "1280 شخصا قتل"
            if group.counted or group.sub or group.min != 1 or group.vague or len(between) > 3:
                return None
            if any(
                (not t.text[0].isalpha() and t.text != '"') or t.text in cues.PREPOSITIONS for t in between
            ):
                return None
            return group if opening in cues.OPENINGS or not between else None
        return None

    def _is_other(self, group: Group) -> bool:
        """Whether a word only says of the one right before it that he is another: "شخصا [آخر]"."""
        other = group.first == group.last and self._tokens[group.first].text in cues.OTHER
        return other and any(g.last == group.first - 1 and g.min == 1 for g in self._groups)

    def _told_before(self, i: int) -> Group | None:
        """The one whom a verb in the singular speaks of, told before it by name: "الفضلي قتل في غارة"."""
        token = self._tokens[i]
        before, after = text_at(self._tokens, i - 1) if i else "", text_at(self._tokens, i + 1)
        if not before or token.clitics or not (after in cues.PREPOSITIONS or after in cues.TIMES):
            return None
        if not before[0].isalpha() and before not in ("،", ",", '"', ")"):
            return None
        if before in cues.PREPOSITIONS or before in cues.NO_NAME or before in cues.NEGATIONS:
            return None
        return told_alone(self._tokens, i, i, 1)

    def _ranks(self, i: int) -> Group | None:
        """As many victims as ranks are listed before the verb: "العريف ... والجندي ... استشهدوا"."""
        found: list[int] = []
        for back in range(i - 1, max(-1, i - 36), -1):
            token = self._tokens[back]
            if token.text in ".؛" or back in self._places:
                break
            person = self._words.people.get(token.base)
            if person is not None and person.who in ("soldier", "police") and person.number == 1:
                if token.clitics.endswith("ال"):
                    found.append(back)
        if len(found) < 2:
            return None
        first, count = found[-1], len(found)
        start, end = self._tokens[first].start, self._tokens[found[0]].end
        return Group(first, found[0], start, end, count, count, False, False, True, "soldier", -1, -1)

    def _after_verb(self, i: int, kind: str, injured: bool) -> Group | None:
        """The people after a verb: those counted before those only named, and the second of two (doer, then victim)."""
        near: list[Group] = []
        fired = text_at(self._tokens, i + 1) in cues.WEAPONS  # "قتلت قذائف الدبابات مساء أمس عشرين من السكان"
        for group in self._groups:
            far = cues.FAR_REACH if fired and group.counted and group.headed and not near else cues.REACH
            if not i < group.first <= i + far:
                continue
            between = self._tokens[i + 1 : group.first]
            stopped = any(t.text in cues.STOPS or t.text in cues.TURNS for t in between) or any(
                k in self._places for k in range(i + 1, group.first)
            )
            if stopped or group.sub or self._is_prefixed(group):
                break
            if injured and not group.headed and group.who_start >= 0:
                break  # what a shell hits need not be people
            if any(t.text in cues.PREPOSITIONS for t in self._untimed(between)) and (
                near or not group.counted
            ):
                if not self._past_where(near, group):
                    break
            if near and between[-1].text in cues.COMPANY:
                break
            if (
                near
                and _is_two(near[-1])
                and any(t.text[0] == "ب" and t.text[1:] in cues.WEAPONS for t in between)
            ):
                break  # "قتل طفلان بانفجار لغم زرعه المسلحون": who follows laid the mine
            # "قتلت مسلحا واعتقلت 16": what follows another verb is its own.
            if near and any(
                t.text[0] == "و" and len(t.text) > 3 for t in self._tokens[near[-1].last + 1 : group.first]
            ):
                break
            near.append(group)
        if not near:
            return None
        if kind == "passive":
            return near[0] if near[0].first <= i + 4 or near[0].counted else None
        counted = next((g for g in near if g.counted), None) or self._past_doer(i, near[0])
        if counted is not None:
            return counted
        if len(near) > 1:
            return near[1]
        if self._tokens[i].base in cues.KILLERS and self._tokens[near[0].first].text.endswith("ون"):
            # "اغتال مسلحون مختار القرية": they killed one whom no known word names
            end = self._tokens[i].end
            return near[0]._replace(
                first=i,
                last=i,
                start=self._tokens[i].start,
                end=end,
                min=1,
                max=1,
                vague=False,
                who=None,
                who_start=-1,
                who_end=-1,
            )
        if self._tokens[near[0].first].base == cues.MILITIAS and self._tokens[i].base in cues.FEMININE:
            return None  # "قتلت ميليشيات الحوثي أمس، زعيما قبليا": those who killed
        two = _is_two(near[0])
        # "قتلت قوات سوريا الديمقراطية جنديين": a dual is a count, and may stand further off
        # "أعدم التنظيم أمس في الساحة رجلا": so may one in the accusative
        passed = {t.text for t in self._tokens[i + 1 : near[0].first]}
        one = near[0].min == near[0].max == 1 and near[0].headed and not passed & cues.PREPOSITIONS
        one = one and self._tokens[near[0].first].text.endswith("ا")
        return near[0] if near[0].first <= i + (cues.REACH if two or one else 3) else None

    def _past_where(self, near: list[Group], group: Group) -> bool:
        """Whether only where it was stands between the one doer and those counted: "قتل مسلحون في بنغازي ثلاثة جنود"."""
        if len(near) != 1 or near[0].counted or near[0].who not in cues.DOERS:
            return False
        one = group.min == group.max == 1 and self._tokens[group.last].text.endswith("ا")
        if not (group.counted or _is_two(group) or one) or not group.headed:
            return False
        words = [t.text for t in self._tokens[near[0].last + 1 : group.first]]
        while words and words[0] in cues.OF_DOERS | cues.TIMES:
            words = words[1:]
        return (
            words[:1] == ["في"]
            and 1 < len(words) <= cues.WHERE
            and not any(w in cues.PREPOSITIONS or w.startswith(cues.DEEDS) for w in words[1:])
        )

    def _untimed(self, tokens: list[Token]) -> list[Token]:
        """Tokens without those of a day: "في 9 مارس", "في نهاية يوليو الماضي"."""
        for at, token in enumerate(tokens):
            if token.text == "في" and any(t.base in cues.MONTHS for t in tokens[at + 1 : at + 4]):
                return tokens[:at] + tokens[at + 2 :]
        return tokens

    def _past_doer(self, i: int, doer: Group) -> Group | None:
        """The counted victims after a doer told at length: "قتل انتحاري يشتبه بانتمائه إلى التنظيم 32 شخصا"."""
        if doer.who not in cues.DOERS or doer.first > i + 2 or doer.vague != (doer.min > 1):
            return None
        for group in self._groups:
            if not doer.last < group.first <= i + cues.LONG_REACH:
                continue
            between = range(doer.last + 1, group.first)
            words = [self._tokens[k].text for k in between]
            if group.sub or self._is_prefixed(group) or any(k in self._places for k in between):
                return None
            for k, word in enumerate(words):
                suspected = k and words[k - 1].endswith(("يشتبه", "مشتبه"))
                if (
                    word in ".؛:"
                    or word in cues.COMPANY
                    or (word in cues.PREPOSITIONS and word not in ("من", "الي", "ان") and not suspected)
                ):
                    return None
            if group.counted:
                return group if group.headed else None
        return None

    def _subject(self, i: int) -> Group | None:
        """The people before a plural verb: "18 من مسلحي الجماعة قتلوا"."""
        near: Group | None = None
        for group in reversed(self._groups):
            if group.last >= i or group.sub:
                continue
            after = near.first if near is not None else i
            gap = range(group.last + 1, after)
            if any(k in self._places or self._tokens[k].text in ".؛" for k in gap):
                break
            far = len(gap) > 4
            if group.counted:
                # what opens a clause is its subject: "أن 57 مدنيا بينهم 12 طفلا قتلوا"
                return None if far and not self._opens(group, i) else group
            two = group.headed and group.min == 2 and self._tokens[i].base in cues.DUAL
            if near is None and (group.last == i - 1 or (two and len(gap) <= cues.REACH)):
                near = group
        return near if near is not None and (near.vague or near.min == 2) else None

    def _opens(self, group: Group, i: int) -> bool:
        before = self._tokens[group.first - 1].text if group.first else "ان"
        return i - group.last <= cues.LONG_REACH and (before in cues.OPENINGS or before in cues.WERE)

    def _fate(self, i: int) -> tuple[int, Group | None]:
        """ "لقي خمسة أشخاص مصرعهم", "فارق سائقه الحياة": the people between the two words, or before both."""
        life = self._tokens[i].text in cues.LIFE
        for back in range(i - 1, max(-1, i - (cues.REACH if life else cues.FATE)), -1):
            if (self._tokens[back].base in cues.DEPARTED) == life and any(
                t.kind == "meet" for t in self._words.triggers.get(self._tokens[back].base, ())
            ):
                inside = next((g for g in self._groups if back < g.first < i and not g.sub), None)
                return back, inside or self._subject(back) or self._one_before(back)
        return i, None

    def _suffered(self, i: int) -> tuple[int, Group | None]:
        """ "تعرض سبعة من رجال الشرطة للإصابة": the people between the two words, or before both."""
        if not self._tokens[i].text.startswith("ل"):
            return i, None
        for back in range(i - 1, max(-1, i - cues.LONG_REACH), -1):
            if self._tokens[back].text.removeprefix("و") in cues.SUFFERED:
                inside = next((g for g in self._groups if back < g.first < i and not g.sub), None)
                return back, inside or self._subject(back)
            if back in self._places:
                break
        return i, None

    def _hurt(self, i: int) -> Group | None:
        """Those whose wounds are told: "إصابة طفيفة لمواطن", "إصابات بالغة لثلاثة جنود"."""
        group = self._at.get(i + 2)
        grave = self._tokens[i].base in cues.INJURIES and text_at(self._tokens, i + 1) in cues.GRAVE
        return group if grave and group is not None and self._tokens[i + 2].text.startswith("ل") else None

    def _sentenced(self, i: int) -> Group | None:
        """Those on whom a sentence of death was carried out: "نفذ حكم الإعدام بحق عشرة أشخاص"."""
        before = {t.text.removeprefix("و") for t in self._tokens[max(0, i - cues.LONG_REACH) : i]}
        if self._tokens[i].base not in cues.SENTENCES or not before & cues.CARRIED_OUT:
            return None
        for group in self._groups:
            if i < group.first <= i + cues.REACH:
                on = self._tokens[group.first - 1].text in cues.SENTENCED_ON
                if group.sub or not (on or self._tokens[group.first].text.startswith("ب")):
                    return None
                return group
        return None
