"""The people who take part, each with a name and a role."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from forumprint.event.model import Person
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import Stack
from forumprint.kit.content import Content
from forumprint.kit.lists import ListChoices, entry, head, in_rows, item, too_wide
from forumprint.kit.priorities import spare, without
from forumprint.model.fields import about


class PeopleChoices(ListChoices, frozen=True, kw_only=True):
    """The people in the list, and how the entries stand."""

    who: Annotated[Literal["all", "without-part"], about("`without-part` leaves out people whose part makes a row in the facts.")] = "all"
    fewest: Annotated[int, about("The list is printed only for this number of people or more.", least=1, most=12)] = 1


class People(Part, frozen=True):
    """Names and roles in columns. The ladders are `size`, and `items`, by priority."""

    name: ClassVar[str] = "people"
    reads: ClassVar[tuple[str, ...]] = ("people",)
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "list-item", "list-detail")
    gives: ClassVar[tuple[str, ...]] = ("size", "items")
    Options: ClassVar[type[Choices]] = PeopleChoices
    options: PeopleChoices = PeopleChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        people = self._people(content)
        return {"size": room.compositor.ladder_length("list-item"), "items": spare(people)} if people else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        every = self._people(content)
        if not every:
            return NOTHING
        people = without(every, rungs.get("items", 0))
        width = self.options.cell(room.width)
        entries = [_entry(person, room, width, rungs.get("size", 0)) for person in people]
        misfit = too_wide(entries, width, people[0].where)
        if misfit is not None:
            return misfit
        stack = Stack(room.compositor, room.width)
        title = head(stack, content.language.label("people"), people[0].where, room, self.options)
        stack.block(in_rows(entries, self.options, room.width))
        listed = Node(Role.LIST, tuple(item(one) for one in entries))
        return stack.setting([title, listed], f"{len(people)} of {len(every)}")

    def _people(self, content: Content) -> tuple[Person, ...]:
        people = tuple(person for person in content.event.people if self.options.who == "all" or person.part is None)
        return people if len(people) >= self.options.fewest else ()


def _entry(person: Person, room: Room, width: float, rung: int) -> Setting:
    lines = [(room.compositor.words(person.name, strict=True), "list-item", rung)]
    if person.role is not None:
        lines.append((room.compositor.words(person.role, strict=True), "list-detail", rung))
    return entry(lines, room, width)
