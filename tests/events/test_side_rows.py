"""Who acted and who was acted on in everyday sentences of both languages, by what the words of the sentence tell."""

from __future__ import annotations

import pytest

import tawatur

# text | type | first of side 1 | first of side 2; "-" where nobody is told
ROWS = """
The army defused a bomb in Maiduguri. | disrupted_weapons | The army | bomb
Air defences intercepted three ballistic missiles over Riyadh. | disrupted_weapons | Air defences | ballistic missiles
ضبطت قوات الأمن كمية كبيرة من المتفجرات في عدن | disrupted_weapons | قوات الأمن | المتفجرات
أبطل الجيش مفعول عبوة ناسفة على طريق بعقوبة | disrupted_weapons | الجيش | عبوة ناسفة
فككت فرق الهندسة 30 لغما في ريف دير الزور | disrupted_weapons | فرق الهندسة | لغما
أطلق جنود إسرائيليون النار على شاب قرب بلدة بيتا، وارتقى شهيدا. | attack | جنود إسرائيليون | شاب
أطلق جنود الاحتلال النار على فتى جنوب نابلس، فاستشهد على الفور. | attack | جنود الاحتلال | فتى
مقتل الفلسطيني أحمد ناصر برصاص جنود إسرائيليين قرب جنين | attack | جنود إسرائيليين | الفلسطيني
اختطاف الفرنسي بيار لوغران في النيجر | abduction | - | الفرنسي
مقتل يمنية برصاص قناص حوثي في تعز | attack | قناص حوثي | يمنية
اعتقال فلسطيني في الخليل فجر اليوم | arrests | - | فلسطيني
اعتقالات إسرائيلية في الخليل | arrests | إسرائيلية | -
الاغتيال الإسرائيلي للقيادي في حماس وسط بيروت | attack | الإسرائيلي | حماس
Moscow launched a missile attack on Kharkiv on Monday, killing four people. | shelling_missile | Moscow | people
Ankara launched a military operation in northern Iraq against the PKK. | armed_clash | Ankara | PKK
Washington blamed Tehran for the attack on the base in Jordan. | armed_clash | Tehran | base
Beirut was rocked by a car bomb on Thursday that killed 20 people. | remote_explosive | - | people
In Moscow, gunmen attacked a concert hall on Friday, killing 140 people. | attack | gunmen | people
أنقرة شنت غارات على مواقع حزب العمال الكردستاني في شمال العراق | air_drone_strike | أنقرة | مواقع حزب العمال الكردستاني
أطلقت طهران صواريخ باليستية على أربيل | shelling_missile | طهران | أربيل
قصفت إسرائيل دمشق فجر الثلاثاء | shelling_missile | إسرائيل | دمشق
Shelling of a rebel-held district killed six people in Goma on Friday. | shelling_missile | - | people
A woman was killed in a government-held area of Taiz on Thursday. | attack | - | woman
Government forces shelled the rebel-held town of Saraqib. | shelling_missile | Government forces | rebel
The Israelis shelled the village of Khiam on Monday. | shelling_missile | Israelis | village
The Turks have shelled Kurdish positions near Afrin. | shelling_missile | Turks | positions
Two Israelis were killed in a shooting attack near Nablus on Monday. | attack | - | Israelis
Three Turks were kidnapped in Baghdad on Tuesday. | abduction | - | Turks
Protesters clashed with police in Tbilisi. | violent_demonstration | Protesters | police
Protesters threw stones at police in Tunis. | violent_demonstration | Protesters | police
أسر الجيش 40 حوثيا في محافظة الجوف أمس. | arrests | الجيش | حوثيا
أسر المقاتلون جنديين في خان يونس أمس. | arrests | المقاتلون | جنديين
قصفت الطائرات منازل وقتلت ثلاث أسر في غزة أمس. | air_drone_strike | الطائرات | أسر
انهار الأمن في ليبيا بعد الإطاحة بمعمر القذافي عام 2011. | other_strategic | - | معمر القذافي
خرج مئات المتظاهرين في السويداء مطالبين بإسقاط النظام | peaceful_protest | المتظاهرين | النظام
قطع محتجون الطريق الرئيسي في صيدا بالإطارات المشتعلة | peaceful_protest | محتجون | الطريق
قصفت روسيا أوكرانيا بعشرات الصواريخ | shelling_missile | روسيا | أوكرانيا
غزت روسيا أوكرانيا في فبراير 2022 | armed_clash | روسيا | أوكرانيا
قبضت الشرطة على خمسة مسلحين في القصرين أمس | arrests | الشرطة | مسلحين
ألقت الشرطة القبض على ثلاثة أشخاص في القصرين أمس | arrests | الشرطة | أشخاص
أعلن رئيس الوزراء العراقي مقتل قيادي في تنظيم داعش بضربة جوية في كركوك | air_drone_strike | - | قيادي في تنظيم داعش
قال الرئيس الأوكراني إن غارة استهدفت محطة كهرباء في أوديسا | air_drone_strike | - | محطة كهرباء
The Ukrainian president said a missile strike hit a hospital in Dnipro. | shelling_missile | - | hospital
Defence Minister Yoav Gallant said strikes destroyed launchers in southern Lebanon. | air_drone_strike | - | launchers
An airstrike hit a market in Khartoum, killing 20. Activists blamed the army. | air_drone_strike | the army | market
The government blamed al-Shabaab for the attack on a hotel in Mogadishu. | attack | al-Shabaab | hotel
Gunmen killed six villagers in Plateau. Residents blamed the police for failing to act. | attack | Gunmen | villagers
الجيش السوداني يأسر 20 من عناصر الدعم السريع في بحري | arrests | الجيش السوداني | عناصر الدعم السريع
صواريخ إسرائيلية تستهدف مطار دمشق | shelling_missile | إسرائيلية | مطار دمشق
صواريخ باليستية إيرانية أصابت قاعدة عين الأسد | shelling_missile | إيرانية | قاعدة عين الأسد
أطلق الجيش عملية عسكرية لمطاردة المتمردين في غابة سامبيسا | armed_clash | الجيش | المتمردين
اختطاف مسلحين مجهولين لطبيب في مدينة سبها | abduction | مسلحين مجهولين | طبيب
اغتيال ضابط في الشرطة في مقديشو | attack | - | ضابط في الشرطة
طرد مقاتلو داعش من مدينة منبج في أغسطس | government_regains_territory | - | مقاتلو داعش
الأكراد يدحرون تنظيم داعش في الحسكة | nonstate_overtakes_territory | الأكراد | تنظيم داعش
الحوثيون يحتجزون رهائن في صنعاء | abduction | الحوثيون | -
واعتقلت الدعم السريع الصحفي معمر إبراهيم في الفاشر | arrests | الدعم السريع | الصحفي معمر إبراهيم
رشق خلالها شبان قوات الأمن بالحجارة في نابلس | violent_demonstration | شبان | قوات الأمن
تتعرض مدينة تعز لقصف الحوثيين منذ أسابيع | shelling_missile | الحوثيين | تعز
هاجم الجيش القرية بالتعاون مع مليشيات عشائرية | attack | الجيش | القرية
اغتال مجهولون القيادي في حركة فتح طلال الأردني في صيدا | attack | مجهولون | القيادي في حركة فتح
شنت الطائرات قصفا عنيفا على البلدة قرب تعز | air_drone_strike | الطائرات | البلدة
تكبد المتمردون خسائر فادحة في محافظة البيضاء | armed_clash | - | المتمردون
وأضاف أن المتمردين تكبدوا خلال اليومين الماضيين خسائر كبيرة في تعز | armed_clash | - | المتمردين
المقاومة تكبد الحوثيين خسائر فادحة في تعز | armed_clash | المقاومة | الحوثيين
كبدت المقاومة الحوثيين خسائر فادحة في تعز | armed_clash | المقاومة | الحوثيين
وقال المتحدث باسم القوات الجوية «قصف سلاح الجو أهدافا في درنة» | air_drone_strike | سلاح الجو | أهدافا
وأشارت السلطات التركية إلى أنه فجر نفسه وسط حشد في أنقرة | suicide_bomb | - | حشد
وقال قائد شرطة المدينة إن خمسة مدنيين قتلوا في اشتباكات قرب السوق | armed_clash | - | مدنيين
وقالت وزارة الدفاع إن الغارات أصابت ثلاثة مخازن قرب الموصل | air_drone_strike | - | مخازن
نعى وزير الخارجية شهيد الواجب سالم الذي استشهد أمس في عدن | attack | - | شهيد
تم إطلاق النار على الأردني في صيدا ونقل إلى المستشفى | armed_clash | - | الأردني
تم أمس تحرير الجنوب اليمني من قبضة الحوثيين | government_regains_territory | - | الحوثيين
قتل عشرة في انفجار سيارة مفخخة يقودها انتحاري استهدفت نقطة تفتيش في الرمادي | suicide_bomb | انتحاري | نقطة تفتيش
فجر انتحاري نفسه بسيارة مفخخة على حاجز للجيش في حماة، ما أدى إلى مقتل جنديين | suicide_bomb | انتحاري | جنديين
فجر انتحاري نفسه في سوق بمايدوغوري | suicide_bomb | انتحاري | سوق
رفض الحوثيون هدنة قوات التحالف في اليمن | agreement | قوات التحالف | الحوثيون
انتهت الهدنة التي أعلن عنها التحالف العربي في اليمن | agreement | التحالف العربي | -
أعلنت المقاومة سيطرتها على الجبل، وذلك بعد اشتباكات عنيفة خاضتها مع الحوثيين | armed_clash | المقاومة | الحوثيين
أعلنت الداخلية التونسية أمس عن تفكيك خلية إرهابية في بنزرت | arrests | - | خلية إرهابية
أعلنت فيه المقاومة اليمنية عن مقتل 22 من مليشيا الحوثي باشتباكات معها | armed_clash | المقاومة اليمنية | مليشيا الحوثي
تمت السيطرة على البلدة من قبل قوات الجيش | government_regains_territory | قوات الجيش | -
إندونيسيا: مسيحيون يضرمون النيران في مسجد | looting_destruction | مسيحيون | مسجد
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_the_sides_of_a_sentence(row: str) -> None:
    text, type_, *sides = (field.strip() for field in row.split(" | "))
    event = next(e for e in tawatur.code(text, published="2024-05-03").events if e.type == type_)
    first = [side[0].text if side else "-" for side in (event.side1, event.side2)]
    assert first == sides
