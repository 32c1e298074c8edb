"""The masthead: mark and wordmark, and at the right the kind of leaflet, the date and the place."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Placement
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import flush_right, node, stand
from forumprint.kit.content import Content
from forumprint.kit.phrases import place_words
from forumprint.language.writing import date_text
from forumprint.model.fields import about

# Lines at the right that are quieter than the line above them.


class MastheadChoices(Choices, frozen=True, kw_only=True):
    """The size of the mark."""

    mark: Annotated[Length, about("The width of the mark.", examples=["17.5mm"])] = Length(mm(17.5))
    gap: Annotated[Length, about("The space between mark and name.")] = Length(mm(3.5))
    right: Annotated[
        tuple[Literal["label", "date", "day", "place", "office"], ...],
        about(
            "The lines at the right: the layout's `label`, the `date` with its place, the `day`, the `place`, the `office`. [] prints none."
        ),
    ] = ("label", "date")


class Masthead(Part, frozen=True):
    """Mark, name and descriptor at the left; label, date and place at the right. The ladder is `place`: it leaves the place out."""

    name: ClassVar[str] = "masthead"
    reads: ClassVar[tuple[str, ...]] = ("date", "venue", "contact")
    roles: ClassVar[tuple[str, ...]] = ("masthead-name", "masthead-descriptor", "masthead-label", "masthead-date")
    gives: ClassVar[tuple[str, ...]] = ("place",)
    Options: ClassVar[type[Choices]] = MastheadChoices
    options: MastheadChoices = MastheadChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"place": int("date" in self.options.right and content.event.date is not None and content.event.venue is not None)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        placements: list[Placement] = []
        nodes: list[Node] = []
        height = 0.0
        x = 0.0
        mark = content.drawings.get(f"mark/{room.ground}")
        if mark is not None:
            height = mark.height_at(self.options.mark)
            placements.append(mark.placed(0, 0, self.options.mark))
            x = self.options.mark + self.options.gap
        wordmark = content.brand.wordmark
        y = 0.0
        for text, role in ((wordmark.name, "masthead-name"), (wordmark.descriptor, "masthead-descriptor")):
            if text is not None:
                style = room.style(role)
                span = room.compositor.words(text)
                placements += stand([room.compositor.line(span, style)], style, x, y)
                nodes.append(node(Role.PARAGRAPH, span))
                y += style.leading
        right = self._right(content, room, alone=bool(rungs.get("place")))
        reached = max((placed.box.right for placed in placements), default=0.0)
        if reached > min([room.width, *(placed.box.x for placed in right.frame.walk())]):
            hint = "make the masthead wider, or print fewer things at its right"
            return Misfit("the two sides of the masthead do not fit side by side", hint, content.event.where)
        size = Size(room.width, max(height, y, right.height))
        return Setting(Frame(size, (*placements, right.frame.at(0.0, 0.0))), (*nodes, *right.nodes))

    def _right(self, content: Content, room: Room, *, alone: bool) -> Setting:
        """The kind of leaflet, then date and place, flush right. `alone` leaves the place out beside the date."""
        placements: list[Placement] = []
        nodes: list[Node] = []
        y = 0.0
        for kind in self.options.right:
            spans = _line("day" if alone and kind == "date" else kind, content, room)
            if spans:
                style = room.style("masthead-date" if placements else "masthead-label")
                placements.append(flush_right(room.compositor.line(spans, style), style, room.width, y))
                nodes.append(node(Role.PARAGRAPH, *spans))
                y += style.leading
        return Setting(Frame(Size(room.width, y), tuple(placements)), tuple(nodes)) if placements else NOTHING


def _line(kind: str, content: Content, room: Room) -> list[Span]:
    """The text of a line at the right; [] if the event has none."""
    compositor, place = room.compositor, place_words(content, room)
    match kind:
        case "label":
            return [compositor.composed(*content.label)]
        case "office":
            contact = content.event.contact or content.brand.contact
            return [compositor.words(contact.office, strict=True)] if contact is not None and contact.office is not None else []
        case "day":
            return _when(content, room)
        case "place":
            return [place] if place is not None else []
    when = _when(content, room)
    if place is None or not when:
        return when or ([place] if place is not None else [])
    return [*when, compositor.composed(content.language.label("separator"), place.where), place]


def _when(content: Content, room: Room) -> list[Span]:
    date = content.event.date
    return [room.compositor.composed(date_text(date, content.language, running=False), date.where)] if date is not None else []
