"""Cropping a photo to a box: which part of it shows, where its focal point lands, how much is lost.

All results are fractions (0..1) with the origin at the top left.
"""

from __future__ import annotations

from forumprint.base.geometry import Rect

Point = tuple[float, float]

# The upper middle: where faces are in most photos of people (the design targets, chapter 7).
DEFAULT_FOCUS: Point = (0.5, 0.4)
CENTRE: Point = (0.5, 0.5)


def cover_crop(width: float, height: float, box_ratio: float, focus: Point = DEFAULT_FOCUS, target: Point = CENTRE) -> Rect:
    """The largest part of a photo that fills a box, with the focal point as near to its target as the photo's edges allow.

    Args:
        width: Of the upright photo, in any unit.
        height: Of the upright photo, in the same unit.
        box_ratio: Width of the box over its height.
        focus: What matters most in the photo, in fractions of the photo.
        target: Where it should land, in fractions of the box: the middle of what no panel covers.

    Returns:
        The part that shows, in fractions of the photo.
    """
    photo_ratio = width / height
    shown_width, shown_height = min(1.0, box_ratio / photo_ratio), min(1.0, photo_ratio / box_ratio)
    return Rect(
        _within(focus[0] - target[0] * shown_width, 1.0 - shown_width),
        _within(focus[1] - target[1] * shown_height, 1.0 - shown_height),
        shown_width,
        shown_height,
    )


def landing(crop: Rect, focus: Point) -> Point:
    """Where the focal point lands, in fractions of the box; outside 0..1 if the crop has lost it."""
    return ((focus[0] - crop.x) / crop.width, (focus[1] - crop.y) / crop.height)


def loss(crop: Rect) -> float:
    """How much of the photo's area does not show."""
    return 1.0 - crop.width * crop.height


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
