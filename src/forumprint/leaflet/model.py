"""The Leaflet: pages of placements and one structure tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.leaflet.placements import Placement
from forumprint.leaflet.structure import Node


@dataclass(frozen=True, slots=True)
class Colour:
    """A brand colour: RGB as 0..255 integers, CMYK as percentages."""

    rgb: tuple[int, int, int]
    cmyk: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """One page at trim size; placements are painted in order."""

    trim: Size
    bleed: float
    placements: tuple[Placement, ...]

    @property
    def bleed_box(self) -> Rect:
        return Rect(0, 0, self.trim.width, self.trim.height).grown(self.bleed)


@dataclass(frozen=True, slots=True)
class Rights:
    """The leaflet's own licence, as metadata states it."""

    statement: str
    deed: str
    holder: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A field of the event that this leaflet leaves out, and why."""

    field: str
    reason: str
    where: Where


@dataclass(frozen=True, slots=True)
class Concession:
    """What a region gave so that the copy fits."""

    region: str
    what: str


@dataclass(frozen=True, slots=True)
class Fitting:
    """How the copy came to fit: what `build --explain` prints."""

    rungs: tuple[tuple[str, str], ...] = ()
    concessions: tuple[Concession, ...] = ()
    slack: tuple[tuple[str, float], ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Finished pages as plain data: no PDF, no event model, no file handles.

    Attributes:
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
    fitting: Fitting = field(default_factory=Fitting)
    duotone: str = "ink"
