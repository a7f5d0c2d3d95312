"""Arabic words that tell who was killed or hurt, beside those of ``data/casualty_words.tsv``.

What negates or prevents harm, what makes people fall, what follows or precedes a victim's name, and the like. Folded.
"""

from __future__ import annotations

from tawatur.mentions.patterns import word_set
from tawatur.text.normalise import fold

VICTIMS = "ضحايا"
VICTIM = "ضحيه"
REACH = 8  # tokens between a verb and the people after it
LONG_REACH = 14  # tokens between the parts of "لقي ... مصرعهم", or a toll and its number
FAR_REACH = 18  # tokens between "قتلت قذائف الدبابات" and those it killed
STOPS = word_set(". ، , ؛ :")
PREPOSITIONS = word_set(
    "في على من إلى عن بعد خلال جراء إثر قرب عند عندما حين حيث بينما فيما ضمن أن كما منذ برصاص بنيران"
)
NEGATIONS = word_set("دون بدون لم لا عدم ليس ولا ولم بلا")
UNKNOWN = word_set("أنباء معلومات معلومة تقارير يعرف معروف تتضح تعرف ترد نبأ")
RESULTS = word_set("يسفر تسفر ينتج ينجم يخلف تخلف يوقع توقع يتسبب تتسبب يود يودي تود")
FILLERS = word_set(
    "وقوع سقوط تسجيل يتم تتم حدوث حصول تقع يقع يسقط تسقط عن أي أن تحدث يحدث تسجل يسجل هناك توجد يوجد أو قتلى جرحى ضحايا خسائر مادية في من"
    " عنها عنه يبلغ تبلغ أبلغ ينجم تنجم منها منه هذا هذه ذلك إصابات وفيات وجود تذكر إلى أية يصب يصاب أحد يكن تكن إيقاع تحصل يحصل وقعت بشرية بالغة"
)
FALLING = word_set(
    "سقوط سقط وقوع خلف خلفت مخلفا مخلفة أوقع أوقعت ارتقاء ارتقى يوقع إيقاع هناك وجود سقطوا وخلف بسقوط وسقوط وسقط لسقوط يسقط تسقط"
)
CLAIMING = word_set(
    "أودى أودت يودي تودي مودي موديا راح راحت ذهب ذهبت يذهب تذهب حصد حصدت يحصد تحصد حاصدا حاصدة أزهق أزهقت مزهقا مزهقة يزهق تزهق كلف كلفت"
)
WOUNDS = word_set("بجروح بجراح بجروحهم بجراحهم بإصابات بإصابة بجرح")
BY_THEM = word_set("بها فيها بهما")
TOLLS = word_set("عدد أعداد حصيلة الحصيلة عددهم")
RISEN = word_set("ارتفاع ارتفع يرتفع تزايد ازدياد")
REACHED = word_set("إلى بلغ بلغت وصل وصلت عند هو هي تجاوز تجاوزت")
PASSED = word_set(
    '" ( خلاله خلالها خلالهما فيه فيها أيضا كذلك كل بعض جميع كافة معظم غالبية أغلب من نحو حوالي حتى الآن ما منهم منها منهما'
)
PREVENTED = word_set("لمنع منع يمنع لتفادي تفادي تجنب لتجنب مخاوف خشية احتمال لوقف وقف")
CARED_FOR = word_set(
    "نقل لنقل بنقل علاج لعلاج معالجة إسعاف لإسعاف زيارة لزيارة تفقد استقبال إجلاء لإجلاء إخلاء الحرب"
)
BECAUSE = word_set("متأثرا متأثرة نتيجة إثر جراء بعد بسبب من")
SINGULAR = word_set("قتل قتلت استشهد استشهدت أصيب أصيبت جرح جرحت اغتيل اغتيلت توفي توفيت هلك")
OPENINGS = word_set('أن بأن وأن إن فإن : " ،')
MORE = word_set(
    "آخرين آخرون آخران مرافقين مرافقي حراس زملاء مساعدين مساعدي معاونين أبناء أطفال أشقاء أقارب أعوان"
)
TIMES = word_set(
    "أمس اليوم الأسبوع الشهر العام السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة مساء فجر صباح هذا أثناء متأثرا"
)
ATTEMPTS = word_set("محاولة لمحاولة بمحاولة محاولات حاول حاولت حاولوا يحاول تحاول يحاولون")
THREATENED = tuple(word_set("هدد يهدد تهدد تهديد التهديد مهدد توعد يتوعد تتوعد"))
THREAT = 4  # tokens from a threat to what is threatened
OTHER = word_set("آخر أخرى")
DUAL = word_set("قتلا استشهدا أصيبا جرحا ماتا توفيا قضيا")
LIFE = word_set("الحياة")
DEPARTED = word_set("فارق فارقت فارقا فارقوا يفارق تفارق")
KILLERS = word_set("اغتال اغتالت يغتال تغتال")  # verbs whose passive is written otherwise
RECORDED = word_set("تسجل يسجل توثق يوثق ترصد يرصد تحصي يحصي")  # "دون أن تسجل وزارة الصحة إصابات"
OF_GOODS = word_set(
    "مادية اقتصادية مالية كبيرة جسيمة فادحة في بالممتلكات بالأرواح"
)  # losses of which a word tells
HE = word_set("هو هي")
NAMED = word_set("استشهد استشهدت اغتيل اغتيلت توفي توفيت هلك")
NAMING = word_set("مقتل مصرع استشهاد اغتيال")  # verbal nouns that a victim's name may follow
NO_NAME = word_set(
    "فيها فيه أو كل جميع معظم أغلب بعض أي ما هذا هذه ذلك تلك هؤلاء غير عدد أعداد العديد الكثير المزيد آلاف هنا هناك آخر الناس البشر أكثر أقل نحو"
    " متأثرا بجروحه أثناء أمس اليوم فور عقب عمدا جماعي جماعية ميداني ميدانية"
)
NOT_IN_LIST = word_set(
    ". ؛ : في على إلى عن بعد خلال جراء إثر قرب عند عندما حين حيث بينما فيما ضمن أن إن كما منذ بين بينهم بينها مع"
)
LIST_GAP = 7  # tokens of a name or of "the organisation" between two parts of a list of victims
IN_ADDITION = frozenset(
    fold(f"{joint}{phrase}")
    for joint in ("", "و")
    for phrase in ("بالإضافة إلى", "إضافة إلى", "فضلا عن", "إلى جانب", "علاوة على")
)
AGAINST = word_set("مقابل ومقابل")  # the losses of the other side: "20 حوثيا مقابل 3 من المقاومة"
RANKED = word_set("برتبة")
TURNS = word_set("بينما فيما كما لكن حيث")  # where a sentence goes on to something else
FATE = 30  # tokens between "لقي" and "حتفهم"
NAME = 4  # tokens of a victim's name
NAME_AND_RANK = 8  # tokens of a victim's rank and name, up to those counted after it
SON_OF = word_set("بن ابن أبو")  # what a name follows: "بن علي"
LOCATIVES = word_set(
    "في قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي داخل خارج وسط بمدينة ببلدة بمحافظة بقرية بريف"
)
MONTHS = word_set(
    "يناير فبراير مارس أبريل إبريل نيسان مايو أيار يونيو حزيران يوليو تموز أغسطس آب سبتمبر أيلول أكتوبر تشرين نوفمبر ديسمبر كانون شباط آذار"
    " شوال رمضان شعبان محرم صفر رجب"
)
GRAVE = word_set("بسيطة طفيفة خفيفة بالغة خطيرة متوسطة حرجة بليغة قاتلة مباشرة")
NAMES = 20  # tokens of the names of several victims
PARTS = 5  # tokens between a toll and the word for it, of a part
TITLES = word_set("قائد رئيس نائب وزير مدير محافظ عضو مستشار سفير أمين القائد الوزير النائب المستشار")
LOST = word_set("خسر خسرت يخسر تخسر خسروا خسارة")
AND = word_set("و")
COMPANY = word_set("برفقة رفقة بصحبة مع بمعية بجانب معه ومعه معها ومعها برفقته وبرفقته رفقته ورفقته")
INJURIES = word_set("إصابة إصابات")
SUFFERED = word_set("تعرض تعرضت تعرضوا يتعرض تعرضا تعرضهم")
CARRIED_OUT = word_set("نفذ نفذت ينفذ تنفذ نفذوا تنفيذ بتنفيذ تنفيذها تنفيذه")
SENTENCED_ON = word_set("بحق في ضد على حق")
DOERS = frozenset({"fighter", "soldier", "police"})
AGES = word_set(
    "العقد مقتبل العشرين الثلاثين الأربعين الخمسين الستين السبعين الثمانين العشرينات الثلاثينات الأربعينات الخمسينات"
)
MOTHER = fold("أم")
THEIR_OWN = word_set("أفراد أفراده أفرادها أفرادهم رجاله رجالها رجالهم منتسبيه منتسبيها أبنائه أبنائها")
SEVERAL_MORE = word_set("إصابات جرحى مصابين مصابون قتلى شهداء وفيات")
SENTENCES = word_set("إعدام قتل موت")
WERE = word_set("كان وكان كانت")
AS_DEAD = word_set("قتلى شهداء صرعى")
OF_THEM = word_set("من هؤلاء بين")
FOUND = word_set("عثر عثرت عثروا العثور وجد وجدت وجدوا")
TWO_BODIES = word_set("جثتي جثماني جثتا")
WEAPONS = word_set(
    "نيران قذائف قذيفة غارات غارة قصف انفجار قنبلة قنابل عبوة صاروخ صواريخ ضربات ضربة رصاصات براميل رصاص لغم ألغام شظايا عبوات طائرات طائرة مسيرة الغارات الغارة القصف الانفجار"
)
MILITIAS = "ميليشيات"
FEMININE = word_set("قتلت تقتل أعدمت اغتالت ذبحت")
HURT_BY = word_set("بجروح بجراح بإصابات إصابات بطلق بطلقات بشظايا بحروق برصاص برصاصة برصاصات بجرح بكسور")
MOST_OF = word_set("بعض معظم غالبية أغلب أغلبية وبعض ومعظم وغالبية")
ALL = word_set("كل جميع")
WERE_THERE = word_set("كان كانوا كانت يوجد")
INSIDE = word_set("فيها فيه بداخلها بداخله داخلها داخله بها به حولها حوله")
DONE_BY = word_set(
    "في برصاص بنيران بقصف بغارة بانفجار بتفجير بهجوم باشتباكات بقنبلة بعبوة بقذيفة بلغم جراء إثر"
)
SEVERAL_DEAD = word_set("قتلى شهداء وفيات")
AND_HURT = word_set("وجريحا وجريح ومصابا وجريحة")
OF_DOERS = word_set("مجهولون مجهولين ملثمون مسلحة مسلحون تابعون إرهابية متطرفة")
WHERE = 4  # tokens of "in the town of X"
DEEDS = tuple(
    word_set(
        "هجوم الهجوم اشتباك الاشتباك معارك معركة مواجهات عملية عمليات غارة غارات قصف انفجار كمين تفجير حادث تبادل اعتداء ضربة"
    )
)

