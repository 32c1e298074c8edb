"""`forumprint new-layout` begins a layout."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from forumprint.cli.completion import layout_names
from forumprint.cli.listing import as_argument
from forumprint.cli.outcome import Outcome, tell_problems, told_by
from forumprint.cli.settings import Settings


def new_layout(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The layout's name; its file is NAME.yaml.")],
    like: Annotated[str, typer.Option("--from", metavar="LAYOUT", autocompletion=layout_names, help="The layout to copy.")],
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder for the file.")] = ".",
) -> None:
    """Begin a layout of your own: a copy of another layout, with the schema that editors check it by."""
    settings: Settings = context.obj
    written: list[Path] = []
    with told_by(partial(_tell_people, written=written, settings=settings), settings):
        from forumprint import desk

        written += desk.new_layout(name, folder, like=like)


def _tell_people(outcome: Outcome, written: list[Path], settings: Settings) -> None:
    tell_problems(outcome)
    if written and not settings.quiet:
        for path in written:
            typer.echo(f"wrote {path}")
        typer.echo(f"next: forumprint build EVENT --layout {as_argument(written[0])}")
