"""Placements: ink at fixed positions. Points, origin at the trim's top left, y downward; colours are brand tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from forumprint.base.frozen import dataclass
from forumprint.base.geometry import Rect
from forumprint.base.problems import Where
from forumprint.frame.structure import Figure
from forumprint.type.galley import Line, Passage


@dataclass(frozen=True, slots=True)
class TextLine:
    """A set line whose origin stands at (x, baseline)."""

    x: float
    baseline: float
    line: Line

    @property
    def box(self) -> Rect:
        left = self.x + min(self.line.indent, 0.0)
        return Rect(
            left,
            self.baseline - self.line.ascent,
            self.x + self.line.width - left,
            self.line.ascent + self.line.descent,
        )


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle; always an artifact."""

    box: Rect
    colour: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line, its thickness downward from y; always an artifact."""

    x: float
    y: float
    length: float
    thickness: float
    colour: str

    @property
    def box(self) -> Rect:
        return Rect(self.x, self.y, self.length, self.thickness)


class Treatment(Enum):
    """How a photo is toned: as it is, or a duotone from the brand's ink to white."""

    ORIGINAL = "original"
    INK = "ink"


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo cropped into a box.

    Attributes:
        source: The photo's key in the build's picture store (its path as the event names it).
        crop: The part shown, as fractions of the upright photo (0..1, origin top left).
        figure: What it says; None for a decorative photo.
    """

    box: Rect
    source: str
    crop: Rect
    treatment: Treatment
    figure: Figure | None
    where: Where


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path: operators in the artwork's own units, y downward.

    Attributes:
        path: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",) in turn.
        colour: Colour token.
        even_odd: The even-odd rule instead of the nonzero winding rule.
    """

    path: tuple[tuple[str | float, ...], ...]
    colour: str
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Artwork:
    """Vector art (mark, licence marks, QR code, brick chart) scaled from its view box into `box`.

    Attributes:
        clip: Page area outside which nothing shows; None for no clipping.
        figure: What it says; None where text beside it says the same or it decorates.
    """

    box: Rect
    view: Rect
    shapes: tuple[Shape, ...]
    figure: Figure | None = None
    clip: Rect | None = None


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A place to click. Text links get theirs from their passage; this is for pictures and QR codes."""

    box: Rect
    href: str
    passage: Passage | None
    contents: str


Placement = TextLine | Panel | Rule | Picture | Artwork | LinkArea


def moved(placement: Placement, dx: float, dy: float) -> Placement:
    """The same placement, `dx` to the right and `dy` down."""
    match placement:
        case TextLine():
            return TextLine(placement.x + dx, placement.baseline + dy, placement.line)
        case Rule():
            return replace(placement, x=placement.x + dx, y=placement.y + dy)
        case Artwork():
            clip = placement.clip.moved(dx, dy) if placement.clip else None
            return replace(placement, box=placement.box.moved(dx, dy), clip=clip)
        case Panel() | Picture() | LinkArea():
            return replace(placement, box=placement.box.moved(dx, dy))


def all_moved(placements: Sequence[Placement], dx: float, dy: float) -> tuple[Placement, ...]:
    return tuple(moved(placement, dx, dy) for placement in placements)
