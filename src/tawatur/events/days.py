"""The day of a happening: which of the days told is its own, and what it takes from what was told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tawatur.events.background import LEAD, is_background
from tawatur.events.borders import borders
from tawatur.events.clauses import is_of_clause
from tawatur.events.clauses_ar import PAST, is_of_another
from tawatur.events.items import head_day, items_of
from tawatur.events.lasting import begun, gone_on, let_go_on
from tawatur.events.order import is_motive, offset_of
from tawatur.events.proto import (
    DAY_OF_STATEMENT,
    FOLLOWED,
    NOMINAL,
    NOT_ITS_OWN,
    TOLD_BEFORE,
    UNDATED,
    Telling,
)
from tawatur.events.scene import Scene
from tawatur.mentions.date_offsets import SOME_TIME, Offset
from tawatur.mentions.date_sequels import RULE as SEQUEL
from tawatur.mentions.date_values import COMING
from tawatur.mentions.dates import DateMention
from tawatur.mentions.signs import stems


def settle_days(scene: Scene, tellings: Sequence[Telling], published: date | None) -> None:
    """Give the tellings of a sentence the days that stand in it."""
    dates = [d for d in scene.dates if d.rule != "dateline"]
    if dates and dates[0].start == scene.start and _HEADING.match(scene.text, dates[0].end):
        dates = dates[:1]  # "1993 - إسرائيل تشن عملية انتهت في 31 يوليو"
    for telling in tellings:
        fit = dates
        if published is not None and telling.status != "planned":
            # "ahead of the opening on 6 August": what has happened did not on a day to come
            fit = [d for d in dates if (d.first - published).days <= _ZONES and d.rule != COMING]
        if "dies" in telling.marks:
            fit = [
                d for d in fit if d.rule != SEQUEL
            ]  # "he died two days later": of what was done to him before
        fit = [d for d in fit if not is_motive(scene, d.start, telling.start, clause=True)]
        fit = [d for d in fit if not _is_of_another(scene, telling, d, tellings, published)]
        chosen = _chosen(scene, telling, fit) if fit else None
        if chosen is not None:
            if _is_speech_day(scene, chosen) and chosen.precision == "day":
                # "said on Sunday that": the day of the statement; what it tells of is of that day or the one before
                chosen = replace(
                    chosen, first=chosen.first - timedelta(days=1), precision="days", rule=DAY_OF_STATEMENT
                )
            chosen = begun(scene, telling, chosen)
            if telling.status == "planned" and published is not None and chosen.rule == "weekday":
                chosen = _to_come(chosen, published)
            telling.date, telling.date_rule = chosen, chosen.rule
        moved = gone_on(scene, telling, chosen, published)
        moved = moved or _so_long_before(scene, telling, chosen, published)
        if moved is not None:
            telling.date, telling.date_rule = moved, moved.rule
        if telling.date is not None and published is not None:
            telling.past = (published - telling.date.last).days > PAST


_HEADING = re.compile(r" ?[-–—:] ")


def _is_of_another(
    scene: Scene, telling: Telling, found: DateMention, tellings: Sequence[Telling], published: date | None
) -> bool:
    """Whether a sentence gives a day to something else than a telling."""
    if scene.lang == "en" and scene.text.endswith(_AS_OF, 0, found.start):
        return True
    judge = is_of_another if scene.lang == "ar" else is_of_clause
    return judge(scene, telling, found, tellings, published)


_AS_OF = ("(as of ", "(updated ", "(updated on ")
"""Before the day up to which a bulletin reports."""
_ZONES = 1  # a day: what a time zone makes of the day of publication


def _to_come(found: DateMention, published: date) -> DateMention:
    """The next such weekday, of what is only planned: "a march planned for Sunday"."""
    if not 0 < (published - found.last).days < 7:
        return found
    week = timedelta(days=7)
    return replace(found, first=found.first + week, last=found.last + week, rule="weekday to come")


def _chosen(scene: Scene, telling: Telling, dates: Sequence[DateMention]) -> DateMention:
    """The day nearest to a telling: one beyond a clause's end counts as further away."""
    if len(dates) == 1:
        return dates[0]

    def away(found: DateMention) -> float:
        if _is_in_own_clause(scene, telling, found):
            return _doubt(scene, found)
        return (
            telling.away(found.start, found.end)
            + _doubt(scene, found)
            + _CLAUSE * _clauses_between(scene, telling, found)
            + (_NEXT if _opens_next(scene, telling, found) else 0)
        )

    return min(dates, key=away)


