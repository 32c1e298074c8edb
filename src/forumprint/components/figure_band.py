"""The figure band: two numbers side by side above a wide chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec import Struct

from forumprint.base.units import Length, mm
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, clearance, first_baseline, node
from forumprint.kit.content import Content
from forumprint.kit.phrases import amount_words, change_words, figure_sentence, legend_words
from forumprint.kit.unit_chart import unit_chart
from forumprint.model.fields import about
from forumprint.model.words import Text
from forumprint.type.margins import outset

_HAIR = 0.01


class BandChoices(Choices, frozen=True, kw_only=True):
    """The number of figures, and the spaces between the parts."""

    columns: Annotated[int, about("The number of figures side by side.", least=1, most=4)] = 2
    gutter: Annotated[Length, about("The space between two figures.")] = Length(mm(4.2))
    above_chart: Annotated[Length, about("The space between the words and the chart.")] = Length(mm(6))
    below_chart: Annotated[Length, about("The space between the chart and its legend.")] = Length(mm(3))
    chart: Annotated[int, about("The factor by which the chart's rows are longer than elsewhere. 0 means no chart.", least=0, most=4)] = 2


class _Number(Struct, frozen=True):
    """A number with the words above and under it, and its type role."""

    prefix: Text | None
    words: Span
    label: Text | None
    role: str


class FigureBand(Part, frozen=True):
    """The first figure's amount and its change, or the amounts of the first figures; then the first figure's chart and its legend."""

    name: ClassVar[str] = "figure-band"
    reads: ClassVar[tuple[str, ...]] = ("figures",)
    roles: ClassVar[tuple[str, ...]] = ("figure", "figure-growth", "figure-prefix", "figure-label", "figure-legend")
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = BandChoices
    options: BandChoices = BandChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        return {"size": room.compositor.ladder_length("figure")} if content.event.figures else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        if not content.event.figures:
            return NOTHING
        rung = rungs.get("size", 0)
        numbers = list(_numbers(content, room))[: self.options.columns]
        pitch = (room.width + self.options.gutter) / self.options.columns
        lead_in = max(room.style("figure-prefix").leading if number.prefix else 0.0 for number in numbers)
        band = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        tall = 0.0
        clear = max(_clear(number, room, rung) for number in numbers)
        for place, number in enumerate(numbers):
            column = Stack(room.compositor, pitch - self.options.gutter)
            set_number = _set_number(column, number, lead_in, clear, room, rung)
            if isinstance(set_number, Misfit):
                return set_number
            nodes += set_number
            band.put([column.frame.at(place * pitch, 0.0)], 0.0)
            tall = max(tall, column.height)
        band.put((), tall)
        nodes += self._chart(band, content, room)
        size = room.style("figure", rung).size
        return band.setting(nodes, f"{size:g} pt")

    def _chart(self, band: Stack, content: Content, room: Room) -> Sequence[Node]:
        figure = content.figures[0]
        drawn = unit_chart(figure, content.brand, room.ground, longer=self.options.chart) if self.options.chart else None
        if drawn is None or figure.chart is None:
            return ()
        legend = legend_words(figure.chart, content, room.compositor)
        says = room.compositor.figure(figure_sentence(figure, content, room.compositor), content.language.tag, figure.chart.where)
        band.gap(self.options.above_chart)
        band.put([drawn.placed(0, band.height, room.width, says)], drawn.height_at(room.width))
        band.gap(self.options.below_chart)
        band.text(legend, room.style("figure-legend"), STRICT)
        return Node(Role.FIGURE, (says,)), node(Role.CAPTION, legend)


def _numbers(content: Content, room: Room) -> Iterator[_Number]:
    """The amount of each figure. The change of the first follows its amount."""
    for place, figure in enumerate(content.event.figures):
        yield _Number(figure.prefix, amount_words(figure, content, room.compositor), figure.label, "figure")
        if place == 0 and figure.change is not None:
            yield _Number(None, change_words(figure.change, figure, content, room.compositor), figure.change.label, "figure-growth")


def _clear(number: _Number, room: Room, rung: int) -> float:
    """White under a number, so that its descenders do not touch its label."""
    if number.label is None:
        return 0.0
    style = room.style(number.role, rung)
    return clearance(room.compositor.line(number.words, style), style, room.style("figure-label"))


def _set_number(column: Stack, number: _Number, lead_in: float, clear: float, room: Room, rung: int) -> list[Node] | Misfit:
    """A number on one line. Its top is level with the numbers beside it, and its label with theirs."""
    nodes: list[Node] = []
    if number.prefix is not None:
        prefix = room.compositor.words(number.prefix, strict=True)
        column.brief(prefix, room.style("figure-prefix"))
        nodes.append(node(Role.PARAGRAPH, prefix))
    column.put((), max(0.0, lead_in - column.height))
    style = room.style(number.role, rung)
    line = room.compositor.line(number.words, style)
    if line.width > column.width + _HAIR:
        hint = "shorten its unit, or move words from it to its label"
        return Misfit(f"the figure “{number.words.text}” is wider than its column", hint, number.words.where)
    column.put([line.at(-outset(line.line, style), column.height + first_baseline(style))], style.leading)
    nodes.append(node(Role.PARAGRAPH, number.words))
    if number.label is not None:
        column.gap(clear)
        label = room.compositor.words(number.label, strict=True)
        column.brief(label, room.style("figure-label"))
        nodes.append(node(Role.PARAGRAPH, label))
    return nodes
