"""Frames: where every region stands, once the heights of their contents are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forumprint.base.geometry import Rect
from forumprint.layout.edges import Edge, Side
from forumprint.layout.model import Region


@dataclass(frozen=True, slots=True)
class Frames:
    """The regions' boxes, and by how many points each passes the edge it may not pass."""

    boxes: Mapping[str, Rect]
    overset: Mapping[str, float]

    @property
    def total_overset(self) -> float:
        return sum(self.overset.values())


def resolve(regions: Mapping[str, Region], heights: Mapping[str, float], absent: frozenset[str]) -> Frames:
    """Stand every region on its edges.

    Args:
        regions: In the layout's order; edges do not go in circles (`Layout.problems`).
        heights: Of each region's content with its inset, or its fixed height, in points.
        absent: Regions that are not on this leaflet. One of them takes no height, and counts for nobody who looks for the lowest of several.
    """
    resolver = _Resolver(regions, heights, absent)
    boxes = {name: resolver.box(name) for name in regions}
    overset: dict[str, float] = {}
    for name, region in regions.items():
        if name not in absent:
            limits = [resolver.place(region.until)] if region.until is not None else []
            if region.top is not None and region.bottom is not None:
                limits.append(boxes[name].bottom)
            reach = boxes[name].y + heights[name]
            if limits and reach > min(limits) + 0.01:
                overset[name] = reach - min(limits)
    return Frames({name: box for name, box in boxes.items() if name not in absent}, overset)


class _Resolver:
    def __init__(self, regions: Mapping[str, Region], heights: Mapping[str, float], absent: frozenset[str]) -> None:
        self.regions, self.heights, self.absent = regions, heights, absent
        self.done: dict[str, Rect] = {}

    def box(self, name: str) -> Rect:
        if name not in self.done:
            region = self.regions[name]
            height = 0.0 if name in self.absent else self._height(name)
            if region.top is not None:
                top = self.place(region.top)
                if region.bottom is not None and name not in self.absent:
                    height = self.place(region.bottom) - top
            else:
                assert region.bottom is not None  # Layout.problems refuses a region without a place
                top = self.place(region.bottom) - height
            self.done[name] = Rect(region.left, top, region.width, height)
        return self.done[name]

    def _height(self, name: str) -> float:
        together = [other for other in (name, *self.regions[name].beside) if other not in self.absent]
        return max(self.heights[other] for other in together)

    def place(self, edge: Edge) -> float:
        """The edge's distance from the page's top, in points."""
        if edge.side is None:
            return edge.offset
        present = [other for other in edge.regions if other not in self.absent]
        boxes = [self.box(other) for other in present or edge.regions]
        if edge.side is Side.LOWER:
            return max(box.bottom for box in boxes) + edge.offset
        return min(box.y for box in boxes) + edge.offset
