"""What the files claim, as veraPDF judges it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from faces import cff_face
from forumprint.pdf.document import write_pdf
from leaflets import OnePhoto, full_leaflet, profile, text_leaflet
from pdfs import opened
from verapdf import needs_verapdf, verdict

FLAVOURS = ("ua1", "2a")


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_two_pages_with_one_of_everything_keep_what_they_claim(flavour: str, tmp_path: Path) -> None:
    base = full_leaflet()

    assert verdict(write_pdf(replace(base, pages=base.pages * 2), OnePhoto(), profile()), flavour, tmp_path) == "PASS"


@needs_verapdf
def test_a_postscript_face_keeps_to_the_standard(tmp_path: Path) -> None:
    words = "Zażółć gęślą jaźń"

    assert verdict(write_pdf(text_leaflet(words, typeface=cff_face(words + " ")), OnePhoto(), profile()), "2a", tmp_path) == "PASS"


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_yardstick_notices_a_missing_structure(flavour: str, tmp_path: Path) -> None:
    pdf, file = opened(write_pdf(full_leaflet(), OnePhoto(), profile())), io.BytesIO()
    del pdf.Root.StructTreeRoot
    pdf.save(file)

    assert "FAIL" in verdict(file.getvalue(), flavour, tmp_path)
