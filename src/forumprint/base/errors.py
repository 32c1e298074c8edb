"""The errors that stop forumprint, and the exit code of each.

An error is raised and carries the problems that caused it. The command line ends with the exit code of the error's class. Programs read
the class and its fields, not the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from forumprint.base.problems import Problem


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
