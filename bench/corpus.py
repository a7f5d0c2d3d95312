"""Where the gold reports lie, and how the benches read and code them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from bench import own_coding
from tawatur.evaluation import GoldReport, load_gold
from tawatur.events import code_report
from tawatur.export.json_lines import coded_to_json
from tawatur.model import Report

REPOSITORY = Path(__file__).resolve().parents[1]
SETS = ("dev-seed", "dev-ar", "dev-en", *own_coding.SETS)


class CorpusError(Exception):
    """The gold reports are missing; the message says where they were looked for."""


def gold_path(name: str) -> Path:
    """The file of a gold set, under TAWATUR_SHARED or ``shared`` beside the repository, or of a set of our own coding.

    Raises CorpusError where it is not there.
    """
    if name in own_coding.SETS:
        return own_coding.path_of(name)
    return shared_path(f"gold/{name}.jsonl")


def shared_path(name: str) -> Path:
    """A file by its path below TAWATUR_SHARED or ``shared`` beside the repository.

    Raises CorpusError where it is not there.
    """
    shared = Path(os.environ.get("TAWATUR_SHARED") or REPOSITORY.parent / "shared")
    path = shared / name
    if not path.exists():
        raise CorpusError(f"{path} is missing: set TAWATUR_SHARED to the folder that holds {name}.")
    return path


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(name: str) -> list[GoldReport]:
    """The reports of a gold set, or of a set of our own coding. Raises CorpusError where their texts are missing."""
    if name in own_coding.SETS:
        texts = own_coding.DATA if name in own_coding.WRITTEN else shared_path("reports").parent
        try:
            return own_coding.read(name, texts)
        except (OSError, ValueError) as error:
            raise CorpusError(f"The texts of {name} cannot be read: {error}.") from error
    return load_gold(gold_path(name))


def to_report(row: GoldReport) -> Report:
    """A gold report as the coder gets it: without its events."""
    given: dict[str, Any] = dict(row)
    optional: dict[str, Any] = {
        key: given.get(key) for key in ("title", "published", "publisher", "url", "lang")
    }
    return Report(id=row["id"], text=row["text"], **optional)


def code(rows: list[GoldReport]) -> list[dict[str, Any]]:
    """Code gold reports and give them as ``tawatur code --json`` would."""
    return [coded_to_json(code_report(to_report(row))) for row in rows]
