"""Happenings that one sentence or one report tells of apart, and those that are one: texts of our own."""

from __future__ import annotations

import pytest

import tawatur

PUBLISHED = "2016-08-12"

CASES = [
    # bare numbers of killed, each with its town
    ("مقتل 22 في كابول ومقتل 9 في قندهار.", [("attack", "Kabul"), ("attack", "Kandahar")]),
    ("مقتل 22 في حادث سير في كابول.", []),
    # the toll of a war that broke out long ago is no raid's
    (
        "An air strike killed 21 people in Aleppo on Thursday. More than 150,000 people have been killed in Syria's "
        "three-year war, which broke out in 2011.",
        [("air_drone_strike", "Aleppo")],
    ),
    # a massacre in a camp, and a strike on a quarter of the city with its own dead
    (
        "ارتكبت قوات الاحتلال، أمس الأحد، مجزرة في مخيم البريج راح ضحيتها 18 شهيدا. "
        "وفي مدينة غزة، انتشلت الطواقم جثامين ثلاثة شهداء إثر قصف طائرات الاحتلال منزلا في حي الزيتون.",
        [("attack", "Bureij camp"), ("air_drone_strike", "Zeitoun")],
    ),
    # tear gas against a crowd is no part of the missile that it protests against
    (
        "قتل ثلاثة أشخاص عندما أصاب صاروخ سيارتهم في حي المشتل ببغداد. "
        "وأطلقت قوات الأمن الغاز المسيل للدموع على محتجين قرب المنطقة الخضراء.",
        [("shelling_missile", "al-Mashtal"), ("protest_with_intervention", "near Green Zone")],
    ),
    # a place "near" another says where it lies; harm keeps the town that its strike is told of
    (
        "استشهد سبعة أشخاص في غارة إسرائيلية على بلدة برجا، وأربعة آخرون في غارة على بلدة الغازية قرب صيدا.",
        [("air_drone_strike", "Barja"), ("air_drone_strike", "Ghazieh")],
    ),
    # what a crowd burned is no part of what the police did
    (
        "أحرق مستوطنون عشرات المنازل في ترمسعيا، واستشهد شاب برصاص الشرطة خلال المواجهات.",
        [("looting_destruction", "Turmusayya"), ("armed_clash", "Turmusayya")],
    ),
    # a killing by an army with a toll of its own is not the bombing told before it
    (
        "لقي 30 شخصا حتفهم في تفجير بسيارة مفخخة في مقديشو السبت. "
        "وفي إقليم هيران قتل الجيش 40 من مقاتلي حركة الشباب في عملية قرب بلدوين.",
        [("remote_explosive", "Mogadishu"), ("armed_clash", "near Beledweyne")],
    ),
    # a quarter that only one city has, in a report that names other towns alone
    (
        "قصفت المدفعية حي بستان القصر، وسقطت قذائف على سراقب.",
        [("shelling_missile", "Bustan al-Qasr"), ("shelling_missile", "Saraqib")],
    ),
    (
        "انفجرت سيارة مفخخة في الكرادة، وقتل شرطي في بعقوبة.",
        [("remote_explosive", "Karrada"), ("armed_clash", "Baquba")],
    ),
    # an assassination and the strike or bomb that did it
    (
        "أعلن الجيش الإسرائيلي اغتيال قائد في حزب الله بغارة على الضاحية الجنوبية لبيروت.",
        [("air_drone_strike", "Dahiyeh")],
    ),
    (
        "Israel assassinated a Hezbollah commander in an air strike on Beirut.",
        [("air_drone_strike", "Beirut")],
    ),
    (
        "اغتال مسلحون قاضيا في بغداد الاثنين، فيما قصف الطيران الموصل.",
        [("attack", "Baghdad"), ("air_drone_strike", "Mosul")],
    ),
    # what an attack answered has its own place
    (
        "وقال الناطق إن هذه العملية جاءت انتقاما للمجزرة التي وقعت في مدينة سروج، "
        "مضيفا أن العملية استهدفت شرطيين في جيلان بينار.",
        [("armed_clash", "Ceylanpinar"), ("attack", "Suruc")],
    ),
    ("وقعت مجزرة في بلدة كفرنبل.", [("attack", "Kafr Nabl")]),
    ("كانت بلدة القائم مسرحا لاشتباكات عنيفة أمس.", [("armed_clash", "al-Qaim")]),
    ("وصل إلى مستشفى بغداد جرحى الانفجار الذي وقع الجمعة في الموصل.", [("remote_explosive", "Mosul")]),
    # bodies found in one town, strikes on the country
    (
        "Coalition jets carried out 20 strikes against Islamic State targets in Iraq on Sunday.\n"
        "Iraqi police found two bodies in the Dora district of southern Baghdad.",
        [("air_drone_strike", "Iraq"), ("attack", "Dora")],
    ),
    (
        "نفذت قوات التحالف الدولي 20 غارة جوية ضد أهداف لتنظيم داعش في العراق أمس.\n"
        "وعثرت الشرطة العراقية على جثتين في منطقة الدورة جنوبي بغداد.",
        [("air_drone_strike", "Iraq"), ("attack", "Dora")],
    ),
    (
        "An air strike hit a market in Idlib on Sunday. Rescue workers recovered 12 bodies from the rubble.",
        [("air_drone_strike", "Idlib")],
    ),
    # a sentence that begins with its town, and one that turns to another
    (
        "A lawmaker was injured in an attack by a crowd in Imphal. In Churachandpur, police fire killed two.",
        [("mob_violence", "Imphal"), ("attack", "Churachandpur")],
    ),
    (
        "Militants attacked police in Mianwali; the attack was repulsed. In Lakki Marwat, a constable died in firing.",
        [("armed_clash", "Mianwali"), ("armed_clash", "Lakki Marwat")],
    ),
    (
        "In Kidal, the army fired on the crowd; near Aguelhok, a mine killed two peacekeepers.",
        [("protest_with_intervention", "Kidal"), ("remote_explosive", "near Aguelhok")],
    ),
    (
        "A drone hit a bus in Odesa, wounding 4; in Kharkiv, shelling killed two women.",
        [("air_drone_strike", "Odesa"), ("shelling_missile", "Kharkiv")],
    ),
    # each with its own dead
    (
        "An air strike on El Fasher killed 20 people, and 7 others died when the RSF shelled Nyala.",
        [("air_drone_strike", "El Fasher"), ("shelling_missile", "Nyala")],
    ),
    (
        "Kyiv's drones attacked a station in Kursk, injuring five. Moscow said it had downed a drone over Belgorod.",
        [("air_drone_strike", "Kursk"), ("disrupted_weapons", "Belgorod")],
    ),
    # news, and a war of years
    (
        "Rebels attacked Kidal. The army has been fighting insurgents since 2015.",
        [("armed_clash", "Kidal"), ("armed_clash", "Kidal")],
    ),
    (
        "Jets struck Aleppo and bombed a market near Maarat al-Numan.",
        [("air_drone_strike", "Aleppo"), ("air_drone_strike", "near Maarat al-Numan")],
    ),
    # towns that no table has
    (
        "Junta jets bombed Minbya. Junta troops shelled Pannilar, hitting a market.",
        [("air_drone_strike", "Minbya"), ("shelling_missile", "Pannilar, Minbya")],
    ),
    (
        "Militants killed two farmers in Quitunda, residents said, while troops retook Palma.",
        [("attack", "Quitunda, Palma"), ("government_regains_territory", "Palma")],
    ),
    # "the group" is the one told of before
    (
        "Boko Haram attacked Bama on Friday. In 2014 the group captured the town of Gwoza.",
        [("armed_clash", "Bama"), ("nonstate_overtakes_territory", "Gwoza")],
    ),
    # what struck, and what was brought down on its way
    (
        "A Russian drone struck a fuel depot in Odesa overnight. Air defences shot down 14 of 20 drones sent to Kyiv.",
        [("air_drone_strike", "Odesa"), ("disrupted_weapons", "Kyiv")],
    ),
    # where each was is told of, though the first town only shook
    (
        "Gunfire rattled Khartoum as the army and the RSF fought. Three aid workers were killed in Kutum.",
        [("armed_clash", "Khartoum"), ("attack", "Kutum")],
    ),
    # two that one strike word governs
    (
        "Turkish jets struck Islamic State targets in Syria and PKK camps in northern Iraq on Friday.",
        [("air_drone_strike", "Syria"), ("air_drone_strike", "northern Iraq")],
    ),
    (
        "واصلت المقاتلات التركية قصف مواقع داعش في سوريا ومعسكرات حزب العمال الكردستاني في شمال العراق.",
        [("air_drone_strike", "Syria"), ("air_drone_strike", "northern Iraq")],
    ),
    # each place with the province that holds it
    (
        "Government jets bombed Saraqib in Idlib province, Latamneh in Hama province and Talbiseh in Homs province.",
        [
            ("air_drone_strike", "Saraqib"),
            ("air_drone_strike", "al-Latamna"),
            ("air_drone_strike", "Tallbisa"),
        ],
    ),
    (
        "قصفت طائرات التحالف مواقع الحوثيين في مدينة رداع بمحافظة البيضاء ومنطقة معبر بمحافظة ذمار.",
        [("air_drone_strike", "Radaa"), ("air_drone_strike", "Mabar")],
    ),
    # a strike by a third side beside a fight
    (
        "أما في الضالع، التي احتدمت فيها المواجهات بين اللجان الشعبية والحوثيين، فقد استهدف التحالف مخازن أسلحة.",
        [("armed_clash", "al-Dali"), ("air_drone_strike", "al-Dali")],
    ),
    # a sentence that turns to the next piece of news
    (
        "بنغازي - بوابة الوسط: قُتل جنديان في انفجار لغم بحي الصابري، فيما اغتال مسلحون ضابطا في منطقة الليثي.",
        [("remote_explosive", "al-Sabri"), ("attack", "al-Leithi")],
    ),
    (
        "شن طيران التحالف غارات على مدينة الحديدة، كما اقتحم حوثيون قرية في مديرية حيس، وفي تعز قتل قناص امرأة.",
        [("air_drone_strike", "al-Hudayda"), ("armed_clash", "Hays"), ("attack", "Taiz")],
    ),
    (
        "أحبطت القوات الأمنية هجوما لداعش في تكريت، بينما قصفت المدفعية العراقية مواقع التنظيم في هيت.",
        [("armed_clash", "Tikrit"), ("shelling_missile", "Hit")],
    ),
    (
        "قصفت الطائرات منزلا في خان يونس، فيما استشهد أربعة مواطنين جراء القصف.",
        [("air_drone_strike", "Khan Yunis")],
    ),
    # an answer, and a toll told before the news turns
    (
        "قصف الحوثيون مدينة نجران ما أدى إلى مقتل مقيم، وردت طائرات التحالف بشن غارات على صعدة.",
        [("shelling_missile", "Najran"), ("air_drone_strike", "Sa'da")],
    ),
    (
        "قُتل خمسة جنود في المواجهات قرب بيجي، فيما نفذ طيران التحالف سبع غارات على مواقع المسلحين.",
        [("armed_clash", "near Baiji"), ("air_drone_strike", "near Baiji")],
    ),
    # some leave, others come; those who are left
    (
        "French troops withdrew from Kidal on Tuesday. Malian soldiers deployed in the town hours later.",
        [("group_activity", "Kidal"), ("group_activity", "Kidal")],
    ),
    (
        "انسحب ما تبقى من مقاتلي المعارضة من مدينة سراقب.",
        [("group_activity", "Saraqib")],
    ),
    (
        "شن مسلحون هجوما بطائرة مسيرة على قاعدة عين الأسد، فيما تم إسقاطها قبل أن تصل إلى هدفها.",
        [("disrupted_weapons", "Ain al-Asad air base")],
    ),
    # deeds with a subject of their own
    (
        "Settlers torched cars and homes in the village of Huwara, and troops shot dead a man in Nablus.",
        [("looting_destruction", "Huwara"), ("attack", "Nablus")],
    ),
    # missiles that were fired, and drones that were brought down
    (
        "Houthis fired two missiles at a ship in the Red Sea, and US Central Command said it shot down three drones.",
        [("shelling_missile", "Red Sea"), ("disrupted_weapons", "Red Sea")],
    ),
    # men on a raid, though the same side flies elsewhere
    (
        "Israeli forces killed ten people during a raid in Nablus. Israeli aircraft struck a house in Gaza City.",
        [("attack", "Nablus"), ("air_drone_strike", "Gaza")],
    ),
    # towns of another clause than the one whose dead are counted, and those harmed at a place of their own
    (
        "قتل ثلاثة مدنيين بقصف مدفعي على بلدة عربين، وشن الطيران غارات على مدينة سراقب وبلدة كفرنبل.",
        [
            ("shelling_missile", "Arbin"),
            ("air_drone_strike", "Kafr Nabl"),
            ("air_drone_strike", "Saraqib"),
        ],
    ),
    (
        "Shelling killed three people in Kramatorsk, and two were killed in Sloviansk.",
        [("shelling_missile", "Kramatorsk"), ("shelling_missile", "Sloviansk")],
    ),
    (
        "Shells landed in Arbin. Two people were hurt. Later a shell hit Zamalka, killing a child.",
        [("shelling_missile", "Arbin"), ("shelling_missile", "Zamalka")],
    ),
    # an advance, or reinforcements, beside a fight of the same side
    (
        "After a fierce battle with Taliban fighters near Kunduz, Afghan commandos advanced towards the city centre.",
        [("armed_clash", "near Kunduz"), ("group_activity", "near Kunduz")],
    ),
    (
        "تقدمت قوات المقاومة الشعبية باتجاه مطار تعز بعد معارك عنيفة مع مليشيا الحوثي.",
        [("group_activity", "Taiz airport"), ("armed_clash", "Taiz airport")],
    ),
    # what a happening came amid is another; what it came as is its own account
    (
        "Fresh strikes came as the Pentagon said rebel positions were bombed by government planes near Mosul.",
        [("air_drone_strike", "near Mosul"), ("air_drone_strike", "near Mosul")],
    ),
    (
        "The attack came as a suicide bomber rammed his car into the gate of a base in Kunduz.",
        [("suicide_bomb", "Kunduz")],
    ),
    # one more of the same, on another target or by another weapon
    (
        "An air strike on a hospital in Idlib killed ten people. "
        "Activists said an air raid on another hospital in Idlib had wounded five.",
        [("air_drone_strike", "Idlib"), ("air_drone_strike", "Idlib")],
    ),
    (
        "قتل عشرة أشخاص في غارة على مستشفى في صعدة. وأصيب خمسة في غارة على مستشفى آخر في صعدة.",
        [("air_drone_strike", "Sa'da"), ("air_drone_strike", "Sa'da")],
    ),
    (
        "A car bomb killed four people in Karrada. Another car bomb in Baghdad wounded nine.",
        [("remote_explosive", "Karrada"), ("remote_explosive", "Baghdad")],
    ),
    (
        "A rocket attack on Kafr Sousa killed two people, while a similar attack on Mezzeh 86 injured five.",
        [("shelling_missile", "Kafr Sousa"), ("shelling_missile", "Mezzeh 86")],
    ),
    (
        "An air strike killed ten people in Saada. Another ten were wounded in the raid, medics said.",
        [("air_drone_strike", "Sa'da")],
    ),
    # a similar attack is of the kind of the one before
    (
        "قتل خمسة جنود في انفجار عبوة ناسفة في الشيخ زويد أمس. وأصيب عشرون شرطيا الشهر الماضي في هجوم مماثل في العريش.",
        [("remote_explosive", "Sheikh Zuweid"), ("remote_explosive", "Arish")],
    ),
    # fighters taken in a fight
    (
        "طرد الجيش والمقاومة الحوثيين من مدينة لودر في أبين وأسروا عددا من المتمردين.",
        [("government_regains_territory", "Lawdar"), ("arrests", "Lawdar")],
    ),
    (
        "Kurdish forces attacked an Islamic State position near Hawija and captured four militants.",
        [("armed_clash", "near Hawija"), ("arrests", "near Hawija")],
    ),
    # what a crowd protests against, and whom it buries
    (
        "Residents protested in Basra after gunmen assassinated an activist.",
        [("peaceful_protest", "Basra"), ("attack", "Basra")],
    ),
    (
        "تظاهر سكان البصرة بعد اغتيال ناشطة على يد مسلحين مجهولين.",
        [("peaceful_protest", "Basra"), ("attack", "Basra")],
    ),
    (
        "شيع الآلاف في النجف جثمان ناشط اغتاله مسلحون وهتفوا ضد الحكومة.",
        [("attack", "Najaf"), ("peaceful_protest", "Najaf")],
    ),
    (
        "Troops fired tear gas at protesters in Khartoum hours after gunmen killed four people in Omdurman.",
        [("protest_with_intervention", "Khartoum"), ("attack", "Omdurman")],
    ),
    # who does what an English participle tells
    (
        "The battle ended with rebels seizing the town of Kobani.",
        [("nonstate_overtakes_territory", "Kobani")],
    ),
    # a truce is no everyday word
    ("The two sides agreed a truce on Monday.", [("agreement", "")]),
    ("توصل الجانبان إلى هدنة بعد يومين من القتال.", [("agreement", "")]),
    # turns of a war
    ("سقط نظام صدام حسين في أبريل 2003.", [("other_strategic", "")]),
    ("عرقل الحوثيون وصول المساعدات إلى تعز.", [("other_strategic", "Taiz")]),
    (
        "The army blocked food and medicine from entering Madaya.",
        [("other_strategic", "Madaya")],
    ),
    # forces sent
    ("أرسلت إثيوبيا ثلاثة آلاف جندي إلى الصومال.", [("group_activity", "Somalia")]),
    # a verbal noun with a preposition opens a phrase as its verb does
    (
        "اتهم ناشطون القوات الحكومية بإلقاء المروحيات براميل متفجرة على بلدة داريا.",
        [("air_drone_strike", "Darayya")],
    ),
    # strikes under whose cover an attack was launched
    (
        "The army launched an offensive under cover of air strikes on the outskirts of Palmyra on Friday.",
        [("armed_clash", "near Palmyra"), ("air_drone_strike", "near Palmyra")],
    ),
    (
        "شنت القوات الحكومية هجوما واسعا على مواقع المسلحين في ريف حماة بغطاء جوي من الطيران الروسي.",
        [("armed_clash", "Hama countryside"), ("air_drone_strike", "Hama countryside")],
    ),
    (
        "استعادت قوات الحكومة بدعم من طائرات التحالف قاعدة العند الجوية.",
        [("government_regains_territory", "al-Anad air base"), ("air_drone_strike", "al-Anad air base")],
    ),
    # an offensive on the ground is no strike told beside it
    (
        "Coalition raids killed nine civilians in Manbij on Monday. The town has faced an offensive by the Syrian"
        " Democratic Forces since May.",
        [("air_drone_strike", "Manbij"), ("armed_clash", "Manbij")],
    ),
    # a counter-attack is another fight
    (
        "Rebels stormed the base at dawn. Troops launched a counteroffensive hours later near Khan Tuman.",
        [("armed_clash", "near Khan Tuman"), ("armed_clash", "near Khan Tuman")],
    ),
    # a massacre and the raids that it was done with
    (
        "The regime committed a massacre in Saraqib on Friday. Some 30 people died when jets carried out air raids on"
        " the town.",
        [("air_drone_strike", "Saraqib")],
    ),
    # six of fourteen raids
    (
        "نفذت طائرات التحالف 14 غارة في سوريا يوم الخميس. وقالت القيادة إن ست غارات قرب عفرين أصابت مخازن للتنظيم.",
        [("air_drone_strike", "Syria"), ("air_drone_strike", "near Afrin")],
    ),
    # what a sentence goes on to
    (
        "دارت اشتباكات بين فصائل المعارضة وقوات النظام في بلدة خان طومان، كما دارت اشتباكات بين الأكراد"
        " والتنظيم في مدينة منبج.",
        [("armed_clash", "Khan Tuman"), ("armed_clash", "Manbij")],
    ),
    (
        "سيطرت القوات على مطار الجراح ثم طردت مسلحي التنظيم من بلدة مسكنة.",
        [("government_regains_territory", "Jirah air base"), ("government_regains_territory", "Maskanah")],
    ),
    # two towns behind the dual of "town"
    (
        "سيطر مقاتلو طالبان على مدينتي قندهار وهرات.",
        [("nonstate_overtakes_territory", "Kandahar"), ("nonstate_overtakes_territory", "Herat")],
    ),
    (
        "شن طيران التحالف غارات على مدينتي صعدة والحديدة.",
        [("air_drone_strike", "Sa'da"), ("air_drone_strike", "al-Hudayda")],
    ),
    # a strike on one town and a strike on the next, told in other words
    (
        "أعلن حزب الله استهداف موقع المالكية بالصواريخ الموجهة.\nوتعرضت أطراف بلدتي يارون ومارون الراس لقصف مدفعي.",
        [
            ("shelling_missile", "al-Malikiyya post"),
            ("shelling_missile", "Yaroun"),
            ("shelling_missile", "Maroun al-Ras"),
        ],
    ),
    # two towns, however near
    (
        "قصفت طائرات النظام مدينة سرمين، فيما تعرضت بلدة بنش لقصف مدفعي من الحواجز القريبة.",
        [("air_drone_strike", "Sarmin"), ("shelling_missile", "Binnish")],
    ),
    # a car bomb is no raid from the air
    (
        "أدت الغارات التي شنها الطيران التركي إلى إنهاء الهدنة مع المتمردين الذين أعلنوا مسؤوليتهم عن تفجير سيارة مفخخة"
        " أسفر عن مقتل جنديين في ديار بكر.",
        [
            ("air_drone_strike", "Diyarbakir"),
            ("other_strategic", "Diyarbakir"),
            ("remote_explosive", "Diyarbakir"),
        ],
    ),
    # a paragraph that turns to another matter
    (
        "وقع تفجير انتحاري في سروج يوم الاثنين.\n\nومن ناحية أخرى، قتل عنصر من حزب العمال الكردستاني على يد قوات الأمن"
        " أثناء هجوم ضد مركز للشرطة في بلدة جزرة.",
        [("suicide_bomb", "Suruc"), ("armed_clash", "Cizre")],
    ),
    (
        "A car bomb went off in Baquba.\n\nIn a separate incident, a policeman was killed in an attack on a post.",
        [("remote_explosive", "Baquba"), ("armed_clash", "Baquba")],
    ),
    # the footer of a page repeats its headline
    (
        "قتل ثلاثة جنود في هجوم مسلح على حاجز في الرمادي. رابط الخبر بصحيفة المسار: هجوم على حاجز في الأنبار",
        [("armed_clash", "Ramadi")],
    ),
    # what a sentence adds to the news: "also", "كما", "another three people"
    (
        "Rebels fired rockets at Jableh wounding three. Qardaha was also hit by rebel rockets. "
        "The rockets also damaged cars.",
        [("shelling_missile", "Jableh"), ("shelling_missile", "Qardaha")],
    ),
    (
        "قصفت قوات النظام بلدة دوما بالمدفعية. كما قصفت بلدة حرستا بالصواريخ.",
        [("shelling_missile", "Douma"), ("shelling_missile", "Harasta")],
    ),
    (
        "Air strikes killed five people in Khan Sheikhun. Another five people were killed in raids on Kafr Nabl.",
        [("air_drone_strike", "Khan Sheikhoun"), ("air_drone_strike", "Kafr Nabl")],
    ),
    ("The raid on Taftanaz killed four people. The attack also damaged a school.", [("attack", "Taftanaz")]),
    # news of another day than what gives none
    (
        "Mortar fire killed two people at a market in Damascus on Friday. Rockets also wounded three in Jaramana. "
        "On Thursday mortar rounds landed near the Iraqi embassy.",
        [
            ("shelling_missile", "Damascus"),
            ("shelling_missile", "Jaramana"),
            ("shelling_missile", "Jaramana"),
        ],
    ),
    # the day of a date is no count of strikes
    (
        "14 Nov 2017 Air strikes killed 61 people in Atareb. Three strikes hit the town on Monday a monitor said.",
        [("air_drone_strike", "Atarib")],
    ),
    # one more place taken, and the same told again; a subject left out is that of the sentence before
    (
        "سيطر الجيش السوداني على جسر سوبا جنوب الخرطوم. وسيطر كذلك على مصفاة الجيلي شمال بحري.",
        [
            ("government_regains_territory", "Soba Bridge"),
            ("government_regains_territory", "al-Jaili refinery"),
        ],
    ),
    (
        "Ukrainian forces captured the village of Robotyne. They also took the village of Urozhaine.",
        [("government_regains_territory", "Robotyne"), ("government_regains_territory", "Urozhaine")],
    ),
    (
        "استعاد الجيش بلدة خناصر جنوب حلب. وقال الجيش إنه استعاد البلدة.",
        [("government_regains_territory", "Khanasir")],
    ),
    (
        "سيطر الجيش على بلدة خناصر. وكان قد سيطر على بلدة السفيرة الشهر الماضي.",
        [("government_regains_territory", "Khanasir"), ("government_regains_territory", "al-Safira")],
    ),
    # whose strikes they were is not where
    ("Ten people died in US strikes in Raqqa.", [("air_drone_strike", "al-Raqqa")]),
    # a part of the report that opens with a place of its own
    (
        "دارت اشتباكات بين الجيش والمسلحين في بنغازي أسفرت عن مقتل تسعة جنود.\n"
        "وفي محافظة سرت، قال مصدر أمني إن الوضع هادئ وإن مسلحين هاجموا نقطة تفتيش.\n"
        "كما هاجم المسلحون مقرا للشرطة.",
        [("armed_clash", "Benghazi"), ("armed_clash", "Sirte"), ("armed_clash", "Sirte")],
    ),
    (
        "قصف الطيران مدينة الرستن وقتل ستة مدنيين.\nوفي ريف إدلب شن الطيران غارات على سراقب.\n"
        "وقال ناشطون إن طائرات قصفت سوقا ومدرسة.",
        [("air_drone_strike", "al-Rastan"), ("air_drone_strike", "Saraqib")],
    ),
    # what aircraft bombarded stands right behind them, and is where
    (
        "قصف الطيران الحربي مدينة الرستن وقتل ستة مدنيين.\nوقصف الطيران المروحي مدينة سراقب.",
        [("air_drone_strike", "al-Rastan"), ("air_drone_strike", "Saraqib")],
    ),
    # where somebody only speaks of it
    (
        "A bomb exploded in a market in Baghdad on Monday, killing ten.\n"
        "In Washington, the State Department condemned the bombing.",
        [("remote_explosive", "Baghdad")],
    ),
    (
        "انفجرت قنبلة في سوق في بغداد وقتل عشرة أشخاص.\nوفي جنيف، ندد مجلس حقوق الإنسان بالتفجير.",
        [("remote_explosive", "Baghdad")],
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_each_happening_once(text: str, told: list[tuple[str, str]]) -> None:
    events = [e for e in tawatur.code(text, published=PUBLISHED).events if not e.aggregate]
    assert [(e.type, e.place.name if e.place else "") for e in events] == told


def test_one_killed_and_another_hurt_are_told_again() -> None:
    text = (
        "مقتل جندي تركي وإصابة آخر برصاص من جانب داعش\n"
        "قال مسؤول إن جنديا تركيا قتل وأصيب آخر اليوم الخميس برصاص أطلق من الجانب السوري قرب بلدة كلس."
    )
    (event,) = tawatur.code(text, published="2015-07-23").events
    assert (event.type, event.killed, event.injured) == ("armed_clash", 1, 1)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("اقتحم انتحاري بسيارة مفخخة مقر الشرطة في كركوك.", "suicide_bomb"),
        ("A suicide bomber stormed a police checkpoint in Kunduz, killing six officers.", "suicide_bomb"),
        ("اقتحم مسلحون مدرسة في بيشاور وقتلوا 132 طفلا.", "attack"),
        ("Militants stormed a hotel in Mogadishu and killed 12 civilians.", "attack"),
        ("Militants stormed an army base near Gao and killed 12 soldiers.", "armed_clash"),
    ],
)
def test_who_storms_what_is_one_happening(text: str, type_: str) -> None:
    (event,) = tawatur.code(text, published="2015-07-23").events
    assert event.type == type_


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Four soldiers were killed in clashes with Taliban fighters in Kunduz on Wednesday. "
            "The Taliban have been fighting the government since 2002.",
            [("2016-08-10", 4), ("2002-01-01", None)],
        ),
        (
            "Government forces have been bombing Douma since April. "
            "An air strike killed seven people in Douma on Thursday.",
            [("2016-04-01", None), ("2016-08-11", 7)],
        ),
        (
            "قتل خمسة مدنيين في غارة جوية على صعدة يوم الخميس. ويشن التحالف غارات جوية على اليمن منذ آذار 2015.",
            [("2016-08-11", 5), ("2015-03-01", None)],
        ),
        # the same fight, with what it has led to so far
        (
            "Clashes broke out in Aleppo on Tuesday. Twenty people have been killed in the fighting since Tuesday.",
            [("2016-08-09", 20)],
        ),
        (
            "Rebels have shelled western Aleppo since Monday. At least eight people were killed in the shelling.",
            [("2016-08-08", 8)],
        ),
    ],
)
def test_what_has_gone_on_for_long_is_not_the_news(text: str, told: list[tuple[str, int | None]]) -> None:
    events = tawatur.code(text, published=PUBLISHED).events
    assert [(str(e.date and e.date.start), e.killed) for e in events] == told


