"""A drawing before it has a place: filled shapes in their own units, as a mark's file gives them."""

from __future__ import annotations

from typing import NamedTuple

from forumprint.base.geometry import Rect
from forumprint.frame.placements import Artwork, Shape
from forumprint.frame.spans import Figure


class Drawing(NamedTuple):
    """Shapes and the view box they stand in, y downward."""

    view: Rect
    shapes: tuple[Shape, ...]

    def height_at(self, width: float) -> float:
        """How high it stands when it is `width` points wide."""
        return width * self.view.height / self.view.width

    def placed(self, x: float, y: float, width: float, figure: Figure | None = None) -> Artwork:
        """It, `width` points wide, with its top left corner at (x, y) and its proportions kept."""
        return Artwork(Rect(x, y, width, self.height_at(width)), self.view, self.shapes, figure.id if figure is not None else None)
