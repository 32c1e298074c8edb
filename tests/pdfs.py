"""Helpers that look into finished PDFs."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

# pikepdf's objects live only as long as their file.
_OPEN: list[pikepdf.Pdf] = []


def opened(data: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(data))
    _OPEN.append(pdf)
    return pdf


def words(*objects: object) -> tuple[str, ...]:
    """Names and strings as plain text, for comparison."""
    return tuple(str(each) for each in objects)


def extracted(data: bytes) -> str:
    """The first page's text as a viewer finds it."""
    text: str = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return text


def extracted_by_poppler(data: bytes, folder: Path, *, raw: bool = True) -> str:
    """The whole text as another viewer finds it: in the order of the content, or else as it stands on the page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    file = folder / "extracted.pdf"
    file.write_bytes(data)
    order = ["-raw"] if raw else []
    done = subprocess.run(["pdftotext", *order, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")
