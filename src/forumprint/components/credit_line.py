"""The credit line: who took the photo above it, and on which terms it is printed."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from forumprint.base.fields import about
from forumprint.base.frozen import dataclass
from forumprint.components.base import NOTHING, Choices, Copy, Part, Room, Rungs, Setting
from forumprint.components.compositor import STRICT, Stack, node
from forumprint.event.model import Photo
from forumprint.leaflet.structure import Node, Role
from forumprint.licence.credits import credit_line, credit_of, places_of
from forumprint.text.galley import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditChoices(Choices):
    """Whose credit."""

    photo: int = field(default=1, metadata=about("The photo slot whose credit it is.", least=1, most=99))


@dataclass(frozen=True, slots=True)
class CreditLine(Part):
    """A photo's caption, if it has one, and its credit."""

    name: ClassVar[str] = "credit-line"
    reads: ClassVar[tuple[str, ...]] = ("photos",)
    roles: ClassVar[tuple[str, ...]] = ("caption", "credit-line")
    Options: ClassVar[type[Choices]] = CreditChoices
    options: CreditChoices = field(default_factory=CreditChoices)

    def photos(self, copy: Copy) -> tuple[Photo, ...]:
        return ()

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting:
        photo = copy.slots.get(self.options.photo)
        if photo is None:
            return NOTHING
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        if photo.caption is not None:
            caption = room.compositor.words(photo.caption)
            stack.text(caption, room.style("caption"))
            nodes.append(node(Role.CAPTION, caption))
        credit = credit_of(photo, copy.brand.photos)
        words = credit_line((credit,), (copy.licence_of[photo.file.value],), copy.language)
        line = Passage(words, copy.language.tag, credit.where, also=places_of(credit))
        stack.text(line, room.style("credit-line"), STRICT)
        nodes.append(node(Role.CAPTION, line))
        return Setting(stack.height, tuple(stack.placements), tuple(nodes))
