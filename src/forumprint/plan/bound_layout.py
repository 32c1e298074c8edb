"""A bound layout: the component and its options in each slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from forumprint.kit.component import Component
from forumprint.layout.model import Layout, extra_name
from forumprint.layout.regions import Region, Slot


class BoundLayout(Struct, frozen=True):
    """A layout with its components and their options.

    Attributes:
        name: The layout's name in reports and file names.
        components: The components by region, in the order of the region's slots.
    """

    name: str
    layout: Layout
    components: Mapping[str, tuple[Component, ...]]

    def of(self, region: str) -> Iterator[tuple[Slot, Component]]:
        """The slots and components of a region, from top to bottom."""
        return zip(self.layout.regions[region].content, self.components[region], strict=True)

    def region(self, name: str) -> Region:
        return self.layout.regions[name]

    def with_extra(self, count: int) -> BoundLayout:
        """The same with this number of extra sides."""
        extra = self.layout.extra
        if extra is None or count == 0:
            return self
        doubles = {extra_name(name, number): self.components[name] for number in range(1, count + 1) for name in extra.regions}
        return replace(self, layout=self.layout.with_extra(count), components={**self.components, **doubles})

    def gathered(self) -> BoundLayout:
        """The same with everything on one side."""
        return replace(self, layout=self.layout.gathered())

    def reads(self) -> frozenset[str]:
        """The event's fields that this leaflet can print."""
        return frozenset(field for every in self.components.values() for component in every for field in component.reads)
