"""Which part of a photo shows in a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.geometry import Rect
from forumprint.leaflet.cropping import cover_crop, landing, loss

sizes = st.floats(10, 10_000)
fractions = st.floats(0, 1)


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
