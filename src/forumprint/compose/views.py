"""Photos in view: each photo's crop, once the covers over it are known.

Boxes are final here, and a column has been cut into sides. A page's placements are what a reader sees, in order of painting. So a cover
needs no check of its region or layer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from forumprint.base.geometry import Rect
from forumprint.event.focus import Focus
from forumprint.frame.cropping import open_crop
from forumprint.frame.leaflet import Page
from forumprint.frame.placements import Artwork, LinkArea, Picture, Placement


def in_view(page: Page, focus_of: Mapping[str, Focus]) -> Page:
    """The page with each photo's focus, by the photo's file, in view as far as its crop can slide."""
    trim = Rect(0.0, 0.0, page.trim.width, page.trim.height)
    placements = page.placements

    def crop_of(number: int, picture: Picture) -> Rect:
        if picture.file not in focus_of:
            return picture.crop
        # The picture has a place of its own in its frame. The walk gives its place on the page.
        box = placements[number].box
        return open_crop(picture.crop, box, focus_of[picture.file].area, trim, _covers(placements[number + 1 :]))

    return replace(page, frame=page.frame.recropped(crop_of))


def _covers(later: Sequence[Placement]) -> list[Rect]:
    """Everything that is painted, as boxes."""
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
