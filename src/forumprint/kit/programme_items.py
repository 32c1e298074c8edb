"""Items of a programme: time, title, speaker and place, and the bullet beside or above them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from forumprint.base.geometry import Rect
from forumprint.base.units import Length, mm
from forumprint.event.model import ProgrammeItem
from forumprint.frame.placements import Panel
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import Choices, Part, Room, Rungs
from forumprint.kit.compositor import DISPLAY, STRICT, Piece, Stack, first_baseline, node
from forumprint.kit.content import Content
from forumprint.kit.priorities import spare
from forumprint.model.fields import about


class ItemChoices(Choices, frozen=True, kw_only=True):
    """How an item stands."""

    time: Annotated[Literal["inline", "above"], about("The place of an item's time: before its title, or on a quieter line above it.")] = (
        "inline"
    )


class ProgrammeChoices(ItemChoices, frozen=True, kw_only=True):
    """How the head, the rule and the bullets stand."""

    head: Annotated[
        Literal["run-in", "section"], about("`run-in` sets the title into the line of the intro. `section` sets it on a line of its own.")
    ] = "run-in"
    rule: Annotated[Length, about("The thickness of the rule above; 0pt for none.")] = Length(1.5)
    rule_at: Annotated[Literal["above", "below"], about("The side of the head on which the rule stands.")] = "above"
    above: Annotated[Length, about("The space between the rule and the head.")] = Length(mm(1.6))
    below_head: Annotated[Length, about("The space between the head and the first item.")] = Length(mm(1.6))
    below_title: Annotated[Length, about("The space between a section's title and the line under it.")] = Length(mm(1.1))
    between: Annotated[Length, about("The space between two items.")] = Length(mm(1.4))
    bullet: Annotated[tuple[Length, Length], about("The width and height of the bullet.")] = (Length(mm(4)), Length(mm(2)))
    indent: Annotated[Length, about("The distance from the bullet's left edge to the text.")] = Length(mm(6.5))
    bullets: Annotated[
        Literal["beside", "above"],
        about("The place of an item's bullet. With `above` the ladder `bullets` moves it beside, without separators."),
    ] = "beside"
    bullet_above: Annotated[tuple[Length, Length], about("The width and height of a bullet above.")] = (Length(mm(6)), Length(mm(3)))
    below_bullet: Annotated[Length, about("The space between a bullet above and its item.")] = Length(mm(1.3))
    separator: Annotated[Length, about("The thickness of the rule between items with bullets above.")] = Length(0.75)
    round_separator: Annotated[tuple[Length, Length], about("The white above and below that rule.")] = (Length(mm(3.5)), Length(mm(2.3)))


class ProgrammePart(Part, frozen=True):
    """A base for components that set the programme as a list with bullets."""

    reads: ClassVar[tuple[str, ...]] = ("programme",)
    gives: ClassVar[tuple[str, ...]] = ("size", "bullets", "items")
    Options: ClassVar[type[Choices]] = ProgrammeChoices
    options: ProgrammeChoices = ProgrammeChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        programme = content.event.programme
        if programme is None:
            return {}
        beside = int(self.options.bullets == "above")
        return {"size": room.compositor.ladder_length("list-item"), "bullets": beside, "items": spare(programme.items)}

    def bullet(self, stack: Stack, item: ProgrammeItem, content: Content, room: Room, rungs: Rungs, under: bool) -> float:
        """An item's bullet, above it or centred on the x-height of its first line (DESIGN §4), and the indent of the item."""
        colour = content.brand.rule_colour("bullet", room.ground)
        width, height = self.options.bullet_above if under else self.options.bullet
        if under:
            if colour is not None:
                stack.put([Panel(Rect(0, stack.height, width, height), colour)], height + self.options.below_bullet)
            return 0.0
        if colour is not None:
            leads = item.time is not None and self.options.time == "above"
            style = room.style("list-detail") if leads else room.style("list-item", rungs.get("size", 0))
            x_height = style.typeface.x_height * style.size / style.typeface.upem
            middle = stack.height + first_baseline(style) - x_height / 2
            stack.put([Panel(Rect(0, middle - height / 2, width, height), colour)], 0)
        return self.options.indent


def set_item(stack: Stack, item: ProgrammeItem, content: Content, room: Room, rung: int, indent: float, how: ItemChoices) -> Node:
    """The time and the title, and on a quieter line the speaker and the place."""
    compositor = room.compositor
    title = compositor.words(item.title, strict=True)
    style = room.style("list-item", rung)
    pieces = [Piece(title, style)]
    parts = [title]
    if item.time is not None:
        time = compositor.words(item.time, strict=True)
        # Above the title the time ends with a line break, so that read or copied text keeps them apart.
        gap = compositor.composed(content.language.label("time_gap"), item.time.where)
        parts = [time, gap, title]
        if how.time == "above":
            quiet = room.style("list-detail")
            stack.pieces([Piece(time, room.tabular_style("list-detail")), Piece(gap, quiet)], quiet, STRICT, x=indent)
        else:
            pieces = [Piece(time, room.tabular_style("list-item", rung)), Piece(gap, style), *pieces]
    stack.pieces(pieces, style, DISPLAY, x=indent)
    details = [compositor.words(text, strict=True) for text in (item.speaker, item.place) if text is not None]
    body = [node(Role.PARAGRAPH, *parts)]
    for paragraph in _paragraphs(details, content, room, stack.width - indent):
        stack.brief(paragraph, room.style("list-detail"), x=indent)
        body.append(node(Role.PARAGRAPH, *paragraph))
    return Node(Role.ITEM, (Node(Role.ITEM_BODY, tuple(body)),))


def _paragraphs(details: Sequence[Span], content: Content, room: Room, width: float) -> list[list[Span]]:
    """Details side by side, or one under the other if that takes no more lines."""
    joined: list[Span] = []
    for detail in details:
        joined += [room.compositor.composed(content.language.label("separator"), detail.where), detail] if joined else [detail]
    if len(details) < 2:
        return [joined] if joined else []

    def lines(spans: Sequence[Span]) -> int:
        return len(room.compositor.galley(spans, room.style("list-detail"), width, DISPLAY).lines)

    return [joined] if lines(joined) < sum(lines([detail]) for detail in details) else [[detail] for detail in details]
