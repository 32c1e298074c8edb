"""Facts: rows of a small label above its value, each under a hairline: when, where, who welcomed the guests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.event.dates import EventDate
from forumprint.frame.placements import Rule
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import Stack, node
from forumprint.kit.content import Content
from forumprint.kit.phrases import address_words, listed, place_words
from forumprint.language.writing import date_text
from forumprint.model.fields import about


class FactsChoices(Choices, frozen=True, kw_only=True):
    """The number of rows, and their spaces."""

    first: Annotated[int, about("The first row it prints, counted from 1.", least=1, most=20)] = 1
    rows: Annotated[int, about("The most rows. The first ones stay.", least=1, most=20)] = 9
    fewest: Annotated[int, about("The least number of rows to which the fitting may go.", least=0, most=20)] = 2
    columns: Annotated[int, about("The number of rows side by side.", least=1, most=6)] = 1
    gutter: Annotated[Length, about("The space between two rows side by side.")] = Length(mm(4))
    above: Annotated[Length, about("The space between the rule and the label.")] = Length(mm(1.1))
    below: Annotated[Length, about("The space between the value and the next rule.")] = Length(mm(1.6))
    rule: Annotated[Length, about("The thickness of the rule.")] = Length(0.5)
    address: Annotated[bool, about("`true` to print the place with its street and number.")] = False


class Facts(Part, frozen=True):
    """The date, the place, and the people whose part makes a row."""

    name: ClassVar[str] = "facts"
    reads: ClassVar[tuple[str, ...]] = ("date", "venue", "people")
    roles: ClassVar[tuple[str, ...]] = ("fact-label", "fact-value")
    gives: ClassVar[tuple[str, ...]] = ("rows",)
    Options: ClassVar[type[Choices]] = FactsChoices
    options: FactsChoices = FactsChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"rows": max(0, len(self._asked(list(self._rows(content, room)))) - self.options.fewest)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        every = list(self._rows(content, room))
        kept = self._asked(every)
        kept = kept[: len(kept) - rungs.get("rows", 0)]
        if not kept:
            return NOTHING
        abreast = min(self.options.columns, len(kept))
        width = (room.width - self.options.gutter * (abreast - 1)) / abreast
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        for start in range(0, len(kept), abreast):
            stack.gap(self.options.below)
            cells = [self._cell(label, value, content, room, width) for label, value in kept[start : start + abreast]]
            placed = [cell.frame.at(column * (width + self.options.gutter), stack.height) for column, cell in enumerate(cells)]
            stack.put(placed, max(cell.height for cell in cells))
            nodes += [each for cell in cells for each in cell.nodes]
        return stack.setting(nodes, f"{len(kept)} of {len(every)} rows")

    def _asked(self, every: Sequence[tuple[Span, Span]]) -> Sequence[tuple[Span, Span]]:
        """The rows here: from the first one requested, up to the largest number."""
        return every[self.options.first - 1 :][: self.options.rows]

    def _cell(self, label: Span, value: Span, content: Content, room: Room, width: float) -> Setting:
        """One fact under its rule."""
        stack = Stack(room.compositor, width)
        colour = content.brand.rule_colour("fact", room.ground)
        if colour is not None:
            stack.put([Rule(0, 0, width, self.options.rule, colour)], self.options.above)
        stack.brief(label, room.style("fact-label"))
        stack.brief(value, room.style("fact-value"))
        return stack.setting([node(Role.PARAGRAPH, label), node(Role.PARAGRAPH, value)])

    def _rows(self, content: Content, room: Room) -> Iterator[tuple[Span, Span]]:
        """The label and value of every fact in the event. An empty field makes no row."""
        event, compositor, language = content.event, room.compositor, content.language
        if event.date is not None:
            yield compositor.composed(language.label("when"), event.date.where), _time_words(event.date, content, room)
        place = address_words(content, room) if self.options.address else place_words(content, room)
        if place is not None:
            yield compositor.composed(language.label("where"), place.where), place
        for person in event.people:
            if person.part is not None:
                yield compositor.words(person.part, strict=True), compositor.words(person.name, strict=True)


def _time_words(date: EventDate, content: Content, room: Room) -> Span:
    """The date, with the time of day if it is known."""
    day = room.compositor.composed(date_text(date, content.language, running=True), date.where)
    return day if date.time is None else listed([day, room.compositor.words(date.time, strict=True)], content, room)
