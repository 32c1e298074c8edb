"""Checking finished PDFs from any program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem, Where

if TYPE_CHECKING:
    from forumprint.inspection.contrast import Measured
    from forumprint.inspection.model import Finding, ReadDocument
    from forumprint.inspection.validators import Verdict

_SIGNATURE = b"%PDF-"
_LARGEST = 1_000_000_000
# The standard of accessibility for every file, claimed or not.
_AT_LEAST = "ua1"


class Inspected(Struct, frozen=True):
    """The result of checking a PDF.

    Attributes:
        document: The document as read.
        verdicts: The validators' verdicts on the claimed standards, and always on PDF/UA-1; empty if none is installed.
        contrast: The contrast of every piece of text as rendered, lowest first; None if pypdfium2 is not installed.
        findings: All faults and weaknesses.
    """

    path: Path
    document: ReadDocument
    verdicts: tuple[Verdict, ...]
    contrast: tuple[Measured, ...] | None
    findings: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The findings as problems, which every command reports."""
        return tuple(finding.problem(str(self.path)) for finding in self.findings)


def is_pdf(path: str | Path) -> bool:
    """Whether a command's argument is a PDF, not an event: by its ending, else by its first bytes."""
    path = Path(path)
    if path.is_dir():
        return False
    if path.suffix.lower() == ".pdf":
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SIGNATURE)) == _SIGNATURE
    except OSError:
        return False


def inspect_pdf(path: str | Path) -> Inspected:
    """Read any PDF and check it: with forumprint's own checks, with page-validation if it is installed, and with veraPDF if it is on the
    machine.

    veraPDF is the command in the environment variable VERAPDF, else `verapdf` on the path.

    Raises:
        InputError: The file cannot be read: it is not a PDF, or is damaged, locked, or made to do harm.
    """
    from forumprint.inspection.contents import read_page
    from forumprint.inspection.objects import UnreadableError
    from forumprint.inspection.qpdf_file import QpdfFile
    from forumprint.inspection.reading import read_document

    path = Path(path)
    data = _bytes(path)
    try:
        document = read_document(QpdfFile(data), read_page)
    except UnreadableError as error:
        raise _unreadable(path, error.message, error.hint) from error
    except RecursionError:
        raise _unreadable(path, "its objects are nested too deep", "") from None
    verdicts = tuple(_verdicts(data, path, document))
    # A page that is damaged, or far too large when decoded, is not rendered.
    measured = _contrast(data) if not document.troubles else ()
    return Inspected(path, document, verdicts, measured, tuple(_findings(document, verdicts, measured)))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise _unreadable(path, "the file is larger than a gigabyte", "check a part of it")
        return path.read_bytes()
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file", "") from None
    except OSError as error:
        raise _unreadable(path, f"the file cannot be read: {error.strerror}", "") from error


def _unreadable(path: Path, message: str, hint: str) -> InputError:
    return InputError(f"{path} cannot be read", [Problem(Where(str(path)), message, hint)])


def _verdicts(data: bytes, path: Path, document: ReadDocument) -> Iterator[Verdict]:
    from forumprint.inspection.validators import by_page, by_verapdf

    flavours = tuple(dict.fromkeys((_AT_LEAST, *document.flavours)))
    yield from by_page(data, flavours) or ()
    command = os.environ.get("VERAPDF") or shutil.which("verapdf")
    if command:
        yield from by_verapdf(command, path.resolve(), flavours)


def _contrast(data: bytes) -> tuple[Measured, ...] | None:
    from forumprint.inspection.contrast import measure

    return measure(data)


def _findings(document: ReadDocument, verdicts: tuple[Verdict, ...], measured: tuple[Measured, ...] | None) -> Iterator[Finding]:
    from forumprint.inspection.checks import findings
    from forumprint.inspection.contrast import findings as faint

    yield from findings(document)
    for verdict in verdicts:
        yield from verdict.findings(verdict.flavour in document.flavours)
    yield from faint(measured or ())
