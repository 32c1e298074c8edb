"""Problems that a reader can mend, and the places they stand at.

A *problem* is collected with its place and a hint. An *error* (`base.errors`) is raised and carries the problems that caused it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


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


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line and column, each once. The files keep the order of their first problem."""
    unique = list(dict.fromkeys(problems))
    files = {file: rank for rank, file in enumerate(dict.fromkeys(problem.where.file for problem in unique))}
    return tuple(sorted(unique, key=lambda p: (files[p.where.file], p.where.line, p.where.column)))


def errors_among(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