# Harm told otherwise (casualty_otherwise_ar.py).
DYING = {
    fold(form): number
    for number, forms in (
        (1, "مات ماتت توفي توفيت قضى قضت استشهد استشهدت فارق فارقت لفظ لفظت"),
        (2, "ماتا توفيا قضيا استشهدا فارقا لفظا"),
        (0, "ماتوا توفوا قضوا استشهدوا فارقوا لفظوا"),
    )
    for form in forms.split()
}
"""Verbs of dying, by the number of those who died, 0 for more than two."""
LAST = fold("الأخيرة")
SOON = word_set("على متأثرا متأثرة متأثرين فورا لاحقا حالا بعدها هناك كلهم جميعا جميعهم معا متأثرتين")
UNTIL = word_set("حتى ثم")
TAKEN = word_set(
    "نقل نقلت نقلوا نقلا ينقل أدخل أدخلت أدخلوا دخل دخلوا إدخال أسعف أسعفوا إسعاف استقبل استقبلت وصل وصول"
)
INTO = word_set("في إلى داخل")
NO_PATIENTS = word_set(
    "جثة جثث جثمان جثامين قتلى شهداء قتيل قتيلا شهيد شهيدا جثتي رفات معدات أدوية طبيب أطباء مسعف مسعفين ممرض ممرضين عامل موظف"
)
LIMBS = word_set(
    "ساق ساقا ساقي ساقين قدم قدما قدمي رجل يد يدا يدي ذراع ذراعا ذراعي عين عينا عيني عينين كف أصابع أطراف طرف فخذ جمجمة كتف ركبة ساقيه"
)
