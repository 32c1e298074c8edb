"""The programme as a section: its head in a column, the items in columns beside it, each under a bullet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from forumprint.base.geometry import Rect, Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Programme, ProgrammeItem
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.placements import Panel, Placement, Rule
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.lists import too_wide
from forumprint.kit.priorities import spare, without
from forumprint.kit.programme_items import ItemChoices, set_item
from forumprint.model.fields import about


class GridChoices(ItemChoices, frozen=True, kw_only=True):
    """The place of head and items, and the separation of rows."""

    head_width: Annotated[Length, about("The width of the head's column.")] = Length(mm(54))
    items_at: Annotated[Length, about("The distance from the left edge to the items.")] = Length(mm(60))
    columns: Annotated[int, about("The number of items side by side.", least=1, most=4)] = 2
    gutter: Annotated[Length, about("The space between two items side by side.")] = Length(mm(8))
    rule: Annotated[Length, about("The thickness of the rule above the section.")] = Length(1.5)
    below_rule: Annotated[Length, about("The space between that rule and the content under it.")] = Length(mm(4.5))
    head_lift: Annotated[Length, about("The distance by which the title stands higher than the first bullets.")] = Length(mm(1.6))
    below_head: Annotated[Length, about("The space between title and intro.")] = Length(mm(1.4))
    bullet: Annotated[tuple[Length, Length], about("The width and height of the bullet.")] = (Length(mm(6)), Length(mm(3)))
    below_bullet: Annotated[Length, about("The space between the bullet and its item.")] = Length(mm(1.6))
    separator: Annotated[Length, about("The thickness of the rule between two rows.")] = Length(0.75)
    round_separator: Annotated[tuple[Length, Length], about("The white above and below that rule.")] = (Length(mm(2)), Length(mm(4.5)))


class ProgrammeGrid(Part, frozen=True):
    """Title and intro at the left, items row by row at the right. Items of low priority are left out where room is short."""

    name: ClassVar[str] = "programme-grid"
    reads: ClassVar[tuple[str, ...]] = ("programme",)
    roles: ClassVar[tuple[str, ...]] = ("section-head", "list-intro", "list-item", "list-detail")
    gives: ClassVar[tuple[str, ...]] = ("size", "items")
    Options: ClassVar[type[Choices]] = GridChoices
    options: GridChoices = GridChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        programme = content.event.programme
        if programme is None:
            return {}
        return {"size": room.compositor.ladder_length("list-item"), "items": spare(programme.items)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        programme = content.event.programme
        if programme is None or not (programme.items or programme.intro):
            return NOTHING
        if self._cell(room) < self.options.bullet[0]:
            return Misfit("the programme has no room beside its head", "make the region wider", programme.where)
        top = self.options.rule + self.options.below_rule
        children: list[Placement | Placed] = []
        colour = content.brand.rule_colour("section", room.ground)
        if self.options.rule and colour is not None:
            children.append(Rule(0, 0, room.width, self.options.rule, colour))
        head = self._head(programme, room)
        children.append(head.frame.at(0.0, top - self.options.head_lift))
        kept = without(programme.items, rungs.get("items", 0))
        cells = [self._item(item, content, room, rungs.get("size", 0)) for item in kept]
        misfit = too_wide((head,), self.options.head_width, programme.where) or too_wide(cells, self._cell(room), programme.where)
        if misfit is not None:
            return misfit
        items = self._rows(cells, content, room)
        children.append(items.frame.at(self.options.items_at, top))
        frame = Frame(Size(room.width, top + max(head.height, items.height)), tuple(children))
        return Setting(frame, (*head.nodes, *items.nodes), f"{len(kept)} of {len(programme.items)} items")

    def _cell(self, room: Room) -> float:
        """The width of an item, in points."""
        return (room.width - self.options.items_at - self.options.gutter * (self.options.columns - 1)) / self.options.columns

    def _head(self, programme: Programme, room: Room) -> Setting:
        """Title and intro, one above the other. The title's capitals are as high as the bullets."""
        stack = Stack(room.compositor, self.options.head_width)
        nodes: list[Node] = []
        if programme.title is not None:
            title = room.compositor.words(programme.title, strict=True)
            stack.text(title, room.style("section-head"), DISPLAY)
            nodes.append(node(Role.HEADING_2, title))
        if programme.intro is not None:
            intro = room.compositor.words(programme.intro, strict=True)
            stack.gap(self.options.below_head)
            stack.brief(intro, room.style("list-intro"))
            nodes.append(node(Role.PARAGRAPH, intro))
        return stack.setting(nodes)

    def _rows(self, cells: Sequence[Setting], content: Content, room: Room) -> Setting:
        """Rows of items, each as tall as its tallest, with a separator above each row except the first."""
        count, width = self.options.columns, self._cell(room)
        above, below = self.options.round_separator
        separator = content.brand.rule_colour("separator", room.ground)
        children: list[Placement | Placed] = []
        y = 0.0
        for start in range(0, len(cells), count):
            row = cells[start : start + count]
            y += above if start else 0.0
            for column, cell in enumerate(row):
                x = column * (width + self.options.gutter)
                if start and self.options.separator and separator is not None:
                    children.append(Rule(x, y, width, self.options.separator, separator))
                children.append(cell.frame.at(x, y + (below if start else 0.0)))
            y += (below if start else 0.0) + max(cell.height for cell in row)
        nodes = tuple(node for cell in cells for node in cell.nodes)
        frame = Frame(Size(room.width - self.options.items_at, y), tuple(children))
        return Setting(frame, (Node(Role.LIST, nodes),) if nodes else ())

    def _item(self, item: ProgrammeItem, content: Content, room: Room, rung: int) -> Setting:
        stack = Stack(room.compositor, self._cell(room))
        colour = content.brand.rule_colour("bullet", room.ground)
        if colour is not None:
            bullet = Rect(0, 0, *self.options.bullet)
            stack.put([Panel(bullet, colour)], bullet.height + self.options.below_bullet)
        entry = set_item(stack, item, content, room, rung, 0.0, self.options)
        return stack.setting([entry])
