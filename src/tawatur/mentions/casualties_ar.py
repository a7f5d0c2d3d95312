"""Arabic: from words such as مقتل, أصيب, قتيلا to the people they befell."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.patterns import word_set
from tawatur.mentions.people import Group, Token, add_groups

Link = tuple[str, int, int, Group | None, str]
"""What befell (killed, injured, or both with a bar), first and last token of the trigger, the people, the rule."""

_REACH = 8  # tokens between a verb and the people after it
_LONG_REACH = 14  # tokens between the parts of "لقي ... مصرعهم", or a toll and its number
_STOPS = word_set(". ، , ؛ :")
_PREPOSITIONS = word_set(
    "في على من إلى عن بعد خلال جراء إثر قرب عند عندما حين حيث بينما فيما ضمن أن كما منذ برصاص بنيران"
)
_NEGATIONS = word_set("دون بدون لم لا عدم ليس ولا ولم بلا")
_UNKNOWN = word_set("أنباء معلومات معلومة تقارير يعرف معروف تتضح تعرف ترد نبأ")
_RESULTS = word_set("يسفر تسفر ينتج ينجم يخلف تخلف يوقع توقع يتسبب تتسبب يود يودي تود")
_FILLERS = word_set(
    "وقوع سقوط تسجيل حدوث حصول تقع يقع يسقط تسقط عن أي أن تحدث يحدث تسجل يسجل هناك توجد يوجد أو قتلى جرحى ضحايا خسائر مادية في من"
    " إصابات وفيات وجود تذكر إلى أية يصب يصاب أحد يكن تكن إيقاع تحصل يحصل وقعت بشرية بالغة"
)
_FALLING = word_set(
    "سقوط سقط وقوع خلف خلفت مخلفا مخلفة أوقع أوقعت ارتقاء ارتقى يوقع إيقاع هناك وجود سقطوا وخلف بسقوط وسقوط وسقط لسقوط يسقط تسقط"
)
_CLAIMING = word_set("أودى أودت يودي تودي مودي موديا راح راحت ذهب ذهبت يذهب تذهب وأودى وأودت حصد حصدت")
_TOLLS = word_set("عدد أعداد حصيلة الحصيلة عددهم")
_REACHED = word_set("إلى بلغ بلغت وصل وصلت عند هو تجاوز تجاوزت")
_PASSED = word_set('" ( كل من نحو حوالي حتى الآن ما')


def link(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """What befell whom, for the tokens and groups of one sentence; the last trigger first."""
    triggers = _triggers(tokens, words)
    places = {i for i, _ in triggers}
    groups = _coordinate(tokens, groups, places)
    scene = _Scene(tokens, groups, words, places)
    shared: tuple[int, Group] | None = None
    for i, options in reversed(triggers):
        none = _nobody(tokens, i, options)
        if none is not None:
            yield none
            continue
        for option in options:
            first, group = scene.people(i, option)
            verbal = option.kind in ("noun", "verb", "passive")
            if group is None and verbal and shared is not None and _joined(tokens, i, shared[0]):
                group = shared[1]
            if group is not None:
                yield option.what, first, i, group, f"ar:{option.kind}"
                if verbal:
                    shared = i, group
                break
    yield from _told(tokens, groups, words)


def _triggers(tokens: list[Token], words: CasualtyWords) -> list[tuple[int, tuple[Trigger, ...]]]:
    found: list[tuple[int, tuple[Trigger, ...]]] = []
    for i, token in enumerate(tokens):
        longest = words.longest.get(token.base)
        if longest is None:
            continue
        options: tuple[Trigger, ...] = words.triggers.get(token.base, ())
        for width in range(2, longest + 1):
            options += words.triggers.get(
                " ".join([token.base, *(t.text for t in tokens[i + 1 : i + width])]), ()
            )
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
        previous = joined[-1] if joined else None
        if previous is not None and _adjoining(tokens, previous, group, places):
            joined[-1] = add_groups(previous, group)
        else:
            joined.append(group)
    return joined


def _adjoining(tokens: list[Token], one: Group, other: Group, places: set[int]) -> bool:
    opening = tokens[other.first]
    if one.sub != other.sub or not (one.headed and other.headed) or other.first - one.last > 2:
        return False
    if not opening.text.startswith("و") or opening.clitics.startswith("وال") or opening.text == "و":
        return False
    if any(i in places for g in (one, other) for i in range(g.first, g.last + 1)):
        return False
    if tokens[other.last].base in ("اخرين", "اخرون", "اخر", "اخري"):
        return False
    # A verb after the second part is its own only where it is not joined by و.
    return other.last + 1 not in places or tokens[other.last + 1].text.startswith("و")


class _Scene:
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
        if kind == "victim":
            return i, self._victims(i, option)
        if kind == "noun":
            return i, self._object(i)
        if kind in ("verb", "passive"):
            return i, self._after_verb(i, kind)
        if kind == "plural":
            return i, self._object(i) or self._subject(i)
        if kind == "fate":
            return self._fate(i)
        if kind == "lives" and any(t.text in _CLAIMING for t in self._tokens[max(0, i - 5) : i]):
            return i, self._object(i)
        return i, None

    def _object(self, i: int) -> Group | None:
        """The people right after a word, past a mark or "كل من"."""
        for index in range(i + 1, min(i + 4, len(self._tokens))):
            group = self._at.get(index)
            if group is not None:
                return None if self._is_prefixed(group) else group
            if self._tokens[index].text not in _PASSED:
                return None
        return None

    def _is_prefixed(self, group: Group) -> bool:
        """Whether a conjunction or preposition is written together with a group's first word."""
        token = self._tokens[group.first]
        return group.start > token.start and token.text.startswith(("و", "ف", "ب", "ل", "ك"))

    def _after_verb(self, i: int, kind: str) -> Group | None:
        """The people after a verb: those counted before those only named, and the second of two (doer, then victim)."""
        near: list[Group] = []
        for group in self._groups:
            if not i < group.first <= i + _REACH:
                continue
            between = self._tokens[i + 1 : group.first]
            stopped = any(t.text in _STOPS for t in between) or any(
                k in self._places for k in range(i + 1, group.first)
            )
            if stopped or group.sub or self._is_prefixed(group):
                break
            if any(t.text in _PREPOSITIONS for t in between) and (near or not group.counted):
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
        counted = next((g for g in near if g.counted), None)
        if counted is not None:
            return counted
        if len(near) > 1:
            return near[1]
        return near[0] if near[0].first <= i + 3 else None

    def _subject(self, i: int) -> Group | None:
        """The people before a plural verb."""
        for group in reversed(self._groups):
            if group.last < i <= group.last + 5 and not group.sub:
                if any(t.text in ".؛" for t in self._tokens[group.last + 1 : i]):
                    return None
                return group if group.counted or group.last == i - 1 else None
        return None

    def _victims(self, i: int, option: Trigger) -> Group | None:
        """A noun for the victims themselves: with the count before it, by its own number, or some of them."""
        token = self._tokens[i]
        own = Group(
            i, i, token.start + len(token.clitics), token.end, 2, None, True, False, True, None, -1, -1
        )
        joined = token.clitics.startswith("و")
        for group in self._groups:
            if not group.counted or group.sub or group.first > i or group.last not in (i, i - 1):
                continue
            if group.last == i or not (group.headed or joined or group.who is not None):
                return own._replace(
                    first=group.first,
                    start=group.start,
                    min=group.min,
                    max=group.max,
                    vague=group.vague,
                    counted=True,
                )
        before = self._tokens[i - 1] if i else None
        if joined and before is not None and self._is_victim(before):
            # "عشرات القتلى والجرحى", "قتلى وجرحى": the second shares what the first has, but no exact number.
            return own if self._victims(i - 1, option) is not None else None
        if any(t.text in ("بين", "مابين") for t in self._tokens[max(0, i - 2) : i]):
            return own
        falling = any(t.text in _FALLING for t in self._tokens[max(0, i - 3) : i])
        if token.clitics.endswith(("ال", "لل")):
            return own if falling else None
        if option.number == 2 or (option.number == 1 and (token.base.endswith("ا") or falling)):
            return own._replace(min=option.number, max=option.number, vague=False)
        if before is not None and before.base in _TOLLS:
            return None
        if option.number == 0 and (falling or token.base in ("قتلي", "جرحي")):
            return own if before is None or before.text not in ("من", "احد") else None
        return None

    def _is_victim(self, token: Token) -> bool:
        return any(t.kind == "victim" for t in self._words.triggers.get(token.base, ()))

    def _fate(self, i: int) -> tuple[int, Group | None]:
        """ "لقي خمسة أشخاص مصرعهم": the people between the two words, or before both."""
        for back in range(i - 1, max(-1, i - _LONG_REACH), -1):
            if any(t.kind == "meet" for t in self._words.triggers.get(self._tokens[back].base, ())):
                inside = next((g for g in self._groups if back < g.first < i and not g.sub), None)
                return back, inside or self._subject(back)
        return i, None


