"""The PDF for the screen, and the replacement of an old file by a finished one."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from forumprint.base.errors import ConformanceError, OutputError
from forumprint.base.problems import Problem, Where
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.pictures import PictureSource
from forumprint.pdf.document import write_pdf


def write_screen(
    leaflet: Leaflet, resources: Mapping[str, bytes], pictures: PictureSource, profile: bytes, path: Path, *, verify: bool = True
) -> int:
    """Write the leaflet as an accessible PDF to `path`.

    The file is complete in memory and checked before this function touches the disk. So an older file is replaced by a whole and correct
    new one, or stays.

    Args:
        leaflet: The leaflet to write.
        resources: The bytes of its fonts, by their SHA-256.
        pictures: The source of its prepared photos.
        profile: The sRGB profile.
        path: The file to write.
        verify: Whether to check for faults first. Without the check, the PDF may break the standards that it claims.

    Returns:
        The file's size in bytes.

    Raises:
        InputError: A photo cannot be read.
        ResourceError: The bytes of a font or photo are missing, or differ from those that the leaflet names.
        ConformanceError: The file would break PDF/UA-1 or PDF/A-2a.
        OutputError: The file cannot be written.
    """
    data = write_pdf(leaflet, resources, pictures, profile)
    if verify:
        verify_pdf(data, path)
    replace_file(path, data)
    return len(data)


def verify_pdf(data: bytes, path: Path) -> None:
    """Check that a finished file keeps what it claims.

    Raises:
        ConformanceError: The file has faults; the problems name the places.
    """
    # Only a run that verifies pays for this import.
    from forumprint.inspection.verification import faults

    found = faults(data)
    if found:
        message = "the PDF was not written: it would break PDF/UA-1 and PDF/A-2a, which it claims"
        hint = "the cause is a component or forumprint itself: please report it; `build --no-verify` writes the file without this check"
        raise ConformanceError(message, [Problem(Where(str(path)), message, hint), *(each.problem(str(path)) for each in found)])


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step. If anything fails, the old file stays untouched.

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
    """The permissions of the old file, or else those of any new file: mkstemp's file is for its owner only."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _hint(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        return f"make the folder {path.parent} first, or name another folder with -o"
    if path.is_dir():
        return "a folder has that name; name a file with -o"
    if error.errno == errno.ENOSPC:
        return "the disk is full; delete other files and try again"
    if isinstance(error, PermissionError):
        return "close the PDF if another program shows it, and check that you may write to this folder"
    return "name another folder or file with -o"
