"""Casualties: how many a sentence says were killed and injured, captured, missing or displaced, and who."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.mentions.casualties import find_casualties
from tawatur.text import fold

# sentence | what it tells, as killed, injured, captured, missing or displaced = value
ENGLISH = """
Shots were fired at the doctor outside his home, claiming his life | killed=1
Two shells fell, causing the martyrdom of a street sweeper and the injury of eleven citizens | killed=1 injured=11
Raiders stormed the village, decapitating two miners | killed=2
A grenade left a taxman dead and three of his colleagues hurt | killed=1 injured=3
Clashes left scores of them dead or wounded | killed=some injured=some
A missile hit a gathering, leaving dozens of them dead and injured | killed=some injured=some
A community leader was found shot dead near the river | killed=1
Fighting on the river left bodies in the water; five bodies were floating past the town | killed=5
Two taxmen injured, 0 deaths | killed=0 injured=2
Houses were burned. Deaths: none | killed=0
Fatalities none, injuries none | killed=0 injured=0
Three soldiers were bruised | injured=3
Eight others are nursing bullet wounds | injured=8
The strike killed the driver and left a passenger with light injuries | killed=1 injured=1
The bodies of five men with gunshot wounds were found in a ditch | killed=5
Two soldiers were airlifted to hospital | injured=2
The attack caused only material damage | killed=0 injured=0
No one on either side was harmed | killed=0 injured=0
A bomb kills 4, hurts 17 | killed=4 injured=17
The army is trying to eliminate the rebels |
They hanged flags on the wall |
Three people were killed and 12 others, including two children, injured in a blast | killed=3 injured=12
A shell fell on the camp and left a girl dead and her father injured according to police | killed=1 injured=1
Five people were seriously wounded | injured=5
Five people were killed and three seriously wounded | killed=5 injured=3
A girl died and her mother was injured | killed=1 injured=1
A teacher escaped and his brother was killed | killed=1
An initial death toll of 47 was later updated to 82 | killed=82
The hospital received 12 bodies and 40 wounded people | killed=12 injured=40
Some 40 people were affected by the gas | injured=40
The fighting affected thousands of people |
The attack killed 86 people and left 500 struggling to breathe | killed=86 injured=500
Eleven people died and 40 were taken to hospital | killed=11 injured=40
The bodies of 12 people were taken to hospital | killed=12
The toll rose to 112 with "hundreds" more wounded | killed=112 injured=some
They put the death toll at six and the number of injured at 28 | killed=6 injured=28
The strike hit a car, killing everyone inside | killed=some
Gunmen killed journalist Omar Daud and his cousin | killed=2
Colonel Omar Daud and two of his bodyguards were killed | killed=3
The colonel and his men killed four villagers | killed=4
Neither side reported casualties |
Neither side suffered casualties | killed=0 injured=0
Neither party sustained any losses | killed=0 injured=0
Neither side suffered fatalities | killed=0
Fatalities unknown and coded to 10 | killed=10
Fatalities coded as 0 | killed=0
Fatalities: 4 | killed=4
30 fatalities | killed=30
No fatalities | killed=0
Casualties unknown |
Teen killed, two wounded in raid | killed=1 injured=2
Three U.S. soldiers were killed and two U.N. peacekeepers wounded | killed=3 injured=2
At least 17 people most members of a local militia were killed in a blast | killed=17
Five medics were killed and a nurse critically wounded in the raid | killed=5 injured=1
Clashes left 23 civilians - including nine children - and 16 combatants dead | killed=39
Rockets fired by militants killed and wounded five villagers | killed=some injured=some
Tens were killed in the explosion | killed=some
The army lost more than 40 soldiers in the counter-attack | killed=40
The rebels lost 13 of their fighters | killed=13
The army lost two villages |
Thirty people suffered from breathing difficulties | injured=30
A family of six was killed | killed=6
Gunmen killed two policemen and wounded a third | killed=2 injured=1
The number of fighters killed in the battle has risen to 39 | killed=39
The number of deaths was one of the highest of the year |
The attack killed 14 people and wounded 30 | killed=14 injured=30
14 people were killed and 30 others wounded | killed=14 injured=30
An air strike, killing at least nine | killed=9
The blast left dozens dead | killed=some
Nine dead in Aleppo | killed=9
The death toll rose to 12 | killed=12
The number of dead reached 12 | killed=12
Two soldiers died of their wounds | killed=2
Five women and a child have been killed | killed=6
The strikes killed five women and a child in Idlib | killed=6
It led to the death of three | killed=3
There were no casualties | killed=0 injured=0
The shell fell without casualties | killed=0 injured=0
The bombing claimed the lives of 10 | killed=10
A mortar shell, wounding three | injured=3
The attack caused casualties | killed=some
Casualties were reported in the northern quarter | killed=some
The patrol avoided civilian casualties |
The shelling caused material losses |
The bodies of seven farmers were found near the canal | killed=7
Divers recovered 11 bodies from the lake | killed=11
The village council discussed the bodies of two laws |
The toll of the fighting in the port rose |
The death toll in a rocket attack on a market that sells sheep near the old bridge rose to at least 26 | killed=26
They fired at the bus, bringing to 14 the number of dead | killed=14
Two more died in hospital, raising the toll to 23 | killed=2 killed=23
The siege has taken a heavy toll on a town of 40,000 people |
Four civilians, two women, a man and a boy, were killed | killed=4
A mortar killed five people, three children and two women | killed=5
Three soldiers, two policemen and a civilian were killed | killed=6
Two Palestinians, an Israeli and a Jordanian were killed | killed=4
Four brothers were killed and 13 people, seven of them children, were wounded | killed=4 injured=13
A Palestinian was shot dead near a checkpoint | killed=1
An Israeli strike hit a Palestinian house |
Nine people were killed and others injured | killed=9 injured=some
Among at least 25 wounded, eight were in a critical condition | injured=25
Among those killed was a district governor |
It fired on the market, killing, according to the latest toll, 44 traders | killed=44
A mortar bomb caused serious injuries to two nurses | injured=2
The bodies of ten men who had been shot in the head were found | killed=10
Troops killed Shabaab commander Hassan Nur | killed=1
The assassination of militia leader Karim Saleh | killed=1
A bomber killed himself and four guards | killed=4
40 army and 22 rebel fighters were killed | killed=62
15 from the regime forces and six smugglers were killed | killed=21
A driver succumbed to his wounds | killed=1
The teacher was abducted and later executed | killed=1 captured=1
Five Kurdish martyrs and 12 injured were counted | killed=5 injured=12
Seven people were killed, among them a nurse, while nine persons were injured | killed=7 injured=9
Nine rebels were killed near Homs and another four outside Hama | killed=9 killed=4
The attack caused many civilian casualties | killed=some
There were no immediate reports of casualties |
A soldier was killed | killed=1
The strike killed a man | killed=1
Civilians were killed | killed=some
14 people, including three children, were killed | killed=14
4 people were killed including 3 children and 43 others were injured | killed=4 injured=43
At least 20 people were killed and dozens injured when a bomb exploded | killed=20 injured=some
They killed or wounded 40 militants | killed=some injured=some
Shelling killed and wounded dozens of civilians | killed=some injured=some
No one was hurt | killed=0 injured=0
Clashes in which 27 rebel fighters and 19 government forces had been killed | killed=46
The shelling wounded four nurses from the night shift in addition to six patients | injured=10
The toll rose to nine people in addition to more than 60 others injured | killed=9 injured=60
A boy girl and woman died under the rubble | killed=3
The raid killed a man, woman and child | killed=3
A girl child was injured | injured=1
A strike killed a mother with three of her children and a guard | killed=5
Six teachers were killed, among them a woman, and more than 30 were injured | killed=6 injured=30
Some of the seriously wounded were flown out | injured=some
Many of the wounded are in a critical condition | injured=some
The families of the injured waited outside |
A bomb killed a government spokesman | killed=1
A candidate was stabbed to death | killed=1
Two people were shot dead | killed=2
Five killed four injured in terrorist attacks in Aleppo | killed=5 injured=4
At least 70 regime and rebel fighters have been killed | killed=70
Strikes reportedly killed 35 fighters and injured many others | killed=35 injured=some
As well as those killed at least 160 people were injured | injured=160
10 people mostly schoolchildren killed in rocket attacks | killed=10
A bombing killing more than 120 mostly women and children | killed=120
The raid killed 36 women and children | killed=36
The governor visited the wounded |
The attack destroyed 14 houses |
Soldier killed in Aleppo attack | killed=1
Five civilians of one family including a child were killed | killed=5
Several people were killed and injured in twin attacks | killed=some injured=some
Shells killed a boy a girl and three women | killed=5
A teacher and her two sons were killed | killed=3
Four nurses were among at least 11 civilians killed in the raid | killed=11
Sixty deserters were rounded up and executed | killed=60
The raid killed 9 people and wounded another 15 | killed=9 injured=15
Rockets hit the town, killing four people, an army officer said | killed=4
Shelling killed two soldiers, a resident told the agency | killed=2
Shelling killed two soldiers, a policeman and a child, a doctor said | killed=4
Several of them were left wounded | injured=some
Twelve people died and 40 sustained injuries | killed=12 injured=40
Fifty villagers suffered from suffocation | injured=50
Over 20 cases of suffocation were treated | injured=20
31 killed & wounded in Homs | killed=some injured=some
Ten of the wounded were in a critical state | injured=some
Many of those killed were students |
Shells killed well over 200 civilians | killed=200
The strike killed Karim Saleh a local commander and four other fighters | killed=5
The army destroyed more than 30 militants | killed=30
The army destroyed 30 houses |
A depot of the rebels and 12 fighters were destroyed | killed=12
Ninety people have fallen victim to the blast | killed=90
Hunger threatens the lives of many |
The group massacred 70 soldiers taken prisoner near the base | killed=70 captured=70
Troops captured 12 fighters | captured=12
Troops captured 12 villages |
25 people were abducted at a checkpoint | captured=25
A shell killing mostly children in Daraya | killed=some
Border fire has claimed 33 lives | killed=33
Raids killed 15 fighters of the group and six civilians | killed=21
Raids killed 15 fighters six civilians | killed=21
A girl was stoned to death | killed=1
Farmer killed five neighbours injured in shelling | killed=1 injured=5
The crash killed all seven men on board | killed=7
One soldier was killed and another was wounded | killed=1 injured=1
It was not clear if there were any casualties |
Nine fighters who were working as guards were also killed | killed=9
Both attackers were killed | killed=2
Five die in bombing | killed=5
Hundreds could die in a siege |
He was killed in an air raid | killed=1
They captured the mayor and executed him | killed=1 captured=1
She was shot dead outside her home | killed=1
They captured two soldiers and executed them | killed=2 captured=2
The raid killed her husband | killed=1
The militants rounded up hundreds of villagers and executed them | killed=some
Five rebels were killed, while two soldiers were killed | killed=5 killed=2
Thousands of civilians fled the town | displaced=some
The fighting displaced 3000 families | displaced=3000
Eleven sailors are missing | missing=11
A suicide bomber killed 12 people injured 40 on Monday | killed=12 injured=40
Three more people were reported killed | killed=3
Two people one of them a child were killed | killed=2
Nineteen people fell as martyrs | killed=19
Two were killed and six others sustained serious injuries | killed=2 injured=6
Killing as many as 700 people | killed=700
The group decapitated two men | killed=2
They put the toll from the bombing in the port at eight dead and 17 wounded | killed=8 injured=17
A journalist placed the death toll from the raids at 50 | killed=50
The ministry put the number of wounded at 70 | injured=70
The ministry estimated the number of those killed in the raid at 25 | killed=25
The blast left six passengers dead and 10 others with injuries | killed=6 injured=10
Thirteen sustained injuries | injured=13
The raid killed a couple and their five children | killed=7
A couple and their three daughters were killed | killed=5
A commander was killed along with other fighters | killed=some
A commander was killed together with several of his men | killed=some
A commander was killed along with five other fighters | killed=6
A commander was killed alongside his driver | killed=2
A commander was killed with three of his aides | killed=4
The local emir and at least 34 of his men were killed | killed=35
One of the emirs of the group and at least 34 of his comrades were killed | killed=35
Abu Omar, his son and at least 20 other fighters were killed | killed=22
Abu Omar his son and 20 other fighters were killed | killed=22
Abu Omar and his son were killed | killed=2
The raid killed Abu Omar and his son | killed=2
The raid killed Abu Omar, his wife and two of their children | killed=4
At least 86 members of the army and its allies, who include fighters of a Lebanese group, were killed | killed=86
At least 33 members of the "Islamic Front" and the "Victory Front" groups were killed | killed=33
At least 33 members of the "Islamic Front" organisation were killed | killed=33
The attack left dozens suffering from shock | injured=some
The gas left many more gasping for breath | injured=some
Eight people were killed and perhaps more than 20 wounded | killed=8 injured=20
Eight people were killed, and possibly as many as 20 injured | killed=8 injured=20
Among the 16 dead were nine children | killed=16
Among the 12 killed were three women | killed=12
Some 15 bodies arrived at a hospital | killed=15
The toll now stands at 48 | killed=48
The death toll is now 48 | killed=48
The toll has doubled to 48 | killed=48
The number of victims has risen to 48 | killed=48
Two people were confirmed dead and nine hospitalised | killed=2 injured=9
Nine people were hospitalized with shrapnel wounds | injured=9
Nine people were being treated for shrapnel wounds | injured=9
Nine people received injuries of varying severity | injured=9
Nine people received shrapnel wounds | injured=9
A woman, 54, and her 12-year-old grandson died | killed=2
Twenty villagers had their throats slit | killed=20
The regime forces lost 12 of its members | killed=12
The fire injured three more, one critically | injured=3
No soldiers were killed or wounded | killed=0 injured=0
No civilian was killed | killed=0
One soldier was killed and no others were hurt | killed=1 killed=0 injured=0
Omar Sami, 34, and his brother were killed | killed=2
A soldier was lightly wounded | injured=1
They fired at 20 people |
A commander was killed along with the hopes of peace | killed=1
"""

ARABIC = """
أودى لغم أرضي بثلاثة من رعاة الأغنام | killed=3
أودت سيارة مفخخة بأربعة جنود عند المدخل | killed=4
أجهز عناصر الحركة بالسواطير على 11 مزارعا في الحقول | killed=11
أجهز مسلحون على ثلاثة جرحى داخل المستشفى | killed=3
سقط برميل على المنزل فقضى على أب وبناته الثلاث | killed=4
سقطت قذائف على المقر وحصدت ستة عسكريين | killed=6
أنهت رصاصات حياة شيخ قبلي | killed=1
القنبلة قتلت نادلا وجرحت خمسة | killed=1 injured=5
نعت الداخلية شرطيا وأعلنت إصابة زميله | killed=1 injured=1
أصيبت طفلة بشظايا قذيفة وفارقت الحياة متأثرة بجراحها | killed=1
دهست مدرعة شابين فماتا على الفور | killed=2
طعن رجل شابا حتى الموت | killed=1
مقتل راع وإصابة ولديه | killed=1 injured=2
لغم يودي بحياة أم وطفلها | killed=2
استشهدت امرأة في الثلاثين وطفلها | killed=2
قتل قائد لواء ومعه 35 جنديا | killed=36
ذبح عناصر التنظيم ثلاثة من أبناء القرية | killed=3
خسر لواء المشاة ستة من أفراده | killed=6
وجد شقيقان مقتولين بالرصاص | killed=2
ارتفعت الحصيلة إلى قتيلة وخمسة جرحى | killed=1 injured=5
لقي عدد من المسلحين مصارعهم | killed=some
نقل أربعون شخصا إلى المستشفيات | injured=40
عنصران في المستشفى بحالة خطرة | injured=2
نقلت جثث خمسة أشخاص إلى المستشفى | killed=5
بترت ساق طفل | injured=1
فقد راع ساقه | injured=1
فقد شقيقان عينيهما | injured=2
وأهل البيت كلهم بخير | killed=0 injured=0
واقتصرت الأضرار على الماديات | killed=0 injured=0
ولم يتضرر أحد | killed=0 injured=0
دون أن يلحق أذى بأحد | killed=0 injured=0
استشهاد فتى وإصابات بينها خطيرة | killed=1 injured=some
فقد الجيش السيطرة على البلدة |
دخل الجنود المستشفى وفتشوه |
قتل ضابطي صف في الجيش | killed=2
سقطت قذيفة ولم يسفر الانفجار الذي هز الحي عن أي إصابات | killed=0 injured=0
قتل القيادي في حركة الشباب مع مسلحين اثنين آخرين في غارة | killed=3
لقي ما لا يقل عن 4 آلاف و100 عنصر من الجيش مصرعهم | killed=4100
قتل ألف وخمسمئة شخص | killed=1500
قتل خمسة جنود وأصاب متطوعا في الجيش وشرطيا | killed=5 injured=2
مسلحون يحاولون اغتيال المحافظ |
يريد أن يقتل عصفورين بحجر واحد |
قتل واحد من المهاجمين | killed=1
استقبل المستشفى سبعة قتلى بينهم طفلة وامرأتان و20 جريحا | killed=7 injured=20
قتل 14 جنديا وضابطا يمنيا في الكمين | killed=14
قتل نحو 15 من مقاتلي بوكو حرام وجنديين من النيجر | killed=15 killed=2
قال المرصد إن قياديا في التنظيم وسبعة مسلحين آخرين قتلوا | killed=8
أغارت القوة على مجموعة من المسلحين وتمكنت من قتل ستة منهم | killed=6
كان السائق مصابا بمرض نادر |
أصيب 40 طفلا بفيروس معد |
أصيبت امرأة بالذعر وأصيب ثلاثة بجروح | injured=3
قتلت القوات الخاصة في 9 مارس خمسة مسلحين | killed=5
قتل في مايو 2014 مدنيا بريطانيا |
طاردوه في الحقول فقتلوه هو وثلاثة من إخوته | killed=4
سقط منهم سبعة جنود قبل الانسحاب | killed=7
خلف الكمين ستة قتلى من المسلحين وثلاثة من الجيش | killed=6 killed=3
انسحبوا من غير خسائر تذكر | killed=0 injured=0
عاد الجنود من دون خسائر مادية |
من دون أن تسجل فرق الإسعاف أي إصابات | killed=0 injured=0
لم يكن داخله أحد | killed=0 injured=0
فارق ثلاثة من الجرحى الحياة في المستشفى | killed=3
ارتقاء الشهيد سامي حمدان برصاص القناصة | killed=1
اغتال ملثمون يستقلون سيارة بيضاء مختار البلدة | killed=1
أعدم التنظيم صباح أمس شابا بتهمة التجسس | killed=1
استشهاد امرأة مسنة وحفيدتها | killed=2
اختناق تسعة عمال بالغاز | injured=9
خلف القصف أربعين حالة اختناق | injured=40
ترتفع حصيلة القصف من 3 إلى 9 شهداء | killed=9
فأودت بحياة 12 مدنيا | killed=12
أدى الانفجار إلى إصابة مالايقل عن سبعة مدنيين | injured=7
أسفر القصف على المدينة عن قتيل و3 جرحى | killed=1 injured=3
أسفرت الاشتباكات عن 19 قتيلا من التنظيم و11 جنديا | killed=19 killed=11
أسفر القصف عن 19 قتيلا من النازحين و3 جنود أصيبوا | killed=19 injured=3
قتل قرابة 18 مسلحا حوثيا و7 من رجال المقاومة | killed=25
مقتل أربعة من الشرطة وخمسة من الحشد الشعبي وأحد المارة | killed=10
مقتل قائد كتيبة في التنظيم وثلاثة من مساعديه | killed=4
قتل قيادي كبير في التنظيم مع مسلحين اثنين آخرين في غارة | killed=3
مقتل قيادي في الحزب مع تصاعد القصف على 20 قرية | killed=1
اغتيال قائد الشرطة سامي حسن ورئيس الأركان محمد باقر | killed=2
أعدم التنظيم كل من سامر حسن، ومحمد كريم وسامي يوسف في المدينة | killed=3
عنصرين من قوات البيشمركة أصيبا بجروح | injured=2
خسر الحوثيون 1500 مقاتل في المعركة | killed=1500
خسر الجيش 12 موقعا في المعركة |
أدى القصف إلى إصابة بسيطة لمواطن | injured=1
خلف الانفجار 38 قتيلا والعشرات من الجرحى | killed=38 injured=some
سقط ما يفوق الثلاثين جريحا | injured=30
قتل نحو نصف مليون شخص في الحرب | killed=500000
ارتفع إلى 7 بينهم 3 أطفال عدد الشهداء | killed=7
داعش تعدم 12 شخصا | killed=12
إن عدد القتلى بلغ 22 والجرحى 70 | killed=22 injured=70
وقتل منهم سبعة في الاشتباكات | killed=7
قتل 12 مدنيا منهم أربعة أطفال | killed=12
مقتل 12 شخصا وإصابة 31 يوم الاثنين | killed=12 injured=31
استمرت المعارك 31 يوما |
إصابة بعض الأشخاص | injured=some
قتلت معلمة وابنتها | killed=2
قتل أب وابناه | killed=3
ذبح المسلحون ثلاثة رعاة | killed=3
قتل 40 من مقاتلي طالبان و6 جنود | killed=46
خسر الجيش عشرة من جنوده في كمين | killed=10
خسر المنتخب ثلاثة من لاعبيه |
فقد الجيش الاتصال بثلاثة من جنوده |
مقتل جميع من كانوا في المبنى | killed=some
قتل ما لا يقل عن شخصين في تفجير | killed=2
مقتل ما لا يقل عن شرطيين وإصابة خمسة | killed=2 injured=5
تمكن الجيش من قتل العديد منهم | killed=some
اعتقلت 14 شخصا وقتلت بعضهم | killed=some captured=14
ألقت الشرطة القبض على 28 شخصا في ثلاث ولايات | captured=28
وصل عدد الموقوفين في العاصمة إلى 26 شخصا | captured=26
ضبط 12 صاروخا في المخزن |
قال إن 12 شخصا معظمهم أطفال قتلوا | killed=12
ما أسفر عن مقتل وإصابة عدد ممن كانوا فيها | killed=some injured=some
وأضاف أن عددا آخر من عناصر التنظيم قتلوا في القصف | killed=some
نفذ الهجوم مسلحان وقتلا خلاله 14 عاملا وحارسا | killed=15
قتل 16 ضابطا وجنديا | killed=16
وقتل أحدهم في الهجوم | killed=1
امرأة لقت مصرعها خلال المداهمة | killed=1
لقي ضابط كبير و7 من حراسه مصرعهم في كمين | killed=8
مقتل ضابط برتبة عقيد و3 جنود | killed=4
مقتل القيادي أبو عمر ونجله | killed=2
مقتل 20 حوثيا مقابل 3 من المقاومة | killed=23
قتل 11 جنديا بينهم ضابطان، و14 من المسلحين | killed=25
قتل 20 جنديا بينهم ضابطان و5 مسلحين | killed=25
قتل 20 شخصا بينهم 5 أطفال و7 نساء | killed=20
وأضاف الجيش أن عنصرا في التنظيم قتل أيضا فيما تضررت ثلاث آليات | killed=1
إن قياديا في الحركة قتل مع حارسين اثنين في غارة | killed=3
اعترف بقتله لثلاثة جنود | killed=3
"40" قتيلا و"90" جريحا | killed=40 injured=90
ولم يتم تسجيل أي إصابات | killed=0 injured=0
قتل 14 متطوعا معظمهم من الطلاب | killed=14
تسبب القصف بمقتل عنصرين من الحزب وثلاثة من اللجان | killed=5
إن أربعة جنود قتلوا وإن تسعة آخرين أصيبوا | killed=4 injured=9
خمسة مسلحين قتلوا ثلاثة جنود | killed=3
قتلت امرأة وأطفالها الأربعة | killed=5
قتل رجل وزوجته | killed=2
قتل القيادي في التنظيم أبو سالم وثلاثة من مرافقيه | killed=4
قصفوا الحي مما أوقع ضحايا | killed=some
راح ضحية التفجير في السوق 16 شخصا | killed=16
حصد الهجوم أرواح 16 شخصا | killed=16
ارتفع إلى 19 عدد قتلى الانفجار | killed=19
وصل إلى 50 عدد الجرحى | injured=50
سقوط ما لا يقل عن 22 بين قتيل وجريح في السوق | killed=some injured=some
أدى الانهيار إلى مقتلهم وإصاباتهم خطيرة | killed=some injured=some
أصيب رجلا شرطة واثنان من المارة | injured=4
مقتل ضابطي أمن في كمين | killed=2
قال إن 8 مدنيين على الأقل وجنديا واحدا قتلوا في التفجير | killed=9
قتل 6 جنود في عدن و3 آخرون في لحج | killed=6 killed=3
قتل أبو سالم بن علي بن ناصر الشمري وقياديان آخران | killed=3
مقتل 8 وإصابة 10 | killed=8 injured=10
قتل 8 حوثيين وأصيب 10 آخرون | killed=8 injured=10
سقوط 15 قتيلا و30 جريحا | killed=15 injured=30
أسفر عن مقتل 4 أشخاص بينهم طفلان | killed=4
قتيلان في قصف | killed=2
مصرع ثلاثة جنود | killed=3
لقي خمسة مصرعهم | killed=5
لقي 5 أشخاص حتفهم | killed=5
سقط عشرات القتلى والجرحى | killed=some injured=some
أودى بحياة 10 أشخاص | killed=10
راح ضحيته 12 شخصا | killed=12
ارتفاع الحصيلة إلى 12 قتيلا | killed=12
ارتفعت حصيلة قتلى الحادث إلى 36 قتيلا | killed=36
ارتفع عدد القتلى إلى 12 | killed=12
سقطت قذيفة دون وقوع إصابات | killed=0 injured=0
لم تقع أي إصابات | killed=0 injured=0
لم تقع أي خسائر بشرية | killed=0 injured=0
دون سقوط ضحايا | killed=0 injured=0
ولم ترد أنباء عن سقوط ضحايا |
قتل جندي | killed=1
قتل جندي تركي وجرح أربعة آخرون | killed=1 injured=4
مقتل مدني | killed=1
مقتل جنود | killed=some
مقتل ثلاثة مدنيين وجنديين | killed=5
مقتل ضابط وثلاثة جنود وإصابة ثلاثة آخرين | killed=4 injured=3
قتل الجيش 8 مسلحين | killed=8
قتل مسلحون مدنيا | killed=1
قتلت القوات مسلحا واعتقلت 16 آخرين | killed=1 captured=16
مقتل وإصابة 20 شخصا | killed=some injured=some
إن 3 جنود قتلوا | killed=3
استشهاد فلسطينيين اثنين | killed=2
سقوط قتلى وجرحى | killed=some injured=some
سقوط 30 بين قتيل وجريح | killed=some injured=some
مقتل شرطي وإصابة 3 آخرين بجروح | killed=1 injured=3
قتلت امرأة وأصيب طفلها | killed=1 injured=1
استشهد شاب برصاص | killed=1
إصابة عشرات المدنيين | injured=some
وقتل 5 أشخاص على الأقل وأصيب 20 بجروح في تفجير | killed=5 injured=20
خلف الهجوم 3 قتلى | killed=3
أصيب عدد من الجنود | injured=some
إن ثمانية أشخاص آخرين أصيبوا | injured=8
مقتل سامي الخالد في غارة | killed=1
أعلن عن مقتله في اشتباك | killed=1
أدى إلى مقتلهم وإصابتهم | killed=some injured=some
اغتيال أحد مرافقيه | killed=1
مقتل القيادي أبو سليم الحلبي وثلاثة من مرافقيه | killed=4
قتل عمر الراوي وستة مسلحين آخرين | killed=7
مقتل 12 متمردا على الأقل، و4 مقاتلين من الجيش | killed=16
مقتل 8 من عناصر تنظيم الدولة و5 مدنيين وإصابة 20 | killed=13 injured=20
سقوط 14 مسلحا | killed=14
سقوط 14 قذيفة |
سقوط ضحايا في القصف | killed=some
تسعة من مقاتلي الجماعة قتلوا في كمين | killed=9
إن 30 مسلحا قتلوا وأصيب 50 آخرون | killed=30 injured=50
إن شرطيا قتل واعتقل ستة أشخاص | killed=1 captured=6
إن 75 شخصا قتل خلال الهجوم | killed=75
قتل وأصيب ستة عمال | killed=some injured=some
إن العريف سالم ناصر والجندي فهد علي والجندي حمد سعيد من حرس الحدود استشهدوا أمس | killed=3
قتلت أسرة من ستة أفراد | killed=6
أصابت القذائف أهدافا عدة |
أصابت الغارة خمس عربات |
لم يسفر عنه أي إصابات بشرية | killed=0 injured=0
ولم تعلن الوزارة عن وقوع إصابات |
لمنع سقوط ضحايا مدنيين |
نقل عدد من جرحى المعارك |
تكبد المسلحون خسائر في الأرواح | killed=some
أنباء عن خسائر بشرية في صفوف الطرفين | killed=some
أوقع الهجوم خسائر مادية وبشرية في صفوف المتمردين | killed=some
تكبد الجيش خسائر في العتاد والأرواح | killed=some
دون وقوع خسائر مادية أو بشرية | killed=0 injured=0
العثور على جثث خمسة عمال | killed=5
العثور على 7 جثث | killed=7
القضاء على 9 إرهابيين | killed=9
أسفر عن مقتل اثنين وإصابة الثالث | killed=2 injured=1
تسبب بوقوع إصابات | injured=some
إن شرطيين قتلا في الهجوم | killed=2
قتل 9 من مسلحي المتمردين و6 من مقاتلي الجيش | killed=15
مقتل ضابطي شرطة في هجوم | killed=2
محاولة اغتيال ضابط |
استشهد بقول الكاتب |
أكد البيان أن الحلبي قتل في غارة | killed=1
قتل جندي عراقي وآخر من الحشد | killed=2
أسر 15 مسلحا | captured=15
خطف ثلاثة عمال | captured=3
فقدان 6 صيادين | missing=6
نزوح ألفي عائلة | displaced=2000
حكم بتهمة القتل |
قضت محكمة إماراتية بالسجن |
قصف الجيش 3 منازل |
مقتل قائد الكتيبة ومرافقه | killed=2
قتل مدير الناحية وجنديان في كمين | killed=3
قتل القائد برفقة ثلاثة من حراسه | killed=4
قتل جندي في اشتباكات مع 14 مسلحا | killed=1
قتل انتحاري يشتبه بانتمائه إلى التنظيم 12 شخصا في السوق | killed=12
قتل مسلحون من جماعة متطرفة تسعة قرويين | killed=9
قال إن 21 مدنيا بينهم أربعة أطفال وامرأتان قتلوا وأصيب 50 آخرون | killed=21 injured=50
أفاد بأن 6 من عناصر ميليشيا محلية وقوات موالية لها قتلوا | killed=6
إن 12 مسلحا وثلاثة من رجال القبائل سقطوا قتلى | killed=15
قتل 30 متمردا و4 من القوات الحكومية | killed=34
بمقتل سبعة من تنظيم الدولة (داعش) و3 مدنيين | killed=10
لقي ما لا يقل عن 40 مسلحا من الجماعة المرتبطة بتنظيم القاعدة حتفهم في القصف | killed=40
وراح ضحيتها ستة أشخاص | killed=6
والقتلى هم خمسة جنود وسائق | killed=6
بلغ عدد القتلى 77 شخصا | killed=77
تعرض ثلاثة من رجال الإطفاء للإصابة | injured=3
نفذ التنظيم حكم الإعدام بحق تسعة أشخاص | killed=9
أصدرت المحكمة حكم الإعدام بحق تسعة أشخاص |
قتل الجيش في نهاية نيسان 16 متشددا | killed=16
قتل 9 وأصيب 31 اليوم الاثنين | killed=9 injured=31
العثور على حارسي منشأة مقتولين | killed=2
العثور على جثتي شرطيين | killed=2
أدى الانفجار إلى مقتلهما | killed=2
مقتل شرطيين | killed=2
إصابة أحد زملائه | injured=1
معاقبة القتلة |
أوقع 18 قتيلا وجريحا | killed=some injured=some
استهدف دورية لمسلح حوثي وقتلت من فيها | killed=some
تصفية 16 قائدا وعنصرا من التنظيم | killed=16
مقتل سبع نساء من القرويين وأربعة رجال | killed=11
سقوط سبعة قتلى من السكان | killed=7
مقتل 20 عنصرا من الحزب، بالإضافة إلى خمسة من الحرس | killed=25
مقتل المدير العام فؤاد حداد، وأربعة موظفين آخرين | killed=5
مصرع قائد حوثي ومرافقيه | killed=some
ومقتل جميع من كانوا على متنها | killed=some
فجروا السيارة لتقتل كل من حولها |
قتلت قذائف الدبابات في حي الزهراء مساء يوم الثلاثاء الماضي أكثر من عشرين من السكان | killed=20
أصيب سامي حداد، مدير المستشفى، إصابات بالغة | injured=1
أصيب المنزل بأضرار |
شهيد وجريح برصاص قناص | killed=1 injured=1
قتيل وثلاثة جرحى في إطلاق نار | killed=1 injured=3
سقط 90 بين قتيل وجريح | killed=some injured=some
لم يصب أحد بأذى | killed=0 injured=0
قناص يردي متظاهرا | killed=1
لقيت أسرة كاملة مكونة من ستة أفراد حتفها | killed=6
طعن مهاجم ثلاثة من المارة | injured=3
قدم الطعن المقدم من رئيس الحكومة |
أكد أن بعض الجرحى في حالة حرجة | injured=some
أوقع القصف خمسة قتلى وجريحين | killed=5 injured=2
سقوط ثلاثة شهداء ومصابا | killed=3 injured=1
قالت الوزارة إن ضابطا من أفرادها "استشهد" أثناء الواجب | killed=1
القائد قتل مع ثلاثة من حراسه في الغارة | killed=4
قتل الجندي مع بداية الهجوم | killed=1
انفجار قنبلة يحصد أرواح ستة أشخاص | killed=6
قتل القاضي مع سائقه | killed=2
اغتال مسلحون نائبا وقتلوه مع حارسيه وسائقه | killed=1 killed=4
قتل ضابط مع نجليه في كمين | killed=3
قتل ضابط في اشتباك مع زوجته | killed=1
أصيب ضابطي شرطة وعنصرا حراسة | injured=4
قتل مسلحي جيش محلي | killed=some
قتل خمسة من خفر السواحل وبحار في الهجوم | killed=6
قتل خمسة من خفر السواحل في اشتباك وبحار يراقب | killed=5
استشهاد الرقيب علي حسن، والعريف سالم محمد، والجندي سامي عادل في كمين | killed=3
مقتل العقيد حسن صالح على يد العميد سالم علي | killed=1
شاهد الطبيب ستة أشخاص آخرين مصابين بجروح خطيرة | injured=6
اعتقال رجل هدد بقتل القاضي | captured=1
هدد التنظيم بذبح الأسيرين وقتل جنديا | killed=1
ارتفاع عدد القتلى والجرحى | killed=some injured=some
ارتفاع عدد القتلى إلى 12 | killed=12
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (text.strip(), told.strip())
        for text, _, told in (line.partition("|") for line in table.strip().splitlines())
    ]


