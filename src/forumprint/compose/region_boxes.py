"""Region boxes: the place of every region, once the heights of their contents are known."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from forumprint.base.geometry import Rect
from forumprint.layout.edges import Edge, Limit, Side
from forumprint.layout.regions import Region

_HAIR = 0.01


class RegionBoxes(Struct, frozen=True):
    """The regions' boxes, and the points by which each passes an edge that it should not pass."""

    boxes: Mapping[str, Rect]
    overset: Mapping[str, float]


class EdgeResolver:
    """Places regions by their edges.

    Args:
        regions: The regions in the layout's order. Edges do not depend on each other in circles (`Layout.problems`).
        heights: The height of each region's content with its inset, or its fixed height, in points. A missing one takes none.
        absent: Regions that are not in this leaflet. They take no height, and are ignored in "the lowest of several".
        pitch: The pitch of the baseline grid, in points.
    """

    def __init__(self, regions: Mapping[str, Region], heights: Mapping[str, float], absent: frozenset[str], pitch: float) -> None:
        self._regions, self._heights, self._absent, self._pitch = regions, heights, absent, pitch
        self._boxes: dict[str, Rect] = {}

    def frames(self) -> RegionBoxes:
        """All regions in their places."""
        boxes = {name: self.box(name) for name in self._regions if name not in self._absent}
        overset = {name: over for name in boxes if (over := self._overset(name)) > _HAIR}
        return RegionBoxes(boxes, overset)

    def room(self, name: str) -> float | None:
        """The points from a region's top to the edge that it does not pass; None if there is no such edge."""
        limit = self._limit(name)
        return None if limit is None else limit - self.box(name).y

    def box(self, name: str) -> Rect:
        if name not in self._boxes:
            self._boxes[name] = self._standing(name, self._regions[name])
        return self._boxes[name]

    def _standing(self, name: str, region: Region) -> Rect:
        height = 0.0 if name in self._absent else self._height(name)
        if region.top is not None:
            top = self._place(region.top)
            if region.bottom is not None and name not in self._absent:
                height = self._place(region.bottom) - top
            elif region.snap and height:
                height = math.ceil((top + height) / self._pitch - _HAIR) * self._pitch - top
            return Rect(region.left, top, region.width, height)
        assert region.bottom is not None  # Layout.problems refuses a region without a place
        bottom = self._place(region.bottom)
        if region.snap and height:
            height = bottom - math.floor((bottom - height) / self._pitch + _HAIR) * self._pitch
        return Rect(region.left, bottom - height, region.width, height)

    def _height(self, name: str) -> float:
        together = [other for other in (name, *self._regions[name].beside) if other not in self._absent]
        return max(self._heights.get(other, 0.0) for other in together)

    def _limit(self, name: str) -> float | None:
        """The lowest edge that a region may reach."""
        region = self._regions[name]
        limits = self._places(region, region.until)
        if region.top is not None and region.bottom is not None:
            limits.append(self._place(region.bottom))
        return min(limits, default=None)

    def _places(self, region: Region, limit: Limit | None) -> list[float]:
        """The edges of a limit that apply to a region."""

        def counts(edge: Edge) -> bool:
            return edge.side is None or any(self._regions[name].side == region.side for name in edge.regions)

        return [self._place(edge) for edge in limit.edges if counts(edge)] if limit is not None else []

    def _overset(self, name: str) -> float:
        box, region, limit = self.box(name), self._regions[name], self._limit(name)
        below = box.y + self._heights.get(name, 0.0) - limit if limit is not None else 0.0
        above = max((place - box.y for place in self._places(region, region.since)), default=0.0)
        return max(below, above)

    def _place(self, edge: Edge) -> float:
        """The edge's distance from the page's top, in points."""
        if edge.side is None:
            return edge.offset
        present = [other for other in edge.regions if other not in self._absent]
        boxes = [self.box(other) for other in present or edge.regions]
        if edge.side is Side.LOWER:
            return max(box.bottom for box in boxes) + edge.offset
        return min(box.y for box in boxes) + edge.offset
