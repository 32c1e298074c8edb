"""`forumprint schema` prints the JSON Schema by which editors complete and check a file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from forumprint.cli.outcome import print_json, tell_problems, told_by
from forumprint.cli.settings import Settings


def schema(
    context: typer.Context,
    kind: Annotated[Literal["event", "brand", "layout", "language"], typer.Argument(help="The kind of file.")] = "event",
) -> None:
    """Print the JSON Schema of an event, brand, layout or language file."""
    settings: Settings = context.obj
    with told_by(tell_problems, settings):
        from forumprint import desk

        print_json(desk.schema(kind))
