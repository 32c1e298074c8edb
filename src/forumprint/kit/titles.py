"""Titles: a headline in no more lines than its size may have."""

from __future__ import annotations

from forumprint.frame.spans import Span
from forumprint.frame.structure import Role
from forumprint.kit.component import Misfit, Room, Setting
from forumprint.kit.compositor import DISPLAY, SetGalley, Stack, hanging, node
from forumprint.model.words import Text

# One size down is not much smaller if it is so much of the larger.
_NEARLY = 0.78
_MARKS = (",", ";", ":", ".", "!", "?", "…", "–")


def set_title(title: Text, role: str, heading: Role, room: Room, rung: int) -> Setting | Misfit:
    """A title in a type role at one of its sizes, in no more lines than that size may have."""
    step = room.compositor.stylebook.ladder(role)[rung]
    span = room.compositor.words(title, strict=True)
    stack = Stack(room.compositor, room.width)
    galley = stack.text(span, room.style(role, rung), hanging(DISPLAY))
    lines = len(galley.lines)
    if step.lines is not None and lines > step.lines:
        room_for = int(len(title.value) * step.lines / lines)
        return Misfit(
            f"the title needs {lines} lines at {step.size:g} pt, where {step.lines} have room",
            f"shorten it to about {room_for} characters (it has {len(title.value)})",
            title.where,
        )
    if _breaks_better_smaller(galley, span, role, room, rung):
        return Misfit("at the next size the title breaks where it pauses", "say it shorter for this layout", title.where)
    if galley.width > room.width + 0.01:
        return Misfit("a word of the title is wider than its line", "use a shorter word, or a hyphen where it may be broken", title.where)
    return stack.setting([node(heading, span)], f"{step.size:g} pt, lines: {lines}")


def _breaks_better_smaller(galley: SetGalley, span: Span, role: str, room: Room, rung: int) -> bool:
    """Whether more of a title's lines end at a comma or a stop one size down, if that is not much smaller and needs no more lines."""
    ladder = room.compositor.stylebook.ladder(role)
    if rung + 1 >= len(ladder) or ladder[rung + 1].size < _NEARLY * ladder[rung].size:
        return False
    smaller = room.compositor.galley(span, room.style(role, rung + 1), room.width, hanging(DISPLAY))
    return len(smaller.lines) <= len(galley.lines) and _pauses(smaller) > _pauses(galley)


def _pauses(galley: SetGalley) -> int:
    """How many of its lines, the last one aside, end where a reader pauses."""
    return sum(line.text.rstrip().endswith(_MARKS) for line in galley.lines[:-1])
