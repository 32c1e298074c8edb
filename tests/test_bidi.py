"""Hebrew and Arabic in a line that runs from left to right: order, shape, line breaks, and the text in the file."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drawn_faces import ARABIC, HEBREW, drawn_face, glyph_name
from forumprint.frame.placements import TextLine
from forumprint.frame.structure import Node, Role
from forumprint.type.bidi import levels, runs_right_to_left, visual_order
from forumprint.type.faces import Typeface
from forumprint.type.galley import Galley, GlyphRun, Line, ParagraphStyle, Run, TextStyle
from forumprint.type.shaping import Shaper
from leaflets import leaflet, span, written
from pdfs import extracted, extracted_by_poppler, opened
from typesetters import PLAIN, style, typesetter
from verapdf import needs_verapdf, verdict

AMOS = "עמוס"
OZ = "עוז"
TALK = f"Wykład: {AMOS} {OZ} (12 maja 2024), potem dyskusja."
# UAX #9, 2: the invisible marks for the direction of text.
LRE, RLE, PDF, RLO, LRI, RLI, FSI, PDI, RLM = "\u202a", "\u202b", "\u202c", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200f"


def shown(text: str) -> str:
    """The characters from left to right, without mirrored brackets and without invisible marks."""
    of = levels(text)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", "".join(text[index] for index in visual_order(of)))


@cache
def hebrew() -> Typeface:
    return drawn_face(HEBREW, name="Hebrew")


@cache
def arabic() -> Typeface:
    """Seen, lam and meem join; lam and alef make one glyph."""
    forms = {letter: [f"{glyph_name(letter)}.{form}" for form in ("init", "medi", "fina")] for letter in "سلم"}
    joins = "\n".join(
        f"feature {form} {{ {' '.join(f'sub {glyph_name(letter)} by {glyph_name(letter)}.{form};' for letter in forms)} }} {form};"
        for form in ("init", "medi", "fina")
    )
    lam, alef = glyph_name("ل"), glyph_name("ا")
    ligature = f"feature rlig {{ sub {lam}.medi {alef} by lam_alef; sub {lam}.init {alef} by lam_alef; }} rlig;"
    script = "languagesystem DFLT dflt; languagesystem arab dflt;\n"
    others = (*(name for names in forms.values() for name in names), "lam_alef")
    return drawn_face(ARABIC, name="Arabic", others=others, rules=f"{script}{joins}\n{ligature}")


def look(size: float = 11) -> TextStyle:
    return replace(style(size=size), colour="ink", fallback=(hebrew(), arabic()))


def galley(text: str, measure: float = 250, how: ParagraphStyle = PLAIN) -> Galley:
    return typesetter().paragraph([Run(text, look())], measure, how)


# A name of two words that do not fit side by side. The first of them fits the measure after "Gość: ".
LONG, LONGER, BETWEEN = AMOS * 3, OZ * 5, 115.0


def only_line(text: str) -> Line:
    (line,) = galley(text, 1000).lines
    return line


def left_to_right(line: Line) -> list[GlyphRun]:
    return sorted(line.runs, key=lambda run: run.x)


def page_of(*texts: str, measure: float = 250) -> bytes:
    placed: list[TextLine] = []
    nodes: list[Node] = []
    for text in texts:
        of = span(text)
        nodes.append(Node(Role.PARAGRAPH, (of,)))
        for line in typesetter().paragraph([Run(text, look())], measure, PLAIN).lines:
            placed.append(TextLine(20, 40 + 18 * len(placed), line, (of.id,)))
    return written(leaflet(placed, nodes), look().typeface, *look().fallback)


# The algorithm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", "abc"),
        ("a אבג b", "a גבא b"),
        # N1: a space between two right-to-left words runs with them.
        ("a אב גד b", "a דג בא b"),
        # N2: a neutral between two directions runs with the paragraph.
        ("אבג, abc", "גבא, abc"),
        # W4 and W7, I1: numbers run from left to right inside right-to-left text, and a number after a Latin letter is Latin.
        ("a אבג 12.5 דה b", "a הד 12.5 גבא b"),
        ("a אב 12 b", "a 12 בא b"),
        # W5: a per cent sign runs with its number.
        ("a אב 12% b", "a 12% בא b"),
        # W2, W4: after Arabic letters European figures are Arabic numbers; a comma joins them, a plus does not.
        ("a سل 1,2+3 b", "a 3+1,2 لس b"),
        # W1: a mark runs with its letter.
        ("a ש\u05b8ל b", "a ל\u05b8ש b"),
        # N0: brackets round right-to-left text in a sentence from left to right.
        ("a (אב) b", "a (בא) b"),
        ("a אב (גד) b", "a )דג( בא b"),
        ("a אב (c) b", "a בא (c) b"),
        # X1 to X8: isolates, embeddings, overrides.
        (f"a {RLI}b אב{PDI} c", "a בא b c"),
        (f"a {FSI}אב c{PDI} d", "a c בא d"),
        (f"a {RLE}b ג{PDF} c", "a ג b c"),
        (f"a {RLO}bcd{PDF} e", "a dcb e"),
        (f"אב,{RLM} c", ",בא c"),
    ],
)
def test_characters_stand_where_the_unicode_algorithm_puts_them(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_an_even_level_is_latin_and_an_odd_one_is_hebrew() -> None:
    assert levels("a אב 12") == [0, 0, 1, 1, 1, 2, 2]


@given(st.text("abAZאבגשسلم12٣.,()[] +-%/\u05b8\u0651" + LRE + RLE + PDF + RLO + LRI + RLI + FSI + PDI, max_size=60))
def test_no_text_is_lost_or_raised_too_far(text: str) -> None:
    found = levels(text)

    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))
    assert all(0 <= level <= 127 for level in found)


def test_plain_text_is_not_asked_for_levels() -> None:
    assert not runs_right_to_left("Zażółć gęślą jaźń – „Київ”, 漢字 12 %")
    assert runs_right_to_left("Wykład: ש")


def test_plain_text_stays_one_run() -> None:
    """Without a right-to-left letter the algorithm does not run, and a run stays unchanged."""
    line = only_line("Wykład: Amos Oz (12 maja 2024)")

    assert len(line.runs) == 1
    assert not line.runs[0].rtl


# The line


def test_a_name_is_set_from_right_to_left_and_its_sentence_from_left_to_right() -> None:
    line = only_line(TALK)

    assert "".join(run.text for run in left_to_right(line)) == f"Wykład: {OZ} {AMOS} (12 maja 2024), potem dyskusja."
    assert line.text == TALK


def test_runs_stand_side_by_side_and_fill_the_line() -> None:
    line = only_line(TALK)
    runs = left_to_right(line)

    assert len(runs) > 2
    assert (runs[0].x, runs[-1].x + runs[-1].width) == pytest.approx((0, line.width))
    for left, right in pairwise(runs):
        assert right.x == pytest.approx(left.x + left.width)


def test_glyphs_of_a_name_are_listed_from_left_to_right() -> None:
    (name,) = (run for run in only_line(f"a {AMOS} b").runs if run.rtl)

    assert name.glyphs == tuple(hebrew().font.get_nominal_glyph(ord(letter)) for letter in reversed(AMOS))
    assert name.texts == tuple(reversed(AMOS))


def test_arabic_letters_join() -> None:
    """سلام: initial seen, lam and alef as one glyph, meem alone. Each has its own glyph; none has the letter's plain one."""
    shaped = Shaper().word("سلام", replace(style(), typeface=arabic()), "ar", rtl=True)
    names = [arabic().font.glyph_to_string(glyph) for glyph in shaped.glyphs]
    plain = [arabic().font.get_nominal_glyph(ord(letter)) for letter in "مالس"]

    assert len(names) == 3
    assert shaped.texts == ("م", "لا", "س")
    assert shaped.glyphs[0] == plain[0]
    assert shaped.glyphs[2] != plain[3]