_OWN_CLAUSE_AR = re.compile(
    r"(?:\s(?:الارهابي|الانتحاري|الدامي|الدموي|المسلح|الصاروخي|الجوي|المدفعي)[هة]?)?\s(?:التي|الذي|اللذين|اللتين)\s[^،؛:]{0,90}$"
)


def _is_in_own_clause(scene: Scene, telling: Telling, found: DateMention) -> bool:
    """Whether a day stands in a clause about the telling itself: "التفجير الذي استهدف مسجدا في كابول الجمعة"."""
    if scene.lang != "ar" or telling.tense not in NOMINAL:
        return False
    return _OWN_CLAUSE_AR.match(scene.text, telling.end, found.start) is not None


def _opens_next(scene: Scene, telling: Telling, found: DateMention) -> bool:
    """Whether a day begins what its sentence adds to a telling: "killed 12, and in April in Kandahar ..."."""
    gap = scene.between(telling.end, found.start) if found.start >= telling.end else ""
    return _ADDED[scene.lang].search(gap) is not None


_ADDED = {
    "ar": re.compile(r"[\s،,]و(?:(?:ال)?(?:ثان|ثالث|رابع|اخر)\w*\s)?(?:(?:في|خلال|بعد)\s(?:\w+\s)?)?$"),
    "en": re.compile(
        r"[\s,](?:and|while|then)\s(?:then\s|(?:the|a)\s(?:second|third|other)\s|another\s)?(?:in|on|during|by)?\s?"
        r"(?:early|late|mid|the)?[\s-]?$"
    ),
}
_CLAUSE = 25.0
_NEXT = 80.0
_NEW_CLAUSE = {
    "ar": re.compile(
        r"(?:^|\s)و?(?:التي|الذي|الذين|اللذين|بينما|فيما|في حين|لكن|لكنها|لكنه|حيث|عندما|حين|بعدما|قبل ان|بعد ان)\s"
    ),
    "en": re.compile(r"\b(?:but|while|which|who|where|when|whereas|although|though|after|before)\b"),
}


def _clauses_between(scene: Scene, telling: Telling, found: DateMention) -> int:
    """How many clauses end between a telling and a day."""
    start, end = (telling.end, found.start) if found.start >= telling.end else (found.end, telling.start)
    if end <= start:
        return 0
    breaks = sum(start <= a < end for a, _ in scene.breaks())
    return min(3, breaks + len(_NEW_CLAUSE[scene.lang].findall(scene.between(start, end))))


def _so_long_before(
    scene: Scene, telling: Telling, chosen: DateMention | None, published: date | None
) -> DateMention | None:
    """The day of a telling that the text puts so long before what is told with it: "three days after an attack"."""
    offset = offset_of(scene, telling)
    if offset is None and telling.prior and FOLLOWED not in telling.marks:
        # "after months of rebels' advance and their taking of the city": of one with what the words govern
        governs = next((o for o in reversed(scene.offsets) if o.end <= telling.start), None)
        offset = governs or Offset(telling.start, telling.end, *SOME_TIME)
    if offset is None:
        return None
    between = [d for d in scene.dates if offset.end <= d.start]
    if chosen is not None and chosen in between and chosen.start - telling.end < 60:
        return None  # it says its own day
    base = [d for d in scene.dates if d.end <= offset.start or d not in between]
    if base:
        first, last = base[-1].first, base[-1].last
        if _is_speech_day(scene, base[-1]):
            first -= timedelta(days=1)
    elif published is not None:
        first, last = published - timedelta(days=1), published
    else:
        return None
    first, last = offset.before(first, last)
    return DateMention(offset.start, offset.end, first, last, "days", SO_LONG_BEFORE)


SO_LONG_BEFORE = "so long before what is told with it"
"""The rule of a day that the text puts so long before another."""


