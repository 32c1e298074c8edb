"""Titles: a headline in at most the number of lines that its size allows."""

from __future__ import annotations

from forumprint.frame.spans import Span
from forumprint.frame.structure import Role
from forumprint.kit.component import Misfit, Room, Setting
from forumprint.kit.compositor import DISPLAY, SetGalley, Stack, hanging, node
from forumprint.model.words import Text

# A step down to this share of the size is a small one.
_NEARLY = 0.78
_MARKS = (",", ";", ":", ".", "!", "?", "…", "–")


def set_title(title: Text, role: str, heading: Role, room: Room, rung: int) -> Setting | Misfit:
    """A title in a type role at one of its sizes, in at most the number of lines that the size allows."""
    step = room.compositor.stylebook.ladder(role)[rung]
    span = room.compositor.words(title, strict=True)
    stack = Stack(room.compositor, room.width)
    galley = stack.text(span, room.style(role, rung), hanging(DISPLAY))
    lines = len(galley.lines)
    if step.lines is not None and lines > step.lines:
        room_for = int(len(title.value) * step.lines / lines)
        return Misfit(
            f"the title needs {lines} lines at {step.size:g} pt, but only {step.lines} fit",
            f"shorten it to about {room_for} characters (it has {len(title.value)})",
            title.where,
        )
    if _breaks_better_smaller(galley, span, role, room, rung):
        return Misfit("the lines of the title end better at the next smaller size", "shorten it for this layout", title.where)
    if galley.width > room.width + 0.01:
        return Misfit(
            "a word of the title is wider than its line", "use a shorter word, or write a hyphen where it may be broken", title.where
        )
    return stack.setting([node(heading, span)], f"{step.size:g} pt, lines: {lines}")


def _breaks_better_smaller(galley: SetGalley, span: Span, role: str, room: Room, rung: int) -> bool:
    """Whether one size down more lines of the title end at a comma or a full stop. The size must not be much smaller and must need no more
    lines.
    """
    ladder = room.compositor.stylebook.ladder(role)
    if rung + 1 >= len(ladder) or ladder[rung + 1].size < _NEARLY * ladder[rung].size:
        return False
    smaller = room.compositor.galley(span, room.style(role, rung + 1), room.width, hanging(DISPLAY))
    return len(smaller.lines) <= len(galley.lines) and _pauses(smaller) > _pauses(galley)


def _pauses(galley: SetGalley) -> int:
    """The number of its lines, without the last one, that end at a pause."""
    return sum(line.text.rstrip().endswith(_MARKS) for line in galley.lines[:-1])
