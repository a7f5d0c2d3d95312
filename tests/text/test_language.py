"""Which language a text is in, down to a headline of three words."""

from __future__ import annotations

import pytest

from tawatur.text.language import READ, detect_language, same_language


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "قصفت طائرات حربية مواقع المسلحين في ريف حلب صباح اليوم الأحد"),
        ("ar", "مقتل 3 حراس"),
        ("ar", "تمرد داخل قوات"),
        (
            "ar",
            "\ufe8d\ufedf\ufea0\ufef4\ufeb6 \ufef3\ufed8\ufebc\ufed2 \ufe8d\ufedf\ufee4\ufeaa\ufef3\ufee8\ufe94",
        ),
        ("ar", "هجوم بسيارة مفخخة قرب مطار Mogadishu @news_feed https://example.org/a/b"),
        ("en", "The army shelled the town for a third day on Monday, residents said."),
        ("en", "Syria planes bomb"),
        ("en", "Car bomb kills 3"),
        ("en", "Gunmen kidnapped four aid workers in Sanaa."),
        ("en", "04-08-2016 Syrian Air Raid"),
        ("fa", "نیروی هوایی ارتش بامداد امروز مواضع گروه‌های مسلح را در مرز بمباران کرد"),
        ("tr", "Türk ordusu Suriye'nin kuzeyindeki hedeflere hava saldırısı düzenledi"),
        ("fr", "L'armée a bombardé la ville lundi matin, selon un responsable local"),
        ("ckb", "سوپای عێراق هێرشی کردە سەر بنکەکانی چەکداران لە نزیک کەرکووک"),
        ("ur", "وزیر داخلہ نے کہا ہے کہ دھماکے میں کم از کم پانچ افراد ہلاک اور دس زخمی ہوئے ہیں"),
        ("de", "Die Armee bombardierte am Montag Stellungen der Rebellen"),
        (None, "123 - 456 !! 🚨"),
        (None, " \n"),
        (None, ""),
    ],
)
def test_language(lang: str | None, text: str) -> None:
    assert detect_language(text) == lang


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert detect_language("\ud83d The army shelled the town on Monday") == "en"
    assert detect_language("قصف الجيش \udc00 المدينة") == "ar"


def test_arabic_and_english_are_read() -> None:
    assert set(READ) == {"ar", "en"}


@pytest.mark.parametrize(("tag", "code"), [("ar", "ar"), ("ar-SA", "ar"), (" EN_us ", "en"), ("fa", "fa")])
def test_the_primary_subtag_of_a_tag(tag: str, code: str) -> None:
    assert same_language(tag) == code