_SPEECH_BEFORE = re.compile(
    r"\b(?:said|told|reported|announced|stated|says|confirmed|added|condemned|denounced|deplored)\s+(?:\w+\s+){0,2}(?:on|late|early)?\s*$"
    r"|\b(?:inspected|visited|toured|surveyed|buried|mourned|examined)\s+(?:[\w'-]+\s+){1,6}?(?:on|late|early)?\s*$|\bsaid in a (?:\w+ ){1,3}(?:on )?$"
    r"|\b(?:said|told)\s+(?:[\w'.-]+\s+){0,4}?(?:(?:on|by|over|via) (?:the )?(?:tele)?phone|in an? (?:\w+ )?(?:interview|briefing|message)|at an? (?:\w+ )?(?:conference|briefing))\s+(?:(?:on|late|early)\s*)*$"
)
_SPEECH_AFTER = re.compile(r"[\s)،,:\"]*(?:ان|انه|انها|بان|مسووليت\w+|المسووليه|تبني\w*)\s")
_ACCUSES_AR = re.compile(r"\s(?:فقط )?(?:قال|اتهم|طالب|دعا|دعت|ندد|دان|ادان|حمل|استنكر)ت?\s")
_SPEECH_AR = re.compile(
    r"(?:^|\s)[وف]?(?:قال|قالت|اعلن|اعلنت|افاد|افادت|ذكر|ذكرت|اكد|اكدت|صرح|اوضح|اوضحت|كشف|كشفت)\s"
)


_STATEMENT_AR = re.compile(
    r"(?:^|\s)(?:[وف]?((?:تبن|تبني|نف|نفي|دافع|حذر|انتقد|رحب|اشاد|ناقش|هنا|وثق)ت?)"
    r"|[بل]?((?:ال)?(?:بيان|بيانا|تصريح|تصريحات|حديث|مقابل[هت]|موتمر صحافي|موتمر صحفي|رسال[هت]|تغريد[هت]|كلم[هت]|خطاب|لقا[ءي]?)\w{0,2}))"
    r"\s(?:(?!ان\w{0,3}\s|بان|الذي|التي|عن\s|حول\s|بشان|بعد|عقب|اثر|منذ|خلال)[^\s،؛:.]+\s){0,6}\(?$"
)
"""A statement, interview or claim right before its day: "في بيان نشرته وكالة الأنباء أمس", "تبنت الجماعة أمس"."""
_CONDEMNED_AR = re.compile(
    r"(?:^|\s)[وف]?(?:دان|ادان|ندد|شجب|استنكر|استهجن|تفقد|عاين|زار|شيع|نعي|نعت)ت?\s+(?:(?!ال(?:هجوم|تفجير|اعتداء|قصف))[^\s،]+[\s،]+){1,6}?\(?$"
)


def _is_speech_day(scene: Scene, found: DateMention) -> bool:
    """Whether a day is that on which something was said: "said on Sunday", "قال ... اليوم الأحد إن", "دانت مصر أمس الهجوم"; or
    the site of it visited, and its dead buried.
    """
    if scene.lang == "ar":
        said = _STATEMENT_AR.search(scene.text, max(scene.start - 1, found.start - 80), found.start)
        if said is not None and not any(
            said.end(said.lastindex or 0) <= t.start < found.start for t in scene.triggers
        ):
            return True
        if _CONDEMNED_AR.search(scene.text, max(scene.start - 1, found.start - 70), found.start):
            return True
        if _ACCUSES_AR.match(scene.text, found.end):
            return True
        said = _SPEECH_AR.search(scene.text, max(scene.start - 1, found.start - 90), found.start)
        return said is not None and _SPEECH_AFTER.match(scene.text, found.end) is not None
    if scene.text.startswith(("'s ", "s' "), found.end) or scene.text.endswith(
        "days", found.start, found.end
    ):
        return False  # "condemned Tuesday's attack"
    before = _SPEECH_BEFORE.search(scene.text, max(scene.start, found.start - 60), found.start)
    return before is not None or _SPEAKS_NEXT.match(scene.text, found.end) is not None


_SPEAKS_NEXT = re.compile(
    rf",?\s(?:(?:also|again|jointly|strongly|further)\s)?(?:{stems('en', 'reacts')}|{stems('en', 'saying')})"
)
"""What follows a day on which somebody spoke, or did something about what others had done: "on Friday urged"."""


def _doubt(scene: Scene, found: DateMention) -> float:
    """How much further away, in characters, a day counts that is likely not the happening's own."""
    wide = 60.0 if found.precision in ("span", "year") else 0.0
    return wide + (80.0 if _is_speech_day(scene, found) else 0.0)


