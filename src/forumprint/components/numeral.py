"""The numeral: the edition, large above the headline."""

from __future__ import annotations

from typing import ClassVar

from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, first_baseline, node
from forumprint.kit.content import Content
from forumprint.type.margins import depth

# In ems. Round letters and figures reach this far below the baseline. A letter that reaches further has a descender, and gets this much
# white under it.
_OVERSHOOT, _CLEAR = 0.03, 0.1


class Numeral(Part, frozen=True):
    """The edition, on one line."""

    name: ClassVar[str] = "numeral"
    reads: ClassVar[tuple[str, ...]] = ("edition",)
    roles: ClassVar[tuple[str, ...]] = ("numeral",)
    gives: ClassVar[tuple[str, ...]] = ("size",)

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("numeral")} if content.event.edition else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        edition = content.event.edition
        if edition is None:
            return NOTHING
        span = room.compositor.words(edition, strict=True)
        style = room.style("numeral", rungs.get("size", 0))
        stack = Stack(room.compositor, room.width)
        galley = stack.text(span, style, STRICT)
        if len(galley.lines) > 1 or galley.overfull:
            return Misfit("the edition is wider than its line", "write it as a numeral: `edition: XIX`", edition.where)
        # A word in place of a numeral may have descenders. The next text stands under them.
        hangs = depth(galley.lines[0].line, style)
        below = hangs + _CLEAR * style.size - (style.leading - first_baseline(style))
        height = stack.height + (max(0.0, below) if hangs > _OVERSHOOT * style.size else 0.0)
        stack.put((), height - stack.height)
        return stack.setting([node(Role.PARAGRAPH, span)], f"{style.size:g} pt")
