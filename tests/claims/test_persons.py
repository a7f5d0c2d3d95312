"""One person's name has one key in both scripts, and two persons' names have two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.claims import person_key

SAME = [
    ("عمر أبو ليلى", "Omar Abu Layla"),
    ("محمد شياع السوداني", "Mohammed Shia al-Sudani"),
    ("أنتوني بلينكن", "Antony Blinken"),
    ("رامي عبد الرحمن", "Rami Abdel Rahman"),
    ("رامي عبدالرحمن", "Rami Abdulrahman"),
    ("حسن نصر الله", "Hassan Nasrallah"),
    ("عبد الفتاح السيسي", "Abdel-Fattah el-Sissi"),
    ("عبد الفتاح البرهان", "Abdel Fattah al-Burhan"),
    ("محمد حمدان دقلو", "Mohamed Hamdan Dagalo"),
    ("قاسم سليماني", "Qassem Soleimani"),
    ("خليفة حفتر", "Khalifa Haftar"),
    ("بشار الأسد", "Bashar al-Assad"),
    ("معمر القذافي", "Muammar Gaddafi"),
    ("فولوديمير زيلينسكي", "Volodymyr Zelensky"),
    ("سيرغي لافروف", "Sergei Lavrov"),
    ("مصطفى الكاظمي", "Mustafa al-Kadhimi"),
    ("يحيى سريع", "Yahya Saree"),
    ("طلال البرازي", "Talal Barazi"),
    ("إسماعيل هنية", "Ismail Haniyeh"),
    ("حسين أمير عبد اللهيان", "Hossein Amir-Abdollahian"),
    ("أبو محمد الجولاني", "Abu Mohammad al-Jolani"),
    ("مقتدى الصدر", "Moqtada al-Sadr"),
    ("هادي العبد الله", "Hadi al-Abdallah"),
    ("نوري المالكي", "Nouri al-Maliki"),
    ("فاضل عبد الغني", "Fadel Abdul Ghany"),
]
DIFFERENT = [
    ("حسن علي", "Hussein Ali"),
    ("حسين محمد", "Hassan Mohammed"),
    ("محمد العبيدي", "Mahmoud al-Obeidi"),
    ("أحمد عمر", "Ahmed Amer"),
    ("سالم خالد", "Suleiman Khaled"),
    ("سلمان العودة", "Salim al-Awda"),
    ("عمر أبو ليلى", "Omar Abu Risha"),
    ("رامي عبد الرحمن", "Rami Abdullah"),
    ("بشار الأسد", "Maher al-Assad"),
    ("حافظ الأسد", "Bashar al-Assad"),
    ("قاسم سليماني", "Qassem Araji"),
    ("عبد الملك الحوثي", "Mohammed Ali al-Houthi"),
    ("عبد الله صالح", "Abdul Rahman Saleh"),
    ("محمود عباس", "Mohammed Abbas"),
    ("جمال خاشقجي", "Kamal Khashoggi"),
    ("طلال البرازي", "Bilal Barazi"),
    ("سمير جعجع", "Samer Geagea"),
    ("نصر حريري", "Nasser Hariri"),
    ("سعد الحريري", "Rafik Hariri"),
    ("فراس طلاس", "Faris Talas"),
    ("كريم خان", "Karam Khan"),
    ("سيرغي شويغو", "Sergei Lavrov"),
    ("دونالد ترامب", "Donald Tusk"),
    ("خالد مشعل", "Khalil Mashal"),
    ("صالح مسلم", "Salah Muslim"),
]


@pytest.mark.parametrize(("arabic", "english"), SAME)
def test_one_person(arabic: str, english: str) -> None:
    assert person_key(arabic) == person_key(english)


@pytest.mark.parametrize(("arabic", "english"), DIFFERENT)
def test_two_persons(arabic: str, english: str) -> None:
    assert person_key(arabic) != person_key(english)


def test_names_without_letters_have_no_key() -> None:
    assert person_key(" 12 - ") == ""


@given(st.text(max_size=60))
def test_any_text_has_a_key(name: str) -> None:
    assert isinstance(person_key(name), str)
