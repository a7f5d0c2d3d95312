"""The frames of attribution: who is found to say what stands in a sentence, through whom."""

from __future__ import annotations

import pytest
from tests.claims.reading import chains_of, read

Case = tuple[str, str, list[list[str]]]

ARABIC: list[Case] = [
    (
        "وتحدث المحافظ لقناة العربية عن الأوضاع. وأضاف أن القصف دمر حيا.",
        "القصف",
        [["قناة العربية", "المحافظ"]],
    ),
    ("سقطت قذيفة على البلدة، بحسب ما قال والي غازي عنتاب داود غول.", "قذيفة", [["والي غازي عنتاب داود غول"]]),
    ("اتهمت مفوضية حقوق الإنسان الشرطة باعتقال 20 ناشطا.", "اعتقال", [["مفوضية حقوق الإنسان"]]),
    ("وقال خالد وهبي، من قبيلة كبيرة بين سكانها، إن ثمانية قتلوا.", "قتلوا", [["خالد وهبي"]]),
    ("قال المرصد إن الحال سيئ. ورفضت حكومة ميانمار التقرير، وقالت إن قصف القرية لم يقع.", "قصف", [["حكومة"]]),
    ("قالت رويترز إن الحال سيئ. وفي مؤتمر صحفي، قالت إن قصف القرية مستمر.", "قصف", [["رويترز"]]),
    (
        "ونقل التقرير عن ناجية تدعى شريفة، 30 عاما، قولها إن الجنود قتلوا ابنها.",
        "قتلوا",
        [["التقرير", "ناجية"]],
    ),
    (
        'كشفت مصادر عشائرية، في حديث لـ"العالم الجديد"، أن داعش قتل جنديا.',
        "قتل",
        [["العالم الجديد", "مصادر عشائرية"]],
    ),
    ("سقط قتيلان في قصف على جازان، هكذا أعلن المتحدث باسم التحالف.", "قصف", [["المتحدث باسم التحالف"]]),
    ('وصرح المحافظ للصحفيين "إنها السفينة الأولى التي تصل إلى الميناء" بعد قصف المدينة.', "قصف", []),
    ('وقال الوزير إن "ميليشيات إرهابية لا تعرف الرحمة أبدا" وراء قصف المدينة.', "قصف", [["الوزير"]]),
    ('وقال الرئيس في كلمة بمناسبة مرور عام على قصف المدينة "سننتقم من الذين غدروا بأهلنا".', "قصف", []),
    ("قال الجيش إن الهدوء عاد. وحول قصف المدينة، قال: لا علم لنا بذلك.", "قصف", [["الجيش"]]),
    ("وجاء في البيان أن القوات قصفت مواقع المسلحين.", "قصفت", [["البيان"]]),
    ("وجاء في تغريدة لوزير الدفاع أن الجيش صد هجوما على سرت.", "هجوما", [["تغريدة لوزير الدفاع"]]),
    ("قتل مسلحان في المداهمة، وفق ما جاء في بيان للشرطة.", "قتل", [["بيان للشرطة"]]),
    ("وجاء في وقت تشهد فيه البلاد أن قتل خمسة.", "قتل", []),
    (
        "أصدرت قيادة العمليات المشتركة بيانا جاء فيه أن الطائرات قصفت وكرا.",
        "قصفت",
        [["قيادة العمليات المشتركة"]],
    ),
    ("وأصدرت حركة الشباب بيانا قالت فيه إن مقاتليها قتلوا جنديين.", "قتلوا", [["حركة الشباب"]]),
    ("صدر عن قيادة الجيش اللبناني بيان جاء فيه: قتل مطلوب في بريتال.", "قتل", [["قيادة الجيش اللبناني"]]),
    ("أوقع الهجوم الذي تبناه تنظيم القاعدة على الثكنة عشرين قتيلا.", "الهجوم", [["تنظيم القاعدة"]]),
    ("وقع التفجير بعد هدوء، قبل هجوم تبنته حركة طالبان.", "التفجير", []),
    ("وقتل خمسة جنود في الهجوم الذي نسبته السلطات إلى بوكو حرام.", "الهجوم", [["السلطات"]]),
    ("وتداول ناشطون مقطع فيديو يظهر قصف حي سكني.", "قصف", [["ناشطون"]]),
    ("وأظهرت صور نشرها ناشطون قصف حي سكني.", "قصف", [["ناشطون"]]),
    ("ونشر الجيش قواته في المدينة بعد قصف السوق.", "قصف", []),
    (
        "وتحدث سكان في المدينة لوكالة الأناضول عن قصف على المعسكر.",
        "قصف",
        [["وكالة الأناضول", "سكان في المدينة"]],
    ),
    ("وتحدث سكان في المدينة عن المعارك في السنوات الماضية.", "المعارك", []),
    (
        "وقالت أم محمد، 45 عاما، لوكالة فرانس برس إن القصف قتل ابنها.",
        "القصف",
        [["وكالة فرانس برس", "أم محمد"]],
    ),
    (
        "وكتب رئيس البلدية علي الحجيري على صفحته: المسلحون قتلوا جنديا.",
        "قتلوا",
        [["رئيس البلدية علي الحجيري"]],
    ),
    ("أكد ذلك المتحدث باسم الجيش، قائلا إن القصف قتل ثلاثة.", "القصف", [["المتحدث باسم الجيش"]]),
    ("أعلنت موسكو سيطرتها على القرية بعد معارك.", "معارك", [["موسكو"]]),
    ('"هيومن رايتس": قصف السوق قتل متظاهرين', "قصف", [["هيومن رايتس"]]),
    ('عسيري لـ"الشرق الأوسط": قصف المعسكر مستمر', "قصف", [["الشرق الأوسط", "عسيري"]]),
    (
        "وفقا لبيان صادر عن القيادة المركزية الأمريكية، فقد قصفت طائرات التحالف مواقع قرب الرقة.",
        "قصفت",
        [["بيان صادر عن القيادة المركزية الأمريكية"]],
    ),
    (
        "وذكر التقرير الصادر عن بعثة الأمم المتحدة في أفغانستان أن غارة قتلت 30 مدنيا.",
        "غارة",
        [["التقرير الصادر عن بعثة الأمم المتحدة في أفغانستان"]],
    ),
    (
        "واتهم المتحدث باسم قوات حكومة الوفاق قوات حفتر بقصف المطار.",
        "قصف",
        [["المتحدث باسم قوات حكومة الوفاق"]],
    ),
    ("أكد السفير د.علي البراك أن الجيش قصف الميناء.", "قصف", [["السفير د.علي البراك"]]),
    ("وكشف مسعود لـ «البلاد» آخر التطورات قائلا: قصف الجيش الميناء.", "قصف", [["البلاد", "مسعود"]]),
    ("ورصدت وكالة رويترز فور وقوع الحادث أن الطائرات قصفت الميناء.", "قصفت", [["وكالة رويترز"]]),
    (
        "أكد الباحث نجيب أحمد أن زيارة نائب الرئيس إلى المدينة تؤكد أن الجيش قصف التنظيم.",
        "قصف",
        [["الباحث نجيب أحمد"]],
    ),
    ("وبحسب «وكالة فارس» قال سليماني إن المعارك قتلت عشرين.", "المعارك", [["وكالة فارس", "سليماني"]]),
    ("وأعربت الأمم المتحدة عن قلقها إزاء مقتل خمسين شخصا.", "مقتل", [["الأمم المتحدة"]]),
    ("وأعرب الوزير عن أمله في نجاح الهدنة بعد مقتل خمسين شخصا.", "مقتل", []),
    ("وحمّلت حركة حماس إسرائيل مسؤولية اغتيال القيادي.", "اغتيال", [["حركة حماس"]]),
    ("واتهم الجيش السوداني قوات الدعم السريع بقصف السوق.", "قصف", [["الجيش السوداني"]]),
    ("وحمل المتظاهرون صور من سقطوا في قصف الفلوجة.", "قصف", []),
    ("الحكومة تنعى خمسة جنود قتلوا في كمين بالصحراء", "كمين", [["الحكومة"]]),
    ("قتل خمسة في قصف على الدلنج، حسبما أشارت إليه مصادر محلية.", "قصف", [["مصادر محلية"]]),
    ("وذلك وفق ما أفادت به وزارة الصحة بعد قصف الفاشر.", "قصف", [["وزارة الصحة"]]),
    ("عزا المتحدث باسم الجيش الانفجار إلى لغم أرضي.", "الانفجار", [["المتحدث باسم الجيش"]]),
    ("لمح وزير الدفاع إلى تورط التنظيم في التفجير.", "التفجير", [["وزير الدفاع"]]),
    ("نسب الهجوم إلى التنظيم.", "الهجوم", []),
    (
        "أعلن محافظ نينوى نجم الجبوري بدء عودة النازحين بعد تحرير الموصل.",
        "تحرير",
        [["محافظ نينوى نجم الجبوري"]],
    ),
    ("أكد الرئيس التركي رجب طيب أردوغان عزم بلاده ضرب التنظيم.", "ضرب", [["الرئيس التركي رجب طيب أردوغان"]]),
    ("قال محافظ عدن أحمد لملس للصحفيين في الميناء إن القصف قتل ثلاثة.", "القصف", [["محافظ عدن أحمد لملس"]]),
    ("أعلن تحالف دعم الشرعية في اليمن تدمير زورق مفخخ.", "تدمير", [["تحالف دعم الشرعية في اليمن"]]),
    ("بريطانيا وأميركا تدينان الهجوم على السفينة", "الهجوم", [["بريطانيا وأميركا"]]),
    ("عاد السكان بعد إعلان الجيش العراقي تحرير المدينة.", "تحرير", [["الجيش العراقي"]]),
    ("قفز سعر النفط عقب إعلان الحوثيين عن استهداف ناقلة، فيما قصفت طائرات صعدة.", "استهداف", [["الحوثيين"]]),
    ("قفز سعر النفط عقب إعلان الحوثيين عن استهداف ناقلة، فيما قصفت طائرات صعدة.", "قصفت", []),
    ("بعد إعلان الهدنة قصفت الطائرات المدينة.", "قصفت", []),
    ("بعد إعلان الحكومة حالة الطوارئ قتل خمسة.", "قتل", []),
    (
        "علمت «الحياة» من مصادر أمنية أن الجيش اعتقل خمسة مسلحين.",
        "اعتقل",
        [["الحياة", "مصادر أمنية"]],
    ),
    ("علم الجيش من الأهالي بوجود عبوة انفجرت لاحقا.", "انفجرت", []),
    ("وأفاد ناشطون بتجدد المعارك في حي التضامن، بين تنظيم داعش والجيش الحر.", "المعارك", [["ناشطون"]]),
    ("وقال المصدر إن المعارك مستمرة، وبيّن أن المسلحين قصفوا الحي.", "قصفوا", [["المصدر"]]),
    ("قتل جندي في اشتباكات بين الجيش والمسلحين: القتال مستمر.", "قتل", []),
    ("زار الوزير المصابين في المستشفى وأكد حرص الوزارة على علاج من أصيبوا في القصف.", "القصف", []),
    ("قتل تسعة مقاتلين قرب بلدة هجين، أفاد بذلك المرصد السوري.", "قتل", [["المرصد السوري"]]),
    ("استهدف هجوم معسكرا في حضرموت، قال مصدر عسكري لرويترز.", "استهدف", [["رويترز", "مصدر عسكري"]]),
    ("أغلق الجيش معبر كرم أبو سالم حتى إشعار آخر، أعلنت هيئة المعابر.", "أغلق", [["هيئة المعابر"]]),
    ("دارت معارك وسط الخرطوم، وفق ما نقلت فرانس برس عن شهود عيان.", "معارك", [["فرانس برس", "شهود عيان"]]),
    ("قتل خمسة مدنيين في قصف على حلب، وفقا لما ذكرته وكالة الأناضول.", "قتل", [["وكالة الأناضول"]]),
    ("أعلن الجيش هدنة في المدينة، ذكرته القنوات بعد ذلك.", "هدنة", []),
    ("قال مسؤول أمريكي لرويترز إن طائرة مسيرة استهدفت قاعدة التنف.", "استهدفت", [["رويترز", "مسؤول أمريكي"]]),
    (
        "وقال لرويترز مسؤول أمريكي إن طائرة مسيرة استهدفت قاعدة التنف.",
        "استهدفت",
        [["رويترز", "مسؤول أمريكي"]],
    ),
    (
        "قال المرصد السوري لحقوق الإنسان إن خمسة مدنيين قتلوا في إدلب.",
        "قتلوا",
        [["المرصد السوري لحقوق الإنسان"]],
    ),
    (
        "نقلت وكالة رويترز عن مسؤول عراقي قوله إن صاروخين سقطا قرب السفارة.",
        "سقطا",
        [["وكالة رويترز", "مسؤول عراقي"]],
    ),
    (
        "أفادت وكالة سانا نقلا عن مصدر عسكري بأن الجيش استعاد القرية.",
        "استعاد",
        [["وكالة سانا", "مصدر عسكري"]],
    ),
    ("قتل ثلاثة جنود غرب الرمادي، بحسب مصدر أمني عراقي.", "قتل", [["مصدر أمني عراقي"]]),
    ("وفقا لشهود عيان، سقطت القذائف على سوق شعبي في تعز.", "سقطت", [["شهود عيان"]]),
    ("وفق المرصد السوري لحقوق الإنسان قتل عشرة مقاتلين.", "قتل", [["المرصد السوري لحقوق الإنسان"]]),
    ("المرصد السوري: مقتل خمسة مدنيين بقصف على إدلب", "مقتل", [["المرصد السوري"]]),
    ("مصدر أمني: هجوم بطائرة مسيرة على قاعدة عين الأسد", "هجوم", [["مصدر أمني"]]),
    ("أعلن الجيش الإسرائيلي مقتل جندي في غزة.", "مقتل", [["الجيش الإسرائيلي"]]),
    (
        "وكان وزير الخارجية الأمريكي أنتوني بلينكن أكد أن الهجمات اشتدت.",
        "اشتدت",
        [["وزير الخارجية الأمريكي أنتوني بلينكن"]],
    ),
    ("نفى الجيش السوري قصف المستشفى في حلب.", "قصف", [["الجيش السوري"]]),
    (
        "تداولت حسابات بيانا باسم حركة الشباب تعلن فيه مسؤوليتها عن هجوم على ثكنة.",
        "هجوم",
        [["حركة الشباب"]],
    ),
    (
        "تداول ناشطون أمس بيانا منسوبا إلى كتائب القسام تؤكد فيه استهداف دبابة.",
        "استهداف",
        [["كتائب القسام"]],
    ),
    ("وزعت الوكالات بيانا باسم العائلة، ثم قصف الجيش الحي.", "قصف", []),
    (
        "ذكرت قناة الجزيرة أن مسؤولا محليا قال إن القصف استهدف سوقا.",
        "استهدف",
        [["قناة الجزيرة", "مسؤولا محليا"]],
    ),
    (
        "قال المتحدث باسم الجيش العراقي يحيى رسول في بيان إن القوات قتلت ستة.",
        "قتلت",
        [["المتحدث باسم الجيش العراقي يحيى رسول"]],
    ),
    (
        "وقال المسؤولون، الذين تحدثوا شريطة عدم الكشف عن هوياتهم، إن الهجوم وقع في التنف.",
        "وقع",
        [["المسؤولون"]],
    ),
    ("وأكدت مصادر محلية سقوط قتلى في القصف على درعا.", "سقوط", [["مصادر محلية"]]),
    ('قال الناشط محمد الحلبي: "استهدفت الطائرات السوق".', "استهدفت", [["الناشط محمد الحلبي"]]),
    ("وأفاد مراسل وكالة الأناضول بأن الغارات استهدفت مدينة الباب.", "استهدفت", [["مراسل وكالة الأناضول"]]),
    ("أفاد ناشطون بمقتل سبعة أشخاص جراء القصف.", "مقتل", [["ناشطون"]]),
    ("وحسبما ذكرت صحيفة الغارديان فإن الغارة قتلت عشرة أشخاص.", "قتلت", [["صحيفة الغارديان"]]),
    (
        "في تصريح لقناة العربية، قال اللواء أحمد عسيري إن التحالف دمر منصة.",
        "دمر",
        [["قناة العربية", "اللواء أحمد عسيري"]],
    ),
    ("وكشف مصدر مطلع لموقع السومرية نيوز عن مقتل قيادي.", "مقتل", [["موقع السومرية نيوز", "مصدر مطلع"]]),
    (
        "وتعرضت قاعدة لهجوم بطائرة مسيرة، كما أفاد مصدر أمني عراقي وآخر عسكري وكالة فرانس برس.",
        "لهجوم",
        [["وكالة فرانس برس", "مصدر أمني عراقي"], ["وكالة فرانس برس", "آخر عسكري"]],
    ),
    (
        "قالت وزارة الدفاع الروسية إن قواتها دمرت مستودعا، فيما قال مسؤول أوكراني إن القصف أصاب مدرسة.",
        "أصاب",
        [["مسؤول أوكراني"]],
    ),
    ("قال مصدر في الشرطة إن عبوة انفجرت. وقال إن ثلاثة أشخاص أصيبوا.", "أصيبوا", [["مصدر في الشرطة"]]),
    (
        "قال مصدر عسكري إن خمسة جنود قتلوا. وأضاف المصدر أن الاشتباكات مستمرة.",
        "الاشتباكات",
        [["المصدر"], ["مصدر عسكري"]],
    ),
    ("لم تعلن أي جهة مسؤوليتها عن الهجوم.", "الهجوم", []),
    ("قصفت الطائرات بلدة سرمين صباح الاثنين.", "قصفت", []),
    ("يذكر أن المدينة تعرضت لهجوم العام الماضي.", "تعرضت", []),
    # when it was announced is nobody's name, and "after that", "except that" open nothing that is said
    (
        "وكان الجيش السوداني أعلن الأسبوع الماضي تحرير ود مدني، إلا أن القتال استمر.",
        "تحرير",
        [["الجيش السوداني"]],
    ),
    ("أعلنت الشرطة العام الماضي اعتقال عشرة مشتبه بهم في مومباسا.", "اعتقال", [["الشرطة"]]),
    ("أعلن الأمين العام للأمم المتحدة أن موظفين قتلوا.", "قتلوا", [["الأمين العام للأمم المتحدة"]]),
    ("أعلن الجيش الليبي أمس تحرير مدينة درنة بعد أن قصفها بالمدفعية.", "تحرير", [["الجيش الليبي"]]),
    ("أعلنت الوزارة مقتل جندي في غاو، مضيفة أن آخرين أصيبوا.", "مقتل", [["الوزارة"]]),
    ("شدد الوزير على أن الطائرات قصفت المخيم.", "قصفت", [["الوزير"]]),
    # the publisher sets another's word against it
    (
        "أكدت الحكومة مقتل خمسة جنود في غاو غير أن مصادر محلية قالت إن عشرة قتلوا.",
        "عشرة قتلوا",
        [["مصادر محلية"]],
    ),
    # the name behind an office and its place
    (
        "وأفاد مدير الإعلام في بلدية بيت لاهيا سامي عبد الرحمن باستهداف مدرسة بغارة.",
        "باستهداف",
        [["مدير الإعلام في بلدية بيت لاهيا سامي عبد الرحمن"]],
    ),
    ("قتل عشرون مسلحا قرب عدن، وفقا لقناة الجزيرة القطرية.", "قتل", [["قناة الجزيرة القطرية"]]),
    # who a relative clause says that something is so
    ("واستند المحامي إلى شهادات السكان الذين قالوا إن الجنود قتلوا سبعة مدنيين.", "قتلوا", [["السكان"]]),
    ("وتلقت الحكومة التقارير الغربية التي أكدت أن الجيش قصف القرية.", "قصف", [["التقارير الغربية"]]),
    ("وزار الوزير القرية التي قصفتها الطائرات.", "قصفتها", []),
]

