"""Glyphs in the file: places, text, subsets."""

from __future__ import annotations

import re

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from faces import cff_face, face
from forumprint.base.errors import ResourceError
from forumprint.base.memory import forget
from forumprint.frame.structure import Node, Role
from forumprint.pdf.fonts import EmbeddedFont, FontBook
from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun
from leaflets import leaflet, set_run, span, text_leaflet, text_line, written
from pdfs import extracted, opened, words

PANGRAM = "Zażółć gęślą jaźń, „AVATAR” fi fl ffi Ta"


def one_run(run: GlyphRun, typeface: Typeface | None = None) -> bytes:
    of = span(run.text)
    return written(leaflet([text_line(40, (run, of))], [Node(Role.PARAGRAPH, (of,))]), typeface or face())


def first_font(data: bytes) -> pikepdf.Object:
    (font,) = opened(data).pages[0].Resources.Font.values()
    return font


def pen_places(operator: str, run: GlyphRun) -> list[float]:
    """The place of a viewer's pen before each glyph, from the TJ operator and the nominal widths."""
    places, pen = [], 0.0
    for code, correction in re.findall(r"([0-9A-F]{4})|(-?[\d.]+)(?=[<\]])", operator):
        if code:
            places.append(pen)
            pen += face().nominal_width(int(code, 16)) * run.size / face().upem
        else:
            pen -= float(correction) * run.size / 1000
    return places


@pytest.mark.parametrize("size", [7.0, 9.2, 190.0])
def test_no_glyph_drifts_from_its_place(size: float) -> None:
    run = set_run("Wspólnie tworzymy AVATAR To Ta Wa, Łódź " * 4, size=size)
    stretched = replace(run, advances=tuple(advance + 0.0137 for advance in run.advances))
    operator = EmbeddedFont(face(), "F1", [stretched]).show(stretched, range(len(run.glyphs)))
    wanted = [sum(stretched.advances[:index]) for index in range(len(run.glyphs))]

    assert pen_places(operator, stretched) == pytest.approx(wanted, abs=0.004)


def test_kerning_reaches_the_page() -> None:
    run = set_run("AVATAR")

    assert EmbeddedFont(face(), "F1", [run]).show(run, range(6)).count(">") > 2


def test_polish_text_is_extracted_whole() -> None:
    assert extracted(written(text_leaflet(PANGRAM))).strip() == PANGRAM


def test_a_kerned_word_is_found_by_search() -> None:
    data = written(text_leaflet("Tańce AVATAR Wawrzyński"))

    assert pypdfium2.PdfDocument(data)[0].get_textpage().search("AVATAR").get_next() == (6, 6)


def test_one_glyph_may_say_two_things() -> None:
    """The same hyphen glyph is a hyphen in NGO-sów, and a soft hyphen where line breaking put it in."""
    of = span("NGO-sów samo")
    soft = replace(set_run("-"), texts=("\N{SOFT HYPHEN}",))
    line = text_line(40, (set_run("NGO-sów samo"), of), (soft, of), (soft, of))
    data = written(leaflet([line], [Node(Role.PARAGRAPH, (of,))]))
    content = opened(data).pages[0].Contents.read_bytes()

    assert content.count(b"/ActualText <FEFF00AD>") == 2
    assert "NGO-sów" in extracted(data)


def test_glyphs_that_stand_for_one_character_are_extracted_as_one() -> None:
    """A base letter and its accent, set as two glyphs, are one letter."""
    base = set_run("o´")
    data = one_run(replace(base, texts=("ó", "")))

    assert "ó" in extracted(data)


def test_marks_moved_by_hand_stay_where_they_are_put() -> None:
    run = set_run("ab")
    content = opened(one_run(replace(run, shifts=((0.0, 0.0), (1.0, 2.5))))).pages[0].Contents.read_bytes().decode()
    places = re.findall(r"1 0 0 1 (\S+) (\S+) Tm\n\[<", content)

    assert float(places[1][1]) - float(places[0][1]) == pytest.approx(2.5)
    assert float(places[1][0]) - float(places[0][0]) == pytest.approx(run.advances[0] + 1, abs=0.001)