@pytest.mark.parametrize(
    ("text", "side1", "side2", "killed"),
    [
        ("وكان مسلحون قد اغتالوا الجمعة مدير المركز الإعلامي في كابل.", "مسلحون", "مدير المركز الإعلامي", 1),
        ("اختطف مسلحون ضابط شرطة من سيارته على طريق رفح.", "مسلحون", "ضابط شرطة", None),
        ("خطف مسلحون مجهولون مدير المستشفى في سرت.", "مسلحون مجهولون", "مدير المستشفى", None),
        ("قتل مسلحون في اشتباكات مع الجيش في سرت.", "الجيش", "مسلحون", "some"),
    ],
)
def test_gunmen_right_after_a_verb_act_where_another_noun_follows(
    text: str, side1: str, side2: str, killed: int | str | None
) -> None:
    (event,) = tawatur.code(text, published=PUBLISHED).events
    assert (event.side1[0].text, event.side2[0].text, event.killed) == (side1, side2, killed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "شهدت أفغانستان هجومين: في مايو في كابول حيث قتل 12 شخصا، وفي أبريل في قندهار حيث قتل سبعة جنود.",
            [("Kabul", 5, 12), ("Kandahar", 4, 7)],
        ),
        (
            "وقع الاعتداءان اللذان شهدتهما البلاد في حزيران/ يونيو في سوسة حيث قتل 38 سائحا، "
            "وفي مارس في متحف باردو بالعاصمة تونس (22 قتيلا بينهم 21 سائحا).",
            [("Sousse", 6, 38), ("Bardo Museum", 3, 22)],
        ),
        (
            "Afghanistan has seen two attacks: in May in Kabul, where 12 people were killed, and in April in Kandahar, "
            "where gunmen killed seven soldiers.",
            [("Kabul", 5, 12), ("Kandahar", 4, 7)],
        ),
    ],
)
def test_attacks_listed_with_their_months_keep_day_place_and_toll(
    text: str, told: list[tuple[str, int, int]]
) -> None:
    events = tawatur.code(text, published="2015-07-26").events
    found = [(e.place.name, e.date.start.month, e.killed) for e in events if e.place and e.date and e.killed]
    assert found == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A blast killed 17 people in Mosul on Tuesday. Hours after the bombing, gunmen attacked a checkpoint "
            "and killed two policemen.",
            [("remote_explosive", 17), ("armed_clash", 2)],
        ),
        (
            "A suicide bomber killed 12 people at a mosque in Kunduz. Hours after the initial attack air strikes "
            "also hit a clinic in the city killing three.",
            [("suicide_bomb", 12), ("air_drone_strike", 3)],
        ),
        (
            "Militants shot dead five villagers in Kaduna on Monday. Shortly after the killings, soldiers "
            "shelled a camp.",
            [("attack", 5), ("shelling_missile", None)],
        ),
        (
            "قتل عشرة أشخاص في تفجير في الموصل. وبعد ساعات من التفجير هاجم مسلحون حاجزا للشرطة وقتلوا شرطيين.",
            [("remote_explosive", 10), ("armed_clash", 2)],
        ),
        (
            "A bomb went off near a school in Kano. After the attack, 12 people were taken to hospital, and two died.",
            [("remote_explosive", 2)],
        ),
        (
            "Gunmen attacked a village in Mali on Monday. The group claimed responsibility after the attack, in which "
            "12 people were killed.",
            [("attack", 12)],
        ),
    ],
)
def test_what_came_after_an_attack_told_before_is_not_that_attack(
    text: str, told: list[tuple[str, int | None]]
) -> None:
    events = tawatur.code(text, published=PUBLISHED).events
    assert [(e.type, e.killed) for e in events] == told


