"""The claims of the files, judged by veraPDF."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from faces import cff_face
from leaflets import full_leaflet, text_leaflet, written
from pdfs import opened
from verapdf import needs_verapdf, verdict

FLAVOURS = ("ua1", "2a")


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_two_pages_with_one_of_everything_keep_what_they_claim(flavour: str, tmp_path: Path) -> None:
    base = full_leaflet()

    assert verdict(written(replace(base, pages=base.pages * 2)), flavour, tmp_path) == "PASS"


@needs_verapdf
def test_a_postscript_face_keeps_to_the_standard(tmp_path: Path) -> None:
    words = "Zażółć gęślą jaźń"
    postscript = cff_face(words + " ")

    assert verdict(written(text_leaflet(words, typeface=postscript), postscript), "2a", tmp_path) == "PASS"


@needs_verapdf
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_yardstick_notices_a_missing_structure(flavour: str, tmp_path: Path) -> None:
    pdf, file = opened(written(full_leaflet())), io.BytesIO()
    del pdf.Root.StructTreeRoot
    pdf.save(file)

    assert "FAIL" in verdict(file.getvalue(), flavour, tmp_path)


# Keys and names that `docs/conformance.md` lists as never written, each with the checkpoint or clause that it would break or require.
NEVER = {
    "/Suspects": "01-007",
    "/RoleMap": "02",
    "/Movie": "03, 05",
    "/Sound": "05",
    "/RichMedia": "05",
    "/Rendition": "05",
    "/JavaScript": "03-003, 29",
    "/JS": "03-003, 29",
    "/Launch": "29",
    "/AA": "6.5.2",
    "/OpenAction": "6.5",
    "/Formula": "17",
    "/OCProperties": "20",
    "/OC": "20",
    "/EmbeddedFiles": "21",
    "/EF": "21",
    "/Threads": "22",
    "/Sig": "23",
    "/AcroForm": "24, 25",
    "/XFA": "25",
    "/Widget": "28-010",
    "/PrinterMark": "28-017",
    "/Form": "30",
    "/PS": "6.2.9.3",
    "/Ref": "30-001",
    "/ExtGState": "6.2.5",
    "/SMask": "6.2.10",
    "/Interpolate": "6.2.8",
    "/Alternates": "6.2.8",
    "/LZWDecode": "6.1.7.2",
    "/Requirements": "6.11",
    "/PresSteps": "6.10",
    "/TOC": "09-006",
    "/Ruby": "09-007",
    "/Warichu": "09-008",
    "/H": "14-007",
}


def test_what_the_ledger_says_is_never_written_is_not_there() -> None:
    pdf = opened(written(full_leaflet()))
    said = {word for each in pdf.objects for word in _words(each)}

    assert {"/StructTreeRoot", "/Link", "/URI", "/Image"} <= said
    assert {word: NEVER[word] for word in said & NEVER.keys()} == {}
    assert not pdf.is_encrypted


def _words(value: pikepdf.Object) -> set[str]:
    """Keys and names in an object and in the objects inside it."""
    match value:
        case pikepdf.Dictionary() | pikepdf.Stream():
            entries = value.stream_dict if isinstance(value, pikepdf.Stream) else value
            inside = [item for item in entries.values() if isinstance(item, pikepdf.Object) and not item.is_indirect]
            return set(entries.keys()).union(*(_words(item) for item in inside))
        case pikepdf.Array():
            return set().union(*(_words(item) for item in value if isinstance(item, pikepdf.Object) and not item.is_indirect))
        case pikepdf.Name():
            return {str(value)}
        case _:
            return set()
