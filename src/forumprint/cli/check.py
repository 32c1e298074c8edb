"""`forumprint check`: everything that would stop or weaken a leaflet, without writing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from forumprint.base.frozen import dataclass
from forumprint.base.problems import InputError, Severity, errors_among
from forumprint.cli.outcome import Outcome, as_document, fields_listed, print_json, tell_problems, told_by, unplaced_entry
from forumprint.cli.settings import AsJson, BrandName, LanguageCode, LayoutNames, Settings, Strict

if TYPE_CHECKING:
    from forumprint.desk import Checked


@dataclass(frozen=True, slots=True)
class _Check:
    """An event, as it was typed, and what came of checking it."""

    event: str
    checked: Checked


def check(
    context: typer.Context,
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Event files, or folders that hold an event.yaml.")],
    layout: LayoutNames = None,
    brand: BrandName = None,
    language: LanguageCode = None,
    strict: Strict = False,
    as_json: AsJson = False,
) -> None:
    """Say everything that would stop or weaken a leaflet."""
    settings: Settings = context.obj
    checks: list[_Check] = []
    teller = partial(_tell_program, checks=checks) if as_json else partial(_tell_people, checks=checks, settings=settings)
    with told_by(teller, settings) as outcome:
        from forumprint import desk

        for event in events:
            with outcome.attempt():
                checked = desk.check(event, layouts=layout or (), brand=brand, language=language)
                checks.append(_Check(event, checked))
                problems = checked.problems
                if strict:
                    problems = tuple(replace(problem, severity=Severity.ERROR) for problem in problems)
                if errors_among(problems):
                    raise InputError(f"{event} cannot be set as it is", problems)
                outcome.found += problems


def _tell_people(outcome: Outcome, checks: Sequence[_Check], settings: Settings) -> None:
    tell_problems(outcome)
    if settings.quiet:
        return
    for each in checks:
        if not each.checked.problems:
            typer.echo(f"{each.event}: nothing to mend")
        for layout, unplaced in each.checked.unplaced:
            if unplaced:
                typer.echo(f"{each.event}: {layout} leaves out: {fields_listed(unplaced)} (build --explain says why)")


def _tell_program(outcome: Outcome, checks: Sequence[_Check]) -> None:
    unplaced = [
        {"event": each.event, "layout": layout, **unplaced_entry(left)}
        for each in checks
        for layout, items in each.checked.unplaced
        for left in items
    ]
    print_json({**as_document(outcome), "unplaced": unplaced})
