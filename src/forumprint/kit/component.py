"""What a component is, what it is given, and what it gives back.

A component sets its part of the copy at one *rung* of each of its *ladders*. A ladder is a way to need less room (`size`, `excerpt`,
`rows`); rung 0 is how it looks best. Which rungs a leaflet ends on is the fitting's business (`compose.fitting`), not the component's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol, runtime_checkable

from msgspec import Struct

from forumprint.event.model import Photo
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content
from forumprint.kit.photo_plan import PhotoPlan
from forumprint.kit.setting import NOTHING, Flow, FlowRow, Misfit, Recast, Setting
from forumprint.type.galley import TextStyle

__all__ = [
    "NOTHING", "Choices", "Component", "Flow", "FlowRow", "Misfit", "Part", "Recast", "Room", "Rungs", "Setting",
]  # fmt: skip

Rungs = Mapping[str, int]


class Room(Struct, frozen=True):
    """The place a component is given.

    Attributes:
        width: Measure in points; of one column, where the region has several.
        ground: The colour token it stands on.
        compositor: Sets words in this leaflet's type.
        pitch: Of the baseline grid, points.
        photos: The photos that this fitting prints, and their slots.
        height: Points, where the region's height does not follow its content (a photo); else None.
        side, sides: On which side of how many it is.
    """

    width: float
    ground: str
    compositor: Compositor
    pitch: float
    photos: PhotoPlan
    height: float | None = None
    side: int = 1
    sides: int = 1

    def style(self, role: str, rung: int = 0) -> TextStyle:
        """A type role at one of its sizes, on this ground."""
        return self.compositor.stylebook.style(role, self.ground, rung)

    def tabular_style(self, role: str, rung: int = 0) -> TextStyle:
        """The same for what stands in columns, such as times."""
        return self.compositor.stylebook.tabular_style(role, self.ground, rung)


@runtime_checkable
class Component(Protocol):
    """One kind of thing that a leaflet shows.

    Attributes:
        name: What layouts call it.
        reads: The fields of the event it prints.
        roles: The type roles it sets in.
        gives: The names of its ladders, as a layout's `fitting:` calls them.
        Options: What a layout may choose: a class derived from `Choices`.
    """

    name: ClassVar[str]
    reads: ClassVar[tuple[str, ...]]
    roles: ClassVar[tuple[str, ...]]
    gives: ClassVar[tuple[str, ...]]
    Options: ClassVar[type[Choices]]

    @property
    def slot(self) -> int | None:
        """The photo slot it fills, counted from 1; None if it shows no photo."""
        ...

    def ladders(self, content: Content, room: Room) -> Rungs:
        """How many rungs under the best each ladder has here; {} if it can only stand one way."""
        ...

    def photos(self, content: Content, slots: Mapping[int, Photo]) -> tuple[Photo, ...]:
        """The photos it prints; `slots` holds the photo of each slot of the layout."""
        ...

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Flow | Misfit:
        """Set the copy at these rungs; missing ladders mean rung 0."""
        ...


class Choices(Struct, frozen=True, kw_only=True):
    """What a layout may choose of a component; by itself nothing."""


class Part(Struct, frozen=True):
    """A base for components: no options, no ladders, no photos unless they say otherwise. `class Map(Part, frozen=True): …`"""

    name: ClassVar[str] = ""
    reads: ClassVar[tuple[str, ...]] = ()
    roles: ClassVar[tuple[str, ...]] = ()
    gives: ClassVar[tuple[str, ...]] = ()
    Options: ClassVar[type[Choices]] = Choices
    options: Choices = Choices()

    @property
    def slot(self) -> int | None:
        return None

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {}

    def photos(self, content: Content, slots: Mapping[int, Photo]) -> tuple[Photo, ...]:
        return ()
