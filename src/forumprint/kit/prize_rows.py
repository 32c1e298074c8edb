"""Prize rows: a category's prizes one under the other, with the prize at the left of the winner. They are a table: each prize heads its
row.
"""

from __future__ import annotations

from collections.abc import Sequence

from forumprint.base.geometry import Size
from forumprint.event.model import Award
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Rule
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Misfit, Room, Setting
from forumprint.kit.compositor import STRICT, Stack, first_baseline, node, stand
from forumprint.kit.content import Content
from forumprint.kit.lists import too_wide

_SEPARATOR = 0.75
# White between a name and the rule of its row, as a share of the name's type size.
_ABOVE_RULE, _BELOW_RULE = 0.35, 0.3


def prize_rows(awards: Sequence[Award], content: Content, room: Room, width: float, prize: float, rung: int) -> Setting | Misfit:
    """The prizes of one category, with a separator above each.

    The table is `width` points wide. Its first column has `prize` points; name and reason stand in the rest. `rung` is the size of the
    names.
    """
    stack = Stack(room.compositor, width)
    colour = content.brand.rule_colour("separator", room.ground)
    size = room.style("list-item", rung).size
    rows: list[Node] = []
    for award in awards:
        if colour is not None:
            stack.put([Rule(0.0, stack.height, width, _SEPARATOR, colour)], 0.0)
        stack.put((), _BELOW_RULE * size)
        label, name = _label(award, room, prize, rung), _name(award, room, width - prize, rung)
        misfit = too_wide((label,), prize, award.where) or too_wide((name,), width - prize, award.where)
        if misfit is not None:
            return misfit
        stack.put([label.frame.at(0.0, stack.height)], 0.0)
        stack.put([name.frame.at(prize, stack.height)], max(label.height, name.height) + _ABOVE_RULE * size)
        rows.append(Node(Role.TABLE_ROW, (Node(Role.HEAD_CELL, label.nodes), Node(Role.CELL, name.nodes))))
    return stack.setting([Node(Role.TABLE, tuple(rows))])


def _label(award: Award, room: Room, width: float, rung: int) -> Setting:
    """The prize, on the baseline of the name beside it."""
    if award.place is None:
        return NOTHING
    span, style = room.compositor.words(award.place, strict=True), room.style("list-detail", rung)
    drop = first_baseline(room.style("list-item", rung)) - first_baseline(style)
    galley = room.compositor.galley(span, style, width, STRICT)
    frame = Frame(Size(width, drop + galley.height), stand(galley.lines, style, 0.0, drop))
    return Setting(frame, (node(Role.SPAN, span),))


def _name(award: Award, room: Room, width: float, rung: int) -> Setting:
    """The winner, and the reason under it."""
    stack = Stack(room.compositor, width)
    nodes: list[Node] = []
    for text, role in ((award.name, "list-item"), (award.note, "list-detail")):
        if text is not None:
            span = room.compositor.words(text, strict=True)
            stack.text(span, room.style(role, rung), STRICT)
            nodes.append(node(Role.PARAGRAPH, span))
    return stack.setting(nodes)
