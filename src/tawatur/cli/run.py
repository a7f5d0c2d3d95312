"""Runs the command line: every way in which a command may end becomes an exit code and at most one sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import cast

import typer
from typer.main import get_command

from tawatur.cli.app import app
from tawatur.cli.failures import (
    DONE,
    INTERRUPTED,
    PIPE_CLOSED,
    SOME_FAILED,
    WRONG_USE,
    Failure,
    complain,
    debugging,
    system_sentence,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``tawatur`` with these arguments (default: the process's own) and return the exit code.

    Never raises, save with TAWATUR_DEBUG=1, which lets an unexpected error through.
    """
    _write_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        code = _run(given)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _close_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        complain("Stopped; what was done before is kept.")
        return INTERRUPTED
    except Failure as failure:
        complain(failure.sentence)
        return failure.code
    except OSError as error:
        if debugging():
            raise
        _close_output()
        complain(system_sentence(error))
        return SOME_FAILED
    except Exception as error:
        if debugging():
            raise
        complain(
            f"Unexpected error ({type(error).__name__}), please report it; nothing more was done,"
            " and TAWATUR_DEBUG=1 shows where it arose."
        )
        return SOME_FAILED


def _run(arguments: list[str]) -> int:
    """Parse and call, without typer's own handling of errors, which prints more than a sentence."""
    command = get_command(app)
    try:
        with command.make_context("tawatur", arguments) as context:
            result: object = command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    except Exception as error:
        # The parser's errors all have this method, wherever the installed typer keeps their class.
        if not hasattr(error, "format_message"):
            raise
        complain(_usage_sentence(error))
        return WRONG_USE
    return result if isinstance(result, int) else DONE


def _usage_sentence(error: Exception) -> str:
    message = " ".join(str(cast(typer.BadParameter, error).format_message()).split()).rstrip(".")
    path = getattr(getattr(error, "ctx", None), "command_path", "tawatur")
    return f"{message}; see {path} --help."


def _write_utf8() -> None:
    """Arabic goes out as UTF-8 whatever the locale says; a character that cannot be is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _close_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not stumble over it when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass
