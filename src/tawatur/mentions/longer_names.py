"""Names that are only part of a longer one that no table has: "Qasr el-Breij", "قرية قصر البريج", "Busra Square".

Such a part is no place of its own: it may be called after another town, or lie elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from tawatur.text.document import Document

_BEFORE: Final = {
    "en": re.compile(
        r"\b(?:Qasr|Ta?ll?|Tell?|Kafr|Kfar|Deir|Dayr|A[iy]n|Rasm|Rajm|Khirb[ae]t|Jubb?|U[mn]m?|Abu|Abou|Burj|Bi[er]|Beir|Beit|Bayt|"
        r"Maa?r[ae]t|Hawsh|Mazraat|Bani|Beni)[ -](?:(?:[aAeE][lrsdtnz]|[aA][sd]h)[ -])?$"
    ),
    "ar": re.compile(
        r"(?:قري(?:ه|تي|تا)|بلد(?:ه|تي|تا)|قري|بلدات|منطقه|مزرعه|مزارع)\s+[\"(«]*(?:تل|كفر|دير|عين|ابو|بيت|خان|خربه|رسم|رجم|بير|ام|قصر|جب|حوش|برج|بني)\s+$"
    ),
}
_AFTER: Final = re.compile(
    r" (?:Square|Street|Avenue|Boulevard|Roundabout|Hotel|Circle|University|Stadium)\b"
)
"""What bears a town's name in another one; such a street has a row of its own where one is known."""
_LONGEST: Final = 24  # characters


def is_part(document: Document, start: int, end: int) -> bool:
    """Whether a name of the normal form stands within a longer name."""
    lang = document.lang or "en"
    if lang == "ar":
        return _BEFORE["ar"].search(document.norm, max(0, start - _LONGEST), start) is not None
    if document.normalised.breaks:
        return False  # offsets of the original are those of the normal form only where nothing was dropped
    text = document.text
    if _BEFORE["en"].search(text, max(0, start - _LONGEST), start):
        return True
    return _AFTER.match(text, end) is not None
