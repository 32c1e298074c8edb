"""The running head: a small masthead for the sides after the first. It repeats the first side's masthead, so it is not part of the text."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Placement
from forumprint.kit.component import Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import SetLine, first_baseline, flush_right, stand
from forumprint.kit.content import Content
from forumprint.language.writing import date_text
from forumprint.model.fields import about


class RunningHeadChoices(Choices, frozen=True, kw_only=True):
    """The size of the mark."""

    mark: Annotated[Length, about("The width of the mark; at least 9mm.", examples=["9mm"])] = Length(mm(9))
    gap: Annotated[Length, about("The space between mark and name.")] = Length(mm(4))


class RunningHead(Part, frozen=True):
    """Mark, name and descriptor at the left, label and date at the right. It is an artifact."""

    name: ClassVar[str] = "running-head"
    roles: ClassVar[tuple[str, ...]] = ("running-name", "running-head")
    Options: ClassVar[type[Choices]] = RunningHeadChoices
    options: RunningHeadChoices = RunningHeadChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        name, quiet = room.style("running-name"), room.style("running-head")
        placements: list[Placement] = []
        x = 0.0
        mark = content.drawings.get(f"small-mark/{room.ground}") or content.drawings.get(f"mark/{room.ground}")
        if mark is not None:
            # The middle of the mark is level with the middle of the capitals beside it.
            height = mark.height_at(self.options.mark)
            middle = first_baseline(name) - name.typeface.cap_height * name.size / name.typeface.upem / 2
            placements.append(mark.placed(0.0, middle - height / 2, self.options.mark))
            x = self.options.mark + self.options.gap
        left, right = self._sides(content, room, room.width - x - name.size)
        placements += stand([left], name, x, 0.0)
        placements += [flush_right(right, quiet, room.width, 0.0)] if right is not None else []
        return Setting(Frame(Size(room.width, max(name.leading, quiet.leading)), tuple(placements)))

    def _sides(self, content: Content, room: Room, width: float) -> tuple[SetLine, SetLine | None]:
        """Both sides in full, or without repeated parts until they fit side by side."""
        separator = content.language.label("separator")
        wordmark, date = content.brand.wordmark, content.event.date
        lefts = [[wordmark.name.value, *([wordmark.descriptor.value] if wordmark.descriptor else [])], [wordmark.name.value]]
        rights = [[content.label[0], *([date_text(date, content.language, running=False)] if date else [])], [content.label[0]]]
        for right in rights:
            for left in lefts:
                one = room.compositor.artifact(separator.join(left), room.style("running-name"))
                other = room.compositor.artifact(separator.join(right), room.style("running-head"))
                if one.width + other.width <= width:
                    return one, other
        return room.compositor.artifact(wordmark.name.value, room.style("running-name")), None
