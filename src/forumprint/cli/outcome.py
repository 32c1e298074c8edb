"""The results of a command, printed for people on stderr and stdout, or for programs as JSON."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from forumprint.base.errors import ForumprintError, InternalError
from forumprint.base.problems import Problem, Severity, errors_among, in_file_order
from forumprint.cli.settings import Settings

if TYPE_CHECKING:
    from forumprint.desk import Built
    from forumprint.frame.leaflet import Unplaced

_MOST_LISTED = 12


@dataclass(slots=True)
class Outcome:
    """The results that a command collects while it works.

    Attributes:
        outputs: The leaflets written.
        found: Problems that stopped no leaflet.
        errors: The errors that stopped an event, one for each event that failed.
    """

    outputs: list[Built] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)
    errors: list[ForumprintError] = field(default_factory=list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in file order, each once."""
        built = [problem for output in self.outputs for problem in output.problems]
        return in_file_order([*built, *self.found, *(problem for error in self.errors for problem in error.problems)])

    @property
    def exit_code(self) -> int:
        """The exit code of the first error: later errors may follow from it."""
        return self.errors[0].exit_code if self.errors else 0

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run work that may fail. The work after it still runs."""
        try:
            yield
        except ForumprintError as error:
            self.errors.append(error)


Teller = Callable[[Outcome], None]


@contextmanager
def told_by(teller: Teller, settings: Settings) -> Iterator[Outcome]:
    """Run a command's work, report it through `teller` and end with its exit code. An error prints a traceback only with `--verbose`."""
    outcome = Outcome()
    try:
        with outcome.attempt():
            yield outcome
    except BrokenPipeError:
        # The reader of our output has gone away (`forumprint schema | head`). Nothing is wrong.
        raise
    except Exception as fault:
        if settings.verbose:
            traceback.print_exc()
        outcome.errors.append(_our_fault(fault))
    teller(outcome)
    raise typer.Exit(outcome.exit_code)


def _our_fault(fault: Exception) -> InternalError:
    return InternalError(
        f"forumprint itself failed ({type(fault).__name__}: {fault})",
        hint="your file is not the cause: please report this where you got forumprint from, with your file and the output of "
        "`forumprint --verbose …` for the same command",
    )


def tell_problems(outcome: Outcome) -> None:
    """Print the problems, the errors without a problem, and a count, on stderr."""
    problems = outcome.problems
    for problem in problems:
        typer.echo(str(problem), err=True)
    for error in outcome.errors:
        if not errors_among(error.problems):
            typer.echo(f"forumprint: error: {error.message}" + (f"\n  hint: {error.hint}" if error.hint else ""), err=True)
    if problems:
        typer.echo(counted(problems), err=True)


def counted(problems: Sequence[Problem]) -> str:
    """The number of problems of each severity: `2 errors, 1 warning`.

    >>> from forumprint.base.problems import Where
    >>> counted([Problem(Where("event.yaml", 1, 1), "no title")])
    '1 error'
    """
    numbers = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    return ", ".join(f"{number} {severity.value}{'s' if number > 1 else ''}" for severity, number in numbers.items() if number)


def tell_program(outcome: Outcome) -> None:
    """Print one JSON document on stdout."""
    print_json(as_document(outcome))


def as_document(outcome: Outcome) -> dict[str, object]:
    """The document for programs, the same for every command."""
    return {
        "exit_code": outcome.exit_code,
        "errors": [{"class": type(error).__name__, "message": error.message, "hint": error.hint} for error in outcome.errors],
        "problems": [_problem(problem) for problem in outcome.problems],
        "outputs": [_output(output) for output in outcome.outputs],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def _output(output: Built) -> dict[str, object]:
    fitting = output.fitting
    return {
        "path": str(output.path),
        "layout": output.layout,
        "brand": output.brand,
        "language": output.language,
        "pages": output.pages,
        "bytes": output.size,
        "rungs": [{"region": region, "set": rung} for region, rung in fitting.rungs],
        "concessions": [{"region": given.region, "what": given.what} for given in fitting.concessions],
        "slack_pt": dict(fitting.slack),
        "unplaced": [unplaced_entry(left) for left in fitting.unplaced],
    }


def unplaced_entry(left: Unplaced) -> dict[str, object]:
    """A field that a leaflet leaves out, as an entry for programs."""
    return {"field": left.field, "reason": left.reason, "file": left.where.file, "line": left.where.line, "column": left.where.column}


def fields_listed(unplaced: Sequence[Unplaced]) -> str:
    """The fields that a leaflet leaves out, in one line for people: `photos[1], people[0]`."""
    fields = [left.field for left in unplaced]
    more = len(fields) - _MOST_LISTED
    return ", ".join(fields[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def print_json(document: object) -> None:
    """Print JSON on stdout, in UTF-8 with any code page (RFC 8259, 8.1)."""
    import json

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
