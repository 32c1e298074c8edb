"""Crops, once it is known where everything stands: no panel lies over what has to stay in view in a photo, where the photo's shape lets it.

Before that a hero is cropped for its place in the region alone, since no fitting hangs on which part of a photo shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forumprint.base.geometry import Rect
from forumprint.base.units import mm
from forumprint.compose.frames import Frames
from forumprint.compose.regions import SetRegion
from forumprint.layout.model import Layout
from forumprint.leaflet.cropping import clear_crop
from forumprint.leaflet.placements import Picture, Placement

# What a subject keeps from panels and from the page's edge.
_CLEARANCE = mm(3)


def painting_order(layout: Layout, frames: Frames, side: int) -> list[str]:
    """The regions that stand on a side, each painted over those before it."""
    regions = layout.regions
    return sorted((name for name in frames.boxes if regions[name].side == side), key=lambda name: regions[name].layer)


def cleared(layout: Layout, settings: Mapping[str, SetRegion], frames: Frames) -> Mapping[str, SetRegion]:
    """The regions, their photos cropped anew where what lies over them would hide their subjects."""
    clear = dict(settings)
    for side in range(1, layout.sides + 1):
        order = painting_order(layout, frames, side)
        for place, name in enumerate(order):
            if any(isinstance(placed, Picture) and placed.subject is not None for placed in settings[name].placements):
                covers = [frames.boxes[over] for over in order[place + 1 :] if layout.regions[over].ground is not None]
                placements = tuple(
                    _clear(placed, frames.boxes[name], covers, _page(layout, frames)) for placed in settings[name].placements
                )
                clear[name] = replace(settings[name], placements=placements)
    return clear


def _clear(placed: Placement, region: Rect, covers: Sequence[Rect], page: Rect) -> Placement:
    if not isinstance(placed, Picture) or placed.subject is None:
        return placed
    crop = clear_crop(placed.crop, placed.subject, placed.box.moved(region.x, region.y), covers, page, _CLEARANCE)
    return replace(placed, crop=crop)


def _page(layout: Layout, frames: Frames) -> Rect:
    """What is left of the page once it is trimmed; of a column that is cut into sides, all of it."""
    if layout.cut is not None:
        return Rect(0.0, 0.0, layout.page.width, max(box.bottom for box in frames.boxes.values()))
    return Rect(0.0, 0.0, layout.page.width, layout.page.height)
