"""Text: from a report's characters to a normal form that can be matched, and back.

In: the text of a report. Out: a ``Document``: its language, its normal form, sentences and words, each with offsets.
All stages up to ``events`` work on offsets of the *normal form*; ``Document.span`` turns them into offsets of the
original when a value is handed out. Nothing here may change or drop the original text.
"""

from tawatur.text.document import Document, Sentence, read_document
from tawatur.text.normalise import Normalised, fold, normalise

__all__ = ["Document", "Normalised", "Sentence", "fold", "normalise", "read_document"]
