"""Which modules are compiled into a wheel."""

from __future__ import annotations

from pathlib import Path

from tools import compile_modules

ROOT = Path(__file__).resolve().parents[2]


def test_what_reads_each_report_is_compiled_and_what_is_pickled_is_not() -> None:
    found = compile_modules.modules(ROOT / "src")
    assert {"tawatur/events/coder.py", "tawatur/mentions/lexicon.py"} <= set(found)
    assert not {"tawatur/model.py", "tawatur/mentions/entries.py", "tawatur/events/__init__.py"} & set(found)


def test_each_module_left_out_exists() -> None:
    for folder, names in compile_modules.LEFT_OUT.items():
        for name in names.split():
            assert (ROOT / "src" / "tawatur" / folder / f"{name}.py").is_file(), name
