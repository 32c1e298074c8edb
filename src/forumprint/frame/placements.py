"""Placements: ink at fixed positions. Lengths are in points from the upper left corner of their frame, and y grows downward. Colours are
brand tokens.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Rect
from forumprint.base.problems import Where
from forumprint.type.galley import GlyphRun, Line


class TextLine(Struct, frozen=True):
    """A set line with its origin at (x, baseline).

    Attributes:
        spans: The spans of the runs in its paragraph, by the run's `source`; empty for an artifact (a folio, a running head).
    """

    x: float
    baseline: float
    line: Line
    spans: tuple[int, ...] = ()

    @property
    def box(self) -> Rect:
        left = self.x + min(self.line.indent, 0.0)
        return Rect(
            left,
            self.baseline - self.line.ascent,
            self.x + self.line.width - left,
            self.line.ascent + self.line.descent,
        )

    def span_of(self, run: GlyphRun) -> int | None:
        """The span of a run of the line; None in an artifact."""
        return self.spans[run.source] if self.spans else None


class Panel(Struct, frozen=True):
    """A filled rectangle. It is always an artifact."""

    box: Rect
    colour: str


class Rule(Struct, frozen=True):
    """A horizontal line. Its thickness goes downward from y. It is always an artifact."""

    x: float
    y: float
    length: float
    thickness: float
    colour: str

    @property
    def box(self) -> Rect:
        return Rect(self.x, self.y, self.length, self.thickness)


class Treatment(Enum):
    """The toning of a photo: none, or a duotone from the brand's ink to white."""

    ORIGINAL = "original"
    INK = "ink"


class Picture(Struct, frozen=True):
    """A photo cropped into a box.

    Attributes:
        file: The photo's path in the event.
        key: The SHA-256 of the photo's bytes, in hexadecimal.
        pixels: The width and height of the whole upright photo.
        crop: The part shown, as fractions of the upright photo (0..1, origin top left). The rest is the reserve for a bleed.
        span: The figure; None for a decorative photo.
    """

    box: Rect
    file: str
    key: str
    pixels: tuple[int, int]
    crop: Rect
    treatment: Treatment
    span: int | None
    where: Where

    @property
    def resolution(self) -> float:
        """The pixels of the photo per inch of its box: the lower of the two directions."""
        width, height = self.pixels
        return 72 * min(width * self.crop.width / self.box.width, height * self.crop.height / self.box.height)


class Shape(Struct, frozen=True):
    """A filled path: operators in the artwork's own units, y downward.

    Attributes:
        path: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",), in order.
        colour: A colour token.
        even_odd: Whether the even-odd rule replaces the nonzero winding rule.
    """

    path: tuple[tuple[str | float, ...], ...]
    colour: str
    even_odd: bool = False


class Artwork(Struct, frozen=True):
    """Vector art (mark, licence marks, QR code, brick chart), scaled from its view box into `box`.

    Attributes:
        span: The figure; None if text beside it says the same or the art is decorative.
        clip: The area inside which it shows; None for no clipping.
    """

    box: Rect
    view: Rect
    shapes: tuple[Shape, ...]
    span: int | None = None
    clip: Rect | None = None


class LinkArea(Struct, frozen=True):
    """A click area for pictures and QR codes. Text links get theirs from their span."""

    box: Rect
    href: str
    span: int | None
    contents: str


Placement = TextLine | Panel | Rule | Picture | Artwork | LinkArea


def moved(placement: Placement, dx: float, dy: float) -> Placement:
    """The same placement, `dx` to the right and `dy` down."""
    match placement:
        case TextLine():
            return TextLine(placement.x + dx, placement.baseline + dy, placement.line, placement.spans)
        case Rule():
            return replace(placement, x=placement.x + dx, y=placement.y + dy)
        case Artwork():
            clip = placement.clip.moved(dx, dy) if placement.clip else None
            return replace(placement, box=placement.box.moved(dx, dy), clip=clip)
        case Panel() | Picture() | LinkArea():
            return replace(placement, box=placement.box.moved(dx, dy))
