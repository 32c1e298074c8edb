"""The Leaflet: pages of frames, and one structure tree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.frame.frames import Frame, Placed, bled
from forumprint.frame.placements import Picture, Placement
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node
from forumprint.type.galley import FontKey


class Colour(Struct, frozen=True):
    """A brand colour: RGB as 0..255 integers, CMYK as percentages."""

    rgb: tuple[int, int, int]
    cmyk: tuple[float, float, float, float]

    @classmethod
    def literal(cls, token: str) -> Colour:
        """The colour that a token such as `#1a2b3c` states itself: one of a drawing that brings its own, a partner's logo.

        Its CMYK is the plain complement with all its grey in black, since nobody has chosen one for it.
        """
        rgb = (int(token[1:3], 16), int(token[3:5], 16), int(token[5:7], 16))
        light = max(rgb) / 255
        inks = tuple(round(100 * (1 - part / 255 / light), 1) if light else 0.0 for part in rgb)
        return cls(rgb, (inks[0], inks[1], inks[2], round(100 * (1 - light), 1)))


class Page(Struct, frozen=True):
    """One page at trim size.

    Attributes:
        bleed: Points that the layout itself prints over the trim.
        frame: All that stands on it, its upper left corner at the trim's.
        folds: Where the finished sheet is folded, in points from its left edge; marks stand outside the trim only.
    """

    trim: Size
    bleed: float
    frame: Frame
    folds: tuple[float, ...] = ()

    @property
    def bleed_box(self) -> Rect:
        return Rect(0, 0, self.trim.width, self.trim.height).grown(self.bleed)

    @property
    def placements(self) -> tuple[Placement, ...]:
        """All that stands on the page, in the order of painting; y from the trim's upper edge."""
        return tuple(self.frame.walk())

    def bled(self, bleed: float) -> tuple[Placement, ...]:
        """The same, with the fills and photos at the page's edges made to end `bleed` points outside the trim; no second layout pass."""
        placements: list[Placement] = []
        for child in self.frame.children:
            placements += bled(child, self.trim, bleed) if isinstance(child, Placed) else (child,)
        return tuple(placements)


class Rights(Struct, frozen=True):
    """The leaflet's own licence, as metadata states it."""

    statement: str
    deed: str
    holder: str


class Unplaced(Struct, frozen=True):
    """A field of the event that this leaflet leaves out, and why."""

    field: str
    reason: str
    where: Where


class Concession(Struct, frozen=True):
    """What a region gave so that the copy fits."""

    region: str
    what: str


class Fitting(Struct, frozen=True):
    """How the copy came to fit: what `build --explain` prints."""

    rungs: tuple[tuple[str, str], ...] = ()
    concessions: tuple[Concession, ...] = ()
    slack: tuple[tuple[str, float], ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


class Leaflet(Struct, frozen=True):
    """Finished pages as plain data: no PDF, no event model, no open font, no file handle. It pickles, and compares by value.

    A writer takes the bytes of fonts and photos beside it, by the keys that its pages name.

    Attributes:
        structure: What the pages say, in reading order; its leaves are the spans that placements point at.
        fonts: The keys of all fonts on the pages, in order of first use.
        duotone: The colour token that toned photos run from, instead of black.
    """

    title: str
    language: str
    author: str
    subject: str
    rights: Rights
    made: date
    pages: tuple[Page, ...]
    structure: Node
    colours: Mapping[str, Colour]
    duotone: str
    fonts: tuple[FontKey, ...]
    fitting: Fitting = Fitting()

    @property
    def pictures(self) -> frozenset[str]:
        """The keys of all photos on the pages."""
        placed = (each for page in self.pages for each in page.frame.walk())
        return frozenset(each.key for each in placed if isinstance(each, Picture))

    @property
    def spans(self) -> Mapping[int, Span]:
        """The texts of the structure tree, by their number."""
        return {span.id: span for span in self.structure.spans()}
