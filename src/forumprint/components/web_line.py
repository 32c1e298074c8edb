"""The web address on a line of its own, with or without a QR code beside it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.frame.frames import Frame
from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.qr_code import code_panel
from forumprint.language.writing import shown_address
from forumprint.model.fields import about


class WebChoices(Choices, frozen=True, kw_only=True):
    """The size of the code, and its distance from the address."""

    code: Annotated[Length, about("The side of the white square that holds the QR code. The default is no code.", examples=["36mm"])] = (
        Length(0)
    )
    beside: Annotated[Length, about("The space between the code and an address beside it.")] = Length(mm(4))
    below: Annotated[Length, about("The space between the code and an address that is too long to stand beside it.")] = Length(mm(2))


class WebLine(Part, frozen=True):
    """The address at the foot of its code, or under the code if it is too long."""

    name: ClassVar[str] = "web-line"
    reads: ClassVar[tuple[str, ...]] = ("contact",)
    roles: ClassVar[tuple[str, ...]] = ("web-line",)
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = WebChoices
    options: WebChoices = WebChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        contact = content.event.contact or content.brand.contact
        return {"size": room.compositor.ladder_length("web-line")} if contact is not None and contact.web is not None else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        contact = content.event.contact or content.brand.contact
        code = contact.qr or contact.web if contact is not None else None
        if contact is None or code is None:
            return NOTHING
        side = self.options.code
        if contact.web is None:
            return Setting(code_panel(code, side, None, content)) if side else NOTHING
        span = room.compositor.span(shown_address(contact.web.value), contact.web.language, contact.web.where, contact.web.value)
        style = room.style("web-line", rungs.get("size", 0))
        stack = Stack(room.compositor, room.width)
        galley = stack.text(span, style, STRICT)
        if galley.overfull:
            return Misfit("the web address is wider than its line", "give a shorter address", contact.web.where)
        nodes = (node(Role.PARAGRAPH, span),)
        if not side:
            return stack.setting(nodes)
        x = side + self.options.beside
        fits = len(galley.lines) == 1 and x + galley.width <= room.width
        down = side - stack.height if fits else side + self.options.below
        size = Size(room.width, max(side, down + stack.height))
        panel = code_panel(code, side, span, content)
        return Setting(Frame(size, (panel.at(0.0, 0.0), stack.frame.at(x if fits else 0.0, down))), nodes)