def inherit_days(happenings: Sequence[Telling], scenes: Sequence[Scene], published: date | None) -> None:
    """Fill the day that a happening does not say itself from what was told just before it."""
    if published is not None:
        let_go_on(happenings, scenes, published)
    told = [
        (happening.sentence, happening.date, _NEWS_REACH)
        for happening in happenings
        if happening.date is not None
        and happening.date_rule not in _NOT_PASSED_ON
        and happening.status != "planned"
    ]
    scene_of = {scene.index: scene for scene in scenes}
    undated = [
        h
        for h in happenings
        if h.date is None and not (h.sentence in scene_of and is_background(scene_of[h.sentence], h))
    ]
    if not undated:
        return
    near = {s for h in undated for s in range(h.sentence - _BARE_REACH, h.sentence + 1)}
    told += _news_days([scene for scene in scenes if scene.index in near], published)
    told.sort(key=lambda t: (t[0], t[1].start))
    turns = borders(scenes)
    for happening in undated:
        if _is_to_come(happening):
            continue
        since = max((s for s in turns if s <= happening.sentence), default=0)
        happening.date = _told_before(
            happening, [t for t in told if t[0] <= LEAD or t[0] >= since], published
        )
        if happening.date is None and happening.sentence <= 1 and happening.sentence not in items_of(scenes):
            happening.date = _told_after(happening, scenes, published)
        if happening.date is not None:
            happening.date_rule = TOLD_BEFORE
    if published is None:
        return
    for happening in undated:
        if happening.date is not None or happening.aggregate or _is_to_come(happening):
            continue
        happening.date = DateMention(-1, -1, published - timedelta(days=1), published, "days", UNDATED)
        happening.date_rule = UNDATED


def date_items(told: Sequence[tuple[Scene, Sequence[Telling]]], published: date | None) -> None:
    """Give what the items of a list tell the day of the news that the line above the list names."""
    scenes = [scene for scene, _ in told]
    items = items_of(scenes)
    for scene, tellings in told:
        if scene.index not in items or all(t.date is not None for t in tellings):
            continue
        day = head_day(scene, items[scene.index])
        if day is not None and _is_news(day, published):
            for telling in tellings:
                if telling.date is None and telling.status != "planned":
                    telling.date, telling.date_rule = day, TOLD_BEFORE


def _is_to_come(happening: Telling) -> bool:
    """Whether a happening is only planned, behind a report's lead: no day told of the news is its own."""
    return happening.status == "planned" and happening.sentence > LEAD


_NOT_PASSED_ON = NOT_ITS_OWN | {SO_LONG_BEFORE}
_NEWS_REACH = 12  # sentences for which a day of the news holds that an event was told of
_BARE_REACH = 3  # the same of a day in a sentence in which no event was found


def _news_days(scenes: Sequence[Scene], published: date | None) -> list[tuple[int, DateMention, int]]:
    """The days of the news that sentences name, whether or not an event was found in them."""
    return [
        (scene.index, d, _BARE_REACH)
        for scene in scenes
        for d in scene.dates
        if d.rule != "dateline" and _is_news(d, published) and not _is_speech_day(scene, d)
    ]


def _told_after(happening: Telling, scenes: Sequence[Scene], published: date | None) -> DateMention | None:
    """The day of a headline: that of the news in the first sentence that names one."""
    for scene in scenes[: _HEAD + 1]:
        for found in scene.dates:
            if (
                scene.index <= happening.sentence
                or found.rule == "dateline"
                or not _is_news(found, published)
            ):
                continue
            if _is_speech_day(scene, found) and found.precision == "day":
                return replace(found, first=found.first - timedelta(days=1), precision="days")
            return found
    return None


_HEAD = 2  # sentences in which a headline's news is told


def _told_before(
    happening: Telling, told: Sequence[tuple[int, DateMention, int]], published: date | None
) -> DateMention | None:
    """The day that holds for a happening: of the background for what is told with it, of the news for what follows."""
    for sentence, day, reach in reversed(told):
        if (sentence, day.start) > (happening.sentence, happening.start):
            continue
        away = happening.sentence - sentence
        if (
            away == 0
            or (away == 1 and day.precision in _CLOSE)
            or (away <= reach and _is_news(day, published))
        ):
            return day
    return None


_CLOSE = frozenset({"day", "days", "night", "week"})
"""How exact a day of the background must be to hold for the next sentence too."""


def _is_news(found: DateMention, published: date | None) -> bool:
    """Whether a day is of the news itself, not of its background: within four days before publication."""
    return (
        published is not None
        and found.precision not in ("span", "year", "month", "week")
        and 0 <= (published - found.last).days <= (9 if found.rule.startswith("relative") else 4)
    )
