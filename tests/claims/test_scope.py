"""Where what is said begins and ends, and what says nothing of anybody's word."""

from __future__ import annotations

import pytest
from tests.claims.reading import chains_of

CASES = [
    # a name in quotation marks further on does not open what is said
    ("وأشارت المصادر إلى سقوط قتلى في اقتتال داخل معسكرين لـ«الحرس الوطني».", "سقوط قتلى", [["المصادر"]]),
    (
        "ونقل الموقع عن مصادر في اليمن، مقتل مدني في قصف شنته ميليشيات «صالح» على المدينة.",
        "مقتل مدني",
        [["الموقع", "مصادر في اليمن"]],
    ),
    # the publisher adds what went before
    ("وقال مسؤول محلي إن خمسة قتلوا في قصف المدينة، وذلك بعد يومين من سقوط البلدة.", "قصف", [["مسؤول محلي"]]),
    ("وقال مسؤول محلي إن خمسة قتلوا في قصف المدينة، وذلك بعد يومين من سقوط البلدة.", "سقوط البلدة", []),
    # to declare it is to do it
    ("وأعلنت السلطات حالة الطوارئ بعد الهجمات.", "حالة الطوارئ", []),
    # a statement speaks
    ("وجاء في بيان لوزارة الدفاع أن القوات قصفت مواقع المسلحين.", "قصفت", [["بيان لوزارة الدفاع"]]),
    # a quotation over several sentences, before its speaker and after
    (
        '"We fled at dawn. Planes bombed the hospital. It was hell," a doctor told Reuters.',
        "bombed",
        [["Reuters", "a doctor"]],
    ),
    (
        '"They came at night," a resident said. "The gunmen killed the mayor and burned the school."',
        "killed",
        [["a resident"]],
    ),
    (
        '"The roads are closed," a resident said. "Planes bombed the hospital," a doctor told Reuters.',
        "bombed",
        [["Reuters", "a doctor"]],
    ),
    (
        'A doctor said the city was "dead". "Hell", as the district is known, was bombed on Monday.',
        "bombed",
        [],
    ),
    ('"We fled at dawn. Planes bombed the hospital." A doctor told Reuters the city was calm.', "bombed", []),
    # a headline that names its speaker behind a dash; the body that names nobody else is that speaker's too
    ("Air strikes kill 12 in Idlib - SOHR", "Air strikes", [["SOHR"]]),
    ("مقتل 5 في غارة على رفح - مصادر طبية", "غارة", [["مصادر طبية"]]),
    ("Clashes in Tripoli - the fifth day of fighting", "Clashes", []),
    ("مقتل 5 في غارة على رفح - صور", "غارة", []),
    (
        "Drone strike kills eight in Darfur - medics\nA market was hit on Monday. Eight people died.",
        "A market was hit",
        [["medics"]],
    ),
    (
        "المرصد السوري: مقتل 7 مدنيين في إدلب\nقصفت المدفعية قرية في ريف إدلب. وأضاف أن القصف دمر منزلين.",
        "قصفت المدفعية",
        [["المرصد السوري"]],
    ),
    # headings of posts: a body that the registry does not hold, behind a town or alone
    ("التحالف: تدمير طائرة مسيرة صوب جازان", "تدمير", [["التحالف"]]),
    ("مقاومة البيضاء: مقتل 7 حوثيين في كمين", "كمين", [["مقاومة البيضاء"]]),
    ("الضالع - ناطق المقاومة: قصف مدفعي على قرى حجر", "قصف", [["ناطق المقاومة"]]),
    ("حلب: قصف مدفعي على حي الزهراء", "قصف", []),
    # bodies that keep records, and what somebody had to admit
    ("ووثقت منظمة «راصدون» قيام مسلحين بقتل ثلاثة جرحى.", "قتل", [["منظمة «راصدون"]]),
    ("نقابة الصحفيين اليمنيين تحصي اعتقال سبعة صحفيين في صنعاء", "اعتقال", [["نقابة الصحفيين اليمنيين"]]),
    ("سقطت البلدة بيد المتمردين، باعتراف حاكم الإقليم.", "سقطت", [["حاكم الإقليم"]]),
    ("The Joint Force allied with the army said it had bombed El Fasher.", "bombed", [["The Joint Force"]]),
    ("The 203 Corps in a statement said that planes bombed Andar.", "bombed", [["Corps"]]),
    ("Militants raided Boni, said an elected official who fled.", "raided", [["an elected official"]]),
    (
        "Eight were killed in a raid on Farah, acc. to the defence ministry.",
        "raid",
        [["the defence ministry"]],
    ),
    ("Gunmen kill 12 in Borno - police\nGunmen raided Gwoza. The governor said two died.", "raided", []),
    # a claim of "the attack" is of what was told before
    (
        "Gunmen raided two bases in Borno. ISWAP claimed both attacks.",
        "raided",
        [["ISWAP"]],
    ),
    (
        "Six people were killed in Kabul. The bombing was claimed by Islamic State.",
        "killed",
        [["Islamic State"]],
    ),
    ("Rebels shelled Homs. Islamic State claimed a bombing in Mosul.", "shelled", []),
    ("Gunmen killed a mayor in Kirkuk. Islamic State has claimed previous attacks there.", "killed", []),
    ("قتل 38 سائحا في سوسة و22 في تونس. وقد تبنى تنظيم داعش الهجومين.", "قتل", [["تنظيم داعش"]]),
    ("قتل 38 سائحا في سوسة. وتبنى تنظيم داعش غالبية هذه الهجمات.", "قتل", []),
    # who condemns it, or welcomes it, tells of it
    (
        "استنكرت منظمة أطباء بلا حدود قصف مستشفى في خان يونس.",
        "قصف",
        [["منظمة أطباء بلا حدود"]],
    ),
    ("نددت وزارة الخارجية بقصف المخيم أمس.", "قصف", [["وزارة الخارجية"]]),
    ("رحب المتحدث باسم الجيش بقصف مواقع التنظيم.", "قصف", [["المتحدث باسم الجيش"]]),
    ("شجب ذلك بعد قصف المخيم أمس.", "قصف", []),
    # in a headline the speaker stands before the verb, and whom it speaks of after it
    ("منظمة حقوقية تطالب الأمم المتحدة بالتحقيق في قصف المستشفى", "قصف", [["منظمة حقوقية"]]),
    ("حزب الله يتهم إسرائيل باغتيال قائد في الضاحية", "اغتيال", [["حزب الله"]]),
    ("واشنطن تتهم موسكو بقصف مدرسة في خيرسون", "قصف", [["واشنطن"]]),
    ("في حلب يقول ناشطون إن الطائرات قصفت السوق", "قصفت", [["ناشطون"]]),
    ("قصف السوق وقائد الشرطة يتهم المسلحين بقصف الحي", "قصف الحي", [["قائد الشرطة"]]),
    # a body that no entry knows demands it as one that is known does; a crowd demands it in the street
    ("طالب مركز الخليج للدراسات بالتحقيق في مقتل الصحفي.", "مقتل", [["مركز الخليج للدراسات"]]),
    ("طالب محتجون بالتحقيق في مقتل شاب برصاص الشرطة.", "مقتل", []),
    # a medium in quotation marks that is spoken to
    (
        "كشف لـ«المستقبل العربي» ضابط في الجيش أن جنديين قتلا في كمين.",
        "قتلا",
        [["المستقبل العربي", "ضابط في الجيش"]],
    ),
    ("وحسب المصادر فإن المسلحين أحرقوا منزلا في البلدة.", "أحرقوا", [["المصادر"]]),
    ("Rebels killed forty soldiers near Raqqa reports indicate.", "killed", [["reports"]]),
    ("Media reports suggest rebels stormed the town.", "stormed", [["Media reports"]]),
    # two who contradict each other do not quote each other
    (
        "While the rebels said their rockets hit the depot, two officials told Reuters that the rockets fell short.",
        "fell short",
        [["Reuters", "two officials"]],
    ),
    (
        "وفيما قالت الفصائل إن صواريخها أصابت المستودع، أكد مسؤولان لوكالة رويترز أن الصواريخ سقطت قبل هدفها.",
        "سقطت",
        [["وكالة رويترز", "مسؤولان"]],
    ),
]


@pytest.mark.parametrize(("text", "about", "chains"), CASES)
def test_scope(text: str, about: str, chains: list[list[str]]) -> None:
    lang = "en" if text.isascii() else "ar"
    assert chains_of(text, lang, about) == chains


def test_a_name_in_brackets_within_the_last_sentence_credits_nobody() -> None:
    text = "قصفت الطائرات البلدة أمس.\nوأوضحت وكالة أنباء ( الأناضول ) أن خمسة آلاف شرطي يشاركون في العملية."
    assert chains_of(text, "ar", "قصفت الطائرات") == []


def test_a_sentence_that_breaks_off_behind_its_verb_is_read() -> None:
    assert chains_of("Rebels shelled the town on Monday, said the", "en", "shelled") == []
