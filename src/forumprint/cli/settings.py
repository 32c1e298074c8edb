"""The options that stand before a command, and the types of the options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from forumprint.cli.completion import brand_names, layout_names


@dataclass(frozen=True, slots=True)
class Settings:
    """How much the command prints."""

    quiet: bool = False
    verbose: bool = False

    @property
    def progress(self) -> Callable[[str], None] | None:
        """The function that prints lines about work in progress. They go to a screen; a log gets them only with `--verbose`."""
        wanted = not self.quiet and (self.verbose or (sys.stderr is not None and sys.stderr.isatty()))
        return (lambda line: typer.echo(line, err=True)) if wanted else None


LayoutNames = Annotated[
    list[str] | None,
    typer.Option(
        "--layout",
        "-l",
        metavar="LAYOUT",
        autocompletion=layout_names,
        help="A layout from the list of `forumprint layouts`, a file, or `all`. May be repeated.",
    ),
]
BrandName = Annotated[
    str | None,
    typer.Option(
        "--brand", "-b", metavar="BRAND", autocompletion=brand_names, help="A brand from the list of `forumprint brands`, or a folder."
    ),
]
LanguageCode = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Take this language variant of every text: pl, en, …")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on standard output.")]
