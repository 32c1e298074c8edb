"""Helpers that look into finished PDFs."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

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
