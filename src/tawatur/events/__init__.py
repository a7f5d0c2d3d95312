"""Events: from triggers, roles, casualties and chains to the coded events of a report.

In: a ``Report``. Out: a ``CodedReport``; nothing is taken from outside the report but the lexicons. An event without
words in the text that name it is never made.
"""

from tawatur.events.coder import code_report

__all__ = ["code_report"]
