"""The headline, on the largest rung of its ladder that holds it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from forumprint.base.units import Length
from forumprint.frame.structure import Role
from forumprint.kit.component import Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.content import Content
from forumprint.kit.titles import set_title
from forumprint.model.fields import about


class HeadlineChoices(Choices, frozen=True, kw_only=True):
    """The text of the headline, and its largest size."""

    says: Annotated[
        Literal["title", "series"],
        about("`series` makes the event's series the headline, if it has one. `subtitle` then prints the title."),
    ] = "title"
    largest: Annotated[
        Length | None, about("The largest size. The ladder begins with the first size that is no larger.", examples=["59pt"])
    ] = None


class Headline(Part, frozen=True):
    """The title, or the series if the layout says so, in balanced lines without hyphens."""

    name: ClassVar[str] = "headline"
    reads: ClassVar[tuple[str, ...]] = ("title", "series")
    roles: ClassVar[tuple[str, ...]] = ("headline",)
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = HeadlineChoices
    options: HeadlineChoices = HeadlineChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("headline") - self._first(room)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        series = content.event.series if self.options.says == "series" else None
        return set_title(series or content.event.title, "headline", Role.HEADING_1, room, self._first(room) + rungs.get("size", 0))

    def _first(self, room: Room) -> int:
        return room.compositor.stylebook.first("headline", self.options.largest)
