"""OpenType features: the features of a brand's roles, and the unchanged text."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from drawn_faces import LATIN, drawn_face, glyph_name
from edited import brand_folder
from faces import ASSETS, face, face_of
from forumprint.base.errors import InputError
from forumprint.base.problems import Severity
from forumprint.brand.features import Features, feature_problems
from forumprint.desk import check, composed
from forumprint.files.library import find_brand, load_brand
from forumprint.frame.placements import TextLine
from forumprint.frame.structure import Node, Role
from forumprint.type.faces import Typeface
from forumprint.type.galley import GlyphRun, Run
from forumprint.type.shaping import Shaper
from leaflets import leaflet, span, written
from pdfs import extracted, extracted_by_poppler
from typesetters import PLAIN, WHERE, style, typesetter
from verapdf import needs_verapdf, verdict

EXAMPLES = Path(__file__).parents[1] / "examples"
ALEGREYA = Typeface((ASSETS / "brands/museum/fonts/Alegreya_400Regular.ttf").read_bytes())
FIRA = Typeface((ASSETS / "brands/museum/fonts/FiraSansCondensed_400Regular.ttf").read_bytes())
BRYGADA = face("Brygada1918_500Medium")
ITALIC = face("SourceSans3_400Regular_Italic")


def asked(**terms: object) -> Features:
    return Features(where=WHERE, **terms)  # type: ignore[arg-type]


def widths(text: str, typeface: Typeface, language: str = "pl", **tags: int) -> tuple[int, ...]:
    look = replace(style(), typeface=typeface, features=tuple(sorted(tags.items())))
    return Shaper().word(text, look, language).advances


def glyphs(text: str, typeface: Typeface, language: str = "pl", **tags: int) -> tuple[int, ...]:
    return Shaper().word(text, replace(style(), typeface=typeface, features=tuple(sorted(tags.items()))), language).glyphs


@pytest.mark.parametrize(
    ("terms", "tags"),
    [
        ({"figures": "lining", "width": "tabular"}, {"lnum": 1, "tnum": 1}),
        ({"figures": "oldstyle", "width": "proportional"}, {"onum": 1, "pnum": 1}),
        ({"small_capitals": True, "capitals_to_small": True}, {"smcp": 1, "c2sc": 1}),
        ({"fractions": True, "ordinals": True, "slashed_zero": True}, {"frac": 1, "ordn": 1, "zero": 1}),
        ({"ligatures": False, "kerning": False}, {"liga": 0, "kern": 0}),
        ({"case_sensitive": True, "discretionary_ligatures": True, "contextual_alternates": False}, {"case": 1, "dlig": 1, "calt": 0}),
        ({"ligatures": True, "tags": {"ss01": 1, "liga": 0}}, {"ss01": 1, "liga": 0}),
        ({}, {}),
    ],
)
def test_terms_are_the_tags_of_the_opentype_registry(terms: dict[str, object], tags: dict[str, int]) -> None:
    assert dict(asked(**terms).settings()) == tags


def test_a_tag_that_no_font_can_have_is_refused(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: dialog", "roles:", "  body: {features: {tags: {ss1: 1}}}")

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{acme}/"))

    (problem,) = refused.value.problems
    assert ("`ss1`" in problem.message, problem.where.line) == (True, 3)


def test_a_face_says_which_features_it_has() -> None:
    assert {"smcp", "onum", "frac", "kern", "locl"} <= ALEGREYA.features
    assert "smcp" not in ITALIC.features
    assert drawn_face("ab").features == frozenset()


def test_what_figures_are_by_default_is_measured() -> None:
    assert [each.has_tabular_figures for each in (face("SourceSans3_400Regular"), ITALIC, FIRA, ALEGREYA)] == [True, True, False, False]
    assert [each.has_lining_figures for each in (face("SourceSans3_700Bold"), BRYGADA, FIRA, ALEGREYA)] == [True, True, True, False]


def test_what_a_face_has_not_is_a_warning_that_names_role_face_and_feature() -> None:
    (problem,) = feature_problems(asked(small_capitals=True), "kicker", {"sans": face("SourceSans3_400Regular"), "sans-italic": ITALIC})

    assert problem.severity is Severity.WARNING
    assert problem.where == WHERE
    assert "`kicker` uses small capitals (`smcp`)" in problem.message
    assert "`sans-italic` (SourceSans3-Italic)" in problem.message


def test_figures_that_are_so_by_default_need_no_feature() -> None:
    """Source Sans has no `tnum` and no `lnum`: its figures are tabular and lining by default."""
    assert list(asked(figures="lining", width="tabular").lacking(face("SourceSans3_400Regular"))) == []
    assert list(asked(width="tabular").lacking(drawn_face("0123456789"))) == ["tabular figures (`tnum`)"]


def test_what_is_switched_off_is_not_missed() -> None:
    assert list(asked(small_capitals=False, tags={"ss20": 0}).lacking(drawn_face("ab"))) == []
    assert list(asked(tags={"ss20": 1}).lacking(drawn_face("ab"))) == ["the feature `ss20`"]


def test_check_says_what_the_brand_asks_in_vain_and_the_leaflet_is_still_set(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: dialog", "roles:", "  caption: {face: sans-italic, features: {small_capitals: true}}")

    checked = check(EXAMPLES / "forum-ngo-2024", brand=f"{acme}/")

    (told,) = (problem for problem in checked.problems if "smcp" in problem.message)
    assert (Path(told.where.file).parent.name, told.where.line) == ("acme", 3)
    assert len(checked.unplaced) == 1


def test_a_child_brand_adds_a_feature_to_those_of_its_parent(tmp_path: Path) -> None:
    brand_folder(tmp_path, "house", "extends: dialog", "roles: {body: {features: {figures: oldstyle}}}")
    child = brand_folder(tmp_path, "child", "extends: ../house", "roles: {body: {features: {fractions: true}}}")

    features = load_brand(find_brand(f"{child}/")).roles["body"].features

    assert features is not None
    assert dict(features.settings()) == {"onum": 1, "frac": 1}


def figures_of(layout: str, brand: str, text: str) -> set[tuple[str, ...]]:
    """The feature, `tnum` or `pnum`, that gives the figures of all runs with the text `text` their look."""
    made = composed(EXAMPLES / "mend-day", layout, brand=brand)
    lines = [placed.line for page in made.leaflet.pages for placed in page.placements if isinstance(placed, TextLine)]
    return {
        tuple(tag for tag in ("tnum", "pnum") if glyphs(figure, face_of(run, made.resources), "en", **{tag: 1}) == (glyph,))
        for line in lines
        for run in line.runs
        if text in run.text
        for glyph, figure in zip(run.glyphs, run.texts, strict=True)
        if figure.isdigit()
    }


def test_times_have_figures_of_one_width_and_running_text_has_not() -> None:
    assert figures_of("a4-bulletin", "museum", "10:45") == {("tnum",)}
    assert figures_of("a4-onepage", "museum", "10:45") == {("tnum",)}
    assert figures_of("a4-bulletin", "museum", "Sessions last 40") == {("pnum",)}


def test_a_brand_that_wants_other_figures_in_times_gets_them(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: museum", "roles: {list-item: {features: {width: proportional}}}")

    assert figures_of("a4-bulletin", f"{acme}/", "10:45") == {("pnum",)}


def test_times_of_as_many_figures_are_as_wide_as_each_other() -> None:
    assert sum(widths("11:11", FIRA, tnum=1)) == sum(widths("20:45", FIRA, tnum=1))
    assert sum(widths("11:11", FIRA)) != sum(widths("20:45", FIRA))


@pytest.mark.parametrize(
    ("typeface", "language", "text"), [(FIRA, "pl", "ćńóśź"), (FIRA, "pl-PL", "ćńóśź"), (BRYGADA, "ro", "ŞşŢţ"), (ALEGREYA, "sr", "бгдпт")]
)
def test_a_language_has_its_own_forms_where_the_face_draws_them(typeface: Typeface, language: str, text: str) -> None:
    """Polish acutes are steeper than French ones. Romanian letters have commas. Serbian б, г, д differ from Russian ones."""
    assert glyphs(text, typeface, language) != glyphs(text, typeface, "en")


def test_each_run_is_shaped_in_its_own_language() -> None:
    look = replace(style(), typeface=FIRA)
    line = typesetter().line_of([Run("ń", look, "pl"), Run("ń", look, "en")])

    assert line.runs[0].glyphs != line.runs[1].glyphs
    assert line.text == "ńń"


EVERYTHING = "Efekt fi fl ffi, 1/2 i 3/4 litra, 2024 r., „Żółć” 1st (10:45) ACTION"
ALL_TAGS = ("smcp", "c2sc", "onum", "lnum", "tnum", "pnum", "frac", "ordn", "zero", "case", "dlig", "liga", "calt", "sups", "ss01")


def with_tags(text: str, typeface: Typeface, *tags: str) -> bytes:
    """A page with a paragraph that has these features."""
    of = span(text)
    look = replace(style(size=11), typeface=typeface, colour="ink", features=tuple((tag, 1) for tag in sorted(tags)))
    galley = typesetter().paragraph([Run(text, look)], 240, PLAIN)
    lines = [TextLine(20, 40 + 16 * row, line, (of.id,)) for row, line in enumerate(galley.lines)]
    return written(leaflet(lines, [Node(Role.PARAGRAPH, (of,))]), typeface)


def read_by_pdfium(data: bytes) -> str:
    return " ".join(extracted(data).split())


def read_by_poppler(data: bytes, folder: Path) -> str:
    return " ".join(extracted_by_poppler(data, folder).split())


@pytest.mark.parametrize("tag", ALL_TAGS)
@pytest.mark.parametrize("typeface", [ALEGREYA, FIRA, BRYGADA, face("SourceSans3_400Regular")], ids=lambda each: str(each.name))
def test_text_is_extracted_as_it_was_written_whatever_is_asked(typeface: Typeface, tag: str, tmp_path: Path) -> None:
    data = with_tags(EVERYTHING, typeface, tag)

    assert read_by_pdfium(data) == EVERYTHING
    assert read_by_poppler(data, tmp_path) == EVERYTHING


@needs_verapdf
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_small_capitals_fractions_and_ligatures_conform(flavour: str, tmp_path: Path) -> None:
    assert verdict(with_tags(EVERYTHING, ALEGREYA, "smcp", "frac", "dlig", "onum"), flavour, tmp_path) == "PASS"


def test_small_capitals_are_drawn_and_not_imitated() -> None:
    """A face without them sets the plain letters, at their own size."""
    plain = drawn_face("abc")
    rules = f"feature smcp {{ sub {glyph_name('a')} by a.small; }} smcp;"
    drawn = drawn_face("abc", others=("a.small",), rules=rules)

    assert widths("a", drawn, smcp=1) != widths("a", drawn)
    assert widths("abc", plain, smcp=1) == widths("abc", plain)


def test_two_looks_of_one_letter_both_read_as_the_letter(tmp_path: Path) -> None:
    rules = f"feature smcp {{ sub {glyph_name('a')} by a.small; sub {glyph_name('b')} by a.small; }} smcp;"
    drawn = drawn_face(LATIN, others=("a.small",), rules=rules)
    data = with_tags("abba ab", drawn, "smcp")

    assert read_by_pdfium(data) == "abba ab"
    assert read_by_poppler(data, tmp_path) == "abba ab"


def test_a_run_keeps_its_features_over_a_line_break() -> None:
    text = "jeden dwa trzy cztery"
    look = replace(style(), typeface=ALEGREYA, features=(("smcp", 1),))
    lines = typesetter().paragraph([Run(text, look)], 60, PLAIN).lines
    runs: list[GlyphRun] = [run for line in lines for run in line.runs]

    assert len(lines) > 1
    for letter, glyph in ((letter, glyph) for run in runs for letter, glyph in zip(run.texts, run.glyphs, strict=True)):
        assert glyphs(letter, ALEGREYA, smcp=1) == (glyph,)
        assert glyphs(letter, ALEGREYA) != (glyph,) or letter == " "
    assert "".join(run.text for run in runs) == text
