"""Files as the library reads them: their bytes, and what tells whether they have changed."""

from __future__ import annotations

from pathlib import Path

from forumprint.base.problems import ResourceError


def state_of(path: Path) -> tuple[int, int]:
    """When a file last changed, in nanoseconds, and its size: what is kept of it holds as long as both stay.

    Raises:
        ResourceError: It is not there, or may not be read.
    """
    try:
        stated = path.stat()
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error
    return stated.st_mtime_ns, stated.st_size


def bytes_of(path: Path) -> bytes:
    """All of a file.

    Raises:
        ResourceError: It is not there, or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error
