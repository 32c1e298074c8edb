"""The awards: prizes and who got them, category by category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import groupby
from typing import ClassVar

from forumprint.base.fields import about
from forumprint.base.frozen import dataclass
from forumprint.base.units import Length, mm
from forumprint.components.base import NOTHING, Choices, Copy, Misfit, Part, Room, Rungs, Setting
from forumprint.components.compositor import STRICT, Stack, node
from forumprint.components.listing import ListChoices, entry, head, in_rows, item, too_wide
from forumprint.components.priorities import spare, without
from forumprint.event.model import Award
from forumprint.leaflet.structure import Node, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardsChoices(ListChoices):
    """How head, categories and entries stand."""

    above_category: Length = field(default=Length(mm(5.2)), metadata=about("Above the name of a category."))


@dataclass(frozen=True, slots=True)
class Awards(Part):
    """Prize, winner and reason under each category. Its ladders: `size`, and `items`, which leaves out those of the lowest priority."""

    name: ClassVar[str] = "awards"
    reads: ClassVar[tuple[str, ...]] = ("awards",)
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "fact-label", "list-item", "list-detail")
    Options: ClassVar[type[Choices]] = AwardsChoices
    options: AwardsChoices = field(default_factory=AwardsChoices)

    def ladders(self, copy: Copy, room: Room) -> Rungs:
        awards = copy.event.awards
        return {"size": room.compositor.ladder_length("list-item"), "items": spare(awards)} if awards else {}

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting | Misfit:
        awards = without(copy.event.awards, rungs.get("items", 0))
        if not awards:
            return NOTHING
        stack = Stack(room.compositor, room.width)
        nodes = [head(stack, copy.language.label("awards"), awards[0].where, room, self.options)]
        width = self.options.cell(room.width)
        for number, (_, together) in enumerate(groupby(awards, key=_category)):
            group = tuple(together)
            entries = [_entry(award, room, width, rungs.get("size", 0)) for award in group]
            misfit = too_wide(entries, width, group[0].where)
            if misfit is not None:
                return misfit
            if number:
                stack.gap(self.options.above_category)
            nodes += self._category_head(stack, group, room)
            stack.block(*in_rows(entries, self.options, room.width))
            nodes.append(Node(Role.LIST, tuple(item(one) for one in entries)))
        return Setting(stack.height, tuple(stack.placements), tuple(nodes), f"{len(awards)} of {len(copy.event.awards)}")

    def _category_head(self, stack: Stack, group: Sequence[Award], room: Room) -> list[Node]:
        """The category that these awards share, once for all of them; quieter than the head above."""
        categories = [award.category for award in group if award.category is not None]
        if not categories:
            return []
        first, *others = categories
        words = room.compositor.words(first, strict=True)
        passage = room.compositor.composed(words.text, first.where, *(other.where for other in others))
        stack.text(passage, room.style("fact-label" if self.options.head == "crosshead" else "crosshead"), STRICT)
        return [node(Role.HEADING_3, passage)]


def _category(award: Award) -> str | None:
    return award.category.value if award.category else None


def _entry(award: Award, room: Room, width: float, rung: int) -> Setting:
    given = ((award.place, "fact-label"), (award.name, "list-item"), (award.note, "list-detail"))
    lines = [(room.compositor.words(text, strict=True), role, rung) for text, role in given if text is not None]
    return entry(lines, room, width)
