"""A drawing without a place: filled shapes in their own units, as in a mark's file."""

from __future__ import annotations

from msgspec import Struct

from forumprint.base.geometry import Rect
from forumprint.frame.placements import Artwork, Shape
from forumprint.frame.spans import Figure


class Drawing(Struct, frozen=True):
    """Shapes and their view box, y downward."""

    view: Rect
    shapes: tuple[Shape, ...]

    def height_at(self, width: float) -> float:
        """Its height at a width of `width` points."""
        return width * self.view.height / self.view.width

    def placed(self, x: float, y: float, width: float, figure: Figure | None = None) -> Artwork:
        """The drawing at a width of `width` points, with its top left corner at (x, y) and its proportions kept."""
        return Artwork(Rect(x, y, width, self.height_at(width)), self.view, self.shapes, figure.id if figure is not None else None)
