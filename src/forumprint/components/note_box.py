"""The note box: short notes, one under the other. The region's ground makes it a box."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import Stack, node
from forumprint.kit.content import Content
from forumprint.model.fields import about


class NoteChoices(Choices, frozen=True, kw_only=True):
    """The space between the notes."""

    between: Annotated[Length, about("The space between two notes.")] = Length(mm(1.6))


class NoteBox(Part, frozen=True):
    """The event's notes, a paragraph each. The ladder is `size`."""

    name: ClassVar[str] = "note-box"
    reads: ClassVar[tuple[str, ...]] = ("notes",)
    roles: ClassVar[tuple[str, ...]] = ("note",)
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = NoteChoices
    options: NoteChoices = NoteChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("note")} if content.event.notes else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        if not content.event.notes:
            return NOTHING
        style = room.style("note", rungs.get("size", 0))
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        for note in content.event.notes:
            stack.gap(self.options.between)
            span = room.compositor.words(note)
            stack.brief(span, style)
            nodes.append(node(Role.PARAGRAPH, span))
        return stack.setting([Node(Role.DIVISION, tuple(nodes))], f"{style.size:g} pt")