def test_brackets_inside_a_name_are_turned_round() -> None:
    """The glyph of the opening bracket, drawn from right to left, is that of the closing one."""
    line = only_line(f"a {AMOS} (ב) {OZ} b")
    left, right = (hebrew().font.get_nominal_glyph(ord(bracket)) for bracket in "()")
    drawn = [glyph for run in left_to_right(line) for glyph in run.glyphs if run.font == hebrew().key]

    assert drawn.index(left) < drawn.index(right)


def test_a_number_in_a_name_keeps_its_direction() -> None:
    line = only_line(f"Sala {AMOS} 123 {OZ}, parter")

    assert [run.text.strip() for run in left_to_right(line) if run.text.strip()] == ["Sala", OZ, "123", AMOS, ", parter"]


def test_a_name_broken_over_two_lines_begins_on_the_first() -> None:
    """Words are put into lines in reading order and then reordered (UAX #9, 3.4)."""
    first, second = galley(f"Gość: {LONG} {LONGER}", BETWEEN).lines

    assert (first.text.strip(), second.text) == (f"Gość: {LONG}", LONGER)


def test_a_closing_space_stands_at_the_right_end_of_its_line() -> None:
    """The space belongs to the line, not to the name at its end (rule L1)."""
    first, _ = galley(f"Gość: {LONG} {LONGER}", BETWEEN).lines

    assert first.runs[-1].text == " "
    assert first.runs[-1].x == pytest.approx(first.width)


