"""The partners: a strip of logos, with names for partners without a logo."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from forumprint.base.geometry import Rect, Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Partner
from forumprint.frame.drawing import Drawing
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.placements import LinkArea, Panel, Placement
from forumprint.frame.spans import Figure, Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.lists import entry, too_wide
from forumprint.kit.pictures import picture
from forumprint.kit.priorities import spare, without
from forumprint.language.spacing import bind
from forumprint.model.fields import about

_WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


class PartnersChoices(Choices, frozen=True, kw_only=True):
    """The size of the logos, and the spaces between them."""

    head: Annotated[str, about("The type role of the head.", examples=["section-head"])] = "fact-label"
    below_head: Annotated[Length, about("The space between the head and the logos.")] = Length(mm(1.6))
    height: Annotated[Length, about("The height of the strip. A long logo is lower, so that all look equally large.")] = Length(mm(10))
    shape: Annotated[float, about("The width over the height of a logo that fills the strip's height.", least=0.5, most=6)] = 2.0
    gap: Annotated[Length, about("The space between two logos, and above a second row of them.")] = Length(mm(7))
    columns: Annotated[
        int | None, about("The number of columns on which logos begin. Without it logos stand one after the other.", least=1, most=6)
    ] = None
    gutter: Annotated[Length, about("The space between two columns.")] = Length(mm(4))
    clear: Annotated[Length, about("The white round a logo that needs a field of its own on a ground.")] = Length(mm(1.5))

    def cell(self, width: float) -> float:
        """The width of one logo in a measure, in points."""
        return width if self.columns is None else (width - self.gutter * (self.columns - 1)) / self.columns


class Partners(Part, frozen=True):
    """Logos in their own colours, linked to the partner's page; names for partners without a logo. The ladder is `items`."""

    name: ClassVar[str] = "partners"
    reads: ClassVar[tuple[str, ...]] = ("partners",)
    roles: ClassVar[tuple[str, ...]] = ("fact-label", "list-item")
    gives: ClassVar[tuple[str, ...]] = ("items",)
    Options: ClassVar[type[Choices]] = PartnersChoices
    options: PartnersChoices = PartnersChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"items": spare(content.event.partners)} if content.event.partners else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        partners = without(content.event.partners, rungs.get("items", 0))
        if not partners:
            return NOTHING
        stack = Stack(room.compositor, room.width)
        title = room.compositor.composed(content.language.label("partners"), partners[0].where)
        stack.text(title, room.style(self.options.head), STRICT)
        stack.gap(self.options.below_head)
        cell = self.options.cell(room.width)
        entries = [self._entry(partner, content, room, cell) for partner in partners]
        for partner, (one, _) in zip(partners, entries, strict=True):
            misfit = too_wide((one,), cell, partner.where)
            if misfit is not None:
                return misfit
        on_columns = self.options.columns is not None
        placed = [(one, cell) for one, _ in entries] if on_columns else entries
        between = self.options.gutter if on_columns else self.options.gap
        for number, row in enumerate(_rows(placed, room.width, between)):
            if number:
                stack.gap(self.options.gap)
            stack.block(_side_by_side(row, between, room.width))
        listed = Node(Role.LIST, tuple(Node(Role.ITEM, (Node(Role.ITEM_BODY, one.nodes),)) for one, _ in entries))
        nodes = (node(Role.HEADING_2, title), listed)
        return stack.setting(nodes, f"{len(partners)} of {len(content.event.partners)}")

    def _entry(self, partner: Partner, content: Content, room: Room, width: float) -> tuple[Setting, float]:
        """A logo or a name, and its width."""
        drawn = content.logos.get(partner.logo.value) if partner.logo else None
        pixels = content.sizes.get(partner.logo.value) if partner.logo else None
        if drawn is not None:
            return self._logo(partner, drawn, drawn.view.width / drawn.view.height, content, room, width)
        if pixels is not None:
            return self._logo(partner, None, pixels.width / pixels.height, content, room, width)
        span = _named(partner, content, room)
        one = entry([(span, "list-item", 0)], room, width)
        return one, max(placed.box.right for placed in one.frame.walk())

    def _logo(
        self, partner: Partner, drawn: Drawing | None, ratio: float, content: Content, room: Room, width: float
    ) -> tuple[Setting, float]:
        field = content.brand.rule_colour("logo-field", room.ground)
        clear = self.options.clear if field is not None else 0.0
        size = self._size(ratio, width - 2 * clear)
        outer, inner = Rect(0, 0, size.width + 2 * clear, size.height + 2 * clear), Rect(clear, clear, size.width, size.height)
        figure = _figure(partner, room)
        placements: list[Placement] = [Panel(outer, field)] if field is not None else []
        if drawn is not None:
            placements.append(drawn.placed(inner.x, inner.y, inner.width, figure))
        elif partner.logo is not None:
            placements.append(picture(partner.logo, content.sizes[partner.logo.value], inner, _WHOLE, figure))
        if partner.web is not None:
            placements.append(LinkArea(outer, partner.web.value, None, content.language.label("link_web", address=partner.web.value)))
        return Setting(Frame(Size(outer.width, outer.height), tuple(placements)), (Node(Role.FIGURE, (figure,)),)), outer.width

    def _size(self, ratio: float, width: float) -> Size:
        """All logos cover the same area, as far as strip and measure have room. So a long and a tall logo look equally large."""
        area = self.options.height**2 * self.options.shape
        height = min(self.options.height, math.sqrt(area / ratio), width / ratio)
        return Size(height * ratio, height)


def _figure(partner: Partner, room: Room) -> Figure:
    """The text of a logo: its alt text, else the partner's name."""
    words = partner.alt or partner.name
    also = tuple(text.where for text in (partner.name, partner.web) if text is not None)
    return room.compositor.figure(words.value, words.language, words.where, also)


def _named(partner: Partner, content: Content, room: Room) -> Span:
    """The name, linked if the partner has a web address."""
    language = room.compositor.languages.get(partner.name.language, content.language)
    words = bind(partner.name.value, language, True)
    also = (partner.web.where,) if partner.web else ()
    return room.compositor.span(words, partner.name.language, partner.name.where, partner.web.value if partner.web else None, also)


def _rows(entries: Sequence[tuple[Setting, float]], width: float, gap: float) -> Iterator[list[tuple[Setting, float]]]:
    """Entries in order. Each row holds as many as fit side by side."""
    row: list[tuple[Setting, float]] = []
    used = 0.0
    for one in entries:
        if row and used + gap + one[1] > width + 0.01:
            yield row
            row, used = [], 0.0
        used += one[1] + (gap if row else 0.0)
        row.append(one)
    yield row


def _side_by_side(row: Sequence[tuple[Setting, float]], gap: float, width: float) -> Frame:
    """A row's entries on one middle line. Names without logos have their first lines level."""
    tallest = max(one.height for one, _ in row)
    centred = any(child.role is Role.FIGURE for one, _ in row for child in one.nodes)
    children: list[Placed] = []
    x = 0.0
    for one, taken in row:
        children.append(one.frame.at(x, (tallest - one.height) / 2 if centred else 0.0))
        x += taken + gap
    return Frame(Size(width, tallest), tuple(children))
