"""The date panel: the day as a large numeral, month and year under it, then the time and the place.

In every language the numerals of a date stand large: the days, or the years if no day is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.event.dates import EventDate
from forumprint.frame.placements import TextLine
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, STRICT, Piece, Stack, first_baseline, node
from forumprint.kit.content import Content
from forumprint.kit.phrases import place_words
from forumprint.language.rules import Language
from forumprint.language.spacing import NO_BREAK_SPACE
from forumprint.language.writing import date_text
from forumprint.model.fields import about
from forumprint.type.margins import outset

_NUMERALS = {"day": re.compile(r"\d{1,2}(?!\d)"), "month": re.compile(r"\d{4}"), "year": re.compile(r"\d{4}")}
# A measure so narrow that every word has a line of its own.
_WORD_BY_WORD = 1.0
_HAIR = 0.01


class DateChoices(Choices, frozen=True, kw_only=True):
    """The spaces between the parts."""

    gap: Annotated[Length, about("The space between the date and the text under it.")] = Length(mm(3))


class DatePanel(Part, frozen=True):
    """Day, month and year, one under the other, then time and place. A part that is too wide takes the next smaller size."""

    name: ClassVar[str] = "date-panel"
    reads: ClassVar[tuple[str, ...]] = ("date", "venue")
    roles: ClassVar[tuple[str, ...]] = ("date-numeral", "date-month", "date-place")
    gives: ClassVar[tuple[str, ...]] = ("size",)
    Options: ClassVar[type[Choices]] = DateChoices
    options: DateChoices = DateChoices()

    def ladders(self, content: Content, room: Room) -> Rungs:
        if content.event.date is None and content.event.venue is None:
            return {}
        return {"size": max(room.compositor.ladder_length(role) for role in self.roles)}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        rung = rungs.get("size", 0)
        date, place = content.event.date, place_words(content, room)
        stack = Stack(room.compositor, room.width)
        nodes: list[Node] = []
        if date is not None:
            nodes.append(_date(stack, date, content, room, rung))
        stack.gap(self.options.gap)
        under = [room.compositor.words(date.time, strict=True)] if date is not None and date.time is not None else []
        under += [place] if place is not None else []
        for span in under:
            stack.text(span, room.style("date-place", rung), DISPLAY)
            nodes.append(node(Role.PARAGRAPH, span))
        lines = [placed.line for placed in stack.frame.walk() if isinstance(placed, TextLine)]
        widest = max(lines, key=lambda line: line.width, default=None)
        if widest is not None and widest.width > room.width + _HAIR:
            where = date.where if date is not None else content.event.where
            return Misfit(f"“{widest.text.strip()}” is wider than its panel", "shorten it, or shorten the name of the venue", where)
        size = room.style("date-numeral", rung).size
        return stack.setting(nodes, f"{size:g} pt") if nodes else NOTHING


def _date(stack: Stack, date: EventDate, content: Content, room: Room, rung: int) -> Node:
    """One span with a line for each word."""
    span = room.compositor.composed(date_text(date, content.language, running=False), date.where)
    numeral, month = room.style("date-numeral", rung), room.style("date-month", rung)
    pieces = [Piece(span, numeral if large else month, f"{words} ") for words, large in words_of(date, content.language)]
    galley = stack.compositor.paragraph(pieces, _WORD_BY_WORD, STRICT)
    for line in galley.lines:
        style = pieces[line.line.runs[0].source].style
        # A large numeral has much white at its left. Without a correction it would look indented.
        x = -outset(line.line, style) if style == numeral else 0.0
        stack.put([line.at(x, stack.height + first_baseline(style))], style.leading)
    return node(Role.PARAGRAPH, span)


def words_of(date: EventDate, language: Language) -> Iterator[tuple[str, bool]]:
    """A date's words. Each is marked as a large numeral or not. A single dash stays with the word before it."""
    numeral = _NUMERALS[date.start.precision]
    words: list[str] = []
    for word in date_text(date, language, running=False).split():
        if words and not any(letter.isalnum() for letter in word):
            words[-1] += NO_BREAK_SPACE + word
        else:
            words.append(word)
    return ((word, numeral.match(word) is not None) for word in words)
