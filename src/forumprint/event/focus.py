"""The part of a photo that stays in view: a point, or an area."""

from __future__ import annotations

from typing import ClassVar, Self

from msgspec import Struct

from forumprint.base.geometry import Rect

_EDGES = "write the left, upper, right and lower edges; measure each from the photo's left or upper edge, not as a width or a height"


class Focus(Struct, frozen=True):
    """A point of a photo, or an area such as faces. A file writes it as `[x, y]` or `[left, top, right, bottom]`.

    Attributes:
        area: The area in fractions (0..1) of the upright photo, origin top left. A point has no size.
    """

    area: Rect

    LENGTHS: ClassVar[tuple[int, ...]] = (2, 4)
    HINT: ClassVar[str] = "write a point, such as [0.3, 0.4], or the left, upper, right and lower edges of an area, [0.2, 0.1, 0.6, 0.5]"

    @classmethod
    def of(cls, numbers: tuple[float, ...]) -> Self:
        """Make the focus from these numbers; `LENGTHS` gives the allowed lengths.

        Raises:
            ValueError: An edge does not come before the opposite one. The second argument is the hint.
        """
        if len(numbers) == 2:
            return cls(Rect(*numbers, 0.0, 0.0))
        left, top, right, bottom = numbers
        for near, far, names in ((left, right, ("left", "right")), (top, bottom, ("upper", "lower"))):
            if near >= far:
                raise ValueError(f"the area's {names[0]} edge, {near:g}, does not come before its {names[1]} edge, {far:g}", _EDGES)
        return cls(Rect(left, top, right - left, bottom - top))

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the area, or the point itself."""
        return self.area.x + self.area.width / 2, self.area.y + self.area.height / 2