def told_in(text: str, lang: str) -> str:
    found = find_casualties(fold(text), lang)
    order = ("killed", "injured", "captured", "missing", "displaced")
    return " ".join(f"{m.what}={m.value}" for m in sorted(found, key=lambda m: order.index(m.what)))


@pytest.mark.parametrize(("text", "told"), rows(ENGLISH))
def test_english(text: str, told: str) -> None:
    assert told_in(text, "en") == told


@pytest.mark.parametrize(("text", "told"), rows(ARABIC))
def test_arabic(text: str, told: str) -> None:
    assert told_in(text, "ar") == told


@pytest.mark.parametrize(
    ("text", "lang", "words", "who"),
    [
        (
            "the attack killed at least 14 Syrian army soldiers in Homs",
            "en",
            "syrian army soldiers",
            "soldier",
        ),
        ("five women and a child have been killed", "en", "women and a child", "person"),
        ("a policeman was wounded", "en", "policeman", "police"),
        ("مقتل ثلاثة مدنيين وجنديين في حمص", "ar", "مدنيين وجنديين", "person"),
        ("قتل 8 حوثيين", "ar", "حوثيين", "fighter"),
        ("قتل جندي تركي", "ar", "جندي تركي", "soldier"),
    ],
)
def test_who(text: str, lang: str, words: str, who: str) -> None:
    norm = fold(text)
    (found,) = find_casualties(norm, lang)
    assert (norm[found.who_start : found.who_end], found.who) == (fold(words), who)


