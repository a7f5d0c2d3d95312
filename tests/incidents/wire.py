"""Mini-corpora in real text: reports of one happening, coded and linked as a user's are."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.events import code_report
from tawatur.incidents import build_incidents
from tawatur.model import FieldValues, Incident, Report


def report(
    id: str, publisher: str, published: str, text: str, *, url: str | None = None, title: str | None = None
) -> Report:
    """A report of a publisher at a moment."""
    return Report(id, text, title=title, published=published, publisher=publisher, url=url)


NINE = report(
    "nine",
    "Badia News",
    "2023-11-20T14:00:00+00:00",
    "An air strike killed nine people in Mayadin on Monday, residents told Badia News.",
)
FIFTEEN = report(
    "fifteen",
    "Jazira Courier",
    "2023-11-21T08:00:00+00:00",
    "The death toll from Monday's air strike on Mayadin has risen to 15, the Syrian Observatory for Human Rights said. "
    "The air strike killed 15 people in Mayadin on Monday.",
)
DENIAL = report(
    "denial",
    "Two Rivers Herald",
    "2023-11-21T10:00:00+00:00",
    "The US military denied that it carried out an air strike on Mayadin on Monday.",
)
BY_US = report(
    "by-us",
    "Furat Post",
    "2023-11-20T16:00:00+00:00",
    "US warplanes carried out an air strike that killed nine people in Mayadin on Monday, SANA reported.",
)
BY_ISRAEL = report(
    "by-israel",
    "Nahrain Wire",
    "2023-11-20T18:00:00+00:00",
    "Israeli warplanes carried out an air strike that killed nine people in Mayadin on Monday, "
    "the Syrian Observatory for Human Rights said.",
)
CORRECTION = report(
    "correction",
    "Badia News",
    "2023-11-20T19:00:00+00:00",
    "Correction: Five people, not nine, were killed in the air strike on Mayadin on Monday, residents told Badia News.",
)
RETRACTION = report(
    "retraction",
    "Badia News",
    "2023-11-21T09:00:00+00:00",
    "Badia News withdraws its report that nine people were killed in an air strike on Mayadin on Monday. "
    "The picture that it rested on is from another year.",
)
COPY = report(
    "copy",
    "Euphrates Valley Dispatch",
    "2023-11-20T15:00:00+00:00",
    "An air strike killed nine people in Mayadin on Monday, residents told Badia News.",
)
NINE_AR = report(
    "nine-ar",
    "صدى البادية",
    "2023-11-20T14:00:00+00:00",
    "قُتل تسعة أشخاص في غارة جوية على مدينة الميادين يوم الاثنين، بحسب سكان محليين.",
)
CORRECTION_AR = report(
    "correction-ar",
    "صدى البادية",
    "2023-11-20T20:00:00+00:00",
    "تصحيح: قُتل خمسة أشخاص، لا تسعة، في غارة جوية على مدينة الميادين يوم الاثنين، بحسب سكان محليين.",
)
RETRACTION_AR = report(
    "retraction-ar",
    "صدى البادية",
    "2023-11-21T20:00:00+00:00",
    "سحب خبر: تسحب صدى البادية خبرها عن مقتل تسعة أشخاص في غارة جوية على مدينة الميادين يوم الاثنين.",
)

OTHER_TOWN = report(
    "other-town",
    "Jazira Courier",
    "2023-11-20T15:30:00+00:00",
    "An air strike killed four people in Hajin on Monday, the Syrian Observatory for Human Rights said.",
)
OTHER_DAY = report(
    "other-day",
    "صدى البادية",
    "2023-11-24T15:30:00+00:00",
    "قُتل تسعة أشخاص في غارة جوية على مدينة الميادين يوم الجمعة، بحسب سكان محليين.",
)
WIRE_REPORTS = (
    NINE, FIFTEEN, DENIAL, BY_US, BY_ISRAEL, CORRECTION, RETRACTION, COPY, NINE_AR, CORRECTION_AR, RETRACTION_AR,
    OTHER_TOWN, OTHER_DAY,
)  # fmt: skip
"""Three happenings, two of them in one town, with copies, a denial, rivals, corrections and retractions."""


def incident(reports: Sequence[Report]) -> Incident:
    """The one incident that these reports tell of."""
    (found,) = build_incidents(map(code_report, reports))
    return found


def values(found: Incident, field: str) -> FieldValues:
    """What is told for a field."""
    return next(v for v in found.values if v.field == field)
