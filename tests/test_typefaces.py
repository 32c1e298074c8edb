"""Typefaces give the values that setting and embedding need."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from faces import cff_face, face
from forumprint.type.faces import Typeface
from forumprint.type.shaping import NoGlyphError, Shaper, no_glyph
from typesetters import WHERE, style

POLISH = "ĄĆĘŁŃÓŚŹŻąćęłńóśźż„”«»–…’"


@pytest.mark.parametrize(
    "name", ["SourceSans3_400Regular", "SourceSans3_400Regular_Italic", "Brygada1918_600SemiBold", "Brygada1918_700Bold"]
)
def test_every_bundled_face_can_write_polish(name: str) -> None:
    assert face(name).missing(POLISH) == ()


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert face("Brygada1918_500Medium").missing("aж漢ж") == tuple(c for c in "ж漢" if not face("Brygada1918_500Medium").has(c))
    assert "漢" in face("SourceSans3_400Regular").missing("a漢a漢")


def test_measures_are_those_of_the_font_file() -> None:
    bold = face("SourceSans3_700Bold")

    assert (bold.name, bold.upem, bold.ascent, bold.descent) == ("SourceSans3-Bold", 1000, 1024, 400)
    assert (bold.weight, bold.italic, bold.is_cff) == (700, False, False)
    assert 0 < bold.x_height < bold.cap_height < bold.ascent


def test_an_italic_face_knows_that_it_is_one() -> None:
    assert face("SourceSans3_400Regular_Italic").italic


def test_postscript_outlines_are_known_and_shaped() -> None:
    postscript = cff_face("Toruń")

    assert postscript.is_cff
    assert Shaper().word("Toruń", replace(style(), typeface=postscript), "pl").width > 0


def test_two_openings_of_one_file_are_two_typefaces() -> None:
    data = face("SourceSans3_700Bold").data

    assert Typeface(data) != Typeface(data)


def test_two_openings_of_one_file_go_by_one_name_which_no_other_face_has() -> None:
    data = face("SourceSans3_700Bold").data

    assert Typeface(data).key == Typeface(data).key
    assert Typeface(data).key != face("SourceSans3_400Regular").key
    assert Typeface(data).key != Typeface(data, location={"wght": 700}).key


def test_a_pair_is_kerned() -> None:
    shaper = Shaper()
    pair, first, second = (shaper.word(text, style(), "pl") for text in ("Ta", "T", "a"))

    assert pair.width < first.width + second.width


def test_a_ligature_stands_for_all_its_letters() -> None:
    shaped = Shaper().word("efekt fi", style("Brygada1918_500Medium"), "pl")

    assert "".join(shaped.texts) == "efekt fi"
    assert len(shaped.texts) == len(shaped.glyphs)


def test_no_decorative_ligature_is_set_unless_asked_for() -> None:
    shaper = Shaper()
    plain = shaper.word("ststchctThfj", style(), "en")

    assert len(plain.glyphs) == len("ststchctThfj")


def test_a_space_that_the_face_lacks_is_drawn_by_one_it_has_and_reads_as_a_space() -> None:
    shaped = Shaper().word("\u202f", style("Brygada1918_500Medium"), "pl")

    assert shaped.texts == (" ",)
    assert shaped.width > 0


def test_a_decomposed_letter_reads_as_it_was_written() -> None:
    shaped = Shaper().word("o\u0301w", style(), "pl")

    assert "".join(shaped.texts) == "o\u0301w"


def test_a_character_without_a_glyph_is_an_error_that_names_it() -> None:
    with pytest.raises(NoGlyphError) as caught:
        Shaper().word("漢字", style(), "pl")
    error = no_glyph(caught.value, "Witajcie wszyscy, 漢字 i wszyscy inni", WHERE)

    assert (caught.value.character, caught.value.style) == ("漢", style())
    assert "U+6F22" in error.message
    assert "SourceSans3-Regular" in error.message
    assert error.problems[0].where == WHERE
    assert "“…ie wszyscy, 漢字 i wszyscy …”" in error.problems[0].message
