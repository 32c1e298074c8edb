"""A component: what it is, what it takes, and what it returns.

A component sets its part of the copy at one *rung* of each of its *ladders*. A ladder is a way to need less room (`size`, `excerpt`,
`rows`). Rung 0 is the best look. The fitting (`compose.fitting`) chooses the rungs, not the component.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Protocol, runtime_checkable

from msgspec import Struct

from forumprint.event.model import Photo
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content, PhotoPlan
from forumprint.kit.setting import NOTHING, Flow, FlowRow, Misfit, Recast, Setting
from forumprint.type.galley import TextStyle

__all__ = [
    "NOTHING", "Choices", "Component", "Flow", "FlowRow", "Misfit", "Part", "Recast", "Room", "Rungs", "Setting",
]  # fmt: skip

Rungs = Mapping[str, int]


class Room(Struct, frozen=True):
    """The place for a component.

    Attributes:
        width: The measure in points; that of one column, if the region has several.
        ground: The colour token under it.
        compositor: Sets words in this leaflet's type.
        pitch: The pitch of the baseline grid, in points.
        photos: The photos that this fitting prints, and their slots.
        height: The height in points, if the region's height does not follow its content (a photo); else None.
        side, sides: The side, and the number of sides.
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
        """The same for text in columns, such as times."""
        return self.compositor.stylebook.tabular_style(role, self.ground, rung)


@runtime_checkable
class Component(Protocol):
    """One kind of component in a leaflet.

    Attributes:
        name: The name in layouts.
        reads: The fields of the event that it prints.
        roles: The type roles that it sets.
        gives: The names of its ladders, for a layout's `fitting:`.
        Options: The options of a layout: a class derived from `Choices`.
    """

    name: ClassVar[str]
    reads: ClassVar[tuple[str, ...]]
    roles: ClassVar[tuple[str, ...]]
    gives: ClassVar[tuple[str, ...]]
    Options: ClassVar[type[Choices]]

    @property
    def slot(self) -> int | None:
        """The photo slot that it fills, counted from 1; None if it shows no photo."""
        ...

    def ladders(self, content: Content, room: Room) -> Rungs:
        """The number of rungs below the best, for each ladder here; {} if it can be set in one way only."""
        ...

    def photos(self, content: Content, slots: Mapping[int, Photo]) -> tuple[Photo, ...]:
        """The photos that it prints. `slots` holds the photo of each slot of the layout."""
        ...

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Flow | Misfit:
        """Set the copy at these rungs. A missing ladder means rung 0."""
        ...


class Choices(Struct, frozen=True, kw_only=True):
    """A layout's options for a component. The base has none."""


class Part(Struct, frozen=True):
    """A base for components. It has no options, no ladders and no photos unless a component declares them. `class Map(Part, frozen=True):
    …`
    """

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
