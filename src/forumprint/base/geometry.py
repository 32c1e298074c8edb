"""Rectangles on a page, in points. The origin is the top left of the trim, and y grows downward."""

from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


class Rect(NamedTuple):
    """A box: its top left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        """The same box, `dx` to the right and `dy` down."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Rect:
        """The box with `by` added on every side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def shared(self, other: Rect) -> Rect | None:
        """The part that lies in both boxes; None if there is none."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(left, top, right - left, bottom - top) if left < right and top < bottom else None

    def without(self, other: Rect) -> tuple[Rect, ...]:
        """The parts of the box outside `other`: up to four boxes that do not overlap."""
        hole = self.shared(other)
        if hole is None:
            return (self,)
        around = (
            Rect(self.x, self.y, self.width, hole.y - self.y),
            Rect(self.x, hole.bottom, self.width, self.bottom - hole.bottom),
            Rect(self.x, hole.y, hole.x - self.x, hole.height),
            Rect(hole.right, hole.y, self.right - hole.right, hole.height),
        )
        return tuple(part for part in around if part.width > 0 and part.height > 0)

    def overlaps(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether the two boxes share more than a line of `tolerance` points."""
        return (
            self.x + tolerance < other.right
            and other.x + tolerance < self.right
            and self.y + tolerance < other.bottom
            and other.y + tolerance < self.bottom
        )

    def contains(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether `other` lies inside this box, with a tolerance of `tolerance` points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )
