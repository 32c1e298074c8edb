"""Which part of a photo shows in a box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.geometry import Rect
from forumprint.leaflet.cropping import clear_crop, cover_crop, landing, loss

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


PAGE = Rect(0, 0, 100, 200)
BOX = Rect(0, 0, 100, 100)


def placed(crop: Rect, subject: Rect, box: Rect = BOX) -> Rect:
    """Where a subject stands on the page."""
    left, top = landing(crop, (subject.x, subject.y))
    right, bottom = landing(crop, (subject.right, subject.bottom))
    return Rect(box.x + left * box.width, box.y + top * box.height, (right - left) * box.width, (bottom - top) * box.height)


def test_a_photo_slides_until_its_subject_is_clear_of_a_panel() -> None:
    """A tall photo, its lower half under a panel."""
    subject, panel = Rect(0.3, 0.4, 0.2, 0.1), Rect(0, 50, 100, 50)
    crop = cover_crop(100, 300, 1.0, subject.centre)

    clear = clear_crop(crop, subject, BOX, [panel], PAGE, 3.0)

    assert placed(crop, subject).overlaps(panel)
    assert not placed(clear, subject).grown(2.9).overlaps(panel)
    assert (clear.width, clear.height) == (crop.width, crop.height)


def test_a_crop_that_hides_nothing_stays_as_it_is() -> None:
    subject = Rect(0.3, 0.4, 0.2, 0.1)
    crop = cover_crop(100, 300, 1.0, subject.centre)

    assert clear_crop(crop, subject, BOX, [Rect(0, 90, 100, 10)], PAGE, 3.0) == crop


def test_what_cannot_be_cleared_is_hidden_as_little_as_can_be() -> None:
    subject, panel = Rect(0.0, 0.5, 1.0, 0.3), Rect(0, 40, 100, 60)
    crop = cover_crop(100, 300, 1.0, subject.centre)
    before, after = (
        placed(shown, subject).shared(Rect(0, 0, 100, 40)) for shown in (crop, clear_crop(crop, subject, BOX, [panel], PAGE, 0.0))
    )

    assert before is not None
    assert after is not None
    assert before.height < after.height == pytest.approx(40, abs=1)


def test_panels_that_overlap_hide_no_more_than_one() -> None:
    subject, panel = Rect(0.3, 0.4, 0.2, 0.1), Rect(0, 50, 100, 50)
    crop = cover_crop(100, 300, 1.0, subject.centre)

    assert clear_crop(crop, subject, BOX, [panel], PAGE, 3.0) == clear_crop(crop, subject, BOX, [panel, panel], PAGE, 3.0)


def test_beyond_the_trim_nothing_is_in_view() -> None:
    """A wide photo in a box that bleeds to the left."""
    subject, box = Rect(0.1, 0.4, 0.1, 0.2), Rect(-30, 0, 100, 100)
    crop = cover_crop(300, 100, 1.0, subject.centre, (0.1, 0.5))

    assert placed(crop, subject, box).x < 0
    assert placed(clear_crop(crop, subject, box, [], PAGE, 0.0), subject, box).x >= 0


@given(fractions, fractions, fractions, fractions, st.floats(0, 80))
def test_a_slid_crop_never_hides_more(x: float, y: float, width: float, height: float, top: float) -> None:
    subject = Rect(x * 0.8, y * 0.8, width * 0.2, height * 0.2)
    panel = Rect(0, top, 100, 100 - top)
    crop = cover_crop(100, 250, 1.0, subject.centre)
    clear = clear_crop(crop, subject, BOX, [panel], PAGE, 0.0)

    def hidden(shown: Rect) -> float:
        seen = placed(shown, subject).shared(Rect(0, 0, 100, top)) if top > 0 else None
        return -(seen.width * seen.height) if seen else 0.0

    assert hidden(clear) <= hidden(crop) + 1.0
    assert Rect(0, 0, 1, 1).contains(clear, tolerance=1e-9)
