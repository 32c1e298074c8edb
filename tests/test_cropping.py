"""The part of a photo that shows in a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.geometry import Rect
from forumprint.frame.cropping import CLEARANCE, cover_crop, landing, loss, open_crop, placed

sizes = st.floats(10, 10_000)
fractions = st.floats(0, 1)

# A photo twice as tall as wide, with its middle in a square of 100 points.
BOX = Rect(0, 0, 100, 100)
MIDDLE = Rect(0, 0.25, 1, 0.5)
FOOT = Rect(0, 70, 60, 30)


def opened(subject: Rect, *covers: Rect, crop: Rect = MIDDLE, view: Rect = BOX) -> Rect:
    return open_crop(crop, BOX, subject, view, covers)


def test_a_wide_photo_loses_its_sides_in_a_square_box() -> None:
    assert cover_crop(200, 100, 1.0, (0.5, 0.5)) == Rect(0.25, 0.0, 0.5, 1.0)


def test_the_focal_point_lands_on_its_target() -> None:
    crop = cover_crop(400, 100, 1.0, focus=(0.4, 0.5), target=(0.25, 0.5))

    assert landing(crop, (0.4, 0.5))[0] == pytest.approx(0.25)


def test_a_tall_photo_is_cropped_above_and_below() -> None:
    crop = cover_crop(100, 400, 1.0, focus=(0.5, 0.4), target=(0.5, 0.25))

    assert landing(crop, (0.5, 0.4)) == pytest.approx((0.5, 0.25))


def test_a_focal_point_at_the_edge_stays_in_view() -> None:
    crop = cover_crop(400, 100, 1.0, focus=(1.0, 0.5))

    assert (crop.right, landing(crop, (1.0, 0.5))[0]) == (1.0, 1.0)


def test_a_box_of_the_photos_own_shape_loses_nothing() -> None:
    assert loss(cover_crop(300, 200, 1.5)) == pytest.approx(0)


def test_half_a_photo_is_half_lost() -> None:
    assert loss(Rect(0, 0, 1, 0.5)) == 0.5


@given(sizes, sizes, st.floats(0.1, 10), fractions, fractions, fractions, fractions)
def test_a_crop_has_the_boxs_shape_and_stays_inside_the_photo(
    width: float, height: float, ratio: float, x: float, y: float, target_x: float, target_y: float
) -> None:
    crop = cover_crop(width, height, ratio, (x, y), (target_x, target_y))

    assert crop.width * width / (crop.height * height) == pytest.approx(ratio)
    assert Rect(0, 0, 1, 1).contains(crop, tolerance=1e-9)


@given(st.floats(0.1, 10), fractions, fractions)
def test_a_focal_point_aimed_at_the_middle_is_never_cropped_away(ratio: float, x: float, y: float) -> None:
    place = landing(cover_crop(300, 200, ratio, (x, y)), (x, y))

    assert all(-1e-9 <= part <= 1 + 1e-9 for part in place)


def test_a_part_of_a_photo_lies_where_its_crop_has_put_it() -> None:
    assert placed(MIDDLE, Rect(10, 20, 100, 100), Rect(0.5, 0.5, 0.25, 0.25)) == Rect(60, 70, 25, 50)


def test_a_crop_stays_where_nothing_covers_its_subject() -> None:
    assert opened(Rect(0.2, 0.4, 0.2, 0.1), FOOT) == MIDDLE


def test_a_panel_pushes_its_subject_out_by_the_clearance_and_no_more() -> None:
    subject = Rect(0.2, 0.55, 0.2, 0.1)

    assert placed(opened(subject, FOOT), BOX, subject).bottom == pytest.approx(70 - CLEARANCE)


def test_a_point_keeps_clear_of_a_panel_as_an_area_does() -> None:
    point = Rect(0.2, 0.65, 0, 0)

    assert placed(opened(point, FOOT), BOX, point).y == pytest.approx(70 - CLEARANCE)


def test_a_subject_beside_the_panel_stays() -> None:
    assert opened(Rect(0.8, 0.6, 0.1, 0.1), FOOT) == MIDDLE


def test_a_wide_photo_slides_sideways() -> None:
    subject = Rect(0.3, 0.2, 0.1, 0.6)
    crop = opened(subject, Rect(0, 0, 40, 100), crop=Rect(0.25, 0, 0.5, 1))

    assert crop.y == 0
    assert placed(crop, BOX, subject).x == pytest.approx(40 + CLEARANCE)


def test_the_pages_edge_covers_as_a_panel_does() -> None:
    subject = Rect(0.2, 0.25, 0.2, 0.1)
    crop = opened(subject, view=Rect(-500, 10, 1000, 1000))

    assert placed(crop, BOX, subject).y == pytest.approx(10 + CLEARANCE)


def test_the_whole_subject_comes_before_its_clearance() -> None:
    subject = Rect(0.2, 0.5, 0.2, 0.35)

    lying = placed(opened(subject, FOOT), BOX, subject)

    assert [lying.y, lying.bottom] == pytest.approx([0, 70])


def test_a_photo_shown_whole_stays_whole() -> None:
    whole = Rect(0, 0, 1, 1)

    assert opened(Rect(0.2, 0.6, 0.2, 0.3), FOOT, crop=whole) == whole


def test_a_photo_off_the_page_is_left_alone() -> None:
    assert opened(Rect(0.2, 0.6, 0.2, 0.3), FOOT, view=Rect(200, 0, 50, 50)) == MIDDLE


def boxes(most: float) -> st.SearchStrategy[Rect]:
    size = st.floats(most / 20, most / 2)
    return st.builds(Rect, st.floats(0, most / 2), st.floats(0, most / 2), size, size)


def shown(crop: Rect, subject: Rect, covers: list[Rect]) -> float:
    """The visible part of a subject, counted on a grid of points."""
    lying = placed(crop, BOX, subject)
    spots = [(lying.x + lying.width * (2 * i + 1) / 60, lying.y + lying.height * (2 * j + 1) / 60) for i in range(30) for j in range(30)]
    dots = [Rect(x, y, 0, 0) for x, y in spots]
    return sum(BOX.contains(dot, 0) and not any(cover.contains(dot, 0) for cover in covers) for dot in dots) / len(dots)


@given(st.floats(0.2, 5), boxes(1), st.lists(boxes(100), max_size=3), fractions)
def test_no_other_place_shows_more_of_the_subject(ratio: float, subject: Rect, covers: list[Rect], elsewhere: float) -> None:
    crop = cover_crop(ratio, 1, 1.0)
    found = open_crop(crop, BOX, subject, BOX, covers)
    other = Rect(elsewhere * (1 - crop.width), elsewhere * (1 - crop.height), crop.width, crop.height)

    assert Rect(0, 0, 1, 1).contains(found, tolerance=1e-9)
    assert (found.width, found.height) == (crop.width, crop.height)
    assert shown(found, subject, covers) >= shown(other, subject, covers) - 0.08
