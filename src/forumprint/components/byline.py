"""The byline: the author of the text."""

from __future__ import annotations

from typing import ClassVar

from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Part, Room, Rungs, Setting
from forumprint.kit.compositor import Stack, node
from forumprint.kit.content import Content


class Byline(Part, frozen=True):
    """The author of the text, as the event states it."""

    name: ClassVar[str] = "byline"
    reads: ClassVar[tuple[str, ...]] = ("byline",)
    roles: ClassVar[tuple[str, ...]] = ("byline",)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        if content.event.byline is None:
            return NOTHING
        span = room.compositor.words(content.event.byline, strict=True)
        stack = Stack(room.compositor, room.width)
        stack.brief(span, room.style("byline"))
        return stack.setting([node(Role.PARAGRAPH, span)])
