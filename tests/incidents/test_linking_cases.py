"""Hard cases of linking, told as newspapers tell them in both languages: which reports are of one happening."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.incidents.wire import report

from tawatur.events import code_report
from tawatur.incidents import build_incidents
from tawatur.model import Report

TWO_POSTS = (
    report(
        "post-ministry",
        "صدى الجنوب",
        "2024-03-09",
        "استشهاد ثلاثة جنود وإصابة سبعة في قصف على مركز حدودي في الحرث\n"
        "أعلنت وزارة الداخلية أن مركزاً حدودياً في محافظة الحرث تعرض صباح الجمعة لقصف بقذائف من داخل الأراضي اليمنية، ما "
        "أدى إلى استشهاد ثلاثة جنود وإصابة سبعة من زملائهم.",
    ),
    report(
        "post-paper",
        "نشرة الساحل",
        "2024-03-09",
        "مقتل ثلاثة من حرس الحدود بقذائف في الحرث\n"
        "قتل ثلاثة من حرس الحدود السعودي وأصيب سبعة آخرون يوم الجمعة في قصف بالقذائف من اليمن استهدف مركزاً حدودياً في "
        "الحرث، بحسب وزارة الداخلية.",
    ),
    report(
        "patrol-ministry",
        "صدى الجنوب",
        "2024-03-09",
        "استشهاد جندي وإصابة آخر في قصف على دورية في الطوال\n"
        "أعلنت وزارة الداخلية أن دورية في الطوال تعرضت صباح الجمعة لقصف بقذائف من داخل الأراضي اليمنية، ما أدى إلى "
        "استشهاد جندي وإصابة زميله.",
    ),
    report(
        "patrol-paper",
        "نشرة الساحل",
        "2024-03-09",
        "مقتل جندي بقذيفة في الطوال\n"
        "قتل جندي سعودي وأصيب آخر يوم الجمعة في قصف بالقذائف من اليمن استهدف دورية في الطوال، بحسب وزارة الداخلية.",
    ),
    report(
        "both",
        "أخبار المدينة",
        "2024-03-09",
        "الداخلية: استشهاد أربعة وإصابة ثمانية على الحدود\n"
        "أعلنت وزارة الداخلية أن مركزاً حدودياً في محافظة الحرث تعرض صباح الجمعة لقصف بقذائف، ما أدى إلى استشهاد ثلاثة "
        "جنود وإصابة سبعة.\n"
        "وأضافت أن دورية في الطوال تعرضت يوم الجمعة لقصف بقذائف أيضاً، ما أدى إلى استشهاد جندي وإصابة زميله.",
    ),
)
"""One ministry tells two happenings of a morning in much the same words, and one report tells both."""

RISING = (
    report(
        "first-en",
        "Badia News",
        "2024-05-14",
        "Suicide bomber kills 27 in Baqubah market\n"
        "A suicide bomber killed 27 people and wounded 60 in a market in Baqubah on Monday, police said.",
    ),
    report(
        "first-en-vague",
        "Shatt Times",
        "2024-05-14",
        "Blast in Baqubah market kills at least 27\n"
        "At least 27 people were killed on Monday when an explosion tore through a market in Baqubah, medics said.",
    ),
    report(
        "first-ar",
        "صدى البادية",
        "2024-05-14",
        "مقتل 27 شخصاً في تفجير انتحاري في سوق ببعقوبة\n"
        "قتل 27 شخصاً وأصيب 60 في تفجير انتحاري استهدف سوقاً في بعقوبة يوم الاثنين، بحسب الشرطة.",
    ),
    report(
        "risen-en",
        "Delta Post",
        "2024-05-16",
        "Toll of Baqubah bombing rises to 41\n"
        "The number of people killed in Monday's suicide bombing in Baqubah has risen to 41, the health ministry said "
        "on Wednesday.",
    ),
    report(
        "risen-ar",
        "نشرة دجلة",
        "2024-05-16",
        "ارتفاع حصيلة تفجير بعقوبة إلى 41 قتيلاً\n"
        "ارتفع عدد قتلى التفجير الانتحاري الذي وقع يوم الاثنين في بعقوبة إلى 41، بحسب وزارة الصحة.",
    ),
)
"""One bombing, by the count of the evening and by that of two days later."""

ONE_CITY = (
    report(
        "strike-en",
        "Badia News",
        "2024-02-08",
        "U.S. jets hit depot in Deir ez-Zor\n"
        "U.S. warplanes bombed a weapons depot in the city of Deir ez-Zor on Wednesday, killing nine fighters of "
        "Iran-backed groups, a monitor said.",
    ),
    report(
        "strike-ar",
        "صدى البادية",
        "2024-02-08",
        "غارة أمريكية على مستودع في دير الزور\n"
        "قصفت طائرات أمريكية يوم الأربعاء مستودعاً للأسلحة في مدينة دير الزور، ما أدى إلى مقتل تسعة عناصر من فصائل "
        "موالية لإيران.",
    ),
    report(
        "raid-en",
        "Shatt Times",
        "2024-02-08",
        "Islamic State gunmen storm army checkpoint in Deir ez-Zor\n"
        "Islamic State gunmen stormed an army checkpoint in the city of Deir ez-Zor on Wednesday and killed six "
        "soldiers, a monitor said.",
    ),
    report(
        "raid-ar",
        "نشرة دجلة",
        "2024-02-08",
        "هجوم لتنظيم داعش على حاجز في دير الزور\n"
        "اشتبك عناصر من تنظيم داعش مع قوات النظام عند حاجز في مدينة دير الزور يوم الأربعاء، ما أدى إلى مقتل ستة جنود.",
    ),
)
"""Two happenings of one day in one city."""

TWO_AIR_FORCES = (
    report(
        "port-en",
        "Delta Post",
        "2024-07-21",
        "Israel strikes Hodeidah port, three dead\n"
        "Israeli fighter jets struck fuel tanks and a power station at Yemen's Hodeidah port on Saturday, killing "
        "three people and wounding 87, the health ministry said.",
    ),
    report(
        "port-ar",
        "صدى الساحل",
        "2024-07-20",
        "عدوان إسرائيلي على ميناء الحديدة\n"
        "استهدفت طائرات إسرائيلية اليوم السبت خزانات الوقود ومحطة الكهرباء في ميناء الحديدة، ما أدى إلى سقوط 3 قتلى "
        "و87 جريحاً.",
    ),
    report(
        "cape-ar",
        "صدى الساحل",
        "2024-07-20",
        "غارات أمريكية بريطانية على الحديدة\n"
        "شن الطيران الأمريكي البريطاني اليوم السبت غارتين على منطقة رأس عيسى في محافظة الحديدة.",
    ),
)
"""Two air forces over one governorate on one day."""

TWO_SERVICES = (
    report(
        "convoy-ar",
        "نشرة دجلة",
        "2016-05-13",
        "مقتل 3 جنود في هجوم لحزب العمال الكردستاني\n"
        "قتل ثلاثة جنود أتراك أمس الخميس في هجوم لحزب العمال الكردستاني على قافلة عسكرية في شرناق بجنوب شرق تركيا.",
    ),
    report(
        "convoy-en",
        "Shatt Times",
        "2016-05-13",
        "Three Turkish soldiers killed in Sirnak\n"
        "Three Turkish soldiers were killed on Thursday when Kurdistan Workers' Party fighters attacked their "
        "convoy in Sirnak, the army said.",
    ),
    report(
        "station-ar",
        "نشرة دجلة",
        "2016-05-13",
        "هجوم على مركز للشرطة جنوب شرق تركيا\n"
        "أطلق مسلحون النار أمس الخميس على مركز للشرطة في بلدة ساريجاك في جنوب شرق تركيا، فقتلوا 3 من أفراد الشرطة.",
    ),
)
"""Soldiers and policemen, killed on one day in one part of a country; the tables do not know the second place."""


@pytest.mark.parametrize(
    ("reports", "together"),
    [
        (
            TWO_POSTS,
            [{"post-ministry", "post-paper", "both"}, {"patrol-ministry", "patrol-paper", "both"}],
        ),
        (RISING, [{"first-en", "first-en-vague", "first-ar", "risen-en", "risen-ar"}]),
        (ONE_CITY, [{"strike-en", "strike-ar"}, {"raid-en", "raid-ar"}]),
        (TWO_AIR_FORCES, [{"port-en", "port-ar"}]),
        (TWO_SERVICES, [{"convoy-ar", "convoy-en"}]),
    ],
)
def test_reports_are_together_with_those_of_one_happening(
    reports: Sequence[Report], together: list[set[str]]
) -> None:
    for order in (reports, reports[::-1]):
        found = [set(i.reports) for i in build_incidents(map(code_report, order)) if len(i.reports) > 1]
        assert sorted(map(sorted, found)) == sorted(map(sorted, together))
