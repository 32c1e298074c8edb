"""Marks read from SVG."""

from __future__ import annotations

from pathlib import Path

import pytest

from forumprint.base.errors import InputError
from forumprint.base.geometry import Rect
from forumprint.files.svg.artworks import load_artwork, parse_artwork
from forumprint.files.svg.path_data import parse_path
from forumprint.frame.drawing import Drawing

MARKS = sorted((Path(__file__).parents[1] / "assets" / "marks").glob("*.svg"))
SEEN = '<rect width="1" height="1" fill="#fff"/>'
SQUARE = (("M", 1.0, 2.0), ("L", 4.0, 2.0), ("L", 4.0, 6.0), ("L", 1.0, 6.0), ("Z",))


def drawn(content: str) -> Drawing:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{content}</svg>'
    return parse_artwork(svg.encode(), "mark.svg", {"#10283C": "ink", "currentColor": "text", "#fff": "white"})


def refused(content: str) -> str:
    with pytest.raises(InputError) as caught:
        drawn(content)
    return str(caught.value.problems[0])


@pytest.mark.parametrize("mark", MARKS, ids=lambda path: path.stem)
def test_every_licence_mark_is_read(mark: Path) -> None:
    drawing = load_artwork(mark, {"currentColor": "text"})

    assert drawing.view == Rect(0, 0, 512, 512)
    assert {shape.colour for shape in drawing.shapes} == {"text"}


def test_a_rectangle_becomes_a_closed_path_in_its_token() -> None:
    (shape,) = drawn('<rect x="1" y="2" width="3" height="4" fill="#10283c"/>').shapes

    assert (shape.path, shape.colour) == (SQUARE, "ink")


def test_a_polygon_is_the_same_square() -> None:
    assert drawn('<polygon points="1,2 4,2 4,6 1,6" fill="#10283c"/>').shapes[0].path == SQUARE


def test_a_circle_reaches_its_four_sides() -> None:
    (shape,) = drawn('<circle cx="5" cy="5" r="2" fill="#FFFFFF"/>').shapes
    ends = {(round(float(x), 6), round(float(y), 6)) for operator in shape.path[:-1] for x, y in [operator[-2:]]}

    assert ends == {(3, 5), (5, 3), (7, 5), (5, 7)}


def test_a_group_hands_down_colour_rule_and_transform() -> None:
    (shape,) = drawn('<g fill="currentColor" fill-rule="evenodd" transform="translate(1 2) scale(2)"><path d="M0 0H1V1Z"/></g>').shapes

    assert (shape.colour, shape.even_odd) == ("text", True)
    assert shape.path[:3] == (("M", 1.0, 2.0), ("L", 3.0, 2.0), ("L", 3.0, 4.0))


def test_a_shape_without_fill_leaves_no_ink() -> None:
    assert drawn(f'<path d="M0 0h1v1z" fill="none"/><title>Znak</title>{SEEN}').shapes == drawn(SEEN).shapes


def test_a_drawing_keeps_its_proportions_where_it_is_placed() -> None:
    artwork = drawn('<rect width="10" height="10" fill="#fff"/>').placed(5, 6, 40)

    assert artwork.box == Rect(5, 6, 40, 40)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("<text>x</text>", "<text>"),
        ('<path d="M0 0h1" stroke="#fff" fill="none"/>', 'stroke="#fff"'),
        ('<rect width="1" height="1" opacity="0.5"/>', "opacity"),
        ('<path d="M0 0L" fill="#fff"/>', "path data"),
        ('<rect width="1" height="1" fill="#abcdef"/>', "#abcdef"),
        ('<g transform="rotate(3)"/>', "rotate(3)"),
        ("<g", "well-formed"),
    ],
)
def test_what_would_look_different_is_refused_by_name(content: str, named: str) -> None:
    assert named in refused(content)


def test_a_problem_names_line_and_column() -> None:
    assert refused('\n  <text fill="#fff">x</text>').startswith("mark.svg:2:3: error")


def test_entities_are_not_read() -> None:
    data = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    with pytest.raises(InputError, match="cannot be drawn"):
        parse_artwork(data, "mark.svg", {})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_artwork(tmp_path / "none.svg", {})
    assert "none.svg" in str(caught.value.problems[0])


