"""The build step that puts compiled modules into the wheel, where a C compiler is at hand.

Without one, and where compiling fails, the wheel is pure Python: it codes the same, slower. ``TAWATUR_COMPILE`` set to
``no`` leaves the step out; set to ``required``, a failure ends the build. An editable installation is never compiled,
so that no compiled file stands before an edited source. See docs/adr/0010-compiled-modules.md.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILER = ["mypy>=2.4,<2.5", "setuptools>=75"]
SCRIPT = Path("tools", "compile_modules.py")


class CompiledModules(BuildHookInterface[Any]):
    """Compiles with mypyc, in a temporary folder."""

    def dependencies(self) -> list[str]:
        """What the build needs besides hatchling: nothing where it will not compile."""
        return COMPILER if _wanted() and _has_c_compiler() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile and list the compiled files as part of the wheel."""
        if version == "editable" or not _wanted():
            return
        required = os.environ.get("TAWATUR_COMPILE") == "required"
        if not _has_c_compiler() and not required:
            self.app.display_warning("No C compiler with Python's headers is here: the wheel is pure Python.")
            return
        self._folder = tempfile.mkdtemp()
        command = [sys.executable, str(SCRIPT), "src", self._folder]
        done = subprocess.run(command, cwd=self.root, capture_output=True, encoding="utf-8")
        if done.returncode:
            said = done.stderr[-3000:]
            if required:
                raise RuntimeError(f"the modules could not be compiled:\n{said}")
            self.app.display_warning(f"{said}\nCompiling failed, as said above: the wheel is pure Python.")
            return
        for name in done.stdout.splitlines():
            build_data["force_include"][str(Path(self._folder, name))] = name
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if hasattr(self, "_folder"):
            shutil.rmtree(self._folder)


def _wanted() -> bool:
    return os.environ.get("TAWATUR_COMPILE") != "no"


def _has_c_compiler() -> bool:
    command = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return bool(command) and shutil.which(command[0]) is not None and headers.is_file()