def test_bounds() -> None:
    (found,) = find_casualties("at least nine people were killed", "en")
    assert (found.min, found.max, found.value) == (9, None, 9)
    (found,) = find_casualties("10 to 15 people were killed", "en")
    assert (found.min, found.max) == (10, 15)


def test_trigger_and_stretch() -> None:
    norm = "3 died. the blast killed two men"
    (found,) = find_casualties(norm, "en", 8)
    assert norm[found.trigger_start : found.trigger_end] == "killed"
    assert norm[found.start : found.end] == "killed two men"


def test_unknown_language() -> None:
    assert find_casualties("20 morts", "fr") == []


VOCABULARY = """
killed wounded killing were was people soldiers a soldier 14 at least dozens of and , others
including children no casualties death toll  rose to dead the left died without مقتل وإصابة قتل أصيب
وجرح 8 10 عشرات جنود مدني وجنديين القتلى والجرحى قتيلا جريحا بينهم طفلان دون وقوع إصابات  لقي مصرعهم
حصيلة إلى آخرون في و عدد أودى بحياة
"""
WORDS = VOCABULARY.split()


@given(
    st.lists(st.sampled_from(WORDS), max_size=22) | st.text(max_size=60).map(str.split),
    st.sampled_from(["ar", "en"]),
)
def test_mentions_are_inside(words: list[str], lang: str) -> None:
    norm = fold(" ".join(words))
    for mention in find_casualties(norm, lang):
        assert 0 <= mention.start <= mention.trigger_start < mention.trigger_end <= mention.end <= len(norm)
        assert mention.max is None or mention.min <= mention.max
        assert mention.value == "some" or mention.value == mention.min
        if mention.who_start >= 0:
            assert mention.start <= mention.who_start < mention.who_end <= mention.end


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("US forces destroyed three Houthi drones over the Red Sea.", []),
        ("The army destroyed 30 Taliban militants in Kunar.", [30]),
        ("At least ten people were wounded and four killed in shelling of Kherson.", [4]),
    ],
)
def test_what_is_destroyed_counts_where_it_is_men(text: str, killed: list[int]) -> None:
    found = find_casualties(text.lower(), "en", 0, len(text))
    assert [c.value for c in found if c.what == "killed"] == killed