def test_a_weekday_that_lost_its_apostrophe_is_the_day() -> None:
    (event,) = tawatur.code("The UN condemned Tuesdays attack near Sirte.", published=PUBLISHED).events
    assert event.date is not None and str(event.date.start) == "2016-08-09"
    (habit,) = tawatur.code(
        "Protests were held in Algiers on Tuesdays and Fridays.", published=PUBLISHED
    ).events
    assert habit.date is None or str(habit.date.start) != "2016-08-09"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A roadside bomb killed 12 soldiers in Mosul on Tuesday. A bomb also exploded in the village of Zarkanah, "
            "wounding three people.",
            ["Mosul", "Zarkanah, Mosul"],
        ),
        (
            "قتل 12 جنديا بتفجير في الموصل الثلاثاء. وانفجرت عبوة في قرية زركانة ما أدى لإصابة ثلاثة أشخاص.",
            ["Mosul", "زركانة, Mosul"],
        ),
        (
            "Air strikes hit Taiz on Monday. Several people were killed in the neighbourhood of al-Hawban.",
            ["Taiz"],
        ),
    ],
)
def test_a_village_that_no_table_knows_is_not_the_town_told_before(text: str, places: list[str]) -> None:
    events = tawatur.code(text, published=PUBLISHED).events
    assert [e.place.name for e in events if e.place] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "In Syria the SDF is fighting to recapture the town of Tabqa. There was also fighting near Damascus.",
            "Tabqa",
        ),
        ("In Libya rebels attacked the town of Bani Walid on Monday.", "Bani Walid"),
        ("In Iraq gunmen killed the mayor of a village near the town of Hit.", "near Hit"),
    ],
)
def test_what_is_done_to_the_town_of_a_name_is_done_there(text: str, place: str) -> None:
    event = tawatur.code(text, published=PUBLISHED).events[0]
    assert event.place is not None and event.place.name == place