ENGLISH: list[Case] = [
    (
        "US Central Command which oversees operations in the Middle East said its jets struck a camp.",
        "jets struck",
        [["US Central Command"]],
    ),
    (
        "A strike hit Tabqa in the drive against Daesh which controls the city the Observatory said.",
        "strike",
        [["the Observatory"]],
    ),
    (
        "Rami Abdel Rahman who heads the Observatory said shells hit a market in Douma.",
        "shells",
        [["Rami Abdel Rahman"]],
    ),
    (
        "Air raids killed 12 people including civilians and rebel fighters the Observatory said.",
        "killed",
        [["the Observatory"]],
    ),
    (
        "A resident of the neighbourhood, who asked not to be named, said shells hit a school.",
        "shells",
        [["A resident of the neighbourhood"]],
    ),
    ("Gunmen attacked the town, residents who fled said.", "attacked", [["residents"]]),
    ("Residents of the camp said gunmen killed scores of people.", "killed", [["Residents"]]),
    ("Police in the city of Quetta said a bomb killed four.", "bomb", [["Police"]]),
    (
        "A bomb hit Adra said the Syrian Observatory for Human Rights a monitoring group opposed to Assad.",
        "bomb",
        [["the Syrian Observatory for Human Rights a monitoring group"]],
    ),
    ("It determines whose planes carry out raids according to their type and location.", "raids", []),
    (
        "The ministry said rebels fled, with the army adding that jets bombed the road.",
        "bombed",
        [["the army"]],
    ),
    (
        "The city came under fire, with officials there saying a rocket attack killed one.",
        "attack",
        [["officials"]],
    ),
    ("The city came under fire, with nothing saying who was behind the attack.", "attack", []),
    (
        "The Joint Command issued a statement saying that jets bombed a hideout.",
        "bombed",
        [["The Joint Command"]],
    ),
    ("The police issued a permit saying nothing of the bombing.", "bombing", []),
    ("Five soldiers died in an attack blamed by officials on Boko Haram.", "attack", [["officials"]]),
    ("Footage shared by activists showed the shelling of the market.", "shelling", [["activists"]]),
    ("Food shared by activists fed families after the shelling of the market.", "shelling", []),
    ("Images verified by the BBC show an air strike on a market.", "air strike", [["the BBC"]]),
    (
        "A Reuters witness heard explosions after air strikes on Sanaa.",
        "air strikes",
        [["A Reuters witness"]],
    ),
    ("The judge heard songs after air strikes on Sanaa.", "air strikes", []),
    ("One survivor recalled how militiamen burned houses in the village.", "burned", [["One survivor"]]),
    ("Rebels said to have captured the town were seen on patrol.", "captured", []),
    ("The president mourned the soldiers who were killed in an ambush.", "ambush", [["The president"]]),
    ("Thousands mourned in the streets after an ambush.", "ambush", []),
    (
        "Medics at Al-Shifa hospital put the toll from the strike at 33.",
        "strike",
        [["Medics at Al-Shifa hospital"]],
    ),
    ("The Observatory recorded 12 deaths in air strikes on Idlib.", "air strikes", [["The Observatory"]]),
    ("Residents reached by phone said soldiers shelled the market.", "shelled", [["Residents"]]),
    ("Troops reached Goma and shelled it, residents said.", "shelled", [["residents"]]),
    ("The town recorded its worst bombing in years.", "bombing", []),
    (
        "State TV, citing a military source, said jets bombed the port.",
        "bombed",
        [["State TV", "a military source"]],
    ),
    (
        "Citing a military source, state TV said jets bombed the port.",
        "bombed",
        [["state TV", "a military source"]],
    ),
    ("State TV, citing a source, said", "State TV", [["a source"]]),
    ("Jets bombed the port, state TV said, citing the army.", "bombed", [["state TV", "the army"]]),
    (
        "Shelling killed 23 civilians in Taiz, says a UK-based monitoring group.",
        "killed",
        [["a UK-based monitoring group"]],
    ),
    (
        "Strikes killed 23 civilians in Idlib, said the so-called Syrian Observatory for Human Rights.",
        "killed",
        [["the so-called Syrian Observatory for Human Rights"]],
    ),
    ("The army killed 20 militants in Hama, SANA mentioned.", "killed", [["SANA"]]),
    ("The governor emphasized that militants killed five villagers.", "killed", [["The governor"]]),
    (
        "Speaking to Anadolu Agency, Najib Ansari said planes bombed the market.",
        "bombed",
        [["Anadolu Agency", "Najib Ansari"]],
    ),
    ("Speaking to parents, the minister said gunmen attacked the school.", "attacked", [["the minister"]]),
    (
        "A source in Salamiyeh National Hospital told Sputnik that 51 people were killed.",
        "killed",
        [["Sputnik", "A source in Salamiyeh National Hospital"]],
    ),
    (
        "Planes bombed Hasakeh, a monitor and a journalist in the city said.",
        "bombed",
        [["a monitor"], ["a journalist"]],
    ),
    ("Rockets killed, according to the latest toll, 44 civilians.", "killed", []),
    ("According to reports members of a gang attacked a police post in Minya.", "attacked", [["reports"]]),
    ("Relief agencies warned that militants had attacked two convoys.", "attacked", [["Relief agencies"]]),
    (
        "A strike killed nine fighters near Homs, the state channel cited the defence ministry as saying on Thursday.",
        "killed",
        [["the state channel", "the defence ministry"]],
    ),
    ("The opposition denounced the massacre of villagers near Homs.", "massacre", [["The opposition"]]),
    (
        'The website "Deir Ezzor Today" reported that shells killed two residents.',
        "killed",
        [['The website "Deir Ezzor Today']],
    ),
    ('The army hit "terrorists" and said shells killed two residents.', "killed", [["The army"]]),
    (
        "Settlers torched cars, the head of the village council, Amin Saleh, told Al Jazeera.",
        "torched",
        [["Al Jazeera", "the head of the village council, Amin Saleh"]],
    ),
    (
        "Gunmen seized the town of Macomia, residents who fled to the bush told Reuters.",
        "seized",
        [["Reuters", "residents"]],
    ),
    (
        "The rebels shelled the town, health workers in Masisi territory said.",
        "shelled",
        [["health workers in Masisi"]],
    ),
    (
        "A bomb killed three people in Qamishli and ISIS adopted the bombing.",
        "killed",
        [["ISIS"]],
    ),
    ("Troops killed a man in Khorog, the police press office said.", "killed", [["the police press office"]]),
    ("Russia bombed Kupiansk, the General Staff said.", "bombed", [["the General Staff"]]),
    ("The visit comes amid reports that jets bombed a convoy near Idlib.", "bombed", [["reports"]]),
    ("A car bombing claimed by Al-Qaeda killed nine people in Homs.", "killed", [["Al-Qaeda"]]),
    ("Five people were killed in Homs according to detailed information.", "killed", []),
    ("REUTERS Adam Said Tanks stormed the town of Raqqa.", "stormed", []),
    ("A US official told Reuters that a drone struck the base.", "struck", [["Reuters", "A US official"]]),
    (
        "The Syrian Observatory for Human Rights said five civilians were killed.",
        "killed",
        [["The Syrian Observatory for Human Rights"]],
    ),
    ("Five civilians were killed in Idlib, the Observatory said.", "killed", [["the Observatory"]]),
    ("According to SANA, the army retook the village.", "retook", [["SANA"]]),
    (
        "Three soldiers were killed near Ramadi, according to a security source.",
        "killed",
        [["a security source"]],
    ),
    (
        "SANA reported, citing a military source, that the army retook the village.",
        "retook",
        [["SANA", "a military source"]],
    ),
    (
        "Reuters quoted a senior US defence official as saying that two rockets hit the base.",
        "hit",
        [["Reuters", "a senior US defence official"]],
    ),
    (
        "The witness was quoted by Reuters as saying that gunmen stormed the hotel.",
        "stormed",
        [["Reuters", "The witness"]],
    ),
    ("Activists said regime forces bombed the town.", "bombed", [["Activists"]]),
    (
        '"They bombed the market," said Rami Abdel Rahman, head of the Syrian Observatory for Human Rights.',
        "bombed",
        [["Rami Abdel Rahman, head of the Syrian Observatory for Human Rights"]],
    ),
    (
        "Mortar rounds struck near the embassy said the Syrian Observatory for Human Rights a monitor.",
        "struck",
        [["the Syrian Observatory for Human Rights a monitor"]],
    ),
    (
        "Rami Abdel Rahman, the head of the Observatory, said 12 fighters died.",
        "died",
        [["Rami Abdel Rahman, the head of the Observatory"]],
    ),
    ("A police source said a bomb exploded. He said three people were hurt.", "hurt", [["A police source"]]),
    (
        "A police source said a bomb exploded. The source added that three were hurt.",
        "hurt",
        [["The source"], ["A police source"]],
    ),
    (
        "The Russian defence ministry denied bombing the hospital.",
        "bombing",
        [["The Russian defence ministry"]],
    ),
    ("The army said in a statement that it had killed six militants.", "killed", [["The army"]]),
    (
        "Ten people died, a spokesman for the Houthis said in a statement to Al Jazeera.",
        "died",
        [["Al Jazeera", "a spokesman for the Houthis"]],
    ),
    (
        "Local residents told AFP a blast shook central Kabul on Sunday.",
        "shook",
        [["AFP", "Local residents"]],
    ),
    ("Syrian Observatory: Five civilians killed in air strikes on Idlib", "killed", [["Syrian Observatory"]]),
    ("Five civilians killed in air strikes on Idlib: monitor", "killed", [["monitor"]]),
    (
        "Reuters reported that activists said regime forces bombed the town.",
        "bombed",
        [["Reuters", "activists"]],
    ),
    ("Police said a bomb exploded, while witnesses said they saw two cars on fire.", "saw", [["witnesses"]]),
    (
        "US Secretary of State Antony Blinken said the attacks went on.",
        "attacks",
        [["US Secretary of State Antony Blinken"]],
    ),
    (
        "Iraq's prime minister Mohammed Shia al-Sudani told reporters that rockets hit the base.",
        "hit",
        [["Iraq's prime minister Mohammed Shia al-Sudani"]],
    ),
    (
        "The governor of Homs Talal Barazi said seven people were killed.",
        "killed",
        [["The governor of Homs Talal Barazi"]],
    ),
    ("The attack was confirmed by a Pentagon spokesman.", "attack", [["a Pentagon spokesman"]]),
    ("Reports indicate that dozens were killed in the raid.", "killed", [["Reports"]]),
    (
        "A medical source, who spoke on condition of anonymity, said 12 bodies were brought in.",
        "bodies",
        [["A medical source, who spoke on condition of anonymity"]],
    ),
    (
        "Two people were killed on Sunday state media reported as regime forces pressed a campaign.",
        "pressed",
        [["state media"]],
    ),
    (
        "Two people were killed on Sunday state media reported as regime forces pressed a campaign.",
        "killed",
        [["state media"]],
    ),
    (
        "The group that is affiliated to the opposition said that warplanes hit the town.",
        "hit",
        [["The group"]],
    ),
    ("A raid killed 26 children a monitor and activists said.", "killed", [["a monitor"], ["activists"]]),
    ("Warplanes bombed the town of Sarmin on Monday.", "bombed", []),
    ("The U.N. did not say who carried out the attack.", "attack", []),
    ("The rebels were said to have fled the town.", "fled", []),
    # a place names no speaker, nor does a day
    (
        "The Kherson Media Center which publishes news on events in the region said a raid hit a school.",
        "raid",
        [["The Kherson Media Center"]],
    ),
    (
        "The Directorate of Health in east Aleppo reported that strikes killed 12 people.",
        "strikes",
        [["The Directorate of Health"]],
    ),
    ("Residents of eastern Ghouta said warplanes bombed the town of Douma.", "bombed", [["Residents"]]),
    ("The town is near the site of Tuesday's alleged attack.", "attack", []),
    # who tells last has the other's word too, and who opens a clause of time tells nothing to the host
    (
        "According to the army, rebels shelled Goma airport on Monday, residents said.",
        "shelled",
        [["the army"], ["residents"]],
    ),
    (
        "Rebels shelled Goma on Sunday the Dogan news agency reported a day after President Erdogan announced a truce.",
        "shelled",
        [["the Dogan news agency"], ["President Erdogan"]],
    ),
    ("Reports surfaced that soldiers killed 14 villagers in Moura.", "killed", [["Reports"]]),
    ("Despite reports of a truce, clashes killed five soldiers in Tripoli.", "a truce", [["reports"]]),
    ("Despite reports of a truce, clashes killed five soldiers in Tripoli.", "clashes", []),
    # adjectives and adverbs end the name of no speaker
    ("It was the worst reported attack on Taiz.", "attack", []),
    ("The widely criticized raid on Kunduz killed nine people.", "raid", []),
    ("The government promptly denied the attack on Goma.", "attack", [["The government"]]),
    ("Nine people were killed in Taiz, according to a new toll.", "killed", []),
    ('"We announce the battle for Aden," Ali Saleh said.', "battle", [["Ali Saleh"]]),
]


@pytest.mark.parametrize(("text", "about", "chains"), ARABIC)
def test_arabic(text: str, about: str, chains: list[list[str]]) -> None:
    assert chains_of(text, "ar", about) == chains


@pytest.mark.parametrize(("text", "about", "chains"), ENGLISH)
def test_english(text: str, about: str, chains: list[list[str]]) -> None:
    assert chains_of(text, "en", about) == chains


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("تبنى تنظيم الدولة الإسلامية الهجوم على الحاجز في كركوك.", "ar", "claim"),
        ("نفى الجيش السوري قصف المستشفى في حلب.", "ar", "denial"),
        ("The Islamic State group claimed responsibility for the attack on the checkpoint.", "en", "claim"),
        ("The Russian defence ministry denied bombing the hospital.", "en", "denial"),
        ("Activists said regime forces bombed the town.", "en", "report"),
    ],
)
def test_kind(text: str, lang: str, kind: str) -> None:
    _, attributions, _ = read(text, lang)
    assert [a.kind for a in attributions] == [kind]


def test_nobody_claims() -> None:
    _, attributions, _ = read("No group has claimed responsibility for the attack.", "en")
    assert attributions == []
