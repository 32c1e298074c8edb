"""Problems that a reader can mend, their places, and the errors that stop a build.

A *problem* has a place and a hint, and is collected. An *error* is raised and carries the problems that caused it. Every class of errors
has the exit code with which the command line ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, NamedTuple


class Where(NamedTuple):
    """A place in a source file. `line` and `column` count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Severity(Enum):
    """An error stops the build. A warning says that the leaflet will be poorer."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake to mend. `message` starts lower-case and ends without a full stop; `hint` says what to type."""

    where: Where
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        head = f"{self.where}: {self.severity.value}: {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


class ForumprintError(Exception):
    """The root of all errors that forumprint raises itself.

    Attributes:
        problems: The problems to mend, in file order; may be empty.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, problems: Iterable[Problem] = (), hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems: tuple[Problem, ...] = tuple(problems)


class UsageError(ForumprintError):
    """Options that cannot go together."""

    exit_code: ClassVar[int] = 2


class InputError(ForumprintError):
    """An event, brand or layout file, a photo, or a brand's contrast has a mistake."""

    exit_code: ClassVar[int] = 3


class ResourceError(ForumprintError):
    """There is no such layout, brand, component or font."""

    exit_code: ClassVar[int] = 4


class OversetError(ForumprintError):
    """The copy does not fit, even after every step that the layout allows."""

    exit_code: ClassVar[int] = 5


class ConformanceError(ForumprintError):
    """The PDF would break a standard that it claims."""

    exit_code: ClassVar[int] = 6


class OutputError(ForumprintError):
    """The result cannot be written."""

    exit_code: ClassVar[int] = 7


class InternalError(ForumprintError):
    """The program's own fault."""

    exit_code: ClassVar[int] = 70


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line and column, each once. The files keep the order of their first problem."""
    unique = list(dict.fromkeys(problems))
    files = {file: rank for rank, file in enumerate(dict.fromkeys(problem.where.file for problem in unique))}
    return tuple(sorted(unique, key=lambda p: (files[p.where.file], p.where.line, p.where.column)))


def errors_among(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
