"""Lists: the parts that components with several entries share. These are a head, entries side by side in rows, and the options for both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.base.problems import Where
from forumprint.base.units import Length, mm
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.placements import TextLine
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import Choices, Misfit, Room, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.model.fields import about

_HAIR = 0.01


class RowChoices(Choices, frozen=True, kw_only=True):
    """How entries stand side by side."""

    columns: Annotated[int, about("The number of entries side by side.", least=1, most=6)] = 1
    gutter: Annotated[Length, about("The space between two entries side by side.")] = Length(mm(4))
    between: Annotated[Length, about("The space between two rows of entries.")] = Length(mm(1.4))

    def cell(self, width: float) -> float:
        """The width of one entry in a measure, in points."""
        return (width - self.gutter * (self.columns - 1)) / self.columns


class ListChoices(RowChoices, frozen=True, kw_only=True):
    """How the head stands, and the entries under it."""

    head: Annotated[str, about("The type role of the head.", examples=["section-head"])] = "crosshead"
    below_head: Annotated[Length, about("The space between the head and the first entries.")] = Length(mm(1.6))


def head(stack: Stack, words: str, where: Where, room: Room, choices: ListChoices) -> Node:
    """A head in words of the language data, and the white under it."""
    span = room.compositor.composed(words, where)
    stack.text(span, room.style(choices.head), STRICT)
    stack.gap(choices.below_head)
    return node(Role.HEADING_2, span)


def entry(lines: Sequence[tuple[Span, str, int]], room: Room, width: float) -> Setting:
    """Spans one under the other, a paragraph each. Each has a type role at a rung."""
    stack = Stack(room.compositor, width)
    for span, role, rung in lines:
        stack.brief(span, room.style(role, rung))
    return stack.setting(node(Role.PARAGRAPH, span) for span, _, _ in lines)


def lowered(setting: Setting, by: float) -> Setting:
    """A set entry with this many points of white above it."""
    frame = setting.frame
    return replace(setting, frame=Frame(Size(frame.size.width, frame.height + by), (frame.at(0.0, by),)))


def item(setting: Setting) -> Node:
    """A set entry as an item of a list."""
    return Node(Role.ITEM, (Node(Role.ITEM_BODY, setting.nodes),))


def in_rows(entries: Sequence[Setting], choices: RowChoices, width: float) -> Frame:
    """Entries side by side in rows, each row as tall as its tallest entry."""
    pitch = choices.cell(width) + choices.gutter
    children: list[Placed] = []
    y = 0.0
    for first in range(0, len(entries), choices.columns):
        row = entries[first : first + choices.columns]
        y += choices.between if first else 0.0
        children += [one.frame.at(place * pitch, y) for place, one in enumerate(row)]
        y += max(one.height for one in row)
    return Frame(Size(width, y), tuple(children))


def too_wide(entries: Sequence[Setting], width: float, where: Where) -> Misfit | None:
    """A misfit if a word is wider than its entry: it would run into the next one."""
    for one in entries:
        for placed in one.frame.walk():
            if isinstance(placed, TextLine) and placed.box.right > width + _HAIR:
                words = placed.line.text.strip()
                hint = "make the region wider, or put fewer entries side by side"
                return Misfit(f"“{words}” is wider than its column", hint, where)
    return None
