"""One Arabic sentence with its groups of people: whom each word for harm befell."""

from __future__ import annotations

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.people import Group, Token


def text_at(tokens: list[Token], index: int) -> str:
    """The text of a token, empty past the end."""
    return tokens[index].text if index < len(tokens) else ""


class Scene:
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

    def people(self, i: int, option: Trigger) -> tuple[int, Group | None]:
        """First token of the trigger, and the people that it befell; None where the sentence does not tell."""
        kind = option.kind
        if option.what == "injured" and self._tokens[i].base in cues.INJURIES:
            back, group = self._suffered(i)
            if group is not None:
                return back, group
        if kind == "victim":
            return i, self._victims(i, option)
        if kind == "noun":
            if self._tokens[i].clitics.endswith(("ال", "لل")):
                return i, self._sentenced(i)
            if i and self._tokens[i - 1].text in cues.ATTEMPTS:
                return i, None
            named = self._tokens[i].base in cues.NAMING
            group = self._object(i) or self._name_and_more(i) or (self._named(i) if named else None)
            return i, self._with_company(group)
        if kind == "body":
            group = self._object(i)
            if group is not None and self._tokens[i].base in cues.TWO_BODIES:
                group = group._replace(min=2, max=2, vague=False)
            return i, group if group is not None and (group.counted or not group.vague) else None
        if kind in ("verb", "passive"):
            group = self._after_verb(i, kind, option.what == "injured")
            group = group or self._name_and_more(i)
            if group is None and self._tokens[i].base in cues.SINGULAR:
                group = self._one_before(i) or (
                    self._named(i) if self._tokens[i].base in cues.NAMED else None
                )
                group = group or self._told_before(i)
            return i, self._with_company(group)
        if kind == "plural":
            group = self._object(i) or self._subject(i) or self._ranks(i)
            if group is not None and not group.counted and self._tokens[i].base in cues.DUAL:
                group = group._replace(min=2, max=2, vague=False)  # the verb says that they were two
            return i, group
        if kind == "fate":
            return self._fate(i)
        if kind == "found":
            return i, self._found_dead(i)
        if kind == "own":
            # "القتلة" are those who kill
            return i, None if "ال" in self._tokens[i].clitics else self._own(i, option)
        if kind == "fall":
            if self._tokens[i].base == "سقطوا" and text_at(self._tokens, i + 1) in cues.AS_DEAD:
                return i, self._subject(i)  # "25 حوثيا سقطوا قتلى"
            group = self._object(i)
            if group is None or not group.headed or not self._falls(group):
                return i, None
            both = text_at(self._tokens, group.last + 1) == "بين"  # "سقط 90 بين قتيل وجريح"
            return i, group._replace(vague=True) if both else group
        if kind == "losses":
            return i, self._some(i) if not self._is_negated(i) else None
        if kind == "lives" and any(
            t.text.removeprefix("و") in cues.CLAIMING for t in self._tokens[max(0, i - cues.REACH) : i]
        ):
            return i, self._object(i)
        return i, None

    def _object(self, i: int) -> Group | None:
        """The people right after a word, past a mark or "كل من"."""
        for index in range(i + 1, min(i + 4, len(self._tokens))):
            group = self._at.get(index)
            if group is not None:
                return None if self._is_prefixed(group) else group
            if self._tokens[index].text not in cues.PASSED:
                return None
        return None

    def _named(self, i: int) -> Group | None:
        """One victim told by name, or several by a plural that is no known word: "مقتل ناصر الوحيشي"."""
        at = i + 1
        while at < len(self._tokens) and self._tokens[at].text in ('"', "(", "كل", "من"):
            at += 1
        if at >= len(self._tokens) or at in self._places:
            return None
        token = self._tokens[at]
        word = token.text
        known = {word, token.base, word.removeprefix("ال")}
        if not word[0].isalpha() or known & (
            self._words.stops | self._words.things | cues.NO_NAME | cues.PREPOSITIONS
        ):
            return None
        if (word.startswith(("ب", "و", "ل", "ف", "ك")) and token.clitics) or word.endswith(("ات", "نا")):
            return None
        if word.startswith("ب") and self._tokens[i].base.startswith("استشهد"):
            return None  # "استشهد بقول": he quoted it
        last = at
        while last + 1 < min(len(self._tokens), at + 4):
            following = self._tokens[last + 1]
            if not following.text[0].isalpha() or following.text in self._words.stops | cues.PREPOSITIONS:
                break
            if last + 1 in self._places or following.text.startswith(("و", "ب", "ل", "ف")):
                break
            last += 1
        end = self._tokens[last].end
        person = self._words.people.get(word[:-1]) if word.endswith("ي") else None
        if person is not None and person.number == 1:
            # "ضابطي شرطة": a dual loses its nun before what follows
            return Group(at, last, token.start, end, 2, 2, False, False, True, person.who, token.start, end)
        many = word.endswith(("ين", "ون")) and word.startswith("ال")
        return Group(
            at,
            last,
            token.start,
            end,
            2 if many else 1,
            None if many else 1,
            many,
            False,
            True,
            None,
            token.start,
            end,
        )

    def _name_and_more(self, i: int) -> Group | None:
        """One told by name with those counted after: "قتل عمر سامي و21 مسلحا آخرين"."""
        group = next((g for g in self._groups if g.first > i), None)
        if group is None or group.sub or not self._is_prefixed(group):
            return None
        if not group.counted and (group.vague or not group.headed):
            return None
        gap = range(i + 1, group.first)
        if not 1 <= len(gap) <= 6 or any(
            k in self._places
            or not self._tokens[k].text[0].isalpha()
            or self._tokens[k].text in cues.NOT_IN_LIST
            for k in gap
        ):
            return None
        more = any(t.base in cues.MORE for t in self._tokens[group.first : group.last + 2])
        if not more and not (
            group.headed
            and len(gap) <= cues.NAME
            and self._tokens[group.first].text.startswith("و")
            and not any(self._tokens[k].text.startswith("و") for k in gap)
        ):
            return None
        return group._replace(min=group.min + 1, max=None if group.max is None else group.max + 1)

    def _with_company(self, group: Group | None) -> Group | None:
        """One victim with those counted beside: "قتل القائد برفقة ثلاثة من حراسه"."""
        if group is None or group.counted or group.vague:
            return group
        for other in self._groups:
            if not group.last + 1 < other.first <= group.last + cues.LONG_REACH:
                continue
            between = self._tokens[group.last + 1 : other.first]
            word = between[-1].text
            if not other.counted or other.sub or word not in cues.COMPANY or self._is_prefixed(other):
                return group
            apart = [t.text for t in between[:-1]]
            if any(k in self._places for k in range(group.last + 1, other.first)) or "." in apart:
                return group
            if word == "مع" and apart[-1:] != ["،"] and set(apart) & cues.PREPOSITIONS:
                return group  # "in clashes with 14"
            high = None if group.max is None or other.max is None else group.max + other.max
            return group._replace(min=group.min + other.min, max=high, vague=other.vague)
        return group

    def _sentenced(self, i: int) -> Group | None:
        """Those on whom a sentence of death was carried out: "نفذ حكم الإعدام بحق عشرة أشخاص"."""
        before = {t.text.removeprefix("و") for t in self._tokens[max(0, i - cues.LONG_REACH) : i]}
        if self._tokens[i].base != "اعدام" or not before & cues.CARRIED_OUT:
            return None
        for group in self._groups:
            if i < group.first <= i + cues.REACH:
                on = self._tokens[group.first - 1].text in cues.SENTENCED_ON
                if group.sub or not (on or self._tokens[group.first].text.startswith("ب")):
                    return None
                return group
        return None

    def _found_dead(self, i: int) -> Group | None:
        """ "العثور على ضابطي شرطة مقتولين": the people right before the word, a dual without its nun too."""
        if not any(t.text.removeprefix("و") in cues.FOUND for t in self._tokens[max(0, i - cues.REACH) : i]):
            return None
        for group in reversed(self._groups):
            if group.last < i:
                return group if group.last >= i - 3 and not group.sub else self._dual(i)
        return self._dual(i)

    def _dual(self, i: int) -> Group | None:
        for at in range(max(0, i - 2), i):
            token = self._tokens[at]
            person = self._words.people.get(token.text[:-1]) if token.text.endswith("ي") else None
            if person is not None and person.number == 1:
                end = self._tokens[i - 1].end
                return Group(
                    at, i - 1, token.start, end, 2, 2, False, False, True, person.who, token.start, end
                )
        return None

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

    def _own(self, i: int, option: Trigger) -> Group | None:
        """Victims that only a pronoun names: "مقتله", "قتلته الشرطة", "مقتلهم"."""
        before = self._tokens[i - 1].text if i else ""
        if option.what == "injured" and before in cues.BECAUSE:
            return None
        if option.number:
            token, n = self._tokens[i], option.number
            return Group(i, i, token.start, token.end, n, n, False, False, True, None, -1, -1)
        return self._some(i)

    def _some(self, i: int) -> Group:
        token = self._tokens[i]
        return Group(i, i, token.start, token.end, 2, None, True, False, True, None, -1, -1)

    def _falls(self, group: Group) -> bool:
        """Whether people are said to fall: a number of them, or "ضحايا"; victims by another word tell it themselves."""
        words = {self._tokens[i].base for i in range(group.first, group.last + 1)}
        if any(t.kind == "victim" for word in words for t in self._words.triggers.get(word, ())):
            return False
        return (group.counted or cues.VICTIMS in words) and not self._is_negated(group.first)

    def _is_negated(self, i: int) -> bool:
        """Whether what a word tells is denied, unknown or to be prevented."""
        for back in range(i - 1, max(-1, i - 9), -1):
            text = self._tokens[back].text
            if text in ".؛،":
                return False
            if text in cues.NEGATIONS or text in cues.PREVENTED:
                return True
        return False

    def _one_before(self, i: int) -> Group | None:
        """The one person before a verb in the singular: "أن جنديا قتل", "الذي استشهد"."""
        if self._tokens[i].text.startswith("و"):
            return None
        for group in reversed(self._groups):
            if group.last >= i:
                continue
            between = self._tokens[group.last + 1 : i]
            if group.counted and not between and not group.sub and (group.vague or group.min > 10):
                return group  # "1280 شخصا قتل"
            if group.counted or group.sub or group.min != 1 or group.vague or len(between) > 3:
                return None
            if any(
                (not t.text[0].isalpha() and t.text != '"') or t.text in cues.PREPOSITIONS for t in between
            ):
                return None
            opening = self._tokens[group.first - 1].text if group.first else "ان"
            return group if opening in cues.OPENINGS or not between else None
        return None

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
        return Group(i, i, token.start, token.end, 1, 1, False, False, True, None, -1, -1)

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

    def _is_prefixed(self, group: Group) -> bool:
        """Whether a conjunction or preposition is written together with a group's first word."""
        token = self._tokens[group.first]
        return group.start > token.start and token.text.startswith(("و", "ف", "ب", "ل", "ك"))

    def _after_verb(self, i: int, kind: str, injured: bool) -> Group | None:
        """The people after a verb: those counted before those only named, and the second of two (doer, then victim)."""
        near: list[Group] = []
        for group in self._groups:
            if not i < group.first <= i + cues.REACH:
                continue
            between = self._tokens[i + 1 : group.first]
            stopped = any(t.text in cues.STOPS for t in between) or any(
                k in self._places for k in range(i + 1, group.first)
            )
            if stopped or group.sub or self._is_prefixed(group):
                break
            if injured and not group.headed and group.who_start >= 0:
                break  # what a shell hits need not be people
            if any(t.text in cues.PREPOSITIONS for t in between) and (near or not group.counted):
                break
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
        return near[0] if near[0].first <= i + 3 else None

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
                if word in ".؛:" or (
                    word in cues.PREPOSITIONS and word not in ("من", "الي", "ان") and not suspected
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
            if near is None and group.last == i - 1:
                near = group
        return near if near is not None and (near.vague or near.min == 2) else None

    def _opens(self, group: Group, i: int) -> bool:
        before = self._tokens[group.first - 1].text if group.first else "ان"
        return i - group.last <= cues.LONG_REACH and (before in cues.OPENINGS or before in cues.WERE)

    def _victims(self, i: int, option: Trigger) -> Group | None:
        """A noun for the victims themselves: with the count before it, by its own number, or some of them."""
        token = self._tokens[i]
        own = Group(
            i, i, token.start + len(token.clitics), token.end, 2, None, True, False, True, None, -1, -1
        )
        joined = token.clitics.startswith("و")
        uncounted = not any(t.counted and t.last in (i, i - 1) for t in self._groups)
        if uncounted and self._is_negated(i):
            return None
        if any(t.text in cues.CARED_FOR for t in self._tokens[max(0, i - 3) : i]):
            return None
        for group in self._groups:
            if not group.counted or group.sub or group.first > i or group.last not in (i, i - 1):
                continue
            if group.last == i or not (group.headed or joined or group.who is not None):
                return own._replace(
                    first=group.first,
                    start=group.start,
                    min=group.min,
                    max=group.max,
                    vague=group.vague or text_at(self._tokens, i + 1) in cues.AND_HURT,  # of both together
                    counted=True,
                )
        before = self._tokens[i - 1] if i else None
        if joined and before is not None and self._is_victim(before):
            # "عشرات القتلى والجرحى", "قتلى وجرحى": the second shares what the first has, but no exact number.
            return own if self._victims(i - 1, option) is not None else None
        if any(t.text in ("بين", "مابين") for t in self._tokens[max(0, i - 2) : i]):
            return own
        falling = any(
            t.text in cues.FALLING or (t.text[0] in "بلو" and t.text[1:] in cues.FALLING)
            for t in self._tokens[max(0, i - 3) : i]
        )
        if token.clitics.endswith(("ال", "لل")):
            at = i + 1 + (text_at(self._tokens, i + 1) == "هم")
            they = self._at.get(at)  # "القتلى هم 21 من الحزب"
            if they is not None and they.counted and not (i and self._tokens[i - 1].text in cues.OF_THEM):
                return they
            return own if falling else None
        if option.number == 2 or (option.number == 1 and (token.base.endswith("ا") or falling)):
            return own._replace(min=option.number, max=option.number, vague=False)
        if before is not None and before.base in cues.TOLLS:
            return None
        if option.number == 0 and (falling or token.base in ("قتلي", "جرحي")):
            return own if before is None or before.text not in ("من", "احد") else None
        return None

    def _is_victim(self, token: Token) -> bool:
        return any(t.kind == "victim" for t in self._words.triggers.get(token.base, ()))

    def _fate(self, i: int) -> tuple[int, Group | None]:
        """ "لقي خمسة أشخاص مصرعهم": the people between the two words, or before both."""
        for back in range(i - 1, max(-1, i - cues.FATE), -1):
            if any(t.kind == "meet" for t in self._words.triggers.get(self._tokens[back].base, ())):
                inside = next((g for g in self._groups if back < g.first < i and not g.sub), None)
                return back, inside or self._subject(back)
        return i, None
