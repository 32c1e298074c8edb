"""The key figure: a number on one line, its label, and its unit chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from forumprint.base.problems import Where
from forumprint.base.units import Length, mm
from forumprint.event.model import KeyFigure
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, STRICT, Stack, clearance, first_baseline, node
from forumprint.kit.content import Content
from forumprint.kit.phrases import amount_words, change_words, figure_sentence, legend_words
from forumprint.kit.unit_chart import unit_chart
from forumprint.model.fields import about
from forumprint.model.words import Text
from forumprint.type.galley import TextStyle
from forumprint.type.margins import outset


class FigureChoices(Choices, frozen=True, kw_only=True):
    """The number that is shown, and the spaces between the parts."""

    figure: Annotated[int, about("The number of the figure in the event, counted from 1.", least=1, most=99)] = 1
    leads: Annotated[
        Literal["amount", "change"], about("`change` shows how much the figure grew, if the headline already gives the amount.")
    ] = "amount"
    above_chart: Annotated[Length, about("The space between the words and the chart.")] = Length(mm(3))
    tall: Annotated[
        Length | None, about("The greatest height of a chart with shorter rows. The ladder `chart` goes back to the brand's own rows.")
    ] = None
    lift: Annotated[Length, about("The distance by which the number is raised, for faces whose figures stand low in their line.")] = Length(
        0
    )
    below_chart: Annotated[Length, about("The space under the chart, above its legend.")] = Length(mm(2.2))


class KeyFigureComponent(Part, frozen=True):
    """A figure's amount or change, its label, its chart and the chart's legend."""

    name: ClassVar[str] = "key-figure"
    reads: ClassVar[tuple[str, ...]] = ("figures",)
    roles: ClassVar[tuple[str, ...]] = ("figure", "figure-prefix", "figure-label", "figure-change", "figure-legend")
    gives: ClassVar[tuple[str, ...]] = ("size", "chart")
    Options: ClassVar[type[Choices]] = FigureChoices
    options: FigureChoices = FigureChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        figures = content.figures[self.options.figure - 1 : self.options.figure]
        if not figures:
            return {}
        may_shrink = self.options.tall is not None and unit_chart(figures[0], content.brand, room.ground) is not None
        return {"size": room.compositor.ladder_length("figure"), "chart": int(may_shrink)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        figures = content.figures[self.options.figure - 1 : self.options.figure]
        if not figures:
            return NOTHING
        figure = figures[0]
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        change = figure.change
        if self.options.leads == "change" and change is not None:
            amount = change_words(change, figure, content, room.compositor)
            under = room.style("figure-prefix") if change.label else None
            misfit = self._number(stack, amount, room, rungs, figure.where, under)
            nodes.append(node(Role.PARAGRAPH, amount))
            nodes += _label(stack, change.label, room, "figure-prefix")
        else:
            nodes += _label(stack, figure.prefix, room, "figure-prefix")
            amount = amount_words(figure, content, room.compositor)
            alone = unit_chart(figure, content.brand, room.ground) is None
            label_rung = _label_rung(figure.label, room, alone=alone)
            under = room.style("figure-label", label_rung) if figure.label else None
            misfit = self._number(stack, amount, room, rungs, figure.where, under)
            nodes.append(node(Role.PARAGRAPH, amount))
            nodes += _label(stack, figure.label, room, "figure-label", label_rung)
        if misfit is not None:
            return misfit
        drawn = self._chart(stack, figure, content, room, rungs)
        nodes += drawn
        if self.options.leads == "amount" and change is not None:
            words = change_words(change, figure, content, room.compositor, with_label=True)
            stack.gap(self.options.below_chart)
            stack.text(words, room.style("figure-change"), DISPLAY)
            nodes.append(node(Role.PARAGRAPH, words))
        if drawn and figure.chart is not None:
            legend = legend_words(figure.chart, content, room.compositor)
            stack.gap(self.options.below_chart)
            stack.text(legend, room.style("figure-legend"), STRICT)
            nodes.append(node(Role.CAPTION, legend))
        size = room.style("figure", rungs.get("size", 0)).size
        return stack.setting(nodes, f"{size:g} pt")

    def _number(self, stack: Stack, words: Span, room: Room, rungs: Rungs, where: Where, under: TextStyle | None) -> Misfit | None:
        """The number at this rung, on one line, clear of the text under it. It does not fit on two lines."""
        style = room.style("figure", rungs.get("size", 0))
        line = room.compositor.line(words, style)
        if line.width > room.width + 0.01:
            return Misfit(
                f"the figure “{words.text}” is wider than its line", "shorten its unit, or move words from it to its label", where
            )
        stack.put([line.at(-outset(line.line, style), stack.height + first_baseline(style) - self.options.lift)], style.leading)
        if under is not None:
            stack.gap(clearance(line, style, under, self.options.lift))
        return None

    def _chart(self, stack: Stack, figure: KeyFigure, content: Content, room: Room, rungs: Rungs) -> Sequence[Node]:
        aspect = self.options.tall / room.width if self.options.tall and not rungs.get("chart") else None
        drawn = unit_chart(figure, content.brand, room.ground, aspect=aspect)
        if drawn is None or figure.chart is None:
            return ()
        says = room.compositor.figure(figure_sentence(figure, content, room.compositor), content.language.tag, figure.chart.where)
        stack.gap(self.options.above_chart)
        height = drawn.height_at(room.width)
        stack.put([drawn.placed(0, stack.height, room.width, says)], height)
        return (Node(Role.FIGURE, (says,)),)


def _label(stack: Stack, text: Text | None, room: Room, role: str, rung: int = 0) -> Sequence[Node]:
    if text is None:
        return ()
    span = room.compositor.words(text, strict=True)
    stack.brief(span, room.style(role, rung))
    return (node(Role.PARAGRAPH, span),)


def _label_rung(label: Text | None, room: Room, *, alone: bool) -> int:
    """The size of the label. Without a chart the label fills the panel, at the largest size that its lines allow."""
    ladder = room.compositor.stylebook.ladder("figure-label")
    if label is None or not alone:
        return len(ladder) - 1
    span = room.compositor.words(label, strict=True)
    for rung, step in enumerate(ladder):
        if step.lines is None or len(room.compositor.galley(span, room.style("figure-label", rung), room.width).lines) <= step.lines:
            return rung
    return len(ladder) - 1
