"""Reports that hold, in everything that somebody can write or say, a word that must not leave a desk."""

from __future__ import annotations

from tawatur.model import Report

# a private person who tells, one who was hurt, an exact place, an address, an author, an anonymous source, words
REPORTS = (
    Report(
        id="https://canary.example/report-1",
        title="Canarytitle about Raqqa",
        text="Russian warplanes bombed the village of Kafr Nabl in Idlib province on Monday and killed four civilians, "
        "Canaryman al-Sevenov, a teacher, told Canarypress. Canarytext followed. The Syrian Observatory for Human "
        "Rights said four civilians were killed. An official who would not be named, canaryofficial, agreed.",
        publisher="Canarypress",
        published="2019-05-21T08:13:00+03:00",
        url="https://canary.example/report-1",
        author="Canaryauthor",
        lang="en",
    ),
    Report(
        id="canary-2",
        text="Gunmen shot dead the lawyer Canaryvictim Eightova in Tikrit on Tuesday, Canaryneighbour said.",
        publisher="Canarywire",
        published="2019-05-22",
        lang="en",
    ),
    Report(
        id="canary-3",
        text="A car bomb killed two soldiers in Mosul on Sunday, the army said. Canarysecret.",
        publisher="Canarywire",
        published="2019-05-20",
        lang="en",
    ),
)
