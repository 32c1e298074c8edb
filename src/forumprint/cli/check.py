"""`forumprint check`: everything that would stop or weaken a leaflet, without writing one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from forumprint.base.problems import InputError, Severity, errors_among
from forumprint.cli.outcome import Outcome, tell_problems, tell_program, told_by
from forumprint.cli.settings import AsJson, BrandName, LanguageCode, LayoutNames, Settings, Strict


def check(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event file, or a folder that holds an event.yaml.")],
    layout: LayoutNames = None,
    brand: BrandName = None,
    language: LanguageCode = None,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Say everything that would stop or weaken a leaflet."""
    settings: Settings = context.obj
    with told_by(tell_program if as_json else partial(_tell_people, event=event, settings=settings), settings) as outcome:
        from forumprint import desk

        problems = desk.check(event, layouts=layout or (), brand=brand, language=language)
        if strict:
            problems = tuple(replace(problem, severity=Severity.ERROR) for problem in problems)
        if errors_among(problems):
            raise InputError(f"{event} cannot be set as it is", problems)
        outcome.found += problems


def _tell_people(outcome: Outcome, event: str, settings: Settings) -> None:
    tell_problems(outcome)
    if not (outcome.problems or outcome.errors or settings.quiet):
        typer.echo(f"{event}: nothing to mend")