@pytest.mark.parametrize("name", [AMOS * 5, f"{AMOS}-{AMOS}", f"{AMOS}\u00ad{AMOS}"])
def test_a_name_is_never_hyphenated(name: str) -> None:
    lines = galley(f"Gość: {name}", 40, ParagraphStyle(hyphenate=True)).lines

    assert [line.text for line in lines] == ["Gość: ", name.replace("\u00ad", "")]


def test_a_mark_is_a_letter_of_its_own_beside_the_one_it_stands_on() -> None:
    """Viewers reverse letters one by one. A glyph for two letters would be reversed inside."""
    shaped = Shaper().word("ש\u05b8ל", replace(style(), typeface=hebrew()), "he", rtl=True)

    assert shaped.texts == ("ל", "\u05b8", "ש")


def test_a_non_joiner_parts_letters_and_is_not_drawn() -> None:
    joined, parted = (Shaper().word(text, replace(style(), typeface=arabic()), "fa", rtl=True) for text in ("سل", "س\u200cل"))

    assert len(joined.glyphs) == len(parted.glyphs) == 2
    assert not set(joined.glyphs) & set(parted.glyphs)
    assert "".join(reversed(parted.texts)) in ("سل", "س\u200cل")


def test_a_justified_line_with_a_name_fills_its_measure_and_nothing_overlaps() -> None:
    text = f"Wykład, który wygłosi {AMOS} {OZ}, a po nim {AMOS} {AMOS} i jeszcze kilka słów, żeby były trzy wiersze."
    lines = galley(text, 190, ParagraphStyle(justify=True)).lines

    assert len(lines) == 3
    for line in lines[:-1]:
        assert line.width == pytest.approx(190)
        runs = [run for run in left_to_right(line) if run.x < line.width]
        for left, right in pairwise(runs):
            assert right.x >= left.x + left.width - 0.01
    (name,) = ([run.x for run in line.runs if run.rtl and run.text in (AMOS, OZ)] for line in lines[:1])
    assert name == sorted(name, reverse=True)
    assert "".join(line.text for line in lines) == text


def test_marks_that_say_which_way_text_runs_are_never_drawn() -> None:
    assert only_line(f"a {RLI}{AMOS}{PDI} b").width == pytest.approx(only_line(f"a {AMOS} b").width)


