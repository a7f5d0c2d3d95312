"""A whole report: credits, quotations over several sentences, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.reading import chains_of, read

import tawatur

FIELD_REPORT = """الحرس الثوري ينقل مقراته شرقي دير الزور
قال ناشطون على وسائل التواصل الاجتماعي إن ميليشيات الحرس الثوري نقلت منشآت لها شرقي دير الزور.
وذكر الباحث السوري في شؤون النزاع سامر الأحمد أن هذه القوات تنشئ مقرات جديدة بين المنازل.
ومنذ أيام قال مسؤول عسكري أمريكي لرويترز إن هجوما بطائرة مسيرة شن على قاعدة التنف.
وفي 23 من أكتوبر الماضي، قال مسؤولان أمريكيان لرويترز، إن قوات أمريكية استهدفت بطائرات مسيرة.
وقال المسؤولون، الذين تحدثوا شريطة عدم الكشف عن هوياتهم، إن الهجوم وقع قرب الحدود.
وقبل أيام، قال مصدران بالجيش إن صواريخ استهدفت قاعدة عين الأسد.
"""


@pytest.mark.parametrize(
    ("about", "chains"),
    [
        ("ينقل مقراته", []),
        ("نقلت منشآت", [["ناشطون"]]),
        ("تنشئ مقرات", [["الباحث السوري في شؤون النزاع سامر الأحمد"]]),
        ("هجوما بطائرة", [["رويترز", "مسؤول عسكري أمريكي"]]),
        ("استهدفت بطائرات", [["رويترز", "مسؤولان أمريكيان"]]),
        ("الهجوم وقع", [["المسؤولون"], ["رويترز", "مسؤولان أمريكيان"]]),
        ("صواريخ استهدفت", [["مصدران بالجيش"]]),
    ],
)
def test_a_field_report(about: str, chains: list[list[str]]) -> None:
    assert chains_of(FIELD_REPORT, "ar", about) == chains


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("BEIRUT (Reuters) - Warplanes bombed the town on Monday.", "en", "reuters"),
        (
            "Mortar fire kills two in Damascus AFP Sunday 6 Apr 2014 A mortar attack killed two people.",
            "en",
            "afp",
        ),
        ("Warplanes bombed the town on Monday.-REUTERS", "en", "reuters"),
        ("الرياض - واس: استهدفت الطائرات مواقع الحوثيين في صعدة.", "ar", "spa"),
        ("قصف على صعدة\nصنعاء - رويترز، أ ف ب\nاستهدفت الطائرات مواقع في صعدة.", "ar", "reuters"),
        ("الرياض - واس، مندوبو «الواحة»\nاستهدفت الطائرات مواقع في صعدة.", "ar", "spa"),
        ("وطنية - صور - استهدفت الطائرات بلدة الضهيرة.", "ar", "nna"),
        ("استهدفت الطائرات مواقع الحوثيين في صعدة.\n- رويترز", "ar", "reuters"),
        ("Raid kills nine. A raid hit the town. (Reuters) - Warplanes bombed the town.", "en", "reuters"),
        ("Raid kills nine. AFP - Warplanes bombed the town on Monday.", "en", "afp"),
        ("Two soldiers died in a blast in Sinai. (Source: Libya Observer)", "en", "libya-observer"),
        ("قتل ثلاثة جنود في كمين شرقي درنة.\nالمصدر: بوابة الوسط", "ar", "alwasat-ly"),
        ("ضبط أسلحة\nبغداد / واع\nضبطت الشرطة أسلحة في ناحية الرياض.", "ar", "ina"),
        ("الرياض 01 مارس 2021 م واس\nأسقطت القوات طائرتين مسيرتين.", "ar", "spa"),
        ("أعماق: هجوم بشاحنة مفخخة على ثكنة شمال الموصل", "ar", "amaq"),
        ("قال إنه واع لما يجري: قصفت الطائرات البلدة.", "ar", None),
        ("Warplanes bombed the town on Monday, Reuters said.", "en", None),
        ("Warplanes bombed the town. Reuters - which has a man there - saw smoke.", "en", None),
        ("قصفت الطائرات البلدة.", "ar", None),
    ],
)
def test_credit(text: str, lang: str, source: str | None) -> None:
    _, _, credit = read(text, lang)
    assert (credit.source if credit else None) == source


def test_the_credit_opens_every_chain_and_is_the_chain_where_there_is_no_other() -> None:
    text = "BEIRUT (Reuters) - Warplanes bombed the town. Activists said ten people were killed."
    assert chains_of(text, "en", "bombed") == [["Reuters"]]
    assert chains_of(text, "en", "killed") == [["Reuters", "Activists"]]


def test_a_post_that_is_passed_on_is_of_the_channel_it_came_from() -> None:
    text = "Forwarded from شبكة ضفاف الفرات\nقصف مدفعي على بلدة الأتارب وقال ناشطون إن شخصين قتلا."
    assert chains_of(text, "ar", "قصف") == [["شبكة ضفاف الفرات"]]
    assert chains_of(text, "ar", "قتلا") == [["شبكة ضفاف الفرات", "ناشطون"]]
    _, _, credit = read("Forwarded from المرصد السوري لحقوق الإنسان\nقصف على بلدة الأتارب.", "ar")
    assert credit is not None
    assert (credit.kind, credit.source) == ("monitor", "sohr")


def test_agencies() -> None:
    _, _, credit = read("عدن - وكالات\nقتل خمسة جنود في كمين قرب المدينة.", "ar")
    assert credit is not None
    assert (credit.kind, credit.anonymous, credit.source) == ("media", True, None)


def test_a_quotation_goes_on_to_its_closing_mark() -> None:
    text = 'قال القائد محمد الأحمد: "قصفت الطائرات القرية. ثم دخل المسلحون السوق. وقتل عشرة أشخاص". وشيع السكان القتلى.'
    assert chains_of(text, "ar", "دخل") == [["القائد محمد الأحمد"]]
    assert chains_of(text, "ar", "قتل عشرة") == [["القائد محمد الأحمد"]]
    assert chains_of(text, "ar", "وشيع") == []


WORDS = [
    "قال",
    "أن",
    "إن",
    ":",
    '"',
    "،",
    ".",
    "عن",
    "لرويترز",
    "مصدر",
    "وأضاف",
    "بحسب",
    "نقلت",
    "كما",
    "said",
    "told",
    "according",
    "to",
    "Reuters",
    "the",
    "source",
    ",",
    ".",
    "quoted",
    "as",
    "saying",
    "by",
    "who",
    "which",
    "AFP",
    "-",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["ar", "en"]))
def test_offsets_stay_within_the_text(words: list[str], lang: str) -> None:
    document, attributions, _ = read(" ".join(words), lang)
    for attribution in attributions:
        assert 0 <= attribution.start <= attribution.end <= len(document.norm)
        assert attribution.chain
        assert all(0 <= link.start < link.end <= len(document.norm) for link in attribution.chain)


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        (
            "بلاغ عسكري صادر عن سرايا القدس\nقصفنا بقذائف الهاون موقعا للعدو شرق خان يونس.",
            [["سرايا القدس"]],
        ),
        (
            "بيان صادر عن القوات المسلحة اليمنية\nاستهدفت القوة الصاروخية سفينة في البحر الأحمر بصاروخين.",
            [["القوات المسلحة اليمنية"]],
        ),
        (
            "Statement by the IDF spokesperson\nAircraft struck rocket launchers in Aita al-Shaab on Monday.",
            [["the IDF spokesperson"]],
        ),
        # whoever else is named speaks for what stands under the name
        (
            "بلاغ صادر عن سرايا القدس\nوقال شهود عيان إن طائرة قصفت منزلا في رفح.",
            [["شهود عيان"]],
        ),
        # a statement that is told of is no head line
        ("ندد بيان صادر عن الحكومة بالهجوم.\nقصفت طائرة منزلا في رفح.", []),
    ],
)
def test_a_statement_is_the_word_of_whom_its_head_line_names(text: str, origins: list[list[str]]) -> None:
    (event,) = tawatur.code(text, published="2024-05-15").events
    assert [[link.text for link in chain] for chain in event.sources] == origins


@pytest.mark.parametrize(
    ("text", "lang", "about", "chains"),
    [
        (
            "IDF Spokesperson's Unit\nAircraft struck launchers in Khiam.",
            "en",
            "struck",
            [["IDF Spokesperson's Unit"]],
        ),
        (
            "Emergency Lawyers @EmergencyLawyers\nRSF fighters shelled Zamzam camp, killing six.",
            "en",
            "shelled",
            [["Emergency Lawyers"]],
        ),
        (
            "🔴 عاجل | لجان مقاومة مدني:\nالمليشيا تهاجم قرية أم دقرس.\n▪️ إصابة ثلاثة من الأهالي.",
            "ar",
            "إصابة",
            [["لجان مقاومة مدني"]],
        ),
        (
            "قصفت مسيرة سوق بارا.\nوقال شاهد إن ستة قتلوا.\nشبكة أطباء السودان",
            "ar",
            "قصفت",
            [["شبكة أطباء السودان"]],
        ),
        ("قصفت مسيرة سوق بارا.\nوقال شاهد إن ستة قتلوا.\nشبكة أطباء السودان", "ar", "قتلوا", [["شاهد"]]),
        (
            "SOHR | Suwayda: nine people killed\nClashes went on.\nWarplanes struck a convoy near Izra.",
            "en",
            "struck",
            [["SOHR"]],
        ),
        ("SUDAN | Flash Update No. 4\nShelling hit a market in Nyala.", "en", "Shelling", []),
    ],
)
def test_a_line_of_its_own_says_whose_post_it_is(
    text: str, lang: str, about: str, chains: list[list[str]]
) -> None:
    assert chains_of(text, lang, about) == chains


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "محافظة إدلب - المرصد السوري لحقوق الإنسان: قصفت الطائرات بلدة سرمين.\nوقتل رجل بانفجار في بنش.",
            "المرصد السوري لحقوق الإنسان",
        ),
        ("المركز الإعلامي لقسد || قواتنا تعتقل ثلاثة من خلايا داعش في الشدادي", "المركز الإعلامي لقسد"),
        (
            "غرفة عمليات الفتح المبين - بيان رقم 3\nسيطر المجاهدون على قرية الكركات بعد اشتباكات.",
            "غرفة عمليات الفتح المبين",
        ),
    ],
)
def test_who_speaks_at_the_head_of_a_post_says_all_of_it(text: str, who: str) -> None:
    events = tawatur.code(text, published="2019-05-08").events
    assert events
    for event in events:
        assert [[link.text for link in chain] for chain in event.sources] == [[who]]
