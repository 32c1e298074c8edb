"""Quotes: the words with their hanging mark, and the speaker."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from forumprint.base.units import Length, mm
from forumprint.event.model import Quote
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, STRICT, Piece, Stack, hanging, node
from forumprint.kit.content import Content
from forumprint.language.spacing import bind
from forumprint.language.writing import quoted
from forumprint.model.fields import about
from forumprint.model.words import Text


class QuoteChoices(Choices, frozen=True, kw_only=True):
    """The quote, and how its speaker stands."""

    quote: Annotated[int, about("The number of the quote in the event, counted from 1.", least=1, most=99)] = 1
    role: Annotated[str, about("The type role of the words.")] = "pull-quote"
    attribution: Annotated[
        Literal["inline", "stacked"], about("`inline` puts name and role on one line. `stacked` puts the role under the name.")
    ] = "stacked"
    gap: Annotated[Length, about("The space between the words and their speaker.")] = Length(mm(2.2))
    largest: Annotated[
        Length | None, about("The largest size. The ladder begins with the first size that is no larger.", examples=["17pt"])
    ] = None


class QuotePart(Part, frozen=True):
    """A base for components that set one quote. `chosen` names the quote."""

    reads: ClassVar[tuple[str, ...]] = ("quotes",)
    roles: ClassVar[tuple[str, ...]] = ("pull-quote", "attribution", "attribution-role")
    gives: ClassVar[tuple[str, ...]] = ("size", "excerpt")
    Options: ClassVar[type[Choices]] = QuoteChoices
    options: QuoteChoices = QuoteChoices()

    def chosen(self, content: Content) -> Quote | None:
        """The quote to set; None if the event has none for this component."""
        raise NotImplementedError

    def ladders(self, content: Content, room: Room) -> Rungs:
        quote = self.chosen(content)
        if quote is None:
            return {}
        sizes = room.compositor.ladder_length(self.options.role) - self._first(room)
        return {"size": sizes, "excerpt": int(quote.short is not None)}

    def _first(self, room: Room) -> int:
        return room.compositor.stylebook.first(self.options.role, self.options.largest)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        quote = self.chosen(content)
        if quote is None:
            return NOTHING
        cut = quote.short if rungs.get("excerpt") and quote.short else quote.text
        language = room.compositor.languages.get(cut.language, content.language)
        words = room.compositor.span(
            quoted(bind(cut.value, language, True), language, closing_stop=language.stop_inside_quotes), cut.language, cut.where
        )
        rung = self._first(room) + rungs.get("size", 0)
        style, most = room.style(self.options.role, rung), room.compositor.stylebook.ladder(self.options.role)[rung].lines
        stack = Stack(room.compositor, room.width)
        lines = len(stack.text(words, style, hanging(DISPLAY)).lines)
        if most is not None and lines > most:
            what = f"the quote needs {lines} lines at {style.size:g} pt, but only {most} fit"
            return Misfit(what, "give it a `short:` form", cut.where)
        stack.gap(self.options.gap)
        nodes = [node(Role.PARAGRAPH, words), *self._speaker(stack, quote, room, content)]
        note = f"{style.size:g} pt" + (", the editor's short form" if cut is quote.short else "")
        return stack.setting([Node(Role.QUOTE, tuple(nodes))], note)

    def _speaker(self, stack: Stack, quote: Quote, room: Room, content: Content) -> list[Node]:
        name = room.compositor.words(quote.speaker, strict=True)
        if self.options.attribution == "stacked" or quote.role is None:
            nodes = [_line_of(stack, quote.speaker, "attribution", room)]
            return nodes + ([_line_of(stack, quote.role, "attribution-role", room)] if quote.role else [])
        role = room.compositor.words(quote.role, strict=True)
        comma = room.compositor.composed(content.language.label("list_comma"), quote.role.where)
        style = room.style("attribution")
        quiet = room.style("attribution-role")
        stack.pieces([Piece(name, style), Piece(comma, quiet), Piece(role, quiet)], style, STRICT)
        return [node(Role.PARAGRAPH, name, comma, role)]


def _line_of(stack: Stack, text: Text, role: str, room: Room) -> Node:
    span = room.compositor.words(text, strict=True)
    stack.text(span, room.style(role), DISPLAY)
    return node(Role.PARAGRAPH, span)
