"""The lead: one or two sentences under the headline."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.units import Length
from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, Stack, node
from forumprint.kit.content import Content
from forumprint.model.fields import about


class LeadChoices(Choices, frozen=True, kw_only=True):
    """Its largest size, and how its lines break."""

    largest: Annotated[
        Length | None, about("The largest size. The ladder begins with the first size that is no larger.", examples=["10.4pt"])
    ] = None

    balance: Annotated[bool, about("`true` makes the lines as even as a headline's. It suits a lead as large as a headline.")] = False


class Lead(Part, frozen=True):
    """The lead paragraph."""

    name: ClassVar[str] = "lead"
    reads: ClassVar[tuple[str, ...]] = ("lead",)
    roles: ClassVar[tuple[str, ...]] = ("lead",)
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = LeadChoices
    options: LeadChoices = LeadChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("lead") - self._first(room)} if content.event.lead else {}

    def _first(self, room: Room) -> int:
        return room.compositor.stylebook.first("lead", self.options.largest)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        if content.event.lead is None:
            return NOTHING
        style = room.style("lead", self._first(room) + rungs.get("size", 0))
        span = room.compositor.words(content.event.lead, strict=True)
        stack = Stack(room.compositor, room.width)
        if self.options.balance:
            stack.text(span, style, DISPLAY)
        else:
            stack.brief(span, style)
        return stack.setting([node(Role.PARAGRAPH, span)], f"{style.size:g} pt")
