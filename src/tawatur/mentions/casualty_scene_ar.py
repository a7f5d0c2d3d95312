"""One Arabic sentence with its groups of people: whom each word for harm befell."""

from __future__ import annotations

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_clauses_ar import Clauses, text_at
from tawatur.mentions.casualty_otherwise_ar import reached
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import Trigger
from tawatur.mentions.people_groups import Group, told_alone
from tawatur.mentions.sums import one_more


class Scene(Clauses):
    """One sentence's tokens and groups, and whom each trigger befell."""

    __slots__ = ()

    def people(self, i: int, option: Trigger) -> tuple[int, Group | None]:
        """First token of the trigger, and the people that it befell; None where the sentence does not tell."""
        kind = option.kind
        if option.what == "injured" and self._tokens[i].base in cues.INJURIES:
            back, group = self._suffered(i)
            if group is not None:
                return back, group
        if kind == "victim":
            return i, self._victims(i, option)
        if self._is_threatened(i):
            return i, None
        if kind == "noun":
            if self._tokens[i].clitics.endswith(("ال", "لل")):
                return i, self._sentenced(i)
            if i and self._tokens[i - 1].text in cues.ATTEMPTS:
                return i, None
            after = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
            if after is not None and after.text.endswith("ون") and after.base in self._words.people:
                return i, None  # "ذبح المسلحون ثلاثة": a verb, with who did it
            named = self._tokens[i].base in cues.NAMING
            group = self._object(i) or self._name_and_more(i) or self._those_inside(i) or self._hurt(i)
            group = group or self._each_named(i)
            return i, self._with_company(group or (self._named(i) if named else None))
        if kind in ("with", "on", "life"):
            return i, reached(self._tokens, self._groups, i, kind, self._places)
        if kind == "body":
            group = self._object(i)
            if group is not None and self._tokens[i].base in cues.TWO_BODIES:
                group = group._replace(min=2, max=2, vague=False)
            return i, group if group is not None and (group.counted or not group.vague) else None
        if kind in ("verb", "passive"):
            if self._tokens[i].clitics.endswith("ال"):
                return i, self._sentenced(i)  # "الطعن في الحكم": a noun of the same letters
            if self._tokens[i].text.endswith("وا") and self._are_subject(i):
                return i, None
            group = self._and_who_was_with(i, self._after_verb(i, kind, option.what == "injured"))
            group = group or self._name_and_more(i) or self._those_inside(i) or self._each_named(i)
            if group is None and self._tokens[i].base in cues.SINGULAR:
                group = self._one_before(i) or (
                    self._named(i) if self._tokens[i].base in cues.NAMED else None
                )
                group = group or self._told_before(i) or self._named_hurt(i)
            return i, self._with_company(group)
        if kind == "plural":
            if text_at(self._tokens, i - 1) in cues.WOUNDS and text_at(self._tokens, i + 1) in cues.BY_THEM:
                return i, None  # "متأثرين بجروح أصيبوا بها"
            group = self._object(i) or self._subject(i) or self._ranks(i)
            if group is not None and not group.counted and self._tokens[i].base in cues.DUAL:
                group = group._replace(min=2, max=2, vague=False)  # the verb says that they were two
            if group is None and self._tokens[i].base in cues.DUAL and self._tokens[i].clitics == "ف":
                group = self._some(i)._replace(min=2, max=2, vague=False)  # "... فأصيبا بحروق"
            return i, group
        if kind == "fate":
            return self._fate(i)
        if kind == "found":
            return i, self._found_dead(i)
        if kind == "own":
            # "القتلة" are those who kill
            if "ال" in self._tokens[i].clitics:
                return i, None
            return i, self._and_he(i, self._with_company(self._own(i, option)))
        if kind == "fall":
            if self._tokens[i].base == "سقطوا" and text_at(self._tokens, i + 1) in cues.AS_DEAD:
                return i, self._subject(i)  # "25 حوثيا سقطوا قتلى"
            group = self._object(i)
            if group is None or not group.headed or not self._falls(group):
                return i, None
            both = text_at(self._tokens, group.last + 1) == "بين"  # "سقط 90 بين قتيل وجريح"
            return i, group._replace(vague=True) if both else group
        if kind == "left":
            group = self._object(i)
            victims = group is not None and self._tokens[group.first].base == cues.VICTIMS
            return i, group if victims and not self._is_negated(i) else None
        if kind == "lost":
            group = next((g for g in self._groups if g.counted and i < g.first <= i + cues.REACH), None)
            if group is None or group.sub or self._is_prefixed(group) or self._is_negated(i):
                return i, None
            own = self._tokens[group.last].text.endswith(("ه", "ها", "هم"))
            own = own or (group.headed and self._tokens[i].base in cues.LOST)
            both = text_at(self._tokens, group.last + 1) == "بين"  # "خسر 40 عنصرا بين قتيل وجريح"
            men = group.who in cues.DOERS or self._tokens[group.last].text in cues.THEIR_OWN
            return i, group._replace(vague=group.vague or both) if own and men else None
        if kind == "losses":
            return i, self._some(i) if not self._is_negated(i) else None
        if kind == "lives" and any(
            t.text.lstrip("وف") in cues.CLAIMING for t in self._tokens[max(0, i - cues.REACH) : i]
        ):
            group = self._object(i)
            if group is None and self._tokens[i].base == cues.VICTIM:
                # "راح ضحية التفجير 14 شخصا"
                group = next((g for g in self._groups if g.counted and i < g.first <= i + cues.REACH), None)
            return i, group
        return i, None

    def _are_subject(self, i: int) -> bool:
        """Whether the people right before a plural verb are those harmed: nobody that it harms follows at once."""
        before = any(g.counted and g.last == i - 1 and not g.sub for g in self._groups)
        return before and i + 1 not in self._at

    def _object(self, i: int) -> Group | None:
        """The people right after a word, past a mark or "كل من"."""
        if text_at(self._tokens, i + 1) == cues.MOTHER:
            theirs = self._at.get(i + 2)
            if theirs is not None and not theirs.sub and self._tokens[i + 2].text.endswith("ها"):
                return one_more(theirs)  # "مقتل أم وطفليها": her name is also "or"
        for index in range(i + 1, min(i + 4, len(self._tokens))):
            group = self._at.get(index)
            if group is not None:
                return None if self._is_prefixed(group) else group
            if self._tokens[index].text not in cues.PASSED:
                return None
        return None

    def _those_inside(self, i: int) -> Group | None:
        """ "مقتل من فيها", "قتل جميع من كانوا بداخلها": some, whom only the place tells."""
        texts = [t.text for t in self._tokens[i + 1 : i + 6]]
        at = 1 if texts[:1] and texts[0] in cues.ALL else 0
        if texts[at : at + 1] != ["من"] or self._tokens[i].text.startswith("لت"):
            return None  # "لتقتل من فيها": what was meant
        at += 2 if text_at(self._tokens, i + at + 2) in cues.WERE_THERE else 1
        inside = texts[at : at + 1] and (texts[at] in cues.INSIDE or texts[at : at + 2] == ["علي", "متنها"])
        inside = inside or (texts[0] in cues.ALL and texts[at - 1] in cues.WERE_THERE)
        return self._some(i) if inside else None

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

    def _each_named(self, i: int) -> Group | None:
        """Those named one by one after "كل من": "أعدم التنظيم كل من علي حسن، ومحمد كريم وسامي يوسف"."""
        for at in range(i + 1, min(i + cues.REACH, len(self._tokens) - 2)):
            text = self._tokens[at].text
            if text in cues.STOPS or text in cues.PREPOSITIONS or at in self._places:
                return None
            if text == "كل" and self._tokens[at + 1].text == "من":
                named, n = self._named(at + 1), self._each(at + 2)
                return named._replace(min=n, max=n, vague=False) if named is not None and n > 1 else None
        return None

    def _each(self, at: int) -> int:
        """How many names "and" joins from a token on."""
        n = 1
        for k in range(at + 1, min(at + cues.NAMES, len(self._tokens))):
            word = self._tokens[k].text
            if k in self._places or word in cues.NOT_IN_LIST or word in self._words.stops:
                break
            n += word.startswith("و") and len(word) > 3
        return n

    def _named_hurt(self, i: int) -> Group | None:
        """One hurt, told by name: "أصيب سامي حداد بجروح بالغة"."""
        texts = {t.text for t in self._tokens[i + 2 : i + cues.LONG_REACH]}
        hurt = self._tokens[i].base.startswith("اصيب") and texts & cues.HURT_BY
        return self._named(i) if hurt else None

    def _name_and_more(self, i: int) -> Group | None:
        """One told by name with those counted after: "قتل عمر سامي و21 مسلحا آخرين"."""
        group = next((g for g in self._groups if g.first > i), None)
        if group is None or group.sub or not self._is_prefixed(group):
            return None
        if not group.counted and (group.vague or not group.headed):
            return None
        gap = range(i + 1, group.first)
        if not 1 <= len(gap) <= cues.NAME_AND_RANK or any(
            k in self._places
            or not self._tokens[k].text[0].isalpha()
            or (self._tokens[k].text in cues.NOT_IN_LIST and self._tokens[k - 1].text not in cues.SON_OF)
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
        return one_more(group)

    def _with_company(self, group: Group | None) -> Group | None:
        """One victim with those counted beside: "قتل القائد برفقة ثلاثة من حراسه"."""
        if group is None or group.counted or group.vague:
            return group
        for other in self._groups:
            if not group.last + 1 < other.first <= group.last + cues.LONG_REACH:
                continue
            between = self._tokens[group.last + 1 : other.first]
            word = between[-1].text
            if word not in cues.COMPANY and other.vague and not other.counted:
                continue  # "القيادي في حركة [الشباب] مع مسلحين اثنين آخرين"
            if other.sub or word not in cues.COMPANY or self._is_prefixed(other):
                return group
            more = {t.base for t in self._tokens[other.first : other.last + 2]} & cues.MORE
            # "مع سائقه", "برفقة حارسيه وشقيقه"
            theirs = other.headed and not other.vague and self._tokens[other.first].text.endswith(("ه", "ها"))
            if not (other.counted or theirs or (more and other.headed)):
                return group
            apart = [t.text for t in between[:-1]]
            if any(k in self._places for k in range(group.last + 1, other.first)) or "." in apart:
                return group
            if word == "مع" and apart[-1:] != ["،"] and not more and set(apart) & cues.PREPOSITIONS:
                return group  # "in clashes with 14"
            high = None if group.max is None or other.max is None else group.max + other.max
            low = group.min + other.min
            return group._replace(min=low, max=high, vague=other.vague or high is None, company=True)
        return group

    def _and_who_was_with(self, i: int, group: Group | None) -> Group | None:
        """One told before the verb with those told after it: "القائد قتل مع ثلاثة من حراسه"."""
        if group is None or group.first != i + 2 or self._tokens[i + 1].text not in cues.COMPANY:
            return group
        told = group.counted or (group.headed and not group.vague)
        if not told or self._tokens[i].base not in cues.SINGULAR:
            return group
        return one_more(group)

    def _and_he(self, i: int, group: Group | None) -> Group | None:
        """One whom a pronoun names with those joined to him: "قتلوه هو واثنين من حراسه", "أردوه ومرافقه"."""
        if group is None or group.min != 1 or group.max != 1:
            return group
        at = i + 1 + (text_at(self._tokens, i + 1) in cues.HE)
        other = self._at.get(at)
        if other is None or other.sub or not self._tokens[at].text.startswith("و"):
            return group
        theirs = other.headed and not other.vague and self._tokens[at].text.endswith(("ه", "ها"))
        if not theirs and not (other.counted and at == i + 2):
            return group
        return one_more(other)._replace(first=group.first, start=group.start)

    def _found_dead(self, i: int) -> Group | None:
        """ "العثور على ضابطي شرطة مقتولين": the people right before the word, a dual without its nun too."""
        if not any(
            t.text in cues.FOUND or t.text.removeprefix("و") in cues.FOUND
            for t in self._tokens[max(0, i - cues.REACH) : i]
        ):
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

    def _own(self, i: int, option: Trigger) -> Group | None:
        """Victims that only a pronoun names: "مقتله", "قتلته الشرطة", "مقتلهم"."""
        before = self._tokens[i - 1].text if i else ""
        if option.what == "injured" and before in cues.BECAUSE:
            return None
        done_to = self._at.get(i + 1)
        for_whom = done_to is not None and self._is_prefixed(done_to)
        if for_whom and self._tokens[i + 1].text.startswith("ل"):
            return done_to  # "قتله لثلاثة مدنيين": the pronoun is who did it
        if option.number:
            return told_alone(self._tokens, i, i, option.number)
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

    def _victims(self, i: int, option: Trigger) -> Group | None:
        """A noun for the victims themselves: with the count before it, by its own number, or some of them."""
        token = self._tokens[i]
        own = Group(
            i, i, token.start + len(token.clitics), token.end, 2, None, True, False, True, None, -1, -1
        )
        joined = token.clitics.startswith("و")
        uncounted = not any(t.counted and (t.first <= i <= t.last or t.last == i - 1) for t in self._groups)
        if uncounted and self._is_negated(i):
            return None
        if any(t.text in cues.CARED_FOR for t in self._tokens[max(0, i - 3) : i]):
            return None
        of_them = self._tokens[i - 1].text == "من"  # "العشرات من الجرحى"
        for group in self._groups:
            quoted = self._tokens[i - 1].text == '"'  # "«50» قتيلا"
            reach = 2 if (of_them and group.vague) or (quoted and group.last == i - 2) else 1
            if not group.counted or group.sub or group.first > i or group.last < i - reach:
                continue
            if group.headed and group.last == i - 1 and not (token.clitics or option.number):
                return group  # "شاهد تسعة أشخاص آخرين مصابين"
            if group.last >= i or reach == 2 or not (group.headed or joined or group.who is not None):
                return own._replace(
                    first=group.first,
                    start=group.start,
                    min=group.min,
                    max=group.max,
                    vague=group.vague
                    or (
                        text_at(self._tokens, i + 1) in cues.AND_HURT and token.base not in cues.SEVERAL_DEAD
                    ),  # of both together
                    counted=True,
                )
        before = self._tokens[i - 1] if i else None
        fallen = before is not None and before.base == "سقطوا" and token.text in cues.AS_DEAD
        if fallen and self._subject(i - 1) is not None:
            return None  # "12 مسلحا سقطوا قتلى" tells it
        between = any(t.text in ("بين", "مابين") for t in self._tokens[max(0, i - 2) : i])
        number = option.number
        if joined and before is not None and self._victim(before) is not None:
            # "عشرات القتلى والجرحى", "قتلى وجرحى": the second shares what the first has, but no exact number.
            first = self._victims(i - 1, self._victim(before) or option)
            several = before.base in cues.SEVERAL_DEAD and number
            if number == 2 or (several and token.base.endswith("ا")):
                return own._replace(min=number, max=number, vague=False)  # "خمسة قتلى وجريحين"
            if first is not None and number and not (first.counted or first.vague or between):
                return own._replace(min=number, max=number, vague=False)  # "قتيل وجريح"
            return own if first is not None else None
        if between:
            return own
        falling = any(
            t.text in cues.FALLING or (t.text[0] in "بلو" and t.text[1:] in cues.FALLING)
            for t in self._tokens[max(0, i - 3) : i]
        )
        led_to = before is not None and before.text in ("عن", "الي") and not token.clitics  # "أسفر عن قتيل"
        if token.clitics.endswith(("ال", "لل")):
            at = i + 1 + (text_at(self._tokens, i + 1) == "هم")
            they = self._at.get(at)  # "القتلى هم 21 من الحزب"
            if they is not None and they.counted and not (i and self._tokens[i - 1].text in cues.OF_THEM):
                return they
            # "بعض الجرحى في حالة حرجة": there were some
            hurt = option.what == "injured" and before is not None and before.text in cues.MOST_OF
            if falling and number in (1, 2) and not (option.what == "injured" and hurt):
                return own._replace(min=number, max=number, vague=False)  # "ارتقاء الشهيد أبو محمد"
            return own if falling or hurt or self._risen(i) else None
        if number == 2 or (
            number == 1 and (token.base.endswith("ا") or falling or led_to or self._announced(i))
        ):
            return own._replace(min=number, max=number, vague=False)
        if before is not None and before.base in cues.TOLLS:
            return None
        dead = joined and any(t.base in cues.NAMING for t in self._tokens[max(0, i - cues.WHERE) : i])
        if option.number == 0 and dead and token.base in cues.SEVERAL_MORE:
            return own  # "استشهاد فتى وإصابات"
        if option.number == 0 and (falling or token.base in ("قتلي", "جرحي")):
            return own if before is None or before.text not in ("من", "احد") else None
        return None

    def _announced(self, i: int) -> bool:
        """Whether a headline opens with one victim: "شهيد وجريح", "قتيل وثلاثة جرحى", "قتيل برصاص"."""
        if self._tokens[i].clitics or (i and self._tokens[i - 1].text[0].isalnum()):
            return False
        following = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        if following is None:
            return False
        counted = self._at.get(i + 1)
        return (
            following.text in cues.DONE_BY
            or (following.clitics == "و" and self._victim(following) is not None)
            or (counted is not None and counted.counted and following.text.startswith("و"))
        )

    def _victim(self, token: Token) -> Trigger | None:
        return next((t for t in self._words.triggers.get(token.base, ()) if t.kind == "victim"), None)
