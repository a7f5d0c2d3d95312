"""Intake: files, pages, tables and standard input become reports, one at a time.

What comes in: paths (files, directories, "-" for standard input) and the reader's options. What goes out:
:class:`~tawatur.model.Report` and :class:`Problem`, in the order of the input. Whatever could not be read is
a problem of one sentence; reading never raises because of what a file holds. What may never be done here:
change a character of a report's text (offsets count them), guess a language, or import any other stage than
the model.
"""

from __future__ import annotations

from tawatur.intake.limits import MAX_FILE_BYTES, MAX_RECORD_BYTES, MAX_TEXT_CHARACTERS
from tawatur.intake.problem import Problem
from tawatur.intake.published import parse_published
from tawatur.intake.reader import Keep, Refused, read, read_kept
from tawatur.intake.records import FIELDS, ReadOptions

__all__ = [
    "FIELDS",
    "MAX_FILE_BYTES",
    "MAX_RECORD_BYTES",
    "MAX_TEXT_CHARACTERS",
    "Keep",
    "Problem",
    "ReadOptions",
    "Refused",
    "parse_published",
    "read",
    "read_kept",
]
