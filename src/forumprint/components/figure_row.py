"""The figure row: several figures side by side, each with its label."""

from __future__ import annotations

from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.event.model import KeyFigure
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Stack, clearance, node
from forumprint.kit.content import Content
from forumprint.kit.lists import RowChoices, in_rows, lowered, too_wide
from forumprint.kit.phrases import amount_words, change_words
from forumprint.kit.priorities import spare, without
from forumprint.model.fields import about


class FigureRowChoices(RowChoices, frozen=True, kw_only=True):
    """The figures of the row, and how they stand."""

    columns: Annotated[int, about("The most figures side by side.", least=1, most=6)] = 3
    between: Annotated[Length, about("The space between two rows of figures.")] = Length(mm(4.5))
    first: Annotated[int, about("The first figure of the row. A key figure may show those before it.", least=1, most=99)] = 1


class FigureRow(Part, frozen=True):
    """Figures with prefix, label and change, without charts. The ladders are `size`, and `items`, by priority."""

    name: ClassVar[str] = "figure-row"
    reads: ClassVar[tuple[str, ...]] = ("figures",)
    roles: ClassVar[tuple[str, ...]] = ("figure", "figure-prefix", "figure-label", "figure-change")
    gives: ClassVar[tuple[str, ...]] = ("size", "items")
    Options: ClassVar[type[Choices]] = FigureRowChoices
    options: FigureRowChoices = FigureRowChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        figures = self._figures(content)
        return {"size": room.compositor.ladder_length("figure"), "items": spare(figures)} if figures else {}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        figures = without(self._figures(content), rungs.get("items", 0))
        if not figures:
            return NOTHING
        width = self.options.cell(room.width)
        rung = rungs.get("size", 0)
        clear = max(_clear(figure, content, room, rung) for figure in figures)
        entries = [_entry(figure, content, room, width, rung, clear) for figure in figures]
        if any(figure.prefix is not None for figure in figures):
            # Numbers stand on one line, with or without a word above them.
            above = room.style("figure-prefix").leading
            entries = [one if figure.prefix is not None else lowered(one, above) for figure, one in zip(figures, entries, strict=True)]
        for figure, one in zip(figures, entries, strict=True):
            misfit = too_wide((one,), width, figure.where) or _broken(figure, content, room, width, rung)
            if misfit is not None:
                return misfit
        nodes = tuple(Node(Role.DIVISION, one.nodes) for one in entries)
        return Setting(in_rows(entries, self.options, room.width), nodes, f"{room.style('figure', rung).size:g} pt")

    def _figures(self, content: Content) -> tuple[KeyFigure, ...]:
        return content.figures[self.options.first - 1 :]


def _clear(figure: KeyFigure, content: Content, room: Room, rung: int) -> float:
    """White under a number, so that its descenders do not touch its label. The numbers beside it have the same."""
    under = "figure-label" if figure.label is not None else "figure-change" if figure.change is not None else None
    if under is None:
        return 0.0
    style = room.style("figure", rung)
    return clearance(room.compositor.line(amount_words(figure, content, room.compositor), style), style, room.style(under))


def _entry(figure: KeyFigure, content: Content, room: Room, width: float, rung: int, clear: float) -> Setting:
    compositor = room.compositor
    stack = Stack(compositor, width)
    said: list[Span] = []
    if figure.prefix is not None:
        said.append(compositor.words(figure.prefix, strict=True))
        stack.brief(said[-1], room.style("figure-prefix"))
    said.append(amount_words(figure, content, compositor))
    stack.text(said[-1], room.style("figure", rung), STRICT)
    if figure.label is not None or figure.change is not None:
        stack.gap(clear)
    if figure.label is not None:
        said.append(compositor.words(figure.label, strict=True))
        stack.brief(said[-1], room.style("figure-label"))
    if figure.change is not None:
        said.append(change_words(figure.change, figure, content, compositor, with_label=True))
        stack.brief(said[-1], room.style("figure-change"))
    return stack.setting(node(Role.PARAGRAPH, span) for span in said)


def _broken(figure: KeyFigure, content: Content, room: Room, width: float, rung: int) -> Misfit | None:
    """A misfit if number and unit do not fit one line (DESIGN §6.3)."""
    words = amount_words(figure, content, room.compositor)
    if room.compositor.line(words, room.style("figure", rung)).width <= width:
        return None
    return Misfit(
        f"the figure “{words.text}” is wider than its column", "shorten its unit, or move words from it to its label", figure.where
    )
