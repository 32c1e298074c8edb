"""Frames that nest: a size, and children at positions. A walk over a frame gives its placements at their places on the page. Putting frames
together moves no placement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Rect, Size
from forumprint.frame.placements import Artwork, Panel, Picture, Placement, moved

# Two edges are one if they lie closer than this, in points.
_HAIR = 0.01


class BleedingEdges(Struct, frozen=True):
    """Some of the four edges of a frame."""

    top: bool = False
    right: bool = False
    bottom: bool = False
    left: bool = False


def edges_at_trim(box: Rect, trim: Size) -> BleedingEdges:
    """The edges of a box on a page that lie at the trim or beyond it."""
    return BleedingEdges(box.y <= _HAIR, box.right >= trim.width - _HAIR, box.bottom >= trim.height - _HAIR, box.x <= _HAIR)


class Frame(Struct, frozen=True):
    """A part of a page.

    Attributes:
        size: The size in points. Children may reach beyond it.
        children: Placements and frames, painted in order.
        bleeds: The edges at the trim or beyond it. Fills and photos that reach such an edge are printed over it and cut there.
    """

    size: Size
    children: tuple[Placement | Placed, ...] = ()
    bleeds: BleedingEdges = BleedingEdges()

    @property
    def height(self) -> float:
        return self.size.height

    def at(self, x: float, y: float) -> Placed:
        """The frame as a child of another one, with its upper left corner at (x, y)."""
        return Placed(x, y, self)

    def walk(self, x: float = 0.0, y: float = 0.0) -> Iterator[Placement]:
        """All placements in the frame and in the frames inside it, in the order of painting. The frame's corner is at (x, y)."""
        for child in self.children:
            if isinstance(child, Placed):
                yield from child.frame.walk(x + child.x, y + child.y)
            else:
                yield moved(child, x, y) if x or y else child

    def recropped(self, crop_of: Callable[[int, Picture], Rect]) -> Frame:
        """The frame with other crops of its photos. `crop_of` gets the number of each placement in the walk, and the photo."""
        return self._recropped(crop_of, 0)[0]

    def _recropped(self, crop_of: Callable[[int, Picture], Rect], number: int) -> tuple[Frame, int]:
        children: list[Placement | Placed] = []
        for child in self.children:
            if isinstance(child, Placed):
                frame, number = child.frame._recropped(crop_of, number)
                children.append(child if frame is child.frame else frame.at(child.x, child.y))
                continue
            children.append(_recropped(child, crop_of(number, child)) if isinstance(child, Picture) else child)
            number += 1
        same = all(one is other for one, other in zip(children, self.children, strict=True))
        return (self if same else replace(self, children=tuple(children))), number


class Placed(Struct, frozen=True):
    """A frame inside another one, with its upper left corner at (x, y)."""

    x: float
    y: float
    frame: Frame


def _recropped(picture: Picture, crop: Rect) -> Picture:
    return picture if crop == picture.crop else replace(picture, crop=crop)


def bled(placed: Placed, trim: Size, bleed: float) -> Iterator[Placement]:
    """The placements of a frame on a page. Placements that reach its bleeding edges end `bleed` points outside the trim."""
    frame, own = placed.frame, Rect(placed.x, placed.y, placed.frame.size.width, placed.frame.size.height)
    for each in frame.walk(placed.x, placed.y):
        match each:
            case Panel():
                yield replace(each, box=_bled_box(each.box, own, frame.bleeds, trim, bleed))
            case Picture():
                yield enlarged(each, _bled_box(each.box, own, frame.bleeds, trim, bleed))
            case Artwork(clip=Rect() as clip):
                yield replace(each, clip=_bled_box(clip, own, frame.bleeds, trim, bleed))
            case _:
                yield each


def _bled_box(box: Rect, own: Rect, edges: BleedingEdges, trim: Size, bleed: float) -> Rect:
    """A box whose edges on a bleeding edge of its frame end `bleed` points outside the trim."""
    left = -bleed if edges.left and abs(box.x - own.x) < _HAIR else box.x
    top = -bleed if edges.top and abs(box.y - own.y) < _HAIR else box.y
    right = trim.width + bleed if edges.right and abs(box.right - own.right) < _HAIR else box.right
    bottom = trim.height + bleed if edges.bottom and abs(box.bottom - own.bottom) < _HAIR else box.bottom
    return Rect(left, top, right - left, bottom - top)


def enlarged(picture: Picture, box: Rect) -> Picture:
    """A photo in a larger box over its own, at the same scale and place if its reserve beyond the crop is large enough.

    If the reserve is too small, the photo slides as far as needed. If even the whole photo is too small, it is scaled up to fill the box.
    """
    if box == picture.box:
        return picture
    across, down = picture.crop.width / picture.box.width, picture.crop.height / picture.box.height
    width, height = box.width * across, box.height * down
    scale = min(1.0, 1.0 / width, 1.0 / height)
    left = picture.crop.x + (box.x - picture.box.x) * across + width * (1 - scale) / 2
    top = picture.crop.y + (box.y - picture.box.y) * down + height * (1 - scale) / 2
    width, height = width * scale, height * scale
    return replace(picture, box=box, crop=Rect(_within(left, 1.0 - width), _within(top, 1.0 - height), width, height))


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))
