"""Whom a happening killed and hurt: which count belongs to which event, and what several counts come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tawatur
from tawatur.events.coder import code_report
from tawatur.events.harm import toll
from tawatur.events.proto import Telling
from tawatur.events.totals import part_totals
from tawatur.mentions.casualties import CasualtyMention, find_casualties
from tawatur.model import Count, Event, Report
from tawatur.text import fold

# report | each event that is looked for, as its type with killed and injured (- where nothing is told)
REPORTS = """
قتل 17 جنديا في هجوم على ثكنة قرب غاو، في حصيلة جديدة بعد حصيلة أولى أشارت إلى مقتل 12. | armed_clash 17 -
في حصيلة أولية، قتل تسعة أشخاص في تفجير سيارة مفخخة في بغداد. | remote_explosive 9 -
An attack on a village in Niger in March killed 22 people. | attack 22 -
In late March an attack on a church in Goma killed nine people. | attack 9 -
Fifteen rebels were killed while six soldiers died in clashes near Taiz on Sunday. | armed_clash 21 -
Twenty militants were killed in Marib, while six soldiers died in clashes in Taiz. | armed_clash 20 - ; armed_clash 6 -
قتل 23 مسلحا من حركة الشباب، في حين قتل أربعة جنود في معارك بمدينة كسمايو. | armed_clash 27 -
قتل عشرة مدنيين في قصف على دوما، فيما قتل أربعة جنود في اشتباكات في درعا. | shelling_missile 10 - ; armed_clash 4 -
In reprisal for the killing of two police in Suruc, Turkish jets bombed Dohuk. | armed_clash 2 - ; air_drone_strike - -
Israel bombed targets in Gaza after a rocket killed a farmer in Ashkelon. | shelling_missile 1 - ; shelling_missile - -
Fighting broke out in Sabha after a man was shot dead, leaving nine people dead. | attack 1 - ; armed_clash 9 -
Jets bombed Idlib after midnight, killing five people. | air_drone_strike 5 -
وردا على مقتل شرطيين، شن الجيش غارات على مواقع الحزب في جبل قنديل. | armed_clash 2 - ; air_drone_strike - -
اندلعت اشتباكات بين القبيلتين في سبها إثر مقتل شاب، وأسفرت عن مقتل تسعة. | attack 1 - ; armed_clash 9 -
قصف الجيش بلدة عرسال بعد مقتل جنديين في كمين قرب رأس بعلبك. | shelling_missile - - ; armed_clash 2 -
قصفت الطائرات إدلب بعد منتصف الليل ما أدى إلى مقتل خمسة مدنيين. | air_drone_strike 5 -
Air strikes on Raqqa killed 17 people while shelling of Douma killed two. | air_drone_strike 17 - ; shelling_missile 2 -
A car bomb went off in Baghdad, killing six people and wounding 20. | remote_explosive 6 20
Nine soldiers were killed and four wounded in an ambush near Marib. | armed_clash 9 4
A rocket hit the village of Kafr Nabl without casualties. | shelling_missile 0 0
A deadly air strike hit a market in Idlib. | air_drone_strike some -
Rebels clashed with the army near Taiz and 12 rebels were killed, while five soldiers were killed. | armed_clash 17 -
أدت غارة جوية على مدينة الرقة إلى مقتل 14 مدنيا وإصابة 30. | air_drone_strike 14 30
قتل خمسة جنود وأصيب سبعة في انفجار عبوة ناسفة قرب مدينة بعقوبة. | remote_explosive 5 7
قصفت قوات النظام بلدة كفرنبل بالمدفعية دون وقوع إصابات. | shelling_missile 0 0
اندلعت اشتباكات بين الجيش والمسلحين في تعز قتل فيها 20 مسلحا وأصيب 10، فيما قتل 4 جنود وأصيب 3. | armed_clash 24 13
قصفت الطائرات بلدة كفرنبل ولم ترد أنباء عن سقوط ضحايا. | air_drone_strike - -
هاجم مسلحون موقعا للجيش في تعز. وقتل أربعة جنود في الاشتباكات. وقال متحدث إن 11 مسلحا قتلوا. | armed_clash 15 -
قتل 30 شخصا في تفجير سيارة مفخخة في بغداد. وكانت حصيلة سابقة أفادت بمقتل 21. | remote_explosive 30 -
Shells killed 12 people in Aleppo on Sunday. According to earlier information five were killed. | shelling_missile 12 -
سقطت قذائف على قرية سعودية حدودية قرب جازان وقتل مدني. وردت القوات السعودية على مصادر القصف. | shelling_missile - -
تبنى التنظيم الهجوم الانتحاري الذي وقع الاثنين وأوقع 25 قتيلا في أنقرة، بحسب مصدر الأربعاء. | suicide_bomb 25 -
شهدت بغداد هجوما انتحاريا أوقع 18 قتيلا. | suicide_bomb 18 -
قتل 25 مقاتلا من المعارضة في محاولة هجوم على قاعدة قرب حلب. وقتل تسعة من قوات النظام في الاشتباكات. | armed_clash 34 -
هاجم مسلحون موقعا للجيش في تعز فقتل ستة جنود وأصيب ثمانية. إلى ذلك قتل ثلاثة مدنيين. | armed_clash 6 8 ; attack 3 -
قتل عشرة وأصيب 17 في انفجار عبوة في بعقوبة. ولقي ثلاثة مصرعهم وأصيب تسعة في كنعان. | remote_explosive 10 17
قصفت الطائرات مواقع الحزب في جبل قنديل ردا على هجوم قتل فيه ضابط وأصيب جنديان. | air_drone_strike - - ; armed_clash 1 2
A car bomb killed 31 people and hurt 90. Hospitals are full. A monitor gave a toll of 35 dead. | remote_explosive 31 90
Air strikes killed 20 rebels near Homs and another six outside Hama. | air_drone_strike 20 - ; air_drone_strike 6 -
قُتل 16 مسلحا على الأقل وأُصيب سبعة آخرون في الأنبار بعد أن شن الجيش عملية أعقبتها غارة. | air_drone_strike 16 7
At least nine rebels were killed and six others wounded in Deraa after the army launched an assault. | armed_clash 9 6
قتل 6 جنود في انفجار عبوة في عدن و3 آخرون في مدينة المكلا. | remote_explosive 6 - ; remote_explosive 3 -
أسفر هجوم انتحاري بسيارة مفخخة استهدف حاجزا للشرطة في بعقوبة أمس عن مقتل سبعة وإصابة 12. | suicide_bomb 7 12
وقع تفجير انتحاري في بغداد أدى إلى مقتل 9، وتفجير انتحاري أدى إلى مقتل 15. | suicide_bomb 9 - ; suicide_bomb 15 -
دارت معارك في تعز. وتركزت المعارك في المركز، ما أسفر عن مقتل وجرح جنود، بينما قصفت الطائرات عدن. | armed_clash some some
قتل 12 متمردا وتعرض تسعة آخرون لإصابات في اشتباكات قرب خوست. وأصيب أربعة جنود في الاشتباكات. | armed_clash 12 13
اجتمع الوزراء غداة تفجير انتحاري نسب إلى داعش وضرب مدينة بعقوبة، ما أودى بحياة 21. | suicide_bomb 21 -
Dozens killed in air strikes on Idlib. Ten civilians were killed in air strikes on Idlib city. | air_drone_strike 10 -
أصيب جندي في انفجار لغم بالجوف وتوفي لاحقا متأثرا بجراحه. | remote_explosive 1 -
اندلعت اشتباكات عنيفة في تعز بين المقاومة والحوثيين. وقتل أكثر من 3500 شخص في القتال منذ أربعة أشهر. | armed_clash - -
اندلعت اشتباكات قرب حماة أسفرت عن سيطرة الجيش على قرية معان بعد مقتل 14 عنصرا. | armed_clash 14 -
Militants fired a rocket at Sderot on Sunday. No casualties were reported. | shelling_missile 0 0
قصف الجيش القرية ردا على مقتل جنديين، ما أسفر عن مقتل ستة مدنيين. | shelling_missile 6 - ; armed_clash 2 -
قصفت الطائرات دهوك ردا على هجوم استهدف دورية، ما أدى إلى مقتل تسعة جنود. | air_drone_strike 9 -
Strikes hit Homs a day after shelling of Hama killed 90, while five died near Douma. | shelling_missile 90 -
A roadside bomb targeted a police patrol in Arish. There were no immediate reports of casualties. | remote_explosive - -
انفجرت عبوة ناسفة بدورية للشرطة في العريش الأحد. ولم يصب أحد بأذى. | remote_explosive 0 0
Gunmen attacked a church in Owo during mass. Forty people lost their lives. | attack 40 -
A suicide bomber killed 40 in Quetta. The hospital gave an updated toll of 43 dead and 90 wounded. | suicide_bomb 40 90
Rebels shelled Goma on Friday. An earlier count had given 12 fatalities. | shelling_missile - -
Jets struck Atareb, where five people were killed in an area that has seen fighting. | air_drone_strike 5 -
Air strikes on villages near Homs killed 85 people as clashes raged in Hama. | air_drone_strike 85 - ; armed_clash - -
Air strikes on Douma killed 85, activists said. A monitor said 56 were killed in the strikes. | air_drone_strike 85 -
Rockets fired at a base in Anbar killed five: three soldiers and two contractors. | shelling_missile 5 -
The ministry put the toll from Thursday's bombing in Quetta at eight dead and 17 wounded. | remote_explosive 8 17
Strikes on Douma killed 45. Medics said 90 were hurt, adding troops had also fired missiles. | air_drone_strike 45 90
Warplanes bombed a house in Saada. Among the 16 dead were nine children and four women. | air_drone_strike 16 -
A car bomb went off in Azaz. Seven people lost their lives. Thirteen sustained injuries. | remote_explosive 7 13
A rebel commander was killed along with other fighters in an air strike near Hama on Monday. | air_drone_strike some -
Abu Omar, his son and at least 20 other fighters were killed in an air strike in Idlib. | air_drone_strike 22 -
A roadside bomb struck a bus in Ghazni, leaving six passengers dead and 10 with injuries. | remote_explosive 6 10
Shells hit Donetsk on Monday. Since 2014 the conflict has seen 500 deaths in the city. | shelling_missile - -
سقط صاروخ على مدرسة في حيفا الاثنين. وعدد الجرحى سبعة. | shelling_missile - 7
Five medics were killed when an air strike hit Khan Tuman. Nine rebels were also killed. | air_drone_strike 14 -
Air strikes hit Atarib. Two people died of their wounds, bringing the toll to 61. | air_drone_strike 61 -
A bomb killed one in Kabul. The blast came a week after a bombing that killed 40. | remote_explosive 40 -
Troops killed nine rebels in Arish. The raid followed an attack in which six police died. | armed_clash 6 -
Days after a gas attack on Douma, two men were killed and seven wounded. A bomb went off in Homs. | chemical_weapon - -
أصابت مسيرة سيارة في مأرب وقتلت ثلاثة. وتأتي الغارة بعد أيام من هجوم في أبين قتل فيه 12 جنديا. | armed_clash 12 -
وقع الهجوم على فندق في سوسة خلف 38 قتيلا من السياح في حادثة غير مسبوقة بتونس. | attack 38 -
Published April 8 2017 Days after a chemical attack on Douma a woman was killed in Homs. | attack 1 -
قال ضابط إن مهاجما انتحاريا فجر شحنة ناسفة في كركوك فقتل تسعة. | suicide_bomb 9 -
Two bombings in Iraq killed nine: six in Baquba and three in Tikrit. | remote_explosive 6 - ; remote_explosive 3 -
قتل سبعة، بينهم طفلان، في غارتين، أربعة منهم في أريحا وثلاثة في سراقب. | air_drone_strike 4 - ; air_drone_strike 3 -
Air strikes killed five people in Idlib on Friday, three in a school and two in a bakery. | air_drone_strike 5 -
Air strikes killed nine people in Idlib on Friday, four in Saraqib and two in Ariha. | air_drone_strike 9 -
Gunmen killed a policeman in Quetta and two soldiers in Turbat. | armed_clash 1 - ; armed_clash 2 -
قتل مسلحون شرطيا في الموصل وجنديين في تلعفر أمس. | armed_clash 1 - ; armed_clash 2 -
The explosion killed two soldiers and wounded five in Jalalabad. | remote_explosive 2 5
Suicide attacks hit Chad. The first killed 6 in Bol; the second killed 4 in Mao. | suicide_bomb 6 - ; suicide_bomb 4 -
A roadside bomb killed one soldier and wounded another in Helmand. | remote_explosive 1 1
Rockets killed six people and hurt 14. He said that rebels fired shells at a park, killing two. | shelling_missile 6 14
Air strikes killed 25 children in Quriyah on Saturday. A monitor put the death toll at 82. | air_drone_strike 82 -
قتلت غارة 11 طفلا في صعدة. وقالت وزارة الصحة إن عدد القتلى بلغ 29. | air_drone_strike 29 -
أسفرت المعارك في مأرب عن مقتل 30 حوثيا وأسر سبعة، بينما قتل 5 من رجال المقاومة وجرح 9. | armed_clash 35 9
قتل 20 من الحوثيين في اشتباكات في مأرب، مشيرا إلى سقوط ستة قتلى من المقاومة الشعبية. | armed_clash 26 -
قتل الجيش 12 من عناصر داعش، فيما قتلت الشرطة ستة من عناصر داعش في اشتباكات في بيجي. | armed_clash 6 -
قتل سبعة جنود في هجوم في سرت. وذكر مصدر أن سبعة جنود آخرين قتلوا في انفجار لغم. | armed_clash 7 - ; remote_explosive 7 -
قتل ضابط في تفجير عبوة في العريش، وبعدها بأيام أصيب ستة مدنيين في هجوم على مسجد. | remote_explosive 1 -
قتل 25 شرطيا منذ مايو، أربعة منهم في كمين استهدف دورية الأحد. | armed_clash 4 -
قتل 15 من مقاتلي بوكو حرام وجنديان في معارك في ديفا. | armed_clash 17 -
قتل 34 شخصا في هجوم على قرية في بورنو الأحد. وقال ناج إن المسلحين أطلقوا النار فقتلوا أكثر من ثلاثين شخصا. | attack 34 -
قتل أربعة جنود في انفجار عبوة في سيناء. وانفجرت عبوة في رفح المصرية ما أدى إلى مقتل أربعة جنود. | remote_explosive 4 -
Jets hit Raqqa, killing 20. Strikes hit a market. A monitor said 14 died and 30 were hurt. | air_drone_strike 20 30
More than 200 people were killed in a gas attack. A nurse put the death toll at 213. | chemical_weapon 213 -
Two women were killed in a drone strike in Gaza. Another strike killed five in Rafah. | air_drone_strike 2 -
Rescuers say a governor survived an assassination attempt in Aden on Monday. | attack - -
تعرض المحافظ لمحاولة اغتيال في عدن أمس. | attack - -
محاولة اغتيال في عدن أسفرت عن مقتل أحد حراس المحافظ. | attack 1 -
لم يسفر القصف على بلدة تل رفعت عن سقوط ضحايا. | shelling_missile 0 0
مقتل قائد ميداني في الضالع. لقي قائد ميداني و12 من مرافقيه مصرعهم في كمين في الضالع أمس. | armed_clash 13 -
قتل جندي في انفجار عبوة في رفح. وفي العريش قتل ضابط وخمسة جنود في هجوم. | remote_explosive 1 - ; armed_clash 6 -
اغتيل قاض في درنة السبت. وأضاف المصدر أن شخصا آخر كان برفقته قتل أيضا في الهجوم. | attack 2 -
اغتيل قاض في درنة السبت. وأضاف المصدر أن القاضي قتل أيضا بطلقة في الرأس. | attack 1 -
قتل 14 عنصرا من قوات النظام في معارك في اللاذقية. كما قتل سبعة من مقاتلي المعارضة. | armed_clash 21 -
أطلق الجيش عملية ضد المسلحين في ديار بكر، ومنذ اندلاع العنف في 20 يوليو، قتل 13 جنديا. | armed_clash - -
"""

# reports too long for a line, or in which those harmed are told several sentences after the rest
LONG = [
    (
        "دارت اشتباكات بين تنظيم داعش والجيش في بيجي، وسط قصف جوي على البلدة وأنباء عن خسائر بشرية في صفوف الطرفين.",
        "armed_clash some - ; air_drone_strike - -",
    ),
    (
        "Air strikes killed at least 12 civilians in Aleppo on Monday, bringing to 45 the number killed in a day."
        " Of the 45 killed, nine were women.",
        "air_drone_strike 12 -",
    ),
    (
        "A policeman was shot dead in Diyarbakir on Friday, bringing to 16 the number of officers killed in ten days.",
        "armed_clash 1 -",
    ),
    (
        "A suicide bomber hit a market in Lahore on Sunday. Two people died of their wounds, bringing to 74 the number"
        " killed in the blast.",
        "suicide_bomb 74 -",
    ),
    (
        "M23 fighters attacked an army post in Bunagana, seized the town and killed nine soldiers.",
        "armed_clash 9 - ; nonstate_overtakes_territory - -",
    ),
    (
        "After clashes in Malakal, rebels captured the town of Nasir, killing 12 soldiers.",
        "nonstate_overtakes_territory 12 -",
    ),
    (
        "شنت حركة الشباب هجوما على ثكنة قرب بيدوا وتمكنت من السيطرة على قرية دينسور،"
        " وأوقعت قتلى في صفوف الجيش، وتم اغتنام دبابة.",
        "armed_clash some - ; nonstate_overtakes_territory - -",
    ),
    (
        "شهدت حيدان مواجهات عنيفة حقق فيها الجيش تقدما أدت إلى مقتل 30 مسلحا وانتهت بدحر المتمردين من المنطقة.",
        "armed_clash 30 - ; government_regains_territory - -",
    ),
    (
        "A bomb killed the imam of a mosque in Baquba on Friday. Police blamed rebels for the bombing. The blast"
        " shattered windows. Shops closed. The explosion was heard far away. Five worshippers were wounded."
        " A car bomb in Kirkuk killed several people in March.",
        "remote_explosive 1 5 ; remote_explosive some -",
    ),
    (
        "انفجرت عبوة ناسفة في مسجد في بعقوبة الجمعة وقتلت إمامه. واتهمت الشرطة مسلحين بالتفجير. وحطم الانفجار النوافذ."
        " وأغلقت المحال. وسمع دوي الانفجار بعيدا. وأصيب خمسة من المصلين. وقتل عدة أشخاص بسيارة مفخخة في كركوك في آذار.",
        "remote_explosive 1 5 ; remote_explosive some -",
    ),
    # right behind what went off, though an earlier attack was on soldiers as well
    (
        "Boko Haram militants attacked a military checkpoint near Damboa on Monday, killing four soldiers. On Tuesday,"
        " an IED detonated against a military convoy on the Gubio road. Two soldiers were wounded.",
        "armed_clash 4 - ; remote_explosive - 2",
    ),
    # a drone that killed is none of those shot down
    (
        "أعلن حاكم المنطقة مقتل شخص وإصابة ثلاثة جراء استهداف طائرة مسيرة روسية حافلة صغيرة في خيرسون."
        " وقال سلاح الجو إن الدفاعات الجوية أسقطت 18 مسيرة أطلقتها روسيا ليلا على منطقة أوديسا.",
        "air_drone_strike 1 3 ; disrupted_weapons - -",
    ),
]


def cases() -> list[tuple[str, str]]:
    return [(a.strip(), b.strip()) for a, _, b in (r.partition("|") for r in REPORTS.strip().splitlines())]


def shown(count: Count) -> str:
    return "-" if count is None else str(count)


def code(text: str) -> tuple[Event, ...]:
    return code_report(Report("r", text, published="2016-05-02")).events


@pytest.mark.parametrize(("text", "told"), [*cases(), *LONG])
def test_the_count_goes_to_its_event(text: str, told: str) -> None:
    coded = [f"{e.type} {shown(e.killed)} {shown(e.injured)}" for e in code(text)]
    for expected in told.split(" ; "):
        assert expected in coded


def test_captured_are_told_and_not_killed() -> None:
    (event,) = code("Police arrested 25 militants in the town of Baiji.")
    assert event.killed is None
    assert [(c.what, c.min) for c in event.casualties] == [("captured", 25)]
    (event,) = code("اعتقلت قوات الأمن 25 مسلحا في مدينة بيجي.")
    assert (event.killed, event.injured) == (None, None)
    assert [(c.what, c.min) for c in event.casualties] == [("captured", 25)]


def mentions(text: str) -> list[CasualtyMention]:
    return find_casualties(fold(text), "en")


def test_toll() -> None:
    nine, four = mentions("nine men were killed, and four soldiers were killed")
    assert toll([], "killed") is None
    assert toll([nine, four], "killed") == 9
    assert toll([nine, replace(four, added=True)], "killed") == 13
    assert toll([nine], "injured") is None


def test_toll_of_words() -> None:
    dozens, ten = mentions("dozens of rebels were killed. ten soldiers were killed")
    assert toll([dozens, ten], "killed") == "some"
    several, ten = mentions("several rebels were killed. ten rebels were killed")
    assert toll([several, ten], "killed") == 10
    (denied, _), (some,) = mentions("there were no casualties"), mentions("people were killed")
    assert toll([denied, replace(some, start=90, end=99)], "killed") == 0


def telling(start: int, *numbers: int) -> Telling:
    """A happening with killed of these numbers, told one after the other."""
    (one,) = mentions("nine men were killed")
    told = Telling(start, "air_strike", "strike", "noun", start, start + 6, [(start, start + 6)])
    told.senses = ["air_strike"]
    told.casualties = [
        replace(one, start=start + at, end=start + at + 9, min=n, max=n, value=n)
        for at, n in enumerate(numbers, 1)
    ]
    return told


def test_a_total_of_happenings_told_apart() -> None:
    first, second = telling(0, 21, 15), telling(100, 6)
    part_totals([first, second])
    assert [toll(t.casualties, "killed") for t in (first, second)] == [15, 6]
    whole, parts = telling(0, 21), [telling(100, 15), telling(200, 6)]
    part_totals([whole, *parts])
    assert [t.aggregate for t in (whole, *parts)] == [True, False, False]
    first, second = telling(0, 21, 15), telling(100, 7)
    part_totals([first, second])
    assert toll(first.casualties, "killed") == 21
    first, by_chance, last = telling(0, 8), telling(100, 13, 9), telling(200, 4)
    part_totals([first, by_chance, last])
    assert toll(by_chance.casualties, "killed") == 13


@pytest.mark.parametrize(
    ("text", "place", "killed"),
    [
        (
            "At least 35 people were killed across the Gaza Strip on Tuesday, "
            "including 10 in an Israeli strike on a school in Gaza City, medics said.",
            "Gaza",
            10,
        ),
        ("قتل 22 شخصا في سوريا أمس، بينهم 9 في قصف على معرة النعمان.", "Maarat al-Numan", 9),
        ("قتل خمسة أشخاص، بينهم طفلان، في غارة على منزل في رفح.", "Rafah", 5),
        ("استشهد 22 فلسطينيا بينهم 8 أطفال في غارة على خيمة في رفح.", "Rafah", 22),
        ("Twelve people were killed, including three women in an air strike on Idlib.", "Idlib", 12),
    ],
)
def test_a_part_of_a_total_is_the_toll_of_what_it_was_harmed_in(text: str, place: str, killed: int) -> None:
    events = tawatur.code(text, published="2024-05-15").events
    assert [e.killed for e in events if e.place and e.place.name == place] == [killed]


def test_two_killed_far_behind_the_verb_are_counted() -> None:
    (event,) = tawatur.code("قتلت قوات سوريا الديمقراطية عنصرين من داعش في الباغوز.").events
    assert event.killed == 2


def test_the_dead_of_an_attack_are_not_of_the_raids_that_followed_it() -> None:
    raids, attack = code("شنت طائرات التحالف غارات على الحديدة بعد هجوم أسفر عن مقتل أربعة جنود في المخا.")
    assert (raids.killed, attack.killed) == (None, 4)
