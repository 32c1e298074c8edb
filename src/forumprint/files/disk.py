"""Files of the library: their bytes, and the values made from them, kept as long as the file is unchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from os import stat_result
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from forumprint.base.errors import ResourceError
from forumprint.base.memory import Memory, forget_worked_out, parameters

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")
State = tuple[int, ...]


def _no_others(made: object) -> Mapping[Path, State]:
    return {}


def remembered_of_file(
    name: str, *, most: int, is_basis: bool = False, others_of: Callable[[Any], Mapping[Path, State]] = _no_others
) -> Callable[[Callable[Concatenate[Path, Arguments], Made]], Callable[Concatenate[Path, Arguments], Made]]:
    """Remember the result of a function of a file, until the file changes.

        @remembered_of_file("layouts", most=64)
        def _layout(path: Path, language: str) -> BoundLayout: ...

    Each call reads the state of the file and of the others, which takes about 2 µs a file. Give the function all its arguments by position.

    Args:
        name: The name of the results.
        most: The most results.
        others_of: The other files that a result was made from, with their states before they were read.
        is_basis: Whether other memories depend on this one, such as shaped words on a typeface. When the file changes, they forget their
            values.
    """

    def remembering(function: Callable[Concatenate[Path, Arguments], Made]) -> Callable[Concatenate[Path, Arguments], Made]:
        memory: Memory[tuple[object, ...], tuple[State, Made]]
        memory = Memory(name, key=f"{parameters(function)}; the file's state", most=most, of_files=True)
        drawer = memory.drawer()

        @wraps(function)
        def asked(path: Path, /, *others: Arguments.args, **named: Arguments.kwargs) -> Made:
            key = (path, *others, *named.items())
            try:
                # The state is read before the file. If the file changes in between, the next caller reads it again.
                state = state_of(path)
            except ResourceError:
                drawer.drop(key)
                raise
            known = drawer.find(key)
            if known is not None:
                if known[0] == state and all(_has_state(other, then) for other, then in others_of(known[1]).items()):
                    return known[1]
                drawer.drop(key)
                if is_basis:
                    forget_worked_out()
            made = function(path, *others, **named)
            drawer.put(key, (state, made))
            return made

        return asked

    return remembering


def _has_state(path: Path, state: State) -> bool:
    try:
        return state_of(path) == state
    except ResourceError:
        return False


def state_of(path: Path) -> State:
    """The values that change with a file: its times in nanoseconds, its size, and the file of the disk behind the path.

    The time of the last change of its entry (`st_ctime_ns`) shows that a file was replaced by one of the same age and size.

    Raises:
        ResourceError: The file is missing, or may not be read.
    """
    try:
        return state_from(path.stat())
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error


def state_from(stated: stat_result) -> State:
    """See `state_of`."""
    return stated.st_mtime_ns, stated.st_ctime_ns, stated.st_size, stated.st_ino, stated.st_dev


def bytes_of(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        ResourceError: The file is missing, or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error