def test_tracking_does_not_part_joined_letters() -> None:
    plain, tracked = (typesetter().line_of(Run("سلم", replace(look(), tracking=points))).width for points in (0.0, 2.0))

    assert tracked == plain


# The file


def poppler(data: bytes, folder: Path) -> str:
    # Poppler tells terminals where a name begins and ends.
    return " ".join(re.sub("[\u202a-\u202e]", "", extracted_by_poppler(data, folder, raw=False)).split())


def test_names_are_extracted_as_they_are_read(tmp_path: Path) -> None:
    text = poppler(page_of(f"Wykład: {AMOS} {OZ}, potem dyskusja."), tmp_path)

    assert f"{AMOS} {OZ}" in text


def test_an_arabic_name_with_a_ligature_is_extracted_as_it_is_read(tmp_path: Path) -> None:
    """A ligature as Unicode's own form of it, which every search reads as its letters (NFKC)."""
    assert "سلام" in normalize("NFKC", poppler(page_of("Gość: سلام, poeta"), tmp_path))


@pytest.mark.parametrize("name", [AMOS, OZ, "سلام"])
def test_every_word_of_a_name_is_found_by_another_viewer(name: str) -> None:
    assert name in extracted(page_of(f"Gość: {name}, poeta", TALK))


def test_a_name_over_a_line_break_is_extracted_in_order(tmp_path: Path) -> None:
    # Poppler reads a page in the direction of most of its letters.
    page = page_of(f"Gość: {LONG} {LONGER}", "Reszta strony jest po polsku, jak to w mieście nad Wisłą bywa.", measure=BETWEEN)

    assert f"Gość: {LONG} {LONGER}" in poppler(page, tmp_path)


def test_content_stands_in_reading_order_and_says_where_it_is_reversed() -> None:
    """What assistive software reads: the words in order, and for each the mark that its glyphs are reversed (ISO 32000-1, 14.8.2.3.3)."""
    data = page_of(TALK)
    content = opened(data).pages[0].Contents.read_bytes().decode("latin-1")
    places = [float(x) for x in re.findall(r"/ReversedChars BMC\nBT .*\n1 0 0 1 (\S+) ", content)]

    assert len(places) == 2
    assert places[0] > places[1]


def test_letters_that_share_a_glyph_stand_in_reading_order_too() -> None:
    """One of the two is named beside its glyph, in its place."""
    shared = drawn_face(HEBREW, name="Shared", rules=f"feature ccmp {{ sub {glyph_name('כ')} by {glyph_name('ב')}; }} ccmp;")
    of = span("a בבכד")
    line = typesetter().line_of(Run(of.text, replace(look(), fallback=(shared,))))
    data = written(leaflet([TextLine(20, 40, line, (of.id,))], [Node(Role.PARAGRAPH, (of,))]), look().typeface, shared)
    content = opened(data).pages[0].Contents.read_bytes().decode("latin-1")
    places = [float(x) for x in re.findall(r"1 0 0 1 (\S+) ", content)][1:]

    assert len(places) == 3
    assert places == sorted(places, reverse=True)


def test_the_structure_tree_holds_the_paragraph_as_one() -> None:
    pdf = opened(page_of(TALK))
    document = pdf.Root.StructTreeRoot.K
    (paragraph,) = document.K

    assert isinstance(paragraph.K, pikepdf.Array)
    assert all(isinstance(kid, int) for kid in paragraph.K)


@needs_verapdf
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_page_with_names_conforms(flavour: str, tmp_path: Path) -> None:
    assert verdict(page_of(TALK, "Gość: سلام, poeta (12)", f"Gość: {AMOS} {OZ}"), flavour, tmp_path) == "PASS"


def test_no_library_is_loaded_for_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, forumprint.type.typesetter; print('bidi' in sys.modules, 'fontTools' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[1] / "src")},
    )

    assert done.stdout.split() == ["False", "False"]
