"""Arabic: from words such as مقتل, أصيب, قتيلا to the people they befell."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions import casualty_cues_ar as cues
from tawatur.mentions.casualty_clauses_ar import text_at
from tawatur.mentions.casualty_otherwise_ar import OTHERWISE, otherwise
from tawatur.mentions.casualty_scene_ar import Scene
from tawatur.mentions.casualty_tokens import Token
from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.further import FURTHER, SHARE, further, is_numbered, shares
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people_groups import Group
from tawatur.mentions.sums import add_groups
from tawatur.text.normalise import fold

Link = tuple[str, int, int, Group | None, str]
"""What befell (killed, injured, or both with a bar), first and last token of the trigger, the people, the rule."""


def link(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """What befell whom, for the tokens and groups of one sentence; the last trigger first."""
    found = _triggers(tokens, words)
    plain = [(i, rest) for i, all_ in found if (rest := tuple(o for o in all_ if o.kind not in OTHERWISE))]
    others = {i: o.kind for i, all_ in found for o in all_ if o.kind in OTHERWISE}
    return otherwise(tokens, groups, _plainly(tokens, groups, words, plain), others, words)


def _plainly(
    tokens: list[Token],
    groups: list[Group],
    words: CasualtyWords,
    triggers: list[tuple[int, tuple[Trigger, ...]]],
) -> Iterator[Link]:
    places = {i for i, _ in triggers}
    groups = _coordinate(tokens, groups, places)
    scene = Scene(tokens, groups, words, places)
    shared: tuple[int, Group, str] | None = None
    for i, options in reversed(triggers):
        none = _nobody(tokens, i, options)
        if none is not None:
            yield none
            continue
        told = _told_by(scene, i, options)
        if told is None and shared is not None and _joined(tokens, i, shared[0]):
            # "مقتل وإصابة 20": the number is of both, and of neither alone
            verbal = next((o for o in options if o.kind in _VERBAL), None)
            if verbal is not None:
                both = shared[1]._replace(max=None, min=1, vague=True)
                yield verbal.what, i, i, both, "ar:joint"
                yield shared[2], shared[0], shared[0], both, "ar:joint"
                shared = None
                continue
        if told is not None:
            option, first, group = told
            harm = option.what in ("killed", "injured")
            parts = shares(tokens, groups, group, i, places, cues.LOCATIVES) if harm else []
            yield option.what, first, i, parts[0] if parts else group, f"ar:{option.kind}"
            if option.kind == "victim" and harm and is_numbered(group):
                more = _beside(tokens, groups, i, places)
                if more is not None:
                    yield option.what, first, i, more, f"ar:{SHARE}"
            for other in parts[1:]:
                yield option.what, first, i, other, f"ar:{SHARE}"
            two = _two_more(tokens, groups, group, places) if harm and not parts else None
            if two is not None:
                yield option.what, first, i, two, f"ar:{SHARE}"
            if harm and is_numbered(group) and not parts:
                for other in further(tokens, groups, group, i, places, cues.LOCATIVES, cues.AND):
                    yield option.what, first, i, other, f"ar:{FURTHER}"
            if option.kind in _VERBAL:
                shared = i, group, option.what
    yield from _told(tokens, groups, words)


def _beside(tokens: list[Token], groups: list[Group], i: int, places: set[int]) -> Group | None:
    """Those counted beside the victims without a word of their own: "19 قتيلا من التنظيم و11 جنديا", "تسعة قتلى من الجماعة واثنين
    من الجيش".
    """
    for group in groups:
        if group.first <= i:
            continue
        gap = range(i + 1, group.first)
        told = group.headed or (not group.vague and text_at(tokens, group.last + 1) == "من")
        if not (group.counted and told) or group.sub or not tokens[group.first].text.startswith("و"):
            return None
        if text_at(tokens, i + 1) != "من" or len(gap) > cues.LIST_GAP:
            return None
        clear = not any(k in places or tokens[k].text in cues.NOT_IN_LIST for k in gap)
        return group if clear and not places & {*range(group.first, group.last + 2)} else None
    return None


def _two_more(tokens: list[Token], groups: list[Group], told: Group, places: set[int]) -> Group | None:
    """Two told by a dual after those counted with a name: "19 من مقاتلي بوكو حرام وجنديين", "12 من عناصر التنظيم وشرطيان"."""
    other = next((g for g in groups if g.first > told.last), None)
    if other is None or not told.counted or told.vague or other.counted or other.sub:
        return None
    gap = range(told.last + 1, other.first)
    two = other.headed and other.min == other.max == 2 and tokens[other.first].text.startswith("و")
    clear = len(gap) <= cues.LIST_GAP and not any(
        k in places or tokens[k].text in cues.NOT_IN_LIST for k in gap
    )
    return other if two and clear and other.last + 1 not in places else None


_VERBAL = ("noun", "verb", "passive")


def _told_by(scene: Scene, i: int, options: tuple[Trigger, ...]) -> tuple[Trigger, int, Group] | None:
    """The first reading of a word that tells of people, one that counts them rather than one that does not."""
    found = None
    for option in options:
        first, group = scene.people(i, option)
        if group is None:
            continue
        if found is None or (
            found[0].kind == "noun" and option.kind == "verb" and found[2].vague and group.counted
        ):
            found = option, first, group  # "ذبح عناصر التنظيم ثلاثة": a verb, with who did it
    return found


def _triggers(tokens: list[Token], words: CasualtyWords) -> list[tuple[int, tuple[Trigger, ...]]]:
    found: list[tuple[int, tuple[Trigger, ...]]] = []
    for i, token in enumerate(tokens):
        longest = words.longest.get(token.base)
        if longest is None:
            continue
        options: tuple[Trigger, ...] = ()
        for width in range(longest, 1, -1):
            options += words.triggers.get(
                " ".join([token.base, *(t.text for t in tokens[i + 1 : i + width])]), ()
            )
        options += words.triggers.get(token.base, ())
        if options:
            found.append((i, options))
    return found


def _joined(tokens: list[Token], i: int, following: int) -> bool:
    """ "مقتل وإصابة 20": the next verbal noun or verb follows at once, joined by و or أو."""
    return (following == i + 1 and tokens[following].text.startswith("و")) or (
        following == i + 2 and tokens[i + 1].text in ("او", "و", "/")
    )


def _coordinate(tokens: list[Token], groups: list[Group], places: set[int]) -> list[Group]:
    """Add up what و joins: "ثلاثة جنود ومدني"."""
    joined: list[Group] = []
    for group in groups:
        if len(joined) > 1 and _past_part(tokens, joined[-2], joined[-1], group, places):
            joined[-2:] = [add_groups(joined[-2], group)]
            continue
        previous = joined[-1] if joined else None
        if previous is not None and _is_rank(tokens, previous, group):
            joined[-1] = previous._replace(last=group.last, end=group.end)
            continue
        if previous is not None and (
            _is_of(tokens, previous, group) or _is_second_noun(tokens, previous, group)
        ):
            who_end = group.end if previous.who_start >= 0 else -1
            joined[-1] = previous._replace(last=group.last, end=group.end, who_end=who_end)
            continue
        if previous is not None and _adjoining(tokens, previous, group, places):
            joined[-1] = add_groups(previous, group)
        else:
            joined.append(group)
    return joined


def _past_part(tokens: list[Token], one: Group, part: Group, other: Group, places: set[int]) -> bool:
    """Whether a list goes on past what it says of a part: "11 جنديا بينهم ضابطان، و20 مسلحا"."""
    between = [t.text for t in tokens[part.last + 1 : other.first]]
    return (
        part.sub
        and not one.sub
        and not other.sub
        and one.counted
        and other.counted
        and one.headed
        and other.headed
        and between in ([], ["،"], [","], ["-"], [")"])
        and tokens[other.first].text.startswith("و")
        and not any(i in places for i in range(one.last + 1, other.last + 2))
        and not any(t.base in cues.MORE for t in tokens[other.first : other.last + 1])
    )


def _is_rank(tokens: list[Token], one: Group, other: Group) -> bool:
    """Whether a word only says of what rank one is: "ضابط برتبة عقيد"."""
    return other.first == one.last + 2 and tokens[other.first - 1].text in cues.RANKED


def _is_of(tokens: list[Token], one: Group, other: Group) -> bool:
    """Whether the second group only says whose the first are: "9 من مسلحي الحوثيين", "سبع نساء من الطلاب"."""
    if not (one.counted and one.headed) or other.counted or tokens[other.first].clitics != "ال":
        return False
    if other.first == one.last + 2:
        return tokens[one.last + 1].text == "من"
    return other.first == one.last + 1 and tokens[one.last].base.endswith("ي")


def _is_second_noun(tokens: list[Token], one: Group, other: Group) -> bool:
    """Whether one number counts two nouns: "16 قائدا وعنصرا", but not "20 سائحا وشرطيا"."""
    noun = tokens[other.first]
    return (
        (one.who == other.who or {one.who, other.who} == {"soldier", "police"})
        and one.counted
        and one.headed
        and not other.counted
        and other.min == 1
        and other.first == one.last + 1
        and noun.clitics == "و"
        and noun.text.endswith("ا")
        and tokens[one.last].text.endswith("ا")
    )


def _adjoining(tokens: list[Token], one: Group, other: Group, places: set[int]) -> bool:
    opening = tokens[other.first]
    # "11 من التنظيم و10 مدنيين", "47 متمردا و5 من القوات"
    listed, further = (g.counted and text_at(tokens, g.last + 1) == "من" for g in (one, other))
    if one.sub != other.sub or not (one.headed or listed) or not (other.headed or further):
        return False
    if not other.headed and not (one.counted or (further and not one.vague)):
        return False
    if is_numbered(other) and _is_addition(tokens, one, other, places):
        return True
    least = f"{text_at(tokens, one.last + 1)} {text_at(tokens, one.last + 2)}" == "علي الاقل"
    if other.first - one.last > 2 + 2 * least and not _is_list(tokens, one, other, places):
        return False
    ranked = _are_ranks(tokens, one, other)
    if not opening.text.startswith("و") or opening.text == "و":
        return False
    if opening.clitics.startswith("وال") and not ranked:
        return False
    if opening.base.startswith(("والد", "ولد")):  # no conjunction
        return False
    if any(i in places for g in (one, other) for i in range(g.first, g.last + 1)):
        return False
    if tokens[other.last].base in ("اخرين", "اخرون") and not other.counted:
        return False
    if tokens[other.last].base in ("اخر", "اخري") and (one.counted or one.min != 1):
        return False
    # A verb after the second part is its own only where it is not joined by و.
    following = text_at(tokens, other.last + 1)
    both = following.startswith(("و", "مصرع", "حتف")) or following in cues.LIFE
    both = both or (other.counted and one.first > 0 and tokens[one.first - 1].text in _THAT)
    return both or other.last + 1 not in places


_THAT = word_set("أن بأن إن وأن")
"""What the subject of a verb after it follows: "إن قياديا وخمسة آخرين قتلوا"."""


def _is_list(tokens: list[Token], one: Group, other: Group, places: set[int]) -> bool:
    """Whether a group goes on a list past a name or an apposition: "القيادي أبو أحمد وأربعة من مرافقيه", "قائد الشرطة علي
    حسن ونائب المحافظ".
    """
    gap = range(one.last + 1, other.first)
    titles = all(
        g.first == g.last and tokens[g.first].text.removeprefix("و") in cues.TITLES for g in (one, other)
    )
    # "القيادي في التنظيم أبو عمر واثنان من مرافقيه"
    company = not one.counted and one.min == 1 and tokens[other.last].base in cues.MORE
    # "القيادي أبو عمر ونجله"
    theirs = not one.counted and one.min == 1 and not other.vague and _is_theirs(tokens[other.last])
    ranks = _are_ranks(tokens, one, other)
    # "خمسة من مشاة البحرية وبحار"
    besides = (
        one.counted and not one.vague and tokens[one.last + 1].text == "من" and other.min == other.max == 1
    )
    # "أصاب متطوعا في الجيش وشرطيا"
    both = all(g.headed and g.min == g.max == 1 and tokens[g.last].text.endswith("ا") for g in (one, other))
    both = both and len(gap) <= cues.WHERE and text_at(tokens, other.last + 1) not in cues.LOCATIVES
    return (
        (other.counted or titles or theirs or ranks or besides or both)
        and len(gap) <= cues.LIST_GAP
        and not any(
            i in places
            or (
                tokens[i].text in cues.NOT_IN_LIST
                and text_at(tokens, i + 1) != "الاقل"
                and not ((company or both) and tokens[i].text == "في")
                and not (theirs and tokens[i].text == "في" and text_at(tokens, i + 1) in cues.AGES)
                and not (ranks and tokens[i].text == _ALI)
            )
            for i in gap
        )
        and not any(tokens[i].text in ("،", ",") for i in gap[:-1] if tokens[i + 1].text[0] != "و")
    )


_ALI = fold("علي")  # a name, and the preposition "on"


def _are_ranks(tokens: list[Token], one: Group, other: Group) -> bool:
    """Whether each of two is told by rank and name: "العريف أحمد صالح، والرقيب محمد علي"."""
    return all(
        g.who in ("soldier", "police")
        and g.headed
        and not (g.counted or g.vague)
        and tokens[g.first].clitics.endswith("ال")
        for g in (one, other)
    )


def _is_theirs(token: Token) -> bool:
    """Whether a word for one person is told as somebody's: "ونجله", "وزوجته"."""
    return token.text.endswith(("ه", "ها")) and token.base != token.text.removeprefix("و")


