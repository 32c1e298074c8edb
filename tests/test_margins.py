"""Edges look straight."""

from __future__ import annotations

import pytest

from faces import face
from forumprint.base.units import mm
from forumprint.type.demerits import SHRINK
from forumprint.type.galley import GlyphRun, Line, ParagraphStyle
from forumprint.type.margins import outset
from typesetters import CORPUS, bound, run, set_, style, typesetter

JUSTIFIED = ParagraphStyle(hyphenate=True, justify=True)
DISPLAY = ParagraphStyle(balance=True, hang=True)
MEASURES = [mm(54), mm(80), mm(114)]


def large(size: float) -> list[Line]:
    look = style("Brygada1918_600SemiBold", size)
    return list(typesetter().paragraph([run("Hotel Filmar Hala", look)], 6 * size, DISPLAY).lines)


def visible(line: Line) -> list[tuple[GlyphRun, int]]:
    glyphs = [(part, number) for part in line.runs for number in range(len(part.texts))]
    return glyphs[:-1] if line.text.endswith(" ") else glyphs


def ink_left(line: Line) -> float:
    """The place where the ink of the first letter of display type begins."""
    part = line.runs[0]
    display = face("Brygada1918_600SemiBold")
    assert part.font == display.key
    extents = display.font.get_glyph_extents(part.glyphs[0])
    assert extents is not None
    return part.x + float(extents.x_bearing) * part.size / display.upem


def spaces(line: Line) -> list[float]:
    """Word spaces, in the font's own spaces."""
    own = typesetter().width_of("a a", style(), "pl") - 2 * typesetter().width_of("a", style(), "pl")
    return [part.advances[number] / own for part, number in visible(line) if part.texts[number] == " "]


def test_large_letters_stand_over_small_ones() -> None:
    """A stem of 60 points begins where a stem of 10 points does."""
    small, tall = large(10.0), large(60.0)

    assert small[0].runs[0].x == 0
    assert [ink_left(line) for line in tall] == pytest.approx([ink_left(line) for line in small])


def test_a_line_set_for_itself_moves_as_far() -> None:
    look = style("Brygada1918_600SemiBold", 60.0)
    line = typesetter().line_of(run("Hotel", look))

    assert outset(line, look) == pytest.approx(-large(60.0)[0].runs[0].x)
    assert outset(typesetter().line_of(run("Hotel")), style()) == 0


def test_a_quotation_mark_hangs_at_the_start_of_any_line_of_display() -> None:
    look = style("Brygada1918_600SemiBold", 24.0)
    lines = typesetter().paragraph([run("Konkurs „Smak\u00a0Doliny”", look)], 160.0, DISPLAY).lines

    assert [line.text.strip() for line in lines] == ["Konkurs", "„Smak Doliny”"]
    assert lines[1].indent < -5


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("text", CORPUS)
def test_justified_lines_end_at_the_measure_and_the_last_one_where_it_likes(text: str, measure: float) -> None:
    lines = set_(text, measure, JUSTIFIED).lines

    assert [line.width for line in lines[:-1]] == pytest.approx([measure] * (len(lines) - 1))
    assert lines[-1].width <= measure + 0.01
    assert spaces(lines[-1]) == pytest.approx([1.0] * len(spaces(lines[-1])), abs=SHRINK)


@pytest.mark.parametrize("text", CORPUS)
def test_hyphens_stops_and_commas_stand_out_of_justified_lines_and_letters_do_not(text: str) -> None:
    outside: dict[bool, list[float]] = {True: [], False: []}
    for measure in MEASURES:
        for line in set_(text, measure, JUSTIFIED).lines[:-1]:
            part, number = visible(line)[-1]
            right = part.x + sum(part.advances[: number + 1])
            assert right == pytest.approx(line.width + line.overhang)
            outside[part.texts[number] in "-\u00ad.,"].append(line.overhang)

    assert min(outside[True], default=1.0) > 0.5
    assert max(outside[False]) < 1.5


def test_ragged_lines_keep_inside() -> None:
    assert all(line.overhang == 0 for text in CORPUS for line in set_(text, mm(54)).lines)


@pytest.mark.parametrize("measure", MEASURES)
def test_word_spaces_shrink_no_further_than_allowed(measure: float) -> None:
    for text in CORPUS:
        for line in set_(text, measure, JUSTIFIED).lines:
            assert min(spaces(line), default=1.0) >= 1 - SHRINK - 0.001


def test_justified_text_says_what_ragged_text_says() -> None:
    for text in CORPUS:
        assert set_(text, mm(54), JUSTIFIED).text.replace("\u00ad", "") == bound(text).replace("\u00a0", " ")
