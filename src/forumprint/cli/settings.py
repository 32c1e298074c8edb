"""The options that stand before a command, and the types of those that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from forumprint.base.frozen import dataclass
from forumprint.cli.completion import brand_names, layout_names


@dataclass(frozen=True, slots=True)
class Settings:
    """How much the user wants to hear."""

    quiet: bool = False
    verbose: bool = False

    @property
    def progress(self) -> Callable[[str], None] | None:
        """Where lines about work under way go: to the screen, never into a log, unless asked for."""
        wanted = not self.quiet and (self.verbose or sys.stderr.isatty())
        return (lambda line: typer.echo(line, err=True)) if wanted else None


LayoutNames = Annotated[
    list[str] | None,
    typer.Option(
        "--layout",
        "-l",
        metavar="LAYOUT",
        autocompletion=layout_names,
        help="A layout, as `forumprint layouts` lists them; may be repeated.",
    ),
]
BrandName = Annotated[
    str | None,
    typer.Option("--brand", "-b", metavar="BRAND", autocompletion=brand_names, help="A brand, as `forumprint brands` lists them."),
]
LanguageCode = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Take this variant of every text: pl, en, …")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on standard output.")]
