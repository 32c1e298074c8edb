"""Photos in view: each photo's crop, once it is known what lies over it.

Boxes are final here, and a column has been cut into sides: a page's placements are what a reader sees, painted in order. So nothing that
covers a photo has to be told apart by region or layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forumprint.base.geometry import Rect
from forumprint.event.focus import Focus
from forumprint.frame.cropping import open_crop
from forumprint.frame.leaflet import Page
from forumprint.frame.placements import Artwork, LinkArea, Picture, Placement


def in_view(page: Page, focus_of: Mapping[str, Focus]) -> Page:
    """The page with each photo's focus, by the photo's file, in the open as far as its crop can slide."""
    trim = Rect(0.0, 0.0, page.trim.width, page.trim.height)
    placements = list(page.placements)
    for place, placed in enumerate(placements):
        if isinstance(placed, Picture) and placed.source in focus_of:
            covers = _covers(placements[place + 1 :])
            crop = open_crop(placed.crop, placed.box, focus_of[placed.source].area, trim, covers)
            placements[place] = replace(placed, crop=crop)
    return replace(page, placements=tuple(placements))


def _covers(later: Sequence[Placement]) -> list[Rect]:
    """What is painted, as boxes."""
    boxes = []
    for placed in later:
        match placed:
            case LinkArea() | Artwork(shapes=()):
                pass
            case Artwork(clip=Rect() as clip):
                boxes += [shown] if (shown := placed.box.shared(clip)) else []
            case _:
                boxes.append(placed.box)
    return boxes
