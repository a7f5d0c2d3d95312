"""What is fetched over the network, when the user names it: pages, documents and feeds, each with its evidence.

Nothing here runs unless an address is given. What comes back is bytes with what was asked and answered
(:class:`Fetched`); they are read by the same readers as files are.
"""

from __future__ import annotations

from tawatur.intake.web.addresses import Guard, RefusedAddress
from tawatur.intake.web.client import Client, Fetched, FetchFailed, Limits

__all__ = ["Client", "FetchFailed", "Fetched", "Guard", "Limits", "RefusedAddress"]
