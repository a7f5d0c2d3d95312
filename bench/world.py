"""A stream of made-up reports of a region at war, in the order in which they are published; the same at every call.

Places are real towns of seven countries, few of them often in the news. A happening is told by one to twelve reports,
in Arabic and English, within three days: half by one alone. A third of the later ones copy an earlier one; a toll may
rise. Parties, sources and agencies are real names, publishers and what is told are invented.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, count
from pathlib import Path
from typing import Final, TypeVar

from tawatur.mentions.tables import DATA, read_table
from tawatur.model import Report

FIRST_DAY: Final = date(2024, 12, 2)
HAPPENINGS_A_DAY: Final = 135
"""With two reports each, three hundred reports a day: what the Middle East brings in a year of wars."""
SENTENCES: Final = Path(__file__).with_name("data") / "desk-sentences.tsv"
GAZETTEER: Final = DATA / "gazetteer" / "registry.tsv"
LANGUAGES: Final = ("ar", "en")
_T = TypeVar("_T")

_SLOTS = (
    "target", "when", "grievance", "job", "role", "sight", "cause", "pledge", "supply", "first", "last",
)  # fmt: skip

_TYPES = {
    "shelling_missile": 26, "air_drone_strike": 22, "armed_clash": 18, "attack": 10, "remote_explosive": 9,
    "arrests": 8, "peaceful_protest": 7,
}  # fmt: skip
_COUNTRIES = {
    "SY": (25, "Syria", "سوريا"), "PS": (22, "Gaza", "غزة"), "YE": (15, "Yemen", "اليمن"),
    "SD": (13, "Sudan", "السودان"), "IQ": (11, "Iraq", "العراق"), "LB": (10, "Lebanon", "لبنان"),
    "LY": (4, "Libya", "ليبيا"),
}  # fmt: skip
_PARTIES = {
    "SY": (("the Syrian army", "قوات الجيش السوري"), ("Islamic State", "عناصر تنظيم الدولة الإسلامية"),
           ("the Syrian Democratic Forces", "قوات سوريا الديمقراطية"), ("the Turkish army", "القوات التركية"),
           ("Hayat Tahrir al-Sham", "هيئة تحرير الشام"), ("the Russian air force", "القوات الروسية")),
    "PS": (("the Israeli army", "القوات الإسرائيلية"), ("Hamas", "حركة حماس")),
    "YE": (("the Houthis", "جماعة الحوثي"), ("the Yemeni army", "قوات الجيش اليمني"),
           ("the Saudi-led coalition", "قوات التحالف العربي"), ("al-Qaeda", "عناصر تنظيم القاعدة")),
    "SD": (("the Sudanese army", "قوات الجيش السوداني"), ("the Rapid Support Forces", "قوات الدعم السريع")),
    "IQ": (("the Iraqi army", "قوات الجيش العراقي"), ("Islamic State", "عناصر تنظيم الدولة الإسلامية"),
           ("the Turkish army", "القوات التركية"), ("the PKK", "عناصر حزب العمال الكردستاني")),
    "LB": (("the Israeli army", "القوات الإسرائيلية"), ("Hezbollah", "قوات حزب الله")),
    "LY": (("the Libyan National Army", "قوات الجيش الوطني الليبي"), ("Islamic State", "عناصر تنظيم الدولة الإسلامية")),
}  # fmt: skip
_SOURCES = {
    "en": ("a security source", "local officials", "a medical source", "witnesses", "activists", "a military source",
           "the Syrian Observatory for Human Rights", "the health ministry", "a local journalist", "residents"),
    "ar": ("مصدر أمني", "مسؤول محلي", "مصدر طبي", "شاهد عيان", "ناشط محلي", "مصدر عسكري",
           "المرصد السوري لحقوق الإنسان", "متحدث باسم وزارة الصحة", "صحفي محلي", "أحد السكان"),
}  # fmt: skip
_AGENCIES = {
    "en": ("Reuters", "AFP", "the Associated Press", "Anadolu Agency", "dpa"),
    "ar": (
        "وكالة رويترز",
        "وكالة فرانس برس",
        "وكالة أسوشيتد برس",
        "وكالة الأناضول",
        "وكالة الأنباء الألمانية",
    ),
}
_AREAS = (("Badia", "البادية"), ("Two Rivers", "الرافدين"), ("Coast", "الساحل"), ("Gulf", "الخليج"),
          ("Nile", "النيل"), ("Levant", "الشام"), ("Island", "الجزيرة"), ("Highland", "الجبل"))  # fmt: skip
_PAPERS = (("News", "أخبار"), ("Post", "بريد"), ("Herald", "صوت"), ("Wire", "شبكة"), ("Times", "زمان"))
_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer."""

    name: str
    name_ar: str
    country: str
    province: str


@dataclass(slots=True)
class Happening:
    """What happened, and the reports that have told of it so far."""

    day: date
    type: str
    town: Town
    parties: tuple[tuple[str, str], tuple[str, str]]
    killed: int
    injured: int
    told: list[Report] = field(default_factory=list)


def stream(name: str = "r0000") -> Iterator[Report]:
    """Reports without end; ids begin with ``name``."""
    return _Press(name).reports()


