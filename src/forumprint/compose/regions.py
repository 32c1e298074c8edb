"""Setting a region: its components one under the other, at the rungs that the fitting chooses."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from forumprint.base.errors import ForumprintError, ResourceError
from forumprint.base.geometry import Size
from forumprint.base.problems import Problem
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.structure import Node
from forumprint.kit.component import Component, Flow, Misfit, Room, Rungs
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content, PhotoPlan
from forumprint.layout.regions import Slot
from forumprint.plan.bound_layout import BoundLayout

# The name of a region, its rungs where they are not the first, and its height where it is given.
Key = tuple[str, tuple[tuple[str, int], ...], float | None]


class SetRegion(Struct, frozen=True):
    """A region's content.

    Attributes:
        frame: The content, as wide as the region, as tall as content and inset.
        empty: Whether there was nothing to print.
        splits: Whether its running text continues elsewhere inside a paragraph.
    """

    frame: Frame
    nodes: tuple[Node, ...]
    notes: tuple[str, ...]
    empty: bool
    splits: bool = False

    @property
    def height(self) -> float:
        """The height of content and inset, in points."""
        return self.frame.height


class RegionSetter(Struct, frozen=True):
    """Sets regions, each once for the same rungs and height.

    Attributes:
        flows: The running text set so far. It does not depend on the number of sides, so attempts with more sides share it.
    """

    content: Content
    bound: BoundLayout
    photos: PhotoPlan
    compositor: Compositor
    flows: dict[Key, Flow]
    done: dict[Key, SetRegion | Misfit] = {}

    def ladders(self, name: str) -> Rungs:
        """Every ladder of a region's components, with its number of rungs."""
        ladders: dict[str, int] = {}
        for _, component in self.bound.of(name):
            for ladder, length in component.ladders(self.content, self._room(name, None)).items():
                ladders[ladder] = max(ladders.get(ladder, 0), length)
        return ladders

    def set(self, name: str, rungs: Rungs, height: float | None) -> SetRegion | Flow | Misfit:
        """The region at these rungs, with `height` if it does not follow the content. Running text has no height yet."""
        key = (name, tuple(sorted((ladder, rung) for ladder, rung in rungs.items() if rung)), height)
        if key in self.flows:
            return self.flows[key]
        if key not in self.done:
            setting = self._set(name, rungs, height)
            if isinstance(setting, Flow):
                self.flows[key] = setting
                return setting
            self.done[key] = setting
        return self.done[key]

    def _set(self, name: str, rungs: Rungs, height: float | None) -> SetRegion | Flow | Misfit:
        region = self.bound.region(name)
        room = self._room(name, height)
        left, y = (region.inset.left, region.inset.top) if region.inset else (0.0, 0.0)
        children: list[Placed] = []
        nodes: list[Node] = []
        notes: list[str] = []
        filled = False
        for slot, component in self.bound.of(name):
            try:
                setting = component.set(self.content, room, self._own(component, room, rungs))
            except ForumprintError:
                raise
            except Exception as fault:  # the code of another package may raise anything
                raise _failed(component, slot, fault) from fault
            if isinstance(setting, Misfit | Flow):
                return setting
            if setting.height > 0:
                y += slot.gap if filled else 0.0
                children.append(setting.frame.at(left, y))
                nodes += setting.nodes
                notes += [f"{component.name}: {setting.note}"] if setting.note else []
                y += setting.height
                filled = True
        tall = y + (region.inset.bottom if region.inset else 0.0)
        frame = Frame(Size(region.width, max(tall if filled else 0.0, height or 0.0)), tuple(children))
        return SetRegion(frame, tuple(nodes), tuple(notes), not filled)

    def _own(self, component: Component, room: Room, rungs: Mapping[str, int]) -> Rungs:
        """The region's rungs, limited to this component's own ladders."""
        return {ladder: min(rungs.get(ladder, 0), length) for ladder, length in component.ladders(self.content, room).items()}

    def _room(self, name: str, height: float | None) -> Room:
        region = self.bound.region(name)
        return Room(
            width=region.measure,
            ground=region.ground or region.on,
            compositor=self.compositor,
            pitch=self.bound.layout.baseline,
            photos=self.photos,
            height=height,
            side=region.side,
            sides=self.bound.layout.sides,
        )


def _failed(component: Component, slot: Slot, fault: Exception) -> Exception:
    """The error for a component that raised `fault`. A fault of a built-in component is our own, and stays as it is."""
    package = type(component).__module__.partition(".")[0]
    if package == __name__.partition(".")[0]:
        return fault
    message = f"the component `{component.name}` of the package `{package}` failed: {type(fault).__name__}: {fault}"
    hint = f"update or remove the package; its author sees more with `forumprint components --check {component.name}`"
    return ResourceError(message, [Problem(slot.where, message, hint)], hint)
