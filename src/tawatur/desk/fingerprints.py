"""Which readers and which coder this is: digests of the code and the tables that decide what comes of a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import tawatur
from tawatur.mentions.gazetteer import own_file
from tawatur.mentions.tables import DATA

_CODE: Final = Path(tawatur.__file__).parent
# What fetches is left out: it decides which bytes come, not what is read from them.
_READERS: Final = ("intake/*.py",)
_CODERS: Final = ("model.py", "text/*.py", "mentions/*.py", "claims/*.py", "events/*.py", "incidents/*")
# The packages that texts are read with; another version of one may read another text.
_PACKAGES: Final = (
    "charset-normalizer",
    "feedparser",
    "lxml",
    "openpyxl",
    "pypdf",
    "python-docx",
    "trafilatura",
    "warcio",
)


@cache
def reader_fingerprint() -> str:
    """The digest of what turns kept bytes into texts: the readers, and the packages that they use."""
    return _digest(_files(_READERS), (f"{name} {_version(name)}" for name in _PACKAGES))


def coder_fingerprint() -> str:
    """The digest of what decides how a report is read, coded and linked: code, tables, weights, the own gazetteer."""
    own = own_file()
    tables = [*sorted(path for path in DATA.rglob("*.tsv")), *([own] if own.is_file() else [])]
    return _digest([*_files(_CODERS), *tables], (tawatur.__version__, reader_fingerprint()))


def _files(patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(_CODE.glob(pattern)) if path.is_file()]


def _digest(files: Iterable[Path], words: Iterable[str]) -> str:
    found = hashlib.blake2b(digest_size=12)
    for path in files:
        if path.suffix in (".py", ".tsv"):
            found.update(path.name.encode("utf-8") + b"\0" + path.read_bytes())
    for word in words:
        found.update(b"\0" + word.encode("utf-8"))
    return found.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
