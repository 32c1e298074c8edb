"""The programme in rows: its head in a column, beside it the items under a rule, with separators between them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Programme
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Rule
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.lists import too_wide
from forumprint.kit.priorities import without
from forumprint.kit.programme_items import ProgrammeChoices, ProgrammePart, set_item
from forumprint.model.fields import about


class RowsChoices(ProgrammeChoices, frozen=True, kw_only=True):
    """The width of the head, the place of the items, and the separation between them."""

    head_width: Annotated[Length, about("The width of the head's column.")] = Length(mm(39))
    items_at: Annotated[Length, about("The distance from the left edge to the items.")] = Length(mm(43.4))
    separator: Annotated[Length, about("The thickness of the rule between two items.")] = Length(0.75)


class ProgrammeRows(ProgrammePart, frozen=True):
    """Title and intro at the left, items at the right. Where room is short, items of low priority are left out."""

    name: ClassVar[str] = "programme-rows"
    roles: ClassVar[tuple[str, ...]] = ("section-head", "list-intro", "list-item", "list-detail")
    Options: ClassVar[type[Choices]] = RowsChoices
    options: RowsChoices = RowsChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        programme = content.event.programme
        if programme is None or not (programme.items or programme.intro):
            return NOTHING
        head = Stack(room.compositor, self.options.head_width)
        nodes = self._titles(head, programme, room)
        x = self.options.items_at if nodes else 0.0
        rows = Stack(room.compositor, room.width - x)
        kept = without(programme.items, rungs.get("items", 0))
        self._line(rows, "section", self.options.rule, content, room)
        items: list[Node] = []
        for number, item in enumerate(kept):
            if number:
                rows.gap(self.options.between)
                self._line(rows, "separator", self.options.separator, content, room)
            rows.gap(self.options.above)
            indent = self.bullet(rows, item, content, room, rungs, under=False)
            items.append(set_item(rows, item, content, room, rungs.get("size", 0), indent, self.options))
        nodes += [Node(Role.LIST, tuple(items))] if items else []
        size = Size(room.width, max(head.height, rows.height))
        frame = Frame(size, (head.frame.at(0.0, 0.0), rows.frame.at(x, 0.0)))
        done = Setting(frame, tuple(nodes), f"{len(kept)} of {len(programme.items)} items")
        return too_wide((done,), room.width, programme.where) or done

    def _line(self, rows: Stack, kind: str, thickness: float, content: Content, room: Room) -> None:
        colour = content.brand.rule_colour(kind, room.ground)
        if thickness and colour is not None:
            rows.put([Rule(0, rows.height, rows.width, thickness, colour)], thickness)

    def _titles(self, head: Stack, programme: Programme, room: Room) -> list[Node]:
        """Title and intro, one above the other."""
        nodes: list[Node] = []
        if programme.title is not None:
            title = room.compositor.words(programme.title, strict=True)
            head.text(title, room.style("section-head"), DISPLAY)
            nodes.append(node(Role.HEADING_2, title))
        if programme.intro is not None:
            head.gap(self.options.below_head)
            intro = room.compositor.words(programme.intro, strict=True)
            head.brief(intro, room.style("list-intro"))
            nodes.append(node(Role.PARAGRAPH, intro))
        return nodes