class _Press:
    def __init__(self, name: str) -> None:
        self._name = name
        self._towns = _towns()
        self._sentences = _sentences()
        self._words = {
            (part, lang): rows[0].split("|")
            for (kind, part, lang), rows in self._sentences.items()
            if kind == "slot"
        }
        self._publishers = {
            "en": [f"{area} {paper}" for area, _ in _AREAS for paper, _ in _PAPERS],
            "ar": [f"{paper} {area}" for _, area in _AREAS for _, paper in _PAPERS],
        }
        self._numbers = count()

    def reports(self) -> Iterator[Report]:
        coming: list[tuple[datetime, int, Happening]] = []
        for passed in count():
            day = FIRST_DAY + timedelta(days=passed)
            chance = random.Random(f"{self._name[1:]} {passed}")
            for _ in range(HAPPENINGS_A_DAY):
                happening = self._happening(day, chance)
                for moment in _moments(day, chance):
                    heapq.heappush(coming, (moment, next(self._numbers), happening))
            midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC)
            while coming and coming[0][0] < midnight:
                moment, number, happening = heapq.heappop(coming)
                report = self._told(happening, moment, number)
                happening.told.append(report)
                yield report

    def _happening(self, day: date, chance: random.Random) -> Happening:
        country = _pick(chance, {code: row[0] for code, row in _COUNTRIES.items()})
        towns, weights = self._towns[country]
        one, other = chance.sample(_PARTIES[country], 2)
        type_ = _pick(chance, _TYPES)
        # Most happenings kill few, a few kill many.
        killed = min(80, int(chance.paretovariate(1.2)))
        town = chance.choices(towns, cum_weights=weights)[0]
        return Happening(day, type_, town, (one, other), killed, killed + chance.randrange(2, 12))

    def _told(self, happening: Happening, moment: datetime, number: int) -> Report:
        chance = random.Random(f"{self._name[1:]} report {number}")
        lang = chance.choice(LANGUAGES)
        publisher = chance.choice(self._publishers[lang])
        title, text = self._written(happening, lang, chance)
        earlier = [report for report in happening.told if report.lang == lang]
        if earlier and chance.random() < 0.35:
            copied = chance.choice(earlier)
            title, text = copied.title or title, copied.text
            if chance.random() < 0.4:
                text = text.rsplit("\n\n", 1)[0]
        if chance.random() < 0.1:
            happening.killed += 1
        id = f"{self._name}-{number:06d}"
        return Report(
            id,
            text,
            title=title,
            published=moment.isoformat(),
            publisher=publisher,
            url=f"https://{self._publishers[lang].index(publisher)}.{lang}.example/{id}",
            lang=lang,
        )

    def _written(self, happening: Happening, lang: str, chance: random.Random) -> tuple[str, str]:
        arabic = lang == "ar"
        town, (one, other) = happening.town, happening.parties
        fixed = {
            "place": town.name_ar if arabic else town.name,
            "province": town.province,
            "country": _COUNTRIES[town.country][2 if arabic else 1],
            "one": one[arabic],
            "other": other[arabic],
            "dead": _people_ar(happening.killed) if arabic else _people_en(happening.killed),
            "hurt": _people_ar(happening.injured) if arabic else _people_en(happening.injured),
            "day": _DAYS[lang][happening.day.weekday()],
            "source": chance.choice(_SOURCES[lang]),
            "agency": chance.choice(_AGENCIES[lang]),
        }

        def some(kind: str, part: str, number: int) -> list[str]:
            chosen = chance.sample(self._sentences[kind, part, lang], number)
            return [_capital(sentence.format(**fixed, **self._slots(lang, chance))) for sentence in chosen]

        more = some("any", "more", chance.randrange(2, 7))
        lead = some(happening.type, "lead", 1)
        return some(happening.type, "headline", 1)[0], "\n\n".join([*lead, *more])

    def _slots(self, lang: str, chance: random.Random) -> dict[str, str]:
        words = self._words
        filled = {part: chance.choice(words[part, lang]) for part in _SLOTS}
        filled["name"] = f"{filled.pop('first')} {filled.pop('last')}"
        number, clock = chance.randrange(11, 100), f"{chance.randrange(24)}:{chance.randrange(10, 60)}"
        return {**filled, "number": str(number), "clock": clock}


def _moments(day: date, chance: random.Random) -> list[datetime]:
    """When the reports of a happening come out: half of the happenings have one report, a few twelve."""
    number = _pick(chance, {1: 52, 2: 20, 3: 11, 4: 6, 5: 4, 6: 3, 8: 2, 12: 2})
    begin = datetime.combine(day, datetime.min.time(), UTC) + timedelta(minutes=chance.randrange(24 * 60))
    return [
        begin + timedelta(minutes=min(3 * 24 * 60, int(chance.expovariate(1 / 480)))) for _ in range(number)
    ]


def _towns() -> dict[str, tuple[list[Town], list[float]]]:
    """The towns of each country, those most often in the news first, with their weights summed up."""
    found: dict[str, list[Town]] = {country: [] for country in _COUNTRIES}
    rows = [row for row in read_table(GAZETTEER) if row["country"] in found and row["name_ar"]]
    for row in sorted(rows, key=lambda row: (-int(row["population"] or 0), row["id"])):
        if row["kind"] in ("city", "town", "village"):
            found[row["country"]].append(Town(row["name"], row["name_ar"], row["country"], row["admin1"]))
    # The nth town is in the news 1/n as often as the first (Zipf), somewhat evened out.
    return {
        country: (towns, list(accumulate(1 / (n + 8) for n in range(len(towns)))))
        for country, towns in found.items()
    }


def _sentences() -> dict[tuple[str, str, str], list[str]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for row in read_table(SENTENCES):
        found.setdefault((row["kind"], row["part"], row["lang"]), []).append(row["text"])
    return found


def _pick(chance: random.Random, weights: dict[_T, int]) -> _T:
    return chance.choices(list(weights), weights=list(weights.values()))[0]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _people_en(number: int) -> str:
    return "one person" if number == 1 else f"{number} people"


def _people_ar(number: int) -> str:
    if number <= 2:
        return "شخص" if number == 1 else "شخصان"
    return f"{number} أشخاص" if number <= 10 else f"{number} شخصا"
