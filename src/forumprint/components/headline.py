"""The headline, on the largest rung of its ladder that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from forumprint.base.words import Text
from forumprint.components.base import Copy, Misfit, Part, Room, Rungs, Setting
from forumprint.components.compositor import DISPLAY, Stack, node
from forumprint.leaflet.structure import Role


@dataclass(frozen=True, slots=True)
class Headline(Part):
    """The title, in balanced lines, never hyphenated."""

    name: ClassVar[str] = "headline"
    reads: ClassVar[tuple[str, ...]] = ("title",)
    roles: ClassVar[tuple[str, ...]] = ("headline",)

    def ladders(self, copy: Copy, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("headline")}

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting | Misfit:
        return set_title(copy.event.title, "headline", Role.HEADING_1, room, rungs.get("size", 0))


def set_title(title: Text, role: str, heading: Role, room: Room, rung: int) -> Setting | Misfit:
    """A title in a type role at one of its sizes, in no more lines than that size may have."""
    step = room.compositor.stylebook.ladder(role)[rung]
    passage = room.compositor.words(title, strict=True)
    stack = Stack(room.compositor, room.width)
    galley = stack.text(passage, room.style(role, rung), DISPLAY)
    lines = len(galley.lines)
    if step.lines is not None and lines > step.lines:
        room_for = int(len(title.value) * step.lines / lines)
        return Misfit(
            f"the title needs {lines} lines at {step.size:g} pt, where {step.lines} have room",
            f"shorten it to about {room_for} characters (it has {len(title.value)})",
            title.where,
        )
    if galley.width > room.width + 0.01:
        return Misfit("a word of the title is wider than its line", "use a shorter word, or a hyphen where it may be broken", title.where)
    return Setting(stack.height, tuple(stack.placements), (node(heading, passage),), f"{step.size:g} pt, lines: {lines}")