def test_a_changed_drawing_is_seen_at_once(tmp_path: Path) -> None:
    mark = tmp_path / "mark.svg"
    for size in ("10", "20"):
        mark.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{SEEN}</svg>', encoding="utf-8")
        assert load_artwork(mark, None).view.width == float(size)


def test_one_drawing_in_two_brands_has_the_tokens_of_each() -> None:
    drawings = [load_artwork(MARKS[0], {"currentColor": token}) for token in ("ink", "white", "ink")]

    assert [{shape.colour for shape in drawing.shapes} for drawing in drawings] == [{"ink"}, {"white"}, {"ink"}]


def test_relative_commands_add_up() -> None:
    assert parse_path("m1,2h3v4h-3z") == SQUARE


def test_further_pairs_after_a_move_are_lines() -> None:
    assert parse_path("M1 2 4 2 4 6 1 6Z") == SQUARE


def test_a_smooth_curve_mirrors_the_control_point() -> None:
    assert parse_path("M0 0C1 1 2 1 3 0S5 -1 6 0")[2] == ("C", 4.0, -1.0, 5.0, -1.0, 6.0, 0.0)


def test_a_quadratic_curve_is_drawn_as_the_same_cubic() -> None:
    assert parse_path("M0 0Q3 6 6 0T12 0")[1:] == (("C", 2.0, 4.0, 4.0, 4.0, 6.0, 0.0), ("C", 8.0, -4.0, 10.0, -4.0, 12.0, 0.0))


def test_flags_of_an_arc_may_stand_without_spaces() -> None:
    assert parse_path("M0 0a4 4 0 105.6 0") == parse_path("M0 0 a 4 4 0 1 0 5.6 0")


def test_an_arc_keeps_to_its_circle() -> None:
    _, curve, *_ = parse_path("M5 0A5 5 0 0 1 0 5")
    x, y = (sum(k * float(v) for k, v in zip((1, 3, 3, 1), values, strict=True)) / 8 for values in ((5, *curve[1::2]), (0, *curve[2::2])))

    assert (x**2 + y**2) ** 0.5 == pytest.approx(5, rel=3e-4)
    assert x > 0
    assert y > 0


@pytest.mark.parametrize("data", ["L1 1", "M1", "M1 x", "M0 0 A1 1 0 2 0 3 3", "M0 0 B"])
def test_broken_path_data_says_what_it_needs(data: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        parse_path(data)


@pytest.mark.parametrize(
    "content",
    [
        '<rect width="1e999" height="5"/>',
        '<circle r="1e300"/>',
        '<polygon points="0,0 1e999,0 1,1"/>',
        '<path d="M0 0H1e400V1Z"/>',
        '<path d="M0 0A1e999 1 0 0 1 2 2Z"/>',
        '<g transform="scale(1e999)"><rect width="1" height="1"/></g>',
        '<g transform="scale(1e8)"><g transform="scale(1e8)"><rect width="1" height="1" fill="#fff"/></g></g>',
    ],
)
def test_a_number_that_no_pdf_can_hold_is_refused(content: str) -> None:
    assert "too large" in refused(content) or "too far" in refused(content)


@pytest.mark.parametrize("box", ["0 0 1e999 10", "0 0 1e-300 10", "0 0 10 0", "1e300 0 10 10"])
def test_a_view_box_without_a_size_that_can_be_drawn_is_refused(box: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><rect width="1" height="1"/></svg>'

    with pytest.raises(InputError):
        parse_artwork(svg.encode(), "mark.svg", None)


@pytest.mark.parametrize("encoding", ["windows-31j", "gb18030", "utf-7", "nonsense"])
def test_an_encoding_that_cannot_be_read_is_said(encoding: str) -> None:
    svg = f'<?xml version="1.0" encoding="{encoding}"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'

    with pytest.raises(InputError) as caught:
        parse_artwork(svg.encode(), "mark.svg", None)

    assert any(problem.where.line == 1 for problem in caught.value.problems)


@pytest.mark.parametrize("content", ["", '<rect width="5" height="5" fill="none"/>', "<g></g>"])
def test_a_drawing_that_draws_nothing_is_refused(content: str) -> None:
    assert "draws nothing" in refused(content)
