"""The credit line: the author of the photo above, and the terms on which it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from forumprint.event.model import Credit, Photo
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.licence.credits import credit_line, credit_of, places_of
from forumprint.licence.model import Licence
from forumprint.model.fields import about


class CreditChoices(Choices, frozen=True, kw_only=True):
    """The photo of the credit."""

    photo: Annotated[int, about("The photo slot of the credit.", least=1, most=99)] = 1
    to: Annotated[
        int | None, about("The last of several slots. Their credits stand together, equal credits only once.", least=1, most=99)
    ] = None


class CreditLine(Part, frozen=True):
    """A photo's caption, if it has one, and its credit. A photo that is not shown has no credit line."""

    name: ClassVar[str] = "credit-line"
    reads: ClassVar[tuple[str, ...]] = ("photos",)
    roles: ClassVar[tuple[str, ...]] = ("caption", "credit-line")
    Options: ClassVar[type[Choices]] = CreditChoices
    options: CreditChoices = CreditChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        slots = range(self.options.photo, (self.options.to or self.options.photo) + 1)
        plan = room.photos
        shown = [(slot, plan.slots[slot]) for slot in slots if slot in plan.slots and plan.slots[slot] in plan.printed]
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        for _, photo in shown:
            if photo.caption is not None:
                caption = room.compositor.words(photo.caption)
                stack.brief(caption, room.style("caption"))
                nodes.append(node(Role.CAPTION, caption))
        for credit, licence, numbers in _together(shown, content):
            words = credit_line(credit[0], licence, content.language, numbers if len(shown) > 1 else ())
            also = tuple(place for one in credit for place in places_of(one))
            line = room.compositor.span(words, content.language.tag, credit[0].where, also=also)
            stack.text(line, room.style("credit-line"), STRICT)
            nodes.append(node(Role.CAPTION, line))
        return stack.setting(nodes) if nodes else NOTHING


def _together(shown: Sequence[tuple[int, Photo]], content: Content) -> Iterator[tuple[list[Credit], Licence, list[int]]]:
    """The photos' credits with their slots. Equal credits are joined."""
    same: dict[str, tuple[list[Credit], Licence, list[int]]] = {}
    for slot, photo in shown:
        credit, licence = credit_of(photo, content.brand.photos), content.licence_of[photo.file.value]
        said = same.setdefault(credit_line(credit, licence, content.language), ([], licence, []))
        said[0].append(credit)
        said[2].append(slot)
    return iter(same.values())
