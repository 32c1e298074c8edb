"""Items of a programme: when, what, who and where, and the bullet beside or above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar, Literal

from forumprint.base.frozen import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChoices(Choices):
    """How an item stands."""

    time: Literal["inline", "above"] = field(
        default="inline", metadata=about("Where an item's time stands: before its title, or on a quieter line above it.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeChoices(ItemChoices):
    """How head, rule and bullets stand."""

    head: Literal["run-in", "section"] = field(default="run-in", metadata=about("`run-in` sets the title into the line that leads in."))
    rule: Length = field(default=Length(1.5), metadata=about("Thickness of the rule above; 0pt for none."))
    rule_at: Literal["above", "below"] = field(default="above", metadata=about("On which side of the head the rule stands."))
    above: Length = field(default=Length(mm(1.6)), metadata=about("Between the rule and the head."))
    below_head: Length = field(default=Length(mm(1.6)), metadata=about("Between the head and the first item."))
    below_title: Length = field(default=Length(mm(1.1)), metadata=about("Between a title that is a section's and the line under it."))
    between: Length = field(default=Length(mm(1.4)), metadata=about("Between two items."))
    bullet: tuple[Length, Length] = field(default=(Length(mm(4)), Length(mm(2))), metadata=about("Width and height of the bullet."))
    indent: Length = field(default=Length(mm(6.5)), metadata=about("From the bullet's left edge to the text."))
    bullets: Literal["beside", "above"] = field(
        default="beside", metadata=about("Where an item's bullet stands; one above gives `bullets` to stand beside, without separators.")
    )
    bullet_above: tuple[Length, Length] = field(
        default=(Length(mm(6)), Length(mm(3))), metadata=about("Width and height of a bullet above.")
    )
    below_bullet: Length = field(default=Length(mm(1.3)), metadata=about("Between a bullet above and its item."))
    separator: Length = field(default=Length(0.75), metadata=about("Thickness of the rule between items with bullets above."))
    round_separator: tuple[Length, Length] = field(
        default=(Length(mm(3.5)), Length(mm(2.3))), metadata=about("White above and below that rule.")
    )


@dataclass(frozen=True, slots=True)
class ProgrammePart(Part):
    """A base for components that set the programme as a list with bullets."""

    reads: ClassVar[tuple[str, ...]] = ("programme",)
    gives: ClassVar[tuple[str, ...]] = ("size", "bullets", "items")
    Options: ClassVar[type[Choices]] = ProgrammeChoices
    options: ProgrammeChoices = field(default_factory=ProgrammeChoices)

    def ladders(self, content: Content, room: Room) -> Rungs:
        programme = content.event.programme
        if programme is None:
            return {}
        beside = int(self.options.bullets == "above")
        return {"size": room.compositor.ladder_length("list-item"), "bullets": beside, "items": spare(programme.items)}

    def bullet(self, stack: Stack, item: ProgrammeItem, content: Content, room: Room, rungs: Rungs, under: bool) -> float:
        """An item's bullet, above it or centred on the x-height of its first line (DESIGN §4); how far the item stands in."""
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
    """Time and title, and on a quieter line who speaks and where."""
    compositor = room.compositor
    title = compositor.words(item.title, strict=True)
    style = room.style("list-item", rung)
    pieces = [Piece(title, style)]
    parts = [title]
    if item.time is not None:
        time = compositor.words(item.time, strict=True)
        # Above the title it ends its line: what is read or copied keeps them apart.
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
