"""Choose the names of a registry place: what English and Arabic newspapers call it, out of all that GeoNames lists.

In: a GeoNames name and its alternates, in any script. Out: names in order of preference, the first the one to show.
GeoNames romanises Arabic by BGN/PCGN ("Ar Raqqah"); newspapers write the article "al-" unassimilated and drop the
final h ("al-Raqqa"), so that form is made here by rule.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

MINIMUM_LENGTH = 3
ARAB_COUNTRIES = frozenset(
    [
        "SY",
        "IQ",
        "YE",
        "LB",
        "PS",
        "JO",
        "LY",
        "SD",
        "EG",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SA",
        "AE",
        "QA",
        "KW",
        "BH",
        "OM",
        "IL",
    ]
)
PERSO_ARABIC_COUNTRIES = frozenset(["IR", "AF", "PK"])

_ARABIC_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ")
_PERSIAN_LETTERS = _ARABIC_LETTERS | frozenset("پچژگکیۀ\u200c")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e]")
_ARTICLE = re.compile(r"^(?:A[lrsntdz]|Ash|Ath|Adh|Az|As|At|El|Esh|Er|Es|En|Ed|Ez|Et)[ -](?=\w)")
_INNER_ARTICLE = re.compile(r"(?<=\w)[ -](?:a[lrsntdz]|ash|ath|adh)[ -](?=\w)")
_AREA_NOUN_ENGLISH = re.compile(
    r"\b(?:Governorate|Province|Region|State|District|County|Department|Municipality|Emirate of|The State of|City of|"
    r"Wilaya de|Wilayat|Wilāyat|Province de|Province of|Région de|Daïra de|Caza de|Caza d’|Délégation de|Markaz|Qism|"
    r"Nāḩiyat|Qaḑā’|Qada|Mudīrīyat|Liwā’|Liwa’|Liwa|Qasabat|Shahrestān-e|Ostān-e|Nafat|Ili|İli|İlçesi|Merkez İlçesi|"
    r"Degmada|Gobolka|Cercle de|Cercle|Préfecture de|Cercle d')(?!\w)",
)
_AREA_NOUN_ARABIC = re.compile(
    "^(?:محافظة|ولاية|إمارة|شعبية|قضاء|منطقة مركز|منطقة|معتمدية|مركز|بلدية|جهة|إقليم|اقليم|عمالة|لواء|ناحية|مديرية|"
    "دائرة|استان|شهرستان|مدينة|قسم|مقاطعة|ولایت|ولاية) "
)
_CONSONANTS = dict(
    zip(
        "بتثجحخدذرزسشصضطظعغفقكلمنهوي",
        [
            "b",
            "t",
            "t",
            "j",
            "h",
            "k",
            "d",
            "d",
            "r",
            "z",
            "s",
            "s",
            "s",
            "d",
            "t",
            "z",
            "",
            "g",
            "f",
            "k",
            "k",
            "l",
            "m",
            "n",
            "h",
            "",
            "",
        ],
        strict=True,
    )
)
_LATIN_CONSONANTS = (("sh", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("q", "k"), ("c", "k"))
# Spellings of other languages in Latin letters: Slavic, Baltic, Germanic, Esperanto.
_FOREIGN_SPELLING = re.compile("[ŭčšžćńłőűğńěřŝĉəıʹ]|sch|eh[jl]|[aeiou]hs?k|[aeiou]j(?![aeiou])")
_LATIN_SPECIAL: dict[str, str] = {
    "ı": "i",
    "İ": "I",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "ß": "ss",
    "đ": "d",
    "Đ": "D",
    "æ": "ae",
    "Æ": "Ae",
    "ə": "a",
    "Ə": "A",
    "œ": "oe",
}


def plain(name: str) -> str:
    """Latin letters without marks: "Al Mayādīn" gives "Al Mayadin"; ayn and hamza signs go."""
    special = "".join(_LATIN_SPECIAL.get(char, char) for char in name)
    decomposed = unicodedata.normalize("NFKD", special)
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"\s+", " ", re.sub("[ʻʼ‘’`´ʿʾ]", "", kept)).strip()


def folded(name: str) -> str:
    """The key under which two spellings count as one: case, hyphens, spaces and apostrophes set aside."""
    return re.sub(r"[\s'\-]", "", plain(name)).casefold()


def keys(all_names: Iterable[str]) -> set[str]:
    """The keys of Latin and Arabic names, the article and a final h set aside, for finding a town by its area."""
    found = set()
    for name in all_names:
        if _is_arabic(name):
            bare = _hasty(_MARKS.sub("", name))
            found.add(re.sub("^ال", "", _AREA_NOUN_ARABIC.sub("", bare)))
        else:
            found.add(re.sub("h$", "", folded(_ARTICLE.sub("", plain(name)))))
    return {key for key in found if len(key) >= MINIMUM_LENGTH}


def without_area_noun(name: str) -> str:
    """ "Homs Governorate" gives "Homs"; a name that is nothing but the noun stays as it is."""
    bare = _AREA_NOUN_ENGLISH.sub("", _AREA_NOUN_ARABIC.sub("", _MARKS.sub("", name))).strip(" -,")
    return bare or name


def newspaper_form(name: str) -> str:
    """The BGN/PCGN romanisation of an Arabic name as newspapers write it: "Ar Raqqah" gives "al-Raqqa"."""
    text = _INNER_ARTICLE.sub(" al-", _ARTICLE.sub("al-", plain(name)))
    return re.sub(r"(?<=[b-df-hj-np-tv-z])ah\b", "a", text)


def _spoken_form(name: str) -> str:
    # Newspapers hear ay and aw as they are spoken: Dayr is Deir, Zawr is Zor.
    return (
        re.sub("iya$", "iyah", newspaper_form(name).replace("ay", "ei").replace("aw", "o")) if name else name
    )


def settlement_english(name: str, alternates: Iterable[str], country: str, capital: bool) -> list[str]:
    """English names of a settlement, the one to show first, at most seven; fewer far from the Arab world."""
    arab = country in ARAB_COUNTRIES
    made = [newspaper_form(name), plain(name), _spoken_form(name)] if arab else [plain(name)]
    reference = folded(_ARTICLE.sub("", plain(name)))
    wanted = [plain(other) for other in alternates if _looks_english(other)]
    # Lithuanian, Greek and Esperanto add a case ending to the name.
    endings = {reference + ending for ending in ("a", "o", "as", "os", "is", "us")}
    wanted = [other for other in wanted if folded(_ARTICLE.sub("", other)) not in endings]
    wanted.sort(
        key=lambda other: (-_closeness(folded(_ARTICLE.sub("", other)), reference), len(other), other)
    )
    if not arab:
        wanted = [
            other for other in wanted if _closeness(folded(other), reference) >= (0.5 if capital else 0.7)
        ]
    limit = 7 if arab or capital else 3
    return _distinct([*made, *wanted])[:limit] or [plain(name)]


def arabic_names(alternates: Iterable[str], country: str, latin: str) -> list[str]:
    """Arabic names in order of likeness to the Latin one, well spelled ones first, at most five."""
    cleaned = {clean for name in alternates if (clean := clean_arabic(name, country)) is not None}
    skeleton = latin_skeleton(latin)
    # Some sources hold names typed backwards: one whose reverse is also there and reads better is dropped.
    kept = [
        name
        for name in cleaned
        if name[::-1] not in cleaned
        or _closeness(arabic_skeleton(name), skeleton) >= _closeness(arabic_skeleton(name[::-1]), skeleton)
    ]
    kept.sort(
        key=lambda n: (-round(_closeness(arabic_skeleton(n), skeleton), 1), _spelling_rank(n), len(n), n)
    )
    return _spelt_once(kept)[:5]


def _spelt_once(all_names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in all_names:
        seen.setdefault(_hasty(name), name)
    return list(seen.values())


def _hasty(name: str) -> str:
    """An Arabic name without hamza and ta marbuta, as it is written in haste."""
    return name.translate(str.maketrans("أإآةى", "اااهي"))


@cache
def _area_names() -> dict[int, dict[str, str]]:
    lines = Path(__file__).with_name("area_names.tsv").read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return {int(row["number"]): row for row in table}


def area_names(number: int, all_names: Iterable[str], country: str) -> tuple[list[str], list[str]]:
    """English and Arabic names of an area, the one to show first: by area_names.tsv, else the commonest."""
    given = list(all_names)
    english = area_english(given, country)
    arabic = area_arabic(given, country, english[0])
    known = _area_names().get(number)
    if known is None:
        return english, arabic
    left_out = {folded(name) for name in known["not"].split("|")}
    english = _distinct([known["name"], *(name for name in english if folded(name) not in left_out)])
    written = [name for name in (known["name_ar"], *arabic) if name and folded(name) not in left_out]
    return english, _spelt_once(written)


def area_english(all_names: Iterable[str], country: str) -> list[str]:
    """English names of an area without its noun ("Homs" for "Homs Governorate"), the commonest first."""
    # Azerbaijani names stand among Iraq's and Iran's.
    given = list(all_names)
    all_names = [name for name in given if not re.search("[əƏ]|(?i:mühafəzəsi|viloyati)", name)]
    latin = [plain(without_area_noun(name)) for name in all_names if not _is_foreign(name)]
    # An alias with an English noun ("Basra Governorate") is the form that English texts use.
    common = [
        plain(without_area_noun(name))
        for name in all_names
        if re.search(r" (Governorate|Province|Region|State|District|County)$", name) and not _is_foreign(name)
    ]
    if country in ARAB_COUNTRIES:
        latin = [form for name in latin for form in (newspaper_form(name), name)]
    return _distinct([*common, *latin])[:7] or [plain(given[0])]


def area_arabic(all_names: Iterable[str], country: str, latin: str) -> list[str]:
    """Arabic names of an area, with the noun set aside."""
    return arabic_names(
        [_AREA_NOUN_ARABIC.sub("", _MARKS.sub("", name)) for name in all_names], country, latin
    )


def clean_arabic(name: str, country: str) -> str | None:
    """The name without marks, or None when it is not Arabic (or Persian, where the country writes it)."""
    text = re.sub(r"\s+", " ", _MARKS.sub("", name)).strip()
    letters = _PERSIAN_LETTERS if country in PERSO_ARABIC_COUNTRIES else _ARABIC_LETTERS
    if len(text) < MINIMUM_LENGTH or not set(text.replace("-", " ")) <= letters:
        return None
    return _AREA_NOUN_ARABIC.sub("", text) if text.startswith("مدينة ") else text


def arabic_skeleton(name: str) -> str:
    """Consonants of an Arabic name in Latin letters, the article set aside."""
    words = [re.sub("^ال", "", word) for word in name.split()]
    return "".join(_CONSONANTS.get(char, "") for word in words for char in word.rstrip("ةه"))


def latin_skeleton(name: str) -> str:
    """Consonants of a romanised name, digraphs as one letter, comparable with ``arabic_skeleton``."""
    text = _INNER_ARTICLE.sub(" ", _ARTICLE.sub("", plain(name))).casefold()
    for pair, single in _LATIN_CONSONANTS:
        text = text.replace(pair, single)
    return re.sub(r"[^bdfghjklmnprstvz]", "", re.sub(r"h\b", "", text))


def _closeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _spelling_rank(name: str) -> int:
    # A hamza or ta marbuta in its place tells the careful spelling; a bare alef or final ha the hasty one.
    return -sum(name.count(char) for char in "أإآةى") + name.count("-")


def _looks_english(name: str) -> bool:
    if (
        _is_foreign(name)
        or not name[:1].isupper()
        or name.isupper()
        or re.search(r"[0-9(),/:]|'$|^Lungsod", name)
    ):
        return False
    return len(name) >= MINIMUM_LENGTH and not _FOREIGN_SPELLING.search(name.casefold())


def _is_foreign(name: str) -> bool:
    # Modifier letters (ayn, hamza) belong to romanisations.
    letters = [char for char in name if char.isalpha() and not 0x2B0 <= ord(char) < 0x300]
    return any("LATIN" not in unicodedata.name(char, "LATIN") for char in letters)


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in name)


def _distinct(all_names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in all_names:
        if len(name) >= MINIMUM_LENGTH:
            seen.setdefault(folded(name), name)
    return list(seen.values())
