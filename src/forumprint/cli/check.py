"""`forumprint check` lists everything that would stop or weaken a leaflet, and describes a finished PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from forumprint.base.errors import ConformanceError, ForumprintError, InputError, UsageError
from forumprint.base.problems import Problem, Severity, errors_among
from forumprint.cli import inspected
from forumprint.cli.outcome import Outcome, as_document, fields_listed, print_json, tell_problems, told_by, unplaced_entry
from forumprint.cli.settings import AsJson, BrandName, LanguageCode, LayoutNames, Settings, Strict

if TYPE_CHECKING:
    from forumprint.desk import Checked, Correction, Inspected

_NO_BREAK = re.compile("[\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The form in which the result is printed."""

    outline: bool
    speak: bool
    typography: bool
    strict: bool
    quiet: bool


@dataclass(slots=True)
class _Seen:
    """The results so far: the events as typed, their changes in setting, and the PDFs."""

    events: list[tuple[str, Checked]] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    pdfs: list[Inspected] = field(default_factory=list)


def check(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="EVENT|PDF...", help="Event files, folders that hold an event.yaml, or finished PDFs from any program."),
    ],
    layout: LayoutNames = None,
    brand: BrandName = None,
    language: LanguageCode = None,
    outline: Annotated[bool, typer.Option("--outline", help="Print a PDF's tags as a tree.")] = False,
    speak: Annotated[bool, typer.Option("--speak", help="Print a PDF's text as a screen reader says it.")] = False,
    strict: Strict = False,
    typography: Annotated[bool, typer.Option("--typography", help="List each change that setting makes in your text, and why.")] = False,
    as_json: AsJson = False,
) -> None:
    """List everything that would stop or weaken a leaflet, or is wrong in a PDF."""
    settings: Settings = context.obj
    asked, seen = _Asked(outline, speak, typography, strict, settings.quiet), _Seen()
    with told_by(partial(_tell_program if as_json else _tell_people, seen=seen, asked=asked), settings) as outcome:
        from forumprint import desk

        if (outline or speak) and not any(map(desk.is_pdf, files)):
            option = "--outline" if outline else "--speak"
            raise UsageError(f"{option} is for PDFs", hint="name a PDF; `build` makes one from an event")
        for file in files:
            with outcome.attempt():
                if desk.is_pdf(file):
                    found = desk.inspect_pdf(file)
                    seen.pdfs.append(found)
                    _keep(outcome, found.problems, ConformanceError(f"{file} has errors"), strict)
                else:
                    checked = desk.check(file, layouts=layout or (), brand=brand, language=language)
                    seen.events.append((file, checked))
                    if typography:
                        seen.corrections += desk.typography(file, layouts=layout or (), brand=brand, language=language)
                    _keep(outcome, checked.problems, InputError(f"{file} cannot be set: it has errors"), strict)


def _keep(outcome: Outcome, problems: tuple[Problem, ...], otherwise: ForumprintError, strict: bool) -> None:
    """Keep problems and print them at the end.

    Raises:
        ForumprintError: The given error, if one of the problems is an error, or if warnings count as errors.
    """
    if strict:
        problems = tuple(replace(problem, severity=Severity.ERROR) for problem in problems)
    if errors_among(problems):
        otherwise.problems = problems
        raise otherwise
    outcome.found += problems


def _tell_people(outcome: Outcome, seen: _Seen, asked: _Asked) -> None:
    tell_problems(outcome)
    _tell_corrections(seen.corrections)
    for pdf in seen.pdfs:
        for line in _lines(pdf, asked):
            typer.echo(line)
    if asked.quiet:
        return
    for event, checked in seen.events:
        if not checked.problems:
            typer.echo(f"{event}: no problems")
        for layout, unplaced in checked.unplaced:
            if unplaced:
                typer.echo(f"{event}: {layout} leaves out: {fields_listed(unplaced)} (build --explain says why)")


def _lines(pdf: Inspected, asked: _Asked) -> Sequence[str]:
    """The parts that the user named, else the facts."""
    if not (asked.outline or asked.speak):
        return () if asked.quiet else tuple(inspected.facts(pdf))
    return (*(inspected.outline(pdf) if asked.outline else ()), *(inspected.speech(pdf) if asked.speak else ()))


def _tell_corrections(corrected: Sequence[Correction]) -> None:
    if any(_NO_BREAK.search(each.after) for each in corrected):
        typer.echo("`~` is a space at which no line may end")
    for each in corrected:
        before, after = (" ".join(_NO_BREAK.sub("~", words).split()) for words in (each.before, each.after))
        typer.echo(f"{each.where}: {before} → {after}  ({each.rule})")


def _tell_program(outcome: Outcome, seen: _Seen, asked: _Asked) -> None:
    unplaced = [
        {"event": event, "layout": layout, **unplaced_entry(left)}
        for event, checked in seen.events
        for layout, items in checked.unplaced
        for left in items
    ]
    pdfs = [inspected.entry(pdf, with_outline=asked.outline, with_speech=asked.speak) for pdf in seen.pdfs]
    document = {**as_document(outcome), "unplaced": unplaced, "pdfs": pdfs}
    if asked.typography:
        document["typography"] = [
            {
                "file": each.where.file,
                "line": each.where.line,
                "column": each.where.column,
                "before": each.before,
                "after": each.after,
                "rule": each.rule,
            }
            for each in seen.corrections
        ]
    print_json(document)
