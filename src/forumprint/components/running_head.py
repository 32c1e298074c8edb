"""The running head: a small masthead for the sides after the first. It repeats the first side's, so it is no part of the text."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from forumprint.base.fields import about
from forumprint.base.frozen import dataclass
from forumprint.base.units import Length, mm
from forumprint.components.base import Choices, Copy, Part, Room, Rungs, Setting
from forumprint.components.compositor import first_baseline, flush_right, stand
from forumprint.leaflet.placements import Placement
from forumprint.text.writing import date_text


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHeadChoices(Choices):
    """How large the mark stands."""

    mark: Length = field(default=Length(mm(9)), metadata=about("Width of the mark; at least 9mm.", examples=["9mm"]))
    gap: Length = field(default=Length(mm(4)), metadata=about("Between mark and name."))


@dataclass(frozen=True, slots=True)
class RunningHead(Part):
    """Mark, name and descriptor at the left; label and date at the right; an artifact."""

    name: ClassVar[str] = "running-head"
    roles: ClassVar[tuple[str, ...]] = ("running-name", "running-head")
    Options: ClassVar[type[Choices]] = RunningHeadChoices
    options: RunningHeadChoices = field(default_factory=RunningHeadChoices)

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting:
        name, quiet = room.style("running-name"), room.style("running-head")
        separator = copy.language.label("separator")
        placements: list[Placement] = []
        x = 0.0
        mark = copy.drawings.get(f"mark/{room.ground}")
        if mark is not None:
            # Its middle on the middle of the capitals beside it.
            height = mark.height_at(self.options.mark)
            middle = first_baseline(name) - name.typeface.cap_height * name.size / name.typeface.upem / 2
            placements.append(mark.placed(0.0, middle - height / 2, self.options.mark))
            x = self.options.mark + self.options.gap
        wordmark = copy.brand.wordmark
        said = separator.join(text.value for text in (wordmark.name, wordmark.descriptor) if text is not None)
        placements += stand([room.compositor.artifact(said, name)], name, x, 0.0)
        right = [copy.label[0]] + ([date_text(copy.event.date, copy.language, running=False)] if copy.event.date else [])
        placements.append(flush_right(room.compositor.artifact(separator.join(right), quiet), quiet, room.width, 0.0))
        return Setting(max(name.leading, quiet.leading), tuple(placements))
