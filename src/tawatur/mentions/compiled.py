"""The compiled lexicon of a language as it lies in the user's cache folder, and as it is unpacked from there.

It is compiled from the tables once, and kept under a name that carries the hash of the tables and of the code that
compiles them.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from array import array
from pathlib import Path
from typing import NamedTuple

import ahocorasick
import platformdirs

from tawatur.mentions.compile import Form, compile_forms
from tawatur.mentions.entries import Entry, Gap, SourceName
from tawatur.mentions.gazetteer import own_file
from tawatur.mentions.tables import data_files

LENGTH_BITS = 7
"""The automaton's value of a form is its number, shifted by so many bits, and in these its length: most of what the
automaton reports is a part of a longer word, and is passed over by the length alone."""
LONGEST = (1 << LENGTH_BITS) - 1
"""The greatest length that fits; no form of the tables is so long."""


class Reading(NamedTuple):
    """How a surface form may be read: its length and forms, their entries, and what has to be checked in the text.

    ``free`` are the entries that need no pronoun behind the form; ``gapped`` where one of them opens a phrase with a gap.
    """

    length: int
    forms: tuple[Form, ...]
    entries: tuple[Entry, ...]
    free: tuple[Entry, ...]
    named: bool
    quoted: bool
    gapped: bool


class Readings:
    """How each surface form may be read, by its number: kept packed, and unpacked when a text first holds the form.

    ``known`` are those unpacked so far.
    """

    def __init__(self, packed: bytes, ends: array[int]) -> None:
        self._packed = packed
        self._ends = ends
        self.known: dict[int, Reading] = {}

    def __getitem__(self, number: int) -> Reading:
        found = self.known.get(number)
        if found is None:
            start = self._ends[number - 1] if number else 0
            length, forms = pickle.loads(self._packed[start : self._ends[number]])
            entries = tuple(entry for _, _, entry in forms)
            named = any(affixes in ("acronym", "name") for affixes, _, _ in forms)
            free = tuple(entry for _, bound, entry in forms if not bound)
            quoted = any(isinstance(entry, SourceName) and entry.quoted for entry in entries)
            gapped = any(isinstance(entry, Gap) for entry in entries)
            found = self.known[number] = Reading(length, forms, entries, free, named, quoted, gapped)
        return found

    def __len__(self) -> int:
        return len(self._ends)


def load_compiled(lang: str) -> tuple[ahocorasick.Automaton, Readings]:
    """The automaton over a language's forms, and how each may be read: from the cache where that is current.

    Raises ``TableError`` where a table cannot be read. A cache folder that cannot be written to only costs time.
    """
    folder = Path(platformdirs.user_cache_dir("tawatur", appauthor=False))
    path = folder / f"lexicon-{lang}-{_fingerprint()}.pickle"
    try:
        automaton, packed, ends = pickle.loads(path.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ValueError):
        automaton, packed, ends = _compile(lang)
        _keep(folder, path, (automaton, packed, ends))
    return automaton, Readings(packed, ends)


def _fingerprint() -> str:
    digest = hashlib.blake2b(digest_size=12)
    code = Path(__file__).parent
    sources = [
        code / "compile.py",
        code / "entries.py",
        code / "compiled.py",
        code / "gazetteer.py",
        code / "naming.py",
        code / "place_forms.py",
        code / "spelling.py",
        code.parent / "text" / "normalise.py",
    ]
    sources += [code.parent / "text" / "arabic.py", code.parent / "text" / "english.py"]
    own = own_file()
    for path in [*data_files(), *sources, *([own] if own.is_file() else [])]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _compile(lang: str) -> tuple[ahocorasick.Automaton, bytes, array[int]]:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    packed = bytearray()
    ends = array("L")
    for surface, forms in compile_forms(lang).items():
        automaton.add_word(surface, len(ends) << LENGTH_BITS | min(len(surface), LONGEST))
        packed += pickle.dumps((len(surface), tuple(forms)), protocol=pickle.HIGHEST_PROTOCOL)
        ends.append(len(packed))
    automaton.make_automaton()
    return automaton, bytes(packed), ends


def _keep(folder: Path, path: Path, compiled: object) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as out:
            pickle.dump(compiled, out, protocol=pickle.HIGHEST_PROTOCOL)
        Path(temporary).replace(path)
        for old in folder.glob(f"{path.name.rsplit('-', 1)[0]}-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
