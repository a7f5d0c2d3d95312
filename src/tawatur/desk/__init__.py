"""The desk: a monitor's working store of reports, codings, links and incidents, with their history.

In: reports. Out: incidents and coded reports, as they stand and as they stood. State lives here and nowhere else.
Nothing that was stored is ever changed or deleted: what is newer is added beside it, and the newest counts.
"""

from __future__ import annotations

from tawatur.desk.changes import Change
from tawatur.desk.desk import Desk
from tawatur.desk.errors import DeskError
from tawatur.desk.history import IncidentVersion
from tawatur.desk.listing import IncidentList
from tawatur.desk.outcome import Added, Failed
from tawatur.desk.recoded import Recoded
from tawatur.desk.table import COLUMNS, incident_row, to_frame
from tawatur.desk.verify import Verified
from tawatur.desk.watching import Watch

__all__ = [
    "COLUMNS",
    "Added",
    "Change",
    "Desk",
    "DeskError",
    "Failed",
    "IncidentList",
    "IncidentVersion",
    "Recoded",
    "Verified",
    "Watch",
    "incident_row",
    "to_frame",
]
