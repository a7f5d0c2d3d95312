"""Arabic: from words such as مقتل, أصيب, قتيلا to the people they befell."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.people import Group, Token, add_groups

Link = tuple[str, int, int, Group | None, str]
"""What befell (killed, injured, or both with a bar), first and last token of the trigger, the people, the rule."""

_REACH = 8  # tokens between a verb and the people after it
_PREPOSITIONS = frozenset(
    [
        "في",
        "علي",
        "من",
        "الي",
        "عن",
        "بعد",
        "خلال",
        "جراء",
        "اثر",
        "قرب",
        "عند",
        "عندما",
        "حين",
        "حيث",
        "بينما",
        "فيما",
        "ضمن",
        "ان",
        "كما",
        "منذ",
        "برصاص",
        "بنيران",
    ]
)
_NEGATIONS = frozenset(["دون", "بدون", "لم", "لا", "عدم", "ليس", "يسفر", "ولا", "ولم", "بلا"])
_UNKNOWN = frozenset(["انباء", "معلومات", "معلومه", "تقارير", "يعرف", "معروف", "تتضح", "تعرف", "ترد"])
_FALLING = frozenset(
    [
        "سقوط",
        "سقط",
        "وقوع",
        "خلف",
        "خلفت",
        "مخلفا",
        "مخلفه",
        "اوقع",
        "اوقعت",
        "ارتقاء",
        "ارتقي",
        "يوقع",
        "ايقاع",
        "هناك",
        "وجود",
        "احتسب",
        "سقطوا",
        "تسبب",
        "وخلف",
        "بسقوط",
        "وسقوط",
        "وسقط",
        "لسقوط",
    ]
)
_TOLLS = frozenset(["عدد", "اعداد", "حصيله", "الحصيله", "عددهم"])


def link(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """What befell whom, for the tokens and groups of one sentence."""
    triggers = [(i, words.triggers[t.base]) for i, t in enumerate(tokens) if t.base in words.triggers]
    triggers += [
        (i, words.triggers[text])
        for i in range(len(tokens) - 1)
        for width in (2, 3)
        if (text := " ".join([tokens[i].base, *(t.text for t in tokens[i + 1 : i + width])]))
        in words.triggers
    ]
    places = {i for i, _ in triggers}
    groups = _coordinate(tokens, groups, places)
    at = {g.first: g for g in groups}
    shared: Group | None = None
    shared_at = -1
    for i, options in sorted(triggers, key=lambda t: -t[0]):
        none = _nobody(tokens, i, options)
        if none is not None:
            yield none
            continue
        for option in options:
            first, group = i, None
            if option.kind == "victim":
                group = _victims(tokens, groups, words, i, option)
            elif option.kind == "noun":
                group = _object(tokens, at, i, words)
            elif option.kind in ("verb", "passive"):
                group = _verb(tokens, groups, i, option, places)
            elif option.kind == "plural":
                group = _object(tokens, at, i, words) or _subject(groups, tokens, i)
            elif option.kind == "fate":
                first, group = _fate(tokens, groups, words, i)
            elif option.kind == "lives":
                group = at.get(i + 1)
            if (
                group is None
                and shared is not None
                and option.kind in ("noun", "verb", "passive")
                and shared_at in (i + 1, i + 2)
            ):
                if tokens[shared_at].text.startswith(("و", "او")) or tokens[i + 1].text in ("او", "و"):
                    group = shared
            if group is not None:
                yield option.what, first, i, group, f"ar:{option.kind}"
                if option.kind in ("noun", "verb", "passive"):
                    shared, shared_at = group, i
                break
    yield from _told(tokens, groups, words)


def _coordinate(tokens: list[Token], groups: list[Group], places: set[int]) -> list[Group]:
    """Add up what و joins: "ثلاثة جنود ومدني"."""
    joined: list[Group] = []
    for group in groups:
        previous = joined[-1] if joined else None
        if (
            previous is not None
            and previous.sub == group.sub
            and group.headed
            and previous.headed
            and group.first - previous.last <= 2
            and tokens[group.first].text.startswith("و")
            and not tokens[group.first].clitics.startswith("وال")
            and group.first not in places
            and not any(k in places for k in range(group.first, group.last + 1))
            and not any(k in places for k in range(previous.first, previous.last + 1))
            and tokens[group.last].base not in ("اخرين", "اخرون", "اخر", "اخري")
            and (group.last + 1 not in places or tokens[group.last + 1].text.startswith("و"))
        ):
            joined[-1] = add_groups(previous, group)
            continue
        joined.append(group)
    return joined


def _object(tokens: list[Token], at: dict[int, Group], i: int, words: CasualtyWords) -> Group | None:
    """The people right after a verbal noun, past a mark or "كل من"."""
    for index in (i + 1, i + 2, i + 3):
        if index in at:
            group = at[index]
            return None if tokens[index].clitics.startswith(("و", "ف", "ب", "ل")) else group
        if index >= len(tokens) or tokens[index].text not in (
            '"',
            "(",
            "كل",
            "من",
            "نحو",
            "حوالي",
            "حتي",
            "الان",
            "ما",
        ):
            return None
    return None


def _verb(
    tokens: list[Token], groups: list[Group], i: int, option: Trigger, places: set[int]
) -> Group | None:
    """The people after a verb: those counted before those only named, and the second of two (doer, then victim)."""
    near: list[Group] = []
    for group in groups:
        if not i < group.first <= i + _REACH:
            continue
        if any(k in places for k in range(i + 1, group.first)):
            break
        between = tokens[i + 1 : group.first]
        if (
            any(t.text in _PREPOSITIONS or (not t.text[0].isalnum() and t.text not in '"()') for t in between)
            and near
        ):
            break
        if any(t.text in _PREPOSITIONS or t.text in ".،,؛" for t in between) and not group.counted:
            break
        if group.sub or any(t.text in ".،,؛" for t in between):
            break
        clitics = tokens[group.first].clitics
        if clitics.startswith(("ب", "ل", "ك", "وب", "ول")):
            break
        near.append(group)
    if not near:
        return None
    if option.kind == "passive":
        return near[0] if near[0].first <= i + 4 else None
    counted = next((g for g in near if g.counted), None)
    if counted is not None:
        return counted
    if len(near) > 1 and not tokens[near[1].first].text.startswith("و"):
        return near[1]
    return near[0] if near[0].first <= i + 3 else None


def _subject(groups: list[Group], tokens: list[Token], i: int) -> Group | None:
    for group in reversed(groups):
        if group.last < i and i - group.last <= 5 and not group.sub:
            between = tokens[group.last + 1 : i]
            if any(t.text in ".؛" for t in between):
                return None
            return group if group.counted or group.last == i - 1 else None
    return None


def _victims(
    tokens: list[Token], groups: list[Group], words: CasualtyWords, i: int, option: Trigger
) -> Group | None:
    """A noun for the victims themselves: with the count before it, by its own number, or some of them."""
    token = tokens[i]
    for group in groups:
        if group.counted and group.first <= i and group.last in (i, i - 1) and group.end > group.start:
            if group.last == i - 1 and (group.headed or token.clitics.startswith("و")):
                continue
            return Group(
                group.first,
                i,
                group.start,
                token.end,
                group.min,
                group.max,
                group.vague,
                True,
                True,
                None,
                -1,
                -1,
            )
    before = tokens[i - 1] if i else None
    if (
        before is not None
        and before.base in words.triggers
        and any(t.kind == "victim" for t in words.triggers[before.base])
    ):
        # "عشرات القتلى والجرحى", "قتلى وجرحى": the second shares what the first has, but no exact number.
        first = _victims(tokens, groups, words, i - 1, option) if token.clitics.startswith("و") else None
        if first is not None:
            return _some(token, i)
        return None
    if (before is not None and before.text == "بين") or (i > 1 and tokens[i - 2].text == "بين"):
        return _some(token, i)
    falling = any(t.text in _FALLING or t.base in _FALLING for t in tokens[max(0, i - 3) : i])
    if token.clitics.endswith("ال") or token.clitics.endswith("لل"):
        return _some(token, i) if falling else None
    if option.number in (1, 2):
        single = token.base.endswith("ا") or falling or option.number == 2
        if not single:
            return None
        start = token.start + len(token.clitics)
        return Group(i, i, start, token.end, option.number, option.number, False, False, True, None, -1, -1)
    if falling or (token.base in ("قتلي", "جرحي") and (before is None or before.text not in ("من", "احد"))):
        return _some(token, i)
    return None


def _some(token: Token, i: int) -> Group:
    return Group(i, i, token.start + len(token.clitics), token.end, 2, None, True, False, True, None, -1, -1)


def _fate(tokens: list[Token], groups: list[Group], words: CasualtyWords, i: int) -> tuple[int, Group | None]:
    """ "لقي خمسة أشخاص مصرعهم": the people between the two words, or before both."""
    for back in range(i - 1, max(-1, i - 14), -1):
        options = words.triggers.get(tokens[back].base, ())
        if any(t.kind == "meet" for t in options):
            inside = [g for g in groups if back < g.first < i and not g.sub]
            if inside:
                return back, inside[0]
            return back, _subject(groups, tokens, back)
    return i, None


def _told(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """ "ارتفع عدد القتلى إلى 12": the number that a toll has reached, where no noun for victims follows it."""
    for i, token in enumerate(tokens):
        if token.base not in _TOLLS and token.text.removeprefix("و") not in _TOLLS:
            continue
        what = _toll_of(tokens, words, i)
        if what is None:
            continue
        for group in groups:
            if not i < group.first <= i + 9 or not group.counted:
                continue
            joint = tokens[group.first - 1]
            reached = joint.text in ("الي", "بلغ", "بلغت", "وصل", "عند", "هو") or tokens[
                group.first
            ].text.startswith("ب")
            follows = tokens[group.last + 1 : group.last + 2]
            if reached and not any(
                t.kind == "victim" for f in follows for t in words.triggers.get(f.base, ())
            ):
                yield what, i, i, group, "ar:toll"
            break


def _toll_of(tokens: list[Token], words: CasualtyWords, i: int) -> str | None:
    for token in tokens[i + 1 : i + 4]:
        found = next((t for t in words.triggers.get(token.base, ()) if t.kind == "victim"), None)
        if found is not None:
            return found.what
        if token.base == "ضحايا":
            return "killed"
    return None


def _nobody(tokens: list[Token], i: int, options: tuple[Trigger, ...]) -> Link | None:
    """ "دون وقوع إصابات", "لم تقع أي خسائر بشرية"; not "no news of casualties"."""
    zero = next((o for o in options if o.kind == "nobody"), None)
    if zero is None:
        return None
    for back in range(i - 1, max(-1, i - 7), -1):
        text = tokens[back].text
        if text in _UNKNOWN:
            return None
        if text in _NEGATIONS:
            return zero.what, back, i, None, "ar:none"
        if not text[0].isalnum():
            return None
    return None
