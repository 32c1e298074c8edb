"""The folio: the name of the publication, the side's number and the number of sides. It only repeats, so it is not part of the text.

A single side has none, because there is nothing to count.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Placement
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import flush_right, stand
from forumprint.kit.content import Content
from forumprint.language import writing
from forumprint.model.fields import about


class FolioChoices(Choices, frozen=True, kw_only=True):
    """The text beside the number."""

    title: Annotated[bool, about("`true` to print edition and series at the left.")] = True


class Folio(Part, frozen=True):
    """Edition and series at the left, the side's number at the right. It is an artifact (ISO 32000-1, 14.8.2.2)."""

    name: ClassVar[str] = "folio"
    roles: ClassVar[tuple[str, ...]] = ("folio", "running-head")
    Options: ClassVar[type[Choices]] = FolioChoices
    options: FolioChoices = FolioChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        if room.sides == 1:
            return NOTHING
        placements: list[Placement] = []
        number = room.style("folio")
        quiet = replace(room.style("running-head"), size=number.size, leading=number.leading)
        words = content.language.label("page_of", page=str(room.side), pages=str(room.sides))
        count = room.compositor.artifact(words, number)
        placements.append(flush_right(count, number, room.width, 0.0))
        edition, series = content.event.edition, content.event.series
        if self.options.title and (edition or series):
            title = writing.kicker(edition.value if edition else None, series.value if series else None, content.language)
            line = room.compositor.artifact(title, quiet)
            # This text only repeats. It is left out where there is no room beside the number.
            if line.width + quiet.size + count.width <= room.width:
                placements += stand([line], quiet, 0.0, 0.0)
        return Setting(Frame(Size(room.width, number.leading), tuple(placements)))
