"""Every command and option is explained, and every command has an example that names it."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
from tests.cli.conftest import Run
from typer.main import get_command

from tawatur.cli.app import app
from tools.docs_cli import commands

COMMANDS = dict(commands("tawatur", get_command(app)))


def test_the_commands_are_those_of_the_guide() -> None:
    assert list(COMMANDS) == [
        *(
            f"tawatur {name}"
            for name in (
                "code",
                "add",
                "incidents",
                "show",
                "serve",
                "why",
                "link",
                "split",
                "corrections",
                "diff",
                "recode",
                "expunge",
                "verify",
                "log",
                "stamp",
                "export",
                "publish",
                "evaluate",
                "version",
            )
        ),
        "tawatur desk copy",
        *(f"tawatur watch {name}" for name in ("add", "remove", "list", "run")),
        *(
            f"tawatur accounts {name}"
            for name in ("add", "list", "role", "disable", "reset", "groups", "restrict", "log")
        ),
        "tawatur sources",
        *(f"tawatur sources {name}" for name in ("find", "rate", "ratings", "mappings", "forget")),
        "tawatur lexicon check",
        "tawatur gazetteer find",
        "tawatur gazetteer add",
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_the_command_does_with_an_example(run: Run, name: str) -> None:
    done = run(*name.split()[1:], "--help")
    assert done.code == 0
    assert "Example:" in done.out
    assert f"  {name}" in done.out.split("Example:")[1]
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name}: {parameter.name} has no help"


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_use_only_options_that_exist(name: str) -> None:
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    for line in _examples(COMMANDS[name]):
        if not line.startswith(name):
            continue
        used = {word for word in shlex.split(line) if word.startswith("--")}
        assert used <= known, line


def _examples(command: Any) -> list[str]:
    return [
        re.sub(r"^.*\| ", "", line.strip()) for line in command.epilog.splitlines() if line.startswith("  ")
    ]


def test_no_arguments_print_help_and_a_group_alone_is_wrong_use(run: Run) -> None:
    assert "Commands:" in run().out
    assert run().code == 0
    done = run("lexicon")
    assert done.code == 2
    assert len(done.sentences) == 1


def test_version(run: Run) -> None:
    from tawatur import __version__

    assert run("version").out.startswith(f"tawatur {__version__} ")
    assert run("--version").out == f"tawatur {__version__}\n"
    (told,) = run("version", "--json").json_lines
    assert told["tawatur"] == __version__
