"""`forumprint layouts` lists the layouts."""

from __future__ import annotations

import typer

from forumprint.cli.listing import print_as_json, print_table
from forumprint.cli.outcome import tell_problems, told_by
from forumprint.cli.settings import AsJson, Settings


def layouts(context: typer.Context, as_json: AsJson = False) -> None:
    """List the layouts."""
    settings: Settings = context.obj
    with told_by(tell_problems, settings):
        from forumprint import desk

        entries = desk.layouts()
        if as_json:
            print_as_json(entries)
        else:
            rows = [
                (
                    entry.name,
                    entry.label,
                    "{:g} × {:g} mm".format(*entry.size_mm),
                    f"{entry.pages}{'+' if entry.longer else ''}",
                    entry.description,
                )
                for entry in entries
            ]
            print_table(rows)
