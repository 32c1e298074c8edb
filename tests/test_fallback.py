"""Letters that a role's own face lacks: the face that sets them, the signs that follow them, and the message if no face has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drawn_faces import drawn_face
from edited import brand_folder
from faces import face, face_of
from forumprint.base.errors import InputError
from forumprint.desk import check, composed
from forumprint.files.library import find_brand, load_brand
from forumprint.frame.placements import TextLine
from forumprint.type.faces import Typeface
from forumprint.type.galley import Line, ParagraphStyle, Run, TextStyle
from forumprint.type.itemising import clusters, in_faces
from forumprint.type.shaping import NoGlyphError, draws, no_glyph
from typesetters import PLAIN, WHERE, set_, style, typesetter

OWN = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ.,:;()-–„”0123456789"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыьэюяКЛ .,()-0123456789\u0301"


@cache
def own() -> Typeface:
    return drawn_face(OWN, name="Own")


@cache
def cyrillic() -> Typeface:
    return drawn_face(CYRILLIC, name="Cyrillic")


@cache
def accented() -> Typeface:
    return drawn_face("ąćęłńóśźż", name="Accented")


def look(*fallback: Typeface) -> TextStyle:
    return replace(style(), typeface=own(), fallback=fallback or (cyrillic(), accented()))


def cut(text: str, *fallback: Typeface) -> list[tuple[str, str]]:
    """The family and text of every part."""
    return [(each.typeface.name.removesuffix("-Regular"), part) for each, part in in_faces(text, look(*fallback))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain text", [("Own", "plain text")]),
        ("to Киев", [("Own", "to "), ("Cyrillic", "Киев")]),
        # A sentence keeps its commas and brackets.
        ("to (киев), tak", [("Own", "to ("), ("Cyrillic", "киев"), ("Own", "), tak")]),
        # Spaces, figures and signs between two words of one face are in that face.
        ("a киев, 12 лет b", [("Own", "a "), ("Cyrillic", "киев, 12 лет"), ("Own", " b")]),
        ("a киев-12 b", [("Own", "a "), ("Cyrillic", "киев-12"), ("Own", " b")]),
        ("киев 12 tak", [("Cyrillic", "киев"), ("Own", " 12 tak")]),
        # Text that is wholly in another script keeps its ends.
        ("(киев).", [("Cyrillic", "(киев).")]),
        # Letters of one word may come from several faces.
        ("żaba", [("Accented", "ż"), ("Own", "aba")]),
        ("x-киев", [("Own", "x-"), ("Cyrillic", "киев")]),
        ("", [("Own", "")]),
    ],
)
def test_words_go_to_the_first_face_that_has_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text) == expected


def test_an_accent_stays_with_its_letter() -> None:
    """The role's own face has the e, another face has e and accent. Both come from the other face."""
    both = drawn_face("e\u0301", name="Both")

    assert cut("ae\u0301b", both) == [("Own", "a"), ("Both", "e\u0301"), ("Own", "b")]
    assert list(clusters("ae\u0301b")) == ["a", "e\u0301", "b"]


def test_the_chain_is_asked_in_its_order() -> None:
    other = drawn_face(CYRILLIC, name="Other")

    assert cut("киев", other, cyrillic()) == [("Other", "киев")]
    assert cut("киев", cyrillic(), other) == [("Cyrillic", "киев")]


@given(st.text("abż киев12 ,(-)\u0301\u00a0\u00ad", max_size=40))
def test_no_character_is_lost_or_moved(text: str) -> None:
    assert "".join(part for _, part in in_faces(text, look())) == text


def test_what_is_never_drawn_asks_for_no_other_face() -> None:
    assert cut("sa\u00admo\u200bchód\u00a0i", accented()) == [("Own", "sa\u00admo\u200bch"), ("Accented", "ó"), ("Own", "d\u00a0i")]
    assert draws(own(), "a\u00ad\u00a0\u202f\nb")


def only_line(text: str) -> Line:
    return typesetter().line_of(Run(text, look()))


def test_all_faces_stand_on_one_baseline_at_one_size() -> None:
    line = only_line("to Киев, tak")

    assert line.text == "to Киев, tak"
    assert {run.size for run in line.runs} == {style().size}
    assert {run.font for run in line.runs} == {own().key, cyrillic().key}
    assert all(not run.shifts for run in line.runs)


