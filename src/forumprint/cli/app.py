"""The `forumprint` command, and what all its commands share.

Each command imports what it needs when it runs. So `--help` and completion load neither YAML nor reportlab nor Pillow. Typer's own rich
help and tracebacks are not loaded: they cost a cold start more than the rest of the command line.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, TextIO

import typer

from forumprint import __version__
from forumprint.base.errors import OutputError
from forumprint.cli.settings import Settings

COMMANDS = ("build", "check", "new", "new-layout", "schema", "layouts", "brands", "components")
_BEFORE_A_COMMAND = ("-q", "--quiet", "-v", "--verbose")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"forumprint {__version__}")
        raise typer.Exit


def common(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version and stop.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Print progress, and a traceback if forumprint itself fails.")] = False,
) -> None:
    context.obj = Settings(quiet=quiet, verbose=verbose)


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The command that the arguments name; with all commands if they name none, for help and for a misspelt name.

    Typer works out the options of every command that it is given, before it looks at the arguments. One command instead of eight takes
    8 ms less.
    """
    first = next((argument for argument in arguments if argument not in _BEFORE_A_COMMAND), None)
    app = typer.Typer(
        name="forumprint",
        help="Set an event, described in one YAML file, as a family of branded, accessible leaflets.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(common)
    for name in (first,) if first in COMMANDS else COMMANDS:
        module = name.replace("-", "_")
        app.command()(getattr(import_module(f"forumprint.cli.{module}"), module))
    return app


def run(arguments: Sequence[str], commands: typer.Typer | None = None) -> int:
    """Run one command, of forumprint's or of other `commands`.

    Returns:
        The exit code. It is that of the error that stopped the command, 2 for wrong arguments, 130 for Ctrl-C, else 0.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows code page may lack a letter. A `?` in a message is better than no message.
            stream.reconfigure(errors="replace")
    try:
        (commands or app_for(arguments))(args=list(arguments), prog_name="forumprint")
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        code = 130
    except OSError as error:  # of the report: the errors of the work are in it
        return _unwritten(error)
    return _flushed(code)


def _flushed(code: int) -> int:
    """Write out what is buffered. A reader that has gone away (`forumprint schema | head`) causes no traceback."""
    if sys.stdout is None:  # closed, or a program without a console on Windows
        return code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        return _unwritten(error)
    return code


def _unwritten(error: OSError) -> int:
    """Say that stdout takes no more, such as a full disk."""
    _silence(sys.stdout)
    typer.echo(f"forumprint: error: the standard output cannot be written: {error.strerror}", err=True)
    return OutputError.exit_code


def _silence(stream: TextIO) -> None:
    """Lead a stream nowhere, or Python reports at its end that it cannot be flushed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
