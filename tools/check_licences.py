"""Fail when a run-time dependency has a licence that an Apache-2.0 project must not ship with.

Walks what the installed ``tawatur`` requires, and what that requires in turn, without optional extras. Of a choice
("MPL-1.1 OR GPL-2.0-only") one permitted part is enough; of a joint licence ("BSD-3-Clause AND MIT") every part counts.
Usage: python tools/check_licences.py [PACKAGE]. Exits 1 and names each offender, with the remedy.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Permissive licences, and those whose copyleft stops at the file; as SPDX writes them and as older metadata does.
PERMITTED = frozenset(
    name.casefold()
    for name in (
        "0BSD",
        "Apache",
        "Apache 2.0",
        "Apache-2.0",
        "Apache License 2.0",
        "Apache Software License",
        "BSD",
        "BSD License",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "BSD 2-Clause License",
        "The BSD 2-Clause License",
        "BSD 3-Clause License",
        "CC0-1.0",
        "CNRI-Python",
        "ISC",
        "ISC License",
        "MIT",
        "MIT License",
        "MIT-0",
        "MIT-CMU",
        "MPL-1.1",
        "MPL-2.0",
        "Mozilla Public License 2.0",
        "PSF-2.0",
        "Public-Domain",
        "Public Domain",
        "Python-2.0",
        "Python Software Foundation License",
        "The Unlicense",
        "Unlicense",
        "Zlib",
    )
)


def runtime_dependencies(root: str, find: Callable[[str], Distribution] = distribution) -> list[Distribution]:
    """What ``root`` needs at run time on this platform, directly or not, sorted by name, without ``root`` itself.

    Raises PackageNotFoundError where one of them is not installed.
    """
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[str, str]] = [(canonicalize_name(root), "")]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        found[name] = find(name)
        for requirement in map(Requirement, found[name].requires or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                wanted = canonicalize_name(requirement.name)
                waiting += [(wanted, part) for part in ("", *sorted(requirement.extras))]
    del found[canonicalize_name(root)]
    return [found[name] for name in sorted(found)]


def stated_licences(package: Distribution) -> list[str]:
    """What a package's metadata says of its licence: the SPDX expression, else the classifiers, else the free text.

    A free text that is a whole licence is cut to its first line.
    """
    metadata = package.metadata
    expressions = metadata.get_all("License-Expression")
    if expressions:
        return [str(expression) for expression in expressions]
    classifiers = [
        re.sub(r"\s*\([^)]*\)$", "", classifier.rsplit("::", 1)[1].strip())
        for classifier in metadata.get_all("Classifier") or []
        if classifier.startswith("License ::") and classifier.count("::") > 1
    ]
    texts = [str(text).strip() for text in metadata.get_all("License") or []]
    return classifiers or [text.splitlines()[0].strip() for text in texts if text]


def is_permitted(statement: str) -> bool:
    """Whether a licence statement leaves a choice that is permitted throughout."""
    # Brackets only group: an AND that joins choices is judged part by part, which is at worst too strict.
    choices = re.split(r"\s+OR\s+", re.sub(r"[()]", " ", statement), flags=re.IGNORECASE)
    return any(
        all(_is_permitted_name(part) for part in re.split(r"\s+AND\s+", choice, flags=re.IGNORECASE))
        for choice in choices
    )


def _is_permitted_name(name: str) -> bool:
    plain = re.sub(r"\s+WITH\s+.*", "", name.strip(), flags=re.IGNORECASE)
    return plain.casefold() in PERMITTED


def offences(packages: Iterable[Distribution]) -> Iterator[str]:
    """One sentence for each package whose licence is missing or not permitted."""
    for package in packages:
        statements = stated_licences(package)
        name = f"{package.metadata['Name']} {package.version}"
        if not statements:
            yield f"{name} states no licence: read its source, then replace it or state it in PERMITTED."
        elif not all(is_permitted(statement) for statement in statements):
            yield f"{name} is under {', '.join(statements)}: replace it, or permit the licence in {__file__}."


def main(arguments: list[str]) -> int:
    """Check the package named (default ``tawatur``); 0 where all is well, 1 with the offenders on standard error."""
    root = arguments[0] if arguments else "tawatur"
    try:
        packages = runtime_dependencies(root)
    except PackageNotFoundError as error:
        print(f"{error.name} is not installed: run make setup first.", file=sys.stderr)
        return 1
    wrong = list(offences(packages))
    print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
    if not wrong:
        print(f"licences: {len(packages)} run-time dependencies, all permissive")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