def _is_addition(tokens: list[Token], one: Group, other: Group, places: set[int]) -> bool:
    """Whether a phrase adds the second group: "20 عنصرا من الحزب، بالإضافة إلى خمسة من الحرس"."""
    against = text_at(tokens, other.first - 1) in cues.AGAINST
    phrase = f"{text_at(tokens, other.first - 2)} {text_at(tokens, other.first - 1)}"
    if not against and phrase not in cues.IN_ADDITION:
        return False
    gap = range(one.last + 1, other.first - (1 if against else 2))
    return len(gap) <= cues.LIST_GAP and not any(
        i in places or tokens[i].text in cues.NOT_IN_LIST for i in gap
    )


def _told(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """ "ارتفع عدد القتلى إلى 12", "ارتفع إلى 12 عدد القتلى": the number that a toll has reached, where no noun for victims
    follows it.
    """
    for i, token in enumerate(tokens):
        if token.text.removeprefix("و") not in cues.TOLLS:
            continue
        what = _toll_of(tokens, words, i)
        group = next((g for g in groups if i < g.first <= i + cues.LONG_REACH and g.counted), None)
        reaching = next((g for g in reversed(groups) if 0 < g.first < i and not g.sub), None)
        if reaching is not None and (not reaching.counted or i > reaching.last + cues.PARTS):
            reaching = None  # "ارتفع إلى 7 بينهم 3 أطفال عدد القتلى"
        if what is not None and reaching is not None and tokens[reaching.first - 1].text == "الي":
            yield what, i, i, reaching, "ar:toll"  # "ارتفع إلى 34 عدد القتلى"
            continue
        if what is None or group is None:
            continue
        reached = tokens[group.first - 1].text in cues.REACHED or tokens[group.first].text.startswith("ب")
        if not reached and i and group.first <= i + 5:  # "بلغ عدد القتلى في حماة 13"
            reached = tokens[i - 1].text.removeprefix("و") in cues.REACHED
        after = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
        follows = (
            after.base if after is not None and not after.clitics.startswith("و") else ""
        )  # "22 والجرحى 70"
        if reached and not any(t.kind == "victim" for t in words.triggers.get(follows, ())):
            yield what, i, i, group, "ar:toll"


def _toll_of(tokens: list[Token], words: CasualtyWords, i: int) -> str | None:
    for token in tokens[i + 1 : i + 4]:
        found = next((t for t in words.triggers.get(token.base, ()) if t.kind == "victim"), None)
        if found is not None or token.base == cues.VICTIMS:
            return found.what if found is not None else "killed"
    return None


def _nobody(tokens: list[Token], i: int, options: tuple[Trigger, ...]) -> Link | None:
    """ "دون وقوع إصابات", "لم تقع أي خسائر بشرية"; not "no news of casualties"."""
    safe = next((o for o in options if o.kind == "safe"), None)
    if safe is not None:
        return safe.what, i, i, None, "ar:none"
    zero = next((o for o in options if o.kind == "nobody"), None)
    if zero is None or tokens[i].clitics.strip("و"):
        return None
    following = text_at(tokens, i + 1), f"{text_at(tokens, i + 2)} {text_at(tokens, i + 3)}"
    if tokens[i].text == _LOSSES and following[0] in cues.OF_GOODS and "بشريه" not in following[1]:
        return None
    passed: list[str] = []
    for back in range(i - 1, max(-1, i - cues.LONG_REACH), -1):
        text = tokens[back].text
        if text in cues.UNKNOWN or not text[0].isalnum():
            return None
        if text in cues.NEGATIONS or (text == _OTHER_THAN and text_at(tokens, back - 1).endswith("من")):
            if _is_subject_between(passed) or _is_recorded(passed):
                return zero.what, back, i, None, "ar:none"
            if back < i - cues.REACH:
                return None
            result = any(word in cues.RESULTS for word in passed)
            named = all(
                word in cues.FILLERS
                or word in cues.RESULTS
                or (result and word.startswith(("ال", "هذا", "هذه")))
                for word in passed
            )
            return (zero.what, back, i, None, "ar:none") if named else None
        passed.append(text if text in cues.FILLERS else text.removeprefix("و"))
    return None


_LOSSES, _OTHER_THAN = fold("خسائر"), fold("غير")


def _is_recorded(passed: list[str]) -> bool:
    """Whether only who would have counted the harmed stands in a denial: "دون أن تسجل [وزارة الصحة] إصابات"."""
    verb = next((n for n, word in enumerate(passed) if word in cues.RECORDED), None)
    if verb is None or any(word != "ان" for word in passed[verb + 1 :]):
        return False
    return verb <= cues.WHERE and not any(word in cues.PREPOSITIONS for word in passed[:verb])


def _is_subject_between(passed: list[str]) -> bool:
    """Whether only what led to nobody's harm stands in a denial: "لم يسفر [القصف على بلدة تل رفعت] عن سقوط ضحايا".

    ``passed`` are the words from the harm back to the denial.
    """
    if not passed or passed[-1] not in cues.RESULTS or "عن" not in passed:
        return False
    led = passed.index("عن")
    return all(word in cues.FILLERS for word in passed[:led]) and passed[-2:-1] != ["عن"]
