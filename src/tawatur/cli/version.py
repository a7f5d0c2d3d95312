"""``tawatur version``."""

from __future__ import annotations

import json as json_module
import platform

from tawatur import __version__
from tawatur.cli.failures import DONE
from tawatur.cli.options import AsJson, examples

EXAMPLE = examples("tawatur version", "tawatur version --json")


def version(json: AsJson = False) -> int:
    """Print the version of Tawatur and of the Python that runs it."""
    if json:
        print(json_module.dumps({"tawatur": __version__, "python": platform.python_version()}))
    else:
        print(f"tawatur {__version__} (Python {platform.python_version()})")
    return DONE
