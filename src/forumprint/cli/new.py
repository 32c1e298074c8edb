"""`forumprint new` begins an event."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from forumprint.cli.listing import as_argument
from forumprint.cli.outcome import Outcome, tell_problems, told_by
from forumprint.cli.settings import Settings


def new(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make, or an existing empty folder.")],
    language: Annotated[Literal["pl", "en"], typer.Option("--language", help="The language of the example text.")] = "pl",
) -> None:
    """Begin an event: a commented file that builds at once, with its schema beside it."""
    settings: Settings = context.obj
    written: list[Path] = []
    with told_by(partial(_tell_people, written=written, settings=settings), settings):
        from forumprint import desk

        written += desk.new(folder, language=language)


def _tell_people(outcome: Outcome, written: list[Path], settings: Settings) -> None:
    tell_problems(outcome)
    if settings.quiet:
        return
    for path in written:
        typer.echo(f"wrote {path}")
    for path in written:
        if path.name == "event.yaml":
            typer.echo(f"next: forumprint build {as_argument(path)}")
