"""The PDF of a leaflet."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

import leaflets
from forumprint.base.geometry import Rect
from forumprint.frame.frames import Frame
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.pictures import PreparedPicture
from forumprint.frame.placements import Artwork, LinkArea, Panel, Picture, Placement, Rule, Shape
from forumprint.pdf.document import write_pdf
from leaflets import A6, OnePhoto, fonts, full_leaflet, grey_jpeg, leaflet, profile
from pdfs import opened, words


def written(of: Leaflet | None = None) -> bytes:
    return leaflets.written(of or full_leaflet())


def reopened(of: Leaflet | None = None) -> pikepdf.Pdf:
    return opened(written(of))


def pixel(placements: Sequence[Placement], x: float, y: float) -> tuple[int, int, int]:
    """The colour at (x, y) points from the top left."""
    page = pypdfium2.PdfDocument(written(leaflet(placements, [])))[0]
    red, green, blue = page.render(scale=2).to_pil().convert("RGB").getpixel((round(2 * x), round(2 * y)))
    return red, green, blue


def test_the_page_is_cut_to_its_trim() -> None:
    page = reopened().pages[0]

    assert page.MediaBox == page.TrimBox
    assert [float(edge) for edge in page.MediaBox] == pytest.approx([0, 0, A6.width, A6.height])


def test_a_panel_stands_where_it_was_placed_from_the_top() -> None:
    panel = [Panel(Rect(20, 30, 50, 10), "accent")]

    assert (pixel(panel, 40, 35), pixel(panel, 40, 45)) == ((176, 56, 26), (255, 255, 255))


def test_a_rule_grows_downward() -> None:
    rule = [Rule(20, 30, 100, 4, "ink")]

    assert (pixel(rule, 50, 33), pixel(rule, 50, 28)) == ((16, 40, 60), (255, 255, 255))


def test_later_placements_cover_earlier_ones() -> None:
    assert pixel([Panel(Rect(0, 0, 50, 50), "accent"), Panel(Rect(0, 0, 50, 50), "ink")], 20, 20) == (16, 40, 60)


def test_an_artwork_fills_its_box_and_keeps_its_top_up() -> None:
    """The view box has another origin. The dark half is the upper one."""
    upper = Shape((("M", 100.0, 100.0), ("L", 110.0, 100.0), ("L", 110.0, 105.0), ("L", 100.0, 105.0), ("Z",)), "ink")
    artwork = [Artwork(Rect(20, 20, 60, 60), Rect(100, 100, 10, 10), (upper,))]

    assert (pixel(artwork, 25, 45), pixel(artwork, 25, 55)) == ((16, 40, 60), (255, 255, 255))


def test_a_drawing_that_counts_in_hundred_thousands_stands_exactly() -> None:
    far = 100_000.0
    square = Shape((("M", far - 5000, 0.0), ("L", far, 0.0), ("L", far, 5000.0), ("L", far - 5000, 5000.0), ("Z",)), "ink")
    artwork = [Artwork(Rect(0, 0, 200, 200), Rect(0, 0, far, far), (square,))]

    assert (pixel(artwork, 189, 5), pixel(artwork, 191, 5), pixel(artwork, 199, 5)) == ((255, 255, 255), (16, 40, 60), (16, 40, 60))


def test_an_artwork_shows_only_inside_its_clip() -> None:
    square = Shape((("M", 0.0, 0.0), ("L", 1.0, 0.0), ("L", 1.0, 1.0), ("L", 0.0, 1.0), ("Z",)), "ink")
    artwork = Artwork(Rect(0, 0, 100, 100), Rect(0, 0, 1, 1), (square,), clip=Rect(0, 0, 50, 100))
    both = (artwork, Panel(Rect(60, 60, 10, 10), "accent"))

    assert (pixel(both, 40, 40), pixel(both, 80, 40), pixel(both, 65, 65)) == ((16, 40, 60), (255, 255, 255), (176, 56, 26))


def test_an_artworks_colour_ends_with_it() -> None:
    square = Shape((("M", 0.0, 0.0), ("L", 1.0, 0.0), ("L", 1.0, 1.0), ("Z",)), "ink")
    artwork = Artwork(Rect(0, 0, 20, 20), Rect(0, 0, 1, 1), (square,), clip=Rect(0, 0, 20, 20))

    assert pixel([Panel(Rect(0, 0, 50, 50), "accent"), artwork, Panel(Rect(60, 60, 10, 10), "ink")], 65, 65) == (16, 40, 60)


def test_the_even_odd_rule_leaves_the_inner_square_open() -> None:
    rings = tuple(
        operator for a, b in ((0.0, 10.0), (3.0, 7.0)) for operator in (("M", a, a), ("L", b, a), ("L", b, b), ("L", a, b), ("Z",))
    )
    filled, open_ = (Artwork(Rect(0, 0, 100, 100), Rect(0, 0, 10, 10), (Shape(rings, "ink", even_odd),)) for even_odd in (False, True))

    assert (pixel([filled], 50, 50), pixel([open_], 50, 50)) == ((16, 40, 60), (255, 255, 255))


def test_a_photo_goes_in_as_the_jpeg_that_it_is() -> None:
    (image,) = reopened().pages[0].Resources.XObject.values()

    assert image.read_raw_bytes() == grey_jpeg()
    assert words(image.Filter, image.ColorSpace) == ("/DCTDecode", "/DeviceRGB")


def test_toned_photos_take_the_leaflets_duotone() -> None:
    inks: list[tuple[int, int, int]] = []

    class Darkroom(OnePhoto):
        def prepared(self, picture: Picture, ink: tuple[int, int, int], ppi: float) -> PreparedPicture:
            inks.append(ink)
            return super().prepared(picture, ink, ppi)

    write_pdf(replace(full_leaflet(), duotone="accent"), fonts(), Darkroom(), profile())

    assert inks == [(176, 56, 26)]


def test_a_photo_used_twice_is_written_once() -> None:
    base = full_leaflet()
    twice = replace(base, pages=base.pages * 2)

    assert written(twice).count(b"/Subtype /Image") == 1


def test_two_processes_write_the_same_bytes() -> None:
    script = "import hashlib, leaflets; print(hashlib.sha256(leaflets.written(leaflets.full_leaflet())).hexdigest())"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "SOURCE_DATE_EPOCH": "86400",
    }
    other = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)

    assert other.stdout.strip() == hashlib.sha256(written()).hexdigest()


def test_other_content_has_another_id() -> None:
    base = full_leaflet()
    ids = {bytes(reopened(each).trailer.ID[0]) for each in (base, replace(base, title="Inny tytuł"))}

    assert len(ids) == 2


def test_the_date_is_the_leaflets_own() -> None:
    assert reopened(replace(full_leaflet(), made=date(2031, 5, 6))).docinfo.CreationDate == "D:20310506000000Z"


def test_information_and_xmp_say_the_same() -> None:
    pdf = reopened()
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        assert meta["dc:title"] == pdf.docinfo.Title == "Zażółć gęślą jaźń"
        assert meta["dc:creator"] == [str(pdf.docinfo.Author)]
        assert meta["dc:description"] == pdf.docinfo.Subject
        assert meta["pdf:Producer"] == pdf.docinfo.Producer
        assert meta["xmp:CreatorTool"] == pdf.docinfo.Creator
        assert meta["xmp:CreateDate"].startswith("2024-12-03")


def test_the_file_names_its_licence() -> None:
    with reopened().open_metadata(set_pikepdf_as_editor=False) as meta:
        assert meta["xmpRights:WebStatement"] == "https://creativecommons.org/licenses/by-nc/4.0/deed.pl"
        assert meta["dc:rights"] == "© Urząd Miasta 2024"


def test_words_with_markup_characters_survive_in_the_metadata() -> None:
    pdf = reopened(replace(full_leaflet(), title="<A> & \"B\" 'C'", author=""))
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        assert meta["dc:title"] == "<A> & \"B\" 'C'"
    assert "/Author" not in pdf.docinfo


def test_viewers_show_the_title_in_the_leaflets_language() -> None:
    root = reopened().Root

    assert words(root.Lang, root.ViewerPreferences.DisplayDocTitle) == ("pl", "True")


def test_no_default_font_and_no_text_coding_of_streams() -> None:
    data = written()

    assert b"Helvetica" not in data
    assert b"ASCII85" not in data


def test_a_linked_span_is_a_link_over_its_line() -> None:
    annotation = reopened().pages[0].Annots[0]
    left, lower, _, upper = (float(edge) for edge in annotation.Rect)
    x, y = left, A6.height - 260

    assert words(annotation.A.URI, annotation.Contents, annotation.F) == ("https://torun.pl/dialog?a=1", "torun.pl", "4")
    assert (x, lower < y < upper) == (20, True)


def test_a_link_area_is_a_link() -> None:
    annotation = reopened().pages[0].Annots[1]

    assert [float(edge) for edge in annotation.Rect] == pytest.approx([160, A6.height - 270, 190, A6.height - 240])


def test_an_address_with_polish_letters_is_escaped() -> None:
    base = full_leaflet()
    page = base.pages[0]
    area = next(each for each in page.placements if isinstance(each, LinkArea))
    placements = (*page.placements, replace(area, href="https://torun.pl/wspólnie%20razem"))
    pages = (replace(page, frame=Frame(page.trim, placements)),)
    uris = [str(each.A.URI) for each in reopened(replace(base, pages=pages)).pages[0].Annots]

    assert "https://torun.pl/wsp%C3%B3lnie%20razem" in uris
