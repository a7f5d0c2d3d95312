"""The documentation is true: its examples are what the commands print, and it names only what is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tawatur.cli.app import app
from tawatur.incidents.grade import RULES
from tawatur.mentions import vocabulary
from tawatur.model import EVENT_TYPES
from tools.docs_cli import commands
from tools.docs_examples import (
    BLOCK,
    EXAMPLES,
    REPOSITORY,
    UnknownExample,
    pages,
    run_examples,
    with_examples,
)

COMMANDS: dict[str, Any] = dict(commands("tawatur", get_command(app)))
PAGES = [*pages(), REPOSITORY / "CONTRIBUTING.md", REPOSITORY / "CHANGELOG.md"]
_CODE = re.compile(r"```.*?```|`[^`\n]+`|^ {4}\S.*$", re.DOTALL | re.MULTILINE)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@cache
def blocks() -> dict[str, str]:
    return run_examples()


def code_of(path: Path) -> Iterator[str]:
    """What stands as code in a page, line by line, without the marks around it."""
    for found in _CODE.finditer(path.read_text(encoding="utf-8")):
        yield from (line.strip().removeprefix("$ ") for line in found.group().strip("`").splitlines())


def command_lines(path: Path) -> Iterator[tuple[str, str]]:
    """The command that each command line in a page's code calls, and the line; "" where there is no such command."""
    for line in code_of(path):
        for call in re.findall(r"(?:^|\| |\.venv/bin/)(tawatur [a-z].*)$", line):
            words = call.split(" #")[0].split()
            full = next((" ".join(words[:n]) for n in (3, 2) if " ".join(words[:n]) in COMMANDS), "")
            yield full, call


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_block_is_current(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_examples(text, blocks(), page.name) == text, "run make docs and read what it changed"
    assert text.count("<!-- example:") == text.count("<!-- end -->") == len(BLOCK.findall(text))


def test_every_example_is_shown_somewhere() -> None:
    shown = {found["name"] for page in pages() for found in BLOCK.finditer(page.read_text(encoding="utf-8"))}
    assert shown == {example.name for example in EXAMPLES}


def test_an_unknown_example_is_named_with_its_page() -> None:
    text = "<!-- example: nothing-such -->\n<!-- end -->"
    with pytest.raises(UnknownExample, match=r"guide\.md: there is no example 'nothing-such'"):
        with_examples(text, {}, "guide.md")


def test_a_block_is_replaced_and_its_surroundings_are_not() -> None:
    text = "before\n<!-- example: a -->\nold\n<!-- end -->\nafter <!-- example: b -->\n<!-- end -->"
    expected = "before\n<!-- example: a -->\nnew\n<!-- end -->\nafter <!-- example: b -->\n<!-- end -->"
    assert with_examples(text, {"a": "new\n", "b": ""}, "page") == expected


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_shown_exists_and_has_the_options_shown(page: Path) -> None:
    for command, line in command_lines(page):
        assert command, f"{line!r} calls no command of tawatur"
        real = {option for p in COMMANDS[command].params for option in p.opts} | {"--help"}
        words = shlex.split(line.partition(" > ")[0].partition(" < ")[0])
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= real, line


_OF_DEVELOPERS = re.compile(r"`*(?:pytest|python -m bench)")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_option_named_is_one_of_some_command(page: Path) -> None:
    real = {
        option
        for command in COMMANDS.values()
        for p in command.params
        for option in (*p.opts, *p.secondary_opts)
    }
    ours = (line for line in code_of(page) if "tawatur" not in line and not _OF_DEVELOPERS.match(line))
    named = {option for line in ours for option in _OPTION.findall(line)}
    assert named <= real | {"--help", "--version"}


def test_every_command_is_in_the_guide() -> None:
    guide = REPOSITORY / "docs" / "guide.md"
    assert {command for command, _ in command_lines(guide)} == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_make_target_named_exists(page: Path) -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {m for line in code_of(page) for m in re.findall(r"^make ([a-z-]+)", line)} <= targets


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith("http"):
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), f"{name(page)} links to {link}, which is not there"
        assert not heading or heading in _anchors(target), f"{link} names no heading"


def _anchors(page: Path) -> set[str]:
    """The headings of a page as links name them (GitHub's rule: small letters, hyphens for blanks, no punctuation)."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_file_of_the_project_named_is_there(page: Path) -> None:
    for line in code_of(page):
        for path in re.findall(r"(?<![\w/.])(?:src|docs|tools|bench|tests)/[\w./-]*\w", line):
            assert (REPOSITORY / path).exists(), f"{name(page)} names {path}, which is not there"


def test_the_codebook_names_every_type_and_no_other() -> None:
    text = (REPOSITORY / "docs" / "codebook.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| `(\w+)` \|", text, re.MULTILINE)
    expected = [(t.class_, t.slug) for t in EVENT_TYPES.values() if t.class_ != "statements"]
    assert rows == expected
    said = text.split("### Statements")[1].split("## Fields")[0]
    assert re.findall(r"^\| `(\w+)` \|", said, re.MULTILINE) == [
        t.slug for t in EVENT_TYPES.values() if t.class_ == "statements"
    ]


def test_the_codebook_names_every_means_and_kind_of_source() -> None:
    text = (REPOSITORY / "docs" / "codebook.md").read_text(encoding="utf-8")
    for word in (*vocabulary.MEANS, *vocabulary.SOURCE_KINDS):
        assert f"`{word}`" in text, word


def test_the_page_on_corroboration_names_every_rule_of_the_grades() -> None:
    text = (REPOSITORY / "docs" / "corroboration.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| `([\w-]+)` \|", text, re.MULTILINE)
    assert rows == [(rule.slug, rule.grade) for rule in RULES]


def test_the_page_on_the_lexicon_explains_every_sense_role_need_and_table() -> None:
    text = (REPOSITORY / "docs" / "lexicon.md").read_text(encoding="utf-8")
    table = text.split("### Senses")[1].split("### Frames")[0]
    named = {
        word
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for word in re.findall(r"`(\w+)`", row)
    }
    assert named == vocabulary.SENSES
    for word in (*vocabulary.ROLES, *vocabulary.NEEDS):
        assert f"`{word}`" in text, word
    for kind in (*vocabulary.PLACE_KINDS, *vocabulary.ACTOR_CLASSES):
        assert re.search(rf"\b{kind}\b", text), kind
    for path in (REPOSITORY / "src" / "tawatur" / "data").rglob("*.tsv"):
        name = re.sub(r"curated-[a-z]{2}\.tsv", "curated-XX.tsv", path.name)  # one a country
        assert name in text, name


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [path.name[:4] for path in sorted((REPOSITORY / "docs" / "adr").glob("*.md"))]
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
