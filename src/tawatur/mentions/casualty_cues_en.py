"""English words around those that tell who was killed or hurt."""

from __future__ import annotations

from tawatur.mentions.patterns import word_set

PASSIVE = word_set("was were is are be been being got get gets")
ADVERBS = word_set(
    "also reportedly all immediately later instantly allegedly still already have has had not both reported recorded confirmed"
    " subsequently then seriously critically badly gravely severely slightly lightly moderately fatally mortally"
)
BREAKS = word_set("; but while whereas when that after before if")
CAUSING = word_set(
    "cause causes caused causing inflict inflicts inflicted inflicting leave leaves left leaving suffer suffers suffered suffering"
    " sustain sustained sustaining claim claimed resulting resulted result led leading amid with"
)
UNSURE = word_set(
    "no any without zero not never neither nor avoid avoiding prevent preventing minimise minimize minimising limit limiting risk potential"
)
FOUND = word_set(
    "found find finds finding discovered discover uncovered recovered recover recovering retrieved retrieve retrieving pulled pulling"
    " dug exhumed unearthed removed collected counted saw seen contained containing holding taken brought received floating floated strewn turned washed dumped arrived arriving arrive arrives transferred"
)