def _told(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """ "ارتفع عدد القتلى إلى 12": the number that a toll has reached, where no noun for victims follows it."""
    for i, token in enumerate(tokens):
        if token.text.removeprefix("و") not in _TOLLS:
            continue
        what = _toll_of(tokens, words, i)
        group = next((g for g in groups if i < g.first <= i + _LONG_REACH and g.counted), None)
        if what is None or group is None:
            continue
        reached = tokens[group.first - 1].text in _REACHED or tokens[group.first].text.startswith("ب")
        follows = tokens[group.last + 1].base if group.last + 1 < len(tokens) else ""
        if reached and not any(t.kind == "victim" for t in words.triggers.get(follows, ())):
            yield what, i, i, group, "ar:toll"


def _toll_of(tokens: list[Token], words: CasualtyWords, i: int) -> str | None:
    for token in tokens[i + 1 : i + 4]:
        found = next((t for t in words.triggers.get(token.base, ()) if t.kind == "victim"), None)
        if found is not None or token.base == "ضحايا":
            return found.what if found is not None else "killed"
    return None


def _nobody(tokens: list[Token], i: int, options: tuple[Trigger, ...]) -> Link | None:
    """ "دون وقوع إصابات", "لم تقع أي خسائر بشرية"; not "no news of casualties"."""
    zero = next((o for o in options if o.kind == "nobody"), None)
    if zero is None or tokens[i].clitics.strip("و"):
        return None
    passed: list[str] = []
    for back in range(i - 1, max(-1, i - 9), -1):
        text = tokens[back].text
        if text in _UNKNOWN or not text[0].isalnum():
            return None
        if text in _NEGATIONS:
            result = any(word in _RESULTS for word in passed)
            named = all(
                word in _FILLERS or word in _RESULTS or (result and word.startswith(("ال", "هذا", "هذه")))
                for word in passed
            )
            return (zero.what, back, i, None, "ar:none") if named else None
        passed.append(text if text in _FILLERS else text.removeprefix("و"))
    return None
