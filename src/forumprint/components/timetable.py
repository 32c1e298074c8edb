"""The timetable: the programme as a table of time, title, speaker and place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import inf
from typing import Annotated, ClassVar

from msgspec import Struct

from forumprint.base.units import Length, mm
from forumprint.event.model import ProgrammeItem
from forumprint.frame.placements import Rule
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, STRICT, SetGalley, Stack, first_baseline, node, stand
from forumprint.kit.content import Content
from forumprint.kit.priorities import spare, without
from forumprint.model.fields import about
from forumprint.model.words import Text
from forumprint.type.break_opportunities import Extent
from forumprint.type.galley import TextStyle

_HAIR = 0.01
_NOTHING = Extent(0.0, 0.0)


class TimetableChoices(Choices, frozen=True, kw_only=True):
    """How head, rules and columns stand."""

    head: Annotated[str, about("The type role of the programme's title.", examples=["section-head"])] = "crosshead"
    below_title: Annotated[Length, about("The space between the title and its intro.")] = Length(mm(0.6))
    below_head: Annotated[Length, about("The space between title or intro and the table.")] = Length(mm(1.6))
    gutter: Annotated[Length, about("The space between two columns.")] = Length(mm(4))
    row: Annotated[Length, about("The space between a rule and the words above and below it.")] = Length(mm(1.1))
    rule: Annotated[Length, about("The thickness of the rules between rows.")] = Length(0.75)


class _Column(Struct, frozen=True):
    """A column of the table: the label of its head, the role of its words, and its field of an item."""

    label: str
    role: str
    attribute: str

    def text(self, item: ProgrammeItem) -> Text | None:
        found: Text | None = getattr(item, self.attribute)
        return found


_COLUMNS = (
    _Column("time", "list-item", "time"),
    _Column("what", "list-item", "title"),
    _Column("who", "list-detail", "speaker"),
    _Column("where", "list-detail", "place"),
)


class Timetable(Part, frozen=True):
    """A table of the programme. A column without content is left out. The ladders are `size`, and `items`, by priority."""

    name: ClassVar[str] = "timetable"
    reads: ClassVar[tuple[str, ...]] = ("programme",)
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "list-intro", "fact-label", "list-item", "list-detail")
    gives: ClassVar[tuple[str, ...]] = ("size", "items")
    Options: ClassVar[type[Choices]] = TimetableChoices
    options: TimetableChoices = TimetableChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        programme = content.event.programme
        if programme is None or not programme.items:
            return {}
        return {"size": room.compositor.ladder_length("list-item"), "items": spare(programme.items)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        programme = content.event.programme
        if programme is None or not programme.items:
            return NOTHING
        items = without(programme.items, rungs.get("items", 0))
        columns = [column for column in _COLUMNS if any(column.text(item) for item in items)]
        table = _Table(content, room, self.options, columns, items, rungs.get("size", 0))
        widths = table.widths()
        if widths is None:
            return Misfit("the timetable has more columns than its region can hold", "make the region wider", programme.where)
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        for text, role, tag in ((programme.title, self.options.head, Role.HEADING_2), (programme.intro, "list-intro", Role.PARAGRAPH)):
            if text is not None:
                span = room.compositor.words(text, strict=True)
                stack.gap(self.options.below_title)
                stack.text(span, room.style(role), STRICT)
                nodes.append(node(tag, span))
        stack.gap(self.options.below_head)
        nodes.append(table.set(stack, widths))
        return stack.setting(nodes, f"{len(items)} of {len(programme.items)} items")


def _levels(cells: Sequence[float], least: float) -> list[tuple[float, int]]:
    """The useful widths of a column, each with the rows that break at it, one bit for each."""
    widths = sorted({max(least, width) for width in cells})
    return [(width, sum(1 << row for row, cell in enumerate(cells) if cell > width + _HAIR)) for width in widths]


class _Table:
    """Sets heads and items in columns."""

    def __init__(
        self, content: Content, room: Room, options: TimetableChoices, columns: Sequence[_Column], items: Sequence[ProgrammeItem], rung: int
    ) -> None:
        self._room, self._options, self._columns = room, options, columns
        self._rule = content.brand.rule_colour("separator", room.ground)
        self._head_style = room.style("fact-label")
        self._styles = [(room.tabular_style if column.attribute == "time" else room.style)(column.role, rung) for column in columns]
        compositor = room.compositor
        self._heads = [compositor.composed(content.language.label(column.label), items[0].where) for column in columns]
        self._rows = [
            [compositor.words(text, strict=True) if (text := column.text(item)) else None for column in columns] for item in items
        ]

    def widths(self) -> tuple[float, ...] | None:
        """The width of each column in points, without gutters; None if the columns' longest words do not fit side by side.

        The first column keeps its words on one line, because a time is never broken. Every other column is at least as wide as its longest
        word, and wide enough that as few rows as possible need a second line. The rest is shared in proportion to the room that each column
        would need for single lines, as in CSS 2.1, 17.5.2.2.
        """
        room = self._room.width - self._options.gutter * (len(self._columns) - 1)
        columns = [self._extents(column) for column in range(len(self._columns))]
        cells = [[extent.width for extent in extents] for extents in columns]
        least = [max(extent.least for extent in extents) for extents in columns]
        natural = [min(max(widths), self._room.width) for widths in cells]
        if self._columns[0].attribute == "time":
            least[0] = natural[0]
        if room < sum(least) - _HAIR:
            return None
        if sum(natural) > room:
            least = self._fewest_broken(cells, least, room)
        wanted = [max(0.0, most - few) for most, few in zip(natural, least, strict=True)]
        share = min(1.0, (room - sum(least)) / sum(wanted)) if sum(wanted) else 0.0
        widths = [few + share * more for few, more in zip(least, wanted, strict=True)]
        # The rest becomes white between the columns, but not after a time, which belongs to the next column.
        inner = range(int(self._columns[0].attribute == "time"), len(widths) - 1)
        for column in inner:
            widths[column] += (room - sum(natural)) / len(inner) if sum(natural) < room else 0.0
        return tuple(widths)

    def _fewest_broken(self, cells: Sequence[Sequence[float]], least: Sequence[float], room: float) -> list[float]:
        """The widths of the columns, at most `room` together, at which the fewest rows have a cell wider than its column.

        Args:
            cells: The widths of each column's cells on one line, the head first. The width of an empty cell is 0.
            least: The least width of each column.
            room: The width for all columns together.
        """
        columns = [_levels(widths, few) for widths, few in zip(cells, least, strict=True)]
        best: tuple[int, float, list[float]] = (len(cells[0]) + 1, inf, list(least))
        for chosen in product(*columns[:-1]):
            left = room - sum(width for width, _ in chosen)
            last = max((level for level in columns[-1] if level[0] <= left + _HAIR), default=None)
            if last is None:
                continue
            broken = 0
            for _, rows in (*chosen, last):
                broken |= rows
            widths = [width for width, _ in (*chosen, last)]
            best = min(best, (broken.bit_count(), sum(widths), widths))
        return best[2]

    def _extents(self, column: int) -> list[Extent]:
        """The cells of a column, the head first."""
        cells = [(self._heads[column], self._head_style), *((row[column], self._styles[column]) for row in self._rows)]
        extent = self._room.compositor.extent
        return [extent(span, style, STRICT) if span is not None else _NOTHING for span, style in cells]

    def set(self, stack: Stack, widths: Sequence[float]) -> Node:
        """The table under the rest, and its structure."""
        rows = [self._row(stack, self._heads, [self._head_style] * len(widths), widths, Role.HEAD_CELL)]
        for cells in self._rows:
            stack.gap(self._options.row)
            if self._rule is not None:
                stack.put([Rule(0.0, stack.height, stack.width, self._options.rule, self._rule)], self._options.row)
            rows.append(self._row(stack, cells, self._styles, widths, Role.CELL))
        return Node(Role.TABLE, tuple(rows))

    def _row(self, stack: Stack, cells: Sequence[Span | None], styles: Sequence[TextStyle], widths: Sequence[float], role: Role) -> Node:
        """Cells side by side, with their first lines on one baseline."""
        x = height = 0.0
        baseline = max(first_baseline(style) for style in styles)
        for span, style, width in zip(cells, styles, widths, strict=True):
            galley = self._set(span, style, width + _HAIR)
            drop = baseline - first_baseline(style)
            stack.put(stand(galley.lines, style, x, stack.height + drop), 0.0)
            height = max(height, drop + galley.height)
            x += width + self._options.gutter
        stack.put((), height)
        return Node(Role.TABLE_ROW, tuple(node(role, *([span] if span else [])) for span in cells))

    def _set(self, span: Span | None, style: TextStyle, measure: float) -> SetGalley:
        return self._room.compositor.galley(span if span is not None else (), style, measure, DISPLAY)
