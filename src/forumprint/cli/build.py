"""`forumprint build` sets events in layouts and writes the leaflets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Annotated

import typer

from forumprint.base.units import to_mm
from forumprint.cli.outcome import Outcome, fields_listed, tell_problems, tell_program, told_by
from forumprint.cli.settings import AsJson, BrandName, LanguageCode, LayoutNames, Settings, Strict

if TYPE_CHECKING:
    from forumprint.desk import Built


def build(
    context: typer.Context,
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Event files, or folders that hold an event.yaml.")],
    layout: LayoutNames = None,
    brand: BrandName = None,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="The use of the leaflet: screen.")] = "screen",
    language: LanguageCode = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out", "-o", metavar="OUT", help="A file if it ends in .pdf, else a folder. Without it, the PDF is written beside the event."
        ),
    ] = None,
    strict: Strict = False,
    verify: Annotated[
        bool, typer.Option("--verify/--no-verify", help="Check each finished PDF for faults before it replaces an old one.")
    ] = True,
    explain: Annotated[bool, typer.Option("--explain", help="Say how the copy was fitted and what was left out.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make leaflets from events."""
    settings: Settings = context.obj
    with told_by(tell_program if as_json else partial(_tell_people, settings=settings, explain=explain), settings) as outcome:
        from forumprint import desk

        layouts = desk.expanded(layout or ())
        desk.check_target(out, len(events) * max(1, len(layouts)))
        # Each layout is tried alone: copy that does not fit the flyer may fit the poster.
        choices: list[tuple[str, ...]] = [(name,) for name in layouts] or [()]
        for event, names in product(events, choices):
            with outcome.attempt():
                outcome.outputs += desk.build(
                    event,
                    layouts=names,
                    brand=brand,
                    format=format,
                    language=language,
                    out=out,
                    strict=strict,
                    verify=verify,
                    taken={output.path for output in outcome.outputs},
                    progress=settings.progress,
                )


def _tell_people(outcome: Outcome, settings: Settings, explain: bool) -> None:
    tell_problems(outcome)
    for output in outcome.outputs:
        if not settings.quiet:
            typer.echo(f"{output.path}: {output.pages} page{'s' if output.pages > 1 else ''}, {max(output.size // 1000, 1)} kB")
        if explain:
            for line in _explanation(output):
                typer.echo(f"  {line}")
        elif output.fitting.unplaced and not settings.quiet:
            typer.echo(f"  left out: {fields_listed(output.fitting.unplaced)} (--explain says why)")


def _explanation(output: Built) -> Iterator[str]:
    """How the copy was fitted, one line for each fact."""
    fitting = output.fitting
    for region, rung in fitting.rungs:
        yield f"set: {region}: {rung}"
    for given in fitting.concessions:
        yield f"fitted: {given.region}: {given.what}"
    for region, points in fitting.slack:
        yield f"room left: {region}: {to_mm(points):.1f} mm"
    for left in fitting.unplaced:
        yield f"left out: {left.field} ({left.reason}), {left.where}"
