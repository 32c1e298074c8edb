"""`forumprint check`: everything that would stop or weaken a leaflet, without writing one."""

from __future__ import annotations

import re
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
    from forumprint.desk import Checked, Correction

_NO_BREAK = re.compile("[\u00a0\u202f]")


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
    typography: Annotated[bool, typer.Option("--typography", help="List what is set otherwise than it was typed, and why.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say everything that would stop or weaken a leaflet."""
    settings: Settings = context.obj
    checks: list[_Check] = []
    corrected: list[Correction] = []
    tell = partial(_tell_program, corrected=corrected if typography else None) if as_json else partial(_tell_people, settings=settings)
    teller = partial(tell, checks=checks)
    with told_by(teller, settings) as outcome:
        from forumprint import desk

        for event in events:
            with outcome.attempt():
                checked = desk.check(event, layouts=layout or (), brand=brand, language=language)
                checks.append(_Check(event, checked))
                if typography:
                    corrected += desk.typography(event, layouts=layout or (), brand=brand, language=language)
                problems = checked.problems
                if strict:
                    problems = tuple(replace(problem, severity=Severity.ERROR) for problem in problems)
                if errors_among(problems):
                    raise InputError(f"{event} cannot be set as it is", problems)
                outcome.found += problems
        if not as_json:
            _tell_corrections(corrected)


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


def _tell_corrections(corrected: Sequence[Correction]) -> None:
    if any(_NO_BREAK.search(each.after) for each in corrected):
        typer.echo("`~` stands for a space at which no line may end")
    for each in corrected:
        before, after = (" ".join(_NO_BREAK.sub("~", words).split()) for words in (each.before, each.after))
        typer.echo(f"{each.where}: {before} → {after}  ({each.rule})")


def _tell_program(outcome: Outcome, checks: Sequence[_Check], corrected: Sequence[Correction] | None) -> None:
    unplaced = [
        {"event": each.event, "layout": layout, **unplaced_entry(left)}
        for each in checks
        for layout, items in each.checked.unplaced
        for left in items
    ]
    document = {**as_document(outcome), "unplaced": unplaced}
    if corrected is not None:
        document["typography"] = [
            {
                "file": each.where.file,
                "line": each.where.line,
                "column": each.where.column,
                "before": each.before,
                "after": each.after,
                "rule": each.rule,
            }
            for each in corrected
        ]
    print_json(document)
