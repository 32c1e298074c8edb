"""Getting there: the venue's address and the way to it, in words."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.phrases import place_words
from forumprint.model.fields import about


class GettingThereChoices(Choices, frozen=True, kw_only=True):
    """The spaces between the parts."""

    head: Annotated[str, about("The type role of the head.", examples=["section-head"])] = "crosshead"
    below_head: Annotated[Length, about("The space between the head and the place.")] = Length(mm(1.6))
    place: Annotated[bool, about("`true` to name the place. Write `false` beside facts that name it.")] = True
    above_directions: Annotated[Length, about("The space between the address and the directions.")] = Length(mm(1.2))


class GettingThere(Part, frozen=True):
    """Place, address and directions. It prints nothing for a place alone, which the facts name. The ladder is `size`."""

    name: ClassVar[str] = "getting-there"
    reads: ClassVar[tuple[str, ...]] = ("venue",)
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "list-item", "list-intro")
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = GettingThereChoices
    options: GettingThereChoices = GettingThereChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": max(room.compositor.ladder_length(role) for role in ("list-item", "list-intro"))} if content.event.venue else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        venue = content.event.venue
        place = place_words(content, room)
        if venue is None or place is None or not (venue.address or venue.directions):
            return NOTHING
        rung = rungs.get("size", 0)
        stack = Stack(room.compositor, room.width)
        title = room.compositor.composed(content.language.label("getting_there"), venue.where)
        stack.text(title, room.style(self.options.head), STRICT)
        stack.gap(self.options.below_head)
        nodes: list[Node] = [node(Role.HEADING_2, title)]
        if self.options.place:
            stack.brief(place, room.style("list-item", rung))
            nodes.append(node(Role.PARAGRAPH, place))
        if venue.address is not None:
            address = room.compositor.words(venue.address, strict=True)
            stack.brief(address, room.style("list-intro", rung))
            nodes.append(node(Role.PARAGRAPH, address))
        if venue.directions is not None:
            stack.gap(self.options.above_directions)
            directions = room.compositor.words(venue.directions)
            stack.brief(directions, room.style("list-intro", rung))
            nodes.append(node(Role.PARAGRAPH, directions))
        return stack.setting(nodes)
