"""The licence check on made-up packages, and on what is installed."""

from __future__ import annotations

from importlib.metadata import Distribution, PackageNotFoundError, PathDistribution
from pathlib import Path

import pytest

from tools.check_licences import is_permitted, main, offences, runtime_dependencies, stated_licences


def package(folder: Path, name: str, *headers: str) -> Distribution:
    """An installed package with no more than its metadata."""
    place = folder / f"{name}-1.0.dist-info"
    place.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *headers]
    (place / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return PathDistribution(place)


@pytest.mark.parametrize(
    "statement",
    [
        "MIT",
        "Apache-2.0",
        "BSD-3-Clause AND Public-Domain",
        "MPL-1.1 OR GPL-2.0-only",
        "(MIT OR GPL-3.0) AND ISC",
    ],
)
def test_permissive_statements_pass(statement: str) -> None:
    assert is_permitted(statement)


@pytest.mark.parametrize(
    "statement", ["GPL-3.0-or-later", "MIT AND LGPL-3.0", "AGPL-3.0 OR SSPL-1.0", "", "UNKNOWN"]
)
def test_other_statements_fail(statement: str) -> None:
    assert not is_permitted(statement)


def test_the_expression_outranks_classifiers_and_free_text(tmp_path: Path) -> None:
    both = package(
        tmp_path,
        "both",
        "License-Expression: MIT",
        "License: GPL",
        "Classifier: License :: OSI Approved :: BSD License",
    )
    assert stated_licences(both) == ["MIT"]


def test_a_classifier_loses_its_bracketed_short_name(tmp_path: Path) -> None:
    old = package(
        tmp_path, "old", "Classifier: License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)"
    )
    assert stated_licences(old) == ["Mozilla Public License 2.0"]
    assert list(offences([old])) == []


def test_dependencies_of_dependencies_are_checked(tmp_path: Path) -> None:
    packages = {
        "root": package(tmp_path, "root", "License: MIT", "Requires-Dist: near[fast]"),
        "near": package(
            tmp_path,
            "near",
            "License: MIT",
            'Requires-Dist: far; extra == "fast"',
            'Requires-Dist: absent; extra == "slow"',
            'Requires-Dist: absent; python_version < "3"',
        ),
        "far": package(tmp_path, "far", "License: GPL-3.0", "Requires-Dist: Root"),
    }
    found = runtime_dependencies("root", packages.__getitem__)
    assert [one.metadata["Name"] for one in found] == ["far", "near"]
    (sentence,) = offences(found)
    assert sentence.startswith("far 1.0 is under GPL-3.0: ")


def test_a_package_without_a_licence_is_named(tmp_path: Path) -> None:
    (sentence,) = offences([package(tmp_path, "silent")])
    assert sentence.startswith("silent 1.0 states no licence")


def test_an_uninstalled_package_is_said_not_traced(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-package-here"]) == 1
    assert "no-such-package-here is not installed: run make setup first." in capsys.readouterr().err


def test_what_tawatur_ships_with_is_permissive() -> None:
    try:
        packages = runtime_dependencies("tawatur")
    except PackageNotFoundError as error:
        pytest.skip(f"{error.name} is not installed")
    assert len(packages) > 8
    assert list(offences(packages)) == []
