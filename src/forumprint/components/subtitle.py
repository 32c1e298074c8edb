"""The subtitle: the event's own title, where its series is the headline."""

from __future__ import annotations

from typing import ClassVar

from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, Stack, hanging, node
from forumprint.kit.content import Content


class Subtitle(Part, frozen=True):
    """The title under a headline that is the series. It prints nothing if they are the same, or if there is no series."""

    name: ClassVar[str] = "subtitle"
    reads: ClassVar[tuple[str, ...]] = ("title",)
    roles: ClassVar[tuple[str, ...]] = ("subtitle",)
    gives: ClassVar[tuple[str, ...]] = ("size",)

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("subtitle")}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        event = content.event
        if event.series is None or event.series.value.casefold() == event.title.value.casefold():
            return NOTHING
        span = room.compositor.words(event.title, strict=True)
        style = room.style("subtitle", rungs.get("size", 0))
        stack = Stack(room.compositor, room.width)
        stack.text(span, style, hanging(DISPLAY))
        return stack.setting([node(Role.PARAGRAPH, span)], f"{style.size:g} pt")
