"""`forumprint components` lists what a layout file may put into its regions, and tests a user's own component."""

from __future__ import annotations

from typing import Annotated

import typer

from forumprint.cli.listing import print_as_json, print_table
from forumprint.cli.outcome import tell_problems, told_by
from forumprint.cli.settings import AsJson, BrandName, Settings


def components(
    context: typer.Context,
    check: Annotated[
        str | None, typer.Option("--check", metavar="NAME", help="Test whether this component keeps what every component promises.")
    ] = None,
    layout: Annotated[
        str | None, typer.Option("--layout", "-l", metavar="LAYOUT", help="With --check: test it at this layout's sizes.")
    ] = None,
    brand: BrandName = None,
    as_json: AsJson = False,
) -> None:
    """List the components that layouts use, or test one."""
    settings: Settings = context.obj
    with told_by(tell_problems, settings):
        from forumprint import desk

        if check is not None:
            desk.check_component(check, brand=brand, layout=layout)
            if not settings.quiet:
                typer.echo(f"{check}: keeps what every component promises")
            return
        entries = desk.components()
        if as_json:
            print_as_json(entries)
        else:
            print_table([(entry.name, ", ".join(entry.reads), entry.description) for entry in entries])
