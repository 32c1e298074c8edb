"""The PDF for the screen, and how a finished file takes the place of an old one."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from forumprint.base.problems import ConformanceError, OutputError, Problem, Where
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.pictures import PictureSource
from forumprint.pdf.document import write_pdf


def write_screen(leaflet: Leaflet, pictures: PictureSource, profile: bytes, path: Path, *, verify: bool = True) -> int:
    """Write the leaflet as an accessible PDF to `path`.

    The file is complete in memory, and found to keep what it claims, before the disk is touched: an older one is replaced by a whole and
    good new one or not at all.

    Args:
        leaflet: What to write.
        pictures: Where its photos come from.
        profile: The sRGB profile.
        path: The file to write.
        verify: Whether to look for faults first; without, what claims to be accessible may not be.

    Returns:
        The file's size in bytes.

    Raises:
        InputError: A photo cannot be read.
        ConformanceError: The file would break PDF/UA-1 or PDF/A-2a.
        OutputError: The file cannot be written.
    """
    data = write_pdf(leaflet, pictures, profile)
    if verify:
        verify_pdf(data, path)
    replace_file(path, data)
    return len(data)


def verify_pdf(data: bytes, path: Path) -> None:
    """See that a finished file keeps what it claims.

    Raises:
        ConformanceError: It does not; the problems say where.
    """
    # Only whoever verifies pays for its import.
    from forumprint.inspection.verification import faults

    found = faults(data)
    if found:
        message = "not written: the PDF would break what it claims, PDF/UA-1 and PDF/A-2a"
        hint = "a component or forumprint itself is at fault, please report it; `build --no-verify` writes the file all the same"
        raise ConformanceError(message, [Problem(Where(str(path)), message, hint), *(each.problem(str(path)) for each in found)])


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step; whatever goes wrong, a file that stood there is untouched.

    Raises:
        OutputError: The disk refuses; the hint says what to do.
    """
    half: str | None = None
    try:
        handle, half = tempfile.mkstemp(dir=path.parent, prefix=".forumprint-", suffix=path.suffix)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(half, _usual_mode(path))
        os.replace(half, path)
        half = None
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}", hint=_hint(path, error)) from error
    finally:
        if half is not None:
            with contextlib.suppress(OSError):
                os.unlink(half)


def _usual_mode(path: Path) -> int:
    """The permissions of the file that is replaced, else what everybody else's new files get: mkstemp's are for its owner alone."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _hint(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        return f"make the folder {path.parent} first, or name another with -o"
    if path.is_dir():
        return "a folder has that name; name a file with -o"
    if error.errno == errno.ENOSPC:
        return "the disk is full; make room and try again"
    if isinstance(error, PermissionError):
        return "close the PDF if another program shows it, and see whether you may write to this folder"
    return "name another place with -o"
