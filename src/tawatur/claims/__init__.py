"""Claims: who says what, through whom.

In: a ``Document`` and its lexicon hits. Out: attributions, each a chain of sources (nearest to the publisher first, the
origin last) with the stretch of the text that stands under it. Offsets are of the normal form. Nothing is decided here
about what happened; a statement without a source gives no attribution.
"""

from tawatur.claims.chains import chains_for
from tawatur.claims.credit import credits_of, dateline_credit
from tawatur.claims.find import find_attributions
from tawatur.claims.persons import person_key
from tawatur.claims.types import Attribution, Link

__all__ = [
    "Attribution",
    "Link",
    "chains_for",
    "credits_of",
    "dateline_credit",
    "find_attributions",
    "person_key",
]