def test_marks_moved_sideways_stand_where_they_are_put() -> None:
    run = set_run("abab")
    moved = replace(run, shifts=((0.0, 0.0), (1.0, 0.0), (-2.0, 0.0), (0.0, 0.0)))
    font = EmbeddedFont(face(), "F1", [moved])
    ((*indices,),) = font.levels(moved, range(4))
    wanted = [sum(run.advances[:index]) + dx for index, (dx, _) in enumerate(moved.shifts)]

    assert pen_places(font.show(moved, indices), moved) == pytest.approx(wanted, abs=0.004)


def test_a_truetype_face_is_embedded_as_a_small_subset() -> None:
    font = first_font(one_run(set_run("Ta")))
    descendant = font.DescendantFonts[0]

    assert words(font.Encoding, descendant.Subtype, descendant.CIDToGIDMap) == ("/Identity-H", "/CIDFontType2", "/Identity")
    assert len(descendant.FontDescriptor.FontFile2.read_bytes()) < 20_000
    assert re.fullmatch(r"/[A-Z]{6}\+SourceSans3-Regular", str(font.BaseFont))


def test_a_postscript_face_is_embedded_as_one() -> None:
    data = one_run(set_run(PANGRAM, typeface=cff_face(PANGRAM)), cff_face(PANGRAM))
    descendant = first_font(data).DescendantFonts[0]

    assert words(descendant.Subtype, descendant.FontDescriptor.FontFile3.Subtype) == ("/CIDFontType0", "/OpenType")
    assert extracted(data).strip() == PANGRAM


def test_a_postscript_face_looks_like_its_truetype_original() -> None:
    pictures = []
    for typeface in (face(), cff_face(PANGRAM)):
        run = set_run("Zażółć gęślą jaźń", size=20)
        glyphs = tuple(typeface.font.get_nominal_glyph(ord(text)) for text in run.texts)
        bitmap = pypdfium2.PdfDocument(one_run(replace(run, font=typeface.key, glyphs=glyphs), typeface))[0].render(scale=1)
        pictures.append(bitmap.to_pil().convert("L"))
    first, second = (list(picture.tobytes()) for picture in pictures)

    assert min(first) < 100
    assert sum(abs(one - two) for one, two in zip(first, second, strict=True)) / len(first) < 0.2


def test_a_run_without_glyphs_leaves_no_ink() -> None:
    empty = replace(set_run("a"), glyphs=(), advances=(), texts=())

    assert b"BT" not in opened(one_run(empty)).pages[0].Contents.read_bytes()


def test_widths_are_those_of_the_face() -> None:
    run = set_run("AV")
    widths = first_font(one_run(run)).DescendantFonts[0].W
    told = {int(widths[at]) + step: float(width) for at in range(0, len(widths), 2) for step, width in enumerate(widths[at + 1])}

    assert told == {glyph: face().nominal_width(glyph) for glyph in run.glyphs}


def test_no_block_of_the_text_map_holds_more_than_a_hundred() -> None:
    alphabet = "".join(chr(code) for code in range(0x21, 0x17F) if face().has(chr(code)))
    cmap = first_font(one_run(set_run(alphabet))).ToUnicode.read_bytes().decode()

    assert max(int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)) == 100


def test_two_sets_of_glyphs_have_two_subset_names() -> None:
    fonts_of = [first_font(one_run(set_run(text))) for text in ("Ta", "To")]

    assert len({str(font.BaseFont) for font in fonts_of}) == 2


def test_what_is_remembered_of_one_leaflet_is_not_another_ones_font() -> None:
    remembered = [one_run(set_run(text)) for text in ("Ta", "To")][1]
    forget()

    assert one_run(set_run("To")) == remembered


def test_a_leaflet_written_again_has_equal_bytes_whatever_is_remembered() -> None:
    run = set_run(PANGRAM)
    fresh, known = one_run(run), one_run(run)
    forget()

    assert fresh == known == one_run(run)


@pytest.mark.parametrize(("given", "said"), [({}, "is missing"), ({face().key.digest: b"another file"}, "has changed")])
def test_a_typeface_that_is_known_is_refused_without_its_bytes(given: dict[str, bytes], said: str) -> None:
    runs = [set_run("Ta")]
    FontBook(runs, {face().key.digest: face().data})

    with pytest.raises(ResourceError, match=said):
        FontBook(runs, given)
