"""The inner headline: the event's own title inside the leaflet, independent of the title on this layout's cover."""

from __future__ import annotations

from typing import ClassVar

from forumprint.frame.structure import Role
from forumprint.kit.component import Misfit, Part, Room, Rungs, Setting
from forumprint.kit.content import Content
from forumprint.kit.titles import set_title


class InnerHeadline(Part, frozen=True):
    """The event's own title, without the value of `for:`. It is a heading of the second level: the cover has the first."""

    name: ClassVar[str] = "inner-headline"
    reads: ClassVar[tuple[str, ...]] = ("title",)
    roles: ClassVar[tuple[str, ...]] = ("inner-headline",)
    gives: ClassVar[tuple[str, ...]] = ("size",)

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("inner-headline")}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        return set_title(content.own_title or content.event.title, "inner-headline", Role.HEADING_2, room, rungs.get("size", 0))