def test_hyphens_come_from_a_face_that_has_them() -> None:
    """Line breaking adds a hyphen after a letter whose face has none."""
    text = "zaznaczyć zaznaczyćby przedtem zażółcićbyśmy zażółcićby"
    lines = typesetter().paragraph([Run(text, look(accented()))], 34, ParagraphStyle(hyphenate=True)).lines
    ends = [line.runs[-1] for line in lines if line.hyphenated]

    assert ends
    assert not draws(accented(), "-")
    assert {run.font for run in ends} == {own().key}
    assert {run.glyphs[-1] for run in ends} == {own().font.get_nominal_glyph(ord("-"))}


def test_spaces_come_from_a_face_that_has_them() -> None:
    text = "ążą ążą ążą"
    galley = typesetter().paragraph([Run(text, look(accented()))], 40, PLAIN)

    assert galley.text == text
    assert len(galley.lines) > 1


def test_the_fallback_changes_nothing_where_the_own_face_has_all_letters() -> None:
    text = "Zażółć gęślą jaźń, „AVATAR” fi, samorządność i pozostali mieszkańcy miasta"
    with_it = replace(style(), fallback=(cyrillic(),))

    assert typesetter().paragraph([Run(text, with_it)], 120, PLAIN).text == set_(text, 120, PLAIN).text
    assert [part for _, part in in_faces(text, with_it)] == [text]


def test_a_letter_that_no_face_has_is_named_with_its_place_and_the_faces() -> None:
    text = "Witaj, 漢 i 字 i ż i ć"

    with pytest.raises(NoGlyphError) as caught:
        typesetter().line_of(Run(text, look(cyrillic())))

    (problem,) = no_glyph(caught.value, text, WHERE).problems
    assert problem.message == (
        "no typeface of the role `body` (Own-Regular, Cyrillic-Regular) has a glyph for “漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), "
        "“字” (U+5B57 CJK UNIFIED IDEOGRAPH-5B57), “ż” (U+017C LATIN SMALL LETTER Z WITH DOT ABOVE) and 1 more in “Witaj, 漢 i 字 i ż i ć”"
    )
    assert problem.where == WHERE


def brand_with_fallback(folder: Path, roles: str) -> Path:
    """A brand with the Cyrillic face beside the example's."""
    acme = brand_folder(folder, "acme", "extends: dialog", "faces: {cyrillic: cyrillic.ttf}", f"roles: {{{roles}}}")
    (acme / "cyrillic.ttf").write_bytes(drawn_face("漢字", name="Kanji").data)
    return acme


def event_with(folder: Path, title: str) -> Path:
    path = folder / "event.yaml"
    path.write_text(f"language: pl\ntitle: {title}\n", encoding="utf-8")
    return path


def test_a_brand_names_its_fallback_by_role(tmp_path: Path) -> None:
    acme = brand_with_fallback(tmp_path, "headline: {fallback: [cyrillic]}")
    made = composed(event_with(tmp_path, "Spotkanie z 漢字"), "a4-onepage", brand=f"{acme}/")
    page = made.leaflet.pages[0]
    runs = [run for placed in page.placements if isinstance(placed, TextLine) for run in placed.line.runs if run.role == "headline"]

    assert [(face_of(run, made.resources).name, run.text) for run in runs] == [
        ("Brygada1918-SemiBold", "Spotkanie z "),
        ("Kanji-Regular", "漢字"),
    ]


def test_check_names_the_letter_its_line_and_its_column(tmp_path: Path) -> None:
    problems = check(event_with(tmp_path, "Spotkanie z 漢"), layouts=["a4-onepage"]).problems
    (missing,) = (problem for problem in problems if "U+6F22" in problem.message)

    assert (missing.where.line, missing.where.column) == (2, 8)
    assert "Brygada1918" in missing.message
    assert "`fallback:`" in missing.hint


def test_a_fallback_that_is_no_face_is_refused(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: dialog", "roles: {headline: {fallback: [hebrew]}}")

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{acme}/"))

    (problem,) = refused.value.problems
    assert "`headline` names the face `hebrew`" in problem.message


def test_the_example_asks_for_no_fallback() -> None:
    """This guards the tests above: the effect that they see is not always there."""
    brand = load_brand(find_brand("dialog"))

    assert brand.roles
    assert not any(role.fallback for role in brand.roles.values())
    assert face("SourceSans3_400Regular").missing("漢") == ("漢",)
