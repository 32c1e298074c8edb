"""Cropping a photo to a box: the part that shows, the place of its focal point, the share that is lost.

Crops and subjects are fractions (0..1) of the photo with the origin at the top left. Boxes are in points.

A component crops as if nothing lay over its photo. The covers are known when all regions have their places. The crop then slides, along its
only free axis, as far as needed to bring the photo's subject into view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from forumprint.base.geometry import Rect
from forumprint.base.units import mm

Point = tuple[float, float]

# The upper middle. Faces are there in most photos of people (the design targets, chapter 7).
DEFAULT_FOCUS: Point = (0.5, 0.4)
CENTRE: Point = (0.5, 0.5)
# The room round a subject. A face that touches a panel's edge looks cut.
CLEARANCE = mm(3)
_MARGINS = (0.0, CLEARANCE)
# Two areas are equal if they differ by less, in square points.
_HAIR = 0.01


def cover_crop(width: float, height: float, box_ratio: float, focus: Point = DEFAULT_FOCUS, target: Point = CENTRE) -> Rect:
    """The largest part of a photo that fills a box. The focal point is as near to its target as the photo's edges allow.

    Args:
        width: The width of the upright photo, in any unit.
        height: The height of the upright photo, in the same unit.
        box_ratio: The width of the box over its height.
        focus: The most important part of the photo, in fractions of the photo.
        target: The place for it, in fractions of the box: the middle of the part that no panel covers.

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
    """The place of the focal point, in fractions of the box; outside 0..1 if the crop has lost it."""
    return ((focus[0] - crop.x) / crop.width, (focus[1] - crop.y) / crop.height)


def loss(crop: Rect) -> float:
    """The share of the photo's area that does not show."""
    return 1.0 - crop.width * crop.height


def placed(crop: Rect, box: Rect, part: Rect) -> Rect:
    """The place on the page of a part of a photo whose `box` shows `crop`; outside the box if the crop has lost it."""
    x, y = landing(crop, (part.x, part.y))
    across, down = box.width / crop.width, box.height / crop.height
    return Rect(box.x + x * box.width, box.y + y * box.height, part.width * across, part.height * down)


def open_crop(crop: Rect, box: Rect, subject: Rect, view: Rect, covers: Sequence[Rect]) -> Rect:
    """The crop after sliding. It shows as much of the subject as possible, and then as much of `CLEARANCE` round it.

    Of equal crops the nearest to `crop` is taken. `crop` stays if no other shows more.

    Args:
        crop: The part of the photo before sliding, as wide or as tall as the photo.
        box: The box that it fills.
        subject: The part that stays in view, in fractions of the photo. A point has no size.
        view: The visible part of the page: its trim, in points like all boxes.
        covers: The boxes over the photo.

    Returns:
        A part of the photo of the same size.
    """
    frame = box.shared(view)
    if frame is None:
        return crop
    slide = _Slide(crop, box, subject, frame, tuple(cover for cover in covers if cover.overlaps(frame)))
    starts = [slide.own, *(start for margin in _MARGINS for start in slide.bends(margin))]
    for margin in _MARGINS:
        shown = {start: slide.shown(start, margin) for start in starts}
        most = max(shown.values())
        starts = [start for start in starts if shown[start] >= most - _HAIR]
    return slide.crop_at(min(starts, key=lambda start: abs(start - slide.own)))


class _Slide(Struct, frozen=True):
    """A crop that can move along one axis. A start is its left or upper edge in the photo."""

    crop: Rect
    box: Rect
    subject: Rect
    frame: Rect
    covers: tuple[Rect, ...]

    @property
    def across(self) -> bool:
        """The crop slides to left and right; else up and down."""
        return self.crop.width < self.crop.height

    @property
    def own(self) -> float:
        return self.crop.x if self.across else self.crop.y

    @property
    def farthest(self) -> float:
        return max(0.0, 1.0 - (self.crop.width if self.across else self.crop.height))

    def crop_at(self, start: float) -> Rect:
        if start == self.own:
            return self.crop
        return self.crop._replace(x=start) if self.across else self.crop._replace(y=start)

    def lying(self, start: float, margin: float) -> Rect:
        """The place of the subject on the page, with a margin round it."""
        return placed(self.crop_at(start), self.box, self.subject).grown(margin)

    def shown(self, start: float, margin: float) -> float:
        """The area of the subject that lies open, in square points."""
        lying = self.lying(start, margin).shared(self.frame)
        parts = [lying] if lying is not None else []
        for cover in self.covers:
            parts = [rest for part in parts for rest in part.without(cover)]
        return sum(part.width * part.height for part in parts)

    def bends(self, margin: float) -> Iterator[float]:
        """The starts at which `shown` begins to grow or shrink: an edge of the subject meets an edge on the page. Between two starts it is
        linear.
        """
        yield from (0.0, self.farthest)
        edges = [edge for still in (self.frame, *self.covers) for edge in self._edges(still)]
        scale = self.box.width / self.crop.width if self.across else self.box.height / self.crop.height
        starts = ((moving - still) / scale for moving in self._edges(self.lying(0.0, margin)) for still in edges)
        yield from (start for start in starts if 0.0 < start < self.farthest)

    def _edges(self, box: Rect) -> tuple[float, float]:
        return (box.x, box.right) if self.across else (box.y, box.bottom)


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
