"""Font files: TrueType, CFF and variable ones, their instances on the page and in the file, and invalid files."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from drawn_faces import BOLDER, LATIN, Outlines, drawn_face, instance
from edited import brand_folder
from forumprint.base.errors import InputError
from forumprint.files.fonts import Unusable, typeface
from forumprint.files.library import BrandFiles, find_brand, load_brand
from forumprint.frame.structure import Node, Role
from forumprint.type.faces import Typeface
from leaflets import leaflet, set_run, span, text_leaflet, text_line, written
from pdfs import extracted, opened
from verapdf import needs_verapdf, verdict

WEIGHTS = (400.0, 900.0)


def saved(folder: Path, data: bytes, name: str = "face.ttf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def page(face: Typeface, text: str = "ab ba") -> bytes:
    return written(text_leaflet(text, typeface=face), face)


def ink(data: bytes) -> int:
    """The number of dark pixels of a page."""
    return sum(value < 128 for value in pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L").tobytes())


def embedded(data: bytes) -> TTFont:
    """The font program of a page's only font."""
    (font,) = opened(data).pages[0].Resources.Font.values()
    descriptor = font.DescendantFonts[0].FontDescriptor
    program = descriptor.FontFile2 if "/FontFile2" in descriptor else descriptor.FontFile3
    return TTFont(io.BytesIO(program.read_bytes()))


def test_an_instance_is_measured_at_its_place_on_the_axis() -> None:
    variable = drawn_face(LATIN, weights=WEIGHTS)
    light, medium, bold = (instance(variable, {"wght": weight}) for weight in (400, 650, 900))
    a = variable.font.get_nominal_glyph(ord("a"))

    assert [face.nominal_width(a) - variable.nominal_width(a) for face in (light, medium, bold)] == [0, BOLDER / 2, BOLDER]
    assert [face.weight for face in (variable, light, medium, bold)] == [400, 400, 650, 900]


def test_an_instance_is_named_by_its_place() -> None:
    assert instance(drawn_face(LATIN, weights=WEIGHTS), {"wght": 650}).name == "Drawn-Regular_650wght"


@pytest.mark.parametrize("outlines", ["TrueType", "CFF2"])
def test_an_instance_is_drawn_as_heavy_as_it_is(outlines: Outlines) -> None:
    variable = drawn_face(LATIN, outlines=outlines, weights=WEIGHTS)
    light, bold = (ink(page(instance(variable, {"wght": weight}))) for weight in (400, 900))

    assert bold > light * 1.3


@pytest.mark.parametrize(("outlines", "table"), [("TrueType", "glyf"), ("CFF", "CFF "), ("CFF2", "CFF ")])
def test_the_file_holds_one_static_instance(outlines: Outlines, table: str) -> None:
    """PDF knows neither axes nor CFF2 (ISO 32000-1, table 126)."""
    face = drawn_face(LATIN, outlines=outlines, weights=None if outlines == "CFF" else WEIGHTS)
    tables = set(embedded(page(face)).keys())

    assert table in tables
    assert not tables & {"fvar", "gvar", "avar", "HVAR", "MVAR", "CFF2"}


def test_a_font_box_goes_round_the_instance() -> None:
    variable = drawn_face(LATIN, weights=WEIGHTS)
    boxes = []
    for weight in WEIGHTS:
        (font,) = opened(page(instance(variable, {"wght": weight}))).pages[0].Resources.Font.values()
        boxes.append(float(font.DescendantFonts[0].FontDescriptor.FontBBox[2]))

    assert boxes[1] == boxes[0] + BOLDER


@pytest.mark.parametrize("outlines", ["TrueType", "CFF", "CFF2"])
def test_text_in_any_of_them_is_extracted(outlines: Outlines) -> None:
    face = drawn_face(LATIN, outlines=outlines, weights=None if outlines == "CFF" else WEIGHTS)

    assert extracted(page(face)).strip() == "ab ba"


@needs_verapdf
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_all_of_them_conform(flavour: str, tmp_path: Path) -> None:
    variable = [instance(drawn_face(LATIN, outlines=outlines, weights=WEIGHTS), {"wght": 730}) for outlines in ("TrueType", "CFF2")]
    faces = (*variable, drawn_face(LATIN, outlines="CFF"))
    of = span("ab ba ab ba ab ba")
    line = text_line(40, *((set_run("ab ba ", typeface=each), of) for each in faces))
    data = written(leaflet([line], [Node(Role.PARAGRAPH, (of,))]), *faces)

    assert verdict(data, flavour, tmp_path) == "PASS"


def test_two_places_on_an_axis_are_two_faces_and_one_place_is_one(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn_face(LATIN, weights=WEIGHTS).data)

    assert typeface(path, {"wght": 500}) is typeface(path, {"wght": 500})
    assert typeface(path, {"wght": 500}) is not typeface(path, {"wght": 600})


@pytest.mark.parametrize(
    ("axes", "message", "hint"),
    [
        ({"wdth": 80.0}, "no axis `wdth`", "its axes are `wght`"),
        ({"wght": 950.0}, "does not reach 950", "from 400 to 900"),
        ({"wght": 399.0}, "does not reach 399", "from 400 to 900"),
    ],
)
def test_a_place_that_is_not_there_is_refused(tmp_path: Path, axes: dict[str, float], message: str, hint: str) -> None:
    path = saved(tmp_path, drawn_face(LATIN, weights=WEIGHTS).data)

    with pytest.raises(Unusable) as refused:
        typeface(path, axes)

    assert (message in refused.value.message, hint in refused.value.hint) == (True, True)


def test_a_static_font_has_no_axes(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as refused:
        typeface(saved(tmp_path, drawn_face(LATIN).data), {"wght": 600})

    assert "not a variable font" in refused.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"wOF2....", "is a WOFF2 font"), (b"wOFF....", "is a WOFF font"), (b"%PDF-1.7", "is not a TrueType"), (b"", "is not a TrueType")],
)
def test_what_is_no_font_for_print_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(Unusable) as refused:
        typeface(saved(tmp_path, data), {})

    assert said in refused.value.message


def test_a_brand_names_an_instance_and_is_told_where_it_is_wrong(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: dialog", "faces:", "  sans: {file: own.ttf, axes: {wght: 650}}", "  serif: own.ttf")
    saved(acme, drawn_face(LATIN, weights=WEIGHTS).data, "own.ttf")
    named = find_brand(f"{acme}/")

    faces = BrandFiles(named, load_brand(named)).typefaces()
    assert (faces["sans"].weight, faces["serif"].weight) == (650, 400)

    saved(acme, drawn_face(LATIN).data, "own.ttf")
    with pytest.raises(InputError) as refused:
        BrandFiles(named, load_brand(named)).typefaces()

    (problem,) = refused.value.problems
    assert (Path(problem.where.file).name, problem.where.line) == ("brand.yaml", 3)
    assert "the face `sans` cannot be used" in problem.message
