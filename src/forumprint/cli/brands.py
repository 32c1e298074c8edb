"""`forumprint brands` lists the brands."""

from __future__ import annotations

import typer

from forumprint.cli.listing import print_as_json, print_table
from forumprint.cli.outcome import tell_problems, told_by
from forumprint.cli.settings import AsJson, Settings


def brands(context: typer.Context, as_json: AsJson = False) -> None:
    """List the brands."""
    settings: Settings = context.obj
    with told_by(tell_problems, settings):
        from forumprint import desk

        entries = desk.brands()
        if as_json:
            print_as_json(entries)
        else:
            print_table([(entry.name, entry.title, entry.description) for entry in entries])
