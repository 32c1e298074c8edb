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
from forumprint.type.font_key import FontKey


class Colour(Struct, frozen=True):
    """A brand colour: RGB as 0..255 integers, CMYK as percentages."""

    rgb: tuple[int, int, int]
    cmyk: tuple[float, float, float, float]

    @classmethod
    def literal(cls, token: str) -> Colour:
        """The colour in a token such as `#1a2b3c`. Drawings with colours of their own have such tokens, for example a partner's logo.

        Its CMYK is the plain complement, with all grey in black, because the brand gives none.
        """
        rgb = (int(token[1:3], 16), int(token[3:5], 16), int(token[5:7], 16))
        light = max(rgb) / 255
        inks = tuple(round(100 * (1 - part / 255 / light), 1) if light else 0.0 for part in rgb)
        return cls(rgb, (inks[0], inks[1], inks[2], round(100 * (1 - light), 1)))


class Page(Struct, frozen=True):
    """One page at trim size.

    Attributes:
        bleed: The points that the layout itself prints over the trim.
        frame: Everything on the page. Its upper left corner is the trim's.
        folds: The folds of the finished sheet, in points from its left edge. Fold marks stand only outside the trim.
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
        """All placements on the page, in the order of painting. y starts at the trim's upper edge."""
        return tuple(self.frame.walk())

    def bled(self, bleed: float) -> tuple[Placement, ...]:
        """The same page, with the fills and photos at its edges ending `bleed` points outside the trim. This needs no
        second layout pass.
        """
        placements: list[Placement] = []
        for child in self.frame.children:
            placements += bled(child, self.trim, bleed) if isinstance(child, Placed) else (child,)
        return tuple(placements)


class Rights(Struct, frozen=True):
    """The leaflet's own licence, for the metadata."""

    statement: str
    deed: str
    holder: str


class Unplaced(Struct, frozen=True):
    """A field of the event that this leaflet leaves out, and the reason."""

    field: str
    reason: str
    where: Where


class Concession(Struct, frozen=True):
    """A step of the fitting: what a region gave."""

    region: str
    what: str


class Fitting(Struct, frozen=True):
    """How the copy was fitted: `build --explain` prints this."""

    rungs: tuple[tuple[str, str], ...] = ()
    concessions: tuple[Concession, ...] = ()
    slack: tuple[tuple[str, float], ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


class Leaflet(Struct, frozen=True):
    """Finished pages as plain data: no PDF, no event model, no open font, no file handle. A Leaflet can be pickled, and compares by value.

    A writer takes the bytes of fonts and photos with it, by the keys on its pages.

    Attributes:
        structure: The text of the pages in reading order. Its leaves are the spans of the placements.
        fonts: The keys of all fonts on the pages, in order of first use.
        duotone: The colour token that replaces black in toned photos.
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
