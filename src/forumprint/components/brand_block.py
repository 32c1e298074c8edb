"""The brand block: the large mark, with the brand's name and descriptor under it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.model.fields import about


class BrandBlockChoices(Choices, frozen=True, kw_only=True):
    """The distance of the name from the mark."""

    gap: Annotated[Length, about("The space between mark and name.")] = Length(mm(6))


class BrandBlock(Part, frozen=True):
    """The mark, as wide as its region, with name and descriptor under it."""

    name: ClassVar[str] = "brand-block"
    roles: ClassVar[tuple[str, ...]] = ("brand-name", "brand-descriptor")
    Options: ClassVar[type[Choices]] = BrandBlockChoices
    options: BrandBlockChoices = BrandBlockChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        stack = Stack(room.compositor, room.width)
        mark = content.drawings.get(f"mark/{room.ground}")
        if mark is not None:
            stack.put([mark.placed(0, 0, room.width)], mark.height_at(room.width))
        stack.gap(self.options.gap)
        nodes: list[Node] = []
        for text, role in ((content.brand.wordmark.name, "brand-name"), (content.brand.wordmark.descriptor, "brand-descriptor")):
            if text is not None:
                span = room.compositor.words(text, strict=True)
                stack.text(span, room.style(role), STRICT)
                nodes.append(node(Role.PARAGRAPH, span))
        return stack.setting(nodes)
