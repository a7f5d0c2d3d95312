"""Compile the modules that a coding run spends its time in to C, with mypyc.

Usage: python tools/compile_modules.py SOURCES FOLDER. Copies the package below SOURCES (``src``) to FOLDER, compiles
there, and prints the compiled files, each relative to FOLDER. ``hatch_build.py`` runs it when a wheel is built; see
docs/adr/0010-compiled-modules.md.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

PACKAGE = "tawatur"
FOLDERS = ("text", "mentions", "claims", "events")
"""What reads each report. The rest of the package runs once, or waits for files and the database."""

LEFT_OUT = {
    # entries are pickled into the lexicon's cache, which compiled classes cannot be; the others read no reports
    "mentions": (
        "check check_forms check_places check_reach check_rows compile compiled entries find_place gazetteer"
        " import_places naming place_forms spelling"
    ),
    "events": "explain trace",
}

OPTIONS = ("--config-file=", "--ignore-missing-imports", "--python-version=3.11")
"""Types were checked by ``make lint``, with the stubs and libraries that a build does not have."""


def modules(sources: Path) -> list[str]:
    """The modules to compile, as paths relative to the folder that holds the package."""
    found: list[str] = []
    for folder in FOLDERS:
        left_out = {"__init__", *LEFT_OUT.get(folder, "").split()}
        paths = sorted((sources / PACKAGE / folder).glob("*.py"))
        found += [path.relative_to(sources).as_posix() for path in paths if path.stem not in left_out]
    return found


class ParallelBuild(build_ext):  # type: ignore[misc]
    """Builds in place, a C file on each core."""

    def build_extension(self, ext: Any) -> None:
        """Compile and link one extension."""
        compile_serially = self.compiler.compile

        def compile_in_parallel(sources: Sequence[str], **options: Any) -> list[str]:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                done = pool.map(lambda source: compile_serially([source], **options), sources)
                return [name for names in done for name in names]

        self.compiler.compile = compile_in_parallel
        try:
            super().build_extension(ext)
        finally:
            self.compiler.compile = compile_serially


def compile_modules(sources: Path, folder: Path) -> list[str]:
    """Compile below ``folder``, which becomes the current folder; the files made, relative to it.

    Raises whatever the compilers raise; mypyc exits with a message where it cannot take a module.
    """
    shutil.copytree(sources / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("data", "__pycache__"))
    os.chdir(folder)
    names = modules(folder)
    extensions = mypycify(
        [*OPTIONS, *names], opt_level="1", debug_level="0", multi_file=True, group_name=PACKAGE
    )
    command = ParallelBuild(Distribution({"name": PACKAGE, "ext_modules": extensions}))
    command.inplace = True
    command.ensure_finalized()
    command.run()
    ending = sysconfig.get_config_var("EXT_SUFFIX")
    made = [*Path().glob(f"*{ending}"), *Path(PACKAGE).rglob(f"*{ending}")]
    return sorted(path.as_posix() for path in made)


def main(sources: str, folder: str) -> int:
    """Compile and print the files; what the compilers print goes to standard error."""
    with contextlib.redirect_stdout(sys.stderr):
        made = compile_modules(Path(sources).resolve(), Path(folder).resolve())
    print(*made, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
