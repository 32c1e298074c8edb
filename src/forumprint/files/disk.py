"""Files as the library reads them: their bytes, and what was made of them, for as long as they stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from forumprint.base.memory import Memory, forget_worked_out, parameters
from forumprint.base.problems import ResourceError

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")
State = tuple[int, ...]


def remembered_of_file(
    name: str, *, most: int, is_basis: bool = False
) -> Callable[[Callable[Concatenate[Path, Arguments], Made]], Callable[Concatenate[Path, Arguments], Made]]:
    """Remember what a function makes of a file, until the file changes.

        @remembered_of_file("layouts", most=64)
        def _layout(path: Path, language: str) -> BoundLayout: ...

    The file's state is asked for at every call: 2 µs or so. Give the function all its arguments by position.

    Args:
        name: What is remembered.
        most: So many results are kept.
        is_basis: Whether others remember what they work out from it, as shaped words from a typeface. When the file changes, they forget.
    """

    def remembering(function: Callable[Concatenate[Path, Arguments], Made]) -> Callable[Concatenate[Path, Arguments], Made]:
        memory: Memory[tuple[object, ...], tuple[State, Made]]
        memory = Memory(name, key=f"{parameters(function)}; the file's state", most=most, of_files=True)
        drawer = memory.drawer()

        @wraps(function)
        def asked(path: Path, /, *others: Arguments.args, **named: Arguments.kwargs) -> Made:
            key = (path, *others, *named.items())
            try:
                # Asked for before the file is read: if it changes in between, the next caller reads it again.
                state = state_of(path)
            except ResourceError:
                drawer.drop(key)
                raise
            known = drawer.find(key)
            if known is not None:
                if known[0] == state:
                    return known[1]
                drawer.drop(key)
                if is_basis:
                    forget_worked_out()
            made = function(path, *others, **named)
            drawer.put(key, (state, made))
            return made

        return asked

    return remembering


def state_of(path: Path) -> State:
    """What changes when a file changes: its times in nanoseconds, its size, and which file of the disk the path leads to.

    The time of the last change of its entry (`st_ctime_ns`) tells of a file that was replaced by one of the same age and size.

    Raises:
        ResourceError: The file is missing, or may not be read.
    """
    try:
        stated = path.stat()
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error
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
