"""Sources of the registry, quoted as newspapers quote them, are found and named."""

from __future__ import annotations

import pytest
from tests.claims.reading import read


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        (
            "The Hengaw Organization for Human Rights said two Kurdish border porters were shot dead near Baneh.",
            "en",
            "hengaw",
        ),
        (
            "Drones struck a market in El Fasher, Darfur24 reported, killing at least nine people.",
            "en",
            "darfur24",
        ),
        (
            "The Al Mezan Center for Human Rights said an Israeli air strike killed six people in Jabalia.",
            "en",
            "al-mezan",
        ),
        (
            "Garowe Online reported that a roadside bomb killed three soldiers near Afgooye on Monday.",
            "en",
            "garowe",
        ),
        (
            "Shelling killed four civilians in Kherson, the public broadcaster said, according to Ukrainska Pravda.",
            "en",
            "ukr-pravda",
        ),
        ("قالت اللجنة السورية لحقوق الإنسان إن قصفا على دوما أدى إلى مقتل سبعة مدنيين.", "ar", "shrc"),
        ("أفاد موقع يمن مونيتور بمقتل خمسة من مسلحي الحوثي في كمين بمحافظة البيضاء.", "ar", "yemen-monitor"),
        ("ذكرت قناة حلب اليوم أن طائرات حربية شنت غارة على مدينة إدلب.", "ar", "halab-today"),
        ("قتل ثلاثة أشخاص في قصف على حي سكني بمدينة الفاشر، بحسب صحيفة الراكوبة.", "ar", "alrakoba"),
        ("نقلت صحيفة معاريف عن مصدر أمني أن صاروخا سقط قرب سديروت.", "ar", "maariv"),
        ("أعلنت مؤسسة الزلاقة مسؤولية الجماعة عن الهجوم على ثكنة للجيش في موبتي.", "ar", "zallaqa"),
        (
            "أعلن الدفاع المدني اللبناني انتشال جثث أربعة قتلى بعد غارة على بلدة عيترون.",
            "ar",
            "lb-civil-defence",
        ),
    ],
)
def test_quoted(text: str, lang: str, source: str) -> None:
    _, attributions, _ = read(text, lang)
    assert source in {link.source for attribution in attributions for link in attribution.chain}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Nine villages burned and in Darfur 24 people were killed, a resident said.", "en"),
        ("A spokesman for Liwa Fursan al-Haq said its fighters shelled the barracks.", "en"),
        ("قتل في دارفور 24 شخصا، بحسب سكان.", "ar"),
        ("قال سكان إن الجيش التركي قصف سوريا على طول الحدود.", "ar"),
        ("قال رئيس الجمهورية اللبنانية إن غارة قتلت ثلاثة جنود.", "ar"),
    ],
)
def test_not_a_source(text: str, lang: str) -> None:
    _, attributions, _ = read(text, lang)
    named = {link.source for attribution in attributions for link in attribution.chain}
    assert not named & {"darfur24", "al-haq", "syria-direct", "aljoumhouria"}
