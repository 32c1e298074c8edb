"""The awards: prizes and their winners, category by category. They stand in rows beside their head where there is room, else in columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Annotated, ClassVar

from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Award
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.lists import ListChoices, entry, head, in_rows, item, too_wide
from forumprint.kit.priorities import spare, without
from forumprint.kit.prize_rows import prize_rows
from forumprint.model.fields import about


class AwardsChoices(ListChoices, frozen=True, kw_only=True):
    """How the head, the categories and the entries stand."""

    above_category: Annotated[
        Length, about("The space above the name of a category. It is at least twice the space between two rows of entries.")
    ] = Length(mm(5.2))
    below_category: Annotated[Length, about("The space between the name of a category and its first entries.")] = Length(mm(0.6))

    head_width: Annotated[
        Length | None,
        about("The width of the head, with the prizes in rows beside it. The ladder `columns` puts them in columns under it."),
    ] = None
    prize: Annotated[Length, about("The width of the prize in these rows, left of the winner.")] = Length(mm(31))

    @property
    def apart(self) -> float:
        """The points between two categories. They are enough to show which category each prize belongs to."""
        return max(self.above_category, 2 * self.between)


class Awards(Part, frozen=True):
    """Prize, winner and reason under each category. The ladders are `columns` and `size`, and `items`, by priority."""

    name: ClassVar[str] = "awards"
    reads: ClassVar[tuple[str, ...]] = ("awards",)
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "fact-label", "list-item", "list-detail")
    gives: ClassVar[tuple[str, ...]] = ("columns", "size", "items")
    Options: ClassVar[type[Choices]] = AwardsChoices
    options: AwardsChoices = AwardsChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        awards = content.event.awards
        if not awards:
            return {}
        columns = int(self.options.head_width is not None)
        return {"columns": columns, "size": room.compositor.ladder_length("list-item"), "items": spare(awards)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        awards = without(content.event.awards, rungs.get("items", 0))
        if not awards:
            return NOTHING
        groups = _by_category(awards)
        note = f"{len(awards)} of {len(content.event.awards)}"
        if self.options.head_width is not None and not rungs.get("columns"):
            return self._in_rows(groups, content, room, self.options.head_width, rungs.get("size", 0), note)
        ways = [self._in_columns(groups, room, rungs.get("size", 0))] if 1 < self.options.columns <= len(groups) else []
        if not ways or not any(len(group) % self.options.columns for group in groups):
            ways.append(self._category_by_category(groups, room, rungs.get("size", 0)))
        standing = [way for way in ways if not isinstance(way, Misfit)]
        if not standing:
            return ways[-1]
        one = min(standing, key=lambda way: way.height)
        stack = Stack(room.compositor, room.width)
        title = head(stack, content.language.label("awards"), awards[0].where, room, self.options)
        stack.block(one.frame)
        return stack.setting([title, *one.nodes], note)

    def _in_columns(self, groups: Sequence[Sequence[Award]], room: Room, rung: int) -> Setting | Misfit:
        """Whole categories in the columns, where prizes in rows would leave a gap."""
        width = self.options.cell(room.width)
        settings = self._groups(groups, room, width, 1, rung)
        if isinstance(settings, Misfit):
            return settings
        columns = _poured(settings, self.options.columns, self.options.apart)
        frame = _side_by_side(columns, width + self.options.gutter, self.options.apart, room.width)
        return Setting(frame, tuple(node for one in settings for node in one.nodes))

    def _category_by_category(self, groups: Sequence[Sequence[Award]], room: Room, rung: int) -> Setting | Misfit:
        """The categories one under the other, with the prizes of each side by side."""
        settings = self._groups(groups, room, room.width, self.options.columns, rung)
        if isinstance(settings, Misfit):
            return settings
        frame = _side_by_side([settings], 0.0, self.options.apart, room.width)
        return Setting(frame, tuple(node for one in settings for node in one.nodes))

    def _groups(self, groups: Sequence[Sequence[Award]], room: Room, width: float, columns: int, rung: int) -> list[Setting] | Misfit:
        settings: list[Setting] = []
        for group in groups:
            one = self._group(group, room, width, columns, rung)
            if isinstance(one, Misfit):
                return one
            settings.append(one)
        return settings

    def _in_rows(
        self, groups: Sequence[Sequence[Award]], content: Content, room: Room, head_width: float, rung: int, note: str
    ) -> Setting | Misfit:
        """The head at the left, and the categories at the right, one under the other."""
        at = head_width + self.options.gutter
        title = Stack(room.compositor, head_width)
        nodes = [head(title, content.language.label("awards"), groups[0][0].where, room, self.options)]
        stack = Stack(room.compositor, room.width - at)
        for group in groups:
            stack.gap(self.options.apart)
            nodes += self._category_head(stack, group, room)
            stack.gap(self.options.below_category)
            rows = prize_rows(group, content, room, stack.width, self.options.prize, rung)
            if isinstance(rows, Misfit):
                return rows
            stack.block(rows.frame)
            nodes += rows.nodes
        size = Size(room.width, max(title.height, stack.height))
        return Setting(Frame(size, (title.frame.at(0.0, 0.0), stack.frame.at(at, 0.0))), tuple(nodes), f"{note}, in rows")

    def _group(self, group: Sequence[Award], room: Room, width: float, columns: int, rung: int) -> Setting | Misfit:
        """The name of a category, and its prizes under it."""
        choices = replace(self.options, columns=columns)
        cell = choices.cell(width)
        entries = [_entry(award, room, cell, rung) for award in group]
        misfit = too_wide(entries, cell, group[0].where)
        if misfit is not None:
            return misfit
        stack = Stack(room.compositor, width)
        nodes = self._category_head(stack, group, room)
        stack.gap(choices.below_category)
        stack.block(in_rows(entries, choices, width))
        nodes.append(Node(Role.LIST, tuple(item(one) for one in entries)))
        one = stack.setting(nodes)
        return too_wide([one], width, group[0].where) or one

    def _category_head(self, stack: Stack, group: Sequence[Award], room: Room) -> list[Node]:
        """The category of these awards, printed once for all of them. It is quieter than the head above."""
        categories = [award.category for award in group if award.category is not None]
        if not categories:
            return []
        first, *others = categories
        words = room.compositor.words(first, strict=True)
        span = room.compositor.composed(words.text, first.where, *(other.where for other in others))
        stack.text(span, room.style("fact-label" if self.options.head == "crosshead" else "crosshead"), STRICT)
        return [node(Role.HEADING_3, span)]


def _by_category(awards: Sequence[Award]) -> list[list[Award]]:
    """The awards by category. The categories stand in the order in which the event first names them."""
    groups: dict[str | None, list[Award]] = {}
    for award in awards:
        groups.setdefault(award.category.value if award.category else None, []).append(award)
    return list(groups.values())


def _poured(settings: Sequence[Setting], columns: int, apart: float) -> list[Sequence[Setting]]:
    """Settings in order from column to column. Their heights are as even as whole settings allow."""

    def parted(cuts: tuple[int, ...]) -> list[Sequence[Setting]]:
        return [settings[start:end] for start, end in zip((0, *cuts), (*cuts, len(settings)), strict=True)]

    every = (parted(cuts) for cuts in combinations(range(1, len(settings)), columns - 1))
    return min(every, key=lambda parts: max(_height(part, apart) for part in parts))


def _height(column: Sequence[Setting], apart: float) -> float:
    return sum(one.height for one in column) + apart * (len(column) - 1)


def _side_by_side(columns: Sequence[Sequence[Setting]], pitch: float, apart: float, width: float) -> Frame:
    """Columns of settings, as tall as the tallest."""
    children: list[Placed] = []
    for place, column in enumerate(columns):
        y = 0.0
        for one in column:
            children.append(one.frame.at(place * pitch, y))
            y += one.height + apart
    return Frame(Size(width, max(_height(column, apart) for column in columns)), tuple(children))


def _entry(award: Award, room: Room, width: float, rung: int) -> Setting:
    given = ((award.place, "fact-label"), (award.name, "list-item"), (award.note, "list-detail"))
    lines = [(room.compositor.words(text, strict=True), role, rung) for text, role in given if text is not None]
    return entry(lines, room, width)
