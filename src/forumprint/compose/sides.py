"""Cutting one long column into sides.

A layout for the screen puts its regions one under the other, as far down as they reach. Each side takes a part no taller than the page,
ends where a reader may pause, and is as tall as its content. All ends are chosen together (`pagination`). A single thing taller than a page
makes its side taller. Nothing is clipped.
"""

from __future__ import annotations

from collections.abc import Mapping

from forumprint.base.geometry import Rect, Size
from forumprint.compose.column import column
from forumprint.compose.pagination import Stretch, paginated
from forumprint.compose.region_boxes import RegionBoxes
from forumprint.compose.regions import SetRegion
from forumprint.frame.frames import BleedingEdges, Frame
from forumprint.frame.leaflet import Page
from forumprint.frame.placements import Panel, Placement, moved
from forumprint.layout.model import Layout
from forumprint.layout.regions import Region

_HAIR = 0.01


def cut(layout: Layout, settings: Mapping[str, SetRegion], frames: RegionBoxes) -> tuple[Page, ...]:
    """The sides of a layout that has a `cut`."""
    assert layout.cut is not None
    present = {name: layout.regions[name] for name in layout.regions if name in frames.boxes}
    atoms = column(layout, settings, frames)
    return tuple(
        Page(Size(layout.page.width, stretch.height), 0.0, _side(layout, present, settings, frames, stretch))
        for stretch in paginated(atoms, layout.page.height, layout.cut.head, layout.cut.foot)
    )


def _side(layout: Layout, regions: Mapping[str, Region], settings: Mapping[str, SetRegion], frames: RegionBoxes, stretch: Stretch) -> Frame:
    """The column's content on a side, layer by layer."""
    children: list[Placement] = []
    down = stretch.head - stretch.top
    for name in sorted(regions, key=lambda name: regions[name].layer):
        box, ground = frames.boxes[name], regions[name].ground
        if ground is not None and box.y < stretch.bottom - _HAIR and box.bottom > stretch.top + _HAIR:
            upper = box.y + down if box.y > stretch.top + _HAIR else 0.0
            lower = box.bottom + down if box.bottom < stretch.bottom - _HAIR else stretch.height
            children.append(Panel(Rect(box.x, upper, box.width, lower - upper), ground))
        here = [placed for placed in settings[name].frame.walk(box.x, box.y) if stretch.top <= _middle(placed) < stretch.bottom]
        children += [moved(placed, 0.0, down) for placed in here]
    size = Size(layout.page.width, stretch.height)
    # A side has no frames of regions, because it may divide them. Fills and photos at any edge of the page may bleed.
    return Frame(size, (Frame(size, tuple(children), BleedingEdges(True, True, True, True)).at(0.0, 0.0),))


def _middle(placed: Placement) -> float:
    return placed.box.y + placed.box.height / 2
