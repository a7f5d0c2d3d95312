"""English: from words such as "killed", "wounded", "deaths" to the people they befell."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.mentions.casualty_words import CasualtyWords, Trigger
from tawatur.mentions.people import Group, Token, add_groups

Link = tuple[str, int, int, Group | None, str]
"""What befell (killed, injured, or both with a bar), first and last token of the trigger, the people, the rule."""

_BE = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "got",
        "have",
        "has",
        "had",
        "also",
        "reportedly",
        "all",
        "immediately",
        "later",
        "instantly",
    ]
)
_AND = frozenset({"and", "or", "&"})
_NEGATIONS = frozenset({"no", "without", "any", "nobody", "none", "zero"})
_UNKNOWN = frozenset(
    ["news", "word", "report", "reports", "information", "reported", "details", "known", "confirmed"]
)
_BREAKS = frozenset({";", "but", "while", "whereas", "when", "that", "after", "before", "if"})
_REACH = 12  # tokens between people and what befell them


def link(tokens: list[Token], groups: list[Group], words: CasualtyWords) -> Iterator[Link]:
    """What befell whom, for the tokens and groups of one sentence."""
    triggers = list(_triggers(tokens, words))
    places = {i for first, last, _ in triggers for i in range(first, last + 1)}
    groups = _coordinate(tokens, groups, places)
    at = {g.first: g for g in groups}
    shared: Group | None = None
    for n in range(len(triggers) - 1, -1, -1):
        first, last, options = triggers[n]
        found = _nobody(tokens, first, last, options)
        if found is not None:
            yield found
            continue
        for option in options:
            group = _people(tokens, groups, at, places, first, last, option)
            if group is None and shared is not None and _joined(tokens, last, triggers, n):
                group = shared
            if group is not None:
                yield option.what, first, last, group, f"en:{option.kind}"
                shared = group
                break
        else:
            shared = None


def _triggers(tokens: list[Token], words: CasualtyWords) -> Iterator[tuple[int, int, tuple[Trigger, ...]]]:
    i = 0
    while i < len(tokens):
        for width in (5, 4, 3, 2, 1):
            text = " ".join(t.text for t in tokens[i : i + width])
            options = words.triggers.get(text)
            if options is not None and i + width <= len(tokens):
                yield i, i + width - 1, options
                i += width
                break
        else:
            i += 1


def _coordinate(tokens: list[Token], groups: list[Group], places: set[int]) -> list[Group]:
    """Add up what "and" joins, unless the second part has a verb of its own and the first another."""
    joined: list[Group] = []
    for group in groups:
        previous = joined[-1] if joined else None
        if previous is not None and previous.sub == group.sub and _adjoining(tokens, previous, group):
            own = _followed(tokens, group.last + 1, places)
            taken = previous.first > 0 and previous.first - 1 in places
            after = group.last + 1 < len(tokens) and tokens[group.last + 1].text
            if (
                group.headed
                and (previous.headed or not own)
                and not (own and taken)
                and not (
                    isinstance(after, str)
                    and group.last + 1 in places
                    and _is_adjective(tokens, previous, places)
                )
            ):
                joined[-1] = add_groups(previous, group)
                continue
        joined.append(group)
    return joined


def _is_adjective(tokens: list[Token], group: Group, places: set[int]) -> bool:
    return group.last + 1 in places


def _adjoining(tokens: list[Token], one: Group, other: Group) -> bool:
    between = [t.text for t in tokens[one.last + 1 : other.first]]
    return between in (
        ["and"],
        [","],
        [",", "and"],
        ["as", "well", "as"],
        ["along", "with"],
        [",", "along", "with"],
        ["&"],
    )


def _followed(tokens: list[Token], index: int, places: set[int]) -> bool:
    while index < len(tokens) and tokens[index].text in _BE:
        index += 1
    return index in places


def _joined(
    tokens: list[Token], last: int, triggers: list[tuple[int, int, tuple[Trigger, ...]]], n: int
) -> bool:
    """ "Killed and wounded dozens", "killed or injured": the next trigger follows at once."""
    if n + 1 >= len(triggers):
        return False
    between = {t.text for t in tokens[last + 1 : triggers[n + 1][0]]}
    return (
        triggers[n + 1][0] - last <= 3
        and bool(between & (_AND | {"/"}))
        and between <= _AND | {"or", "/", ","}
    )


def _nobody(tokens: list[Token], first: int, last: int, options: tuple[Trigger, ...]) -> Link | None:
    """ "No casualties", "without any deaths", "no one was hurt"; not "no reports of casualties"."""
    before = [t.text for t in tokens[max(0, first - 6) : first]]
    if any(o.kind == "either" for o in options) and len(before) >= 2:
        tail = [w for w in before if w not in ("was", "were", "been", "has", "have")]
        if tail and (
            tail[-1] in ("nobody", "none")
            or tail[-2:] in (["no", "one"], ["no", "people"], ["no", "civilians"])
        ):
            what = next(o.what for o in options if o.kind == "either")
            return what, first, last, None, "en:none"
    zero = next((o for o in options if o.kind == "nobody"), None)
    for back, word in enumerate(reversed(before)):
        if word in _UNKNOWN:
            return None
        if word in ("no", "without", "zero") or (word in ("any", "not") and back < 5 and _negated(before)):
            what = zero.what if zero else options[0].what
            return what, first - back - 1, last, None, "en:none"
        if back > 2 or word in _AND | _BREAKS:
            return None
    return None


def _negated(before: list[str]) -> bool:
    return any(w in ("not", "no", "without", "never", "t", "didnt") or w.endswith("n't") for w in before)


def _people(
    tokens: list[Token],
    groups: list[Group],
    at: dict[int, Group],
    places: set[int],
    first: int,
    last: int,
    option: Trigger,
) -> Group | None:
    kind = option.kind
    after, before = _after(tokens, at, last), None
    if kind in ("active", "of", "lives"):
        return after
    if kind == "toll":
        return _toll(tokens, groups, last)
    if kind in ("adjective", "counted"):
        before = _adjacent(groups, first)
        if before is not None and (kind == "adjective" or before.counted):
            return before
        if kind == "adjective":
            back = (
                first
                - 1
                - (
                    first > 1
                    and tokens[first - 1].text in ("shot", "found", "stabbed", "beaten", "left", "confirmed")
                )
            )
            if back >= 0 and tokens[back].text in _BE:
                return _subject(tokens, groups, first, places)
            return (
                after
                if after is not None
                and after.counted
                and first > 0
                and tokens[first - 1].text in ("shot", "left")
                else None
            )
        return None
    passive = (
        first > 0 and tokens[first - 1].text in _BE and tokens[first - 1].text not in ("have", "has", "had")
    )
    if kind == "subject" or passive:
        return _subject(tokens, groups, first, places)
    if after is not None and not after.sub:
        return after
    return _adjacent(groups, first) or (
        _subject(tokens, groups, first, places) if first and tokens[first - 1].text in _BE else None
    )


def _after(tokens: list[Token], at: dict[int, Group], last: int) -> Group | None:
    """The people right after a word, past a quotation mark or an adverb."""
    for index in range(last + 1, min(last + 4, len(tokens))):
        if index in at:
            return at[index]
        if tokens[index].text not in (
            '"',
            "up",
            "to",
            "dead",
            "in",
            "total",
            "least",
            "at",
            "several",
            "and",
            "off",
        ):
            return None
        if tokens[index].text in ("in", "and") and index > last + 1:
            return None
    return None


def _adjacent(groups: list[Group], first: int) -> Group | None:
    for group in groups:
        if group.last == first - 1 and not group.sub:
            return group
    return None


def _subject(tokens: list[Token], groups: list[Group], first: int, places: set[int]) -> Group | None:
    """The people before a verb: the nearest, past a parenthesis ("including three children") and its like."""
    for group in reversed(groups):
        if group.last >= first or first - group.last > _REACH:
            continue
        between = range(group.last + 1, first)
        if any(tokens[i].text in _BREAKS or i in places for i in between):
            return None
        if group.sub:
            continue
        return group
    return None


def _toll(tokens: list[Token], groups: list[Group], last: int) -> Group | None:
    """The number that a toll "rose to", "stood at" or "is"."""
    for group in groups:
        if last < group.first <= last + _REACH and group.counted:
            before = tokens[group.first - 1].text
            if before in (
                "to",
                "at",
                "is",
                "was",
                "reached",
                "reaching",
                "of",
                "stands",
                "hit",
                "topped",
                "exceeded",
                ":",
            ):
                return group
    return None
