"""Cropping a photo to a box: which part of it shows, where its focal point lands, how much is lost.

All results are fractions (0..1) with the origin at the top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from forumprint.base.geometry import Rect

Point = tuple[float, float]

# The upper middle: where faces are in most photos of people (the design targets, chapter 7).
DEFAULT_FOCUS: Point = (0.5, 0.4)
CENTRE: Point = (0.5, 0.5)
# So many places are tried between one end of a crop's way and the other.
_PLACES = 60
_HAIR = 0.01


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


def clear_crop(crop: Rect, subject: Rect, box: Rect, covers: Sequence[Rect], page: Rect, clearance: float) -> Rect:
    """A crop, slid along the axis that it leaves free until as little as can be of its subject is hidden.

    Hidden is what lies under a cover, outside the page, or outside the box. Of crops that hide equally little, the one nearest to the given
    one is taken.

    Args:
        crop: The part that shows, in fractions of the photo.
        subject: What has to stay in view, in fractions of the photo.
        box: Where the crop stands on the page, points.
        covers: What lies over it, points.
        page: What of the page is left once it is trimmed, points.
        clearance: What the subject keeps from all of that, points.
    """
    seen = box.shared(page) or box

    def hidden(slid: Rect) -> float:
        left, top = landing(slid, (subject.x, subject.y))
        right, bottom = landing(slid, (subject.right, subject.bottom))
        place = Rect(box.x + left * box.width, box.y + top * box.height, (right - left) * box.width, (bottom - top) * box.height)
        wanted = place.grown(max(clearance, _HAIR))
        shown = wanted.shared(seen)
        if shown is None:
            return 1.0
        clear = _area(shown) - _covered([part for cover in covers if (part := shown.shared(cover)) is not None])
        return round(1.0 - clear / _area(wanted), 3)

    if not hidden(crop):
        return crop
    free = (1.0 - crop.width, 1.0 - crop.height)
    slides = (Rect(place / _PLACES * free[0], place / _PLACES * free[1], crop.width, crop.height) for place in range(_PLACES + 1))
    return min([crop, *slides], key=lambda slid: (hidden(slid), abs(slid.x - crop.x) + abs(slid.y - crop.y)))


def _area(box: Rect) -> float:
    return box.width * box.height


def _covered(parts: Sequence[Rect]) -> float:
    """The area of boxes that may overlap."""
    across = sorted({edge for part in parts for edge in (part.x, part.right)})
    down = sorted({edge for part in parts for edge in (part.y, part.bottom)})
    cells = (Rect(left, top, right - left, bottom - top) for left, right in pairwise(across) for top, bottom in pairwise(down))
    return sum(_area(cell) for cell in cells if any(part.contains(cell) for part in parts))


def landing(crop: Rect, focus: Point) -> Point:
    """Where the focal point lands, in fractions of the box; outside 0..1 if the crop has lost it."""
    return ((focus[0] - crop.x) / crop.width, (focus[1] - crop.y) / crop.height)


def loss(crop: Rect) -> float:
    """How much of the photo's area does not show."""
    return 1.0 - crop.width * crop.height


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
