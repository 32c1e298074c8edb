"""What the files claim, as veraPDF judges it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from forumprint.pdf.document import write_pdf
from leaflets import OnePhoto, full_leaflet, profile
from pdfs import opened
from verapdf import needs_verapdf, verdict

FLAVOURS = ("ua1", "2a")


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_leaflet_with_one_of_everything_keeps_what_it_claims(flavour: str, tmp_path: Path) -> None:
    assert verdict(write_pdf(full_leaflet(), OnePhoto(), profile()), flavour, tmp_path) == "PASS"


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_leaflet_of_two_pages_keeps_what_it_claims(flavour: str, tmp_path: Path) -> None:
    base = full_leaflet()

    assert verdict(write_pdf(replace(base, pages=base.pages * 2), OnePhoto(), profile()), flavour, tmp_path) == "PASS"


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_yardstick_notices_a_missing_structure(flavour: str, tmp_path: Path) -> None:
    pdf, file = opened(write_pdf(full_leaflet(), OnePhoto(), profile())), io.BytesIO()
    del pdf.Root.StructTreeRoot
    pdf.save(file)

    assert "FAIL" in verdict(file.getvalue(), flavour, tmp_path)
